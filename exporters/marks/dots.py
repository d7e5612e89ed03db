"""Rows of numbers on one axis, with a dot of another shape for each series."""

import numpy as np

from exporters import fonts
from exporters.marks import axes
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer.views.figure import DOT_SHAPES, Dots

ROW = 1.6  # of the type size
DOT = 0.36  # of the type size: radius of the ring
LANE = 0.25  # of a row: how far from its middle dots stand that would cover one another
HEADING, BELOW = 3.4, 1.6  # of the type size: title and names of the series; the numbers of the axis


def plan(mark: Dots, room: Room) -> Block:
    """A row each: its name, its dots on the axis, its numbers in a column for each series."""
    em = room.em
    row = ROW * em * min(max(room.stretch, 0.72), 2.0)
    labels = [fonts.elided(fonts.drawable(one.label), "mono", room.size, 0.3 * room.width) for one in mark.rows]
    gutter = max((fonts.measure(label, "mono", room.size) for label in labels), default=0.0) + 1.2 * em
    names = [fonts.elided(fonts.drawable(name), "medium", room.small, 0.2 * room.width) for name in mark.names]
    heads = max((fonts.measure(name, "medium", room.small) for name in names), default=0.0) + 1.8 * em
    numbers = (fonts.measure(mark.number(value), "text", room.size) for one in mark.rows for value in one.values)
    column = max(3.2 * em, heads, max(numbers, default=0.0) + 0.8 * em)
    width = room.width - gutter - column * len(names) - 0.8 * em
    height = len(mark.rows) * row

    def paint(sheet: Sheet, x: float, y: float) -> None:
        palette, left, top = room.palette, x + gutter, y + HEADING * em
        axes.paint_heading(sheet, room, x, y + 0.75 * em, room.width, mark.title, mark.note)
        for value in mark.ticks:
            at = left + mark.share(value) * width
            sheet.line(at, top, at, top + height, palette.edge if value == 0 else palette.line)
            number = mark.tick_number(value)
            sheet.text(at, top + height + 0.9 * em, number, room.small, palette.muted, anchor="center")
        rights = [x + room.width - (len(names) - 1 - place) * column for place in range(len(names))]
        for place, (name, right) in enumerate(zip(names, rights, strict=True)):
            middle = y + 2.5 * em
            sheet.text(right, middle, name, room.small, palette.muted, "medium", "right")
            paint_dot(sheet, room, mark, place, right - fonts.measure(name, "medium", room.small) - 0.8 * em, middle)
        for place, (entry, label) in enumerate(zip(mark.rows, labels, strict=True)):
            middle = top + (place + 0.5) * row
            sheet.piece(left - 1.2 * em, middle, label, room.size, palette.ink, "right")
            reach = mark.reach(place)
            if reach is not None:
                low, high = (left + mark.share(value) * width for value in reach)
                sheet.rectangle(low, middle - 0.07 * em, max(0.1, high - low), 0.14 * em, fill=palette.ghost)
            lanes = mark.lanes(place, 2 * DOT * em / width)
            for series, (value, lane, right) in enumerate(zip(entry.values, lanes, rights, strict=True)):
                if np.isfinite(value):
                    at = left + mark.share(value) * width
                    paint_dot(sheet, room, mark, series, at, middle + lane * LANE * row)
                sheet.text(right, middle, mark.number(value), room.size, palette.ink, anchor="right")

    return Block(HEADING * em + height + BELOW * em, paint)


def paint_dot(sheet: Sheet, room: Room, mark: Dots, series: int, x: float, y: float) -> None:
    """The shape of a series around a point."""
    size, corners = DOT_SHAPES[series + mark.first_shape]
    radius, ink, line = DOT * room.em * size, room.palette.ink, 0.11 * room.em
    if corners:
        outline = [(x + dx * radius, y + dy * radius) for dx, dy in corners]
        sheet.path([*outline, outline[0]], room.palette.muted, line)
    elif size < 1:
        sheet.dots(np.array([[x, y]]), radius, [ink], [ink], line)
    else:
        sheet.dots(np.array([[x, y]]), radius, ["none"], [ink], line)
