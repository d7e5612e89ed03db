"""What every painted mark can do: take a mark and a room, paint, and say what lies under a point."""

import sys
from dataclasses import dataclass
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from visualizer.views.figure import Axis, Probe
from widgets.brush import Brush
from widgets.theme import Theme


@dataclass(frozen=True, slots=True)
class Spot:
    """One point of a mark that can be hovered and clicked: what it says, and where its frame is drawn."""

    probe: Probe
    frame: QRectF


@dataclass(frozen=True, slots=True)
class Places:
    """Where the columns of a map (or the rows of a grid) lie, for marks that share them."""

    start: float
    pitch: float
    count: int
    size: float = 0.0  # of one place, where it is smaller than the pitch


class MarkItem(pg.GraphicsObject):
    """One mark of a figure in the scene; subclasses compute geometry in `arrange` and draw in `draw`.

    The scene counts pixels. `room` is what the panel's layout gave; `shared` are the columns or rows of an earlier
    mark of the same group.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.mark: Any = None
        self.room = QRectF()
        self.shared: Places | None = None
        self.hovered: Spot | None = None

    def show_mark(self, mark: Any, room: QRectF, shared: Places | None = None) -> None:
        """Take a new mark or a new room; repaints what changed."""
        if room != self.room:
            self.prepareGeometryChange()
        self.mark, self.room, self.shared = mark, room, shared
        self.arrange()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        if self.mark is not None:
            self.arrange()
        self.update()

    def hover(self, spot: Spot | None) -> None:
        """Frame the point under the pointer."""
        if spot != self.hovered:
            self.hovered = spot
            self.update()

    def arrange(self) -> None:
        """Compute where everything goes, from mark, room and theme."""

    def draw(self, brush: Brush) -> None:
        """Paint the mark."""
        raise NotImplementedError

    def spot(self, point: QPointF) -> Spot | None:
        """What lies under a point of the scene."""
        raise NotImplementedError

    def places(self) -> Places | None:
        """The columns that later marks of the group share."""
        return None

    def boundingRect(self) -> QRectF:
        """Qt's: the room, with a little air for frames and for what hangs below a map."""
        return self.room.adjusted(-8, -4, 8, 18)

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        """Qt's: draws the mark, and the frame of what is hovered."""
        if self.mark is None:
            return
        brush = Brush(painter, self.theme)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, True)
        try:
            self.draw(brush)
        except Exception:  # an exception must not pass through Qt's painting: it would end the program
            sys.excepthook(*sys.exc_info())
            return
        if self.hovered is not None:
            frame = self.hovered.frame
            brush.rect(frame.x(), frame.y(), frame.width(), frame.height(), stroke="ink")

    def label_width(self, axis: Axis, size: float, most: float) -> float:
        """The room that the labels of an axis need, at most `most`."""
        widths = (self.theme.text_width(label, size, 600, mono=True) for label in axis.labels)
        return min(most, max(widths, default=24.0))


def evenly(count: int, pitch: float, least: float) -> range:
    """The places whose labels are drawn where not all fit: every second, fifth, tenth, ..."""
    for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000):
        if step * pitch >= least:
            return range(0, count, step)
    return range(0, count, max(1, count))


def labelled(count: int, pitch: float, least: float, always: int | None) -> list[int]:
    """The same, with one place that is always labelled; its neighbours give way."""
    chosen = list(evenly(count, pitch, least))
    if always is None or pitch >= least:
        return chosen
    return [*(place for place in chosen if abs(place - always) * pitch >= least + 2), always]
