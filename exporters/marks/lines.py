"""Numbers along an axis, a line each."""

import numpy as np

from exporters import fonts
from exporters.marks import axes
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer import numerals
from visualizer.views.figure import Lines, tick_number
from visualizer.views.names import spread

GUTTER = 4.2  # of the type size, left of the plot: the same for all, so that plots below one another begin alike
HEIGHT = 11.0
LINE = 1.3  # of the type size: from the title to the line below it
SAMPLE = 2.2  # of the type size: a piece of a line before its name
MOST_TICKS = 9  # numbers below the plot


def plan(mark: Lines, room: Room) -> Block:
    """A plot as wide as the room, with the lines' names at its right where they are all alike."""
    em = room.em
    told = fonts.drawable(mark.told)
    wide = fonts.measure(told, "strong", room.small) + em if told else 0.0
    words = fonts.measure(fonts.drawable(mark.title), "medium", room.size) + 0.9 * em
    words += fonts.measure(fonts.drawable(mark.note), "text", room.small)
    is_two_lined = words + wide > room.width  # the title has a line of its own
    heading, below = (1.9 + LINE * is_two_lined) * em, 3.0 * em
    height = max(4 * em, HEIGHT * em * room.stretch)
    names = mark.names if mark.focused is None else ()
    right = max((fonts.measure(fonts.drawable(name), "text", room.small) for name in names), default=0.0)
    right = min(right + (0.7 + SAMPLE) * em, 0.36 * room.width) if names else 0.8 * em
    width = room.width - GUTTER * em - right

    def paint(sheet: Sheet, x: float, y: float) -> None:
        free = room.width if is_two_lined else room.width - wide
        axes.paint_heading(sheet, room, x, y + 0.75 * em, free, mark.title, "" if is_two_lined else mark.note)
        second = y + (0.75 + LINE * is_two_lined) * em
        if is_two_lined:
            note = fonts.elided(fonts.drawable(mark.note), "text", room.small, room.width - wide)
            sheet.text(x, second, note, room.small, room.palette.muted)
        sheet.text(x + room.width, second, told, room.small, room.palette.accent, "strong", "right")
        plot = Plot(mark, x + GUTTER * em, y + heading, width, height)
        _paint_axes(sheet, room, mark, plot)
        _paint_event(sheet, room, mark, plot)
        _paint_lines(sheet, room, mark, plot)
        _paint_names(sheet, room, mark, plot, right - (0.7 + SAMPLE) * em)
        _paint_marked(sheet, room, mark, plot)

    return Block(heading + height + below, paint)


class Plot:
    """Where places and numbers lie on the page."""

    def __init__(self, mark: Lines, left: float, top: float, width: float, height: float) -> None:
        self.mark, self.left, self.top, self.width, self.height = mark, left, top, width, height
        self.count = mark.values.shape[1]

    def x(self, place: float) -> float:
        """The middle of a place; stepped lines have a stretch for each of them."""
        if self.mark.stepped or self.count == 1:
            return self.left + (place + 0.5) / self.count * self.width
        return self.left + place / (self.count - 1) * self.width

    def y(self, value: float) -> float:
        """The height of a number."""
        return self.top + self.height * (1 - self.mark.share(value))

    def band(self, line: int) -> list[tuple[float, float]]:
        """The corners of the range around a line, as far as it is known."""
        assert self.mark.spread is not None
        edges = self.mark.spread[line]  # (places, 2)
        known = np.flatnonzero(np.isfinite(edges).all(-1)).tolist()
        low, high = ([(self.x(place), self.y(float(edges[place, side]))) for place in known] for side in (0, 1))
        return [*low, *reversed(high)]

    def points(self, line: int) -> list[tuple[float, float]]:
        """The corners of one line."""
        up = self.mark.up(self.mark.values[line])
        heights = (self.top + self.height * (1 - up)).tolist()
        if not self.mark.stepped:
            return [(self.x(place), y) for place, y in enumerate(heights)]
        half = 0.5 * self.width / self.count
        return [(self.x(place) + side, y) for place, y in enumerate(heights) for side in (-half, half)]


def _paint_axes(sheet: Sheet, room: Room, mark: Lines, plot: Plot) -> None:
    em, palette = room.em, room.palette
    bottom = plot.top + plot.height
    for value in mark.ticks:
        y = plot.y(value)
        is_base = value == 0 or y == bottom
        sheet.line(plot.left, y, plot.left + plot.width, y, palette.edge if is_base else palette.line)
        sheet.text(plot.left - 0.5 * em, y, tick_number(value), room.small, palette.muted, anchor="right")
    most = max(2, int(min(MOST_TICKS, plot.width / (4.2 * em))))
    for place in mark.numbered(most):
        x = plot.x(place)
        sheet.line(x, bottom, x, bottom + 0.25 * em, palette.edge)
        label = mark.columns.label(place).replace("-", numerals.MINUS)
        sheet.text(x, bottom + 0.95 * em, label, room.small, palette.muted, anchor="center")
    sheet.text(
        plot.left + plot.width / 2, bottom + 2.2 * em, mark.columns.title, room.small, palette.muted, anchor="center"
    )
    if mark.level is not None:
        y = plot.y(mark.level)
        sheet.path([(plot.left, y), (plot.left + plot.width, y)], palette.muted, 0.06 * em, dashed=True)
        sheet.text(plot.left + 0.4 * em, y - 0.6 * em, mark.level_name, room.small, palette.muted)


def _paint_event(sheet: Sheet, room: Room, mark: Lines, plot: Plot) -> None:
    """An upright line where something begins, and its words beside it, where no line of numbers is."""
    if mark.event is None:
        return
    (place, words), em, palette = mark.event, room.em, room.palette
    x, bottom, pad = plot.x(place), plot.top + plot.height, 0.6 * em
    sheet.path([(x, plot.top), (x, bottom)], palette.muted, 0.06 * em, dashed=True)
    after, before = plot.left + plot.width - x - pad, x - plot.left - pad
    words = fonts.elided(fonts.drawable(words), "text", room.small, max(after, before))
    width = fonts.measure(words, "text", room.small)
    left = x + pad if width <= after else x - pad - width
    each = plot.width / max(1, plot.count - 1)
    up = mark.free_height(*(round((edge - plot.x(0)) / each) for edge in (left, left + width)))
    y = plot.top + plot.height * (1 - up)
    sheet.rectangle(left - 0.15 * em, y - 0.6 * em, width + 0.3 * em, 1.2 * em, fill=room.page.background)
    sheet.text(left, y, words, room.small, palette.muted)


def _paint_lines(sheet: Sheet, room: Room, mark: Lines, plot: Plot) -> None:
    """The focused line over the others; alike they take greys that can be told apart."""
    em, palette = room.em, room.palette
    for line in range(len(mark.values)):
        if mark.spread is not None and len(band := plot.band(line)) > 2:
            sheet.polygon(band, palette.groove)
    for line in range(len(mark.values)):
        if line != mark.focused:
            colour = palette.ghost if mark.focused is not None else shade(mark, line, palette.ink, palette.faint)
            width = 0.1 * em if mark.focused is None else 0.07 * em
            sheet.path(plot.points(line), colour, width, mark.is_dashed(line))
            if mark.dotted:
                dots = np.array([point for point in plot.points(line) if np.isfinite(point[1])]).reshape(-1, 2)
                sheet.dots(dots, 0.24 * em, [colour] * len(dots), [palette.panel] * len(dots), 0.08 * em)
    if mark.focused is not None:
        sheet.path(plot.points(mark.focused), palette.accent, 0.16 * em)


def shade(mark: Lines, line: int, ink: str, faint: str) -> str:
    """The colour of a line among equals: the first one in ink."""
    return ink if line == 0 else faint


def _paint_names(sheet: Sheet, room: Room, mark: Lines, plot: Plot, width: float) -> None:
    """The name of each line behind its end, none on another."""
    if mark.focused is not None:
        return
    em = room.em
    ends = [plot.y(float(mark.values[line][np.isfinite(mark.values[line])][-1])) for line in range(len(mark.values))]
    for line, y in enumerate(spread(ends, 1.15 * em, plot.top, plot.top + plot.height)):
        name = fonts.elided(fonts.drawable(mark.names[line]), "text", room.small, width)
        colour = shade(mark, line, room.palette.ink, room.palette.faint)
        left = plot.left + plot.width + 0.5 * em
        sheet.path([(left, y), (left + (SAMPLE - 0.6) * em, y)], colour, 0.1 * em, mark.is_dashed(line))
        sheet.text(left + SAMPLE * em, y, name, room.small, colour)


def _paint_marked(sheet: Sheet, room: Room, mark: Lines, plot: Plot) -> None:
    """The dots at the marked place, and where it is below."""
    em, palette = room.em, room.palette
    found = []
    for line, place in mark.dots:
        x, y = plot.x(place), plot.y(float(mark.values[line, place]))
        if line == mark.dots[0][0]:
            sheet.line(x, y, x, plot.top + plot.height, palette.accent, 0.06 * em)
        sheet.dots(np.array([[x, y]]), 0.36 * em, [palette.accent], [palette.panel], 0.12 * em)
        found.append((y - 0.45 * em, x, line))
    if mark.focused is not None:
        return
    found.sort()
    heights = spread([y for y, _, _ in found], 1.1 * em, plot.top + 0.3 * em, plot.top + plot.height - 0.5 * em)
    for (_, x, line), y in zip(found, heights, strict=True):  # beside their dots, none on another
        text = mark.number(line)
        width = fonts.measure(text, "strong", room.small)
        fits = x + 0.7 * em + width <= plot.left + plot.width + 0.3 * em
        left = x + 0.7 * em if fits else x - 0.7 * em - width
        sheet.rectangle(left - 0.15 * em, y - 0.5 * em, width + 0.3 * em, em, fill=palette.panel)
        sheet.text(left, y, text, room.small, palette.accent, "strong")
