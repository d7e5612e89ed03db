"""The small label beside the pointer: the exact number, and what it is."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from widgets.brush import Brush
from widgets.shield import shielded
from widgets.theme import Theme

FONT_PX, PAD, HEIGHT, LINE = 12, 8, 16, 8
AIR = 6  # pixels between the hint and what it must not cover
LEAST_ROW, MOST_ROW, TALL = 14.0, 48.0, 80.0  # pixels that are left free for the neighbour of what is hovered


class HintItem(pg.GraphicsObject):
    """Stands above or below what is hovered, and leaves free the row that one moves to next.

    Where that has no room, as in a strip one chip high, it says nothing: the foot says the same.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.lines: list[str] = []
        self.box = QRectF()
        self.setZValue(10)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self.update()

    def point_at(self, text: str, frame: QRectF, bounds: QRectF) -> None:
        """Say `text` about what lies in `frame`; nothing for an empty text."""
        lines = self.wrap(text, bounds.width() - 2 * PAD - 8) if text else []
        width = max((self.theme.text_width(line, FONT_PX) for line in lines), default=0) + 2 * PAD
        height = HEIGHT * len(lines) + PAD
        x = min(max(bounds.left() + 4, frame.center().x() - width / 2), bounds.right() - width - 4)
        if frame.height() > TALL and frame.height() > 2 * frame.width():  # a bar: one moves on to its sides
            x = self.beside(frame, width, bounds)
            frame = QRectF(frame.x(), frame.y() + height + AIR + MOST_ROW, frame.width(), MOST_ROW)
        away = AIR + min(max(frame.height(), LEAST_ROW), MOST_ROW)  # beyond the row above or below
        y = frame.top() - away - height
        if y < bounds.top() + 2:
            y = frame.bottom() + away
            if y + height > bounds.bottom() - 2:  # a frame as high as its room: beside the pointer's part of it
                y = bounds.top() + 2
                if frame.top() - y < height and frame.height() < bounds.height() < 2 * (height + frame.height()):
                    lines = []
        box = QRectF(round(x), round(y), width, height) if lines else QRectF()
        if box != self.box or lines != self.lines:
            self.prepareGeometryChange()
            self.box, self.lines = box, lines
            self.update()

    @staticmethod
    def beside(frame: QRectF, width: float, bounds: QRectF) -> float:
        """Where a hint begins that stands beside something upright, one neighbour away from it."""
        away = AIR + min(frame.width(), MOST_ROW)
        right = frame.right() + away
        if right + width <= bounds.right() - 4:
            return right
        return max(bounds.left() + 4, frame.left() - away - width)

    def wrap(self, text: str, room: float) -> list[str]:
        """The text in lines as long as the room, broken between words."""
        lines = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}" if lines[-1] else word
            if lines[-1] and self.theme.text_width(longer, FONT_PX) > room and len(lines) < LINE:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def boundingRect(self) -> QRectF:
        """Qt's."""
        return self.box.adjusted(-2, -2, 2, 2)

    @shielded
    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        """Qt's: ink turned round, so that it stands out from every map."""
        if not self.lines:
            return
        brush, box = Brush(painter, self.theme), self.box
        brush.rect(box.x(), box.y(), box.width(), box.height(), "ink", radius=5)
        for place, line in enumerate(self.lines):
            brush.text(box.x() + PAD, box.y() + PAD / 2 + 12 + place * HEIGHT, line, FONT_PX, "panel")
