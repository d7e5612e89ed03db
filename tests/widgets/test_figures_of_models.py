"""Lines, bars and diagrams in the window: what stands under the pointer, what a click selects, what is read aloud."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.exporters import figures
from tests.traces import random_pair, random_trace
from visualizer.palette import LIGHT, PALETTES
from visualizer.state import Selection
from visualizer.views import draw
from visualizer.views.figure import Axis, Diagram, Lines, Mark, ValueBars
from widgets.accessible import Role, name_of, role_of, value_of
from widgets.canvas import Canvas
from widgets.marks import ITEMS
from widgets.marks.base import MarkItem
from widgets.marks.diagram import DiagramItem
from widgets.marks.lines import LinesItem
from widgets.marks.value_bars import ValueBarsItem
from widgets.theme import Theme

ROOM = QRectF(10, 10, 600, 400)


def item_of(mark: Mark, room: QRectF = ROOM, theme: str = "light") -> MarkItem:
    """The mark in a room, without a window."""
    item = ITEMS[type(mark)](Theme(PALETTES[theme]))
    item.show_mark(mark, room)
    return item


def painted(item: MarkItem) -> QImage:
    """What the item paints."""
    image = QImage(640, 440, QImage.Format.Format_RGB32)
    image.fill(item.theme.colour("panel"))
    painter = QPainter(image)
    item.paint(painter, None)
    painter.end()
    return image


def lines(place: int) -> LinesItem:
    """One of the three plots of the example."""
    item = item_of(figures.lines().marks[place])
    assert isinstance(item, LinesItem)
    return item


def test_pointing_near_a_line_says_its_number_and_a_click_focuses_its_head(qapp: QApplication) -> None:
    (mark, *_) = figures.lines().marks
    assert isinstance(mark, Lines)
    item = item_of(mark)
    assert isinstance(item, LinesItem)
    for line, place in ((0, 5), (4, 31), (2, 13)):
        point = QPointF(item.x(place), item.height(float(mark.up(mark.values)[line, place])))
        spot = item.spot(point)
        assert spot is not None
        assert spot.probe == mark.probe(line, place)
        assert f"head {line}" in spot.probe.text
        assert spot.frame.contains(point)
    assert item.spot(QPointF(5, 5)) is None


def test_a_number_is_as_high_on_the_plot_as_its_axis_says(qapp: QApplication) -> None:
    item = lines(0)
    ticks = item.mark.ticks
    assert item.height(item.mark.share(ticks[0])) == pytest.approx(item.plot.bottom())
    assert item.height(item.mark.share(ticks[-1])) == pytest.approx(item.plot.top())
    assert ticks[0] <= item.mark.values.min()
    assert ticks[-1] >= item.mark.values.max()
    powers = lines(2).mark
    assert all(later == pytest.approx(10 * one) for one, later in zip(powers.ticks, powers.ticks[1:], strict=False))


def test_the_focused_line_is_painted_in_the_accent_where_its_numbers_are(qapp: QApplication) -> None:
    item = lines(0)
    image = painted(item)
    accent = QColor(LIGHT.accent)
    for place in (3, 20, 36):
        x, y = item.x(place), item.height(float(item.up[2, place]))
        near = [image.pixelColor(round(x) + dx, round(y) + dy) for dx in (-1, 0, 1) for dy in (-2, -1, 0, 1, 2)]
        assert min(distance(colour, accent) for colour in near) < 60


def distance(one: QColor, other: QColor) -> int:
    """How far apart two colours are."""
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())


def test_a_wheel_stretches_the_axis_around_the_pointer_and_never_moves_it_up_or_down(qapp: QApplication) -> None:
    item = lines(0)
    point = QPointF(item.x(25), item.plot.center().y())
    height = item.height(0.3)
    assert item.wheel(point, QPointF(0, 480), Qt.KeyboardModifier.NoModifier)
    item.arrange()
    assert item.zoom is not None
    assert not item.zoom.is_fit
    assert item.x(25) == pytest.approx(point.x(), abs=0.5)
    assert item.height(0.3) == height
    seen = item.seen()
    assert seen.stop - seen.start < 40
    xs, ys = item.points(2)
    assert len(xs) == len(ys) == seen.stop - seen.start
    assert item.overview is None
    painted(item)
    item.zoom.fit()
    item.arrange()
    assert item.seen() == slice(0, 40)


def test_steps_hold_from_one_place_to_the_next(qapp: QApplication) -> None:
    xs, ys = lines(1).points(0)
    assert len(xs) == 24
    assert ys[0] == ys[1]
    assert xs[1] == pytest.approx(xs[2])
    assert ys[2] < ys[1]


def test_what_has_no_place_on_the_axis_is_a_gap_and_no_point(qapp: QApplication) -> None:
    item = lines(2)
    _, ys = item.points(1)
    assert np.isnan(ys[4])
    spot = item.spot(QPointF(item.x(4), item.plot.bottom()))
    assert spot is None or "feed-forward" not in spot.probe.text


def test_bars_stand_on_both_sides_of_zero_and_say_their_numbers(qapp: QApplication) -> None:
    (mark,) = figures.value_bars().marks
    assert isinstance(mark, ValueBars)
    item = item_of(mark)
    assert isinstance(item, ValueBarsItem)
    image = painted(item)
    rows = [ROOM.y() + 24 + (row + 0.5) * item.pitch for row in range(3)]
    bar = QColor(LIGHT.bar)
    assert distance(image.pixelColor(round(item.zero + 20), round(rows[0])), bar) < 10
    assert distance(image.pixelColor(round(item.zero - 20), round(rows[0])), bar) > 100
    assert distance(image.pixelColor(round(item.zero - 20), round(rows[1])), bar) < 10
    spot = item.spot(QPointF(item.zero, rows[1]))
    assert spot is not None
    assert spot.probe.text == "unit 7: activation −2.5 · a detail"
    assert item.spot(QPointF(item.zero, ROOM.bottom())) is None


def test_bars_in_a_low_room_say_how_many_are_left_out(qapp: QApplication) -> None:
    mark = draw("feed-forward", random_trace(4)).marks[0]
    item = item_of(mark, QRectF(0, 0, 300, 110))
    assert isinstance(item, ValueBarsItem)
    assert item.count < len(item.mark.rows)
    assert item.spot(QPointF(150, 24 + item.pitch * item.count + 2)) is None


def test_every_part_of_a_diagram_is_found_where_it_is_drawn(qapp: QApplication) -> None:
    (mark,) = draw("architecture", random_pair(), Selection(kind="cross")).marks
    assert isinstance(mark, Diagram)
    item = item_of(mark)
    assert isinstance(item, DiagramItem)
    told = [place for place, box in enumerate(mark.boxes) if box.detail and box.role != "block"]
    for place in told:
        box, frame = mark.boxes[place], item.rect(mark.boxes[place])
        corner = QPointF(frame.x() + 0.05 * frame.width(), frame.y() + 0.1 * frame.height())
        spot = item.spot(corner)
        assert spot is not None
        assert spot.probe.text == box.detail
        assert spot.probe.pick == box.pick
        assert ROOM.adjusted(-1, -1, 1, 1).contains(frame)


def test_clicking_a_part_asks_for_its_view(qtbot: QtBot) -> None:
    canvas = Canvas(Theme(LIGHT), lambda items, marks, room: items[0].show_mark(marks[0], room))
    qtbot.addWidget(canvas)
    canvas.resize(600, 600)
    canvas.show()
    qtbot.waitExposed(canvas)
    canvas.show_figures([draw("architecture", random_pair(), Selection())])
    (item,) = canvas.items_shown
    assert isinstance(item, DiagramItem)
    box = next(box for box in item.mark.boxes if box.label == "Cross-attention")
    with qtbot.waitSignal(canvas.picked) as picked:
        qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=item.rect(box).center().toPoint(), delay=-1)
    assert picked.args == [{"view": "heads", "kind": "cross"}]


def test_the_same_picture_is_kept_while_one_types(qapp: QApplication) -> None:
    """Another trace of the same model has the same architecture: nothing is painted anew."""
    first, second = (draw("architecture", random_trace(words)).marks[0] for words in (4, 5))
    item = item_of(first)
    assert isinstance(item, DiagramItem)
    painted(item)
    kept = item._whole
    item.show_mark(second, ROOM)
    painted(item)
    assert item._whole is kept
    item.show_mark(draw("architecture", random_trace(4), Selection(layer=1)).marks[0], ROOM)
    painted(item)
    assert item._whole is not kept


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("size", [(30, 20), (200, 120), (620, 420)])
@pytest.mark.parametrize("name", ["lines", "value bars", "diagram"])
def test_marks_are_painted_in_any_room_and_theme(
    name: str, size: tuple[int, int], theme: str, qapp: QApplication
) -> None:
    for mark in figures.EVERY[name]().marks:
        image = painted(item_of(mark, QRectF(4, 4, *size), theme))
        ground = image.pixelColor(639, 439)
        assert any(image.pixelColor(x, y) != ground for x in range(0, 640, 3) for y in range(0, 440, 2))


def test_marks_are_read_aloud() -> None:
    plot, steps, alike = figures.lines().marks
    assert name_of(plot) == "bias over distance, 5 lines over 40 distances"
    assert value_of(plot).startswith("head 2, distance -7: bias")
    assert value_of(steps) == "tokens back 4: bucket 4"
    assert value_of(alike).startswith("residual stream, layer 9: length")
    (bars,) = figures.value_bars().marks
    assert (role_of(bars), name_of(bars)) == (Role.List, "strongest units, 3 bars")
    assert "unit 7: activation −2.5" in value_of(bars)
    (picture,) = figures.diagram().marks
    assert (role_of(picture), name_of(picture)) == (Role.List, "Architecture, 3 parts")
    assert value_of(picture) == "Token embedding.; Rotary positions.; Self-attention."


def test_places_carry_round_numbers() -> None:
    mark = Lines(np.zeros((1, 61), dtype=np.float32), ("",), Axis("distance", first=-30), "bias")
    assert [mark.columns.label(place) for place in mark.numbered(7)] == ["-30", "-20", "-10", "0", "10", "20", "30"]
    assert mark.numbered(100) == list(range(61))
