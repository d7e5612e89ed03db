"""The training of tiny-bert: its rows, its step, its checkpoint. One process, on a GPU or on CPU cores."""

import json
import os
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from training.bert_model import TinyBERT, block, read_out
from training.bert_rows import (
    CYCLE,
    IGNORED,
    PASSAGE,
    SENTENCE,
    SHORT,
    WINDOW,
    Encoded,
    Reader,
    length_of,
    mask_words,
)
from training.bert_settings import BertSettings
from training.optim import Muon
from training.settings import rate_at
from training.wordpiece import starts_of_words

ROOM = {SENTENCE: 0.6, SHORT: 0.65, PASSAGE: 1.1, WINDOW: 1.1}
"""Places for targets in a step, over the masked share of its places: a fixed number keeps the shapes fixed.

What is padding is not masked; what finds no place is not asked for.
"""


def load_encoded(work: Path, part: str) -> Encoded:
    """One part (training, validation, test) of the books, as `prepare` left it."""
    with np.load(work / f"{part}.npz") as arrays:
        return Encoded(arrays["stream"], arrays["begins"])


def load_reader(settings: BertSettings, part: str) -> Reader:
    work = Path(settings.work)
    tokenizer = Tokenizer.from_file(str(work / "tokenizer" / "tokenizer.json"))
    return Reader(load_encoded(work, part), starts_of_words(tokenizer), settings.context, torch.device(settings.device))


def loss_of(states: Tensor, targets: Tensor, dtype: torch.dtype, *reading: Tensor) -> Tensor:
    """Mean loss in nats of (rows, width) states against (rows,) targets, those `IGNORED` left out."""
    return F.cross_entropy(read_out(states, dtype, *reading).float(), targets, ignore_index=IGNORED)


class BertTrainer:
    """Model, optimisers and place in the data; `state` and `load` are the checkpoint."""

    def __init__(self, settings: BertSettings) -> None:
        self.settings = settings
        self.device = torch.device(settings.device)
        self.dtype: torch.dtype = getattr(torch, settings.dtype)
        self.model = TinyBERT(settings.shape, settings.seed).to(self.device)
        self.reader, self.held_out = load_reader(settings, "training"), load_reader(settings, "validation")
        self.step_number, self.elapsed, self.pieces_seen = 0, 0.0, 0
        self.run_block, self.loss_of = block, loss_of
        if settings.compile:
            torch._dynamo.config.recompile_limit = 4 * len(set(CYCLE))
            self.run_block = torch.compile(block, dynamic=False)
            self.loss_of = torch.compile(loss_of, dynamic=False)

        # every gradient is a view of one flat buffer: cleared, measured and clipped at once
        named = dict(self.model.named_parameters())
        self.flat = torch.zeros(sum(p.numel() for p in named.values()), device=self.device)
        place = 0
        for p in named.values():
            p.grad = self.flat[place : place + p.numel()].view_as(p)
            place += p.numel()

        matrices = {name: named.pop(name) for name in ("qkv", "out", "up", "down", "head")}
        tables = [named.pop(name) for name in ("tokens", "positions", "segments")]
        self.muon = Muon([(p, 3 if name == "qkv" else 1) for name, p in matrices.items()])
        groups: list[dict[str, Any]] = [
            {"params": tables, "full_rate": settings.embedding_rate, "weight_decay": settings.decay},
            {"params": [*named.values()], "full_rate": settings.other_rate, "weight_decay": 0.0},
        ]
        self.adam = torch.optim.AdamW(groups, lr=settings.rate, betas=(0.9, 0.98), fused=True)

    @property
    def fraction(self) -> float:
        """Share of the budget that is spent."""
        if self.settings.steps:
            return self.step_number / self.settings.steps
        return self.elapsed / (60 * self.settings.minutes)

    @property
    def kind(self) -> str:
        """What the next step reads."""
        return CYCLE[self.step_number % len(CYCLE)]

    def step(self) -> Tensor:
        """One update; the mean loss in nats of a piece asked for, left on the device."""
        began = time.perf_counter()
        settings, kind = self.settings, self.kind
        random = torch.Generator(self.device).manual_seed(settings.seed * 1_000_003 + self.step_number)
        torch.manual_seed(settings.seed * 1_000_003 + self.step_number)  # for dropout
        rows = self.reader.rows(kind, settings.tokens_per_step // length_of(kind, settings.context), random)
        ids, targets = mask_words(rows.ids, self.reader.word_starts, settings.masked, random)
        targets = targets.flatten()
        room = int(ROOM[kind] * settings.masked * len(targets))
        asked = (targets != IGNORED).int().sort(descending=True, stable=True).indices[:room]
        self.flat.zero_()
        states = self.model.hidden(ids, rows.segments, rows.real, self.dtype, settings.dropout, self.run_block)
        loss = self.loss_of(states.flatten(0, 1)[asked], targets[asked], self.dtype, *self.model.reading)
        loss.backward()
        self.flat.mul_(torch.clamp(1.0 / (self.flat.norm() + 1e-6), max=1.0))
        share = rate_at(self.fraction, settings)
        self.muon.step(settings.rate * share, settings.decay)
        for group in self.adam.param_groups:
            group["lr"] = group["full_rate"] * share
        self.adam.step()
        self.step_number += 1
        self.pieces_seen += settings.tokens_per_step
        self.elapsed += time.perf_counter() - began
        return loss.detach()

    @torch.no_grad()
    def validate(self, kind: str, batches: int = 4) -> tuple[float, float]:
        """Loss in nats and share of right first guesses over the same held-out rows each time, all masks honest."""
        settings = self.settings
        random = torch.Generator(self.device).manual_seed(settings.seed)
        total = torch.zeros(3, device=self.device)  # nats, right, asked
        count = max(1, settings.tokens_per_step // 4 // length_of(kind, settings.context))
        for _ in range(batches):
            rows = self.held_out.rows(kind, count, random)
            ids, targets = mask_words(rows.ids, self.held_out.word_starts, settings.masked, random, honest=True)
            asked = targets != IGNORED
            states = self.model.hidden(ids, rows.segments, rows.real, self.dtype)[asked]
            logits = read_out(states, self.dtype, *self.model.reading).float()
            wanted = targets[asked]
            total[0] += F.cross_entropy(logits, wanted, reduction="sum")
            total[1] += (logits.argmax(-1) == wanted).sum()
            total[2] += len(wanted)
        nats, right, asked_for = total.tolist()
        return nats / asked_for, right / asked_for

    def state(self) -> dict[str, Any]:
        """All that a resumed run needs; the place in the data and the random numbers follow from the step."""
        return {
            "model": self.model.state_dict(),
            "muon": self.muon.state_dict(),
            "adam": self.adam.state_dict(),
            "step_number": self.step_number,
            "pieces_seen": self.pieces_seen,
            "elapsed": self.elapsed,
        }

    def load(self, state: dict[str, Any]) -> None:
        self.model.load_state_dict(state["model"])
        self.muon.load_state_dict(state["muon"])
        rates = [group["full_rate"] for group in self.adam.param_groups]
        self.adam.load_state_dict(state["adam"])
        for group, rate in zip(self.adam.param_groups, rates, strict=True):
            group["full_rate"] = rate
        self.step_number, self.elapsed = state["step_number"], state["elapsed"]
        self.pieces_seen = state["pieces_seen"]

    def save(self, path: Path) -> None:
        """Write the checkpoint beside its place and move it there, so that a kill never leaves half a file."""
        torch.save({"shaping": self.settings.shaping(), "trainer": self.state()}, path.with_suffix(".part"))
        os.replace(path.with_suffix(".part"), path)

    def save_weights(self, folder: Path) -> None:
        """Write the weights alone, in fp16, with a line about the run: all that `finish` needs."""
        folder.mkdir(parents=True, exist_ok=True)
        tensors = {name: tensor.half().cpu().contiguous() for name, tensor in self.model.state_dict().items()}
        on = torch.cuda.get_device_name() if self.device.type == "cuda" else "CPU"
        told = {
            "steps": self.step_number, "pieces": self.pieces_seen, "seconds": round(self.elapsed),
            "hardware": on, "settings": self.settings.shaping(),
        }  # fmt: skip
        save_file(tensors, folder / "weights.part", metadata={"run": json.dumps(told)})
        os.replace(folder / "weights.part", folder / "weights.safetensors")


def load_weights(path: Path, model: TinyBERT) -> None:
    """Put what `save_weights` wrote into a model."""
    model.load_state_dict({name: tensor.float() for name, tensor in load_file(path).items()})
