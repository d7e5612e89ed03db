"""Probabilities as a setting runs along an axis, and the marker that sets it."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from visualizer.views.figure import Sweep, tick_number
from visualizer.views.names import beside_line, spread
from widgets.brush import Brush
from widgets.marks.base import MarkItem, Spot

HEAD, BELOW, GUTTER = 20, 38, 36
NAMES = 0.3  # share of the plot that the names beside the marker may take
LEADER, NUMBER = 18.0, 6.0  # from a curve to its name, and from there to its number
NAME_PITCH, VALUE = 16.0, 20.0  # VALUE: what the marker's own number takes above them
NUMBER_PITCH = 40.0  # pixels from one number below the plot to the next
TICK_PITCH = 28.0
GROUND = 0.85  # of the panel's colour over the curves, behind a name
REACH = 10.0  # pixels from a curve within which the pointer is on it
RING, HANG = 5.0, 7.0  # the marker's handle, and how far it hangs below the axis: no curve is hidden


class SweepItem(MarkItem):
    """Draws `Sweep`: the curve of the drawn token in the accent, the others grey, the marker across all of them.

    Wherever the pointer is clicked or dragged in the plot, there the marker goes.
    """

    mark: Sweep

    # ---- geometry ----
    def arrange(self) -> None:
        """The plot right of its numbers, and how wide the names and the numbers beside the marker are."""
        mark, room, curves = self.mark, self.room, range(len(self.mark.names))
        head = HEAD if mark.title or mark.note else 8
        width, height = room.width() - GUTTER - 2 * RING, room.height() - head - BELOW
        longest = max((self.theme.text_width(mark.label(curve), 12, 600, mono=True) for curve in curves), default=0.0)
        self.names = min(longest + 2, NAMES * width)
        self.numbers = max((self.theme.text_width(mark.number(curve), 11, 600) for curve in curves), default=0.0)
        self.plot = QRectF(room.x() + GUTTER, room.y() + head, max(20.0, width), max(20.0, height))
        self.up = mark.up(mark.values)  # (curves, points), 0 to 1
        span = float(mark.across[-1] - mark.across[0])
        self.across = self.plot.x() + (mark.across - mark.across[0]) / span * self.plot.width()

    def x(self, value: float) -> float:
        """Where a value of the setting stands."""
        return self.plot.x() + self.mark.share(value) * self.plot.width()

    def height(self, up: float) -> float:
        """How far down the scene a share of the plot's height lies."""
        return self.plot.bottom() - up * self.plot.height()

    # ---- painting ----
    def draw(self, brush: Brush) -> None:
        """The axes, the curves, their names, the marker."""
        mark, room = self.mark, self.room
        used = brush.text(room.x(), room.y() + 12, mark.title, 12, "muted") if mark.title else 0.0
        if mark.note:
            brush.text(room.right(), room.y() + 12, mark.note, 11, "faint", anchor="end",
                       room=room.width() - used - 10)  # fmt: skip
        self.axes(brush)
        for curve in mark.order:
            is_focused = curve == mark.focused
            heights = self.plot.bottom() - self.up[curve] * self.plot.height()
            brush.curve(self.across, heights, "accent" if is_focused else "bar", 2.0 if is_focused else 1.25)
        self.marker(brush)
        self.line_names(brush)

    def axes(self, brush: Brush) -> None:
        """Hairlines at round numbers, per cent at the left, the setting below."""
        mark, plot = self.mark, self.plot
        ticks = mark.ticks
        step = max(1, round(TICK_PITCH * (len(ticks) - 1) / plot.height() + 0.49))
        for value in ticks[::step]:
            y = round(self.height(value / ticks[-1]))
            brush.hline(plot.x(), y, plot.width(), "edge" if value == 0 else "line")
            brush.note(plot.x() - 8, y + 4, tick_number(100 * value), "muted", "end")
        across = mark.marks_across
        step = max(1, round(NUMBER_PITCH * (len(across) - 1) / plot.width() + 0.49))
        for value in across[::step]:
            brush.note(self.x(value), plot.bottom() + 26, mark.number_across(value), "muted", "middle")

    def line_names(self, brush: Brush) -> None:
        """The token of each curve beside the marker with its number there, and a line that leads to it."""
        mark, x, width = self.mark, self.x(self.mark.at), self.names_width
        left, rows = self.names_at()
        near, far = (x + 5, left - 3) if left > x else (x - 5, left + width + 3)
        ground = QColor(self.theme.colour("panel"))
        ground.setAlphaF(GROUND)
        for curve, y in rows:
            colour, weight = ("accent", 600) if curve == mark.focused else ("ink", 400)
            brush.line(near, self.level(curve), far, y, "accent" if curve == mark.focused else "faint", 0.75)
            brush.rect(left - 2, y - NAME_PITCH / 2, width + 4, NAME_PITCH, ground)
            brush.piece(left, y + 4, mark.label(curve), 12, colour, weight, room=self.names)
            brush.text(left + width, y + 4, mark.number(curve), 11, colour, weight, "end")

    def names_at(self) -> tuple[float, list[tuple[int, float]]]:
        """Where the names begin, and the height of each from above, none on another; the drawn token's and as many
        others as there is room for."""
        x, plot = self.x(self.mark.at), self.plot
        top, bottom = plot.top() + (VALUE if self.has_value else 5), plot.bottom() - NAME_PITCH / 2
        most = max(1, 1 + int((bottom - top) / NAME_PITCH))
        named = sorted([*self.mark.order[-1:], *self.mark.order[:-1]][:most], key=self.level)
        is_right = x + LEADER + self.names_width <= self.room.right()
        left = x + LEADER if is_right else x - LEADER - self.names_width
        levels = [self.level(curve) for curve in named]
        if self.mark.focused is None:
            heights = spread(levels, NAME_PITCH, top, bottom)
        else:
            line = self.ends_between(self.mark.focused, left, left + self.names_width)
            heights = beside_line(levels, NAME_PITCH, top, bottom, named.index(self.mark.focused), line)
        return left, list(zip(named, heights, strict=True))

    def ends_between(self, curve: int, left: float, right: float) -> tuple[float, float]:
        """The least and the greatest height of a curve from one place of the plot to another."""
        edges = np.clip([left, right], self.across[0], self.across[-1])
        inside = self.up[curve][(self.across > edges[0]) & (self.across < edges[1])]
        heights = self.plot.bottom() - self.plot.height() * np.append(
            inside, np.interp(edges, self.across, self.up[curve])
        )
        return float(heights.min()), float(heights.max())

    @property
    def names_width(self) -> float:
        """How wide a name and its number are, side by side."""
        return self.names + NUMBER + self.numbers

    @property
    def has_value(self) -> bool:
        """Whether the marker's own number has room above the names."""
        return self.plot.height() >= VALUE + 3 * NAME_PITCH

    def level(self, curve: int) -> float:
        """How far down the scene a curve stands at the present value."""
        return self.height(float(self.mark.up(self.mark.at_values)[curve]))

    def marker(self, brush: Brush) -> None:
        """The present value across all curves, with a dot on each and a handle on the axis."""
        mark, plot, x = self.mark, self.plot, self.x(self.mark.at)
        brush.rect(round(x), plot.y(), 1, plot.height(), "accent")
        for curve in mark.order:
            brush.dot(x, self.level(curve), 3.5, "accent" if curve == mark.focused else "bar", "panel", 1)
        brush.rect(round(x), plot.bottom(), 1, HANG - RING, "accent")
        brush.dot(x, plot.bottom() + HANG, RING, "panel", "accent", 2)
        if not self.has_value:
            return
        width = self.theme.text_width(mark.shown_at, 12, 600)
        left = x + 8 if x + 8 + width <= plot.right() else x - 8 - width
        brush.rect(left - 2, plot.y() + 1, width + 4, 15, "panel")
        brush.text(left, plot.y() + 13, mark.shown_at, 12, "accent", 600)

    # ---- the pointer ----
    def spot(self, point: QPointF) -> Spot | None:
        """The point of the nearest curve, or of all of them, at the value under the pointer."""
        if not self.plot.adjusted(-RING, -4, RING, BELOW).contains(point):
            return None
        place = self.mark.nearest(min(1.0, max(0.0, (point.x() - self.plot.x()) / self.plot.width())))
        heights = self.plot.bottom() - self.up[:, place] * self.plot.height()
        curve = int(np.abs(heights - point.y()).argmin())
        x, y = float(self.across[place]), float(heights[curve])
        if abs(y - point.y()) > REACH:
            return Spot(self.mark.probe(place), QRectF(x, self.plot.y(), 1, self.plot.height()))
        return Spot(self.mark.probe(place, curve), QRectF(x - 5, y - 5, 10, 10))
