"""What convert writes, what it refuses, and that it leaves nothing half-written."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

from tests.visualizer.backends.reference import Reference, assert_agrees, in_pieces
from visualizer.backends import convert as convert_module
from visualizer.backends.blocks import BLOCK, from_blocks, to_blocks
from visualizer.backends.convert import convert, write_graph
from visualizer.backends.onnx_backend import open_onnx
from visualizer.backends.torch_backend import open_torch
from visualizer.errors import BadInput, ModelError

FILES = {
    "README.md", "config.json", "generation_config.json", "model.onnx", "model.safetensors", "readout.onnx",
    "tokenizer.json", "tokenizer_config.json",
}  # fmt: skip


def _digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


@pytest.mark.parametrize("precision", ["fp32", "fp16", "int8", "int4"])
def test_a_converted_folder_holds_every_weight_once(
    converted: Callable[..., Path], folder_of: Callable[[str], Path], precision: str
) -> None:
    """The graphs are a few kilobytes whatever the weights are, and there is one file of weights."""
    folder = converted("whole blocks", precision)
    assert {path.name for path in folder.iterdir()} == FILES
    assert (folder / "model.onnx").stat().st_size < 60_000
    assert (folder / "readout.onnx").stat().st_size < 5_000
    source = (folder_of("whole blocks") / "model.safetensors").stat().st_size
    share = {"fp32": 1.0, "fp16": 0.5, "int8": 0.35, "int4": 0.25}[precision]
    assert (folder / "model.safetensors").stat().st_size <= share * source + 5_000
    assert precision in (folder / "README.md").read_text()


def test_half_precision_is_the_source_rounded(converted: Callable[..., Path], folder_of: Callable[[str], Path]) -> None:
    """Each tensor of an fp16 folder is the source's tensor in half precision, under the same name."""
    source = load_file(folder_of("whole blocks") / "model.safetensors")
    halved = load_file(converted("whole blocks", "fp16") / "model.safetensors")
    assert halved.keys() == source.keys()
    for name, tensor in source.items():
        assert np.array_equal(halved[name], tensor.astype(np.float16)), name


def test_pytorch_opens_what_convert_wrote(converted: Callable[..., Path]) -> None:
    """fp32 and fp16 folders stay ordinary transformers folders; blocks are unpacked when one is opened."""
    for precision in ("fp16", "int8"):
        assert open_torch(converted("whole blocks", precision), "cpu").spec.precision == precision


def test_the_source_is_left_as_it_was(folder_of: Callable[[str], Path], tmp_path: Path) -> None:
    """Rounding happens in a copy, even where weights are mapped from the file."""
    before = _digests(folder_of("whole blocks"))
    convert(folder_of("whole blocks"), tmp_path / "out", "int8")
    assert _digests(folder_of("whole blocks")) == before


def test_write_graph_adds_two_files_and_changes_none(
    folder_of: Callable[[str], Path], eager: Callable[..., Reference], tmp_path: Path
) -> None:
    """In place, the graphs point into the weights that are there."""
    folder = tmp_path / "model"
    shutil.copytree(folder_of("whole blocks"), folder)
    before = _digests(folder)
    write_graph(folder)
    after = _digests(folder)
    assert {name: after[name] for name in before} == before
    assert after.keys() - before.keys() == {"model.onnx", "readout.onnx"}
    reference = eager(folder)
    backend = open_onnx(folder, "cpu")
    assert_agrees(backend, *in_pieces(backend, reference.ids, [13, 1, 7]), reference)


def test_weights_named_without_the_prefix_are_found(
    folder_of: Callable[[str], Path], eager: Callable[..., Reference], tmp_path: Path
) -> None:
    """The first GPT-2 files leave out "transformer." and carry masks that nobody needs; their graph works in place."""
    folder = tmp_path / "model"
    shutil.copytree(folder_of("whole blocks"), folder)
    tensors = load_file(folder / "model.safetensors")
    bare = {name.removeprefix("transformer."): tensor for name, tensor in tensors.items()}
    bare["h.0.attn.bias"] = np.tril(np.ones((1, 1, 40, 40), dtype=np.float32))
    save_file(bare, folder / "model.safetensors", {"format": "pt"})
    write_graph(folder)
    reference = eager(folder_of("whole blocks"))
    backend = open_onnx(folder, "cpu")
    assert_agrees(backend, *in_pieces(backend, reference.ids, [13, 1, 7]), reference)


def test_weights_in_several_files_become_one(
    folder_of: Callable[[str], Path], eager: Callable[..., Reference], tmp_path: Path
) -> None:
    """A model in shards is converted to a folder with one file."""
    folder = tmp_path / "model"
    shutil.copytree(folder_of("whole blocks"), folder)
    tensors = load_file(folder / "model.safetensors")
    (folder / "model.safetensors").unlink()
    shards = {name: f"model-{1 + number % 2:05}-of-00002.safetensors" for number, name in enumerate(sorted(tensors))}
    for shard in set(shards.values()):
        part = {name: tensors[name] for name in tensors if shards[name] == shard}
        save_file(part, folder / shard, {"format": "pt"})
    index = {"metadata": {}, "weight_map": shards}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index))
    with pytest.raises(ModelError, match="convert the model to a new folder"):
        write_graph(folder)
    convert(folder, tmp_path / "out", "fp32")
    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES
    reference = eager(folder)
    backend = open_onnx(tmp_path / "out", "cpu")
    assert_agrees(backend, *in_pieces(backend, reference.ids, [13, 1, 7]), reference)


# --- refusals ---


def test_a_converted_model_is_replaced_and_nothing_else(
    folder_of: Callable[[str], Path], converted: Callable[..., Path], tmp_path: Path
) -> None:
    """A folder that holds an earlier conversion is written anew, one that holds anything else is left alone."""
    shutil.copytree(converted("whole blocks", "fp16"), tmp_path / "out")
    convert(folder_of("whole blocks"), tmp_path / "out", "fp32")
    assert open_onnx(tmp_path / "out", "cpu").spec.precision == "fp32"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_with_something_else_is_not_written_to(folder_of: Callable[[str], Path], tmp_path: Path) -> None:
    """Neither a folder in use nor a file is overwritten, nor the source itself."""
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.tex").write_text("years of work")
    for out in (tmp_path / "thesis", tmp_path / "thesis" / "chapter.tex", folder_of("whole blocks")):
        with pytest.raises(BadInput, match="folder"):
            convert(folder_of("whole blocks"), out, "fp32")
    assert (tmp_path / "thesis" / "chapter.tex").read_text() == "years of work"


def test_an_unknown_precision_is_bad_input(folder_of: Callable[[str], Path], tmp_path: Path) -> None:
    """The precisions that exist are listed."""
    with pytest.raises(BadInput, match="fp32, fp16, int8, int4"):
        convert(folder_of("whole blocks"), tmp_path / "out", "int3")


def test_a_graph_that_disagrees_with_pytorch_is_not_kept(
    folder_of: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check after writing leaves neither a folder nor its workshop, and in place no graph."""
    monkeypatch.setattr(convert_module, "TOLERANCE", 0.0)
    with pytest.raises(ModelError, match="differs from PyTorch"):
        convert(folder_of("whole blocks"), tmp_path / "out", "fp32")
    assert list(tmp_path.iterdir()) == []
    shutil.copytree(folder_of("whole blocks"), tmp_path / "model")
    before = _digests(tmp_path / "model")
    with pytest.raises(ModelError, match="differs from PyTorch"):
        write_graph(tmp_path / "model")
    assert _digests(tmp_path / "model") == before


def test_numbers_too_large_for_half_precision_are_refused(folder_of: Callable[[str], Path], tmp_path: Path) -> None:
    """An infinite weight is worse than a larger file."""
    folder = tmp_path / "model"
    shutil.copytree(folder_of("whole blocks"), folder)
    tensors = load_file(folder / "model.safetensors")
    tensors["transformer.ln_f.bias"][0] = 1e6
    save_file(tensors, folder / "model.safetensors", {"format": "pt"})
    with pytest.raises(ModelError, match="fp16"):
        convert(folder, tmp_path / "out", "fp16")
    assert not (tmp_path / "out").exists()


def test_an_older_tokenizer_is_written_anew(folder_of: Callable[[str], Path], tmp_path: Path) -> None:
    """Words and merges in files of their own become the one file that ONNX models are read with."""
    folder = tmp_path / "model"
    shutil.copytree(folder_of("whole blocks"), folder)
    for path in folder.glob("tokenizer*"):
        path.unlink()
    words = {"a": 0, "b": 1, "ab": 2, "<|endoftext|>": 3}
    (folder / "vocab.json").write_text(json.dumps(words))
    (folder / "merges.txt").write_text("#version: 0.2\na b\n")
    convert(folder, tmp_path / "out", "fp32")
    assert Tokenizer.from_file(str(tmp_path / "out" / "tokenizer.json")).encode("abb").ids == [2, 1]


def test_a_model_without_a_tokenizer_is_refused(folder_of: Callable[[str], Path], tmp_path: Path) -> None:
    """A folder that could never be opened is not made."""
    folder = tmp_path / "model"
    shutil.copytree(folder_of("whole blocks"), folder)
    for path in folder.glob("tokenizer*"):
        path.unlink()
    with pytest.raises(ModelError, match="tokenizer"):
        convert(folder, tmp_path / "out", "fp32")
    assert not (tmp_path / "out").exists()


# --- blocks ---


@settings(deadline=None)
@given(st.integers(1, 5), st.integers(1, 80), st.sampled_from([4, 8]), st.integers(0, 2**32 - 1))
def test_a_block_keeps_each_weight_within_one_step(out: int, width: int, bits: int, seed: int) -> None:
    """Unpacked, a weight differs by at most one step of its block's scale, and zeros stay zero."""
    matrix = np.random.default_rng(seed).normal(size=(out, width)).astype(np.float32)
    matrix[0, : width // 2] = 0
    blocks, scales = to_blocks(matrix, bits)  # type: ignore[arg-type]
    restored = from_blocks(blocks, scales, bits)[:, :width]  # type: ignore[arg-type]
    steps = np.repeat(np.abs(scales), BLOCK, axis=1)[:, :width]
    assert blocks.shape == (out, -(-width // BLOCK), BLOCK * bits // 8)
    assert (np.abs(restored - matrix) <= steps * 1.001).all()
    assert (restored[matrix == 0] == 0).all()
