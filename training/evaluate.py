"""What the finished weights can do: bits per byte of unseen books, copying, and few-shot lists."""

from collections.abc import Callable, Sequence
from math import log

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.patterns import kind_words, lines

Logits = Callable[[Tensor], Tensor]
"""(batch, time) ids to (batch, time, vocab) logits."""


@torch.no_grad()
def token_losses(logits: Logits, rows: Tensor) -> Tensor:
    """(batch, time + 1) ids to the (batch, time) loss in nats of every token but the first."""
    return torch.nn.functional.cross_entropy(
        logits(rows[:, :-1]).float().transpose(1, 2), rows[:, 1:], reduction="none"
    )


def bits_per_byte(logits: Logits, stream: np.ndarray, size: int, context: int, stride: int, batch: int = 16) -> float:
    """Bits per byte over a whole stream of `size` bytes of text, end marks included in the cost.

    Windows of `context` tokens start every `stride` tokens; a token is counted in the first window that
    predicts it. With `stride` = `context` the windows do not overlap; with less, every token but those of
    the first window has at least `context - stride` tokens before it.
    """
    total, done = 0.0, 1  # the first end mark is given
    ids = torch.from_numpy(stream.astype(np.int64))
    starts = [0, *range(stride, len(ids) - 1 - (context - stride), stride)]
    for at in range(0, len(starts), batch):
        rows = [ids[start : start + context + 1] for start in starts[at : at + batch]]
        padded = torch.nn.utils.rnn.pad_sequence(rows, batch_first=True)  # after the end, so it changes nothing
        losses = token_losses(logits, padded)
        for start, row, loss in zip(starts[at : at + batch], rows, losses, strict=True):
            new = start + len(row) - done
            total += float(loss[len(row) - 1 - new : len(row) - 1].double().sum())
            done += new
    assert done == len(ids), "every token is counted once"
    return total / size / log(2)


def repeated_sequence(logits: Logits, vocab: int, length: int, seed: int, count: int = 64) -> tuple[float, float]:
    """Mean loss in nats over the first and the second saying of `count` random sequences of `length` ids."""
    random = np.random.default_rng(seed)
    once = torch.from_numpy(random.integers(1, vocab, size=(count, length)))
    losses = token_losses(logits, torch.cat([once, once], dim=1))
    return float(losses[:, : length - 1].mean()), float(losses[:, length:].mean())


def label_accuracy(
    logits: Logits, tokenizer: Tokenizer, words: Sequence[str], context: int, shots: int, seed: int, count: int = 400
) -> tuple[float, float]:
    """Share of right labels after `shots` examples of each of two kinds: seen again, and never shown.

    Every list has two kinds of words (of those in no training list that goes by kinds) and two random
    words as labels. The answer is right if its first piece is likelier than the other label's first
    piece; guessing gives 0.5. In the first figure the asked word is among the examples (if there are
    any), in the second it is not, so that only its kind tells the label. A kind has few such words: from
    about four examples on they come again. The last `context` pieces of a prompt are read.
    """
    random = np.random.default_rng(seed)
    kinds = list(kind_words(unseen=True).values())
    prompts: list[Tensor] = []  # two for each list: the asked word shown, and fresh
    choices: list[tuple[int, int]] = []  # first pieces of the right and the wrong label
    for _ in range(count):
        pair = [kinds[i] for i in random.choice(len(kinds), 2, replace=False)]
        while True:  # two labels that differ in their first piece
            labels = [words[i] for i in random.choice(len(words), 2, replace=False)]
            pieces = [tokenizer.encode(f" {label}").ids[0] for label in labels]
            if pieces[0] != pieces[1]:
                break
        asked = int(random.integers(2))
        order = [[str(word) for word in random.permutation(kind)] for kind in pair]
        for fresh in (False, True):
            shown = [kind[1:] if fresh else kind for kind in order]
            drawn = [(shown[side][j % len(shown[side])], labels[side]) for side in (0, 1) for j in range(shots)]
            drawn = [drawn[i] for i in random.permutation(len(drawn))]
            examples = lines([word for word, _ in drawn], [label for _, label in drawn])
            prompts.append(torch.tensor(tokenizer.encode(f"{examples}{order[asked][0]} ->").ids[-context:]))
            choices.append((pieces[asked], pieces[1 - asked]))
    right = np.zeros(2)
    for at in range(0, len(prompts), 32):
        some = prompts[at : at + 32]
        with torch.no_grad():
            all_logits = logits(torch.nn.utils.rnn.pad_sequence(some, batch_first=True))
        for i, prompt in enumerate(some):
            good, bad = choices[at + i]
            last = all_logits[i, len(prompt) - 1]
            right[(at + i) % 2] += float(last[good] > last[bad])
    return float(right[0] / count), float(right[1] / count)
