"""All heads: a tile for each, or a dot for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from jaxtyping import Bool, Float, Int64

from visualizer.language import tr
from visualizer.views.figure.axes import Axis, Probe
from visualizer.views.figure.scales import ColourScale, exact, round_up


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
