"""Panel 4: what may come next, and the settings that reshape it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize

from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views.figure import Bars, Figure, Mark
from widgets.marks.base import MarkItem
from widgets.marks.facts import FACTS_HEIGHT
from widgets.panels.panel import MARGIN, Heading, PanelKind

CANDIDATE_PITCH = 23


def heading(figures: Sequence[Figure]) -> Heading:
    """How many of how many tokens are listed, and behind which token."""
    bars = figures[0].marks[0]
    return Heading(note=bars.note if isinstance(bars, Bars) else "", focus=figures[0].focus)


def fit(selection: Selection, trace: Trace, size: QSize) -> Selection:
    """As many candidates as there are rows."""
    rows = (size.height() - 18 - 68) // CANDIDATE_PITCH
    return replace(selection, candidates=max(2, min(40, rows)))


def layout(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """The bars, then the summary, where there is room for both."""
    x, y, w = room.x() + MARGIN, room.y(), room.width() - 2 * MARGIN
    bars, facts = items
    both = room.height() >= 18 + 2 * CANDIDATE_PITCH + FACTS_HEIGHT + 8
    facts.setVisible(both)
    bars.show_mark(marks[0], QRectF(x, y, w, room.bottom() - y - (FACTS_HEIGHT + 8 if both else 0)))
    facts.show_mark(marks[1], QRectF(x, room.bottom() - FACTS_HEIGHT, w, FACTS_HEIGHT))


NEXT = PanelKind(
    "4",
    "Next token",
    layout,
    heading,
    "What may come next, as the model gives it and as the settings below reshape it.",
    fit,
)
