"""Rows of cells, each a token piece with a number whose share fills it: the logit lens."""

from exporters import fonts
from exporters.marks import axes
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer.views.figure import Table

ROW, NARROW_ROW = 2.15, 3.3  # of the type size
LEAST_LABEL = 4.3  # seven letters of a label beside its number, or the number goes below it


def plan(mark: Table, room: Room) -> Block:
    """The rows' names on the left, the cells beside them, all of one width."""
    em, palette = room.em, room.palette
    columns = max((len(cells) for cells in mark.cells), default=1) or 1
    gutter = max((fonts.measure(name, "text", room.size) for name in mark.names), default=0.0) + 0.9 * em
    between = 0.6 * em if room.width > 26 * em else 0.35 * em
    width = (room.width - gutter + between) / columns - between
    everything = [cell for cells in mark.cells for cell in cells]
    number = max((fonts.measure(cell.number, "text", room.size) for cell in everything), default=0.0)
    apart = number + 0.9 * em if mark.heads else 0.0  # beside the bars, for the numbers
    free = width - (apart + 1.2 * em if apart else number + 1.8 * em)  # for a label beside its number
    is_narrow = not apart and free < LEAST_LABEL * em  # then the number goes below
    row = (NARROW_ROW if is_narrow else ROW) * em * min(max(room.stretch, 0.8 if is_narrow else 0.62), 2.0)
    gap = min(0.35 * em, 0.15 * row)
    if is_narrow:
        free = width - 0.7 * em
    heads = 1.4 * em if mark.heads else 0.0
    heading = (2.1 * em if mark.title or mark.note else 0.0) + heads

    def paint(sheet: Sheet, x: float, y: float) -> None:
        if heading:
            axes.paint_heading(sheet, room, x, y + 0.75 * em, room.width, mark.title, mark.note, "strong")
        for column, head in enumerate(mark.heads):
            words = fonts.elided(fonts.drawable(head), "text", room.small, width)
            left = x + gutter + column * (width + between)
            sheet.text(left, y + heading - 0.9 * em, words, room.small, palette.muted)
        for place, (name, cells) in enumerate(zip(mark.names, mark.cells, strict=True)):
            top = y + heading + place * row
            middle, chosen = top + (row - gap) / 2, place == mark.framed
            sheet.text(
                x + gutter - 0.9 * em, middle, name, room.size, palette.accent if chosen else palette.muted,
                "strong" if chosen else "text", "right",
            )  # fmt: skip
            for column, cell in enumerate(cells):
                left = x + gutter + column * (width + between)
                sheet.rectangle(left, top, width - apart, row - gap, fill=palette.groove, radius=0.25 * em)
                if cell.share > 0:
                    filled = max((width - apart) * min(cell.share, 1.0), 0.2 * em)
                    sheet.rectangle(left, top, filled, row - gap, fill=palette.fill, radius=0.25 * em)
                pad, half = (0.35 * em, 0.22 * row) if is_narrow else (0.6 * em, 0.0)
                face: fonts.Face = "mono strong" if cell.strong else "mono"
                label = fonts.elided(fonts.drawable(cell.label), face, room.size, free)
                sheet.piece(left + pad, middle - half, label, room.size, palette.ink, strong=cell.strong)
                end = left + width - (0.2 * em if apart else pad)
                sheet.text(end, middle + half, cell.number, room.size, palette.muted, anchor="right")

    return Block(heading + len(mark.names) * row - gap, paint)
