"""The presenter's window: one scene, its sentence, and what a lecturer does with a clicker, keys and pointer."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRadialGradient,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from visualizer.language import tr
from visualizer.state import Sitting
from visualizer.views import VIEWS
from widgets.brush import Brush
from widgets.marks.base import Spot
from widgets.presenter import scenes
from widgets.presenter.caption import LEADING, fitted
from widgets.presenter.keys import OwnKey, hints, own_key, shared_action
from widgets.presenter.parts import Part, phrase
from widgets.presenter.scenes import Composition
from widgets.presenter.sight import BAND, EDGE, KEYS, LEAST, MIDDLE, WIDTH, Sight, zoom_of
from widgets.shield import shielded
from widgets.theme import Theme

CAPTION_ROOM = WIDTH - 2 * EDGE - 48
SPOT_LEAST, SPOT_MOST, SPOT_FIRST = 60.0, 640.0, 200.0  # radius of the spotlight, in units
SOFT = 0.85  # share of the radius that is wholly clear
DIM = QColor(0, 0, 0, 185)


class Presenter(QWidget):
    """Shows the sitting live; a top-level window.

    `wanted` carries the id of an action of the table, `picked` what a click selects (as a canvas says it); `painted`
    follows each repaint, `closed` the end. The sitting is left alone once the window is closed.
    """

    wanted = Signal(str)
    picked = Signal(object)
    painted = Signal()
    closed = Signal()

    def __init__(self, sitting: Sitting, theme: Theme, scene: str = scenes.BEGIN) -> None:
        super().__init__()
        self.sitting = sitting
        self._theme = Theme(theme.palette)  # its sizes follow the screen, not the size of the interface
        self._scene = scene if scene in VIEWS else scenes.BEGIN
        self._leaf = 0  # of a scene that is more than a screenful; -1 for the last
        self._composition: Composition | None = None
        self._sight: Sight | None = None
        self._picture: QPixmap | None = None  # the scene as painted, without what depends on the pointer
        self._hovered: tuple[Part, Spot] | None = None
        self._pointer = QPointF(-1, -1)  # in pixels
        self._edited: str | None = None  # the caption that was written by hand
        self._edited_for = ""  # the prompt that it was written for
        self._attached = True
        self.is_blank = False
        self.is_spotlit = False
        self.radius = SPOT_FIRST
        self.setWindowTitle(tr("Headlight: presenter"))
        self.setAccessibleName(tr("Presenter"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # the other window is the program
        self.editor = QLineEdit(self)
        self.editor.setAccessibleName(tr("Caption"))
        self.editor.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.editor.hide()
        self.editor.editingFinished.connect(self._take_caption)
        sitting.trace_changed.connect(self._on_trace)
        sitting.selection_changed.connect(self._on_change)
        sitting.baseline_changed.connect(self._on_change)
        sitting.factors_changed.connect(self._on_change)
        sitting.pointed_changed.connect(self._on_pointed)

    # ---- what is shown ----
    @property
    def scene(self) -> str:
        """The view on show."""
        return self._scene

    def show_scene(self, name: str, leaf: int = 0) -> None:
        """Page to a view, and to a leaf of it where it is more than a screenful; -1 is the last."""
        if (name, leaf) != (self._scene, self._leaf):
            if name != self._scene:
                self._edited = None
            self._scene, self._leaf = name, leaf
            self.renew()

    @property
    def composition(self) -> Composition:
        """What the scene is made of at the moment."""
        if self._composition is None:
            self._composition = self._compose()
            self.setAccessibleName(tr("Presenter: {view}", view=tr(VIEWS[self._scene].title)))
            self.setAccessibleDescription(self.caption)
        return self._composition

    @property
    def caption(self) -> str:
        """The sentence below the scene: made from the numbers on show, or written by hand."""
        return self._edited if self._edited is not None else self.composition.sentence

    @property
    def zoom(self) -> float:
        """How many pixels a unit is."""
        return zoom_of(self.width(), self.height())

    @property
    def room(self) -> QRectF:
        """The whole window, in units."""
        return QRectF(0, 0, self.width() / self.zoom, self.height() / self.zoom)

    def renew(self) -> None:
        """Something else is to be seen: compose and paint anew, once."""
        self._composition = self._sight = None
        self._hovered = None
        self._repaint()

    @Slot(object)
    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = Theme(theme.palette)
        self.renew()

    def detach(self) -> None:
        """Stop listening to the sitting."""
        if self._attached:
            self._attached = False
            self.sitting.trace_changed.disconnect(self._on_trace)
            self.sitting.pointed_changed.disconnect(self._on_pointed)
            for signal in (self.sitting.selection_changed, self.sitting.baseline_changed, self.sitting.factors_changed):
                signal.disconnect(self._on_change)

    def _compose(self) -> Composition:
        sitting, room = self.sitting, self.room
        stage = QRectF(0, 0, room.width(), room.height() - BAND)
        if sitting.trace is None:
            return scenes.nothing_yet(self._theme, stage)
        pixel = 1 / (self.zoom * self.devicePixelRatioF())
        self._sight = Sight(sitting.trace, sitting.selection, sitting.baseline, sitting.pointed, self._theme, pixel,
                            sitting.pointed_target)  # fmt: skip
        return scenes.compose(self._scene, self._sight, stage, self._leaf)

    def _repaint(self) -> None:
        self._picture = None
        self.update()

    def _on_trace(self, trace: object) -> None:
        if self._edited is not None and (self.sitting.trace is None or self.sitting.trace.prompt != self._edited_for):
            self._edited = None
        self.renew()

    def _on_change(self, changed: object) -> None:
        self.renew()

    def _on_pointed(self, tokens: tuple[int, ...]) -> None:
        if self._sight is not None:
            self._sight.pointed, self._sight.pointed_target = tokens, self.sitting.pointed_target
            self._repaint()

    # ---- painting ----
    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: the scene from its picture, then what depends on the pointer."""
        painter = QPainter(self)
        try:
            if self.is_blank:
                painter.fillRect(self.rect(), QColor(0, 0, 0))
            else:
                self._paint(painter)
        finally:
            painter.end()
            self.painted.emit()

    def _paint(self, painter: QPainter) -> None:
        if self._picture is None:
            self._picture = self._painted_scene()
        painter.drawPixmap(0, 0, self._picture)
        painter.scale(self.zoom, self.zoom)
        if self.is_spotlit:
            painter.fillRect(self.room, self._light())
        elif self._hovered is not None:
            part, spot = self._hovered
            part.paint_hover(Brush(painter, self._theme), spot, self.room)

    def _painted_scene(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, True)
        painter.scale(self.zoom, self.zoom)
        brush, room = Brush(painter, self._theme), self.room
        try:
            brush.rect(0, 0, room.width(), room.height(), "panel")
            for part in self.composition.parts:
                part.paint(brush)
            self._paint_band(brush, room.bottom() - BAND)
        finally:
            painter.end()
        return picture

    def _paint_band(self, brush: Brush, top: float) -> None:
        """The caption and the line of keys."""
        room = self.room
        brush.rect(0, top, room.width(), BAND, "chrome")
        brush.hline(0, top, room.width())
        if self.caption and self.editor.isHidden():
            lines, size = fitted(self._theme, self.caption, CAPTION_ROOM)
            leading = LEADING * size
            y = top + 57 + 0.35 * size - leading * (len(lines) - 1) / 2
            for line in lines:
                phrase(brush, room.center().x(), y, line, size, "ink", 500, "middle")
                y += leading
        keys, y = hints(self._edited is not None), top + 134
        wide = self._theme.text_width
        total = sum(wide(key, KEYS, 500) + 8 + wide(does, KEYS) for key, does in keys) + 24 * (len(keys) - 1)
        x = room.center().x() - total / 2
        for key, does in keys:
            x += brush.text(x, y, key, KEYS, "muted", 500) + 8
            x += brush.text(x, y, does, KEYS, "faint") + 24
        if self.sitting.factors:
            count = len(self.sitting.factors)
            told = tr("altered: 1 head") if count == 1 else tr("altered: {count} heads", count=count)
            brush.text(EDGE, y, told, LEAST, "ink", 600, room=room.center().x() - total / 2 - EDGE - 16)
        now, names = self.composition, scenes.names(self.sitting.trace)
        place = tr("{place} of {count}", place=self._place(names) + 1, count=len(names))
        place += f", {now.leaf + 1}/{now.leaves}" if now.leaves > 1 else ""
        brush.text(room.right() - EDGE, y, place, KEYS, "faint", anchor="end")

    def _light(self) -> QRadialGradient:
        """Dark everywhere but around the pointer."""
        light = QRadialGradient(self._lamp / self.zoom, self.radius)
        light.setColorAt(0, QColor(0, 0, 0, 0))
        light.setColorAt(SOFT, QColor(0, 0, 0, 0))
        light.setColorAt(1, DIM)
        return light

    def _lit(self) -> QRect:
        """What of the window the spotlight reaches, in pixels."""
        reach = self.radius * self.zoom + 2
        return QRectF(self._lamp.x() - reach, self._lamp.y() - reach, 2 * reach, 2 * reach).toAlignedRect()

    @property
    def _lamp(self) -> QPointF:
        """Where the spotlight is: the middle, until the pointer has been seen."""
        return self._pointer if self._pointer.x() >= 0 else QPointF(self.rect().center())

    # ---- keys ----
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: the clicker's keys, the presenter's own, and those of the table."""
        if event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr):
            return
        self.setCursor(Qt.CursorShape.BlankCursor)  # until the pointer moves again
        if self.is_blank:
            self.blank(False)
            return
        own = own_key(event)
        if own is not None:
            if not event.isAutoRepeat() or own.repeats:
                self._do(own)
            return
        action = shared_action(event)
        if action is not None:
            self.wanted.emit(action.id)
        elif not event.isAutoRepeat():
            super().keyPressEvent(event)

    def _do(self, own: OwnKey) -> None:
        match own.wish:
            case "previous":
                self.page(-1)
            case "next":
                self.page(1)
            case "first":
                self.show_scene(scenes.names(self.sitting.trace)[0])
            case "last":
                self.show_scene(scenes.names(self.sitting.trace)[-1])
            case "blank":
                self.blank(True)
            case "spotlight":
                self.spotlight(not self.is_spotlit)
            case "edit":
                self.edit_caption()
            case "live":
                self._write_caption("")
            case "end":
                self._end()

    def _end(self) -> None:
        """Leave the editor where one is in it, else close."""
        if self.editor.isHidden():
            self.close()
        else:
            self._leave_editor()

    def page(self, by: int) -> None:
        """To the next leaf or view for 1, to the one before for -1; stays within the first and the last."""
        names, now = scenes.names(self.sitting.trace), self.composition
        at = self._place(names)
        if 0 <= now.leaf + by < now.leaves:
            self.show_scene(self._scene, now.leaf + by)
        elif 0 <= at + by < len(names):
            self.show_scene(names[at + by], 0 if by > 0 else -1)

    def _place(self, names: tuple[str, ...]) -> int:
        """Where the scene is among those that the pass has; the beginning for one that it lost."""
        return names.index(self._scene) if self._scene in names else 0

    def blank(self, on: bool) -> None:
        """Black, so that people look at the lecturer; or the scene again."""
        self.is_blank = on
        self.update()

    # ---- the caption by hand ----
    @Slot()
    def edit_caption(self) -> None:
        """Write another caption: it stays until the scene or the prompt changes. An empty one is the live one again."""
        if self.sitting.trace is None:
            return
        zoom, room = self.zoom, self.room
        font = self._theme.font(MIDDLE * zoom, 500)
        self.editor.setFont(font)
        area = QRectF(EDGE, room.bottom() - BAND + 24, room.width() - 2 * EDGE, 64)
        self.editor.setGeometry(QRectF(area.x() * zoom, area.y() * zoom, area.width() * zoom, 64 * zoom).toRect())
        self.editor.setText(self.caption)
        self.editor.selectAll()
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._repaint()

    @Slot()
    def _take_caption(self) -> None:
        if not self.editor.isHidden():
            written = self.editor.text().strip()
            unchanged = written == self.caption.strip()
            self._leave_editor()
            if not unchanged:
                self._write_caption(written)

    def _write_caption(self, text: str) -> None:
        self._edited = text or None
        self._edited_for = self.sitting.trace.prompt if self.sitting.trace is not None else ""
        self.setAccessibleDescription(self.caption)
        self._repaint()

    def _leave_editor(self) -> None:
        self.editor.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._repaint()

    # ---- the pointer ----
    def spotlight(self, on: bool) -> None:
        """Dim all but what is around the pointer."""
        self.is_spotlit = on
        self.setCursor(Qt.CursorShape.BlankCursor if on else Qt.CursorShape.ArrowCursor)
        self._hovered = None
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's: the spotlight follows; without it, what is pointed at says its number."""
        before = self._lit()
        self._pointer = event.position()
        if self.is_blank:
            return
        if self.is_spotlit:
            self.update(before)
            self.update(self._lit())
            return
        self._point_at(self._pointer / self.zoom)

    def _point_at(self, point: QPointF | None) -> None:
        found = None
        if point is not None and self.editor.isHidden():
            for part in reversed(self.composition.parts):
                spot = part.spot(point)
                if spot is not None:
                    found = part, spot
                    break
        if found != self._hovered:
            self._hovered = found
            probe = found[1].probe if found else None
            self.sitting.point(probe.tokens, probe.target) if probe is not None else self.sitting.point()
            self.update()
        can_click = found is not None and bool(found[1].probe.pick)
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_click else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's: a click selects as in the window; the other buttons switch the spotlight."""
        self._pointer = event.position()
        if self.is_blank:
            self.blank(False)
        elif event.button() in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
            self.spotlight(not self.is_spotlit)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            point = self._pointer / self.zoom
            spots = (part.spot(point) for part in reversed(self.composition.parts))
            spot = next((spot for spot in spots if spot is not None), None)
            if spot is not None and spot.probe.pick:
                self.picked.emit(dict(spot.probe.pick))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt's: on the caption, to write another one."""
        if event.button() == Qt.MouseButton.LeftButton and event.position().y() / self.zoom > self.room.bottom() - BAND:
            self.edit_caption()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt's: makes the spotlight larger or smaller."""
        if self.is_spotlit:
            self.update(self._lit())
            turned = self.radius * 1.1 ** (event.angleDelta().y() / 120)
            self.radius = max(SPOT_LEAST, min(SPOT_MOST, turned))
            self.update(self._lit())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt's: the pointer is gone."""
        if not self.is_spotlit and not self.is_blank:
            self._point_at(None)
        super().leaveEvent(event)

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: everything grows with the screen."""
        super().resizeEvent(event)
        if not self.editor.isHidden():
            self._leave_editor()
        self.renew()

    def changeEvent(self, event: QEvent) -> None:
        """Qt's: another screen may have other pixels."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.renew()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt's: the sitting goes on without this window."""
        self.detach()
        self.sitting.pointed = ()
        event.accept()
        self.closed.emit()
