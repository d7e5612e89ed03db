"""Every family that people come with, opened from a folder and held to transformers' eager attention."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.agreement import TEXTS, Eager, compare
from tests.families import FAMILIES, WINDOW, save
from visualizer import permission
from visualizer.backends.convert import convert
from visualizer.errors import ModelError
from visualizer.library import open_model

CONVERTED = (  # an encoder and an encoder-decoder; decoders are converted in other tests, all in the table of models
    "bert", "t5", *(pytest.param(name, marks=pytest.mark.slow) for name in ("gemma2", "bloom")),
)  # fmt: skip
WITH_EXPERTS = ("gpt_oss", "mixtral")
BY_THE_SEAM = ("deberta-v2", "gpt_neo")


@pytest.fixture(scope="session")
def family(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a family's tiny model, made once."""
    made: dict[str, Path] = {}

    def make(name: str) -> Path:
        if name not in made:
            made[name] = save(name, tmp_path_factory.mktemp("families") / name)
        return made[name]

    return make


@pytest.mark.parametrize("name", FAMILIES)
def test_every_number_is_that_of_eager_attention(family: Callable[[str], Path], name: str) -> None:
    """Maps within 1e-5, logits and hidden states within 1e-4: at several lengths, typed, edited, behind a prefix."""
    engine = open_model(family(name), backend="torch", device="cpu")
    attention = "sdpa" if FAMILIES[name].eager_is_wrong else "eager"
    errors = compare(engine, Eager(family(name), engine, attention))
    assert errors.maps <= 1e-5
    assert errors.hidden <= 1e-4
    assert errors.logits is None or errors.logits <= 1e-4


@pytest.mark.parametrize("name", CONVERTED)
def test_a_converted_model_computes_the_same(family: Callable[[str], Path], name: str, tmp_path: Path) -> None:
    """The same, on ONNX Runtime, and the spec that travels in the graph is the one that PyTorch's pass found."""
    convert(family(name), tmp_path / name)
    engine = open_model(tmp_path / name, backend="onnx", device="cpu")
    errors = compare(engine, Eager(family(name), engine))
    assert errors.maps <= 1e-5
    assert errors.hidden <= 1e-4
    assert errors.logits is not None
    assert errors.logits <= 1e-4
    by_torch = open_model(tmp_path / name, backend="torch", device="cpu").spec
    assert engine.spec == by_torch


@pytest.mark.parametrize("name", [*WITH_EXPERTS, *BY_THE_SEAM])
def test_what_cannot_be_converted_says_which_and_why(family: Callable[[str], Path], name: str, tmp_path: Path) -> None:
    """One sentence with the family's name, and nothing is left where the folder would have been."""
    with pytest.raises(ModelError, match=f"{name}.*PyTorch") as caught:
        convert(family(name), tmp_path / "out")
    assert "experts" in str(caught.value) or "attention interface" in str(caught.value)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["mistral", "gemma2", "gemma3_text", "gpt_oss", "modernbert"])
def test_a_window_hides_what_lies_before_it(family: Callable[[str], Path], name: str) -> None:
    """Layers with a window say so in their rule, and their maps are zero beyond it."""
    engine = open_model(family(name), backend="torch", device="cpu")
    trace = engine.trace(TEXTS[-1])
    windowed = [layer for layer, rule in enumerate(trace.spec.rules) if rule.mask.window is not None]
    assert windowed
    assert {trace.spec.rules[layer].mask.window for layer in windowed} == {WINDOW}
    for layer in windowed:
        weights = trace.attention(layer, 0)
        query, key = np.indices(weights.shape)
        assert (weights[np.abs(query - key) >= WINDOW] == 0).all()
        assert (weights[np.abs(query - key) < WINDOW].sum()) > 0


@pytest.mark.parametrize("name", BY_THE_SEAM)
def test_a_model_outside_the_attention_interface_is_shown_the_slow_way(
    family: Callable[[str], Path], name: str
) -> None:
    """Its cost is said, each pass reads the whole text, and scores are not made up."""
    engine = open_model(family(name), backend="torch", device="cpu")
    assert engine.notice is not None
    assert "every keystroke reads the whole text" in engine.notice
    engine.trace("The cat")
    trace = engine.trace("The cat sat")
    assert trace.cost.reused == 0
    assert trace.stages(0) == ("softmax",)


@pytest.mark.parametrize("name", ["electra", "minilm", "deberta-v2"])
def test_no_prediction_is_made_up_from_an_untrained_head(family: Callable[[str], Path], name: str) -> None:
    """A checkpoint without a masked-language head has no readout, whatever class could be put on top of it."""
    trace = open_model(family(name), backend="torch", device="cpu").trace("The cat")
    assert trace.spec.objective == "none"
    assert trace.readout is None
    assert trace.last_logits is None


SCHEMES = {
    "gpt2": "learned", "opt": "learned", "bert": "learned", "roberta": "learned", "bart": "learned",
    "marian": "sinusoidal", "llama": "rotary", "gptj": "rotary", "gpt_neox": "rotary", "falcon": "rotary",
    "gemma": "rotary", "bloom": "alibi", "mpt": "alibi", "falcon-alibi": "alibi", "t5": "buckets",
}  # fmt: skip


@pytest.mark.parametrize(("name", "scheme"), SCHEMES.items())
def test_the_position_scheme_is_found(family: Callable[[str], Path], name: str, scheme: str) -> None:
    """By a probe, from the model's own numbers."""
    spec = open_model(family(name), backend="torch", device="cpu").spec
    assert spec.positions == scheme
    if scheme == "rotary":
        assert all(rule.rotary is not None for rule in spec.rules)


PARALLEL = {"gptj": True, "gpt_neox": True, "falcon": True, "phi": True, "gpt2": False, "llama": False, "bert": False}
NORMS = {"gpt2": "before", "llama": "before", "bert": "after", "gemma2": "both", "t5": "before", "bart": "after"}


@pytest.mark.parametrize(("name", "parallel"), PARALLEL.items())
def test_parallel_blocks_are_told_from_serial_ones(family: Callable[[str], Path], name: str, parallel: bool) -> None:
    """Attention and feed-forward of PaLM's shape read the same input."""
    blueprint = open_model(family(name), backend="torch", device="cpu").spec.blueprint
    assert blueprint is not None
    assert blueprint.parallel is parallel


@pytest.mark.parametrize(("name", "place"), NORMS.items())
def test_where_the_norms_stand_is_found(family: Callable[[str], Path], name: str, place: str) -> None:
    """Before a branch, behind it, or both."""
    blueprint = open_model(family(name), backend="torch", device="cpu").spec.blueprint
    assert blueprint is not None
    assert blueprint.norm == place


def test_the_experts_chosen_are_noted_with_their_weights(family: Callable[[str], Path]) -> None:
    """Two of four in every layer for every token; the weights of a token add up to 1."""
    rows = open_model(family("gpt_oss"), backend="torch", device="cpu").trace("The cat sat").rows
    assert rows.experts is not None
    assert rows.expert_weights is not None
    assert rows.experts.shape[2] == 2
    assert set(np.unique(rows.experts)) <= set(range(4))
    np.testing.assert_allclose(rows.expert_weights.sum(axis=-1), 1, atol=1e-5)


def test_pickled_weights_are_opened_once_a_person_allowed_it(
    family: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not before; then the model is the one that safetensors hold, and can be converted like any other."""
    import torch
    from safetensors.torch import load_file

    monkeypatch.setattr(permission, "data_folder", lambda: tmp_path / "data")
    folder = tmp_path / "pickled"
    shutil.copytree(family("llama"), folder)
    torch.save(load_file(folder / "model.safetensors"), folder / "pytorch_model.bin")
    (folder / "model.safetensors").unlink()
    with pytest.raises(ModelError, match="pickled"):
        open_model(folder, backend="torch", device="cpu")
    permission.allow(folder, "pickled")
    trace = open_model(folder, backend="torch", device="cpu").trace("The cat")
    expected = open_model(family("llama"), backend="torch", device="cpu").trace("The cat")
    np.testing.assert_allclose(trace.logits[-1], expected.logits[-1], atol=1e-5)
    assert trace.spec.precision == "fp32"


def test_heads_of_every_kind_can_be_switched_off(family: Callable[[str], Path]) -> None:
    """A head of the encoder, the decoder or the cross attention, each by its name; nothing else says the same."""
    engine = open_model(family("t5"), backend="torch", device="cpu")
    plain = engine.trace("The cat sat", target="The girl").logits[-1]
    kinds = ("encoder", "decoder", "cross")
    switched = [
        engine.trace("The cat sat", {(kind, 1, 2): 0.0}, target="The girl").logits[-1]  # type: ignore[dict-item]
        for kind in kinds
    ]
    assert all(np.abs(one - plain).max() > 1e-4 for one in switched)
    assert len({one.tobytes() for one in switched}) == 3
    np.testing.assert_array_equal(engine.trace("The cat sat", target="The girl").logits[-1], plain)
