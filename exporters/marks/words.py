"""Sentences, and a few numbers that sum up."""

from exporters import fonts
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet, leading
from visualizer.views.figure import Facts, Text


def plan_text(mark: Text, room: Room) -> Block:
    """A sentence in lines."""
    lines = fonts.wrapped(mark.text, "text", room.size, room.width)
    step = leading(room.size)

    def paint(sheet: Sheet, x: float, y: float) -> None:
        for place, line in enumerate(lines):
            sheet.text(x, y + (place + 0.5) * step, line, room.size, room.palette.ink)

    return Block(len(lines) * step, paint)


def plan_facts(mark: Facts, room: Room) -> Block:
    """The numbers side by side: the name above, the value large, its note behind it; below one another where narrow.

    A minor fact's value is no larger than its note.
    """
    em, palette = room.em, room.palette
    faces = [("text", room.small) if fact.is_minor else ("strong", 1.25 * room.size) for fact in mark.facts]
    values = [fonts.measure(fact.value, *face) for fact, face in zip(mark.facts, faces, strict=True)]
    widths = [
        max(
            fonts.measure(fact.name, "text", room.small),
            value + 0.5 * em + fonts.measure(fact.note, "text", room.small),
        )
        for fact, value in zip(mark.facts, values, strict=True)
    ]
    across = max(1, min(len(widths), int((room.width + 1.5 * em) / (max(widths, default=1.0) + 1.5 * em))))
    step, tall = room.width / across, 3.4 * em
    rows = -(-len(widths) // across)

    def paint(sheet: Sheet, x: float, y: float) -> None:
        for place, (fact, (face, size)) in enumerate(zip(mark.facts, faces, strict=True)):
            left, top = x + place % across * step, y + place // across * tall
            sheet.text(left, top + 0.6 * em, fact.name, room.small, palette.muted)
            colour, middle = (palette.muted, 2.07) if fact.is_minor else (palette.ink, 2.0)
            sheet.text(left, top + middle * em, fact.value, size, colour, face)
            beside = left + values[place] + (0.3 if fact.is_minor else 0.5) * em
            note = fonts.elided(fact.note, "text", room.small, x + room.width - beside)
            sheet.text(beside, top + 2.07 * em, note, room.small, palette.muted)

    return Block(rows * tall - 0.6 * em, paint)
