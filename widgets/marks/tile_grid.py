"""The grid of all heads, painted as one image."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from visualizer import palette
from visualizer.views.figure import TileGrid
from widgets.brush import Brush, image_of
from widgets.marks.base import MarkItem, Places, Spot, evenly

GUTTER, TOP, GAP = 24, 20, 4


class TileGridItem(MarkItem):
    """Draws a `TileGrid`: every tile equally large, whole pixels a cell where there are few cells."""

    mark: TileGrid
    image: QImage

    def arrange(self) -> None:
        """The largest square tiles that fit."""
        layers, heads = self.mark.tiles.shape[:2]
        self.layers, self.heads = layers, heads
        pitch = min((self.room.width() - GUTTER + GAP) / heads, (self.room.height() - TOP + GAP) / layers, 72.0)
        self.gap = GAP if pitch >= 16 else 1
        self.pitch = max(2, int(pitch))
        self.tile = self.pitch - self.gap
        self.left, self.upper = self.room.x() + GUTTER, self.room.y() + TOP
        spare = self.room.width() - GUTTER - (heads * self.pitch - self.gap)
        if 0 < spare < heads:  # what whole pixels leave over goes to the labels
            self.left += round(spare)
        self.image = image_of(self.atlas())

    def atlas(self) -> np.ndarray:
        """All tiles as one picture, with the panel's colour between them."""
        mark, tile, pitch = self.mark, self.tile, self.pitch
        cells = mark.tiles.shape[-1]
        place = np.arange(tile) * cells // tile  # which cell each pixel shows: whole pixels, within one alike
        colours = palette.colours(self.theme.palette, mark.scale, mark.tiles)  # (layers, heads, cells, cells, 3)
        masked = self.theme.colour("masked")
        colours[:, :, mark.hidden] = masked.red(), masked.green(), masked.blue()
        panel = self.theme.colour("panel")
        sheet = np.empty((self.layers, pitch, self.heads, pitch, 3), dtype=np.uint8)
        sheet[...] = panel.red(), panel.green(), panel.blue()
        sheet[:, :tile, :, :tile] = colours[:, :, place[:, None], place].transpose(0, 2, 1, 3, 4)
        return sheet.reshape(self.layers * pitch, self.heads * pitch, 3)

    def places(self) -> Places | None:
        """The rows, for a lens that stands beside the grid."""
        return Places(self.upper, self.pitch, self.layers, self.tile)

    @property
    def right(self) -> float:
        """Where the last column of tiles ends."""
        return self.left + self.heads * self.pitch - self.gap

    @property
    def bottom(self) -> float:
        """Where the last row of tiles ends."""
        return self.upper + self.layers * self.pitch - self.gap

    def draw(self, brush: Brush) -> None:
        """Labels, tiles, and the frame of the focused head."""
        layer, head = self.mark.framed
        for column in {*evenly(self.heads, self.pitch, 18), head}:
            on = column == head
            if on or abs(column - head) * self.pitch >= 18:
                x = self.left + column * self.pitch + self.tile / 2
                brush.note(x, self.upper - 8, str(column), "accent" if on else "faint", "middle", 600 if on else 400)
        for row in {*evenly(self.layers, self.pitch, 12), layer}:
            on = row == layer
            if on or abs(row - layer) * self.pitch >= 12:
                y = self.upper + row * self.pitch + self.tile / 2 + 4
                brush.note(self.left - 8, y, str(row), "accent" if on else "faint", "end", 600 if on else 400)
        brush.image(self.left, self.upper, self.image.width(), self.image.height(), self.image)
        frame = self.frame(layer, head).adjusted(-2, -2, 2, 2)
        air = frame.adjusted(-1, -1, 1, 1)
        brush.rect(air.x(), air.y(), air.width(), air.height(), stroke="panel", width=3)
        brush.rect(frame.x(), frame.y(), frame.width(), frame.height(), stroke="accent", width=2)

    def frame(self, layer: int, head: int) -> QRectF:
        """The place of one tile."""
        return QRectF(self.left + head * self.pitch, self.upper + layer * self.pitch, self.tile, self.tile)

    def spot(self, point: QPointF) -> Spot | None:
        """The tile under the pointer."""
        layer, head = int((point.y() - self.upper) // self.pitch), int((point.x() - self.left) // self.pitch)
        if not (0 <= layer < self.layers and 0 <= head < self.heads):
            return None
        return Spot(self.mark.probe(layer, head), self.frame(layer, head).adjusted(-1, -1, 1, 1))
