"""Rows of numbers on one axis, with a dot of another shape for each series."""

from PySide6.QtCore import QPointF, QRectF

from visualizer.views.figure import DOT_SHAPES, Dots
from widgets.brush import Brush
from widgets.marks.base import MarkItem, Spot

HEAD, BELOW = 44, 20  # pixels: the title and the names of the series above the rows, the axis below them
LEAST_PITCH, MOST_PITCH = 13, 24
DOT = 4.5  # radius of the ring
LANE = 0.25  # of the pitch: how far from the middle of their row dots stand that would cover one another
MOST_LABEL, LEAST_PLOT = 0.35, 90  # share of the room; pixels without which the numbers are left out
COLUMN = 46  # pixels of one series' numbers


class DotsItem(MarkItem):
    """Draws `Dots`; rows that find no room are left out, and the note says so."""

    mark: Dots

    def arrange(self) -> None:
        """Rows as high as the room allows; dots between names and numbers."""
        rows, room, wide = self.mark.rows, self.room, self.theme.text_width
        free = room.height() - HEAD - BELOW
        self.count = min(len(rows), max(1, int(free / LEAST_PITCH)))
        self.pitch = min(MOST_PITCH, free / max(1, self.count))
        labels = max((wide(row.label, 12, 600, mono=True) for row in rows[: self.count]), default=0.0)
        self.labels = min(labels, MOST_LABEL * room.width())
        self.left = room.x() + self.labels + 16
        heads = max((wide(name, 11, 600) for name in self.mark.names), default=0.0) + 22
        longest = (wide(self.mark.number(value), 12) for row in rows[: self.count] for value in row.values)
        self.column = max(COLUMN, heads, max(longest, default=0.0) + 10)
        numbers = self.column * len(self.mark.names) + 8
        self.has_numbers = room.right() - numbers - self.left >= LEAST_PLOT
        self.width = max(20.0, room.right() - (numbers if self.has_numbers else 8) - self.left)
        self.bottom = room.y() + HEAD + self.count * self.pitch

    def x(self, value: float) -> float:
        """Where a number stands on the axis."""
        return self.left + self.mark.share(value) * self.width

    def middle(self, row: int) -> float:
        """The middle of a row."""
        return self.room.y() + HEAD + (row + 0.5) * self.pitch

    def draw(self, brush: Brush) -> None:
        """The title, the axis, then every row."""
        mark, room = self.mark, self.room
        used = brush.text(room.x(), room.y() + 12, mark.title, 12, "muted", room=room.width())
        left_out = len(mark.rows) - self.count
        note = " · ".join(filter(None, (mark.note, f"+ {left_out}" if left_out else "")))
        if note and room.width() - used > 40:
            brush.text(room.x() + used + 10, room.y() + 12, note, 11, "faint", room=room.width() - used - 10)
        self.axis(brush)
        self.heads(brush)
        for row in range(self.count):
            self.row(brush, row)

    def axis(self, brush: Brush) -> None:
        """A hairline at each round number, with the number below."""
        for value in self.mark.ticks:
            x = round(self.x(value))
            brush.rect(x, self.room.y() + HEAD, 1, self.bottom - self.room.y() - HEAD, "edge" if value == 0 else "line")
            brush.note(x, self.bottom + 14, self.mark.tick_number(value), anchor="middle")

    def heads(self, brush: Brush) -> None:
        """The name of each series behind its shape: over its numbers, or in a row over the plot."""
        y = self.room.y() + HEAD - 12
        for place, name in enumerate(self.mark.names):
            if self.has_numbers:
                width = self.theme.text_width(name, 11, 600)
                right = self.right(place)
                paint_dot(brush, right - width - 11, y, place + self.mark.first_shape)
            else:
                right = self.left + (place + 1) * self.column
                paint_dot(brush, right - self.column + 6, y, place + self.mark.first_shape)
            x, anchor = (right, "end") if self.has_numbers else (right - self.column + 17, "start")
            brush.note(x, y + 4, name, "muted", anchor, 600)  # type: ignore[arg-type]

    def right(self, series: int) -> float:
        """The right edge of a series' numbers."""
        return self.room.right() - (len(self.mark.names) - 1 - series) * self.column

    def row(self, brush: Brush, row: int) -> None:
        """A name, the line from the least to the largest number, the dots, the numbers."""
        y, entry = self.middle(row), self.mark.rows[row]
        brush.piece(self.left - 16, y + 4, entry.label, 12, anchor="end", room=self.labels)
        reach = self.mark.reach(row)
        if reach is not None:
            low, high = self.x(reach[0]), self.x(reach[1])
            brush.rect(low, round(y) - 1, max(1.0, high - low), 2, "ghost")
        lanes = self.mark.lanes(row, 2 * DOT / self.width)
        for series, (value, lane) in enumerate(zip(entry.values, lanes, strict=True)):
            if value == value:
                paint_dot(brush, self.x(value), y + lane * LANE * self.pitch, series + self.mark.first_shape)
            if self.has_numbers:
                brush.text(self.right(series), y + 4, self.mark.number(value), 12, "ink", anchor="end")

    def spot(self, point: QPointF) -> Spot | None:
        """The row under the pointer."""
        row = int((point.y() - self.room.y() - HEAD) // self.pitch)
        if not 0 <= row < self.count or not self.room.left() <= point.x() <= self.room.right():
            return None
        frame = QRectF(self.room.x() - 4, self.room.y() + HEAD + row * self.pitch, self.room.width() + 8, self.pitch)
        return Spot(self.mark.probe(row), frame)


def paint_dot(brush: Brush, x: float, y: float, shape: int) -> None:
    """The shape of a series around a point."""
    size, corners = DOT_SHAPES[shape]
    radius = DOT * size
    if corners:
        outline = [(x + dx * radius, y + dy * radius) for dx, dy in corners]
        brush.polyline([*outline, outline[0]], "muted", 1.5)
    elif size < 1:
        brush.dot(x, y, radius + 0.8, "ink")
    else:
        brush.dot(x, y, radius, None, "ink", 1.5)
