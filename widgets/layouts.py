"""Where the marks of each panel lie: functions that give every mark a room, top to bottom.

A layout hands a mark to its item and may read the item's geometry before it places the next one: the bars under a map
take over its columns, the lens beside a tall grid its rows.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from visualizer.views.figure import HeatMap, Mark
from widgets.marks.base import MarkItem
from widgets.marks.facts import FACTS_HEIGHT
from widgets.marks.heat_map import HeatMapItem
from widgets.marks.table import TableItem
from widgets.marks.tile_grid import TileGridItem

BLOCK_TITLE, BLOCK_GAP = 24, 8
LEAST_ROW = 6  # pixels
PATTERN_MOST, PATTERN_LEAST, PATTERN_WORDS = 280, 100, 44  # WORDS: its title and the numbers below
TALL = 14  # from that many layers on the logit lens stands beside the grid
BARS_MOST, BARS_LEAST = 300, 120
MARGIN = 16


def embedding_rows(height: float) -> int:
    """How many tokens the three blocks have place for, in rows that can still be told apart."""
    blocks = height - pattern_room(height) - PATTERN_WORDS - 14 - 12 - 3 * (BLOCK_TITLE + BLOCK_GAP) - 14
    return max(4, int(blocks / 3 / LEAST_ROW))


def row_height(height: float) -> float:
    """How high a row of the embedding may be: 14 pixels, somewhat more on a large screen."""
    return float(int(max(14, min(20, 14 + (height - 700) / 36))))


def pattern_room(height: float) -> int:
    """How high the position pattern is: the same for every prompt, so that it stands still while one types."""
    return int(max(PATTERN_LEAST, min(PATTERN_MOST, 0.22 * height)))


def embedding(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """The summands and their sum, rows equally high, then the position pattern in what is left."""
    x, y, w = room.x() + MARGIN, room.y(), room.width() - 2 * MARGIN
    maps = [mark for mark in marks if isinstance(mark, HeatMap) and not mark.square]
    pattern = next((mark for mark in marks if isinstance(mark, HeatMap) and mark.square), None)
    bottom = room.bottom() - 12
    reserved = pattern_room(room.height()) + PATTERN_WORDS + 14 if pattern else 0
    rows = sum(len(mark.values) for mark in maps) or 1
    fixed = len(maps) * (BLOCK_TITLE + BLOCK_GAP) + 14
    pitch = max(1.0, min(row_height(room.height()), float(int((bottom - y - reserved - fixed) / rows))))
    above = None
    for item, mark in zip(items, marks, strict=True):
        if isinstance(mark, HeatMap) and not mark.square:
            height = BLOCK_TITLE + min(pitch * len(mark.values), bottom - reserved - y - BLOCK_TITLE)
            item.show_mark(mark, QRectF(x, y, w, height))
            above = item.places()
            y += height + BLOCK_GAP
        elif mark is pattern:
            y += 14
            height = min(pattern_room(room.height()) + PATTERN_WORDS, bottom - y)
            item.show_mark(mark, QRectF(x, y, w, height), above)
        else:
            item.show_mark(mark, QRectF(x, y + 8, w, 60))


def heads(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """The grid, and the logit lens below it, or beside it where the model is tall."""
    x, y, w = room.x() + MARGIN, room.y(), room.width() - 2 * MARGIN
    height = room.bottom() - 16 - y
    grid, *lens = items
    assert isinstance(grid, TileGridItem)
    layers = marks[0].tiles.shape[0]  # type: ignore[union-attr]
    if layers > TALL:
        grid.show_mark(marks[0], QRectF(x, y, 0.56 * w, height))
        for item, mark in zip(lens, marks[1:], strict=True):
            left = grid.right + 14
            item.show_mark(mark, QRectF(left, y, room.right() - MARGIN - left, height), grid.places())
        return
    least = 28 + 20 * (layers + 1) if lens else 0
    grid.show_mark(marks[0], QRectF(x, y, w, height - least - 24))
    for item, mark in zip(lens, marks[1:], strict=True):
        assert isinstance(item, TableItem)
        top = grid.bottom + 24
        item.show_mark(mark, QRectF(x, top, w, y + height - top))


def head(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """The map (or the arcs), and under its columns the bars of the query token's row."""
    x, y, w = room.x() + MARGIN, room.y(), room.width() - 2 * MARGIN
    height = room.bottom() - 8 - y
    first, *rest = items
    if not isinstance(first, HeatMapItem):
        first.show_mark(marks[0], QRectF(x, y, w, height - 8))
        return
    bars = max(BARS_LEAST, min(BARS_MOST, 0.36 * height)) if rest else 0
    first.show_mark(marks[0], QRectF(x, y, w, height - bars - 12))
    for item, mark in zip(rest, marks[1:], strict=True):
        top = first.upper + first.h + 12
        item.show_mark(mark, QRectF(x, top, w, min(bars + 60, y + height - top)), first.places())


def next_token(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """The bars, then the summary."""
    x, y, w = room.x() + MARGIN, room.y(), room.width() - 2 * MARGIN
    bars, facts = items
    bars.show_mark(marks[0], QRectF(x, y, w, room.bottom() - y - FACTS_HEIGHT - 8))
    facts.show_mark(marks[1], QRectF(x, room.bottom() - FACTS_HEIGHT, w, FACTS_HEIGHT))


def strip(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """One line across the window."""
    for item, mark in zip(items, marks, strict=True):
        item.show_mark(mark, QRectF(room.x() + MARGIN, room.y(), room.width() - 2 * MARGIN, room.height()))
