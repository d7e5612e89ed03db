"""The drawer of one view: what it says of cross-attention, and when it offers other layers."""

from pytestqt.qtbot import QtBot

from tests.traces import random_pair, random_trace
from visualizer.attention import AttentionRule
from visualizer.positions import Rotary
from visualizer.state import Selection
from widgets.panels.view_drawer import Shown, ViewDrawer
from widgets.theme import ThemeController


def drawer_of(qtbot: QtBot, themes: ThemeController) -> ViewDrawer:
    drawer = ViewDrawer(themes.theme, Shown("positions", by_layer=True, by_kind=True))
    drawer.resize(1200, 320)
    qtbot.addWidget(drawer)
    drawer.show()
    return drawer


def test_in_cross_attention_positions_are_said_to_be_the_decoders(qtbot: QtBot, themes: ThemeController) -> None:
    drawer, pair = drawer_of(qtbot, themes), random_pair(12, 9)
    drawer.show_trace(pair, Selection(kind="cross"))
    assert drawer.said.text().startswith("Cross-attention has no position bias; this is the decoder's self-attention.")
    assert "decoder self-attention" in drawer.panel.figures[0].focus
    drawer.show_trace(pair, Selection(kind="encoder"))
    assert "Cross-attention" not in drawer.said.text()
    assert "encoder self-attention" in drawer.panel.figures[0].focus


def test_other_layers_are_offered_where_they_differ(qtbot: QtBot, themes: ThemeController) -> None:
    drawer = drawer_of(qtbot, themes)
    drawer.show_trace(random_pair(12, 9), Selection(kind="decoder"))
    assert not drawer.layers.isVisible()
    drawer.show_trace(random_trace(6, positions=False, rule=AttentionRule(1.0, rotary=Rotary((1.0, 0.1)))), Selection())
    assert drawer.layers.isVisible()
