"""A short sitting of random edits, clicks and keys; the long form is `python -m tests.endurance`."""

import pytest

from tests.endurance import MOST_GROWTH, endure
from widgets.main_window import MainWindow


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_a_person_does_nothing_breaks_and_nothing_grows(window: MainWindow, seed: int) -> None:
    wrong, grown = endure(window, 250, seed)
    assert not wrong, wrong[0]
    assert grown < MOST_GROWTH
