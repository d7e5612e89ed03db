"""The menu under the program's name: every row of the table of actions, by its group."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from visualizer.language import tr
from widgets.actions import ACTIONS, GROUPS

if TYPE_CHECKING:
    from widgets.commands import Commands


def main_menu(parent: QWidget, commands: "Commands") -> QMenu:
    """A menu of menus; a row's data is the action's id. Rows that are not at hand are there and greyed."""
    menu = QMenu(parent)
    menu.setAccessibleName(tr("Menu"))
    for group in GROUPS:
        part = menu.addMenu(tr(group))
        part.setToolTipsVisible(True)
        for action in ACTIONS:
            if action.group == group:
                row = part.addAction(f"{action.title}\t{action.shown_keys}")  # a tab: Qt sets it apart, as a key
                row.setToolTip(action.explains)
                row.setData(action.id)
                row.setEnabled(commands.is_at_hand_anywhere(action))
    return menu


def show_main_menu(parent: QWidget, commands: "Commands", place: QPoint) -> None:
    """Open it there, do what is chosen, and let it go."""
    menu = main_menu(parent, commands)
    chosen = menu.exec(place)
    menu.deleteLater()
    if chosen is not None:
        commands.do_anywhere(chosen.data())
