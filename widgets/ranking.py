"""Joins the drawer of effects with the engine's thread: starts a ranking of heads, follows and ends it."""

import time
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from visualizer.state import Sitting
from visualizer.trace import Trace
from widgets.panels.drawers import Drawers
from widgets.panels.effects import EffectsDrawer
from widgets.passes import Passes
from widgets.worker import Engines, Failure, Studied

if TYPE_CHECKING:
    from visualizer.ablation import Ranked

NAME = "effects"  # of the drawer
STUDY = "rank"
QUICK = 3.0  # seconds that a ranking may have taken to be begun anew by itself
QUIET = 700  # milliseconds without a change before that


class Ranking(QObject):
    """Ranks heads while the drawer of effects is open: when it is opened, when it is asked for, and, where that took
    no longer than a moment, after each change of the prompt.

    `changed` says that a ranking began or ended.
    """

    changed = Signal()

    def __init__(self, engines: Engines, sitting: Sitting, passes: Passes, drawers: Drawers) -> None:
        super().__init__()
        self._engines, self._sitting, self._passes = engines, sitting, passes
        self._drawers = drawers
        self._drawer: EffectsDrawer | None = None
        self._trace: Trace | None = None  # the one that is being ranked
        self._began, self._took = 0.0, 0.0
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(self._start_again)
        drawers.made.connect(self._on_made)
        drawers.switched.connect(self._on_switched)
        engines.studied.connect(self._on_studied)
        engines.failed.connect(self._on_failed)
        sitting.trace_changed.connect(self._on_trace)

    @property
    def is_running(self) -> bool:
        """Whether heads are being ranked."""
        return self._trace is not None

    @Slot()
    def start(self) -> None:
        """Rank the heads of what is shown."""
        trace, selection = self._sitting.trace, self._sitting.selection
        self._quiet.stop()
        if trace is None or not self._passes.is_up_to_date or self._passes.is_running:
            return
        if trace.source is not None or trace.readout is None:
            return  # heads of one stack are removed, and a prediction is what shows it
        from visualizer.ablation import RankWork  # not before it is asked for: the window is up first

        self._trace, self._began = trace, time.monotonic()
        prompt, factors = self._passes.read_prompt, self._passes.factors
        self._engines.study(STUDY, RankWork(prompt, selection.token(trace), selection.candidate, factors))
        self._say(0, trace.spec.layers * trace.spec.heads)

    @Slot()
    def cancel(self) -> None:
        """Rank no further."""
        self._quiet.stop()
        if self._trace is not None:
            self._engines.withdraw_study(STUDY)
            self._end()

    def detach(self) -> None:
        """Stop listening to the sitting, before the window goes."""
        self._quiet.stop()
        self._sitting.trace_changed.disconnect(self._on_trace)

    def _end(self) -> None:
        self._trace = None
        self._say(0, 0)

    def _say(self, done: int, total: int) -> None:
        if self._drawer is not None:
            self._drawer.show_progress(done, total)
        self.changed.emit()

    @Slot(str, object)
    def _on_made(self, name: str, drawer: object) -> None:
        if name == NAME and isinstance(drawer, EffectsDrawer):
            self._drawer = drawer
            drawer.wanted.connect(self.start)
            drawer.cancelled.connect(self.cancel)

    @Slot(str)
    def _on_switched(self, name: str) -> None:
        if name == NAME:
            self.start()
        else:
            self.cancel()

    @Slot(object)
    def _on_studied(self, studied: Studied) -> None:
        if self._trace is None or studied.name != STUDY:
            return
        if studied.given_up:
            self._end()
            return
        ranked = cast("Ranked", studied.result)
        if ranked.effects is None:
            self._say(ranked.done, ranked.total)
            return
        self._took = time.monotonic() - self._began
        if self._drawer is not None:
            self._drawer.show_effects(self._trace, ranked.effects)
        self._end()

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        if self._trace is not None and failure.what == STUDY:
            self._end()

    def _on_trace(self, trace: Trace | None) -> None:
        """What was ranked is no longer shown; the engine's thread has given it up."""
        if self._trace is not None and trace is not self._trace:
            self._end()
        if self._drawers.current == NAME and 0 < self._took < QUICK:
            self._quiet.start()

    @Slot()
    def _start_again(self) -> None:
        if self._drawers.current == NAME:
            self.start()
