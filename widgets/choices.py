"""Small controls for a panel's bar: a button that opens a menu of choices, and a switch."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy

from widgets.brush import elide
from widgets.controls import focus_ring, width_of
from widgets.shield import shielded
from widgets.theme import Theme

HEIGHT, PAD, CHEVRON = 24, 7, 14
SIZE = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a menu: what a choice of it means, how it reads, and what it is good for."""

    name: str
    label: str
    explains: str = ""


class MenuButton(QAbstractButton):
    """Shows what is chosen and opens a menu of the other choices; elides what is chosen where it is short of room.

    `lead` stands before the choice ("by", "↕"). `chosen` carries the name of a choice.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, title: str, choices: Sequence[Choice], lead: str = "") -> None:
        super().__init__()
        self._group: QActionGroup | None = None  # of the choices on show
        self._theme, self._title, self._lead = theme, title, lead
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.menu = QMenu(self)
        self.menu.setToolTipsVisible(True)
        self.menu.triggered.connect(self._on_triggered)
        self.clicked.connect(self._open)
        self.show_choices(choices, choices[0].name)

    def show_choices(self, choices: Sequence[Choice], name: str) -> None:
        """Have other choices, one of them chosen."""
        self.choices = tuple(choices)
        self.menu.clear()
        if self._group is not None:
            self._group.deleteLater()
        group = self._group = QActionGroup(self.menu)
        for choice in self.choices:
            action = self.menu.addAction(choice.label)
            action.setCheckable(True)
            action.setData(choice.name)
            action.setToolTip(choice.explains)
            group.addAction(action)
        self.show_choice(name)

    def show_choice(self, name: str) -> None:
        """Show what is chosen, without announcing it."""
        self.choice = name
        chosen = next((choice for choice in self.choices if choice.name == name), self.choices[0])
        for action in self.menu.actions():
            action.setChecked(action.data() == chosen.name)
        self.setText(chosen.label)
        self.setAccessibleName(f"{self._title}: {chosen.label}")
        self.setToolTip(f"{self._title}: {chosen.explains or chosen.label}")
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(math.ceil(self._lead_width + width_of(self._theme, self.text(), SIZE)) + 2 * PAD + CHEVRON, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(math.ceil(self._lead_width) + 20 + PAD + CHEVRON, HEIGHT)

    @property
    def _lead_width(self) -> float:
        return width_of(self._theme, self._lead, SIZE) + 5 if self._lead else 0

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, area = self._theme, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("edge"))
        painter.setBrush(theme.colour("groove" if self.underMouse() or self.isDown() else "field"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4.5, 4.5)
        if self.hasFocus():
            focus_ring(painter, theme, area.adjusted(2, 2, -2, -2), 3)
        painter.setFont(theme.font(SIZE))
        painter.setPen(theme.colour("faint"))
        painter.drawText(QPointF(PAD, 16.3), self._lead)
        painter.setPen(theme.colour("ink"))
        room = area.width() - self._lead_width - PAD - CHEVRON - 2
        painter.drawText(QPointF(PAD + self._lead_width, 16.3), elide(theme, self.text(), room, SIZE))
        x, y = area.right() - CHEVRON + 3, area.center().y() - 1.5
        painter.setPen(QPen(theme.colour("muted"), 1.2))
        painter.drawPolyline([QPointF(x - 3, y), QPointF(x, y + 3), QPointF(x + 3, y)])

    @Slot()
    def _open(self) -> None:
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())


class Switch(QAbstractButton):
    """One thing that is on or off; on, it carries the accent, as a chosen segment does. `toggled` is Qt's."""

    def __init__(self, theme: Theme, label: str, explains: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(label)
        self.setCheckable(True)
        self.setAccessibleName(label)
        self.setAccessibleDescription(explains)
        self.setToolTip(explains)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_on(self, on: bool) -> None:
        """Show another state without announcing it."""
        if on != self.isChecked():
            self.blockSignals(True)
            self.setChecked(on)
            self.blockSignals(False)
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(math.ceil(width_of(self._theme, self.text(), SIZE, 600)) + 2 * PAD, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, area, on = self._theme, QRectF(self.rect()), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("accent" if on else "edge"))
        painter.setBrush(theme.colour("wash" if on else "groove" if self.underMouse() else "field"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4.5, 4.5)
        if self.hasFocus():
            focus_ring(painter, theme, area.adjusted(2, 2, -2, -2), 3)
        painter.setFont(theme.font(SIZE, 600 if on else 400))
        painter.setPen(theme.colour("accent" if on else "muted"))
        width = width_of(theme, self.text(), SIZE, 600 if on else 400)
        painter.drawText(QPointF((area.width() - width) / 2, 16.3), self.text())
