"""All heads of all layers as one picture."""

import math
from dataclasses import dataclass

import numpy as np
from jaxtyping import UInt8

from exporters import fonts
from exporters.marks import axes
from exporters.marks.room import Block, Room
from exporters.sheet import MOST_VECTOR_CELLS, Sheet
from visualizer.language import tr
from visualizer.palette import Palette, colours
from visualizer.views.figure import TileGrid

GAP = 0.09  # between tiles, of a tile
FADED = 0.22  # of its colour, that is left of a head which steps back
HATCH = 3  # cells from one line of a hatched column to the next


@dataclass(frozen=True, slots=True)
class Places:
    """Where tiles stand: rows of layers, or reading order with a name over each tile."""

    mark: TileGrid
    columns: int
    tile: float
    across: float  # from one tile to the next
    down: float
    name: float  # height of the line of names over each row of tiles, 0 where there is none

    @property
    def rows(self) -> int:
        """How many rows of tiles there are."""
        return math.ceil(len(self.mark.numbers) / self.columns)

    @property
    def width(self) -> float:
        """From the first tile's left edge to the last one's right edge."""
        return self.columns * self.across - (self.across - self.tile)

    @property
    def height(self) -> float:
        """From above the first row of tiles, with its names, to below the last."""
        return self.rows * self.down - (self.across - self.tile)

    def corner(self, place: int) -> tuple[float, float]:
        """The upper left corner of a tile, from that of the whole."""
        row, column = divmod(place, self.columns)
        return column * self.across, row * self.down + self.name


def plan(mark: TileGrid, room: Room) -> Block:
    """Tiles in rows of layers and columns of heads, or sorted, with what names them around; the scale above."""
    em, palette = room.em, room.palette
    layers, heads, cells = mark.tiles.shape[0], mark.tiles.shape[1], max(mark.tiles.shape[2:])
    is_sorted = mark.order is not None
    gutter = max(fonts.measure(mark.rows.label(row), "text", room.size) for row in range(layers))
    left = 0.0 if is_sorted else 1.6 * em + gutter + 0.6 * em
    step = (room.width - left) / (heads - GAP / (1 + GAP))  # a tile and the gap behind it
    widest_name = fonts.measure(mark.name(layers - 1, heads - 1), "text", room.small)
    name = 1.15 * em if is_sorted and widest_name + 0.2 * em <= step / (1 + GAP) else 0.0
    tallest = 1.45 * room.width if room.stretch == 1 else math.inf
    step = min(step, tallest / layers - name, 12 * em * max(1.0, cells / 12))
    if room.stretch < 1:
        step *= room.stretch
    places = Places(mark, heads, step / (1 + GAP), step, step + name, name)
    offset = max(0.0, (room.width - left - heads * step) / 2)
    heading, top_labels = 1.7 * em, 0.4 * em if is_sorted else 3.0 * em

    def paint(sheet: Sheet, x: float, y: float) -> None:
        x0, y0 = x + offset + left, y + heading + top_labels
        by = "" if mark.sorted_by is None else tr("by {score}, highest first", score=mark.sorted_by.shown_name)
        note = " · ".join(word for word in (by, mark.note) if word)
        axes.paint_head_line(sheet, room, mark.scale, x0, x0 + places.width, y + 0.75 * em, "", note)
        _paint_tiles(sheet, room, mark, places, x0, y0)
        _paint_alterations(sheet, room, mark, places, x0, y0)
        layer, head = mark.framed
        if 0 <= layer < layers and 0 <= head < heads:
            at_x, at_y = places.corner(mark.numbers.tolist().index(layer * heads + head))
            edge, tile = 0.3 * (step - places.tile) + 0.05, places.tile
            sheet.rectangle(
                x0 + at_x - edge, y0 + at_y - edge, tile + 2 * edge, tile + 2 * edge,
                stroke=palette.accent, line=0.14 * em,
            )  # fmt: skip
        if is_sorted:
            _paint_names(sheet, room, mark, places, x0, y0)
        else:
            _paint_axes(sheet, room, mark, places, x0, y0, left)

    return Block(heading + top_labels + places.height, paint)


def _paint_axes(sheet: Sheet, room: Room, mark: TileGrid, places: Places, x: float, y: float, left: float) -> None:
    """Numbers of heads above and of layers to the left, and what they count."""
    em, palette = room.em, room.palette
    layers, heads = mark.tiles.shape[:2]
    layer, head = mark.framed
    tile = places.tile
    widest = max(fonts.measure(mark.columns.label(h), "text", room.size) for h in range(heads))
    for h in axes.shown_places(mark.columns, heads, places.across, widest + 0.5 * em, head):
        ink = palette.accent if h == head else palette.muted
        middle = x + h * places.across + tile / 2
        sheet.text(middle, y - 0.75 * em, mark.columns.label(h), room.size, ink, anchor="center")
    for row in axes.shown_places(mark.rows, layers, places.down, 1.2 * em, layer):
        ink = palette.accent if row == layer else palette.muted
        sheet.text(x - 0.6 * em, y + row * places.down + tile / 2, mark.rows.label(row), room.size, ink, anchor="right")
    across, down = mark.columns.title, mark.rows.title
    sheet.text(x + places.width / 2, y - 2.1 * em, across, room.size, palette.muted, anchor="center")
    sheet.text(x - left + 0.7 * em, y + places.height / 2, down, room.size, palette.muted, anchor="center", rotate=90)


def _paint_names(sheet: Sheet, room: Room, mark: TileGrid, places: Places, x: float, y: float) -> None:
    """Over each sorted tile its head, and its score where that fits beside it."""
    if not places.name:
        return
    heads, palette = mark.tiles.shape[1], room.palette
    for place, number in enumerate(mark.numbers.tolist()):
        layer, head = divmod(number, heads)
        at_x, at_y = places.corner(place)
        middle, name = y + at_y - 0.55 * room.em, mark.name(layer, head)
        ink = palette.accent if (layer, head) == mark.framed else palette.ink
        sheet.text(x + at_x, middle, name, room.small, ink)
        value = mark.sorted_by.values[layer, head] if mark.sorted_by is not None else math.nan
        score = f"{value:.2f}" if math.isfinite(value) else "–"
        used = fonts.measure(name, "text", room.small) + fonts.measure(score, "text", room.small) + 0.5 * room.em
        if used <= places.tile:
            sheet.text(x + at_x + places.tile, middle, score, room.small, palette.muted, anchor="right")


def _paint_alterations(sheet: Sheet, room: Room, mark: TileGrid, places: Places, x: float, y: float) -> None:
    """Heads whose output is scaled: struck through where it is switched off, with the factor where it fits."""
    if mark.factors is None:
        return
    tile, palette = places.tile, room.palette
    for place, number in enumerate(mark.numbers.tolist()):
        factor = float(mark.factors.flat[number])
        if factor == 1:
            continue
        at_x, at_y = (start + step for start, step in zip((x, y), places.corner(place), strict=True))
        if factor == 0:
            sheet.line(at_x, at_y + tile, at_x + tile, at_y, palette.panel, 0.3 * room.em)
            sheet.line(at_x, at_y + tile, at_x + tile, at_y, palette.ink, 0.12 * room.em)
        text = f"×{factor:g}"
        width = fonts.measure(text, "medium", room.small)
        if width + 0.4 * room.em <= tile:
            sheet.rectangle(at_x, at_y + tile - 1.1 * room.em, width + 0.4 * room.em, 1.1 * room.em, palette.panel)
            sheet.text(at_x + 0.2 * room.em, at_y + tile - 0.55 * room.em, text, room.small, palette.ink, "medium")
        elif factor != 0:
            side = min(0.3 * tile, 0.5 * room.em)
            sheet.rectangle(at_x, at_y + tile - side, side, side, palette.ink)


def _paint_tiles(sheet: Sheet, room: Room, mark: TileGrid, places: Places, x: float, y: float) -> None:
    """Each tile as cells of its own while the page stays light, otherwise each as a small picture."""
    heads = mark.tiles.shape[1]
    vector = mark.tiles.size <= 4 * MOST_VECTOR_CELLS
    for place, number in enumerate(mark.numbers.tolist()):
        at_x, at_y = places.corner(place)
        shown = tile_colours(mark, room.palette, *divmod(number, heads))
        sheet.cells(x + at_x, y + at_y, places.tile, places.tile, shown, vector)
        if not mark.hidden.any():  # no ground of masked cells says where the tile ends
            sheet.rectangle(x + at_x, y + at_y, places.tile, places.tile, stroke=room.page.frame)


def tile_colours(mark: TileGrid, palette: Palette, layer: int, head: int) -> UInt8[np.ndarray, "down across 3"]:
    """The colours of one tile; what the mask forbids and what is set aside have colours of their own."""
    shown = colours(palette, mark.scale, mark.tiles[layer, head])
    cells = len(shown)
    for column in mark.aside:
        lines = (np.arange(cells) + column) % HATCH == 0
        shown[:, column] = np.where(lines[:, None], rgb(palette.faint), rgb(palette.groove))
    shown[mark.hidden] = rgb(palette.masked)
    if mark.faded is not None and mark.faded[layer, head]:
        panel = rgb(palette.panel)
        return np.round(panel + FADED * (shown - panel)).astype(np.uint8)
    return shown


def rgb(colour: str) -> np.ndarray:
    """A hexadecimal colour as numbers."""
    return np.array(list(bytes.fromhex(colour[1:])), dtype=np.float64)
