"""Slanted lines over what is set aside: it stays readable beneath."""

from exporters.marks.room import Room
from exporters.sheet import Sheet

STEP = 0.5  # of the type size, from one line to the next


def hatch(sheet: Sheet, room: Room, x: float, y: float, width: float, height: float) -> None:
    """Lines from lower left to upper right inside a rectangle."""
    step = STEP * room.em
    start = y
    while start < y + height + width:  # where a line meets the left edge; the last ones only meet the lower edge
        left = max(0.0, start - (y + height))
        right = min(width, start - y)
        if right > left:
            sheet.line(x + left, start - left, x + right, start - right, room.palette.faint)
        start += step
