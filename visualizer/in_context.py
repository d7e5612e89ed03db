"""Running a workbench: the prompt with some numbers of examples, and the in-context curve, one exact pass a prompt.

A prompt with one example more begins as the one before it, so the passes are made in that order: each computes what
is new and reuses the rest. No pass reads less than its prompt: where the context has no room for all examples, as many
are tried as fit in front of the question and all but the last token of its answer.
"""

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

import numpy as np

from visualizer.engine import Engine
from visualizer.errors import BadInput, PassCancelled
from visualizer.language import tr
from visualizer.numerals import grouped
from visualizer.prompting.records import Curve, Outcome, Shot, Shots
from visualizer.prompting.workbench import Example, Joined, Workbench
from visualizer.sampling import likeliest, rank, softmax64
from visualizer.state import HeadFactors
from visualizer.tokens import Prompt
from visualizer.trace import ModelSpec, Trace

GivenUp = Callable[[], bool]
GUESSES = 3  # of the model, that an outcome keeps


@dataclass(frozen=True, slots=True)
class ShotsWork:
    """The question behind the first so many examples, for each of `counts`; yields `Shots` that grow by one.

    A count beyond what fits the context becomes what fits. `factors` multiply the outputs of heads, as in
    `Engine.trace`. Raises BadInput for a workbench that makes no prompt, and for a prompt that does not fit the context
    even without an example; PassCancelled when it is given up.
    """

    workbench: Workbench
    counts: tuple[int, ...] = (0, 1)
    factors: HeadFactors = field(default_factory=dict)

    def __call__(self, engine: Engine, given_up: GivenUp) -> Iterator[Shots]:
        check(engine)
        bench, shots = self.workbench, tuple[Shot, ...]()
        wanted = min(max(self.counts), len(bench.shown))
        most = fitting(engine, bench, Example(bench.question, bench.expected), bench.shown[:wanted])
        for count in sorted({min(count, most) for count in self.counts}):
            joined = bench.with_shots(count)
            answer = answer_ids(engine, joined, bench.expected) if bench.expected.strip() else ()
            trace = read(engine, joined, (), self.factors, given_up)
            shots = (*shots, Shot(joined, trace, answer))
            yield Shots(bench, shots, wanted, most)


@dataclass(frozen=True, slots=True)
class CurveWork:
    """The in-context curve for 0 to `most` examples, no more than there are and than fit the context in front of every
    question; yields `Curve`s that grow by one outcome.

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
        curve = self.fitted(engine, given_up) if self.known is None else self.known
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
        questions = len(rows) if self.every_row else 1
        return Curve(self.workbench, counts, counts[-1], questions, self.draws, self.every_row)

    def fitted(self, engine: Engine, given_up: GivenUp) -> Curve:
        """The curve before anything was computed, with as many examples as fit."""
        curve = self.begun()
        most = curve.wanted
        for draw in range(self.draws):
            for place in range(curve.questions):
                if given_up():
                    raise PassCancelled
                question, examples = self.asked(draw, place)
                most = fitting(engine, self.workbench, question, examples[:most])
        return replace(curve, counts=curve.counts[: most + 1])

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
        logits = trace.logits[len(trace.tokens) - len(answer) :]  # (answer, vocabulary): behind prompt and answer
        rows = [softmax64(row) for row in logits]
        chances = [float(row[token]) for row, token in zip(rows, answer, strict=True)]
        return Outcome(
            examples=len(examples),
            draw=draw,
            question=asked.input,
            expected=asked.output,
            token_id=answer[0],
            probability=chances[0],
            whole=float(np.prod(chances)),
            rank=rank(logits[0], answer[0]),
            guesses=tuple((token, float(rows[0][token])) for token in likeliest(logits[0], GUESSES).tolist()),
            seen=any((one.input, one.output) == (asked.input, asked.output) for one in examples),
        )


def unable(spec: ModelSpec) -> str:
    """Why a model answers no prompts; empty where it does."""
    if spec.objective == "none":
        return tr(
            "{model} came without a language head, so it answers no prompts: open a model that generates.",
            model=spec.name,
        )
    if spec.kind == "encoder-only":
        return tr("{model} fills masks and continues no text: open a model that generates.", model=spec.name)
    return ""


def check(engine: Engine) -> None:
    """Raise BadInput for a model that answers no prompts."""
    if why_not := unable(engine.spec):
        raise BadInput(why_not)


def fitting(engine: Engine, workbench: Workbench, asked: Example, examples: Sequence[Example]) -> int:
    """How many of these examples, the first ones first, the context has room for in front of a question, together with
    what is read of its answer.

    Raises BadInput where the question alone is too long.
    """
    context = engine.spec.context

    def length(count: int) -> int:
        joined = workbench.joined(examples[:count], asked.input)
        answer = asked.output.strip()
        if engine.spec.kind == "encoder-decoder" or not answer:
            return len(engine.tokenizer.encode(joined.text))
        return len(engine.tokenizer.encode(f"{joined.text}{joined.lead}{answer}")) - 1

    if length(len(examples)) <= context:
        return len(examples)
    if (least := length(0)) > context:
        raise BadInput(
            tr(
                "Without an example the prompt has {count} tokens, and {model} reads {context}: shorten the texts.",
                count=grouped(least),
                model=engine.spec.name,
                context=grouped(context),
            )
        )
    return bisect(range(1, len(examples)), context, key=length)  # each example more makes it longer


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
    """The pass over a prompt and the tokens written behind it."""
    is_pair = engine.spec.kind == "encoder-decoder"
    text = Prompt("" if is_pair else joined.text)
    for token_id in written:
        text = engine.writer.append(text, token_id)
    if is_pair:
        return engine.trace(joined.text, dict(factors) or None, given_up, text)
    return engine.trace(text, dict(factors) or None, given_up)
