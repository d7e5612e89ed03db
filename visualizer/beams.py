"""Beam search: several continuations at once, of which each step keeps those with the highest scores.

    beams ─► every next token of every beam ─► the best of all of them ─► beams, a token longer

The score of a beam is the sum of its tokens' log-probabilities, as the model gave them. One that is finished is
compared by its score divided by its length to the power of the length penalty, so that long texts are not at a
disadvantage (Wu et al. 2016, arXiv:1609.08144, in the simpler form that transformers has).

Equal to transformers' `generate(num_beams=…, do_sample=False)` of one text without further logits processors, how the
search ends included.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from visualizer.engine import Engine, HeadScales
from visualizer.errors import BadInput
from visualizer.following import Beam, Beams, Candidate, Fate
from visualizer.language import tr
from visualizer.sampling import log_softmax64
from visualizer.tokens import Prompt
from visualizer.trace import Trace
from visualizer.writing import Writing

EarlyStopping = bool | Literal["never"]


@dataclass(frozen=True, slots=True)
class Running:
    """A beam that goes on: its last candidate, its text, and the pass over it, which the next step extends."""

    place: int
    score: float
    text: Prompt
    trace: Trace


@dataclass(frozen=True, slots=True)
class Next:
    """One of the best next tokens of all beams, and the beam that it stands behind."""

    beam: Running
    token_id: int
    log_probability: float
    score: float


@dataclass(frozen=True, slots=True)
class BeamWork:
    """Searches with some beams behind a text, up to so many new tokens.

    `length_penalty` above 0 favours long texts, below 0 short ones. With `early_stopping` True the search ends with as
    many finished texts as beams; with False where no beam is likely to become better, judged by its present length;
    with "never" only where none can. `prompt`, `target` and `factors` are those of `Engine.trace`. Raises BadInput for
    settings without meaning.
    """

    prompt: str | Prompt
    beams: int = 4
    max_new_tokens: int = 20
    length_penalty: float = 1.0
    early_stopping: EarlyStopping = False
    target: str | Prompt | None = None
    factors: HeadScales | None = None

    def __post_init__(self) -> None:
        if self.beams < 1:
            raise BadInput(tr("beams is {value}, but it must be at least 1.", value=self.beams))
        if self.max_new_tokens < 1:
            raise BadInput(tr("max-new-tokens is {value}, but it must be at least 1.", value=self.max_new_tokens))
        if not np.isfinite(self.length_penalty):
            raise BadInput(
                tr("length-penalty is {value}, but it must be a number; 0 is none.", value=self.length_penalty)
            )

    def __call__(self, engine: Engine, given_up: Callable[[], bool]) -> Iterator[Beams]:
        """The search after each of its steps; raises PassCancelled once it is given up."""
        width = max(2, 1 + len(engine.end_of_text)) * self.beams  # enough beams are left, however many texts end
        if width > engine.spec.vocabulary:
            raise BadInput(
                tr(
                    "beams is {value}, but {model} with its {tokens} tokens has room for no more than {most}.",
                    value=self.beams,
                    model=engine.spec.name,
                    tokens=engine.spec.vocabulary,
                    most=engine.spec.vocabulary * self.beams // width,
                )
            )
        writing = Writing.of(engine, self.prompt, self.target, self.factors, given_up)
        running = [Running(-1, 0.0, writing.begun, writing.read(writing.begun))]
        search = Beams(self.beams, self.length_penalty)
        while not search.done:
            found = best(running, width)
            search = self._with_step(search, found, writing)
            if not search.done:  # the passes of the beams before live on until here, so that each costs one token
                running = [
                    self._longer(writing, one, place)
                    for place, one in enumerate(found, len(search.candidates) - len(found))
                    if search.candidates[place].fate == "kept"
                ]
            yield search

    def _with_step(self, search: Beams, found: Sequence[Next], writing: Writing) -> Beams:
        """The search with one step more, whose best next tokens these are."""
        engine = writing.engine
        first, length = len(search.candidates), search.steps + 1
        made: list[Candidate] = []
        finished = list(search.finished)
        kept: list[float] = []  # the scores of the beams that go on, the best first
        for rank, one in enumerate(found):
            fate: Fate = "dropped"
            if one.token_id in engine.end_of_text or length == self.max_new_tokens:
                if rank < self.beams:
                    fate = "finished"
                    text = writing.grown(one.beam.text, one.token_id).text[len(writing.begun.text) :]
                    finished.append(Beam(first + rank, one.score / length**self.length_penalty, text))
            elif len(kept) < self.beams:
                fate = "kept"
                kept.append(one.score)
            shown = engine.writer.vocabulary.shown(one.token_id)
            made.append(
                Candidate(one.token_id, shown, one.beam.place, search.steps, one.log_probability, one.score, fate)
            )
        finished.sort(key=lambda beam: -beam.score)
        search = replace(search, candidates=(*search.candidates, *made), finished=tuple(finished[: self.beams]))
        return replace(search, done=not kept or not self._may_improve(search, kept[0]))

    def _may_improve(self, search: Beams, best_running: float) -> bool:
        """Whether it is worth going on: the best beam might still beat the worst of the finished texts."""
        if len(search.finished) < self.beams:
            return True
        if self.early_stopping is True:
            return False
        is_patient = self.early_stopping == "never" and self.length_penalty > 0
        length = self.max_new_tokens if is_patient else search.steps
        return best_running / length**self.length_penalty > search.finished[-1].score

    def _longer(self, writing: Writing, one: Next, place: int) -> Running:
        text = writing.grown(one.beam.text, one.token_id)
        return Running(place, one.score, text, writing.read(text))


def best(running: Sequence[Running], count: int) -> list[Next]:
    """Of all next tokens of all beams so many with the highest scores, best first."""
    behind = np.stack([log_softmax64(beam.trace.logits[-1]) for beam in running])  # (beams, vocabulary)
    scores = behind + np.array([[beam.score] for beam in running])  # (beams, vocabulary)
    chosen = np.argpartition(-scores, count - 1, axis=None)[:count]
    beams, ids = np.unravel_index(chosen[np.lexsort((chosen, -scores.ravel()[chosen]))], scores.shape)
    return [
        Next(running[beam], token_id, float(behind[beam, token_id]), float(scores[beam, token_id]))
        for beam, token_id in zip(beams.tolist(), ids.tolist(), strict=True)
    ]
