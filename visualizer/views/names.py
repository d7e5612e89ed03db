"""Where names stand: those of dots beside their dot, on no other dot and no other name; those of lines at their ends.

For both painters.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of a plot, in the painter's unit, with y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Frame") -> bool:
        """Whether two rectangles share ground."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: "Frame") -> bool:
        """Whether this lies inside another."""
        return (
            self.left >= other.left and self.right <= other.right
            and self.top >= other.top and self.bottom <= other.bottom
        )  # fmt: skip


def place_names(
    points: Float[np.ndarray, "dots 2"],
    named: Sequence[int],
    widths: Sequence[float],
    height: float,
    radii: Sequence[float],
    radius: float,
    plot: Frame,
) -> dict[int, tuple[float, float]]:
    """Left edge and middle of the name of each dot in `named` that has room for one, the first of them first.

    `radii` are what to keep free around each named dot, `radius` around every other. A dot in a crowd stays without a
    name, but the first one always has one.
    """
    placed: dict[int, tuple[float, float]] = {}
    taken: list[Frame] = []
    for dot, width, own in zip(named, widths, radii, strict=True):
        x, y = points[dot].tolist()
        away = own + 0.25 * height
        sides = [(x + away, y), (x - away - width, y), (x - width / 2, y - away - height / 2),
                 (x - width / 2, y + away + height / 2)]  # fmt: skip
        boxes = [Frame(left, middle - height / 2, left + width, middle + height / 2) for left, middle in sides]
        free = [
            place
            for place, box in enumerate(boxes)
            if box.within(plot) and not any(box.meets(other) for other in taken)
        ]
        clear = (place for place in free if not covers(boxes[place], points, radius))
        chosen = next(clear, free[0] if free and not placed else None)
        if chosen is not None:
            placed[dot] = sides[chosen]
            taken.append(boxes[chosen])
        if own > radius:  # a ring, which no name may touch
            taken.append(Frame(x - own, y - own, x + own, y + own))
    return placed


def covers(box: Frame, points: Float[np.ndarray, "dots 2"], radius: float) -> bool:
    """Whether a rectangle lies on one of some dots."""
    x, y = points[:, 0], points[:, 1]
    return bool(
        ((x > box.left - radius) & (x < box.right + radius) & (y > box.top - radius) & (y < box.bottom + radius)).any()
    )


def beside_line(
    wanted: list[float], gap: float, low: float, high: float, place: int, line: tuple[float, float]
) -> list[float]:
    """As `spread`, for heights in their order, with one of them off its own line, which runs between two heights there:
    above it or below, whichever is nearer; where neither has room, as far off as can be."""

    def away(height: float) -> float:
        return max(line[0] - height, height - line[1])

    above, below = line[0] - gap / 2, line[1] + gap / 2
    found = [spread(wanted, gap, low, high)]
    for height in sorted((above, below), key=lambda height: abs(height - wanted[place])):
        moved = [
            min(one, height - (place - other) * gap) if other < place else max(one, height + (other - place) * gap)
            for other, one in enumerate(wanted)
        ]
        moved[place] = height
        found.append(spread(moved, gap, low, high))
    free = (heights for heights in found if away(heights[place]) >= gap / 2 - 1e-6)
    return next(free, max(found, key=lambda heights: away(heights[place])))


def spread(wanted: list[float], gap: float, low: float, high: float) -> list[float]:
    """Heights near the wanted ones, in their order, at least `gap` apart where there is room."""
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    placed = list(wanted)
    for before, place in zip([None, *order], order, strict=False):
        least = low if before is None else placed[before] + gap
        placed[place] = max(wanted[place], least)
    for after, place in zip([None, *reversed(order)], reversed(order), strict=False):
        placed[place] = min(placed[place], high if after is None else placed[after] - gap)
    return placed
