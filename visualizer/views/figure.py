"""Figures: what a view draws, as plain marks without any toolkit.

A view makes a `Figure`; the window's canvas draws it with pyqtgraph, the exporters with matplotlib. A mark holds the
numbers themselves, never colours or pixels, and answers for each of its points with a `Probe`: the exact value in
words, and what a click there selects.

Marks of one figure stand below one another in their order. Two marks that name the same `columns` share their
columns' x: the bars under a map stand under its keys.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from jaxtyping import Bool, Float, Int64

from visualizer import numerals

Pick = Mapping[str, int]  # fields of `Selection` and their new values


@dataclass(frozen=True, slots=True)
class Probe:
    """What one point of a mark is: read by the hover line and by a click."""

    text: str
    pick: Pick = field(default_factory=dict)
    tokens: tuple[int, ...] = ()  # of the prompt, which this point is about: lit up in every panel


@dataclass(frozen=True, slots=True)
class ColourScale:
    """How numbers become colours: from the background to the accent, or both ways from a zero in the middle."""

    low: float
    high: float
    kind: Literal["sequential", "diverging"] = "sequential"
    name: str = ""  # what is measured, written beside the scale where there is room
    clips: bool = False  # larger values than `high` occur and take its colour

    @property
    def ends(self) -> tuple[str, str]:
        """The numbers that stand at the two ends of the drawn scale."""
        return short_number(self.low), f"≥ {short_number(self.high)}" if self.clips else short_number(self.high)

    def place(self, values: Float[np.ndarray, "*shape"]) -> Float[np.ndarray, "*shape"]:
        """Each value's place on the scale, from 0 to 1, clipped."""
        return np.clip((values - self.low) / ((self.high - self.low) or 1.0), 0.0, 1.0)

    @staticmethod
    def symmetric(values: Float[np.ndarray, "*shape"], name: str = "") -> "ColourScale":
        """A diverging scale around zero that all but the most extreme half per cent of the values fit into."""
        size = np.abs(values[np.isfinite(values)])
        return ColourScale.around_zero(float(np.quantile(size, 0.995)) if size.size else 1.0, name)

    @staticmethod
    def around_zero(limit: float, name: str = "") -> "ColourScale":
        """A diverging scale to a round number at or above `limit`."""
        size = round_up(limit)
        return ColourScale(-size, size, "diverging", name)


def round_up(limit: float) -> float:
    """The next round number at or above `limit`; 1 for nothing at all."""
    if limit <= 0:
        return 1.0
    power = 10.0 ** np.floor(np.log10(limit))
    return float(next(step * power for step in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 20) if step * power >= limit))


def short_number(value: float) -> str:
    """A number at the end of a scale: 1, 0.5, −12."""
    return f"{value:.4g}".replace("-", numerals.MINUS)


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis of a map or of bars: what it counts, and the label of each place.

    `labels` may be empty, then the places are numbered from `first`. `picks` is the field of `Selection` that a click
    on a place sets. `counts_tokens` says that the places are tokens of the prompt.
    """

    name: str  # "query"
    labels: tuple[str, ...] = ()
    picks: str | None = None
    first: int = 0
    counts_tokens: bool = False

    def label(self, place: int) -> str:
        """The label of one place, as it is drawn."""
        return self.labels[place] if self.labels else str(place + self.first)

    def place(self, place: int) -> str:
        """One place in words, with its number, since the same token may stand in several places."""
        number = f"{self.name} {place + self.first}"
        return f"{number} {self.labels[place]}" if self.labels else number

    def pick(self, place: int) -> dict[str, int]:
        """What a click on the place selects."""
        return {self.picks: place + self.first} if self.picks else {}

    def token(self, place: int) -> tuple[int, ...]:
        """The token of the prompt that a place is, where places are tokens."""
        return (place + self.first,) if self.counts_tokens else ()

    def place_of(self, token: int) -> int | None:
        """The place of a token of the prompt on this axis, None where it has none."""
        place = token - self.first
        return place if self.counts_tokens and 0 <= place < len(self.labels) else None


@dataclass(frozen=True, slots=True, eq=False)
class HeatMap:
    """Numbers as coloured cells. `hidden` cells have no number: the mask forbids them.

    `framed` is the row of the selected token. `sign` stands before the map where several maps make a sum.
    """

    values: Float[np.ndarray, "rows columns"]
    rows: Axis
    columns: Axis
    scale: ColourScale
    quantity: str  # what a value is: "weight"
    title: str = ""
    note: str = ""
    sign: str = ""
    hidden: Bool[np.ndarray, "rows columns"] | None = None
    framed: int | None = None
    square: bool = False  # cells are as wide as they are high
    column_group: str = ""  # marks of the same group share their columns
    window: tuple[int, int] | None = None  # first column and count of all, where only some of the columns are drawn
    followed: bool = False  # by another map of the same window
    beside: tuple[tuple[str, Float[np.ndarray, "rows columns"]], ...] = ()  # other quantities of the same cells

    def probe(self, row: int, column: int) -> Probe:
        """The value of one cell, in words, and what else is known of it."""
        where = f"{self.rows.place(row)}, {self.columns.place(column)}"
        more = "".join(f" · {name} {exact(values[row, column])}" for name, values in self.beside)
        value = f"{self.quantity} {exact(self.values[row, column])}"
        if self.hidden is not None and self.hidden[row, column]:
            value = "masked, this token comes later"
        tokens = (*self.rows.token(row), *self.columns.token(column))
        return Probe(f"{where}: {value}{more}", {**self.rows.pick(row), **self.columns.pick(column)}, tokens)


@dataclass(frozen=True, slots=True, eq=False)
class TileGrid:
    """Many small maps as one picture: one tile for each layer (downwards) and head (across).

    `strongest` (layers, heads, 2) holds query and key of each head's largest weight and `largest` that weight.
    """

    tiles: Float[np.ndarray, "layers heads cells cells"]
    hidden: Bool[np.ndarray, "cells cells"]
    rows: Axis
    columns: Axis
    scale: ColourScale
    strongest: Int64[np.ndarray, "layers heads 2"]
    largest: Float[np.ndarray, "layers heads"]
    tokens: tuple[str, ...]
    framed: tuple[int, int]
    note: str = ""

    def probe(self, layer: int, head: int) -> Probe:
        """What one tile is, and its strongest pair of tokens."""
        query, key = self.strongest[layer, head]
        pair = f"{self.tokens[query]} → {self.tokens[key]} {exact(self.largest[layer, head])}"
        picks = {**self.rows.pick(layer), **self.columns.pick(head)}
        return Probe(f"layer {layer} head {head}: strongest {pair}", picks)


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of `Bars`: a token, its share as the model gave it and as the settings leave it (None: cut)."""

    label: str
    token_id: int
    given: float
    now: float | None
    detail: str  # what hovering adds: logit, rank


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars, one a row, each faint (as given) with a solid one before it (now); both as probabilities."""

    rows: tuple[Bar, ...]
    title: str = ""
    note: str = ""

    def probe(self, row: int) -> Probe:
        """One row in words; a click on it means its token."""
        bar = self.rows[row]
        now = "cut" if bar.now is None else f"now {100 * bar.now:.4f} %"
        return Probe(f"{bar.label}: as given {100 * bar.given:.4f} %, {now}, {bar.detail}", {"append": bar.token_id})


@dataclass(frozen=True, slots=True, eq=False)
class ColumnBars:
    """Upright bars over an axis of tokens: the row of one query under the map it belongs to."""

    values: Float[np.ndarray, "columns"]
    columns: Axis
    scale: ColourScale
    quantity: str
    title: str  # whose row it is, as a token is drawn
    note: str = ""
    hidden: Bool[np.ndarray, "columns"] | None = None
    column_group: str = ""
    stage: str = ""  # on the way to a weight, where the map above may show another

    def probe(self, column: int) -> Probe:
        """One bar in words."""
        pick, tokens = self.columns.pick(column), self.columns.token(column)
        if self.hidden is not None and self.hidden[column]:
            return Probe(f"{self.columns.place(column)}: masked, this token comes later", pick, tokens)
        value = exact(self.values[column])
        return Probe(f"{self.title} looks at {self.columns.place(column)}: {self.quantity} {value}", pick, tokens)


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

    def probe(self, query: int, key: int) -> Probe:
        """One line in words."""
        return Probe(
            f"{self.queries.place(query)}, {self.keys.place(key)}: weight {exact(self.weights[query, key])}",
            self.queries.pick(query),
            (*self.queries.token(query), *self.keys.token(key)),
        )


@dataclass(frozen=True, slots=True)
class Chip:
    """One token of a `TokenStrip`."""

    label: str
    number: str
    detail: str
    is_bytes: bool = False


@dataclass(frozen=True, slots=True)
class TokenStrip:
    """The tokens in a row, each with its id; the query token framed."""

    chips: tuple[Chip, ...]
    framed: int | None
    lead: str = ""  # what stands before the first chip, where earlier tokens are left out

    def probe(self, place: int) -> Probe:
        """One token in words."""
        return Probe(self.chips[place].detail, {"query": place}, (place,))


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a `Table`: a token piece with a number; `share` fills its background from 0 to 1."""

    label: str
    number: str
    share: float
    detail: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a title, each row with a name; `framed` is the row of the focused layer."""

    names: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    title: str = ""
    note: str = ""
    framed: int | None = None
    picks: tuple[Mapping[str, int], ...] = ()  # what a click on a row selects

    def probe(self, row: int, column: int) -> Probe:
        """One cell in words."""
        pick = dict(self.picks[row]) if self.picks else {}
        return Probe(self.cells[row][column].detail, pick)


@dataclass(frozen=True, slots=True)
class Fact:
    """One number that sums up: "entropy", "3.04", "bits, was 8.87"."""

    name: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """A few summary numbers side by side."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence."""

    text: str


Mark = HeatMap | TileGrid | Bars | ColumnBars | Arcs | TokenStrip | Table | Facts | Text


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """What a view draws of one trace.

    `title` and `focus` head it ("One head", "layer 3 head 3"); `sentence` says in words what is seen. `provenance`
    says where the numbers come from, and travels with every file.
    """

    view: str
    title: str
    marks: tuple[Mark, ...]
    focus: str = ""
    sentence: str = ""
    provenance: Mapping[str, str] = field(default_factory=dict)


def exact(value: float | np.floating) -> str:
    """A value with all the digits that single precision means."""
    if np.isneginf(value):
        return f"{numerals.MINUS}∞"
    return f"{value:.6g}".replace("-", numerals.MINUS)
