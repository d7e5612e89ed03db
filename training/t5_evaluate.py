"""What the finished tiny T5 can do: translations and their scores, filled spans, and where cross attention looks."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from tokenizers import Encoding, Tokenizer
from torch import Tensor
from transformers import PreTrainedTokenizerFast, T5ForConditionalGeneration

from training.t5_model import Maps, TinyT5, started
from training.t5_text import PREFIX, Pairs

LONGEST_ANSWER = 48
"""Tokens that `generate` may make of a source."""

WORD = re.compile(r"\w[\w'-]*")


@torch.no_grad()
def generate(
    t5: T5ForConditionalGeneration, tokenizer: PreTrainedTokenizerFast, sources: Sequence[str], beams: int = 1,
    special: bool = False, at_once: int = 50,
) -> list[str]:  # fmt: skip
    """What the model makes of each source, by transformers' own `generate`, without sampling."""
    made = []
    for start in range(0, len(sources), at_once):
        batch = tokenizer(list(sources[start : start + at_once]), return_tensors="pt", padding=True)
        out = t5.generate(
            input_ids=batch["input_ids"], attention_mask=batch["attention_mask"], num_beams=beams, do_sample=False,
            max_new_tokens=LONGEST_ANSWER,
        )  # fmt: skip
        if special:
            lines = ["".join(f"{token} " for token in tokenizer.convert_ids_to_tokens(row)) for row in out.tolist()]
            made += [spelled(line) for line in lines]
        else:
            made += tokenizer.batch_decode(out, skip_special_tokens=True)
    return made


def spelled(tokens: str) -> str:
    """Tokens as text, sentinels kept and other special tokens left out."""
    kept = [token for token in tokens.split() if token not in ("<pad>", "</s>")]
    text = "".join(f" {token} " if token.startswith("<extra_id_") else token.replace("▁", " ") for token in kept)
    return " ".join(text.split())


def translate(
    t5: T5ForConditionalGeneration, tokenizer: PreTrainedTokenizerFast, sentences: Iterable[str], beams: int = 1
) -> list[str]:
    return generate(t5, tokenizer, [PREFIX + sentence for sentence in sentences], beams)


@dataclass(frozen=True, slots=True)
class Scores:
    """Of translations against all their references."""

    chrf: float
    bleu: float
    exact: float  # share equal to a reference


def score(made: Sequence[str], references: Sequence[Sequence[str]]) -> Scores:
    """chrF and BLEU as sacrebleu counts them by default, both from 0 to 100."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    most = max(map(len, references))
    streams: list[Any] = [[row[i] if i < len(row) else None for row in references] for i in range(most)]
    hits = sum(line in row for line, row in zip(made, references, strict=True))
    return Scores(CHRF().corpus_score(made, streams).score, BLEU().corpus_score(made, streams).score, hits / len(made))


def words(sentence: str) -> list[tuple[str, int]]:
    """Words in lower case, with the place of their first character."""
    return [(match.group().lower(), match.start()) for match in WORD.finditer(sentence)]


def lexicon(training: Pairs, asked: Pairs, rare: float = 0.01, least: float = 0.2) -> list[list[tuple[int, int]]]:
    """For each of the `asked` pairs, places (English, French) of words that belong together.

    Words belong together if each is the other's best in the pair by the Dice coefficient over the training pairs,
    at least `least`, and neither stands in more than `rare` of the training sentences.
    """
    wanted = [{word for pair in asked for word, _ in words(pair[side])} for side in (0, 1)]
    alone: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    together: Counter[tuple[str, str]] = Counter()
    for pair in training:
        english, french = ({w for w, _ in words(pair[side])} & wanted[side] for side in (0, 1))
        alone[0].update(english)
        alone[1].update(french)
        together.update((e, f) for e in english for f in french)
    found = []
    most = rare * len(training)
    for pair in asked:
        sides = [[(w, at) for w, at in words(pair[side]) if 0 < alone[side][w] <= most] for side in (0, 1)]
        dice = np.array([[2 * together[e, f] / (alone[0][e] + alone[1][f]) for f, _ in sides[1]] for e, _ in sides[0]])
        rows: list[tuple[int, int]] = []
        if dice.size:
            for i, j in enumerate(dice.argmax(1)):
                if dice[i, j] >= least and dice[:, j].argmax() == i:
                    rows.append((sides[0][i][1], sides[1][j][1]))
        found.append(rows)
    return found


def token_of(encoding: Encoding, character: int) -> int:
    """The token that holds a character of a word; words are never dropped."""
    token = encoding.char_to_token(character)
    assert token is not None
    return token


@torch.no_grad()
def alignment(model: TinyT5, tokenizer: Tokenizer, training: Pairs, asked: Pairs) -> tuple[Tensor, float, int]:
    """(layers, heads) share of words whose largest cross weight is on their translation, chance, and their number.

    Read in the row that *predicts* the French word's first piece, with the reference fed; all pieces of the English
    word count. The second figure is what the same place along the sentence (the diagonal) would give.
    """
    layers = model.shape.layers
    prefix = len(tokenizer.encode(PREFIX.strip()).ids) - 1
    hits, diagonal, count = torch.zeros(model.shape.decoder_layers, model.shape.heads), 0, 0
    for (english, french), places in zip(asked, lexicon(training, asked), strict=True):
        source, target = tokenizer.encode(PREFIX + english), tokenizer.encode(french)
        maps: Maps = []
        model(torch.tensor([source.ids]), started(torch.tensor([target.ids])), maps=maps)
        cross = torch.cat(maps[layers + 1 :: 2])  # (layers, heads, target time, source time)
        ends = {start: start + len(word) for word, start in words(english)}
        for e, f in places:
            first, last = token_of(source, len(PREFIX) + e), token_of(source, len(PREFIX) + ends[e] - 1)
            row = token_of(target, f)
            best = cross[:, :, row].argmax(-1)  # (layers, heads)
            hits += (best >= first) & (best <= last)
            # both sentences without </s>, the source also without its prefix
            along = row / max(len(target.ids) - 2, 1) * (len(source.ids) - 2 - prefix)
            diagonal += first <= prefix + round(along) <= last
            count += 1
    return hits / max(count, 1), diagonal / max(count, 1), count
