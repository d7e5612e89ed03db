"""Horizontal bars: the likeliest next tokens."""

from PySide6.QtCore import QPointF, QRectF

from visualizer.language import tr
from visualizer.numerals import per_cent
from visualizer.views.figure import Bar, Bars, points
from widgets.brush import Brush
from widgets.marks.base import Lit, MarkItem, Spot, lit_places

HEAD, NUMBERS, DIFFERENCE, MOST_PITCH = 18, 100, 54, 26
RANK = 6.0  # pixels between a rank and the name behind it


class BarsItem(MarkItem):
    """Draws `Bars`: faint as given or before, solid now, cut ones struck, the numbers at the right."""

    mark: Bars

    def arrange(self) -> None:
        """Rows as high as the room allows, bars between names and numbers."""
        self.pitch = min(MOST_PITCH, (self.room.height() - HEAD) / max(1, len(self.mark.rows)))
        self.names = min(120.0, max(88.0, 0.3 * self.room.width()))
        if self.mark.against:  # a third number takes room: names have no more than they need
            every = (*self.mark.rows, *self.mark.beside)
            longest = max((self.theme.text_width(bar.label, 12, 600, mono=True) + self.rank_room(bar) for bar in every),
                          default=0)  # fmt: skip
            self.names = min(self.names, longest + 12)
        self.left = self.room.x() + self.names
        self.numbers = self.room.right() - (DIFFERENCE if self.mark.against else 0)  # the right edge of the two numbers
        head, second = (self.theme.text_width(name, 11) for name in self.mark.names)
        self.first = self.numbers - max(48.0, second + 10)  # that of the first
        self.width = max(20.0, self.first + (48 if head else NUMBERS - 48) - NUMBERS - self.left)
        left = self.numbers - second if self.mark.is_base else self.first - head  # of the names of the columns
        self.free = left - 8 - self.room.x()  # what the title has
        self.largest = self.mark.largest

    def draw(self, brush: Brush) -> None:
        """Every row."""
        right, (first, second), is_base = self.numbers, self.mark.names, self.mark.is_base
        first = "" if is_base else first
        brush.note(self.first, self.room.y() + 10, first, anchor="end")
        brush.note(right, self.room.y() + 10, second, "muted", "end")
        if self.mark.against and not is_base:
            brush.note(self.room.right(), self.room.y() + 10, tr("points"), "muted", "end")
        if self.mark.title:
            brush.text(self.room.x(), self.room.y() + 10, self.mark.title, 12, "muted", room=self.free)
        lit = lit_places(self.lit, "row")
        for row, bar in enumerate(self.mark.rows):
            y, cut = self.top(row), bar.now is None
            middle = y + self.pitch / 2 + 4
            inner = max(2.0, self.pitch - 12, self.pitch / 2)
            if row in lit or bar.followed:
                brush.rect(self.room.x() - 4, y, self.room.width() + 8, self.pitch, "groove", radius=3)
            if row and bar.rank_name:
                line = round(y) - 0.5
                brush.polyline([(self.room.x() - 4, line), (self.room.right() + 4, line)], "faint", 1, dashed=True)
            if not is_base:
                brush.rect(self.left, y + 2, self.length(self.mark.faint(bar)), self.pitch - 4, "ghost")
            if bar.now is not None:
                brush.rect(self.left, y + (self.pitch - inner) / 2, self.length(bar.now), inner, "bar")
            if bar.around is not None:
                self.draw_range(brush, middle - 4, *(self.left + self.length(end) for end in bar.around))
            colour, weight = ("faint" if cut else "ink"), (600 if row == 0 or row in lit or bar.followed else 400)
            used = brush.piece(self.left - 8, middle, bar.label, 12, colour, weight, "end", cut,
                               room=max(0.0, self.names - 8 - self.rank_room(bar)))  # fmt: skip
            brush.note(self.left - 8 - used - RANK, middle, bar.rank_name, "muted", "end")
            if first:
                brush.note(self.first, middle, per_cent(self.mark.faint(bar)), anchor="end")
            now = tr("cut") if bar.now is None else per_cent(bar.now)
            brush.text(right, middle, now, 12, colour, 400 if cut else 500, "end")
            if self.mark.against and not is_base:
                difference = self.mark.difference(bar)
                colour, weight = ("ink", 600) if abs(difference) >= 1 else ("muted", 400)
                brush.text(self.room.right(), middle, points(difference), 11, colour, weight, "end")

    def rank_room(self, bar: Bar) -> float:
        """What the rank before a row's name takes."""
        return self.theme.text_width(bar.rank_name, 11) + RANK if bar.rank_name else 0.0

    def draw_range(self, brush: Brush, y: float, left: float, right: float) -> None:
        """A line with two ends, on a ground that parts it from the bars."""
        tall = max(2.0, min(4.0, self.pitch / 2 - 3))
        for colour, width in (("panel", 4.0), ("ink", 1.5)):
            brush.line(left, y, right, y, colour, width)
            for x in (left, right):
                brush.line(x, y - tall, x, y + tall, colour, width)

    def find_lit(self) -> Lit:
        """The rows of the same token of the vocabulary."""
        return frozenset(("row", row) for row, bar in enumerate(self.mark.rows) if bar.token_id in self.pointed_ids)

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
