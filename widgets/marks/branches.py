"""What may follow, as branches: tokens in columns, and curves between them as wide as their branch is probable."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt

from visualizer.numerals import grouped
from visualizer.tokens import can_be_struck
from visualizer.views.branching import Sizes, arrange
from visualizer.views.figure import BRANCH_STATES, Branches
from widgets.brush import Brush
from widgets.marks.base import Lit, MarkItem, Spot, lit_places
from widgets.theme import Theme

HEAD, STEPS = 22.0, 16.0  # the title; the numbers of the columns
LEAST_PITCH, MOST_PITCH, TIGHT = 16.0, 30.0, 17.0  # pixels from row to row; TIGHT: with smaller type
FINEST, WIDEST, LEAST_TAKEN = 1.0, 8.0, 2.5  # pixels of a curve; LEAST_TAKEN: of the branch that the text went on with
ROOT, LEAST_ROOT, MOST_ROOT = 0.08, 36.0, 90.0  # of the room, in pixels: from where all begins to the first column
AIR = 5.0  # pixels between a word and a curve
APART, SMALL = 12.0, 10  # pixels from a number to how many followers have no room, and how large that is
BETWEEN, LEAST_GAP, LEAST_LABEL, REACH = 6.0, 22.0, 36.0, 84.0  # pixels; see `Sizes`; REACH: before a word, of its
# curve, where the pointer is on it
WIDE_GAP = 0.4  # of the room: a curve is no longer
SHARES = np.linspace(0, 1, 17)  # of the way along a curve
COLOURS = {"open": "ink", "selected": "accent", "cut": "faint", "best": "ink", "dropped": "faint"}
CURVES = {"open": "ghost", "selected": "accent", "cut": "edge", "best": "bar", "dropped": "line"}


class BranchesItem(MarkItem):
    """Draws `Branches`; where there is no room for all columns, the wheel moves them."""

    mark: Branches

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.first: int | None = None  # the first column that is seen, once a person has moved them
        self._is_search = False  # whether that was in a search
        self._pushed = 0.0  # pixels that two fingers have moved since the last column

    # ---- geometry ----
    def arrange(self) -> None:
        """Rows as high as there is room, columns as wide as their words; smaller type where either is short."""
        mark, room = self.mark, self.room
        if mark.by_step != self._is_search:
            self._is_search, self.first = mark.by_step, None
        self.depths = mark.depths
        self.top = room.y() + HEAD * bool(mark.title or mark.note) + STEPS * mark.by_step
        height = max(LEAST_PITCH, room.bottom() - self.top)
        self.start = min(MOST_ROOT, max(LEAST_ROOT, ROOT * room.width()))
        self.sizes = Sizes(BETWEEN, LEAST_GAP, WIDE_GAP * room.width(), LEAST_LABEL)
        rows, columns = int(height / LEAST_PITCH), max(self.depths, default=-1) + 1
        for self.size, self.counts_more in ((12, True), (12, False), (11, True), (11, False)):
            self.placed = arrange(mark, rows, room.width() - self.start, self.measure, self.sizes, self.first)
            self.pitch = min(MOST_PITCH, height / max(1.0, self.placed.height))
            fits = len(self.placed.columns) == columns and (self.pitch >= TIGHT or self.size == 11)
            if fits and (self.are_whole() or not self.counts_more):
                break
        self.frames = {place: self.frame(place) for place in self.placed.rows}

    def measure(self, place: int, more: int) -> tuple[float, float]:
        """The widths of a node's label and of what stands behind it, in the heaviest type that they may have."""
        node, wide = self.mark.nodes[place], self.theme.text_width
        number, told = wide(self.mark.number(place), 11, 500), self.told_more(more)
        return wide(node.label, self.size, 600, mono=True), number + (APART + wide(told, SMALL) if told else 0.0)

    def told_more(self, more: int) -> str:
        """How many followers have no room, where that itself has room."""
        return self.mark.left_out(more) if self.counts_more else ""

    def are_whole(self) -> bool:
        """Whether no label is cut short."""
        labels = self.placed.labels
        return all(self.measure(place, 0)[0] <= labels[self.depths[place]] + 0.5 for place in self.placed.rows)

    def middle(self, place: int) -> float:
        """The height of a node's middle."""
        return round(self.top + self.placed.rows[place] * self.pitch)

    def frame(self, place: int) -> QRectF:
        """Where a node's label and number are."""
        label, number = self.measure(place, self.placed.more[place])
        column = self.depths[place]
        width = min(label, self.placed.labels[column]) + BETWEEN + number
        high = min(int(self.pitch), 20)  # whole pixels, as the middles are: no frame reaches into the next
        left = self.room.x() + self.start + self.placed.starts[column]
        return QRectF(left, self.middle(place) - high / 2, width, high)

    def spot(self, point: QPointF) -> Spot | None:
        """The node under the pointer, on its words or on the curve that leads to them."""
        for place, frame in self.frames.items():
            before = self.frames.get(self.mark.nodes[place].parent)
            start = frame.x() if before is None else max(before.right(), frame.x() - REACH)
            if frame.adjusted((start - frame.x()) / 2 - AIR, 0, AIR, 0).contains(point):
                return Spot(self.mark.probe(place), frame.adjusted(-3, 0, 3, 0))
        return None

    def find_lit(self) -> Lit:
        """The nodes that are a token of the vocabulary that is pointed at."""
        nodes = self.mark.nodes
        return frozenset(("node", place) for place in self.placed.rows if nodes[place].token_id in self.pointed_ids)

    # ---- moving ----
    def move_by(self, columns: int) -> bool:
        """See other columns; whether that changed anything."""
        seen, before = self.placed.columns, self.placed.columns.start
        last = max(self.depths, default=-1) + 1 - len(seen)
        start = max(0, min(last, before + columns))
        if start != before:
            self.first = start
        return start != before

    def wheel(self, point: QPointF, angle: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """A wheel moves the columns, one a notch."""
        turned = angle.x() or angle.y()
        return self.room.contains(point) and bool(turned) and self.move_by(-1 if turned > 0 else 1)

    def scroll(self, point: QPointF, pixels: QPointF) -> bool:
        """Two fingers move the columns, one for as many pixels as the shortest curve is long."""
        if not self.room.contains(point):
            return False
        self._pushed += pixels.x()
        columns = int(self._pushed / LEAST_GAP)
        self._pushed -= columns * LEAST_GAP
        return bool(columns) and self.move_by(-columns)

    # ---- painting ----
    def draw(self, brush: Brush) -> None:
        """The heading, then the curves, those of the branch under the pointer last, then the words over them."""
        self.draw_head(brush)
        pointed = self.pointed_path()
        order = sorted(
            self.placed.rows, key=lambda place: (place in pointed, -BRANCH_STATES.index(self.mark.nodes[place].state))
        )
        for place in order:
            self.draw_curve(brush, place, place in pointed)
        if self.root is not None:
            brush.dot(self.room.x() + 4, self.root, 4, "bar")
        for place in self.placed.rows:
            self.draw_words(brush, place, place in pointed)

    def pointed_path(self) -> frozenset[int]:
        """The branch under the pointer."""
        if self.hovered is None:
            return frozenset()
        middle = self.hovered.frame.center()
        return frozenset(
            on for place, frame in self.frames.items() if frame.contains(middle) for on in self.mark.path(place)
        )

    @property
    def root(self) -> float | None:
        """The height of the point that all branches leave from; None where the first column has no room."""
        first = [self.middle(place) for place in self.placed.rows if self.mark.nodes[place].parent < 0]
        return (min(first) + max(first)) / 2 if first else None

    def draw_head(self, brush: Brush) -> None:
        """What the numbers are, how many tokens have no room, and the numbers of the steps."""
        mark, room, base = self.mark, self.room, self.room.y() + 12
        right = room.right()
        if mark.title or mark.note:
            told = mark.told(len(self.placed.rows))
            right -= brush.note(right, base, told, anchor="end") + (12 if told else 0)
            left = room.x()
            if mark.title:
                left += brush.text(left, base, mark.title, 12, "muted", room=max(0.0, right - left)) + 10
            if mark.note and right - left > 40:
                brush.text(left, base, mark.note, 11, "faint", room=right - left)
        if mark.by_step:
            for column, start in self.placed.starts.items():
                brush.note(room.x() + self.start + start, self.top - 5, grouped(column + 1))

    def draw_curve(self, brush: Brush, place: int, is_pointed: bool) -> None:
        """The curve from the node before or from where all begins; from what has no room, a short line."""
        node, frame = self.mark.nodes[place], self.frames[place]
        before = self.frames.get(node.parent)
        width = FINEST + (WIDEST - FINEST) * self.mark.share(place)
        if node.state == "selected":
            width = max(LEAST_TAKEN, width)
        x1, y1 = frame.x() - AIR, self.middle(place)
        if before is not None:
            x0, y0 = before.right() + AIR, self.middle(node.parent)
        elif node.parent < 0 and self.root is not None:
            x0, y0 = self.room.x() + 4, self.root
        else:
            x0, y0 = frame.x() - 10, y1
        colour = "accent" if node.state == "selected" else "ink" if is_pointed else CURVES[node.state]
        y0, y1 = (y + 0.5 * (round(width) % 2) for y in (y0, y1))  # an odd number of pixels has its middle in one
        if y0 == y1:
            brush.line(x0, y0, x1, y1, colour, width)
            return
        level = (1 - np.cos(np.pi * SHARES)) / 2  # leaves and arrives level
        brush.curve(x0 + (x1 - x0) * SHARES, y0 + (y1 - y0) * level, colour, width)

    def draw_words(self, brush: Brush, place: int, is_pointed: bool) -> None:
        """A node's label and number."""
        node, frame = self.mark.nodes[place], self.frames[place]
        base = self.middle(place) + 4
        is_lit = place in lit_places(self.lit, "node")
        if is_lit:
            brush.rect(frame.x() - 3, frame.y(), frame.width() + 6, frame.height(), "groove", radius=3)
        is_cut = node.state == "cut" and node.value is not None  # not what only stands behind it
        is_strong = is_pointed or is_lit or node.state in ("selected", "best")
        colour = "ink" if is_pointed and node.state == "open" else COLOURS[node.state]
        used = brush.piece(
            frame.x(), base, node.label, self.size, colour, 600 if is_strong else 400,
            strike=node.state == "dropped" or is_cut, room=self.placed.labels[self.depths[place]],
        )  # fmt: skip
        at, written = frame.x() + used + BETWEEN, self.mark.number(place)
        number = {"selected": "accent", "dropped": "faint", "cut": "faint"}.get(node.state, "muted")
        width = brush.text(at, base, written, 11, number)
        if node.state == "dropped" and not can_be_struck(node.label):
            brush.rect(at - 1, round(base - 4), width + 2, 1, number)
        if told := self.told_more(self.placed.more[place]):
            brush.text(at + width + APART, base, told, SMALL, "faint")
