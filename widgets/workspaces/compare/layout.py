"""How the comparison lies below the columns: likeliest tokens, largest differences, distances."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from PySide6.QtCore import QRectF, QSize

from visualizer.language import later
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views.figure import Dots, Figure, Mark
from widgets.marks.base import MarkItem
from widgets.marks.dots import BELOW, HEAD
from widgets.marks.facts import FACTS_HEIGHT, FactsItem
from widgets.panels.panel import MARGIN, Heading, PanelKind

PITCH, RULE, TOP = 16, 1, 6  # pixels: of a row, between two columns, above the titles, which the focus's frame spares
LEAST_ROWS, MOST_ROWS = 3, 40
TOO_FEW = later("Fewer than two columns predict a token, so there is nothing to compare.")
EMPTY = later("What two columns say comes next stands here on one axis, once both have read something.")


def heading(figures: Sequence[Figure]) -> Heading:
    """Where the columns are farthest apart."""
    return Heading(note=figures[0].sentence if isinstance(figures[0].marks[0], Dots) else "")


def fit(selection: Selection, trace: Trace, size: QSize) -> Selection:
    """As many tokens as there are rows."""
    rows = int(size.height() - TOP - HEAD - BELOW - FACTS_HEIGHT - 16) // PITCH
    return replace(selection, candidates=max(LEAST_ROWS, min(MOST_ROWS, rows)))


def trim(figure: Figure) -> Figure:
    """What each pass is stands over its column."""
    is_compared = isinstance(figure.marks[0], Dots)
    return replace(figure, marks=figure.marks[: 3 if is_compared else 1])


def layout(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """The two plots beside one another, and the distances below them, where there is room for both."""
    x, y, w = room.x() + MARGIN, room.y() + TOP, room.width() - 2 * MARGIN
    if not isinstance(marks[0], Dots):
        for item, mark in zip(items, marks, strict=True):
            item.show_mark(mark, QRectF(x, y, w, room.height() - TOP))
        return
    likeliest, different, distances = items
    has_facts = room.height() >= TOP + HEAD + BELOW + LEAST_ROWS * PITCH + FACTS_HEIGHT + 16
    height = room.height() - TOP - 8 - (FACTS_HEIGHT + 8 if has_facts else 0)
    left = ceil((room.width() - RULE) / 2)  # as two columns share the room
    likeliest.show_mark(marks[0], QRectF(x, y, left - 2 * MARGIN, height))
    different.show_mark(marks[1], QRectF(left + RULE + MARGIN, y, room.right() - left - RULE - 2 * MARGIN, height))
    distances.setVisible(has_facts)
    end(distances)
    distances.show_mark(marks[2], QRectF(x, room.bottom() - FACTS_HEIGHT - 4, w, FACTS_HEIGHT))


def end(*items: MarkItem) -> None:
    """Nothing stands below these but the panel's own end."""
    for item in items:
        if isinstance(item, FactsItem):
            item.closes = False


COMPARISON = PanelKind("", later("Compared"), layout, heading, EMPTY, fit, trim=trim)
