"""The engine's thread: passes, generation and opening models, so that the window never waits.

The window talks to `Engines`, which lives on its thread. What it asks for goes into a mailbox with one place for a
pass and one for a model to open: a newer request replaces one not yet begun, and a pass in progress is cancelled by a
newer one between two chunks. Every request has a number; a reply whose number is no longer the newest is dropped, on
both sides. Payloads travel as `Signal(object)` and are immutable.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from visualizer.errors import HeadlightError, PassCancelled
from visualizer.sampling import Sampling
from visualizer.tokens import Prompt
from visualizer.trace import ModelSpec, Trace

log = logging.getLogger(__name__)
EMPTY = Prompt("")
PATIENCE = 0.25  # seconds that generation waits for a step to be shown, at most: a hidden window shows none


class Engine(Protocol):
    """What the worker needs of `visualizer.engine.Engine`."""

    spec: ModelSpec
    label: str
    notice: str | None
    tokenizer: Any

    def trace(self, prompt: str | Prompt, *, cancelled: Callable[[], bool] | None = None) -> Trace: ...

    def close(self) -> None: ...


Opener = Callable[[str, str, str], Engine]  # (name, backend, device)


def open_from_library(name: str, backend: str, device: str) -> Engine:
    """`visualizer.open_model`; the import is the worker's, so that the window is up before it."""
    from visualizer.library import open_model

    return open_model(name, backend=backend, device=device)


@dataclass(frozen=True, slots=True)
class Opening:
    """Ask for another model."""

    number: int
    name: str
    backend: str
    device: str


@dataclass(frozen=True, slots=True)
class Pass:
    """Ask for the trace of a prompt."""

    number: int
    prompt: Prompt


@dataclass(frozen=True, slots=True)
class Run:
    """Ask for tokens to be drawn, one after the other; `count` 1 is a step."""

    number: int
    prompt: Prompt
    sampling: Sampling
    count: int


@dataclass(frozen=True, slots=True)
class Append:
    """Ask for one token of a person's choice behind a prompt."""

    number: int
    prompt: Prompt
    token_id: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A model is open. Made by the worker, read by the window; the engine itself stays with the worker."""

    number: int
    name: str  # what was asked for
    spec: ModelSpec
    label: str
    notice: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Reply:
    """What a pass or one step of a run came to.

    `grown` says that `prompt` is the one asked for with one more token; `trace` is None for an empty prompt.
    """

    number: int
    prompt: Prompt
    trace: Trace | None
    grown: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """A run is over."""

    number: int
    stopped_by: str


@dataclass(frozen=True, slots=True)
class Failure:
    """What was asked for could not be done; `sentence` is for the person."""

    number: int
    what: str  # "pass", "run" or "open"
    sentence: str


class Mailbox:
    """What the window asks of the worker; the only thing that both threads touch."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._passing: Pass | Append | Run | None = None
        self._opening: Opening | None = None
        self._newest = 0  # the number of the newest pass or run; older ones are cancelled
        self._count = 0
        self._shown = threading.Event()
        self._closed = False

    def next_number(self) -> int:
        """A number for a request, larger than all before it."""
        with self._lock:
            self._count += 1
            return self._count

    def put(self, request: Opening | Pass | Append | Run) -> None:
        """Leave a request; one of its kind that has not begun is replaced."""
        with self._lock:
            if isinstance(request, Opening):
                self._opening = request
            else:
                self._passing, self._newest = request, request.number
        self._shown.set()  # whoever waits for a step to be shown looks whether it is still wanted

    def take(self) -> Opening | Pass | Append | Run | None:
        """The next request, for the worker; a model to open comes first."""
        with self._lock:
            if self._closed:
                return None
            if self._opening is not None:
                request, self._opening = self._opening, None
                return request
            taken, self._passing = self._passing, None
            return taken

    def withdraw(self) -> None:
        """Nobody waits for the pass or run any more."""
        with self._lock:
            self._passing, self._newest = None, -1
        self._shown.set()

    def close(self) -> None:
        """Nothing more is wanted."""
        with self._lock:
            self._closed = True
            self._passing, self._opening, self._newest = None, None, -1
        self._shown.set()

    def is_wanted(self, number: int) -> bool:
        """Whether a pass or run is still the newest."""
        return number == self._newest

    def step_made(self) -> None:
        """The worker hands out a step of a run."""
        self._shown.clear()

    def step_shown(self) -> None:
        """The window has shown it."""
        self._shown.set()

    def wait_until_shown(self) -> None:
        """The worker waits until the window has shown the last step, so that a person sees every one."""
        self._shown.wait(PATIENCE)


class Worker(QObject):
    """Does what the mailbox asks for, on the engine's thread. Owns the engine; nobody else touches it."""

    opened = Signal(object)
    replied = Signal(object)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, mailbox: Mailbox, opener: Opener) -> None:
        super().__init__()
        self._mailbox, self._opener = mailbox, opener
        self._engine: Engine | None = None

    @Slot()
    def work(self) -> None:
        """Do all that is asked for; called in the engine's thread whenever something was put in the mailbox."""
        while (request := self._mailbox.take()) is not None:
            what = {Opening: "open", Run: "run"}.get(type(request), "pass")
            try:
                if isinstance(request, Opening):
                    self._open(request)
                elif self._engine is None:
                    continue  # the window asks again as soon as a model is open
                elif isinstance(request, Pass):
                    self._pass(self._engine, request)
                elif isinstance(request, Append):
                    self._append(self._engine, request)
                else:
                    self._run(self._engine, request)
            except PassCancelled:
                continue
            except HeadlightError as wrong:
                self.failed.emit(Failure(request.number, what, str(wrong)))
            except Exception as wrong:  # a fault of ours or of a library: the window lives on and says so
                log.exception("the engine's thread failed")
                sentence = f"The engine failed unexpectedly ({type(wrong).__name__}: {wrong}); the window goes on."
                self.failed.emit(Failure(request.number, what, sentence))

    def close(self) -> None:
        """Let go of the engine; called when the thread has ended."""
        if self._engine is not None:
            self._engine.close()
            self._engine = None

    def _open(self, request: Opening) -> None:
        engine = self._opener(request.name, request.backend, request.device)
        before, self._engine = self._engine, engine
        if before is not None:
            before.close()
        self.opened.emit(Opened(request.number, request.name, engine.spec, engine.label, engine.notice))

    def _pass(self, engine: Engine, request: Pass) -> None:
        given_up = self._given_up(request.number)
        trace = engine.trace(request.prompt, cancelled=given_up) if request.prompt != EMPTY else None
        self.replied.emit(Reply(request.number, request.prompt, trace))

    def _append(self, engine: Engine, request: Append) -> None:
        # here and not in the window: a tokenizer serves one thread
        prompt = engine.tokenizer.append(request.prompt, request.token_id)
        trace = engine.trace(prompt, cancelled=self._given_up(request.number))
        self.replied.emit(Reply(request.number, prompt, trace, grown=True))

    def _run(self, engine: Engine, request: Run) -> None:
        from visualizer.generation import generate

        given_up = self._given_up(request.number)
        stopped_by = "cancelled"
        steps: Iterator[Any] = generate(engine, request.prompt, request.sampling, request.count, cancelled=given_up)
        for step in steps:
            self._mailbox.wait_until_shown()  # of the step before; this one was computed meanwhile
            if given_up():
                break
            self._mailbox.step_made()
            self.replied.emit(Reply(request.number, step.prompt, step.trace, grown=True))
            stopped_by = step.stopped_by or stopped_by
        with suppress(AttributeError):
            steps.close()  # type: ignore[attr-defined]
        self.ended.emit(Ended(request.number, stopped_by))

    def _given_up(self, number: int) -> Callable[[], bool]:
        mailbox = self._mailbox
        return lambda: not mailbox.is_wanted(number)


class Engines(QObject):
    """The window's side of the engine's thread: ask here, hear here.

    All signals arrive on the window's thread, and what concerns passes and runs only while it is still wanted.
    """

    opened = Signal(object)  # Opened
    replied = Signal(object)  # Reply
    ended = Signal(object)  # Ended
    failed = Signal(object)  # Failure
    _wake = Signal()

    def __init__(self, opener: Opener = open_from_library) -> None:
        super().__init__()
        self._mailbox = Mailbox()
        self._worker = Worker(self._mailbox, opener)
        self._thread = QThread()
        self._thread.setObjectName("engine")
        self._worker.moveToThread(self._thread)
        queued = Qt.ConnectionType.QueuedConnection
        self._wake.connect(self._worker.work, queued)
        self._worker.opened.connect(self._on_opened, queued)
        self._worker.replied.connect(self._on_replied, queued)
        self._worker.ended.connect(self._on_ended, queued)
        self._worker.failed.connect(self._on_failed, queued)
        self._newest_pass = 0
        self._thread.start()

    def open(self, name: str, backend: str = "auto", device: str = "auto") -> int:
        """Open a model; the present one goes on until it is open."""
        return self._ask(Opening(self._mailbox.next_number(), name, backend, device))

    def trace(self, prompt: Prompt) -> int:
        """Compute the trace of a prompt, in place of whatever pass or run is under way."""
        self._newest_pass = self._mailbox.next_number()
        return self._ask(Pass(self._newest_pass, prompt))

    def append(self, prompt: Prompt, token_id: int) -> int:
        """Put one token behind a prompt, in place of whatever pass or run is under way."""
        self._newest_pass = self._mailbox.next_number()
        return self._ask(Append(self._newest_pass, prompt, token_id))

    def run(self, prompt: Prompt, sampling: Sampling, count: int) -> int:
        """Draw up to `count` tokens, one reply each, in place of whatever pass or run is under way."""
        self._newest_pass = self._mailbox.next_number()
        self._mailbox.step_shown()
        return self._ask(Run(self._newest_pass, prompt, sampling, count))

    def withdraw(self) -> None:
        """Stop the pass or run under way; what it has not yet said is not heard any more."""
        self._newest_pass = -1
        self._mailbox.withdraw()

    def step_shown(self) -> None:
        """The last step of a run is on screen: the next may come."""
        self._mailbox.step_shown()

    def stop(self) -> float:
        """End the thread and let go of the model; returns the seconds that took."""
        began = time.perf_counter()
        self._newest_pass = -1
        self._mailbox.close()
        self._thread.quit()
        self._thread.wait()
        self._worker.close()
        return time.perf_counter() - began

    @property
    def is_running(self) -> bool:
        """Whether the engine's thread is alive."""
        return self._thread.isRunning()

    def _ask(self, request: Opening | Pass | Append | Run) -> int:
        self._mailbox.put(request)
        self._wake.emit()
        return request.number

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        self.opened.emit(opened)  # heard always: from now on it is this model that runs

    @Slot(object)
    def _on_replied(self, reply: Reply) -> None:
        if reply.number == self._newest_pass:
            self.replied.emit(reply)

    @Slot(object)
    def _on_ended(self, ended: Ended) -> None:
        if ended.number == self._newest_pass:
            self.ended.emit(ended)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        if failure.what == "open" or failure.number == self._newest_pass:
            self.failed.emit(failure)
