"""The draw: the kept tokens end to end, and the random number that falls on one of them."""

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QVariantAnimation, Signal, Slot

from visualizer.views.figure import Draw
from widgets.brush import Brush, wrapped
from widgets.marks.base import MarkItem, Spot
from widgets.marks.stages import FOOT, HEAD, LINE, head_height
from widgets.theme import Theme

BAR = 32.0  # how thick the cumulative bar is
GUTTER = 56.0  # beside an upright bar, where the number stands
LEAST_LABEL = 14.0  # pixels of a share that has its label beside an upright bar
SUM = 60.0  # the lines below an upright bar
LYING_HEAD = 44.0  # above a lying bar: heading and number
FALL = 1500  # milliseconds


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
            self.head = head_height(room.height())
            length = max(20.0, room.height() - self.head - FOOT)
            self.bar = QRectF(room.x() + GUTTER, room.y() + self.head, BAR, length)
        else:
            self.bar = QRectF(room.x() + 16, room.y() + LYING_HEAD, max(20.0, room.width() - 32), BAR)

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
        used = brush.text(x, y + 12, self.mark.heading, 12, weight=600)
        if self.is_upright:
            tip = x - 5
            brush.polyline([(tip - 3.5, y + 4.5), (tip, y + 8), (tip - 3.5, y + 11.5)], "muted", 1.5)
            self.notes_below(brush)
        else:
            used += 10 + self.note_beside(brush, x + used + 10)
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
            self.line_above(brush, x + used + 24)

    @property
    def news(self) -> str:
        """That the text went on with another token, once it is told which is hit."""
        return self.mark.news if self.has_landed else ""

    def notes_below(self, brush: Brush) -> None:
        """Which number it is; or what it hits now, in as many lines as the head has."""
        x, y, room = self.room.x(), self.room.y() + 29, self.room.width()
        most = 2 if self.head == HEAD else 1
        lines = wrapped(self.theme, self.news, room, 11) or [self.mark.note]
        for place, line in enumerate([*lines[: most - 1], " ".join(lines[most - 1 :])]):
            brush.text(x, y + place * LINE, line, 11, "ink" if self.news else "muted", room=room)

    def note_beside(self, brush: Brush, x: float) -> float:
        """The same behind the heading; returns its width."""
        room = max(0.0, self.room.right() - x)
        return brush.text(x, self.room.y() + 12, self.news or self.mark.note, 11, "ink" if self.news else "muted",
                          room=room)  # fmt: skip

    def shares(self, brush: Brush) -> None:
        """The bar: neighbours in two greys, the one that is hit in the accent, the one of the text in an outline."""
        for number, share in enumerate(self.mark.shares):
            area = self.area(number)
            grey = "groove" if share.count > 1 else "edge" if number % 2 == 0 else "ghost"
            colour = "accent" if number == self.mark.hit and self.has_landed else grey
            brush.rect(area.x(), area.y(), area.width(), area.height(), colour)
        if self.mark.then_share is not None:
            area = self.area(self.mark.then_share).adjusted(-2, -1, 2, 1)
            brush.rect(area.x(), area.y(), area.width(), max(3.0, area.height()), stroke="ink")

    @property
    def first_named(self) -> list[int]:
        """The shares that have their label before all others: the one that is hit, and the one of the text."""
        hit = [self.mark.hit] if self.has_landed else []
        return hit if self.mark.then_share is None else [*hit, self.mark.then_share]

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
        left = self.bar.right() + 10
        room = self.room.right() - left
        taken: list[float] = []
        order = self.first_named
        for number in [*order, *(place for place in range(len(self.mark.shares)) if place not in order)]:
            area = self.area(number)
            middle = min(area.center().y(), self.bar.bottom() - 5)
            is_thin = area.height() < LEAST_LABEL and number not in order
            if is_thin or any(abs(middle - other) < 13 for other in taken):
                continue
            taken.append(middle)
            self.label(brush, left, middle + 4, number, room)

    def labels_below(self, brush: Brush) -> None:
        """The labels of the shares that are wide enough, and of the one that is hit; none on another."""
        baseline = self.bar.bottom() + 16
        taken: list[tuple[float, float]] = []
        order = self.first_named
        for number in [*order, *(place for place in range(len(self.mark.shares)) if place not in order)]:
            share, area, is_named = self.mark.shares[number], self.area(number), number in order
            width = self.theme.text_width(share.label, 12, 600 if is_named else 400, mono=share.count == 1)
            left = min(max(area.center().x() - width / 2, self.room.x()), self.room.right() - width)
            collides = any(left < end + 6 and start < left + width + 6 for start, end in taken)
            if collides or (width > area.width() - 2 and not is_named):
                continue
            taken.append((left, left + width))
            self.label(brush, left, baseline, number, width + 1)

    def label(self, brush: Brush, x: float, baseline: float, number: int, room: float) -> None:
        """A token's label, or how many others share a stretch."""
        share = self.mark.shares[number]
        if share.count > 1:
            brush.note(x, baseline, share.label)
            return
        colour = "accent" if number == self.mark.hit and self.has_landed else "ink"
        brush.piece(x, baseline, share.label, 12, colour, 600 if number in self.first_named else 400, room=room)

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
        pitch = SUM / max(3, 1 + len(self.mark.facts))
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
        told = self.told[1:] if self.news else self.told  # the news name the token
        widths = [
            self.theme.text_width(name, 11) + 6 + self.theme.text_width(value, 12, 600, mono=role != "fact") + 20
            for name, value, role in told
        ]
        count = len(widths)
        while count and sum(widths[:count]) - 20 > self.room.right() - left:
            count -= 1
        x = self.room.right() - sum(widths[:count]) + 20
        for (name, value, role), width in zip(told[:count], widths, strict=False):
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
        return [(*self.mark.outcome, "accent"), *((fact.name, fact.value, "fact") for fact in self.mark.facts)]

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
