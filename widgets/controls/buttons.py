"""Buttons: with words and their key, and small ones of a row."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from widgets.controls.painting import focus_ring, width_of
from widgets.shield import shielded
from widgets.theme import Theme


class Button(QAbstractButton):
    """A push button with its key written beside its name; `solid` is the strongest of its group, `quiet` one that steps
    back behind the title it stands beside."""

    def __init__(
        self, theme: Theme, label: str, key: str = "", *, solid: bool = False, quiet: bool = False, height: int = 32
    ) -> None:
        super().__init__()
        self._theme, self._key, self._solid, self._quiet = theme, key, solid, quiet
        self._type = (11, 400) if quiet else (13, 500)  # size and weight
        self.setText(label)
        self.setAccessibleName(label)
        self.setFixedHeight(height)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is, in the prompt
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_label(self, label: str, key: str) -> None:
        """Another name and key, such as Stop in place of Generate."""
        if (label, key) != (self.text(), self._key):
            self._key = key
            self.setText(label)
            self.setAccessibleName(label)
            self.updateGeometry()

    @property
    def key(self) -> str:
        """What stands beside the name."""
        return self._key

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        text = width_of(self._theme, self.text(), *self._type)
        key = 8 + width_of(self._theme, self._key, 11) if self._key else 0
        return QSize(math.ceil(text + key) + (16 if self._quiet else 26), self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, area = self._theme, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        away = not self.isEnabled()
        ground = theme.colour("ink" if self._solid else "field")
        if self.isDown() or (self.underMouse() and not away):
            ground = theme.colour("bar" if self._solid else "groove")
        painter.setBrush(theme.colour("groove") if away else ground)
        edge = QPen(theme.colour("line" if away or self._quiet else "edge"))
        painter.setPen(edge if away or not self._solid else Qt.PenStyle.NoPen)
        if self._solid and not away:
            painter.drawRoundedRect(area, 6, 6)
        else:
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 5.5, 5.5)
        if self.hasFocus():
            focus_ring(painter, theme, area.adjusted(2, 2, -2, -2) if self._solid else area, 5)
        text = width_of(theme, self.text(), *self._type)
        key = 8 + width_of(theme, self._key, 11) if self._key else 0
        left = (area.width() - text - key) / 2
        painter.setFont(theme.font(*self._type))
        plain = "muted" if self._quiet else "ink"
        painter.setPen(theme.colour("faint" if away else "panel" if self._solid else plain))
        painter.drawText(QPointF(left, area.height() / 2 + (4 if self._quiet else 4.5)), self.text())
        if self._key:
            painter.setFont(theme.font(11))
            painter.setPen(theme.colour("groove" if self._solid and not away else "faint"))
            painter.drawText(QPointF(left + text + 8, area.height() / 2 + 4), self._key)


class RowButton(QAbstractButton):
    """A small button of a row that is only now and then there: a cross, or an arrow."""

    def __init__(self, theme: Theme, shape: str, label: str) -> None:
        """`shape` is "close", or where its arrow points: "before", "after", "up" or "down"."""
        super().__init__()
        self._theme, self._shape = theme, shape
        self.setFixedSize(24, 24)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(label)
        self.setToolTip(label)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return self.size()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, area = self._theme, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("line"))
            painter.drawRoundedRect(area, 5, 5)
        if self.hasFocus():
            focus_ring(painter, theme, area, 5)
        middle, role = area.center(), "muted" if self.isEnabled() else "edge"
        painter.setPen(QPen(theme.colour(role), 1.5, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        if self._shape == "close":
            painter.drawLine(middle - QPointF(4, 4), middle + QPointF(4, 4))
            painter.drawLine(middle + QPointF(-4, 4), middle + QPointF(4, -4))
        else:
            side = 1 if self._shape in ("after", "down") else -1
            corners = (QPointF(-2 * side, -4.5), QPointF(2.5 * side, 0), QPointF(-2 * side, 4.5))
            upright = self._shape in ("up", "down")
            painter.drawPolyline([middle + (corner.transposed() if upright else corner) for corner in corners])
