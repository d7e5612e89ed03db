"""The output projections: what the heads make of them, added up, is what transformers' attention block puts out."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from transformers import AutoModelForCausalLM

from tests.traces import random_trace
from tests.visualizer.backends.reference import MODELS, none
from visualizer.backends.base import Backend
from visualizer.backends.graph import StoredProduct
from visualizer.backends.onnx_backend import open_onnx
from visualizer.backends.projection import StoredProjection, decoded
from visualizer.backends.torch_backend import open_torch
from visualizer.backends.weights import StoredTensor
from visualizer.errors import ModelError
from visualizer.trace import Trace

Folder = Callable[..., Path]
TOKENS = 13


def attention_outputs(folder: Path, ids: np.ndarray, switched: dict[tuple[int, int], float]) -> np.ndarray:
    """What each attention block puts out, (layers, tokens, width), noted by hooks on an eager model."""
    model = AutoModelForCausalLM.from_pretrained(folder, attn_implementation="eager", dtype=torch.float32).eval()
    width = model.config.n_embd // model.config.n_head
    noted: list[np.ndarray] = []

    def note(module: Any, args: Any, output: Any) -> None:
        noted.append(output[0][0].detach().numpy())

    def scale(module: Any, args: Any, head: int, factor: float) -> Any:
        mixed = args[0].clone()
        mixed[..., head * width : (head + 1) * width] *= factor
        return (mixed, *args[1:])

    for layer, block in enumerate(model.transformer.h):
        block.attn.register_forward_hook(note)
        for (at, head), factor in switched.items():
            if at == layer:
                block.attn.c_proj.register_forward_pre_hook(
                    lambda module, args, head=head, factor=factor: scale(module, args, head, factor)
                )
    with torch.inference_mode():
        model(torch.from_numpy(ids)[None])
    return np.stack(noted)


def pass_of(backend: Backend, ids: np.ndarray, scale: np.ndarray | None = None) -> Trace:
    """A trace of the backend's rows, with its projections; then the backend is closed."""
    rows = backend.extend(none(backend.spec), ids, scale).rows
    trace = random_trace(len(ids))
    trace = replace(trace, spec=backend.spec, rows=rows, projection=backend.projection("self"), head_scale=scale)
    backend.close()
    return trace


def summed(trace: Trace) -> np.ndarray:
    """The attention output of every layer and token from the heads' parts, (layers, tokens, width)."""
    spec, count = trace.spec, len(trace.tokens)
    found = np.zeros((spec.layers, count, spec.width))
    for layer in range(spec.layers):
        bias = trace.projection.bias(layer)
        assert bias is not None
        for query in range(count):
            found[layer, query] = trace.contributions(layer, query).sum(axis=0) + bias
    return found


@pytest.fixture
def open_with(folder_of: Folder, converted: Folder) -> Callable[[str, str], tuple[Backend, Path]]:
    """Opens one of `MODELS` with an engine; says which folder the reference is to read."""

    def opened(name: str, engine: str) -> tuple[Backend, Path]:
        if engine == "torch":
            return open_torch(folder_of(name), "cpu"), folder_of(name)
        folder = converted(name, engine)
        return open_onnx(folder, "cpu"), folder

    return opened


@pytest.mark.parametrize(
    ("name", "engine"),
    [
        ("plain", "torch"), ("whole blocks", "torch"), ("whole blocks", "fp32"), ("whole blocks", "fp16"),
        *(pytest.param("scaled by layer", engine, marks=pytest.mark.slow) for engine in ("torch", "fp32", "fp16")),
    ],
)  # fmt: skip
def test_heads_through_their_projections_and_the_bias_are_the_attention_block(
    open_with: Callable[[str, str], tuple[Backend, Path]], name: str, engine: str
) -> None:
    """For every layer and token, asked for the first time when the model is closed."""
    backend, folder = open_with(name, engine)
    ids = np.random.default_rng(3).integers(0, MODELS[name]["vocab_size"], TOKENS)
    expected = attention_outputs(folder, ids, {})
    assert np.abs(summed(pass_of(backend, ids)) - expected).max() <= 1e-4


@pytest.mark.parametrize("engine", ["torch", "fp32"])
def test_scaled_heads_contribute_as_much_less(
    open_with: Callable[[str, str], tuple[Backend, Path]], engine: str
) -> None:
    backend, folder = open_with("whole blocks", engine)
    ids = np.random.default_rng(4).integers(0, MODELS["whole blocks"]["vocab_size"], TOKENS)
    switched = {(0, 1): 0.0, (1, 2): 0.5}
    scale = np.ones((backend.spec.layers, backend.spec.heads), dtype=np.float32)
    for place, factor in switched.items():
        scale[place] = factor
    assert np.abs(summed(pass_of(backend, ids, scale)) - attention_outputs(folder, ids, switched)).max() <= 1e-4


@pytest.mark.parametrize(("precision", "error"), [("int8", 0.01), ("int4", 0.15)])
def test_projections_out_of_blocks_are_near_those_of_their_source(
    folder_of: Folder, converted: Folder, precision: str, error: float
) -> None:
    """In the right order, and as near as so few bits allow."""
    source = open_torch(folder_of("whole blocks"), "cpu").projection("self")
    stored = open_onnx(converted("whole blocks", precision), "cpu").projection("self")
    for layer in range(2):
        most = np.abs(source(layer)).max()
        assert np.abs(stored(layer) - source(layer)).max() <= error * most
        assert np.array_equal(stored.bias(layer), source.bias(layer))


def test_nothing_is_read_before_somebody_asks(folder_of: Folder, tmp_path: Path) -> None:
    """Opening costs nothing; a folder that is gone by then is one sentence."""
    copy = tmp_path / "model"
    shutil.copytree(folder_of("plain"), copy)
    backend = open_torch(copy, "cpu")
    names = [f"transformer.h.{layer}.attn.c_proj" for layer in range(backend.spec.layers)]
    products = tuple(StoredProduct(f"{name}.weight", f"{name}.bias", turned=True) for name in names)
    stored = StoredProjection(copy / "model.safetensors", products, backend.spec.heads, backend.spec.width)
    expected = backend.projection("self")(1)
    assert np.array_equal(stored(1), expected)
    late = StoredProjection(copy / "model.safetensors", products, backend.spec.heads, backend.spec.width)
    shutil.rmtree(copy)
    assert np.array_equal(stored(1), expected), "what was read last is kept"
    with pytest.raises(ModelError):
        late(0)


def test_numbers_of_every_stored_width_become_float32() -> None:
    """bfloat16, which NumPy does not have, among them."""
    numbers = np.array([1.0, -2.5, 0.15625], dtype=np.float32)
    half = (numbers.view(np.uint32) >> 16).astype("<u2")
    stored = {"F32": numbers, "F16": numbers.astype("<f2"), "F64": numbers.astype("<f8"), "BF16": half}
    for dtype, array in stored.items():
        read = decoded(array.tobytes(), StoredTensor(dtype, (3,), 0, array.nbytes))
        assert read.dtype == np.float32
        assert np.array_equal(read, numbers)
