"""Heads as dots: two scores across and down."""

import numpy as np

from exporters import fonts
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer.language import tr
from visualizer.palette import mixed
from visualizer.views.figure import Scatter, short_number
from visualizer.views.names import Frame, place_names

TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
FEW = 200  # heads that get the larger dots
SOFTEST = 0.25  # of the way from the lightest grey to ink, where the first layer stands


def plan(mark: Scatter, room: Room) -> Block:
    """A plot as wide as the room, two thirds as high, its axes below and to the left."""
    em, palette = room.em, room.palette
    left, right, below = 4.4 * em, 1.2 * em, 3.8 * em
    width = room.width - left - right
    height = max(8 * em, 0.66 * width * room.stretch)
    ends = mark.across.end, mark.down.end

    def paint(sheet: Sheet, x: float, y: float) -> None:
        x0, y0, y1 = x + left, y + em, y + em + height
        for share in TICKS:
            at_x, at_y = x0 + share * width, y1 - share * height
            colour = palette.edge if share == 0 else palette.line
            sheet.line(at_x, y0, at_x, y1, colour)
            sheet.line(x0, at_y, x0 + width, at_y, colour)
            across, down = (short_number(share * end) for end in ends)
            sheet.text(at_x, y1 + 0.9 * em, across, room.size, palette.muted, anchor="center")
            sheet.text(x0 - 0.5 * em, at_y, down, room.size, palette.muted, anchor="right")
        middle = y1 + 2.5 * em
        sheet.text(x0 + width / 2, middle, mark.across.title, room.size, palette.ink, "medium", "center")
        sheet.text(x + 0.8 * em, (y0 + y1) / 2, mark.down.title, room.size, palette.ink, "medium", "center", rotate=90)
        heads = np.argwhere(mark.placed)
        scores = [score.values[mark.placed] for score in (mark.across, mark.down)]
        points = np.stack([x0 + scores[0] / ends[0] * width, y1 - scores[1] / ends[1] * height], axis=-1)
        radius = (0.32 if len(heads) <= FEW else 0.2) * em
        tints = [tint(mark, room, layer) for layer in heads[:, 0].tolist()]
        altered = [mark.factors is not None and mark.factors[layer, head] != 1 for layer, head in heads.tolist()]
        fills = [palette.panel if off else shade for off, shade in zip(altered, tints, strict=True)]
        edges = [shade if off else palette.panel for off, shade in zip(altered, tints, strict=True)]
        if len(heads):
            sheet.dots(points, radius, fills, edges, 0.1 * em)
        paint_names(sheet, mark, room, heads, points, radius, Frame(x0, y0 - em, x0 + width + em, y1))
        paint_key(sheet, mark, room, x0, middle, (width - fonts.measure(mark.across.title, "medium", room.size)) / 2)

    return Block(em + height + below, paint)


def paint_names(
    sheet: Sheet, mark: Scatter, room: Room, heads: np.ndarray, points: np.ndarray, radius: float,
    plot: Frame,
) -> None:  # fmt: skip
    """The ring of the focused head, and the names of it and of the extreme ones that have room."""
    palette = room.palette
    known = {place: dot for dot, place in enumerate(map(tuple, heads.tolist()))}
    wanted = [place for place in dict.fromkeys((mark.framed, *mark.named)) if place in known]
    ring = radius + 0.3 * room.em
    if mark.framed in known:
        middle = points[[known[mark.framed]]]
        sheet.dots(middle, ring, ["none"], [palette.panel], 0.4 * room.em)
        sheet.dots(middle, ring, ["none"], [palette.accent], 0.16 * room.em)
    widths = [fonts.measure(mark.name(*place), "medium", room.small) for place in wanted]
    radii = [ring + 0.1 * room.em if place == mark.framed else radius for place in wanted]
    found = place_names(points, [known[place] for place in wanted], widths, room.em, radii, radius, plot)
    for place in wanted:
        if known[place] in found:
            ink = palette.accent if place == mark.framed else palette.ink
            sheet.text(*found[known[place]], mark.name(*place), room.small, ink, "medium")


def paint_key(sheet: Sheet, mark: Scatter, room: Room, x: float, middle: float, free: float) -> None:
    """Below at the left: faint dots are the first layers, strong ones the last; left out where there is no room."""
    em, last = room.em, mark.across.values.shape[0] - 1
    name = tr("layer {layer}", layer=0)
    first = fonts.measure(name, "text", room.small) + 0.6 * em
    if first + 6 * em > free:
        return
    sheet.text(x, middle, name, room.small, room.palette.muted)
    steps = np.array([[x + first + 0.9 * em * step, middle] for step in range(5)])
    tints = [tint(mark, room, round(step * last / 4)) for step in range(5)]
    sheet.dots(steps, 0.32 * em, tints, ["none"] * 5)
    sheet.text(x + first + 4.6 * em, middle, str(last), room.small, room.palette.muted)


def tint(mark: Scatter, room: Room, layer: int) -> str:
    """A dot's colour: fainter for an early layer, ink for the last."""
    last = max(1, mark.across.values.shape[0] - 1)
    return mixed(room.palette.edge, room.palette.ink, SOFTEST + (1 - SOFTEST) * layer / last)
