"""The menu under the program's name: every row of the table of actions, by its group."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from visualizer.language import tr
from widgets.actions import ACTIONS, BY_ID, GROUPS

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


VIEWS_APART = ("view-architecture", "view-positions", "view-feed-forward", "view-tokenizers", "rank-heads", "explain")


def view_menu(parent: QWidget, commands: "Commands") -> QMenu:
    """The views that have no panel of their own; a row's data is the action's id."""
    menu = QMenu(parent)
    menu.setAccessibleName(tr("Views"))
    menu.setToolTipsVisible(True)
    for id in VIEWS_APART:
        action = BY_ID[id]
        row = menu.addAction(f"{action.title}\t{action.shown_keys}")
        row.setToolTip(action.explains)
        row.setData(id)
        row.setEnabled(commands.is_at_hand_anywhere(action))
    return menu


def show_view_menu(parent: QWidget, commands: "Commands", place: QPoint) -> None:
    """Open it there, open the view that is chosen, and let it go."""
    menu = view_menu(parent, commands)
    chosen = menu.exec(place)
    menu.deleteLater()
    if chosen is not None:
        commands.do_anywhere(chosen.data())
