"""The stages from the logits to what is drawn from: a column a stage, a row a token."""

from PySide6.QtCore import QPointF, QRectF

from visualizer.views.figure import StageColumn, Stages
from widgets.brush import Brush, wrapped
from widgets.marks.base import Lit, MarkItem, Spot, lit_places

HEAD, LEAST_HIGH = 58, 260  # the stage's name, and what it does in two lines; where the room is so high
LOW_HEAD, LEAST_LOW = 44, 76  # in one line; in a lower room its name alone
NAME_HEAD = 24
LINE = 14  # from one line of what a stage does to the next
FOOT, SUM_PITCH = 74, 20  # the sums below a hairline
LEAST_PITCH, MOST_PITCH = 15.0, 24.0
LEAST_ROWS = 3  # that are drawn before the sums get room
GAPS = 24.0, 18.0, 12.0  # between two columns, as there is room
ROOMY_BAR = 24.0  # pixels of the longest bar in a column that has room
MOST_COLUMN = 150.0
LEAST_BAR = 10.0  # shorter bars are left out
MOST_LABEL = 0.24  # of the room
AIR = 10.0  # between labels and columns
RANK = 6.0  # between a rank and the name behind it
ARROW = 12.0  # of a gap: what its arrow takes, and air


def head_height(room: float) -> int:
    """How high the heads of the columns are in a room so high."""
    return HEAD if room >= LEAST_HIGH else LOW_HEAD if room >= LEAST_LOW else NAME_HEAD


class StagesItem(MarkItem):
    """Draws `Stages`: faint bars for logits, solid ones for probabilities; the token that is hit in the accent, the one
    that the text went on with in an outline.

    While the draw is played the hit is held back.
    """

    mark: Stages
    is_held = False

    def hold(self, is_held: bool) -> None:
        """Hold back which token is hit, or show it."""
        self.is_held = is_held
        self.update()

    # ---- geometry ----
    def arrange(self) -> None:
        """Labels at the left, columns of one width beside them; as many rows as fit, then the others, then the sums."""
        mark, room, wide = self.mark, self.room, self.theme.text_width
        self.head_height = head_height(room.height())
        self.has_sums = room.height() >= self.head_height + FOOT + (LEAST_ROWS + 1) * LEAST_PITCH
        free = room.height() - self.head_height - (FOOT if self.has_sums else 0)
        self.has_others = free >= 2 * LEAST_PITCH
        self.shown = mark.rows(max(1, int(free // LEAST_PITCH) - self.has_others))
        self.pitch = min(MOST_PITCH, max(LEAST_PITCH, free / (len(self.shown) + self.has_others)))
        self.size = 12 if self.pitch >= 17 else 11
        longest = max((wide(mark.labels[row], self.size, 600, mono=True) + self.rank_room(place)
                       for place, row in enumerate(self.shown)), default=0.0)  # fmt: skip
        names = max(wide(name, 12) for name in (mark.others_name(self.shown), *mark.sum_names))
        self.gutter = min(max(longest, names), MOST_LABEL * room.width())
        count = len(mark.columns)
        self.left = room.x() + self.gutter + AIR
        self.numbers = max((wide(stage.number(row), self.size, 600) for stage in mark.columns for row in self.shown),
                           default=0.0)  # fmt: skip
        for self.gap in GAPS:
            self.width = min(MOST_COLUMN, (room.right() - self.left - self.gap * (count - 1)) / max(1, count))
            if self.width >= self.numbers + 6 + ROOMY_BAR:
                break
        self.bar = self.width - self.numbers - 6
        widest = max(
            (wide(stage.short or stage.title, 12, 600) - self.title_room(column)
             for column, stage in enumerate(mark.columns)), default=0.0,
        )  # fmt: skip
        self.title_size = 11 if widest > 0 else 12
        self.spans = mark.spans  # (columns, rows, 2)
        self.foot = round(room.bottom() - FOOT + 8)  # the hairline over the sums

    def rank_room(self, place: int) -> float:
        """What the rank before a row's name takes."""
        rank = self.mark.rank_name(place, self.shown)
        return self.theme.text_width(rank, 11) + RANK if rank else 0.0

    def x(self, column: int) -> float:
        """The left edge of a column."""
        return round(self.left + column * (self.width + self.gap))

    def top(self, place: int) -> float:
        """The upper edge of the n-th row that is drawn."""
        return self.room.y() + self.head_height + place * self.pitch

    @property
    def right(self) -> float:
        """The right edge of the last column."""
        return self.x(len(self.mark.columns) - 1) + self.width

    # ---- painting ----
    def draw(self, brush: Brush) -> None:
        """The heads of the columns, the rows, the others, the sums."""
        for column in range(len(self.mark.columns)):
            self.head(brush, column)
        lit = lit_places(self.lit, "row")
        for place, row in enumerate(self.shown):
            x, width = self.room.x() - 6, self.right - self.room.x() + 12
            if row in lit or self.is_hit(row):
                brush.rect(x, self.top(place), width, self.pitch, "wash" if self.is_hit(row) else "groove", radius=3)
            if row == self.mark.then:
                brush.rect(x, self.top(place), width, self.pitch, stroke="muted", radius=3)
            if place and self.mark.skips(place, self.shown):
                y = round(self.top(place)) - 0.5
                brush.polyline([(self.room.x(), y), (self.right, y)], "faint", 1, dashed=True)
            self.row(brush, place, row)
        if self.has_others:
            self.others(brush)
        if self.has_sums:
            self.sums(brush)

    def is_hit(self, row: int) -> bool:
        """Whether a row is shown as the one that is drawn."""
        return row == self.mark.hit and not self.is_held

    def head(self, brush: Brush, column: int) -> None:
        """The stage's name, an arrow from the one before, and what it does as far as there is room."""
        stage, x, y = self.mark.columns[column], self.x(column), self.room.y()
        if column:
            tip, half = x - self.gap / 2 + 2, 3.5
            brush.polyline([(tip - half, y + 8 - half), (tip, y + 8), (tip - half, y + 8 + half)], "muted", 1.5)
        brush.text(x, y + 12, self.title(column), self.title_size, weight=600, room=self.title_room(column))
        for line, words in enumerate(self.notes(stage)):
            brush.note(x, y + 29 + line * LINE, words, "muted")

    def notes(self, stage: StageColumn) -> list[str]:
        """What a stage does, in the longest words that have room in the lines of the head."""
        room, lines = self.width + self.gap - ARROW, {HEAD: 2, LOW_HEAD: 1}.get(self.head_height, 0)
        told = (wrapped(self.theme, note, room, 11) for note in stage.notes)
        fits = (
            words
            for words in told
            if len(words) <= lines and all(self.theme.text_width(line, 11) <= room for line in words)
        )
        return next(fits, [])

    def title(self, column: int) -> str:
        """A stage's title, or its short one where the title has no room."""
        stage = self.mark.columns[column]
        fits = self.theme.text_width(stage.title, self.title_size, 600) <= self.title_room(column)
        return stage.title if fits else stage.short or stage.title

    def title_room(self, column: int) -> float:
        """The room of a title: up to the next arrow."""
        return self.width + (self.gap / 2 - 5 if column < len(self.mark.columns) - 1 else self.gap)

    def row(self, brush: Brush, place: int, row: int) -> None:
        """One token in all columns."""
        mark, baseline, is_hit = self.mark, self.top(place) + self.pitch / 2 + 4, self.is_hit(row)
        is_cut, weight = mark.is_cut(row), 600 if is_hit else 400
        colour = "accent" if is_hit else "faint" if is_cut else "ink"
        used = brush.piece(self.left - AIR, baseline, mark.labels[row], self.size, colour, weight, "end", is_cut,
                           room=max(0.0, self.gutter - self.rank_room(place)))  # fmt: skip
        if rank := mark.rank_name(place, self.shown):
            brush.note(self.left - AIR - used - RANK, baseline, rank, "muted", "end")
        for column, stage in enumerate(mark.columns):
            x, state = self.x(column), mark.state(column, row)
            if state == "gone":
                brush.rect(x, round(baseline - 4), 8, 1, "edge")
                continue
            shown = column if state == "kept" else mark.before(column)  # what is cut keeps the number that it had
            solid = "accent" if is_hit else "ghost" if stage.is_logits or state == "cut" else "bar"
            self.draw_bar(brush, x, place, shown, row, solid)
            number, right = mark.columns[shown].number(row), x + self.width
            ink = "accent" if is_hit else "faint" if state == "cut" else "ink"
            width = brush.text(right, baseline, number, self.size, ink, weight, "end")
            if stage.is_marked(row):
                brush.text(right - width - 4, baseline, "•", self.size, ink, weight, "end")
            if state == "cut":
                brush.rect(right - width - 1, round(baseline - 4), width + 2, 1, "faint")

    def draw_bar(self, brush: Brush, x: float, place: int, column: int, row: int, colour: str) -> None:
        """One cell's bar; at least a pixel, so that it is seen."""
        if self.bar < LEAST_BAR:
            return
        start, end = self.spans[column, row].tolist()
        inner = max(3.0, min(12.0, self.pitch - 8))
        top = round(self.top(place) + (self.pitch - inner) / 2)
        brush.rect(round(x + start * self.bar), top, max(1.0, round((end - start) * self.bar)), inner, colour)

    def others(self, brush: Brush) -> None:
        """The tokens without a row, together."""
        name, baseline = self.mark.others_name(self.shown), self.top(len(self.shown)) + self.pitch / 2 + 4
        if not name:
            return
        brush.text(self.left - AIR, baseline, name, self.size, "faint", anchor="end", room=self.gutter)
        for column in range(len(self.mark.columns)):
            share = self.mark.others(column, self.shown)
            brush.text(self.x(column) + self.width, baseline, share, self.size, "faint", anchor="end")

    def sums(self, brush: Brush) -> None:
        """Mass, entropy and number of tokens below a hairline, a line each."""
        for line, name in enumerate(self.mark.sum_names):
            baseline = self.foot + 18 + line * SUM_PITCH
            brush.text(self.left - AIR, baseline, name, 12, "muted", anchor="end", room=self.gutter)
            for column, stage in enumerate(self.mark.columns):
                colour = "muted" if stage.is_logits else "ink"
                brush.text(self.x(column) + self.width, baseline, stage.sums[line], 12, colour,
                           400 if stage.is_logits else 500, "end")  # fmt: skip
        for column in range(len(self.mark.columns)):
            brush.hline(self.x(column), self.foot, self.width)

    # ---- the pointer ----
    def find_lit(self) -> Lit:
        """The rows of the same token of the vocabulary."""
        ids = self.mark.token_ids
        return frozenset(("row", row) for row, token_id in enumerate(ids) if token_id in self.pointed_ids)

    def spot(self, point: QPointF) -> Spot | None:
        """The row under the pointer; over its head or its sums, the stage."""
        place = int((point.y() - self.top(0)) // self.pitch)
        if 0 <= place < len(self.shown) and self.room.x() <= point.x() <= self.right:
            frame = QRectF(self.room.x() - 6, self.top(place), self.right - self.room.x() + 12, self.pitch)
            return Spot(self.mark.probe(self.shown[place]), frame)
        head = QRectF(0, self.room.y(), self.width, self.head_height - 6)
        sums = QRectF(0, self.foot, self.width, 3 * SUM_PITCH + 6) if self.has_sums else QRectF()
        for column in range(len(self.mark.columns)):
            for area in (head, sums):
                frame = area.translated(self.x(column), 0)
                if frame.contains(point):
                    return Spot(self.mark.probe_stage(column), frame.adjusted(-4, -2, 4, 2))
        return None
