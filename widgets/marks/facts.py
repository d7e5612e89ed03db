"""Summary numbers and sentences."""

from PySide6.QtCore import QPointF, QRectF

from visualizer.views.figure import Facts, Probe, Text
from widgets.brush import Brush
from widgets.marks.base import MarkItem, Spot

FACTS_HEIGHT = 60
LEAST_NOTE = 24  # pixels: of a note that says anything


class FactsItem(MarkItem):
    """Draws `Facts` side by side between two hairlines, or below one where nothing stands below them (`closes`)."""

    mark: Facts
    closes = True

    def draw(self, brush: Brush) -> None:
        """Name above, value and note below."""
        x, y, w = self.room.x(), self.room.y(), self.room.width()
        brush.hline(x, y, w)
        for place, fact in enumerate(self.mark.facts):
            left, room = self.span(place)
            brush.text(left, y + 22, fact.name, 11, "faint", room=room)
            size, colour, weight = (11, "muted", 400) if fact.is_minor else (15, "ink", 600)
            used = brush.text(left, y + 42, fact.value, size, colour, weight) + (4 if fact.is_minor else 6)
            if room - used > LEAST_NOTE:
                brush.text(left + used, y + 42, fact.note, 11, "faint", room=room - used)
        if self.closes:
            brush.hline(x, y + FACTS_HEIGHT - 2, w)

    def span(self, place: int) -> tuple[float, float]:
        """Where a fact begins, and how wide it may be."""
        count = len(self.mark.facts)
        step = self.room.width() / count + min(8, 32 / count)
        left = self.room.x() + round(place * step)
        return left, min(step - 8, self.room.right() - left)

    def spot(self, point: QPointF) -> Spot | None:
        """The fact under the pointer, where there is more to say of it."""
        y = self.room.y() + 6
        for place, fact in enumerate(self.mark.facts):
            left, room = self.span(place)
            frame = QRectF(left - 6, y, room + 4, FACTS_HEIGHT - 12)
            if fact.detail and frame.contains(point):
                return Spot(Probe(f"{fact.name}: {fact.detail}"), frame)
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
