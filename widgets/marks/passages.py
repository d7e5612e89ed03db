"""Several texts below one another, their tokens on coloured grounds."""

from PySide6.QtCore import QPointF, QRectF, Qt

from visualizer.views.figure import Passages
from widgets.brush import Brush
from widgets.marks.base import MarkItem, Spot
from widgets.marks.passage import HEAD, PITCH, PassageItem
from widgets.marks.scrolled import BAR, LEAST_BAR
from widgets.theme import Theme

APART = 12.0  # pixels between two texts
ANY = 1e6  # pixels: more than any text is high


class PassagesItem(MarkItem):
    """Draws `Passages`, each as `PassageItem` does; where not all have room, the wheel moves a text at a time."""

    mark: Passages

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.items: list[PassageItem] = []  # never in the scene: they paint for this one
        self.first = 0  # the first text that is seen
        self.shown: range = range(0)

    # ---- geometry ----
    def arrange(self) -> None:
        """Texts from the first one on, as many as have room; the last of them may have less than it needs."""
        texts, room = self.mark.passages, self.room
        self.items = [*self.items, *(PassageItem(self.theme) for _ in texts[len(self.items) :])][: len(texts)]
        width = room.width() - BAR - 6  # where the bar is
        for item, text in zip(self.items, texts, strict=True):
            item.show_mark(text, QRectF(room.x(), room.y(), width, ANY))
        heights = [HEAD + item.count * PITCH for item in self.items]
        self.first = min(self.first, self.last(heights))
        y, place = room.y(), self.first
        while place < len(texts) and room.bottom() - y >= HEAD + PITCH:
            height = min(heights[place], room.bottom() - y)
            self.items[place].show_mark(texts[place], QRectF(room.x(), y, width, height))
            y += height + APART
            place += 1
        self.shown = range(self.first, place)

    def last(self, heights: list[float]) -> int:
        """The text from which on all others have room."""
        left, place = self.room.height(), len(heights)
        while place > 0 and heights[place - 1] <= left:
            place -= 1
            left -= heights[place] + APART
        return max(0, min(place, len(heights) - 1))

    def spot(self, point: QPointF) -> Spot | None:
        """The piece under the pointer."""
        found = (self.items[place].spot(point) for place in self.shown if self.items[place].room.contains(point))
        return next(found, None)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        for item in self.items:
            item.set_theme(theme)
        super().set_theme(theme)

    # ---- moving ----
    def move_by(self, texts: int) -> bool:
        """See other texts; whether that changed anything."""
        heights = [HEAD + item.count * PITCH for item in self.items]
        first = max(0, min(self.last(heights), self.first + texts))
        has_moved, self.first = first != self.first, first
        return has_moved

    def wheel(self, point: QPointF, angle: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """A wheel moves a text at a time."""
        return self.room.contains(point) and bool(angle.y()) and self.move_by(-1 if angle.y() > 0 else 1)

    # ---- painting ----
    def draw(self, brush: Brush) -> None:
        """The texts that have room, and a bar that says which of all they are."""
        for place in self.shown:
            self.items[place].draw(brush)
        count, room = len(self.items), self.room
        if len(self.shown) < count:
            length = max(LEAST_BAR, room.height() * len(self.shown) / count)
            way = self.first / max(1, count - len(self.shown))
            brush.rect(room.right() - BAR, room.y(), BAR, room.height(), "groove", radius=2)
            brush.rect(room.right() - BAR, room.y() + min(1.0, way) * (room.height() - length), BAR, length, "bar",
                       radius=2)  # fmt: skip
