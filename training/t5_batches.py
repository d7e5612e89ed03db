"""Batches of a tiny T5's run, on the device: pairs to translate and, at a fixed share, sentences with spans missing."""

from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.t5_settings import Settings
from training.t5_spans import Spans
from training.t5_text import load

Batch = tuple[Tensor, Tensor]
"""(batch, source time) and (batch, target time) ids, each row ended by </s> and padded with zeros."""


class Epochs:
    """Endless shuffled batches of rows of nearly equal lengths, each of about `tokens` tokens with its padding.

    `count` is the number of batches given; with `skip` a run that was stopped goes on where it was.
    """

    def __init__(self, lengths: list[np.ndarray], tokens: int, seed: int) -> None:
        self.lengths, self.tokens, self.seed = lengths, tokens, seed
        self.count, self.epoch = 0, -1
        self._left: list[np.ndarray] = []

    def next(self) -> np.ndarray:
        """The rows of the next batch."""
        while not self._left:
            self.epoch += 1
            self._left = self._cut(np.random.default_rng((self.seed, self.epoch)))
        self.count += 1
        return self._left.pop()

    def skip(self, count: int) -> None:
        while self.count < count:
            self.next()

    def _cut(self, random: np.random.Generator) -> list[np.ndarray]:
        order = np.lexsort([random.random(len(self.lengths[0])), *self.lengths])  # by the last of them first
        width = np.sum([lengths[order].astype(int) for lengths in self.lengths], axis=0)
        batches, start = [], 0
        while start < len(order):
            size = max(1, self.tokens // int(width[start]))
            size = max(1, self.tokens // int(width[start : start + size].max()))
            batches.append(order[start : start + size])
            start += size
        return [batches[i] for i in random.permutation(len(batches))]


class Batches:
    """What the run reads, batch by batch."""

    def __init__(self, settings: Settings, device: torch.device) -> None:
        work = Path(settings.work)
        pairs = load(work / "pairs-training.npz")
        text = load(work / "sentences-training.npz")["text"]
        tokenizer = Tokenizer.from_file(str(work / "tokenizer" / "tokenizer.json"))
        self.share, self.device = settings.span_share, device
        self.sides = [torch.from_numpy(pairs[side].padded()).to(device) for side in ("source", "target")]
        self.sentences = torch.from_numpy(text.padded()).to(device)
        self.spans = Spans(tokenizer, settings.span_rate, device)
        self.generator = torch.Generator(device)
        self.seed = settings.seed
        # the source of a pair says more of its cost; a corrupted sentence has about 1.3 times its tokens
        self.pairs = Epochs([pairs[side].lengths for side in ("source", "target")], settings.tokens_per_step, self.seed)
        self.texts = Epochs([text.lengths], settings.tokens_per_step * 3 // 4, self.seed)

    def is_spans(self, number: int) -> bool:
        """Whether the `number`-th step of the run fills spans."""
        return int((number + 1) * self.share) > int(number * self.share)

    def resume(self, number: int) -> None:
        """Go on with the `number`-th step."""
        spans = int(number * self.share)
        self.texts.skip(spans)
        self.pairs.skip(number - spans)

    def batch(self, number: int) -> Batch:
        """The batch of the `number`-th step; steps are asked for in order."""
        if self.is_spans(number):
            rows = self.texts.next()
            ids = self.sentences[torch.from_numpy(rows).to(self.device), : int(self.texts.lengths[0][rows].max())]
            return self.spans(ids, self.generator.manual_seed(self.seed * 1_000_003 + number))
        rows = self.pairs.next()
        at = torch.from_numpy(rows).to(self.device)
        source, target = (
            side[at, : int(lengths[rows].max())] for side, lengths in zip(self.sides, self.pairs.lengths, strict=True)
        )
        return source, target
