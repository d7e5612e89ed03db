"""A corpus of four small books and a run on it that takes a blink."""

from pathlib import Path

import pytest
import torch

from training.settings import Settings
from training.tiny_gpt import prepare

PEOPLE = ("king", "girl", "fox", "tailor", "mother", "soldier", "miller", "hen")
PLACES = ("forest", "castle", "river", "garden", "mill", "market", "mountain", "sea")
DEEDS = ("walked", "sang", "slept", "waited", "danced", "laughed", "worked", "wept")


def book(turn: int) -> str:
    """Some 5,000 characters of plain sentences, other ones for every turn."""
    return "\n\n".join(
        f"The old {PEOPLE[(i + turn) % 8]} and the little {PEOPLE[(3 * i + turn) % 8]} {DEEDS[(i * i + turn) % 8]} "
        f"by the {PLACES[(5 * i + turn) % 8]}, and after {i + turn} days they went home."
        for i in range(60)
    )


@pytest.fixture(autouse=True)
def one_thread():
    """The same sums in the same order, whatever the machine."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Four steps of a very small model, prepared: float32, nothing compiled, a checkpoint at every step."""
    corpus = tmp_path / "corpus" / "books"
    corpus.mkdir(parents=True)
    for turn, name in enumerate(("black-beauty", "the-railway-children", "heidi", "white-fang")):
        (corpus / f"{name}.txt").write_text(book(turn), encoding="utf-8")
    settings = Settings(
        str(corpus.parent), str(tmp_path / "work"), str(tmp_path / "out"), steps=4, processes=1, compile=False,
        dtype="float32", vocab=300, layers=2, heads=2, width=16, context=32, tokens_per_step=128, dropout=0.1,
        pattern_share=0.3, validate_every=0.0, checkpoint_every=0.0,
    )  # fmt: skip
    prepare(settings)
    return settings
