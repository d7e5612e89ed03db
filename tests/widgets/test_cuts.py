"""The text under several tokenizers in the window: found where it is drawn, lit by what is pointed at, and scrolled."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.exporters.figures import cuts
from visualizer.views.figure import Cuts
from widgets.accessible import name_of, value_of
from widgets.marks.cuts import PIECE_ROW, CutsItem
from widgets.theme import ThemeController


@pytest.fixture
def mark() -> Cuts:
    (mark,) = cuts().marks
    assert isinstance(mark, Cuts)
    return mark


@pytest.fixture
def item(qapp: QApplication) -> CutsItem:
    controller = ThemeController(qapp, "light")
    item = CutsItem(controller.theme)
    controller.deleteLater()
    return item


def middle_of(item: CutsItem, row: int, column: float) -> QPointF:
    """The middle of a column in a row of pieces, on the first line."""
    return QPointF(item.x(0, item.lines[0], column), item.top(0) + (1.5 + row) * PIECE_ROW)


def test_each_piece_is_found_where_its_columns_are(item: CutsItem, mark: Cuts) -> None:
    item.show_mark(mark, QRectF(0, 0, 500, 300))
    assert len(item.lines) == 1
    for row, cut_row in enumerate(mark.rows):
        for cut in cut_row.cuts:
            spot = item.spot(middle_of(item, row, (cut.first + cut.end) / 2))
            assert spot is not None
            assert spot.probe.text == f"{cut_row.name}: {cut.detail}"
    assert item.spot(QPointF(490, item.top(0) + 1.5 * PIECE_ROW)) is None
    assert item.spot(QPointF(100, 2)) is None


def test_pointed_tokens_light_their_characters_in_every_row(item: CutsItem, mark: Cuts) -> None:
    item.show_mark(mark, QRectF(0, 0, 500, 300))
    item.light((0,))
    assert item.lit == {("column", 1), ("column", 2)}
    item.light(())
    assert not item.lit


def test_a_line_that_has_no_room_below_is_reached_with_the_wheel(item: CutsItem, mark: Cuts) -> None:
    longer = replace(mark, columns=("", *"·old" * 60, "é"))
    item.show_mark(longer, QRectF(0, 0, 300, 200))
    assert len(item.lines) > 3
    last = item.top(len(item.lines) - 1)
    assert last > 200
    assert item.wheel(QPointF(50, 150), QPointF(0, -5000), Qt.KeyboardModifier.NoModifier)
    assert item.top(len(item.lines) - 1) + item.pitch == pytest.approx(200)
    assert not item.wheel(QPointF(50, 150), QPointF(0, -120), Qt.KeyboardModifier.NoModifier)
    item.show_mark(longer, QRectF(0, 0, 300, 4000))
    assert item.offset == 0


@pytest.mark.parametrize("width", [120, 260, 900])
def test_it_is_drawn_in_any_room(item: CutsItem, mark: Cuts, width: int) -> None:
    """Boxes and letters leave ink below the counts."""
    item.show_mark(mark, QRectF(0, 0, width, 300))
    image = QImage(width, 300, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    item.paint(painter, None)
    painter.end()
    below = range(int(item.upper), 299)
    assert len({image.pixel(x, y) for x in range(width) for y in below}) > 2


def test_a_screen_reader_hears_whose_and_what(mark: Cuts) -> None:
    assert name_of(mark) == "Tokenizers, tiny-bert, tiny-gpt"
    assert value_of(mark) == "tiny-bert: algorithm WordPiece, tokens 2; tiny-gpt: algorithm byte-level BPE, tokens 4"
