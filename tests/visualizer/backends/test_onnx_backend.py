"""Passes on ONNX Runtime, held to PyTorch and so to eager attention; and what is said of damaged folders."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx_ir as ir
import onnxruntime
import pytest
from safetensors.numpy import load_file, save_file

from tests.visualizer.backends.reference import MODELS, TOKENS, Reference, assert_agrees, in_pieces, maps_of, none
from visualizer.backends.base import Past
from visualizer.backends.convert import Precision
from visualizer.backends.onnx_backend import OnnxBackend, open_onnx
from visualizer.backends.torch_backend import open_torch
from visualizer.errors import BackendError, BadInput, ModelError

NAMES = [name for name in MODELS if name != "plain"]
SPLITS = [[TOKENS], [1] * TOKENS, [TOKENS - 1, 1], [1, TOKENS - 1], [4, 9, 1, 1, 6]]
Converted = Callable[..., Path]
Eager = Callable[..., Reference]


@pytest.fixture
def backend(converted: Converted) -> OnnxBackend:
    return open_onnx(converted("whole blocks"), "cpu")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("split", SPLITS, ids=str)
def test_rows_are_those_of_pytorch(converted: Converted, eager: Eager, name: str, split: list[int]) -> None:
    """Every array agrees with PyTorch on the same folder, and with the eager pass, fresh and behind prefixes."""
    folder = converted(name)
    reference = eager(folder)
    backend, judge = open_onnx(folder, "cpu"), open_torch(folder, "cpu")
    rows, last_logits = in_pieces(backend, reference.ids, split)
    expected, expected_logits = in_pieces(judge, reference.ids, [TOKENS])
    assert np.abs(maps_of(backend.spec, rows) - maps_of(judge.spec, expected)).max() <= 1e-5
    assert np.abs(last_logits - expected_logits).max() <= 1e-4
    for field in ("queries", "keys", "values", "residual"):
        assert np.abs(getattr(rows, field) - getattr(expected, field)).max() <= 1e-4, field
    assert np.array_equal(rows.token_embedding, expected.token_embedding)
    assert rows.position_embedding is not None
    assert np.array_equal(rows.position_embedding, expected.position_embedding)
    assert_agrees(backend, rows, last_logits, reference)


@pytest.mark.parametrize("split", [[TOKENS], [13, 1, 7]], ids=str)
def test_a_scaled_head_is_scaled_on_its_way_into_the_output_projection(
    converted: Converted, eager: Eager, split: list[int]
) -> None:
    """Factor 0 removes a head and 0.5 halves it, as in a model whose projection reads a changed slice."""
    folder = converted("scaled by layer")
    reference = eager(folder, {(0, 1): 0.0, (1, 4): 0.5})
    backend = open_onnx(folder, "cpu")
    scale = np.ones((backend.spec.layers, backend.spec.heads), dtype=np.float32)
    scale[0, 1], scale[1, 4] = 0.0, 0.5
    assert_agrees(backend, *in_pieces(backend, reference.ids, split, scale), reference)


def test_half_precision_weights_are_computed_with_in_full(converted: Converted, eager: Eager) -> None:
    """The graph on fp16 weights agrees with PyTorch on the same weights widened, as closely as ever."""
    folder = converted("whole blocks", "fp16")
    reference = eager(folder)
    backend = open_onnx(folder, "cpu")
    assert backend.spec.precision == "fp16"
    assert_agrees(backend, *in_pieces(backend, reference.ids, [13, 1, 7]), reference)


# Largest error of a map on a model whose weights are random and large; what 4 bits do to it is no longer the model.
QUANTIZED: list[tuple[str, Precision, float]] = [
    ("whole blocks", "int8", 0.05), ("scaled by layer", "int8", 0.05), ("whole blocks, untied", "int8", 0.15),
    ("whole blocks", "int4", 0.75),
]  # fmt: skip


@pytest.mark.parametrize(("name", "precision", "tolerance"), QUANTIZED)
def test_quantized_maps_stay_near_those_of_the_source(
    folder_of: Callable[[str], Path],
    converted: Converted,
    eager: Eager,
    name: str,
    precision: Precision,
    tolerance: float,
) -> None:
    """Blocks change the weights and so the maps, within a bound; the spec says which blocks they are."""
    reference = eager(folder_of(name))
    backend = open_onnx(converted(name, precision), "cpu")
    rows, _ = in_pieces(backend, reference.ids, [13, 1, 7])
    error = np.abs(maps_of(backend.spec, rows) - reference.maps).max()
    assert 0 < error <= tolerance
    assert backend.spec.precision == precision


@pytest.mark.parametrize("precision", ["fp32", "fp16"])
def test_the_spec_is_the_one_pytorch_reads(converted: Converted, precision: Precision) -> None:
    """What travels in the graph is what PyTorch says of the same folder."""
    folder = converted("whole blocks", precision)
    assert open_onnx(folder, "cpu").spec == open_torch(folder, "cpu").spec


def test_the_spec_of_quantized_weights_is_that_of_their_source(
    converted: Converted, folder_of: Callable[[str], Path]
) -> None:
    """Blocks change how weights are stored, and nothing else that is said of the model."""
    spec = open_onnx(converted("whole blocks", "int8"), "cpu").spec
    source = open_torch(folder_of("whole blocks"), "cpu").spec
    assert spec.fingerprint != source.fingerprint
    told_apart = {"name": spec.name, "precision": "int8", "fingerprint": spec.fingerprint}
    assert spec == replace(source, **told_apart)


def test_a_copied_folder_goes_by_its_new_name(converted: Converted, tmp_path: Path) -> None:
    """The name is the folder's, not the one it was converted under."""
    shutil.copytree(converted("whole blocks"), tmp_path / "another")
    assert open_onnx(tmp_path / "another", "cpu").spec.name == "another"


@pytest.mark.parametrize("precision", ["fp32", "fp16", "int8"])
def test_the_position_table_holds_what_the_passes_add(converted: Converted, precision: Precision) -> None:
    """Each token's position vector is a row of the table."""
    backend = open_onnx(converted("whole blocks", precision), "cpu")
    rows = backend.extend(none(backend.spec), np.arange(9)).rows
    table = backend.position_table("self")
    assert table is not None
    assert table.shape == (backend.spec.context, backend.spec.width)
    assert table.dtype == np.float32
    assert np.array_equal(rows.position_embedding, table[:9])


def test_a_trace_can_be_read_out_after_its_model_was_closed(backend: OnnxBackend) -> None:
    """The readout stands by itself, even when it is asked for the first time after the end."""
    extension = backend.extend(none(backend.spec), np.arange(5))
    backend.close()
    final = extension.rows.residual[:, -1]
    assert np.abs(backend.readout(final)[-1] - extension.last_logits).max() <= 1e-5
    with pytest.raises(BackendError, match="closed"):
        backend.extend(none(backend.spec), np.arange(3))


def test_a_text_beyond_the_context_fails_with_a_sentence(backend: OnnxBackend) -> None:
    """What the model has no positions for is an error of this family, and the backend works on."""
    with pytest.raises(BackendError, match="ONNX Runtime could not compute") as raised:
        backend.extend(none(backend.spec), np.zeros(backend.spec.context + 1, dtype=np.int64))
    assert "\n" not in str(raised.value)
    assert len(backend.extend(none(backend.spec), np.arange(3)).rows.keys) == 3


def test_a_pass_leaves_the_past_alone(backend: OnnxBackend) -> None:
    """The engine's arrays are read and not written."""
    rows = backend.extend(none(backend.spec), np.arange(9)).rows
    keys, values = rows.keys.copy(), rows.values.copy()
    backend.extend(Past(keys, values), np.arange(9))
    assert np.array_equal(keys, rows.keys)
    assert np.array_equal(values, rows.values)


def test_opening_and_passing_load_neither_torch_nor_transformers(converted: Converted) -> None:
    """An embedded model starts without the seconds that those take to import."""
    program = f"""
import sys
from pathlib import Path
import numpy as np
from visualizer.backends.base import Past
from visualizer.backends.onnx_backend import open_onnx
backend = open_onnx(Path({str(converted("whole blocks"))!r}), "cpu")
none = np.zeros((0, backend.spec.layers, backend.spec.kv_heads, backend.spec.head_width), np.float32)
rows = backend.extend(Past(none, none), np.arange(3)).rows
backend.readout(rows.residual[:, -1]), backend.position_table("self")
print(sorted({{"torch", "transformers", "onnx", "onnxscript"}} & set(sys.modules)))
"""
    root = Path(__file__).parents[3]
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=root, check=True)
    assert run.stdout.strip() == "[]"


# --- devices ---


@pytest.mark.parametrize(("device", "mentions"), [("cuda", "CUDA"), ("mps", "MPS")])
def test_a_device_that_is_not_there_falls_back_with_a_notice(converted: Converted, device: str, mentions: str) -> None:
    """Asked for a GPU without one, the CPU runs and says why."""
    if device == "cuda" and Path("/dev/nvidia0").exists():
        pytest.skip("a CUDA device is here")
    backend = open_onnx(converted("whole blocks"), device)
    assert backend.label == f"ONNX Runtime {onnxruntime.__version__} · CPU"
    assert backend.notice is not None
    assert mentions in backend.notice
    assert len(backend.extend(none(backend.spec), np.arange(3)).rows.keys) == 3


def test_a_gpu_that_is_seen_and_does_not_work_falls_back_with_a_notice(
    converted: Converted, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """ "auto" tries the GPU that it sees; where it cannot run a token, the CPU runs and says why."""
    if "CUDAExecutionProvider" in onnxruntime.get_available_providers() and Path("/dev/nvidia0").exists():
        pytest.skip("a CUDA device is here")
    monkeypatch.setattr("visualizer.backends.onnx_backend._gpu_is_seen", lambda: True)
    backend = open_onnx(converted("whole blocks"), "auto")
    assert backend.label.endswith("CPU")
    assert backend.notice is not None
    assert "GPU does not work" in backend.notice
    assert capfd.readouterr().err == ""


def test_a_device_with_no_such_name_is_bad_input(converted: Converted) -> None:
    """The names that exist are listed."""
    with pytest.raises(BadInput, match="auto, cpu, cuda, mps"):
        open_onnx(converted("whole blocks"), "gpu")


# --- folders that cannot be opened ---


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _foreign(folder: Path) -> None:
    value = ir.val("x", ir.DataType.FLOAT, ir.Shape([1]))
    node = ir.node("Identity", [value])
    node.outputs[0].name, node.outputs[0].type, node.outputs[0].shape = "y", value.type, value.shape
    graph = ir.Graph([value], [node.outputs[0]], nodes=[node], opset_imports={"": 18}, name="foreign")
    ir.save(ir.Model(graph, ir_version=10), folder / "model.onnx")


def _train_on(path: Path) -> None:
    save_file({name: tensor * np.float32(1.01) for name, tensor in load_file(path).items()}, path, {"format": "pt"})


# What is done to a good folder, and what the sentence has to mention.
DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "no graph": (lambda folder: (folder / "model.onnx").unlink(), "model.onnx"),
    "no readout": (lambda folder: (folder / "readout.onnx").unlink(), "readout.onnx"),
    "no weights": (lambda folder: (folder / "model.safetensors").unlink(), "model.safetensors"),
    "a graph cut off": (lambda folder: _cut(folder / "model.onnx"), "model.onnx"),
    "a graph of nothing": (lambda folder: (folder / "model.onnx").write_bytes(b""), "model.onnx"),
    "a graph that is none": (lambda folder: (folder / "model.onnx").write_text("a text"), "model.onnx"),
    "a graph from elsewhere": (_foreign, "convert"),
    "weights cut off": (lambda folder: _cut(folder / "model.safetensors"), "model.onnx"),
    "other weights of the same layout": (lambda folder: _train_on(folder / "model.safetensors"), "does not belong"),
}


@pytest.mark.parametrize(("damage", "mentions"), DAMAGE.values(), ids=DAMAGE)
def test_a_folder_that_cannot_be_opened_says_why_in_one_sentence(
    converted: Converted, tmp_path: Path, damage: Callable[[Path], object], mentions: str
) -> None:
    """Whatever is wrong is one ModelError of one line that names it."""
    folder = tmp_path / "model"
    shutil.copytree(converted("whole blocks"), folder)
    damage(folder)
    with pytest.raises(ModelError) as raised:
        open_onnx(folder, "cpu")
    assert mentions in str(raised.value)
    assert "\n" not in str(raised.value)
    assert str(raised.value).endswith(".")
