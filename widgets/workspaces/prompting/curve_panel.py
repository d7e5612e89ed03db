"""The panel of the in-context curve: whose curve, of how many draws, and the study behind it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel

from visualizer.errors import BadInput
from visualizer.in_context import CurveWork
from visualizer.language import tr
from visualizer.prompting.records import Curve, left_out
from visualizer.prompting.workbench import Workbench
from visualizer.state import HeadFactors, Selection
from visualizer.trace import Trace
from widgets.controls import Button, NumberField, Segments
from widgets.panels.panel import MARGIN, Panel
from widgets.studying import Studying
from widgets.theme import Theme
from widgets.worker import Engines
from widgets.workspaces.prompting.fields import RefusalLine
from widgets.workspaces.prompting.panels import CURVE, before_the_change

QUESTION, EVERY_ROW = 0, 1
MOST_ALONE, MOST_OF_ROWS = 32, 8  # examples that a curve goes to: of one question, and where each row is one
DRAWS, MOST_DRAWS = 3, 100


class CurvePanel(Panel):
    """Computes and shows the curve of a workbench.

    That of the one question comes by itself. That of every row is many passes: it begins with a button, grows while
    one watches, and goes on where it was stopped. `busy_changed` says whether one is under way.
    """

    busy_changed = Signal(bool)

    def __init__(self, theme: Theme, engines: Engines) -> None:
        super().__init__(theme, CURVE, ("in-context",))
        self.header.folds = False
        self._theme = theme
        self._bench: Workbench | None = None
        self._factors: HeadFactors = {}
        self._around: tuple[Trace | None, Selection] = (None, Selection())
        self._curves: dict[int, Curve] = {}  # by whose they are
        self._failed = ""  # why nothing came of it
        self._of: dict[int, tuple[Workbench, HeadFactors]] = {}  # what each of them is of
        self._draws = DRAWS
        self.studying = Studying(engines, "in-context")
        self.whose = Segments(
            theme, (tr("this question"), tr("every row")), name=tr("Whose curve"),
            tips=(
                tr("The question, behind the rows as they stand."),
                tr("Each row is the question once, with up to {most} examples drawn from the others.",
                   most=MOST_OF_ROWS),
            ),
        )  # fmt: skip
        self.draws_label, self.draws = QLabel(tr("draws")), NumberField(theme)
        self.draws.setFixedWidth(44)
        self.draws.setAccessibleName(tr("draws of examples for each row"))
        self.draws.show_text(str(self._draws))
        self.draws_label.setBuddy(self.draws)
        self.go = Button(theme, tr("Compute"), height=24)
        self.refusal = RefusalLine(theme)
        self.column.removeWidget(self.header)
        top, below = QHBoxLayout(), QHBoxLayout()
        top.setContentsMargins(0, 0, MARGIN, 0)
        top.addWidget(self.header, 1)
        top.addWidget(self.whose)
        below.setContentsMargins(MARGIN, 0, MARGIN, 0)
        below.setSpacing(8)
        for part in (self.draws_label, self.draws, self.go):
            below.addWidget(part)
        below.addWidget(self.refusal, 1)
        below.addStretch(0)
        self.column.insertLayout(0, top)
        self.column.insertLayout(1, below)
        self.whose.chosen.connect(self._on_whose)
        self.draws.typed.connect(self._on_draws)
        self.go.clicked.connect(self._on_go)
        self.studying.found.connect(self._on_found)
        self.studying.failed.connect(self._on_failed)
        self.studying.busy_changed.connect(self._on_busy)
        self.set_theme(theme)
        self._show_controls()

    @property
    def is_of_every_row(self) -> bool:
        """Whose curve is chosen."""
        return self.whose.choice == EVERY_ROW

    @property
    def curve(self) -> Curve | None:
        """What was found so far."""
        return self._curves.get(self.whose.choice)

    @property
    def is_stale(self) -> bool:
        """Whether what was found is not of the workbench as it is now."""
        choice = self.whose.choice
        return choice in self._of and self._of[choice] != (self._bench, self._factors)

    @property
    def is_through(self) -> bool:
        """Whether there is nothing left to compute."""
        return self.curve is not None and self.curve.is_complete and not self.is_stale

    def show_bench(self, bench: Workbench | None, factors: HeadFactors) -> None:
        """Be about another workbench; the curve of the one before stays until there is one of this, as what it is. None
        is a workbench that makes no prompt."""
        self._bench, self._factors = bench, factors
        self.studying.cancel()
        self._failed = ""
        self._show()

    def ask(self) -> None:
        """Compute the curve of the question, which comes by itself."""
        if not self.is_of_every_row and not self.is_through:
            self._begin()
        self._show()

    def forget(self) -> None:
        """Another model is open: nothing was found with it."""
        self._curves.clear()
        self._of.clear()

    def show_around(self, trace: Trace | None, selection: Selection) -> None:
        """Which pass the tokens of the curve are named by, and from where it is looked at."""
        self._around = trace, selection
        self._show()

    def sleep(self) -> None:
        """Nobody sees it."""
        self.studying.cancel()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        if not hasattr(self, "refusal"):
            return  # Panel's own beginning
        for part in (self.whose, self.draws, self.go, self.refusal):
            part.set_theme(theme)
        self.draws_label.setFont(theme.words(12))
        self.draws_label.setStyleSheet(f"color: {theme.palette.muted}; background: transparent;")

    @property
    def _work(self) -> CurveWork | None:
        """What computes the curve that is chosen, going on where it was stopped; None where there is nothing to."""
        if self._bench is None:
            return None
        every = self.is_of_every_row
        return CurveWork(
            self._bench,
            MOST_OF_ROWS if every else MOST_ALONE,
            self._draws if every else 1,
            every,
            factors=self._factors,
            known=None if self.is_stale else self.curve,
        )

    @property
    def _why_not(self) -> str:
        """Why what is written can have no curve; empty where it can, and where it makes no prompt at all."""
        work = self._work
        if work is not None:
            try:
                work.begun()
            except BadInput as wrong:
                return str(wrong)
        return ""

    def _begin(self) -> None:
        work = self._work
        self._failed = ""
        if work is None or self._why_not:
            self.studying.cancel()
        else:
            self.studying.ask(work)

    def _show(self) -> None:
        (trace, selection), curve, why_not = self._around, self.curve, self._why_not
        told = left_out(curve, trace.spec.name) if trace is not None and curve is not None else ""
        self.refusal.say(self._failed or (told if self.is_of_every_row and not (why_not or self.is_stale) else ""))
        if why_not:  # no curve of before either: none would take its place
            self.show_trace(None, selection)
            self.canvas.show_message(why_not)
        else:
            self.stale = before_the_change(curve) if curve is not None and self.is_stale else None
            self.show_trace(trace if trace is None or curve is None else trace.with_study(curve), selection)
        self._show_controls()

    def _show_controls(self) -> None:
        every, busy, curve = self.is_of_every_row, self.studying.is_busy, self.curve
        for part in (self.draws_label, self.draws):
            part.setVisible(every)
        if self.is_stale or self._why_not:
            curve = None
        can = self._bench is not None and not self._why_not
        self.go.setVisible(busy or (every and not self.is_through and can))
        self.go.set_label(tr("Stop") if busy else tr("Go on") if curve else tr("Compute"), "")

    @Slot(int)
    def _on_whose(self, choice: int) -> None:
        self.studying.cancel()
        self._failed = ""
        if not self.is_through:
            self._begin()
        self._show()

    @Slot(str)
    def _on_draws(self, text: str) -> None:
        count = int(text) if text.strip().isdecimal() else 0
        if not 1 <= count <= MOST_DRAWS:
            self.draws.refuse(
                tr("“{text}” is no number of draws: it takes a whole number from 1 to {most}.",
                   text=text.strip(), most=MOST_DRAWS)
            )  # fmt: skip
            return
        self.draws.show_text(str(count))
        if count != self._draws:
            self._draws = count
            self._curves.pop(EVERY_ROW, None)
            self._begin()
            self._show()

    @Slot()
    def _on_go(self) -> None:
        if self.studying.is_busy:
            self.studying.cancel()
        else:
            self._begin()
        self._show_controls()

    @Slot(object, bool)
    def _on_found(self, curve: Curve, is_all: bool) -> None:
        assert self._bench is not None
        self._curves[self.whose.choice] = curve
        self._of[self.whose.choice] = self._bench, self._factors
        self._show()

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self._failed = sentence
        self._show()

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        self._show_controls()
        self.busy_changed.emit(busy)
