"""Horizontal bars: the likeliest next tokens."""

from PySide6.QtCore import QPointF, QRectF

from visualizer.numerals import per_cent
from visualizer.views.figure import Bars
from widgets.brush import Brush
from widgets.marks.base import MarkItem, Spot

HEAD, NUMBERS, MOST_PITCH = 18, 100, 26


class BarsItem(MarkItem):
    """Draws `Bars`: faint as given, solid now, cut ones struck, both numbers at the right."""

    mark: Bars

    def arrange(self) -> None:
        """Rows as high as the room allows, bars between names and numbers."""
        self.pitch = min(MOST_PITCH, (self.room.height() - HEAD) / max(1, len(self.mark.rows)))
        self.names = min(120.0, max(88.0, 0.3 * self.room.width()))
        self.left = self.room.x() + self.names
        self.width = self.room.width() - self.names - NUMBERS
        self.largest = max((max(bar.given, bar.now or 0.0) for bar in self.mark.rows), default=1.0) or 1.0

    def draw(self, brush: Brush) -> None:
        """Every row."""
        right = self.room.right()
        brush.note(right - 48, self.room.y() + 10, "as given", anchor="end")
        brush.note(right, self.room.y() + 10, "now %", "muted", "end")
        for row, bar in enumerate(self.mark.rows):
            y, cut = self.top(row), bar.now is None
            middle = y + self.pitch / 2 + 4
            inner = max(2.0, self.pitch - 12)
            brush.rect(self.left, y + 2, self.length(bar.given), self.pitch - 4, "ghost")
            if bar.now is not None:
                brush.rect(self.left, y + (self.pitch - inner) / 2, self.length(bar.now), inner, "bar")
            colour, weight = ("faint" if cut else "ink"), (600 if row == 0 else 400)
            brush.piece(self.left - 8, middle, bar.label, 12, colour, weight, "end", cut, room=self.names - 8)
            brush.note(right - 48, middle, per_cent(bar.given), anchor="end")
            now = "cut" if bar.now is None else per_cent(bar.now)
            brush.text(right, middle, now, 12, colour, 400 if cut else 500, "end")

    def top(self, row: int) -> float:
        """The upper edge of a row."""
        return self.room.y() + HEAD + row * self.pitch

    def length(self, share: float) -> float:
        """The length of a bar: at least a pixel, so that it is seen."""
        return max(1.0, round(self.width * share / self.largest))

    def spot(self, point: QPointF) -> Spot | None:
        """The row under the pointer."""
        row = int((point.y() - self.room.y() - HEAD) // self.pitch)
        if not 0 <= row < len(self.mark.rows) or not self.room.left() <= point.x() <= self.room.right():
            return None
        frame = QRectF(self.room.x(), self.top(row), self.room.width(), self.pitch)
        return Spot(self.mark.probe(row), frame.adjusted(-4, 0, 4, 0))
