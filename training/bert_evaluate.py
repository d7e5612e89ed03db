"""What the finished weights of tiny-bert can do: masked pieces of unseen books, and single masked words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F
from transformers import BertForMaskedLM, PreTrainedTokenizerFast

from training.bert_rows import IGNORED, Encoded, mask_words
from training.wordpiece import CLS, MARKS, MASK, PAD, SEP

Logits = Callable[[Tensor, Tensor], Tensor]
"""(rows, time) ids and which (rows, time) places to read, to (places, vocab) logits; one segment, [PAD] is padding."""

TOP = 5
SHORTEST = 5
"""Pieces of the shortest sentence that a word of is masked."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well pieces or words were guessed; `card` reads it."""

    asked: int
    nats: float
    first: float
    """Share where the first guess is right."""
    among: float
    """Share where the right one is among the first five."""


def bert_logits(bert: BertForMaskedLM) -> Logits:
    """The logits of transformers' own model; the head reads the asked places only."""

    def logits(ids: Tensor, asked: Tensor) -> Tensor:
        states = bert.bert(ids, attention_mask=(ids != MARKS.index(PAD)).long()).last_hidden_state
        return bert.cls(states[asked])

    return logits


def spread(rows: list[Tensor], count: int) -> list[Tensor]:
    """At most `count` of the rows, spread evenly over them."""
    return [rows[i] for i in np.linspace(0, len(rows) - 1, min(count, len(rows))).astype(int)]


def windows(books: Encoded, context: int) -> list[Tensor]:
    """Rows of `context` pieces, marks included, that do not overlap."""
    size = context - 2
    starts = np.arange(0, len(books.stream) - size + 1, size)
    return [framed(books.stream[start : start + size]) for start in starts]


def single_sentences(books: Encoded, context: int, shortest: int = 2) -> list[Tensor]:
    """Each sentence that fits as a row of its own."""
    ends = np.append(books.begins[1:], len(books.stream))
    return [
        framed(books.stream[begin:end])
        for begin, end in zip(books.begins, ends, strict=True)
        if shortest <= end - begin <= context - 2
    ]


def framed(pieces: np.ndarray) -> Tensor:
    """Pieces with [CLS] before and [SEP] after."""
    ids = [MARKS.index(CLS), *pieces.tolist(), MARKS.index(SEP)]
    return torch.tensor(ids)


def batches(rows: list[Tensor], pieces: int = 4096) -> Iterator[Tensor]:
    """(rows, time) ids of about `pieces` pieces, rows of like length together, filled up with [PAD]."""
    waiting = sorted(rows, key=len)
    while waiting:
        count = max(1, pieces // len(waiting[-1]))
        some, waiting = waiting[-count:], waiting[:-count]
        yield torch.nn.utils.rnn.pad_sequence(some, batch_first=True, padding_value=MARKS.index(PAD))


@torch.no_grad()
def masked_pieces(logits: Logits, rows: list[Tensor], word_starts: Tensor, share: float, seed: int) -> Score:
    """Each row with `share` of its words (at least one) masked, all their pieces [MASK]; counted by piece."""
    random = torch.Generator().manual_seed(seed)
    total = np.zeros(4)
    for ids in batches(rows):
        masked = mask_words(ids, word_starts, share, random, honest=True)
        asked = masked.targets != IGNORED
        wanted = masked.targets[asked]
        guessed = logits(masked.ids, asked)
        nats = F.cross_entropy(guessed, wanted, reduction="sum")
        right = guessed.topk(TOP).indices == wanted[:, None]
        total += [len(wanted), float(nats), float(right[:, 0].sum()), float(right.sum())]
    return Score(int(total[0]), *(total[1:] / max(total[0], 1)).tolist())


@dataclass(frozen=True, slots=True)
class Words:
    """Which pieces are words: `letters` a piece of letters alone, `starts` the beginning of a word, `common` the
    commonest words of the training books; (vocab,) flags each."""

    letters: Tensor
    starts: Tensor
    common: Tensor


def words_of(tokenizer: PreTrainedTokenizerFast, training: Encoded, common: int = 100) -> Words:
    """`common` is how many words count as common."""
    vocab: dict[str, int] = tokenizer.get_vocab()
    pieces = sorted(vocab, key=vocab.__getitem__)
    letters = torch.tensor([piece.removeprefix("##").isalpha() for piece in pieces])
    starts = torch.tensor([not piece.startswith("##") for piece in pieces])
    counts = torch.from_numpy(np.bincount(training.stream, minlength=len(pieces)))
    counts[~letters | ~starts] = 0
    flags = torch.zeros(len(pieces), dtype=torch.bool)
    flags[counts.topk(common).indices] = True
    return Words(letters, starts, flags)


@torch.no_grad()
def single_words(logits: Logits, rows: list[Tensor], words: Words, seed: int) -> tuple[Score, Score, Score]:
    """In each row one word of letters masked, with nothing else: all words, the common ones, and the others.

    A word of several pieces has as many masks, and is right if each piece is the first guess (or among the first
    five) at its mask; its nats are the sum of its pieces'.
    """
    random = np.random.default_rng(seed)
    chosen: list[tuple[Tensor, list[int]]] = []  # the row, and the places of its word
    for row in rows:
        begins = words.starts[row] | (row < len(MARKS))
        spans = np.split(np.arange(len(row)), torch.nonzero(begins)[1:, 0].numpy())
        spans = [span for span in spans if bool(words.letters[row[span]].all())]
        if spans:
            chosen.append((row, spans[int(random.integers(len(spans)))].tolist()))
    totals = np.zeros((2, 4))  # others, common; asked, nats, first, among
    chosen.sort(key=lambda one: len(one[0]))
    for at in range(0, len(chosen), 64):
        some = chosen[at : at + 64]
        ids = torch.nn.utils.rnn.pad_sequence([row for row, _ in some], batch_first=True, padding_value=0)
        asked = torch.zeros_like(ids, dtype=torch.bool)
        for i, (_, places) in enumerate(some):
            asked[i, places] = True
        wanted = ids[asked]
        guessed = logits(ids.masked_fill(asked, MARKS.index(MASK)), asked)
        nats = F.cross_entropy(guessed, wanted, reduction="none")
        right = guessed.topk(TOP).indices == wanted[:, None]
        start = 0
        for row, places in some:
            part = slice(start, start + len(places))
            start += len(places)
            is_common = len(places) == 1 and bool(words.common[row[places[0]]])
            first, among = bool(right[part, 0].all()), bool(right[part].any(1).all())
            totals[int(is_common)] += [1, float(nats[part].sum()), first, among]
    others, common = (Score(int(t[0]), *(t[1:] / max(t[0], 1)).tolist()) for t in totals)
    both = totals.sum(0)
    return Score(int(both[0]), *(both[1:] / max(both[0], 1)).tolist()), common, others


@dataclass(frozen=True, slots=True)
class Habits:
    """Mean weights of each head over many sentences, [layer][head] each."""

    largest: list[list[float]]
    """The largest weight of a query's row: 1 where a head looks at one token only."""
    previous: list[list[float]]
    """The weight that a token gives the one before it."""
    following: list[list[float]]


@torch.no_grad()
def habits(bert: BertForMaskedLM, rows: list[Tensor]) -> Habits:
    """How the heads look at whole sentences, nothing masked; `bert` is left with eager attention."""
    bert.set_attn_implementation("eager")
    total: Tensor | None = None
    for row in rows:
        maps = torch.stack(bert.bert(row[None], output_attentions=True).attentions)[:, 0]
        # maps are (layers, heads, queries, keys)
        shifted = [maps.diagonal(offset, 2, 3).mean(-1) for offset in (-1, 1)]
        found = torch.stack([maps.amax(-1).mean(-1), *shifted])  # (3, layers, heads)
        total = found if total is None else total + found
    if total is None:
        raise ValueError("no sentences to look at")
    return Habits(*(total / len(rows)).tolist())


@torch.no_grad()
def fillers(
    bert: BertForMaskedLM, tokenizer: PreTrainedTokenizerFast, text: str, count: int = TOP
) -> list[list[tuple[str, float]]]:
    """For each [MASK] of a text the likeliest pieces and their probabilities."""
    given = tokenizer(text, return_tensors="pt")
    at = given["input_ids"][0] == tokenizer.mask_token_id
    best = bert(**given).logits[0, at].softmax(-1).topk(count)
    return [
        [(str(tokenizer.convert_ids_to_tokens(int(i))), float(p)) for p, i in zip(*row, strict=True)]
        for row in zip(best.values, best.indices, strict=True)
    ]
