"""A folded panel: a narrow rail with its name, which unfolds it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from visualizer.language import tr
from widgets.brush import Brush
from widgets.shield import shielded
from widgets.theme import Theme

RAIL = 36  # pixels


class Rail(QAbstractButton):
    """Stands where a panel was folded; a click or Space brings the panel back."""

    def __init__(self, theme: Theme, number: str, title: str) -> None:
        super().__init__()
        self._theme, self._number = theme, number
        self.setFixedWidth(RAIL)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleDescription(tr("Unfolds the panel."))
        self.rename(title)
        self.hide()

    def rename(self, title: str) -> None:
        """Stand for another panel."""
        self._title = title
        self.setAccessibleName(tr("{title}, folded", title=title))
        self.setToolTip(tr("Unfold “{title}”", title=title))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(RAIL, 200)

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: number and name, reading upwards."""
        painter = QPainter(self)
        brush = Brush(painter, self._theme)
        lively = self.underMouse() or self.hasFocus()
        brush.rect(0, 0, self.width(), self.height(), "groove" if lively else "chrome")
        brush.text(self.width() / 2, 28, self._number, 13, "ink" if lively else "muted", anchor="middle")
        with brush.turned(self.width() / 2 + 4, 44, 90):
            brush.text(0, 8, self._title, 13, "ink" if lively else "muted", 600)
        if self.hasFocus():
            frame = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            brush.rect(frame.x(), frame.y(), frame.width(), frame.height(), stroke="ink", width=2, radius=4)
        painter.end()
