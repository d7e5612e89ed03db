"""The small label beside the pointer: the exact number, and what it is."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from widgets.brush import Brush
from widgets.theme import Theme

FONT_PX, PAD, HEIGHT, LINE = 12, 8, 16, 3


class HintItem(pg.GraphicsObject):
    """Stands beside what is hovered, wherever there is room for it."""

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
        y = frame.bottom() + 6
        if y + height > bounds.bottom() - 2:
            y = max(bounds.top() + 2, frame.top() - height - 6)
        box = QRectF(round(x), round(y), width, height) if lines else QRectF()
        if box != self.box or lines != self.lines:
            self.prepareGeometryChange()
            self.box, self.lines = box, lines
            self.update()

    def wrap(self, text: str, room: float) -> list[str]:
        """The text in at most a few lines, broken between words."""
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

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        """Qt's: ink turned round, so that it stands out from every map."""
        if not self.lines:
            return
        brush, box = Brush(painter, self.theme), self.box
        brush.rect(box.x(), box.y(), box.width(), box.height(), "ink", radius=5)
        for place, line in enumerate(self.lines):
            brush.text(box.x() + PAD, box.y() + PAD / 2 + 12 + place * HEIGHT, line, FONT_PX, "panel")
