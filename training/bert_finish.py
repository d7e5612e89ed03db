"""From the trained weights of tiny-bert to the folder that ships: weights, tokenizer, model card."""

import json
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from transformers import BertForMaskedLM, PreTrainedTokenizerFast

from training.bert_card import EXAMPLES, BertMeasured, card
from training.bert_evaluate import (
    SHORTEST,
    Score,
    bert_logits,
    fillers,
    habits,
    masked_pieces,
    single_sentences,
    single_words,
    spread,
    windows,
    words_of,
)
from training.bert_model import TinyBERT, to_transformers
from training.bert_rows import WINDOW, length_of
from training.bert_settings import BertSettings
from training.bert_trainer import load_encoded, load_weights
from training.finish import write_graph_if_possible
from training.wordpiece import MARKS, PAD, save_wordpiece

HELD_OUT = ("validation", "test")

WINDOWS, SENTENCES = 120, 800
"""Rows of each part of the books that are measured, spread evenly over it: the share of right guesses is then sure to
about one in a hundred, and measuring takes a minute or two on one core."""

LONG, LOOKED_AT = 12, 100
"""Sentences of 12 pieces or more, 100 of them, show how the heads look."""


def write_weights(folder: Path, model: TinyBERT, tokenizer: PreTrainedTokenizerFast, dropout: float) -> BertForMaskedLM:
    """Write config, tokenizer and fp16 weights; the model that comes back holds what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    bert = to_transformers(model, dropout, MARKS.index(PAD)).half()
    bert.config.dtype = torch.float16
    bert.config.architectures = ["BertForMaskedLM"]
    bert.config.save_pretrained(folder)
    save_wordpiece(tokenizer.backend_tokenizer, folder, model.shape.context)
    tied = ("cls.predictions.decoder.weight", "cls.predictions.decoder.bias")  # stored once, under their other names
    tensors = {name: tensor.contiguous() for name, tensor in bert.state_dict().items() if name not in tied}
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    (folder / "model.safetensors").chmod(0o644)  # it is written for its owner only
    return bert


def weighted(scores: list[Score]) -> Score:
    """The score over all that was asked."""
    asked = sum(score.asked for score in scores)
    return Score(
        asked, *(sum(getattr(s, name) * s.asked for s in scores) / asked for name in ("nats", "first", "among"))
    )


def measure(settings: BertSettings, bert: BertForMaskedLM, tokenizer: PreTrainedTokenizerFast) -> BertMeasured:
    """Everything the card reports, on `bert` (float32 on the CPU, holding the fp16 values)."""
    work, results = Path(settings.work), Path(settings.results or settings.work)
    with safe_open(results / "weights.safetensors", "pt") as stored:
        told = json.loads(stored.metadata()["run"])
    books = json.loads((work / "books.json").read_text(encoding="utf-8"))
    encoded = {part: load_encoded(work, part) for part in ("training", *HELD_OUT)}
    words = words_of(tokenizer, encoded["training"])
    logits, context = bert_logits(bert), length_of(WINDOW, settings.context)
    measured = BertMeasured(
        books=books,
        training_pieces=len(encoded["training"].stream),
        steps=told["steps"],
        places_seen=told["pieces"],
        minutes=told["seconds"] / 60,
        hardware=told["hardware"],
    )
    for part in HELD_OUT:
        rows = {
            "windows": spread(windows(encoded[part], context), WINDOWS),
            "sentences": spread(single_sentences(encoded[part], context), SENTENCES),
        }
        for name, some in rows.items():
            score = masked_pieces(logits, some, words.starts, settings.masked, seed=1)
            measured.masked[f"{part}, {len(some):,} {name}"] = score
    some = spread(windows(encoded["training"], context), WINDOWS)
    score = masked_pieces(logits, some, words.starts, settings.masked, seed=1)
    measured.masked[f"training, {len(some):,} windows"] = score
    parts = [
        single_words(logits, spread(single_sentences(encoded[part], context, SHORTEST), SENTENCES), words, seed=1)
        for part in HELD_OUT
    ]
    for name, scores in zip(("all words", "the 100 commonest", "all others"), zip(*parts, strict=True), strict=True):
        measured.words[name] = weighted(list(scores))
    lines = single_sentences(encoded["validation"], context, LONG)
    measured.habits = habits(bert, spread(lines, LOOKED_AT))
    measured.fillers.extend((text, fillers(bert, tokenizer, text)) for text in EXAMPLES)
    return measured


def finish(settings: BertSettings) -> BertMeasured:
    """Write the finished folder from the weights of the work (or results) folder."""
    torch.set_num_threads(settings.threads)
    work, out = Path(settings.work), Path(settings.out)
    model = TinyBERT(settings.shape)
    load_weights(Path(settings.results or settings.work) / "weights.safetensors", model)
    tokenizer = PreTrainedTokenizerFast.from_pretrained(work / "tokenizer")
    bert = write_weights(out, model, tokenizer, settings.dropout)
    measured = measure(settings, bert.float().eval(), tokenizer)
    (work / "measured.json").write_text(json.dumps(asdict(measured), indent=1), encoding="utf-8")
    text = card(settings, measured, sum(p.numel() for p in bert.parameters()))
    (out / "README.md").write_text(text, encoding="utf-8")
    write_graph_if_possible(out)
    return measured
