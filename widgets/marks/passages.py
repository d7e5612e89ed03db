"""Several texts, their tokens on coloured grounds."""

from PySide6.QtCore import QPointF, QRectF, Qt

from visualizer.views.figure import Passages
from widgets.brush import Brush
from widgets.marks.base import MarkItem, Spot
from widgets.marks.passage import HEAD, PITCH, PassageItem
from widgets.marks.scrolled import BAR, LEAST_BAR
from widgets.theme import Theme

APART, BESIDE = 12.0, 32.0  # pixels between two texts below one another, and beside one another
TWO_COLUMNS = 900.0  # pixels of a room where two stand beside one another
ANY = 1e6  # pixels: more than any text is high


class PassagesItem(MarkItem):
    """Draws `Passages`, each as `PassageItem` does, in two columns where there is room; where not all have, the wheel
    moves them a row at a time."""

    mark: Passages

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.items: list[PassageItem] = []  # never in the scene: they paint for this one
        self.first = 0  # the first row that is seen
        self.columns = 1
        self.rows = self.shown = range(0)  # the rows and the texts that are seen

    # ---- geometry ----
    def arrange(self) -> None:
        """Rows of texts from the first one on, as many as have room; the last may have less than it needs."""
        texts, room = self.mark.passages, self.room
        self.items = [*self.items, *(PassageItem(self.theme) for _ in texts[len(self.items) :])][: len(texts)]
        self.columns = 2 if room.width() >= TWO_COLUMNS else 1
        width = (room.width() - BAR - 6 - BESIDE * (self.columns - 1)) / self.columns  # the bar is at the right
        for item, text in zip(self.items, texts, strict=True):
            item.show_mark(text, QRectF(room.x(), room.y(), width, ANY))
        heights = self.heights
        self.first = min(self.first, self.last(heights))
        y, row = room.y(), self.first
        while row < len(heights) and room.bottom() - y >= HEAD + PITCH:
            height = min(heights[row], room.bottom() - y)
            for column, place in enumerate(self.texts(row)):
                frame = QRectF(room.x() + column * (width + BESIDE), y, width, height)
                self.items[place].show_mark(texts[place], frame)
            y += height + APART
            row += 1
        self.rows = range(self.first, row)
        self.shown = range(self.first * self.columns, min(len(texts), row * self.columns))

    def texts(self, row: int) -> range:
        """The texts of a row."""
        return range(row * self.columns, min(len(self.items), (row + 1) * self.columns))

    @property
    def heights(self) -> list[float]:
        """What each row needs: what the longest of its texts does."""
        rows = range(-(-len(self.items) // self.columns))
        return [max(self.items[place].needed for place in self.texts(row)) for row in rows]

    def last(self, heights: list[float]) -> int:
        """The row from which on all others have room."""
        left, row = self.room.height(), len(heights)
        while row > 0 and heights[row - 1] <= left:
            row -= 1
            left -= heights[row] + APART
        return max(0, min(row, len(heights) - 1))

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
    def move_by(self, rows: int) -> bool:
        """See other rows of texts; whether that changed anything."""
        first = max(0, min(self.last(self.heights), self.first + rows))
        has_moved, self.first = first != self.first, first
        return has_moved

    def wheel(self, point: QPointF, angle: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """A wheel moves a row of texts at a time."""
        return self.room.contains(point) and bool(angle.y()) and self.move_by(-1 if angle.y() > 0 else 1)

    # ---- painting ----
    def draw(self, brush: Brush) -> None:
        """The texts that have room, and a bar that says which of all they are."""
        for place in self.shown:
            self.items[place].draw(brush)
        count, room = len(self.heights), self.room
        if len(self.rows) < count:
            length = max(LEAST_BAR, room.height() * len(self.rows) / count)
            way = self.first / max(1, count - len(self.rows))
            brush.rect(room.right() - BAR, room.y(), BAR, room.height(), "groove", radius=2)
            brush.rect(room.right() - BAR, room.y() + min(1.0, way) * (room.height() - length), BAR, length, "bar",
                       radius=2)  # fmt: skip
