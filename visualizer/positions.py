"""Position schemes, from the model's own numbers."""

import numpy as np
from jaxtyping import Float


def alike(table: Float[np.ndarray, "positions width"]) -> Float[np.ndarray, "positions positions"]:
    """The cosine of each two position vectors: 1 for the same direction, 0 for unrelated ones."""
    length = np.linalg.norm(table, axis=-1, keepdims=True)
    unit = table / np.where(length > 0, length, 1)
    return unit @ unit.T  # (positions, width) @ (width, positions)


def window(positions: int, count: int | None, around: int) -> slice:
    """`count` positions out of all: the first ones, or, where `around` lies beyond them, those that end at it."""
    if count is None or count >= positions:
        return slice(0, positions)
    first = max(0, min(positions - count, around - count + 1))
    return slice(first, first + count)
