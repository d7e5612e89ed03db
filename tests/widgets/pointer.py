"""What a mouse, a wheel and a trackpad send to a canvas."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication

from widgets.canvas import Canvas

NONE = Qt.KeyboardModifier.NoModifier


def wheel(canvas: Canvas, point: QPointF, notches: float, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Turn a mouse's wheel."""
    viewport = canvas.viewport()
    place = viewport.mapToGlobal(point.toPoint()).toPointF()
    angle, no_button, phase = QPoint(0, round(120 * notches)), Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(point, place, QPoint(), angle, no_button, modifiers, phase, False)
    QApplication.sendEvent(viewport, event)


def fingers(canvas: Canvas, point: QPointF, dx: int, dy: int) -> None:
    """Move two fingers over a trackpad."""
    viewport = canvas.viewport()
    place = viewport.mapToGlobal(point.toPoint()).toPointF()
    phase = Qt.ScrollPhase.ScrollUpdate
    event = QWheelEvent(
        point, place, QPoint(dx, dy), QPoint(dx * 8, dy * 8), Qt.MouseButton.NoButton, NONE, phase, False
    )
    QApplication.sendEvent(viewport, event)


def pinch(canvas: Canvas, point: QPointF, value: float) -> None:
    """Spread two fingers on a trackpad."""
    place = canvas.viewport().mapToGlobal(point.toPoint()).toPointF()
    device, zoom = QPointingDevice.primaryPointingDevice(), Qt.NativeGestureType.ZoomNativeGesture
    event = QNativeGestureEvent(zoom, device, 2, point, point, place, value, QPointF())
    QApplication.sendEvent(canvas.viewport(), event)


def mouse(canvas: Canvas, kind: QEvent.Type, point: QPointF, held: bool, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """One event of the mouse's left button."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    place = canvas.viewport().mapToGlobal(point.toPoint()).toPointF()
    button = none if kind == QEvent.Type.MouseMove else left
    event = QMouseEvent(kind, point, place, button, left if held else none, modifiers)
    QApplication.sendEvent(canvas.viewport(), event)


def drag(canvas: Canvas, start: QPointF, end: QPointF) -> None:
    """Press, move in a few steps, let go."""
    mouse(canvas, QEvent.Type.MouseButtonPress, start, True)
    for share in (0.3, 0.7, 1.0):
        mouse(canvas, QEvent.Type.MouseMove, start + (end - start) * share, True)
    mouse(canvas, QEvent.Type.MouseButtonRelease, end, False)


def click(canvas: Canvas, point: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press and let go."""
    mouse(canvas, QEvent.Type.MouseButtonPress, point, True, modifiers)
    mouse(canvas, QEvent.Type.MouseButtonRelease, point, False, modifiers)


def hover(canvas: Canvas, point: QPointF) -> None:
    """Move the pointer with no button down."""
    mouse(canvas, QEvent.Type.MouseMove, point, False)
