"""Probabilities as a setting runs along an axis, and the marker that sets it."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from visualizer.views.figure import Sweep, tick_number
from visualizer.views.names import spread
from widgets.brush import Brush
from widgets.marks.base import MarkItem, Spot

HEAD, BELOW, GUTTER = 20, 34, 36
NAMES = 0.3  # share of the room that the names at the ends may take
LEADER = 22.0  # from the end of a curve to its name
NAME_PITCH = 14.0
NUMBER_PITCH = 40.0  # pixels from one number below the plot to the next
TICK_PITCH = 20.0
REACH = 10.0  # pixels from a curve within which the pointer is on it
RING = 5.0  # the marker's handle


class SweepItem(MarkItem):
    """Draws `Sweep`: the curve of the drawn token in the accent, the others grey, the marker across all of them.

    Wherever the pointer is clicked or dragged in the plot, there the marker goes.
    """

    mark: Sweep

    # ---- geometry ----
    def arrange(self) -> None:
        """The plot between its numbers and the names of the curves."""
        mark, room = self.mark, self.room
        longest = max((self.theme.text_width(name, 12, 600, mono=True) for name in mark.names), default=0.0)
        self.names = min(longest + 2, NAMES * room.width())
        head = HEAD if mark.title or mark.note else 8
        width, height = room.width() - GUTTER - LEADER - self.names, room.height() - head - BELOW
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

    @property
    def order(self) -> list[int]:
        """The curves in the order in which they are painted: the one of the drawn token last."""
        others = [curve for curve in range(len(self.mark.names)) if curve != self.mark.focused]
        return others if self.mark.focused is None else [*others, self.mark.focused]

    # ---- painting ----
    def draw(self, brush: Brush) -> None:
        """The axes, the curves, their names, the marker."""
        mark, room = self.mark, self.room
        used = brush.text(room.x(), room.y() + 12, mark.title, 12, "muted") if mark.title else 0.0
        if mark.note:
            brush.text(room.right(), room.y() + 12, mark.note, 11, "faint", anchor="end",
                       room=room.width() - used - 10)  # fmt: skip
        self.axes(brush)
        for curve in self.order:
            is_focused = curve == mark.focused
            heights = self.plot.bottom() - self.up[curve] * self.plot.height()
            brush.curve(self.across, heights, "accent" if is_focused else "bar", 2.0 if is_focused else 1.25)
        self.line_names(brush)
        self.marker(brush)

    def axes(self, brush: Brush) -> None:
        """Hairlines at round numbers, per cent at the left, the setting below."""
        mark, plot = self.mark, self.plot
        ticks = mark.ticks
        step = max(1, round(TICK_PITCH * (len(ticks) - 1) / plot.height() + 0.49))
        for place, value in enumerate(ticks):
            y = round(self.height(value / ticks[-1]))
            brush.hline(plot.x(), y, plot.width(), "edge" if value == 0 else "line")
            if place % step == 0:
                brush.note(plot.x() - 8, y + 4, tick_number(100 * value), "muted", "end")
        across = mark.marks_across
        step = max(1, round(NUMBER_PITCH * (len(across) - 1) / plot.width() + 0.49))
        for value in across[::step]:
            brush.note(self.x(value), plot.bottom() + 20, mark.number_across(value), "muted", "middle")

    def line_names(self, brush: Brush) -> None:
        """The token of each curve behind its end, with a line that leads to it; as many as there is room for."""
        mark, plot = self.mark, self.plot
        most = max(1, int(plot.height() / NAME_PITCH))
        named = [*([] if mark.focused is None else [mark.focused]), *(one for one in self.order if one != mark.focused)]
        named = sorted(named[:most])
        ends = [self.height(float(self.up[curve, -1])) for curve in named]
        heights = spread(ends, NAME_PITCH, plot.top() + 4, plot.bottom() - 2)
        for curve, end, y in zip(named, ends, heights, strict=True):
            is_focused = curve == mark.focused
            colour = "accent" if is_focused else "ink"
            right = plot.right()
            brush.line(right + 2, end, right + LEADER - 6, y, "accent" if is_focused else "edge")
            brush.piece(right + LEADER, y + 4, mark.names[curve], 12, colour, 600 if is_focused else 400,
                        room=self.names)  # fmt: skip

    def marker(self, brush: Brush) -> None:
        """The present value across all curves, with a dot on each and a handle on the axis."""
        mark, plot, x = self.mark, self.plot, self.x(self.mark.at)
        brush.rect(round(x), plot.y(), 1, plot.height(), "accent")
        for curve in self.order:
            y = self.height(float(mark.up(mark.at_values)[curve]))
            brush.dot(x, y, 3.5, "accent" if curve == mark.focused else "bar", "panel", 1)
        brush.dot(x, plot.bottom(), RING, "panel", "accent", 2)
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
