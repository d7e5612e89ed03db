"""The draw: the kept tokens end to end, and the random number that falls on one of them."""

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QVariantAnimation, Signal, Slot

from visualizer.views.figure import Draw
from widgets.brush import Brush
from widgets.marks.base import MarkItem, Spot
from widgets.marks.stages import FOOT, HEAD
from widgets.theme import Theme

BAR = 32.0  # how thick the cumulative bar is
GUTTER = 56.0  # beside an upright bar, where the number stands
LEAST_LABEL = 14.0  # pixels of a share that has its label beside an upright bar
SUM = 60.0  # the lines below an upright bar
FALL = 900  # milliseconds


class DrawItem(MarkItem):
    """Draws `Draw`: an upright bar in a high room, as beside the stages, a lying one in a wide room.

    `play` lets the number fall once more: it runs along the bar until it has come to its value, where `landed` is
    emitted and the token that it hits lights up.
    """

    mark: Draw
    landed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.fallen = 1.0  # how far the number has come, as a share of its way
        self._fall = QVariantAnimation(self, duration=FALL, startValue=0.0, endValue=1.0)
        self._fall.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._fall.valueChanged.connect(self._on_fall)
        self._fall.finished.connect(self.landed)

    # ---- the fall ----
    def play(self) -> None:
        """Let the number fall from 0 on; where none falls, it has landed at once."""
        self._fall.stop()
        if self.mark is None or self.mark.number is None:
            self._on_fall(1.0)
            self.landed.emit()
        else:
            self._on_fall(0.0)
            self._fall.start()

    def finish(self) -> None:
        """Let the number be where it falls to."""
        if self._fall.state() == QVariantAnimation.State.Running:
            self._fall.setCurrentTime(self._fall.duration())

    @property
    def has_landed(self) -> bool:
        """Whether it is said which token is hit."""
        return self.fallen >= 1.0

    @Slot(object)
    def _on_fall(self, share: float) -> None:
        self.fallen = float(share)
        self.update()

    # ---- geometry ----
    def arrange(self) -> None:
        """Where the bar lies, and along which way."""
        room = self.room
        self.is_upright = room.height() > 0.8 * room.width()
        if self.is_upright:
            length = max(20.0, room.height() - HEAD - FOOT)
            self.bar = QRectF(room.x() + GUTTER, room.y() + HEAD, BAR, length)
        else:
            self.bar = QRectF(room.x() + 16, room.y() + HEAD, max(20.0, room.width() - 32), BAR)

    def place(self, share: float) -> float:
        """How far down or across the scene a place from 0 to 1 lies."""
        if self.is_upright:
            return self.bar.y() + share * self.bar.height()
        return self.bar.x() + share * self.bar.width()

    def area(self, number: int) -> QRectF:
        """The rectangle of a share, with a hairline free before the next one where it is not too thin."""
        share = self.mark.shares[number]
        start, end = self.place(share.start), self.place(share.end)
        size = max(0.0, end - start - (1.0 if end - start > 2.5 else 0.0))
        if self.is_upright:
            return QRectF(self.bar.x(), start, BAR, size)
        return QRectF(start, self.bar.y(), size, BAR)

    # ---- painting ----
    def draw(self, brush: Brush) -> None:
        """Heading, bar, labels, the number, what came of it."""
        x, y = self.room.x(), self.room.y()
        if self.is_upright:
            tip = x - 5
            brush.polyline([(tip - 3.5, y + 4.5), (tip, y + 8), (tip - 3.5, y + 11.5)], "muted", 1.5)
        used = brush.text(x, y + 12, self.mark.heading, 12, weight=600)
        if self.is_upright:
            brush.note(x, y + 29, self.mark.note, "muted")
        else:
            brush.note(x + used + 10, y + 12, self.mark.note, "muted")
        self.shares(brush)
        self.ends(brush)
        if self.is_upright:
            self.labels_beside(brush)
        else:
            self.labels_below(brush)
        if self.mark.number is not None:
            self.number(brush, self.fallen * self.mark.number)
        if self.is_upright:
            self.lines_below(brush)
        else:
            self.line_above(brush, x + used + 10 + self.theme.text_width(self.mark.note, 11) + 24)

    def shares(self, brush: Brush) -> None:
        """The bar: neighbours in two greys, the one that is hit in the accent."""
        for number, share in enumerate(self.mark.shares):
            area = self.area(number)
            grey = "groove" if share.count > 1 else "edge" if number % 2 == 0 else "ghost"
            colour = "accent" if number == self.mark.hit and self.has_landed else grey
            brush.rect(area.x(), area.y(), area.width(), area.height(), colour)

    def ends(self, brush: Brush) -> None:
        """0 and 1 at the ends of the bar."""
        bar = self.bar
        if self.is_upright:
            at = -1.0 if self.mark.number is None else self.place(self.fallen * self.mark.number)
            for text, y in (("0", bar.y() + 9), ("1", bar.bottom())):
                if abs(y - 4 - at) > 12:  # the number would stand on it
                    brush.note(bar.x() - 8, y, text, anchor="end")
        else:
            brush.note(bar.x() - 6, bar.center().y() + 4, "0", anchor="end")
            brush.note(bar.right() + 6, bar.center().y() + 4, "1")

    def labels_beside(self, brush: Brush) -> None:
        """The labels of the shares that are high enough, and of the one that is hit; none on another."""
        hit, left = self.mark.hit, self.bar.right() + 10
        room = self.room.right() - left
        taken: list[float] = []
        order = [hit] if self.has_landed else []
        for number in [*order, *(place for place in range(len(self.mark.shares)) if place not in order)]:
            share, area = self.mark.shares[number], self.area(number)
            is_hit = number in order
            middle = min(area.center().y(), self.bar.bottom() - 5)
            if (area.height() < LEAST_LABEL and not is_hit) or any(abs(middle - other) < 13 for other in taken):
                continue
            taken.append(middle)
            self.label(brush, left, middle + 4, share.label, is_hit, share.count > 1, "start", room)

    def labels_below(self, brush: Brush) -> None:
        """The labels of the shares that are wide enough, and of the one that is hit; none on another."""
        baseline, hit = self.bar.bottom() + 16, self.mark.hit
        taken: list[tuple[float, float]] = []
        order = [hit] if self.has_landed else []
        for number in [*order, *(place for place in range(len(self.mark.shares)) if place not in order)]:
            share, area, is_hit = self.mark.shares[number], self.area(number), number in order
            width = self.theme.text_width(share.label, 12, 600 if is_hit else 400, mono=share.count == 1)
            left = min(max(area.center().x() - width / 2, self.room.x()), self.room.right() - width)
            collides = any(left < end + 6 and start < left + width + 6 for start, end in taken)
            if collides or (width > area.width() - 2 and not is_hit):
                continue
            taken.append((left, left + width))
            self.label(brush, left, baseline, share.label, is_hit, share.count > 1, "start", width + 1)

    def label(
        self, brush: Brush, x: float, baseline: float, text: str, is_hit: bool, is_many: bool, anchor: str, room: float
    ) -> None:  # fmt: skip
        """A token's label, or how many others share a stretch."""
        if is_many:
            brush.note(x, baseline, text)
        else:
            brush.piece(x, baseline, text, 12, "accent" if is_hit else "ink", 600 if is_hit else 400, room=room)

    def number(self, brush: Brush, value: float) -> None:
        """The number as a black marker across the bar, with its value."""
        at, bar = self.place(value), self.bar
        shown = self.mark.shown_number if self.has_landed else f"{value:.3f}"
        if self.is_upright:
            brush.polygon([(bar.x() - 2, at), (bar.x() - 9, at - 5), (bar.x() - 9, at + 5)], "ink")
            brush.rect(bar.x() - 3, round(at) - 1, BAR + 8, 2, "ink")
            brush.text(bar.x() - 12, at + 4.5, shown, 12, "ink", 600, "end")
        else:
            brush.polygon([(at, bar.y() - 2), (at - 5, bar.y() - 9), (at + 5, bar.y() - 9)], "ink")
            brush.rect(round(at) - 1, bar.y() - 3, 2, BAR + 8, "ink")
            width = self.theme.text_width(shown, 12, 600)
            left = min(max(at - width / 2, self.room.x()), self.room.right() - width)
            brush.text(left, bar.y() - 13, shown, 12, "ink", 600)

    def lines_below(self, brush: Brush) -> None:
        """What came of it, a line each, below a hairline."""
        x, right, top = self.room.x(), self.room.right(), round(self.room.bottom() - FOOT + 8)
        brush.hline(x, top, right - x)
        lines = len(self.mark.outcome) + len(self.mark.facts)
        pitch = SUM / max(3, lines)
        for place, (name, value, role) in enumerate(self.told):
            baseline = top + pitch * (place + 1) - 2
            used = brush.text(x, baseline, name, 12, "muted", room=0.6 * (right - x)) + 8
            if role == "fact":
                brush.text(right, baseline, value, 12, "ink", 500, "end", room=right - x - used)
            else:
                brush.piece(right, baseline, value, 12, role, 600, "end", room=right - x - used)

    def line_above(self, brush: Brush, left: float) -> None:
        """What came of it in the line of the heading, as far as there is room."""
        baseline = self.room.y() + 12
        widths = [
            self.theme.text_width(name, 11) + 6 + self.theme.text_width(value, 12, 600, mono=role != "fact") + 20
            for name, value, role in self.told
        ]
        count = len(widths)
        while count and sum(widths[:count]) - 20 > self.room.right() - left:
            count -= 1
        x = self.room.right() - sum(widths[:count]) + 20
        for (name, value, role), width in zip(self.told[:count], widths, strict=False):
            at = x + brush.note(x, baseline, name) + 6
            if role == "fact":
                brush.text(at, baseline, value, 12, "ink", 500)
            else:
                brush.piece(at, baseline, value, 12, role, 600)
            x += width

    @property
    def told(self) -> list[tuple[str, str, str]]:
        """The lines about the outcome: name, value, and the colour of a token or "fact"."""
        if not self.has_landed:
            return []
        *before, last = self.mark.outcome
        facts = [(fact.name, fact.value, "fact") for fact in self.mark.facts]
        return [*((*line, "ink") for line in before), (*last, "accent"), *facts]

    # ---- the pointer ----
    def spot(self, point: QPointF) -> Spot | None:
        """The share under the pointer."""
        if not self.bar.adjusted(-4, -4, 4, 4).contains(point):
            return None
        along = (point.y() - self.bar.y()) / self.bar.height() if self.is_upright else (
            (point.x() - self.bar.x()) / self.bar.width()
        )  # fmt: skip
        number = self.mark.at(min(max(along, 0.0), 1.0))
        return Spot(self.mark.probe(number), self.area(number).adjusted(-2, -1, 2, 1))
