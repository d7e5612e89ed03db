"""Upright bars under the columns of a map: where the query token looks."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from visualizer import numerals, palette
from visualizer.language import tr
from visualizer.pooling import merged, starts
from visualizer.views.figure import ColumnBars
from widgets.brush import Brush
from widgets.marks.base import Lit, MarkItem, Spot, labelled, lit_places
from widgets.marks.turned import turned_label

LEAST_SHOWN = 0.03  # of the largest; below it a narrow column carries no number, unless it is one of the largest
LEAST_SEEN = 2  # pixels of a bar that is seen as one: a lower one has no upright number
NUMBER_ROOM = 11.0  # pixels that an upright number needs
NUMBER_HEIGHT = 13  # pixels between the baselines of two numbers over one bar
LARGEST = 3  # so many columns carry a number at any width
LEAST_TINT, LEAST_IN_HIGH_CONTRAST = 0.12, 0.62  # of the colour scale, so that every bar is seen
LEAST_FLAT, FLAT_AIR = 24.0, 3.0  # pixels of a column with a level number, and beside that number
END_LEAST, END_AIR = 22.0, 13.0  # pixels of an axis with a number at its end; between baselines beside the axis
TICK = 4  # pixels


class ColumnBarsItem(MarkItem):
    """Draws `ColumnBars`; the columns are those of the map above, zoomed and moved with it.

    Where there are more columns than pixels, each pixel shows the largest bar in it.
    """

    mark: ColumnBars

    def arrange(self) -> None:
        """Labels below, numbers above, bars as high as what is left."""
        mark, shared = self.mark, self.shared
        count = len(mark.values)
        self.start = shared.start if shared else self.room.x() + 68  # where the first column begins, in view or not
        self.pitch = shared.pitch if shared else self.own_pitch(self.room.right() - self.start, count)
        end = self.start + count * self.pitch
        self.left = shared.left if shared and shared.left is not None else self.start
        self.right = min(end, shared.right) if shared and shared.right is not None else end
        first = int((self.left - self.start) / self.pitch + 1e-6)
        last = int(np.ceil((self.right - self.start) / self.pitch - 1e-6))
        self.seen = range(max(0, first), min(count, last))
        self.flat_numbers = self.pitch >= LEAST_FLAT and self.pitch >= self.widest_number() + FLAT_AIR
        self.angle = -45 if self.pitch >= 20 else -90
        self.font_px = 12 if self.pitch >= 16 else 11 if self.pitch >= 12 else 10
        longest = self.label_width(mark.columns, self.font_px, 96.0)
        self.label_room = min(longest, 0.4 * self.room.height())
        slope = 0.75 if self.angle == -45 else 1.0
        low, high = self.extent = mark.extent
        head = 38 if low < 0 and not self.flat_numbers else 30
        if self.flat_numbers and mark.other is None:
            head = 18
        self.floor = self.room.bottom() - 16 - self.label_room * slope  # under the lowest bar
        self.unit = max(1.0, self.floor - self.room.y() - head * (1 + (low < 0))) / max(1e-9, high - low)
        self.base = round(self.floor + (low * self.unit - head if low < 0 else 0))  # the line of zero

    def widest_number(self) -> float:
        """How wide the widest number of a bar in view is."""
        values = self.mark.values[self.seen.start : self.seen.stop]
        numbers = {self.mark.number(value) for value in values[np.isfinite(values)].tolist()}
        return max((self.theme.text_width(number, 11) for number in numbers), default=0.0)

    @property
    def ends(self) -> list[tuple[float, str]]:
        """Where the numbers beside the axis stand, and they: zero, and the ends that are far enough from it."""
        found = [(float(self.base), "0")]
        for value in self.extent:
            if abs(value) * self.unit >= END_LEAST:
                found.append((self.base - round(value * self.unit) + 4.0, self.mark.end_number(value)))
        return found

    @staticmethod
    def own_pitch(room: float, count: int) -> float:
        """Whole pixels a column where there is no map above, a fraction where there are more columns than pixels."""
        return float(room // count) if room >= count else room / count

    def draw(self, brush: Brush) -> None:
        """Bars, numbers, the base line, labels."""
        base, painter = self.base, brush.painter
        self.lights(brush)
        painter.save()
        clip = QRectF(self.left, self.room.y() - 4, self.right - self.left, self.floor - self.room.y() + 8)
        painter.setClipRect(clip)
        if self.pitch >= 1:
            self.bars(brush)
        else:
            self.merged_bars(brush, painter.device().devicePixelRatio())
        painter.restore()
        self.all_numbers(brush)
        brush.hline(self.left, base, self.right - self.left, "edge")
        for baseline, number in self.ends:
            brush.note(self.left - 8, baseline, number, anchor="end")
            if number != "0":
                brush.hline(self.left - TICK - 1, baseline - 4, TICK, "edge")
        self.words(brush)
        lit = lit_places(self.lit, "column")
        for column in labelled(
            self.seen, self.pitch, self.font_px, [*lit, *([self.framed] if self.framed is not None else [])]
        ):
            self.label(brush, column, column in lit or column == self.framed)

    @property
    def framed(self) -> int | None:
        """The column under the pointer."""
        if self.hovered is None:
            return None
        return int((self.hovered.frame.center().x() - self.start) // self.pitch)

    def words(self, brush: Brush) -> None:
        """Whose row it is, and whose the second one."""
        mark = self.mark
        middle, has_note = self.words_place()
        right = self.left - 8
        room = right - self.room.x()
        brush.piece(right, middle, mark.title, 12, "accent", 600, "end", room=room)
        if has_note:
            brush.note(right, middle + 16, mark.note, anchor="end")
        if mark.other is not None:
            brush.piece(right, middle + 50, mark.other_title, 12, "ink", 600, "end", room=room - 16)
            width = min(room - 16, self.theme.text_width(mark.other_title, 12, 600, mono=True))
            brush.dashed(QRectF(right - width - 15, middle + 40, 10, 12), "ink")
            brush.note(right, middle + 64, mark.other_note, anchor="end")
        if self.pitch < 1:
            at_left = self.x(int(np.abs(mark.values).argmax())) > (self.left + self.right) / 2
            x, anchor = (self.left + 6, "start") if at_left else (self.right, "end")
            brush.note(x, self.room.y() + 8, tr("largest in each pixel"), anchor=anchor)

    def words_place(self) -> tuple[float, bool]:
        """The baseline of the words beside the bars, between the numbers there, and whether all of them have room."""
        second = (50, 64) if self.mark.other is not None else ()
        wanted = (self.room.y() + self.floor) / 2 - (20 if second else 0)
        taken = [baseline for baseline, _ in self.ends]
        for lines in ((0, 16, *second), (0, *second)):
            last = self.floor - lines[-1]
            places = sorted([wanted, *np.arange(self.room.y() + 12, last, 2)], key=lambda y: abs(y - wanted))
            for place in places:
                if all(abs(place + line - other) >= END_AIR for line in lines for other in taken):
                    return float(place), 16 in lines
        return self.room.y() + 12, False

    def bars(self, brush: Brush) -> None:
        """A bar a column, and around it the outline of the second row's."""
        mark = self.mark
        air = 8 if self.pitch > 16 else 2 if self.pitch > 4 else 0
        inner = 4 if mark.other is not None and self.pitch > 12 else 0  # the second row's outline is wider than the bar
        tints = self.tints(mark.values)
        for column in self.seen:
            x, right = round(self.x(column) + air / 2), round(self.x(column + 1) - air / 2)
            place = self.bar(float(mark.values[column]), x + inner, max(x + inner + 1, right - inner))
            is_hidden = mark.hidden is not None and bool(mark.hidden[column])
            if not is_hidden:
                brush.rect(place.x(), place.y(), place.width(), place.height(), QColor(*tints[column].tolist()))
                if column in mark.aside:
                    brush.hatch(place)
            if mark.other is not None and mark.other[column] != 0:
                second = self.bar(float(mark.other[column]), x, max(x + 1, right))
                if self.pitch > 12:
                    brush.dashed(second, "ink")
                else:  # a line at its end, since an outline would hide the bar
                    end = second.top() if mark.other[column] > 0 else second.bottom() - 1
                    brush.rect(second.x(), end, max(1.0, second.width()), 1, "ink")

    def merged_bars(self, brush: Brush, ratio: float) -> None:
        """One bar for each pixel of the screen: the largest of the columns in it."""
        mark = self.mark
        count = max(1, round((self.right - self.left) * ratio))
        edges = starts((self.left - self.start) / self.pitch, (self.right - self.start) / self.pitch, count)
        part = np.where(np.isfinite(mark.values), mark.values, 0.0)[: self.seen.stop]
        if mark.hidden is not None:
            part = np.where(mark.hidden[: self.seen.stop], 0.0, part)
        largest = merged(part, edges)
        tints = self.tints(largest)
        step = (self.right - self.left) / count
        for pixel in np.flatnonzero(np.abs(largest) * self.unit >= 0.5).tolist():
            place = self.bar(float(largest[pixel]), self.left + pixel * step, self.left + (pixel + 1) * step)
            brush.rect(place.x(), place.y(), place.width(), place.height(), QColor(*tints[pixel].tolist()))
        if mark.other is not None:
            other = merged(mark.other[: self.seen.stop], edges)
            for pixel in np.flatnonzero(np.abs(other) * self.unit >= 0.5).tolist():
                place = self.bar(float(other[pixel]), self.left + pixel * step, self.left + (pixel + 1) * step)
                brush.rect(place.x(), place.top() if other[pixel] > 0 else place.bottom() - 2, step, 2, "ink")
        for column in mark.aside:
            brush.hatch(QRectF(self.x(column), self.room.y(), 3, self.base - self.room.y()))

    def bar(self, value: float, left: float, right: float) -> QRectF:
        """The place of a bar, up or down from the line of zero; at least a pixel, so that it is seen."""
        height = max(1.0, round(abs(value) * self.unit)) if np.isfinite(value) else 1.0
        return QRectF(left, self.base - height if value >= 0 else self.base + 1, right - left, height)

    def tints(self, values: np.ndarray) -> np.ndarray:
        """The colour of each bar: that of its value, strong enough to be seen."""
        share = LEAST_IN_HIGH_CONTRAST if self.theme.palette.is_high else LEAST_TINT
        least = share * self.mark.scale.high
        shown = np.where(np.abs(values) < least, np.where(values < 0, -least, least), values)
        return palette.colours(self.theme.palette, self.mark.scale, shown)

    def x(self, column: float) -> float:
        """Where a column begins."""
        return self.start + column * self.pitch

    # ---- numbers and labels ----
    def all_numbers(self, brush: Brush) -> None:
        """The numbers that have room: all where columns are wide, the larger ones where they are narrow."""
        mark = self.mark
        seen = np.arange(self.seen.start, self.seen.stop)
        if mark.hidden is not None:
            seen = seen[~mark.hidden[seen]]
        size = np.abs(mark.values[seen])
        if not self.flat_numbers:  # turned ones only where there is a bar to be seen, and a digit to be read
            least = numerals.LEAST_WEIGHT if mark.scale.kind == "sequential" else 0.0
            is_read = (size * self.unit >= LEAST_SEEN) & (size >= least)
            seen, size = seen[is_read], size[is_read]
        written = self.apart(seen[np.argsort(-size, kind="stable")])
        if self.pitch >= NUMBER_ROOM:
            least = LEAST_SHOWN * float(size.max(initial=0.0)) if self.pitch < 14 else 0.0
            written = [*written, *seen[size >= least].tolist()]
        for column in dict.fromkeys(written):
            middle = self.x(column + 0.5)
            if self.left <= middle <= self.right:
                other = None if mark.other is None else float(mark.other[column])
                self.number(brush, middle, float(mark.values[column]), other)

    def apart(self, columns: np.ndarray) -> list[int]:
        """The first few of some columns whose upright numbers do not run into each other."""
        kept: list[int] = []
        for column in columns[: 10 * LARGEST].tolist():
            if len(kept) < LARGEST and all(abs(column - other) * self.pitch >= NUMBER_ROOM for other in kept):
                kept.append(column)
        return kept

    def number(self, brush: Brush, x: float, value: float, other: float | None) -> None:
        """The value over its bar, and that of the second row over its outline; upright where columns are narrow."""
        is_up = value >= 0
        written = self.mark.number
        if self.flat_numbers:
            y = self.base - round(value * self.unit) - 5 if is_up else self.base + round(-value * self.unit) + 13
            colour = "ink" if abs(value) >= 0.05 * self.mark.scale.high else "muted"
            if other is not None and other > 0 and is_up:
                above = self.base - round(other * self.unit) - 5
                if abs(above - y) >= NUMBER_HEIGHT:  # nearer they would cover one another; hovering says both
                    brush.note(x, above, written(other), "faint", "middle")
                else:
                    y = min(y, above)  # not on the outline
            brush.note(x, y, written(value), colour, "middle")
            return
        reach = max(value, other or 0.0) if is_up else -min(value, other or 0.0)
        y = self.base - round(reach * self.unit) - 5 if is_up else self.base + round(reach * self.unit) + 5
        with brush.turned(x + 4, y, -90):
            brush.note(0, 0, written(value), "ink", "start" if is_up else "end")

    def label(self, brush: Brush, column: int, on: bool) -> None:
        """One key token under its column, turned so that it fits; bold where it is lit."""
        text = self.mark.columns.labels[column]
        x = self.x(column + 0.5)
        if self.left - 0.5 <= x <= self.right + 0.5:
            turned_label(brush, x, self.floor, self.angle, text, self.font_px, self.label_room, on)

    # ---- the pointer ----
    def lights(self, brush: Brush) -> None:
        """A soft wash behind the columns of lit tokens."""
        for column in lit_places(self.lit, "column"):
            left, right = max(self.left, round(self.x(column))), min(self.right, round(self.x(column + 1)))
            if right > self.left and left < self.right:
                top = self.room.y()
                brush.rect(left, top, max(2.0, right - left), self.floor - top, "groove")

    def find_lit(self) -> Lit:
        """The columns of the tokens that are pointed at."""
        return self.lit_on(self.mark.columns, "column")

    def spot(self, point: QPointF) -> Spot | None:
        """The column under the pointer."""
        if not self.left <= point.x() < self.right or not self.room.top() <= point.y() <= self.room.bottom():
            return None
        column = int((point.x() - self.start) // self.pitch)
        if not 0 <= column < len(self.mark.values):
            return None
        left, right = max(self.left, self.x(column)), min(self.right, self.x(column + 1))
        frame = QRectF(left, self.room.y(), right - left, self.floor - self.room.y() + 1)
        return Spot(self.mark.probe(column), frame)
