"""Joins the prompt, the engine's thread and the sitting: what is typed becomes a pass, and its trace is shown.

Also the runs of drawn tokens: each step comes back as a prompt one token longer, is put into the field as one undo,
and its trace is shown before the next step is asked for. Of an encoder-decoder the target is what is drawn, and the
prompt is its source.
"""

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from visualizer.chat import Turn
from visualizer.language import tr
from visualizer.numerals import grouped
from visualizer.sampling import Sampling
from visualizer.state import HeadFactors, Sitting
from visualizer.tokens import Prompt, Token
from visualizer.trace import ModelSpec, Place, Trace
from visualizer.views.figure import Side
from widgets.notices import NoticeBar
from widgets.prompt import PromptField, tokens_within
from widgets.sides import side_of, tokens_of
from widgets.worker import Ended, Engines, Failure, Reply

UNSEEN = 250  # milliseconds without a repaint after which a step of a run counts as seen: a hidden window has none


class Passes(QObject):
    """Listens to the field and to the engine.

    `shown` carries each new trace, or None, once the panels have it; `painted` the seconds from there to the painted
    window; `running_changed` whether tokens are being drawn, `stopped` what ended a run, in a sentence; `marked` the
    tokens whose text is selected, and `target_marked` the same of the target.
    """

    shown = Signal(object)
    painted = Signal(float)
    stopped = Signal(str)
    running_changed = Signal(bool)
    marked = Signal(object)
    target_marked = Signal(object)

    def __init__(
        self, field: PromptField, target: PromptField, engines: Engines, sitting: Sitting, notices: NoticeBar
    ) -> None:
        super().__init__()
        self._field, self._target, self._engines = field, target, engines
        self._sitting, self._notices = sitting, notices
        self.stop_at: tuple[str, ...] = ()  # texts that end a run once they are written
        self.one_change: Callable[[], AbstractContextManager[None]] = nullcontext  # what is done in it is undone as one
        self._resampled: Sampling | None = None  # settings of the run under way that are not yet the sitting's
        self._running = False
        self._ended: tuple[Prompt, Prompt | None] | None = None  # where the model ended the text itself
        self._growing = False  # the field changes because a token was drawn, not because a person typed
        self._shown: tuple[Prompt, Prompt | None, bool] | None = None  # prompt, target and chat whose trace is shown
        self._turn: Turn | None = None  # what the model read for the prompt that is shown, in a chat
        self._chat = False
        self._since: float | None = None
        self._spec: ModelSpec | None = None  # of the model that is open
        self._unpainted = QTimer(self, singleShot=True, interval=UNSEEN)
        self._unpainted.timeout.connect(self._go_on_unseen)
        for one in (field, target):
            one.edited.connect(self._on_edited)
            one.selected.connect(self._on_selected)
        engines.replied.connect(self._on_replied)
        engines.ended.connect(self._on_ended)
        engines.failed.connect(self._on_failed)
        field.pointed.connect(self._on_text_pointed)
        target.pointed.connect(self._on_target_pointed)
        sitting.selection_changed.connect(self._on_selection)
        sitting.pointed_changed.connect(self._on_pointed)
        sitting.factors_changed.connect(self._on_factors)

    @property
    def is_running(self) -> bool:
        """Whether tokens are being drawn."""
        return self._running

    @property
    def is_up_to_date(self) -> bool:
        """Whether what is shown is what stands in the field."""
        return self._shown == (self._field.prompt, self.target, self._chat)

    @property
    def read_prompt(self) -> Prompt:
        """What the model read for the prompt that is shown: in a chat, the turn of its template."""
        return self._field.prompt if self._turn is None else self._turn.prompt

    @property
    def chat(self) -> bool:
        """Whether the prompt is put into the model's chat template."""
        return self._chat

    def show_chat(self, chat: bool) -> None:
        """Put the prompt into the model's chat template, or no longer; the next pass shows it."""
        self._chat = chat

    def switch_chat(self, chat: bool) -> None:
        """The same, and compute the prompt that way."""
        if chat != self._chat:
            self._chat = chat
            self._sitting.forget_rests()  # positions mean other tokens
            self.refresh()

    @property
    def has_target(self) -> bool:
        """Whether the model that is open reads one text and writes another."""
        return self._spec is not None and self._spec.kind == "encoder-decoder"

    @property
    def target(self) -> Prompt | None:
        """What the model has written so far; None where it writes behind the prompt."""
        return self._target.prompt if self.has_target else None

    def take_model(self, spec: ModelSpec) -> None:
        """Another model is open: heads that it does not have are no longer scaled, nothing shown before compares."""
        self._spec, self._ended = spec, None
        self._sitting.factors = self.factors
        self._sitting.forget_rests()

    @property
    def factors(self) -> HeadFactors:
        """Those of the sitting, for heads that are there: an undo may bring back those of another model."""
        spec, factors = self._spec, self._sitting.factors
        if spec is None:
            return factors
        return {place: factor for place, factor in factors.items() if _has_head(spec, place)}

    def refresh(self) -> None:
        """Compute the prompt as it stands, such as for another model."""
        self._set_running(False)
        self._engines.trace(self._field.prompt, self.factors, self.target, self._chat)

    def step(self) -> None:
        """Draw one token."""
        self._run(1)

    def draw_again(self, keep: int, sampling: Sampling) -> None:
        """Draw one token behind the first `keep` of those that are drawn already, in place of what follows them.

        It is drawn with other settings, which are those of the sitting from then on: one change of both. The step that
        was looked at stays in sight.
        """
        self._resampled = sampling
        self._run(1, keep)

    def generate(self, max_new_tokens: int) -> None:
        """Draw tokens, one visible step at a time."""
        self._run(max_new_tokens)

    def append(self, *token_ids: int) -> None:
        """Put tokens of a person's choice behind the text that is shown; where one has scrubbed back, behind that."""
        trace, keep = self._sitting.trace, None
        if trace is not None and trace is not self._sitting.whole:
            keep = trace.drawn
        self._set_running(False)
        self._engines.append(self._field.prompt, token_ids, self.factors, self.target, self._chat, keep)

    def stop(self) -> None:
        """Draw no more; the tokens drawn so far stay."""
        if self._running:
            self._engines.withdraw()
            self._set_running(False)
            if not self.is_up_to_date:  # what was begun with was not yet shown
                self.refresh()

    @Slot()
    def on_painted(self) -> None:
        """What shows the pass has been painted."""
        if self._since is not None:
            seconds, self._since = time.perf_counter() - self._since, None
            self._unpainted.stop()
            self._engines.step_shown()
            self.painted.emit(seconds)

    @Slot()
    def _go_on_unseen(self) -> None:
        """Nothing was painted, for nobody sees the window: a run goes on all the same."""
        self._engines.step_shown()

    def detach(self) -> None:
        """Stop listening to the sitting, before the window goes."""
        self._unpainted.stop()
        self._sitting.selection_changed.disconnect(self._on_selection)
        self._sitting.pointed_changed.disconnect(self._on_pointed)
        self._sitting.factors_changed.disconnect(self._on_factors)

    def _run(self, count: int, keep: int | None = None) -> None:
        if keep is None and self._ended == (self._field.prompt, self.target):
            self._say_end(tr("The model ended the text here."))
        elif self._field.prompt != Prompt(""):
            self._set_running(True)
            sampling = self._resampled or self._sitting.selection.sampling
            self._engines.run(
                self._field.prompt, sampling, count, self.factors, self.target, self._chat, keep, self.stop_at
            )

    def _set_running(self, running: bool) -> None:
        if not running:
            self._resampled = None
        if running != self._running:
            self._running = running
            self.running_changed.emit(running)

    @Slot(object)
    def _on_edited(self, prompt: Prompt) -> None:
        if not self._growing:
            self._set_running(False)
            self._engines.trace(self._field.prompt, self.factors, self.target, self._chat)

    @Slot(object)
    def _on_replied(self, reply: Reply) -> None:
        step = None if self._resampled is None or reply.trace is None else len(reply.trace.tokens) - 1
        if reply.grown:
            self._grow(reply)
        self._notices.clear("pass")
        self._turn = reply.turn
        self._show((reply.prompt, reply.target, self._chat), reply.trace, reply.untouched)
        if step is not None:
            self._sitting.scrub(step)

    def _grow(self, reply: Reply) -> None:
        """Put what was drawn into its field, and the settings that it was drawn with into the sitting."""
        resampled, self._resampled = self._resampled, None
        self._growing = True
        try:
            with nullcontext() if resampled is None else self.one_change():
                if resampled is not None:
                    self._sitting.select(sampling=resampled)
                if reply.target is not None:
                    self._target.append(reply.target)
                else:
                    self._field.append(reply.prompt)
        finally:
            self._growing = False

    def _show(self, texts: tuple[Prompt, Prompt | None, bool], trace: Trace | None, untouched: Trace | None) -> None:
        self._since = time.perf_counter() if trace is not None else None
        self._unpainted.start()
        self._shown = texts
        self._sitting.show(trace, untouched)
        self._say_context(trace)
        self._mark_query()
        self._on_selected()
        self.shown.emit(trace)

    def _say_context(self, trace: Trace | None) -> None:
        read = trace if trace is None or trace.source is None or trace.omitted else trace.source
        if read is None or not read.omitted:
            self._notices.clear("context")
            return
        count = grouped(len(read.tokens) + read.omitted)
        context = grouped(len(read.tokens))
        told = (
            tr("The target has {count} tokens; the model reads the last {context}.", count=count, context=context)
            if read.spec.attention == "decoder"
            else tr("The prompt has {count} tokens; the model reads the last {context}.", count=count, context=context)
        )
        self._notices.show_notice("context", told)

    @Slot(object)
    def _on_ended(self, ended: Ended) -> None:
        self._set_running(False)
        self.stopped.emit(ended.told)
        if ended.stopped_by == "end_of_text":
            self._ended = (self._field.prompt, self.target)
        if ended.stopped_by in ("end_of_text", "stop_string"):
            self._say_end(ended.told)
        else:
            self._notices.clear("end")

    def _say_end(self, told: str) -> None:
        self._notices.show_notice("end", told, fleeting=True)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        if failure.what in ("pass", "run"):
            self._set_running(False)
            self._notices.show_notice("pass", failure.sentence, "error", details=failure.details)

    def _on_factors(self, factors: HeadFactors) -> None:
        """Heads were scaled: the same prompt once more; a run would go on with the old ones, so it ends."""
        self.refresh()

    def _on_selection(self, selection: object) -> None:
        self._mark_query()

    def _mark_query(self) -> None:
        """Mark the query token's text, where a person chose it; the last token needs no mark, one is writing there."""
        trace, selection = self._sitting.trace, self._sitting.selection
        chosen = trace is not None and selection.query >= 0 and self.is_up_to_date
        token = None
        if chosen and trace is not None:
            token = self._read(side_of(selection.kind))[selection.token(trace.facet(selection.kind))]
        on_target = self.has_target and side_of(selection.kind) == "target"
        self._field.mark_query(None if on_target else token)
        self._target.mark_query(token if on_target else None)

    def _read(self, side: Side) -> tuple[Token, ...]:
        """The tokens of one side; none while what is shown is not what stands in the fields."""
        trace = self._sitting.trace if self.is_up_to_date else None
        if trace is None or (side == "target" and trace.source is None):
            return ()
        return tokens_of(trace, side) if self._turn is None else as_typed(self._turn, trace.tokens)

    def _on_pointed(self, tokens: tuple[int, ...]) -> None:
        """Mark the text of the tokens that the pointer is on, wherever it is."""
        read, written = self._read("source"), self._read("target")
        self._field.mark_pointed([read[token] for token in tokens if token < len(read)])
        target = self._sitting.pointed_target
        self._target.mark_pointed([written[token] for token in target if token < len(written)])

    @Slot(int)
    def _on_text_pointed(self, point: int) -> None:
        """The pointer is on a character of the prompt, or, below zero, on none."""
        self._sitting.point(self._under("source", point))

    @Slot(int)
    def _on_target_pointed(self, point: int) -> None:
        """The pointer is on a character of the target, or, below zero, on none."""
        self._sitting.point(target=self._under("target", point))

    def _under(self, side: Side, point: int) -> tuple[int, ...]:
        return tuple(tokens_within(self._read(side), point, point + 1)) if point >= 0 else ()

    @Slot()
    def _on_selected(self) -> None:
        self.marked.emit(tokens_within(self._read("source"), *self._field.selected_points()))
        self.target_marked.emit(tokens_within(self._read("target"), *self._target.selected_points()))


def _has_head(spec: ModelSpec, place: Place) -> bool:
    """Whether a model has a head of this name."""
    stacks = {"encoder": spec.encoder, "decoder": spec, "cross": spec.cross}
    is_pair = spec.kind == "encoder-decoder"
    if len(place) == 2:
        return not is_pair and place[0] < spec.layers and place[1] < spec.heads
    stack = stacks.get(place[0]) if is_pair else None
    return stack is not None and place[1] < stack.layers and place[2] < stack.heads


def as_typed(turn: Turn, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens of a turn with the characters of what was typed; those of the template stand for none."""
    spans = ((token, turn.typed_span(token) or (0, 0)) for token in tokens)
    return tuple(replace(token, start=first, end=last, covers=None) for token, (first, last) in spans)
