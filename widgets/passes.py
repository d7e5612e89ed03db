"""Joins the prompt, the engine's thread and the sitting: what is typed becomes a pass, and its trace is shown.

Also the runs of drawn tokens: each step comes back as a prompt one token longer, is put into the field as one undo,
and its trace is shown before the next step is asked for.
"""

import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from visualizer.language import tr
from visualizer.numerals import grouped
from visualizer.state import HeadFactors, Sitting
from visualizer.tokens import Prompt
from visualizer.trace import ModelSpec, Trace
from widgets.notices import NoticeBar
from widgets.prompt import PromptField, tokens_within
from widgets.worker import Ended, Engines, Failure, Reply

UNSEEN = 250  # milliseconds without a repaint after which a step of a run counts as seen: a hidden window has none


class Passes(QObject):
    """Listens to the field and to the engine.

    `shown` carries each new trace, or None, once the panels have it; `painted` the seconds from there to the painted
    window; `running_changed` whether tokens are being drawn; `marked` the tokens whose text is selected.
    """

    shown = Signal(object)
    painted = Signal(float)
    running_changed = Signal(bool)
    marked = Signal(object)

    def __init__(self, field: PromptField, engines: Engines, sitting: Sitting, notices: NoticeBar) -> None:
        super().__init__()
        self._field, self._engines, self._sitting, self._notices = field, engines, sitting, notices
        self._running = False
        self._growing = False  # the field changes because a token was drawn, not because a person typed
        self._shown_prompt: Prompt | None = None  # the prompt whose trace is shown
        self._since: float | None = None
        self._spec: ModelSpec | None = None  # of the model that is open
        self._unpainted = QTimer(self, singleShot=True, interval=UNSEEN)
        self._unpainted.timeout.connect(self._go_on_unseen)
        field.edited.connect(self._on_edited)
        field.selected.connect(self._on_selected)
        engines.replied.connect(self._on_replied)
        engines.ended.connect(self._on_ended)
        engines.failed.connect(self._on_failed)
        field.pointed.connect(self._on_text_pointed)
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
        return self._shown_prompt == self._field.prompt

    def take_model(self, spec: ModelSpec) -> None:
        """Another model is open: heads that it does not have are no longer scaled, nothing shown before compares."""
        self._spec = spec
        self._sitting.factors = self._factors
        self._sitting.forget_rests()

    @property
    def _factors(self) -> HeadFactors:
        """Those of the sitting, for heads that are there: an undo may bring back those of another model."""
        spec, factors = self._spec, self._sitting.factors
        if spec is None:
            return factors
        return {(layer, head): factor for (layer, head), factor in factors.items()
                if layer < spec.layers and head < spec.heads}  # fmt: skip

    def refresh(self) -> None:
        """Compute the prompt as it stands, such as for another model."""
        self._set_running(False)
        self._engines.trace(self._field.prompt, self._factors)

    def step(self) -> None:
        """Draw one token."""
        self._run(1)

    def generate(self, max_new_tokens: int) -> None:
        """Draw tokens, one visible step at a time."""
        self._run(max_new_tokens)

    def append(self, token_id: int) -> None:
        """Put a token of a person's choice behind the prompt."""
        self._set_running(False)
        self._engines.append(self._field.prompt, token_id, self._factors)

    def stop(self) -> None:
        """Draw no more; the tokens drawn so far stay."""
        if self._running:
            self._engines.withdraw()
            self._set_running(False)

    @Slot()
    def on_painted(self) -> None:
        """The panels have been painted."""
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

    def _run(self, count: int) -> None:
        if self._field.prompt != Prompt(""):
            self._set_running(True)
            self._engines.run(self._field.prompt, self._sitting.selection.sampling, count, self._factors)

    def _set_running(self, running: bool) -> None:
        if running != self._running:
            self._running = running
            self.running_changed.emit(running)

    @Slot(object)
    def _on_edited(self, prompt: Prompt) -> None:
        if not self._growing:
            self._set_running(False)
            self._engines.trace(prompt, self._factors)

    @Slot(object)
    def _on_replied(self, reply: Reply) -> None:
        if reply.grown:
            self._growing = True
            try:
                self._field.append(reply.prompt)
            finally:
                self._growing = False
        self._notices.clear("pass")
        self._show(reply.prompt, reply.trace, reply.untouched)

    def _show(self, prompt: Prompt, trace: Trace | None, untouched: Trace | None) -> None:
        self._since = time.perf_counter() if trace is not None else None
        self._unpainted.start()
        self._shown_prompt = prompt
        self._sitting.show(trace, untouched)
        self._say_context(trace)
        self._mark_query()
        self._on_selected(*self._field.selected_points())
        self.shown.emit(trace)

    def _say_context(self, trace: Trace | None) -> None:
        if trace is None or not trace.omitted:
            self._notices.clear("context")
            return
        count = grouped(len(trace.tokens) + trace.omitted)
        context = grouped(len(trace.tokens))
        sentence = tr(
            "The prompt has {count} tokens; the model reads the last {context}.", count=count, context=context
        )
        self._notices.show_notice("context", sentence)

    @Slot(object)
    def _on_ended(self, ended: Ended) -> None:
        self._set_running(False)
        if ended.stopped_by == "end_of_text":
            self._notices.show_notice("end", tr("The model ended the text here."), fleeting=True)
        else:
            self._notices.clear("end")

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        if failure.what not in ("open", "rank"):
            self._set_running(False)
            self._notices.show_notice("pass", failure.sentence, "error", details=failure.details)

    def _on_factors(self, factors: HeadFactors) -> None:
        """Heads were scaled: the same prompt once more; a run would go on with the old ones, so it ends."""
        self.refresh()

    def _on_selection(self, selection: object) -> None:
        self._mark_query()

    def _mark_query(self) -> None:
        """Mark the query token's text, where a person chose it; the last token needs no mark, one is writing there."""
        trace, query = self._sitting.trace, self._sitting.selection.query
        chosen = trace is not None and query >= 0 and self.is_up_to_date
        self._field.mark_query(trace.tokens[self._sitting.selection.token(trace)] if chosen and trace else None)

    def _on_pointed(self, tokens: tuple[int, ...]) -> None:
        """Mark the text of the tokens that the pointer is on, wherever it is."""
        trace = self._sitting.trace if self.is_up_to_date else None
        read = trace.tokens if trace is not None else ()
        self._field.mark_pointed([read[token] for token in tokens if token < len(read)])

    @Slot(int)
    def _on_text_pointed(self, point: int) -> None:
        """The pointer is on a character of the prompt, or, below zero, on none."""
        trace = self._sitting.trace if self.is_up_to_date and point >= 0 else None
        self._sitting.pointed = tuple(tokens_within(trace.tokens, point, point + 1)) if trace is not None else ()

    @Slot(int, int)
    def _on_selected(self, first: int, last: int) -> None:
        trace = self._sitting.trace
        self.marked.emit(tokens_within(trace.tokens, first, last) if trace is not None and self.is_up_to_date else [])
