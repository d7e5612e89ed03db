"""The workspace itself: hears the form, asks for the passes, shows what came of them."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSplitter

from visualizer.errors import BadInput
from visualizer.in_context import ShotsWork, unable
from visualizer.language import tr
from visualizer.prompting.records import Shots, left_out
from visualizer.prompting.workbench import Workbench
from visualizer.state import Selection
from widgets.panels.panel import Panel
from widgets.studying import Studying
from widgets.theme import Theme
from widgets.worker import Opened
from widgets.workspaces.prompting.curve_panel import CurvePanel
from widgets.workspaces.prompting.fields import is_step
from widgets.workspaces.prompting.form import Form
from widgets.workspaces.prompting.meter import pieces_of
from widgets.workspaces.prompting.shots_panel import ShotsPanel
from widgets.workspaces.unable import Unable
from widgets.workspaces.workspace import Desk, Workspace

FORM_WIDTH, LEAST_FORM, LEAST_RIGHT = 400, 320, 400
WIDTHS = (FORM_WIDTH, 1040)
HEIGHTS = (550, 250)


class Prompting(Workspace):
    """The form at the left; at the right the shots, and below them the curve.

    The shots follow each edit, the curve follows the shots. In place of all of it stands one sentence where the model
    answers no prompts.
    """

    has_prompt = False

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, theme = desk, desk.themes.theme
        self.form = Form(theme)
        self.shots = ShotsPanel(theme)
        self.curve = CurvePanel(theme, desk.engines)
        self.studying = Studying(desk.engines, "shots")
        self.found: Shots | None = None  # what was computed last
        self._is_stale = False  # whether that is not of what is written now
        self._failed = ""  # why nothing came of that
        self.unable = Unable(theme)
        self._awake = False
        self._late = QTimer(self, singleShot=True, interval=0)  # several fields of the selection may change at once
        self._late.timeout.connect(self._draw)
        self._place()
        self._join()
        self.set_theme(theme)

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The shots first."""
        return (self.shots, self.curve)

    @property
    def is_busy(self) -> bool:
        """Whether passes are under way."""
        return self.studying.is_busy or self.curve.studying.is_busy

    def wake(self) -> None:
        """Compute what is written."""
        self._awake = True
        spec = self._desk.models.spec
        if spec is not None:
            self.form.show_model(spec.name)
        self._ask()

    def sleep(self) -> None:
        """Compute nothing that nobody sees."""
        self._awake = False
        self._late.stop()
        self.studying.cancel()
        self.curve.sleep()

    def take_keyboard(self) -> None:
        """To the question: here one writes."""
        field = self.unable.go if self._why_unable else self.form.question.field
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def state(self) -> Mapping[str, Any]:
        """What is written, whether it makes a prompt or not."""
        return self.form.bench.to_data()

    def restore(self, state: Mapping[str, Any]) -> None:
        """Write it there again."""
        with suppress(BadInput):
            self.form.show_bench(Workbench.from_data(state))

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        for splitter in (self._columns, self._rows):  # first: a style sheet gives what is below it its palette back
            splitter.setStyleSheet(f"QSplitter::handle {{ background: {theme.palette.line}; }}")
        for part in (self.form, self.shots, self.curve, self.unable):
            part.set_theme(theme)

    def detach(self) -> None:
        """Stop listening, before the window goes."""
        self.sleep()
        self._desk.sitting.selection_changed.disconnect(self._on_selection)
        self._desk.sitting.factors_changed.disconnect(self._on_factors)

    def event(self, event: QEvent) -> bool:
        """Qt's: undo and redo are the workbench's here, before the window's commands have them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.form.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.form.redo()
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        self._rows = QSplitter(Qt.Orientation.Vertical)
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        for splitter, parts, sizes in (
            (self._rows, (self.shots, self.curve), HEIGHTS),
            (self._columns, (self.form, self._rows), WIDTHS),
        ):
            for part in parts:
                splitter.addWidget(part)
            splitter.setSizes(list(sizes))
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        for place, (row, column) in enumerate(zip(HEIGHTS, (0, 1), strict=True)):
            self._rows.setStretchFactor(place, row)
            self._columns.setStretchFactor(place, column)
        self.form.setMinimumWidth(LEAST_FORM)
        self._rows.setMinimumWidth(LEAST_RIGHT)
        for panel in self.panels:
            panel.setMinimumHeight(160)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._columns)
        row.addWidget(self.unable)
        self.unable.hide()

    def _join(self) -> None:
        desk = self._desk
        for panel in self.panels:
            self.join(panel)
        self.form.changed.connect(self._ask)
        self.shots.text_opened.connect(self._on_text_opened)
        self.unable.wanted.connect(self.action_wanted)
        self.shots.drawn.connect(self.drawn)
        self.studying.found.connect(self._on_found)
        self.studying.failed.connect(self._on_failed)
        desk.engines.opened.connect(self._on_opened)
        desk.sitting.selection_changed.connect(self._on_selection)
        desk.sitting.factors_changed.connect(self._on_factors)

    # ---- passes ----
    @Slot()
    def _ask(self) -> None:
        """Read the form: say what makes no prompt, compute what does."""
        if not self._awake:
            return
        bench = None if self._why_unable else self.form.checked()
        self._is_stale, self._failed = True, ""
        self.curve.show_bench(bench, self._desk.passes.factors)  # it is computed behind the shots
        self._draw()
        if bench is None:
            self.form.meter_refusal.say("")
            self.studying.cancel()
            return
        counts = tuple(sorted({0, min(1, len(bench.shown)), len(bench.shown)}))
        self.studying.ask(ShotsWork(bench, counts, self._desk.passes.factors))

    @property
    def _why_unable(self) -> str:
        """Why the model answers no prompts; empty where it does, and while there is none."""
        spec = self._desk.models.spec
        return "" if spec is None else unable(spec)

    @property
    def _why_stale(self) -> str:
        """Why what is shown is not of what is written; empty where it is."""
        if not self._is_stale:
            return ""
        return self.form.refused or self._failed or tr("This prompt is the one before the change.")

    @Slot(object, bool)
    def _on_found(self, shots: Shots, is_all: bool) -> None:
        self.found, self._is_stale = shots, False
        trace = shots.shots[-1].trace
        self.form.meter.show_pieces(pieces_of(shots.shots[-1]), trace.spec.context)
        self.form.meter_refusal.say(left_out(shots, trace.spec.name))
        self._draw()
        if is_all:
            self.curve.ask()

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self._failed = sentence
        self.form.meter_refusal.say(sentence)
        self._draw()

    @Slot()
    def _draw(self) -> None:
        selection, why_unable = self._selection, self._why_unable
        self.unable.say(why_unable)
        self._columns.setVisible(not why_unable)
        self.shots.show_shots(self.found, selection, self._why_stale)
        self.form.meter.show_stale(self._is_stale)
        self.curve.show_around(None if self.found is None else self.found.shots[-1].trace, selection)

    @property
    def _selection(self) -> Selection:
        selection = self._desk.sitting.selection
        return selection if self.found is None else selection.of(self.found.shots[-1].trace)

    # ---- the window ----
    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        """Another model: what was found belongs to the one before."""
        self.found = None
        self.curve.forget()
        self.form.show_model(opened.spec.name)
        self._draw()
        self._ask()

    @Slot(str)
    def _on_text_opened(self, text: str) -> None:
        self._desk.prompt.field.set_text(text)
        self.picked.emit({"view": "next-token"})

    def _on_selection(self, selection: Selection) -> None:
        if self._awake:
            self._late.start()

    def _on_factors(self, factors: Mapping[Any, float]) -> None:
        self._ask()
