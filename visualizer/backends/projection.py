"""The output projections of a model folder, read from its weights when somebody asks for one.

Serves the ONNX backend, whose graphs hold them where nobody can take them out. Imports nothing heavy.
"""

from pathlib import Path

import numpy as np
from jaxtyping import Float

from visualizer.backends.blocks import BLOCKS, OFFSETS, SCALES, Blocks
from visualizer.backends.graph import StoredProduct
from visualizer.backends.weights import Header, StoredTensor, first_line, read_header
from visualizer.errors import ModelError
from visualizer.language import tr


class StoredProjection:
    """Each layer's output projection out of `model.safetensors`; see `visualizer.trace.Projection`.

    Nothing is read before a layer is asked for; the layer asked for last is kept. Needs no open model, only the file.
    """

    def __init__(self, weights: Path, products: tuple[StoredProduct, ...], heads: int, inner: int) -> None:
        """`products` say where each layer's lies; `inner` is how many numbers all `heads` of a layer give."""
        self._file, self._products, self._heads, self._inner = weights, products, heads, inner
        self._header: Header | None = None
        self._last: tuple[int, np.ndarray] | None = None  # replaced whole: a trace may be read on several threads

    def __call__(self, layer: int) -> Float[np.ndarray, "heads head_width width"]:
        """What each head of a layer is multiplied with; ModelError where the file is gone or another one."""
        last = self._last
        if last is None or last[0] != layer:
            matrix = self._matrix(self._products[layer])  # (heads * head_width, width)
            last = layer, matrix.reshape(self._heads, -1, matrix.shape[-1])
            self._last = last
        return last[1]

    def bias(self, layer: int) -> Float[np.ndarray, "width"] | None:
        """What a layer adds once, behind all of its heads; None where it adds nothing."""
        name = self._products[layer].bias
        return None if name is None else self._read(name)

    @property
    def _tensors(self) -> dict[str, StoredTensor]:
        if self._header is None:
            self._header = read_header(self._file)
        return self._header.tensors

    def _matrix(self, product: StoredProduct) -> Float[np.ndarray, "in out"]:
        name = product.weight
        if name in self._tensors:
            stored = self._read(name)
            return stored if product.turned else np.ascontiguousarray(stored.T)
        offsets = self._read(name + OFFSETS) if name + OFFSETS in self._tensors else None
        blocks = Blocks(self._read(name + BLOCKS), self._read(name + SCALES), offsets)
        return np.ascontiguousarray(blocks.unpacked()[:, : self._inner].T)  # (out, in and what fills it up) turned

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
