"""Train the embedded encoder: `python -m training.tiny_bert --corpus DIR [--minutes N] [--device auto]`.

The work folder holds the tokenizer, the encoded books and the last checkpoint; the same command goes on from there
after a kill. `--only prepare`, `--only train` and `--only finish` do one part, so that the training can be done on
another machine, which then needs the work folder and no corpus.
"""

import argparse
import json
import math
import time
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from training.bert_rows import SENTENCE, WINDOW, Encoded
from training.bert_settings import BertSettings
from training.bert_trainer import BertTrainer
from training.corpus import find_books, read, split
from training.sentences import sentences
from training.wordpiece import save_wordpiece, train_wordpiece

LOOK_EVERY = 25
"""Steps between looks at the loss; each look waits for the device."""


def encode(tokenizer: Tokenizer, texts: list[str]) -> Encoded:
    """The sentences of the texts, one after the other, as pieces without marks."""
    lines = [line for text in texts for line in sentences(text)]
    pieces = [encoding.ids for encoding in tokenizer.encode_batch(lines, add_special_tokens=False)]
    pieces = [ids for ids in pieces if ids]
    begins = np.cumsum([0, *(len(ids) for ids in pieces)])[:-1]
    return Encoded(np.concatenate(pieces).astype(np.uint16), begins.astype(np.uint32))


def prepare(settings: BertSettings) -> None:
    """Train the tokenizer and encode the books into the work folder, unless that is done already."""
    work = Path(settings.work)
    record = work / "settings.json"
    wanted = {name: settings.shaping()[name] for name in ("vocab",)}
    if record.exists():
        if json.loads(record.read_text(encoding="utf-8")) != wanted:
            raise SystemExit(f"{work} was prepared with other settings; choose another --work or remove it")
        return
    work.mkdir(parents=True, exist_ok=True)
    books = find_books(Path(settings.corpus))
    parts = dict(zip(("training", "validation", "test"), split(books), strict=True))
    texts = {part: [read(books[name]) for name in names] for part, names in parts.items()}
    tokenizer = train_wordpiece(texts["training"], settings.vocab)
    save_wordpiece(tokenizer, work / "tokenizer", settings.context)
    for part in parts:
        encoded = encode(tokenizer, texts[part])
        np.savez_compressed(work / f"{part}.npz", stream=encoded.stream, begins=encoded.begins)
    (work / "books.json").write_text(json.dumps(parts, indent=1), encoding="utf-8")
    record.write_text(json.dumps(wanted), encoding="utf-8")


def train(settings: BertSettings) -> None:
    """The loop, until the budget is spent; writes log, weights and checkpoints."""
    torch.set_num_threads(settings.threads)
    work, results = Path(settings.work), Path(settings.results or settings.work)
    results.mkdir(parents=True, exist_ok=True)
    trainer = BertTrainer(settings)
    checkpoint = work / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=trainer.device)
        if saved["shaping"] != settings.shaping():
            raise SystemExit(f"{work} holds a run with other settings; choose another --work or remove {checkpoint}")
        trainer.load(saved["trainer"])
        print(f"resumed at step {trainer.step_number}, after {trainer.elapsed:.0f} s of training", flush=True)
    next_validation = trainer.elapsed + settings.validate_every
    next_checkpoint = trainer.elapsed + settings.checkpoint_every
    smooth: dict[str, float] = {}
    began, first_pieces = time.perf_counter(), trainer.pieces_seen
    while trainer.fraction < 1.0:
        kind = trainer.kind
        loss = trainer.step()
        done = trainer.fraction >= 1.0
        if trainer.step_number % LOOK_EVERY == 0 or kind not in smooth or done:
            waited = time.perf_counter()
            now = float(loss)
            trainer.elapsed += time.perf_counter() - waited
            if not math.isfinite(now):
                raise SystemExit(f"the loss is {now} at step {trainer.step_number}: lower --rate")
            smooth[kind] = 0.8 * smooth.get(kind, now) + 0.2 * now
        if trainer.elapsed >= next_validation or done:
            waited = time.perf_counter()
            next_validation = trainer.elapsed + settings.validate_every
            speed = (trainer.pieces_seen - first_pieces) / (time.perf_counter() - began)
            cells = [f"step {trainer.step_number}", f"{trainer.elapsed:.0f} s", f"{speed:,.0f} pieces/s"]
            cells += [f"{name} {value:.3f}" for name, value in smooth.items()]
            for name in (SENTENCE, WINDOW):
                nats, right = trainer.validate(name)
                cells.append(f"held-out {name} {nats:.4f} {right:.2%}")
            with (results / "log.tsv").open("a", encoding="utf-8") as log:
                print("\t".join(cells), file=log)
            print(", ".join(cells), flush=True)
            trainer.elapsed += time.perf_counter() - waited
        if trainer.elapsed >= next_checkpoint or done:
            waited = time.perf_counter()
            next_checkpoint = trainer.elapsed + settings.checkpoint_every
            trainer.save_weights(results)
            trainer.save(checkpoint)
            trainer.elapsed += time.perf_counter() - waited


def run(settings: BertSettings, only: str = "") -> None:
    """Prepare, train, measure, and write the finished folder; or one of these only."""
    if only in ("", "prepare"):
        prepare(settings)
    if only in ("", "train"):
        train(settings)
    if only in ("", "finish"):
        from training.bert_finish import finish

        finish(settings)


def parse(arguments: list[str] | None = None) -> tuple[BertSettings, str]:
    """Settings from the command line (`sys.argv` unless given), and the one part to do, if any."""
    parser = argparse.ArgumentParser(prog="python -m training.tiny_bert", description=__doc__)
    parser.add_argument("--only", choices=("prepare", "train", "finish"), default="", help="do this part alone")
    parser.add_argument("--corpus", default="", help="folder of plain-text books, or its parent; to prepare")
    parser.add_argument("--work", default=".cache/tiny-bert", help="tokenizer, encoded books, checkpoint")
    parser.add_argument("--results", default="", help="weights and log while training; the work folder unless given")
    parser.add_argument("--out", default="assets/models/tiny-bert", help="the finished folder")
    parser.add_argument("--device", default="auto", help="auto, cpu or cuda")
    parser.add_argument("--no-compile", dest="compile", action="store_false")
    for name, default in asdict(BertSettings("", "", "")).items():
        if name not in ("corpus", "work", "results", "out", "device", "compile"):
            parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default)
    given = vars(parser.parse_args(arguments))
    only = given.pop("only")
    settings = BertSettings(**given)
    if not settings.corpus and only in ("", "prepare"):
        parser.error("--corpus is needed to prepare")
    if settings.device == "auto":
        settings = replace(settings, device="cuda" if torch.cuda.is_available() else "cpu")
    return settings, only


if __name__ == "__main__":
    run(*parse())
