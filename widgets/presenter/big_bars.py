"""The likeliest next tokens as large bars with large numbers; against a baseline also by how much each moved."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from visualizer.language import tr
from visualizer.numerals import per_cent
from visualizer.sampling import Sampling
from visualizer.views.figure import Bars, Fact, points
from widgets.brush import Brush
from widgets.marks.base import Spot
from widgets.presenter.parts import frame_and_hint, phrase
from widgets.presenter.sight import LARGE, LEAST, MIDDLE, TITLE
from widgets.theme import Theme

PITCH = 72.0
NUMBER, MOVED = 104.0, 132.0  # the room of a number, and of a difference
KEY = 56.0  # the lines below the bars: what is faint, what is solid
FACTS = 40.0
ECHO = 0.2  # how far the faint bars of a projector lie between the window's faint and solid ones


def rows_in(height: float, with_facts: bool = False) -> int:
    """How many tokens a room of that height has place for."""
    return max(1, int((height - KEY - (FACTS if with_facts else 0) + 8) // (PITCH - 4)))


def echo(theme: Theme) -> QColor:
    """The colour of what the model gave: somewhat stronger than in the window, since a beamer swallows it."""
    faint, solid = theme.colour("ghost"), theme.colour("bar")
    mixed = [round(a + ECHO * (b - a)) for a, b in zip(faint.getRgb()[:3], solid.getRgb()[:3], strict=True)]  # type: ignore[index]
    return QColor(*mixed)


class BigBars:
    """Draws the bars of the `next-token` view: a faint bar (as given, or before), and on it a solid one (now).

    With `both` the numbers of the faint bars stand beside those of the solid ones, and the `facts` below.
    """

    def __init__(self, theme: Theme, mark: Bars, sampling: Sampling, room: QRectF, title: str, focus: str = "",
                 both: bool = False, facts: tuple[Fact, ...] = ()) -> None:  # fmt: skip
        self.theme, self.mark, self.sampling, self.room = theme, mark, sampling, room
        self.title, self.focus, self.both, self.facts = title, focus, both, facts
        below = KEY + (FACTS if facts else 0)
        self.pitch = min(PITCH, (room.height() - below) / max(1, len(mark.rows)))
        self.size = LARGE if both else MIDDLE
        longest = max((theme.text_width(bar.label, self.size, 600, mono=True) for bar in mark.rows), default=0.0)
        self.names = min(max(longest, 120.0), 0.34 * room.width()) + 24
        self.right = room.right() - (MOVED if mark.against else 0)  # of the numbers
        self.numbers = NUMBER * (2 if both else 1)
        self.left = room.x() + self.names
        self.width = max(20.0, self.right - self.numbers - 8 - self.left)
        self.largest = mark.largest

    def paint(self, brush: Brush) -> None:
        """Title, rows, what faint and solid mean."""
        x, y, right = self.room.x(), self.room.y() - 20, self.right
        heads = right - (2 if self.both else 1) * NUMBER
        used = brush.text(x, y, self.title, TITLE, weight=600, room=heads - x)
        if self.focus and heads - x - used > 100:
            brush.text(x + used + 24, y, self.focus, TITLE, "accent", 600, room=heads - x - used - 24)
        first, second = self.mark.names
        if self.both:
            given = f"{first} %" if self.mark.against else tr("given %")
            brush.text(right - NUMBER, y, given, LEAST, "muted", anchor="end")
        brush.text(right, y, second if self.both else "%", LEAST, "muted", anchor="end")
        if self.mark.against:
            brush.text(self.room.right(), y, tr("points"), LEAST, "muted", anchor="end")
        for row in range(len(self.mark.rows)):
            self.row(brush, row)
        self.legend(brush)

    def row(self, brush: Brush, row: int) -> None:
        """One token."""
        bar, middle = self.mark.rows[row], self.room.y() + (row + 0.5) * self.pitch
        is_first, is_cut = row == 0, bar.now is None
        tall, slim = 0.61 * self.pitch, 0.33 * self.pitch
        faint = self.length(self.mark.faint(bar))
        brush.rect(self.left, round(middle - tall / 2), faint, round(tall), echo(self.theme))
        if bar.now is not None:
            brush.rect(self.left, round(middle - slim / 2), self.length(bar.now), round(slim), "bar")
        baseline, weight = middle + 0.35 * self.size, 600 if is_first else 400
        colour = "faint" if is_cut else "ink"
        brush.piece(self.left - 16, baseline, bar.label, self.size, colour, weight, "end", is_cut, room=self.names - 24)
        now = tr("cut") if bar.now is None else per_cent(bar.now)
        brush.text(self.right, baseline, now, self.size, colour, weight, "end")
        if self.both:
            given = per_cent(self.mark.faint(bar))
            brush.text(self.right - NUMBER, baseline, given, self.size, "muted", 400, "end")
        if self.mark.against:
            moved = self.mark.difference(bar)
            strength = 600 if abs(moved) >= 1 else 400
            brush.text(self.room.right(), baseline, points(moved), TITLE, "ink" if abs(moved) >= 1 else "muted",
                       strength, "end")  # fmt: skip

    def legend(self, brush: Brush) -> None:
        """What faint and solid bars are; then the numbers that sum up."""
        x, y = self.room.x(), self.room.bottom() - (FACTS if self.facts else 0)
        brush.rect(x, y - 21, 28, 21, echo(self.theme))
        x += 40 + brush.text(x + 40, y - 3, self.mark.names[0], LEAST, "muted") + 28
        brush.rect(x, y - 16, 28, 12, "bar")
        phrase(brush, x + 40, y - 3, self.sampling.words, LEAST, "muted", room=self.room.right() - x - 40)
        x = self.room.x()
        for fact in self.facts:
            x += brush.text(x, y + 36, fact.name, LEAST, "muted") + 10
            x += brush.text(x, y + 37, fact.value, TITLE, "ink", 600) + 10
            x += brush.text(x, y + 36, fact.note, LEAST, "muted") + 44

    def length(self, share: float) -> float:
        """The length of a bar: never so short that the back row does not see it."""
        return max(2.0, round(self.width * share / self.largest))

    def spot(self, point: QPointF) -> Spot | None:
        """The row under the pointer: a click appends its token."""
        row = int((point.y() - self.room.y()) // self.pitch)
        if not 0 <= row < len(self.mark.rows) or not self.room.left() <= point.x() <= self.room.right():
            return None
        frame = QRectF(self.room.x(), self.room.y() + row * self.pitch, self.room.width(), self.pitch)
        return Spot(self.mark.probe(row), frame.adjusted(-8, 2, 8, -2))

    def paint_hover(self, brush: Brush, spot: Spot, bounds: QRectF) -> None:
        """A frame, and the exact numbers."""
        frame_and_hint(brush, spot, bounds)
