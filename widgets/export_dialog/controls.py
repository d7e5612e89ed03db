"""The dialog's own controls: a field with its unit, a tick, a list, a sentence about what is wrong, a cross.

All are Qt's controls that only paint themselves, so that keyboard, focus and accessibility are Qt's own.
"""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from widgets.controls import focus_ring, width_of
from widgets.notices import Sign
from widgets.shield import shielded
from widgets.theme import Theme

HEIGHT = 28
BOX = 14  # of a tick


class Field(QLineEdit):
    """Text or a number in a frame, its unit faint at the right. Up and Down step a number.

    Keys that mean something to the dialog (Ctrl+C with nothing marked) are left to it.
    """

    stepped = Signal(int)

    def __init__(self, theme: Theme, name: str, unit: str = "", width: int | None = None) -> None:
        super().__init__()
        self._theme, self._unit, self._wrong = theme, unit, False
        self.setAccessibleName(f"{name}, {unit}" if unit else name)
        self.setFixedHeight(HEIGHT)
        if width is not None:
            self.setFixedWidth(width)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        p = theme.palette
        self.setFont(theme.font(12, 500))
        self.setStyleSheet(
            f"QLineEdit {{ background: {p.field}; color: {p.ink}; border: 1px solid {p.edge}; }}"
            f"QLineEdit:focus {{ border: 1px solid {p.bar}; }}"
            f"QLineEdit:disabled {{ background: {p.groove}; color: {p.faint}; border-color: {p.line}; }}"
        )
        room = math.ceil(width_of(theme, self._unit, 12)) + 4 if self._unit else 0
        self.setTextMargins(0, 0, room, 0)

    def show_text(self, text: str) -> None:
        """What stands there, unless a person has just typed it."""
        if self.text() != text:
            self.setText(text)

    def refuse(self, why: str) -> None:
        """Mark what was typed as without meaning; an empty sentence: as fine."""
        self._wrong = bool(why)
        self.setAccessibleDescription(why)
        self.setToolTip(why)
        self.update()

    @property
    def is_refused(self) -> bool:
        """Whether what stands here has no meaning."""
        return self._wrong

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(event.key())
        if step is not None and self._unit:
            self.stepped.emit(step)
        elif event.matches(QKeySequence.StandardKey.Copy) and not self.hasSelectedText():
            event.ignore()
        else:
            super().keyPressEvent(event)

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self._unit:
            painter.setFont(self._theme.font(12))
            painter.setPen(self._theme.colour("faint"))
            x = self.width() - 10 - width_of(self._theme, self._unit, 12)
            painter.drawText(QPointF(x, self.height() / 2 + 4.3), self._unit)
        if self._wrong:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("ink"), 1.5, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)


class Tick(QCheckBox):
    """A box to tick, with or without words behind it; a dash in it says that it stands for some that are and some that
    are not."""

    def __init__(self, theme: Theme, name: str, label: str = "") -> None:
        super().__init__(label)
        self._theme = theme
        self.setAccessibleName(name)
        self.setFixedHeight(20)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = 10 + math.ceil(width_of(self._theme, self.text(), 12)) if self.text() else 0
        return QSize(BOX + 2 + words, 20)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, place: object) -> bool:
        return True

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, on, away = self._theme, self.isChecked(), not self.isEnabled()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, 3, BOX, BOX)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("ghost" if away else "accent"))
            painter.drawRoundedRect(box, 3, 3)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("panel"), 1.75, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            if self.checkState() is Qt.CheckState.PartiallyChecked:
                painter.drawLine(QPointF(4.5, 10), QPointF(11.5, 10))
            else:
                painter.drawPolyline([QPointF(4.5, 10.5), QPointF(7, 13), QPointF(11.5, 7.5)])
        else:
            painter.setPen(theme.colour("line" if away else "faint" if self.underMouse() else "edge"))
            painter.setBrush(theme.colour("groove" if away else "field"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if self.hasFocus():
            focus_ring(painter, theme, box.adjusted(-1, -1, 1, 1), 4)
        if self.text():
            painter.setFont(theme.font(12))
            painter.setPen(theme.colour("faint" if away else "muted"))
            painter.drawText(QPointF(BOX + 9, 14.3), self.text())


class Choice(QComboBox):
    """One of a list, in a frame with an arrow."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.setFont(theme.font(12))
        self.update()

    def offer(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """The list: (what it stands for, its words, what it explains)."""
        for value, words, explains in rows:
            self.addItem(words, value)
            self.setItemData(self.count() - 1, explains, Qt.ItemDataRole.ToolTipRole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # a key of the dialog, not a letter to look for in the list
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the choices of the dialog, it changes none

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, area = self._theme, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("bar" if self.hasFocus() or self.underMouse() else "edge"))
        painter.setBrush(theme.colour("field"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4.5, 4.5)
        if self.hasFocus():
            focus_ring(painter, theme, area, 5)
        painter.setFont(theme.font(12, 500))
        painter.setPen(theme.colour("ink"))
        painter.drawText(QPointF(10, area.height() / 2 + 4.3), self.currentText())
        painter.setPen(QPen(theme.colour("muted"), 1.5, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        x, y = area.width() - 19, area.height() / 2 - 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline([QPointF(x, y), QPointF(x + 4, y + 4), QPointF(x + 8, y)])


class Sentence(QWidget):
    """What is wrong with the field above it, in one sentence; not there while nothing is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sign = Sign(theme)
        self._sign.show_severity("error")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.set_theme(theme)
        self.say("")

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._sign.set_theme(theme)
        self._words.setFont(theme.font(12))
        self._words.setStyleSheet(f"color: {theme.palette.ink}; background: transparent;")

    def say(self, sentence: str) -> None:
        """Another sentence; an empty one takes the line away."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()


class Cross(QAbstractButton):
    """Closes the dialog."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(24, 24)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(name)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(24, 24)

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("groove"))
            painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        if self.hasFocus():
            focus_ring(painter, theme, QRectF(self.rect()), 5)
        painter.setPen(QPen(theme.colour("muted"), 1.5, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(7, 7), QPointF(17, 17))
        painter.drawLine(QPointF(17, 7), QPointF(7, 17))
