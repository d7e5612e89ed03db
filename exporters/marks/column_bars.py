"""Upright bars over token columns: the row of one query, under the map it belongs to."""

import numpy as np

from exporters import fonts
from exporters.marks import axes
from exporters.marks.hatching import hatch
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer.language import tr
from visualizer.palette import colours, hexadecimal
from visualizer.pooling import merged, starts
from visualizer.views.figure import ColumnBars

HEIGHT = 9.0  # of the type size
LEAST_BAR = 0.12  # millimetres: thinner bars are merged
LEAST_TINT, LEAST_THIN = 0.12, 0.3  # of the colour scale, so that every bar is seen


def plan(mark: ColumnBars, room: Room) -> Block:
    """A bar under each column from the zero line, with its number where there is room."""
    place, em, palette = room.places[id(mark)], room.em, room.palette
    count = len(mark.values)
    cell = place.width / count
    labels = axes.ColumnLabels.plan(mark.columns, count, cell, room) if place.labelled else None
    hidden = np.zeros(count, dtype=np.bool_) if mark.hidden is None else mark.hidden
    shown = ~hidden & np.isfinite(mark.values)
    values = np.where(shown, mark.values, 0.0)
    low_value, top_value = mark.extent
    span = (top_value - low_value) or 1.0
    height = max(3.0, HEIGHT * min(max(room.stretch, 0.4), 2.0)) * em
    room_for_numbers = [mark.number(value) for value in values.tolist()]
    level = max(fonts.measure(text, "text", room.small) for text in room_for_numbers) <= cell - 0.1 * em
    upright = not level and cell >= 1.1 * room.small / room.size * em
    is_fine = cell < LEAST_BAR
    over = 1.5 * em if level else (2.6 * em if upright else 0.6 * em)
    under = over if low_value < 0 else 0.0

    def paint(sheet: Sheet, x: float, y: float) -> None:
        left, top = x + place.left, y + over
        zero = top + height * top_value / span
        if is_fine:
            _merged_bars(sheet, room, mark, values, left, zero, place.width, height / span)
        elif mark.other is not None:
            _outlines(sheet, room, mark.other, left, zero, cell, height / span)
        for column in range(count):
            if is_fine or not shown[column]:
                continue
            value, middle = float(values[column]), left + (column + 0.5) * cell
            length = height * value / span
            colour = hexadecimal(
                colours(palette, mark.scale, np.array([_tint(mark, value, cell < em or mark.other is not None)]))[0]
            )
            width = 0.78 * cell if cell > 0.5 * em else cell
            width *= 1.0 if mark.other is None else 0.6  # inside the outline of the second row's
            sheet.rectangle(middle - width / 2, zero - max(length, 0.0), width, abs(length), fill=colour)
            if column in mark.aside:
                hatch(sheet, room, middle - width / 2, zero - max(length, 0.0), width, abs(length))
            end = zero - length
            if mark.other is not None:  # over the outline where that is higher
                end = zero - height * (max if value >= 0 else min)(value, float(mark.other[column])) / span
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
        if height >= 4.5 * em and top_value > 0:  # else it would stand on the title
            sheet.text(gutter, top, mark.end_number(top_value), room.small, palette.muted, anchor="right")
        middle = top + height * 0.45
        title = fonts.elided(fonts.drawable(mark.title), "mono", room.size, axes.longest_label(room))
        sheet.piece(gutter, middle - 0.7 * em, title, room.size, palette.accent, "right")
        sheet.text(gutter, middle + 0.7 * em, mark.note, room.small, palette.muted, anchor="right")
        if mark.other is not None:
            second = fonts.elided(
                fonts.drawable(mark.other_title), "mono", room.size, axes.longest_label(room) - 1.2 * em
            )
            sheet.piece(gutter, middle + 2.4 * em, second, room.size, palette.ink, "right")
            wide = fonts.measure(second, "mono", room.size)
            sheet.rectangle(
                gutter - wide - 1.1 * em, middle + 1.9 * em, 0.8 * em, 0.9 * em, stroke=palette.ink, dashed=True
            )
            sheet.text(gutter, middle + 3.7 * em, mark.other_note, room.small, palette.muted, anchor="right")
        if labels is not None:
            labels.paint(sheet, room, left, top + height + under, cell, count)

    return Block(over + height + under + (labels.depth if labels else 0.0), paint)


def _merged_bars(
    sheet: Sheet,
    room: Room,
    mark: ColumnBars,
    values: np.ndarray,
    left: float,
    zero: float,
    width: float,
    unit: float,
) -> None:
    """Where there are more columns than a page can show: bars that each are the largest of the columns they cover."""
    count = max(1, int(width / LEAST_BAR))
    first, step = starts(0, len(values), count), width / count
    tallest = merged(values, first).tolist()
    for place, value in enumerate(tallest):
        if value:
            colour = hexadecimal(colours(room.palette, mark.scale, np.array([_tint(mark, value, True)]))[0])
            x, length = left + place * step, value * unit
            sheet.rectangle(x, zero - max(length, 0.0), step, abs(length), fill=colour)
    if mark.other is not None:
        for place, value in enumerate(merged(mark.other, first).tolist()):
            if abs(value) * unit > LEAST_BAR:
                x = left + place * step
                sheet.line(x, zero - value * unit, x + step, zero - value * unit, room.palette.ink)
    top = zero - max(tallest) * unit
    sheet.text(left + width, top, tr("largest in each bar"), room.small, room.palette.muted, anchor="right")


def _outlines(sheet: Sheet, room: Room, values: np.ndarray, left: float, zero: float, cell: float, unit: float) -> None:
    """The second row: an outline around each bar, or where bars are thin a line at its end."""
    ink, wide = room.palette.ink, cell > 0.9 * room.em
    width = 0.86 * cell
    for column, value in enumerate(values.tolist()):
        x, length = left + (column + 0.5) * cell - width / 2, abs(value) * unit
        if not value or not np.isfinite(value):
            continue
        if wide:
            sheet.rectangle(x, zero - length if value > 0 else zero, width, length, stroke=ink, dashed=True)
        else:
            end = zero - length if value > 0 else zero + length
            sheet.line(x, end, x + width, end, ink)


def _tint(mark: ColumnBars, value: float, is_thin: bool) -> float:
    """The value that gives a bar its colour: its own, or one strong enough to be seen, more so where it is thin."""
    least = (LEAST_THIN if is_thin else LEAST_TINT) * max(abs(mark.scale.low), abs(mark.scale.high))
    return value if abs(value) > least else (least if value >= 0 else -least)
