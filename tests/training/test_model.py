"""The lean model is GPT-2, and its own backward passes are the true ones."""

from itertools import pairwise
from pathlib import Path

import pytest
import torch
from torch.nn import functional as F
from transformers import AutoModelForCausalLM, PreTrainedTokenizerFast

from training.attention import cpu_attend
from training.finish import write_weights
from training.loss import TiedCrossEntropy, loss_and_slope
from training.model import Shape, TinyGPT, to_transformers
from training.optim import Muon, orthogonalised
from training.settings import Settings, rate_at

SHAPE = Shape(vocab=300, layers=3, heads=4, width=32, context=48)


@pytest.fixture
def model() -> TinyGPT:
    """Every weight random and of some size, so that none can be forgotten without a difference."""
    model = TinyGPT(SHAPE, seed=1).eval()
    generator = torch.Generator().manual_seed(2)
    with torch.no_grad():
        for p in model.parameters():
            p += 0.2 * torch.randn(p.shape, generator=generator)
    return model


def test_the_lean_model_has_the_logits_of_transformers_class(model: TinyGPT):
    ids = torch.randint(SHAPE.vocab, (3, SHAPE.context), generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        theirs = to_transformers(model, end=0)(ids).logits
        mine = model(ids)
    assert mine.shape == (3, SHAPE.context, SHAPE.vocab)
    torch.testing.assert_close(mine, theirs, rtol=1e-4, atol=1e-4)


def test_what_is_written_is_read_back_by_transformers(model: TinyGPT, settings: Settings, tmp_path: Path):
    """Half precision, the tied matrix stored once, no dropout left on, and nothing missing."""
    tokenizer = PreTrainedTokenizerFast.from_pretrained(Path(settings.work) / "tokenizer")
    written = write_weights(tmp_path / "folder", model, tokenizer)
    loaded, report = AutoModelForCausalLM.from_pretrained(tmp_path / "folder", output_loading_info=True)
    assert not any(report.values())
    config = loaded.config
    assert (config.dtype, config.n_positions, config.n_ctx) == (torch.float16, SHAPE.context, SHAPE.context)
    assert (config.attn_pdrop, config.resid_pdrop, config.embd_pdrop) == (0.0, 0.0, 0.0)
    ids = torch.arange(20)[None]
    with torch.no_grad():
        assert torch.equal(loaded.float()(ids).logits, written.float()(ids).logits)
    size = (tmp_path / "folder" / "model.safetensors").stat().st_size
    assert size < 2 * sum(p.numel() for p in model.parameters()) + 20_000


@pytest.mark.parametrize("batch", [2, 3], ids=["in pairs", "one by one"])
def test_attention_has_torchs_values_and_gradients(batch: int):
    generator = torch.Generator().manual_seed(0)
    whole = torch.randn(batch, 24, 3, 4, 8, generator=generator)
    wanted = torch.randn(batch, 4, 24, 8, generator=generator)

    def run(attend):
        leaf = whole.clone().requires_grad_()
        out = attend(*leaf.permute(2, 0, 3, 1, 4).unbind())
        (out * wanted).sum().backward()
        return out.detach(), leaf.grad

    mine = run(lambda q, k, v: cpu_attend(q, k, v)[0])
    theirs = run(lambda q, k, v: F.scaled_dot_product_attention(q, k, v, is_causal=True))
    torch.testing.assert_close(mine, theirs, rtol=1e-4, atol=1e-5)


def test_the_tied_loss_is_cross_entropy_with_its_gradients():
    """More rows than are done at once, and a last part that is smaller."""
    generator = torch.Generator().manual_seed(0)
    hidden, tokens = torch.randn(1100, 16, generator=generator), torch.randn(50, 16, generator=generator)
    targets = torch.randint(50, (1100,), generator=generator)

    def run(loss_of):
        h, t = hidden.clone().requires_grad_(), tokens.clone().requires_grad_()
        loss = loss_of(h, t)
        loss.backward()
        return loss.detach(), h.grad, t.grad

    mine = run(lambda h, t: TiedCrossEntropy.apply(h, t, targets, 1 / 1100, loss_and_slope))
    theirs = run(lambda h, t: F.cross_entropy(h @ t.T, targets))
    torch.testing.assert_close(mine, theirs, rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("size", [(2, 16, 16), (2, 16, 64), (2, 64, 16)], ids=["square", "wide", "tall"])
def test_muon_brings_every_singular_value_near_one(size: tuple[int, int, int]):
    matrices = torch.randn(size, generator=torch.Generator().manual_seed(0))
    values = torch.linalg.svdvals(orthogonalised(matrices).float())
    assert values.min() > 0.3, values
    assert values.max() < 1.4, values


def test_muon_takes_queries_keys_and_values_for_three_matrices():
    """A part whose gradient is tiny moves as far as the others; as one matrix it would hardly move."""
    stacked = torch.zeros(1, 24, 8, requires_grad=True)
    gradient = torch.randn(1, 24, 8, generator=torch.Generator().manual_seed(0))
    gradient[:, 8:16] *= 1e-3
    stacked.grad = gradient
    Muon([(stacked, 3)]).step(rate=1.0, decay=0.0)
    norms = stacked.detach().view(3, 8, 8).norm(dim=(1, 2))
    assert norms.min() > 0.5 * norms.max(), norms


def test_the_rate_warms_up_and_falls_to_zero():
    settings = Settings("", "", "", warmup=0.1)
    rates = [rate_at(i / 100, settings) for i in range(101)]
    peak = rates.index(max(rates))
    assert peak == 10
    assert max(rates) == 1.0
    assert rates[-1] == 0.0
    assert all(b >= a for a, b in pairwise(rates[: peak + 1]))
    assert all(b <= a for a, b in pairwise(rates[peak:]))
