"""The draw: the kept tokens end to end in a lying bar, and the random number that fell on one of them."""

from exporters import fonts
from exporters.marks import axes
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer.views.figure import Draw

HEADING, NUMBER, BAR, LABELS, FACTS = 1.9, 1.9, 1.9, 1.9, 1.6  # of the type size


def plan(mark: Draw, room: Room) -> Block:
    """The heading, the number over the bar, the labels below it, and a line about what came of it."""
    em, palette = room.em, room.palette
    number = NUMBER if mark.number is not None else 0.0
    end = fonts.measure("0", "text", room.small) + 0.5 * em  # 0 and 1 at the ends of the bar

    def paint(sheet: Sheet, x: float, y: float) -> None:
        axes.paint_heading(sheet, room, x, y + 0.75 * em, room.width, mark.heading, mark.news or mark.note)
        top, left, width = y + (HEADING + number) * em, x + end, room.width - 2 * end
        for place, share in enumerate(mark.shares):
            start, size = left + share.start * width, (share.end - share.start) * width
            grey = palette.groove if share.count > 1 else palette.edge if place % 2 == 0 else palette.ghost
            free = 0.08 * em if size > 0.3 * em else 0.0  # before the next one
            sheet.rectangle(start, top, size - free, BAR * em, fill=palette.accent if place == mark.hit else grey)
        if mark.then_share is not None:
            then = mark.shares[mark.then_share]
            outline = left + then.start * width, top - 0.1 * em, (then.end - then.start) * width, (BAR + 0.2) * em
            sheet.rectangle(*outline, stroke=palette.ink, line=0.1 * em)
        middle = top + BAR / 2 * em
        sheet.text(x, middle, "0", room.small, palette.muted)
        sheet.text(x + room.width, middle, "1", room.small, palette.muted, anchor="right")
        _paint_labels(sheet, room, mark, left, width, top + (BAR + 0.85) * em)
        if mark.number is not None:
            _paint_number(sheet, room, mark, left + mark.number * width, x, top)
        _paint_facts(sheet, room, mark, x, top + (BAR + LABELS + 0.6) * em)

    return Block((HEADING + number + BAR + LABELS + FACTS) * em, paint)


def _paint_labels(sheet: Sheet, room: Room, mark: Draw, left: float, width: float, middle: float) -> None:
    """The labels of the share that is hit, of the one of the text, and of those that are wide enough; none on
    another."""
    em, palette = room.em, room.palette
    taken: list[tuple[float, float]] = []
    named = [mark.hit] if mark.then_share is None else [mark.hit, mark.then_share]
    for place in [*named, *(place for place in range(len(mark.shares)) if place not in named)]:
        share, is_named = mark.shares[place], place in named
        label = fonts.drawable(share.label)
        face: fonts.Face = "text" if share.count > 1 else "mono strong" if is_named else "mono"
        wide = fonts.measure(label, face, room.size)
        start = min(max(left + share.middle * width - wide / 2, left), left + width - wide)
        collides = any(start < end + 0.5 * em and begin < start + wide + 0.5 * em for begin, end in taken)
        if collides or (wide > (share.end - share.start) * width and not is_named):
            continue
        taken.append((start, start + wide))
        if share.count > 1:
            sheet.text(start, middle, label, room.size, palette.muted)
        else:
            ink = palette.accent if place == mark.hit else palette.ink
            sheet.piece(start, middle, label, room.size, ink, strong=is_named)


def _paint_number(sheet: Sheet, room: Room, mark: Draw, at: float, left: float, top: float) -> None:
    """The number over its marker, which goes through the bar."""
    em, ink = room.em, room.palette.ink
    sheet.polygon([(at, top - 0.1 * em), (at - 0.32 * em, top - 0.62 * em), (at + 0.32 * em, top - 0.62 * em)], ink)
    sheet.line(at, top - 0.2 * em, at, top + (BAR + 0.2) * em, ink, 0.13 * em)
    half = fonts.measure(mark.shown_number, "strong", room.size) / 2
    middle = min(max(at, left + half), left + room.width - half)
    sheet.text(middle, top - 1.2 * em, mark.shown_number, room.size, ink, "strong", "center")


def _paint_facts(sheet: Sheet, room: Room, mark: Draw, x: float, middle: float) -> None:
    """What was drawn, and what is to be said of it, from left to right."""
    em, palette = room.em, room.palette
    name, label = mark.outcome
    sheet.text(x, middle, name, room.small, palette.muted)
    x += fonts.measure(name, "text", room.small) + 0.5 * em
    x += sheet.piece(x, middle, label, room.size, palette.accent, strong=True) + 1.5 * em
    for fact in mark.facts:
        sheet.text(x, middle, fact.name, room.small, palette.muted)
        x += fonts.measure(fact.name, "text", room.small) + 0.5 * em
        sheet.text(x, middle, fact.value, room.size, palette.ink)
        x += fonts.measure(fact.value, "text", room.size) + 1.5 * em
