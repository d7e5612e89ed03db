"""Ranking heads: remove each in turn, one exact pass a head, and see what becomes of one token.

Removing a head sets its output to zero before the output projection, at every token, and leaves all others as they are
(Michel et al. 2019, https://arxiv.org/abs/1905.10650). Where heads are scaled already, that is where it starts from.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from visualizer.effects import Effects
from visualizer.engine import Engine
from visualizer.errors import BadInput
from visualizer.language import tr
from visualizer.sampling import softmax64
from visualizer.tokens import Prompt
from visualizer.trace import Place


@dataclass(frozen=True, slots=True)
class Effect:
    """What one token's logit and probability are with every head, and without this one.

    `query` counts from 0. Heads come in the model's order; `effects_of` joins all of them.
    """

    layer: int
    head: int
    token_id: int
    query: int
    before: tuple[float, float]  # logit and probability
    without: tuple[float, float]


def rank_heads(
    engine: Engine,
    prompt: str | Prompt,
    query: int = -1,
    token_id: int | None = None,
    factors: Mapping[tuple[int, int], float] | Mapping[Place, float] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Effect]:
    """The effect of removing each head, one at a time, on one token behind one query token.

    `token_id` None stands for the likeliest; `factors` are heads that are scaled already. `cancelled` is asked before
    every chunk of every pass; when it says yes, PassCancelled is raised. Raises BadInput as `Engine.trace` does, and
    for a query or a token that is not there.
    """
    prompt = Prompt.of(prompt)
    scaled: dict[Place, float] = {place: factor for place, factor in (factors or {}).items()}
    trace = engine.trace(prompt, scaled or None, cancelled)
    count, vocabulary = len(trace.tokens), trace.spec.vocabulary
    if not -count <= query < count:
        raise BadInput(tr("There is no token {token}: the prompt has tokens 0 to {last}.", token=query, last=count - 1))
    if token_id is not None and not 0 <= token_id < vocabulary:
        raise BadInput(
            tr(
                "There is no token with the id {id}: {model} has ids 0 to {last}.",
                id=token_id,
                model=trace.spec.name,
                last=vocabulary - 1,
            )
        )
    place = range(count)[query]
    logits = trace.logits[place]
    token = int(logits.argmax()) if token_id is None else token_id
    before = outcome(logits, token)
    for layer in range(trace.spec.layers):
        for head in range(trace.spec.heads):
            if scaled.get((layer, head), 1.0) == 0:
                without = before
            else:
                removed = engine.trace(prompt, {**scaled, (layer, head): 0.0}, cancelled).logits[place]
                without = outcome(removed, token)
            yield Effect(layer, head, token, place, before, without)


@dataclass(frozen=True, slots=True)
class Ranked:
    """How far a ranking is: heads removed so far, of how many; `effects` once it is through."""

    done: int
    total: int
    effects: Effects | None = None


@dataclass(frozen=True, slots=True)
class RankWork:
    """The ranking of all heads as longer work on an engine; the fields are the arguments of `rank_heads`."""

    prompt: Prompt
    query: int = -1
    token_id: int | None = None
    factors: Mapping[Place, float] | None = None

    def __call__(self, engine: Engine, given_up: Callable[[], bool]) -> Iterator[Ranked]:
        """How far it is behind each head, and last the effects."""
        total = engine.spec.layers * engine.spec.heads
        found: list[Effect] = []
        for effect in rank_heads(engine, self.prompt, self.query, self.token_id, self.factors, given_up):
            found.append(effect)
            yield Ranked(len(found), total)
        yield Ranked(total, total, effects_of(found))


def outcome(logits: np.ndarray, token_id: int) -> tuple[float, float]:
    """One token's logit and its probability."""
    return float(logits[token_id]), float(softmax64(logits)[token_id])


def effects_of(effects: Sequence[Effect]) -> Effects:
    """All effects of one ranking as one record."""
    first, last = effects[0], effects[-1]
    shape = last.layer + 1, last.head + 1
    return Effects(
        token_id=first.token_id,
        query=first.query,
        logit=first.before[0],
        probability=first.before[1],
        logits=np.array([effect.without[0] for effect in effects]).reshape(shape),
        probabilities=np.array([effect.without[1] for effect in effects]).reshape(shape),
    )
