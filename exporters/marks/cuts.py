"""A text as several tokenizers cut it: counts in columns, then the text in lines with a row of pieces for each."""

from exporters import fonts
from exporters.marks import axes
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer.views.figure import Cut, Cuts

FACT_ROW, PIECE_ROW = 1.7, 1.75  # of the type size
MOST_NAME = 0.24  # of the width
WHOLE = 0.99  # of a column: pieces with less share it


def plan(mark: Cuts, room: Room) -> Block:
    """The counts above; below, line by line, the characters and under them each tokenizer's pieces."""
    em, palette, size = room.em, room.palette, room.size
    heading = 2.1 * em if mark.title or mark.note else 0.0
    names = [fonts.elided(fonts.drawable(row.name), "strong", size, MOST_NAME * room.width) for row in mark.rows]
    gutter = max((fonts.measure(name, "strong", size) for name in names), default=0.0) + 0.9 * em
    heads, columns = _fact_columns(mark, room, gutter)
    table = _head_height(heads, room) + FACT_ROW * em * len(mark.rows) + 0.9 * em

    widths = _widths(mark, room)
    lines = mark.lines(widths, room.width - gutter)
    row = PIECE_ROW * em * min(max(room.stretch, 0.8), 1.5)
    between = 1.1 * em
    line_height = (1 + len(mark.rows)) * row + between

    def paint(sheet: Sheet, x: float, y: float) -> None:
        if heading:
            axes.paint_heading(sheet, room, x, y + 0.75 * em, room.width, mark.title, mark.note, "strong")
        _paint_facts(sheet, x, y + heading, heads, columns, names, mark, room)
        top = y + heading + table
        for line in lines:
            left = x + gutter
            at = {line.start: left}
            for column in line:
                at[column + 1] = at[column] + widths[column]
            _paint_text(sheet, at, line, top + row / 2, mark, room)
            for place, cut_row in enumerate(mark.rows):
                upper = top + (1 + place) * row
                sheet.text(left - 0.9 * em, upper + row / 2, names[place], size, palette.muted, "text", "right")
                for cut in cut_row.cuts:
                    _paint_cut(sheet, cut, at, line, upper, row, mark, room)
            top += line_height

    return Block(heading + table + len(lines) * line_height - between, paint)


def _widths(mark: Cuts, room: Room) -> list[float]:
    """How wide each column is: its character, or the pieces that share it."""
    em, size = room.em, room.size
    letter = fonts.measure("0", "mono", size)
    known = {text: fonts.measure(fonts.drawable(text), "mono", size) + 0.1 * em for text in set(mark.columns) if text}
    widths = [max(1.12 * letter, known.get(text, 0.0)) for text in mark.columns]
    for row in mark.rows:
        for cut in row.cuts:
            share = cut.end - cut.first
            if cut.kind == "added" or share < WHOLE:  # its label is not the characters above it
                wanted = (fonts.measure(fonts.drawable(cut.label), "mono", room.small) + 0.6 * em) / share
                widths[int(cut.first)] = max(widths[int(cut.first)], wanted)
    return widths


def _fact_columns(mark: Cuts, room: Room, gutter: float) -> tuple[list[list[str]], list[float]]:
    """The heads in lines, and where each column of facts ends (the first: begins), from the left."""
    for heads in ([[head] for head in mark.heads], [head.split(" ", 1) for head in mark.heads]):
        wide = [
            max(
                *(fonts.measure(line, "text", room.small) for line in head),
                *(fonts.measure(row.facts[place], "text", room.size) for row in mark.rows),
            )
            for place, head in enumerate(heads)
        ]
        gap = min(1.6 * room.em, (room.width - gutter - sum(wide)) / max(1, len(wide) - 1))
        if gap > 0.7 * room.em:
            break
    gap, ends, x = max(gap, 0.4 * room.em), [gutter], gutter + wide[0]
    for width in wide[1:]:
        x += gap + width
        ends.append(x)
    return heads, ends


def _head_height(heads: list[list[str]], room: Room) -> float:
    return (FACT_ROW + 1.1 * (max(map(len, heads), default=1) - 1)) * room.em


def _paint_facts(
    sheet: Sheet,
    x: float,
    y: float,
    heads: list[list[str]],
    columns: list[float],
    names: list[str],
    mark: Cuts,
    room: Room,
) -> None:
    palette, step = room.palette, FACT_ROW * room.em
    first = y + _head_height(heads, room)  # where the first row begins
    for place, (head, at) in enumerate(zip(heads, columns, strict=True)):
        for back, line in enumerate(reversed(head)):
            middle = first - step / 2 - 1.1 * back * room.em
            sheet.text(x + at, middle, line, room.small, palette.muted, anchor="right" if place else "left")
    for number, row in enumerate(mark.rows):
        top = first + number * step
        sheet.line(x, top, x + room.width, top, palette.line)
        sheet.text(x, top + step / 2, names[number], room.size, palette.ink, "strong")
        for place, (fact, at) in enumerate(zip(row.facts, columns, strict=True)):
            sheet.text(x + at, top + step / 2, fact, room.size, palette.ink, anchor="right" if place else "left")
    end = first + len(mark.rows) * step
    sheet.line(x, end, x + room.width, end, palette.line)


def _paint_text(sheet: Sheet, at: dict[int, float], line: range, middle: float, mark: Cuts, room: Room) -> None:
    """The characters themselves, the marked word in the accent."""
    palette, size = room.palette, room.size
    low, high = mark.marked or (0, 0)
    for column in line:
        on = low <= column < high
        text = mark.columns[column]
        sheet.piece(
            (at[column] + at[column + 1]) / 2, middle, text, size, palette.accent if on else palette.muted, "center",
            strong=on,
        )  # fmt: skip


def _paint_cut(
    sheet: Sheet, cut: Cut, at: dict[int, float], line: range, top: float, row: float, mark: Cuts, room: Room
) -> None:
    """A piece as a box over its columns, as far as they lie on this line."""
    low, high = max(cut.first, line.start), min(cut.end, line.stop)
    if low >= high:
        return
    em, palette = room.em, room.palette
    left, right = _x(at, low, line), _x(at, high, line)
    first, end = mark.marked or (0, 0)
    on = cut.kind != "added" and cut.first < end and cut.end > first
    fill = palette.wash if on else palette.field
    stroke = palette.accent if on else palette.muted if cut.kind == "unknown" else palette.edge
    gap = 0.05 * em
    sheet.rectangle(
        left + gap, top + 0.08 * row, right - left - 2 * gap, 0.84 * row,
        fill=palette.groove if cut.kind == "added" else fill, stroke=None if cut.kind == "added" else stroke,
        line=(0.1 if on else 0.06) * em, radius=0.25 * em, dashed=cut.kind == "unknown",
    )  # fmt: skip
    start = max(_x(at, min(max(cut.letters, low), high), line), left)
    size = room.small if cut.kind == "added" or cut.end - cut.first < WHOLE else room.size
    label = fonts.drawable(cut.label)
    if cut.first < line.start:  # goes on from the line before
        label = ""
    if label and fonts.measure(label, "mono", size) <= right - start + 0.1 * em:
        ink = palette.accent if on else palette.muted if cut.kind else palette.ink
        sheet.piece((start + right) / 2, top + row / 2, label, size, ink, "center", strong=on)


def _x(at: dict[int, float], column: float, line: range) -> float:
    """Where a place between two columns lies."""
    whole = min(int(column), line.stop - 1) if column < line.stop else line.stop
    if whole == line.stop:
        return at[line.stop]
    return at[whole] + (column - whole) * (at[whole + 1] - at[whole])
