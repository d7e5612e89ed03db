"""Generation: one drawn token after another, the same in the window, on the command line and in Python.

    logits ─► distribution ─► draw ─► prompt with one more token ─► next pass

A seed gives the same text everywhere: the n-th drawn token of a prompt takes the n-th random number of the seed,
whether it is drawn in one run or step by step.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from visualizer.engine import Engine, HeadScales
from visualizer.errors import BadInput
from visualizer.language import tr
from visualizer.numerals import grouped
from visualizer.sampling import Sampling, next_token_distribution, random_number
from visualizer.tokens import Prompt, visible
from visualizer.trace import Trace
from visualizer.writing import Writing

StoppedBy = Literal["max_new_tokens", "end_of_text", "stop_string", "cancelled"]


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One drawn token, and where it leads: `prompt` with it at its end, and the pass over that prompt.

    `text` is what the step adds to the text a person sees: nothing while a character is incomplete. `probability`
    and `rank` are those the model gave the token, before any setting; `now` is its probability after the settings, and
    `number` the random number in [0, 1) that fell, None where the likeliest token is picked. `stopped_by` is set on
    the last step, and `stop` where that is a stop string.
    """

    token_id: int
    text: str
    probability: float
    rank: int
    prompt: Prompt
    trace: Trace
    stopped_by: StoppedBy | None = None
    now: float = 1.0
    number: float | None = None
    stop: str = ""


def generate(
    engine: Engine,
    prompt: str | Prompt,
    sampling: Sampling,
    max_new_tokens: int,
    head_scale: HeadScales | None = None,
    cancelled: Callable[[], bool] | None = None,
    target: str | Prompt | None = None,
    stop: str | Sequence[str] = (),
) -> Iterator[Step]:
    """Draw up to `max_new_tokens` tokens; each step is computed when it is asked for.

    An encoder-decoder reads `prompt` and writes behind `target`, which is what its steps give as `prompt`. The step
    that draws an end of text, completes one of the strings in `stop`, fills the count, or behind which `cancelled`
    says yes is the last, and the first of these reasons is told. A stop string may spread over several tokens, and
    stays in the text with all of the token that completes it, as in transformers; only what was drawn is searched, not
    what was typed.

    A prompt that fills the context stops nothing: the model reads the last tokens that fit, as in `Engine.trace`, each
    step without the oldest one. All of them then stand in other positions, so that every step reads them anew.

    A pass that is cancelled midway raises PassCancelled; the steps before it stand. Raises BadInput as `Engine.trace`
    does, for a model that writes no text, if the count is below 1, or for an empty stop string.
    """
    writing = Writing.of(engine, prompt, target, head_scale, cancelled)
    stop = (stop,) if isinstance(stop, str) else tuple(stop)
    if max_new_tokens < 1:
        raise BadInput(tr("max-new-tokens is {value}, but it must be at least 1.", value=max_new_tokens))
    if "" in stop:
        raise BadInput(tr("A stop string is empty, but it must have at least one character: leave it out."))
    return _steps(writing, sampling, max_new_tokens, stop)


def _steps(writing: Writing, sampling: Sampling, max_new_tokens: int, stop: Sequence[str]) -> Iterator[Step]:
    prompt, engine = writing.begun, writing.engine
    typed = len(engine.writer.typed(prompt))  # characters that were not drawn
    trace = writing.read(prompt)
    for count in range(1, max_new_tokens + 1):
        distribution = next_token_distribution(trace.logits[-1], sampling, trace.read(-1))
        number = random_number(sampling.seed, step=len(prompt.drawn))
        token_id = distribution.at(number)
        longer = writing.grown(prompt, token_id)
        trace = writing.read(longer)
        stopped_by: StoppedBy | None = None
        found = completed(longer.text[typed:], len(prompt.text) - typed, stop)
        if token_id in engine.end_of_text:
            stopped_by = "end_of_text"
        elif found:
            stopped_by = "stop_string"
        elif count == max_new_tokens:
            stopped_by = "max_new_tokens"
        elif writing.cancelled is not None and writing.cancelled():
            stopped_by = "cancelled"
        yield Step(
            token_id=token_id,
            text=longer.text[len(prompt.text) :],
            probability=float(distribution.given[token_id]),
            rank=distribution.rank(token_id),
            prompt=longer,
            trace=trace,
            stopped_by=stopped_by,
            now=float(distribution.probabilities[token_id]),
            number=None if sampling.picks_likeliest else number,
            stop=found if stopped_by == "stop_string" else "",
        )
        if stopped_by is not None:
            return
        prompt = longer


def completed(text: str, known: int, stop: Sequence[str]) -> str:
    """Which of the strings in `stop` ends first behind the `known` first characters of a text; "" where none does."""
    ends = {}
    for string in stop:
        place = text.find(string, max(0, known + 1 - len(string)))
        if place >= 0:
            ends[string] = place + len(string)
    return min(ends, key=ends.__getitem__, default="")


def told(stopped_by: StoppedBy, count: int, stop: str = "") -> str:
    """What stopped a text, in one sentence: `count` tokens were drawn, and `stop` is the string that was found."""
    if stopped_by == "end_of_text":
        return tr("The model ended the text.")
    if stopped_by == "stop_string":
        return tr("Stopped by the stop string “{text}”.", text=" ".join(map(visible, stop.split(" "))))
    if stopped_by == "cancelled":
        return tr("Stopped by hand.")
    return tr(
        "Stopped after one new token." if count == 1
        else "Stopped after {count} new tokens.",
        count=grouped(count),
    )  # fmt: skip
