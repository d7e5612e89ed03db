"""Span corruption: some words of a sentence give way to sentinels, and the target says what stood there."""

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from training.t5_model import END, PAD
from training.t5_tokenizer import MARKS, SPACE, sentinel

LONGEST_SPAN = 4
"""Words; a span has 1 to 4 of them, each as likely as the others."""


class Spans:
    """Corrupts batches of sentences; whole words only, as a person would select them."""

    def __init__(self, tokenizer: Tokenizer, rate: float, device: torch.device) -> None:
        pieces = [tokenizer.id_to_token(i) or "" for i in range(tokenizer.get_vocab_size())]
        opens = [piece[:1] == SPACE or piece in MARKS for piece in pieces]
        self.opens_word = torch.tensor(opens, device=device)  # (vocab,)
        marks: list[int] = []
        while (mark := tokenizer.token_to_id(sentinel(len(marks)))) is not None:
            marks.append(mark)
        self.sentinels = torch.tensor(marks, device=device)  # (sentinels,)
        self.rate = rate

    def chosen(self, ids: Tensor, generator: torch.Generator) -> Tensor:
        """(batch, time) True on the tokens that go: about `rate` of the words, at least one of each sentence."""
        batch, time = ids.shape
        text = (ids != PAD) & (ids != END)
        word = (self.opens_word[ids].cumsum(1) - 1).clamp(min=0)  # (batch, time) number of each token's word
        words = torch.where(text, word, 0).amax(1, keepdim=True) + 1  # (batch, 1)

        def draw(columns: int) -> Tensor:
            return torch.rand(batch, columns, generator=generator, device=ids.device)

        place = torch.arange(time, device=ids.device)[None]  # from here on a column is a word
        starts = (draw(time) < 2 * self.rate / (1 + LONGEST_SPAN)) & (place < words)
        starts |= (place == (draw(1) * words).long()) & ~starts.any(1, keepdim=True)
        ends = place + 1 + (draw(time) * LONGEST_SPAN).long()
        reach = torch.where(starts, ends, 0).cummax(1).values  # where the farthest span so far ends
        return (reach > place).gather(1, word) & text

    def __call__(self, ids: Tensor, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """(batch, time) sentences ended by </s> to sources and targets, each (batch, its longest)."""
        gone = self.chosen(ids, generator)
        opens = gone & ~F.pad(gone[:, :-1], (1, 0))
        span = opens.cumsum(1) - 1  # (batch, time) number of the span begun last
        gone &= span < len(self.sentinels) - 1  # the last sentinel ends the target
        opens &= gone
        mark = self.sentinels[span.clamp(0, len(self.sentinels) - 1)]
        source = torch.where(opens, mark, torch.where(gone, PAD, ids))
        spans = torch.stack([torch.where(opens, mark, PAD), torch.where(gone, ids, PAD)], 2).flatten(1)
        last = self.sentinels[opens.sum(1, keepdim=True)]
        target = torch.cat([spans, last, torch.full_like(last, END)], 1)
        return pushed(source), pushed(target)


def pushed(ids: Tensor) -> Tensor:
    """Rows with their padding moved to the end, cut to the longest row."""
    order = (ids == PAD).to(torch.uint8).argsort(dim=1, stable=True)
    return ids.gather(1, order)[:, : int((ids != PAD).sum(1).max())].contiguous()
