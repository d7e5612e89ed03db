"""What each row of the table of actions does, and the Qt actions made from it.

A row names its handler as "room.method". Each room is a file in here: a class whose methods are handlers, and which
says what holds of its part of the window.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from widgets.actions import ACTIONS, BY_ID, Action, Fact, at_hand, hints
from widgets.commands.compare import CompareCommands
from widgets.commands.figure import FigureCommands
from widgets.commands.find import FindCommands
from widgets.commands.heads import HeadCommands
from widgets.commands.layout import LayoutCommands
from widgets.commands.look import LookCommands
from widgets.commands.masks import MaskCommands
from widgets.commands.model import ModelCommands
from widgets.commands.pages import PageCommands
from widgets.commands.present import PresentCommands
from widgets.commands.prompt import PromptCommands
from widgets.commands.roles import RoleCommands
from widgets.commands.room import Room
from widgets.commands.sample import SampleCommands
from widgets.commands.window import WindowCommands
from widgets.commands.workspaces import WorkspaceCommands
from widgets.commands.zoom import ZoomCommands
from widgets.panels.panel import Panel

if TYPE_CHECKING:
    from widgets.main_window import MainWindow


ROOMS: dict[str, type[Room]] = {
    "prompt": PromptCommands,
    "look": LookCommands,
    "masks": MaskCommands,
    "model": ModelCommands,
    "figure": FigureCommands,
    "window": WindowCommands,
    "zoom": ZoomCommands,
    "find": FindCommands,
    "layout": LayoutCommands,
    "present": PresentCommands,
    "pages": PageCommands,
    "roles": RoleCommands,
    "heads": HeadCommands,
    "workspaces": WorkspaceCommands,
    "sample": SampleCommands,
    "compare": CompareCommands,
}


class Commands(QObject):
    """Carries out actions. `facts_changed` says that others than before may be at hand."""

    facts_changed = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._rooms = {name: room(window) for name, room in ROOMS.items()}
        self._panel: Panel = window.panels.head  # the panel in focus, or the last that was
        self._facts: frozenset[Fact] = frozenset()
        self._actions: dict[str, QAction] = {}
        for action in ACTIONS:
            row = QAction(action.title, self)
            row.setToolTip(action.tooltip)
            row.setData(action.id)
            row.setShortcuts([QKeySequence(key) for key in action.keys])
            row.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            row.setAutoRepeat(action.repeats)
            row.triggered.connect(self._on_triggered)
            window.addAction(row)
            self._actions[action.id] = row
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]
        window.undoing.changed.connect(self.update_facts)
        window.paging.changed.connect(self.update_facts)
        window.ranking.changed.connect(self.update_facts)
        window.presenting.changed.connect(self.update_facts)
        window.workspaces.switched.connect(self._on_switched)
        window.panels.drawers.switched.connect(self.update_facts)
        window.panels.side.switched.connect(self.update_facts)
        window.panels.head.shape.chosen.connect(self.update_facts)
        self.update_facts()

    @property
    def facts(self) -> frozenset[Fact]:
        """What holds at the moment."""
        return self._facts

    def qt_action(self, id: str) -> QAction:
        """The Qt action of a row, for menus."""
        return self._actions[id]

    def do(self, id: str) -> None:
        """Carry out an action, if it is at hand."""
        action = BY_ID[id]
        if at_hand(action, self._facts):
            handler = self.handler(action)
            handler() if action.argument is None else handler(action.argument)

    def is_at_hand_anywhere(self, action: Action) -> bool:
        """Whether an action makes sense wherever the keyboard is: for menus and the palette, which take it along."""
        return at_hand(action, self._facts | {"typing", "panels", "explore", "sample"})

    def do_anywhere(self, id: str) -> None:
        """Carry out an action; where it belongs to another workspace, to the panels or to the prompt, the keyboard goes
        there first."""
        for name in {"explore", "sample"} & (BY_ID[id].needs - self._facts):
            self._window.workspaces.open(name)
        self.update_facts()
        needs = BY_ID[id].needs - self._facts
        if "panels" in needs:
            self.do("panels")
        elif "typing" in needs:
            self.do("prompt")
        self.update_facts()
        self.do(id)

    def room(self, name: str) -> Any:
        """One of the rooms, for what is more than a row of the table."""
        return self._rooms[name]

    def handler(self, action: Action) -> Callable[..., Any]:
        """What carries out a row of the table."""
        room, method = action.handler.split(".")
        found: Callable[..., Any] = getattr(self._rooms[room], method)
        return found

    @Slot()
    def update_facts(self) -> None:
        """Look which facts hold, and switch the actions."""
        facts = frozenset(fact for room in self._rooms.values() for fact, is_so in room.facts().items() if is_so)
        if facts != self._facts:
            self._facts = facts
            for action in ACTIONS:
                self._actions[action.id].setEnabled(at_hand(action, facts))
            self.facts_changed.emit()

    def hints(self) -> list[tuple[str, str]]:
        """The keys of the moment."""
        return hints(self._facts)

    @property
    def panel(self) -> Panel:
        """The panel in focus, or the one that was last."""
        return self._panel

    # ---- what Qt says ----
    @Slot()
    def _on_triggered(self) -> None:
        row = self.sender()
        if isinstance(row, QAction):
            self.do(row.data())

    @Slot(QWidget, QWidget)
    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        for panel in self._window.workspaces.workspace.panels:
            if now is not None and panel.isAncestorOf(now):
                self._panel = panel
        self.update_facts()

    @Slot()
    def _on_switched(self) -> None:
        """Another workspace is shown; one of its panels is the one that a key means."""
        panels = self._window.workspaces.workspace.panels
        if panels and self._panel not in panels:
            self._panel = panels[0]
        self.update_facts()


def unknown_handlers() -> list[Action]:
    """Rows of the table whose handler is missing; empty, or the program is wrong."""

    def is_known(handler: str) -> bool:
        room, _, method = handler.partition(".")
        return room in ROOMS and callable(getattr(ROOMS[room], method, None))

    return [action for action in ACTIONS if not is_known(action.handler)]
