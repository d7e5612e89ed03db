"""All heads of all layers as one picture."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from jaxtyping import Bool, Float, Int64

from visualizer import attention
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views.figure import Axis, ColourScale, Figure, TileGrid, round_up


@dataclass(frozen=True, slots=True, eq=False)
class Tiles:
    """Every head made small: what `heads` draws, apart from the focus."""

    maps: Float[np.ndarray, "layers heads cells cells"]
    hidden: Bool[np.ndarray, "cells cells"]
    strongest: Int64[np.ndarray, "layers heads 2"]
    largest: Float[np.ndarray, "layers heads"]


def draw(trace: Trace, selection: Selection) -> Figure:
    """One tile a head; the focused head framed."""
    small = tiles(trace, selection.tile_cells)
    spec = trace.spec
    grid = TileGrid(
        tiles=small.maps,
        hidden=small.hidden,
        rows=Axis("layer", picks="layer"),
        columns=Axis("head", picks="head"),
        scale=weight_scale(trace, selection),
        strongest=small.strongest,
        largest=small.largest,
        tokens=tuple(token.shown for token in trace.tokens),
        framed=(selection.layer, selection.head),
        note="softmax" if len(trace.tokens) <= selection.tile_cells else "largest in each cell",
    )
    return Figure(
        view="heads",
        title="All heads",
        marks=(grid,),
        sentence=f"Attention weights of all {spec.layers} × {spec.heads} heads; queries downwards, keys to the right.",
    )


@lru_cache(maxsize=1)  # a new focus on the same trace only moves the frame
def tiles(trace: Trace, cells: int) -> Tiles:
    """Every head pooled to at most `cells` × `cells`, one layer at a time, so that no full set ever exists."""
    tokens, spec = len(trace.tokens), trace.spec
    size = min(tokens, cells)
    maps = np.empty((spec.layers, spec.heads, size, size), dtype=np.float32)
    strongest = np.empty((spec.layers, spec.heads, 2), dtype=np.int64)
    largest = np.empty((spec.layers, spec.heads), dtype=np.float32)
    for layer in range(spec.layers):
        weights = trace.layer_attention(layer)  # (heads, queries, keys)
        maps[layer] = attention.pooled(weights, cells)
        strongest[layer], largest[layer] = strongest_pairs(weights)
    hidden = ~attention.pooled(spec.mask.allowed(tokens, tokens)[None], cells)[0]
    return Tiles(maps, hidden, strongest, largest)


def weight_scale(trace: Trace, selection: Selection) -> ColourScale:
    """The colours of weights, the same in the grid and in every head: 0 to 1, or stretched to what is common."""
    high = common_weight(trace) if selection.contrast == "stretched" else 1.0
    return ColourScale(0, high, name="weight", clips=high < 1)


@lru_cache(maxsize=1)
def common_weight(trace: Trace) -> float:
    """A round number that the largest weight of nine in ten rows stays below, over all heads."""
    first = min(1, len(trace.tokens) - 1)  # the first query can only look at itself
    largest = [trace.layer_attention(layer)[:, first:].max(axis=-1) for layer in range(trace.spec.layers)]
    return min(1.0, round_up(float(np.quantile(np.stack(largest), 0.9))))


def strongest_pairs(
    weights: Float[np.ndarray, "heads queries keys"],
) -> tuple[Int64[np.ndarray, "heads 2"], Float[np.ndarray, "heads"]]:
    """Query and key of each head's largest weight; the first query is left out, it can only look at itself."""
    heads, queries, keys = weights.shape
    first = min(1, queries - 1)
    flat = weights[:, first:].reshape(heads, -1)  # (heads, queries * keys)
    best = flat.argmax(axis=-1)
    pairs = np.stack([best // keys + first, best % keys], axis=-1)
    return pairs, flat[np.arange(heads), best]
