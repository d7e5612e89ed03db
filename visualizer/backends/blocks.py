"""Matrices in blocks: 32 weights of a row with one scale, each weight in 4 or 8 bits.

A weight is scale x (number - middle), the middle being 128 or 8, plus the block's offset where blocks have one, as
some of GGUF's kinds do. In a file they are tensors of their own, named after the parameter. `convert.py` and `gguf.py`
write them, ONNX Runtime multiplies with them, and whoever asks for a matrix of such a folder reads them back. Imports
nothing heavy.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from jaxtyping import Float, Int64, UInt8

BLOCK = 32  # weights that share one scale
Bits = Literal[4, 8]
BLOCKS, SCALES, OFFSETS = ".blocks", ".scales", ".offsets"  # behind a parameter's name


@dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """A matrix in blocks, of `bits` a number."""

    numbers: UInt8[np.ndarray, "out blocks bytes"]
    scales: Float[np.ndarray, "out blocks"]
    offsets: Float[np.ndarray, "out blocks"] | None = None

    @property
    def bits(self) -> Bits:
        """Of each number."""
        return 8 if self.numbers.shape[-1] == BLOCK else 4

    def rows(self, order: Int64[np.ndarray, "rows"]) -> "Blocks":
        """Some of the rows, in an order of one's own."""
        return Blocks(self.numbers[order], self.scales[order], None if self.offsets is None else self.offsets[order])

    def unpacked(self) -> Float[np.ndarray, "out filled"]:
        """The weights, with the zeros that fill up the rows."""
        return from_blocks(self.numbers, self.scales, self.bits, self.offsets)

    def named(self, name: str) -> dict[str, np.ndarray]:
        """As the tensors of a file."""
        parts = {name + BLOCKS: self.numbers, name + SCALES: self.scales}
        return parts if self.offsets is None else {**parts, name + OFFSETS: self.offsets}


def to_blocks(
    matrix: Float[np.ndarray, "out in"], bits: Bits
) -> tuple[UInt8[np.ndarray, "out blocks bytes"], Float[np.ndarray, "out blocks"]]:
    """A matrix in blocks of 32 weights along a row, each block with the scale that its largest weight needs.

    Two 4-bit numbers share a byte, the first in the low half. Rows are filled up with zeros.
    """
    middle = 1 << (bits - 1)
    out, width = matrix.shape
    filled = np.pad(matrix, ((0, 0), (0, -width % BLOCK))).reshape(out, -1, BLOCK)  # (out, blocks, 32)
    largest = np.take_along_axis(filled, np.abs(filled).argmax(axis=-1, keepdims=True), axis=-1)
    scales = (largest / -middle).astype(np.float32)  # the largest weight becomes 0, the end that reaches farther
    steps = np.round(filled / np.where(scales == 0, 1, scales))
    numbers: np.ndarray = (steps + middle).clip(0, 2 * middle - 1).astype(np.uint8)
    return packed(numbers) if bits == 4 else numbers, scales[..., 0]


def packed(numbers: UInt8[np.ndarray, "out blocks 32"]) -> UInt8[np.ndarray, "out blocks 16"]:
    """Numbers below 16, two a byte, the first in the low half."""
    halves: np.ndarray = numbers[..., 0::2] | (numbers[..., 1::2] << 4)
    return halves


def from_blocks(
    blocks: UInt8[np.ndarray, "out blocks bytes"],
    scales: Float[np.ndarray, "out blocks"],
    bits: Bits,
    offsets: Float[np.ndarray, "out blocks"] | None = None,
) -> Float[np.ndarray, "out filled"]:
    """The inverse of `to_blocks`, with the zeros that fill up the rows."""
    if bits == 4:
        blocks = np.stack([blocks & 15, blocks >> 4], axis=-1).reshape(*blocks.shape[:2], BLOCK)
    weights: np.ndarray = (blocks.astype(np.float32) - (1 << (bits - 1))) * scales[..., None]
    if offsets is not None:
        weights += offsets[..., None]
    return weights.reshape(len(weights), -1)
