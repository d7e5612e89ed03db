"""One distribution drawn from many times: how often each token came, against its probability.

The n-th draw takes the number that the n-th seed lets fall, so that the first of them is the very draw that a text
goes on with.
"""

from functools import lru_cache

import numpy as np
from jaxtyping import Float, Int64

from visualizer.errors import BadInput
from visualizer.language import tr
from visualizer.numerals import grouped
from visualizer.sampling import Distribution, random_number

MOST = 10_000


def draws(distribution: Distribution, count: int, seed: int = 0, step: int = 0) -> Int64[np.ndarray, "vocabulary"]:
    """How often each token is drawn at a step with the seeds from `seed` on, a draw each.

    Raises BadInput for no draws at all, and for more than ten thousand.
    """
    if not 1 <= count <= MOST:
        raise BadInput(tr("draws is {value}, but it must be between 1 and {most}.", value=count, most=grouped(MOST)))
    ids, ends = distribution.end_to_end()
    hit = ids[np.searchsorted(ends, _numbers(seed, step, count), side="right")]  # (count)
    return np.bincount(hit, minlength=len(distribution.logits))


def margin_of_error(probability: float, count: int) -> float:
    """How far a share of so many draws lies from its probability in most cases: two standard errors."""
    return float(2 * np.sqrt(probability * (1 - probability) / count))


@lru_cache(maxsize=4)
def _numbers(seed: int, step: int, count: int) -> Float[np.ndarray, "count"]:
    """The number that falls at a step with each of some seeds."""
    return np.array([random_number(seed + place, step) for place in range(count)], dtype=np.float64)
