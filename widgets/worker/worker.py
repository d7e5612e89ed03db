"""The worker: does what the mailbox asks for, on the engine's thread."""

import logging
import math
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Signal, Slot

from visualizer.chat import ChatTemplate, Turn
from visualizer.errors import Cancelled, HeadlightError, PassCancelled
from visualizer.language import tr
from visualizer.loading import reported
from visualizer.state import HeadFactors
from visualizer.tokens import Prompt
from visualizer.trace import Trace
from widgets.worker.mailbox import Mailbox
from widgets.worker.requests import (
    EMPTY,
    WHAT,
    Append,
    Ended,
    Failure,
    Loading,
    Marks,
    Opened,
    Opener,
    Opening,
    Pass,
    Reply,
    Run,
    Studied,
    Study,
)

if TYPE_CHECKING:  # imported on the worker's thread: the window is up before it
    from visualizer.engine import Engine


log = logging.getLogger(__name__)
PROGRESS = 0.05  # seconds between two words about how far a study or the opening of a model is


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
