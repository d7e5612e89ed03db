"""The workspace *Sample*: how the next token is drawn, and what a text becomes.

the text, and a column for each drawn token      a click or a drag selects the step that everything below shows
the settings
the stages and the draw │ temperature
                        │ what could follow
"""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import sentences
from widgets.marks.draw import DrawItem
from widgets.marks.stages import StagesItem
from widgets.panels.linked import Linked
from widgets.panels.panel import Panel
from widgets.shield import shielded
from widgets.theme import Theme
from widgets.workspaces.sample.follow_panel import FollowPanel
from widgets.workspaces.sample.following import WAYS, Question
from widgets.workspaces.sample.panels import TEMPERATURE, TIMELINE
from widgets.workspaces.sample.settings import SettingsStrip
from widgets.workspaces.sample.stages_panel import StagesPanel
from widgets.workspaces.sample.steps import StepBar
from widgets.workspaces.unable import Unable
from widgets.workspaces.workspace import Desk, Workspace

TIMELINE_HEIGHT, LOW_TIMELINE, EMPTY_TIMELINE = 190, 132, 36
LOW = 640  # pixels of the workspace below which the text and the temperature give way to the rest
WIDTHS = (930, 510)
HEIGHTS = (260, 300)


class Sample(Workspace):
    """Places its panels, and shows them the pass of the step that one has scrubbed to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, theme = desk, desk.themes.theme
        self.timeline = Panel(theme, TIMELINE, ("timeline",))
        self.timeline.header.hide()
        self.timeline.setFixedHeight(EMPTY_TIMELINE)
        self.settings = SettingsStrip(theme, desk.controls.vocabulary)
        self.steps = StepBar(theme)
        self.stages = StagesPanel(theme, self.steps)
        self.temperature = Panel(theme, TEMPERATURE, ("temperature",))
        self.unable = Unable(theme)  # in place of all the others, where the model draws no tokens
        self.unable.hide()
        self.follow = FollowPanel(theme, desk.engines, desk.notices, self._question)
        self._awake = False
        self._is_wide = False  # whether what could follow has all the room
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self._draw)
        self.linked = Linked(desk.sitting, self)
        self._place()
        self._join()
        self.set_theme(theme)

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The stages first."""
        return (self.stages, self.timeline, self.temperature, self.follow)

    @property
    def is_busy(self) -> bool:
        """Whether the study of what could follow is under way."""
        return self.follow.is_busy

    def wake(self) -> None:
        """Show the present pass."""
        self._awake = True
        self.settings.sampling = self._desk.sitting.selection.sampling
        self.settings.max_new_tokens = self._desk.controls.max_new_tokens
        self._draw()
        self.follow.wake()

    def sleep(self) -> None:
        """Compute nothing until woken."""
        self._awake = False
        self._late.stop()
        self.follow.sleep()
        self._desk.prompt.show_lines()  # the other workspaces have no timeline that shows the text

    def show_view(self, view: str) -> None:
        """Take the keyboard to the panel that draws a view."""
        if any(way.view == view for way in WAYS):
            self.follow.choose(view)
        super().show_view(view)

    def play(self) -> None:
        """Let the random number fall once more; which token it hits is told when it has landed."""
        for item in self.stages.canvas.items_shown:
            if isinstance(item, StagesItem):
                item.hold(True)
        for item in self.stages.canvas.items_shown:
            if isinstance(item, DrawItem):
                item.landed.connect(self._on_landed, Qt.ConnectionType.UniqueConnection)
                item.play()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        for splitter in (self._columns, self._rows):  # first: a style sheet gives what is below it its palette back
            splitter.setStyleSheet(f"QSplitter::handle {{ background: {theme.palette.line}; }}")
        for part in (*self.panels, self.settings, self.steps, self.unable):
            part.set_theme(theme)

    def detach(self) -> None:
        """Stop listening to the sitting, before the window goes."""
        self.sleep()
        self.linked.detach()
        sitting = self._desk.sitting
        sitting.trace_changed.disconnect(self._on_trace)
        sitting.selection_changed.disconnect(self._on_selection)

    def _place(self) -> None:
        self._rows = QSplitter(Qt.Orientation.Vertical)
        self._rows.addWidget(self.temperature)
        self._rows.addWidget(self.follow)
        self._rows.setSizes(list(HEIGHTS))
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.addWidget(self.stages)
        self._columns.addWidget(self._rows)
        self._columns.setSizes(list(WIDTHS))
        for place, width in enumerate(WIDTHS):
            self._columns.setStretchFactor(place, width)
        for splitter in (self._rows, self._columns):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self.stages.setMinimumWidth(400)
        self._rows.setMinimumWidth(340)
        for panel in (self.temperature, self.follow):
            panel.setMinimumHeight(120)
        for panel in (self.stages, self.temperature):
            panel.header.folds = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.unable, 1)
        for part, stretch in ((self.timeline, 0), (self.settings, 0), (self._columns, 1)):
            column.addWidget(part, stretch)

    def _join(self) -> None:
        desk = self._desk
        for panel in self.panels:
            self.linked.add(panel.canvas)
            panel.probed.connect(self.probed)
            panel.menu_wanted.connect(self.menu_wanted)
        for panel in (self.stages, self.temperature, self.follow):
            panel.picked.connect(self._on_picked)
        self.timeline.picked.connect(self._on_step)
        self.stages.drawn.connect(self.drawn)
        self.follow.drawn.connect(self._on_follow_drawn)
        self.follow.way_changed.connect(self._on_way)
        self.follow.only_wanted.connect(self.toggle_wide)
        self.steps.wanted.connect(self.action_wanted)
        self.unable.wanted.connect(self.action_wanted)
        self.settings.changed.connect(desk.controls.changed)
        self.settings.length_changed.connect(self._on_length)
        self.settings.stop_changed.connect(self._on_stop)
        desk.controls.length_changed.connect(self._on_length_elsewhere)
        desk.passes.running_changed.connect(self._on_running)
        desk.passes.stopped.connect(self.steps.say_stopped)
        desk.sitting.trace_changed.connect(self._on_trace)
        desk.sitting.selection_changed.connect(self._on_selection)

    # ---- what is shown ----
    def _on_trace(self, trace: Trace | None) -> None:
        if self._awake:
            self._draw()

    def _on_selection(self, selection: Selection) -> None:
        self.settings.sampling = selection.sampling
        if self._awake:
            self._late.start()  # several fields may change at once

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: in a low window some parts give way."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as each part may be: the prompt is one line where all of its text stands in the timeline."""
        whole, is_low = self._desk.sitting.whole, self.height() < LOW
        is_drawn = whole is not None and whole.drawn > 0
        height = LOW_TIMELINE if is_low else TIMELINE_HEIGHT
        self.timeline.setFixedHeight(height if is_drawn else EMPTY_TIMELINE)
        if self._awake:
            self._desk.prompt.show_lines(*([2 if is_low else 1] if is_drawn else []))
        self.stages.setVisible(not self._is_wide)
        self.temperature.setVisible(not self._is_wide and not is_low)

    @Slot(bool)
    def _on_running(self, is_running: bool) -> None:
        """What could follow is asked once the text has come to rest; what ended the run before is told no longer."""
        if is_running:
            self.steps.say_stopped("")
        if self._awake:
            self.follow.want()

    @Slot()
    def _draw(self) -> None:
        self._late.stop()
        if not self._awake:
            return
        sitting = self._desk.sitting
        trace, whole = sitting.trace, sitting.whole
        why_not = "" if trace is None else sentences.unable(trace)
        self.unable.say(why_not)
        for part in (self.timeline, self.settings, self._columns):
            part.setVisible(not why_not)
        if why_not:
            self.drawn.emit()
            return
        selection = replace(sitting.selection, query=-1)  # the draw behind the text as it stands at this step
        at = -1 if trace is None or trace is whole else len(trace.tokens) - 1
        self.steps.show_step(trace, whole)
        self._fit()
        self.timeline.show_trace(whole, replace(sitting.selection, query=at))
        for panel in (self.stages, self.temperature, self.follow):
            panel.show_trace(trace, selection)
        self.follow.want()

    def _question(self) -> Question | None:
        """What a study is asked about at this step."""
        sitting, passes = self._desk.sitting, self._desk.passes
        trace, whole = sitting.trace, sitting.whole
        if trace is None or whole is None or not passes.is_up_to_date or passes.is_running:
            return None
        if trace.readout is None or trace.spec.kind == "encoder-only":
            return None
        rest = tuple(token.id for token in whole.tokens[len(trace.tokens) :])
        return Question(
            passes.read_prompt, passes.target, trace.drawn, rest, sitting.selection, passes.factors, passes.stop_at
        )

    # ---- what a person does ----
    @Slot(object)
    def _on_step(self, pick: dict[str, Any]) -> None:
        """A token of the timeline: the text as it was when it was about to be drawn."""
        if "query" in pick:
            self._desk.passes.stop()
            self._desk.sitting.scrub(pick["query"] + 1)

    @Slot(object)
    def _on_picked(self, pick: dict[str, Any]) -> None:
        """A token to go on with, or a temperature; where one looks from is the step, and stays."""
        kept = {name: value for name, value in pick.items() if name not in ("query", "kind")}
        if kept:
            self.picked.emit(kept)

    @Slot(int)
    def _on_length(self, count: int) -> None:
        self._desk.controls.max_new_tokens = count
        self._desk.controls.length_changed.emit(count)

    @Slot(int)
    def _on_length_elsewhere(self, count: int) -> None:
        self.settings.max_new_tokens = count

    @Slot(object)
    def _on_stop(self, texts: tuple[str, ...]) -> None:
        self._desk.passes.stop_at = texts
        if self._awake:
            self.follow.want()

    @Slot()
    def _on_landed(self) -> None:
        for item in self.stages.canvas.items_shown:
            if isinstance(item, StagesItem):
                item.hold(False)

    @Slot()
    def toggle_wide(self) -> None:
        """Give what could follow all the room below the settings, or share it again."""
        self._is_wide = not self._is_wide
        self._fit()

    @Slot()
    def _on_way(self) -> None:
        """Texts need width."""
        if self.follow.way.is_wide != self._is_wide:
            self.toggle_wide()

    @Slot()
    def _on_follow_drawn(self) -> None:
        if self._is_wide:
            self.drawn.emit()
