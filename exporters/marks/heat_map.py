"""A map of coloured cells with its axes and its scale."""

import numpy as np
from jaxtyping import UInt8

from exporters import fonts
from exporters.marks import axes
from exporters.marks.hatching import hatch
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer.language import tr
from visualizer.palette import Palette, colours
from visualizer.pooling import largest
from visualizer.views.figure import HeatMap, Mark

PART = 1.95  # of the type size: a bracket and its name
ROW = 1.32  # of the type size: rows as close as lines of type may stand


def plan(mark: HeatMap, room: Room) -> Block:
    """The map between its row labels and its scale, the line above it, the labels below."""
    place, em, palette = room.places[id(mark)], room.em, room.palette
    rows, columns = mark.values.shape
    cell_width = place.width / columns
    cell_height = cell_width if mark.square else row_height(mark, room)
    height = rows * cell_height
    pixels = height / 25.4 * room.page.dpi, place.width / 25.4 * room.page.dpi
    is_fine = pixels[0] < rows or pixels[1] < columns  # more cells than a picture of this page has pixels
    has_words = mark.title or mark.sign or mark.note or is_fine
    heading = 1.7 * em if has_words or (place.scaled and not mark.square) else 0.35 * em
    labels = axes.ColumnLabels.plan(mark.columns, columns, cell_width, room) if place.labelled else None

    def paint(sheet: Sheet, x: float, y: float) -> None:
        left, top = x + place.left, y + heading
        middle = y + 0.75 * em
        scale = mark.scale if place.scaled and not mark.square else None
        right = left + place.width if scale is not None else x + room.width
        is_pooled = is_fine and sheet.form == "png"
        words = [mark.note, tr("largest in each pixel") if is_pooled else ""]
        axes.paint_head_line(sheet, room, scale, left, right, middle, mark.title, " · ".join(filter(None, words)))
        if mark.sign:
            sheet.text(left - 0.9 * em, middle, mark.sign, 1.15 * room.size, palette.ink, "medium", "center")
        shape = (min(rows, round(pixels[0])), min(columns, round(pixels[1]))) if is_pooled else None
        sheet.cells(left, top, place.width, height, cell_colours(mark, palette, shape))
        for column in mark.aside:
            hatch(sheet, room, left + column * cell_width, top, cell_width, height)
        sheet.rectangle(left, top, place.width, height, stroke=room.page.frame)
        if mark.pinned is not None:
            line = min(0.1 * em, 0.25 * cell_height + 0.12)
            sheet.rectangle(
                left - line / 2, top + mark.pinned * cell_height - line / 2, place.width + line, cell_height + line,
                stroke=palette.ink, line=line, dashed=True,
            )  # fmt: skip
        if mark.framed is not None:
            line = min(0.12 * em, 0.25 * cell_height + 0.12)  # around the row, so that none of its cells is covered
            sheet.rectangle(
                left - line / 2, top + mark.framed * cell_height - line / 2, place.width + line, cell_height + line,
                stroke=palette.accent, line=line,
            )  # fmt: skip
        if mark.marked is not None:
            row, column = mark.marked
            line = min(0.12 * em, 0.25 * cell_height + 0.12)
            sheet.rectangle(
                left + column * cell_width, top + row * cell_height, cell_width, cell_height,
                stroke=palette.accent, line=line,
            )  # fmt: skip
        axes.paint_row_labels(sheet, room, mark.rows, left, top, cell_height, rows, mark.framed)
        if mark.square and place.scaled:
            axes.paint_scale(sheet, room, mark.scale, left + place.width, top, height)
        if labels is not None:
            labels.paint(sheet, room, left, top + height, cell_width, columns)
        if mark.parts:
            paint_parts(sheet, room, mark, left, top + height + depth, cell_width)

    depth = labels.depth if labels else 0.0
    return Block(heading + height + depth + (PART * em if mark.parts else 0.0), paint)


def paint_parts(sheet: Sheet, room: Room, mark: HeatMap, x: float, y: float, cell_width: float) -> None:
    """Brackets with names under stretches of the columns, which begin at x, below y."""
    em = room.em
    for name, first, end in mark.parts:
        left, right = x + first * cell_width + 0.1 * em, x + end * cell_width - 0.1 * em
        edge = y + 0.45 * em
        sheet.line(left, edge, right, edge, room.palette.edge)
        for corner in (left, right):
            sheet.line(corner, edge - 0.3 * em, corner, edge, room.palette.edge)
        words = fonts.elided(fonts.drawable(name), "text", room.size, right - left)
        sheet.text((left + right) / 2, y + 1.2 * em, words, room.size, room.palette.muted, anchor="center")


def row_height(mark: HeatMap, room: Room) -> float:
    """As high as a line of type, or less where many rows would fill more than a page."""
    tallest = 0.75 * room.width if room.tall_maps == 1 else 1.5 * room.width / room.tall_maps
    return min(ROW * room.em, tallest / len(mark.values)) * room.stretch


def cell_colours(
    mark: HeatMap, palette: Palette, shape: tuple[int, int] | None = None
) -> UInt8[np.ndarray, "rows columns 3"]:
    """The colour of each cell; what the mask forbids has a colour of its own.

    With a `shape` of fewer pixels than cells, the colour of the largest value in each pixel.
    """
    values, hidden = mark.values, mark.hidden
    if shape is not None:
        cells = values.shape[0] / shape[0], values.shape[1] / shape[1]
        values, hidden = largest(values, hidden, (0.0, 0.0), cells, shape, mark.scale.kind != "sequential")
    shown = colours(palette, mark.scale, values)
    if hidden is not None:
        shown[hidden] = list(bytes.fromhex(palette.masked[1:]))
    return shown


def tall_maps(marks: tuple[Mark, ...]) -> int:
    """How many maps of a figure are as high as they like, and so share its height."""
    return sum(isinstance(mark, HeatMap) and not mark.square for mark in marks)
