"""Figures: what a view draws, as plain marks without any toolkit.

A view makes a `Figure`; the window's canvas draws it with pyqtgraph, the exporters with matplotlib. A mark holds the
numbers themselves, never colours or pixels, and answers for each of its points with a `Probe`: the exact value in
words, and what a click there selects.

Marks of one figure stand below one another in their order. Two marks that name the same `columns` share their
columns' x: the bars under a map stand under its keys.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypedDict, get_args, runtime_checkable

import numpy as np
from jaxtyping import Bool, Float, Int64

from visualizer import numerals
from visualizer.following import way
from visualizer.language import tr
from visualizer.tokens import BLANK, NEWLINE, SPACE

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

    maps: Float[np.ndarray, "heads rows columns"]
    hidden: Bool[np.ndarray, "rows columns"]
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

    A tile has a row of cells for each query and a column for each key, in cross attention not equally many, or fewer
    where long maps are pooled. `strongest` (layers, heads, 2) holds query and key of each head's largest weight and
    `largest` that weight; `tokens` name the queries, `keys` the keys where those are others. With
    `order`, which holds the number layer × heads + head of each place, tiles stand in reading order instead, as many
    in a row as there is room for, and carry their names. Heads that are `faded` step back; `factors` are what the
    outputs of heads are multiplied with.
    """

    tiles: Float[np.ndarray, "layers heads down across"]
    hidden: Bool[np.ndarray, "down across"]
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
    keys: tuple[str, ...] = ()  # what the keys are called, where they are another text's

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
        pair = f"{self.tokens[query]} → {(self.keys or self.tokens)[key]} {exact(self.largest[layer, head])}"
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
    followed: bool = False  # the token that a person keeps in sight, such as the expected answer
    around: tuple[float, float] | None = None  # where `now` was to be expected; the detail then says all of the row


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars, one a row, each faint (as given) with a solid one before it (now); both as probabilities.

    With `against` they show a change: the faint bar is what stood before, and each row carries the difference. `names`
    head the two columns of numbers; without the first name there is one column.
    """

    rows: tuple[Bar, ...]
    title: str = ""
    note: str = ""
    against: str = ""  # what the change is measured from, empty where no change is shown
    names: tuple[str, str] = field(default_factory=lambda: (tr("as given"), tr("now %")))
    fills: int | None = None  # the token in whose place a click puts a row's token; None: it is appended
    beside: tuple[Bar, ...] = ()  # rows of other lists: their bars and these are drawn to one scale

    def faint(self, bar: Bar) -> float:
        """What the faint bar of a row shows."""
        return (bar.before or 0.0) if self.against else bar.given

    def difference(self, bar: Bar) -> float:
        """By how much a row rose, in percentage points; what is cut counts as 0."""
        return 100 * ((bar.now or 0.0) - (bar.before or 0.0))

    @property
    def largest(self) -> float:
        """What the longest bar stands for, in this list or in those of the same scale."""
        every = (*self.rows, *self.beside)
        ends = (max(self.faint(bar), bar.now or 0.0, bar.around[1] if bar.around else 0.0) for bar in every)
        return max(ends, default=1.0) or 1.0

    def probe(self, row: int) -> Probe:
        """One row in words; a click on it means its token, where it means nothing else."""
        bar = self.rows[row]
        means: Pick = {"append": bar.token_id} if self.fills is None else {"fill": self.fills, "filler": bar.token_id}
        pick = means if bar.pick is None else bar.pick
        now = tr("cut") if bar.now is None else tr("now {share:.4f} %", share=100 * bar.now)
        if self.against:
            before, moved = 100 * (bar.before or 0.0), points(self.difference(bar), 4)
            told = tr("before {before:.4f} %, {now}, {moved} percentage points", before=before, now=now, moved=moved)
        else:
            told = tr("as given {given:.4f} %, {now}", given=100 * bar.given, now=now)
        explain: dict[str, object] = {"explains": "probability", "candidate": bar.token_id} if bar.pick is None else {}
        about: tuple[int, ...] = ()
        if self.fills is not None:
            explain, about = {**explain, "query": self.fills}, (self.fills,)
        detail = bar.detail if bar.around is not None else f"{told}, {bar.detail}"
        return Probe(f"{bar.label}: {detail}", pick, about, explain)


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


@dataclass(frozen=True, slots=True)
class Chip:
    """One token of a `TokenStrip`."""

    label: str
    number: str
    detail: str
    is_bytes: bool = False
    masked: bool = False  # the mask token of an encoder, for the model to fill


@dataclass(frozen=True, slots=True)
class TokenStrip:
    """The tokens in a row, each with its id; the query token framed."""

    chips: tuple[Chip, ...]
    framed: int | None
    lead: str = ""  # what stands before the first chip, where earlier tokens are left out
    pinned: int | None = None  # the token whose row is compared with that of the framed one
    side: Side = "source"
    title: str = ""  # whose tokens they are, where a figure has several strips
    picks: str = "query"  # the field of `Selection` that a click sets; empty where it sets none

    def probe(self, place: int) -> Probe:
        """One token in words."""
        pick = {self.picks: place} if self.picks else {}
        return Probe(self.chips[place].detail, pick, **_of_side(self.side, (place,)))


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
    target: tuple[int, ...] = ()  # of an encoder-decoder's target

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
        return Probe(f"{step.name}: {formula}{step.shown}{note}", tokens=step.tokens, target=step.target)


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Numbers along an axis of distances, layers or positions, a line each; NaN where a line has none.

    The `focused` line is strong and the others step back; without one all are alike and carry their names at the end.
    `marked` is a place whose number is written: in the heading for the focused line, beside their dots for lines that
    are alike. `marked_name` is what it is called there, where that is not the axis's name and number. `stepped`
    numbers hold from one place to the next. `level` is a number of its own that lines are measured against, drawn
    across. `spread` is the range around each number that its name says, drawn as a band.
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

    def is_dashed(self, line: int) -> bool:
        """Whether a line among equals is dashed, to be told from the one before."""
        return self.focused is None and line >= 2

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


PLACE_STEPS = (1, 2, 4, 5, 8, 10, 16, 20, 32, 40, 50, 64, 100, 128, 200, 250, 256, 400, 500, 512, 1000, 2000, 4000)


def round_steps(low: float, high: float) -> tuple[float, ...]:
    """Three to six evenly spaced round numbers that a range lies within."""
    size = (high - low) or 1.0
    power = 10.0 ** np.floor(np.log10(size))
    step = next(float(part * power) for part in (0.2, 0.25, 0.5, 1, 2, 2.5, 5) if size / (part * power) <= 4.2)
    first, last = int(np.floor(low / step + 1e-9)), int(np.ceil(high / step - 1e-9))
    return tuple(step * place for place in range(first, max(last, first + 1) + 1))


def tick_number(value: float) -> str:
    """A number beside an axis: large ones in thousands and millions."""
    for unit, size in (("M", 1e6), ("k", 1e4)):
        if abs(value) >= size:
            return f"{value / (1e6 if unit == 'M' else 1e3):g} {unit}".replace("-", numerals.MINUS)
    return short_number(value)


def decades(low: float, high: float) -> tuple[float, ...]:
    """Powers of ten that a range lies within, at most six of them."""
    first, last = int(np.floor(np.log10(low) + 1e-9)), int(np.ceil(np.log10(high) - 1e-9))
    last = max(last, first + 1)
    step = -(-(last - first) // 5)
    return tuple(10.0**power for power in range(first, last + step, step))


@dataclass(frozen=True, slots=True)
class ValueBar:
    """One row of `ValueBars`."""

    label: str
    value: float
    detail: str = ""  # what hovering adds
    pick: Pick = field(default_factory=dict)
    strong: bool = False  # what is in focus


@dataclass(frozen=True, slots=True)
class ValueBars:
    """Horizontal bars to both sides of a zero, one a row, each with its number."""

    rows: tuple[ValueBar, ...]
    quantity: str  # in English
    title: str = ""
    note: str = ""
    digits: int = 2

    @property
    def shown_quantity(self) -> str:
        """What a value is, in the language spoken."""
        return tr(self.quantity)

    @property
    def extent(self) -> tuple[float, float]:
        """The numbers at the left and the right end, zero among them."""
        values = [bar.value for bar in self.rows if np.isfinite(bar.value)]
        low, high = min([0.0, *values]), max([0.0, *values])
        return (low, high) if high > low else (0.0, 1.0)

    def number(self, bar: ValueBar) -> str:
        """A row's number as it is drawn."""
        return numerals.signed(bar.value, self.digits)

    def probe(self, row: int) -> Probe:
        """One row in words."""
        bar = self.rows[row]
        detail = f" · {bar.detail}" if bar.detail else ""
        return Probe(f"{bar.label}: {self.shown_quantity} {exact(bar.value)}{detail}", bar.pick)


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
"""How large the shape of each series is, and its corners: one lies around the other where numbers are equal."""


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


@dataclass(frozen=True, slots=True, eq=False)
class StageColumn:
    """One column of `Stages`: what a stage makes of each row's token, and what it leaves of the whole vocabulary.

    `values` are logits, or probabilities, 0 for what is cut; `kept` says which rows are left behind the stage. `mass`,
    `entropy` (in bits) and `tokens` are those of all that is left. `name` is in English, as files have it.
    """

    name: str
    values: Float[np.ndarray, "rows"]
    kept: Bool[np.ndarray, "rows"]
    mass: float
    entropy: float
    tokens: int
    notes: tuple[str, ...] = ()  # what it does, the longest first: "softmax of logits / 0.80", "/ 0.80"
    short: str = ""  # the title where there is no room for it
    explains: str = ""  # what the stage does, in a sentence
    is_logits: bool = False

    @property
    def title(self) -> str:
        """What the stage is called, in the language spoken."""
        return tr(self.name)

    def number(self, row: int) -> str:
        """A row's number as it is drawn."""
        value = float(self.values[row])
        return numerals.signed(value) if self.is_logits else numerals.per_cent(value)

    @property
    def sums(self) -> tuple[str, str, str]:
        """Mass, entropy and number of tokens as they are drawn."""
        return f"{self.mass:.3f}", f"{self.entropy:.2f}", numerals.grouped(self.tokens)

    @property
    def told(self) -> str:
        """The stage in words, with what it leaves."""
        mass, entropy, tokens = self.sums
        left = tr("mass {mass}, entropy {entropy} bits, tokens {tokens}", mass=mass, entropy=entropy, tokens=tokens)
        return f"{self.title}: {self.explains} · {left}"


CellState = Literal["kept", "cut", "gone"]


@dataclass(frozen=True, slots=True, eq=False)
class Stages:
    """The stages from the logits to what is drawn from, a column each, over the same tokens, a row each.

    `hit` is the row of the token that is drawn. A token that a stage cuts is struck there and gone behind it. Tokens of
    the `vocabulary` that have no row, or a row for which there is no room, are summed up as others.
    """

    columns: tuple[StageColumn, ...]
    labels: tuple[str, ...]
    token_ids: tuple[int, ...]
    ranks: tuple[int, ...]  # as the model gave them
    vocabulary: int
    hit: int | None = None
    title: str = ""

    @property
    def sum_names(self) -> tuple[str, str, str]:
        """What the sums below the columns are."""
        return tr("mass"), tr("entropy, bits"), tr("tokens")

    def rows(self, most: int) -> list[int]:
        """The rows that are drawn where there is room for `most`: the likeliest, and the one that is hit."""
        count = len(self.labels)
        shown = list(range(min(most, count)))
        if self.hit is not None and shown and self.hit not in shown:
            shown[-1] = self.hit
        return shown

    def others_name(self, shown: Sequence[int]) -> str:
        """What the tokens without a row are called; empty where every token has one."""
        count = self.vocabulary - len(shown)
        return tr("{count} others", count=numerals.grouped(count)) if count else ""

    def others(self, column: int, shown: Sequence[int]) -> str:
        """The share of the tokens that have no row; empty for logits, which do not add up."""
        stage = self.columns[column]
        if stage.is_logits:
            return ""
        rest = stage.mass - float(stage.values[list(shown)].sum())
        return numerals.per_cent(rest if rest > 1e-9 else 0.0)  # what is left by rounding is nothing

    def state(self, column: int, row: int) -> CellState:
        """Whether a token is left behind a stage, is cut by it, or was cut before."""
        if self.columns[column].kept[row]:
            return "kept"
        return "cut" if column and self.columns[column - 1].kept[row] else "gone"

    def is_cut(self, row: int) -> bool:
        """Whether a token cannot be drawn."""
        return not self.columns[-1].kept[row]

    def before(self, column: int) -> int:
        """The column whose numbers a cut cell still shows: the one before."""
        return max(0, column - 1)

    @property
    def spans(self) -> Float[np.ndarray, "columns rows 2"]:
        """From where to where each cell's bar reaches, from 0 to 1: all logits on one scale, all probabilities on one.

        Bars begin at zero; where logits are negative, that lies further right.
        """
        values = np.stack([stage.values for stage in self.columns])  # (columns, rows)
        ends = np.stack([np.zeros_like(values), values], axis=-1)  # (columns, rows, 2)
        for is_logits in (False, True):
            of_kind = np.array([stage.is_logits == is_logits for stage in self.columns])
            known = ends[of_kind][np.isfinite(ends[of_kind])]
            low, high = known.min(initial=0.0), known.max(initial=0.0)
            ends[of_kind] = (np.maximum(ends[of_kind], low) - low) / ((high - low) or 1.0)
        return np.sort(ends, axis=-1)

    def probe(self, row: int) -> Probe:
        """One token through all stages; a click appends it."""
        told = []
        for column, stage in enumerate(self.columns):
            match self.state(column, row):
                case "kept" if stage.is_logits:
                    told.append(f"{stage.title} {exact(stage.values[row])}")
                case "kept":
                    told.append(f"{stage.title} {100 * float(stage.values[row]):.4f} %")
                case "cut":
                    told.append(tr("{stage} cuts it", stage=stage.title))
                case "gone":
                    break
        known = tr("id {id}, rank {rank}", id=self.token_ids[row], rank=numerals.grouped(self.ranks[row]))
        explain = {"explains": "probability", "candidate": self.token_ids[row]}
        return Probe(
            f"{self.labels[row]}: {' → '.join(told)} · {known}", {"append": self.token_ids[row]}, explain=explain
        )

    def probe_stage(self, column: int) -> Probe:
        """One stage in words."""
        return Probe(self.columns[column].told)


@dataclass(frozen=True, slots=True)
class Share:
    """A stretch of the cumulative bar, which belongs to one token, or to `count` tokens too thin to be drawn singly."""

    label: str
    start: float
    end: float
    token_id: int = -1  # of the one token
    count: int = 1

    @property
    def middle(self) -> float:
        """Halfway along."""
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class Draw:
    """The draw: the kept tokens end to end from 0 to 1, the random number that falls, and the share that it hits.

    `number` is None where chance plays no part. `then` is the token that was drawn here before, where that is another;
    `facts` tell of the one that is hit.
    """

    shares: tuple[Share, ...]
    hit: int  # which share
    number: float | None
    seed: int
    step: int  # which number of the seed it is, counted from 0
    then: str = ""
    facts: tuple[Fact, ...] = ()
    note: str = ""

    @property
    def heading(self) -> str:
        """What it is called, in the language spoken."""
        return tr("draw")

    @property
    def outcome(self) -> tuple[tuple[str, str], ...]:
        """What was drawn: what a token is to the draw, and the token; the one that is hit stands last."""
        hit = self.shares[self.hit].label
        return ((tr("drawn then"), self.then), (tr("now hit"), hit)) if self.then else ((tr("drawn"), hit),)

    @property
    def shown_number(self) -> str:
        """The number as it is drawn; empty where none falls."""
        return "" if self.number is None else f"{self.number:.3f}"

    def at(self, place: float) -> int:
        """The share that lies at a place from 0 to 1."""
        return next((number for number, share in enumerate(self.shares) if place < share.end), len(self.shares) - 1)

    def probe(self, place: int) -> Probe:
        """One share in words; a click appends its token."""
        share = self.shares[place]
        told = tr(
            "{token}: from {start:.4f} to {end:.4f}, {share:.4f} %",
            token=share.label, start=share.start, end=share.end, share=100 * (share.end - share.start),
        )  # fmt: skip
        if place == self.hit and self.number is not None:
            told = tr("{share} · hit by {number:.6f}", share=told, number=self.number)
        return Probe(told, {"append": share.token_id} if share.count == 1 else {})


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


@dataclass(frozen=True, slots=True)
class Cut:
    """One piece of a `CutRow`: which columns it covers, in parts of one where several share a character.

    `letters` is the first column that its label stands over, where a space before it was dropped.
    """

    label: str
    number: str  # its id
    first: float
    end: float
    letters: float
    detail: str
    kind: Literal["", "added", "unknown"] = ""  # put there by a template; standing for what has no piece


@dataclass(frozen=True, slots=True)
class CutRow:
    """One way to cut the text: whose, what is to be said of it, and its pieces."""

    name: str
    facts: tuple[str, ...]
    cuts: tuple[Cut, ...]


@dataclass(frozen=True, slots=True)
class Cuts:
    """One text as several tokenizers cut it, character under character.

    A column is a character as it is drawn; one before and one behind them may be kept for what templates add, and is
    "" here. `tokens` are the columns of each token of the prompt, so that what is pointed at elsewhere lights up here.
    """

    columns: tuple[str, ...]
    rows: tuple[CutRow, ...]
    heads: tuple[str, ...]  # of the rows' facts
    tokens: tuple[tuple[int, int], ...] = ()
    marked: tuple[int, int] | None = None  # the columns of the word that is looked at
    title: str = ""
    note: str = ""
    side: Side = "source"

    def probe(self, row: int, place: int) -> Probe:
        """One piece in words; a click looks from the token of the prompt that stands there."""
        cut = self.rows[row].cuts[place]
        shared = tuple(token for token, (first, end) in enumerate(self.tokens) if first < cut.end and end > cut.first)
        pick: Pick = {"query": shared[-1]} if shared and self.side == "source" else {}
        return Probe(f"{self.rows[row].name}: {cut.detail}", pick, **_of_side(self.side, shared))

    def lines(self, widths: Sequence[float], room: float) -> list[range]:
        """The columns in lines no longer than `room`, broken before a space where there is one in the last half."""
        found, start, used = [], 0, 0.0
        for column, width in enumerate(widths):
            if used + width > room and column > start:
                spaces = (at for at in range(column, (start + column) // 2, -1) if self.columns[at] in (SPACE, BLANK))
                end = next(spaces, column)
                found.append(range(start, end))
                start, used = end, sum(widths[end:column])
            used += width
        return [*found, range(start, len(widths))] if start < len(widths) else found


@dataclass(frozen=True, slots=True)
class Piece:
    """One token of a `Passage` or a `Timeline`, and how likely the model found it where it stands.

    `bits` is its surprisal, the negative binary logarithm of its probability; it and `rank` are None where nothing was
    expected, and `note` says why. `likeliest` are the tokens that were expected there, with their probabilities.
    """

    name: str  # what hovering calls it: "token 5 ·queen"
    label: str  # as it is drawn in a list
    text: str  # as it reads, its leading spaces with it
    token_id: int | None = None
    bits: float | None = None
    rank: int | None = None
    likeliest: tuple[tuple[str, float], ...] = ()
    note: str = ""
    pick: Pick = field(default_factory=dict)
    token: int | None = None  # its place among the tokens that were read

    @property
    def probability(self) -> float | None:
        """What the model gave it, before any sampling setting."""
        return None if self.bits is None else float(np.exp2(-self.bits))

    @property
    def per_cent(self) -> str:
        """Its probability as it is drawn: a dash where it has none."""
        return "–" if self.probability is None else numerals.per_cent(self.probability)

    @property
    def indent(self) -> int:
        """How many spaces the text begins with."""
        return len(self.text) - len(self.text.lstrip(" "))

    def probe(self, side: Side) -> Probe:
        """The token in words."""
        tokens = _of_side(side, () if self.token is None else (self.token,))
        if self.bits is None or self.rank is None:
            return Probe(f"{self.name}: {self.note}" if self.note else self.name, self.pick, **tokens)
        told = tr(
            "{token}: {bits:.2f} bits, {probability} %, rank {rank} · likeliest in %: {expected}",
            token=self.name,
            bits=self.bits,
            probability=self.per_cent,
            rank=numerals.grouped(self.rank),
            expected="; ".join(f"{label} {numerals.per_cent(share)}" for label, share in self.likeliest),
        )
        return Probe(told, self.pick, **tokens)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as it reads, each of its tokens on a ground that is coloured by how likely the model found it.

    Pieces before `first` were given, pieces from `reached` on come later: both step back, the later ones by a colour
    only below them. A piece without a number has none.
    """

    pieces: tuple[Piece, ...]
    measure: Literal["surprisal", "probability"]  # what the colours are of
    scale: ColourScale
    title: str = ""
    note: str = ""
    framed: int | None = None
    first: int = 0
    reached: int | None = None
    is_scaled: bool = True  # the scale is drawn with it, and not with another mark of the figure
    side: Side = "source"

    def values(self) -> Float[np.ndarray, "pieces"]:
        """What the colours are of; NaN for a piece that has none."""
        measured = (piece.bits if self.measure == "surprisal" else piece.probability for piece in self.pieces)
        return np.array([np.nan if value is None else value for value in measured], dtype=np.float64)

    def is_behind(self, place: int) -> bool:
        """Whether a piece steps back."""
        return place < self.first or (self.reached is not None and place >= self.reached)

    def probe(self, place: int) -> Probe:
        """One piece in words."""
        return self.pieces[place].probe(self.side)

    def lines(self, widths: Sequence[float], room: float) -> list[range]:
        """The pieces in lines no longer than `room`: broken behind ends of a line, of which several stand side by side,
        else before a space, else where the line is full."""
        found, start, used = [], 0, 0.0
        for place, width in enumerate(widths):
            has_ended = place > start and self.pieces[place - 1].text.endswith(NEWLINE)
            if has_ended and self.pieces[place].text.strip(NEWLINE):
                found.append(range(start, place))
                start, used = place, 0.0
            while place > start and used + width > room:
                end = next((at for at in range(place, start, -1) if self.pieces[at].indent), place)
                found.append(range(start, end))
                start, used = end, sum(widths[end:place])
            used += width
        return [*found, range(start, len(widths))] if widths else found


@dataclass(frozen=True, slots=True)
class Passages:
    """Several texts below one another, each headed by what it is and what sums it up."""

    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What was drawn, a column each from the first draw to the last, and how likely the model found it.

    The last piece may be a draw that is still to come, which has no number.
    """

    pieces: tuple[Piece, ...]
    scale: ColourScale  # of probabilities
    title: str = ""
    note: str = ""
    framed: int | None = None
    side: Side = "source"

    def probe(self, column: int) -> Probe:
        """One column in words."""
        return self.pieces[column].probe(self.side)


BranchState = Literal["selected", "best", "open", "dropped"]
BRANCH_STATES: tuple[BranchState, ...] = get_args(BranchState)  # what comes first where there is no room for all


@dataclass(frozen=True, slots=True)
class Branch:
    """One token of `Branches`; `parent` is the place of the one before it, -1 for one right behind the text.

    `value` is the number beside it; `weight`, from 0 to 1, is how wide the line is that leads to it.
    """

    label: str
    token_id: int
    parent: int
    value: float
    weight: float
    detail: str  # the whole branch, in words
    pick: Pick = field(default_factory=dict)
    state: BranchState = "open"


@dataclass(frozen=True, slots=True)
class Branches:
    """What may follow a text: tokens, each behind the one that leads to it, from left to right.

    Every node stands behind its parent, siblings likeliest first. `by_step` says that the columns are the steps of a
    search, which are numbered: where there is no room for all of them, the last ones are seen. Numbers are per cent, or
    scores.
    """

    nodes: tuple[Branch, ...]
    quantity: str = "probability"  # what the numbers are, in English: "probability", "score"
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

    @property
    def heaviest(self) -> float:
        """The weight of the widest line."""
        return max((node.weight for node in self.nodes), default=0.0) or 1.0

    def number(self, place: int) -> str:
        """A node's number as it is drawn."""
        value = self.nodes[place].value
        return numerals.signed(value) if self.quantity == "score" else numerals.per_cent(value)

    def path(self, place: int) -> tuple[int, ...]:
        """The nodes from the text to one of them, itself included."""
        return way(self.nodes, place)

    def told(self, shown: int) -> str:
        """How many of the tokens are drawn; empty where all of them are."""
        count = len(self.nodes)
        return "" if shown == count else tr("{shown} of {count} tokens", shown=shown, count=numerals.grouped(count))

    def probe(self, place: int) -> Probe:
        """One branch in words; a click goes on with it."""
        return Probe(self.nodes[place].detail, self.nodes[place].pick)


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence."""

    text: str


Mark = (
    HeatMap | TileGrid | Scatter | Bars | ColumnBars | Arcs | TokenStrip | Table | Facts | Steps | Lines | ValueBars
    | Dots | Diagram | Cuts | Stages | Draw | Sweep | Passage | Passages | Timeline | Branches | Text
)  # fmt: skip


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
    by_layer: bool = True  # whether another layer would show another figure


def exact(value: float | np.floating) -> str:
    """A value with all the digits that single precision means."""
    if np.isneginf(value):
        return f"{numerals.MINUS}∞"
    return f"{value:.6g}".replace("-", numerals.MINUS)
