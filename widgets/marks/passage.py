"""A text as it reads, its tokens on coloured grounds, in lines that wrap."""

from collections.abc import Collection, Sequence
from itertools import accumulate

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from visualizer import palette
from visualizer.views.figure import Passage, Piece, Probe
from widgets.brush import Brush
from widgets.marks.base import NOTCH, Lit, Spot, lit_places
from widgets.marks.heat_map import ink
from widgets.marks.scrolled import BAR, ScrolledItem

SIZE = 16  # of the type
HEAD, PITCH, BOX, BASE = 26.0, 28.0, 23.0, 17.0  # BOX, BASE: height of a ground, and its top to the type's baseline
SCALE = 72  # pixels of the colour scale
LINES = 2  # that a step of a wheel moves
APART, BAND = 1.5, 4.0  # pixels that a ground reaches into the space beside it, and its height below a later piece
LINE_END = 0.35  # how strong the ground of an end of a line is: it is no word


class PassageItem(ScrolledItem):
    """Draws a `Passage`; a text that has no room shows the framed token, or its end, and is moved with the wheel."""

    mark: Passage

    pitch, between = PITCH, PITCH - BOX
    _seen: Passage | None = None
    _measured: tuple[object, ...] = ()  # the pieces, the theme and the width of which the lines are known

    def arrange(self) -> None:
        """The words in lines, and where each begins."""
        mark, room = self.mark, self.room
        self.upper = room.y() + (HEAD if mark.title or mark.note or mark.is_scaled else 0.0)
        measured = mark.pieces, self.theme, room.width()
        if measured != self._measured:
            self._measured = measured
            self.measure()
        self.values = mark.values()
        self.tints = palette.colours(self.theme.palette, mark.scale, self.values)  # (pieces, 3)
        if mark is not self._seen:  # else only the room changed, or a person scrolled
            self._seen = mark
            self.bring_into_view()
        self.scroll_to(self.offset)

    def measure(self) -> None:
        """Break the lines, and say where each piece begins and ends."""
        pieces, wide = self.mark.pieces, self.theme.text_width
        space = wide(" ", SIZE)
        widths = [wide(piece.text, SIZE) for piece in pieces]
        self.lines = self.mark.lines(widths, self.room.width() - BAR - 4)
        self.count = len(self.lines)
        self.line_of: list[int] = []
        self.spans: list[tuple[float, float]] = []  # of the letters of each piece, from the left of the room
        for number, line in enumerate(self.lines):
            edges = list(accumulate((widths[place] for place in line), initial=-space * pieces[line.start].indent))
            self.line_of += [number] * len(line)
            self.spans += [(edges[at] + space * pieces[place].indent, edges[at + 1]) for at, place in enumerate(line)]

    @property
    def needed(self) -> float:
        """How much height the heading and all lines would need."""
        return self.upper - self.room.y() + self.count * PITCH

    @property
    def seen(self) -> float:
        """The height of the lines that are seen whole."""
        return max(PITCH, (super().seen + self.between) // PITCH * PITCH)

    def wheel(self, point: QPointF, angle: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """A wheel moves whole lines."""
        return self.room.contains(point) and self.scroll_to(self.offset - angle.y() / NOTCH * LINES * PITCH)

    def bring_into_view(self) -> None:
        """Move the text as little as needed to see the framed token, or its end."""
        if not self.line_of:
            return
        top = self.line_of[-1 if self.mark.framed is None else self.mark.framed] * PITCH
        self.offset = min(max(self.offset, top + PITCH - self.seen), top)

    # ---- painting ----
    def draw(self, brush: Brush) -> None:
        """The heading, then the lines that are in view."""
        painter, room = brush.painter, self.room
        self.draw_head(brush)
        painter.save()
        painter.setClipRect(QRectF(room.x() - 4, self.upper - 2, room.width() + 8, self.seen + 1))
        lit = frozenset(lit_places(self.lit, "piece"))
        shown = [place for number in self.in_view() for place in self.lines[number]]
        for place in shown:
            self.draw_ground(brush, place, place in lit)
        for place in shown:
            self.draw_piece(brush, place)
        if self.mark.framed is not None and self.line_of[self.mark.framed] in self.in_view():
            frame = self.frame(self.mark.framed).adjusted(-1, -1, 1, 1)
            brush.rect(frame.x(), frame.y(), frame.width(), frame.height(), stroke="accent", width=2, radius=4)
        painter.restore()

    def draw_head(self, brush: Brush) -> None:
        """What the colours are of, which lines are seen, and the colour scale."""
        mark, left, right, base = self.mark, self.room.x(), self.room.right(), self.room.y() + 12
        if mark.is_scaled:
            right = brush.scale(right, base - 8, SCALE, mark.scale) - 8
            right -= brush.note(right, base, mark.scale.name, "muted", "end") + 14
        self.draw_bar(brush)
        if self.upper > self.room.y():
            right -= brush.note(right, base, self.where(), "muted", "end") + 14
            used = brush.text(left, base, mark.title, 12, "muted", room=max(0.0, right - left)) if mark.title else 0.0
            left += used + 10 * bool(used)
            if right - left > 60:
                brush.text(left, base, mark.note, 11, "faint", room=right - left)

    def draw_ground(self, brush: Brush, place: int, is_lit: bool) -> None:
        """The colour behind a piece, or only below one that steps back; an edge where it is pointed at elsewhere."""
        frame = self.frame(place)
        area = frame.x(), frame.y(), frame.width(), frame.height()
        if np.isfinite(self.values[place]):
            colour = QColor(*self.tints[place].tolist())
            if self.mark.pieces[place].is_line_end:
                colour.setAlphaF(LINE_END)
            if self.mark.is_behind(place):
                brush.rect(frame.x(), frame.bottom() - BAND, frame.width(), BAND, colour, radius=2)
            else:
                brush.rect(*area, colour, radius=3)
        if is_lit:
            brush.rect(*area, stroke="ink", radius=3)

    def draw_piece(self, brush: Brush, place: int) -> None:
        """Its letters, in an ink that reads on their ground."""
        colour: str = "muted"
        if place < self.mark.first or self.mark.pieces[place].is_line_end:
            colour = "faint"
        elif np.isfinite(self.values[place]) and not self.mark.is_behind(place):
            colour = ink(self.theme.palette, self.tints[place].tobytes())
        left, right = self.spans[place]
        top = self.top(self.line_of[place])
        room = self.room.width() - BAR - 4 - left
        text = self.mark.pieces[place].text.lstrip(" ")
        brush.text(self.room.x() + left, top + BASE, text, SIZE, colour, room=room if right - left > room else None)

    # ---- geometry ----
    def frame(self, place: int) -> QRectF:
        """The ground of a piece: its letters, and a little of the space at its sides."""
        (left, right), line = self.spans[place], self.lines[self.line_of[place]]
        before = place == line.start or self.mark.pieces[place].indent > 0
        behind = place + 1 == line.stop or self.mark.pieces[place + 1].indent > 0
        right = min(right, self.room.width() - BAR - 4)
        left, right = left - APART * before, right + APART * behind
        return QRectF(self.room.x() + left, self.top(self.line_of[place]), max(3.0, right - left), BOX)

    def spot(self, point: QPointF) -> Spot | None:
        """The piece under the pointer; between two words the one that the space belongs to; in the heading more of
        what it says."""
        if self.mark.detail and self.room.contains(point) and point.y() < self.upper:
            frame = QRectF(self.room.x(), self.room.y(), self.room.width(), HEAD - 6)
            return Spot(Probe(self.mark.detail), frame)
        number = int((point.y() - self.upper + self.offset) // PITCH)
        if point.y() < self.upper or not self.room.contains(point) or not 0 <= number < self.count:
            return None
        at = point.x() - self.room.x()
        place = next((place for place in self.lines[number] if at < self.spans[place][1] + APART), None)
        return None if place is None else Spot(self.mark.probe(place), self.frame(place))

    def find_lit(self) -> Lit:
        """The pieces of the tokens that are pointed at."""
        return pieces_of(self.mark.pieces, self.pointed if self.mark.side == "source" else self.pointed_target)


def pieces_of(pieces: Sequence[Piece], tokens: Collection[int]) -> Lit:
    """The places of pieces that are these tokens."""
    return frozenset(("piece", place) for place, piece in enumerate(pieces) if tokens and piece.token in tokens)
