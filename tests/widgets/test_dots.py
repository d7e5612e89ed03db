"""Dots in rows: where they stand, what the pointer finds, and what gives way where there is little room."""

import csv
import io

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from exporters.data import save_csv
from tests.exporters import figures
from visualizer.palette import LIGHT, PALETTES
from visualizer.views.figure import DotRow, Dots
from widgets.accessible import Role, name_of, role_of, value_of
from widgets.marks.dots import DotsItem
from widgets.theme import Theme

ROOM = QRectF(10, 10, 500, 200)


def item_of(mark: Dots, room: QRectF = ROOM, theme: str = "light") -> DotsItem:
    """The painted mark, laid out."""
    item = DotsItem(Theme(PALETTES[theme]))
    item.show_mark(mark, room)
    return item


def painted(item: DotsItem) -> QImage:
    """What it looks like."""
    image = QImage(640, 440, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.panel))
    painter = QPainter(image)
    item.paint(painter, None)
    painter.end()
    return image


def is_ink(image: QImage, x: float, y: float) -> bool:
    """Whether something dark is drawn at a point."""
    return image.pixelColor(round(x), round(y)).lightness() < 140


def marks() -> tuple[Dots, Dots]:
    """The probabilities, and the differences."""
    likeliest, apart = figures.dot_rows().marks
    assert isinstance(likeliest, Dots)
    assert isinstance(apart, Dots)
    return likeliest, apart


def test_a_disc_stands_at_its_number_and_a_ring_around_its_own(qapp: QApplication) -> None:
    item = item_of(marks()[0])
    image, y = painted(item), item.middle(0)
    assert is_ink(image, item.x(0.3), y)
    assert not is_ink(image, item.x(0.1), y - 2)
    assert is_ink(image, item.x(0.1), y - 5)
    assert item.x(0) == item.left
    assert item.x(0.3) == pytest.approx(item.left + item.width)


@pytest.mark.parametrize(
    ("values", "lanes"),
    [
        ((0.1, 0.1), (-1, 1)),
        ((0.1, 0.3), (0, 0)),
        ((0.3, 0.11, 0.1), (0, -1, 1)),
        ((0.1, float("nan"), 0.1), (-1, 0, 1)),
        ((0.1, 0.1, 0.1), (-1, 0, 1)),
    ],
    ids=["equal", "apart", "one apart", "one missing", "three"],
)
def test_dots_that_would_cover_one_another_stand_one_below_the_other(
    values: tuple[float, ...], lanes: tuple[int, ...]
) -> None:
    """In the order of their series; a dot that stands alone stands in the middle of its row."""
    mark = Dots((DotRow("a", values), DotRow("b", (0.4,) * len(values))), tuple("ABC"[: len(values)]), "probability")
    assert mark.lanes(0, near=0.05) == lanes


def test_the_pointer_finds_every_number_of_a_row(qapp: QApplication) -> None:
    item = item_of(marks()[0])
    spot = item.spot(QPointF(item.left, item.middle(0)))
    assert spot is not None
    said = "The: probability A 30.0000 %, B 10.0000 %, C 2.0000 %, D has none · a detail"
    assert spot.probe.text == said
    assert item.spot(QPointF(item.left, ROOM.bottom() + 5)) is None


def test_of_differences_the_line_begins_at_zero_and_numbers_have_signs(qapp: QApplication) -> None:
    mark = marks()[1]
    assert mark.ticks[0] < 0 < mark.ticks[-1]
    assert mark.reach(1) == (pytest.approx(-0.03), 0.25)
    assert [mark.number(value) for value in mark.rows[1].values] == ["+25.0", "−3.0"]
    assert "B ▲ +25.0000 percentage points" in mark.probe(1).text


def test_in_a_narrow_room_the_numbers_give_way_to_the_dots(qapp: QApplication) -> None:
    mark = marks()[0]
    assert item_of(mark).has_numbers
    narrow = item_of(mark, QRectF(0, 0, 240, 200))
    assert not narrow.has_numbers
    assert narrow.width > 100
    painted(narrow)


def test_rows_without_room_are_left_out(qapp: QApplication) -> None:
    many = Dots(tuple(DotRow(f"w{row}", (0.1, 0.2)) for row in range(30)), ("A", "B"), "probability")
    item = item_of(many, QRectF(0, 0, 400, 150))
    assert 3 <= item.count < 30
    assert item.bottom <= 150
    assert item.spot(QPointF(200, item.bottom + 2)) is None


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("size", [(30, 20), (200, 120), (600, 400)])
def test_they_are_painted_in_any_room_and_theme(size: tuple[int, int], theme: str, qapp: QApplication) -> None:
    for mark in marks():
        image = painted(item_of(mark, QRectF(4, 4, *size), theme))
        ground = image.pixelColor(639, 439)
        assert any(image.pixelColor(x, y) != ground for x in range(0, 640, 3) for y in range(0, 440, 2))


def test_they_are_read_aloud() -> None:
    mark = marks()[0]
    assert role_of(mark) == Role.List
    assert name_of(mark) == "likeliest, 2 rows"
    assert value_of(mark).startswith("The: probability A 30.0000 %")


def test_a_number_that_is_missing_is_an_empty_cell(qapp: QApplication) -> None:
    file = io.BytesIO()
    save_csv(figures.dot_rows(), file)
    lines = [line for line in file.getvalue().decode("utf-8-sig").splitlines() if line and line[0] != "#"]
    assert list(csv.reader(lines))[:2] == [
        ["", "probability A", "probability B", "probability C", "probability D"],
        ["The", "0.3", "0.1", "0.02", ""],
    ]
