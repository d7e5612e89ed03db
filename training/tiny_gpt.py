"""Train the embedded default model: `python -m training.tiny_gpt --corpus DIR [--minutes N] [--device auto]`.

The work folder holds the tokenizer, the encoded books and the last checkpoint; the same command goes on from there
after a kill. The finished folder is written once, at the end.
"""

import argparse
import json
import os
import tempfile
from dataclasses import asdict, replace
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
from torch import Tensor
from tqdm import tqdm

from training.corpus import encode, find_books, read, split
from training.finish import finish
from training.patterns import common_words
from training.settings import Settings
from training.tokenizer import save_tokenizer, train_tokenizer
from training.trainer import Trainer

MALLOC = {
    "MALLOC_MMAP_THRESHOLD_": str(1 << 32),
    "MALLOC_TRIM_THRESHOLD_": str(1 << 34),
    "MALLOC_TOP_PAD_": str(1 << 28),
}
"""Else glibc gives every large array back to the system, and gets it anew page by page, at each step."""


def prepare(settings: Settings) -> None:
    """Train the tokenizer and encode the books into the work folder, unless that is done already."""
    work = Path(settings.work)
    record = work / "settings.json"
    if record.exists():
        if json.loads(record.read_text(encoding="utf-8")) != settings.shaping():
            raise SystemExit(f"{work} holds a run with other settings; choose another --work or remove it")
        return
    work.mkdir(parents=True, exist_ok=True)
    books = find_books(Path(settings.corpus))
    parts = dict(zip(("training", "validation", "test"), split(books), strict=True))
    texts = {part: [read(books[name]) for name in names] for part, names in parts.items()}
    tokenizer = train_tokenizer(texts["training"], settings.vocab)
    save_tokenizer(tokenizer, work / "tokenizer", settings.context)
    for part in parts:
        np.save(work / f"{part}.npy", encode(tokenizer, texts[part]))
    sizes = {part: sum(len(text.encode()) for text in texts[part]) for part in parts}
    (work / "bytes.json").write_text(json.dumps(sizes), encoding="utf-8")
    (work / "words.json").write_text(json.dumps(common_words(texts["training"])), encoding="utf-8")
    record.write_text(json.dumps(settings.shaping(), indent=1), encoding="utf-8")


def spread_rows(stream: np.ndarray, context: int, count: int) -> Tensor:
    """(at most count, context + 1) rows spread evenly over a (tokens,) stream."""
    starts = np.arange(0, len(stream) - context, context)
    starts = starts[np.linspace(0, len(starts) - 1, min(count, len(starts))).astype(int)]
    return torch.from_numpy(np.stack([stream[s : s + context + 1] for s in starts]).astype(np.int64))


def train(settings: Settings, rank: int = 0, world: int = 1, meeting: str = "") -> None:
    """The loop of one process, until the budget is spent; process 0 shows the bar and writes log and checkpoints.

    Processes find each other by the file `meeting`. Only process 0's clock counts: the others go by it.
    """
    torch.set_num_threads(settings.threads)
    if world > 1:
        dist.init_process_group("gloo", init_method=f"file://{meeting}", rank=rank, world_size=world)
    work = Path(settings.work)
    trainer = Trainer(settings, rank, world)
    checkpoint = work / "checkpoint.pt"
    if checkpoint.exists():
        trainer.load(torch.load(checkpoint, map_location=trainer.device))
    stream = np.load(work / "validation.npy")
    size = json.loads((work / "bytes.json").read_text(encoding="utf-8"))["validation"]
    bits_per_byte_of_nats = len(stream) / size / float(np.log(2))
    rows = spread_rows(stream, settings.context, 128)
    started_by = os.getppid()
    total, unit = (settings.steps, " steps") if settings.steps else (round(60 * settings.minutes), "s")
    bar = tqdm(total=total, initial=round(trainer.fraction * total), unit=unit, disable=rank > 0, mininterval=5)
    if trainer.step_number and rank == 0:
        bar.write(f"resumed at step {trainer.step_number}, after {trainer.elapsed:.0f} s of training")
    first, first_seen = trainer.elapsed, trainer.tokens_seen
    next_validation = trainer.elapsed + settings.validate_every
    next_checkpoint = trainer.elapsed + settings.checkpoint_every
    compiling = True  # the first step after a start compiles: its time is not training time
    validation, smooth = "", 0.0
    while trainer.fraction < 1.0:
        before = trainer.elapsed
        loss = trainer.step()
        if compiling:
            trainer.elapsed, compiling = before, False
        if os.getppid() != started_by:
            raise SystemExit("the starting process is gone")
        if world > 1:
            clock = torch.tensor([trainer.elapsed], dtype=torch.float64)
            dist.broadcast(clock, 0)
            trainer.elapsed = float(clock)
        smooth = loss if smooth == 0 else 0.98 * smooth + 0.02 * loss
        speed = (trainer.tokens_seen - first_seen) / max(trainer.elapsed - first, 1.0)
        done = trainer.fraction >= 1.0
        if trainer.elapsed >= next_validation or done:
            next_validation = trainer.elapsed + settings.validate_every
            nats = trainer.mean_loss(rows)
            bits = nats * bits_per_byte_of_nats
            validation = f", validation {nats:.3f} = {bits:.3f} bits a byte"
            if rank == 0:
                place = f"{trainer.step_number}\t{trainer.elapsed:.0f}\t{trainer.tokens_seen}"
                with (work / "log.tsv").open("a", encoding="utf-8") as log:
                    print(f"{place}\t{smooth:.4f}\t{nats:.4f}\t{bits:.4f}\t{speed:.0f}", file=log)
        if (trainer.elapsed >= next_checkpoint or done) and rank == 0:
            next_checkpoint = trainer.elapsed + settings.checkpoint_every
            trainer.save(checkpoint)
        bar.set_postfix_str(f"{speed:,.0f} tokens/s, loss {smooth:.3f}{validation}", refresh=False)
        bar.update(round(trainer.fraction * total) - bar.n)
    bar.close()
    if world > 1:
        dist.destroy_process_group()


def run(settings: Settings) -> None:
    """Prepare, train in fresh processes, measure, and write the finished folder."""
    prepare(settings)
    os.environ.update(MALLOC)  # glibc reads them when a process starts, so these are for the ones started below
    os.environ["OMP_NUM_THREADS"] = str(settings.threads)
    context = get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        meeting = str(Path(folder) / "meeting")
        workers = [
            context.Process(target=train, args=(settings, rank, settings.processes, meeting))
            for rank in range(settings.processes)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    if any(worker.exitcode for worker in workers):
        raise SystemExit("training stopped; the same command resumes it")
    finish(settings)


def parse(arguments: list[str] | None = None) -> Settings:
    """Settings from the command line (`sys.argv` unless given)."""
    parser = argparse.ArgumentParser(prog="python -m training.tiny_gpt", description=__doc__)
    parser.add_argument("--corpus", required=True, help="folder of plain-text books, or its parent")
    parser.add_argument("--work", default=".cache/tiny-gpt", help="tokenizer, encoded books, checkpoint")
    parser.add_argument("--out", default="assets/models/tiny-gpt", help="the finished folder")
    parser.add_argument("--device", default="auto", help="auto, cpu or cuda")
    parser.add_argument("--no-compile", dest="compile", action="store_false")
    parser.add_argument("--optimizer", choices=("muon", "adamw"), default="muon", help="for the blocks' matrices")
    for name, default in asdict(Settings("", "", "")).items():
        if name not in ("corpus", "work", "out", "device", "compile", "optimizer"):
            parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default)
    settings = Settings(**vars(parser.parse_args(arguments)))
    if settings.device == "auto":
        settings = replace(settings, device="cuda" if torch.cuda.is_available() else "cpu")
    return settings if settings.device == "cpu" else replace(settings, processes=1)


if __name__ == "__main__":
    run(parse())
