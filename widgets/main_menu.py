"""The menu under the program's name: every row of the table of actions, by its group."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from visualizer.language import tr
from widgets.actions import ACTIONS, GROUPS

if TYPE_CHECKING:
    from widgets.commands import Commands


def main_menu(parent: QWidget, commands: "Commands") -> QMenu:
    """A menu of menus; rows that are not at hand are there and greyed."""
    menu = QMenu(parent)
    menu.setAccessibleName(tr("Menu"))
    for group in GROUPS:
        part = menu.addMenu(tr(group))
        part.setToolTipsVisible(True)
        for action in ACTIONS:
            if action.group == group:
                part.addAction(commands.qt_action(action.id))
    return menu


def show_main_menu(parent: QWidget, commands: "Commands", place: QPoint) -> None:
    """Open it there, and let it go."""
    menu = main_menu(parent, commands)
    menu.exec(place)
    menu.deleteLater()
