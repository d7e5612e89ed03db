"""The bars under the map: their axis, their colours, their numbers, and the words beside them."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.exporters.figures import labels
from visualizer.palette import LIGHT, colours
from visualizer.views.figure import Axis, ColourScale, ColumnBars
from widgets.brush import Brush
from widgets.marks.base import Places
from widgets.marks.column_bars import END_AIR, ColumnBarsItem
from widgets.theme import Theme

LEFT, HEIGHT = 90, 300


def bars_of(values: list[float], high: float = 1.0) -> ColumnBars:
    count = len(values)
    scale = ColourScale(0, high)
    return ColumnBars(
        np.array(values, dtype=np.float32), Axis("key", labels(count)), scale, "weight", "and", "looks at"
    )


def item_of(mark: ColumnBars, pitch: float = 20.0, height: float = HEIGHT) -> ColumnBarsItem:
    item = ColumnBarsItem(Theme(LIGHT))
    room = QRectF(0, 0, LEFT + pitch * len(mark.values), height)
    item.show_mark(mark, room, Places(LEFT, pitch, len(mark.values)))
    return item


def picture(item: ColumnBarsItem) -> QImage:
    image = QImage(int(item.room.width()), int(item.room.height()), QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.panel))
    painter = QPainter(image)
    item.draw(Brush(painter, item.theme))
    painter.end()
    return image


def written(item: ColumnBarsItem, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The numbers over the bars."""
    found: list[str] = []
    monkeypatch.setattr(item, "number", lambda brush, x, value, other: found.append(item.mark.number(value)))
    picture(item)
    return found


@pytest.mark.parametrize(("largest", "number"), [(0.36, "0.36"), (1.0, "1.00"), (0.06, "0.06"), (0.0031, "0.0031")])
def test_the_axis_says_what_its_top_is(qtbot: QtBot, largest: float, number: str) -> None:
    """The bars fill the height whatever the largest is: without the number a flat row looks like a peaked one."""
    item = item_of(bars_of([largest, largest / 2, largest / 4]))
    (zero, nothing), (top, told) = item.ends
    assert (nothing, told) == ("0", number)
    assert zero == item.base
    assert top == pytest.approx(item.bar(largest, 0, 1).top() + 4, abs=1)


def test_the_axis_of_scores_has_a_number_at_both_ends(qtbot: QtBot) -> None:
    mark = replace(bars_of([3.0, -2.0]), scale=ColourScale(-3, 3, "diverging"))
    assert [number for _, number in item_of(mark).ends] == ["0", "−2", "3"]


@pytest.mark.parametrize("height", [300, 160, 140])
def test_the_words_beside_the_bars_stand_on_no_number(qtbot: QtBot, height: float) -> None:
    item = item_of(bars_of([0.99, 0.01]), height=height)
    place, has_note = item.words_place()
    for line in (0, 16) if has_note else (0,):
        assert all(abs(place + line - baseline) >= END_AIR for baseline, _ in item.ends)


def test_a_bar_has_the_colour_of_its_cell_in_the_map(qtbot: QtBot) -> None:
    """So that a row with nothing that stands out is pale, as it is in the map."""
    values = [0.9, 0.5, 0.2]
    item = item_of(bars_of(values), pitch=40)
    image, expected = picture(item), colours(LIGHT, item.mark.scale, np.array(values, dtype=np.float32))
    for column, colour in enumerate(expected.tolist()):
        at = image.pixelColor(round(item.x(column + 0.5)), item.base - 3)
        assert at.getRgb()[:3] == tuple(colour)


def test_numbers_are_written_one_way_upright_or_level(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    values = [0.996, 0.3, 0.0474]
    level, upright = item_of(bars_of(values), pitch=40), item_of(bars_of(values), pitch=18)
    assert (level.flat_numbers, upright.flat_numbers) == (True, False)
    assert set(written(level, monkeypatch)) == set(written(upright, monkeypatch)) == {"1.00", "0.30", "0.05"}


def test_numbers_are_turned_only_where_they_do_not_fit(qtbot: QtBot) -> None:
    mark = bars_of([0.5, 0.5])
    widest = item_of(mark).widest_number()
    assert item_of(mark, pitch=round(widest + 4)).flat_numbers
    assert not item_of(mark, pitch=round(widest - 4)).flat_numbers


def test_a_bar_that_is_not_seen_has_no_turned_number(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    item = item_of(bars_of([0.99, 0.003, 0.001, 0.02]), pitch=18)
    assert sorted(written(item, monkeypatch)) == ["0.02", "0.99"]
