"""The letter of a column, behind the shape that stands for it in the comparison below."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from visualizer.language import tr
from widgets.accessible import Role
from widgets.brush import Brush
from widgets.marks.dots import paint_dot
from widgets.shield import shielded
from widgets.theme import Theme

WIDTH, HEIGHT = 34, 24


class Letter(QWidget):
    """Paints both. `shape` is the column's place among those that are compared; None while it is not."""

    accessible_role = Role.Heading

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name, self._shape = "", -1
        self.setFixedSize(WIDTH, HEIGHT)

    def show_name(self, name: str, shape: int | None) -> None:
        """Be the letter of a column."""
        self._name, self._shape = name, -1 if shape is None else shape
        self.setAccessibleName(tr("Column {name}", name=name))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(WIDTH, HEIGHT)

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's."""
        painter = QPainter(self)
        brush = Brush(painter, self._theme)
        if self._shape >= 0:
            paint_dot(brush, 8, HEIGHT / 2, self._shape)
        brush.text(22, HEIGHT / 2 + 4.5, self._name, 13, "ink", 600)
        painter.end()
