"""A text as it reads, its tokens on coloured grounds, in lines as wide as the page."""

from itertools import accumulate

import numpy as np

from exporters import fonts
from exporters.marks import axes
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer.palette import colours, hexadecimal, ink_on
from visualizer.views.figure import Passage, Piece

LARGE = 1.15  # times the type size: the text is read, not looked up
LINE, GROUND = 1.75, 1.42  # of its size: from one line to the next, and the height of a ground
APART, BAND = 0.08, 0.22  # of its size: how far a ground reaches into the space beside it, its height below a later one
LINE_END = 0.35  # how strong the ground of an end of a line is: it is no word


def plan(mark: Passage, room: Room) -> Block:
    """Title and colour scale, then the whole text."""
    size = LARGE * room.size
    em = LARGE * room.em
    space = fonts.measure("n n", "text", size) - fonts.measure("nn", "text", size)
    widths = [_width(piece, size) + space * piece.indent for piece in mark.pieces]
    lines = mark.lines(widths, room.width)
    step = LINE * em * min(max(room.stretch, 0.85), 1.5)
    is_headed = bool(mark.title or mark.note or mark.is_scaled)
    heading = 2.2 * room.em if is_headed else 0.0
    values = mark.values()
    tints = colours(room.palette, mark.scale, values)  # (pieces, 3)
    ends = np.array([piece.is_line_end for piece in mark.pieces], dtype=np.bool_)
    ground = np.frombuffer(bytes.fromhex(room.page.background[1:]), dtype=np.uint8)
    tints[ends] = np.round(LINE_END * tints[ends] + (1 - LINE_END) * ground)

    def paint(sheet: Sheet, x: float, y: float) -> None:
        if is_headed:
            scale, middle = mark.scale if mark.is_scaled else None, y + 0.75 * room.em
            axes.paint_head_line(sheet, room, scale, x, x + room.width, middle, mark.title, mark.note)
        for number, line in enumerate(lines):
            middle = y + heading + (number + 0.5) * step
            first = mark.pieces[line.start]
            edges = list(accumulate((widths[at] for at in line), initial=x - space * first.indent))
            for at, place in enumerate(line):
                piece = mark.pieces[place]
                left, right = edges[at] + space * piece.indent, edges[at + 1]
                text = fonts.drawable(piece.text.lstrip(" "))
                if right > x + room.width:
                    right, text = x + room.width, fonts.elided(text, "text", size, x + room.width - left)
                before = place == line.start or piece.indent > 0
                behind = place + 1 == line.stop or mark.pieces[place + 1].indent > 0
                low, high = left - APART * em * before, right + APART * em * behind
                area = low, middle - GROUND * em / 2, high - low, GROUND * em
                ink = room.palette.faint if place < mark.first else room.palette.muted
                if np.isfinite(values[place]) and mark.is_behind(place):
                    bottom = middle + GROUND * em / 2
                    sheet.rectangle(low, bottom - BAND * em, high - low, BAND * em, fill=hexadecimal(tints[place]))
                elif np.isfinite(values[place]):
                    sheet.rectangle(*area, fill=hexadecimal(tints[place]), radius=0.18 * em)
                    ink = room.palette.faint if ends[place] else ink_on(room.palette, tints[place])
                if place == mark.framed:
                    sheet.rectangle(*area, stroke=room.palette.accent, line=0.12 * em, radius=0.18 * em)
                sheet.text(left, middle, text, size, ink)

    return Block(heading + len(lines) * step, paint)


def _width(piece: Piece, size: float) -> float:
    """How wide its letters are."""
    return fonts.measure(fonts.drawable(piece.text.lstrip(" ")), "text", size)
