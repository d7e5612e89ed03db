"""Horizontal bars, each faint as the model gave it or as it was before, with a solid one before it as it is now."""

from exporters import fonts
from exporters.marks import axes
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer.language import tr
from visualizer.numerals import per_cent
from visualizer.tokens import can_be_struck
from visualizer.views.figure import Bars, points

ROW = 1.75  # of the type size
RANK = 0.5  # of the type size, between a rank and the name behind it


def plan(mark: Bars, room: Room) -> Block:
    """A row for each token: its label, the two bars, the two numbers, and with a baseline their difference."""
    em, palette = room.em, room.palette
    row = ROW * em * min(max(room.stretch, 0.65), 2.2)
    every = (*mark.rows, *mark.beside)  # of one scale, so their bars begin and end in the same places
    labels = [fonts.elided(fonts.drawable(bar.label), "mono", room.size, 0.3 * room.width) for bar in every]
    ranks = [fonts.measure(bar.rank_name, "text", room.small) + RANK * em if bar.rank_name else 0.0 for bar in every]
    names = (fonts.measure(label, "mono", room.size) + rank for label, rank in zip(labels, ranks, strict=True))
    gutter = max(names, default=0.0) + 0.7 * em
    columns = [(mark.names[1], [_now(bar.now) for bar in every])]
    if mark.names[0]:
        columns.insert(0, (mark.names[0], [per_cent(mark.faint(bar)) for bar in every]))
    if mark.against:
        columns.append((tr("points"), [points(mark.difference(bar)) for bar in every]))
    widths = [
        max([fonts.measure(text, "text", room.size) for text in texts] + [fonts.measure(head, "text", room.small)])
        for head, texts in columns
    ]
    length = room.width - gutter - sum(widths) - 1.2 * em * len(columns)
    heading = 1.9 * em

    def paint(sheet: Sheet, x: float, y: float) -> None:
        middle = y + 0.75 * em
        rights = [x + room.width - sum(widths[place + 1 :]) - 1.2 * em * (len(columns) - 1 - place)
                  for place in range(len(columns))]  # fmt: skip
        written = [place for place, (head, _) in enumerate(columns) if not mark.is_base or head == mark.names[1]]
        first = rights[written[0]] - x - fonts.measure(columns[written[0]][0], "text", room.small) - 0.8 * em
        words = fonts.measure(mark.title, "medium", room.size) + 0.9 * em + fonts.measure(mark.note, "text", room.small)
        indent = gutter if gutter + words <= first else 0.0  # over the bars, or from the edge where words are long
        axes.paint_heading(sheet, room, x + indent, middle, first - indent, mark.title, mark.note)
        for right, (head, _) in ((rights[place], columns[place]) for place in written):
            sheet.text(right, middle, head, room.small, palette.muted, anchor="right")
        for place, (bar, label) in enumerate(zip(mark.rows, labels, strict=False)):
            top = y + heading + place * row
            centre, start = top + row / 2, x + gutter
            cut = bar.now is None
            ink = palette.faint if cut else palette.ink
            if bar.followed:
                sheet.rectangle(x, top, room.width, row, fill=palette.groove)
            if place and bar.rank_name:
                sheet.path([(x, top), (x + room.width, top)], palette.faint, 0.06 * em, dashed=True)
            used = sheet.piece(start - 0.7 * em, centre, label, room.size, ink, "right")
            sheet.text(start - (0.7 + RANK) * em - used, centre, bar.rank_name, room.small, palette.muted,
                       anchor="right")  # fmt: skip
            if cut and can_be_struck(label):
                width = fonts.measure(label, "mono", room.size)
                sheet.line(start - 0.7 * em - width, centre, start - 0.7 * em, centre, palette.faint, 0.07 * em)
            if not mark.is_base:
                faint = length * mark.faint(bar) / mark.largest
                sheet.rectangle(start, top + 0.12 * row, faint, 0.76 * row, fill=palette.ghost)
            if bar.now:
                sheet.rectangle(start, top + 0.25 * row, length * bar.now / mark.largest, 0.5 * row, fill=palette.bar)
            if bar.around is not None:
                _paint_range(sheet, room, centre, *(start + length * end / mark.largest for end in bar.around))
            inks = (*([palette.muted] if mark.names[0] else []), ink, palette.ink)
            for column in written:
                sheet.text(rights[column], centre, columns[column][1][place], room.size, inks[column], anchor="right")
        sheet.line(x + gutter, y + heading, x + gutter, y + heading + len(mark.rows) * row, room.page.frame, 0.06 * em)

    return Block(heading + len(mark.rows) * row, paint)


def _paint_range(sheet: Sheet, room: Room, y: float, left: float, right: float) -> None:
    """A line with two ends, on a ground that parts it from the bars."""
    tall = 0.3 * room.em
    for colour, width in ((room.page.background, 0.3), (room.palette.ink, 0.1)):
        sheet.line(left, y, right, y, colour, width * room.em)
        for x in (left, right):
            sheet.line(x, y - tall, x, y + tall, colour, width * room.em)


def _now(share: float | None) -> str:
    return tr("cut") if share is None else per_cent(share)
