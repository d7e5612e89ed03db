"""What each row of the table of actions does, and the Qt actions made from it.

`Commands` has one method for each handler that the table names; it changes the sitting or asks a presenter, and paints
nothing itself.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from widgets.actions import ACTIONS, BY_ID, Action, Fact, at_hand, hints
from widgets.panel import Panel

if TYPE_CHECKING:
    from widgets.main_window import MainWindow


class Commands(QObject):
    """Carries out actions. `facts_changed` says that others than before may be at hand."""

    facts_changed = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._panel: Panel = window.panels.head  # the panel in focus, or the last that was
        self._facts: frozenset[Fact] = frozenset()
        self._actions: dict[str, QAction] = {}
        for action in ACTIONS:
            row = QAction(action.title, self)
            row.setToolTip(action.tooltip)
            row.setData(action.id)
            row.setShortcuts([QKeySequence(key) for key in action.keys])
            row.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            row.setAutoRepeat(action.handler.startswith(("move", "undo", "redo", "step")))
            row.triggered.connect(self._on_triggered)
            window.addAction(row)
            self._actions[action.id] = row
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]
        window.prompt.field.undoAvailable.connect(self.update_facts)
        window.prompt.field.redoAvailable.connect(self.update_facts)
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
            handler = getattr(self, action.handler)
            handler() if action.argument is None else handler(action.argument)

    @Slot()
    def update_facts(self) -> None:
        """Look which facts hold, and switch the actions."""
        window = self._window
        field, document = window.prompt.field, window.prompt.field.document()
        holds: dict[Fact, bool] = {
            "model": window.models.spec is not None,
            "prompt": bool(field.text),
            "trace": window.sitting.trace is not None,
            "idle": not window.passes.is_running,
            "busy": window.passes.is_running,
            "undo": document.isUndoAvailable(),
            "redo": document.isRedoAvailable(),
            "typing": field.hasFocus(),
            "panels": not field.hasFocus(),
            "arcs": window.panels.head.is_arcs,
            "map": not window.panels.head.is_arcs,
        }
        facts = frozenset(fact for fact, is_so in holds.items() if is_so)
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

    # ---- the handlers that the table names ----
    def step(self) -> None:
        """Draw one token."""
        self._window.passes.step()

    def generate(self) -> None:
        """Draw tokens."""
        self._window.passes.generate(self._window.panels.controls.max_new_tokens)

    def stop(self) -> None:
        """Draw no more."""
        self._window.passes.stop()

    def undo(self) -> None:
        """Take back an edit or a drawn token."""
        self._window.prompt.field.undo()

    def redo(self) -> None:
        """Do it again."""
        self._window.prompt.field.redo()

    def focus_prompt(self) -> None:
        """The keyboard to the prompt."""
        self._window.prompt.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_panels(self) -> None:
        """The keyboard to the panel that had it last."""
        self._panel.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def move_query(self, by: int) -> None:
        """Look from a neighbouring token; the last one is followed when the prompt grows."""
        sitting = self._window.sitting
        if sitting.trace is not None:
            count = len(sitting.trace.tokens)
            place = max(0, min(count - 1, sitting.selection.token(sitting.trace) + by))
            sitting.select(query=-1 if place == count - 1 else place)

    def move_layer(self, by: int) -> None:
        """Focus another layer."""
        sitting = self._window.sitting
        if sitting.trace is not None:
            last = sitting.trace.spec.layers - 1
            sitting.select(layer=max(0, min(last, sitting.selection.layer + by)))

    def move_head(self, by: int) -> None:
        """Focus another head."""
        sitting = self._window.sitting
        if sitting.trace is not None:
            last = sitting.trace.spec.heads - 1
            sitting.select(head=max(0, min(last, sitting.selection.head + by)))

    def stage(self, stage: str) -> None:
        """Show another stage of the head; stages are shown as a map."""
        self._window.panels.head.show_arcs(False)
        self._window.sitting.select(stage=stage)
        self.update_facts()

    def shape(self, shape: str) -> None:
        """Map or arcs."""
        self._window.panels.head.show_arcs(shape == "arcs")
        self.update_facts()

    def switch_contrast(self) -> None:
        """The colour scale of weights up to 1, or up to what occurs."""
        self._window.panels.switch_contrast()

    def switch_greedy(self) -> None:
        """Greedy or random."""
        sitting = self._window.sitting
        sampling = sitting.selection.sampling
        sitting.select(sampling=replace(sampling, greedy=not sampling.greedy))

    def open_folder(self) -> None:
        """Choose a model's folder."""
        self._window.models.ask_for_folder()

    def save_figure(self) -> None:
        """Save what the panel in focus shows."""
        self._window.saving.save(self._panel)

    def copy_figure(self) -> None:
        """Copy what the panel in focus shows."""
        self._window.saving.copy(self._panel)

    def switch_theme(self) -> None:
        """Light or dark."""
        self._window.themes.switch()

    def show_keys(self) -> None:
        """List all keys."""
        self._window.key_sheet.open()

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    # ---- what Qt says ----
    @Slot()
    def _on_triggered(self) -> None:
        row = self.sender()
        if isinstance(row, QAction):
            self.do(row.data())

    @Slot(QWidget, QWidget)
    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        for panel in self._window.panels.all:
            if now is not None and panel.isAncestorOf(now):
                self._panel = panel
        self.update_facts()


def unknown_handlers() -> list[Action]:
    """Rows of the table whose handler is missing here; empty, or the program is wrong."""
    return [action for action in ACTIONS if not callable(getattr(Commands, action.handler, None))]
