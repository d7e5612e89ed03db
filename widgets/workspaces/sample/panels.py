"""The panels of the workspace *Sample*: what each shows, and where its marks stand."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize

from visualizer.language import later
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views.figure import Facts, Figure, Mark, Passage, Timeline, ValueBars
from widgets.marks.base import MarkItem
from widgets.marks.facts import FACTS_HEIGHT
from widgets.marks.passage import PassageItem
from widgets.marks.stages import FOOT, HEAD, MOST_PITCH
from widgets.panels.panel import MARGIN, Heading, PanelKind

COLUMNS, MOST_COLUMNS = 118, 190  # pixels of the columns of a timeline
LEAST_TEXT = 30  # pixels of the text above them
LEAST_DRAW, MOST_DRAW, DRAW_SHARE = 172.0, 236.0, 0.22  # of the panel that the draw takes
BESIDE, TOP = 24.0, 6.0  # TOP: the ring of the keyboard runs above it
LEAST_ABOVE, MOST_BELOW = 90.0, 0.4  # pixels of what a view is about; share of the room that a list below it takes
LIST_HEAD, LIST_PITCH = 24.0, 20.0  # pixels of such a list
BARS_HEAD, COUNT_PITCH = 18, 19  # pixels of counted tokens
LEAST_BESIDE, LYING = 640.0, 112.0  # narrower, the draw lies below the stages, so high


def focus(figures: Sequence[Figure]) -> Heading:
    """What the figure looks at."""
    return Heading(focus=figures[0].focus)


def below(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """The text, and below it the columns."""
    x, y, w, h = room.x() + MARGIN, room.y() + 8, room.width() - 2 * MARGIN, room.height() - 12
    text = next((mark for mark in marks if isinstance(mark, Passage)), None)
    for item, mark in zip(items, marks, strict=True):
        if text is None:
            item.show_mark(mark, QRectF(x, y, w, h))
        elif isinstance(mark, Timeline):
            item.show_mark(mark, QRectF(x, y + h - COLUMNS, w, COLUMNS))
        else:  # a low window has its text in the prompt alone
            item.setVisible(h >= COLUMNS + LEAST_TEXT)
            item.show_mark(mark, QRectF(x, y, w, max(1.0, h - COLUMNS - 4)))


def beside(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """The stages, and right of them the draw; below them where the panel is narrow."""
    x, y, w, h = room.x() + MARGIN, room.y() + TOP, room.width() - 2 * MARGIN, room.height() - 12 - TOP
    if len(items) == 1:
        items[0].show_mark(marks[0], QRectF(x, y, w, h))
        return
    stages, draw = items
    if w < LEAST_BESIDE:
        stages.show_mark(marks[0], QRectF(x, y, w, h - LYING))
        draw.show_mark(marks[1], QRectF(x, y + h - LYING + 8, w, LYING - 8))
        return
    taken = max(LEAST_DRAW, min(MOST_DRAW, DRAW_SHARE * w))
    stages.show_mark(marks[0], QRectF(x, y, w - taken - BESIDE, h))
    draw.show_mark(marks[1], QRectF(x + w - taken, y, taken, h))


def and_below(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """What the view is about, and below it what sums it up, no higher than it must be; alone where room is short.

    A text takes as many lines as it has, and its columns the rest.
    """
    x, y, w, h = room.x() + MARGIN, room.y() + TOP, room.width() - 2 * MARGIN, room.height() - 12 - TOP
    text = items[0]
    if isinstance(text, PassageItem) and len(marks) == 3:
        columns, facts = items[1:]
        left = h - FACTS_HEIGHT - 8
        text.show_mark(marks[0], QRectF(x, y, w, left))
        lines = min(text.needed, max(LEAST_ABOVE, left - COLUMNS - 8))
        columns.setVisible(left - lines - 8 >= COLUMNS)
        text.show_mark(marks[0], QRectF(x, y, w, lines if columns.isVisible() else left))
        columns.show_mark(marks[1], QRectF(x, y + lines + 8, w, min(MOST_COLUMNS, max(1.0, left - lines - 8))))
        facts.show_mark(marks[2], QRectF(x, y + h - FACTS_HEIGHT, w, FACTS_HEIGHT))
        return
    for item, mark in reversed(list(zip(items[1:], marks[1:], strict=True))):
        height = below_height(mark, h)
        item.setVisible(h - height - 8 >= LEAST_ABOVE)
        item.show_mark(mark, QRectF(x, y + h - height, w, height))
        h -= height + 8 if item.isVisible() else 0
    items[0].show_mark(marks[0], QRectF(x, y, w, h))


def below_height(mark: Mark, room: float) -> float:
    """How high a summary or a list below something else is."""
    if isinstance(mark, Facts):
        return FACTS_HEIGHT
    rows = len(mark.rows) if isinstance(mark, ValueBars) else room
    return min(MOST_BELOW * room, LIST_HEAD + LIST_PITCH * rows)


def fit_counts(selection: Selection, trace: Trace, size: QSize) -> Selection:
    """As many tokens as there are rows beside what sums them up."""
    rows = int(size.height() - TOP - 12 - FACTS_HEIGHT - 8 - BARS_HEAD) // COUNT_PITCH
    return replace(selection, candidates=max(4, min(40, rows)))


def fit_stages(selection: Selection, trace: Trace, size: QSize) -> Selection:
    """As many tokens as there are rows."""
    lying = LYING if size.width() - 2 * MARGIN < LEAST_BESIDE else 0.0
    rows = int((size.height() - lying - 12 - HEAD - FOOT) // MOST_PITCH) - 1
    return replace(selection, candidates=max(4, min(30, rows)))


TIMELINE = PanelKind("", later("Timeline"), below, focus,
                     later("Write something and press Generate: each drawn token will stand here."))  # fmt: skip
STAGES = PanelKind("", later("Drawing the next token"), beside, focus,
                   later("What each setting keeps and cuts, and where the random number falls."),
                   fit_stages)  # fmt: skip
TEMPERATURE = PanelKind("", later("Temperature"), and_below, focus,
                        later("How temperature reshapes what may come next."))  # fmt: skip
FOLLOW = PanelKind("", later("What could follow"), and_below, focus,
                   later("Where the text could go from here."), fit_counts)  # fmt: skip
