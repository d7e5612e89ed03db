"""The training step of a tiny T5, its validation and its checkpoint."""

import os
import time
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from training.optim import Muon
from training.settings import rate_at
from training.t5_batches import Batch, Batches
from training.t5_model import PAD, Maps, Shape, TinyT5, started
from training.t5_settings import Settings
from training.t5_spans import Spans
from training.t5_text import load


def shape_of(settings: Settings) -> Shape:
    s = settings
    return Shape(s.vocab, s.layers, s.decoder_layers, s.heads, s.width, s.inner)


def objective(model: TinyT5, source: Tensor, target: Tensor, dtype: torch.dtype, settings: Settings) -> Tensor:
    """(2,) what is minimised, and the plain loss in nats a target token.

    Cross-entropy with smoothed labels. With `agreement` each pair is read twice, under different dropout, and
    the two readings' disagreement (Kullback-Leibler, both ways) is added: R-Drop, Liang et al. 2021, with its alpha.
    """
    if settings.agreement:
        source, target = torch.cat([source, source]), torch.cat([target, target])
    hidden = model.hidden(source, started(target), dtype, settings.dropout)
    logs = F.linear(hidden, model.tokens.to(dtype)).float().log_softmax(-1)  # (batch, time, vocab)
    real = (target != PAD).float()
    plain = -(logs.gather(2, target[:, :, None]).squeeze(2) * real).sum() / real.sum()
    even = -(logs.mean(-1) * real).sum() / real.sum()
    loss = (1 - settings.smoothing) * plain + settings.smoothing * even
    if settings.agreement:
        one, other = logs.chunk(2)
        both_ways = ((one.exp() - other.exp()) * (one - other)).sum(-1)  # (batch / 2, time)
        half = real.chunk(2)[0]
        loss = loss + settings.agreement / 4 * (both_ways * half).sum() / half.sum()
    return torch.stack([loss, plain.detach()])


class Validation:
    """Held-out pairs and sentences of one part, the same ones every time."""

    def __init__(self, settings: Settings, device: torch.device, part: str = "validation", rows: int = 1000) -> None:
        work = Path(settings.work)
        pairs = load(work / f"pairs-{part}.npz")
        text = torch.from_numpy(load(work / f"sentences-{part}.npz")["text"].padded())
        tokenizer = Tokenizer.from_file(str(work / "tokenizer" / "tokenizer.json"))
        cpu = torch.device("cpu")
        spread = torch.linspace(0, len(text) - 1, min(rows, len(text))).long()
        spans = Spans(tokenizer, settings.span_rate, cpu)(text[spread], torch.Generator().manual_seed(0))
        both = tuple(torch.from_numpy(pairs[side].padded()) for side in ("source", "target"))
        self.pairs: Batch = (both[0].to(device), both[1].to(device))
        self.spans: Batch = (spans[0].to(device), spans[1].to(device))

    @torch.no_grad()
    def loss(self, model: TinyT5, batch: Batch, dtype: torch.dtype, at_once: int = 100) -> float:
        """Mean loss in nats a target token, without smoothing."""
        model.eval()
        total, count = 0.0, 0
        for source, target in zip(*(side.split(at_once) for side in batch), strict=True):
            logits = model(source, started(target), dtype).float()
            total += float(F.cross_entropy(logits.flatten(0, 1), target.flatten(), ignore_index=PAD, reduction="sum"))
            count += int((target != PAD).sum())
        return total / count

    @torch.no_grad()
    def sharpness(self, model: TinyT5, rows: int = 100) -> list[float]:
        """Mean largest weight of the encoder's, the decoder's and the cross attention: near 1, a softmax is stuck."""
        model.eval()
        source, target = (side[:rows] for side in self.pairs)
        maps: Maps = []
        model(source, started(target), maps=maps)
        n = model.shape.layers
        rows_of = [(maps[:n], source), (maps[n::2], target), (maps[n + 1 :: 2], target)]
        means = []
        for weights, queries in rows_of:
            largest = torch.stack(weights).amax(-1).mean((0, 2))  # (batch, queries)
            means.append(float(largest[queries != PAD].mean()))
        return means


class Trainer:
    """Model, optimisers and place in the data; `state` and `load` are the checkpoint."""

    def __init__(self, settings: Settings) -> None:
        self.settings, self.device = settings, torch.device(settings.device)
        self.dtype: torch.dtype = getattr(torch, settings.dtype)
        self.model = TinyT5(shape_of(settings), settings.seed).to(self.device)
        self.batches = Batches(settings, self.device)
        self.step_number, self.elapsed, self.pairs_seen = 0, 0.0, 0
        self.began: float | None = None  # when the clock would have stood at zero
        stacks = (self.model.encoder, self.model.decoder)
        self.queries = Muon([(stack.q, 1) for stack in stacks])
        matrices = [((s.kv, 2), (s.mix, 1), (s.up, 2), (s.down, 1)) for s in stacks]
        self.muon = Muon([pair for group in matrices for pair in group])
        others = [p for stack in stacks for p in (stack.gain, stack.final_gain, stack.position)]
        groups: list[dict[str, Any]] = [
            {
                "params": [self.model.tokens],
                "full_rate": settings.embedding_rate,
                "weight_decay": settings.embedding_decay,
            },
            {"params": others, "full_rate": settings.other_rate, "weight_decay": 0.0},
        ]
        self.adam = torch.optim.AdamW(groups, lr=settings.other_rate, betas=(0.9, 0.98), fused=True)

    @property
    def fraction(self) -> float:
        """Share of the budget that is spent."""
        if self.settings.steps:
            return self.step_number / self.settings.steps
        return self.elapsed / (60 * self.settings.minutes)

    def gradients(self, batch: Batch) -> Tensor:
        """(2,) losses of a batch, as `objective` gives them; the gradients are in the parameters."""
        self.model.train()
        for p in self.model.parameters():
            p.grad = None
        losses = objective(self.model, *batch, self.dtype, self.settings)
        losses[0].backward()
        return losses.detach()

    def step(self) -> Tensor:
        """One update; (2,) losses as `objective` gives them, left on the device."""
        if self.began is None:
            self.began = time.perf_counter() - self.elapsed
        settings = self.settings
        batch = self.batches.batch(self.step_number)
        torch.manual_seed(settings.seed * 1_000_003 + self.step_number)  # a resumed run drops what a whole one drops
        losses = self.gradients(batch)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        share = rate_at(self.fraction, settings)
        self.muon.step(settings.rate * share, settings.decay)
        # T5's scores are not divided by sqrt(head width): equal steps for q would drive every softmax to one weight
        self.queries.step(settings.rate * share / settings.head_width**0.5, settings.decay)
        for group in self.adam.param_groups:
            group["lr"] = group["full_rate"] * share
        self.adam.step()
        self.pairs_seen += 0 if self.batches.is_spans(self.step_number) else len(batch[0])
        self.step_number += 1
        self.elapsed = time.perf_counter() - self.began  # validation and checkpoints spend it too
        return losses

    def state(self) -> dict[str, Any]:
        """All that a resumed run needs; the place in the data and the random numbers follow from the step."""
        return {
            "model": self.model.state_dict(),
            "muon": self.muon.state_dict(),
            "queries": self.queries.state_dict(),
            "adam": self.adam.state_dict(),
            **{name: getattr(self, name) for name in ("step_number", "elapsed", "pairs_seen")},
        }

    def load(self, state: dict[str, Any]) -> None:
        self.model.load_state_dict(state["model"])
        self.muon.load_state_dict(state["muon"])
        self.queries.load_state_dict(state["queries"])
        rates = [group["full_rate"] for group in self.adam.param_groups]
        self.adam.load_state_dict(state["adam"])
        for group, rate in zip(self.adam.param_groups, rates, strict=True):
            group["full_rate"] = rate
        for name in ("step_number", "elapsed", "pairs_seen"):
            setattr(self, name, state[name])
        self.batches.resume(self.step_number)

    def save(self, path: Path) -> None:
        """Write the checkpoint beside its place and move it there, so that a kill never leaves half a file."""
        torch.save(self.state(), path.with_suffix(".part"))
        os.replace(path.with_suffix(".part"), path)


def save_weights(path: Path, model: TinyT5) -> None:
    """The weights in fp16, as they ship."""
    tensors = {name: p.detach().half().cpu().contiguous() for name, p in model.named_parameters()}
    save_file(tensors, path.with_suffix(".part"))
    os.replace(path.with_suffix(".part"), path)


def load_weights(path: Path, settings: Settings) -> TinyT5:
    """The model with saved weights, in float32."""
    model = TinyT5(shape_of(settings))
    model.load_state_dict({name: tensor.float() for name, tensor in load_file(path).items()})
    return model.eval()
