"""Short sittings of random edits, clicks and keys; the long form is `python -m tests.endurance`."""

import pytest

from tests.endurance import MOST_GROWTH, endure
from widgets.main_window import MainWindow


@pytest.mark.timeout(300)
def test_whatever_a_person_does_nothing_breaks(window: MainWindow) -> None:
    """A hundred steps, whatever they are."""
    wrong, _ = endure(window, 100, seed=1)
    assert not wrong, wrong[0]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_whatever_a_person_does_nothing_grows(window: MainWindow) -> None:
    """The same again: fonts, matplotlib and buffers are there by then, and what grows every time is a leak."""
    grown = MOST_GROWTH
    for round in range(4):
        wrong, grown = endure(window, 200, seed=1)
        assert not wrong, wrong[0]
        if round and grown < MOST_GROWTH:
            break
    assert grown < MOST_GROWTH
