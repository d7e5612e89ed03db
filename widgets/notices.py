"""Notices: a quiet line under the prompt for what a person should know, which never takes the keyboard.

Each notice has a topic. A new one of the same topic replaces the old; when its cause is gone the topic is cleared.
What a person closed stays closed until its cause has gone and come back.
"""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QWidget

from widgets.theme import Theme

Severity = Literal["info", "warning", "error"]
FLEETING = 8_000  # milliseconds that a notice stays which only tells that something was done
ORDER: tuple[Severity, ...] = ("info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to know."""

    topic: str
    text: str
    severity: Severity = "info"


class Sign(QWidget):
    """How grave it is: an i in a circle, a ! in a triangle, a ! in a filled circle. Shapes, not colours."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme: Theme = theme
        self._severity: Severity = "info"
        self.setFixedSize(16, 16)

    def show_severity(self, severity: Severity) -> None:
        """Another sign."""
        self._severity = severity
        self.setAccessibleName(severity)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("ink"), 1.4, j=Qt.PenJoinStyle.RoundJoin))
        if self._severity == "warning":
            shape = QPainterPath(QPointF(8, 1.5))
            shape.lineTo(15, 14)
            shape.lineTo(1, 14)
            shape.closeSubpath()
            painter.drawPath(shape)
        else:
            if self._severity == "error":
                painter.setBrush(theme.colour("ink"))
            painter.drawEllipse(QPointF(8, 8), 6.5, 6.5)
        painter.setPen(theme.colour("panel" if self._severity == "error" else "ink"))
        painter.setFont(theme.font(11, 600))
        area = QRectF(0, 2 if self._severity == "warning" else 0, 16, 16)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "i" if self._severity == "info" else "!")


class CloseButton(QAbstractButton):
    """A cross."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(24, 24)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName("Close the notice")
        self.setToolTip("Close the notice")

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("line"))
            painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        painter.setPen(QPen(self._theme.colour("muted"), 1.5, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(8, 8), QPointF(16, 16))
        painter.drawLine(QPointF(16, 8), QPointF(8, 16))


class NoticeBar(QWidget):
    """Shows the gravest notice, of equals the newest; hidden while there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._notices: dict[str, Notice] = {}
        self._closed: set[str] = set()
        self.sign = Sign(theme)
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button = CloseButton(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 4, 16, 4)
        row.setSpacing(10)
        row.addWidget(self.sign)
        row.addWidget(self.label, 1)
        row.addWidget(self.close_button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.close_button.clicked.connect(self._close)
        self._fading = QTimer(self, singleShot=True, interval=FLEETING)
        self._fading.timeout.connect(self._fade)
        self._fleeting: set[str] = set()
        self.set_theme(theme)
        self.hide()

    @property
    def shown(self) -> Notice | None:
        """What a person reads at present."""
        # a dictionary keeps the order of coming: the last of the gravest
        open_ones = [notice for notice in self._notices.values() if notice.topic not in self._closed]
        return max(reversed(open_ones), key=lambda notice: ORDER.index(notice.severity), default=None)

    def show_notice(self, topic: str, text: str, severity: Severity = "info", fleeting: bool = False) -> None:
        """Something to know, in place of what was said of the same topic; a fleeting notice goes by itself."""
        notice = Notice(topic, text, severity)
        (self._fleeting.add if fleeting else self._fleeting.discard)(topic)
        if fleeting:
            self._fading.start()
        self._notices.pop(topic, None)
        if severity == "error":
            self._closed.discard(topic)  # a new fault is news, whatever was closed before
        self._notices[topic] = notice
        self._show()

    def clear(self, topic: str) -> None:
        """Its cause is gone."""
        self._closed.discard(topic)
        if self._notices.pop(topic, None) is not None:
            self._show()

    @Slot()
    def _fade(self) -> None:
        for topic in tuple(self._fleeting):
            self.clear(topic)
        self._fleeting.clear()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.sign.set_theme(theme)
        self.close_button.set_theme(theme)
        self.label.setFont(theme.font(12))
        self.label.setStyleSheet(f"color: {theme.palette.ink}; background: transparent;")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("groove"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(16, 0, -16, 0), 6, 6)

    @Slot()
    def _close(self) -> None:
        if (notice := self.shown) is not None:
            self._closed.add(notice.topic)
            self._show()

    def _show(self) -> None:
        notice = self.shown
        if notice is not None:
            self.sign.show_severity(notice.severity)
            self.label.setText(notice.text)
            self.setAccessibleName(f"{notice.severity}: {notice.text}")
        self.setVisible(notice is not None)
