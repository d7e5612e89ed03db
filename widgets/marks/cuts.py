"""A text as several tokenizers cut it: counts in columns, then the text in lines with a row of pieces for each."""

from bisect import bisect_right
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF

from visualizer.views.figure import Cut, Cuts
from widgets.brush import Brush
from widgets.marks.base import Lit, Spot, lit_places
from widgets.marks.scrolled import BAR, ScrolledItem

SIZE, SMALL = 12, 11  # of the type
FACT_ROW, PIECE_ROW, BETWEEN, AIR = 20.0, 22.0, 14.0, 12.0
HEAD = 24.0  # of a title
WHOLE = 0.99  # of a column: pieces with less share it
MOST_NAME = 0.24  # of the room


class CutsItem(ScrolledItem):
    """Draws `Cuts` from its beginning; what has no room is reached with the wheel."""

    mark: Cuts

    between = BETWEEN
    _seen: Cuts | None = None

    def arrange(self) -> None:
        """Columns of characters broken into lines, and where each line stands."""
        mark, room, wide = self.mark, self.room, self.theme.text_width
        names = max((wide(row.name, SIZE, 600) for row in mark.rows), default=0.0)
        self.gutter = min(names, MOST_NAME * room.width()) + AIR
        self.head = HEAD if mark.title or mark.note else 0.0
        self.arrange_facts()
        self.upper = room.y() + self.head + self.heads_height + FACT_ROW * len(mark.rows) + 10
        self.widths = self.measured()
        self.lines = mark.lines(self.widths, room.width() - self.gutter - BAR - 4)
        self.pitch, self.count = PIECE_ROW * (1 + len(mark.rows)) + BETWEEN, len(self.lines)
        self.edges = [list(accumulate((self.widths[at] for at in line), initial=0.0)) for line in self.lines]
        if mark is not self._seen:
            self._seen, self.offset = mark, 0.0
        self.scroll_to(self.offset)

    def measured(self) -> list[float]:
        """How wide each column is: its character, or the pieces that share it."""
        wide = self.theme.text_width
        letter = wide("0", SIZE, 600, mono=True)
        known: dict[str, float] = {}
        for text in set(self.mark.columns):
            known[text] = max(letter + 1, wide(text, SIZE, 600, mono=True) + 1) if text else letter + 1
        widths = [known[text] for text in self.mark.columns]
        for row in self.mark.rows:
            for cut in row.cuts:
                share = cut.end - cut.first
                if cut.kind == "added" or share < WHOLE:  # its label is not the characters above it
                    wanted = (wide(cut.label, SMALL, 400, mono=True) + 8) / share
                    widths[int(cut.first)] = max(widths[int(cut.first)], wanted)
        return widths

    # ---- painting ----
    def draw(self, brush: Brush) -> None:
        """Counts, then the lines that are in view."""
        mark, room, painter = self.mark, self.room, brush.painter
        if self.head:
            used = brush.text(room.x(), room.y() + 12, mark.title, 12, weight=600)
            brush.note(room.right(), room.y() + 12, mark.note, anchor="end") if room.width() - used > 120 else None
        self.draw_facts(brush)
        painter.save()
        painter.setClipRect(QRectF(room.x() - 4, self.upper - 2, room.width() + 8, room.bottom() - self.upper + 4))
        lit = set(lit_places(self.lit, "column"))
        for number, line in enumerate(self.lines):
            top = self.top(number)
            if top + self.pitch < self.upper or top > room.bottom():
                continue
            self.draw_text(brush, number, line, top, lit)
            for place, row in enumerate(mark.rows):
                upper = top + (1 + place) * PIECE_ROW
                left = room.x() + self.gutter - AIR
                brush.text(left, upper + 15, row.name, SIZE, "muted", anchor="end", room=self.gutter - AIR)
                for cut in row.cuts:
                    self.draw_cut(brush, number, line, cut, upper, lit)
        painter.restore()
        self.draw_more(brush)

    def draw_more(self, brush: Brush) -> None:
        """Where one is in lines that have no room."""
        base = self.room.y() + self.head + self.heads_height - 6
        self.draw_bar(brush)
        brush.text(self.room.x(), base, self.where(), SMALL, "accent", room=self.gutter - 4)

    def draw_facts(self, brush: Brush) -> None:
        """A line of facts for each tokenizer."""
        mark, x = self.mark, self.room.x()
        first = self.room.y() + self.head + self.heads_height  # where the first row begins
        for place, (head, at) in enumerate(zip(self.heads, self.facts_at, strict=True)):
            for back, line in enumerate(reversed(head)):
                brush.note(x + at, first - 6 - 13 * back, line, "faint", "end" if place else "start")
        for number, row in enumerate(mark.rows):
            base = first + number * FACT_ROW
            brush.hline(x, round(base), self.room.width())
            brush.text(x, base + 14, row.name, SIZE, "ink", 600, room=self.gutter - AIR)
            for place, (fact, at) in enumerate(zip(row.facts, self.facts_at, strict=True)):
                brush.text(x + at, base + 14, fact, SIZE, "ink", anchor="end" if place else "start")

    def arrange_facts(self) -> None:
        """The heads in one line, or in two where there is little room, and where each column of facts ends (the
        first: begins)."""
        wide, rows = self.theme.text_width, self.mark.rows
        for heads in ([[head] for head in self.mark.heads], [head.split(" ", 1) for head in self.mark.heads]):
            widths = [
                max(*(wide(line, SMALL) for line in head), *(wide(row.facts[place], SIZE) for row in rows))
                for place, head in enumerate(heads)
            ]
            gap = min(28.0, (self.room.width() - self.gutter - sum(widths)) / max(1, len(widths) - 1))
            if gap > 10:
                break
        self.heads = heads
        self.heads_height = FACT_ROW + 13.0 * (max(map(len, self.heads), default=1) - 1)
        self.facts_at, x = [self.gutter], self.gutter + widths[0]
        for width in widths[1:]:
            x += max(gap, 6.0) + width
            self.facts_at.append(x)

    def draw_text(self, brush: Brush, number: int, line: range, top: float, lit: set[int]) -> None:
        """The characters themselves."""
        low, high = self.mark.marked or (0, 0)
        edges, left = self.edges[number], self.room.x() + self.gutter
        for place, column in enumerate(line):
            on = low <= column < high
            colour = "accent" if on else "ink" if column in lit else "muted"
            middle = left + (edges[place] + edges[place + 1]) / 2
            weight = 600 if on or column in lit else 400
            brush.piece(middle, top + 15, self.mark.columns[column], SIZE, colour, weight, "middle")

    def draw_cut(self, brush: Brush, number: int, line: range, cut: Cut, top: float, lit: set[int]) -> None:
        """A piece as a box over its columns, as far as they lie on this line."""
        frame = self.frame(number, line, cut, top)
        if frame is None:
            return
        low, high = self.mark.marked or (0, 0)
        on = cut.kind != "added" and cut.first < high and cut.end > low
        is_lit = cut.kind != "added" and any(column in lit for column in range(int(cut.first), int(cut.end - 1e-9) + 1))
        x, y, width, height = frame.x(), frame.y(), frame.width(), frame.height()
        if cut.kind == "added":
            brush.rect(x, y, width, height, "groove", radius=3)
        else:
            stroke = "accent" if on else "ink" if is_lit else "edge"
            fill = "wash" if on else "groove" if is_lit else "field"
            brush.rect(x, y, width, height, fill, None if cut.kind else stroke, radius=3)
            if cut.kind:
                brush.dashed(frame, "accent" if on else "muted")
        if cut.first < line.start:
            return  # goes on from the line before
        start = max(x, self.x(number, line, min(max(cut.letters, line.start), line.stop)))
        size = SMALL if cut.kind == "added" or cut.end - cut.first < WHOLE else SIZE
        if self.theme.text_width(cut.label, size, 400, mono=True) <= x + width - start + 2:
            colour = "accent" if on else "muted" if cut.kind else "ink"
            middle = (start + x + width) / 2
            brush.piece(middle, y + height / 2 + 4, cut.label, size, colour, 600 if on else 400, "middle")

    # ---- geometry ----
    def x(self, number: int, line: range, column: float) -> float:
        """Where a place between two columns of a line lies."""
        edges = self.edges[number]
        place = min(column - line.start, len(line))
        whole = min(int(place), len(line) - 1)
        return self.room.x() + self.gutter + edges[whole] + (place - whole) * (edges[whole + 1] - edges[whole])

    def frame(self, number: int, line: range, cut: Cut, top: float) -> QRectF | None:
        """The box of a piece on a line; None where it does not lie there."""
        low, high = max(cut.first, line.start), min(cut.end, line.stop)
        if low >= high:
            return None
        left, right = self.x(number, line, low), self.x(number, line, high)
        return QRectF(left + 0.5, top + 1.5, max(2.0, right - left - 1), PIECE_ROW - 3)

    def spot(self, point: QPointF) -> Spot | None:
        """The piece under the pointer."""
        if not self.room.contains(point) or point.y() < self.upper or not self.lines:
            return None
        number = int((point.y() - self.upper + self.offset) // self.pitch)
        row = int((point.y() - self.top(number)) // PIECE_ROW) - 1
        if not (0 <= number < len(self.lines) and 0 <= row < len(self.mark.rows)):
            return None
        line, edges = self.lines[number], self.edges[number]
        inside = point.x() - self.room.x() - self.gutter
        place = bisect_right(edges, inside) - 1
        if not 0 <= place < len(line):
            return None
        column = line.start + place + (inside - edges[place]) / (edges[place + 1] - edges[place])
        for which, cut in enumerate(self.mark.rows[row].cuts):
            if cut.first <= column < cut.end:
                frame = self.frame(number, line, cut, self.top(number) + (1 + row) * PIECE_ROW)
                return None if frame is None else Spot(self.mark.probe(row, which), frame)
        return None

    def find_lit(self) -> Lit:
        """The columns of the tokens that are pointed at."""
        pointed = self.pointed if self.mark.side == "source" else self.pointed_target
        spans = [self.mark.tokens[token] for token in pointed if 0 <= token < len(self.mark.tokens)]
        return frozenset(("column", column) for first, end in spans for column in range(first, end))
