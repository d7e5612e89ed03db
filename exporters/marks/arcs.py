"""One head as lines between two columns of tokens."""

import numpy as np

from exporters import fonts
from exporters.marks import axes
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer.language import later, tr
from visualizer.numerals import LEAST_WEIGHT, grouped
from visualizer.palette import colours, hexadecimal
from visualizer.views.figure import Arcs, ColourScale

ROW = 1.65  # of the type size
LEAST = LEAST_WEIGHT  # a lower one leaves no visible line
MOST = 6000  # lines
WEIGHTS = ColourScale(0, 1, name=later("weight"))
PALEST = 0.2  # of the map's colours: what is drawn at all can be seen on the page
FEW = 150  # lines; where there are more, the weak ones are paler, or together they would be the strongest thing there
SAMPLES = (0.1, 0.5, 1.0)  # weights whose lines are the key


def plan(mark: Arcs, room: Room) -> Block:
    """Queries on the left, keys on the right, between them a line for each weight that can be seen."""
    em, palette = room.em, room.palette
    queries, keys = mark.weights.shape
    rows = max(queries, keys)
    row = min(ROW * em, 1.5 * room.width / rows) * min(max(room.stretch, 0.1), 1.6)
    left = axes.row_gutter(mark.queries, queries, room) - (1.6 * em if mark.queries.name else 0.0)
    right = axes.row_gutter(mark.keys, keys, room) - (1.6 * em if mark.keys.name else 0.0)
    across = min(room.width - left - right, 40 * em)
    offset = (room.width - left - right - across) / 2
    heading = 3.9 * em

    def paint(sheet: Sheet, x: float, y: float) -> None:
        x0, y0 = x + offset + left, y + heading
        x1 = x0 + across
        widest = 0.5 * em if mark.origin is not None else min(0.5 * em, max(0.75 * row, 0.25 * em))
        pairs = _drawn(mark)
        palest = PALEST * min(1.0, FEW / max(1, len(pairs)))
        used = _paint_key(sheet, room, x1 + right, y + 0.75 * em, widest, palest)
        note = mark.note
        if len(pairs) == MOST:
            least = float(mark.weights[pairs[0, 0], pairs[0, 1]])
            strongest = tr("the {count} strongest lines, from {least:.2g}", count=grouped(MOST), least=least)
            note = f"{note} · {strongest}" if note else strongest
        axes.paint_head_line(sheet, room, None, x0 - left, x1 + right - used, y + 0.75 * em, "", note)
        sheet.text(x0 - 0.5 * em, y0 - 1.0 * em, mark.queries.title, room.size, palette.muted, anchor="right")
        sheet.text(x1 + 0.5 * em, y0 - 1.0 * em, mark.keys.title, room.size, palette.muted)
        weights = mark.weights[pairs[:, 0], pairs[:, 1]]
        ends = np.stack(
            [
                np.full(len(pairs), x0),
                y0 + (pairs[:, 0] + 0.5) * row,
                np.full(len(pairs), x1),
                y0 + (pairs[:, 1] + 0.5) * row,
            ],
            axis=-1,
        )  # (lines, 4)
        if len(pairs):
            sheet.curves(ends, _colours(room, weights, palest), _widths(room, weights, widest))
        for place in axes.shown_places(mark.queries, queries, row, 1.08 * em, mark.framed):
            chosen = place == mark.framed
            axes.draw_label(sheet, room, mark.queries, place, x0 - 0.5 * em, y0 + (place + 0.5) * row, chosen)
        for place in axes.shown_places(mark.keys, keys, row, 1.08 * em):
            axes.draw_label(sheet, room, mark.keys, place, x1 + 0.5 * em, y0 + (place + 0.5) * row, anchor="left")

    return Block(heading + rows * row, paint)


def _drawn(mark: Arcs) -> np.ndarray:
    """The (query, key) pairs that get a line, the strongest last, so that they lie on top."""
    weights = np.nan_to_num(mark.weights)
    if mark.origin is not None:
        only = np.zeros_like(weights)
        only[mark.origin] = weights[mark.origin]
        weights = only
    pairs = np.argwhere(weights >= LEAST)
    order = np.argsort(weights[pairs[:, 0], pairs[:, 1]], kind="stable")
    return pairs[order][-MOST:]  # (lines, 2)


def _colours(room: Room, weights: np.ndarray, palest: float) -> np.ndarray:
    return colours(room.palette, WEIGHTS, palest + (1 - palest) * weights)


def _widths(room: Room, weights: np.ndarray, widest: float) -> np.ndarray:
    least = 0.05 * room.em
    return least + (widest - least) * weights


def _paint_key(sheet: Sheet, room: Room, right: float, middle: float, widest: float, palest: float) -> float:
    """A short line for each of some weights, with its number, ending at `right`; returns the width of it all."""
    em, x = room.em, right
    weights = np.array(SAMPLES)
    inks, widths = _colours(room, weights, palest), _widths(room, weights, widest).tolist()
    for weight, colour, width in reversed(list(zip(SAMPLES, inks, widths, strict=True))):
        text = f"{weight:g}"
        sheet.text(x, middle, text, room.small, room.palette.ink, anchor="right")
        x -= fonts.measure(text, "text", room.small) + 0.35 * em
        sheet.line(x - 1.4 * em, middle, x, middle, hexadecimal(colour), width)
        x -= 2.2 * em
    name = tr(WEIGHTS.name)
    sheet.text(x, middle, name, room.small, room.palette.muted, anchor="right")
    return right - x + fonts.measure(name, "text", room.small) + em
