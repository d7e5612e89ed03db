"""Tables of token pieces with numbers: the logit lens."""

from PySide6.QtCore import QPointF, QRectF

from visualizer.views.figure import Cell, Table
from widgets.brush import Brush
from widgets.marks.base import MarkItem, Spot, labelled

HEAD, GUTTER, GAP, MOST_PITCH = 12, 56, 8, 40
HEADS, NUMBER = 18, 40  # a line over the columns; a number's place


class TableItem(MarkItem):
    """Draws a `Table` below the grid, several cells a row; or, where rows are shared, beside it, a row a layer."""

    mark: Table

    def arrange(self) -> None:
        """Rows as high as the room allows; those of the grid where they are shared."""
        self.is_beside = self.shared is not None
        count = len(self.mark.names) - self.is_beside
        if self.shared is not None:
            self.pitch, self.height = self.shared.pitch, min(self.shared.size, MOST_PITCH - 4)
            self.upper = self.shared.start + (self.shared.size - self.height) / 2  # level with the middle of a tile
        else:
            head = HEAD + 8 + HEADS * bool(self.mark.heads)
            self.upper = self.room.y() + head
            self.pitch = min(MOST_PITCH, (self.room.height() - head) / max(1, count))
            self.height = self.pitch - (4 if self.pitch >= 18 else 1)
        self.columns = max(len(row) for row in self.mark.cells)
        self.left = self.room.x() + (14 if self.is_beside else GUTTER)
        self.width = (self.room.right() - self.left - GAP * (self.columns - 1)) / self.columns

    def draw(self, brush: Brush) -> None:
        """The title, then every row."""
        used = brush.text(self.room.x() + (14 if self.is_beside else 0), self.title_y, self.mark.title, 12, weight=600)
        if self.is_beside:
            brush.note(self.room.right(), self.title_y, "%", anchor="end")
        else:
            x = self.room.x() + used + 14
            brush.text(x, self.title_y, self.mark.note, 11, "faint", room=self.room.right() - x - 20)
            brush.note(self.room.right(), self.title_y, "%", anchor="end")
        for column, head in enumerate(self.mark.heads):
            x = self.left + column * (self.width + GAP)
            brush.text(x, self.upper - 8, head, 11, "faint", room=self.width)
        names = labelled(range(len(self.mark.names)), self.pitch, 12, [self.mark.framed or 0])
        for row in self.rows_in_view():
            y, on = self.top(row), row == self.mark.framed
            middle = y + self.height / 2 + 4
            if not self.is_beside and row in names:
                name = self.mark.names[row]
                brush.note(self.left - 12, middle, name, "accent" if on else "faint", "end", 600 if on else 400)
            elif self.is_beside and on:
                brush.rect(self.room.x(), y + 1, 3, self.height - 2, "accent")
            for column, cell in enumerate(self.mark.cells[row]):
                self.cell(brush, self.left + column * (self.width + GAP), y, cell)

    @property
    def title_y(self) -> float:
        """The baseline of the title."""
        return self.first_y - 8 if self.is_beside else self.room.y() + 10

    @property
    def first_y(self) -> float:
        """Where the rows in view begin: those of an enlarged grid reach beyond it."""
        return self.upper if self.shared is None or self.shared.left is None else self.shared.left

    def rows_in_view(self) -> list[int]:
        """The rows that lie between the first and the last one of the grid in view; all of them below a grid."""
        rows = range(self.is_beside, len(self.mark.names))
        if self.shared is None or self.shared.right is None:
            return list(rows)
        low, high = self.first_y - 1, self.shared.right + 1
        return [row for row in rows if self.top(row) >= low and self.top(row) + self.height <= high]

    def cell(self, brush: Brush, x: float, y: float, cell: Cell) -> None:
        """A token and its probability over a bar of that share; under heads the number has its own place."""
        apart = bool(self.mark.heads)
        width = self.width - (NUMBER if apart else 0)
        brush.rect(x, y, width, self.height, "groove", radius=3)
        if cell.share * width >= 1:
            brush.rect(x, y, max(2.0, width * cell.share), self.height, "fill", radius=3)
        if self.height < 11:
            return
        middle = y + self.height / 2 + 4
        room = width - 16 - (0 if apart else NUMBER)
        brush.piece(x + 8, middle, cell.label, 12, "ink", 600 if cell.strong else 400, room=room)
        brush.note(x + self.width - (4 if apart else 8), middle, cell.number, "muted", "end")

    def top(self, row: int) -> float:
        """The upper edge of a row."""
        return self.upper + (row - self.is_beside) * self.pitch

    def spot(self, point: QPointF) -> Spot | None:
        """The cell under the pointer; the first one on the row's name."""
        row = int((point.y() - self.upper) // self.pitch) + self.is_beside
        if row not in self.rows_in_view() or not self.room.contains(point) or point.y() > self.top(row) + self.height:
            return None
        column = max(0, min(self.columns - 1, int((point.x() - self.left) // (self.width + GAP))))
        if column >= len(self.mark.cells[row]):
            return None
        frame = QRectF(self.left + column * (self.width + GAP), self.top(row), self.width, self.height)
        return Spot(self.mark.probe(row, column), frame)
