"""One process's share of the training: its rows, its step, its checkpoint."""

import json
import os
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.distributed as dist
from tokenizers import Tokenizer
from torch import Tensor

from training import attention
from training.corpus import Windows
from training.loss import ROWS_AT_ONCE, TiedCrossEntropy, loss_and_slope
from training.model import TinyGPT
from training.optim import Muon
from training.patterns import Patterns
from training.settings import Settings, rate_at


class Batches:
    """The rows of a run: books, and at a fixed share generated pages, each found from its number alone."""

    def __init__(self, settings: Settings) -> None:
        work = Path(settings.work)
        tokenizer = Tokenizer.from_file(str(work / "tokenizer" / "tokenizer.json"))
        words = json.loads((work / "words.json").read_text(encoding="utf-8"))
        self.length, self.share = settings.context + 1, settings.pattern_share
        self.books = Windows(np.load(work / "training.npy"), self.length, settings.seed)
        self.patterns = Patterns(tokenizer, words, settings.seed)

    def row(self, number: int) -> np.ndarray:
        """(context + 1,) token ids of the `number`-th row of the run."""
        pages = int(number * self.share)
        if int((number + 1) * self.share) > pages:
            return self.patterns.page(pages, self.length)
        return self.books[number - pages]

    def rows(self, first: int, count: int) -> Tensor:
        """(count, context + 1) token ids."""
        return torch.from_numpy(np.stack([self.row(first + i) for i in range(count)]).astype(np.int64))


class Trainer:
    """Model, optimisers and place in the data of one process; `state` and `load` are the checkpoint."""

    def __init__(self, settings: Settings, rank: int = 0, world: int = 1) -> None:
        self.settings, self.rank, self.world = settings, rank, world
        self.device = torch.device(settings.device)
        self.dtype: torch.dtype = getattr(torch, settings.dtype)
        self.model = TinyGPT(settings.shape, settings.seed).to(self.device)
        self.batches = Batches(settings)
        self.step_number, self.elapsed = 0, 0.0
        self.hidden, self.slope_of = self.model.hidden, loss_and_slope
        if settings.compile:
            self.hidden = torch.compile(self.model.hidden)
            self.slope_of = torch.compile(loss_and_slope)
            attention.pointwise = torch.compile(attention.weights_and_gradient)

        # every gradient is a view of one flat buffer: one all-reduce a step, which also carries loss and clock
        named = dict(self.model.named_parameters())
        self.flat = torch.zeros(sum(p.numel() for p in named.values()) + 2, device=self.device)
        place = 0
        for p in named.values():
            p.grad = self.flat[place : place + p.numel()].view_as(p)
            place += p.numel()

        matrices = {name: named.pop(name) for name in ("qkv", "out", "up", "down")}
        tables = [named.pop(name) for name in ("tokens", "positions")]
        groups: list[dict[str, Any]] = [
            {"params": tables, "full_rate": settings.embedding_rate, "weight_decay": settings.decay},
            {"params": [*named.values()], "full_rate": settings.other_rate, "weight_decay": 0.0},
        ]
        self.muon: Muon | None = None
        if settings.optimizer == "muon":
            self.muon = Muon([(p, 3 if name == "qkv" else 1) for name, p in matrices.items()])
        else:
            group = {"params": [*matrices.values()], "full_rate": settings.rate, "weight_decay": settings.decay}
            groups.append(group)
        self.adam = torch.optim.AdamW(groups, lr=settings.rate, betas=(0.9, 0.98), fused=True)

    @property
    def fraction(self) -> float:
        """Share of the budget that is spent."""
        if self.settings.steps:
            return self.step_number / self.settings.steps
        return self.elapsed / (60 * self.settings.minutes)

    @property
    def tokens_seen(self) -> int:
        return self.step_number * self.settings.tokens_per_step

    def step(self) -> float:
        """One update over all processes; the mean loss in nats a token."""
        began = time.perf_counter()
        settings = self.settings
        all_rows = settings.tokens_per_step // settings.context
        count = all_rows // self.world
        rows = self.batches.rows(self.step_number * all_rows + self.rank * count, count).to(self.device)
        # dropout depends on the step alone, so that a resumed run draws what an uninterrupted one draws
        torch.manual_seed((settings.seed * 1_000_003 + self.step_number) * 64 + self.rank)
        self.model.train()
        self.flat.zero_()
        hidden = self.hidden(rows[:, :-1].contiguous(), self.dtype, settings.dropout)
        weight = 1.0 / (count * self.world * settings.context)
        targets = rows[:, 1:].flatten()
        loss = TiedCrossEntropy.apply(hidden.flatten(0, 1), self.model.tokens, targets, weight, self.slope_of)
        loss.backward()
        self.flat[-2] = loss.detach()
        self.flat[-1] = self.elapsed if self.rank == 0 else 0.0
        if self.world > 1:
            dist.all_reduce(self.flat)
        mean_loss, self.elapsed = float(self.flat[-2]), float(self.flat[-1])
        gradient = self.flat[:-2]
        gradient.mul_(torch.clamp(1.0 / (gradient.norm() + 1e-6), max=1.0))
        share = rate_at(self.fraction, settings)
        if self.muon is not None:
            self.muon.step(settings.rate * share, settings.decay)
        for group in self.adam.param_groups:
            group["lr"] = group["full_rate"] * share
        self.adam.step()
        self.step_number += 1
        self.elapsed += time.perf_counter() - began
        return mean_loss

    @torch.no_grad()
    def mean_loss(self, rows: Tensor) -> float:
        """Mean loss in nats of (count, context + 1) rows, shared out; a last, smaller batch is left out."""
        self.model.eval()
        size = max(1, self.settings.tokens_per_step // self.settings.context // self.world)  # a compiled shape
        total = torch.zeros(2, dtype=torch.float64)  # nats, tokens
        for part in rows[: len(rows) // size * size].split(size)[self.rank :: self.world]:
            ids = part.to(self.device)
            hidden = self.hidden(ids[:, :-1].contiguous(), self.dtype).flatten(0, 1)
            targets = ids[:, 1:].flatten()
            for states, wanted in zip(hidden.split(ROWS_AT_ONCE), targets.split(ROWS_AT_ONCE), strict=True):
                logits = states @ self.model.tokens.to(self.dtype).T
                total[0] += float(self.slope_of(logits, wanted, 1.0)[0])
            total[1] += len(targets)
        if self.world > 1:
            dist.all_reduce(total)
        return float(total[0] / total[1])

    def state(self) -> dict[str, Any]:
        """All that a resumed run needs; the place in the data and the random numbers follow from the step."""
        return {
            "model": self.model.state_dict(),
            "muon": self.muon.state_dict() if self.muon else None,
            "adam": self.adam.state_dict(),
            "step_number": self.step_number,
            "elapsed": self.elapsed,
        }

    def load(self, state: dict[str, Any]) -> None:
        self.model.load_state_dict(state["model"])
        if self.muon is not None:
            self.muon.load_state_dict(state["muon"])
        rates = [group["full_rate"] for group in self.adam.param_groups]
        self.adam.load_state_dict(state["adam"])
        for group, rate in zip(self.adam.param_groups, rates, strict=True):
            group["full_rate"] = rate
        self.step_number, self.elapsed = state["step_number"], state["elapsed"]

    def save(self, path: Path) -> None:
        """Write the checkpoint beside its place and move it there, so that a kill never leaves half a file."""
        torch.save(self.state(), path.with_suffix(".part"))
        os.replace(path.with_suffix(".part"), path)
