"""The drawer that shows where a number comes from: read as a person would, at every width."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from tests.traces import random_trace
from visualizer.sampling import Sampling
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views.figure import HeatMap, Steps, exact
from widgets.marks.base import MarkItem
from widgets.marks.steps import StepsItem
from widgets.panels.origin import EXPLAINS, LEAST, OriginDrawer
from widgets.theme import ThemeController

SELECTION = Selection(layer=1, head=2, sampling=Sampling(temperature=0.8, top_k=20, top_p=0.9))


@pytest.fixture
def trace() -> Trace:
    return random_trace(words=12)


@pytest.fixture
def drawer(themes: ThemeController, qtbot: QtBot, trace: Trace) -> Iterator[OriginDrawer]:
    """A drawer as wide as an ordinary window, that explains a weight."""
    drawer = OriginDrawer(themes.theme)
    drawer.resize(1440, 290)
    drawer.show()
    qtbot.waitExposed(drawer)
    drawer.show_trace(trace, SELECTION)
    yield drawer
    drawer.close()
    drawer.deleteLater()


def chains(drawer: OriginDrawer) -> list[StepsItem]:
    return [item for item in drawer.panel.canvas.items_shown if isinstance(item, StepsItem)]


def test_it_ends_in_the_number_that_the_head_has(drawer: OriginDrawer, trace: Trace) -> None:
    """Hovering the last line says the weight with all its digits."""
    query = len(trace.tokens) - 1
    key = 3
    drawer.show_trace(trace, replace(SELECTION, key=key))
    chain = chains(drawer)[0]
    last = QPointF(chain.room.center().x(), chain.upper + (len(chain.mark.rows) - 0.5) * chain.pitch)
    spot = chain.spot(last)
    assert spot is not None
    assert exact(trace.attention(1, 2)[query, key]) in spot.probe.text
    assert drawer.panel.header.title == f"Where {trace.attention(1, 2)[query, key]:.2f} comes from"
    assert "layer 1" in drawer.panel.header.heading.focus


def test_wide_it_shows_the_weight_and_what_it_carries_narrow_one_of_them(
    drawer: OriginDrawer, trace: Trace, qtbot: QtBot
) -> None:
    assert drawer.panel.views == ("why", "values")
    assert drawer.panel.part.isHidden()
    drawer.resize(1000, 290)
    qtbot.waitUntil(lambda: drawer.panel.views == ("why",))
    assert drawer.panel.part.isVisible()
    drawer.panel.part.choose(1)
    assert drawer.panel.views == ("values",)
    assert [figure.view for figure in drawer.panel.figures] == ["values"]
    drawer.resize(1440, 290)
    qtbot.waitUntil(lambda: drawer.panel.views == ("why", "values"))


@pytest.mark.parametrize("explains", EXPLAINS)
@pytest.mark.parametrize("width", [800, 1024, 1440, 2560])
def test_nothing_lies_outside_or_over_another(
    drawer: OriginDrawer, trace: Trace, width: int, explains: str, qtbot: QtBot
) -> None:
    """Each mark keeps to its room, rooms do not overlap, and no line of a chain is lower than its type."""
    drawer.resize(width, LEAST)
    drawer.show_trace(trace, replace(SELECTION, explains=explains))  # type: ignore[arg-type]
    items = drawer.panel.canvas.items_shown
    bounds = drawer.panel.canvas.viewport().rect()
    assert items
    for item in items:
        assert bounds.contains(item.room.toAlignedRect()), type(item).__name__
        assert item.room.width() > 150
        if isinstance(item, StepsItem):
            assert item.pitch >= 13
            for step in item.mark.rows:
                assert item.theme.text_width(step.shown, item.font_px, 600) <= item.room.width() / 2
    for place, one in enumerate(items):
        for other in items[place + 1 :]:
            assert not one.room.intersects(other.room), (one, other)


def test_columns_of_the_products_stand_under_those_of_their_factors(drawer: OriginDrawer) -> None:
    maps: list[MarkItem] = [item for item in drawer.panel.canvas.items_shown if isinstance(item.mark, HeatMap)]
    vectors, product = (item.places() for item in maps[:2])
    assert vectors is not None
    assert product is not None
    assert (vectors.start, vectors.pitch) == (product.start, product.pitch)


def test_the_choice_of_what_is_explained_is_announced(drawer: OriginDrawer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(drawer.picked) as chosen:
        drawer.panel.explains.choose(1)
    assert chosen.args == [{"explains": "probability"}]


def test_a_probability_is_explained_with_the_settings(drawer: OriginDrawer, trace: Trace) -> None:
    drawer.show_trace(trace, replace(SELECTION, explains="probability"))
    given, now = (item.mark for item in chains(drawer))
    assert isinstance(given, Steps)
    assert given.rows[-1].name == "probability"
    assert [step.name for step in now.rows if step.word] == ["top-k", "top-p"]
    assert re.fullmatch(r"Where \S+ % comes from", drawer.panel.header.title)


def test_a_shut_drawer_draws_nothing_and_holds_no_trace(drawer: OriginDrawer, trace: Trace) -> None:
    drawer.hide()
    assert drawer.panel.figures == ()
    drawer.show_trace(random_trace(3), SELECTION)
    assert drawer.panel.figures == ()
    drawer.show()
    assert "·w2" in drawer.panel.figures[0].focus


def test_a_shorter_prompt_and_an_empty_one_are_no_trouble(drawer: OriginDrawer, trace: Trace) -> None:
    drawer.show_trace(trace, replace(SELECTION, key=11, candidate=39))
    drawer.show_trace(random_trace(1), replace(SELECTION, key=11))
    assert drawer.panel.header.title == "Where 1.00 comes from"
    drawer.show_trace(None, SELECTION)
    assert drawer.panel.figures == ()
    assert drawer.panel.header.heading.focus == ""


def test_the_cross_asks_to_be_closed(drawer: OriginDrawer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(drawer.closed):
        qtbot.mouseClick(drawer.panel.shut, Qt.MouseButton.LeftButton)


def test_both_figures_can_be_saved_whole(drawer: OriginDrawer) -> None:
    (panel,) = drawer.panels
    for view in panel.views:
        figure = panel.whole_figure(view)
        assert figure is not None
        assert figure.view == view
        assert figure.provenance
