"""What could follow a text: the records that the works on it leave behind, for views to draw.

The tree of the likeliest continuations (`visualizer.tree`), beam search (`visualizer.beams`), and several texts drawn
side by side (`visualizer.continuations`). No model runs here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

import numpy as np

from visualizer.sampling import Sampling
from visualizer.tokens import Token

GRAM = 4  # tokens of a piece whose repetition is counted
Fate = Literal["kept", "finished", "dropped"]


@runtime_checkable
class HasParent(Protocol):
    """What stands behind another of its kind; -1 stands for what has none before it."""

    @property
    def parent(self) -> int:
        """The place of the one before it among all of them."""
        ...


def path(nodes: Sequence[HasParent], place: int) -> tuple[int, ...]:
    """The places of all that lead to one of some nodes, the first one first, itself included."""
    found: list[int] = []
    while place >= 0:
        found.append(place)
        place = nodes[place].parent
    return tuple(reversed(found))


@dataclass(frozen=True, slots=True)
class Node:
    """One token of a `Tree`, behind the branch that leads to it.

    `parent` is the place of the token before it among the tree's nodes, -1 for one right behind the text. `given` is
    its probability as the model gave it, `now` that after the sampling settings, `joint` the product of `now` along
    the branch; `rank` counts likelier tokens as the model gave them, from 1.
    """

    token_id: int
    shown: str
    parent: int
    depth: int  # 0 right behind the text
    given: float
    now: float
    joint: float
    rank: int
    is_taken: bool = False  # on the branch that the text really went on with
    ends: bool = False  # the end of text: nothing grows behind it


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """What could follow a text, as far as it is known: every node stands behind its parent.

    Made by `tree.TreeWork`, read by the view `tree`.
    """

    sampling: Sampling
    nodes: tuple[Node, ...] = ()

    def branch(self, place: int) -> tuple[int, ...]:
        """The places of the nodes from the text to one of them, itself included."""
        return path(self.nodes, place)

    def ids(self, place: int) -> tuple[int, ...]:
        """The tokens of a branch: what to append to go on with it."""
        return tuple(self.nodes[on].token_id for on in self.branch(place))


@dataclass(frozen=True, slots=True)
class Candidate:
    """One token that a step of the search looked at, behind one of its beams.

    `parent` is the place among all candidates of the one that it stands behind, -1 for one right behind the prompt.
    `log_probability` is the token's, behind its beam, in nats; `score` the sum of them along the beam. Of its step only
    the best are candidates. A `finished` one ends with the end of text, or is as long as texts may be.
    """

    token_id: int
    shown: str
    parent: int
    step: int  # from 0
    log_probability: float
    score: float
    fate: Fate


@dataclass(frozen=True, slots=True)
class Beam:
    """One finished text: where it ends among the candidates, its score divided by length ** penalty, and what it adds
    to the text a person sees."""

    place: int
    score: float
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Beams:
    """A beam search, as far as it has come: all candidates of its steps, and the finished texts, best first.

    Made by `beams.BeamWork`, read by the view `beams` and by the command line.
    """

    beams: int
    length_penalty: float
    candidates: tuple[Candidate, ...] = ()
    finished: tuple[Beam, ...] = ()
    done: bool = False

    @property
    def steps(self) -> int:
        """How many steps were made."""
        return self.candidates[-1].step + 1 if self.candidates else 0

    def branch(self, place: int) -> tuple[int, ...]:
        """The places of the candidates from the prompt to one of them, itself included."""
        return path(self.candidates, place)

    def ids(self, place: int) -> tuple[int, ...]:
        """The tokens of a beam, the end of text among them where it has one."""
        return tuple(self.candidates[on].token_id for on in self.branch(place))


@dataclass(frozen=True, slots=True)
class Drawn:
    """One token of a `Continuation`; probability and rank are those the model gave it, before any setting."""

    token: Token
    probability: float
    rank: int


@dataclass(frozen=True, slots=True)
class Continuation:
    """One text, as far as it is drawn. `seed` is None for the greedy one; `stopped_by` is None while it grows."""

    seed: int | None
    tokens: tuple[Drawn, ...] = ()
    text: str = ""
    stopped_by: str | None = None

    @property
    def bits(self) -> float:
        """The mean surprisal of its tokens, in bits."""
        return float(np.mean([-np.log2(one.probability) for one in self.tokens])) + 0.0 if self.tokens else 0.0

    @property
    def repeated(self) -> float:
        """The share of its pieces of four tokens that were there before, 0 to 1: seq-rep-4 of Welleck et al. 2020
        (arXiv:1908.04319)."""
        return repeated([one.token.id for one in self.tokens])


@dataclass(frozen=True, slots=True, eq=False)
class Continuations:
    """All texts, as far as they are drawn: the greedy one first, then a seed each.

    Made by `continuations.ContinuationsWork`, read by the view `continuations`.
    """

    sampling: Sampling
    texts: tuple[Continuation, ...] = ()


def repeated(ids: Sequence[int], gram: int = GRAM) -> float:
    """The share of the pieces of `gram` tokens that were there before in the same text; 0 for a text too short."""
    pieces = [tuple(ids[start : start + gram]) for start in range(len(ids) - gram + 1)]
    return 1 - len(set(pieces)) / len(pieces) if pieces else 0.0
