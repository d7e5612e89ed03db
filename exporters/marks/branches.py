"""What may follow, as branches: tokens in columns, and curves between them as wide as their branch is probable."""

import numpy as np

from exporters import fonts
from exporters.marks import axes
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer.numerals import grouped
from visualizer.palette import Palette
from visualizer.tokens import can_be_struck
from visualizer.views.branching import Arrangement, Sizes, arrange
from visualizer.views.figure import Branches, BranchState

ROW, LEAST_ROW, MOST_ROW = 1.75, 1.4, 3.0  # of the type size
MOST_ROWS = 48
FINEST, WIDEST, LEAST_TAKEN = 0.07, 0.6, 0.18  # of the type size: a curve; LEAST_TAKEN: of the branch of the text
ROOT = 2.4  # of the type size: from the point where all begins to the first column
AIR = 0.4  # of the type size, between a word and a curve
APART, SMALL = 1.0, 0.9  # of the type size: from a number to how many followers have no room; of small type
LEAST_GAP = 1.3  # of the type size: a curve where columns stand close


def plan(mark: Branches, room: Room) -> Block:
    """As many rows as the page has room for, the words of each token, and a curve to each from the one before it."""
    em = room.em
    heading = 1.9 * em * bool(mark.title or mark.note) + 1.4 * em * mark.by_step
    row = min(max(ROW * room.stretch, LEAST_ROW), MOST_ROW) * em
    rows = MOST_ROWS if room.stretch >= LEAST_ROW / ROW else max(1, int(MOST_ROWS * room.stretch * ROW / LEAST_ROW))
    sizes = Sizes(between=0.5 * em, least_gap=2.4 * em, most_gap=0.4 * room.width, least_label=3.5 * em)

    def measure(place: int, more: int) -> tuple[float, float]:
        label = fonts.drawable(mark.nodes[place].label)
        behind = fonts.measure(mark.number(place), "text", room.small)
        if told := mark.left_out(more):
            behind += APART * em + fonts.measure(told, "text", SMALL * room.small)
        return fonts.measure(label, "mono strong", room.size), behind

    placed = arrange(mark, rows, room.width - ROOT * em, measure, sizes, first=0)  # a page cannot be scrolled
    if placed.columns.stop <= max(mark.depths, default=0):
        sizes = Sizes(between=0.35 * em, least_gap=LEAST_GAP * em, most_gap=0.4 * room.width, least_label=2.5 * em)
        placed = arrange(mark, rows, room.width - ROOT * em, measure, sizes, first=0)

    def paint(sheet: Sheet, x: float, y: float) -> None:
        _paint_heading(sheet, room, mark, placed, x, y, heading)
        words = _Words(mark, placed, room, sizes, x + ROOT * em, y + heading, row)
        _paint_curves(sheet, room, mark, words, x + 0.25 * em)
        for place in placed.rows:
            words.paint(sheet, place)

    return Block(heading + placed.height * row, paint)


class _Words:
    """The words of every token, and where they stand on the page."""

    def __init__(
        self, mark: Branches, placed: Arrangement, room: Room, sizes: Sizes, x: float, y: float, row: float
    ) -> None:
        self.mark, self.room, self.sizes, self.placed = mark, room, sizes, placed
        depths = mark.depths
        self.lefts = {place: x + placed.starts[depths[place]] for place in placed.rows}
        self.middles = {place: y + middle * row for place, middle in placed.rows.items()}
        self.labels = {
            place: fonts.elided(fonts.drawable(mark.nodes[place].label), self.face(place), room.size,
                                placed.labels[depths[place]])
            for place in placed.rows
        }  # fmt: skip
        self.numbers = {
            place: self.lefts[place] + fonts.measure(label, self.face(place), room.size) + sizes.between
            for place, label in self.labels.items()
        }
        self.rights = {
            place: left + fonts.measure(mark.number(place), "text", room.small) for place, left in self.numbers.items()
        }
        first = [middle for place, middle in self.middles.items() if mark.nodes[place].parent < 0]
        self.root = (min(first) + max(first)) / 2 if first else None

    def face(self, place: int) -> fonts.Face:
        """The type of a label."""
        return "mono strong" if self.mark.nodes[place].state in ("selected", "best") else "mono"

    def paint(self, sheet: Sheet, place: int) -> None:
        """A label, struck where it was dropped, and its number."""
        palette, state, middle = self.room.palette, self.mark.nodes[place].state, self.middles[place]
        label, number = _inks(palette, state)
        left = self.lefts[place]
        used = sheet.piece(left, middle, self.labels[place], self.room.size, label,
                           strong=state in ("selected", "best"))  # fmt: skip
        at, written = self.numbers[place], self.mark.number(place)
        sheet.text(at, middle, written, self.room.small, number)
        is_cut = state == "cut" and bool(written)  # not what only stands behind it
        if (state == "dropped" or is_cut) and can_be_struck(self.labels[place]):
            sheet.line(left, middle, left + used, middle, label, 0.07 * self.room.em)
        elif state == "dropped":
            sheet.line(at, middle, self.rights[place], middle, label, 0.07 * self.room.em)
        if told := self.mark.left_out(self.placed.more[place]):
            sheet.text(self.rights[place] + APART * self.room.em, middle, told, SMALL * self.room.small,
                       self.room.palette.faint)  # fmt: skip

    def end(self, place: int) -> float:
        """Where its words end."""
        told = self.mark.left_out(self.placed.more[place])
        behind = APART * self.room.em + fonts.measure(told, "text", SMALL * self.room.small) if told else 0.0
        return self.rights[place] + behind


def _inks(palette: Palette, state: BranchState) -> tuple[str, str]:
    """The colours of a label and of its number."""
    if state == "selected":
        return palette.accent, palette.accent
    return (palette.faint, palette.faint) if state in ("dropped", "cut") else (palette.ink, palette.muted)


def _paint_heading(
    sheet: Sheet, room: Room, mark: Branches, placed: Arrangement, x: float, y: float, heading: float
) -> None:
    em, told = room.em, mark.told(len(placed.rows))
    if mark.title or mark.note:
        free = room.width - (fonts.measure(told, "text", room.small) + em if told else 0.0)
        axes.paint_heading(sheet, room, x, y + 0.75 * em, free, mark.title, mark.note)
        sheet.text(x + room.width, y + 0.75 * em, told, room.small, room.palette.muted, anchor="right")
    if mark.by_step:
        left, middle = x + ROOT * em, y + heading - 0.7 * em
        for column, start in placed.starts.items():
            sheet.text(left + start, middle, grouped(column + 1), room.small, room.palette.muted)


def _paint_curves(sheet: Sheet, room: Room, mark: Branches, words: _Words, left: float) -> None:
    """The curves, those to the first column from a point at the left."""
    em, palette = room.em, room.palette
    ends, colours, widths = [], [], []
    inks = {"open": palette.ghost, "selected": palette.accent, "cut": palette.edge, "best": palette.bar,
            "dropped": palette.edge}  # fmt: skip
    for place in sorted(words.placed.rows, key=mark.urgency, reverse=True):  # what matters most lies on top
        node = mark.nodes[place]
        end = words.lefts[place] - AIR * em
        if node.parent in words.rights:
            start, from_y = words.end(node.parent) + AIR * em, words.middles[node.parent]
        elif node.parent < 0 and words.root is not None:
            start, from_y = left, words.root
        else:  # from a column that has no room
            start, from_y = end - 0.7 * em, words.middles[place]
        ends.append((start, from_y, end, words.middles[place]))
        colours.append(tuple(bytes.fromhex(inks[node.state][1:])))
        width = FINEST + (WIDEST - FINEST) * mark.share(place)
        widths.append((max(LEAST_TAKEN, width) if node.state == "selected" else width) * em)
    if ends:
        sheet.curves(np.array(ends), np.array(colours, dtype=np.uint8), np.array(widths))
    if words.root is not None:
        sheet.dots(np.array([[left, words.root]]), 0.25 * em, [palette.bar], ["none"])
