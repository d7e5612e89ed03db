"""A slider that paints itself."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider

from widgets.controls.painting import ARROWS
from widgets.shield import shielded
from widgets.theme import Theme

HANDLE = 6  # radius
SLIDER_KEYS = (*ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Slider(QSlider):
    """A groove of 4 pixels with a round handle. Drag, click, wheel, arrow keys; a double click returns to the default.

    It knows places from 0 to 1 only; what they mean is the `Setting`'s business.
    """

    moved = Signal(float)  # the place that a person moved it to
    stepped = Signal(int)  # notches of the wheel or the arrow keys
    reset = Signal()
    TICKS = 10_000

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme, self._tick, self._quiet = theme, None, False
        self._wheel = 0
        self.setRange(0, self.TICKS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def place(self) -> float:
        """Where the handle stands, from 0 to 1."""
        return self.value() / self.TICKS

    def show_place(self, place: float, tick: float | None, quiet: bool) -> None:
        """Move the handle without announcing it. `tick` marks the default, `quiet` paints a setting without effect."""
        tick = tick if tick is not None and 0 < tick < 1 else None
        if (tick, quiet) != (self._tick, self._quiet):
            self._tick, self._quiet = tick, quiet
            self.update()
        self.setValue(round(min(1.0, max(0.0, place)) * self.TICKS))

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 20)

    def x_of(self, place: float) -> float:
        """Where a place lies, in pixels."""
        return HANDLE + 1 + place * (self.width() - 2 * HANDLE - 2)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in SLIDER_KEYS:
            event.accept()  # these keys are ours while we have the keyboard
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        notches = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1,
            Qt.Key.Key_PageDown: -5, Qt.Key.Key_PageUp: 5,
        }.get(event.key())  # fmt: skip
        if notches:
            self.stepped.emit(notches)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.moved.emit(0.0 if event.key() == Qt.Key.Key_Home else 1.0)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._wheel += event.angleDelta().y() or event.angleDelta().x()
        notches = int(self._wheel / 120)  # fine wheels report parts of a notch
        if notches:
            self._wheel -= 120 * notches
            self.stepped.emit(notches)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._drag(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._drag(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
        self.reset.emit()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, middle = self._theme, self.height() / 2
        left, right, at = self.x_of(0), self.x_of(1), self.x_of(self.place)
        solid = theme.colour("edge" if self._quiet else "bar")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._tick is not None:
            painter.fillRect(QRectF(round(self.x_of(self._tick)), middle - 6, 1, 12), theme.colour("edge"))
        painter.setBrush(theme.colour("groove"))
        painter.drawRoundedRect(QRectF(left, middle - 2, right - left, 4), 2, 2)
        painter.setBrush(solid)
        painter.drawRoundedRect(QRectF(left, middle - 2, max(4.0, at - left), 4), 2, 2)
        painter.setBrush(theme.colour("panel"))
        painter.setPen(QPen(theme.colour("ink") if self.hasFocus() else solid, 2.5 if self.hasFocus() else 1.5))
        painter.drawEllipse(QPointF(at, middle), HANDLE, HANDLE)

    def _drag(self, x: float) -> None:
        left, right = self.x_of(0), self.x_of(1)
        self.moved.emit(min(1.0, max(0.0, (x - left) / max(1.0, right - left))))
