"""A text and its steps in the window: each token found where it is drawn, columns dragged through, long ones moved."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.exporters.figures import figure, passage, pieces, timeline
from tests.widgets.pointer import mouse
from visualizer.views.figure import Passage, Timeline
from widgets.accessible import Role, name_of, role_of, value_of
from widgets.canvas import Canvas
from widgets.marks.passage import PITCH, PassageItem
from widgets.marks.timeline import LEAST_PITCH, TimelineItem
from widgets.theme import ThemeController


@pytest.fixture
def text() -> Passage:
    (mark,) = passage().marks
    assert isinstance(mark, Passage)
    return mark


@pytest.fixture
def steps() -> Timeline:
    (mark,) = timeline(40).marks
    assert isinstance(mark, Timeline)
    return mark


@pytest.fixture
def item(qapp: QApplication) -> Callable[[type], PassageItem | TimelineItem]:
    controller = ThemeController(qapp, "light")
    theme = controller.theme
    controller.deleteLater()
    return lambda kind: kind(theme)


# ---- the text ----
def test_each_token_is_found_where_it_is_drawn(item: Callable, text: Passage) -> None:
    """On a line of its own length, and beside the text is nothing."""
    drawn = item(PassageItem)
    drawn.show_mark(text, QRectF(10, 0, 240, 200))
    assert drawn.lines == [range(5), range(5, 9)], "broken behind the end of a line"
    for place in range(len(text.pieces)):
        frame = drawn.frame(place)
        assert QRectF(8, drawn.upper, 240, 200).contains(frame)
        spot = drawn.spot(frame.center())
        assert spot is not None
        assert spot.probe == text.probe(place)
    assert drawn.spot(QPointF(245, drawn.upper + 5)) is None
    assert drawn.spot(QPointF(20, 5)) is None


def test_words_do_not_lie_on_one_another(item: Callable, text: Passage) -> None:
    drawn = item(PassageItem)
    drawn.show_mark(text, QRectF(0, 0, 200, 200))
    for line in drawn.lines:
        spans = [drawn.spans[place] for place in line]
        assert spans[0][0] == 0, "the space that a line begins with takes no room"
        assert all(before[1] <= behind[0] + 1e-6 for before, behind in pairwise(spans))


def test_a_long_text_shows_the_framed_token_and_is_moved_with_the_wheel(item: Callable, text: Passage) -> None:
    """Whole lines; without a framed token its end."""
    drawn = item(PassageItem)
    long = replace(text, pieces=pieces(200), framed=None)
    drawn.show_mark(long, QRectF(0, 0, 300, 160))
    end = drawn.offset
    assert end == (drawn.count * PITCH - drawn.seen)
    assert drawn.where().endswith(f"–{drawn.count} of {drawn.count}")
    drawn.show_mark(replace(long, framed=3), QRectF(0, 0, 300, 160))
    assert drawn.line_of[3] in drawn.in_view()
    assert drawn.offset == 0
    assert drawn.wheel(QPointF(50, 80), QPointF(0, -120), None)
    assert drawn.offset % PITCH == 0
    assert 0 < drawn.offset < end
    drawn.show_mark(replace(long, pieces=long.pieces[:4]), QRectF(0, 0, 300, 160))
    assert (drawn.offset, drawn.where()) == (0, "")


def test_what_is_pointed_at_elsewhere_lights_up(item: Callable, text: Passage, steps: Timeline) -> None:
    drawn, columns = item(PassageItem), item(TimelineItem)
    drawn.show_mark(text, QRectF(0, 0, 300, 160))
    columns.show_mark(steps, QRectF(0, 0, 600, 120))
    for one in (drawn, columns):
        one.light((4,))
    assert drawn.lit == {("piece", 4)}
    assert columns.lit == {("piece", 3)}, "whose columns begin with the first drawn token"


def painted(one: PassageItem | TimelineItem, width: int, height: int) -> QImage:
    """What the item looks like."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(one.theme.colour("panel"))
    painter = QPainter(image)
    one.paint(painter, None)
    painter.end()
    return image


def test_what_was_read_has_a_ground_and_what_comes_later_a_line_below(item: Callable, text: Passage) -> None:
    """Both in the colour of the number on the scale, so that they can be read off it."""
    drawn = item(PassageItem)
    drawn.show_mark(replace(text, framed=None), QRectF(0, 0, 300, 160))
    image = painted(drawn, 300, 160)
    for place in (5, 8):
        frame, tint = drawn.frame(place), QColor(*drawn.tints[place].tolist())
        assert image.pixelColor(round(frame.center().x()), round(frame.bottom()) - 2) == tint
        above = image.pixelColor(round(frame.center().x()), round(frame.top()) + 2)
        assert above == (drawn.theme.colour("panel") if text.is_behind(place) else tint)


@pytest.mark.parametrize("width", [60, 200, 1200])
def test_they_are_drawn_in_any_room(item: Callable, text: Passage, steps: Timeline, width: int) -> None:
    """A word wider than the room included; a fault in painting would be reported."""
    wide = replace(text.pieces[4], text=" incomprehensibilities")
    for one, mark in ((item(PassageItem), replace(text, pieces=(*text.pieces, wide))), (item(TimelineItem), steps)):
        one.show_mark(mark, QRectF(0, 0, width, 90))
        assert painted(one, width, 90) != painted(one.__class__(one.theme), width, 90)


# ---- the columns ----
def test_the_columns_follow_the_selected_step(item: Callable, steps: Timeline) -> None:
    """With a neighbour at each side; the wheel moves them, and nothing goes beyond their ends."""
    drawn, room = item(TimelineItem), QRectF(0, 0, 500, 120)
    for framed in (0, 20, 39, None):
        drawn.show_mark(replace(steps, framed=framed), room)
        shown = 39 if framed is None else framed
        for column in {max(0, shown - 1), shown, min(39, shown + 1)}:
            assert room.adjusted(-1, 0, 1, 0).contains(drawn.frame(column))
    before = drawn.offset
    assert drawn.wheel(QPointF(50, 50), QPointF(0, 120), None)
    assert drawn.offset < before
    assert not drawn.scroll_to(drawn.offset)
    drawn.scroll_to(1e6)
    assert drawn.x(40) == pytest.approx(500)


def test_few_columns_are_wide_and_many_are_not(item: Callable, steps: Timeline) -> None:
    drawn = item(TimelineItem)
    drawn.show_mark(replace(steps, pieces=steps.pieces[-4:], framed=3), QRectF(0, 0, 900, 120))
    assert drawn.pitch > LEAST_PITCH
    assert drawn.spot(QPointF(800, 60)) is None
    drawn.show_mark(steps, QRectF(0, 0, 900, 120))
    assert drawn.pitch == LEAST_PITCH


def test_a_drag_along_the_columns_goes_through_the_steps(
    themes: ThemeController, steps: Timeline, qtbot: QtBot
) -> None:
    """Each step once, in the order of the drag; and with the columns moving under it, on beyond those in view."""

    def layout(items: list, marks: tuple, room: QRectF) -> None:
        items[0].show_mark(marks[0], room.adjusted(10, 10, -10, -10))

    canvas = Canvas(themes.theme, layout)
    qtbot.addWidget(canvas)
    canvas.resize(420, 160)
    canvas.show()  # which gives it its size
    canvas.show_figures([figure(replace(steps, framed=0))])
    picked = []

    def pick(chosen: dict) -> None:
        picked.append(chosen["query"] - 1)  # the first piece of the figure made by hand is token 1
        canvas.show_figures([figure(replace(steps, framed=picked[-1]))])

    canvas.picked.connect(pick)
    (drawn,) = canvas.items_shown
    assert isinstance(drawn, TimelineItem)
    start = drawn.frame(1).center()
    mouse(canvas, QEvent.Type.MouseButtonPress, start, held=True)
    for x in [*range(round(start.x()), 400, 10), *[401, 402] * 4]:
        mouse(canvas, QEvent.Type.MouseMove, QPointF(x, start.y()), held=True)
    mouse(canvas, QEvent.Type.MouseButtonRelease, QPointF(402, start.y()), held=False)
    canvas.picked.disconnect(pick)
    assert picked == list(range(1, picked[-1] + 1))
    assert picked[-1] > 400 // LEAST_PITCH + 2


def test_a_screen_reader_hears_the_token_that_is_looked_at(text: Passage, steps: Timeline) -> None:
    assert (role_of(text), role_of(steps)) == (Role.StaticText, Role.List)
    assert name_of(text) == "surprisal, 9 tokens"
    assert value_of(text) == text.probe(3).text
    assert name_of(steps) == "probability, 40 steps"
    assert value_of(steps) == steps.probe(39).text
