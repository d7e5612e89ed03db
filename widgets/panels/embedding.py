"""Panel 1: what enters layer 0, and the position pattern."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize

from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views.figure import Figure, HeatMap, Mark, Text
from widgets.marks.base import MarkItem
from widgets.panels.panel import MARGIN, Heading, PanelKind

BLOCK_TITLE, BLOCK_GAP = 24, 8
LEAST_ROW = 6  # pixels
PATTERN_MOST, PATTERN_LEAST, PATTERN_WORDS = 280, 100, 44  # WORDS: its title and the numbers below
PATTERN_CELL = 2  # pixels a position of the position pattern takes


def heading(figures: Sequence[Figure]) -> Heading:
    """The scale of the summands."""
    first = figures[0].marks[0]
    return Heading(scale=first.scale, scale_width=36) if isinstance(first, HeatMap) else Heading()


def fit(selection: Selection, trace: Trace, size: QSize) -> Selection:
    """Two pixels a dimension, two a position; rows no lower than can be told apart."""
    if selection.kind == "cross":  # which adds no positions: what enters the decoder has those of its own attention
        selection = replace(selection, kind="decoder")
    width = size.width() - 2 * MARGIN - 60
    labels = max((len(token.shown) for token in trace.tokens), default=0)
    gutter = min(0.3 * (size.width() - 2 * MARGIN), 7.0 * labels)
    width -= max(0.0, gutter - 52)
    dimensions = max(8, int(width // 2))
    rows = embedding_rows(size.height())
    positions = max(16, int(min(width, pattern_room(size.height())) // PATTERN_CELL))
    return replace(selection, dimensions=dimensions, rows=rows, positions=positions)


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


def layout(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """The summands and their sum, rows equally high, then the position pattern in what is left."""
    x, y, w = room.x() + MARGIN, room.y(), room.width() - 2 * MARGIN
    maps = [mark for mark in marks if isinstance(mark, HeatMap) and not mark.square]
    pattern = None if isinstance(marks[-1], Text) or marks[-1] in maps else marks[-1]  # of positions: a map, or lines
    bottom = room.bottom() - 12
    reserved = pattern_room(room.height()) + PATTERN_WORDS + 14 if pattern else 0
    rows = sum(len(mark.values) for mark in maps) or 1
    fixed = len(maps) * (BLOCK_TITLE + BLOCK_GAP) + 14
    pitch = max(1.0, min(row_height(room.height()), float(int((bottom - y - reserved - fixed) / rows))))
    above = None
    for item, mark in zip(items, marks, strict=True):
        if mark is not pattern and isinstance(mark, HeatMap):
            height = BLOCK_TITLE + min(pitch * len(mark.values), bottom - reserved - y - BLOCK_TITLE)
            item.show_mark(mark, QRectF(x, y, w, height))
            above = item.places()
            y += height + BLOCK_GAP
        elif mark is pattern:
            y += 14
            height = min(pattern_room(room.height()) + PATTERN_WORDS, bottom - y)
            item.show_mark(mark, QRectF(x, y, w, height), above if isinstance(mark, HeatMap) else None)
        else:
            item.show_mark(mark, QRectF(x, y + 8, w, 60))


def trim(figure: Figure) -> Figure:
    """Of the positions view only the pattern: the vectors themselves stand above it."""
    return replace(figure, marks=figure.marks[-1:]) if figure.view == "positions" else figure


EMBEDDING = PanelKind(
    "1",
    "Embedding",
    layout,
    heading,
    "Type something: each token becomes a vector, its position is added, and the sum enters layer 0.",
    fit,
    trim=trim,
)
