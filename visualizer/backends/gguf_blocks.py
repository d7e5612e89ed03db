"""GGUF's blocks as the blocks that ONNX Runtime multiplies with: carried over, nothing quantized anew.

A weight w of GGUF is d·q, d·(q − c) or d·q + m, with a short number q and a few numbers a block. The same weight is
scale·(number − middle) + offset: for Q4_1, w = d·q + m = d·(q − 8) + (m + 8d). Kinds whose numbers have up to 5 bits
and an odd zero go into 8 bits. Of the kinds in superblocks of 256 those with a scale every 32 weights fit; Q6_K and
others have one every 16 and do not. The layouts are those of ggml-quants.c (https://github.com/ggml-org/ggml).
"""

from collections.abc import Callable

import numpy as np
from jaxtyping import Float, UInt8

from visualizer.backends.blocks import BLOCK, Blocks, packed

Raw = UInt8[np.ndarray, "out blocks bytes"]  # a tensor's bytes, block by block as the file has them

# IQ4_NL's sixteen steps
STEPS = np.array([-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113], dtype=np.int16)


def carried(kind: str, raw: Raw) -> Blocks | None:
    """A tensor of GGUF in blocks, equal up to float32's rounding; None for a kind that does not fit into them."""
    return CARRIED[kind](raw) if kind in CARRIED else None


def _half(raw: Raw, first: int) -> Float[np.ndarray, "out blocks"]:
    """A half-precision number at a place of each block."""
    found: np.ndarray = np.ascontiguousarray(raw[..., first : first + 2]).view("<f2")[..., 0].astype(np.float32)
    return found


def _nibbles(raw: UInt8[np.ndarray, "... bytes"]) -> UInt8[np.ndarray, "... numbers"]:
    """ggml's order: the low halves of all bytes, then the high ones."""
    both: np.ndarray = np.concatenate([raw & 15, raw >> 4], axis=-1)
    return both


def _q4_0(raw: Raw) -> Blocks:
    return Blocks(packed(_nibbles(raw[..., 2:])), _half(raw, 0))


def _q4_1(raw: Raw) -> Blocks:
    scales, least = _half(raw, 0), _half(raw, 2)
    return Blocks(packed(_nibbles(raw[..., 4:])), scales, least + 8 * scales)


def _fifth(raw: Raw, first: int) -> UInt8[np.ndarray, "out blocks 32"]:
    """5-bit numbers: a bit of each in four bytes from `first` on, the other four behind those."""
    highest = np.unpackbits(np.ascontiguousarray(raw[..., first : first + 4]), axis=-1, bitorder="little")
    numbers: np.ndarray = _nibbles(raw[..., first + 4 :]) | (highest << 4)
    return numbers


def _q5_0(raw: Raw) -> Blocks:
    return Blocks(_fifth(raw, 2) + np.uint8(128 - 16), _half(raw, 0))


def _q5_1(raw: Raw) -> Blocks:
    return Blocks(_fifth(raw, 4) + np.uint8(128), _half(raw, 0), _half(raw, 2))


def _q8_0(raw: Raw) -> Blocks:
    return Blocks(raw[..., 2:] ^ np.uint8(128), _half(raw, 0))  # two's complement, shifted by 128


def _iq4_nl(raw: Raw) -> Blocks:
    return Blocks((STEPS[_nibbles(raw[..., 2:])] + 128).astype(np.uint8), _half(raw, 0))


def _superblock(raw: Raw) -> tuple[Float[np.ndarray, "out parts"], Float[np.ndarray, "out parts"]]:
    """Scale and least weight of each 32 weights of Q4_K and Q5_K: 6 bits each, times two numbers for all 256."""
    short = raw[..., 4:16]
    low, middle, high = short[..., 0:4], short[..., 4:8], short[..., 8:12]
    scales = np.concatenate([low & 63, (high & 15) | (low >> 6 << 4)], axis=-1)  # (out, superblocks, 8)
    least = np.concatenate([middle & 63, (high >> 4) | (middle >> 6 << 4)], axis=-1)
    out = len(raw)
    return (
        (scales * _half(raw, 0)[..., None]).reshape(out, -1).astype(np.float32),
        (least * -_half(raw, 2)[..., None]).reshape(out, -1).astype(np.float32),
    )


def _pairs(raw: UInt8[np.ndarray, "out superblocks 128"]) -> UInt8[np.ndarray, "out blocks 32"]:
    """The low halves of 32 bytes are one block, the high ones the next."""
    return _nibbles(raw.reshape(len(raw), -1, BLOCK)).reshape(len(raw), -1, BLOCK)


def _q4_k(raw: Raw) -> Blocks:
    scales, least = _superblock(raw)
    return Blocks(packed(_pairs(raw[..., 16:])), scales, least + 8 * scales)


def _q5_k(raw: Raw) -> Blocks:
    scales, least = _superblock(raw)
    bits = np.unpackbits(np.ascontiguousarray(raw[..., 16:48, None]), axis=-1, bitorder="little")  # (.., 32, 8)
    highest = np.swapaxes(bits, -1, -2).reshape(len(raw), -1, BLOCK)  # bit i of each byte is of block i
    return Blocks((_pairs(raw[..., 48:]) | (highest << 4)) + np.uint8(128), scales, least)


CARRIED: dict[str, Callable[[Raw], Blocks]] = {
    "Q4_0": _q4_0,
    "Q4_1": _q4_1,
    "Q5_0": _q5_0,
    "Q5_1": _q5_1,
    "Q8_0": _q8_0,
    "IQ4_NL": _iq4_nl,
    "Q4_K": _q4_k,
    "Q5_K": _q5_k,
}
