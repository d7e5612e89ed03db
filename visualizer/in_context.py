"""Running a workbench: the prompt with some numbers of examples, and the in-context curve, one exact pass a prompt.

A prompt with one example more begins as the one before it, so the passes are made in that order: each computes what
is new and reuses the rest.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile

import numpy as np

from visualizer.engine import Engine
from visualizer.errors import BadInput
from visualizer.language import tr
from visualizer.numerals import grouped
from visualizer.prompting.records import Curve, Outcome, Shot, Shots
from visualizer.prompting.workbench import Example, Joined, Workbench
from visualizer.sampling import softmax64
from visualizer.state import HeadFactors
from visualizer.tokens import Prompt
from visualizer.trace import Trace

GivenUp = Callable[[], bool]
GUESSES = 3  # of the model, that an outcome keeps


@dataclass(frozen=True, slots=True)
class ShotsWork:
    """The question behind the first so many examples, for each of `counts`; yields `Shots` that grow by one.

    `factors` multiply the outputs of heads, as in `Engine.trace`. Raises BadInput for a workbench that makes no prompt,
    for a prompt that does not fit the context, and PassCancelled when it is given up.
    """

    workbench: Workbench
    counts: tuple[int, ...] = (0, 1)
    factors: HeadFactors = field(default_factory=dict)

    def __call__(self, engine: Engine, given_up: GivenUp) -> Iterator[Shots]:
        check(engine)
        shots: tuple[Shot, ...] = ()
        for count in self.counts:
            joined = self.workbench.with_shots(count)
            answer = answer_ids(engine, joined, self.workbench.expected) if self.workbench.expected.strip() else ()
            trace = read(engine, joined, (), self.factors, given_up)
            shots = (*shots, Shot(joined, trace, answer))
            yield Shots(self.workbench, shots)


@dataclass(frozen=True, slots=True)
class CurveWork:
    """The in-context curve for 0 to `most` examples, no more than there are; yields `Curve`s that grow by one outcome.

    Of `every_row` each row that is on is the question once, the others are its examples, drawn anew for each question
    and each of `draws`. Else the question is the workbench's own, and the first draw leaves the rows as they stand.
    The same `seed` draws the same. `known` is what an earlier run came to before it was given up. Raises as `ShotsWork`
    does, and where no answer is expected.
    """

    workbench: Workbench
    most: int = 8
    draws: int = 1
    every_row: bool = False
    seed: int = 0
    factors: HeadFactors = field(default_factory=dict)
    known: Curve | None = None

    def __call__(self, engine: Engine, given_up: GivenUp) -> Iterator[Curve]:
        check(engine)
        curve = self.begun() if self.known is None else self.known
        asked = [(draw, place) for draw in range(self.draws) for place in range(curve.questions)]
        through = len(curve.outcomes) // len(curve.counts)  # questions that were asked with every number of examples
        curve = replace(curve, outcomes=curve.outcomes[: through * len(curve.counts)])
        for draw, place in asked[through:]:
            question, examples = self.asked(draw, place)
            for count in curve.counts:
                outcome = self.outcome(engine, question, examples[:count], draw, given_up)
                curve = replace(curve, outcomes=(*curve.outcomes, outcome))
                yield curve

    def begun(self) -> Curve:
        """The curve before anything was computed; raises BadInput where there is nothing to compute."""
        rows = self.workbench.shown
        if self.draws < 1:
            raise BadInput(tr("The curve needs at least 1 draw of examples, not {count}.", count=self.draws))
        if self.every_row and len(rows) < 2:
            raise BadInput(tr("Each row is asked once behind the others: the table needs two rows that are on."))
        if not rows:
            raise BadInput(tr("The table of examples is empty: add a row, or switch one on."))
        if not self.every_row and not self.workbench.expected.strip():
            raise BadInput(tr("No answer is expected: write the output that the question should have."))
        counts = tuple(range(min(max(0, self.most), len(rows) - self.every_row) + 1))
        return Curve(self.workbench, counts, len(rows) if self.every_row else 1, self.draws, self.every_row)

    def asked(self, draw: int, place: int) -> tuple[Example, tuple[Example, ...]]:
        """A question with its answer, and the examples to put in front of it, the first ones first."""
        rows = self.workbench.shown
        others = (*rows[:place], *rows[place + 1 :]) if self.every_row else rows
        question = rows[place] if self.every_row else Example(self.workbench.question, self.workbench.expected)
        if draw or self.every_row:
            random = np.random.Generator(np.random.PCG64([self.seed, draw, place]))
            others = tuple(others[one] for one in random.permutation(len(others)).tolist())
        return question, others

    def outcome(
        self, engine: Engine, asked: Example, examples: tuple[Example, ...], draw: int, given_up: GivenUp
    ) -> Outcome:
        """One pass: what becomes of the answer to one question."""
        joined = self.workbench.joined(examples, asked.input)
        answer = answer_ids(engine, joined, asked.output)
        trace = read(engine, joined, answer[:-1], self.factors, given_up)
        rows = [softmax64(row) for row in trace.logits[len(trace.tokens) - len(answer) :]]  # behind prompt and answer
        chances = [float(row[token]) for row, token in zip(rows, answer, strict=True)]
        first = rows[0]
        likeliest = np.argsort(-first, kind="stable")[:GUESSES].tolist()
        return Outcome(
            examples=len(examples),
            draw=draw,
            question=asked.input,
            expected=asked.output,
            token_id=answer[0],
            probability=chances[0],
            whole=float(np.prod(chances)),
            rank=int((first > first[answer[0]]).sum()) + 1,
            guesses=tuple((token, float(first[token])) for token in likeliest),
            seen=any((one.input, one.output) == (asked.input, asked.output) for one in examples),
        )


def check(engine: Engine) -> None:
    """Raise BadInput for a model that answers no prompts."""
    if engine.spec.kind == "encoder-only":
        raise BadInput(
            tr("{model} fills masks and continues no text: open a model that generates.", model=engine.spec.name)
        )


def answer_ids(engine: Engine, joined: Joined, answer: str) -> tuple[int, ...]:
    """The tokens of an answer as the model would write them behind the prompt.

    They are what the prompt with its answer has more than the prompt alone: behind "hot ->" the model writes "·cold",
    one token, which is not the one of "cold". Raises BadInput where the answer grows together with the prompt's end.
    """
    answer = answer.strip()
    if engine.spec.kind == "encoder-decoder":
        before, whole = engine.writer.encode(""), engine.writer.encode(answer)
    else:
        before = engine.tokenizer.encode(joined.text)
        whole = engine.tokenizer.encode(f"{joined.text}{joined.lead}{answer}")
    same = sum(1 for _ in takewhile(lambda pair: pair[0].id == pair[1].id, zip(before, whole, strict=False)))
    ids = tuple(token.id for token in whole[same:])
    if same < len(before) or not ids:
        raise BadInput(
            tr(
                "The answer “{answer}” is no token of its own behind “{end}”: put a space or a line end between them.",
                answer=answer,
                end=joined.text[-12:].split("\n")[-1],
            )
        )
    return ids


def read(
    engine: Engine, joined: Joined, written: tuple[int, ...], factors: HeadFactors, given_up: GivenUp
) -> Trace:  # fmt: skip
    """The pass over a prompt and the tokens written behind it; raises BadInput where they do not fit the context."""
    is_pair = engine.spec.kind == "encoder-decoder"
    text = Prompt("" if is_pair else joined.text)
    for token_id in written:
        text = engine.writer.append(text, token_id)
    tokens, omitted = engine.tokenizer.last(joined.text if is_pair else text, engine.spec.context)
    if omitted:
        raise BadInput(
            tr(
                "With {examples} examples the prompt has {count} tokens, and {model} reads {context}: switch rows "
                "off, or shorten the texts.",
                examples=joined.shots,
                count=grouped(len(tokens) + omitted),
                model=engine.spec.name,
                context=grouped(engine.spec.context),
            )
        )
    if is_pair:
        return engine.trace(joined.text, dict(factors) or None, given_up, text)
    return engine.trace(text, dict(factors) or None, given_up)
