"""What of a large picture of cells is in view, and how large it is drawn: geometry only, no events and no painting."""

from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF

MOST = 64.0  # pixels a cell, where nothing else is said
LARGE_CHANGE = 0.5  # share of its rows or columns by which a content must change to be another one


class Zoom:
    """A window on `rows` × `columns` cells, drawn in `viewport`.

    At its smallest the whole content is in view (`is_fit`); from there a cell grows up to `most` pixels. A mark's item
    owns one, calls `show` whenever it is arranged, and maps cells to the screen with it; the canvas moves it with
    wheel, pinch, drag and keys. Cells are `width` × `height` pixels, not always whole ones: painters round the edges.
    """

    def __init__(self, most: float = MOST) -> None:
        self.most = most
        self.rows, self.columns = 1, 1
        self.viewport = QRectF()
        self.width, self.height = 1.0, 1.0  # pixels a cell
        self._fit = (1.0, 1.0)  # the same where the whole content is in view
        self._left, self._top = 0.0, 0.0  # the cell, and the part of it, at the corner of the viewport

    def show(self, rows: int, columns: int, viewport: QRectF, fit: tuple[float, float]) -> None:
        """Take a content and a room, with the width and height of a cell at which the whole fits.

        What is fit stays fit; a window stays on the same cells at the same size, so that a token more moves nothing.
        A content of quite another shape is shown whole.
        """
        was_fit = self.is_fit
        another = differs(rows, self.rows) or differs(columns, self.columns)
        self.rows, self.columns, self.viewport, self._fit = max(1, rows), max(1, columns), QRectF(viewport), fit
        if was_fit or another or self.width <= fit[0]:
            self.fit()
        else:
            self.height = self.width * fit[1] / fit[0]
            self._clamp()

    @property
    def is_fit(self) -> bool:
        """Whether the whole content is in view."""
        return self.width <= self._fit[0]

    @property
    def can_grow(self) -> bool:
        """Whether cells can be drawn larger than they are."""
        return self.width < self.most

    def fit(self) -> None:
        """The whole content."""
        self.width, self.height = self._fit
        self._left = self._top = 0.0

    def zoom_at(self, point: QPointF, factor: float) -> bool:
        """Draw cells larger or smaller by `factor`; the cell under `point` stays there. Returns whether that changed
        anything."""
        least = self._fit[0]
        width = min(max(self.width * factor, least), max(self.most, least))
        if width == self.width:
            return False
        if width <= least * 1.001:
            self.fit()
            return True
        column, row = self.column_at(point.x()), self.row_at(point.y())
        self.width, self.height = width, width * self._fit[1] / self._fit[0]
        self._left = column - (point.x() - self.viewport.x()) / self.width
        self._top = row - (point.y() - self.viewport.y()) / self.height
        self._clamp()
        return True

    def pan(self, dx: float, dy: float) -> bool:
        """Move the content by pixels, as a hand would: to the right shows what lies left. Returns whether it moved."""
        before = self._left, self._top
        self._left -= dx / self.width
        self._top -= dy / self.height
        self._clamp()
        return before != (self._left, self._top)

    def centre_on(self, row: float, column: float) -> None:
        """Bring a place to the middle of the viewport, as far as the content's edges allow."""
        self._left = column - self.viewport.width() / self.width / 2
        self._top = row - self.viewport.height() / self.height / 2
        self._clamp()

    def reveal(self, row: int | None = None, column: int | None = None, margin: float = 1.0) -> None:
        """Move as little as needed to see a cell, a whole row's place or a whole column's, with `margin` cells around
        it."""
        if column is not None:
            self._left = nearest(self._left, column, self.viewport.width() / self.width, margin)
        if row is not None:
            self._top = nearest(self._top, row, self.viewport.height() / self.height, margin)
        self._clamp()

    # ---- cells and pixels ----
    def x(self, column: float) -> float:
        """Where a column begins."""
        return self.viewport.x() + (column - self._left) * self.width

    def y(self, row: float) -> float:
        """Where a row begins."""
        return self.viewport.y() + (row - self._top) * self.height

    def column_at(self, x: float) -> float:
        """The column at a pixel, with its fraction; outside the content where the pixel is."""
        return self._left + (x - self.viewport.x()) / self.width

    def row_at(self, y: float) -> float:
        """The row at a pixel, with its fraction; outside the content where the pixel is."""
        return self._top + (y - self.viewport.y()) / self.height

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """Row and column of the cell under a point; None outside what is in view."""
        if not self.area.contains(point):
            return None
        row, column = floor(self.row_at(point.y())), floor(self.column_at(point.x()))
        return (row, column) if 0 <= row < self.rows and 0 <= column < self.columns else None

    def rect(self, row: int, column: int) -> QRectF:
        """The place of a cell, whether it is in view or not."""
        return QRectF(self.x(column), self.y(row), self.width, self.height)

    @property
    def area(self) -> QRectF:
        """The part of the viewport that the content covers."""
        v = self.viewport
        width, height = min(v.width(), self.columns * self.width), min(v.height(), self.rows * self.height)
        return QRectF(v.x(), v.y(), width, height)

    @property
    def visible_rows(self) -> range:
        """The rows that are in view, in part at least."""
        return visible(self._top, self.area.height() / self.height, self.rows)

    @property
    def visible_columns(self) -> range:
        """The columns that are in view, in part at least."""
        return visible(self._left, self.area.width() / self.width, self.columns)

    def window_in(self, overview: QRectF) -> QRectF:
        """The part in view, on a small picture of the whole content."""
        w, h = overview.width() / self.columns, overview.height() / self.rows
        area = self.area
        return QRectF(
            overview.x() + self._left * w, overview.y() + self._top * h,
            area.width() / self.width * w, area.height() / self.height * h,
        )  # fmt: skip

    def centre_from(self, overview: QRectF, point: QPointF) -> None:
        """Bring into view what lies under a point of a small picture of the whole content."""
        self.centre_on(
            (point.y() - overview.y()) / overview.height() * self.rows,
            (point.x() - overview.x()) / overview.width() * self.columns,
        )

    def _clamp(self) -> None:
        self._left = max(0.0, min(self._left, self.columns - self.viewport.width() / self.width))
        self._top = max(0.0, min(self._top, self.rows - self.viewport.height() / self.height))


def differs(count: int, before: int) -> bool:
    """Whether a number of rows or columns is that of another content, not of the same one grown or cut a little."""
    return abs(count - before) > max(1.0, LARGE_CHANGE * before)


def nearest(start: float, cell: float, size: float, margin: float) -> float:
    """The start nearest to `start` of a window of `size` cells that shows a cell with a margin."""
    margin = max(0.0, min(margin, (size - 1) / 2))
    least, most = cell + 1 + margin - size, cell - margin
    return cell + 0.5 - size / 2 if least > most else min(max(start, least), most)


def visible(start: float, size: float, count: int) -> range:
    """The places of `count` that a window touches."""
    return range(max(0, floor(start + 1e-6)), min(count, ceil(start + size - 1e-6)))
