"""Upright bars over token columns: the row of one query, under the map it belongs to."""

import numpy as np

from exporters import fonts
from exporters.marks import axes
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer import numerals
from visualizer.palette import colours, hexadecimal
from visualizer.views.figure import ColumnBars, short_number

HEIGHT = 9.0  # of the type size


def plan(mark: ColumnBars, room: Room) -> Block:
    """A bar under each column from the zero line, with its number where there is room."""
    place, em, palette = room.places[id(mark)], room.em, room.palette
    count = len(mark.values)
    cell = place.width / count
    labels = axes.ColumnLabels.plan(mark.columns, count, cell, room) if place.labelled else None
    hidden = np.zeros(count, dtype=np.bool_) if mark.hidden is None else mark.hidden
    shown = ~hidden & np.isfinite(mark.values)
    values = np.where(shown, mark.values, 0.0)
    top_value, low_value = max(float(values.max()), 0.0), min(float(values.min()), 0.0)
    span = (top_value - low_value) or 1.0
    height = max(3.0, HEIGHT * min(max(room.stretch, 0.4), 2.0)) * em
    room_for_numbers = [_number(mark, value) for value in values.tolist()]
    level = max(fonts.measure(text, "text", room.small) for text in room_for_numbers) <= cell - 0.1 * em
    upright = not level and cell >= 1.1 * room.small / room.size * em
    over = 1.5 * em if level else (2.6 * em if upright else 0.6 * em)
    under = over if low_value < 0 else 0.0

    def paint(sheet: Sheet, x: float, y: float) -> None:
        left, top = x + place.left, y + over
        zero = top + height * top_value / span
        for column in range(count):
            if not shown[column]:
                continue
            value, middle = float(values[column]), left + (column + 0.5) * cell
            length = height * value / span
            colour = hexadecimal(colours(palette, mark.scale, np.array([_tint(mark, value, cell < em)]))[0])
            width = 0.78 * cell if cell > 0.5 * em else cell
            sheet.rectangle(middle - width / 2, zero - max(length, 0.0), width, abs(length), fill=colour)
            end = zero - length
            text, outwards = room_for_numbers[column], -1 if value >= 0 else 1
            strong = abs(value) >= 0.1 * span
            ink = palette.ink if strong else palette.muted
            if level:
                sheet.text(middle, end + outwards * 0.65 * em, text, room.small, ink, anchor="center")
            elif upright and abs(value) >= 0.03 * span:
                sheet.text(
                    middle, end + outwards * 0.35 * em, text, room.small, ink,
                    anchor="left" if value >= 0 else "right", rotate=90,
                )  # fmt: skip
        sheet.line(left, zero, left + place.width, zero, room.page.frame)
        gutter = left - 0.5 * em
        sheet.text(gutter, zero, "0", room.small, palette.muted, anchor="right")
        if not level and not upright:
            sheet.line(left - 0.3 * em, top, left, top, room.page.frame)
            sheet.line(left, top, left, top + height, room.page.frame)
            if height >= 4.5 * em:  # else it would stand on the title
                sheet.text(
                    gutter, top, short_number(float(f"{top_value:.2g}")), room.small, palette.muted, anchor="right"
                )
        middle = top + height * 0.45
        title = fonts.elided(fonts.drawable(mark.title), "mono", room.size, axes.longest_label(room))
        sheet.piece(gutter, middle - 0.7 * em, title, room.size, palette.accent, "right")
        sheet.text(gutter, middle + 0.7 * em, mark.note, room.small, palette.muted, anchor="right")
        if labels is not None:
            labels.paint(sheet, room, left, top + height + under, cell, count)

    return Block(over + height + under + (labels.depth if labels else 0.0), paint)


def _number(mark: ColumnBars, value: float) -> str:
    return numerals.weight(value) if mark.scale.kind == "sequential" else numerals.signed(value)


def _tint(mark: ColumnBars, value: float, is_thin: bool) -> float:
    """The value that gives a bar its colour: its own, or where the bar is thin one strong enough to be seen."""
    if not is_thin:
        return value
    least = 0.5 * max(abs(mark.scale.low), abs(mark.scale.high))
    return value if abs(value) > least else (least if value >= 0 else -least)
