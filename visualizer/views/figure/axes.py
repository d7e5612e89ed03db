"""Axes, and what a point of a mark is: what hovering says, and what a click means."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypedDict

from visualizer.language import tr

Pick = Mapping[str, int | float | str | tuple[int, ...]]
"""Fields of `Selection` and their new values; "view" names one to be looked at, "append" and "append_all" tokens to go
on with."""
Side = Literal["source", "target"]  # of an encoder-decoder's two texts; any other model's prompt is the source


@dataclass(frozen=True, slots=True)
class Probe:
    """What one point of a mark is: read by the hover line and by a click.

    `explain` sets what `why` tells of: how the number at this point came about; empty where nothing is told of it.
    """

    text: str
    pick: Pick = field(default_factory=dict)
    tokens: tuple[int, ...] = ()  # of the prompt, which this point is about: lit up in every panel
    explain: Mapping[str, object] = field(default_factory=dict)
    target: tuple[int, ...] = ()  # as `tokens`, of an encoder-decoder's target; `tokens` are then the source's


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis of a map or of bars: what it counts, and the label of each place.

    `labels` may be empty, then the places are numbered from `first`. `picks` is the field of `Selection` that a click
    on a place sets. `counts_tokens` says that the places are tokens of the prompt, one after the other; `tokens` names
    them where they are others or in another order, -1 for a place that is none.
    """

    name: str  # "query": in English, as files have it; people read `title`
    labels: tuple[str, ...] = ()
    picks: str | None = None
    first: int = 0
    counts_tokens: bool = False
    tokens: tuple[int, ...] = ()
    side: Side = "source"  # whose tokens they are

    @property
    def title(self) -> str:
        """What it counts, in the language spoken."""
        return tr(self.name)

    def label(self, place: int) -> str:
        """The label of one place, as it is drawn."""
        return self.labels[place] if self.labels else str(place + self.first)

    def place(self, place: int) -> str:
        """One place in words, with its number, since the same token may stand in several places."""
        if self.tokens and (self.tokens[place] < 0 or not self.name):
            return self.label(place)
        number = f"{self.title} {self.tokens[place] if self.tokens else place + self.first}"
        return f"{number} {self.labels[place]}" if self.labels else number

    def pick(self, place: int) -> dict[str, int]:
        """What a click on the place selects."""
        if self.tokens:
            return {self.picks: self.tokens[place]} if self.picks and self.tokens[place] >= 0 else {}
        return {self.picks: place + self.first} if self.picks else {}

    def token(self, place: int) -> tuple[int, ...]:
        """The token of the prompt that a place is, where places are tokens."""
        if self.tokens:
            return (self.tokens[place],) if self.tokens[place] >= 0 else ()
        return (place + self.first,) if self.counts_tokens else ()

    def place_of(self, token: int) -> int | None:
        """The place of a token of the prompt on this axis, None where it has none."""
        if self.tokens:
            return self.tokens.index(token) if token in self.tokens else None
        place = token - self.first
        return place if self.counts_tokens and 0 <= place < len(self.labels) else None


class About(TypedDict, total=False):
    """Which tokens a point is about, as fields of its `Probe`."""

    tokens: tuple[int, ...]
    target: tuple[int, ...]


def about(*places: tuple[Axis, int]) -> About:
    """What a point at these places of axes is about, as fields of its `Probe`."""
    found: dict[Side, list[int]] = {"source": [], "target": []}
    for axis, place in places:
        found[axis.side] += axis.token(place)
    return {"tokens": tuple(found["source"]), "target": tuple(found["target"])}


def _of_side(side: Side, tokens: tuple[int, ...]) -> About:
    return {"tokens": tokens} if side == "source" else {"target": tokens}
