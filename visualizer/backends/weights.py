"""A model folder as it lies on disk: its weights' names, places and digest, read without loading any of them.

Used by both backends and by `convert.py`; imports nothing heavy.
"""

import hashlib
import json
import struct
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from visualizer.backends.blocks import BLOCKS
from visualizer.errors import ModelError
from visualizer.language import tr

CONFIG = "config.json"
WEIGHTS = "model.safetensors"
SHARDS = "model.safetensors.index.json"
SAMPLES, SAMPLE_BYTES = 32, 4096
PRECISIONS = {"F32": "fp32", "F16": "fp16", "BF16": "bf16", "F64": "fp64"}  # safetensors' names and ours


@dataclass(frozen=True, slots=True)
class StoredTensor:
    """One tensor in a safetensors file, as its header says."""

    dtype: str  # safetensors' name: "F16"
    shape: tuple[int, ...]
    offset: int  # of its first byte in the file
    length: int  # bytes

    @property
    def size(self) -> int:
        """How many numbers it holds."""
        product = 1
        for extent in self.shape:
            product *= extent
        return product


@dataclass(frozen=True, slots=True)
class Header:
    """What a safetensors file says of itself before its first number."""

    tensors: dict[str, StoredTensor]
    metadata: dict[str, str]

    @property
    def precision(self) -> str:
        """Of the weights as they are stored: what the file says ("int8"), else the type of most of its numbers."""
        sizes: Counter[str] = Counter()
        for tensor in self.tensors.values():
            sizes[tensor.dtype] += tensor.size
        common = sizes.most_common(1)[0][0] if sizes else "F32"
        return self.metadata.get("precision") or PRECISIONS.get(common, common.lower())

    @property
    def quantized(self) -> bool:
        """Whether weights are stored in blocks."""
        return any(name.endswith(BLOCKS) for name in self.tensors)

    @property
    def rounds_inputs(self) -> bool:
        """Whether a graph on these weights is to round the inputs of its products to 8 bits: fast, but not exact."""
        return self.precision in ("int8", "int4")


def read_config(folder: Path) -> dict[str, Any]:
    """`config.json` of a model folder; ModelError where it is missing or no configuration."""
    path = folder / CONFIG
    if not path.is_file():
        raise ModelError(
            tr(
                "{folder} holds no {file}; give a folder as transformers' save_pretrained writes it.",
                folder=folder,
                file=CONFIG,
            )
        )
    try:
        config = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        wrong = tr("{file} cannot be read ({why}); fetch the model anew.", file=path, why=first_line(error))
        raise ModelError(wrong) from error
    if not isinstance(config, dict) or not isinstance(config.get("model_type"), str):
        raise ModelError(tr("{file} does not say which model it configures; it needs a model_type.", file=path))
    return config


def weight_files(folder: Path) -> list[Path]:
    """The safetensors files of a model folder, in order; ModelError where there are none or one is missing."""
    if (folder / WEIGHTS).is_file():
        return [folder / WEIGHTS]
    if (folder / SHARDS).is_file():
        try:
            shards = set(json.loads((folder / SHARDS).read_text(encoding="utf-8"))["weight_map"].values())
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ModelError(tr("{file} cannot be read; fetch the model anew.", file=folder / SHARDS)) from error
        files = [folder / name for name in sorted(shards)]
        missing = [path.name for path in files if not path.is_file()]
        if missing:
            raise ModelError(
                tr(
                    "{folder} lacks {file}, a part of its weights; fetch the model anew.",
                    folder=folder,
                    file=missing[0],
                )
            )
        return files
    pickled = sorted(path.name for path in [*folder.glob("*.bin"), *folder.glob("*.pt"), *folder.glob("*.pth")])
    if pickled:
        raise ModelError(
            tr(
                "{folder} has only pickled weights ({file}), which can run any code when opened; save the model as "
                "safetensors.",
                folder=folder,
                file=pickled[0],
            )
        )
    raise ModelError(tr("{folder} holds no weights; a file {file} is needed.", folder=folder, file=WEIGHTS))


def read_header(path: Path) -> Header:
    """The header of a safetensors file; ModelError where the file is damaged or cut off."""
    try:
        with path.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            size = path.stat().st_size
            if length > size - 8:
                raise ValueError(tr("its header is cut off"))
            entries = json.loads(file.read(length))
        metadata = entries.pop("__metadata__", {})
        tensors = {}
        for name, entry in entries.items():
            first, last = entry["data_offsets"]
            if not 0 <= first <= last <= size - 8 - length:
                raise ValueError(tr("its data are cut off"))
            tensors[name] = StoredTensor(entry["dtype"], tuple(entry["shape"]), 8 + length + first, last - first)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, struct.error) as error:
        wrong = tr("{file} is damaged ({why}); fetch the model anew.", file=path, why=first_line(error))
        raise ModelError(wrong) from error
    return Header(tensors, metadata)


def fingerprint(files: list[Path]) -> str:
    """sha256 over the bytes of the weight files, in order."""
    digest = hashlib.sha256()
    for path in files:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()


def sample_digest(path: Path) -> str:
    """A digest of a file's size and of samples from its whole length, taken in a millisecond.

    Tells whether a file was exchanged for another one of the same layout, such as the same model trained longer.
    """
    size = path.stat().st_size
    digest = hashlib.sha256(str(size).encode())
    with path.open("rb") as file:
        for number in range(SAMPLES):
            file.seek(max(0, size - SAMPLE_BYTES) * number // (SAMPLES - 1))
            digest.update(file.read(SAMPLE_BYTES))
    return digest.hexdigest()


def first_line(error: BaseException) -> str:
    """An error's own words, short enough for a sentence."""
    lines = str(error).strip().splitlines()
    return (lines[0] if lines else type(error).__name__).rstrip(" .:;")[:160]
