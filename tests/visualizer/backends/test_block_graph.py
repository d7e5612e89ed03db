"""Operators that read blocks, held to NumPy on the unpacked matrix: products, turned matrices, look-ups."""

from pathlib import Path

import numpy as np
import onnx_ir as ir
import onnxruntime
import pytest
from safetensors.numpy import save_file

from visualizer.backends.block_graph import MICROSOFT, BlockBinder, readers
from visualizer.backends.blocks import Blocks, to_blocks
from visualizer.backends.weights import WEIGHTS, read_header
from visualizer.errors import ModelError

OUT, WIDTH = 37, 96
FLOAT, WHOLE = ir.TensorType(ir.DataType.FLOAT), ir.TensorType(ir.DataType.INT64)


def _blocks(bits: int, with_offsets: bool, width: int = WIDTH) -> Blocks:
    rng = np.random.default_rng(bits)
    numbers, scales = to_blocks(rng.normal(size=(OUT, width)).astype(np.float32), bits)  # type: ignore[arg-type]
    offsets = rng.normal(size=scales.shape).astype(np.float32) if with_offsets else None
    return Blocks(numbers, scales, offsets)


def _graph(node: str, width: int = WIDTH, turned: bool = False) -> tuple[ir.Model, ir.Value]:
    """A graph of one reader of a parameter "w", and that parameter."""
    shape = (width, OUT) if turned else (OUT, width)
    weight = ir.val("w", ir.DataType.FLOAT, ir.Shape(shape))
    ids = ir.val("ids", ir.DataType.INT64, ir.Shape((1, "n")))
    rows = ir.val("rows", ir.DataType.FLOAT, ir.Shape((1, "n", width)))
    bias = ir.val("bias", const_value=ir.tensor(np.linspace(-1, 1, OUT, dtype=np.float32), name="bias"))
    if node == "Gather":
        nodes, inputs = [ir.node("Gather", [weight, ids], {"axis": 0})], [ids]
    elif node == "Gemm":
        flat = ir.node("Flatten", [rows], {"axis": -1})
        product = ir.node("Gemm", [flat.outputs[0], weight, bias], {"transB": 0 if turned else 1})
        nodes, inputs = [flat, product], [rows]
    else:
        turn = ir.node("Transpose", [weight], {"perm": [1, 0]})
        nodes, inputs = [turn, ir.node("MatMul", [rows, turn.outputs[0]])], [rows]
    result = nodes[-1].outputs[0]
    result.name, result.type = "result", FLOAT
    graph = ir.Graph(
        inputs, [result], nodes=nodes, initializers=[weight, *([bias] if node == "Gemm" else [])],
        opset_imports={"": 18, MICROSOFT: 1}, name="one",
    )  # fmt: skip
    return ir.Model(graph, ir_version=9), weight


def _bound(model: ir.Model, weight: ir.Value, blocks: Blocks, folder: Path, exact: bool, turned: bool = False) -> Path:
    save_file(blocks.named("w"), folder / WEIGHTS)
    del model.graph.initializers["w"]
    BlockBinder(model.graph, read_header(folder / WEIGHTS), exact).bind(weight, "w", turned)
    for node in model.graph:
        if node.op_type == "MatMulNBits":
            node.attributes["accuracy_level"] = ir.AttrInt64("accuracy_level", 1 if exact else 4)
    (folder / "one.onnx").write_bytes(ir.to_proto(model).SerializeToString())
    return folder / "one.onnx"


def _run(path: Path, **inputs: np.ndarray) -> np.ndarray:
    return onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"]).run(None, inputs)[0]


@pytest.mark.parametrize("with_offsets", [False, True])
@pytest.mark.parametrize("bits", [4, 8])
@pytest.mark.parametrize("node", ["Gemm", "MatMul"])
def test_a_product_with_blocks_computes_in_float32(node: str, bits: int, with_offsets: bool, tmp_path: Path) -> None:
    """It is the product with the unpacked matrix, whatever the blocks have, with its bias."""
    blocks = _blocks(bits, with_offsets)
    model, weight = _graph(node)
    assert readers(weight) == {"Gemm"}
    rows = np.random.default_rng(0).normal(size=(1, 5, WIDTH)).astype(np.float32)
    found = _run(_bound(model, weight, blocks, tmp_path, exact=True), rows=rows)
    expected = rows[0] @ blocks.unpacked().T + (np.linspace(-1, 1, OUT) if node == "Gemm" else 0)
    assert np.abs(found.reshape(expected.shape) - expected).max() <= 2e-5


@pytest.mark.parametrize("bits", [4, 8])
def test_rows_that_are_filled_up_multiply_as_well(bits: int, tmp_path: Path) -> None:
    """A width that is no whole number of blocks."""
    blocks = _blocks(bits, with_offsets=False, width=70)
    model, weight = _graph("Gemm", width=70)
    rows = np.random.default_rng(0).normal(size=(1, 3, 70)).astype(np.float32)
    found = _run(_bound(model, weight, blocks, tmp_path, exact=True), rows=rows)
    assert np.abs(found - rows[0] @ blocks.unpacked()[:, :70].T - np.linspace(-1, 1, OUT)).max() <= 2e-5


@pytest.mark.parametrize("bits", [4, 8])
def test_a_matrix_stored_in_columns_is_multiplied_as_it_stands(bits: int, tmp_path: Path) -> None:
    """As transformers' Conv1D has it; its blocks are of the other order."""
    blocks = _blocks(bits, with_offsets=True)
    model, weight = _graph("Gemm", turned=True)
    rows = np.random.default_rng(0).normal(size=(1, 3, WIDTH)).astype(np.float32)
    found = _run(_bound(model, weight, blocks, tmp_path, exact=True, turned=True), rows=rows)
    assert np.abs(found - rows[0] @ blocks.unpacked().T - np.linspace(-1, 1, OUT)).max() <= 2e-5


@pytest.mark.parametrize("with_offsets", [False, True])
@pytest.mark.parametrize("bits", [4, 8])
def test_rows_are_looked_up_exactly(bits: int, with_offsets: bool, tmp_path: Path) -> None:
    """A table of tokens in blocks gives its unpacked rows."""
    blocks = _blocks(bits, with_offsets)
    model, weight = _graph("Gather")
    ids = np.array([[3, 0, 36, 3]])
    found = _run(_bound(model, weight, blocks, tmp_path, exact=True), ids=ids)
    assert found.shape == (1, 4, WIDTH)
    assert np.abs(found - blocks.unpacked()[ids]).max() <= 1e-6


def test_a_fast_product_is_near(tmp_path: Path) -> None:
    """Where inputs may be rounded to 8 bits, one operator does it, and the result is not the same."""
    blocks = _blocks(8, with_offsets=False)
    model, weight = _graph("Gemm")
    rows = np.random.default_rng(0).normal(size=(1, 3, WIDTH)).astype(np.float32)
    path = _bound(model, weight, blocks, tmp_path, exact=False)
    assert [node.op_type for node in model.graph] == ["Flatten", "MatMulNBits"]
    expected = rows[0] @ blocks.unpacked().T + np.linspace(-1, 1, OUT)
    assert 0 < np.abs(_run(path, rows=rows) - expected).max() <= 0.05 * np.abs(expected).max()


def test_an_operator_that_reads_no_blocks_is_named(tmp_path: Path) -> None:
    """A sum with the matrix itself is no product."""
    model, weight = _graph("Gemm")
    summed = ir.node("Add", [weight, weight])
    model.graph.insert_before(model.graph[0], summed)
    assert readers(weight) == {"Gemm", "Add"}
    with pytest.raises(ModelError, match="Add"):
        _bound(model, weight, _blocks(8, with_offsets=False), tmp_path, exact=True)
