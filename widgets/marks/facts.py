"""Summary numbers and sentences."""

from PySide6.QtCore import QPointF

from visualizer.views.figure import Facts, Text
from widgets.brush import Brush
from widgets.marks.base import MarkItem, Spot

FACTS_HEIGHT = 60
LEAST_NOTE = 24  # pixels: of a note that says anything


class FactsItem(MarkItem):
    """Draws `Facts` side by side between two hairlines."""

    mark: Facts

    def draw(self, brush: Brush) -> None:
        """Name above, value and note below."""
        x, y, w = self.room.x(), self.room.y(), self.room.width()
        brush.hline(x, y, w)
        for place, fact in enumerate(self.mark.facts):
            step = w / len(self.mark.facts) + 8
            left = x + round(place * step)
            room = min(step, x + w - left) - 8
            brush.text(left, y + 22, fact.name, 11, "faint", room=room)
            used = brush.text(left, y + 42, fact.value, 15, weight=600) + 6
            if room - used > LEAST_NOTE:
                brush.text(left + used, y + 42, fact.note, 11, "faint", room=room - used)
        brush.hline(x, y + FACTS_HEIGHT - 2, w)

    def spot(self, point: QPointF) -> Spot | None:
        """Nothing to point at: the numbers stand there."""
        return None


class TextItem(MarkItem):
    """Draws a `Text`, wrapped to its room."""

    mark: Text

    def draw(self, brush: Brush) -> None:
        """Word by word, a line at a time."""
        line, y = "", self.room.y() + 14
        for word in self.mark.text.split():
            longer = f"{line} {word}".strip()
            if line and self.theme.text_width(longer, 12) > self.room.width():
                brush.text(self.room.x(), y, line, 12, "muted")
                line, y = word, y + 18
            else:
                line = longer
        brush.text(self.room.x(), y, line, 12, "muted")

    def spot(self, point: QPointF) -> Spot | None:
        """Nothing to point at."""
        return None
