"""One head as lines between two columns of tokens."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from visualizer import numerals
from visualizer.views.figure import Arcs, Probe
from widgets.brush import Brush
from widgets.marks.base import MarkItem, Spot, labelled

LEAST_DRAWN = 0.01  # weights below it would be lines that nobody sees
TOP, MOST_PITCH, NUMBERS = 24, 64, 40
KEY = (0.1, 0.5, 1.0)  # weights whose width the key shows


class ArcsItem(MarkItem):
    """Draws `Arcs`: queries left, keys right, a curve for each weight."""

    mark: Arcs

    def arrange(self) -> None:
        """Two columns of labels, and the space between them."""
        self.count = len(self.mark.queries.labels)
        self.pitch = min(MOST_PITCH, (self.room.height() - TOP - 8) / self.count)
        gutter = self.label_width(self.mark.queries, 12, 0.28 * self.room.width()) + 12
        self.gutter = gutter
        self.left, self.right = self.room.x() + gutter, self.room.right() - gutter - NUMBERS

    def draw(self, brush: Brush) -> None:
        """The lines, weakest first, then the labels over their ends."""
        mark = self.mark
        brush.note(self.left - 12, self.room.y() + 12, "query", anchor="end")
        brush.note(self.right + 12, self.room.y() + 12, "key")
        if mark.origin is not None:
            brush.note(self.room.right(), self.room.y() + 12, "weight", anchor="end")
        queries = range(self.count) if mark.origin is None else [mark.origin]
        drawn = [
            (float(mark.weights[query, key]), query, int(key))
            for query in queries
            for key in np.flatnonzero(mark.weights[query] >= LEAST_DRAWN)
        ]
        for weight, query, key in sorted(drawn, key=lambda line: (line[1] == mark.framed, line[0])):
            self.arc(brush, query, key, weight)
        self.key(brush)
        reads = mark.weights[mark.origin] if mark.origin is not None else None
        for row in labelled(self.count, self.pitch, 12, mark.framed):
            on = row == mark.framed
            y, weight = self.middle(row) + 4, 600 if on else 400
            room = self.gutter - 12
            colour = "accent" if on else "muted"
            brush.piece(self.left - 12, y, mark.queries.labels[row], 12, colour, weight, "end", room=room)
            seen = reads is None or reads[row] >= LEAST_DRAWN
            brush.piece(self.right + 12, y, mark.keys.labels[row], 12, "ink" if seen else "faint", 400, room=room)
            if reads is not None and row <= mark.framed:
                number = numerals.weight(float(reads[row]))
                brush.note(self.room.right(), y, number, "ink" if reads[row] >= 0.05 else "faint", "end")

    def middle(self, row: int) -> float:
        """The height of a token's label."""
        return self.room.y() + TOP + (row + 0.5) * self.pitch

    def arc(self, brush: Brush, query: int, key: int, weight: float) -> None:
        """One line: as wide and as opaque as its weight."""
        y1, y2, bend = self.middle(query), self.middle(key), 0.45 * (self.right - self.left)
        path = QPainterPath(QPointF(self.left, y1))
        path.cubicTo(QPointF(self.left + bend, y1), QPointF(self.right - bend, y2), QPointF(self.right, y2))
        colour = QColor(brush.theme.colour("accent" if query == self.mark.framed else "bar"))
        least, most = (0.35, 1.0) if query == self.mark.framed else (0.1, 0.6)
        colour.setAlphaF(least + (most - least) * min(1.0, weight))
        brush.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        brush.painter.strokePath(path, QPen(colour, self.width(weight)))

    def width(self, weight: float) -> float:
        """How wide the line of a weight is, in pixels."""
        return 0.75 + 9.25 * min(1.0, weight) * min(1.0, self.pitch / 20)

    def key(self, brush: Brush) -> None:
        """What a width means, in the middle above the lines."""
        x, y = (self.left + self.right) / 2 - 66, self.room.y() + 8
        brush.note(x - 8, y + 4, "weight", anchor="end")
        for place, weight in enumerate(KEY):
            width = self.width(weight)
            brush.rect(x + 52 * place, y - width / 2, 18, width, "bar")
            brush.note(x + 52 * place + 22, y + 4, f"{weight:g}")

    def spot(self, point: QPointF) -> Spot | None:
        """Left a query; right the weight from the framed query to that key."""
        row = int((point.y() - self.room.y() - TOP) // self.pitch)
        if not 0 <= row < self.count or not self.room.left() <= point.x() <= self.room.right():
            return None
        top = self.room.y() + TOP + row * self.pitch
        if point.x() < (self.left + self.right) / 2:
            probe = self.mark.probe(row, int(self.mark.weights[row].argmax()))
            return Spot(probe, QRectF(self.room.x(), top, self.gutter, self.pitch))
        probe = self.mark.probe(self.mark.framed, row)
        frame = QRectF(self.right + 6, top, self.room.right() - self.right - 2, self.pitch)
        return Spot(Probe(probe.text, self.mark.keys.pick(row)), frame)
