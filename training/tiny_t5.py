"""Train the embedded translator: `python -m training.tiny_t5 --corpus DIR [--minutes N] [--device auto]`.

The work folder holds the tokenizer and the encoded text, the run folder the last checkpoint, the log and the best
weights; the same command goes on from there after a kill. The finished folder is written once, at the end. With
`--only train` a machine that has nothing but the prepared work folder can do the training.
"""

import argparse
import json
import os
from dataclasses import asdict, replace
from pathlib import Path

import torch
from tqdm import tqdm

from training.t5_finish import finish
from training.t5_settings import Settings
from training.t5_text import prepare
from training.t5_trainer import Trainer, Validation, save_weights

STAGES = ("prepare", "train", "finish")


def train(settings: Settings) -> None:
    """The loop, until the budget is spent: log, checkpoint, and the weights whenever validation is best."""
    torch.set_num_threads(settings.threads)
    run = Path(settings.run)
    run.mkdir(parents=True, exist_ok=True)
    record = run / "settings.json"
    if record.exists() and json.loads(record.read_text(encoding="utf-8")) != settings.shaping():
        raise SystemExit(f"{run} holds a run with other settings; choose another --run or remove it")
    record.write_text(json.dumps(settings.shaping(), indent=1), encoding="utf-8")
    on = "two CPU cores" if settings.device == "cpu" else torch.cuda.get_device_name()
    (run / "hardware.txt").write_text(f"{on}\n", encoding="utf-8")
    trainer, validation = Trainer(settings), Validation(settings, torch.device(settings.device))
    checkpoint, log = run / "checkpoint.pt", run / "log.tsv"
    best = float("inf")
    if checkpoint.exists():
        trainer.load(torch.load(checkpoint, map_location=trainer.device))
        if log.exists():
            best = min(float(line.split("\t")[3]) for line in log.read_text(encoding="utf-8").splitlines())
    total, unit = (settings.steps, " steps") if settings.steps else (round(60 * settings.minutes), "s")
    bar = tqdm(total=total, initial=round(trainer.fraction * total), unit=unit, mininterval=5)
    if trainer.step_number:
        bar.write(f"resumed at step {trainer.step_number}, after {trainer.elapsed:.0f} s of training")
    next_log = trainer.elapsed + settings.log_every
    smooth: torch.Tensor | None = None  # (2,), left on the device: nobody waits for it between the logs
    while trainer.fraction < 1.0:
        losses = trainer.step()
        smooth = losses if smooth is None else smooth.lerp(losses, 0.02)
        if trainer.elapsed >= next_log or trainer.fraction >= 1.0:
            next_log = trainer.elapsed + settings.log_every
            trainer.save(checkpoint)
            nats = validation.loss(trainer.model, validation.pairs, trainer.dtype)
            spans = validation.loss(trainer.model, validation.spans, trainer.dtype)
            sharp = validation.sharpness(trainer.model)
            if nats < best:
                best = nats
                save_weights(run / "weights.safetensors", trainer.model)
            figures = [trainer.elapsed, trainer.pairs_seen, nats, spans, *smooth.tolist(), *sharp]
            with log.open("a", encoding="utf-8") as file:
                print(trainer.step_number, *(f"{figure:.4f}" for figure in figures), sep="\t", file=file)
            bar.set_postfix_str(f"loss {float(smooth[1]):.3f}, validation {nats:.3f}, spans {spans:.3f}")
        bar.update(round(trainer.fraction * total) - bar.n)
    bar.close()


def run(settings: Settings, stages: tuple[str, ...] = STAGES) -> None:
    """Prepare, train, measure and write the finished folder, or those of the three that are asked for."""
    for name, stage in zip(STAGES, (prepare, train, finish), strict=True):
        if name in stages:
            stage(settings)


def parse(arguments: list[str] | None = None) -> tuple[Settings, tuple[str, ...]]:
    """Settings and stages from the command line (`sys.argv` unless given)."""
    parser = argparse.ArgumentParser(prog="python -m training.tiny_t5", description=__doc__)
    parser.add_argument("--corpus", required=True, help="folder that holds books/ and translation/eng-fra.tsv")
    parser.add_argument("--work", default=".cache/tiny-t5", help="tokenizer and encoded text")
    parser.add_argument("--run", default="", help="checkpoint, log, best weights; unless given, in the work folder")
    parser.add_argument("--out", default="assets/models/tiny-t5", help="the finished folder")
    parser.add_argument("--device", default="auto", help="auto, cpu or cuda")
    parser.add_argument("--only", choices=STAGES, help="one stage instead of all")
    for name, default in asdict(Settings("", "", "", "")).items():
        if name not in ("corpus", "work", "run", "out", "device"):
            parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default)
    given = vars(parser.parse_args(arguments))
    only = given.pop("only")
    settings = Settings(**given)
    settings = replace(settings, run=settings.run or os.path.join(settings.work, "run"))
    if settings.device == "auto":
        settings = replace(settings, device="cuda" if torch.cuda.is_available() else "cpu")
    return settings, (only,) if only else STAGES


if __name__ == "__main__":
    run(*parse())
