"""Numbers along an axis as lines."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from visualizer import numerals
from visualizer.language import tr
from visualizer.tokens import set_off
from visualizer.views.figure.axes import Axis, Probe
from visualizer.views.figure.scales import PLACE_STEPS, decades, exact, points, round_steps, tick_number


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Numbers along an axis of distances, layers or positions, a line each; NaN where a line has none.

    The `focused` line is strong and the others step back; without one all are alike and carry their names at the end.
    `marked` is a place whose number is written: in the heading for the focused line, beside their dots for lines that
    are alike. `marked_name` is what it is called there, where that is not the axis's name and number. `stepped`
    numbers hold from one place to the next. `level` is a number of its own that lines are measured against, drawn
    across. `spread` is the range around each number that its name says, drawn as a band. `event` is a place where
    something begins, with the words that are written beside it.
    """

    values: Float[np.ndarray, "lines places"]
    names: tuple[str, ...]
    columns: Axis
    quantity: str  # in English
    title: str = ""
    note: str = ""
    focused: int | None = None
    marked: int | None = None
    stepped: bool = False
    logarithmic: bool = False
    level: float | None = None
    level_name: str = ""
    picks: str | None = None  # the field of `Selection` that a click on a line sets to the line's number
    marked_name: str = ""
    digits: int = 2  # behind the point, of the numbers at the marked place
    dotted: bool = False  # a dot at each place: the numbers stand there and nowhere between
    spread: Float[np.ndarray, "lines places 2"] | None = None  # from and to; NaN where a number has none
    spread_name: str = ""  # "the middle half"
    extent: tuple[float, float] | None = None  # the ends of the upright axis, where they are not those of the numbers
    event: tuple[int, str] | None = None
    dashed: frozenset[int] = frozenset()  # lines that may lie on another

    @property
    def shown_quantity(self) -> str:
        """What a value is, in the language spoken."""
        return tr(self.quantity)

    @property
    def ticks(self) -> tuple[float, ...]:
        """The numbers along the upright axis, from its lower end to its upper one."""
        if self.extent is not None:
            return round_steps(*self.extent)
        known = self.values[np.isfinite(self.values) & ((self.values > 0) | (not self.logarithmic))]
        every = [*([float(known.min()), float(known.max())] if known.size else [0.0, 1.0])]
        every += [] if self.level is None else [self.level]
        low, high = min(every), max(every)
        return decades(low, high) if self.logarithmic else round_steps(min(low, 0.0), max(high, 0.0))

    def up(self, values: Float[np.ndarray, "*shape"]) -> Float[np.ndarray, "*shape"]:
        """How far up the axis each number stands, from 0 to 1; NaN where a logarithm has no place for it."""
        low, high = self.ticks[0], self.ticks[-1]
        if self.logarithmic:
            positive = np.where(values > 0, values, np.nan)
            return np.log(positive / low) / np.log(high / low)
        return (values - low) / (high - low)

    def share(self, value: float) -> float:
        """How far up the axis one number stands."""
        return float(self.up(np.array([value], dtype=np.float64))[0])

    def numbered(self, most: int) -> list[int]:
        """The places that carry their number or label: at most so many, the numbers round."""
        count = self.values.shape[1]
        if self.columns.labels:
            return list(range(0, count, max(1, -(-count // most))))
        step = next((step for step in PLACE_STEPS if count / step <= most), PLACE_STEPS[-1])
        return [place for place in range(count) if (place + self.columns.first) % step == 0]

    @property
    def told(self) -> str:
        """What stands in the heading: the marked place, with its number where one line is in focus."""
        if self.marked is None:
            return ""
        place = self.marked_name or self.columns.place(self.marked).replace("-", numerals.MINUS)
        return place if self.focused is None else f"{place}: {self.number(self.focused)}"

    def number(self, line: int) -> str:
        """A line's number at the marked place, as it is drawn; "" where there is none."""
        value = np.nan if self.marked is None else float(self.values[line, self.marked])
        if not np.isfinite(value):
            return ""
        if abs(value) >= 1000:
            return numerals.grouped(round(value)).replace("-", numerals.MINUS)
        if value and abs(value) < 0.5 * 10.0**-self.digits:  # what would round to nothing
            return f"{value:.2g}".replace("-", numerals.MINUS)
        return numerals.signed(value, self.digits)

    def free_height(self, first: int, last: int) -> float:
        """How far up the axis, of a quarter, a half and three quarters, there is most room between two places."""
        up = self.up(self.values[:, max(0, first) : last + 1])
        up = up[np.isfinite(up)]
        return max((0.5, 0.25, 0.75), key=lambda share: float(np.abs(up - share).min()) if up.size else 0.0)

    def is_dashed(self, line: int) -> bool:
        """Whether a line among equals is dashed, to be told from the one before."""
        return line in self.dashed or (self.focused is None and line >= 2)

    @property
    def dots(self) -> list[tuple[int, int]]:
        """Line and place of the dots at the marked place."""
        if self.marked is None:
            return []
        lines = range(len(self.values)) if self.focused is None else [self.focused]
        has_place = np.isfinite(self.up(self.values[:, self.marked]))
        return [(line, self.marked) for line in lines if has_place[line]]

    def probe(self, line: int, place: int) -> Probe:
        """One point in words."""
        name = f"{self.names[line]}, " if self.names[line] else ""
        value = f"{self.shown_quantity} {exact(self.values[line, place])}"
        pick = {**self.columns.pick(place), **({self.picks: line} if self.picks else {})}
        low, high = (np.nan, np.nan) if self.spread is None else self.spread[line, place].tolist()
        around = f" · {self.spread_name} {exact(low)} – {exact(high)}" if np.isfinite(low) else ""
        return Probe(f"{name}{self.columns.place(place)}: {value}{around}", pick, self.columns.token(place))


@dataclass(frozen=True, slots=True, eq=False)
class Sweep:
    """Probabilities as a setting runs along an axis, a curve each, and a marker at its present value.

    `across` are the values of the setting at which the curves are known, from the axis's lower end to its upper one;
    `at` is its present value, `at_values` are the curves' numbers there. Dragging the marker sets the field `picks` of
    the sampling settings. `axis` and `quantity` are in English, as files have them.
    """

    across: Float[np.ndarray, "points"]
    values: Float[np.ndarray, "curves points"]
    names: tuple[str, ...]
    token_ids: tuple[int, ...]
    axis: str
    quantity: str
    at: float
    at_values: Float[np.ndarray, "curves"]
    picks: str
    focused: int | None = None  # the curve of the token that is drawn
    title: str = ""
    note: str = ""

    @property
    def shown_axis(self) -> str:
        """What runs along the axis, in the language spoken."""
        return tr(self.axis)

    @property
    def ticks(self) -> tuple[float, ...]:
        """The probabilities along the upright axis, from its lower end to its upper one."""
        return round_steps(0.0, float(max(self.values.max(initial=0.0), self.at_values.max(initial=0.0))))

    @property
    def marks_across(self) -> tuple[float, ...]:
        """The numbers along the level axis."""
        return round_steps(float(self.across[0]), float(self.across[-1]))

    def share(self, value: float) -> float:
        """How far along the level axis a value of the setting stands, from 0 to 1."""
        low, high = float(self.across[0]), float(self.across[-1])
        return (value - low) / (high - low)

    def up(self, values: Float[np.ndarray, "*shape"]) -> Float[np.ndarray, "*shape"]:
        """How far up the axis each probability stands, from 0 to 1."""
        return values / self.ticks[-1]

    def number_across(self, value: float) -> str:
        """A number along the level axis as it is drawn."""
        return f"{value:.1f}" if value < 100 else tick_number(value)

    def nearest(self, share: float) -> int:
        """The point at which the curves are known that is nearest to a place along the level axis."""
        low, high = float(self.across[0]), float(self.across[-1])
        return int(np.abs(self.across - (low + share * (high - low))).argmin())

    def label(self, curve: int) -> str:
        """A curve's token as it is drawn beside it."""
        return set_off(self.names[curve])

    def number(self, curve: int) -> str:
        """A curve's number at the present value, as it is drawn."""
        return numerals.per_cent(float(self.at_values[curve]))

    @property
    def order(self) -> list[int]:
        """The curves in the order in which they are painted: the one of the drawn token last."""
        return sorted(range(len(self.names)), key=lambda curve: curve == self.focused)

    @property
    def shown_at(self) -> str:
        """The present value as it is drawn."""
        return numerals.setting(self.at)

    def probe(self, point: int, curve: int | None = None) -> Probe:
        """One point in words, of one curve or of all of them; a click or a drag sets the setting to its value."""
        value, curves = float(self.across[point]), range(len(self.names)) if curve is None else (curve,)
        return Probe(self._words(value, self.values[:, point], curves), {self.picks: round(value, 4)})

    @property
    def told(self) -> str:
        """What the curves say at the present value."""
        return self._words(self.at, self.at_values, range(len(self.names)))

    def _words(self, value: float, shares: Float[np.ndarray, "curves"], curves: Sequence[int]) -> str:
        written = ", ".join(f"{self.names[curve]} {100 * float(shares[curve]):.2f} %" for curve in curves)
        return f"{self.shown_axis} {numerals.setting(value)}: {written}"
