"""GGUF files: opened as what they hold, block for block, on both backends; damaged ones refused in one sentence."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file

from tests import gguf_models
from tests.gguf_models import HEADS, KV_HEADS, LAYERS, TEMPLATE, turned_back, write_llama
from visualizer import open_model
from visualizer.backends import convert, gguf
from visualizer.backends.gguf import prepare, write_folder
from visualizer.errors import Cancelled, ModelError
from visualizer.gguf_header import read_gguf_header

TEXT = "Once upon a time there was a little girl who lived with her mother"
EDITS = (TEXT, TEXT + " in a cottage", TEXT[:30] + "queen", TEXT[:30] + "queens")  # typed one after the other
Made = tuple[Path, Any]  # a folder, and transformers' model with the weights that the file holds


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Made]:
    """The folder of a random model of some kinds of blocks, without graphs, made once a kind."""
    known: dict[tuple[Any, ...], Made] = {}

    def make(kind: str, table: str | None = None, tied: bool = True) -> Made:
        key = kind, table, tied
        if key not in known:
            place = tmp_path_factory.mktemp("gguf")
            model = write_llama(place / "random.gguf", kind, table, tied)
            write_folder(place / "random.gguf", place / "folder")
            known[key] = place / "folder", model
        return known[key]

    return make


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A Q4_1 file with a Q8_0 table, as SmolLM2's is, made a folder with graphs."""
    place = tmp_path_factory.mktemp("gguf")
    model = write_llama(place / "random.gguf", "Q4_1", "Q8_0")
    prepare(place / "random.gguf", place / "folder")
    return place / "folder", model


def _assert_agrees(folder: Path, backend: str, model: Any) -> None:
    """Maps within 1e-5 and logits within 1e-4 of transformers' eager pass, for each edit behind the one before."""
    engine = open_model(folder, backend=backend)
    reused = []
    for text in EDITS:
        trace = engine.trace(text)
        reused.append(trace.cost.reused)
        with torch.inference_mode():
            out = model(torch.from_numpy(trace.token_ids)[None], output_attentions=True)
        maps = torch.cat(out.attentions).numpy()  # (layers, heads, tokens, tokens)
        found = np.array([[trace.attention(layer, head) for head in range(HEADS)] for layer in range(LAYERS)])
        assert np.abs(found - maps).max() <= 1e-5
        assert np.abs(np.asarray(trace.logits) - out.logits[0].numpy()).max() <= 1e-4
    assert reused[0] == 0
    assert all(reused[1:])


@pytest.mark.parametrize(
    ("kind", "table", "tied"),
    [
        ("Q4_1", "Q8_0", True), ("Q4_0", "Q4_1", True), ("Q8_0", None, False), ("Q5_1", "Q5_0", True),
        ("F16", None, True), ("BF16", None, False), ("F32", None, True),
    ],
)  # fmt: skip
def test_pytorch_shows_what_the_file_holds(made: Callable[..., Made], kind: str, table: str | None, tied: bool) -> None:
    """Maps and logits are those of the unpacked weights in transformers, fresh and behind a cached prefix."""
    _assert_agrees(made(kind, table, tied)[0], "torch", made(kind, table, tied)[1])


def test_onnx_runtime_shows_what_the_file_holds(prepared: Made) -> None:
    """The same without torch: 4-bit blocks with offsets and an 8-bit table, computed in float32."""
    _assert_agrees(prepared[0], "onnx", prepared[1])


def test_other_blocks_become_graphs_too(made: Callable[..., Made], tmp_path: Path) -> None:
    """5-bit blocks, a table of 4-bit ones, and a head of its own."""
    folder, model = made("Q5_1", "Q4_1", False)
    shutil.copytree(folder, tmp_path / "folder")
    convert.write_graph(tmp_path / "folder")
    _assert_agrees(tmp_path / "folder", "onnx", model)


def test_the_numbers_are_those_of_the_file(made: Callable[..., Made]) -> None:
    """Blocks are stored as they were, the rows of queries and keys in transformers' order, and nothing else."""
    import gguf as package

    folder, _ = made("Q4_1", "Q8_0", True)
    stored = load_file(folder / "model.safetensors")
    read = {one.name: one for one in package.GGUFReader(folder.parent / "random.gguf").tensors}
    for short, long, heads in (("attn_q", "q_proj", HEADS), ("attn_k", "k_proj", KV_HEADS)):
        raw = np.array(read[f"blk.1.{short}.weight"].data)
        turned = turned_back(raw, heads).reshape(len(raw), -1, 20)  # (out, blocks, bytes)
        name = f"model.layers.1.self_attn.{long}.weight"
        assert np.array_equal(stored[f"{name}.scales"], turned[..., :2].copy().view("<f2")[..., 0].astype(np.float32))
        assert np.array_equal(stored[f"{name}.blocks"][..., 0] & 15, turned[..., 4] & 15)
    assert sum(tensor.nbytes for tensor in stored.values()) < 1.25 * (folder.parent / "random.gguf").stat().st_size
    assert "lm_head.weight" not in {name.rpartition(".")[0] for name in stored}  # the head is the table


@pytest.mark.parametrize(
    ("kind", "table", "precision"),
    [("Q4_1", "Q8_0", "Q4_1 + Q8_0"), ("Q5_1", "Q5_0", "Q5_1 + Q5_0"), ("F16", None, "fp16"), ("F32", None, "fp32")],
)
def test_the_precision_is_the_file_s_own(
    made: Callable[..., Made], kind: str, table: str | None, precision: str
) -> None:
    """It travels with the model, by GGUF's names, so that captions tell that a map is of quantized weights."""
    assert open_model(made(kind, table)[0], backend="torch").spec.precision == precision


def test_a_kind_that_fits_into_no_blocks_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is stored in half precision, which is said, and the model still opens."""
    monkeypatch.setattr(gguf, "carried", lambda kind, raw: None)
    model = write_llama(tmp_path / "random.gguf", "Q4_1", "Q8_0")
    write_folder(tmp_path / "random.gguf", tmp_path / "folder")
    opened = open_model(tmp_path / "folder", backend="torch")
    assert opened.spec.precision == "fp16"
    trace = opened.trace(TEXT)
    with torch.inference_mode():
        logits = model(torch.from_numpy(trace.token_ids)[None]).logits[0, -1].numpy()
    assert np.abs(trace.logits[-1] - logits).max() <= 0.02 * np.abs(logits).max()


def test_the_folder_is_complete(prepared: Made) -> None:
    """Configuration without a word of quantization, tokenizer with the chat template, weights once, two graphs."""
    folder, _ = prepared
    assert {path.name for path in folder.iterdir()} == {
        "README.md", "config.json", "model.onnx", "model.safetensors", "readout.onnx", "tokenizer.json",
        "tokenizer_config.json",
    }  # fmt: skip
    config = json.loads((folder / "config.json").read_text())
    assert config["architectures"] == ["LlamaForCausalLM"]
    assert "quantization_config" not in config
    assert str(folder.parent) not in (folder / "config.json").read_text()
    settings = json.loads((folder / "tokenizer_config.json").read_text())
    assert settings["chat_template"] == TEMPLATE
    assert (folder / "model.onnx").stat().st_size < 150_000
    card = (folder / "README.md").read_text()
    assert "random.gguf" in card
    assert "Q4_1" in card
    assert "mit" in card


def test_a_model_without_a_graph_is_left_to_pytorch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be converted still opens; its folder says why there is no graph."""

    def refuse(folder: Path) -> None:
        raise ModelError("It is built in a way that no graph can be made of.")

    monkeypatch.setattr(convert, "write_graph", refuse)
    model = write_llama(tmp_path / "random.gguf", "Q8_0")
    prepare(tmp_path / "random.gguf", tmp_path / "folder")
    assert "no graph can be made of" in (tmp_path / "folder" / "README.md").read_text()
    _assert_agrees(tmp_path / "folder", "auto", model)


def test_progress_is_told_and_may_end_it(tmp_path: Path) -> None:
    """Each tensor that is unpacked is reported, and whoever is told may call it off."""
    write_llama(tmp_path / "random.gguf", "Q8_0")
    told: list[tuple[str, int, int]] = []

    def show(what: str, done: int, total: int) -> None:
        told.append((what, done, total))
        if done == 3:
            raise Cancelled("Not wanted any more.")

    with pytest.raises(Cancelled):
        write_folder(tmp_path / "random.gguf", tmp_path / "folder", show)
    tensors = len(read_gguf_header(tmp_path / "random.gguf").tensors)
    assert told[-4:] == [("Unpacking", number, tensors) for number in range(4)]


# --- what cannot be opened ---


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound file, to be spoiled."""
    path = tmp_path_factory.mktemp("sound") / "random.gguf"
    write_llama(path, "Q4_1", "Q8_0")
    return path


def _refused(path: Path, folder: Path) -> str:
    with pytest.raises(ModelError) as caught:
        write_folder(path, folder)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert not (folder / "model.safetensors").exists()
    return sentence


@pytest.mark.parametrize("share", [0.0, 0.0001, 0.01, 0.1, 0.5, 0.999])
def test_a_file_that_was_cut_off_is_refused(file: Path, tmp_path: Path, share: float) -> None:
    """Wherever it ends, one sentence says what to do."""
    content = file.read_bytes()
    (tmp_path / "cut.gguf").write_bytes(content[: int(len(content) * share)])
    assert "fetch" in _refused(tmp_path / "cut.gguf", tmp_path / "folder")


@pytest.mark.parametrize("place", [0, 4, 8, 16, 24])
def test_a_damaged_header_is_refused(file: Path, tmp_path: Path, place: int) -> None:
    """Its mark, version, counts and first key: numbers that make no sense are not believed."""
    content = bytearray(file.read_bytes())
    content[place : place + 4] = b"\xff" * 4
    (tmp_path / "damaged.gguf").write_bytes(content)
    assert "damaged.gguf" in _refused(tmp_path / "damaged.gguf", tmp_path / "folder")


def test_an_unknown_architecture_is_named(file: Path, tmp_path: Path) -> None:
    """The sentence says which one, and that the model may be had in another form."""
    content = file.read_bytes().replace(b"llama", b"lloma")
    (tmp_path / "unknown.gguf").write_bytes(content)
    sentence = _refused(tmp_path / "unknown.gguf", tmp_path / "folder")
    assert '"lloma"' in sentence
    assert "safetensors" in sentence


def test_a_missing_tensor_is_named(file: Path, tmp_path: Path) -> None:
    """A layer whose keys have another name is no whole model."""
    content = file.read_bytes().replace(b"blk.1.attn_k.weight", b"blk.1.attn_x.weight")
    (tmp_path / "lacking.gguf").write_bytes(content)
    assert "model.layers.1.self_attn.k_proj.weight" in _refused(tmp_path / "lacking.gguf", tmp_path / "folder")


def test_a_missing_package_is_named(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """transformers needs two packages to read GGUF."""
    monkeypatch.setattr(gguf, "find_spec", lambda name: None if name == "accelerate" else object())
    assert "accelerate" in _refused(file, tmp_path / "folder")


def test_weights_of_another_model_are_refused(made: Callable[..., Made], tmp_path: Path) -> None:
    """A configuration that knows nothing of what the weights hold is no reason for a traceback."""
    folder = tmp_path / "folder"
    shutil.copytree(made("Q4_1", "Q8_0")[0], folder)
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "num_hidden_layers": gguf_models.LAYERS - 1}))
    with pytest.raises(ModelError):
        open_model(folder, backend="torch")
