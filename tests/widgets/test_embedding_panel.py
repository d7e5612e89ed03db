"""The panel of what enters layer 0."""

import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import LONG
from widgets.main_window import MainWindow
from widgets.marks.heat_map import HeatMapItem
from widgets.panels.embedding import PATTERN_CELL


@pytest.mark.parametrize("prompt", ["The old king", "The old king looked at her in surprise"])
def test_a_long_token_does_not_halve_the_position_pattern(window: MainWindow, qtbot: QtBot, prompt: str) -> None:
    """Its name takes width from the maps above, and the pattern stands under them."""
    window.resize(1440, 900)
    with qtbot.waitSignal(window.settled, timeout=LONG):
        window.prompt.field.set_text(prompt)
    pattern = window.panels.embedding.canvas.items_shown[-1]
    assert isinstance(pattern, HeatMapItem)
    assert pattern.mark.square
    assert pattern.cell_w == PATTERN_CELL
