"""What a GGUF file says of itself before its first weight: a few milliseconds for a file of any size."""

import struct
from collections import Counter
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any, BinaryIO

from visualizer.errors import ModelError
from visualizer.language import tr

MAGIC = b"GGUF"
ALIGNMENT = 32
NUMBERS = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q", 12: "<d"}
TEXT, LIST = 8, 9
KEPT = 64  # of a longer list only the length is kept: vocabularies have hundreds of thousands of pieces
MOST_TEXT = 1 << 26  # bytes; what claims to be longer is damage

# types of tensors: name, weights in a block, bytes of a block
TYPES: dict[int, tuple[str, int, int]] = {
    0: ("fp32", 1, 4), 1: ("fp16", 1, 2), 30: ("bf16", 1, 2), 28: ("fp64", 1, 8),
    2: ("Q4_0", 32, 18), 3: ("Q4_1", 32, 20), 6: ("Q5_0", 32, 22), 7: ("Q5_1", 32, 24), 8: ("Q8_0", 32, 34),
    9: ("Q8_1", 32, 36), 10: ("Q2_K", 256, 84), 11: ("Q3_K", 256, 110), 12: ("Q4_K", 256, 144),
    13: ("Q5_K", 256, 176), 14: ("Q6_K", 256, 210), 15: ("Q8_K", 256, 292), 16: ("IQ2_XXS", 256, 66),
    17: ("IQ2_XS", 256, 74), 18: ("IQ3_XXS", 256, 98), 19: ("IQ1_S", 256, 50), 20: ("IQ4_NL", 32, 18),
    21: ("IQ3_S", 256, 110), 22: ("IQ2_S", 256, 82), 23: ("IQ4_XS", 256, 136), 29: ("IQ1_M", 256, 56),
    39: ("MXFP4", 32, 17),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GgufTensor:
    """One tensor, as the header tells of it."""

    type: str  # "Q4_1"
    shape: tuple[int, ...]  # the fastest axis first, as GGUF writes it
    offset: int  # of its first byte behind the header
    length: int  # bytes; 0 for a type that is not known here


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """What a GGUF file says of itself."""

    fields: dict[str, Any]  # a long list is its length alone
    tensors: dict[str, GgufTensor]
    data: int  # where the tensors' bytes begin in the file

    @property
    def parameters(self) -> int:
        """How many weights it holds."""
        return sum(prod(tensor.shape) for tensor in self.tensors.values())

    @property
    def precision(self) -> str:
        """The type of most of its weights: "Q4_1"."""
        sizes: Counter[str] = Counter()
        for tensor in self.tensors.values():
            sizes[tensor.type] += prod(tensor.shape)
        return sizes.most_common(1)[0][0] if sizes else "fp32"


def read_gguf_header(path: Path) -> GgufHeader:
    """The header of a GGUF file; ModelError where the file is damaged, cut off or none."""
    try:
        with path.open("rb") as file:
            if file.read(4) != MAGIC:
                raise ValueError(tr("it does not begin like a GGUF file"))
            (version,) = _take(file, "<I")
            if version not in (2, 3):
                raise ValueError(tr("it is of version {version}", version=version))
            tensors, fields = _take(file, "<QQ")
            if tensors > 1 << 20 or fields > 1 << 20:
                raise ValueError(tr("its header makes no sense"))
            said = {_text(file): _value(file, _take(file, "<I")[0]) for _ in range(fields)}
            found = dict(_tensor(file) for _ in range(tensors))
            alignment = said.get("general.alignment", ALIGNMENT)
            data = -(-file.tell() // alignment) * alignment
        end = max((tensor.offset + tensor.length for tensor in found.values()), default=0)
        if data + end > path.stat().st_size:
            raise ValueError(tr("its data are cut off"))
    except (OSError, ValueError, TypeError, ZeroDivisionError, struct.error, MemoryError) as error:
        wrong = tr(
            "{file} is damaged ({why}); fetch the model anew.", file=path, why=str(error) or type(error).__name__
        )
        raise ModelError(wrong) from error
    return GgufHeader(said, found, data)


def _take(file: BinaryIO, layout: str) -> tuple[Any, ...]:
    size = struct.calcsize(layout)
    data = file.read(size)
    if len(data) < size:
        raise ValueError(tr("its header is cut off"))
    return struct.unpack(layout, data)


def _text(file: BinaryIO) -> str:
    (length,) = _take(file, "<Q")
    if length > MOST_TEXT:
        raise ValueError(tr("its header makes no sense"))
    data = file.read(length)
    if len(data) < length:
        raise ValueError(tr("its header is cut off"))
    return data.decode("utf-8", errors="replace")


def _value(file: BinaryIO, kind: int) -> Any:
    """A value of the header; of a list longer than `KEPT` the length alone."""
    if kind == TEXT:
        return _text(file)
    if kind == LIST:
        inner, count = _take(file, "<IQ")
        if inner in NUMBERS and count > KEPT:
            file.seek(count * struct.calcsize(NUMBERS[inner]), 1)
            return count
        if count > KEPT:
            for _ in range(count):
                _skip(file, inner)
            return count
        return [_value(file, inner) for _ in range(count)]
    if kind not in NUMBERS:
        raise ValueError(tr("its header makes no sense"))
    return _take(file, NUMBERS[kind])[0]


def _skip(file: BinaryIO, kind: int) -> None:
    """Past a value of a long list."""
    if kind == TEXT:
        (length,) = _take(file, "<Q")
        if length > MOST_TEXT:
            raise ValueError(tr("its header makes no sense"))
        file.seek(length, 1)
    else:
        _value(file, kind)


def _tensor(file: BinaryIO) -> tuple[str, GgufTensor]:
    name = _text(file)
    (axes,) = _take(file, "<I")
    if axes > 8:
        raise ValueError(tr("its header makes no sense"))
    shape = _take(file, f"<{axes}Q")
    kind, offset = _take(file, "<IQ")
    title, block, size = TYPES.get(kind, (f"type {kind}", 1, 0))
    return name, GgufTensor(title, shape, offset, prod(shape) // block * size)
