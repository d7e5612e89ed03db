"""The output projections of a model folder, read from its weights when somebody asks for one.

Serves the ONNX backend, whose graphs hold them where nobody can take them out. Imports nothing heavy.
"""

from pathlib import Path

import numpy as np
from jaxtyping import Float

from visualizer.backends.blocks import BLOCK, from_blocks
from visualizer.backends.families import Family
from visualizer.backends.weights import Header, StoredTensor, first_line, read_header
from visualizer.errors import ModelError
from visualizer.language import tr
from visualizer.trace import ModelSpec


class StoredProjection:
    """Each layer's output projection out of `model.safetensors`; see `visualizer.trace.Projection`.

    Nothing is read before a layer is asked for; the layer asked for last is kept. Needs no open model, only the file.
    """

    def __init__(self, weights: Path, family: Family, spec: ModelSpec) -> None:
        self._file, self._family, self._spec = weights, family, spec
        self._header: Header | None = None
        self._last: tuple[int, np.ndarray] | None = None  # replaced whole: a trace may be read on several threads

    def __call__(self, layer: int) -> Float[np.ndarray, "heads head_width width"]:
        """What each head of a layer is multiplied with; ModelError where the file is gone or another one."""
        last = self._last
        if last is None or last[0] != layer:
            matrix = self._matrix(self._name(layer, "weight"))
            last = layer, matrix.reshape(self._spec.heads, -1, self._spec.width)
            self._last = last
        return last[1]

    def bias(self, layer: int) -> Float[np.ndarray, "width"] | None:
        """What a layer adds once, behind all of its heads; None where it adds nothing."""
        name = self._name(layer, "bias")
        return self._read(name) if name in self._tensors else None

    @property
    def _tensors(self) -> dict[str, StoredTensor]:
        if self._header is None:
            self._header = read_header(self._file)
        return self._header.tensors

    def _name(self, layer: int, part: str) -> str:
        """A parameter's name in the file, which may leave out the base model's prefix."""
        name = f"{self._family.layers}.{layer}.{self._family.projection}.{part}"
        bare = name.partition(".")[2]
        return bare if bare in self._tensors or f"{bare}.blocks" in self._tensors else name

    def _matrix(self, name: str) -> Float[np.ndarray, "in out"]:
        if name in self._tensors:
            stored = self._read(name)
            return stored if self._family.projection_is_turned else np.ascontiguousarray(stored.T)
        blocks, scales = self._read(f"{name}.blocks"), self._read(f"{name}.scales")
        restored = from_blocks(blocks, scales, 8 if blocks.shape[-1] == BLOCK else 4)  # (out, in and what fills it up)
        width = self._spec.heads * self._spec.head_width
        return np.ascontiguousarray(restored[:, :width].T)

    def _read(self, name: str) -> np.ndarray:
        """One tensor as it is stored: numbers in float32, blocks in bytes."""
        try:
            tensor = self._tensors[name]
            with self._file.open("rb") as file:
                file.seek(tensor.offset)
                content = file.read(tensor.length)
            return decoded(content, tensor)
        except (OSError, KeyError, ValueError) as error:
            raise ModelError(
                tr(
                    "{file} no longer holds what was opened ({why}); open the model again.",
                    file=self._file,
                    why=first_line(error),
                )
            ) from error


def decoded(content: bytes, tensor: StoredTensor) -> np.ndarray:
    """The bytes of a tensor as an array: floating-point numbers of every width in float32, bytes as they are."""
    if tensor.dtype == "BF16":  # the upper half of a float32
        wide = np.frombuffer(content, dtype="<u2").astype(np.uint32) << 16
        return wide.view(np.float32).reshape(tensor.shape)
    kinds = {"F32": "<f4", "F16": "<f2", "F64": "<f8", "U8": "u1"}
    array = np.frombuffer(content, dtype=kinds[tensor.dtype]).reshape(tensor.shape)
    return array if tensor.dtype == "U8" else array.astype(np.float32)
