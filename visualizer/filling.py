"""Masks and what fills them: an encoder that was trained by masked language modelling puts a token at each mask.

Devlin et al. 2019, https://arxiv.org/abs/1810.04805. Each mask is filled by itself, as the model was trained to do:
what is likely at one does not depend on what is put at another.

    fill(trace, count=5)  ->  a `Filler` for each mask: its place, and the likeliest tokens with their probabilities
"""

from dataclasses import dataclass

from visualizer.errors import BadInput
from visualizer.language import tr
from visualizer.sampling import Distribution, Sampling, next_token_distribution
from visualizer.trace import Trace


@dataclass(frozen=True, slots=True)
class Guess:
    """One token that may stand at a mask; `probability` is the model's own, `now` what the settings leave of it."""

    token_id: int
    shown: str  # as a token is drawn
    probability: float
    now: float  # 0 where the settings cut it
    rank: int


@dataclass(frozen=True, slots=True, eq=False)
class Filler:
    """What the model puts at one token: the likeliest first, and the distribution that they come from."""

    place: int  # which token of the trace
    guesses: tuple[Guess, ...]
    distribution: Distribution


def fill(trace: Trace, count: int = 5, sampling: Sampling | None = None) -> list[Filler]:
    """The `count` likeliest tokens at each mask, in the order of the text; empty where nothing is masked.

    Raises BadInput for a model that does not fill masks, and for a count below 1.
    """
    check(trace)
    if count < 1:
        raise BadInput(tr("count is {value}, but it must be at least 1.", value=count))
    return [fill_at(trace, place, count, sampling) for place in trace.masked]


def fill_at(trace: Trace, place: int, count: int = 5, sampling: Sampling | None = None) -> Filler:
    """What the model would put at one token, whether it is masked or not."""
    distribution = next_token_distribution(trace.logits[place], sampling or Sampling(), trace.read(place))
    guesses = tuple(
        Guess(
            token_id,
            trace.vocabulary.shown(token_id),
            float(distribution.given[token_id]),
            float(distribution.probabilities[token_id]),
            rank,
        )
        for rank, token_id in enumerate(map(int, distribution.likeliest(count)), 1)
    )
    return Filler(place, guesses, distribution)


def check(trace: Trace) -> None:
    """Raise BadInput, in one sentence, for a model that does not fill masks."""
    if trace.readout is None:
        raise BadInput(tr("{model} came without a language head, so it fills no masks.", model=trace.spec.name))
    if trace.spec.objective != "masked":
        raise BadInput(
            tr(
                "{model} is {of} and fills no masks: choose an encoder with a masked-language head, such as tiny-bert.",
                model=trace.spec.name,
                of=trace.spec.kind,
            )
        )
