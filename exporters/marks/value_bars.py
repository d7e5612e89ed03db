"""Horizontal bars to both sides of a zero, each with its number."""

from exporters import fonts
from exporters.marks import axes
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer.views.figure import ValueBars

ROW = 1.6  # of the type size


def plan(mark: ValueBars, room: Room) -> Block:
    """A row each: its name, its bar from the zero line, its number at the right."""
    em, palette = room.em, room.palette
    row = ROW * em * min(max(room.stretch, 0.68), 2.0)
    every = (*mark.rows, *mark.beside)
    labels = [fonts.elided(fonts.drawable(bar.label), "text", room.size, 0.35 * room.width) for bar in every]
    gutter = max((fonts.measure(label, "strong", room.size) for label in labels), default=0.0) + 0.8 * em
    numbers = max((fonts.measure(mark.number(bar), "strong", room.size) for bar in every), default=0.0) + 0.8 * em
    low, high = mark.extent
    width = room.width - gutter - numbers
    heading = 1.9 * em

    def paint(sheet: Sheet, x: float, y: float) -> None:
        axes.paint_heading(sheet, room, x, y + 0.75 * em, room.width, mark.title, mark.note)
        left, unit = x + gutter, width / (high - low)
        zero = left - low * unit
        for place, (bar, label) in enumerate(zip(mark.rows, labels, strict=False)):
            top = y + heading + place * row
            middle = top + row / 2
            face: fonts.Face = "strong" if bar.strong else "text"
            ink = palette.accent if bar.strong else palette.ink
            sheet.text(left - 0.8 * em, middle, label, room.size, ink, face, "right")
            start, length = zero + min(0.0, bar.value) * unit, abs(bar.value) * unit
            fill = palette.accent if bar.strong else palette.bar
            sheet.rectangle(start, top + 0.2 * row, length, 0.6 * row, fill=fill)
            sheet.text(x + room.width, middle, mark.number(bar), room.size, ink, face, "right")
        sheet.line(zero, y + heading, zero, y + heading + len(mark.rows) * row, room.page.frame, 0.06 * em)

    return Block(heading + len(mark.rows) * row, paint)
