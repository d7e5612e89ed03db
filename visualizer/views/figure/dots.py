"""Rows of dots: the same number of several passes on one axis."""

from dataclasses import dataclass

import numpy as np

from visualizer import numerals
from visualizer.language import tr
from visualizer.views.figure.axes import Probe
from visualizer.views.figure.scales import points, round_steps, short_number


@dataclass(frozen=True, slots=True)
class DotRow:
    """One row of `Dots`: its name, and a number of each series; NaN where one has none."""

    label: str
    values: tuple[float, ...]
    detail: str = ""  # what hovering adds


# The corners of what stands for the third and the fourth series; the first is a disc, the second a ring.
DIAMOND = ((0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0))
SQUARE = ((-0.75, -0.75), (0.75, -0.75), (0.75, 0.75), (-0.75, 0.75))
DOT_SHAPES: tuple[tuple[float, tuple[tuple[float, float], ...]], ...] = (
    (0.6, ()), (1.0, ()), (1.35, DIAMOND), (1.5, SQUARE),
)  # fmt: skip
"""How large the shape of each series is, and its corners."""


@dataclass(frozen=True, slots=True)
class Dots:
    """Rows of probabilities on one axis, a dot of another shape for each series: Cleveland's dot plot.

    With `signed` the numbers are differences, and the axis has a zero inside. `first_shape` is that of the first
    series, where others come before it in another mark. `absent` says why a series may have no number.
    """

    rows: tuple[DotRow, ...]
    names: tuple[str, ...]  # of the series, at most four
    quantity: str  # in English
    title: str = ""
    note: str = ""
    signed: bool = False
    first_shape: int = 0
    absent: str = ""

    @property
    def shown_quantity(self) -> str:
        """What a value is, in the language spoken."""
        return tr(self.quantity)

    @property
    def ticks(self) -> tuple[float, ...]:
        """The numbers along the axis, from its left end to its right one."""
        known = [value for row in self.rows for value in row.values if np.isfinite(value)]
        return round_steps(min([0.0, *known]), max([0.0, *known]) or 1e-3)

    def share(self, value: float) -> float:
        """How far along the axis a number stands, from 0 to 1."""
        return (value - self.ticks[0]) / (self.ticks[-1] - self.ticks[0])

    def reach(self, row: int) -> tuple[float, float] | None:
        """The numbers that a row's line runs between: from its least to its largest, of differences also to zero."""
        values = [value for value in self.rows[row].values if np.isfinite(value)] + [0.0] * self.signed
        return (min(values), max(values)) if values else None

    def lanes(self, row: int, near: float) -> tuple[float, ...]:
        """How far above (−1) or below (1) the middle of its row each series' dot stands, so that all of them are seen:
        those that lie within `near` of a neighbour, as a share of the axis, stand in their order; others on the line.
        """
        at = [self.share(value) if np.isfinite(value) else np.inf for value in self.rows[row].values]
        order = sorted(range(len(at)), key=lambda series: at[series])
        lanes = [0.0] * len(at)
        while order:
            met = [order.pop(0)]
            while order and at[order[0]] - at[met[-1]] < near:
                met.append(order.pop(0))
            for place, series in enumerate(sorted(met)):
                lanes[series] = 2 * place / (len(met) - 1) - 1 if len(met) > 1 else 0.0
        return tuple(lanes)

    def number(self, value: float) -> str:
        """A number as it is drawn, in per cent or percentage points."""
        if not np.isfinite(value):
            return "–"
        if not self.signed:
            return numerals.per_cent(value)
        written = f"{100 * value:+.1f}"
        return written.replace("-", numerals.MINUS) if float(written) else "0"

    def tick_number(self, value: float) -> str:
        """A number below the axis, in per cent or percentage points."""
        return short_number(100 * value)

    def probe(self, row: int) -> Probe:
        """One row in words, with the numbers of all series."""
        told = []
        for name, value in zip(self.names, self.rows[row].values, strict=True):
            if not np.isfinite(value):
                told.append(f"{name} {self.absent or '–'}")
            elif self.signed:
                told.append(tr("{name} {points} percentage points", name=name, points=points(100 * value, 4)))
            else:
                told.append(tr("{name} {share:.4f} %", name=name, share=100 * value))
        detail = f" · {self.rows[row].detail}" if self.rows[row].detail else ""
        return Probe(f"{self.rows[row].label}: {self.shown_quantity} {', '.join(told)}{detail}")
