"""A chain of arithmetic: a line a step, names at the left, numbers at the right."""

from PySide6.QtCore import QPointF, QRectF

from visualizer.views.figure import Step, Steps
from widgets.brush import Brush
from widgets.marks.base import MarkItem, Spot

HEAD, MOST_PITCH, AIR = 24, 26, 14
MOST_NAME, MOST_NUMBER = 0.36, 0.4  # of the room, where names or numbers are long


class StepsItem(MarkItem):
    """Draws `Steps`; a hairline parts the number in question from what leads to it."""

    mark: Steps

    def arrange(self) -> None:
        """Names and numbers as wide as they are, the formulas between them."""
        rows, room = self.mark.rows, self.room
        self.upper = room.y() + (HEAD if self.mark.title else 0)
        self.pitch = min(MOST_PITCH, (room.bottom() - self.upper) / max(1, len(rows)))
        self.font_px = 12 if self.pitch >= 15 else 11
        names = max((self.theme.text_width(step.name, self.font_px, 600) for step in rows), default=0.0)
        numbers = max(
            (self.theme.text_width(step.shown, self.font_px, number_weight(step)) for step in rows), default=0
        )
        self.numbers = min(numbers, MOST_NUMBER * room.width())
        has_formulas = any(step.formula for step in rows)
        self.names = min(names, MOST_NAME * room.width() if has_formulas else room.width() - self.numbers - AIR)

    def draw(self, brush: Brush) -> None:
        """The title, then every line."""
        mark, room = self.mark, self.room
        if mark.title:
            used = brush.text(room.x(), room.y() + 16, mark.title, 12, "muted")
            left = room.x() + used + AIR
            if mark.note and room.right() - left > 40:
                brush.text(room.right(), room.y() + 16, mark.note, 11, "faint", anchor="end", room=room.right() - left)
        for place, step in enumerate(mark.rows):
            if step.strong and place:
                brush.hline(room.x(), round(self.upper + place * self.pitch), room.width())
            self.line(brush, self.upper + (place + 0.5) * self.pitch + 4, step)

    def line(self, brush: Brush, baseline: float, step: Step) -> None:
        """One step: name, formula, note, number; what has no room is left to the hover line."""
        x, right, size = self.room.x(), self.room.right(), self.font_px
        weight = 600 if step.strong else 400
        brush.text(x, baseline, step.name, size, "ink" if step.strong else "muted", weight, room=self.names)
        brush.text(right, baseline, step.shown, size, "ink", number_weight(step), "end", room=self.numbers)
        left, end = x + self.names + AIR, right - self.numbers - AIR
        if end - left > 24:
            left += brush.text(left, baseline, step.formula, size, "ink", room=end - left) + 8
        if step.note and end - left > 60:
            brush.text(left, baseline, step.note, 11, "faint", room=end - left)

    def spot(self, point: QPointF) -> Spot | None:
        """The line under the pointer."""
        row = int((point.y() - self.upper) // self.pitch)
        if not 0 <= row < len(self.mark.rows) or not self.room.left() <= point.x() <= self.room.right():
            return None
        frame = QRectF(self.room.x(), self.upper + row * self.pitch, self.room.width(), self.pitch)
        return Spot(self.mark.probe(row), frame.adjusted(-6, 0, 6, 0))


def number_weight(step: Step) -> int:
    """How heavy the type of a step's number is."""
    return 600 if step.strong else 500
