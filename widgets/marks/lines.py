"""Numbers along an axis, a line each; wheel and pinch stretch the axis."""

import numpy as np
from jaxtyping import Float
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QImage

from visualizer import numerals
from visualizer.views.figure import Lines, tick_number
from visualizer.views.names import spread
from widgets.brush import Brush
from widgets.marks.base import MarkItem, Spot
from widgets.marks.zoom import Zoom
from widgets.theme import Theme

HEAD, HEAD_LINE, BELOW, GUTTER = 22, 16, 32, 44  # HEAD_LINE: a second line of it
NAMES = 0.4  # share of the room that the names at the ends may take
SAMPLE = 24.0  # pixels of a line before its name
NUMBER_PITCH = 44.0  # pixels from one number below the plot to the next
LEAST_HEIGHT = 24.0
REACH = 14.0  # pixels from a line within which the pointer is on it
MOST_PLACE = 64.0  # pixels a place at the most


class LinesItem(MarkItem):
    """Draws `Lines`: the focused one in the accent before the others, or all with their names."""

    mark: Lines

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.window = Zoom(MOST_PLACE)
        self._curves: tuple[tuple[object, ...], QImage] | None = None  # what the picture was made of, and it

    # ---- geometry ----
    @property
    def overview(self) -> QRectF | None:
        """None: a bar below the plot says which part of the axis is in view."""
        return None

    def arrange(self) -> None:
        """The plot between its numbers and the names of its lines."""
        mark, room = self.mark, self.room
        wide = self.theme.text_width
        longest = max((wide(name, 11) for name in mark.names), default=0.0)
        right = 8.0 if mark.focused is not None else min(longest + SAMPLE + 10, NAMES * room.width())
        self.names = right - SAMPLE - 8
        told = wide(mark.told, 11, 600) + 10 if mark.told else 0.0
        note = wide(mark.note, 11) + 10 if mark.note else 0.0
        self.is_two_lined = wide(mark.title, 12) + note + told > room.width()  # the title has a line of its own
        head = HEAD + HEAD_LINE * self.is_two_lined
        height = max(LEAST_HEIGHT, room.height() - head - BELOW)
        self.plot = QRectF(room.x() + GUTTER, room.y() + head, max(20.0, room.width() - GUTTER - right), height)
        count = mark.values.shape[1]
        # lines run from the middle of the first place to that of the last, steps through all of each place
        self.cells = count if mark.stepped or count == 1 else count - 1
        self.window.most = max(MOST_PLACE, self.plot.width() / self.cells)
        self.window.show(1, self.cells, self.plot, (self.plot.width() / self.cells, height))
        self.zoom = self.window
        self.up = mark.up(mark.values)  # (lines, places), 0 to 1

    def x(self, place: float) -> float:
        """The middle of a place."""
        return self.window.x(place + (0.5 if self.cells == self.mark.values.shape[1] else 0.0))

    def height(self, up: float) -> float:
        """How far down the scene a share of the plot's height lies."""
        return self.plot.bottom() - up * self.plot.height()

    def seen(self) -> slice:
        """The places in view, and one beyond at each side."""
        columns = self.window.visible_columns
        return slice(max(0, columns.start - 1), min(self.mark.values.shape[1], columns.stop + 2))

    def points(self, line: int) -> tuple[Float[np.ndarray, " points"], Float[np.ndarray, " points"]]:
        """Across and down the scene, the corners of one line as far as it is in view."""
        seen = self.seen()
        x = self.x(0) + np.arange(seen.start, seen.stop) * self.window.width
        y = self.plot.bottom() - self.up[line, seen].astype(np.float64) * self.plot.height()
        if not self.mark.stepped:
            return x, y
        half = self.window.width / 2
        return np.stack([x - half, x + half], axis=-1).ravel(), np.repeat(y, 2)

    # ---- painting ----
    def draw(self, brush: Brush) -> None:
        """The heading, the axes, the lines, the dot at the marked place."""
        mark, room = self.mark, self.room
        told, left, right = mark.told, room.x(), room.right()
        base = room.y() + 12 + HEAD_LINE * self.is_two_lined
        if told:
            right -= brush.text(right, base, told, 11, "accent", 600, "end") + 10
        if self.is_two_lined:
            brush.text(left, room.y() + 12, mark.title, 12, "muted", room=room.width())
        else:
            left += brush.text(left, base, mark.title, 12, "muted", room=right - left) + 10
        if mark.note and right - left > 30:
            brush.text(left, base, mark.note, 11, "faint", room=right - left)
        self.axes(brush)
        self.event_line(brush)
        area = self.plot.adjusted(-2, -4, 2, 4).toAlignedRect()
        brush.image(area.x(), area.y(), area.width(), area.height(), self.picture(brush, area))
        if mark.focused is None:
            self.line_names(brush)
        self.dots(brush)
        if mark.focused is None:
            self.numbers(brush)

    def picture(self, brush: Brush, area: QRect) -> QImage:
        """All lines, as a picture that is kept: hovering repaints none of them."""
        key = self.mark, self.theme, brush.density, area.getRect(), self.window.x(0), self.window.width
        if self._curves is None or self._curves[0] != key:
            focused = self.mark.focused
            with brush.kept(area) as (inner, image):
                for line in range(len(self.mark.values)):
                    self.band(inner, line)
                for line in range(len(self.mark.values)):
                    if line != focused:
                        self.line(inner, line)
                if focused is not None:
                    self.line(inner, focused)
            self._curves = key, image
        return self._curves[1]

    def band(self, brush: Brush, line: int) -> None:
        """The range around a line, as far as it is known and in view."""
        if self.mark.spread is None:
            return
        seen = self.seen()
        edges = self.mark.up(self.mark.spread[line, seen])  # (places, 2)
        known = np.flatnonzero(np.isfinite(edges).all(-1))
        low, high = ([(self.x(seen.start + place), self.height(edges[place, side])) for place in known.tolist()]
                     for side in (0, 1))  # fmt: skip
        if len(known) > 1:
            brush.polygon([*low, *reversed(high)], "groove")

    def line(self, brush: Brush, line: int) -> None:
        """One line, with a dot at each of its numbers where nothing lies between them."""
        alike = self.mark.focused is None
        colour = self.shade(line) if alike else "accent" if line == self.mark.focused else "ghost"
        width = 1.5 if alike else 2.0 if line == self.mark.focused else 1.0
        brush.curve(*self.points(line), colour, width, self.mark.is_dashed(line))
        if self.mark.dotted:
            for x, y in zip(*self.points(line), strict=True):
                if np.isfinite(y):
                    brush.dot(x, y, 3.0, colour, "panel", 1.0)

    def shade(self, line: int) -> str:
        """The colour of a line among equals: the first one in ink."""
        return "ink" if line == 0 else "faint"

    def axes(self, brush: Brush) -> None:
        """Hairlines at round numbers, numbers below, what the axis counts, the level that lines are measured by."""
        mark, plot = self.mark, self.plot
        ticks = mark.ticks
        crowded = plot.height() / max(1, len(ticks) - 1) < 12
        for place, value in enumerate(ticks):
            y: float = round(self.height(mark.share(value)))
            brush.hline(plot.x(), y, plot.width(), "edge" if value == 0 or place == 0 else "line")
            if not crowded or place in (0, len(ticks) - 1):
                brush.note(plot.x() - 6, y + 4, tick_number(value), anchor="end")
        most = max(2, int(self.plot.width() / NUMBER_PITCH * self.window.width * self.cells / self.plot.width()))
        for place in mark.numbered(most):
            x = self.x(place)
            if plot.left() - 1 <= x <= plot.right() + 1:
                brush.rect(round(x), plot.bottom(), 1, 4, "edge")
                label = mark.columns.label(place).replace("-", numerals.MINUS)
                brush.note(x, plot.bottom() + 15, label, anchor="middle")
        brush.note(plot.center().x(), plot.bottom() + 29, mark.columns.title, "muted", "middle")
        if mark.level is not None:
            y = self.height(mark.share(mark.level))
            brush.polyline([(plot.left(), y), (plot.right(), y)], "muted", 1, dashed=True)
            brush.note(plot.x() + 4, y - 4, mark.level_name, "muted")
        if not self.window.is_fit:
            start, stop = (self.window.column_at(edge) / self.cells for edge in (plot.left(), plot.right()))
            brush.rect(plot.x(), plot.bottom() + 1, plot.width(), 3, "groove", radius=1.5)
            brush.rect(plot.x() + start * plot.width(), plot.bottom() + 1, (stop - start) * plot.width(), 3, "bar",
                       radius=1.5)  # fmt: skip

    def event_line(self, brush: Brush) -> None:
        """An upright line where something begins, and its words beside it, where no line of numbers is."""
        if self.mark.event is None:
            return
        (place, words), plot = self.mark.event, self.plot
        x = self.x(place)
        if not plot.left() - 1 <= x <= plot.right() + 1:
            return
        brush.polyline([(x, plot.top()), (x, plot.bottom())], "muted", 1, dashed=True)
        after, before = plot.right() - x - 8, x - plot.left() - 8
        width = min(self.theme.text_width(words, 11), max(after, before))
        left = x + 8 if width <= after else x - 8 - width
        places = ((edge - self.x(0)) / self.window.width for edge in (left, left + width))
        y = self.height(self.mark.free_height(*(round(place) for place in places)))
        brush.rect(left - 2, y - 8, width + 4, 16, "panel")
        brush.text(left, y + 4, words, 11, "muted", room=width + 1)

    def line_names(self, brush: Brush) -> None:
        """The name of each line behind its end."""
        ends = [self.height(float(up[np.isfinite(up)][-1])) if np.isfinite(up).any() else self.plot.bottom()
                for up in self.up]  # fmt: skip
        for line, y in enumerate(spread(ends, 13.0, self.plot.top() + 4, self.plot.bottom() - 2)):
            colour = self.shade(line)
            left = self.plot.right() + 8
            brush.polyline([(left, y), (left + SAMPLE - 6, y)], colour, 1.5, self.mark.is_dashed(line))
            brush.text(left + SAMPLE, y + 4, self.mark.names[line], 11, colour, room=self.names)

    def dots(self, brush: Brush) -> None:
        """Where the numbers of the marked place stand."""
        for line, place in self.mark.dots:
            x, y = self.x(place), self.height(float(self.up[line, place]))
            if not self.plot.left() - 1 <= x <= self.plot.right() + 1:
                return
            if line == self.mark.dots[0][0]:
                brush.rect(round(x), y, 1, self.plot.bottom() - y, "accent")
            brush.dot(x, y, 4.5, "accent", "panel", 1.5)

    def numbers(self, brush: Brush) -> None:
        """The numbers of the marked place beside their dots, none on another; left of them near the right edge."""
        dots = [(self.x(place), self.height(float(self.up[line, place])), line) for line, place in self.mark.dots]
        dots.sort(key=lambda dot: dot[1])
        heights = spread([y - 5 for _, y, _ in dots], 13.0, self.plot.top() + 4, self.plot.bottom() - 6)
        for (x, _, line), y in zip(dots, heights, strict=True):
            if not self.plot.left() - 1 <= x <= self.plot.right() + 1:
                continue
            text = self.mark.number(line)
            width = self.theme.text_width(text, 11, 600)
            fits = x + 8 + width <= self.plot.right() + 4
            at = x + 8 if fits else x - 8 - width
            brush.rect(at - 2, y - 6, width + 4, 13, "panel", radius=2)
            brush.text(at, y + 4, text, 11, "accent", 600)

    def spot(self, point: QPointF) -> Spot | None:
        """The nearest line at the place under the pointer."""
        if not self.plot.adjusted(-4, -4, 4, 4).contains(point):
            return None
        count = self.mark.values.shape[1]
        along = self.window.column_at(point.x()) - (0.5 if self.cells == count else 0.0)
        place = max(0, min(count - 1, round(along)))
        heights = self.height(0) - np.nan_to_num(self.up[:, place], nan=np.inf) * self.plot.height()
        line = int(np.abs(heights - point.y()).argmin())
        alone = len(self.mark.values) == 1
        if not np.isfinite(heights[line]) or (not alone and abs(heights[line] - point.y()) > REACH):
            return None
        x, y = self.x(place), float(heights[line])
        return Spot(self.mark.probe(line, place), QRectF(x - 5, y - 5, 10, 10))
