"""Stages, draw and temperature curve in the window: what stands under the pointer, what a click or a drag sets, how the
number falls."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.exporters import figures
from tests.traces import random_trace
from tests.widgets.pointer import click, drag, hover
from visualizer.palette import PALETTES
from visualizer.sampling import Sampling
from visualizer.state import Selection
from visualizer.views import draw
from visualizer.views.figure import Draw, Stages, Sweep
from widgets.accessible import name_of, value_of
from widgets.canvas import Canvas
from widgets.marks.base import MarkItem
from widgets.marks.draw import DrawItem
from widgets.marks.stages import StagesItem
from widgets.marks.sweep import NAME_PITCH, SweepItem
from widgets.theme import Theme

WIDE, HIGH = QRectF(10, 10, 620, 130), QRectF(10, 10, 190, 400)


def stages_item(room: QRectF, theme: str = "light") -> StagesItem:
    """The stages of the example in a room."""
    item, mark = StagesItem(Theme(PALETTES[theme])), figures.stages().marks[0]
    item.show_mark(mark, room)
    return item


def draw_item(room: QRectF, theme: str = "light") -> DrawItem:
    """The draw of the example in a room."""
    item, mark = DrawItem(Theme(PALETTES[theme])), figures.stages().marks[1]
    item.show_mark(mark, room)
    return item


def painted(item: MarkItem) -> QImage:
    """What the item paints."""
    image = QImage(660, 440, QImage.Format.Format_RGB32)
    image.fill(item.theme.colour("panel"))
    painter = QPainter(image)
    item.paint(painter, None)
    painter.end()
    return image


def count(image: QImage, colour: QColor) -> int:
    """How many pixels have just this colour."""
    pixels = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.width(), 4)[..., :3]
    return int((pixels == [colour.blue(), colour.green(), colour.red()]).all(-1).sum())


@pytest.mark.parametrize("theme", sorted(PALETTES))
@pytest.mark.parametrize("size", [(900, 300), (520, 260), (300, 130), (90, 60)], ids=str)
def test_the_stages_paint_in_any_room(qapp: QApplication, theme: str, size: tuple[int, int]) -> None:
    """The row that is hit is there and in the accent."""
    item = stages_item(QRectF(10, 10, *size), theme)
    assert item.mark.hit in item.shown
    assert count(painted(item), item.theme.colour("accent")) > 0


def test_a_row_of_the_stages_tells_of_one_token_and_its_head_of_the_stage(qapp: QApplication) -> None:
    item = stages_item(QRectF(10, 10, 620, 300))
    spot = item.spot(QPointF(300, item.top(0) + 2))
    assert spot is not None
    assert spot.probe.pick == {"append": 7}
    assert spot.probe.text.startswith("·king: logits 3 → temperature 45.0000 % → top-k 45.0000 %")
    head = item.spot(QPointF(item.x(2) + 4, 20))
    sums = item.spot(QPointF(item.x(2) + 4, item.foot + 20))
    assert head is not None
    assert sums is not None
    assert head.probe == sums.probe
    assert head.probe.text == "top-k: the 3 likeliest tokens are kept · mass 0.850, entropy 1.50 bits, tokens 3"
    assert item.spot(QPointF(item.x(2) + 4, item.top(len(item.shown)) + 2)) is None  # the others
    item.light((), (9,))
    assert item.lit == {("row", 1)}


def test_columns_never_overlap_and_end_in_the_room(qapp: QApplication) -> None:
    for width in range(260, 1400, 60):
        item = stages_item(QRectF(0, 0, width, 300))
        edges = [(item.x(column), item.x(column) + item.width) for column in range(4)]
        assert all(end <= start for (_, end), (start, _) in itertools.pairwise(edges))
        assert item.right <= width + 1


@pytest.mark.parametrize("theme", sorted(PALETTES))
@pytest.mark.parametrize("room", [WIDE, HIGH, QRectF(0, 0, 60, 40)], ids=["lying", "upright", "tiny"])
def test_the_draw_paints_in_any_room(qapp: QApplication, theme: str, room: QRectF) -> None:
    item = draw_item(room, theme)
    assert count(painted(item), item.theme.colour("accent")) > 0


@pytest.mark.parametrize("room", [WIDE, HIGH], ids=["lying", "upright"])
def test_the_shares_of_the_bar_tell_their_tokens(qapp: QApplication, room: QRectF) -> None:
    """A click appends the token whose share it is."""
    item = draw_item(room)
    for place, token_id in enumerate((7, 9, 3)):
        spot = item.spot(item.area(place).center())
        assert spot is not None
        assert spot.probe.pick == {"append": token_id}
    told = item.spot(item.area(1).center())
    assert told is not None
    assert told.probe.text == "·queen: from 0.5300 to 0.8800, 35.0000 % · hit by 0.605000"
    assert item.spot(room.bottomRight()) is None


def test_the_number_falls_and_its_token_lights_up_when_it_has_landed(qapp: QApplication, qtbot: QtBot) -> None:
    """On its way the marker stands where it has come to, and nothing is told of the outcome yet."""
    item = draw_item(HIGH)
    accent = item.theme.colour("accent")
    item.play()
    assert item.fallen == 0
    assert count(painted(item), accent) == 0
    assert (item.told, item.news) == ([], "")
    with qtbot.waitSignal(item.landed):
        item.finish()
    assert item.has_landed
    assert count(painted(item), accent) > 0
    assert item.news == "0.605 now hits ·queen; the text went on with ·old"
    assert [value for _, value, _ in item.told] == ["·queen", "2", "28.0 → 35.3"]


def test_the_stages_hold_the_hit_back_while_the_number_falls(qapp: QApplication) -> None:
    item = stages_item(QRectF(10, 10, 620, 300))
    item.hold(True)
    assert count(painted(item), item.theme.colour("accent")) == 0
    item.hold(False)
    assert count(painted(item), item.theme.colour("accent")) > 0


def test_where_no_number_falls_it_has_landed_at_once(qapp: QApplication, qtbot: QtBot) -> None:
    greedy = draw("sampling", random_trace(5), Selection(sampling=Sampling(greedy=True))).marks[1]
    item = DrawItem(Theme(PALETTES["light"]))
    item.show_mark(greedy, HIGH)
    with qtbot.waitSignal(item.landed):
        item.play()
    assert item.has_landed


def sweep_canvas(qtbot: QtBot) -> tuple[Canvas, SweepItem]:
    """The temperature curve on a canvas of its own."""

    def fill(items: list[MarkItem], marks: list[Sweep], room: QRectF) -> None:
        items[0].show_mark(marks[0], room)

    canvas = Canvas(Theme(PALETTES["light"]), fill)
    qtbot.addWidget(canvas)
    canvas.resize(500, 300)
    canvas.show()
    canvas.show_figures([figures.sweep()])
    (item,) = canvas.items_shown
    assert isinstance(item, SweepItem)
    return canvas, item


def test_a_click_in_the_plot_sets_the_temperature_there_and_a_drag_all_along(qtbot: QtBot) -> None:
    """Each value that the pointer passes is picked, from the first to the last."""
    canvas, item = sweep_canvas(qtbot)
    picked: list[float] = []
    canvas.picked.connect(lambda pick: picked.append(pick["temperature"]))
    middle = item.plot.center().y()
    click(canvas, QPointF(item.x(1.5), middle))
    assert picked == [1.5]
    picked.clear()
    drag(canvas, QPointF(item.x(0.8), item.plot.bottom()), QPointF(item.x(0.2), middle))
    assert picked[0] == 0.8
    assert picked[-1] == 0.2
    assert picked == sorted(picked, reverse=True)
    assert len(picked) == 4


def test_names_stand_beside_the_marker_none_on_another(qtbot: QtBot) -> None:
    """In their order, inside the room at either end of the axis, as many as a low plot has room for."""
    _, item = sweep_canvas(qtbot)
    for at, height in ((0.0, 200.0), (0.8, 200.0), (2.0, 200.0), (0.8, 90.0)):
        item.show_mark(replace(item.mark, at=at), QRectF(0, 0, 400, height))
        left, rows = item.names_at()
        assert item.plot.left() <= left
        assert left + item.names_width <= item.room.right()
        heights = [y for _, y in rows]
        assert all(below - above >= NAME_PITCH - 1e-6 for above, below in itertools.pairwise(heights))
        assert all(item.plot.top() <= y <= item.plot.bottom() for y in heights)
        assert item.mark.focused in [curve for curve, _ in rows]


def test_the_name_of_the_drawn_token_stands_off_its_own_curve(qtbot: QtBot) -> None:
    """Half a line above or below it, all along the name, wherever the marker is."""
    _, item = sweep_canvas(qtbot)
    for at in np.linspace(0.4, 2.0, 9).tolist():
        of_marker = np.array([np.interp(at, item.mark.across, values) for values in item.mark.values])
        item.show_mark(replace(item.mark, at=at, at_values=of_marker), QRectF(0, 0, 400, 200))
        left, rows = item.names_at()
        level = dict(rows)[item.mark.focused]
        over = (item.across >= left) & (item.across <= left + item.names_width)
        curve = item.plot.bottom() - item.up[item.mark.focused][over] * item.plot.height()
        assert np.all(curve - level >= NAME_PITCH / 2 - 1e-6) or np.all(level - curve >= NAME_PITCH / 2 - 1e-6)


def test_hovering_a_curve_tells_of_its_token_and_elsewhere_of_all(qtbot: QtBot) -> None:
    canvas, item = sweep_canvas(qtbot)
    told: list[str] = []
    canvas.probed.connect(lambda probe: told.append(probe.text if probe else ""))
    first = float(item.mark.values[0, 50])
    hover(canvas, QPointF(item.x(1.0), item.height(first / item.mark.ticks[-1])))
    assert told[-1] == "temperature 1.00: ·king 66.67 %"
    hover(canvas, QPointF(item.x(1.0), item.plot.top() + 2))
    assert told[-1] == "temperature 1.00: ·king 66.67 %, ·queen 33.33 %"


def test_the_marks_are_read_aloud() -> None:
    """Their kind and size, the token that is drawn, and what each stage leaves."""
    stages, fallen = figures.stages().marks
    (sweep,) = figures.sweep().marks
    assert isinstance(stages, Stages)
    assert isinstance(fallen, Draw)
    assert name_of(stages) == "Sampling stages, logits, temperature, top-k, renormalised"
    assert value_of(stages).startswith("·queen: logits 2.5")
    assert name_of(fallen) == "The draw, 3 shares"
    assert value_of(fallen).endswith("rank 2; given → now, % 28.0 → 35.3")
    assert name_of(sweep) == "temperature, 2 lines"
    assert value_of(sweep) == "temperature 0.80: ·king 75.76 %, ·queen 24.24 %"
