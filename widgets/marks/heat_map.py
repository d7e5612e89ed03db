"""Maps: coloured cells with token or position axes."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from visualizer import palette
from visualizer.views.figure import HeatMap, Probe
from widgets.brush import Brush, image_of
from widgets.marks.base import MarkItem, Places, Spot, labelled

LABEL_PITCH = 10  # pixels that a row of labels needs at least
MOST_SQUARE, MOST_ROW = 64.0, 20.0  # pixels a cell
MOST_GUTTER = 0.3  # share of the room that row labels may take


class HeatMapItem(MarkItem):
    """Draws a `HeatMap`: a tall block of rows, or a square map whose axes both carry tokens."""

    mark: HeatMap
    image: QImage

    def arrange(self) -> None:
        """Whole pixels a cell, as many as fit."""
        mark, room = self.mark, self.room
        self.rows, self.columns = mark.values.shape
        self.is_token_map = mark.square and bool(mark.rows.labels)
        self.top = 24 if self.is_token_map or mark.title else 0
        below = 18 if mark.square and not mark.rows.labels else 0
        self.font_px = 12 if self.is_token_map else 11
        self.gutter = 8 + (
            self.label_width(mark.rows, self.font_px, MOST_GUTTER * room.width()) if mark.rows.labels else 30
        )
        self.gutter = max(self.gutter, 68.0 if self.is_token_map else 56.0)
        if self.shared is not None:  # stand under an earlier map
            self.gutter = self.shared.start - room.x()
        width, height = room.width() - self.gutter, room.height() - self.top - below
        self.cell_w, self.cell_h = whole(width / self.columns), whole(height / self.rows)
        if mark.square:
            self.cell_w = self.cell_h = min(self.cell_w, self.cell_h, MOST_SQUARE)
        else:
            self.cell_h = min(self.cell_h, MOST_ROW)
        self.w, self.h = self.columns * self.cell_w, self.rows * self.cell_h
        self.left, self.upper = room.x() + round(self.gutter), room.y() + self.top
        if self.shared is None and width - self.w < self.columns:  # what whole pixels leave over goes to the labels
            self.left = round(room.right() - self.w)
        self.slides = mark.window is not None and not mark.followed and self.columns < mark.window[1]
        colours = palette.colours(self.theme.palette, mark.scale, mark.values)
        if mark.hidden is not None:
            masked = self.theme.colour("masked")
            colours[mark.hidden] = masked.red(), masked.green(), masked.blue()
        self.image = image_of(colours)

    def places(self) -> Places | None:
        """The columns, for the bars below."""
        return Places(self.left, self.cell_w, self.columns)

    def draw(self, brush: Brush) -> None:
        """Cells, frame, labels, scale."""
        mark, x, y = self.mark, self.left, self.upper
        if mark.sign:
            brush.text(self.room.x(), y - 8, mark.sign, 14, "muted")
        if mark.title:
            brush.text(x, y - 8, mark.title, 12, "muted")
            if mark.note and not mark.square:
                brush.note(x + self.w, y - 8, mark.note, anchor="end")
        brush.image(x, y, self.w, self.h, self.image)
        brush.rect(x - 1, y - 1, self.w + 2, self.h + 2, stroke="line")
        if mark.framed is not None:
            self.frame(brush, y + mark.framed * self.cell_h)
        if mark.rows.labels:
            self.token_labels(brush)
        else:
            self.position_labels(brush)
        if mark.window is not None and self.slides:
            first, count = mark.window
            bar = self.slider
            brush.rect(bar.x(), bar.y() + 2, bar.width(), 4, "groove", radius=2)
            share = bar.width() / count
            brush.rect(bar.x() + first * share, bar.y() + 2, self.columns * share, 4, "bar", radius=2)
        if self.is_token_map:
            brush.note(x - 8, y - 8, mark.rows.name, anchor="end")
            brush.note(x, y - 8, mark.columns.name)
            brush.scale(max(x + self.w, min(x + 200, self.room.right())), y - 16, 96, mark.scale)

    def frame(self, brush: Brush, top: float) -> None:
        """The frame of the selected row; two ticks beside it where a frame would hide the row."""
        if self.cell_h < 4:
            for edge in (self.left - 6, self.left + self.w + 1):
                brush.rect(edge, round(top + self.cell_h / 2 - 1), 5, 2, "accent")
            return
        line = 2 if self.is_token_map and self.cell_h >= 6 else 1
        height = self.cell_h + 2 * line
        brush.rect(self.left - line, top - line, self.w + 2 * line, height, stroke="accent", width=line)

    def token_labels(self, brush: Brush) -> None:
        """The tokens left of their rows; evenly fewer where rows are low."""
        mark = self.mark
        for row in labelled(self.rows, self.cell_h, self.font_px - 1 + self.is_token_map, mark.framed):
            on = row == mark.framed or row == self.hovered_row
            colour = "accent" if row == mark.framed else "ink" if self.is_token_map or on else "muted"
            baseline = self.upper + (row + 0.5) * self.cell_h + 4
            size, weight = self.font_px, 600 if on else 400
            label, room = mark.rows.labels[row], self.gutter - 8
            brush.piece(self.left - 8, baseline, label, size, colour, weight, "end", room=room)

    def position_labels(self, brush: Brush) -> None:
        """First, last and framed position; below, the first and last column and what the cells are."""
        mark, x, y = self.mark, self.left, self.upper
        last = self.rows - 1
        at = None if mark.framed is None else y + (mark.framed + 0.5) * self.cell_h + 4
        for row, baseline in ((0, y + 8), (last, y + self.h)):
            if at is None or abs(at - baseline) > LABEL_PITCH + 2:
                brush.note(x - 8, baseline, mark.rows.label(row), anchor="end")
        if at is not None and mark.framed is not None:
            brush.note(x - 8, at, mark.rows.label(mark.framed), "accent", "end", 600)
        baseline = y + self.h + 15
        brush.note(x, baseline, mark.columns.label(0))
        brush.note(x + self.w, baseline, mark.columns.label(self.columns - 1), anchor="end")
        if mark.square and mark.note and self.w >= 120:
            brush.note(x + self.w / 2, baseline, mark.note, anchor="middle")
        if mark.square and mark.title:
            brush.scale(x + max(self.w, 154), y - 16, 24, mark.scale)

    @property
    def hovered_row(self) -> int | None:
        """The row under the pointer."""
        if self.hovered is None or not self.upper <= self.hovered.frame.center().y() < self.upper + self.h:
            return None
        return int((self.hovered.frame.center().y() - self.upper) // self.cell_h)

    @property
    def slider(self) -> QRectF:
        """Where the window on the columns is moved."""
        return QRectF(self.left, self.upper + self.h + 6, self.w, 8)

    def slide(self, x: float) -> Probe:
        """What a point of the slider means: the window of columns around it."""
        count = self.mark.window[1] if self.mark.window else self.columns
        middle = (x - self.left) / self.w * count
        first = int(max(0, min(count - self.columns, middle - self.columns / 2)))
        text = f"{self.mark.columns.name}s {first} to {first + self.columns - 1} of {count}: drag to see others"
        return Probe(text, {"first_dimension": first})

    def spot(self, point: QPointF) -> Spot | None:
        """A cell; its row where the pointer is on the labels; the slider below."""
        if self.slides and self.slider.adjusted(0, -2, 0, 4).contains(point):
            return Spot(self.slide(point.x()), self.slider)
        row = int((point.y() - self.upper) // self.cell_h)
        if not 0 <= row < self.rows or not self.room.x() <= point.x() < self.left + self.w:
            return None
        column = int((point.x() - self.left) // self.cell_w)
        if column < 0:
            return Spot(self.mark.probe(row, 0), QRectF(self.left, self.upper + row * self.cell_h, self.w, self.cell_h))
        frame = QRectF(self.left + column * self.cell_w, self.upper + row * self.cell_h, self.cell_w, self.cell_h)
        return Spot(self.mark.probe(row, column), frame.adjusted(-1, -1, 1, 1))


def whole(pixels: float) -> float:
    """Whole pixels where there is at least one; a fraction where there are more cells than pixels."""
    return float(np.floor(pixels)) if pixels >= 1 else max(pixels, 1e-3)
