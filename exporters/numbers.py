"""Numbers as text: the shortest decimals that give the same float back, and arrays written piece by piece."""

import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO

import numpy as np


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """An array that is made while it is written, a few rows of its first axis at a time."""

    shape: tuple[int, ...]
    rows: Iterable[np.ndarray]  # together as long as shape[0]


Content = np.ndarray | Pieces | str | int | float | Mapping[str, object] | list[object] | None


def decimals(numbers: np.ndarray) -> list[str]:
    """One axis of numbers as text, each as short as its own precision allows; what is not finite is "null"."""
    if numbers.dtype.kind == "b":
        return ["true" if number else "false" for number in numbers.tolist()]
    if numbers.dtype.kind in "iu":
        return [str(number) for number in numbers.tolist()]
    text: list[str] = numbers.astype(str).tolist()
    finite = np.isfinite(numbers)
    if not finite.all():
        text = [word if fine else "null" for word, fine in zip(text, finite.tolist(), strict=True)]
    return text


def write_json(file: IO[bytes], fields: Mapping[str, Content]) -> None:
    """One object, a field a line, arrays as nested lists with a row a line; never the whole text in memory."""
    file.write(b"{")
    for place, (name, content) in enumerate(fields.items()):
        file.write(b",\n" if place else b"\n")
        file.write(json.dumps(name).encode() + b": ")
        for part in json_parts(content):
            file.write(part.encode())
    file.write(b"\n}\n")


def json_parts(content: object) -> Iterator[str]:
    """The text of one value, in parts."""
    if isinstance(content, Pieces):
        yield from _listed(row for piece in content.rows for row in piece)
    elif isinstance(content, np.ndarray):
        if content.ndim == 0:
            yield from json_parts(content.item())
        elif content.ndim == 1 and content.dtype.kind in "biuf":
            yield "[" + ", ".join(decimals(content)) + "]"
        else:
            yield from _listed(iter(content))
    elif isinstance(content, Mapping):
        yield "{"
        for place, (name, value) in enumerate(content.items()):
            yield (", " if place else "") + json.dumps(str(name)) + ": "
            yield from json_parts(value)
        yield "}"
    elif isinstance(content, list | tuple):
        yield from _listed(iter(content))
    else:
        yield json.dumps(content)


def _listed(items: Iterator[object]) -> Iterator[str]:
    yield "["
    for place, item in enumerate(items):
        if place:
            yield ",\n" if isinstance(item, np.ndarray | Mapping) else ", "
        yield from json_parts(item)
    yield "]"


def write_npz(file: IO[bytes], fields: Mapping[str, np.ndarray | Pieces]) -> None:
    """A NumPy archive without pickles; the same bytes for the same numbers."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in fields.items():
            with archive.open(zipfile.ZipInfo(f"{name}.npy"), "w", force_zip64=True) as entry:
                if isinstance(content, Pieces):
                    header = {"descr": "<f4", "fortran_order": False, "shape": content.shape}
                    np.lib.format.write_array_header_1_0(entry, header)
                    for piece in content.rows:
                        entry.write(np.ascontiguousarray(piece, dtype="<f4").tobytes())
                else:
                    np.lib.format.write_array(entry, content, allow_pickle=False)
