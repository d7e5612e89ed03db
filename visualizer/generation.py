"""Generation: one drawn token after another, the same in the window, on the command line and in Python.

    logits ─► distribution ─► draw ─► prompt with one more token ─► next pass

A seed gives the same text everywhere: the n-th drawn token of a prompt takes the n-th random number of the seed,
whether it is drawn in one run or step by step.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from visualizer.engine import Engine, HeadScales
from visualizer.errors import BadInput
from visualizer.language import tr
from visualizer.sampling import Sampling, draw, next_token_distribution
from visualizer.tokens import Prompt
from visualizer.trace import Trace

StoppedBy = Literal["max_new_tokens", "end_of_text", "cancelled"]


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One drawn token, and where it leads: `prompt` with it at its end, and the pass over that prompt.

    `text` is what the step adds to the text a person sees: nothing while a character is incomplete. `probability`
    and `rank` are those the model gave the token, before any setting. `stopped_by` is set on the last step.
    """

    token_id: int
    text: str
    probability: float
    rank: int
    prompt: Prompt
    trace: Trace
    stopped_by: StoppedBy | None = None


def generate(
    engine: Engine,
    prompt: str | Prompt,
    sampling: Sampling,
    max_new_tokens: int,
    head_scale: HeadScales | None = None,
    cancelled: Callable[[], bool] | None = None,
    target: str | Prompt | None = None,
) -> Iterator[Step]:
    """Draw up to `max_new_tokens` tokens; each step is computed when it is asked for.

    An encoder-decoder reads `prompt` and writes behind `target`, which is what its steps give as `prompt`. The model
    reads the last tokens that fit its context, as in `Engine.trace`. The step that draws an end of text, fills the
    count, or behind which `cancelled` says yes is the last. A pass that is cancelled midway raises PassCancelled; the
    steps before it stand. Raises BadInput as `Engine.trace` does, for a model that writes no text, or if the count is
    below 1.
    """
    if engine.spec.kind == "encoder-only":
        raise BadInput(tr("{model} fills masks and generates no text: use fill instead.", model=engine.spec.name))
    if max_new_tokens < 1:
        raise BadInput(tr("max-new-tokens is {value}, but it must be at least 1.", value=max_new_tokens))
    if engine.spec.kind == "encoder-decoder":
        source = Prompt.of(prompt)

        def read(written: Prompt) -> Trace:
            return engine.trace(source, head_scale, cancelled, written)

        return _steps(engine, Prompt.of(target or ""), read, sampling, max_new_tokens, cancelled)

    def read_on(written: Prompt) -> Trace:
        return engine.trace(written, head_scale, cancelled, target)

    return _steps(engine, Prompt.of(prompt), read_on, sampling, max_new_tokens, cancelled)


def _steps(
    engine: Engine,
    prompt: Prompt,
    read: Callable[[Prompt], Trace],
    sampling: Sampling,
    max_new_tokens: int,
    cancelled: Callable[[], bool] | None,
) -> Iterator[Step]:
    trace = read(prompt)
    stopped_by: StoppedBy | None = None
    for count in range(1, max_new_tokens + 1):
        distribution = next_token_distribution(trace.logits[-1], sampling)
        token_id = draw(distribution, sampling.seed, step=len(prompt.drawn))
        longer = engine.writer.append(prompt, token_id)
        trace = read(longer)
        if token_id in engine.end_of_text:
            stopped_by = "end_of_text"
        elif count == max_new_tokens:
            stopped_by = "max_new_tokens"
        elif cancelled is not None and cancelled():
            stopped_by = "cancelled"
        yield Step(
            token_id=token_id,
            text=longer.text[len(prompt.text) :],
            probability=float(distribution.given[token_id]),
            rank=distribution.rank(token_id),
            prompt=longer,
            trace=trace,
            stopped_by=stopped_by,
        )
        if stopped_by is not None:
            return
        prompt = longer
