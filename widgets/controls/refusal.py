"""Why a typed value has no meaning, said beside the field; it lies over the window, so that nothing moves for it."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from widgets.accessible import Role, tell_changed
from widgets.shield import shielded
from widgets.theme import Theme

WIDTH, AIR = 300, 4  # pixels: of a line of words; between the field and the label
LASTING = 8000  # milliseconds


class Refusal(QWidget):
    """One label a window, made when it is first needed; it goes when the field is mended or left, and by itself."""

    accessible_role = Role.AlertMessage

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme: Theme | None = None
        self._field: QWidget | None = None
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setMaximumWidth(WIDTH)
        self._lasting = QTimer(self, singleShot=True, interval=LASTING)
        self._lasting.timeout.connect(self.hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 8)
        column.addWidget(self._words)
        self.hide()

    @staticmethod
    def beside(field: QWidget) -> "Refusal":
        """That of the field's window."""
        window = field.window()
        return window.findChild(Refusal) or Refusal(window)

    def say(self, field: QWidget, why: str, theme: Theme) -> None:
        """Say it below the field, or above it where there is no room."""
        self._field, self._theme = field, theme
        self._words.setFont(theme.words(12))
        self._words.setStyleSheet(f"color: {theme.palette.panel}; background: transparent;")
        self._words.setText(why)
        self.setAccessibleName(why)
        width = min(WIDTH, self._words.fontMetrics().horizontalAdvance(why) + 4)
        self._words.setFixedWidth(width)
        self.adjustSize()
        window, corner = self.parentWidget(), field.mapTo(self.parentWidget(), QPoint(0, field.height() + AIR))
        if corner.y() + self.height() > window.height() - AIR:
            corner = field.mapTo(window, QPoint(0, -self.height() - AIR))
        self.move(max(AIR, min(corner.x(), window.width() - self.width() - AIR)), corner.y())
        self.raise_()
        self.show()
        self._lasting.start()
        tell_changed(self)

    def forget(self, field: QWidget) -> None:
        """What was said of this field holds no longer."""
        if field is self._field:
            self._field = None
            self._lasting.stop()
            self.hide()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: ink, turned round, as nothing else in the window is."""
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("ink"))
        painter.drawRoundedRect(self.rect(), 6, 6)
