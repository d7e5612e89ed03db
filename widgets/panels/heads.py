"""Panel 2: all heads as one picture, and what the model would say after each layer."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize

from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views.figure import Figure, Mark, TileGrid
from widgets.marks.base import MarkItem
from widgets.marks.table import TableItem
from widgets.marks.tile_grid import TileGridItem
from widgets.panels.panel import MARGIN, Heading, PanelKind

TALL = 14  # from that many layers on the logit lens stands beside the grid


def heading(figures: Sequence[Figure]) -> Heading:
    """What a cell of the grid is, and its scale."""
    grid = figures[0].marks[0]
    tip = "Click to stretch the colours to what occurs, or back to 1 (C)"
    return Heading(note=grid.note, scale=grid.scale, scale_tip=tip) if isinstance(grid, TileGrid) else Heading()


def fit(selection: Selection, trace: Trace, size: QSize) -> Selection:
    """As many cells as a tile has pixels; three guesses a layer, one where the lens stands beside the grid."""
    tall = trace.spec.layers > TALL
    pitch = min((size.width() - 60) / trace.spec.heads, 72) if not tall else 0.56 * size.width() / trace.spec.heads
    guesses = 1 if tall else max(1, min(5, size.width() // 140))
    return replace(selection, tile_cells=max(8, int(pitch) - 4), guesses=guesses)


def layout(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
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


HEADS = PanelKind(
    "2",
    "All heads",
    layout,
    heading,
    "Every head of every layer will stand here, and below what the model would say after each layer.",
    fit,
    late=frozenset({"lens"}),
)
