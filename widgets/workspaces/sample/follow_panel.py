"""The panel of what could follow: a choice of ways to look at it, the numbers of each, and the study behind it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from visualizer.language import tr
from visualizer.state import Baseline, Selection
from visualizer.trace import Trace
from widgets.controls import Segments
from widgets.notices import NoticeBar
from widgets.panels.panel import MARGIN, Panel
from widgets.shield import shielded
from widgets.studying import Studying
from widgets.theme import Theme
from widgets.worker import Engines
from widgets.workspaces.sample.following import WAYS, AtStep, Question, Way
from widgets.workspaces.sample.number_box import NumberBox
from widgets.workspaces.sample.panels import FOLLOW

Ask = Callable[[], Question | None]
TOPIC = "follow"  # of a notice about a study that failed
SMALL = 3_000_000  # logits of a text that the view of its surprisal reads out itself


@dataclass(frozen=True, slots=True, eq=False)
class About:
    """What a study depends on: the pass, what its way reads of the selection, and the texts that end a run."""

    trace: Trace
    settings: tuple[object, ...]
    stop: tuple[str, ...]

    def is_same(self, other: "About") -> bool:
        """Whether a study of one is a study of the other."""
        return self.trace is other.trace and (self.settings, self.stop) == (other.settings, other.stop)


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What a study has come to."""

    about: About
    study: object
    is_whole: bool


class FollowPanel(Panel):
    """Shows one way at a time; asks for its study whenever what it is about has changed and come to rest.

    `ask` makes the question of the moment, None where nothing can be asked. `way_changed` says that another way is
    shown.
    """

    way_changed = Signal()

    def __init__(self, theme: Theme, engines: Engines, notices: NoticeBar, ask: Ask) -> None:
        super().__init__(theme, FOLLOW, (WAYS[0].view,))
        self.header.folds = False
        self._ask, self._notices = ask, notices
        self._base: Trace | None = None  # the pass without what was found of it
        self._found: dict[str, Found] = {}  # by view
        self._asked: About | None = None  # of the study that was begun last
        self._awake = False
        self.studying = {way.view: Studying(engines, way.view) for way in WAYS if way.make is not None}
        self.choice = Segments(theme, [tr(way.label) for way in WAYS], name=tr("what follows"),
                               tips=[tr(way.explains) for way in WAYS])  # fmt: skip
        self.boxes = {way.view: [NumberBox(theme, number) for number in way.numbers] for way in WAYS}
        self._numbers = QWidget(self)
        self._bar = QGridLayout()
        self._is_below: bool | None = None  # whether the numbers stand below the ways
        self._place()
        self.choice.chosen.connect(self._on_chosen)
        for studying in self.studying.values():
            studying.found.connect(self._on_found)
            studying.failed.connect(self._on_failed)
        self._show_way()

    def _place(self) -> None:
        self._bar.setContentsMargins(MARGIN, 0, MARGIN, 8)
        self._bar.setVerticalSpacing(8)
        self._bar.setColumnStretch(1, 1)
        self._bar.addWidget(self.choice, 0, 0)
        row = QHBoxLayout(self._numbers)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for boxes in self.boxes.values():
            for box in boxes:
                row.addWidget(box)
                box.wanted.connect(self.picked)
        self.column.insertLayout(1, self._bar)

    @property
    def way(self) -> Way:
        """The one that is shown."""
        return WAYS[self.choice.choice]

    @property
    def is_busy(self) -> bool:
        """Whether the study of the way that is shown is under way."""
        studying = self.studying.get(self.way.view)
        return studying is not None and studying.is_busy

    def show_trace(self, trace: Trace | None, selection: Selection, baseline: Baseline | None = None) -> None:
        """Show the way for this pass, with what its study has found."""
        if trace not in (self.shown[0], self._base):  # else it is drawn anew in another room
            self._base = trace
            self._found.clear()
        for boxes in self.boxes.values():
            for box in boxes:
                box.show_value(selection)
        found = self._known(selection)
        if found is None and self._waits(self._base):
            super().show_trace(None, selection)
        else:
            super().show_trace(
                self._base if found is None or self._base is None else self._base.with_study(found.study),
                selection,
                baseline,
            )

    def wake(self) -> None:
        """It is seen now: what it shows is wanted."""
        self._awake = True
        self.want()

    def sleep(self) -> None:
        """Nobody sees it."""
        self._awake = False
        for studying in self.studying.values():
            studying.cancel()

    def want(self) -> None:
        """Ask for the study of the way that is shown, where it is not there."""
        way = self.way
        for view, studying in self.studying.items():
            if view != way.view:
                studying.cancel()
        studying = self.studying.get(way.view)
        if studying is None:
            return
        question = self._ask() if self._awake and self._needs_study(way) else None
        if question is None or self._base is None:
            studying.cancel()
            return
        about = About(self._base, way.settings(question.selection), question.stop)
        found = self._found.get(way.view)
        is_there = found is not None and found.is_whole and found.about.is_same(about)
        is_coming = studying.is_busy and self._asked is not None and self._asked.is_same(about)
        if not is_there and not is_coming:
            self._asked = about
            studying.ask(AtStep(question, way.make))  # type: ignore[arg-type]

    def choose(self, view: str) -> None:
        """Show another way."""
        self.choice.choose([way.view for way in WAYS].index(view))

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        if hasattr(self, "boxes"):
            self.choice.set_theme(theme)
            for boxes in self.boxes.values():
                for box in boxes:
                    box.set_theme(theme)

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: the numbers stand below the ways where they have no room beside them."""
        self._fit_bar()
        super().resizeEvent(event)

    def _known(self, selection: Selection) -> Found | None:
        """What the study of the way has found of what is shown."""
        found = self._found.get(self.way.view)
        if found is None or found.about.trace is not self._base:
            return None
        return found if found.about.settings == self.way.settings(selection) else None

    def _needs_study(self, way: Way) -> bool:
        """Whether the view of a way is not drawn from the pass alone."""
        return way.make is not None and (way.view != "surprisal" or self._waits(self._base))

    def _waits(self, trace: Trace | None) -> bool:
        """Whether a view that needs no study would keep the window from answering, and so waits for one."""
        if self.way.view != "surprisal" or trace is None or trace.readout is None:
            return False
        return len(trace.tokens) * trace.spec.vocabulary > SMALL

    def _fit_bar(self) -> None:
        needed = self.choice.sizeHint().width() + self._numbers.sizeHint().width() + 2 * MARGIN + 12
        is_below = needed > self.width()
        if is_below != self._is_below:
            self._is_below = is_below
            self._bar.removeWidget(self._numbers)
            place, side = ((1, 0), Qt.AlignmentFlag.AlignLeft) if is_below else ((0, 1), Qt.AlignmentFlag.AlignRight)
            self._bar.addWidget(self._numbers, *place, side)

    def _show_way(self) -> None:
        for view, boxes in self.boxes.items():
            for box in boxes:
                box.setVisible(view == self.way.view)
        self._numbers.setVisible(bool(self.way.numbers))
        self._fit_bar()
        self.views = (self.way.view,)
        self.show_trace(self._base, *self.shown[1:])

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        self._show_way()
        self.way_changed.emit()
        self.want()

    @Slot(object, bool)
    def _on_found(self, study: object, is_whole: bool) -> None:
        view = next(view for view, studying in self.studying.items() if studying is self.sender())
        self._notices.clear(TOPIC)
        asked = self._asked
        if asked is not None and asked.trace is self._base and view == self.way.view:
            self._found[view] = Found(asked, study, is_whole)
            self.show_trace(self._base, *self.shown[1:])

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self._notices.show_notice(TOPIC, sentence, "error")
