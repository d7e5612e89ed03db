"""Boxes and the wires between them."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from visualizer.views.figure.axes import Pick, Probe

LEADING = 1.18  # units of a diagram: from one line of words in a box to the next
AIR = 0.35  # units of a diagram that a box keeps free of words
ROUND = 0.6  # units of a diagram: how round the corners of its wires are
BoxRole = Literal["block", "attention", "feed-forward", "norm", "slab", "scheme", "layer"]


@dataclass(frozen=True, slots=True)
class Box:
    """One box of a `Diagram`: its upper left corner and size, its name, its sizes below it, and what it is in words.

    A `block` frames others; `slab` stands at an end of the stack, `scheme` inside another box, `layer` is one of many
    small ones that stand for a layer each. `copies` of it lie behind, where it is one of several. Boxes that come later
    lie on earlier ones.
    """

    x: float
    y: float
    width: float
    height: float
    role: BoxRole
    label: str = ""
    sizes: tuple[str, ...] = ()
    detail: str = ""
    pick: Pick = field(default_factory=dict)
    focused: bool = False
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Wire:
    """A line through some points of a `Diagram`; with an arrow where it ends."""

    points: tuple[tuple[float, float], ...]
    arrow: bool = True
    strong: bool = False  # the residual stream

    def rounded(self, radius: float = ROUND) -> tuple[tuple[float, float], ...]:
        """The points of the wire with its corners cut round."""
        points = [self.points[0]]
        for before, corner, after in zip(self.points, self.points[1:], self.points[2:], strict=False):
            start, end = toward(corner, before, radius), toward(corner, after, radius)
            for share in np.linspace(0, 1, 7).tolist():  # a parabola from one leg to the other
                keep, turn, go = (1 - share) ** 2, 2 * share * (1 - share), share**2
                points.append(
                    (keep * start[0] + turn * corner[0] + go * end[0], keep * start[1] + turn * corner[1] + go * end[1])
                )
        return (*points, self.points[-1])


def toward(start: tuple[float, float], end: tuple[float, float], way: float) -> tuple[float, float]:
    """The point so far on the way from one point to another, at most half of it."""
    (x0, y0), (x1, y1) = start, end
    size = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    share = min(0.5, way / size) if size else 0.0
    return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share


def arrow_head(
    start: tuple[float, float], end: tuple[float, float], size: float
) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]]:
    """The three corners of an arrow's head at the end of a stretch: its point first."""
    (x0, y0), (x1, y1) = start, end
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
    along = (x1 - x0) / length, (y1 - y0) / length
    x, y, half = x1 - along[0] * size, y1 - along[1] * size, 0.42 * size
    return end, (x - along[1] * half, y + along[0] * half), (x + along[1] * half, y - along[0] * half)


@dataclass(frozen=True, slots=True)
class Plus:
    """A place of a `Diagram` where two wires are added, with its middle."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Words:
    """A few words of a `Diagram` beside its boxes, hung on a point of their middle line; upright ones read upwards."""

    x: float
    y: float
    text: str
    anchor: Literal["left", "center", "right"] = "left"
    role: Literal["ink", "muted", "accent", "strong"] = "muted"
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Diagram:
    """Boxes and the wires between them, in units of about a line of type, y downwards."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...] = ()
    sums: tuple[Plus, ...] = ()
    words: tuple[Words, ...] = ()
    title: str = ""

    def free(self, box: Box) -> float:
        """How much of a box's height its own words have, above what lies inside it."""
        inside = [
            other.y - box.y
            for other in self.boxes
            if other.role == "scheme" and other is not box and box.y < other.y < box.y + box.height
            and box.x < other.x < box.x + box.width
        ]  # fmt: skip
        return min(inside, default=box.height)

    def lines(self, box: Box, height: float = LEADING) -> list[tuple[float, str]]:
        """The words in a box with the height of their middle, so far from one another; the name is the first, and what
        finds no room is left out at the end."""
        free = self.free(box)
        words = [box.label, *box.sizes] if box.label and box.role != "block" else []
        words = words[: max(1, int((free - AIR) / height))]
        middle = box.y + free / 2
        return [(middle + (place - (len(words) - 1) / 2) * height, text) for place, text in enumerate(words)]

    @property
    def named(self) -> list[int]:
        """The boxes that have a name and words about them, from the bottom upwards, as one reads the picture."""
        places = [place for place, box in enumerate(self.boxes) if box.label and box.detail]
        return sorted(places, key=lambda place: -self.boxes[place].y)

    def at(self, x: float, y: float) -> int | None:
        """The uppermost box with words about it under a point."""
        for place in reversed(range(len(self.boxes))):
            box = self.boxes[place]
            if box.detail and box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height:
                return place
        return None

    def probe(self, place: int) -> Probe:
        """One box in words, and what a click on it looks at."""
        box = self.boxes[place]
        return Probe(box.detail, box.pick)
