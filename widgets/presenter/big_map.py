"""One head as a map for a whole room: the query token's row framed, and numbers in its strong cells."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from visualizer import attention, palette
from visualizer.language import tr
from visualizer.numerals import MINUS, signed
from visualizer.views.figure import HeatMap, Probe
from widgets.brush import Brush, image_of
from widgets.marks.base import Spot, labelled
from widgets.presenter.parts import colour_scale, frame_and_hint, hatch, ink_role, two_decimals
from widgets.presenter.sight import LEAST, TITLE, Sight

MOST_CELL, LEAST_CELL = 96.0, 8.0  # a smaller cell is not seen from afar
HEADING = 420.0  # what focus and colour scale need above the map
NUMBER_CELL = 44.0  # a cell that has room for a number
LABEL_PITCH = 25.0
STRONG = 0.05  # weights from there on are written into their cells
LEAST_MOVE = 0.005  # differences that two decimals do not show are not written
LARGEST = 3  # of scores, which have no such bound


class BigMap:
    """Draws the map of the `head` view into `room`; its title stands above."""

    def __init__(self, sight: Sight, mark: HeatMap, focus: str, stage: str, room: QRectF) -> None:
        self.sight, self.mark, self.focus, self.stage = sight, mark, focus, stage
        self.count = len(mark.values)
        theme = sight.theme
        longest = max((theme.text_width(label, TITLE, 600, mono=True) for label in mark.rows.labels), default=24.0)
        self.gutter = 20 + min(168.0, longest)
        extent = min(room.height(), room.width() - self.gutter)
        self.cells = min(self.count, int(extent // LEAST_CELL))  # fewer than tokens: each shows the largest under it
        drawn = max(1.0, min(MOST_CELL, extent / self.cells) // sight.pixel) * sight.pixel
        self.side = drawn * self.cells
        self.cell = self.side / self.count  # from one token to the next
        self.x = round(room.x() + self.gutter + (room.width() - self.gutter - max(self.side, HEADING)) / 2)
        self.y = room.y()
        pooled = attention.pooled(mark.values[None], self.cells)[0]  # (cells, cells)
        colours = palette.colours(theme.palette, mark.scale, pooled)
        if mark.hidden is not None:
            masked = theme.colour("masked")
            hidden = ~attention.pooled(~mark.hidden[None], self.cells)[0]
            colours[hidden] = masked.red(), masked.green(), masked.blue()
        self.image = image_of(colours)

    @property
    def has_numbers(self) -> bool:
        """Whether the cells have room for numbers."""
        return self.cell >= NUMBER_CELL

    def paint(self, brush: Brush) -> None:
        """Title, scale, cells, labels, the framed row with its numbers."""
        x, y, side, mark = self.x, self.y, self.side, self.mark
        used = brush.text(x, y - 20, self.focus, TITLE, "accent", 600)
        left = colour_scale(brush, x + max(side, HEADING), y - 20, mark.scale, x + used + 16)
        if self.stage and left - 16 - brush.theme.text_width(self.stage, LEAST) > x + used + 16:
            brush.text(left - 16, y - 20, self.stage, LEAST, "muted", anchor="end")
        brush.image(x, y, side, side, self.image)
        for column in mark.aside:
            hatch(brush, QRectF(x + column * self.cell, y, max(self.cell, side / self.cells), side))
        brush.rect(x - 1, y - 1, side + 2, side + 2, stroke="line")
        framed = () if mark.framed is None else (mark.framed,)
        for row in labelled(range(self.count), self.cell, LABEL_PITCH, framed):
            self.label(brush, row)
        if mark.framed is not None:
            if mark.pinned is not None:
                self.frame_pinned(brush, mark.pinned)
            row, height = self.row_drawn(mark.framed), side / self.cells
            width = 4 if height >= 14 else 2
            brush.rect(x - width + 1, y + row * height - width + 1, side + 2 * width - 2, height + 2 * width - 2,
                       stroke="accent", width=width)  # fmt: skip
            if self.has_numbers:
                for column in self.numbered(mark.framed):
                    self.number(brush, mark.framed, column)

        notes = [tr("now − before")] if mark.quantity == "difference" else []
        notes += [tr("the largest of each cell")] if self.cells < self.count else []
        brush.text(x, y + side + 30, ", ".join(notes), LEAST, "muted")

    def frame_pinned(self, brush: Brush, token: int) -> None:
        """A dashed frame around the row that is compared with the framed one, and its numbers."""
        height = self.side / self.cells
        area = QRectF(self.x, self.y + self.row_drawn(token) * height, self.side, height)
        brush.painter.setPen(QPen(brush.theme.colour("ink"), 2, Qt.PenStyle.DashLine))
        brush.painter.setBrush(Qt.BrushStyle.NoBrush)
        brush.painter.drawRect(area)
        if self.has_numbers:
            for column in self.numbered(token):
                self.number(brush, token, column)

    def row_drawn(self, token: int) -> int:
        """The row of cells that a token's row lies in."""
        edges = np.arange(self.cells + 1) * self.count // self.cells
        return int(np.searchsorted(edges, token, side="right")) - 1

    def label(self, brush: Brush, row: int) -> None:
        """A token left of its row."""
        on = row == self.mark.framed
        size = TITLE if self.cell >= 28 else LEAST
        baseline = self.y + (row + 0.5) * self.cell + 0.34 * size
        colour, weight = ("accent" if on else "ink"), (600 if on or row in self.sight.pointed else 400)
        room = self.gutter - 20
        brush.piece(self.x - 20, baseline, self.mark.rows.labels[row], size, colour, weight, "end", room=room)

    def numbered(self, row: int) -> list[int]:
        """The cells of a row whose numbers are written: strong weights, or the largest scores."""
        values = self.mark.values[row]
        if self.mark.quantity == "weight":
            return [int(column) for column in np.flatnonzero(values >= STRONG)]
        allowed = np.isfinite(values)
        if self.mark.quantity == "difference":
            values = np.abs(values)
            allowed &= values >= LEAST_MOVE
        if self.mark.hidden is not None:
            allowed &= ~self.mark.hidden[row]
        order = np.argsort(-np.where(allowed, values, -np.inf), kind="stable")
        return [int(column) for column in order[:LARGEST] if allowed[column]]

    def number(self, brush: Brush, row: int, column: int) -> None:
        """A cell's number, written into it."""
        value = float(self.mark.values[row, column])
        colour = palette.colours(self.sight.theme.palette, self.mark.scale, np.array([value]))[0]
        text = self.written(value)
        size = 22 if brush.theme.text_width(text, 22, 600) <= self.cell - 6 else LEAST
        middle = self.x + (column + 0.5) * self.cell
        baseline = self.y + (row + 0.5) * self.cell + 8
        brush.text(middle, baseline, text, size, ink_role(brush.theme, colour), 600, "middle")

    def written(self, value: float) -> str:
        """A cell's number, as short as it has room for; a difference always with its sign."""
        match self.mark.quantity:
            case "weight":
                return two_decimals(value)
            case "difference":
                size = f"{abs(value):.2f}"[1:] if abs(value) < 0.995 else f"{abs(value):.1f}"
                return ("+" if value > 0 else MINUS) + size
            case _:
                return signed(value, 1 if abs(value) < 9.95 else 0)

    def spot(self, point: QPointF) -> Spot | None:
        """A cell, or the row whose label is pointed at; a click looks from its query."""
        row, column = int((point.y() - self.y) // self.cell), int((point.x() - self.x) // self.cell)
        if not 0 <= row < self.count or not -self.gutter / self.cell <= column < self.count:
            return None
        if column < 0:
            frame = QRectF(self.x - self.gutter, self.y + row * self.cell, self.gutter - 8, self.cell)
            return Spot(self.mark.probe(row, row), frame)
        frame = QRectF(self.x + column * self.cell, self.y + row * self.cell, self.cell, self.cell)
        return Spot(self.mark.probe(row, column), frame.adjusted(-1, -1, 1, 1))

    def paint_hover(self, brush: Brush, spot: Spot, bounds: QRectF) -> None:
        """The number is written into the cell where it has room, and beside it in words."""
        row, column = (int(v) for v in self.cell_of(spot))
        masked = self.mark.hidden is not None and self.mark.hidden[row, column] if column >= 0 else True
        if self.has_numbers and not masked:
            self.number(brush, row, column)
        short = Probe(spot.probe.text.partition(" · ")[0], spot.probe.pick, spot.probe.tokens)
        frame_and_hint(brush, Spot(short, spot.frame), bounds)

    def cell_of(self, spot: Spot) -> tuple[float, float]:
        """Row and column of a spot; the column is negative on a label."""
        middle = spot.frame.center()
        return (middle.y() - self.y) // self.cell, (middle.x() - self.x) // self.cell
