"""The token strip: one chip a token."""

from PySide6.QtCore import QPointF, QRectF

from visualizer.views.figure import TokenStrip
from widgets.brush import Brush
from widgets.marks.base import MarkItem, Spot

CHIP_HEIGHT, EDGE = 40, 28  # EDGE: what of the strip is kept free around the framed chip


class TokenStripItem(MarkItem):
    """Draws a `TokenStrip` in one line; where it is too long it is moved so that the framed chip is seen."""

    mark: TokenStrip

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.offset = 0.0
        self.marked: frozenset[int] = frozenset()  # the tokens whose text is selected in the prompt
        self._seen: TokenStrip | None = None

    def arrange(self) -> None:
        """Chip widths: roomy, or tighter where the tokens are many."""
        self.lead = self.theme.text_width(self.mark.lead, 11) + 12 if self.mark.lead else 0.0
        for self.font_px, pad, self.gap, least in ((13, 8, 4, 32), (12, 4, 3, 24)):
            wide = self.theme.text_width
            self.widths = [
                max(least, round(max(wide(c.label, self.font_px, 600, mono=True), wide(c.number, 11)))) + 2 * pad
                for c in self.mark.chips
            ]
            self.total = self.lead + sum(self.widths) + self.gap * max(0, len(self.widths) - 1)
            if self.total <= self.room.width():
                break
        self.starts, at = [], self.lead
        for width in self.widths:
            self.starts.append(at)
            at += width + self.gap
        if self.mark is not self._seen:  # else only the room changed, or a person scrolled
            self._seen = self.mark
            self.bring_into_view()
        self.scroll_to(self.offset)

    def mark_tokens(self, places: frozenset[int]) -> None:
        """Fill the chips of these tokens."""
        if places != self.marked:
            self.marked = places
            self.update()

    def bring_into_view(self) -> None:
        """Move the strip as little as needed to see the framed chip."""
        if self.mark.framed is None or not self.starts:
            return
        left = self.starts[self.mark.framed]
        right = left + self.widths[self.mark.framed]
        edge = EDGE if self.total > self.room.width() else 0
        self.offset = min(max(self.offset, right + edge - self.room.width()), left - edge)

    def scroll_to(self, offset: float) -> None:
        """Move the strip, within its ends."""
        self.offset = max(0.0, min(offset, self.total - self.room.width()))
        self.update()

    def draw(self, brush: Brush) -> None:
        """The chips that are in view."""
        painter, room = brush.painter, self.room
        painter.save()
        painter.setClipRect(room.adjusted(-1, 0, 1, 0))
        if self.mark.lead:
            brush.note(room.x() - self.offset, room.y() + 29, self.mark.lead)
        for place, chip in enumerate(self.mark.chips):
            x, width = room.x() + self.starts[place] - self.offset, self.widths[place]
            if x + width < room.left() or x > room.right():
                continue
            on, y, middle = place == self.mark.framed, room.y() + 4, x + width / 2
            is_marked = place in self.marked
            fill = "wash" if on or is_marked else "field"
            stroke = "accent" if on else "bar" if is_marked else "line"
            brush.rect(x, y, width, CHIP_HEIGHT, fill, stroke, 2 if on else 1, 5)
            colour, weight = ("accent" if on else "ink"), (600 if on else 400)
            size = self.font_px - (1 if chip.is_bytes else 0)
            brush.piece(middle, y + 18, chip.label, size, colour, weight, "middle")
            brush.note(middle, y + 33, chip.number, "accent" if on else "faint", "middle")
        painter.restore()
        self.more(brush, self.offset > 0, room.left() - 2, "‹")
        self.more(brush, self.offset + room.width() < self.total, room.right() - 18, "›")

    def more(self, brush: Brush, there_is: bool, x: float, sign: str) -> None:
        """A sign that the strip goes on."""
        if there_is:
            brush.rect(x, self.room.y() + 4, 20, CHIP_HEIGHT, "chrome")
            brush.text(x + 10, self.room.y() + 29, sign, 16, "muted", 600, "middle")

    def spot(self, point: QPointF) -> Spot | None:
        """The chip under the pointer."""
        at = point.x() - self.room.x() + self.offset
        for place, (start, width) in enumerate(zip(self.starts, self.widths, strict=True)):
            if start <= at < start + width:
                frame = QRectF(self.room.x() + start - self.offset, self.room.y() + 4, width, CHIP_HEIGHT)
                return Spot(self.mark.probe(place), frame)
        return None
