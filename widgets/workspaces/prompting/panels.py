"""The two panels of the workspace *Prompt*: where their marks stand, and what they have room for."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize

from visualizer.language import later, tr
from visualizer.numerals import grouped
from visualizer.prompting.records import Curve, Shots
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views.figure import Bars, Figure, Lines, Mark, ValueBars
from visualizer.views.shots import alike, shortened
from widgets.marks.base import MarkItem
from widgets.panels.panel import MARGIN, Heading, PanelKind

GAP = 28  # pixels between two columns
LEAST_COLUMN = 232  # pixels
PITCH, HEAD = 20, 18  # of the lists
LEAST_ROWS, LEAST_SHARE = 3, 0.4  # of the lists, also where there are many parts
ATTENTION_PITCH, ATTENTION_HEAD = 20, 24  # of the attention to parts
TABLE_PITCH, TABLE_HEAD = 18, 54
AIR, BETWEEN, BELOW = 6, 10, 6  # above the lists, between them and the attention, below it
LEAST_CURVE, LEAST_TABLE, TABLE_SHARE = 290.0, 400.0, 0.44


def columns(count: int, width: float) -> list[tuple[int, float, float]]:
    """Which of so many shots are shown, and the left edge and the width of each: the last one wherever there is room
    for one, then the first, then all."""
    for places in (range(count), range(0, count, max(1, count - 1)), range(max(0, count - 1), count)):
        each = (width - 2 * MARGIN - (len(places) - 1) * GAP) / max(1, len(places))
        if each >= LEAST_COLUMN or len(places) < 2:
            break
    return [(place, MARGIN + at * (each + GAP), each) for at, place in enumerate(places)]


def list_height(parts: int, height: float) -> float:
    """How high the lists of tokens are: half of a column, less where the attention to so many parts needs more."""
    least = max(HEAD + LEAST_ROWS * PITCH, LEAST_SHARE * height)
    return max(least, min(0.5 * height, height - BETWEEN - ATTENTION_HEAD - parts * ATTENTION_PITCH))


def beside(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """A column a shot: the list of tokens, and below it where the answer's position looks."""
    if len(marks) == 1:
        items[0].show_mark(marks[0], QRectF(room.x() + MARGIN, room.y(), room.width() - 2 * MARGIN, room.height()))
        return
    shown = {place: (left, width) for place, left, width in columns(len(marks) // 2, room.width())}
    parts = max(len(mark.rows) for mark in marks if isinstance(mark, ValueBars))
    top, high = room.y() + AIR, list_height(parts, room.height() - AIR - BELOW)
    below = top + high + BETWEEN
    for place in range(len(marks) // 2):
        bars, attention = items[2 * place], items[2 * place + 1]
        for item in (bars, attention):
            item.setVisible(place in shown)
        left, width = shown.get(place, (MARGIN, LEAST_COLUMN))
        bars.show_mark(marks[2 * place], QRectF(room.x() + left, top, width, high))
        looks, free = marks[2 * place + 1], room.bottom() - BELOW - below
        assert isinstance(looks, ValueBars)
        rows = max(1, int((free - ATTENTION_HEAD) // ATTENTION_PITCH))
        attention.show_mark(shortened(looks, rows), QRectF(room.x() + left, below, width, free))


def fit_lists(selection: Selection, trace: Trace, size: QSize) -> Selection:
    """As many tokens as there are rows."""
    shots = trace.study(Shots)
    parts = len(alike(shots.shots[-1].joined)) if shots else 1
    rows = int((list_height(parts, size.height() - AIR - BELOW) - HEAD) // PITCH)
    return replace(selection, candidates=max(LEAST_ROWS, min(12, rows)))


def fit_words(selection: Selection, trace: Trace, size: QSize) -> Selection:
    """As many numbers of examples in the list as there are rows."""
    return replace(selection, candidates=max(2, min(12, (size.height() - TABLE_HEAD) // TABLE_PITCH)))


def without_titles(figure: Figure) -> Figure:
    """The names of the columns stand over them, with what can be done with each: the lists say how much they show."""
    marks = tuple(replace(mark, title=mark.note) if isinstance(mark, Bars) else mark for mark in figure.marks)
    return replace(figure, marks=marks)


def curve_and_words(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """The curve, and right of it what the model said."""
    x, y, w, h = room.x() + MARGIN, room.y() + AIR, room.width() - 2 * MARGIN, room.height() - 10 - AIR
    if not isinstance(marks[0], Lines):
        items[0].show_mark(marks[0], QRectF(x, y, w, h))
        return
    table = max(LEAST_TABLE, TABLE_SHARE * w)
    fits = w - table - GAP >= LEAST_CURVE
    items[1].setVisible(fits)
    items[0].show_mark(marks[0], QRectF(x, y, w - table - GAP if fits else w, h))
    items[1].show_mark(marks[1], QRectF(x + w - table, y, table, h))


def asked(figures: Sequence[Figure]) -> Heading:
    """What was asked."""
    return Heading(note=figures[0].focus)


def nothing(figures: Sequence[Figure]) -> Heading:
    """The columns say it themselves."""
    return Heading()


def before_the_change(found: Shots | Curve) -> Heading:
    """What results belong to that are no longer those of what is written."""
    bench = found.workbench
    if isinstance(found, Curve) and not found.is_complete:
        return Heading(
            note=tr(
                "{done} of {all} prompts · before the change: “{question}” behind {count} examples, {pattern}",
                done=grouped(len(found.outcomes)),
                all=grouped(found.prompts),
                question=" ".join(bench.question.split()),
                count=found.fit,
                pattern=" ".join(bench.pattern.split()),
            )
        )
    return Heading(
        note=tr(
            "before the change: “{question}” behind {count} examples, {pattern}",
            question=" ".join(bench.question.split()),
            count=found.fit,
            pattern=" ".join(bench.pattern.split()),
        )
    )


SHOTS = PanelKind(
    "",
    later("Shots"),
    beside,
    nothing,
    later("The same question with no example, with one, and with all of them stands here side by side."),
    fit_lists,
    trim=without_titles,
)
CURVE = PanelKind(
    "",
    later("In-context curve"),
    curve_and_words,
    asked,
    later("What each further example does to the probability of the expected answer stands here."),
    fit_words,
)
