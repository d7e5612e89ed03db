"""The model card of tiny-bert: what it was made from, what was measured, and its fillers as they came."""

from dataclasses import dataclass, field
from statistics import fmean
from textwrap import fill

from training.bert_evaluate import SHORTEST, Habits, Score
from training.bert_rows import CYCLE, KINDS, UNFINISHED, length_of
from training.bert_settings import BertSettings
from training.card import table, titles

EXAMPLES = (
    "The king sat on his [MASK].",
    "She opened the [MASK] with a little key.",
    "Once upon a time there was a poor [MASK] who lived in the forest.",
    "He was so [MASK] that he ate the whole loaf.",
    "The ship sailed across the [MASK].",
    "The dog began to [MASK] at the stranger.",
    '"Good [MASK]," said the teacher.',
    "The boy lost his hat, and [MASK] mother was angry.",
    "In winter the days are short and the nights are [MASK].",
    "The [MASK] wept because her [MASK] was dead.",
)
"""Written before the model was trained; the card shows all of them."""


@dataclass(slots=True)
class BertMeasured:
    """What `finish` measured on the fp16 weights as they ship; `card` reads it."""

    books: dict[str, list[str]]
    """Names for training, validation and test."""
    training_pieces: int
    steps: int
    places_seen: int
    minutes: float
    hardware: str
    masked: dict[str, Score] = field(default_factory=dict)
    words: dict[str, Score] = field(default_factory=dict)
    fillers: list[tuple[str, list[list[tuple[str, float]]]]] = field(default_factory=list)
    habits: Habits = field(default_factory=lambda: Habits([], [], []))


def score_table(head: str, scores: dict[str, Score]) -> str:
    rows = [[name, f"{s.asked:,}", f"{s.nats:.3f}", f"{s.first:.1%}", f"{s.among:.1%}"] for name, s in scores.items()]
    return table([head, "asked", "loss, nats", "first guess right", "among the first five"], rows)


def filled(text: str, guesses: list[list[tuple[str, float]]]) -> list[list[str]]:
    """One row for each mask of an example."""
    return [
        [f"`{text}`" if i == 0 else "(second mask)", ", ".join(f"{piece} {share:.1%}" for piece, share in some)]
        for i, some in enumerate(guesses)
    ]


def mean_of(weights: list[list[float]]) -> float:
    return fmean(weight for row in weights for weight in row)


def strongest(weights: list[list[float]]) -> str:
    """The head with the largest weight, counted from 0 as in the window, and that weight."""
    weight, layer, head = max((w, i, j) for i, row in enumerate(weights) for j, w in enumerate(row))
    return f"layer {layer}, head {head}: {weight:.2f}"


def card(settings: BertSettings, measured: BertMeasured, parameters: int) -> str:
    """The text of README.md."""
    m, s, h = measured, settings, measured.habits
    lengths = ", ".join(f"{CYCLE.count(kind)} in {len(CYCLE)} {kind} of {length_of(kind, s.context)}" for kind in KINDS)
    examples = table(["text", "fillers"], [row for text, guesses in m.fillers for row in filled(text, guesses)])
    return f"""---
license: mit
language: en
library_name: transformers
pipeline_tag: fill-mask
---

# tiny-bert

A small English encoder made to be looked into: it guesses masked words from what stands on both sides of them. It ships
with Headlight, so that there is something real to see the moment the window opens. It knows the language of old
children's books and little else: no facts, no modern words. Do not rely on anything it says.

- BERT architecture (`BertForMaskedLM`): {s.layers} layers, {s.heads} heads, width {s.width}, context {s.context}
  tokens, learned positions, two segments, tied embeddings; {parameters:,} parameters, stored in fp16.
- WordPiece of {s.vocab:,} pieces, trained on the training books. It reads without case and accents: a word at the
  beginning of a sentence is the same piece as elsewhere, and a text typed in lower case is read as it would be in a
  book, which a vocabulary of this size could not afford twice. Typographic quotes and dashes are read as plain ones.
  Marks: `[PAD]`, `[UNK]`, `[CLS]`, `[SEP]`, `[MASK]`. Any word of Latin letters can be spelt; signs of other scripts
  are `[UNK]`.
- No next-sentence head and no pooler: the second segment is always the text that follows the first.
- Trained from scratch by `python -m training.tiny_bert` in Headlight's source tree, seed {s.seed}.

## Data

{len(m.books["training"])} books in English from Project Gutenberg, in the public domain in the USA,
{m.training_pieces:,} pieces in all:
{fill(titles(m.books["training"]) + ".", 120)}

Held out, never trained on: {titles(m.books["validation"])} (validation: watched during the run);
{titles(m.books["test"])} (test: nothing was chosen by these).

## Training

Objective: masked language modelling. {s.masked:.0%} of the words of each row, and at least one, are asked for, whole
words at a time; of their pieces 80 % become `[MASK]`, 10 % another piece, 10 % stay. By steps:
{lengths} places.
A sentence stands alone, short texts are two sentences that follow each other, in one segment or two; passages and
windows begin with a sentence and run on. {UNFINISHED:.0%} of the sentences and of the short texts in one segment stop
within a sentence, as a person's text does while it is typed, so a mask at the end is not always a full stop.

{m.steps:,} steps of {s.tokens_per_step:,} places, {m.places_seen:,} in all (padding included), in {m.minutes:.1f}
minutes on one {m.hardware}; products in bf16, weights in float32. Muon for the blocks' matrices, AdamW for the rest,
dropout {s.dropout}, rates falling to zero, no early stopping. What was tried: `training/RECIPE.md`.

## Measured

On the fp16 weights as stored, computed in float32.

{s.masked:.0%} of the words of each row masked (at least one), all with `[MASK]`, counted by piece: windows of
{s.context} places that do not overlap, and sentences that stand alone, both spread evenly over the books.

{score_table("books", m.masked)}

One whole word of letters masked in each of as many held-out sentences of {SHORTEST} pieces or more, with nothing else;
a word of several pieces is right if all of them are, and its loss is their sum:

{score_table("words", m.words)}

## Heads

Counted from 0, as in the window; mean weights over a hundred held-out sentences, nothing masked. The largest
weight of a row is {min(map(min, h.largest)):.2f} to {max(map(max, h.largest)):.2f} by head, {mean_of(h.largest):.2f} in
the mean over all heads. The head that looks most at the token before: {strongest(h.previous)}; at the token after:
{strongest(h.following)}.

## Fillers

Unedited, the five likeliest pieces and their probabilities; the texts were written before the model was trained.

{examples}

## Licence

The weights are under the MIT licence, like Headlight. The books are in the public domain in the USA.
"""
