"""The panel of all heads: tiles that can be read at any size, sorted, filtered; heads as dots."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.traces import random_trace
from visualizer.palette import LIGHT, colours
from visualizer.roles import ROLES, scores
from visualizer.state import Selection, Sitting
from widgets.main_window import MainWindow
from widgets.marks.scatter import ScatterItem
from widgets.marks.tile_grid import GAP, READABLE, TileGridItem, best_columns, places
from widgets.panels import Panels
from widgets.theme import Theme

SIZES = [(6, 8), (12, 12), (30, 9), (32, 32), (80, 64)]


@pytest.fixture
def sitting() -> Sitting:
    return Sitting(Selection(layer=1, head=2))


@pytest.fixture
def panels(sitting: Sitting, qtbot: QtBot) -> Panels:
    panels = Panels(sitting, Theme(LIGHT))
    qtbot.addWidget(panels, before_close_func=lambda panels: panels.detach())
    panels.resize(1440, 734)
    panels.show()
    qtbot.waitExposed(panels)
    panels.picked.connect(lambda pick: sitting.select(**pick))
    return panels


def settle(panels: Panels, qtbot: QtBot) -> None:
    """Wait until what was selected is painted."""
    panels._draw()
    with qtbot.waitSignal(panels.heads.drawn):
        panels.heads.canvas.viewport().update()


def grid(panels: Panels) -> TileGridItem:
    item = panels.heads.canvas.items_shown[0]
    assert isinstance(item, TileGridItem)
    return item


def dots(panels: Panels) -> ScatterItem:
    item = panels.heads.canvas.items_shown[0]
    assert isinstance(item, ScatterItem)
    return item


@pytest.mark.parametrize(("layers", "heads"), SIZES)
def test_tiles_can_be_read_and_the_focused_head_is_in_view_at_any_size(
    layers: int, heads: int, sitting: Sitting, panels: Panels, qtbot: QtBot
) -> None:
    sitting.trace = random_trace(8, layers=layers, heads=heads)
    settle(panels, qtbot)
    item = grid(panels)
    assert item.pitch >= READABLE
    for layer, head in [(0, 0), (layers - 1, heads - 1), (layers // 2, 0), (0, heads - 1)]:
        sitting.select(layer=layer, head=head)
        settle(panels, qtbot)
        assert item.seen.adjusted(-1, -1, 1, 1).contains(item.frame(layer, head))
        spot = item.spot(item.frame(layer, head).center())
        assert spot is not None
        assert spot.probe.pick == {"layer": layer, "head": head}
        overview = item.overview
        assert overview is None or not overview.intersects(item.frame(layer, head))


def test_a_tile_is_painted_in_the_colours_of_its_weights(sitting: Sitting, panels: Panels, qtbot: QtBot) -> None:
    """Whole and enlarged: each cell of a head's map has the colour of its weight, at its place."""
    trace = random_trace(6, layers=20, heads=9)
    sitting.trace = trace
    settle(panels, qtbot)
    item, canvas = grid(panels), panels.heads.canvas
    for factor in (1.0, 8.0):
        item.zoom.zoom_at(item.frame(1, 2).center(), factor)
        canvas._arrange()
        picture, frame = canvas.picture(), item.frame(1, 2)
        expected = colours(LIGHT, item.mark.scale, trace.attention(1, 2))
        side = frame.width() / 6
        for row in range(1, 6):
            for column in range(row):
                at = QPoint(round(frame.x() + (column + 0.5) * side), round(frame.y() + (row + 0.5) * side))
                if item.seen.contains(QPointF(at)):
                    assert picture.pixelColor(at).getRgb()[:3] == tuple(expected[row, column].tolist())


def test_looking_closer_rebuilds_only_the_heads_in_view(sitting: Sitting, panels: Panels, qtbot: QtBot) -> None:
    trace = random_trace(60, layers=12, heads=12)
    sitting.trace = trace
    settle(panels, qtbot)
    item = grid(panels)
    assert item.mark.tiles.shape[-1] < 60
    item.zoom.zoom_at(item.frame(1, 2).center(), 10)
    panels.heads.canvas._arrange()
    maps, hidden = item.maps_in_view(int(item.tile))
    seen = item.heads_in_view()
    assert len(maps) == len(seen) < 24
    np.testing.assert_allclose(maps[seen.index((1, 2))], trace.attention(1, 2), atol=1e-6)
    assert hidden.shape == (60, 60)


def test_moving_about_by_hand_is_left_alone_until_the_focus_moves(
    sitting: Sitting, panels: Panels, qtbot: QtBot
) -> None:
    sitting.trace = random_trace(8, layers=80, heads=64)
    settle(panels, qtbot)
    item = grid(panels)
    item.zoom.pan(-4000, -4000)
    panels.heads.canvas._arrange()
    settle(panels, qtbot)
    assert not item.seen.intersects(item.frame(1, 2)), "the window stays where the hand left it"
    sitting.select(head=3)
    settle(panels, qtbot)
    assert item.seen.contains(item.frame(1, 3))


def test_labels_of_layers_and_heads_stay_while_the_tiles_move(sitting: Sitting, panels: Panels, qtbot: QtBot) -> None:
    sitting.trace = random_trace(8, layers=80, heads=64)
    settle(panels, qtbot)
    item, canvas = grid(panels), panels.heads.canvas
    gutter = QPoint(int(item.room.x()), int(item.upper)), QPoint(int(item.left) - 3, int(item.bottom))

    def inked(picture: QImage) -> int:
        return sum(
            picture.pixelColor(x, y).name() != LIGHT.panel
            for x in range(gutter[0].x(), gutter[1].x())
            for y in range(gutter[0].y(), gutter[1].y(), 2)
        )

    before = inked(canvas.picture())
    item.zoom.pan(-300, -300)
    canvas._arrange()
    assert inked(canvas.picture()) > before / 2 > 0


def test_sorted_tiles_stand_in_reading_order_and_are_clicked_where_they_stand(
    sitting: Sitting, panels: Panels, qtbot: QtBot
) -> None:
    trace = random_trace(9)
    sitting.trace = trace
    panels.heads.sort.chosen.emit("entropy")
    settle(panels, qtbot)
    item = grid(panels)
    assert sitting.selection.order == "entropy"
    order = np.argsort(-scores(trace)["entropy"].ravel(), kind="stable").tolist()
    assert [layer * 4 + head for layer, head in item.heads_in_view()] == order
    centres = [item.frame(*divmod(number, 4)).center() for number in order]
    assert centres == sorted(centres, key=lambda point: (point.y(), point.x()))
    first = divmod(order[0], 4)
    with qtbot.waitSignal(panels.picked):
        qtbot.mouseClick(
            panels.heads.canvas.viewport(), Qt.MouseButton.LeftButton, pos=item.frame(*first).center().toPoint()
        )
    assert (sitting.selection.layer, sitting.selection.head) == first


def test_the_filter_shows_how_many_heads_are_left_and_the_others_step_back(
    sitting: Sitting, panels: Panels, qtbot: QtBot
) -> None:
    trace = random_trace(9)
    sitting.trace = trace
    sitting.select(order="entropy")
    settle(panels, qtbot)
    values = scores(trace)["entropy"]
    panels.heads.filter.slider.moved.emit(float(np.median(values)) / panels.heads.filter.most)
    settle(panels, qtbot)
    least = sitting.selection.least
    assert panels.heads.filter.count.text() == f"{least:.2f} · {int((values >= least).sum())} of 12"
    item, picture = grid(panels), panels.heads.canvas.picture()
    pale = [head for head in np.ndindex(3, 4) if values[head] < least]
    assert pale
    for layer, head in pale:
        corner = item.frame(layer, head).topLeft() + QPointF(2, 2)  # the first query's weight on itself: 1
        assert picture.pixelColor(corner.toPoint()).name() not in (LIGHT.panel, LIGHT.accent)
    panels.heads.filter.slider.reset.emit()
    assert sitting.selection.least == 0


def test_the_sink_switch_hatches_the_first_column_and_stretches_the_colours(
    sitting: Sitting, panels: Panels, qtbot: QtBot
) -> None:
    sitting.trace = random_trace(6)
    settle(panels, qtbot)
    item, canvas = grid(panels), panels.heads.canvas
    frame = item.frame(1, 1)
    column = [QPoint(round(frame.x() + 2), y) for y in range(round(frame.y()) + 2, round(frame.bottom()) - 2)]
    assert LIGHT.faint not in {canvas.picture().pixelColor(point).name() for point in column}
    panels.heads.sink.click()
    assert (sitting.selection.sink, sitting.selection.contrast) == ("aside", "stretched")
    settle(panels, qtbot)
    assert {canvas.picture().pixelColor(point).name() for point in column} == {LIGHT.faint, LIGHT.groove}
    assert "first key aside" in panels.heads.header.heading.note
    panels.heads.sink.click()
    assert (sitting.selection.sink, sitting.selection.contrast) == ("shown", "full")


def test_a_head_that_is_switched_off_is_struck_through(sitting: Sitting, panels: Panels, qtbot: QtBot) -> None:
    trace = random_trace(6)
    factors = np.ones((3, 4), dtype=np.float32)
    factors[1, 1] = 0
    sitting.trace = replace(trace, head_scale=factors)
    settle(panels, qtbot)
    item, picture = grid(panels), panels.heads.canvas.picture()
    for layer, head in np.ndindex(3, 4):
        middle = item.frame(layer, head).center()
        near = {picture.pixelColor(round(middle.x()) + dx, round(middle.y())).name() for dx in range(-3, 4)}
        assert (LIGHT.ink in near) == ((layer, head) == (1, 1))
    assert "output × 0" in item.mark.probe(1, 1).text


def test_dots_can_be_pointed_at_clicked_and_are_where_their_scores_are(
    sitting: Sitting, panels: Panels, qtbot: QtBot
) -> None:
    trace = random_trace(9)
    sitting.trace = trace
    panels.heads.across.chosen.emit("entropy")
    panels.heads.down.chosen.emit("distance")
    panels.heads.show_dots(True)
    settle(panels, qtbot)
    item, found = dots(panels), scores(trace)
    assert [figure.view for figure in panels.heads.figures] == ["roles", "lens"]
    for layer, head in np.ndindex(3, 4):
        point = item.point(layer, head)
        assert point is not None
        assert (point.x() - item.plot.x()) / item.plot.width() * item.most[0] == pytest.approx(
            found["entropy"][layer, head], abs=1e-5
        )
        spot = item.spot(point)
        assert spot is not None
        assert spot.probe.text.startswith(f"layer {layer} head {head}: entropy ")
    point = item.point(2, 3)
    assert point is not None
    qtbot.mouseClick(panels.heads.canvas.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert (sitting.selection.layer, sitting.selection.head) == (2, 3)


def test_each_of_several_dots_in_one_place_is_reached_by_clicking_again(
    sitting: Sitting, panels: Panels, qtbot: QtBot
) -> None:
    trace = random_trace(9)
    rows = replace(trace.rows, queries=trace.rows.queries.copy(), keys=trace.rows.keys.copy())
    for layer, head in [(0, 1), (2, 0)]:  # both look as head 1 of layer 1 does
        rows.queries[:, layer, head], rows.keys[:, layer, head] = rows.queries[:, 1, 1], rows.keys[:, 1, 1]
    sitting.trace = replace(trace, rows=rows)
    sitting.select(down="distance")
    panels.heads.show_dots(True)
    settle(panels, qtbot)
    reached = set()
    for _ in range(3):
        point = dots(panels).point(1, 1)
        assert point is not None
        spot = dots(panels).spot(point)
        assert spot is not None
        assert "also here" in spot.probe.text
        sitting.select(**spot.probe.pick)
        reached.add((sitting.selection.layer, sitting.selection.head))
        settle(panels, qtbot)
    assert reached == {(0, 1), (1, 1), (2, 0)}


def test_once_nobody_types_the_heads_are_looked_at_with_all_queries(
    sitting: Sitting, panels: Panels, qtbot: QtBot
) -> None:
    """While one types some queries stand for all; at rest the numbers become those of all of them, to the digit."""
    trace = random_trace(100, layers=30, heads=16)
    sitting.trace = trace
    settle(panels, qtbot)
    assert "64 of 100 queries" in panels.heads.header.heading.note
    coarse = grid(panels).mark.scores[1].values
    with qtbot.waitSignal(panels.heads.refined, timeout=20_000):
        pass
    settle(panels, qtbot)
    assert "of 100 queries" not in panels.heads.header.heading.note
    fine = grid(panels).mark.scores[1].values
    np.testing.assert_allclose(fine, scores(trace, 10**9)["previous token"], atol=1e-6)
    assert not np.allclose(fine, coarse, atol=1e-6)


def test_another_pass_breaks_off_the_closer_look_at_the_one_before(
    sitting: Sitting, panels: Panels, qtbot: QtBot
) -> None:
    sitting.trace = random_trace(100, layers=30, heads=16)
    settle(panels, qtbot)
    panels.heads._refine()
    panels.heads._survey_layer()
    sitting.trace = random_trace(6)
    settle(panels, qtbot)
    panels.heads._survey_layer()
    assert not panels.heads._next_layer.isActive()
    assert grid(panels).mark.tiles.shape[:2] == (3, 4)


def test_a_tall_model_has_its_lens_level_with_the_layers_in_view(
    sitting: Sitting, panels: Panels, qtbot: QtBot
) -> None:
    sitting.trace = random_trace(8, layers=30, heads=9)
    settle(panels, qtbot)
    item, lens = panels.heads.canvas.items_shown
    assert isinstance(item, TileGridItem)
    item.zoom.zoom_at(item.frame(20, 3).center(), 5)
    panels.heads.canvas._arrange()
    rows = lens.rows_in_view()
    assert 0 < len(rows) < 30
    for row in rows:
        middle = item.frame(row - 1, 3).center().y()
        assert lens.top(row) + lens.height / 2 == pytest.approx(middle, abs=1.5)
    panels.heads.show_dots(True)
    settle(panels, qtbot)
    assert [figure.view for figure in panels.heads.figures] == ["roles"], "below the dots it has no room"


def test_the_controls_fit_the_narrowest_panel(sitting: Sitting, panels: Panels, qtbot: QtBot) -> None:
    sitting.trace = random_trace(8)
    panels.heads.setFixedWidth(260)
    for order in ("model", "previous token"):
        sitting.select(order=order)
        settle(panels, qtbot)
        apart(panels.heads, panels.heads.shape, panels.heads.sort, panels.heads.sink)
    panels.heads.show_dots(True)
    settle(panels, qtbot)
    apart(panels.heads, panels.heads.shape, panels.heads.across, panels.heads.down)


def apart(panel: QWidget, *parts: QWidget) -> None:
    """Each part is whole, none covers the next, all lie within the panel."""
    edges = [0]
    for part in parts:
        assert part.isVisible()
        assert part.width() >= part.minimumSizeHint().width()
        edges += [part.mapTo(panel, QPoint(0, 0)).x(), part.mapTo(panel, QPoint(part.width(), 0)).x()]
    assert edges == sorted(edges)
    assert edges[-1] <= panel.width()


def test_every_choice_of_a_menu_explains_itself(panels: Panels) -> None:
    assert [choice.name for choice in panels.heads.sort.choices] == ["model", *ROLES]
    for action in panels.heads.sort.menu.actions()[1:]:
        assert action.toolTip() == ROLES[action.data()].tip
        assert action.toolTip().endswith((".", ")"))


@pytest.mark.parametrize(
    ("count", "width", "height", "columns"),
    [(48, 400, 300, 8), (270, 416, 600, 14), (1, 50, 50, 1), (12, 1000, 90, 12)],
)
def test_sorted_tiles_are_wrapped_so_that_they_are_as_large_as_can_be(
    count: int, width: float, height: float, columns: int
) -> None:
    found = best_columns(count, width, height)
    size = min(width / found, height / -(-count // found))
    assert size >= min(width / columns, height / -(-count // columns))


def test_pixels_between_tiles_belong_to_none() -> None:
    along = places([(-5.0, 15.0), (15.0, 35.0)], 30, 4, GAP)
    assert along[:11].tolist() == [1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]
    assert (along[11:15] == -1).all()
    assert along[15] == 4


def test_single_keys_sort_set_the_sink_aside_and_show_dots(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.do("panels")
    selection = lambda: window.sitting.selection  # noqa: E731
    window.commands.do("sort-heads")
    assert selection().order == next(iter(ROLES))
    window.commands.do("sort-heads-back")
    assert selection().order == "model"
    window.commands.do("sink")
    assert selection().sink == "aside"
    window.commands.do("dots")
    assert window.panels.heads.is_dots
