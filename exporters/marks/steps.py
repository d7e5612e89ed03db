"""A chain of arithmetic, a line a step: names at the left, numbers at the right, formulas between them in lines."""

from exporters import fonts
from exporters.marks import axes
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet, leading
from visualizer.views.figure import Steps

ROW = 1.7  # of the type size
MOST_NAME = 0.34  # of the width, where names are long
LEAST_FORMULA = 9.0  # of the type size: with less room the formula stands below its name and its number


def plan(mark: Steps, room: Room) -> Block:
    """As high as the formulas need lines."""
    em, palette, step = room.em, room.palette, leading(room.size)
    names = max((fonts.measure(row.name, "strong", room.size) for row in mark.rows), default=0.0)
    numbers = max((fonts.measure(row.shown, "strong", room.size) for row in mark.rows), default=0.0)
    has_formulas = any(row.formula or row.note for row in mark.rows)
    names = min(names, MOST_NAME * room.width if has_formulas else room.width - numbers - em)
    free = room.width - names - numbers - 2.0 * em
    is_below = has_formulas and free < LEAST_FORMULA * em
    free = room.width - em if is_below else free
    lines = [_lines(row.formula, row.note, room.size, free) for row in mark.rows]
    air = (ROW * em - step) * min(max(room.stretch, 0.0), 3.0)
    heights = [max(1, len(texts) + is_below) * step + max(0.0, air) for texts in lines]
    heading = 1.9 * em if mark.title or mark.note else 0.0

    def paint(sheet: Sheet, x: float, y: float) -> None:
        if heading:
            axes.paint_heading(sheet, room, x, y + 0.75 * em, room.width, mark.title, mark.note)
        top = y + heading
        for row, texts, height in zip(mark.rows, lines, heights, strict=True):
            middle = top + (height - (len(texts) - 1 + is_below) * step) / 2
            if row.strong and top > y + heading:
                sheet.line(x, top, x + room.width, top, palette.edge)
            face: fonts.Face = "strong" if row.strong else "text"
            name = fonts.elided(fonts.drawable(row.name), face, room.size, names)
            sheet.text(x, middle, name, room.size, palette.ink if row.strong else palette.muted, face)
            sheet.text(x + room.width, middle, row.shown, room.size, palette.ink, face, "right")
            left, first = (x + em, middle + step) if is_below else (x + names + em, middle)
            for place, text in enumerate(texts):
                sheet.text(left, first + place * step, text, room.size, palette.ink)
            top += height

    return Block(heading + sum(heights), paint)


def _lines(formula: str, note: str, size: float, width: float) -> list[str]:
    text = fonts.drawable(f"{formula}, {note}" if formula and note else formula or note)
    return fonts.wrapped(text, "text", size, width) if text else []
