"""Horizontal bars to both sides of a zero, each with its number."""

from PySide6.QtCore import QPointF, QRectF

from visualizer.views.figure import ValueBars
from widgets.brush import Brush
from widgets.marks.base import MarkItem, Spot

HEAD, MOST_PITCH, LEAST_PITCH = 24, 22, 11
MOST_LABEL = 0.46  # of the room


class ValueBarsItem(MarkItem):
    """Draws `ValueBars`; rows that find no room are left out, and the note says so."""

    mark: ValueBars

    def arrange(self) -> None:
        """Rows as high as the room allows, bars between names and numbers."""
        rows, room = self.mark.rows, self.room
        every = (*rows, *self.mark.beside)
        free = room.height() - HEAD
        self.count = min(len(rows), max(1, int(free / LEAST_PITCH)))
        self.pitch = min(MOST_PITCH, free / max(1, self.count))
        self.font_px = 12 if self.pitch >= 15 else 11 if self.pitch >= 12 else 10
        labels = max((self.theme.text_width(bar.label, self.font_px, 600) for bar in every), default=0.0)
        numbers = max((self.theme.text_width(self.mark.number(bar), self.font_px, 600) for bar in every), default=0.0)
        self.labels = min(labels, MOST_LABEL * room.width())
        self.left = room.x() + self.labels + 8
        self.width = max(10.0, room.right() - numbers - 8 - self.left)
        low, high = self.mark.extent
        self.unit = self.width / (high - low)
        self.zero = self.left - low * self.unit

    def draw(self, brush: Brush) -> None:
        """The title, then every row."""
        mark, room = self.mark, self.room
        used = brush.text(room.x(), room.y() + 14, mark.title, 12, "muted", room=room.width())
        left_out = len(mark.rows) - self.count
        note = " · ".join(filter(None, (mark.note, f"+ {left_out}" if left_out else "")))
        if note and room.width() - used > 40:
            brush.text(room.right(), room.y() + 14, note, 11, "faint", anchor="end", room=room.width() - used - 10)
        for row, bar in enumerate(mark.rows[: self.count]):
            y = room.y() + HEAD + row * self.pitch
            baseline, weight = y + self.pitch / 2 + 4, 600 if bar.strong else 400
            ink = "accent" if bar.strong else "ink"
            brush.text(self.left - 8, baseline, bar.label, self.font_px, ink, weight, "end", room=self.labels)
            inner = max(2.0, self.pitch - 8)
            start = self.zero + min(0.0, bar.value) * self.unit
            length = max(1.0, abs(bar.value) * self.unit)
            brush.rect(start, y + (self.pitch - inner) / 2, length, inner, "accent" if bar.strong else "bar")
            brush.text(room.right(), baseline, mark.number(bar), self.font_px, ink, weight, "end")
        brush.rect(round(self.zero), room.y() + HEAD, 1, self.count * self.pitch, "edge")

    def spot(self, point: QPointF) -> Spot | None:
        """The row under the pointer."""
        row = int((point.y() - self.room.y() - HEAD) // self.pitch)
        if not 0 <= row < self.count or not self.room.left() <= point.x() <= self.room.right():
            return None
        frame = QRectF(self.room.x() - 4, self.room.y() + HEAD + row * self.pitch, self.room.width() + 8, self.pitch)
        return Spot(self.mark.probe(row), frame)
