"""Probabilities as a setting runs along an axis, and its present value."""

import numpy as np

from exporters import fonts
from exporters.marks import axes
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer.views.figure import Sweep, tick_number
from visualizer.views.names import spread

GUTTER, HEIGHT, BELOW = 3.0, 13.0, 3.0  # of the type size
LEADER = 1.7  # of the type size: from the end of a curve to its name
MOST_NAMES = 0.3  # of the room


def plan(mark: Sweep, room: Room) -> Block:
    """The plot between its numbers and the names of the curves."""
    em, palette = room.em, room.palette
    heading = 1.9 * em if mark.title or mark.note else 0.6 * em
    height = max(5 * em, HEIGHT * em * room.stretch)
    most = MOST_NAMES * room.width
    names = [fonts.elided(fonts.drawable(name), "mono strong", room.size, most) for name in mark.names]
    right = max((fonts.measure(name, "mono strong", room.size) for name in names), default=0.0)
    width = room.width - (GUTTER + LEADER) * em - right

    def paint(sheet: Sheet, x: float, y: float) -> None:
        axes.paint_heading(sheet, room, x, y + 0.75 * em, room.width, mark.title, mark.note)
        left, top = x + GUTTER * em, y + heading
        bottom = top + height
        for value in mark.ticks:
            level = bottom - height * value / mark.ticks[-1]
            sheet.line(left, level, left + width, level, palette.line if value else palette.edge)
            sheet.text(left - 0.5 * em, level, tick_number(100 * value), room.small, palette.muted, anchor="right")
        for value in mark.marks_across:
            along = left + mark.share(value) * width
            sheet.text(along, bottom + 0.95 * em, mark.number_across(value), room.small, palette.muted, anchor="center")
        middle = left + width / 2
        sheet.text(middle, bottom + 2.2 * em, mark.shown_axis, room.small, palette.muted, anchor="center")
        order = sorted(range(len(names)), key=lambda curve: curve == mark.focused)  # the drawn one over the others
        across = [left + mark.share(float(value)) * width for value in mark.across]
        for curve in order:
            heights = (bottom - height * mark.up(mark.values[curve])).tolist()
            is_focused = curve == mark.focused
            sheet.path(list(zip(across, heights, strict=True)), palette.accent if is_focused else palette.bar,
                       (0.16 if is_focused else 0.1) * em)  # fmt: skip
        at = left + mark.share(mark.at) * width
        sheet.line(at, top, at, bottom, palette.accent, 0.07 * em)
        levels = (bottom - height * mark.up(mark.at_values)).tolist()
        for curve in order:
            fill = palette.accent if curve == mark.focused else palette.bar
            sheet.dots(np.array([[at, levels[curve]]]), 0.3 * em, [fill], [palette.panel], 0.08 * em)
        _paint_names(sheet, room, mark, names, left + width, top, height)
        is_right = at + 0.5 * em + fonts.measure(mark.shown_at, "strong", room.size) <= left + width
        sheet.text(at + (0.5 if is_right else -0.5) * em, top + 0.5 * em, mark.shown_at, room.size, palette.accent,
                   "strong", "left" if is_right else "right")  # fmt: skip

    return Block(heading + height + BELOW * em, paint)


def _paint_names(
    sheet: Sheet, room: Room, mark: Sweep, names: list[str], right: float, top: float, height: float
) -> None:  # fmt: skip
    """The token of each curve behind its end, none on another."""
    em, palette = room.em, room.palette
    ends = (top + height * (1 - mark.up(mark.values[:, -1]))).tolist()
    for curve, (end, y) in enumerate(zip(ends, spread(ends, 1.25 * em, top, top + height), strict=True)):
        is_focused = curve == mark.focused
        leader, colour = (palette.accent, palette.accent) if is_focused else (palette.edge, palette.ink)
        sheet.line(right + 0.2 * em, end, right + (LEADER - 0.4) * em, y, leader)
        sheet.piece(right + LEADER * em, y, names[curve], room.size, colour, strong=is_focused)
