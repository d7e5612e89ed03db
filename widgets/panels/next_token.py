"""Panel 4: what may come next, and the settings that reshape it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from visualizer.language import tr
from visualizer.state import Selection
from visualizer.trace import Kind, Trace
from visualizer.views.figure import Bars, Figure, Mark
from widgets.controls import SamplingControls
from widgets.marks.base import MarkItem
from widgets.marks.facts import FACTS_HEIGHT
from widgets.panels.panel import HEADER_HEIGHT, MARGIN, Heading, Panel, PanelKind
from widgets.shield import shielded
from widgets.theme import Theme

CANDIDATE_PITCH = 23
SETTINGS_BELOW_MASKS = 0.35  # several lists need more of the room
SETTINGS_LEAST = 90  # pixels that the settings always have
ROWS_FIRST = 6  # tokens that are listed before a second line of settings gets room


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
    if len(items) != 2:  # words: a model that predicts nothing
        for item, mark in zip(items, marks, strict=True):
            item.show_mark(mark, QRectF(x, y, w, room.height()))
        return
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


def mask_heading(figures: Sequence[Figure]) -> Heading:
    """What the model was trained to do."""
    fills = isinstance(figures[0].marks[0], Bars)
    return Heading(note=tr("masked language modelling") if fills else tr("no language head"), focus=figures[0].focus)


def fit_masks(selection: Selection, trace: Trace, size: QSize) -> Selection:
    """As many fillers as there are rows, shared by the masks."""
    masks = max(1, min(len(trace.masked), size.height() // LEAST_MASK))
    words = FACTS_HEIGHT + 8 if len(trace.masked) < 2 else 0
    each = (size.height() - 12 - words) / masks
    return replace(selection, candidates=len(trace.masked or (0,)) * max(2, int(each - MASK_WORDS) // CANDIDATE_PITCH))


def lay_masks(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """One list a mask, below one another, as many as there is room for; words at the top."""
    x, y, w = room.x() + MARGIN, room.y(), room.width() - 2 * MARGIN
    lists = sum(isinstance(mark, Bars) for mark in marks)
    shown = max(1, min(lists, int(room.height() // LEAST_MASK)))
    words = sum(not isinstance(mark, Bars) for mark in marks)
    each = (room.height() - 12 - words * FACTS_HEIGHT * bool(lists)) / shown
    place = 0
    for item, mark in zip(items, marks, strict=True):
        height = each if isinstance(mark, Bars) else FACTS_HEIGHT if lists else room.height()
        place += isinstance(mark, Bars)
        item.setVisible(place <= shown or not isinstance(mark, Bars))
        item.show_mark(mark, QRectF(x, y, w, height - 8))
        y += height


MASKS = PanelKind(
    "4",
    "Fill the masks",
    lay_masks,
    mask_heading,
    "Write something, and mask a token of it: what the model would put there stands here.",
    fit_masks,
)
MASK_WORDS, LEAST_MASK = 34, 84  # pixels: the title of a mask's list and the air below; the least that a list needs


class NextPanel(Panel):
    """The panel of the next token, with the settings below; in a low panel some of them fold, and the bars keep room.

    Of an encoder it is the panel of what may stand in place of its masks.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, NEXT, ("next-token",))
        self.controls = SamplingControls(theme)
        self.controls.setContentsMargins(MARGIN, 12, MARGIN, 16)
        self.settings = QScrollArea()
        self.settings.setWidget(self.controls)
        self.settings.setWidgetResizable(True)
        self.settings.setFrameShape(QFrame.Shape.NoFrame)
        self.settings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.settings.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in (self.settings.viewport(), self.controls):
            part.setAutoFillBackground(False)  # the panel's own ground
        self.column.addWidget(self.settings)

    def show_model(self, kind: Kind) -> None:
        """Be the panel for a kind of model."""
        fills = kind == "encoder-only"
        self.controls.show_draws(not fills)
        self.show_kind(MASKS if fills else NEXT, ("fillers",) if fills else ("next-token",))
        self._fit_settings()

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: another room, shared anew."""
        self._fit_settings()
        super().resizeEvent(event)

    def _fit_settings(self) -> None:
        """The settings as high as they are, or as many lines of them as the bars leave room for."""
        room = self.height() - HEADER_HEIGHT
        bars = 18 + ROWS_FIRST * CANDIDATE_PITCH + FACTS_HEIGHT + 8
        most = max(SETTINGS_LEAST, room - bars if self.kind is NEXT else int(SETTINGS_BELOW_MASKS * room))
        self.controls.fold(most)
        self.settings.setFixedHeight(min(self.controls.sizeHint().height(), most))

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        if hasattr(self, "controls"):
            self.controls.set_theme(theme)
