"""Horizontal bars, each faint as the model gave it, with a solid one before it as the settings leave it."""

from exporters import fonts
from exporters.marks import axes
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer.numerals import per_cent
from visualizer.views.figure import Bars

ROW = 1.75  # of the type size
GIVEN, NOW = "as given", "now %"


def plan(mark: Bars, room: Room) -> Block:
    """A row for each token: its label, the two bars, the two numbers."""
    em, palette = room.em, room.palette
    row = ROW * em * min(max(room.stretch, 0.65), 2.2)
    labels = [fonts.elided(fonts.drawable(bar.label), "mono", room.size, 0.3 * room.width) for bar in mark.rows]
    gutter = max((fonts.measure(label, "mono", room.size) for label in labels), default=0.0) + 0.7 * em
    numbers = [
        max([fonts.measure(text, "text", room.size) for text in texts] + [fonts.measure(head, "text", room.small)])
        for texts, head in (
            ([per_cent(bar.given) for bar in mark.rows], GIVEN),
            ([_now(bar.now) for bar in mark.rows], NOW),
        )
    ]
    length = room.width - gutter - sum(numbers) - 2.4 * em
    most = max((max(bar.given, bar.now or 0.0) for bar in mark.rows), default=1.0) or 1.0
    heading = 1.9 * em

    def paint(sheet: Sheet, x: float, y: float) -> None:
        right, middle = x + room.width, y + 0.75 * em
        given_right = right - numbers[1] - 1.2 * em
        axes.paint_heading(sheet, room, x + gutter, middle, length, mark.title, mark.note)
        sheet.text(given_right, middle, GIVEN, room.small, palette.muted, anchor="right")
        sheet.text(right, middle, NOW, room.small, palette.muted, anchor="right")
        for place, (bar, label) in enumerate(zip(mark.rows, labels, strict=True)):
            top = y + heading + place * row
            centre, start = top + row / 2, x + gutter
            cut = bar.now is None
            sheet.piece(start - 0.7 * em, centre, label, room.size, palette.faint if cut else palette.ink, "right")
            if cut:
                width = fonts.measure(label, "mono", room.size)
                sheet.line(start - 0.7 * em - width, centre, start - 0.7 * em, centre, palette.faint, 0.07 * em)
            sheet.rectangle(start, top + 0.12 * row, length * bar.given / most, 0.76 * row, fill=palette.ghost)
            if bar.now:
                sheet.rectangle(start, top + 0.25 * row, length * bar.now / most, 0.5 * row, fill=palette.bar)
            sheet.text(given_right, centre, per_cent(bar.given), room.size, palette.muted, anchor="right")
            ink = palette.faint if cut else palette.ink
            sheet.text(right, centre, _now(bar.now), room.size, ink, anchor="right")
        sheet.line(x + gutter, y + heading, x + gutter, y + heading + len(mark.rows) * row, room.page.frame, 0.06 * em)

    return Block(heading + len(mark.rows) * row, paint)


def _now(share: float | None) -> str:
    return "cut" if share is None else per_cent(share)
