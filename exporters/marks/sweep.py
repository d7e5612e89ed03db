"""Probabilities as a setting runs along an axis, and its present value."""

import math

import numpy as np

from exporters import fonts
from exporters.marks import axes
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer.views.figure import Sweep, tick_number
from visualizer.views.names import spread

GUTTER, HEIGHT, BELOW = 3.0, 13.0, 3.0  # of the type size
LEADER, NUMBER, PITCH, VALUE = (
    1.5,
    0.6,
    1.3,
    1.5,
)  # of the type size: from a curve to its name, from there to its number,
# number, from name to name, and what the marker's own number takes above them
MOST_NAMES = 0.3  # of the room
TICK = 2.2  # of the type size: from one line across to the next, at least


def plan(mark: Sweep, room: Room) -> Block:
    """The plot right of its numbers, and beside the marker the names of the curves with their numbers there."""
    em, palette = room.em, room.palette
    heading = 1.9 * em if mark.title or mark.note else 0.6 * em
    height = max(5 * em, HEIGHT * em * room.stretch)
    names = [fonts.elided(fonts.drawable(mark.label(curve)), "mono strong", room.size, MOST_NAMES * room.width)
             for curve in range(len(mark.names))]  # fmt: skip
    beside = _width(mark, room, names)
    free = room.width - GUTTER * em
    width = min(free - 0.5 * em, (free - LEADER * em - beside) / max(mark.share(mark.at), 0.01))  # the names end in it
    step = max(1, math.ceil(TICK * em * (len(mark.ticks) - 1) / height))

    def paint(sheet: Sheet, x: float, y: float) -> None:
        axes.paint_heading(sheet, room, x, y + 0.75 * em, room.width, mark.title, mark.note)
        left, top = x + GUTTER * em, y + heading
        bottom = top + height
        for value in mark.ticks[::step]:
            level = bottom - height * value / mark.ticks[-1]
            sheet.line(left, level, left + width, level, palette.line if value else palette.edge)
            sheet.text(left - 0.5 * em, level, tick_number(100 * value), room.small, palette.muted, anchor="right")
        for value in mark.marks_across:
            along = left + mark.share(value) * width
            sheet.text(along, bottom + 0.95 * em, mark.number_across(value), room.small, palette.muted, anchor="center")
        middle = left + width / 2
        sheet.text(middle, bottom + 2.2 * em, mark.shown_axis, room.small, palette.muted, anchor="center")
        across = [left + mark.share(float(value)) * width for value in mark.across]
        for curve in mark.order:
            heights = (bottom - height * mark.up(mark.values[curve])).tolist()
            is_focused = curve == mark.focused
            sheet.path(list(zip(across, heights, strict=True)), palette.accent if is_focused else palette.bar,
                       (0.16 if is_focused else 0.1) * em)  # fmt: skip
        at = left + mark.share(mark.at) * width
        sheet.line(at, top, at, bottom, palette.accent, 0.07 * em)
        levels = (bottom - height * mark.up(mark.at_values)).tolist()
        for curve in mark.order:
            fill = palette.accent if curve == mark.focused else palette.bar
            sheet.dots(np.array([[at, levels[curve]]]), 0.3 * em, [fill], [palette.panel], 0.08 * em)
        _paint_names(sheet, room, mark, names, levels, at, (top + VALUE * em, bottom - 0.5 * em))
        sheet.text(at + 0.5 * em, top + 0.5 * em, mark.shown_at, room.size, palette.accent, "strong")

    return Block(heading + height + BELOW * em, paint)


def _width(mark: Sweep, room: Room, names: list[str]) -> float:
    """How wide a name and its number are, side by side."""
    numbers = (fonts.measure(mark.number(curve), "strong", room.small) for curve in range(len(names)))
    return max(fonts.measure(name, "mono strong", room.size) for name in names) + NUMBER * room.em + max(numbers)


def _paint_names(
    sheet: Sheet, room: Room, mark: Sweep, names: list[str], levels: list[float], at: float, within: tuple[float, float]
) -> None:  # fmt: skip
    """The token of each curve right of the marker with its number there, none on another."""
    em, palette, width = room.em, room.palette, _width(mark, room, names)
    left = at + LEADER * em
    for curve, y in enumerate(spread(levels, PITCH * em, *within)):
        is_focused = curve == mark.focused
        colour = palette.accent if is_focused else palette.ink
        leader = palette.accent if is_focused else palette.faint
        sheet.line(at + 0.4 * em, levels[curve], left - 0.25 * em, y, leader, 0.06 * em)
        sheet.rectangle(left - 0.15 * em, y - PITCH / 2 * em, width + 0.3 * em, PITCH * em, fill=room.page.background)
        sheet.piece(left, y, names[curve], room.size, colour, strong=is_focused)
        face: fonts.Face = "strong" if is_focused else "text"
        sheet.text(left + width, y, mark.number(curve), room.small, colour, face, "right")
