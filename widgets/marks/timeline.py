"""Tokens of a text, a column each: a bar of how likely the model found it, the piece and the number below."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from visualizer.palette import colours
from visualizer.views.figure import Timeline
from widgets.brush import Brush
from widgets.marks.base import Lit, MarkItem, Spot, lit_places
from widgets.marks.column_bars import LEAST_IN_HIGH_CONTRAST, LEAST_TINT
from widgets.marks.passage import SCALE, pieces_of

HEAD, LABELS, AIR = 26.0, 42.0, 10.0  # LABELS: piece and number below the axis; AIR: below them, for the bar
LEAST_PITCH, MOST_PITCH = 56.0, 84.0  # pixels of a column
EDGE = 1  # columns that are kept in view at each side of the framed one


class TimelineItem(MarkItem):
    """Draws a `Timeline`; where it is too long, the columns around the framed one are seen, or the last ones.

    Columns lie side by side without a gap, so that a drag along them goes through the steps.
    """

    mark: Timeline

    offset = 0.0  # pixels of the columns that are left of the room
    _seen: Timeline | None = None

    def arrange(self) -> None:
        """Columns as wide as there is room, bars as high."""
        room, count = self.room, len(self.mark.pieces)
        self.pitch = min(MOST_PITCH, max(LEAST_PITCH, room.width() // max(1, count)))
        self.base = room.bottom() - LABELS - AIR  # the axis
        self.tall = max(8.0, self.base - room.y() - HEAD)
        if self.mark is not self._seen:  # else only the room changed, or a person scrolled
            self._seen = self.mark
            self.bring_into_view()
        self.scroll_to(self.offset)

    # ---- moving ----
    @property
    def excess(self) -> float:
        """How many pixels of the columns have no room."""
        return max(0.0, len(self.mark.pieces) * self.pitch - self.room.width())

    def bring_into_view(self) -> None:
        """Move the columns as little as needed to see the framed one and its neighbours, or the last ones."""
        if self.mark.framed is None:
            self.offset = self.excess
            return
        left = (self.mark.framed - EDGE) * self.pitch
        right = (self.mark.framed + 1 + EDGE) * self.pitch
        self.offset = min(max(self.offset, right - self.room.width()), left)

    def scroll_to(self, offset: float) -> bool:
        """Move the columns, within their ends; whether they moved."""
        before = self.offset
        self.offset = max(0.0, min(offset, self.excess))
        if self.offset != before:
            self.update()
        return self.offset != before

    def wheel(self, point: QPointF, angle: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """A wheel moves the columns."""
        return self.room.contains(point) and self.scroll_to(self.offset - (angle.x() or angle.y()))

    def scroll(self, point: QPointF, pixels: QPointF) -> bool:
        """Two fingers move the columns."""
        return self.room.contains(point) and self.scroll_to(self.offset - (pixels.x() or pixels.y()))

    # ---- painting ----
    def draw(self, brush: Brush) -> None:
        """The heading, the columns in view, and the ring on the axis that is dragged along it."""
        painter, room, framed = brush.painter, self.room, self.mark.framed
        self.draw_head(brush)
        painter.save()
        painter.setClipRect(room.adjusted(-1, -2, 1, 2))
        if framed is not None:
            area = self.frame(framed).adjusted(1, 0, -1, 0)
            brush.rect(area.x(), self.base, area.width(), area.bottom() - self.base, "wash", radius=5)
            brush.rect(area.x(), area.y(), area.width(), area.height(), stroke="accent", width=1.5, radius=5)
        lit = frozenset(lit_places(self.lit, "piece"))
        for column in self.in_view():
            self.draw_column(brush, column, column in lit)
        end = min(room.right(), self.x(len(self.mark.pieces)))
        brush.hline(room.x(), round(self.base), end - room.x(), "edge")
        if framed is not None:
            brush.dot(self.x(framed) + self.pitch / 2, round(self.base) + 0.5, 5, "panel", "accent", 2)
        painter.restore()
        if self.excess:
            share = room.width() / (room.width() + self.excess)
            start = self.offset / (room.width() + self.excess) * room.width()
            brush.rect(room.x(), room.bottom() - 3, room.width(), 3, "groove", radius=1.5)
            brush.rect(room.x() + start, room.bottom() - 3, share * room.width(), 3, "bar", radius=1.5)

    def draw_head(self, brush: Brush) -> None:
        """What the bars are, and their colour scale."""
        base, left = self.room.y() + 12, self.room.x()
        right = brush.scale(self.room.right(), base - 8, SCALE, self.mark.scale) - 8
        right -= brush.note(right, base, self.mark.scale.name, "muted", "end") + 8
        left += brush.text(left, base, self.mark.title, 12, "muted", room=max(0.0, right - left)) + 10
        if right - left > 60:
            brush.text(left, base, self.mark.note, 11, "faint", room=right - left)

    def draw_column(self, brush: Brush, column: int, is_lit: bool) -> None:
        """One bar with what stands below it."""
        piece, x, on = self.mark.pieces[column], self.x(column), column == self.mark.framed
        middle, inner = x + self.pitch / 2, max(6.0, self.pitch - 18)
        left, base = round(middle - inner / 2), round(self.base)
        share = self.mark.share(column)
        if share is None:
            brush.dashed(QRectF(left, base - 14, inner, 14), "accent" if on else "edge")
        else:
            height = max(1, round(share * self.tall))
            brush.rect(left, base - height, inner, height, self.tint(share))
        is_later = self.mark.framed is not None and column > self.mark.framed
        colour, weight = ("accent" if on else "muted" if is_later else "ink"), (600 if on or is_lit else 400)
        brush.piece(middle, base + 19, piece.label, 11, "ink" if is_lit and not on else colour, weight, "middle",
                    room=self.pitch - 4)  # fmt: skip
        brush.note(middle, base + 34, self.mark.number(column), "accent" if on else "muted", "middle", weight)

    def tint(self, share: float) -> QColor:
        """The colour of a bar: that of its height, strong enough to be seen."""
        palette, scale = self.theme.palette, self.mark.scale
        least = LEAST_IN_HIGH_CONTRAST if palette.is_high else LEAST_TINT
        shown = np.array([max(least, share) * scale.high])
        return QColor(*colours(palette, scale, shown)[0].tolist())

    # ---- geometry ----
    def x(self, column: int) -> float:
        """Where a column begins."""
        return self.room.x() + column * self.pitch - self.offset

    def in_view(self) -> range:
        """The columns that are seen, in part at least."""
        first = int(self.offset // self.pitch)
        return range(first, min(len(self.mark.pieces), int((self.offset + self.room.width()) // self.pitch) + 1))

    def frame(self, column: int) -> QRectF:
        """All of a column."""
        top = self.room.y() + HEAD - 6
        return QRectF(self.x(column), top, self.pitch, self.base + LABELS - top)

    def spot(self, point: QPointF) -> Spot | None:
        """The column under the pointer."""
        column = int((point.x() - self.room.x() + self.offset) // self.pitch)
        if not self.room.contains(point) or point.y() < self.room.y() + HEAD - 6 or column >= len(self.mark.pieces):
            return None
        return Spot(self.mark.probe(column), self.frame(column).intersected(self.room))

    def find_lit(self) -> Lit:
        """The columns of the tokens that are pointed at."""
        return pieces_of(self.mark.pieces, self.pointed if self.mark.side == "source" else self.pointed_target)
