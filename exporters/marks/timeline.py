"""Tokens of a text, a column each, in as many rows as the page needs."""

import numpy as np

from exporters import fonts
from exporters.marks import axes
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer.palette import colours, hexadecimal
from visualizer.views.figure import Timeline

TALL = 3.6  # of the type size: a bar of 1
LABELS, BETWEEN = 2.9, 0.8  # of the type size: piece and number below the axis, and the air between two rows
LEAST_PITCH, MOST_PITCH = 4.2, 7.5  # of the type size: how wide a column is
LEAST_SHARE = 0.12  # of the colour scale, so that every bar is seen


def plan(mark: Timeline, room: Room) -> Block:
    """Bars on an axis, each with its piece and its number, row below row."""
    em, palette = room.em, room.palette
    # a draw to come stands on a page only where it is what the page is about
    columns = [at for at, piece in enumerate(mark.pieces) if piece.token_id is not None or at == mark.framed]
    labels = [fonts.drawable(mark.pieces[at].label) for at in columns]
    longest = max((fonts.measure(label, "mono strong", room.small) for label in labels), default=0.0) + 0.6 * em
    least = min(MOST_PITCH * em, max(LEAST_PITCH * em, longest))
    across = max(1, int(room.width / least))
    pitch = min(room.width / across, MOST_PITCH * em)
    rows = -(-len(labels) // across)
    heading = 2.2 * em
    tall = TALL * em * min(max(room.stretch, 0.5), 2.5)
    height = tall + LABELS * em
    step = height + BETWEEN * em
    shares = [mark.share(at) for at in columns]
    shown = np.array([max(LEAST_SHARE, share or 0.0) * mark.scale.high for share in shares])
    tints = colours(palette, mark.scale, shown)  # (columns, 3)

    def paint(sheet: Sheet, x: float, y: float) -> None:
        axes.paint_head_line(sheet, room, mark.scale, x, x + room.width, y + 0.75 * em, mark.title, mark.note)
        for place, (at, label, share) in enumerate(zip(columns, labels, shares, strict=True)):
            left, top = x + place % across * pitch, y + heading + place // across * step
            base, middle, chosen = top + tall, left + pitch / 2, at == mark.framed
            if chosen:
                side, bottom = left + 0.1 * em, top + height + 0.1 * em
                sheet.rectangle(side, base, pitch - 0.2 * em, bottom - base, fill=palette.wash, radius=0.4 * em)
                sheet.rectangle(
                    side, top - 0.4 * em, pitch - 0.2 * em, height + 0.5 * em,
                    stroke=palette.accent, line=0.1 * em, radius=0.4 * em,
                )  # fmt: skip
            start, inner = left + 0.16 * pitch, 0.68 * pitch
            if share is None:
                stroke = palette.accent if chosen else palette.edge
                sheet.rectangle(start, base - em, inner, em, stroke=stroke, dashed=True)
            else:
                bar = max(0.06 * em, share * tall)
                sheet.rectangle(start, base - bar, inner, bar, fill=hexadecimal(tints[place]))
            ink = palette.accent if chosen else palette.ink
            label = fonts.elided(label, "mono", room.small, pitch - 0.4 * em)
            sheet.piece(middle, base + 0.95 * em, label, room.small, ink, "center", strong=chosen)
            number = palette.accent if chosen else palette.muted
            sheet.text(middle, base + 2.15 * em, mark.number(at), room.small, number, anchor="center")
        for row in range(rows):
            count = min(across, len(labels) - row * across)
            base = y + heading + row * step + tall
            sheet.line(x, base, x + count * pitch, base, room.page.frame, 0.06 * em)

    return Block(heading + rows * step - BETWEEN * em, paint)
