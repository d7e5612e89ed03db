"""What came of running a workbench: the same prompt with a few numbers of examples, and the in-context curve."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from visualizer.language import tr
from visualizer.numerals import grouped
from visualizer.prompting.workbench import Joined, Workbench
from visualizer.trace import Trace


@dataclass(frozen=True, slots=True, eq=False)
class Shot:
    """The pass over a prompt with some of the examples; `answer` are the ids of the expected answer behind it."""

    joined: Joined
    trace: Trace
    answer: tuple[int, ...]  # empty where no answer is expected


@dataclass(frozen=True, slots=True, eq=False)
class Shots:
    """The same question with more and more examples: zero-shot, one-shot, few-shot.

    Made by `visualizer.in_context.ShotsWork`, read by the view `shots`. `wanted` is how many examples there were to be
    at most, `fit` how many of them fit the context: those of the last shot, once all are there.
    """

    workbench: Workbench
    shots: tuple[Shot, ...]
    wanted: int
    fit: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the model thought of the expected answer to one question behind one draw of examples.

    `probability` and `rank` are those of the answer's first token, `whole` is the probability of all its tokens one
    after the other. `guesses` are the tokens the model found likeliest, with their probabilities. `seen` tells whether
    the question itself stood, with its answer, among the examples.
    """

    examples: int
    draw: int
    question: str
    expected: str
    token_id: int
    probability: float
    whole: float
    rank: int
    guesses: tuple[tuple[int, float], ...]
    seen: bool


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """The in-context curve: what examples do to the probability of the expected answer (Brown et al. 2020,
    arXiv:2005.14165).

    Made by `visualizer.in_context.CurveWork`, read by the view `in-context`. `counts` are the numbers of examples to
    be tried, `outcomes` what was found so far; `wanted` is how many examples there were to be at most, and the last of
    `counts` how many of them fit the context. Of `every_row` each row of the table is the question once, and the
    examples are drawn from the other rows; else the question is the workbench's own.
    """

    workbench: Workbench
    counts: tuple[int, ...]
    wanted: int
    questions: int
    draws: int
    every_row: bool
    outcomes: tuple[Outcome, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether every question was asked behind every draw of every number of examples."""
        return len(self.outcomes) == self.prompts

    @property
    def prompts(self) -> int:
        """How many there are once it is complete."""
        return len(self.counts) * self.questions * self.draws

    @property
    def is_short(self) -> bool:
        """Whether fewer examples were to be tried than there are rows."""
        return self.wanted < len(self.workbench.shown) - self.every_row

    @property
    def fit(self) -> int:
        """How many examples the longest prompt has."""
        return self.counts[-1]

    @property
    def longest(self) -> Joined:
        """A prompt with the most examples, in the order of the table."""
        rows, most = self.workbench.shown, self.counts[-1]
        return self.workbench.joined(rows[:most], rows[-1].input if self.every_row else None)

    def at(self, count: int) -> tuple[Outcome, ...]:
        """What was found with so many examples."""
        return tuple(outcome for outcome in self.outcomes if outcome.examples == count)

    def mean(self, field: str) -> Float[np.ndarray, "counts"]:
        """The mean of one field of the outcomes for each number of examples; NaN where nothing was found yet."""
        found = [[float(getattr(one, field)) for one in self.at(count)] for count in self.counts]
        return np.array([np.mean(some) if some else np.nan for some in found], dtype=np.float64)

    @property
    def right(self) -> Float[np.ndarray, "counts"]:
        """The share of questions whose answer begins with the token that the model finds likeliest."""
        found = [[one.rank == 1 for one in self.at(count)] for count in self.counts]
        return np.array([np.mean(some) if some else np.nan for some in found], dtype=np.float64)

    @property
    def middle_half(self) -> Float[np.ndarray, "counts 2"]:
        """The quartiles of the probability: half of the questions lie between them. NaN below four of them."""
        found = [[one.probability for one in self.at(count)] for count in self.counts]
        none = [np.nan, np.nan]
        return np.array([np.quantile(some, [0.25, 0.75]) if len(some) > 3 else none for some in found])


def left_out(found: Shots | Curve, model: str) -> str:
    """That the context had no room for all examples; empty where it had."""
    if found.fit == found.wanted:
        return ""
    return tr(
        "{fit} of {all} examples fit the context of {model}.",
        fit=grouped(found.fit),
        all=grouped(found.wanted),
        model=model,
    )
