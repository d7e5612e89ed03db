"""The stages from the logits to what is drawn from: a column a stage, a row a token."""

from exporters import fonts
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer.tokens import can_be_struck
from visualizer.views.figure import StageColumn, Stages

ROW = 1.65  # of the type size, as is all below
HEAD, LINE = 3.1, 1.35  # the stage's name and a line of what it does; each further line of that
LINES = 2  # that what a stage does may have
SUM = 1.55  # a line of the sums
RANK = 0.5  # between a rank and the name behind it
GAP, AIR = 1.3, 0.8  # between columns; between labels and the first of them
MOST_COLUMN = 13.0
LEAST_BAR = 0.7  # shorter bars are left out


def plan(mark: Stages, room: Room) -> Block:
    """Labels at the left, columns of one width beside them; below the rows the others and the sums."""
    row = ROW * room.em * min(max(room.stretch, 0.65), 2.0)
    table = StageTable(mark, room, row)
    has_others = bool(mark.others_name(table.rows))
    height = table.head + (len(table.rows) + has_others) * row + (0.9 + 3 * SUM) * room.em
    return Block(height, table.paint)


class StageTable:
    """Where everything stands, relative to the mark's upper left corner, and how it is painted."""

    def __init__(self, mark: Stages, room: Room, row: float) -> None:
        self.mark, self.room, self.row = mark, room, row
        self.rows, self.spans = mark.rows(len(mark.labels)), mark.spans
        em, count = room.em, len(mark.columns)
        most = 0.22 * room.width
        self.labels = [fonts.elided(fonts.drawable(label), "mono strong", room.size, most) for label in mark.labels]
        names = [mark.others_name(self.rows), *mark.sum_names]
        self.ranks = [mark.rank_name(place, self.rows) for place in range(len(self.rows))]
        ranks = [fonts.measure(rank, "text", room.small) + RANK * em if rank else 0.0 for rank in self.ranks]
        widths = [fonts.measure(self.labels[row], "mono strong", room.size) + rank
                  for row, rank in zip(self.rows, ranks, strict=True)]  # fmt: skip
        widths += [fonts.measure(name, "text", room.small) for name in names]
        self.left = max(widths) + AIR * em
        self.width = min(MOST_COLUMN * em, (room.width - self.left - GAP * em * (count - 1)) / max(1, count))
        numbers = (stage.number(place) for stage in mark.columns for place in self.rows)
        widest = max((fonts.measure(number, "strong", room.size) for number in numbers), default=0.0)
        self.bar = self.width - widest - 0.4 * em
        self.notes = [self.in_lines(stage) for stage in mark.columns]
        self.head = HEAD * em + max(0, max(map(len, self.notes), default=0) - 1) * LINE * em

    def in_lines(self, stage: StageColumn) -> list[str]:
        """What a stage does, in the longest words that have room over its column."""
        free = self.width + (GAP - 0.5) * self.room.em
        for note in stage.notes:
            lines = fonts.wrapped(note, "text", self.room.small, free, LINES + 1)
            if len(lines) <= LINES and all(fonts.measure(line, "text", self.room.small) <= free for line in lines):
                return lines
        return []

    def x(self, column: int) -> float:
        """The left edge of a column."""
        return self.left + column * (self.width + GAP * self.room.em)

    def paint(self, sheet: Sheet, x: float, y: float) -> None:
        """The heads, the rows, the others, the sums."""
        em, palette = self.room.em, self.room.palette
        for column in range(len(self.mark.columns)):
            self.paint_head(sheet, x + self.x(column), y, column)
        top = y + self.head
        right = x + self.x(len(self.mark.columns) - 1) + self.width
        for place, row in enumerate(self.rows):
            if row == self.mark.hit:
                sheet.rectangle(x - 0.3 * em, top + place * self.row, right - x + 0.6 * em, self.row, fill=palette.wash)
            if row == self.mark.then:  # what the text went on with
                sheet.rectangle(x - 0.3 * em, top + place * self.row, right - x + 0.6 * em, self.row,
                                stroke=palette.muted, line=0.08 * em, radius=0.2 * em)  # fmt: skip
            if place and self.mark.skips(place, self.rows):
                sheet.path([(x, top + place * self.row), (right, top + place * self.row)], palette.faint, 0.06 * em,
                           dashed=True)  # fmt: skip
            self.paint_row(sheet, x, top + place * self.row, row, self.ranks[place])
        bottom = top + len(self.rows) * self.row
        name = self.mark.others_name(self.rows)
        if name:
            self.paint_others(sheet, x, bottom + self.row / 2, name)
            bottom += self.row
        self.paint_sums(sheet, x, bottom + 0.5 * em)

    def paint_head(self, sheet: Sheet, x: float, y: float, column: int) -> None:
        """The stage's name, an arrow from the one before, and what it does as far as there is room."""
        em, room, palette, stage = self.room.em, self.room, self.room.palette, self.mark.columns[column]
        free = self.width + (0.3 * em if column < len(self.mark.columns) - 1 else 0.0)
        if column:
            tip, middle, half = x - 0.45 * em, y + 0.75 * em, 0.24 * em
            corners = [(tip - half, middle - half), (tip, middle), (tip - half, middle + half)]
            sheet.path(corners, palette.muted, 0.1 * em)
        title = stage.title if fonts.measure(stage.title, "strong", room.small) <= free else stage.short or stage.title
        sheet.text(x, y + 0.75 * em, fonts.elided(title, "strong", room.small, free), room.small, palette.ink, "strong")
        for line, words in enumerate(self.notes[column]):
            sheet.text(x, y + (2.0 + line * LINE) * em, words, room.small, palette.muted)

    def paint_row(self, sheet: Sheet, x: float, top: float, row: int, rank: str) -> None:
        """One token in all columns, its rank before it where that is told."""
        em, room, palette, mark = self.room.em, self.room, self.room.palette, self.mark
        middle, is_hit, is_cut = top + self.row / 2, row == mark.hit, mark.is_cut(row)
        colour = palette.accent if is_hit else palette.faint if is_cut else palette.ink
        right = x + self.left - AIR * em
        width = sheet.piece(right, middle, self.labels[row], room.size, colour, "right", strong=is_hit)
        sheet.text(right - width - RANK * em, middle, rank, room.small, palette.muted, anchor="right")
        if is_cut and can_be_struck(self.labels[row]):
            sheet.line(right - width, middle, right, middle, palette.faint, 0.07 * em)
        for column, stage in enumerate(mark.columns):
            left, state = x + self.x(column), mark.state(column, row)
            if state == "gone":
                sheet.line(left, middle, left + 0.6 * em, middle, palette.edge, 0.07 * em)
                continue
            shown = column if state == "kept" else mark.before(column)  # what is cut keeps the number that it had
            faint = palette.ghost if stage.is_logits or state == "cut" else palette.bar
            if self.bar >= LEAST_BAR * em:
                start, end = self.spans[shown, row].tolist()
                length = max(0.05 * em, (end - start) * self.bar)
                sheet.rectangle(left + start * self.bar, top + 0.24 * self.row, length, 0.52 * self.row,
                                fill=palette.accent if is_hit else faint)  # fmt: skip
            number, end = mark.columns[shown].number(row), left + self.width
            ink = palette.accent if is_hit else palette.faint if state == "cut" else palette.ink
            sheet.text(end, middle, number, room.size, ink, "strong" if is_hit else "text", "right")
            if stage.is_marked(row):
                dot = end - fonts.measure(number, "strong" if is_hit else "text", room.size) - 0.3 * em
                sheet.text(dot, middle, "•", room.size, ink, anchor="right")
            if state == "cut":
                width = fonts.measure(number, "text", room.size)
                sheet.line(end - width, middle, end, middle, palette.faint, 0.07 * em)

    def paint_others(self, sheet: Sheet, x: float, middle: float, name: str) -> None:
        """The tokens without a row, together."""
        room, palette = self.room, self.room.palette
        sheet.text(x + self.left - AIR * room.em, middle, name, room.small, palette.muted, anchor="right")
        for column in range(len(self.mark.columns)):
            share = self.mark.others(column, self.rows)
            sheet.text(x + self.x(column) + self.width, middle, share, room.size, palette.muted, anchor="right")

    def paint_sums(self, sheet: Sheet, x: float, y: float) -> None:
        """Mass, entropy and number of tokens below a hairline, a line each."""
        em, room, palette = self.room.em, self.room, self.room.palette
        for line, name in enumerate(self.mark.sum_names):
            middle = y + (0.3 + (line + 0.5) * SUM) * em
            sheet.text(x + self.left - AIR * em, middle, name, room.small, palette.muted, anchor="right")
            for column, stage in enumerate(self.mark.columns):
                ink = palette.muted if stage.is_logits else palette.ink
                sheet.text(x + self.x(column) + self.width, middle, stage.sums[line], room.size, ink, anchor="right")
        for column in range(len(self.mark.columns)):
            sheet.line(x + self.x(column), y, x + self.x(column) + self.width, y, room.page.frame, 0.06 * em)
