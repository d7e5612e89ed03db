"""Passes on PyTorch, held to transformers' eager attention; and what is said of folders that cannot be opened."""

import gc
import json
import shutil
import weakref
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.numpy import load_file, save_file
from transformers.utils import logging as transformers_logging

from tests.visualizer.backends.reference import MODELS, TOKENS, Reference, assert_agrees, in_pieces, none
from visualizer.backends.base import Past
from visualizer.backends.torch_backend import TorchBackend, open_torch
from visualizer.errors import BackendError, BadInput, ModelError

SPLITS = [[TOKENS], [1] * TOKENS, [TOKENS - 1, 1], [1, TOKENS - 1], [4, 9, 1, 1, 6]]
Eager = Callable[..., Reference]


@pytest.fixture
def backend(folder_of: Callable[[str], Path]) -> TorchBackend:
    return open_torch(folder_of("plain"), "cpu")


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("split", SPLITS, ids=str)
def test_rows_rebuild_what_eager_attention_computes(
    folder_of: Callable[[str], Path], eager: Eager, name: str, split: list[int]
) -> None:
    """Maps, stream and logits agree with the eager pass, fresh and behind prefixes of every kind."""
    reference = eager(folder_of(name))
    backend = open_torch(folder_of(name), "cpu")
    assert_agrees(backend, *in_pieces(backend, reference.ids, split), reference)


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("split", [[TOKENS], [13, 1, 7]], ids=str)
def test_a_scaled_head_is_scaled_on_its_way_into_the_output_projection(
    folder_of: Callable[[str], Path], eager: Eager, name: str, split: list[int]
) -> None:
    """Factor 0 removes a head and 0.5 halves it, as in a model whose projection reads a changed slice."""
    last = MODELS[name]["n_layer"] - 1
    reference = eager(folder_of(name), {(0, 1): 0.0, (last, 2): 0.5})
    backend = open_torch(folder_of(name), "cpu")
    scale = np.ones((backend.spec.layers, backend.spec.heads), dtype=np.float32)
    scale[0, 1], scale[last, 2] = 0.0, 0.5
    scale.flags.writeable = False
    assert_agrees(backend, *in_pieces(backend, reference.ids, split, scale), reference)


@pytest.mark.parametrize("name", MODELS)
def test_the_spec_says_what_the_configuration_says(folder_of: Callable[[str], Path], name: str) -> None:
    """Sizes, scaling and parameters of each model are those it was made with."""
    spec, asked = open_torch(folder_of(name), "cpu").spec, MODELS[name]
    assert (spec.layers, spec.heads, spec.width) == (asked["n_layer"], asked["n_head"], asked["n_embd"])
    assert (spec.vocabulary, spec.context) == (asked["vocab_size"], asked["n_positions"])
    assert spec.head_width == spec.width // spec.heads
    assert (spec.family, spec.kind, spec.positions, spec.precision) == ("gpt2", "decoder-only", "learned", "fp32")
    root = 1.0 if asked.get("scale_attn_weights") is False else spec.head_width**-0.5
    by_layer = asked.get("scale_attn_by_inverse_layer_idx", False)
    scalings = [root / (layer + 1 if by_layer else 1) for layer in range(spec.layers)]
    assert [rule.scaling for rule in spec.rules] == pytest.approx(scalings)
    stored = load_file(folder_of(name) / "model.safetensors")
    assert spec.parameters == sum(tensor.size for tensor in stored.values())


def test_the_position_table_is_the_models(folder_of: Callable[[str], Path], backend: TorchBackend) -> None:
    """The table holds the stored vectors, in order."""
    stored = load_file(folder_of("plain") / "model.safetensors")["transformer.wpe.weight"]
    assert np.array_equal(backend.position_table("self"), stored)


def test_a_pass_leaves_the_past_alone(backend: TorchBackend) -> None:
    """The engine's arrays are read and not written."""
    ids = np.arange(9)
    rows = backend.extend(none(backend.spec), ids).rows
    keys, values = rows.keys.copy(), rows.values.copy()
    backend.extend(Past(keys, values), ids)
    assert np.array_equal(keys, rows.keys)
    assert np.array_equal(values, rows.values)


def test_the_readout_does_not_keep_the_layers_alive(backend: TorchBackend) -> None:
    """A trace that outlives its model holds the final norm and the unembedding, and still works."""
    residual = backend.extend(none(backend.spec), np.arange(5)).rows.residual[:, -1].copy()
    expected = backend.readout(residual)
    layer = weakref.ref(backend._observed.model.transformer.h[0])
    readout = backend.readout
    backend.close()
    gc.collect()
    assert layer() is None
    assert np.array_equal(readout(residual), expected)


def test_a_closed_model_says_so(backend: TorchBackend) -> None:
    """Closing ends passes, with a sentence."""
    backend.close()
    with pytest.raises(BackendError, match="closed"):
        backend.extend(none(backend.spec), np.arange(3))


def test_a_text_beyond_the_context_fails_with_a_sentence(backend: TorchBackend) -> None:
    """What the model has no positions for is an error of this family, and the backend works on."""
    with pytest.raises(BackendError, match="PyTorch could not compute"):
        backend.extend(none(backend.spec), np.zeros(backend.spec.context + 1, dtype=np.int64))
    assert len(backend.extend(none(backend.spec), np.arange(3)).rows.keys) == 3


def test_opening_leaves_transformers_talking_as_before(folder_of: Callable[[str], Path]) -> None:
    """Silence is local: verbosity and progress bars are put back."""
    before = transformers_logging.get_verbosity(), transformers_logging.is_progress_bar_enabled()
    open_torch(folder_of("plain"), "cpu")
    assert (transformers_logging.get_verbosity(), transformers_logging.is_progress_bar_enabled()) == before


# --- devices ---


@pytest.mark.skipif(torch.cuda.is_available(), reason="a CUDA device works here")
def test_a_device_that_is_not_there_falls_back_with_a_notice(folder_of: Callable[[str], Path]) -> None:
    """Asked for CUDA without one, the CPU runs and says why; asked for whatever there is, it says nothing."""
    backend = open_torch(folder_of("plain"), "cuda")
    assert backend.label == f"PyTorch {torch.__version__.partition('+')[0]} · CPU"
    assert backend.notice is not None
    assert "CUDA" in backend.notice
    assert open_torch(folder_of("plain"), "cpu").notice is None


@pytest.mark.skipif(torch.cuda.is_available(), reason="a CUDA device works here")
@pytest.mark.parametrize("device", ["auto", "cuda"])
def test_a_gpu_that_fails_at_its_first_product_falls_back_with_a_notice(
    folder_of: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, device: str
) -> None:
    """A driver that is seen and does not work is tried, left, and named."""
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    backend = open_torch(folder_of("plain"), device)
    assert backend.label.endswith("CPU")
    assert backend.notice is not None
    assert "GPU does not work" in backend.notice


def test_a_device_with_no_such_name_is_bad_input(folder_of: Callable[[str], Path]) -> None:
    """The names that exist are listed."""
    with pytest.raises(BadInput, match="auto, cpu, cuda, mps"):
        open_torch(folder_of("plain"), "gpu")


# --- folders that cannot be opened ---


def _edit(folder: Path, **changes: object) -> None:
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, **changes}))


def _drop(folder: Path, name: str) -> None:
    tensors = load_file(folder / "model.safetensors")
    del tensors[name]
    save_file(tensors, folder / "model.safetensors", {"format": "pt"})


def _cut(folder: Path, keep: int) -> None:
    whole = (folder / "model.safetensors").read_bytes()
    (folder / "model.safetensors").write_bytes(whole[:keep])


def _pickle(folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    (folder / "pytorch_model.bin").write_bytes(b"no pickle is read")


def _shards(folder: Path, index: str) -> None:
    (folder / "model.safetensors").unlink()
    (folder / "model.safetensors.index.json").write_text(index)


# What is done to a good folder, and what the sentence has to mention.
DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "no configuration": (lambda folder: (folder / "config.json").unlink(), "config.json"),
    "a configuration that is no JSON": (lambda folder: (folder / "config.json").write_text("{"), "config.json"),
    "a configuration of nothing": (lambda folder: (folder / "config.json").write_text("[]"), "model_type"),
    "another architecture": (lambda folder: _edit(folder, model_type="mamba"), "no trained weights"),
    "sizes that do not go together": (lambda folder: _edit(folder, n_head=5), "cannot be opened"),
    "other shapes than the configuration": (lambda folder: _edit(folder, n_embd=48), "cannot be opened"),
    "no weights": (lambda folder: (folder / "model.safetensors").unlink(), "model.safetensors"),
    "pickled weights": (_pickle, "pickled"),
    "a layer without weights": (lambda folder: _drop(folder, "transformer.h.1.ln_2.weight"), "h.1.ln_2.weight"),
    "weights cut in the data": (lambda folder: _cut(folder, 9000), "damaged"),
    "weights cut in the header": (lambda folder: _cut(folder, 100), "damaged"),
    "empty weights": (lambda folder: _cut(folder, 0), "damaged"),
    "weights missing in part": (lambda folder: _shards(folder, '{"weight_map": {"a": "b.safetensors"}}'), "b.safe"),
    "an index that is none": (lambda folder: _shards(folder, "[]"), "index"),
}


@pytest.mark.parametrize(("damage", "mentions"), DAMAGE.values(), ids=DAMAGE)
def test_a_folder_that_cannot_be_opened_says_why_in_one_sentence(
    folder_of: Callable[[str], Path], tmp_path: Path, damage: Callable[[Path], object], mentions: str
) -> None:
    """Whatever is wrong is one ModelError of one line that names it."""
    folder = tmp_path / "model"
    shutil.copytree(folder_of("plain"), folder)
    damage(folder)
    with pytest.raises(ModelError) as raised:
        open_torch(folder, "cpu")
    assert mentions in str(raised.value)
    assert "\n" not in str(raised.value)
    assert str(raised.value).endswith(".")


def test_an_untied_head_without_weights_is_refused(folder_of: Callable[[str], Path], tmp_path: Path) -> None:
    """transformers would fill the head with random numbers; nobody shall look at those."""
    folder = tmp_path / "model"
    shutil.copytree(folder_of("whole blocks, untied"), folder)
    _drop(folder, "lm_head.weight")
    with pytest.raises(ModelError, match=r"lm_head\.weight"):
        open_torch(folder, "cpu")
