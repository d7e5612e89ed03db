"""Upright bars under the columns of a map: where the query token looks."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from visualizer import palette
from visualizer.numerals import short_weight, weight
from visualizer.views.figure import ColumnBars
from widgets.brush import Brush
from widgets.marks.base import MarkItem, Spot, labelled

LEAST_SHOWN = 0.03  # below it a narrow column carries no number, unless it is one of the largest
LARGEST = 3  # so many columns always carry a number
LEAST_TINT = 0.4  # of the colour scale, so that every bar is seen


class ColumnBarsItem(MarkItem):
    """Draws `ColumnBars`; the columns are those of the map above."""

    mark: ColumnBars

    def arrange(self) -> None:
        """Labels below, numbers above, bars as high as what is left."""
        count = len(self.mark.values)
        shared = self.shared
        self.left = shared.start if shared else self.room.x() + 68
        self.pitch = shared.pitch if shared else max(1.0, (self.room.right() - self.left) // count)
        self.flat_numbers = self.pitch >= 30
        self.angle = -45 if self.pitch >= 20 else -90
        self.font_px = 12 if self.pitch >= 16 else 11
        longest = self.label_width(self.mark.columns, self.font_px, 96.0)
        self.label_room = min(longest, 0.4 * self.room.height())
        slope = 0.75 if self.angle == -45 else 1.0
        self.base = self.room.bottom() - 16 - self.label_room * slope
        head = 18 if self.flat_numbers else 30
        self.unit = max(1.0, self.base - self.room.y() - head) / max(1e-9, float(self.mark.values.max()))

    def draw(self, brush: Brush) -> None:
        """Bars, numbers, the base line, labels."""
        mark, base = self.mark, self.base
        air = 8 if self.pitch > 16 else 2 if self.pitch > 4 else 0
        tints = palette.colours(self.theme.palette, mark.scale, np.maximum(mark.values, LEAST_TINT * mark.scale.high))
        count = LARGEST if self.pitch >= 4 else 1  # the numbers must not run into each other
        largest = set(np.argsort(-mark.values, kind="stable")[:count].tolist())
        for column, value in enumerate(mark.values):
            if mark.hidden is not None and mark.hidden[column]:
                continue
            x, height = self.left + column * self.pitch, max(1.0, round(float(value) * self.unit))
            brush.rect(x + air / 2, base - height, max(1.0, self.pitch - air), height, QColor(*tints[column].tolist()))
            self.number(brush, x + self.pitch / 2, base - height - 5, float(value), column in largest)
        width = len(mark.values) * self.pitch
        brush.hline(self.left, base, width, "edge")
        brush.note(self.left - 8, base, "0", anchor="end")
        middle = (self.room.y() + base) / 2
        room = self.left - 8 - self.room.x()
        brush.piece(self.left - 8, middle, mark.title, 12, "accent", 600, "end", room=room)
        brush.note(self.left - 8, middle + 16, mark.note, anchor="end")
        brush.note(self.left - 8, middle + 30, mark.stage, anchor="end")
        for column in labelled(len(mark.values), self.pitch, 12, None):
            self.label(brush, column)

    def number(self, brush: Brush, x: float, y: float, value: float, is_large: bool) -> None:
        """The weight over its bar; upright where columns are narrow, and then only where it matters."""
        if self.flat_numbers:
            brush.note(x, y, weight(value), "ink" if value >= 0.05 else "muted", "middle")
        elif (value >= (0.0005 if self.pitch >= 14 else LEAST_SHOWN) and self.pitch >= 11) or is_large:
            with brush.turned(x + 4, y, -90):
                brush.note(0, 0, short_weight(value), "ink")

    def label(self, brush: Brush, column: int) -> None:
        """One key token under its column, turned so that it fits."""
        text = self.mark.columns.labels[column]
        x = self.left + (column + 0.5) * self.pitch
        with brush.turned(x + 4, self.base + (12 if self.angle == -45 else 8), self.angle):
            brush.piece(0, 0, text, self.font_px, "ink", anchor="end", room=self.label_room)

    def spot(self, point: QPointF) -> Spot | None:
        """The column under the pointer."""
        column = int((point.x() - self.left) // self.pitch)
        if not 0 <= column < len(self.mark.values) or not self.room.top() <= point.y() <= self.room.bottom():
            return None
        frame = QRectF(self.left + column * self.pitch, self.room.y(), self.pitch, self.base - self.room.y() + 1)
        return Spot(self.mark.probe(column), frame)
