"""The token strip: one chip a token."""

from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, Qt

from visualizer.language import tr
from visualizer.views.figure import TokenStrip
from widgets.brush import Brush
from widgets.marks.base import Lit, MarkItem, Spot, lit_places
from widgets.theme import Theme

CHIP_HEIGHT, EDGE = 40, 28  # EDGE: what of the strip is kept free around the framed chip
CORNER = 14  # pixels along the corner of a chip that masks its token
SIZES = ((13, 8, 4, 32), (12, 4, 3, 24))  # type, air beside the text, gap, least text width: roomy, then tighter


class TokenStripItem(MarkItem):
    """Draws a `TokenStrip` in one line; where it is too long it is moved so that the framed chip is seen."""

    mark: TokenStrip

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.offset = 0.0
        self.marked: frozenset[int] = frozenset()  # the tokens whose text is selected in the prompt
        self.underlined: frozenset[int] = frozenset()  # the tokens in which the prompt differs from another one
        self.can_mask = False  # whether a chip under the pointer has a corner that masks its token
        self._seen: TokenStrip | None = None
        self._measured: tuple[object, ...] = ()  # chips, theme and room of which the places are known

    def arrange(self) -> None:
        """Chip widths: roomy, or tighter where the tokens are many."""
        mark = self.mark
        known = (mark.chips, mark.lead, self.theme, self.room.width())
        if self._measured != known:
            self._measured = known
            self.measure()
        if mark is not self._seen:  # else only the room changed, or a person scrolled
            self._seen = mark
            self.bring_into_view()
        self.scroll_to(self.offset)

    def measure(self) -> None:
        """Where every chip begins, roomy if that fits."""
        mark = self.mark
        self.lead = self.theme.text_width(mark.lead, 11) + 12 if mark.lead else 0.0
        for self.font_px, pad, self.gap, least in SIZES:
            self.widths = self.measured(self.font_px, pad, least)
            self.total = self.lead + sum(self.widths) + self.gap * max(0, len(self.widths) - 1)
            if self.total <= self.room.width():
                break
        self.starts = list(accumulate((w + self.gap for w in self.widths[:-1]), initial=self.lead))
        if not self.widths:
            self.starts = []

    def totals(self) -> list[float]:
        """How wide all chips are together, in each of the sizes that they may have."""
        return [
            self.lead + sum(self.measured(size, pad, least)) + gap * max(0, len(self.mark.chips) - 1)
            for size, pad, gap, least in SIZES
        ]

    def measured(self, size: int, pad: int, least: int) -> list[float]:
        """The width of every chip; the same token is measured once."""
        known: dict[tuple[str, str], float] = {}
        wide = self.theme.text_width
        widths = []
        for chip in self.mark.chips:
            key = chip.label, chip.number
            if key not in known:
                text = max(wide(chip.label, size, 600, mono=True), wide(chip.number, 11))
                known[key] = max(least, round(text)) + 2 * pad
            widths.append(known[key])
        return widths

    def mark_tokens(self, places: frozenset[int]) -> None:
        """Fill the chips of these tokens."""
        if places != self.marked:
            self.marked = places
            self.update()

    def underline_tokens(self, places: frozenset[int]) -> None:
        """Underline these tokens."""
        if places != self.underlined:
            self.underlined = places
            self.update()

    def let_mask(self, can_mask: bool) -> None:
        """Whether chips have a corner that masks their tokens."""
        if can_mask != self.can_mask:
            self.can_mask = can_mask
            self.update()

    def bring_into_view(self) -> None:
        """Move the strip as little as needed to see the framed chip."""
        if self.mark.framed is None or not self.starts:
            return
        left = self.starts[self.mark.framed]
        right = left + self.widths[self.mark.framed]
        edge = EDGE if self.total > self.room.width() else 0
        self.offset = min(max(self.offset, right + edge - self.room.width()), left - edge)

    def scroll_to(self, offset: float) -> bool:
        """Move the strip, within its ends; whether it moved."""
        before = self.offset
        self.offset = max(0.0, min(offset, self.total - self.room.width()))
        if self.offset != before:
            self.update()
        return self.offset != before

    def wheel(self, point: QPointF, angle: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """A wheel moves the strip."""
        return self.scroll_to(self.offset - (angle.x() or angle.y()))

    def scroll(self, point: QPointF, pixels: QPointF) -> bool:
        """Two fingers move the strip."""
        return self.scroll_to(self.offset - (pixels.x() or pixels.y()))

    def in_view(self) -> range:
        """The chips that are seen, in part at least."""
        first = max(0, bisect_right(self.starts, self.offset) - 1)
        return range(first, bisect_right(self.starts, self.offset + self.room.width()))

    def draw(self, brush: Brush) -> None:
        """The chips that are in view."""
        painter, room, mark = brush.painter, self.room, self.mark
        lit = lit_places(self.lit, "chip")
        painter.save()
        painter.setClipRect(room.adjusted(-1, 0, 1, 0))
        if mark.lead:
            brush.note(room.x() - self.offset, room.y() + 29, mark.lead)
        for place in self.in_view():
            chip, x, width = mark.chips[place], room.x() + self.starts[place] - self.offset, self.widths[place]
            on, y, middle = place == mark.framed, room.y() + 4, x + width / 2
            is_marked, is_lit = place in self.marked, place in lit
            fill = "wash" if on or is_marked else "groove" if is_lit or chip.masked else "field"
            stroke = "accent" if on else "ink" if is_lit else "bar" if is_marked or chip.masked else "line"
            brush.rect(x, y, width, CHIP_HEIGHT, fill, stroke, 2 if on else 1, 5)
            if place == mark.pinned:
                inset = 3 if on else 0
                brush.dashed(QRectF(x, y, width, CHIP_HEIGHT).adjusted(inset, inset, -inset, -inset), "ink", 2)
            colour, weight = ("accent" if on else "ink"), (600 if on or is_lit else 400)
            size = self.font_px - (1 if chip.is_bytes else 0)
            brush.piece(middle, y + 18, chip.label, size, colour, weight, "middle")
            if place in self.underlined:
                wide = self.theme.text_width(chip.label, size, weight, mono=True)
                brush.rect(middle - wide / 2, y + 21, wide, 2, colour)
            brush.note(middle, y + 33, chip.number, "accent" if on else "faint", "middle")
            if self.can_mask and not chip.masked and self.hovered and self.hovered.frame == self.chip(place):
                self.draw_corner(brush, place)
        painter.restore()
        self.more(brush, self.offset > 0, room.left() - 2, "‹")
        self.more(brush, self.offset + room.width() < self.total, room.right() - 18, "›")

    def more(self, brush: Brush, there_is: bool, x: float, sign: str) -> None:
        """A sign that the strip goes on."""
        if there_is:
            brush.rect(x, self.room.y() + 4, 20, CHIP_HEIGHT, "chrome")
            brush.text(x + 10, self.room.y() + 29, sign, 16, "muted", 600, "middle")

    def find_lit(self) -> Lit:
        """The chips of the tokens that are pointed at."""
        tokens = self.pointed if self.mark.side == "source" else self.pointed_target
        return frozenset(("chip", token) for token in tokens if 0 <= token < len(self.mark.chips))

    def spot(self, point: QPointF) -> Spot | None:
        """The chip under the pointer, or its corner."""
        place = self.chip_at(point)
        if place is None:
            return None
        probe = self.mark.probe(place)
        if self.can_mask and not self.mark.chips[place].masked and self.corner(place).contains(point):
            words = tr("{token}: mask this token", token=self.mark.chips[place].label)
            probe = replace(probe, text=words, pick={"mask": place})
        return Spot(probe, self.chip(place))

    def chip_at(self, point: QPointF) -> int | None:
        """Which chip lies under a point."""
        at = point.x() - self.room.x() + self.offset
        place = bisect_right(self.starts, at) - 1
        inside = place >= 0 and at < self.starts[place] + self.widths[place]
        return place if inside and self.room.top() <= point.y() <= self.room.bottom() else None

    def chip(self, place: int) -> QRectF:
        """Where a chip lies."""
        x = self.room.x() + self.starts[place] - self.offset
        return QRectF(x, self.room.y() + 4, self.widths[place], CHIP_HEIGHT)

    def corner(self, place: int) -> QRectF:
        """Where a click masks the token."""
        chip = self.chip(place)
        return QRectF(chip.right() - CORNER - 2, chip.y() + 2, CORNER, CORNER)

    def draw_corner(self, brush: Brush, place: int) -> None:
        """The sign of a mask: a small hatched square."""
        area, on = self.corner(place), "mask" in (self.hovered.probe.pick if self.hovered else {})
        brush.rect(area.x(), area.y(), area.width(), area.height(), "ink" if on else "groove", "ink", radius=3)
        colour = "panel" if on else "ink"
        for step in (4.0, 8.0, 12.0):
            brush.line(area.x() + max(2.0, step - 10), area.y() + min(step, 12.0),
                       area.x() + min(step, 12.0), area.y() + max(2.0, step - 10), colour, 1.2)  # fmt: skip
