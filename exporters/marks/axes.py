"""Labels along axes, colour scales, and the line above a map: what maps, grids and bars have in common."""

import math
from dataclasses import dataclass

import numpy as np

from exporters import fonts
from exporters.marks.room import Room
from exporters.sheet import Anchor, Sheet
from visualizer.palette import colours
from visualizer.views.figure import Axis, ColourScale, short_number

DIAGONAL = math.sqrt(0.5)
STEPS = (1, 2, 4, 5, 8, 10, 16, 20, 32, 40, 50, 64, 100, 128, 200, 250, 256, 400, 500, 512, 1000, 2000, 4000, 5000)


def longest_label(room: Room) -> float:
    """The most room a token's label gets beside or under a map."""
    return min(0.21 * room.width, 9 * room.em)


def shown_places(axis: Axis, count: int, cell: float, gap: float, framed: int | None = None) -> list[int]:
    """Which places of an axis are labelled when labels need `gap` from one to the next: evenly, and the framed one."""
    least = max(1, math.ceil(gap / cell - 1e-9))
    if axis.labels:
        places = list(range(0, count, least))
    else:
        step = next((step for step in STEPS if step >= least), least)
        places = [place for place in range(count) if (place + axis.first) % step == 0]
    if framed is None or framed in places:
        return places
    return sorted([*(place for place in places if abs(place - framed) >= least), framed])


def label_width(axis: Axis, places: list[int], room: Room) -> float:
    """The width of the widest label, as it is drawn."""
    face: fonts.Face = "mono" if axis.labels else "text"
    limit = longest_label(room)
    return max((min(limit, fonts.measure(fonts.drawable(axis.label(p)), face, room.size)) for p in places), default=0.0)


def draw_label(
    sheet: Sheet, room: Room, axis: Axis, place: int, x: float, y: float, chosen: bool = False, rotate: float = 0.0,
    anchor: Anchor = "right",
) -> None:  # fmt: skip
    """One label, hung on x, y; a token's in mono, a number's in the type of words."""
    palette = room.palette
    if axis.labels:
        label = fonts.elided(fonts.drawable(axis.label(place)), "mono", room.size, longest_label(room))
        sheet.piece(x, y, label, room.size, palette.accent if chosen else palette.ink, anchor, rotate)
    else:
        colour = palette.accent if chosen else palette.muted
        sheet.text(x, y, axis.label(place), room.size, colour, anchor=anchor, rotate=rotate)


@dataclass(frozen=True, slots=True)
class ColumnLabels:
    """The labels under the columns of a map: which of them, and how they lie."""

    axis: Axis
    places: list[int]
    angle: float  # 0, 45 or 90 degrees
    depth: float  # millimetres below the map, with the axis' name
    overhang: float  # how far the labels reach left of the first column

    @staticmethod
    def plan(axis: Axis, count: int, cell: float, room: Room) -> "ColumnLabels":
        """Level where they fit, else slanted, else upright; evenly elided where there are too many."""
        em = room.em
        widest = label_width(axis, list(range(count)), room)
        name = 1.5 * em if axis.name else 0.0
        if not axis.labels or widest <= cell - 0.5 * em:
            gap = 0.0 if widest <= cell - 0.5 * em else widest + 0.8 * em
            places = shown_places(axis, count, cell, gap)
            overhang = max(0.0, widest / 2 - cell / 2)
            return ColumnLabels(axis, places, 0.0, 1.5 * em + name, overhang)
        if cell >= 1.5 * em:
            places = list(range(count))
            widths = [label_width(axis, [place], room) for place in places]
            reach = [w * DIAGONAL + 0.5 * em - (p + 0.5) * cell for p, w in zip(places, widths, strict=True)]
            return ColumnLabels(axis, places, 45.0, widest * DIAGONAL + 1.1 * em + name, max(0.0, *reach))
        places = shown_places(axis, count, cell, 1.1 * em)
        return ColumnLabels(axis, places, 90.0, label_width(axis, places, room) + 0.7 * em + name, 0.0)

    def paint(self, sheet: Sheet, room: Room, x: float, y: float, cell: float, count: int) -> None:
        """Under columns that begin at x, below y."""
        em = room.em
        sparse = len(self.places) < count
        for place in self.places:
            middle = x + (place + 0.5) * cell
            if sparse:
                sheet.line(middle, y, middle, y + 0.3 * em, room.page.frame)
            if self.angle == 0:
                draw_label(sheet, room, self.axis, place, middle, y + 0.95 * em, anchor="center")
            elif self.angle == 45:
                draw_label(sheet, room, self.axis, place, middle + 0.15 * em, y + 0.55 * em, rotate=45)
            else:
                draw_label(sheet, room, self.axis, place, middle, y + 0.45 * em, rotate=90)
        if self.axis.name:
            sheet.text(
                x + count * cell / 2, y + self.depth - 0.55 * em, self.axis.title, room.size, room.palette.muted,
                anchor="center",
            )  # fmt: skip


def row_gutter(axis: Axis, count: int, room: Room) -> float:
    """The room left of a map's rows: the axis' name upright, the labels, a gap."""
    name = 1.6 * room.em if axis.name else 0.0
    return name + label_width(axis, list(range(count)), room) + 0.6 * room.em


def paint_row_labels(
    sheet: Sheet, room: Room, axis: Axis, x: float, y: float, cell: float, count: int, framed: int | None
) -> None:
    """Left of rows that begin at y, ending at x; the framed row's in the accent."""
    em = room.em
    places = shown_places(axis, count, cell, (1.08 if axis.labels else 1.7) * em, framed)
    sparse = len(places) < count
    for place in places:
        middle = y + (place + 0.5) * cell
        if sparse:
            sheet.line(x - 0.3 * em, middle, x, middle, room.palette.accent if place == framed else room.page.frame)
        draw_label(sheet, room, axis, place, x - 0.5 * em, middle, chosen=place == framed)
    height = cell * count
    if axis.name and height >= fonts.measure(axis.title, "text", room.size):
        widest = label_width(axis, places, room)
        sheet.text(
            x - widest - 1.5 * em, y + height / 2, axis.title, room.size, room.palette.muted, anchor="center", rotate=90
        )


def scale_gutter(scale: ColourScale, room: Room) -> float:
    """The room right of a map for its upright colour scale."""
    widest = max(fonts.measure(text, "text", room.size) for text in _ticks(scale))
    return 2.6 * room.em + widest + (1.5 * room.em if _is_named(scale, room) else 0.0)


def paint_scale(sheet: Sheet, room: Room, scale: ColourScale, x: float, y: float, height: float) -> None:
    """The upright colour scale right of a map that ends at x, as high as the map, with its ends and its middle."""
    em, palette = room.em, room.palette
    left, width = x + em, em
    _paint_ramp(sheet, room, scale, left, y, width, height, upright=True)
    ticks = _ticks(scale)
    widest = max(fonts.measure(text, "text", room.size) for text in ticks)
    if height < 3.6 * em:
        ticks = (ticks[0], "", ticks[2])
    for share, text in zip((0.0, 0.5, 1.0), ticks, strict=True):
        if text:
            at = y + height * (1 - share)
            sheet.line(left + width, at, left + width + 0.25 * em, at, room.page.frame)
            at = min(max(at, y + 0.36 * em), y + height - 0.36 * em)
            sheet.text(left + width + 0.5 * em, at, text, room.size, palette.ink)
    if _is_named(scale, room) and height >= fonts.measure(scale.name, "text", room.size):
        sheet.text(
            left + width + 0.5 * em + widest + 0.9 * em, y + height / 2, scale.name, room.size, palette.muted,
            anchor="center", rotate=90,
        )  # fmt: skip


def paint_head_line(
    sheet: Sheet, room: Room, scale: ColourScale | None, left: float, right: float, middle: float, title: str, note: str
) -> None:
    """The line above a mark: its title, its note, and at the right end its level colour scale, if it has one.

    Where the line is short, first the scale's name goes, then the end of the note.
    """
    free = right - left
    if scale is not None:
        words = fonts.measure(title, "medium", room.size) + fonts.measure(note, "text", room.small) + 2 * room.em
        named = words + level_scale_width(scale, room, True) <= free
        paint_level_scale(sheet, room, scale, right, middle, named)
        free -= level_scale_width(scale, room, named) + room.em
    if free > 0:
        paint_heading(sheet, room, left, middle, free, title, note)


def level_scale_width(scale: ColourScale, room: Room, named: bool) -> float:
    """The width of the level colour scale, with its ends and, where `named`, its name."""
    words = sum(fonts.measure(text, "text", room.small) for text in scale.ends)
    name = fonts.measure(scale.name, "text", room.small) + 0.8 * room.em if scale.name and named else 0.0
    return name + words + 1.0 * room.em + _ramp_length(room)


def paint_level_scale(sheet: Sheet, room: Room, scale: ColourScale, right: float, middle: float, named: bool) -> None:
    """The level colour scale, ending at `right`."""
    em, palette = room.em, room.palette
    low, high = scale.ends
    x = right - fonts.measure(high, "text", room.small)
    sheet.text(x, middle, high, room.small, palette.ink)
    x -= 0.5 * em + _ramp_length(room)
    _paint_ramp(sheet, room, scale, x, middle - 0.38 * em, _ramp_length(room), 0.76 * em, upright=False)
    x -= 0.5 * em
    sheet.text(x, middle, low, room.small, palette.ink, anchor="right")
    if scale.name and named:
        x -= fonts.measure(low, "text", room.small) + 0.8 * em
        sheet.text(x, middle, scale.name, room.small, palette.muted, anchor="right")


def paint_heading(
    sheet: Sheet, room: Room, x: float, middle: float, width: float, title: str, note: str, weight: str = "medium"
) -> None:
    """A mark's title, and its note behind it as far as there is room."""
    palette = room.palette
    face: fonts.Face = "strong" if weight == "strong" else "medium"
    title = fonts.elided(title, face, room.size, width)
    sheet.text(x, middle, title, room.size, palette.ink, face)
    used = fonts.measure(title, face, room.size) + 0.9 * room.em if title else 0.0
    if note and width - used > 4 * room.em:
        sheet.text(x + used, middle, fonts.elided(note, "text", room.small, width - used), room.small, palette.muted)


def _is_named(scale: ColourScale, room: Room) -> bool:
    """Whether an upright scale has its name beside it: not on a narrow page."""
    return bool(scale.name) and room.width >= 26 * room.em


def _ticks(scale: ColourScale) -> tuple[str, str, str]:
    low, high = scale.ends
    return low, short_number((scale.low + scale.high) / 2), high


def _ramp_length(room: Room) -> float:
    return min(6 * room.em, 0.2 * room.width)


def _paint_ramp(
    sheet: Sheet, room: Room, scale: ColourScale, x: float, y: float, width: float, height: float, upright: bool
) -> None:
    values = np.linspace(scale.low, scale.high, 256)
    ramp = colours(room.palette, scale, values[::-1, None] if upright else values[None, :])
    sheet.cells(x, y, width, height, ramp)
    sheet.rectangle(x, y, width, height, stroke=room.page.frame)
