"""Attention, rebuilt for one head from the queries and keys that a pass left behind.

    weights = softmax(mask(scale * Q K^T + bias))        Vaswani et al. 2017, https://arxiv.org/abs/1706.03762

Each stage is a function of its own, so that each can be shown. A pass never asks the model for its maps: they would
cost layers x heads x tokens^2 numbers, of which a person looks at few.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

import numpy as np
from jaxtyping import Bool, Float, Shaped

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
        query = np.arange(keys - queries, keys)[:, None]
        key = np.arange(keys)[None, :]
        seen = np.ones((queries, keys), dtype=np.bool_)
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
    return np.where(allowed, scores, np.float32(-np.inf))


def softmax(scores: Float[np.ndarray, "*rows choices"]) -> Float[np.ndarray, "*rows choices"]:
    """Each row as probabilities; minus infinity becomes an exact zero."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)


def at_stage(
    query: Float[np.ndarray, "*heads queries head_width"],
    key: Float[np.ndarray, "*heads keys head_width"],
    scaling: float,
    mask: MaskRule,
    stage: Stage = "softmax",
) -> Float[np.ndarray, "*heads queries keys"]:
    """The attention of one head (or of several at once) up to and including `stage`.

    The queries are those of the last tokens when there are fewer of them than keys.
    """
    scores = raw_scores(query, key)
    if stage == "raw":
        return scores
    scores = scores * np.float32(scaling)
    if stage == "scaled":
        return scores
    scores = masked_scores(scores, mask.allowed(query.shape[-2], key.shape[-2]))
    return scores if stage == "masked" else softmax(scores)


def pooled(maps: Shaped[np.ndarray, "heads tokens tokens"], cells: int) -> Shaped[np.ndarray, "heads cells cells"]:
    """The largest weight under each cell of a smaller map, so that a pattern of single strong cells survives."""
    tokens = maps.shape[-1]
    if tokens <= cells:
        return maps
    edges = np.arange(cells + 1) * tokens // cells
    spans = [slice(start, end) for start, end in pairwise(edges)]
    # one maximum over whole rows for each cell: NumPy's reduceat takes four times as long
    rows = np.stack([maps[:, span].max(axis=1) for span in spans], axis=1)  # (heads, cells, tokens)
    across = np.ascontiguousarray(np.swapaxes(rows, 1, 2))  # (heads, tokens, cells)
    return np.stack([across[:, span].max(axis=1) for span in spans], axis=2)  # (heads, cells, cells)
