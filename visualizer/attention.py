"""Attention, rebuilt for one head from the queries and keys that a pass left behind.

    weights = softmax(mask(scale * Q K^T + bias))        Vaswani et al. 2017, https://arxiv.org/abs/1706.03762

Each stage is a function of its own, so that each can be shown. A pass never asks the model for its maps: they would
cost layers x heads x tokens^2 numbers, of which a person looks at few.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

import numpy as np
from jaxtyping import Bool, Float, Int64, Shaped

Stage = Literal["raw", "scaled", "masked", "softmax"]
STAGES: tuple[Stage, ...] = get_args(Stage)


@dataclass(frozen=True, slots=True)
class MaskRule:
    """Which keys a query may see, kept as a rule: a dense mask would cost tokens^2 for each layer.

    Made by a backend from the model's configuration; read wherever a head is rebuilt.
    """

    causal: bool = True
    window: int | None = None  # a query sees itself and the window - 1 keys before it

    def allowed(self, queries: int, keys: int) -> Bool[np.ndarray, "queries keys"]:
        """Which of the first `keys` tokens each of the last `queries` tokens may see."""
        return self.allowed_of(np.arange(keys - queries, keys), keys)

    def allowed_of(self, queries: Int64[np.ndarray, "queries"], keys: int) -> Bool[np.ndarray, "queries keys"]:
        """Which of the first `keys` tokens some of them, named by their places, may see."""
        query = queries[:, None]
        key = np.arange(keys)[None, :]
        seen = np.ones((len(queries), keys), dtype=np.bool_)
        if self.causal:
            seen &= key <= query
        if self.window is not None:
            seen &= np.abs(query - key) < self.window
        return seen


def raw_scores(
    query: Float[np.ndarray, "*heads queries head_width"], key: Float[np.ndarray, "*heads keys head_width"]
) -> Float[np.ndarray, "*heads queries keys"]:
    """The dot product of each query with each key."""
    return query @ np.swapaxes(key, -1, -2)  # (heads, queries, head_width) @ (heads, head_width, keys)


def masked_scores(
    scores: Float[np.ndarray, "*heads queries keys"], allowed: Bool[np.ndarray, "queries keys"]
) -> Float[np.ndarray, "*heads queries keys"]:
    """The scores with minus infinity where a query must not look."""
    return scores + np.where(allowed, np.float32(0), np.float32(-np.inf))


def softmax(scores: Float[np.ndarray, "*rows choices"]) -> Float[np.ndarray, "*rows choices"]:
    """Each row as probabilities; minus infinity becomes an exact zero."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    np.exp(shifted, out=shifted)
    shifted /= shifted.sum(axis=-1, keepdims=True)
    return shifted


def at_stage(
    query: Float[np.ndarray, "*heads queries head_width"],
    key: Float[np.ndarray, "*heads keys head_width"],
    scaling: float,
    mask: MaskRule,
    stage: Stage = "softmax",
    places: Int64[np.ndarray, "queries"] | None = None,
) -> Float[np.ndarray, "*heads queries keys"]:
    """The attention of one head (or of several at once) up to and including `stage`.

    `places` are the tokens that the queries stand at; without them they are those of the last tokens.
    """
    scores = raw_scores(query, key)
    if stage == "raw":
        return scores
    scores *= np.float32(scaling)
    if stage == "scaled":
        return scores
    queries, keys = query.shape[-2], key.shape[-2]
    places = np.arange(keys - queries, keys) if places is None else places
    scores = masked_scores(scores, mask.allowed_of(places, keys))
    return scores if stage == "masked" else softmax(scores)


def pooled(
    maps: Shaped[np.ndarray, "*heads queries keys"], cells: int, signed: bool = False
) -> Shaped[np.ndarray, "*heads cells cells"]:
    """The largest weight under each cell of a smaller map, so that a pattern of single strong cells survives.

    With `signed` that is the number furthest from zero.
    """
    queries, keys = maps.shape[-2:]
    if keys <= cells:
        return maps
    if signed:
        high, low = pooled(maps, cells), -pooled(-maps, cells)
        return np.where(high >= -low, high, low)
    # one maximum over whole rows for each cell: NumPy's reduceat takes four times as long
    # (*heads, queries, keys) to (*heads, cells, keys), then to (*heads, cells, cells)
    rows = np.stack([maps[..., span, :].max(axis=-2) for span in spans(queries, cells)], axis=-2)
    across = np.ascontiguousarray(np.swapaxes(rows, -1, -2))  # (*heads, keys, cells)
    return np.stack([across[..., span, :].max(axis=-2) for span in spans(keys, cells)], axis=-1)


def spans(count: int, cells: int) -> list[slice]:
    """`count` places cut into so many stretches, as equally long as can be."""
    edges = np.arange(cells + 1) * count // cells
    return [slice(start, end) for start, end in pairwise(edges.tolist())]
