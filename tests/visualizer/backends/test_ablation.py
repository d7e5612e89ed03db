"""Removing heads: the same as transformers' forward pass with those heads' outputs multiplied before the projection."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from transformers import AutoModelForCausalLM

from visualizer import open_model
from visualizer.ablation import effects_of, rank_heads
from visualizer.engine import Engine
from visualizer.errors import BadInput, PassCancelled
from visualizer.library import find
from visualizer.sampling import softmax64
from visualizer.views import draw

Factors = Mapping[tuple[int, int], float]
TEXT = "The old king looked at the old queen and"


def reference(folder: Path, ids: np.ndarray, factors: Factors) -> np.ndarray:
    """The logits of transformers' eager pass, with the outputs of heads multiplied on the way into the projection."""
    model = AutoModelForCausalLM.from_pretrained(folder, attn_implementation="eager", dtype=torch.float32).eval()
    width = model.config.n_embd // model.config.n_head
    for (layer, head), factor in factors.items():

        def switch(module: Any, args: Any, head: int = head, factor: float = factor) -> Any:
            mixed = args[0].clone()
            mixed[..., head * width : (head + 1) * width] *= factor
            return (mixed, *args[1:])

        model.transformer.h[layer].attn.c_proj.register_forward_pre_hook(switch)
    with torch.inference_mode():
        return model(torch.from_numpy(ids)[None]).logits[0].numpy()


SLOW = pytest.param("random GPT-2 on ONNX", marks=pytest.mark.slow)


@pytest.fixture(params=["random GPT-2 on torch", SLOW, "tiny-gpt on torch", "tiny-gpt on ONNX"])
def opened(request: pytest.FixtureRequest, gpt2_folder: Path) -> tuple[Engine, Path]:
    """An engine, and the folder whose weights transformers reads."""
    if request.param.startswith("tiny"):
        backend = "torch" if request.param.endswith("torch") else "onnx"
        return open_model("tiny-gpt", backend=backend), Path(find("tiny-gpt"))
    if request.param.endswith("torch"):
        return open_model(str(gpt2_folder), backend="torch"), gpt2_folder
    return open_model(str(request.getfixturevalue("converted_folder")), backend="onnx"), gpt2_folder


@pytest.mark.parametrize(
    "factors",
    [{(0, 1): 0.0}, {(1, 0): 0.0, (1, 1): 0.0}, {(0, 0): 0.5, (1, 1): 2.0, (0, 1): 0.0}],
    ids=["one head off", "two heads off", "off, halved and doubled"],
)
def test_scaled_heads_are_a_reference_pass_with_their_output_multiplied(
    opened: tuple[Engine, Path], factors: Factors
) -> None:
    """Every token's logits; the same pass untouched differs, so that nothing is compared with itself."""
    engine, folder = opened
    trace = engine.trace(TEXT, factors)
    expected = reference(folder, trace.token_ids, factors)
    np.testing.assert_allclose(np.asarray(trace.logits), expected, atol=2e-4)
    np.testing.assert_allclose(trace.last_logits, expected[-1], atol=2e-4)
    assert np.abs(engine.trace(TEXT).last_logits - expected[-1]).max() > 1e-3
    engine.close()


def test_the_untouched_pass_beside_a_scaled_one_is_the_plain_pass(opened: tuple[Engine, Path]) -> None:
    """Bit for bit, whatever was scaled in between."""
    engine, _ = opened
    plain = engine.trace(TEXT)
    engine.trace(TEXT, {(0, 0): 0.0})
    again = engine.trace(TEXT)
    np.testing.assert_array_equal(again.last_logits, plain.last_logits)
    np.testing.assert_array_equal(again.rows.residual, plain.rows.residual)
    assert again.cost.reused == len(plain.tokens)
    engine.close()


def test_the_ranking_holds_what_each_pass_by_itself_says(opened: tuple[Engine, Path]) -> None:
    """Logit and probability of one token behind one query, with that head removed on top of what is scaled already."""
    engine, _ = opened
    factors = {(0, 0): 0.5}
    effects = effects_of(list(rank_heads(engine, TEXT, 3, 7, factors)))
    with_all = np.asarray(engine.trace(TEXT, factors).logits[3])
    assert (effects.token_id, effects.query) == (7, 3)
    np.testing.assert_allclose(effects.logit, with_all[7], atol=1e-5)
    spec = engine.spec
    assert effects.logits.shape == (spec.layers, spec.heads)
    for layer, head in [(0, 0), (0, 1), (spec.layers - 1, spec.heads - 1)]:
        alone = np.asarray(engine.trace(TEXT, {**factors, (layer, head): 0.0}).logits[3])
        np.testing.assert_allclose(effects.logits[layer, head], alone[7], atol=1e-5)
        np.testing.assert_allclose(effects.probabilities[layer, head], softmax64(alone)[7], rtol=1e-5)
        np.testing.assert_allclose(
            effects.changes[layer, head], np.log(softmax64(alone)[7] / softmax64(with_all)[7]), atol=1e-5
        )
    engine.close()


@pytest.fixture
def engine(gpt2_folder: Path) -> Engine:
    return open_model(str(gpt2_folder), backend="torch")


def test_without_a_token_the_likeliest_is_ranked_and_heads_come_in_the_model_s_order(engine: Engine) -> None:
    found = list(rank_heads(engine, TEXT))
    spec = engine.spec
    assert [(effect.layer, effect.head) for effect in found] == [
        (layer, head) for layer in range(spec.layers) for head in range(spec.heads)
    ]
    assert {effect.token_id for effect in found} == {int(engine.trace(TEXT).last_logits.argmax())}


def test_a_head_that_is_off_already_has_no_effect(engine: Engine) -> None:
    found = list(rank_heads(engine, TEXT, factors={(0, 1): 0.0}))
    assert found[1].without == found[1].before
    assert found[0].without != found[0].before


def test_a_ranking_is_cancelled_between_two_heads(engine: Engine) -> None:
    """What was found until then stands."""
    gone_on = [False]
    ranking = rank_heads(engine, TEXT, cancelled=lambda: gone_on[0])
    next(ranking)
    gone_on[0] = True
    with pytest.raises(PassCancelled):
        next(ranking)


@pytest.mark.parametrize(("query", "token"), [(99, None), (-1, 10**6)], ids=["query", "token"])
def test_a_ranking_of_what_is_not_there_is_refused(engine: Engine, query: int, token: int | None) -> None:
    with pytest.raises(BadInput, match="There is no token"):
        list(rank_heads(engine, TEXT, query, token))


def test_an_altered_figure_names_its_heads(engine: Engine) -> None:
    """Exactly, in the provenance that goes into every file."""
    trace = engine.trace(TEXT, {(0, 1): 0.0, (1, 0): 0.5})
    assert draw("head", trace).provenance["altered"] == "layer 0 head 1 off, layer 1 head 0 × 0.5"
    every = {(layer, head): 0.0 for layer in range(engine.spec.layers) for head in range(engine.spec.heads)}
    told = draw("head", engine.trace(TEXT, every)).provenance["altered"]
    assert "layer 0 head 0 off" in told
    assert (f"and {len(every) - 6} more" in told) == (len(every) > 6)
