"""SmolLM2 and MiniLM, where their packages are installed or were fetched: what tiny models do not show.

Thirty layers let differences add up, residuals reach tens of thousands, and the vocabulary is a real one. Run them with
`pytest -m real`; the first run makes SmolLM2's folder, which takes minutes.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from transformers import AutoConfig, AutoModel, AutoModelForCausalLM

from visualizer import open_model
from visualizer.backends.convert import convert
from visualizer.backends.quantized import load_blocks
from visualizer.engine import Engine
from visualizer.errors import BadInput, ModelError
from visualizer.library import find, ready
from visualizer.trace import Trace

pytestmark = [pytest.mark.real, pytest.mark.timeout(1800)]

STORY = (
    "Once upon a time there was a little girl who lived with her mother in a cottage at the edge of the wood. Every "
    "morning the girl took a basket and went to look for mushrooms, and every evening the two of them sat by the fire "
    "and counted what was left of the winter. In 1984, they said, there had been snow until May; the river froze, the "
    "mill stood still, and a wolf came down to the bridge and looked at the houses for a long time before it left. "
)
DEEP = 2e-5  # on maps of models deeper than 12 layers
Eager = Callable[[Trace], tuple[np.ndarray, np.ndarray, np.ndarray]]


def _place(name: str) -> Path:
    try:
        return ready(find(name))
    except ModelError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def smollm2() -> Path:
    """The folder that was made of SmolLM2's GGUF file."""
    return _place("smollm2")


@pytest.fixture(scope="module")
def eager(smollm2: Path) -> Eager:
    """transformers' own eager pass over a trace's tokens: maps (layers, heads, T, T), logits and hidden states."""
    torch.set_num_threads(1)
    config = AutoConfig.from_pretrained(smollm2)
    options: dict[str, Any] = {"dtype": torch.float32, "attn_implementation": "eager"}
    model, info = load_blocks(AutoModelForCausalLM, config, smollm2 / "model.safetensors", **options)
    assert not info["missing_keys"]

    def run(trace: Trace) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        with torch.inference_mode():
            ids = torch.from_numpy(trace.token_ids)[None]
            out = model(ids, output_attentions=True, output_hidden_states=True)
        return torch.cat(out.attentions).numpy(), out.logits[0].numpy(), torch.cat(out.hidden_states).numpy()

    return run


@pytest.fixture(scope="module", params=["torch", "onnx"])
def engine(request: pytest.FixtureRequest, smollm2: Path) -> Engine:
    """SmolLM2 on each backend."""
    return open_model(smollm2, backend=request.param, device="cpu")


def _text(engine: Engine, tokens: int) -> str:
    """A text of so many tokens."""
    text = STORY * (1 + tokens // 80)
    return text[: engine.tokenizer.encode(text)[tokens - 1].end]


def _error(trace: Trace, maps: np.ndarray) -> float:
    return max(float(np.abs(trace.layer_attention(layer) - maps[layer]).max()) for layer in range(trace.spec.layers))


@pytest.mark.parametrize("tokens", [64, 256])
def test_smollm2_s_maps_and_logits_are_those_of_the_eager_pass(engine: Engine, eager: Eager, tokens: int) -> None:
    """Fresh, with three tokens typed one by one and five at once, an edit in the middle, the last word replaced."""

    def first(count: int) -> str:
        return _text(engine, count)

    half, whole = first(tokens // 2), first(tokens)
    steps = [first(tokens - 8 + more) for more in (0, 1, 2, 3, 8)]
    steps += [half + " but no one knew why, and the wolf least of all", whole, whole.rpartition(" ")[0] + " home"]
    reused = []
    for number, text in enumerate(steps):
        trace = engine.trace(text)
        reused.append(trace.cost.reused)
        if number in (1, 2):
            continue  # held to the eager pass with the ones behind them
        maps, logits, hidden = eager(trace)
        assert _error(trace, maps) <= DEEP
        assert np.abs(trace.logits[-1] - logits[-1]).max() <= 1e-4
        assert np.abs(trace.hidden[-1] - hidden[-1]).max() <= 1e-3
    assert all(reused[1:])


def test_smollm2_says_what_it_is(engine: Engine) -> None:
    """Thirty layers of nine heads over three key-value heads; the kinds of its blocks are named."""
    spec = engine.spec
    assert (spec.layers, spec.heads, spec.kv_heads, spec.width, spec.vocabulary) == (30, 9, 3, 576, 49152)
    assert spec.parameters == 134_515_008
    assert spec.precision == "Q4_1 + Q8_0"
    assert spec.positions == "rotary"


def test_smollm2_goes_on_in_english(engine: Engine) -> None:
    """A model whose rows lay in another order would not."""
    trace = engine.trace("The capital of France is")
    assert trace.vocabulary.shown(int(np.argmax(trace.last_logits))).strip("· ") == "Paris"


def test_smollm2_s_folder_holds_every_weight_once(smollm2: Path) -> None:
    """114 MB, and two graphs of a few hundred kilobytes; no copy of the table for the head."""
    sizes = {path.name: path.stat().st_size for path in smollm2.iterdir()}
    assert sizes["model.safetensors"] < 115e6
    assert sizes["model.onnx"] < 2e6
    assert sizes["readout.onnx"] < 1e5


def test_minilm_has_maps_and_no_predictions(tmp_path: Path) -> None:
    """An encoder whose checkpoint has no head: attention both ways as in the eager pass, on both backends."""
    torch.set_num_threads(1)
    folder = _place("all-minilm-l6-v2")
    convert(folder, tmp_path / "converted")
    model = AutoModel.from_pretrained(folder, attn_implementation="eager").eval()
    for place, backend in ((folder, "torch"), (tmp_path / "converted", "onnx")):
        opened = open_model(place, backend=backend, device="cpu")
        assert (opened.spec.layers, opened.spec.heads, opened.spec.objective) == (6, 12, "none")
        for text in ("The cat sat on the mat.", STORY[:300]):
            trace = opened.trace(text)
            with torch.inference_mode():
                out = model(torch.from_numpy(trace.token_ids)[None], output_attentions=True)
            assert _error(trace, torch.cat(out.attentions).numpy()) <= 1e-5
            assert np.abs(trace.rows.residual[:, -1] - out.last_hidden_state[0].numpy()).max() <= 1e-4
        assert trace.readout is None
        with pytest.raises(BadInput):
            _ = trace.logits
