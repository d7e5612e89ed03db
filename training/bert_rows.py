"""What tiny-bert reads: sentences, pairs of them, passages and whole windows, with words masked.

Everything is drawn on the device that trains, from a generator alone, so a step's rows follow from its number.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from training.wordpiece import CLS, MARKS, MASK, PAD, SEP

SENTENCE, SHORT, PASSAGE, WINDOW = KINDS = ("sentence", "short", "passage", "window")
CYCLE = (SENTENCE, WINDOW, SHORT, SENTENCE, PASSAGE, SHORT, SENTENCE, WINDOW)
"""The kinds of the steps of a run, over and over: five of eight read what a person might type."""

UNFINISHED = 0.2
"""Share of texts in one segment that stop within a sentence, as a person's do while typing."""

IGNORED = -100
"""The target of a piece that is not asked for."""


def length_of(kind: str, context: int) -> int:
    """Pieces in a row of this kind, marks included: 32, 64, 128 and 256 for a context of 256."""
    return context >> (3 - KINDS.index(kind))


class Rows(NamedTuple):
    """Rows as they stand in the books, (rows, time) each; `real` is None where nothing is padding."""

    ids: Tensor
    segments: Tensor
    real: Tensor | None


class Masked(NamedTuple):
    """What the model gets, and what it is asked for: (rows, time) ids, and targets (`IGNORED` elsewhere)."""

    ids: Tensor
    targets: Tensor


@dataclass(frozen=True, slots=True)
class Encoded:
    """Books as pieces: a (pieces,) stream, and where its (sentences,) begin; no marks."""

    stream: np.ndarray
    begins: np.ndarray


def ends_before(flags: Tensor) -> Tensor:
    """(n,) flags to the (n,) last place at or before each where the flag stood; 0 before the first."""
    places = torch.arange(len(flags), device=flags.device)
    return torch.where(flags, places, 0).cummax(0).values


class Reader:
    """Draws rows from encoded books."""

    def __init__(self, books: Encoded, word_starts: list[bool], context: int, device: torch.device) -> None:
        """`word_starts` tells for each piece of the vocabulary whether a word begins with it."""
        self.context = context
        self.word_starts = torch.tensor(word_starts, device=device)
        self.stream = torch.from_numpy(books.stream.astype(np.int64)).to(device)
        begins = torch.from_numpy(books.begins.astype(np.int64)).to(device)
        self.begins = begins
        self.lengths = torch.diff(begins, append=torch.tensor([len(self.stream)], device=device))
        self.word_at = ends_before(self.word_starts[self.stream])  # where the word of each piece begins
        marks = torch.zeros(len(self.stream), dtype=torch.bool, device=device)
        marks[begins] = True
        self.sentence_at = ends_before(marks)  # where the sentence of each piece begins
        next_lengths = self.lengths.roll(-1)
        next_lengths[-1] = len(self.stream)  # nothing follows the last
        tails = len(self.stream) - begins
        self.fitting = {
            SENTENCE: torch.nonzero((self.lengths >= 2) & (self.lengths <= length_of(SENTENCE, context) - 2))[:, 0],
            SHORT: torch.nonzero(self.lengths + next_lengths <= length_of(SHORT, context) - 3)[:, 0],
            PASSAGE: torch.nonzero(tails >= length_of(PASSAGE, context))[:, 0],
            WINDOW: torch.nonzero(tails >= length_of(WINDOW, context))[:, 0],
        }
        for kind, some in self.fitting.items():
            if not len(some):
                raise ValueError(f"the books hold nothing for a row of kind {kind} at context {context}")

    def rows(self, kind: str, count: int, generator: torch.Generator) -> Rows:
        """`count` rows drawn at random.

        A sentence stands alone; short texts are two sentences that follow each other, in one segment or
        two; passages and windows begin with a sentence and are full, in one segment or two.
        """
        device = self.stream.device

        def chance(share: float) -> Tensor:
            return torch.rand(count, device=device, generator=generator) < share

        def below(limits: Tensor) -> Tensor:
            """A random number from 0 up to each limit."""
            return (torch.rand(count, device=device, generator=generator) * limits).long()

        time = length_of(kind, self.context)
        some = self.fitting[kind]
        picked = some[torch.randint(len(some), (count,), device=device, generator=generator)]
        start = self.begins[picked]
        if kind in (PASSAGE, WINDOW):
            first = time // 4 + below(torch.full((count,), time // 2, device=device))
            whole = self.sentence_at[start + first] - start
            first = torch.where(whole > 0, whole, first)
            total = torch.full((count,), time - 3, device=device)
        else:
            first = self.lengths[picked]
            total = first + (self.lengths[picked + 1] if kind == SHORT else 0)
        two = chance(0.5) if kind != SENTENCE else torch.zeros_like(first, dtype=torch.bool)
        if kind in (PASSAGE, WINDOW):
            total = torch.where(two, total, time - 2)  # one mark less
        else:
            kept = self.word_at[start + 1 + below(total - 1)] - start
            total = torch.where(chance(UNFINISHED) & ~two & (kept > 0), kept, total)
        first = torch.where(two, first, total)

        place = torch.arange(time, device=device)[None]
        start, first, total, two = (t[:, None] for t in (start, first, total, two))
        last = total + 1 + two.long()  # the place of the closing mark
        in_second = two & (place > first + 1)
        read = (start + place - 1 - in_second.long()).clamp(0, len(self.stream) - 1)
        ids = self.stream[read]
        ids = torch.where(place == 0, MARKS.index(CLS), ids)
        ids = torch.where((place == first + 1) | (place == last), MARKS.index(SEP), ids)
        ids = torch.where(place > last, MARKS.index(PAD), ids)
        real = place <= last if kind in (SENTENCE, SHORT) else None
        return Rows(ids, in_second.long(), real)


def mask_words(
    ids: Tensor, word_starts: Tensor, share: float, generator: torch.Generator, honest: bool = False
) -> Masked:
    """Mask whole words of (rows, time) ids, `share` of each row's and at least one, chosen at random.

    Of the pieces asked for, 80 % become [MASK], 10 % another piece and 10 % stay, as BERT has it; with
    `honest` all become [MASK].
    """
    rows, time = ids.shape
    device = ids.device
    maskable = ids >= len(MARKS)
    place = torch.arange(time, device=device).expand(rows, time)
    first = maskable & (word_starts[ids] | ~torch.cat([maskable[:, :1], maskable[:, :-1]], 1))
    word = torch.where(first, place, 0).cummax(1).values  # where the word of each piece begins
    keys = torch.rand(rows, time, device=device, generator=generator).masked_fill(~first, 2.0)
    wanted = share * first.sum(1, keepdim=True) + torch.rand(rows, 1, device=device, generator=generator)
    rank = (wanted.long().clamp(min=1) - 1).clamp(max=time - 1)
    limit = keys.sort(1).values.gather(1, rank).clamp(max=1.0)
    asked = maskable & (keys.gather(1, word) <= limit)
    targets = torch.where(asked, ids, IGNORED)
    if honest:
        return Masked(torch.where(asked, MARKS.index(MASK), ids), targets)
    lot = torch.rand(rows, time, device=device, generator=generator)
    other = torch.randint(len(MARKS), len(word_starts), (rows, time), device=device, generator=generator)
    changed = torch.where(lot < 0.8, MARKS.index(MASK), torch.where(lot < 0.9, other, ids))
    return Masked(torch.where(asked, changed, ids), targets)
