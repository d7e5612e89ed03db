"""What controls that paint themselves share: the width of a text, the ring of the keyboard, the arrow keys."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from widgets.theme import Theme


def width_of(theme: Theme, text: str, size: float = 12, weight: int = 400, mono: bool = False) -> float:
    """How wide a text is drawn, in pixels."""
    return theme.text_width(text, size, weight, mono)


def focus_ring(painter: QPainter, theme: Theme, area: QRectF, radius: float) -> None:
    """The frame that says where the keyboard is; ink, since the accent means selected."""
    painter.setPen(QPen(theme.colour("bar"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)


ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
