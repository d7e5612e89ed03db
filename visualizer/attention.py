"""Attention, rebuilt for one head from the queries and keys that a pass left behind.

    weights = softmax(mask(cap(scale * Q K^T + bias)))        Vaswani et al. 2017, https://arxiv.org/abs/1706.03762

What a layer does between product and weights is its `AttentionRule`. Each stage can be shown by itself; a layer that
adds no bias has no stage for it. A pass never asks the model for its maps: they would
cost layers x heads x tokens^2 numbers, of which a person looks at few.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from typing import Any, Literal, get_args

import numpy as np
from jaxtyping import Bool, Float, Int64, Shaped

from visualizer.positions import Alibi, Buckets, PositionBias, Rotary

Stage = Literal["raw", "scaled", "biased", "capped", "masked", "softmax"]
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


@dataclass(frozen=True, slots=True)
class AttentionRule:
    """What one layer makes of q·k on the way to weights: plain data, made by a backend, read where a head is rebuilt.

    `softcap` bounds the scores smoothly (Gemma 2); `sinks` is a score a head that takes its share of each row and
    passes nothing on, so that rows sum to less than 1 (gpt-oss). `rotary` is already in queries and keys as they are
    captured; it is kept to be shown.
    """

    scaling: float
    mask: MaskRule = field(default_factory=MaskRule)
    bias: PositionBias | None = None
    softcap: float | None = None
    sinks: tuple[float, ...] | None = None  # one a head
    rotary: Rotary | None = None

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages that this layer has, in order."""
        absent = {"biased"} if self.bias is None else set()
        absent |= {"capped"} if self.softcap is None else set()
        return tuple(stage for stage in STAGES if stage not in absent)

    def to_data(self) -> dict[str, Any]:
        """As JSON knows it."""
        return {**asdict(self), "bias_kind": None if self.bias is None else type(self.bias).__name__}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "AttentionRule":
        """The inverse of `to_data`; KeyError or TypeError for anything else."""
        bias: PositionBias | None = None
        match data["bias_kind"]:
            case "Alibi":
                bias = Alibi(tuple(data["bias"]["slopes"]), data["bias"]["rounded"])
            case "Buckets":
                bias = Buckets(**{**data["bias"], "table": tuple(tuple(row) for row in data["bias"]["table"])})
        rotary, sinks = data["rotary"], data["sinks"]
        return cls(
            scaling=data["scaling"],
            mask=MaskRule(**data["mask"]),
            bias=bias,
            softcap=data["softcap"],
            sinks=None if sinks is None else tuple(sinks),
            rotary=None if rotary is None else Rotary(**{**rotary, "frequencies": tuple(rotary["frequencies"])}),
        )


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


def softmax(
    scores: Float[np.ndarray, "*rows choices"], sinks: Float[np.ndarray, "*#rows"] | None = None
) -> Float[np.ndarray, "*rows choices"]:
    """Each row as probabilities; minus infinity becomes an exact zero.

    A sink is a further choice of each row, whose share is left out: such a row sums to less than 1.
    """
    largest = scores.max(axis=-1, keepdims=True)
    if sinks is not None:
        largest = np.maximum(largest, sinks[..., None])
    shifted = scores - largest
    np.exp(shifted, out=shifted)
    total = shifted.sum(axis=-1, keepdims=True)
    if sinks is not None:
        total += np.exp(sinks[..., None] - largest)
    shifted /= total
    return shifted


def at_stage(
    query: Float[np.ndarray, "*heads queries head_width"],
    key: Float[np.ndarray, "*heads keys head_width"],
    rule: AttentionRule,
    stage: Stage = "softmax",
    places: Int64[np.ndarray, "queries"] | None = None,
    of: Int64[np.ndarray, "*heads queries"] | int = 0,
) -> Float[np.ndarray, "*heads queries keys"]:
    """The attention of one head (or of several at once) up to and including `stage`; one it lacks is the one before.

    `places` are the tokens that the queries stand at; without them they are those of the last tokens. `of` says whose
    biases and sinks count: the head of each query, or one for all.
    """
    scores = raw_scores(query, key)
    if stage == "raw":
        return scores
    scores *= np.float32(rule.scaling)
    if stage == "scaled":
        return scores
    queries, keys = query.shape[-2], key.shape[-2]
    places = np.arange(keys - queries, keys) if places is None else places
    if rule.bias is not None:
        scores = scores + _bias(rule.bias, places, keys, of)
    if stage == "biased":
        return scores
    if rule.softcap is not None:
        scores = np.float32(rule.softcap) * np.tanh(scores / np.float32(rule.softcap))
    if stage == "capped":
        return scores
    scores = masked_scores(scores, rule.mask.allowed_of(places, keys))
    if stage == "masked":
        return scores
    sinks = (
        None if rule.sinks is None else np.broadcast_to(np.array(rule.sinks, dtype=np.float32)[of], scores.shape[:-1])
    )
    return softmax(scores, sinks)


def _bias(
    bias: PositionBias, places: Int64[np.ndarray, "queries"], keys: int, of: Int64[np.ndarray, "*heads queries"] | int
) -> Float[np.ndarray, "*heads queries keys"]:
    if isinstance(of, int):
        return bias.bias(places, keys, of)
    distinct, which = np.unique(places, return_inverse=True)
    return bias.bias(distinct, keys)[of, np.broadcast_to(which, of.shape)]  # (*heads, queries, keys)


def pooled(
    maps: Shaped[np.ndarray, "*heads queries keys"], cells: int, signed: bool = False
) -> Shaped[np.ndarray, "*heads down across"]:
    """The largest weight under each cell of a smaller map, so that a pattern of single strong cells survives.

    The smaller map has at most so many cells down and across. With `signed` the number furthest from zero is kept.
    """
    queries, keys = maps.shape[-2:]
    if queries <= cells and keys <= cells:
        return maps
    if signed:
        high, low = pooled(maps, cells), -pooled(-maps, cells)
        return np.where(high >= -low, high, low)
    # one maximum over whole rows for each cell: NumPy's reduceat takes four times as long
    # (*heads, queries, keys) to (*heads, down, keys), then to (*heads, down, across)
    rows = np.stack([maps[..., span, :].max(axis=-2) for span in spans(queries, min(queries, cells))], axis=-2)
    across = np.ascontiguousarray(np.swapaxes(rows, -1, -2))  # (*heads, keys, down)
    return np.stack([across[..., span, :].max(axis=-2) for span in spans(keys, min(keys, cells))], axis=-1)


def spans(count: int, cells: int) -> list[slice]:
    """`count` places cut into so many stretches, as equally long as can be."""
    edges = np.arange(cells + 1) * count // cells
    return [slice(start, end) for start, end in pairwise(edges.tolist())]
