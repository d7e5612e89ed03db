"""Maps with more cells than pixels: each pixel shows the largest value under it, so that a single cell survives."""

import numpy as np
from jaxtyping import Bool, Float, Int64, Shaped


def largest(
    values: Float[np.ndarray, "rows columns"],
    hidden: Bool[np.ndarray, "rows columns"] | None,
    first: tuple[float, float],
    cells: tuple[float, float],
    shape: tuple[int, int],
    signed: bool = True,
) -> tuple[Float[np.ndarray, "height width"], Bool[np.ndarray, "height width"]]:
    """The value of largest magnitude under each pixel, and which pixels have hidden cells only.

    `first` is the row and column at the picture's corner, `cells` the rows and columns a pixel, `shape` its pixels.
    `signed` False says that no value is below zero and that hidden ones are zero, as of weights, which is faster.
    """
    rows = spans(first[0], cells[0], shape[0], values.shape[0])
    columns = spans(first[1], cells[1], shape[1], values.shape[1])
    seen = slice(columns[0][0], columns[-1][1])
    mask = np.zeros_like(values, dtype=np.bool_) if hidden is None else hidden
    parts = [(values[start:end, seen], mask[start:end, seen]) for start, end in rows]
    only_hidden = across(np.stack([off.all(axis=0) for _, off in parts]), columns, np.logical_and)
    if not signed:
        high = across(np.stack([block.max(axis=0) for block, _ in parts]), columns, np.maximum)
        return high, only_hidden
    above = [np.where(off, -np.inf, block).max(axis=0) for block, off in parts]
    below = [np.where(off, np.inf, block).min(axis=0) for block, off in parts]
    high = across(np.stack(above), columns, np.maximum)  # (height, width)
    low = across(np.stack(below), columns, np.minimum)
    return np.where(only_hidden, 0.0, np.where(-low > high, low, high)), only_hidden


def spans(first: float, step: float, count: int, most: int) -> list[tuple[int, int]]:
    """First and one past the last cell under each of `count` pixels; at least one cell each."""
    edges = np.floor(first + np.arange(count + 1) * step + 1e-6).astype(int)
    starts = np.clip(edges[:-1], 0, most - 1)
    ends = np.clip(np.maximum(edges[1:], starts + 1), 1, most)
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def across(
    strips: Shaped[np.ndarray, "height columns"], columns: list[tuple[int, int]], best: np.ufunc
) -> Shaped[np.ndarray, "height width"]:
    """Each strip pooled along its columns; the first of them is the first pixel's first."""
    turned = np.ascontiguousarray(strips.T)  # (columns, height)
    offset = columns[0][0]
    return np.stack([best.reduce(turned[start - offset : end - offset], axis=0) for start, end in columns], axis=1)


def merged(values: Float[np.ndarray, "columns"], starts: Int64[np.ndarray, "bars"]) -> Float[np.ndarray, "bars"]:
    """Along one axis: the value of largest magnitude from each start to the next, and from the last to the end."""
    high, low = np.maximum.reduceat(values, starts), np.minimum.reduceat(values, starts)
    return np.where(-low > high, low, high)


def starts(first: float, end: float, count: int) -> Int64[np.ndarray, "bars"]:
    """Where each of `count` equal parts of the columns from `first` to `end` begins."""
    return np.floor(np.linspace(first, end, count + 1)[:-1] + 1e-6).astype(np.int64)
