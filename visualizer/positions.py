"""Position schemes, from the model's own numbers: vectors that are added, rotations, and biases on the scores.

A scheme is plain data (tuples), so that it can travel inside a graph; its methods make the arrays.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from jaxtyping import Float, Int64


@dataclass(frozen=True, slots=True)
class Rotary:
    """Rotary positions: each pair of a query's and a key's dimensions is turned by an angle that grows with position.

    Su et al. 2021, https://arxiv.org/abs/2104.09864. `frequencies` are the radians a position turns each pair by; the
    pairs take the first dimensions of a head, what is left of them carries no position.
    """

    frequencies: tuple[float, ...]
    interleaved: bool = False  # a pair is (2i, 2i + 1), as in GPT-J; else (i, i + pairs), as in LLaMA
    factor: float = 1.0  # what cosine and sine are multiplied with, where a context was stretched

    @property
    def width(self) -> int:
        """How many dimensions of a head are turned."""
        return 2 * len(self.frequencies)

    def angles(self, positions: Int64[np.ndarray, "positions"]) -> Float[np.ndarray, "positions pairs"]:
        """By how many radians each pair is turned at each position."""
        return np.multiply.outer(positions.astype(np.float64), np.array(self.frequencies)).astype(np.float32)

    def turned(
        self, vectors: Float[np.ndarray, "*#rows head_width"], angles: Float[np.ndarray, "*#rows pairs"]
    ) -> Float[np.ndarray, "*#rows head_width"]:
        """Queries or keys with each pair turned by its angle."""
        cosine, sine = np.cos(angles), np.sin(angles)
        pairs = len(self.frequencies)
        first = np.s_[..., 0 : self.width : 2] if self.interleaved else np.s_[..., :pairs]
        second = np.s_[..., 1 : self.width : 2] if self.interleaved else np.s_[..., pairs : self.width]
        turned = np.broadcast_to(vectors, (*np.broadcast_shapes(vectors.shape[:-1], angles.shape[:-1]),
                                           vectors.shape[-1])).copy()  # fmt: skip
        turned[first] = vectors[first] * cosine - vectors[second] * sine
        turned[second] = vectors[second] * cosine + vectors[first] * sine
        return turned


@dataclass(frozen=True, slots=True)
class Alibi:
    """Linear biases: a head's scores fall with distance, by its own slope (Press et al. 2021, arXiv:2108.12409)."""

    slopes: tuple[float, ...]  # one a head
    rounded: float | None = None  # slope x place is in bfloat16 before it is multiplied with this, as in Falcon

    def bias(
        self, queries: Int64[np.ndarray, "queries"], keys: int, head: int | None = None
    ) -> Float[np.ndarray, "*heads queries keys"]:
        """What is added to the scaled scores of the queries at some places; of one head, or of all of them."""
        slopes = np.array(self.slopes, dtype=np.float32)
        slopes = slopes[:, None, None] if head is None else slopes[head]
        if self.rounded is None:
            return slopes * (np.arange(keys)[None, :] - queries[:, None]).astype(np.float32)  # 0 and below
        factor = np.float32(self.rounded)
        at_keys, at_queries = (
            bfloat16(bfloat16(slopes / factor) * bfloat16(places.astype(np.float32))) * factor
            for places in (np.arange(keys)[None, :], queries[:, None])
        )
        return at_keys - at_queries


@dataclass(frozen=True, slots=True)
class Buckets:
    """Biases learned for each bucket of distances and each head (Raffel et al. 2020, arXiv:1910.10683, section 2.1).

    Half of the buckets stand for one distance each, the others for stretches that grow up to `farthest`.
    """

    table: tuple[tuple[float, ...], ...]  # (buckets, heads)
    farthest: int  # this distance and all beyond it share the last bucket
    both_ways: bool  # keys behind the query have buckets of their own: an encoder

    def bucket(self, distance: Int64[np.ndarray, "*shape"]) -> Int64[np.ndarray, "*shape"]:
        """The bucket of each distance, key position - query position."""
        count = len(self.table)
        bucket = np.zeros(distance.shape, dtype=np.int64)
        if self.both_ways:
            count //= 2
            bucket += np.where(distance > 0, count, 0)
            distance = np.abs(distance)
        else:
            distance = np.maximum(-distance, 0)
        exact = count // 2
        # in single precision, step by step as the models compute it: the edges of the buckets depend on it
        ratio = np.log(np.maximum(distance, 1).astype(np.float32) / np.float32(exact))
        far = exact + (ratio / np.float32(math.log(self.farthest / exact)) * np.float32(count - exact)).astype(np.int64)
        return bucket + np.where(distance < exact, distance, np.minimum(far, count - 1))

    def bias(
        self, queries: Int64[np.ndarray, "queries"], keys: int, head: int | None = None
    ) -> Float[np.ndarray, "*heads queries keys"]:
        """What is added to the scaled scores of the queries at some places; of one head, or of all of them."""
        bucket = self.bucket(np.arange(keys)[None, :] - queries[:, None])  # (queries, keys)
        table = _array(self.table)  # (buckets, heads)
        return np.ascontiguousarray(table.T)[:, bucket] if head is None else table[:, head][bucket]


PositionBias = Alibi | Buckets


def bfloat16(numbers: Float[np.ndarray, "*shape"]) -> Float[np.ndarray, "*shape"]:
    """Numbers rounded to the 8 bits of precision that bfloat16 has, to the nearest and to even ones."""
    bits = np.ascontiguousarray(numbers, dtype=np.float32).view(np.uint32)
    rounded = (bits + 0x7FFF + ((bits >> 16) & 1)) & np.uint32(0xFFFF0000)
    return rounded.astype(np.uint32).view(np.float32)


@lru_cache(maxsize=64)
def _array(table: tuple[tuple[float, ...], ...]) -> Float[np.ndarray, "buckets heads"]:
    return np.array(table, dtype=np.float32)


def unit(vectors: Float[np.ndarray, "positions width"]) -> Float[np.ndarray, "positions width"]:
    """Each vector at length 1; one without length as it is."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return vectors / np.where(length > 0, length, 1)


def window(positions: int, count: int | None, around: int) -> slice:
    """`count` positions out of all: the first ones, or, where `around` lies beyond them, those that end at it."""
    if count is None or count >= positions:
        return slice(0, positions)
    first = max(0, min(positions - count, around - count + 1))
    return slice(first, first + count)
