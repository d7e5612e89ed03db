"""Figures of any view, drawn by the window's own items under a magnifying glass."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF

from visualizer.views.figure import ColumnBars, Draw, Facts, HeatMap, Mark, Passage, Steps, Table, Text, Timeline
from widgets.brush import Brush
from widgets.marks import ITEMS
from widgets.marks.base import MarkItem, Spot
from widgets.marks.facts import FACTS_HEIGHT
from widgets.marks.heat_map import HeatMapItem
from widgets.presenter.parts import frame_and_hint, scaled
from widgets.presenter.sight import Sight

GLASS = 2.0  # the smallest type of the items is 11 pixels: no less than 20 under the glass
Lay = Callable[[Sequence[MarkItem], Sequence[Mark], QRectF], None]
"""Gives every mark to its item, with a room in which it lies."""


AIR = 12.0  # between two marks
LEAST_HEIGHT = 200.0  # of a mark that fills what room it gets


def least_height(mark: Mark) -> float:
    """The height, as the items see it, below which a mark could not be read from afar."""
    match mark:
        case Facts() | Text():
            return FACTS_HEIGHT
        case HeatMap():
            return 24.0 + 14.0 * len(mark.values)
        case Steps():
            return 24.0 + 20.0 * len(mark.rows)
        case Table():
            return 20.0 + 20.0 * len(mark.names)
        case ColumnBars():
            return 130.0
        case Draw():
            return 112.0
        case Passage() | Timeline():
            return 120.0
        case _:
            return LEAST_HEIGHT


def leaves(marks: Sequence[Mark], height: float) -> list[list[Mark]]:
    """The marks of a figure that has more of them than a screen can show large, screen by screen."""
    screens: list[list[Mark]] = [[]]
    used = 0.0
    for mark in marks:
        needed = min(height, least_height(mark))
        if screens[-1] and used + AIR + needed > height:
            screens.append([])
            used = 0.0
        screens[-1].append(mark)
        used += needed + AIR * (used > 0)
    return screens


def one_below_the_other(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """Each as high as it must be; what is left goes to those that fill any room, else to all alike."""
    heights = [least_height(mark) for mark in marks]
    spare = room.height() - sum(heights) - AIR * (len(marks) - 1)
    fills = [not isinstance(mark, Draw | HeatMap | Facts | Text | Steps | Table) for mark in marks]
    takers = sum(fills) or len(marks)
    y, shared = room.y(), None
    for item, mark, needed, takes in zip(items, marks, heights, fills, strict=True):
        height = max(20.0, needed + (spare / takers if takes or not any(fills) or spare < 0 else 0.0))
        group = getattr(mark, "column_group", "")
        item.show_mark(mark, QRectF(room.x(), y, room.width(), height), shared if group else None)
        shared = item.places() if group else shared
        y += height + AIR


def side_by_side(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """Maps from left to right, equally wide."""
    width = (room.width() - 20 * (len(marks) - 1)) / len(marks)
    rooms = [QRectF(room.x() + place * (width + 20), room.y(), width, room.height()) for place in range(len(marks))]
    for item, mark, own in zip(items, marks, rooms, strict=True):
        item.show_mark(mark, own)
    low = max(item.upper + item.h for item in items if isinstance(item, HeatMapItem))
    for item, mark, own in zip(items, marks, rooms, strict=True):  # in the middle of what they leave free
        item.show_mark(mark, own.translated(0, round(max(0.0, room.bottom() - 20 - low) / 2)))


def maps_side_by_side(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """Several maps from left to right; anything else one below the other."""
    lay = side_by_side if all(isinstance(mark, HeatMap) for mark in marks) else one_below_the_other
    lay(items, marks, room)


class Glass:
    """Marks painted twice as large as in the window, by the same items."""

    def __init__(self, sight: Sight, marks: Sequence[Mark], room: QRectF, lay: Lay = one_below_the_other) -> None:
        self.sight = sight
        self.items = [ITEMS[type(mark)](sight.theme) for mark in marks]
        self.room = room
        lay(self.items, marks, scaled(room, 1 / GLASS))

    def paint(self, brush: Brush) -> None:
        """Every mark."""
        brush.painter.save()
        brush.painter.scale(GLASS, GLASS)
        for item in self.items:
            if item.isVisible():
                item.light(self.sight.pointed, (), self.sight.pointed_target)
                item.paint(brush.painter, None)
        brush.painter.restore()

    def spot(self, point: QPointF) -> Spot | None:
        """What the item under the point says of it."""
        for item in reversed(self.items):
            found = item.spot(point / GLASS) if item.isVisible() else None
            if found is not None:
                return Spot(found.probe, scaled(found.frame, GLASS))
        return None

    def paint_hover(self, brush: Brush, spot: Spot, bounds: QRectF) -> None:
        """A frame, and its number in words."""
        frame_and_hint(brush, spot, bounds)
