"""The one canvas: draws any figures, and tells what is hovered and clicked.

The scene counts pixels. Items are kept from one figure to the next and only updated, so that a keystroke repaints and
builds nothing anew.

Gestures go to the item under the pointer: wheel and pinch zoom around the pointer, a drag pans what is zoomed, a
double click shows the whole again. Items answer through `MarkItem.zoom`, `wheel`, `scroll` and `overview`.
"""

import sys
from collections.abc import Callable, Collection, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from visualizer.language import tr
from visualizer.views.figure import Figure, Mark, Probe, Text
from widgets.accessible import MarkRegion, Role
from widgets.controls import focus_ring
from widgets.hint import HintItem
from widgets.marks import ITEMS
from widgets.marks.base import MarkItem, Spot
from widgets.marks.facts import TextItem
from widgets.shield import report_fault, shielded
from widgets.theme import Theme

STALE_OPACITY = 0.35
APPENDS = frozenset(("append", "append_all"))  # what a pick does each time: a drag over it does not
CLICK = 4.0  # pixels that the pointer may move while the button is down and still have clicked
DOUBLE = 2.0  # what a double tap with two fingers zooms by
Layout = Callable[[Sequence[MarkItem], Sequence[Mark], QRectF], None]
"""Gives every mark to its item, with a room in which it lies."""


class Canvas(pg.GraphicsView):
    """Figures in, selections out.

    `probed` carries the `Probe` under the pointer or None, `picked` the fields of `Selection` that a click sets: where
    to look from, or {"append": token_id}, {"append_all": token_ids}; with Alt {"pinned": token}; with Shift what
    explains the number. `opened` carries the same for a double click; `painted` follows each repaint.
    """

    probed = Signal(object)
    picked = Signal(object)
    opened = Signal(object)
    painted = Signal()
    accessible_role = Role.Grouping

    def __init__(self, theme: Theme, layout: Layout, parent: QWidget | None = None, ground: str = "panel") -> None:
        self._regions: list[MarkRegion] = []
        self._by_keyboard = False  # whether it was the keyboard that came here
        self._is_broken = False  # whether the marks could not be laid out
        self._items: list[MarkItem] = []  # before Qt's own beginnings, which already resize
        self._spot: tuple[MarkItem, Spot] | None = None
        self._message: TextItem | None = None
        super().__init__(parent, background=None)
        self.theme = theme
        self.figures: tuple[Figure, ...] = ()
        self._layout = layout
        self._ground = ground
        self._hint = HintItem(theme)
        self._pressed: Spot | None = None
        self._pressed_at = QPointF()
        self._dragged: MarkItem | None = None  # the zoomed mark that the pointer holds
        self._drag_from = QPointF()
        self._is_overview = False  # whether it holds its overview instead of its cells
        self._has_moved = False
        self._lit: tuple[tuple[int, ...], ...] = ((), (), ())
        self.scene().addItem(self._hint)
        self.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        self.viewport().setAccessibleName(tr("Picture"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(False)  # a graphics view takes every drag; files are the window's
        self.setMinimumSize(40, 30)
        if sys.platform != "darwin":  # there the system's own gestures say the same
            self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self._paint_ground()

    def show_figures(self, figures: Sequence[Figure], stale: Collection[str] = ()) -> None:
        """Draw these figures, one below the other as the layout says; `stale` views are about to be renewed."""
        self.figures = tuple(figures)
        if self._message is not None:
            self.scene().removeItem(self._message)
            self._message = None
        marks = self.marks
        kinds = [ITEMS[type(mark)] for mark in marks]
        if [type(item) for item in self._items] != kinds:
            for item in self._items:
                self.scene().removeItem(item)
            self._items = [kind(self.theme) for kind in kinds]
            for item in self._items:
                self.scene().addItem(item)
                item.light(*self._lit)
            self._dragged = None
            self._point_at(None)
        faded = [figure.view in stale for figure in figures for _ in figure.marks]
        for item, is_faded in zip(self._items, faded, strict=True):
            item.setOpacity(STALE_OPACITY if is_faded else 1.0)
        self.setAccessibleName(", ".join(figure.title for figure in figures))
        self.setAccessibleDescription(" ".join(figure.sentence for figure in figures))
        self._arrange()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks on show, in their order."""
        return tuple(mark for figure in self.figures for mark in figure.marks)

    @property
    def items_shown(self) -> tuple[MarkItem, ...]:
        """The painted marks, in their order."""
        return tuple(self._items)

    def lay_out(self, layout: Layout) -> None:
        """Lay the marks out in another way from now on."""
        self._layout = layout

    def show_message(self, text: str) -> None:
        """Show no figure, but a sentence that says what would stand here."""
        self.show_figures(())
        self._message = TextItem(self.theme)
        self._message.show_mark(Text(text), self._message_room())
        self.scene().addItem(self._message)
        self.setAccessibleDescription(text)

    def set_theme(self, theme: Theme) -> None:
        """Repaint in another theme."""
        self.theme = theme
        self._paint_ground()
        self._hint.set_theme(theme)
        if self._message is not None:
            self._message.set_theme(theme)
        for item in self._items:
            item.set_theme(theme)

    def picture(self) -> QImage:
        """What is on show, as an image."""
        image = QImage(self.size() * self.devicePixelRatioF(), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        painter = QPainter(image)
        self.render(painter)
        painter.end()
        return image

    def sizeHint(self) -> QSize:
        """Qt's: as much as there is."""
        return QSize(320, 400)

    def _paint_ground(self) -> None:
        self.setBackground(self.theme.colour(self._ground))

    def _message_room(self) -> QRectF:
        return QRectF(16, 0, max(60, self.viewport().width() - 32), max(30, self.viewport().height() - 8))

    def _arrange(self) -> None:
        room = QRectF(0, 0, self.viewport().width(), self.viewport().height())
        if self._items and room.width() > 20 and room.height() > 20:
            self._lay_items_out(room)
        elif self._message is not None:
            self._message.show_mark(self._message.mark, self._message_room())
        if self._items or self._regions:
            self._speak()
        if self._spot is not None:
            self._point_at(self._spot[1].frame.center())

    def _lay_items_out(self, room: QRectF) -> None:
        """Give every mark its room; none is shown where that fails, rather than some in the room of others."""
        if self._is_broken:
            for item in self._items:
                item.setVisible(True)
        try:
            self._layout(self._items, self.marks, room)
            self._is_broken = False
        except Exception:
            self._is_broken = True
            for item in self._items:
                item.setVisible(False)
            report_fault()

    def _speak(self) -> None:
        """Let each mark be found by a screen reader, where it is drawn."""
        marks = self.marks
        while len(self._regions) > len(marks):
            gone = self._regions.pop()
            gone.hide()
            gone.deleteLater()
        for mark in marks[len(self._regions) :]:
            self._regions.append(MarkRegion(self, mark))
        for region, mark, item in zip(self._regions, marks, self._items, strict=True):
            region.show_mark(mark)
            region.setGeometry(item.room.toAlignedRect())
            region.setVisible(item.isVisible())

    # ---- zoom ----
    @property
    def can_zoom(self) -> bool:
        """Whether there is a mark that can be drawn larger than its room."""
        return self._zoomable() is not None

    def zoom_by(self, factor: float) -> None:
        """Zoom as the keys do: around the pointer where it is on such a mark, else around the middle."""
        item = self._zoomable()
        if item is not None and item.zoom is not None:
            point = self.viewport().mapFromGlobal(self.cursor().pos()).toPointF()
            under = item.zoom.area.contains(point) and self.viewport().underMouse()
            self._moved(item.zoom.zoom_at(point if under else item.zoom.area.center(), factor))

    def zoom_to_fit(self) -> None:
        """Show every mark whole."""
        for item in self._items:
            if item.zoom is not None:
                item.zoom.fit()
        self._moved(True)

    def _zoomable(self) -> MarkItem | None:
        return next((item for item in self._items if item.isVisible() and item.zoom is not None), None)

    def _zoomed(self, point: QPointF) -> MarkItem | None:
        """The mark under a point that is larger than its room."""
        for item in self._items:
            zoom = item.zoom if item.isVisible() else None
            if zoom is not None and not zoom.is_fit and zoom.viewport.contains(point):
                return item
        return None

    def _pinch(self, point: QPointF, factor: float) -> None:
        for item in self._items:
            if item.isVisible() and item.zoom is not None and item.zoom.viewport.contains(point):
                self._moved(item.zoom.zoom_at(point, factor))
                return

    def _moved(self, changed: bool) -> None:
        """A mark shows another part of itself: what shares its columns goes with it."""
        if changed:
            self._arrange()

    # ---- the pointer ----
    def light(self, tokens: tuple[int, ...], ids: tuple[int, ...] = (), target: tuple[int, ...] = ()) -> None:
        """Light up what is about these tokens of the prompt and of the target, whose ids are `ids`; repaints only what
        changes."""
        self._lit = tokens, ids, target
        for item in self._items:
            item.light(tokens, ids, target)

    def _at(self, point: QPointF) -> tuple[MarkItem, Spot] | None:
        for item in reversed(self._items):
            if not item.isVisible():
                continue
            overview = item.overview
            if overview is not None and overview.contains(point):
                return None
            spot = item.spot(point)
            if spot is not None:
                return item, spot
        return None

    def _point_at(self, point: QPointF | None) -> None:
        found = self._at(point) if point is not None else None
        for item in self._items:
            item.hover(found[1] if found and found[0] is item else None)
        before = self._spot[1].probe if self._spot else None
        self._spot = found
        probe = found[1].probe if found else None
        bounds = QRectF(0, 0, self.viewport().width(), self.viewport().height())
        self._hint.point_at(probe.text if probe else "", found[1].frame if found else QRectF(), bounds)
        if probe != before:
            self.probed.emit(probe)
        self._show_cursor(point, probe)

    def _show_cursor(self, point: QPointF | None, probe: Probe | None) -> None:
        shape = Qt.CursorShape.PointingHandCursor if probe and probe.pick else Qt.CursorShape.ArrowCursor
        if self._dragged is not None and self._has_moved:
            shape = Qt.CursorShape.ClosedHandCursor
        elif point is not None and self._overview_at(point) is not None:
            shape = Qt.CursorShape.OpenHandCursor
        if self.cursor().shape() != shape:
            self.setCursor(shape)

    def _overview_at(self, point: QPointF) -> MarkItem | None:
        for item in self._items:
            overview = item.overview if item.isVisible() else None
            if overview is not None and overview.contains(point):
                return item
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's: hovering; dragging what is zoomed, or along rows, tiles or columns."""
        point = event.position()
        if self._dragged is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(self._dragged, point)
            return
        self._point_at(point)
        if event.buttons() & Qt.MouseButton.LeftButton and self._spot and self._pressed:
            spot = self._spot[1]
            if spot.probe.pick and spot.probe.pick != self._pressed.probe.pick and not APPENDS & spot.probe.pick.keys():
                self._pressed = spot
                self._pick(spot, event.modifiers())

    def _drag(self, item: MarkItem, point: QPointF) -> None:
        zoom = item.zoom
        if zoom is None:
            return
        way = point - self._pressed_at
        self._has_moved = self._has_moved or abs(way.x()) > CLICK or abs(way.y()) > CLICK
        if self._is_overview:
            overview = item.overview
            if overview is not None:
                zoom.centre_from(overview, point)
                self._moved(True)
        elif self._has_moved:
            self._point_at(None)
            step = point - self._drag_from
            self._drag_from = point
            self._moved(zoom.pan(step.x(), step.y()))
        self._show_cursor(point, None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's: a click selects; on a zoomed mark only once the button is up, for it may become a drag."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        point = event.position()
        self._point_at(point)
        self._pressed = self._spot[1] if self._spot else None
        self._pressed_at = self._drag_from = point
        self._has_moved = False
        grasped = self._overview_at(point)
        self._is_overview = grasped is not None
        self._dragged = grasped or self._zoomed(point)
        if self._dragged is not None:
            if self._is_overview:
                self._drag(self._dragged, point)
        elif self._pressed is not None:
            self._pick(self._pressed, event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt's: the drag is over, or a click on a zoomed mark is done."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        held, pressed = self._dragged, self._pressed
        self._dragged = self._pressed = None
        if held is not None:
            if pressed is not None and not self._has_moved and not self._is_overview:
                self._pick(pressed, event.modifiers())
            self._point_at(event.position())

    def _pick(self, spot: Spot, modifiers: Qt.KeyboardModifier) -> None:
        pick = dict(spot.probe.pick)
        if modifiers & Qt.KeyboardModifier.ShiftModifier and spot.probe.explain:
            self.picked.emit(dict(spot.probe.explain))
        elif modifiers & Qt.KeyboardModifier.AltModifier and "query" in pick:
            self.picked.emit({"pinned": pick["query"]})
        elif pick:
            self.picked.emit(pick)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt's: a double click shows a zoomed mark whole again, and else opens what lies there."""
        point = event.position()
        zoomed = self._zoomed(point)
        if zoomed is not None and zoomed.zoom is not None:
            if self._overview_at(point) is None:
                zoomed.zoom.fit()
                self._moved(True)
                self._point_at(point)
        elif self._spot is not None:
            self.opened.emit(dict(self._spot[1].probe.pick))

    def viewportEvent(self, event: QEvent) -> bool:
        """Qt's: a pinch, as trackpads or touch screens say it."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._pinch(event.position(), max(0.2, 1 + event.value()))
                return True
            if event.gestureType() == Qt.NativeGestureType.SmartZoomNativeGesture:
                zoomed = self._zoomed(event.position())
                if zoomed is not None and zoomed.zoom is not None:
                    zoomed.zoom.fit()
                    self._moved(True)
                else:
                    self._pinch(event.position(), DOUBLE)
                return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                middle = self.viewport().mapFromGlobal(pinch.hotSpot())
                self._pinch(middle, pinch.scaleFactor() / (pinch.lastScaleFactor() or 1.0))
                event.accept(pinch)
                return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt's: says where the keyboard is, unless a click brought it."""
        super().focusInEvent(event)
        self._by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt's: the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt's: the pointer is gone."""
        self._point_at(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt's: zooms around the pointer, or moves a strip that is longer than its room.

        Two fingers on a trackpad move what is zoomed; with Ctrl they zoom, as the wheel does.
        """
        point, angle, pixels = event.position(), event.angleDelta().toPointF(), event.pixelDelta().toPointF()
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        fingers = not pixels.isNull() and event.phase() != Qt.ScrollPhase.NoScrollPhase and not ctrl
        for item in reversed(self._items):
            if not item.isVisible():
                continue
            if item.scroll(point, pixels) if fingers else item.wheel(point, angle, event.modifiers()):
                self._moved(True)
                self._point_at(point)
                break
        event.accept()

    @shielded
    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Qt's: another room, another layout."""
        super().resizeEvent(event)
        self._arrange()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: paints, and says so."""
        super().paintEvent(event)
        if self._by_keyboard and self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focus_ring(painter, self.theme, QRectF(self.viewport().rect()).adjusted(2, 2, -2, -2), 4)
            painter.end()
        self.painted.emit()
