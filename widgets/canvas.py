"""The one canvas: draws any figures, and tells what is hovered and clicked.

The scene counts pixels. Items are kept from one figure to the next and only updated, so that a keystroke repaints and
builds nothing anew.
"""

from collections.abc import Callable, Collection, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from visualizer.views.figure import Figure, Mark, Text
from widgets.hint import HintItem
from widgets.marks import ITEMS
from widgets.marks.base import MarkItem, Spot
from widgets.marks.facts import TextItem
from widgets.marks.token_strip import TokenStripItem
from widgets.theme import Theme

STALE_OPACITY = 0.35
Layout = Callable[[Sequence[MarkItem], Sequence[Mark], QRectF], None]
"""Gives every mark to its item, with a room in which it lies."""


class Canvas(pg.GraphicsView):
    """Figures in, selections out.

    `probed` carries the `Probe` under the pointer or None, `picked` the fields of `Selection` that a click sets (or
    {"append": token_id}), `opened` the same for a double click; `painted` follows each repaint.
    """

    probed = Signal(object)
    picked = Signal(object)
    opened = Signal(object)
    painted = Signal()

    def __init__(self, theme: Theme, layout: Layout, parent: QWidget | None = None, ground: str = "panel") -> None:
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
        self.scene().addItem(self._hint)
        self.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMinimumSize(40, 30)
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
            self._layout(self._items, self.marks, room)
        elif self._message is not None:
            self._message.show_mark(self._message.mark, self._message_room())
        if self._spot is not None:
            self._point_at(self._spot[1].frame.center())

    # ---- the pointer ----
    def _at(self, point: QPointF) -> tuple[MarkItem, Spot] | None:
        for item in reversed(self._items):
            spot = item.spot(point) if item.isVisible() else None
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
        self.setCursor(Qt.CursorShape.PointingHandCursor if probe and probe.pick else Qt.CursorShape.ArrowCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's: hovering, and dragging along rows, tiles or columns."""
        self._point_at(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton and self._spot and self._pressed:
            spot = self._spot[1]
            if spot.probe.pick and spot.probe.pick != self._pressed.probe.pick and "append" not in spot.probe.pick:
                self._pressed = spot
                self.picked.emit(dict(spot.probe.pick))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's: a click selects."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._point_at(event.position())
        self._pressed = self._spot[1] if self._spot else None
        if self._pressed is not None and self._pressed.probe.pick:
            self.picked.emit(dict(self._pressed.probe.pick))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt's: the drag is over."""
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt's: a double click opens what lies there."""
        if self._spot is not None:
            self.opened.emit(dict(self._spot[1].probe.pick))

    def leaveEvent(self, event: QEvent) -> None:
        """Qt's: the pointer is gone."""
        self._point_at(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt's: moves a strip that is longer than its room."""
        for item in self._items:
            if isinstance(item, TokenStripItem):
                turn = event.angleDelta().x() or event.angleDelta().y()
                item.scroll_to(item.offset - turn)
                self._point_at(event.position())
        event.accept()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Qt's: another room, another layout."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: paints, and says so."""
        super().paintEvent(event)
        self.painted.emit()
