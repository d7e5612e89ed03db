"""Looks at folders and fetches models on threads of its own, so that the window never waits.

`Clerk` is the window's side. Short errands (the list, the facts of one model) and long ones (fetching) have a thread
each, and the long one can be cancelled. Payloads are immutable.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from visualizer.errors import Cancelled, HeadlightError
from visualizer.language import tr
from visualizer.loading import reported
from visualizer.permission import NeedsPermission, Risk

if TYPE_CHECKING:
    from visualizer.fetching import Offer
    from visualizer.library import Listed

log = logging.getLogger(__name__)
BETWEEN = 0.1  # seconds between two words about how far it is


@dataclass(frozen=True, slots=True)
class ListModels:
    """Ask which models can be opened."""


@dataclass(frozen=True, slots=True)
class Look:
    """Ask what lies at a path, or what the Hub says of a name."""

    name: str
    on_hub: bool = False


@dataclass(frozen=True, slots=True)
class Fetch:
    """Ask for a model to be brought here; `allowed` is what a person allowed of it."""

    name: str
    allowed: tuple[Risk, ...] = ()


@dataclass(frozen=True, slots=True)
class Allow:
    """Keep that a person allowed a risk of a folder, and look at it again."""

    name: str
    risk: Risk


@dataclass(frozen=True, slots=True)
class Remove:
    """Ask for a model to be deleted."""

    name: str


Errand = ListModels | Look | Fetch | Allow | Remove


@dataclass(frozen=True, slots=True)
class Progress:
    """How far fetching is: of how many bytes or steps (0 where nobody knows), and bytes a second."""

    name: str
    what: str
    done: int
    total: int
    speed: float


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """What came of an errand. `problem` is the sentence where nothing did, `risk` what has to be allowed first."""

    errand: Errand
    models: "tuple[Listed, ...]" = ()
    found: "Listed | Offer | None" = None
    place: Path | None = None
    problem: str = ""
    risk: Risk | None = None
    cancelled: bool = False

    @property
    def errand_is_on_hub(self) -> bool:
        """Whether the Hub was asked, and not this machine."""
        return isinstance(self.errand, Look) and self.errand.on_hub


class Queue:
    """The errands of one thread; the only thing that both sides touch."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._errands: deque[Errand] = deque()
        self._cancelled = threading.Event()

    def put(self, errand: Errand) -> None:
        """Leave an errand."""
        with self._lock:
            self._errands.append(errand)
            self._cancelled.clear()

    def take(self) -> Errand | None:
        """The next one."""
        with self._lock:
            return self._errands.popleft() if self._errands else None

    def cancel(self) -> None:
        """Nobody wants any of it any more, nor what is under way."""
        with self._lock:
            self._errands.clear()
            self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether what is under way is to end."""
        return self._cancelled.is_set()


class Runner(QObject):
    """Runs errands on its thread."""

    done = Signal(object)
    progressed = Signal(object)

    def __init__(self, queue: Queue) -> None:
        super().__init__()
        self._queue = queue

    @Slot()
    def work(self) -> None:
        """Run all that waits."""
        while (errand := self._queue.take()) is not None:
            try:
                with reported(Meter(errand, self._queue, self.progressed.emit)):
                    result = run(errand)
            except Cancelled:
                result = Result(errand, cancelled=True)
            except NeedsPermission as wrong:
                result = Result(errand, problem=str(wrong), risk=wrong.risk)
            except HeadlightError as wrong:
                result = Result(errand, problem=str(wrong))
            except Exception as wrong:  # a fault of ours or of a library: the window lives on and says so
                log.exception("an errand of the library failed")
                why = f"{type(wrong).__name__}: {wrong}"
                result = Result(errand, problem=tr("That could not be done ({why}).", why=why))
            self.done.emit(result)


class Meter:
    """Turns reports into `Progress` with a speed, and ends what nobody wants any more."""

    def __init__(self, errand: Errand, queue: Queue, emit: Callable[[Progress], None]) -> None:
        self._name = getattr(errand, "name", "")
        self._queue, self._emit = queue, emit
        self._what, self._begun, self._first, self._said = "", 0.0, 0, 0.0

    def __call__(self, what: str, done: int, total: int) -> None:
        """A report; raises Cancelled where nobody wants it any more."""
        if self._queue.is_cancelled:
            raise Cancelled(self._name)
        now = time.monotonic()
        if what != self._what:
            self._what, self._begun, self._first, self._said = what, now, done, 0.0
        if now - self._said > BETWEEN or done == total:
            self._said = now
            speed = (done - self._first) / max(1e-3, now - self._begun)
            self._emit(Progress(self._name, what, done, total, speed))


def run(errand: Errand) -> Result:
    """Do it; raises what the library and fetching raise."""
    from visualizer import library  # these bring what the window does not need to be up

    match errand:
        case ListModels():
            return Result(errand, models=tuple(library.available()))
        case Look(name, True):
            from visualizer.fetching import look_up

            return Result(errand, found=look_up(name))
        case Look(name):
            return Result(errand, found=library.look(name))
        case Fetch(name, allowed):
            from visualizer.fetching import fetch

            place = fetch(name, allowed)
            library.ready(place)
            return Result(errand, place=place)
        case Allow(name, risk):
            from visualizer.permission import allow

            allow(library.find(name), risk)
            return Result(errand, found=library.look(name))
        case Remove(name):
            library.remove(name)
            return Result(errand)


class Clerk(QObject):
    """The window's side: ask here, hear here. Each thread starts with its first errand."""

    done = Signal(object)  # Result
    progressed = Signal(object)  # Progress
    _wake_short = Signal()
    _wake_long = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._queues = (Queue(), Queue())
        self._runners = tuple(Runner(queue) for queue in self._queues)
        self._threads = (QThread(), QThread())
        self.fetching = ""  # what is being fetched
        queued = Qt.ConnectionType.QueuedConnection
        for thread, runner, wake, name in zip(
            self._threads, self._runners, (self._wake_short, self._wake_long), ("library", "fetching"), strict=True
        ):
            thread.setObjectName(name)
            runner.moveToThread(thread)
            wake.connect(runner.work, queued)
            runner.done.connect(self._on_done, queued)
            runner.progressed.connect(self._on_progressed, queued)

    def ask(self, errand: Errand) -> None:
        """Have something done; `done` tells what came of it."""
        is_long = isinstance(errand, Fetch)
        if isinstance(errand, Fetch):
            self.fetching = errand.name
        thread, queue = self._threads[is_long], self._queues[is_long]
        if not thread.isRunning():
            thread.start()
        queue.put(errand)
        (self._wake_long if is_long else self._wake_short).emit()

    def cancel(self) -> None:
        """Stop fetching as soon as it can be stopped; what has come is kept."""
        self._queues[1].cancel()

    def stop(self) -> None:
        """End both threads; what is being fetched is cancelled."""
        for queue, thread in zip(self._queues, self._threads, strict=True):
            queue.cancel()
            thread.quit()
        for thread in self._threads:
            thread.wait()

    @Slot(object)
    def _on_done(self, result: Result) -> None:
        if isinstance(result.errand, Fetch):
            self.fetching = ""
        self.done.emit(result)

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        self.progressed.emit(progress)
