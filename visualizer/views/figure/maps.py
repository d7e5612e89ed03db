"""One head: a map of its numbers, one row of it as bars, its weights as lines."""

from dataclasses import dataclass, field

import numpy as np
from jaxtyping import Bool, Float

from visualizer import numerals
from visualizer.language import tr
from visualizer.views.figure.axes import Axis, Probe, about
from visualizer.views.figure.scales import ColourScale, exact, short_number


@dataclass(frozen=True, slots=True, eq=False)
class HeatMap:
    """Numbers as coloured cells. `hidden` cells have no number: the mask forbids them.

    `framed` is the row of the selected token. `sign` stands before the map where several maps make a sum.
    """

    values: Float[np.ndarray, "rows columns"]
    rows: Axis
    columns: Axis
    scale: ColourScale
    quantity: str  # what a value is, in English: "weight"
    title: str = ""
    note: str = ""
    sign: str = ""
    hidden: Bool[np.ndarray, "rows columns"] | None = None
    framed: int | None = None
    square: bool = False  # cells are as wide as they are high
    column_group: str = ""  # marks of the same group share their columns
    window: tuple[int, int] | None = None  # first column and count of all, where only some of the columns are drawn
    followed: bool = False  # by another map of the same window
    own_scale: bool = False  # the scale is not that of the maps above: it is drawn with the map
    beside: tuple[tuple[str, Float[np.ndarray, "rows columns"]], ...] = ()  # other quantities of the same cells
    explains: str = ""  # which origin `why` tells of its cells: "weight", "embedding"
    aside: tuple[int, ...] = ()  # columns that take no part in the colour scale: hatched, their numbers as they are
    marked: tuple[int, int] | None = None  # row and column of the cell that was clicked: ringed
    pinned: int | None = None  # the row that is compared with the framed one: a dashed frame
    absent: Bool[np.ndarray, "rows columns"] | None = None  # hidden since the baseline has no such pair of tokens
    outside: Bool[np.ndarray, "rows columns"] | None = None  # hidden since it lies outside the window of the layer
    parts: tuple[tuple[str, int, int], ...] = ()  # names of stretches of columns, each with its first and its end

    @property
    def shown_quantity(self) -> str:
        """What a value is, in the language spoken."""
        return tr(self.quantity)

    def probe(self, row: int, column: int) -> Probe:
        """The value of one cell, in words, and what else is known of it."""
        where = f"{self.rows.place(row)}, {self.columns.place(column)}"
        more = "".join(f" · {name} {exact(values[row, column])}" for name, values in self.beside)
        value = f"{self.shown_quantity} {exact(self.values[row, column])}"
        if self.hidden is not None and self.hidden[row, column]:
            is_outside = self.outside is not None and bool(self.outside[row, column])
            value = tr("masked, outside the window" if is_outside else "masked, this token comes later")
            if self.absent is not None and self.absent[row, column]:
                value, more = tr("not there before"), ""
        pick = {**self.rows.pick(row), **self.columns.pick(column)}
        explain = {**pick, "explains": self.explains} if self.explains else {}
        tokens = about((self.rows, row), (self.columns, column))
        return Probe(f"{where}: {value}{more}", pick, explain=explain, **tokens)


@dataclass(frozen=True, slots=True, eq=False)
class ColumnBars:
    """Upright bars over an axis of tokens: the row of one query under the map it belongs to."""

    values: Float[np.ndarray, "columns"]
    columns: Axis
    scale: ColourScale
    quantity: str  # in English
    title: str  # whose row it is, as a token is drawn
    note: str = ""
    hidden: Bool[np.ndarray, "columns"] | None = None
    column_group: str = ""
    aside: tuple[int, ...] = ()  # columns that take no part in the colour scale
    other: Float[np.ndarray, "columns"] | None = None  # a second row on the same scale, outlined around the bars
    other_title: str = ""  # whose it is
    other_note: str = field(default_factory=lambda: tr("pinned"))  # what it is to the first
    outside: Bool[np.ndarray, "columns"] | None = None  # hidden since it lies outside the window of the layer

    @property
    def shown_quantity(self) -> str:
        """What a value is, in the language spoken."""
        return tr(self.quantity)

    @property
    def extent(self) -> tuple[float, float]:
        """The lowest and the highest end of all bars, zero among them."""
        own = self.values if self.hidden is None else self.values[~self.hidden]
        both = own if self.other is None else np.concatenate([own, self.other])
        shown = both[np.isfinite(both)]
        return float(min(0.0, shown.min(initial=0.0))), float(max(0.0, shown.max(initial=0.0)))

    def number(self, value: float) -> str:
        """A bar's number as it is drawn."""
        return numerals.weight(value) if self.scale.kind == "sequential" else numerals.signed(value)

    def end_number(self, value: float) -> str:
        """The number at an end of the bars' axis: as on a bar, or with two digits that mean something."""
        if self.scale.kind == "sequential" and value >= numerals.LEAST_WEIGHT:
            return self.number(value)
        return short_number(float(f"{value:.2g}"))

    def probe(self, column: int) -> Probe:
        """One bar in words, and by how much the second row differs where there is one."""
        pick, key, tokens = self.columns.pick(column), self.columns.token(column), about((self.columns, column))
        where, own = self.columns.place(column), self.values[column]
        ending = ""
        if self.other is not None:
            second = self.other[column]
            ending = " · ".join(
                ["", f"{self.other_title} {exact(second)}", tr("difference {value}", value=exact(own - second))]
            )
        explain = {"explains": "weight", "key": key[0]} if key else {}
        if self.hidden is not None and self.hidden[column]:
            is_outside = self.outside is not None and bool(self.outside[column])
            masked = tr(
                "{where}: masked, outside the window" if is_outside else "{where}: masked, this token comes later",
                where=where,
            )
            return Probe(f"{masked}{ending}", pick, explain=explain, **tokens)
        told = tr(
            "{token} looks at {where}: {quantity} {value}",
            token=self.title,
            where=where,
            quantity=self.shown_quantity,
            value=exact(own),
        )
        return Probe(f"{told}{ending}", pick, explain=explain, **tokens)


@dataclass(frozen=True, slots=True, eq=False)
class Arcs:
    """One head as lines between two columns of tokens; width and opacity are the weight.

    `origin` is the one query whose lines are drawn, None for all of them.
    """

    weights: Float[np.ndarray, "queries keys"]
    queries: Axis
    keys: Axis
    framed: int
    origin: int | None
    note: str = ""
    hidden: Bool[np.ndarray, "queries keys"] | None = None  # what the mask forbids

    def probe(self, query: int, key: int) -> Probe:
        """One line in words."""
        return Probe(
            tr(
                "{query}, {key}: weight {value}",
                query=self.queries.place(query),
                key=self.keys.place(key),
                value=exact(self.weights[query, key]),
            ),
            self.queries.pick(query),
            **about((self.queries, query), (self.keys, key)),
        )
