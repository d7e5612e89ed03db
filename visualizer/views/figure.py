"""Figures: what a view draws, as plain marks without any toolkit.

A view makes a `Figure`; the window's canvas draws it with pyqtgraph, the exporters with matplotlib. A mark holds the
numbers themselves, never colours or pixels, and answers for each of its points with a `Probe`: the exact value in
words, and what a click there selects.

Marks of one figure stand below one another in their order. Two marks that name the same `columns` share their
columns' x: the bars under a map stand under its keys.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, runtime_checkable

import numpy as np
from jaxtyping import Bool, Float, Int64

from visualizer import numerals
from visualizer.language import tr

Pick = Mapping[str, int]  # fields of `Selection` and their new values


@dataclass(frozen=True, slots=True)
class Probe:
    """What one point of a mark is: read by the hover line and by a click.

    `explain` sets what `why` tells of: how the number at this point came about; empty where nothing is told of it.
    """

    text: str
    pick: Pick = field(default_factory=dict)
    tokens: tuple[int, ...] = ()  # of the prompt, which this point is about: lit up in every panel
    explain: Mapping[str, object] = field(default_factory=dict)


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
    on a place sets. `counts_tokens` says that the places are tokens of the prompt, one after the other; `tokens` names
    them where they are others or in another order, -1 for a place that is none.
    """

    name: str  # "query": in English, as files have it; people read `title`
    labels: tuple[str, ...] = ()
    picks: str | None = None
    first: int = 0
    counts_tokens: bool = False
    tokens: tuple[int, ...] = ()

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
    beside: tuple[tuple[str, Float[np.ndarray, "rows columns"]], ...] = ()  # other quantities of the same cells
    explains: str = ""  # which origin `why` tells of its cells: "weight", "embedding"
    aside: tuple[int, ...] = ()  # columns that take no part in the colour scale: hatched, their numbers as they are
    marked: tuple[int, int] | None = None  # row and column of the cell that was clicked: ringed
    pinned: int | None = None  # the row that is compared with the framed one: a dashed frame
    absent: Bool[np.ndarray, "rows columns"] | None = None  # hidden since the baseline has no such pair of tokens

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
            value = tr("masked, this token comes later")
            if self.absent is not None and self.absent[row, column]:
                value, more = tr("not there before"), ""
        tokens = (*self.rows.token(row), *self.columns.token(column))
        pick = {**self.rows.pick(row), **self.columns.pick(column)}
        explain = {**pick, "explains": self.explains} if self.explains else {}
        return Probe(f"{where}: {value}{more}", pick, tokens, explain)


@dataclass(frozen=True, slots=True, eq=False)
class Score:
    """One number a head: what it is called, in what unit, and what it says; NaN where a head has none.

    `name`, `unit` and `explains` are in English, as files have them.
    """

    name: str
    values: Float[np.ndarray, "layers heads"]
    unit: str = ""
    explains: str = ""

    @property
    def title(self) -> str:
        """The name, with the unit where there is one, in the language spoken."""
        return f"{self.shown_name} ({tr(self.unit)})" if self.unit else self.shown_name

    @property
    def shown_name(self) -> str:
        """The name in the language spoken."""
        return tr(self.name)

    @property
    def end(self) -> float:
        """Where an axis ends: a round number at or above the largest score; for a share of weight no more than 1."""
        known = self.values[np.isfinite(self.values)]
        most = round_up(float(known.max()) if known.size else 1.0)
        return most if self.unit else min(1.0, most)

    def written(self, layer: int, head: int) -> str:
        """The score of one head with its name: "induction 0.83", "entropy 2.41 bits", "same token –"."""
        value = self.values[layer, head]
        name = self.shown_name
        return f"{name} {value:.2f} {tr(self.unit)}".rstrip() if np.isfinite(value) else f"{name} –"


@dataclass(frozen=True, slots=True, eq=False)
class Detail:
    """Some heads drawn finer than the grid has them: one map a head, and which cells the mask hides.

    `queries` counts the query tokens that the maps come from.
    """

    maps: Float[np.ndarray, "heads cells cells"]
    hidden: Bool[np.ndarray, "cells cells"]
    queries: int


@runtime_checkable
class Closer(Protocol):
    """Rebuilds some heads of a grid with more cells, for whoever looks closer."""

    def __call__(self, heads: Sequence[tuple[int, int]], cells: int) -> Detail:
        """The maps of these heads, named by layer and head, at most so many cells along a side."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class TileGrid:
    """Many small maps as one picture: one tile for each layer (downwards) and head (across).

    `strongest` (layers, heads, 2) holds query and key of each head's largest weight and `largest` that weight. With
    `order`, which holds the number layer × heads + head of each place, tiles stand in reading order instead, as many
    in a row as there is room for, and carry their names. Heads that are `faded` step back; `factors` are what the
    outputs of heads are multiplied with.
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
    aside: tuple[int, ...] = ()  # cells along a tile whose column takes no part in the colour scale
    scores: tuple[Score, ...] = ()  # what hovering adds
    order: Int64[np.ndarray, "places"] | None = None  # None for the model's own
    sorted_by: Score | None = None  # what the order comes from
    faded: Bool[np.ndarray, "layers heads"] | None = None
    factors: Float[np.ndarray, "layers heads"] | None = None  # None where the model is untouched
    closer: Closer | None = None  # None where the tiles hold all there is

    @property
    def numbers(self) -> Int64[np.ndarray, "places"]:
        """Which head stands at each place in reading order, as layer × heads + head."""
        layers, heads = self.tiles.shape[:2]
        return np.arange(layers * heads) if self.order is None else self.order

    def name(self, layer: int, head: int) -> str:
        """A head as it is named where tiles do not stand in rows of layers."""
        return f"L{layer} H{head}"

    def probe(self, layer: int, head: int) -> Probe:
        """What one tile is, its strongest pair of tokens, and its scores."""
        query, key = self.strongest[layer, head]
        pair = f"{self.tokens[query]} → {self.tokens[key]} {exact(self.largest[layer, head])}"
        told = [
            tr("layer {layer} head {head}: strongest {pair}", layer=layer, head=head, pair=pair),
            *output_words(self.factors, layer, head),
            *(score.written(layer, head) for score in self.scores),
        ]
        return Probe(" · ".join(told), {**self.rows.pick(layer), **self.columns.pick(head)})


@dataclass(frozen=True, slots=True, eq=False)
class Scatter:
    """A dot for each head, with two scores as its place; the focused head ringed.

    The scores of both axes are (layers, heads). `named` are heads whose names are written beside their dots, the most
    extreme first. Heads without a score on either axis have no dot.
    """

    across: Score
    down: Score
    rows: Axis
    columns: Axis
    framed: tuple[int, int]
    named: tuple[tuple[int, int], ...] = ()
    scores: tuple[Score, ...] = ()  # what hovering adds
    factors: Float[np.ndarray, "layers heads"] | None = None
    note: str = ""

    @property
    def placed(self) -> Bool[np.ndarray, "layers heads"]:
        """Which heads have both scores, and so a dot."""
        return np.isfinite(self.across.values) & np.isfinite(self.down.values)

    def name(self, layer: int, head: int) -> str:
        """A head as it is named beside its dot."""
        return f"L{layer} H{head}"

    def probe(self, layer: int, head: int) -> Probe:
        """One dot in words: both scores exactly, then the others."""
        axes = (self.across,) if self.across.name == self.down.name else (self.across, self.down)
        scores = " · ".join(
            f"{score.shown_name} {exact(score.values[layer, head])} {tr(score.unit)}".rstrip() for score in axes
        )
        names = {score.name for score in axes}
        told = [
            tr("layer {layer} head {head}: {scores}", layer=layer, head=head, scores=scores),
            *output_words(self.factors, layer, head),
            *(score.written(layer, head) for score in self.scores if score.name not in names),
        ]
        return Probe(" · ".join(told), {**self.rows.pick(layer), **self.columns.pick(head)})


def output_words(factors: Float[np.ndarray, "layers heads"] | None, layer: int, head: int) -> list[str]:
    """What a head's output is multiplied with, in words; empty where the head is as it was made."""
    factor = 1.0 if factors is None else float(factors[layer, head])
    return [] if factor == 1 else [tr("output × {factor:g}", factor=factor)]


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of `Bars`: a token, its share as the model gave it and as the settings leave it (None: cut)."""

    label: str
    token_id: int
    given: float
    now: float | None
    detail: str  # what hovering adds: logit, rank
    before: float | None = None  # what `now` was in the baseline, where the bars show a change
    pick: Pick | None = None  # what a click selects; None: the token is appended


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars, one a row, each faint (as given) with a solid one before it (now); both as probabilities.

    With `against` they show a change: the faint bar is what stood before, and each row carries the difference. `names`
    head the two columns of numbers.
    """

    rows: tuple[Bar, ...]
    title: str = ""
    note: str = ""
    against: str = ""  # what the change is measured from, empty where no change is shown
    names: tuple[str, str] = field(default_factory=lambda: (tr("as given"), tr("now %")))

    def faint(self, bar: Bar) -> float:
        """What the faint bar of a row shows."""
        return (bar.before or 0.0) if self.against else bar.given

    def difference(self, bar: Bar) -> float:
        """By how much a row rose, in percentage points; what is cut counts as 0."""
        return 100 * ((bar.now or 0.0) - (bar.before or 0.0))

    @property
    def largest(self) -> float:
        """The longest bar."""
        return max((max(self.faint(bar), bar.now or 0.0) for bar in self.rows), default=1.0) or 1.0

    def probe(self, row: int) -> Probe:
        """One row in words; a click on it means its token, where it means nothing else."""
        bar = self.rows[row]
        pick = {"append": bar.token_id} if bar.pick is None else bar.pick
        now = tr("cut") if bar.now is None else tr("now {share:.4f} %", share=100 * bar.now)
        if self.against:
            before, moved = 100 * (bar.before or 0.0), points(self.difference(bar), 4)
            told = tr("before {before:.4f} %, {now}, {moved} percentage points", before=before, now=now, moved=moved)
        else:
            told = tr("as given {given:.4f} %, {now}", given=100 * bar.given, now=now)
        explain = {"explains": "probability", "candidate": bar.token_id} if bar.pick is None else {}
        return Probe(f"{bar.label}: {told}, {bar.detail}", pick, explain=explain)


def points(difference: float, digits: int = 1) -> str:
    """A difference with its direction: "▲ +3.2", "▼ −1.0", and "0" for what rounds to nothing."""
    written = f"{difference:+.{digits}f}".replace("-", numerals.MINUS)
    if not float(f"{difference:.{digits}f}"):
        return "0"
    return f"{'▲' if difference > 0 else '▼'} {written}"


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
    stage: str = ""  # on the way to a weight, where the map above may show another
    aside: tuple[int, ...] = ()  # columns that take no part in the colour scale
    other: Float[np.ndarray, "columns"] | None = None  # a second row on the same scale, outlined around the bars
    other_title: str = ""  # whose it is
    other_note: str = field(default_factory=lambda: tr("pinned"))  # what it is to the first

    @property
    def shown_quantity(self) -> str:
        """What a value is, in the language spoken."""
        return tr(self.quantity)

    def probe(self, column: int) -> Probe:
        """One bar in words, and by how much the second row differs where there is one."""
        pick, tokens = self.columns.pick(column), self.columns.token(column)
        where, own = self.columns.place(column), self.values[column]
        ending = ""
        if self.other is not None:
            second = self.other[column]
            ending = " · ".join(
                ["", f"{self.other_title} {exact(second)}", tr("difference {value}", value=exact(own - second))]
            )
        explain = {"explains": "weight", "key": tokens[0]} if tokens else {}
        if self.hidden is not None and self.hidden[column]:
            masked = tr("{where}: masked, this token comes later", where=where)
            return Probe(f"{masked}{ending}", pick, tokens, explain)
        told = tr(
            "{token} looks at {where}: {quantity} {value}",
            token=self.title,
            where=where,
            quantity=self.shown_quantity,
            value=exact(own),
        )
        return Probe(f"{told}{ending}", pick, tokens, explain)


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
            tr(
                "{query}, {key}: weight {value}",
                query=self.queries.place(query),
                key=self.keys.place(key),
                value=exact(self.weights[query, key]),
            ),
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
    pinned: int | None = None  # the token whose row is compared with that of the framed one

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
class Step:
    """One line of `Steps`: what is computed, from what, and what comes out.

    `value` is None where words come out: then `word` stands in its place ("allowed", "cut").
    """

    name: str
    formula: str
    value: float | None = None
    note: str = ""
    word: str = ""
    strong: bool = False  # the number that the chain is about
    tokens: tuple[int, ...] = ()  # of the prompt, which this line is about

    @property
    def shown(self) -> str:
        """What comes out, as it is drawn."""
        return self.word if self.value is None else exact(self.value)


@dataclass(frozen=True, slots=True)
class Steps:
    """A chain of arithmetic, a line a step, from what is given down to the number in question."""

    rows: tuple[Step, ...]
    title: str = ""
    note: str = ""

    def probe(self, row: int) -> Probe:
        """One step in words, with every digit of its number."""
        step = self.rows[row]
        formula = f"{step.formula}: " if step.formula else ""
        note = f", {step.note}" if step.note else ""
        return Probe(f"{step.name}: {formula}{step.shown}{note}", tokens=step.tokens)


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence."""

    text: str


Mark = HeatMap | TileGrid | Scatter | Bars | ColumnBars | Arcs | TokenStrip | Table | Facts | Steps | Text


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
