"""Lines that may be more than their room has place for."""

from PySide6.QtCore import QPointF, Qt

from visualizer.language import tr
from visualizer.numerals import grouped
from widgets.brush import Brush
from widgets.marks.base import MarkItem

BAR, LEAST_BAR = 4.0, 20.0  # pixels: how wide the bar at the right is that says where one is, and how long at least


class ScrolledItem(MarkItem):
    """A mark of lines of one height: wheel and fingers move those that have no room.

    `arrange` says where the first line begins (`upper`), how far it is from one line to the next (`pitch`), how much
    of that is air (`between`), how many there are (`count`), and calls `scroll_to`.
    """

    upper, pitch, between = 0.0, 1.0, 0.0
    count = 0
    offset = 0.0  # pixels of the lines that are above the room

    @property
    def seen(self) -> float:
        """How much height the lines have."""
        return self.room.bottom() - self.upper

    def scroll_to(self, offset: float) -> bool:
        """Move the lines, within their ends; whether they moved."""
        before = self.offset
        self.offset = max(0.0, min(offset, self.count * self.pitch - self.seen))
        if self.offset != before:
            self.update()
        return self.offset != before

    def wheel(self, point: QPointF, angle: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """A wheel moves the lines."""
        return self.scroll_to(self.offset - angle.y())

    def scroll(self, point: QPointF, pixels: QPointF) -> bool:
        """Two fingers move the lines."""
        return self.scroll_to(self.offset - pixels.y())

    def top(self, number: int) -> float:
        """The upper edge of a line."""
        return self.upper + number * self.pitch - self.offset

    def in_view(self) -> range:
        """The lines that are seen, in part at least."""
        first = int(self.offset / self.pitch)
        return range(first, min(self.count, int((self.offset + self.seen) / self.pitch) + 1))

    @property
    def length(self) -> float:
        """How much height all lines would need."""
        return self.count * self.pitch - self.between

    @property
    def is_longer(self) -> bool:
        """Whether some lines have no room."""
        return self.length > self.seen + 1 and self.seen > 0

    def draw_bar(self, brush: Brush) -> None:
        """A bar at the right that says where one is; nothing where all lines are seen."""
        if not self.is_longer:
            return
        x, seen = self.room.right() - BAR, self.seen
        length = max(LEAST_BAR, seen / self.length * seen)
        way = self.offset / max(1.0, self.count * self.pitch - seen)
        brush.rect(x, self.upper, BAR, seen, "groove", radius=2)
        brush.rect(x, self.upper + min(1.0, way) * (seen - length), BAR, length, "bar", radius=2)

    def where(self) -> str:
        """Which lines are seen; empty where all are."""
        if not self.is_longer:
            return ""
        first = min(self.count - 1, round(self.offset / self.pitch))
        last = max(first, int((self.offset + self.seen + self.between + 1) / self.pitch) - 1)
        places = {"first": grouped(first + 1), "last": grouped(last + 1), "count": grouped(self.count)}
        return tr("line {first} of {count}" if first == last else "lines {first}–{last} of {count}", **places)
