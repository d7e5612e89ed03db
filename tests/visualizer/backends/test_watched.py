"""Loading with transformers: reported as it goes, and ended where nobody wants the model any more."""

from pathlib import Path

import pytest

from visualizer.backends.quiet import quiet
from visualizer.backends.watched import watched
from visualizer.errors import Cancelled
from visualizer.loading import reported


def load(folder: Path) -> object:
    from transformers import AutoModelForCausalLM

    with quiet(), watched():
        return AutoModelForCausalLM.from_pretrained(folder, local_files_only=True)


def test_loading_reports_every_weight(gpt2_folder: Path) -> None:
    """From the first to the last."""
    heard: list[tuple[int, int]] = []
    with reported(lambda what, done, total: heard.append((done, total))):
        load(gpt2_folder)
    total = heard[-1][1]
    assert total > 20
    assert [done for done, _ in heard[-total:]] == list(range(1, total + 1))


def test_loading_ends_where_nobody_wants_it(gpt2_folder: Path) -> None:
    """Through whatever transformers catches on the way; the next model loads as ever."""

    def show(what: str, done: int, total: int) -> None:
        if done == 3:
            raise Cancelled(what)

    with pytest.raises(Cancelled), reported(show):
        load(gpt2_folder)
    assert load(gpt2_folder) is not None
