"""The engine's thread: passes, generation and opening models, so that the window never waits.

The window talks to `Engines`, which lives on its thread. What it asks for goes into a mailbox with one place for a
pass, one for a model to open and one for each study by its name: a newer request replaces one not yet begun, and a pass
in progress is cancelled by a newer one between two chunks. Studies, such as a ranking of heads or a beam search, are
longer and give way to whatever else is asked for. Every request has a number; a reply whose number is no longer the
newest is dropped, on both sides. Payloads travel as `Signal(object)` and are immutable.
"""

import logging
import math
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from visualizer.chat import ChatTemplate, Turn
from visualizer.errors import Cancelled, HeadlightError, PassCancelled
from visualizer.language import tr
from visualizer.loading import reported
from visualizer.sampling import Sampling
from visualizer.state import HeadFactors
from visualizer.tokens import Prompt
from visualizer.trace import ModelSpec, Trace

if TYPE_CHECKING:  # imported on the worker's thread: the window is up before it
    from visualizer.engine import Engine

log = logging.getLogger(__name__)
EMPTY = Prompt("")
NO_FACTORS: HeadFactors = {}
PROGRESS = 0.05  # seconds between two words about how far a study or the opening of a model is
PATIENCE = 30.0  # seconds that generation waits for a step to be shown, at most; the window answers long before

Opener = Callable[[str, str, str], "Engine"]  # (name, backend, device)
Work = Callable[["Engine", Callable[[], bool]], Iterator[object]]
"""Longer work: what it has found so far, again and again; it asks the second argument whether it is given up."""


def open_from_library(name: str, backend: str, device: str) -> "Engine":
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
    """Ask for the trace of a prompt, the outputs of some heads multiplied with `factors`.

    Here and in the other requests, `target` is what an encoder-decoder has written so far; None for other models. With
    `chat` the prompt is put into the model's chat template first.
    """

    number: int
    prompt: Prompt
    factors: HeadFactors = field(default_factory=dict)
    target: Prompt | None = None
    chat: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Ask for tokens to be drawn, one after the other; `count` 1 is a step.

    With `keep` only the first so many of the tokens that are drawn already stay, and the others make room. A token that
    completes one of the strings in `stop` is the last.
    """

    number: int
    prompt: Prompt
    sampling: Sampling
    count: int
    factors: HeadFactors = field(default_factory=dict)
    target: Prompt | None = None
    chat: bool = False
    keep: int | None = None
    stop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Append:
    """Ask for tokens of a person's choice behind a prompt, or behind the target where there is one.

    With `keep` they stand behind the first so many of the tokens that are drawn already.
    """

    number: int
    prompt: Prompt
    token_ids: tuple[int, ...]
    factors: HeadFactors = field(default_factory=dict)
    target: Prompt | None = None
    chat: bool = False
    keep: int | None = None


@dataclass(frozen=True, slots=True)
class Study:
    """Ask for longer work on the model that is open; `work` yields what it has so far, and last what it was for."""

    number: int
    name: str
    work: Work


Request = Opening | Pass | Append | Run | Study


WHAT = {Opening: "open", Run: "run"}


@dataclass(frozen=True, slots=True)
class Marks:
    """What a model's tokenizer calls its special tokens, as one writes them in a text.

    `mask` is empty where there is none; `sentinels` stand in the order in which a model fills them. `chat` says that
    the model has a template for one turn of a chat.
    """

    mask: str = ""
    sentinels: tuple[str, ...] = ()
    chat: bool = False

    @staticmethod
    def of(engine: "Engine", chat: bool = False) -> "Marks":
        """Those of an engine's tokenizer."""
        specials = getattr(engine.tokenizer, "specials", None)
        if specials is None:
            return Marks(chat=chat)
        piece = engine.tokenizer.vocabulary.piece
        mask = "" if specials.mask is None else piece(specials.mask)
        return Marks(mask, tuple(piece(token) for token in specials.sentinels), chat)


@dataclass(frozen=True, slots=True)
class Opened:
    """A model is open. Made by the worker, read by the window; the engine itself stays with the worker."""

    number: int
    name: str  # what was asked for
    spec: ModelSpec
    label: str
    notice: str | None
    marks: Marks = Marks()


@dataclass(frozen=True, slots=True)
class Loading:
    """How far the opening of a model is: what is being done, how far, of how much (0 where nobody knows)."""

    number: int
    what: str
    done: int
    total: int


@dataclass(frozen=True, slots=True, eq=False)
class Reply:
    """What a pass or one step of a run came to.

    `grown` says that `prompt`, or `target` where there is one, is what was asked for with one more token; `trace` is
    None for an empty prompt; `turn` is what the model read for it where that is a turn of a chat; `untouched` is the
    same prompt's with every head as it was made, where heads of the trace are scaled.
    """

    number: int
    prompt: Prompt
    trace: Trace | None
    grown: bool = False
    untouched: Trace | None = None
    target: Prompt | None = None
    turn: Turn | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Studied:
    """What a study has come to so far; complete where it is `done`.

    `given_up` says that something else was asked for meanwhile, and that there will be no more of it.
    """

    number: int
    name: str
    result: object = None
    done: bool = False
    given_up: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """A run is over; `told` says in one sentence what stopped it."""

    number: int
    stopped_by: str
    told: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Failure:
    """What was asked for could not be done; `sentence` is for the person, `details` for who mends it."""

    number: int
    what: str  # "pass", "run", "open", or the name of a study
    sentence: str
    details: str = ""  # where it came from, if it is a fault or a library's


class Mailbox:
    """What the window asks of the worker; the only thing that both threads touch."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._passing: Pass | Append | Run | None = None
        self._opening: Opening | None = None
        self._studies: dict[str, Study] = {}  # not begun, in the order in which they were asked for
        self._newest_studies: dict[str, int] = {}  # by name, the number of each that is wanted
        self._newest_opening = -1  # -1 while none is wanted
        self._newest = 0  # the number of the newest pass or run; older ones are cancelled
        self._count = 0
        self._shown = threading.Event()
        self._closed = False

    def next_number(self) -> int:
        """A number for a request, larger than all before it."""
        with self._lock:
            self._count += 1
            return self._count

    def put(self, request: Request) -> None:
        """Leave a request; one of its kind that has not begun is replaced, and studies give way to any other."""
        with self._lock:
            if isinstance(request, Study):
                self._studies.pop(request.name, None)
                self._studies[request.name] = request
                self._newest_studies[request.name] = request.number
                return
            self._drop_studies()
            if isinstance(request, Opening):
                self._opening, self._newest_opening = request, request.number
            else:
                self._passing, self._newest = request, request.number
        self._shown.set()  # whoever waits for a step to be shown looks whether it is still wanted

    def take(self) -> Request | None:
        """The next request, for the worker; a model to open comes first, studies come last."""
        with self._lock:
            if self._closed:
                return None
            if self._opening is not None:
                request, self._opening = self._opening, None
                return request
            if self._passing is not None:
                taken, self._passing = self._passing, None
                return taken
            name = next(iter(self._studies), None)
            return None if name is None else self._studies.pop(name)

    def take_studies(self) -> list[Study]:
        """Every study that has not begun; none of them waits any more."""
        with self._lock:
            studies, self._studies = list(self._studies.values()), {}
            return studies

    def withdraw(self) -> None:
        """Nobody waits for the pass or run any more."""
        with self._lock:
            self._passing, self._newest = None, -1
        self._shown.set()

    def withdraw_opening(self) -> bool:
        """Nobody waits for another model any more; whether that had not begun."""
        with self._lock:
            waited = self._opening is not None
            self._opening, self._newest_opening = None, -1
            return waited

    def withdraw_study(self, name: str) -> None:
        """Nobody waits for the study any more."""
        with self._lock:
            self._studies.pop(name, None)
            self._newest_studies.pop(name, None)

    def _drop_studies(self) -> None:
        """Studies that have not begun stay in their place: they wait. The one under way ends."""
        self._newest_studies = {name: study.number for name, study in self._studies.items()}

    def close(self) -> None:
        """Nothing more is wanted."""
        with self._lock:
            self._closed = True
            self._studies.clear()
            self._newest_studies.clear()
            self._passing, self._opening, self._newest, self._newest_opening = None, None, -1, -1
        self._shown.set()

    def is_wanted(self, number: int) -> bool:
        """Whether a pass or run is still the newest."""
        return number == self._newest

    def is_opening_wanted(self, number: int) -> bool:
        """Whether a model is still wanted: neither withdrawn nor followed by another."""
        return number == self._newest_opening

    def is_study_wanted(self, study: Study) -> bool:
        """Whether a study is still wanted: nothing else was asked for since it began."""
        return self._newest_studies.get(study.name) == study.number

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
    studied = Signal(object)
    failed = Signal(object)
    loading = Signal(object)
    given_up = Signal(int)

    def __init__(self, mailbox: Mailbox, opener: Opener) -> None:
        super().__init__()
        self._mailbox, self._opener = mailbox, opener
        self._engine: Engine | None = None
        self._template: ChatTemplate | None = None  # of the model that is open

    @Slot()
    def work(self) -> None:
        """Do all that is asked for; called in the engine's thread whenever something was put in the mailbox."""
        while (request := self._mailbox.take()) is not None:
            what = request.name if isinstance(request, Study) else WHAT.get(type(request), "pass")
            try:
                if isinstance(request, Opening):
                    self._open(request)
                elif self._engine is None:
                    continue  # the window asks again as soon as a model is open
                elif isinstance(request, Pass):
                    self._pass(self._engine, request)
                elif isinstance(request, Append):
                    self._append(self._engine, request)
                elif isinstance(request, Study):
                    self._study(self._engine, request)
                else:
                    self._run(self._engine, request)
            except PassCancelled:
                continue
            except Cancelled:
                self.given_up.emit(request.number)
            except HeadlightError as wrong:
                details = traceback.format_exc() if wrong.__cause__ else ""  # a library's own words
                self.failed.emit(Failure(request.number, what, str(wrong), details))
            except Exception as wrong:  # a fault of ours or of a library: the window lives on and says so
                log.exception("the engine's thread failed")
                why = f"{type(wrong).__name__}: {wrong}"
                sentence = tr("The engine failed unexpectedly ({why}); the window goes on.", why=why)
                self.failed.emit(Failure(request.number, what, sentence, traceback.format_exc()))

    @Slot()
    def close(self) -> None:
        """Let go of the engine; called when the thread ends."""
        if self._engine is not None:
            self._engine.close()
            self._engine = None

    def _open(self, request: Opening) -> None:
        said = 0.0

        def tell(what: str, done: int, total: int) -> None:
            nonlocal said
            if not self._mailbox.is_opening_wanted(request.number):
                raise Cancelled(request.name)
            if time.monotonic() - said > PROGRESS or done == total:
                said = time.monotonic()
                self.loading.emit(Loading(request.number, what, done, total))

        with reported(tell):
            engine = self._opener(request.name, request.backend, request.device)
        if not self._mailbox.is_opening_wanted(request.number):
            engine.close()
            raise Cancelled(request.name)
        before, self._engine = self._engine, engine
        if before is not None:
            before.close()
        self._template = _template_of(engine, request.name)
        marks = Marks.of(engine, chat=self._template is not None)
        studies = self._mailbox.take_studies()  # asked of the model before
        self.opened.emit(Opened(request.number, request.name, engine.spec, engine.label, engine.notice, marks))
        for study in studies:
            self.studied.emit(Studied(study.number, study.name, given_up=True))

    def _pass(self, engine: "Engine", request: Pass) -> None:
        if request.prompt == EMPTY:
            self.replied.emit(Reply(request.number, request.prompt, None, target=request.target))
        else:
            self._reply(engine, request, request.prompt, request.target)

    def _turn(self, engine: "Engine", prompt: Prompt, chat: bool) -> Turn | None:
        """The prompt in the model's chat template, where that is wanted and there is one."""
        return self._template.applied(prompt, engine.tokenizer) if chat and self._template is not None else None

    def _append(self, engine: "Engine", request: Append) -> None:
        # here and not in the window: a tokenizer serves one thread
        prompt, target = _kept(engine, request)
        for token_id in request.token_ids:
            if _has_target(engine):
                target = _target_reader(engine).append(target or EMPTY, token_id)
            else:
                prompt = engine.tokenizer.append(prompt, token_id)
        self._reply(engine, request, prompt, target, grown=True)

    def _reply(
        self, engine: "Engine", request: Pass | Append, prompt: Prompt, target: Prompt | None, grown: bool = False
    ) -> None:
        given_up = self._given_up(request.number)
        turn = self._turn(engine, prompt, request.chat)
        read = prompt if turn is None else turn.prompt
        trace = engine.trace(read, request.factors or None, cancelled=given_up, **_to(engine, target))
        untouched = self._untouched(engine, read, target, request.factors, given_up)
        self.replied.emit(Reply(request.number, prompt, trace, grown, untouched, target, turn))

    def _untouched(
        self,
        engine: "Engine",
        prompt: Prompt,
        target: Prompt | None,
        factors: HeadFactors,
        given_up: Callable[[], bool],
    ) -> Trace | None:
        """The same prompt with every head as it was made, where some are scaled."""
        return engine.trace(prompt, cancelled=given_up, **_to(engine, target)) if factors else None

    def _study(self, engine: "Engine", study: Study) -> None:
        """Follow a study to its end, and tell now and then how far it is."""

        def given_up() -> bool:
            return not self._mailbox.is_study_wanted(study)

        result, said = None, -math.inf  # the first word at once
        try:
            for result in study.work(engine, given_up):
                if given_up():
                    raise PassCancelled(study.name)
                if time.monotonic() - said > PROGRESS:
                    said = time.monotonic()
                    self.studied.emit(Studied(study.number, study.name, result))
        except PassCancelled:
            self.studied.emit(Studied(study.number, study.name, given_up=True))
        else:
            self.studied.emit(Studied(study.number, study.name, result, done=True))

    def _run(self, engine: "Engine", request: Run) -> None:
        from visualizer.generation import StoppedBy, generate, told

        given_up = self._given_up(request.number)
        count, stopped_by, stop = 0, cast("StoppedBy", "cancelled"), ""
        typed, written = _kept(engine, request)
        turn = self._turn(engine, typed, request.chat)
        steps: Iterator[Any] = generate(
            engine,
            typed if turn is None else turn.prompt,
            request.sampling,
            request.count,
            request.factors or None,
            cancelled=given_up,
            stop=request.stop,
            **_to(engine, written),
        )
        for step in steps:
            # of an encoder-decoder it is the target that grows
            prompt, target = (typed, step.prompt) if _has_target(engine) else (step.prompt, None)
            untouched = self._untouched(engine, prompt, target, request.factors, given_up)
            if turn is not None:
                prompt = typed = engine.tokenizer.append(typed, step.token_id)
                turn = self._turn(engine, typed, True)
            self._mailbox.wait_until_shown()  # of the step before; this one was computed meanwhile
            if given_up():
                break
            self._mailbox.step_made()
            self.replied.emit(Reply(request.number, prompt, step.trace, True, untouched, target, turn))
            count, stopped_by, stop = count + 1, step.stopped_by or stopped_by, step.stop
        with suppress(AttributeError):
            steps.close()  # type: ignore[attr-defined]
        self.ended.emit(Ended(request.number, stopped_by, told(stopped_by, count, stop)))

    def _given_up(self, number: int) -> Callable[[], bool]:
        mailbox = self._mailbox
        return lambda: not mailbox.is_wanted(number)


def _has_target(engine: "Engine") -> bool:
    return engine.spec.kind == "encoder-decoder"


def _template_of(engine: "Engine", name: str) -> "ChatTemplate | None":
    """The chat template of a model that goes on with a text."""
    from visualizer.library import find

    if engine.spec.kind != "decoder-only":
        return None
    try:
        folder = find(name)
    except HeadlightError:
        return None
    return ChatTemplate.of(folder, engine.tokenizer)


def _kept(engine: "Engine", request: Append | Run) -> tuple[Prompt, Prompt | None]:
    """Prompt and target of a request, as far as they stay."""
    prompt, target = request.prompt, request.target
    if request.keep is None:
        return prompt, target
    if _has_target(engine):
        return prompt, _target_reader(engine).shortened(target or EMPTY, request.keep)
    return engine.tokenizer.shortened(prompt, request.keep), target


def _to(engine: "Engine", target: Prompt | None) -> dict[str, Any]:
    """The argument that tells an engine its target; nothing for an engine that has none."""
    return {"target": target or EMPTY} if _has_target(engine) else {}


def _target_reader(engine: "Engine") -> Any:
    """The tokenizer that reads what a decoder has written."""
    return getattr(engine, "writer", engine.tokenizer)


class Engines(QObject):
    """The window's side of the engine's thread: ask here, hear here.

    All signals arrive on the window's thread, and what concerns passes and runs only while it is still wanted.
    """

    opened = Signal(object)  # Opened
    replied = Signal(object)  # Reply
    ended = Signal(object)  # Ended
    studied = Signal(object)  # Studied
    failed = Signal(object)  # Failure
    loading = Signal(object)  # Loading
    given_up = Signal()  # a model that was being opened is not wanted any more; the present one stays
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
        self._worker.studied.connect(self._on_studied, queued)
        self._worker.failed.connect(self._on_failed, queued)
        self._worker.loading.connect(self._on_loading, queued)
        self._worker.given_up.connect(self._on_given_up, queued)
        self._thread.finished.connect(self._worker.close, Qt.ConnectionType.DirectConnection)  # on the engine's thread
        self.model = 0  # the number of the request that opened the present one
        self._newest_pass = self._newest_opening = 0
        self._newest_studies: dict[str, int] = {}
        self._is_over = False
        self._thread.start()

    def open(self, name: str, backend: str = "auto", device: str = "auto") -> int:
        """Open a model; the present one goes on until it is open."""
        self._newest_opening = self._mailbox.next_number()
        return self._ask(Opening(self._newest_opening, name, backend, device))

    def cancel_opening(self) -> None:
        """Stop opening a model as soon as it can be stopped; the present one stays."""
        self._newest_opening = -1
        if self._mailbox.withdraw_opening():
            self.given_up.emit()

    def trace(
        self,
        prompt: Prompt,
        factors: HeadFactors = NO_FACTORS,
        target: Prompt | None = None,
        chat: bool = False,
    ) -> int:
        """Compute the trace of a prompt, in place of whatever pass or run is under way.

        `factors` multiply the outputs of heads; they are copied, as everywhere here.
        """
        self._newest_pass = self._mailbox.next_number()
        return self._ask(Pass(self._newest_pass, prompt, dict(factors), target, chat))

    def append(
        self,
        prompt: Prompt,
        token_ids: Sequence[int],
        factors: HeadFactors = NO_FACTORS,
        target: Prompt | None = None,
        chat: bool = False,
        keep: int | None = None,
    ) -> int:
        """Put tokens behind a prompt, in place of whatever pass or run is under way; `keep` as in `Append`."""
        self._newest_pass = self._mailbox.next_number()
        return self._ask(Append(self._newest_pass, prompt, tuple(token_ids), dict(factors), target, chat, keep))

    def run(
        self,
        prompt: Prompt,
        sampling: Sampling,
        count: int,
        factors: HeadFactors = NO_FACTORS,
        target: Prompt | None = None,
        chat: bool = False,
        keep: int | None = None,
        stop: Sequence[str] = (),
    ) -> int:
        """Draw up to `count` tokens, one reply each, in place of whatever pass or run is under way.

        `keep` and `stop` are those of `Run`.
        """
        self._newest_pass = self._mailbox.next_number()
        self._mailbox.step_shown()
        number, scaled = self._newest_pass, dict(factors)
        return self._ask(Run(number, prompt, sampling, count, scaled, target, chat, keep, tuple(stop)))

    def study(self, name: str, work: Work) -> int:
        """Do longer work on the model that is open, in place of the study of that name that is under way.

        It is heard as `studied`, and gives way to whatever else is asked for.
        """
        number = self._newest_studies[name] = self._mailbox.next_number()
        return self._ask(Study(number, name, work))

    def withdraw_study(self, name: str) -> None:
        """Stop a study; it is not heard any more."""
        self._newest_studies.pop(name, None)
        self._mailbox.withdraw_study(name)

    def withdraw(self) -> None:
        """Stop the pass or run under way; what it has not yet said is not heard any more."""
        self._newest_pass = -1
        self._mailbox.withdraw()

    def step_shown(self) -> None:
        """The last step of a run is on screen: the next may come."""
        self._mailbox.step_shown()

    def let_go(self) -> None:
        """End the thread and let go of the model as soon as what is under way can be given up, without waiting for it.

        To be kept while it `is_running`: no thread outlives its object.
        """
        self._newest_pass = self._newest_opening = -1
        self._newest_studies.clear()
        self._is_over = True
        self._mailbox.close()
        self._thread.quit()

    def stop(self) -> float:
        """End the thread and let go of the model; returns the seconds that took."""
        began = time.perf_counter()
        self.let_go()
        self._thread.wait()
        return time.perf_counter() - began

    @property
    def is_running(self) -> bool:
        """Whether the engine's thread is alive."""
        return self._thread.isRunning()

    def _ask(self, request: Request) -> int:
        self._mailbox.put(request)
        self._wake.emit()
        return request.number

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        self.model = opened.number
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
    def _on_studied(self, studied: Studied) -> None:
        if studied.number == self._newest_studies.get(studied.name):
            self.studied.emit(studied)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        wanted = {self._newest_pass, *self._newest_studies.values()}
        if failure.what == "open" or failure.number in wanted:
            self.failed.emit(failure)

    @Slot(object)
    def _on_loading(self, loading: Loading) -> None:
        if loading.number == self._newest_opening:
            self.loading.emit(loading)

    @Slot(int)
    def _on_given_up(self, number: int) -> None:
        if not self._is_over and self._newest_opening in (number, -1):  # else another model is on its way
            self.given_up.emit()
