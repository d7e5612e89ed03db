"""GGUF's blocks as ours: each weight is what the gguf package makes of the same bytes."""

import gguf
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from visualizer.backends.gguf_blocks import CARRIED, carried
from visualizer.gguf_header import TYPES

BYTES = {name: (weights, size) for name, weights, size in TYPES.values()}
ROWS, WIDTH = 5, 512


def _random(kind: str, seed: int) -> np.ndarray:
    """The bytes of a random matrix, (rows, blocks, bytes): every number a block can hold, sound scales."""
    weights, size = BYTES[kind]
    rng = np.random.default_rng(seed)
    raw = rng.integers(0, 256, (ROWS, WIDTH // weights, size), dtype=np.uint8)
    halves = rng.normal(0.0, 2.0, (*raw.shape[:2], 2)).astype("<f2").view(np.uint8)  # (rows, blocks, 4)
    last = 4 if kind in ("Q4_1", "Q5_1", "Q4_K", "Q5_K") else 2  # scale and least, or the scale alone
    raw[..., :last] = halves[..., :last]
    return raw


@pytest.mark.parametrize("kind", CARRIED)
@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 2**32 - 1))
def test_blocks_carried_over_hold_the_same_weights(kind: str, seed: int) -> None:
    """Unpacked, they differ from the gguf package's by no more than float32 rounds."""
    raw = _random(kind, seed)
    expected = gguf.dequantize(raw.reshape(ROWS, -1), gguf.GGMLQuantizationType[kind])
    blocks = carried(kind, raw)
    assert blocks is not None
    found = blocks.unpacked()
    assert found.shape == expected.shape == (ROWS, WIDTH)
    assert np.abs(found - expected).max() <= 1e-6 * np.abs(expected).max()


def test_q4_1_keeps_its_numbers_and_q8_0_its_bytes() -> None:
    """Nothing is quantized anew: the 4-bit numbers are those of the file, and so are the 8-bit ones."""
    four, eight = _random("Q4_1", 1), _random("Q8_0", 2)
    blocks = carried("Q4_1", four)
    assert blocks is not None
    numbers = np.concatenate([four[..., 4:] & 15, four[..., 4:] >> 4], axis=-1)  # the file's order
    assert np.array_equal(blocks.numbers & 15, numbers[..., 0::2])
    assert np.array_equal(blocks.numbers >> 4, numbers[..., 1::2])
    blocks = carried("Q8_0", eight)
    assert blocks is not None
    assert np.array_equal(blocks.numbers.astype(np.int16) - 128, eight[..., 2:].view(np.int8))


def test_a_kind_with_a_scale_every_16_weights_does_not_fit() -> None:
    """It is left to be stored unpacked."""
    weights, size = BYTES["Q6_K"]
    assert carried("Q6_K", np.zeros((ROWS, WIDTH // weights, size), dtype=np.uint8)) is None


def test_rows_are_taken_with_all_that_belongs_to_them() -> None:
    """Rows in another order are those rows of the matrix."""
    blocks = carried("Q4_1", _random("Q4_1", 3))
    assert blocks is not None
    order = np.array([3, 0, 4, 4, 1, 2])
    assert np.array_equal(blocks.rows(order).unpacked(), blocks.unpacked()[order])
