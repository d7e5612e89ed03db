"""Wheel, drag, double click and keys on a map: what is under the pointer stays there, and a click stays a click."""

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from pytestqt.qtbot import QtBot

from tests.traces import random_trace
from tests.widgets.pointer import click, drag, fingers, hover, mouse, pinch, wheel
from visualizer.palette import LIGHT, colours
from visualizer.state import Selection, Sitting
from widgets.marks.base import labelled
from widgets.marks.column_bars import ColumnBarsItem
from widgets.marks.heat_map import HeatMapItem
from widgets.marks.token_strip import TokenStripItem
from widgets.panels.head import HeadPanel
from widgets.panels.strip import Strip
from widgets.theme import Theme


@pytest.fixture
def panel(qtbot: QtBot) -> HeadPanel:
    panel = HeadPanel(Theme(LIGHT))
    qtbot.addWidget(panel)
    panel.resize(440, 760)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def strip(qtbot: QtBot) -> Strip:
    strip = Strip(Sitting(Selection(layer=1, head=2)), Theme(LIGHT))
    qtbot.addWidget(strip, before_close_func=lambda strip: strip.detach())
    strip.resize(600, 52)
    strip.show()
    qtbot.waitExposed(strip)
    return strip


def show(panel: HeadPanel, words: int, **fields: object) -> tuple[HeatMapItem, ColumnBarsItem]:
    """A head of a prompt of so many words, and its two items."""
    selection = Selection(layer=1, head=2, **fields)  # type: ignore[arg-type]
    panel.show_trace(random_trace(words, positions=False), selection)
    grid, bars = panel.canvas.items_shown
    assert isinstance(grid, HeatMapItem)
    assert isinstance(bars, ColumnBarsItem)
    return grid, bars


def middle_of(grid: HeatMapItem, row: int, column: int) -> QPointF:
    return grid.window.rect(row, column).center()


@pytest.mark.parametrize("words", [40, 300])
def test_the_wheel_zooms_around_the_pointer(panel: HeadPanel, words: int) -> None:
    grid, _ = show(panel, words)
    point = middle_of(grid, words // 2, words // 4)
    before = grid.window.width
    for _ in range(5):
        wheel(panel.canvas, point, 1)
    assert grid.window.width > 2 * before
    assert grid.window.cell_at(point) == (words // 2, words // 4)
    for _ in range(30):
        wheel(panel.canvas, point, -1)
    assert grid.window.is_fit


def test_a_pinch_zooms_as_the_wheel_does(panel: HeadPanel) -> None:
    grid, _ = show(panel, 40)
    point = middle_of(grid, 20, 10)
    for _ in range(4):
        pinch(panel.canvas, point, 0.3)
    assert grid.window.width > 2 * grid.window._fit[0]
    assert grid.window.cell_at(point) == (20, 10)


def test_two_fingers_move_what_is_zoomed_and_leave_the_whole_alone(panel: HeadPanel) -> None:
    grid, _ = show(panel, 40)
    point = middle_of(grid, 20, 10)
    fingers(panel.canvas, point, 30, 30)
    assert grid.window.is_fit
    pinch(panel.canvas, point, 3.0)
    before = grid.window.rect(20, 10).topLeft()
    fingers(panel.canvas, point, -12, 7)
    assert grid.window.rect(20, 10).topLeft() == before + QPointF(-12, 7)


def test_every_cell_says_its_value_at_every_zoom(panel: HeadPanel) -> None:
    grid, _ = show(panel, 300)
    point = middle_of(grid, 200, 100)
    for _ in range(12):
        place = grid.window.cell_at(point)
        spot = grid.spot(point)
        assert place is not None
        assert spot is not None
        assert spot.probe == grid.mark.probe(*place)
        wheel(panel.canvas, point, 1)


def test_a_zoomed_cell_is_painted_in_the_colour_of_its_value(panel: HeadPanel) -> None:
    grid, _ = show(panel, 40)
    for _ in range(7):
        wheel(panel.canvas, middle_of(grid, 20, 10), 1)
    assert not grid.window.is_fit
    hover(panel.canvas, QPointF(2, 2))  # so that nothing is said over the cells
    picture = panel.canvas.picture()
    expected = colours(LIGHT, grid.mark.scale, grid.mark.values)
    rows, columns = grid.window.visible_rows[1:-1], grid.window.visible_columns[1:-1]
    overview, hidden = grid.overview, grid.mark.hidden
    assert overview is not None
    assert hidden is not None
    for row, column in ((row, column) for row in rows for column in columns if not hidden[row, column]):
        place = grid.window.rect(row, column)
        x, y = place.x() + place.width() * 0.15, place.y() + place.height() * 0.15
        if not overview.adjusted(-6, -6, 6, 6).contains(x, y):
            seen = picture.pixelColor(int(x), int(y))
            assert (seen.red(), seen.green(), seen.blue()) == tuple(expected[row, column].tolist()), (row, column)


def test_the_bars_follow_the_zoomed_columns(panel: HeadPanel) -> None:
    grid, bars = show(panel, 60)
    for _ in range(6):
        wheel(panel.canvas, middle_of(grid, 30, 20), 1)
    wheel(panel.canvas, middle_of(grid, 31, 20), 2, Qt.KeyboardModifier.ShiftModifier)
    for column in grid.window.visible_columns:
        assert bars.x(column) == pytest.approx(grid.window.x(column))
    assert bars.seen == grid.window.visible_columns
    x = bars.x(grid.window.visible_columns[2]) + bars.pitch / 2
    spot = bars.spot(QPointF(x, bars.base - 5))
    assert spot is not None
    assert spot.probe == bars.mark.probe(grid.window.visible_columns[2])


def test_a_drag_moves_the_zoomed_map_and_selects_nothing(panel: HeadPanel, qtbot: QtBot) -> None:
    grid, _ = show(panel, 40)
    point = middle_of(grid, 20, 10)
    for _ in range(8):
        wheel(panel.canvas, point, 1)
    before = grid.window.rect(20, 10).topLeft()
    with qtbot.assertNotEmitted(panel.picked):
        drag(panel.canvas, point, point + QPointF(-40, -25))
    moved = grid.window.rect(20, 10).topLeft() - before
    assert (moved.x(), moved.y()) == pytest.approx((-40, -25), abs=1)


def test_a_click_on_the_zoomed_map_selects_its_cell_once_the_button_is_up(panel: HeadPanel, qtbot: QtBot) -> None:
    grid, _ = show(panel, 40)
    point = middle_of(grid, 20, 10)
    for _ in range(8):
        wheel(panel.canvas, point, 1)
    with qtbot.assertNotEmitted(panel.picked):
        mouse(panel.canvas, QEvent.Type.MouseButtonPress, point, True)
    with qtbot.waitSignal(panel.picked) as picked:
        mouse(panel.canvas, QEvent.Type.MouseButtonRelease, point, False)
    assert picked.args == [{"query": 20, "key": 10}]


def test_a_drag_over_the_whole_map_selects_row_after_row(panel: HeadPanel, qtbot: QtBot) -> None:
    grid, _ = show(panel, 12)
    seen: list[int] = []
    panel.picked.connect(lambda pick: seen.append(pick["query"]))
    drag(panel.canvas, middle_of(grid, 4, 0), middle_of(grid, 9, 0))
    assert seen[0] == 4
    assert seen[-1] == 9


def test_a_double_click_shows_the_whole_again_and_only_then_opens(panel: HeadPanel, qtbot: QtBot) -> None:
    grid, _ = show(panel, 40)
    point = middle_of(grid, 20, 10)
    for _ in range(8):
        wheel(panel.canvas, point, 1)
    with qtbot.assertNotEmitted(panel.opened):
        mouse(panel.canvas, QEvent.Type.MouseButtonDblClick, point, True)
    assert grid.window.is_fit
    hover(panel.canvas, point)
    with qtbot.waitSignal(panel.opened):
        mouse(panel.canvas, QEvent.Type.MouseButtonDblClick, point, True)


def test_dragging_in_the_overview_brings_that_part_into_view(panel: HeadPanel) -> None:
    grid, _ = show(panel, 300)
    assert grid.overview is None, "the whole needs no overview"
    for _ in range(14):
        wheel(panel.canvas, middle_of(grid, 20, 10), 1)
    overview = grid.overview
    assert overview is not None
    drag(panel.canvas, overview.center(), overview.bottomLeft() + QPointF(1, -1))
    assert 299 in grid.window.visible_rows
    assert 0 in grid.window.visible_columns


def test_a_token_more_moves_nothing_of_a_zoomed_map(panel: HeadPanel) -> None:
    grid, _ = show(panel, 60)
    for _ in range(8):
        wheel(panel.canvas, middle_of(grid, 20, 10), 1)
    before = grid.window.rect(20, 10).translated(-grid.window.viewport.topLeft())
    show(panel, 61)
    assert grid.window.rect(20, 10).translated(-grid.window.viewport.topLeft()) == before


def test_the_row_that_one_moves_to_comes_into_view(panel: HeadPanel) -> None:
    grid, _ = show(panel, 200, query=10)
    for _ in range(14):
        wheel(panel.canvas, middle_of(grid, 10, 5), 1)
    assert 150 not in grid.window.visible_rows
    selection = Selection(layer=1, head=2, query=150)
    assert panel._trace is not None
    panel.show_trace(panel._trace, selection)
    assert 150 in grid.window.visible_rows


def test_with_alt_a_click_pins_the_row(panel: HeadPanel, qtbot: QtBot) -> None:
    grid, _ = show(panel, 12)
    with qtbot.waitSignal(panel.picked) as picked:
        click(panel.canvas, middle_of(grid, 5, 2), Qt.KeyboardModifier.AltModifier)
    assert picked.args == [{"pinned": 5}]


def test_the_pinned_row_is_outlined_around_the_bars_on_the_same_scale(panel: HeadPanel) -> None:
    _, bars = show(panel, 9, query=8, pinned=4)
    trace = panel._trace
    assert trace is not None
    np.testing.assert_array_equal(bars.mark.other, trace.row(1, 2, 4))
    own, second = float(bars.mark.values[1]), float(bars.mark.other[1])  # type: ignore[index]
    text = bars.mark.probe(1).text
    assert f"difference {own - second:.6g}".replace("-", "−") in text
    largest = max(float(bars.mark.values.max()), float(bars.mark.other.max()))  # type: ignore[union-attr]
    assert largest * bars.unit <= bars.base - bars.room.y()


@pytest.mark.parametrize("words", [60, 300])
def test_labels_never_run_into_each_other_and_zooming_brings_more(panel: HeadPanel, words: int) -> None:
    grid, _ = show(panel, words)
    few = labelled(grid.window.visible_rows, grid.cell_h, 10, [words - 1])
    assert all((b - a) * grid.cell_h >= 10 for a, b in pairwise(few))
    assert words - 1 in few
    for _ in range(14):
        wheel(panel.canvas, middle_of(grid, words // 2, 2), 1)
    assert labelled(grid.window.visible_rows, grid.cell_h, 10, []) == list(grid.window.visible_rows)


def test_the_wheel_moves_the_strip(strip: Strip) -> None:
    strip.sitting.trace = random_trace(60)
    item = strip.canvas.items_shown[0]
    assert isinstance(item, TokenStripItem)
    end = item.offset
    wheel(strip.canvas, QPointF(300, 20), 2)
    assert item.offset == pytest.approx(end - 240)


def test_only_chips_in_view_are_drawn(strip: Strip) -> None:
    strip.sitting.trace = random_trace(2000, positions=False)
    item = strip.canvas.items_shown[0]
    assert isinstance(item, TokenStripItem)
    assert item.in_view().stop == 2000, "the query token is the last one"
    assert len(item.in_view()) < 40
    for place in item.in_view()[1:-1]:
        x = item.room.x() + item.starts[place] - item.offset + 3
        spot = item.spot(QPointF(x, 20))
        assert spot is not None
        assert spot.probe == item.mark.probe(place)


def test_in_a_wide_room_the_bars_stand_beside_the_map_and_show_the_same_columns(panel: HeadPanel) -> None:
    panel.resize(1400, 760)
    grid, bars = show(panel, 60)
    assert bars.room.left() > grid.left + grid.w
    assert labelled(grid.window.visible_rows, grid.cell_h, 10, []) == list(range(60)), "every row has its label"
    for _ in range(6):
        wheel(panel.canvas, middle_of(grid, 30, 20), 1)
    assert bars.seen == grid.window.visible_columns
    spot = bars.spot(QPointF(bars.x(20.5), bars.base - 3))
    assert spot is not None
    assert spot.probe == bars.mark.probe(20)
