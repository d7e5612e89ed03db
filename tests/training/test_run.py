"""A run from start to finished folder, and a run that is killed on the way."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from training import finish as finishing
from training.evaluate import bits_per_byte, label_accuracy, repeated_sequence
from training.finish import finish
from training.settings import Settings
from training.tiny_gpt import parse, prepare, train
from training.trainer import Trainer


class Killed(Exception):
    """Stands for the end of the process."""


def weights(settings: Settings) -> dict[str, Tensor]:
    return torch.load(Path(settings.work) / "checkpoint.pt")["model"]


def test_a_killed_run_goes_on_as_if_nothing_had_happened(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Killed in its third step, resumed from the file: the same weights as without, to the last bit."""
    whole = replace(settings, work=str(tmp_path / "whole"))
    prepare(whole)
    train(whole)

    step = Trainer.step

    def step_until_killed(self: Trainer) -> float:
        if self.step_number == 2:
            raise Killed
        return step(self)

    monkeypatch.setattr(Trainer, "step", step_until_killed)
    with pytest.raises(Killed):
        train(settings)
    monkeypatch.undo()
    assert torch.load(Path(settings.work) / "checkpoint.pt")["step_number"] == 2
    train(settings)

    mine, theirs = weights(settings), weights(whole)
    assert mine.keys() == theirs.keys()
    for name in mine:
        assert torch.equal(mine[name], theirs[name]), name
    log = (Path(settings.work) / "log.tsv").read_text(encoding="utf-8").splitlines()
    assert [line.split("\t")[0] for line in log] == ["1", "2", "3", "4"]


def test_a_kill_while_writing_leaves_the_last_checkpoint_whole(settings: Settings, monkeypatch: pytest.MonkeyPatch):
    trainer = Trainer(settings)
    path = Path(settings.work) / "checkpoint.pt"
    trainer.save(path)
    trainer.step()

    def half(state: object, target: Path) -> None:
        Path(target).write_bytes(b"half")
        raise Killed

    monkeypatch.setattr(torch, "save", half)
    with pytest.raises(Killed):
        trainer.save(path)
    assert torch.load(path)["step_number"] == 0


@pytest.mark.parametrize("optimizer", ["muon", "adamw"])
def test_training_lowers_the_loss(settings: Settings, optimizer: str):
    trainer = Trainer(replace(settings, optimizer=optimizer, steps=30, dropout=0.0, pattern_share=0.0))
    rows = trainer.batches.rows(0, 8)
    before = trainer.mean_loss(rows)
    for _ in range(30):
        trainer.step()
    assert trainer.mean_loss(rows) < before - 0.5


def test_the_finished_folder_is_whole(settings: Settings, monkeypatch: pytest.MonkeyPatch):
    """Weights, tokenizer and a card that gives the measured numbers."""
    monkeypatch.setattr(finishing, "write_graph_if_possible", lambda folder: None)
    monkeypatch.setattr(finishing, "LISTS", 8)
    train(settings)
    measured = finish(settings)
    out = Path(settings.out)
    assert {path.name for path in out.iterdir()} == {
        "README.md", "config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json",
    }  # fmt: skip
    card = (out / "README.md").read_text(encoding="utf-8")
    assert f"{measured.bpb['test'][0]:.3f}" in card
    assert f"{4 * settings.tokens_per_step:,} tokens seen" in card
    assert "Black Beauty" in card
    assert measured.training_books == ["heidi", "white-fang"]
    assert json.loads((Path(settings.work) / "measured.json").read_text(encoding="utf-8"))["tokens_seen"] == 512


def guess(ids: Tensor) -> Tensor:
    """A model that knows nothing, of 16 tokens."""
    return torch.zeros(*ids.shape, 16)


def copy(ids: Tensor) -> Tensor:
    """A perfect induction head: after a token, what followed it the last time, or else nothing known."""
    logits = torch.zeros(*ids.shape, 400)
    for row, line in zip(logits, ids.tolist(), strict=True):
        followed: dict[int, int] = {}
        for i, token in enumerate(line):
            if i:
                followed[line[i - 1]] = token
            if token in followed:
                row[i, followed[token]] = 50.0
    return logits


@pytest.mark.parametrize("stride", [8, 4, 3])
@pytest.mark.parametrize("count", [41, 42, 47, 48])
def test_every_token_costs_once_however_windows_overlap(stride: int, count: int):
    """40 guesses among 16 are 160 bits."""
    bits = bits_per_byte(guess, np.zeros(count, dtype=np.int32), size=10, context=8, stride=stride, batch=3)
    assert bits == pytest.approx(4 * (count - 1) / 10)


def test_copying_shows_in_the_second_saying_only():
    first, second = repeated_sequence(copy, vocab=400, length=10, seed=0, count=20)
    assert first > 5
    assert second < 0.5 * first


def test_labels_are_guessed_without_examples(settings: Settings):
    """Nothing known: neither label is likelier than the other, and a tie is not right."""
    trainer = Trainer(settings)
    words = trainer.batches.patterns.words
    tokenizer = trainer.batches.patterns.tokenizer
    flat = label_accuracy(
        lambda ids: torch.zeros(*ids.shape, 300), tokenizer, words, context=32, shots=2, seed=0, count=5
    )
    assert flat == (0.0, 0.0)


def test_the_command_line_gives_the_recipe_that_ships(tmp_path: Path):
    settings = parse(["--corpus", str(tmp_path), "--minutes", "2.5", "--device", "cpu", "--no-compile"])
    assert (settings.minutes, settings.compile, settings.processes) == (2.5, False, 2)
    assert settings.shaping() == Settings("", "", "").shaping()
    assert parse(["--corpus", "x", "--device", "cuda"]).processes == 1
