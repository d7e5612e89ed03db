"""All heads of all layers as one picture."""

import math

import numpy as np
from jaxtyping import UInt8

from exporters import fonts
from exporters.marks import axes
from exporters.marks.room import Block, Room
from exporters.sheet import MOST_VECTOR_CELLS, Sheet
from visualizer.palette import Palette, colours
from visualizer.views.figure import TileGrid

GAP = 0.09  # between tiles, of a tile


def plan(mark: TileGrid, room: Room) -> Block:
    """Tiles in rows of layers and columns of heads, their numbers around them, the scale above."""
    em, palette = room.em, room.palette
    layers, heads, cells, _ = mark.tiles.shape
    left = 1.6 * em + max(fonts.measure(mark.rows.label(row), "text", room.size) for row in range(layers)) + 0.6 * em
    step = (room.width - left) / (heads - GAP / (1 + GAP))  # a tile and the gap behind it
    tallest = 1.45 * room.width if room.stretch == 1 else math.inf
    step = min(step, tallest / layers, 12 * em * max(1.0, cells / 12))
    if room.stretch < 1:
        step *= room.stretch
    tile = step / (1 + GAP)
    offset = max(0.0, (room.width - left - heads * step) / 2)
    heading, top_labels = 1.7 * em, 3.0 * em
    height = layers * step - (step - tile)

    def paint(sheet: Sheet, x: float, y: float) -> None:
        x0, y0 = x + offset + left, y + heading + top_labels
        width = heads * step - (step - tile)
        axes.paint_head_line(sheet, room, mark.scale, x0, x0 + width, y + 0.75 * em, "", mark.note)
        _paint_tiles(sheet, mark, palette, x0, y0, tile, step)
        layer, head = mark.framed
        if 0 <= layer < layers and 0 <= head < heads:
            edge = 0.3 * (step - tile) + 0.05
            sheet.rectangle(
                x0 + head * step - edge, y0 + layer * step - edge, tile + 2 * edge, tile + 2 * edge,
                stroke=palette.accent, line=0.14 * em,
            )  # fmt: skip
        widest = max(fonts.measure(mark.columns.label(h), "text", room.size) for h in range(heads))
        for h in axes.shown_places(mark.columns, heads, step, widest + 0.5 * em, head):
            ink = palette.accent if h == head else palette.muted
            sheet.text(x0 + h * step + tile / 2, y0 - 0.75 * em, mark.columns.label(h), room.size, ink, anchor="center")
        for row in axes.shown_places(mark.rows, layers, step, 1.2 * em, layer):
            ink = palette.accent if row == layer else palette.muted
            sheet.text(x0 - 0.6 * em, y0 + row * step + tile / 2, mark.rows.label(row), room.size, ink, anchor="right")
        across, down = mark.columns.name, mark.rows.name
        sheet.text(x0 + width / 2, y0 - 2.1 * em, across, room.size, palette.muted, anchor="center")
        sheet.text(x0 - left + 0.7 * em, y0 + height / 2, down, room.size, palette.muted, anchor="center", rotate=90)

    return Block(heading + top_labels + height, paint)


def _paint_tiles(sheet: Sheet, mark: TileGrid, palette: Palette, x: float, y: float, tile: float, step: float) -> None:
    """Each tile as cells of its own while the page stays light, otherwise each as a small picture."""
    layers, heads, cells, _ = mark.tiles.shape
    vector = layers * heads * cells * cells <= 4 * MOST_VECTOR_CELLS
    for layer in range(layers):
        for head in range(heads):
            sheet.cells(x + head * step, y + layer * step, tile, tile, tile_colours(mark, palette, layer, head), vector)


def tile_colours(mark: TileGrid, palette: Palette, layer: int, head: int) -> UInt8[np.ndarray, "cells cells 3"]:
    """The colours of one tile; what the mask forbids has a colour of its own."""
    shown = colours(palette, mark.scale, mark.tiles[layer, head])
    shown[mark.hidden] = list(bytes.fromhex(palette.masked[1:]))
    return shown
