"""Matrices in blocks: 32 weights of a row with one scale, each weight in 4 or 8 bits.

`convert.py` writes them, ONNX Runtime multiplies with them, and whoever asks for a matrix of such a folder reads them
back. Imports nothing heavy.
"""

from typing import Literal

import numpy as np
from jaxtyping import Float, UInt8

BLOCK = 32  # weights that share one scale


def to_blocks(
    matrix: Float[np.ndarray, "out in"], bits: Literal[4, 8]
) -> tuple[UInt8[np.ndarray, "out blocks bytes"], Float[np.ndarray, "out blocks"]]:
    """A matrix in blocks of 32 weights along a row, each block with the scale that its largest weight needs.

    A weight is scale x (number - middle), the middle being 128 or 8; two 4-bit numbers share a byte, the first in the
    low half. Rows are filled up with zeros.
    """
    middle = 1 << (bits - 1)
    out, width = matrix.shape
    filled = np.pad(matrix, ((0, 0), (0, -width % BLOCK))).reshape(out, -1, BLOCK)  # (out, blocks, 32)
    largest = np.take_along_axis(filled, np.abs(filled).argmax(axis=-1, keepdims=True), axis=-1)
    scales = (largest / -middle).astype(np.float32)  # the largest weight becomes 0, the end that reaches farther
    steps = np.round(filled / np.where(scales == 0, 1, scales))
    numbers: np.ndarray = (steps + middle).clip(0, 2 * middle - 1).astype(np.uint8)
    if bits == 4:
        numbers = numbers[..., 0::2] | (numbers[..., 1::2] << 4)
    return numbers, scales[..., 0]


def from_blocks(
    blocks: UInt8[np.ndarray, "out blocks bytes"], scales: Float[np.ndarray, "out blocks"], bits: Literal[4, 8]
) -> Float[np.ndarray, "out filled"]:
    """The inverse of `to_blocks`, with the zeros that fill up the rows."""
    if bits == 4:
        blocks = np.stack([blocks & 15, blocks >> 4], axis=-1).reshape(*blocks.shape[:2], BLOCK)
    weights: np.ndarray = (blocks.astype(np.float32) - (1 << (bits - 1))) * scales[..., None]
    return weights.reshape(len(weights), -1)
