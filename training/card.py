"""The model card: what the model was made from, what was measured, and samples as they came."""

from dataclasses import dataclass, field
from math import log
from textwrap import fill

import torch
from transformers import GPT2LMHeadModel, PreTrainedTokenizerFast

from training.settings import Settings

SHOTS = (0, 1, 2, 4, 8)
PROMPTS = (
    "Once upon a time there was a little",
    '"I have something to tell you," said the old man,',
    "The door opened slowly, and",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What `finish` measured on the fp16 weights as they ship; `card` reads it."""

    training_books: list[str]
    validation_books: list[str]
    test_books: list[str]
    training_tokens: int
    tokens_seen: int
    hours: float
    hardware: str
    bpb: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Per part (validation, test, both): non-overlapping windows, and windows every half context."""
    repeats: dict[int, tuple[float, float]] = field(default_factory=dict)
    """Per length: nats over the first and over the second saying."""
    seen_shots: dict[int, float] = field(default_factory=dict)
    fresh_shots: dict[int, float] = field(default_factory=dict)
    samples: list[str] = field(default_factory=list)


SAMPLE_SEED, SAMPLE_TOKENS, SAMPLE_TEMPERATURE, SAMPLE_TOP_P = 1, 120, 0.8, 0.95


def sample(gpt2: GPT2LMHeadModel, tokenizer: PreTrainedTokenizerFast, prompt: str) -> str:
    """One continuation, prompt included, by transformers' own `generate` in float32 on the CPU."""
    torch.manual_seed(SAMPLE_SEED)
    room = gpt2.config.n_positions
    ids = torch.tensor([tokenizer(prompt)["input_ids"][: room // 2]])
    out = gpt2.generate(
        ids,
        attention_mask=torch.ones_like(ids),
        max_new_tokens=min(SAMPLE_TOKENS, room - ids.shape[1]),
        do_sample=True,
        temperature=SAMPLE_TEMPERATURE,
        top_p=SAMPLE_TOP_P,
        top_k=0,
        pad_token_id=tokenizer.eos_token_id,
    )
    return str(tokenizer.decode(out[0], skip_special_tokens=True))


def titles(names: list[str]) -> str:
    """File names as titles, near enough to be found."""
    small = {"a", "an", "and", "at", "in", "of", "on", "or", "s", "the", "to"}
    words = [[w if w in small and i else w.capitalize() for i, w in enumerate(name.split("-"))] for name in names]
    return ", ".join(" ".join(title).replace(" s ", "'s ") for title in words)


def card(settings: Settings, measured: Measured, parameters: int) -> str:
    """The text of README.md."""
    m, s = measured, settings
    half = s.context // 2
    passes = m.tokens_seen * (1 - s.pattern_share) / m.training_tokens
    optimiser = "Muon for the blocks' matrices, AdamW for the rest" if s.optimizer == "muon" else "AdamW"
    bpb = table(
        ["books", "not overlapping", "half overlapping"], [[k, f"{a:.3f}", f"{b:.3f}"] for k, (a, b) in m.bpb.items()]
    )
    said = [[str(n), f"{first:.2f}", f"{second:.2f}"] for n, (first, second) in m.repeats.items()]
    repeats = table(["length in pieces", "said first", "said again"], said)
    shots = table(
        ["examples of each kind", *map(str, SHOTS)],
        [
            ["the asked word is among them", *(f"{m.seen_shots[n]:.2f}" for n in SHOTS)],
            ["it is not; only its kind tells the label", *(f"{m.fresh_shots[n]:.2f}" for n in SHOTS)],
        ],
    )
    verdict = "It looks up the label of a word that it has seen" if m.seen_shots[SHOTS[-1]] > 0.9 else "Lookup is weak"
    verdict += (
        ", and goes by the kind of one that it has not."
        if m.fresh_shots[SHOTS[-1]] > 0.75
        else ("; that the label goes by the kind of word it has hardly learnt, or not at all.")
    )
    samples = "\n\n".join(f"```text\n{text.strip()}\n```" for text in m.samples)
    return f"""---
license: mit
language: en
library_name: transformers
pipeline_tag: text-generation
---

# tiny-gpt

A small English language model made to be looked into. It ships with Headlight, so that there is something real to see
the moment the window opens. It writes in the manner of old children's books and knows little else: no facts, no
instructions, no modern words. Do not rely on anything it says.

- GPT-2 architecture (`GPT2LMHeadModel`): {s.layers} layers, {s.heads} heads, width {s.width},
  context {s.context} tokens, tied embeddings; {parameters:,} parameters, stored in fp16.
- Byte-level BPE of {s.vocab:,} pieces, trained on the training books; any Unicode text comes back as it went in.
  `<|endoftext|>` stands before and after each text.
- Trained from scratch by `python -m training.tiny_gpt` in Headlight's source tree, seed {s.seed}.

## Data

{len(m.training_books)} books in English from Project Gutenberg, in the public domain in the USA,
{m.training_tokens:,} tokens in all:
{fill(titles(m.training_books) + ".", 120)}

{s.pattern_share:.0%} of the tokens are generated (`training/patterns.py`): random words and random pieces said several
times over, and `input -> label` lists whose labels are new in every list. They are meant to teach
copying and taking a rule from examples, so that induction heads and in-context learning can be shown; what came of it
stands below.

Held out, never trained on: {titles(m.validation_books)} (validation: the recipe was chosen by these);
{titles(m.test_books)} (test: nothing was chosen by these).

## Training

Objective: the next token, by cross-entropy. {m.tokens_seen:,} tokens seen, {passes:.1f} passes over the books, in
{m.hours:.1f} hours on {m.hardware}; products in bf16, weights in float32. {optimiser},
{s.tokens_per_step:,} tokens a step, rates falling to zero, no early stopping. What was tried before:
`training/RECIPE.md`.

## Measured

On the fp16 weights as stored, computed in float32.

Bits per byte over the whole held-out books, in windows of {s.context} tokens that do not overlap, and in windows
that start every {half} tokens (each token but those of the first window then has {half} or more before it):

{bpb}

A random sequence of pieces said twice, loss in nats a token ({log(s.vocab):.2f} by chance). Said again,
it can be known only by copying:

{repeats}

`word -> label` lists: two kinds of words (animals, foods, ...), two random words as labels, 400 lists, none of
the words ever in a training list that goes by kinds. Share of lists where the right label is likelier than the other
(0.50 by chance):

{shots}

{verdict}

## Samples

Unedited, the first for each prompt; seed {SAMPLE_SEED}, temperature {SAMPLE_TEMPERATURE}, top-p {SAMPLE_TOP_P}, at most
{SAMPLE_TOKENS} new tokens, by transformers' `generate` on the CPU. The prompts: `{"`, `".join(PROMPTS)}`.

{samples}

## Licence

The weights are under the MIT licence, like Headlight. The books are in the public domain in the USA.
"""


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [head, ["---"] * len(head), *rows])
