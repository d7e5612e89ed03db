"""The tokens in a row, each with its id, broken into lines like text."""

from exporters import fonts
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer.views.figure import TokenStrip

COMPACT = 64  # more chips than these stand closer and smaller


def plan(mark: TokenStrip, room: Room) -> Block:
    """Chips from left to right, wrapped; the query token's framed."""
    palette = room.palette
    size = room.size if len(mark.chips) <= COMPACT else room.small
    em = room.em * size / room.size
    small = size * 6 / 7
    tall, gap, pad = 3.1 * em * min(max(room.stretch, 0.85), 1.3), 0.45 * em, 0.55 * em
    longest = min(20 * em, room.width - 2 * pad)
    labels = [fonts.elided(fonts.drawable(chip.label), "mono", size, longest) for chip in mark.chips]
    heading = 1.5 * em if mark.title else 0.0
    spots: list[tuple[float, int, float]] = []  # x, line, width
    x = fonts.measure(mark.lead, "text", small) + em if mark.lead else 0.0
    line = 0
    for chip, label in zip(mark.chips, labels, strict=True):
        width = max(fonts.measure(label, "mono", size), fonts.measure(chip.number, "text", small)) + 2 * pad
        if x and x + width > room.width + 1e-6:
            x, line = 0.0, line + 1
        spots.append((x, line, width))
        x += width + gap

    def paint(sheet: Sheet, left: float, top: float) -> None:
        if mark.title:
            sheet.text(left, top + 0.5 * heading, mark.title, small, palette.muted)
        top += heading
        if mark.lead:
            sheet.text(left, top + tall / 2, mark.lead, small, palette.faint)
        for place, (chip, label, (x, line, width)) in enumerate(zip(mark.chips, labels, spots, strict=True)):
            y, chosen = top + line * (tall + gap), place == mark.framed
            plain = palette.groove if chip.masked else palette.field
            sheet.rectangle(
                left + x, y, width, tall, fill=palette.wash if chosen else plain,
                stroke=palette.accent if chosen else palette.edge, line=(0.13 if chosen else 0.06) * em,
                radius=0.4 * em,
            )  # fmt: skip
            if place == mark.pinned:
                inset = 0.2 * em if chosen else 0.0
                sheet.rectangle(
                    left + x + inset, y + inset, width - 2 * inset, tall - 2 * inset,
                    stroke=palette.ink, line=0.1 * em, radius=0.3 * em, dashed=True,
                )  # fmt: skip
            middle = left + x + width / 2
            sheet.piece(middle, y + 0.34 * tall, label, size, palette.accent if chosen else palette.ink, "center")
            sheet.text(middle, y + 0.71 * tall, chip.number, small, palette.muted, anchor="center")

    return Block(heading + (line + 1) * (tall + gap) - gap, paint)
