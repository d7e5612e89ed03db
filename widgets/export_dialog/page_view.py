"""The page itself, in true proportion on a grey desk, with its measures; its lower right corner can be dragged."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from visualizer.language import later, tr
from widgets.brush import Brush
from widgets.shield import shielded
from widgets.theme import Theme

TOP, SIDE, BOTTOM, SHIFT = 72, 45, 52, 8  # pixels around the page; SHIFT makes room for the upright measure
GRIP = 9  # how near to the corner the pointer takes hold of it
LARGEST_SCALE = 16.0  # pixels a millimetre
LEAST_MM = 10.0
SHADOW = QColor(21, 24, 30, 26)
LINE = 15  # of shown numbers
PAGE, NUMBERS = later("The page, as it will be"), later("The file, as it begins")


class PageView(QWidget):
    """Shows what the exporter drew. `pulled` carries width and height in mm while the corner is dragged, `let_go`
    follows; `room_changed` says that another picture would fit better."""

    pulled = Signal(float, float)
    let_go = Signal()
    room_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._width, self._height = 89.0, 89.0  # millimetres
        self._image: QImage | None = None
        self._text: str | None = None
        self._problem, self._busy = "", True
        self._held: tuple[float, QPointF] | None = None  # scale and corner of the page while its corner is dragged
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # else the panels below are painted with each page
        self.setMinimumSize(240, 240)
        self._say()

    # ---- what it shows ----
    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of the page."""
        return self._width, self._height

    @property
    def room(self) -> tuple[float, float]:
        """The device pixels that a page may fill."""
        ratio = self.devicePixelRatioF()
        return self._free().width() * ratio, self._free().height() * ratio

    @property
    def scale(self) -> float:
        """Pixels a millimetre."""
        if self._held is not None:
            return self._held[0]
        free = self._free()
        return min(free.width() / self._width, free.height() / self._height, LARGEST_SCALE)

    @property
    def per_cent(self) -> int:
        """How large the page is shown, where 100 is its size on a screen of 96 dots an inch."""
        return round(100 * self.scale * 25.4 / 96)

    @property
    def page_area(self) -> QRectF:
        """Where the page lies, in whole pixels."""
        scale = self.scale
        width, height = round(self._width * scale), round(self._height * scale)
        if self._held is not None:
            return QRectF(self._held[1].x(), self._held[1].y(), width, height)
        free = self._free()
        left = round(free.x() + (free.width() - width) / 2)
        return QRectF(left, round(free.y() + (free.height() - height) / 2), width, height)

    def show_size(self, width_mm: float, height_mm: float) -> None:
        """The page's measures; the picture follows."""
        self._width, self._height = max(1.0, width_mm), max(1.0, height_mm)
        self._say()
        self.update()

    def show_page(self, image: QImage, height_mm: float) -> None:
        """A page that was drawn."""
        self._image, self._text, self._problem, self._busy = image, None, "", False
        self.show_size(self._width, height_mm)

    def show_numbers(self, text: str) -> None:
        """How a file of numbers begins, in place of a page."""
        self._text, self._problem, self._busy = text, "", False
        self._say()
        self.update()

    def show_problem(self, sentence: str) -> None:
        """Why there is no page."""
        self._problem, self._busy = sentence, False
        self._say()
        self.update()

    def show_busy(self) -> None:
        """Another page is being drawn; the present one stays until then."""
        self._busy = True
        self.update()

    @property
    def is_busy(self) -> bool:
        """Whether the page shown is not yet the one asked for."""
        return self._busy

    @property
    def text(self) -> str | None:
        """The numbers shown, if any are."""
        return self._text

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 695)

    # ---- the corner ----
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._is_corner(event.position()):
            self._held = (self.scale, self.page_area.topLeft())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            there = self._is_corner(event.position())
            self.setCursor(Qt.CursorShape.SizeFDiagCursor if there else Qt.CursorShape.ArrowCursor)
            return
        scale, origin = self._held
        reach = (event.position() - origin) / scale
        width, height = (float(max(LEAST_MM, round(length))) for length in (reach.x(), reach.y()))
        if (width, height) != (self._width, self._height):
            self.show_size(width, height)
            self.pulled.emit(width, height)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._held = None
            self.update()
            self.let_go.emit()

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room_changed.emit()

    # ---- painting ----
    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = Brush(painter, self._theme)
        painter.fillRect(self.rect(), self._theme.colour("groove"))
        brush.text(24, 28, tr(NUMBERS if self._text is not None else PAGE), 12, "muted")
        if self._busy:
            brush.note(self.width() - 24, 28, tr("drawing…"), anchor="end")
        elif self._text is None and not self._problem:
            brush.text(self.width() - 24, 28, f"{self.per_cent} %", 12, "muted", anchor="end")
        if self._problem:
            self._paint_problem(painter)
        elif self._text is not None:
            self._paint_text(brush, self._text)
        else:
            self._paint_page(painter, brush)
        painter.end()

    def _paint_page(self, painter: QPainter, brush: Brush) -> None:
        area = self.page_area
        painter.fillRect(area.translated(1, 2), SHADOW)
        painter.fillRect(area, Qt.GlobalColor.white)
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(area, self._image)
        x, y, w, h = area.x(), area.y(), area.width(), area.height()
        self._paint_measure(brush, QPointF(x, y - 18), w, self._width, 0)
        self._paint_measure(brush, QPointF(x - 18, y + h), h, self._height, -90)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("ink" if self._held else "faint"), 1.5, c=Qt.PenCapStyle.RoundCap))
        for inset in (4, 8):
            painter.drawLine(QPointF(x + w - inset, y + h + 5), QPointF(x + w + 5, y + h - inset))

    def _paint_measure(self, brush: Brush, start: QPointF, length: float, mm: float, turn: int) -> None:
        """A line with ends from `start`, its length in mm in the middle."""
        words = f"{mm:.4g} mm" if mm >= 1000 else f"{round(mm, 1):g} mm"
        with brush.turned(start.x(), start.y(), turn):
            half = (length - brush.theme.text_width(words, 12) - 16) / 2
            for left, wide in ((0, half), (length - half, half)):
                if wide > 0:
                    brush.rect(left, 0, wide, 1, "faint")
            for end in (0, length - 1):
                brush.rect(end, -4, 1, 9, "faint")
            brush.text(length / 2, 4, words, 12, "muted", anchor="middle")

    def _paint_text(self, brush: Brush, text: str) -> None:
        x, y, w, h = 24, 48, self.width() - 48, self.height() - 48 - 24
        brush.rect(x, y, w, h, "panel")
        painter = brush.painter
        painter.setClipRect(QRectF(x, y, w, h))
        painter.setFont(self._theme.font(11, mono=True))
        painter.setPen(self._theme.colour("ink"))
        for place, line in enumerate(text.split("\n")[: int((h - 16) // LINE)]):
            painter.drawText(QPointF(x + 12, y + 20 + place * LINE), line.replace("\t", "  "))

    def _paint_problem(self, painter: QPainter) -> None:
        area = QRectF(self.rect()).adjusted(64, 64, -64, -64)
        painter.setFont(self._theme.font(13))
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._problem)

    def _free(self) -> QRectF:
        width, height = self.width() - 2 * SIDE - SHIFT, self.height() - TOP - BOTTOM
        return QRectF(SIDE + SHIFT, TOP, max(40, width), max(40, height))

    def _is_corner(self, place: QPointF) -> bool:
        away = place - self.page_area.bottomRight()
        there = self._text is None and not self._problem and self._image is not None
        return there and max(abs(away.x()), abs(away.y())) <= GRIP

    def _say(self) -> None:
        self.setAccessibleName(tr(NUMBERS if self._text is not None else PAGE))
        measures = tr(
            "{width} × {height} millimetres, shown at {share} per cent",
            width=f"{self._width:g}",
            height=f"{self._height:.0f}",
            share=self.per_cent,
        )
        self.setAccessibleDescription(self._problem or (self._text or "") or measures)
