"""Branches: continuations of a text as a tree."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from visualizer import numerals
from visualizer.following import path
from visualizer.language import tr
from visualizer.views.figure.axes import Pick, Probe

BranchState = Literal["selected", "cut", "best", "open", "dropped"]
BRANCH_STATES: tuple[BranchState, ...] = get_args(BranchState)  # what comes first where there is no room for all


@dataclass(frozen=True, slots=True)
class Branch:
    """One token of `Branches`; `parent` is the place of the one before it, -1 for one right behind the text.

    `value` is the number beside it, None where none says anything; `weight`, from 0 to 1, is how wide the line is that
    leads to it. What is "cut" lies on the branch that the text went on with, though the settings allow it no more.
    """

    label: str
    token_id: int
    parent: int
    value: float | None
    weight: float
    detail: str  # the whole branch, in words
    pick: Pick = field(default_factory=dict)
    state: BranchState = "open"
    score: float | None = None  # of all of the branch, in a search


@dataclass(frozen=True, slots=True)
class Branches:
    """What may follow a text: tokens, each behind the one that leads to it, from left to right.

    Every node stands behind its parent, siblings likeliest first. `by_step` says that the columns are the steps of a
    search, which are numbered: where there is no room for all of them, the last ones are seen. Numbers are per cent.
    """

    nodes: tuple[Branch, ...]
    quantity: str = "probability"  # what the numbers are, in English
    title: str = ""
    note: str = ""
    by_step: bool = False

    @property
    def depths(self) -> tuple[int, ...]:
        """The column of each node, from 0."""
        found: list[int] = []
        for node in self.nodes:
            found.append(0 if node.parent < 0 else found[node.parent] + 1)
        return tuple(found)

    @property
    def ends(self) -> list[int]:
        """The last node of each branch, what is selected or finished first, then the likeliest."""
        inner = {node.parent for node in self.nodes}
        places = [place for place in range(len(self.nodes)) if place not in inner]
        return sorted(places, key=self.urgency)

    def urgency(self, place: int) -> tuple[int, float, int]:
        """What sorts nodes where there is no room for all of them: by state, then by weight."""
        node = self.nodes[place]
        return BRANCH_STATES.index(node.state), -node.weight, place

    def share(self, place: int) -> float:
        """How wide a node's line is, as a share of the widest."""
        return self.nodes[place].weight / (max((node.weight for node in self.nodes), default=0.0) or 1.0)

    def number(self, place: int) -> str:
        """A node's number as it is drawn, "" where it has none."""
        node = self.nodes[place]
        if node.value is None:
            return ""
        return tr("cut") if node.state == "cut" else numerals.small_per_cent(node.value)

    def path(self, place: int) -> tuple[int, ...]:
        """The nodes from the text to one of them, itself included."""
        return path(self.nodes, place)

    def left_out(self, count: int) -> str:
        """How many followers of a token are not drawn; empty where all of them are."""
        return tr("{count} more", count=numerals.grouped(count)) if count else ""

    def told(self, shown: int) -> str:
        """How many of the tokens are drawn; empty where all of them are."""
        count = len(self.nodes)
        return (
            "" if shown == count else tr("{shown} of {count} tokens shown", shown=shown, count=numerals.grouped(count))
        )

    def probe(self, place: int) -> Probe:
        """One branch in words; a click goes on with it."""
        return Probe(self.nodes[place].detail, self.nodes[place].pick)
