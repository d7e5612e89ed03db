"""Several texts below one another in the window: what is seen of them, and what the pointer finds."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication

from tests.exporters import figures
from visualizer.palette import DARK, LIGHT
from visualizer.views.figure import Passages
from widgets.accessible import Role, name_of, role_of, value_of
from widgets.marks.passages import PassagesItem
from widgets.theme import Theme

NO_KEYS = Qt.KeyboardModifier.NoModifier


def item_of(height: float, count: int = 9) -> PassagesItem:
    """Three texts in a room of that height, without a window."""
    item = PassagesItem(Theme(LIGHT))
    item.show_mark(figures.passages(count).marks[0], QRectF(16, 10, 420, height))
    return item


def test_the_pointer_finds_the_pieces_of_every_text(qapp: QApplication) -> None:
    item = item_of(600)
    assert item.shown == range(3)
    for place in item.shown:
        inner = item.items[place]
        for number in range(len(inner.mark.pieces)):
            spot = item.spot(inner.frame(number).center())
            assert spot is not None
            assert spot.probe == item.mark.passages[place].probe(number)
    assert item.spot(QPointF(20, 590)) is None


@pytest.mark.parametrize("height", [40.0, 60.0, 130.0, 170.0])
def test_a_wheel_moves_a_text_at_a_time_to_the_last_one(qapp: QApplication, height: float) -> None:
    """No text reaches out of the room or into another; where one has no room at all, nothing is drawn."""
    item = item_of(height, 60)
    seen = []
    while True:
        rooms = [item.items[place].room for place in item.shown]
        assert all(item.room.contains(room) for room in rooms)
        assert not any(one.intersects(other) for one, other in pairwise(rooms))
        seen += list(item.shown)
        if not item.wheel(item.room.center(), QPointF(0, -120), NO_KEYS):
            break
        item.arrange()
    assert set(seen) == ({0, 1, 2} if height >= 54 else set())


def test_in_a_wide_room_two_texts_stand_beside_one_another(qapp: QApplication) -> None:
    """Row by row, each found by the pointer; a wheel moves a row."""
    item = PassagesItem(Theme(LIGHT))
    item.show_mark(figures.passages(60).marks[0], QRectF(0, 0, 1000, 120))
    first, second = (item.items[place].room for place in item.shown)
    assert (first.y(), second.x() > first.right()) == (second.y(), True)
    spot = item.spot(item.items[1].frame(0).center())
    assert spot is not None
    assert spot.probe == item.mark.passages[1].probe(0)
    assert item.wheel(item.room.center(), QPointF(0, -120), NO_KEYS)
    item.arrange()
    assert item.shown == range(2, 3)


def test_texts_take_another_theme_and_are_read_aloud(qapp: QApplication) -> None:
    item = item_of(300)
    item.set_theme(Theme(DARK))
    assert {inner.theme.name for inner in item.items} == {"dark"}
    mark = item.mark
    assert isinstance(mark, Passages)
    assert (role_of(mark), name_of(mark)) == (Role.List, "3 texts")
    first = mark.passages[0]
    assert value_of(mark).startswith(f"{first.title}: {first.pieces[0].text}")
