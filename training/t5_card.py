"""The model card of tiny-t5: what it was made from, what was measured, and samples as they came."""

import re
from dataclasses import dataclass, field
from textwrap import fill

from training.card import table, titles
from training.t5_evaluate import Scores
from training.t5_settings import Settings
from training.t5_text import PREFIX

EIGHT = (
    "I am very hungry this morning.",
    "Where is my brother?",
    "She does not like cats.",
    "We will eat at home tonight.",
    "Do you want to drink something?",
    "It is raining.",
    "He lost his keys.",
    "They are too young.",
)
"""Everyday sentences of the card, chosen before the first training."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What `finish` measured on the fp16 weights as they ship; `card` reads it."""

    books: dict[str, list[str]]
    """Names by part: training, validation, test."""
    training_pairs: int
    training_sentences: int
    steps: int
    minutes: float
    pairs_seen: int
    hardware: str
    test_sentences: int
    test_references: int
    pair_loss: dict[str, float] = field(default_factory=dict)
    """Per part, nats a French token."""
    span_loss: dict[str, float] = field(default_factory=dict)
    """Per part, nats a target token."""
    scores: dict[str, Scores] = field(default_factory=dict)
    """By how it was decoded."""
    sharpness: list[float] = field(default_factory=list)
    """Mean largest weight of encoder, decoder and cross attention."""
    eight: list[str] = field(default_factory=list)
    spans: list[tuple[str, str, str]] = field(default_factory=list)
    """Source, what stood there, what the model fills in."""
    aligned: list[list[float]] = field(default_factory=list)
    """By decoder layer and head, share of the words whose translation has the largest cross weight."""
    diagonal: float = 0.0
    """The same share for the same place along the sentence."""
    aligned_words: int = 0


def card(settings: Settings, measured: Measured, parameters: int, read: str = "") -> str:
    """The text of README.md; `read` is what `verdicts` says."""
    s, m = settings, measured
    epochs = m.pairs_seen / m.training_pairs
    scores = table(
        ["decoding", "chrF", "BLEU", "equal to a reference"],
        [[name, f"{v.chrf:.1f}", f"{v.bleu:.1f}", f"{v.exact:.1%}"] for name, v in m.scores.items()],
    )
    losses = table(
        ["held out", "translation", "spans"],
        [[part, f"{m.pair_loss[part]:.3f}", f"{m.span_loss[part]:.3f}"] for part in m.pair_loss],
    )
    eight = table(["English", "tiny-t5"], [list(row) for row in zip(EIGHT, m.eight, strict=True)])
    spans = table(["source", "what stood there", "tiny-t5"], [[cell(c) for c in row] for row in m.spans])
    heads = table(
        ["decoder layer", *(f"head {i + 1}" for i in range(s.heads))],
        [[str(i + 1), *(f"{share:.2f}" for share in layer)] for i, layer in enumerate(m.aligned)],
    )
    encoder, decoder, cross = m.sharpness
    return f"""---
license: cc-by-2.0
language:
- en
- fr
library_name: transformers
pipeline_tag: translation
---

# tiny-t5

A small encoder-decoder made to be looked into. It ships with Headlight, so that there are source, target and cross
attention to see without a download. It translates short everyday sentences from English to French, and fills in words
that are missing from an English sentence. Rare words, names and long sentences it gets wrong; do not rely on it.

- T5 architecture with gated GELU, as in T5 1.1 and FLAN-T5 (`T5ForConditionalGeneration`): {s.layers} encoder and
  {s.decoder_layers} decoder layers, {s.heads} heads, width {s.width}, feed-forward width {s.inner}, relative positions,
  tied embeddings; {parameters:,} parameters, stored in fp16.
- Unigram tokenizer of {s.vocab:,} pieces for both languages, learnt from the training text; `<pad>` also starts the
  target, `</s>` ends source and target; {s.sentinels} sentinels, `<extra_id_0>` to `<extra_id_{s.sentinels - 1}>`.
- To translate, put `{PREFIX}` before the sentence. To fill, put sentinels where words are missing, in order.
- Sources were at most {s.longest} pieces long; beyond that it has seen nothing.
- Trained from scratch by `python -m training.tiny_t5` in Headlight's source tree, seed {s.seed}.

## Data

Translation: {m.training_pairs:,} sentence pairs from the **Tatoeba Project** (https://tatoeba.org), under
**CC BY 2.0 FR** (https://creativecommons.org/licenses/by/2.0/fr/), in the selection of
https://www.manythings.org/anki/ (fra-eng, 2019-04-07), at most 14 words a side, filtered, punctuation and spacing
normalised.

Spans: {m.training_sentences:,} single sentences, of {len(m.books["training"])} books in English from Project Gutenberg,
in the public domain in the USA, and both sides of the training pairs:
{fill(titles(m.books["training"]) + ".", 120)}

Held out, never trained on: {s.validation_sentences:,} English sentences with all their translations (validation: the
recipe was chosen by these), {m.test_sentences} more with {m.test_references} references (test: nothing was chosen by
these); {titles(m.books["validation"])} (validation); {titles(m.books["test"])} (test). A French sentence may stand both
in training and as a reference, if it translates two English sentences.

## Training

Objectives: translation, and at {s.span_share:.0%} of the steps span corruption ({s.span_rate:.0%} of the words, 1 to 4
at a time, each span replaced by a sentinel), by cross-entropy with smoothed labels ({s.smoothing}). Each sentence is
read twice under different dropout ({s.dropout}), and the two readings' disagreement is added to the loss (R-Drop, alpha
{s.agreement:g}). {m.steps:,} steps of about {s.tokens_per_step:,} tokens in {m.minutes:.1f} minutes on {m.hardware};
{m.pairs_seen:,} pairs seen, {epochs:.0f} passes. Products in bf16, weights in float32; Muon for the blocks' matrices,
AdamW for the rest, rates falling to zero. The query matrices learn at 1 / sqrt({s.head_width}) of the others' rate: T5
does not scale its scores, and with equal steps every softmax would end on a single weight. What was tried:
`training/RECIPE.md`.

## Measured

On the fp16 weights as stored, computed in float32. Loss in nats a target token, no smoothing; spans in sentences of the
held-out books:

{losses}

Translation of the {m.test_sentences} test sentences (3 to 10 words), by sacrebleu with its defaults:

{scores}

{read}{eight}

Spans of held-out books (sentences and gaps taken at even steps, greedy):

{spans}

Cross attention. Share of {m.aligned_words:,} words whose largest weight, in the row that predicts the French word, lies
on the English word that a lexicon counted from the training pairs gives for it (the same place along the sentence:
{m.diagonal:.2f}):

{heads}

Mean largest weight: encoder {encoder:.2f}, decoder {decoder:.2f}, cross {cross:.2f}.

## Licence

The weights come from Tatoeba's sentences: whoever passes them on names the Tatoeba Project and CC BY 2.0 FR. The books
are in the public domain in the USA.
"""


def verdicts(list_read: str, translations: dict[str, str]) -> str:
    """What `tiny-t5-read.md` says of the translations, in a sentence; nothing if it was read of other ones."""
    lines = (line.strip("| ").split(" | ") for line in list_read.splitlines() if line[2:3].isdigit())
    rows = [line for line in lines if len(line) == 5]
    if not rows or any(translations.get(english) != made for _, english, made, _, _ in rows):
        return ""
    right, nearly = (sum(row[4].startswith(verdict) for row in rows) for verdict in ("right", "nearly"))
    return (
        f"Of {len(rows)} test sentences whose greedy translations were read (`training/tiny-t5-read.md` has them all), "
        f"{right / len(rows):.1%} are right and\n{nearly / len(rows):.1%} more nearly right.\n\n"
    )


def cell(text: str) -> str:
    """Text for a cell of a table: sentinels as code, bars escaped."""
    return re.sub(r"\s*(<extra_id_\d+>)", r" `\1`", text).strip().replace("|", "\\|")
