"""Fields for numbers: plain text at the end of a row, or framed."""

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit

from widgets.actions import is_command_key
from widgets.controls.refusal import Refusal
from widgets.shield import shielded
from widgets.theme import Theme

FRAME, MOST_FIELD = 18, 160  # pixels: of a field beside its text; of the widest field


class ValueField(QLineEdit):
    """A number at the right of its slider: plain text until clicked, then a field to type into.

    Enter or leaving takes what was typed, Esc puts the old text back; so does leaving what was refused.
    """

    typed = Signal(str)

    def __init__(self, theme: Theme, weight: int = 500) -> None:
        super().__init__()
        self._theme, self._weight, self._text, self._faint, self._wrong = theme, weight, "", False, False
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(24)
        self.setFont(theme.font(12, weight))
        self.returnPressed.connect(self._take)
        self.textEdited.connect(self._forget_refusal)

    def show_text(self, text: str, faint: bool = False) -> None:
        """What stands there now, in place of whatever was being typed."""
        self._text, self._faint = text, faint
        self._end_refusal()
        self.setText(text)
        self.setToolTip("")
        if self.hasFocus():
            self.selectAll()

    def refuse(self, why: str) -> None:
        """Say in place that what was typed has no meaning; the typed text stays, to be mended."""
        self._wrong = True
        self.setToolTip(why)
        self.setAccessibleDescription(why)
        if self.isVisible():
            Refusal.beside(self).say(self, why, self._theme)
        self.update()

    @property
    def is_refused(self) -> bool:
        """Whether what stands in the field was refused."""
        return self._wrong

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.setFont(theme.font(12, self._weight))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._wrong:
            self.show_text(self._text, self._faint)
        elif self.text() != self._text:
            self._take()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.hasSelectedText() and self.text() == self._text:
            self.selectAll()

    def event(self, event: QEvent) -> bool:
        if is_command_key(event):
            event.ignore()
            return False
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text() != self._text
        ):
            event.accept()  # takes back what was typed; the next one goes to the window
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.show_text(self._text, self._faint)
        else:
            super().keyPressEvent(event)

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            super().paintEvent(event)
            if self._wrong:
                painter = QPainter(self)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self._theme.colour("ink"), 1, Qt.PenStyle.DashLine))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            return
        self._paint_at_rest()

    def _paint_at_rest(self) -> None:
        theme, text = self._theme, self.text()
        width = QFontMetricsF(self.font()).horizontalAdvance(text)
        painter = QPainter(self)
        if self.underMouse():  # here one can type
            painter.fillRect(QRectF(self.width() - width, self.height() - 3, width, 1), theme.colour("edge"))
        painter.setFont(self.font())
        painter.setPen(theme.colour("faint" if self._faint else "ink"))
        painter.drawText(QPointF(self.width() - width, self.height() / 2 + 4), text)

    @Slot()
    def _take(self) -> None:
        self.typed.emit(self.text())

    @Slot(str)
    def _forget_refusal(self, text: str) -> None:
        self._end_refusal()

    def _end_refusal(self) -> None:
        if self._wrong:
            self._wrong = False
            self.setToolTip("")
            Refusal.beside(self).forget(self)
            self.update()


class NumberField(ValueField):
    """A number in a frame of its own: the seed, the length of a run. It is wider while its number is."""

    def __init__(self, theme: Theme, width: int = 64) -> None:
        super().__init__(theme, weight=400)
        self._least = width
        self.textChanged.connect(self._fit)
        self._fit()

    def be_wide(self, width: int) -> None:
        """Be at least so wide."""
        self._least = width
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Wide enough for every digit, as far as a number can be read at all."""
        text = math.ceil(QFontMetricsF(self.font()).horizontalAdvance(self.text()))
        self.setFixedWidth(max(self._least, min(MOST_FIELD, text + FRAME)))

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            super().paintEvent(event)
        else:
            QLineEdit.paintEvent(self, event)
