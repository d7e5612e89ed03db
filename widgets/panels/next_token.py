"""Panel 4: what may come next, and the settings that reshape it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views.figure import Bars, Figure, Mark
from widgets.controls import SamplingControls
from widgets.marks.base import MarkItem
from widgets.marks.facts import FACTS_HEIGHT
from widgets.panels.panel import HEADER_HEIGHT, MARGIN, Heading, Panel, PanelKind
from widgets.theme import Theme

CANDIDATE_PITCH = 23
SETTINGS_MOST, SETTINGS_LEAST = 0.6, 90  # share of the panel that the settings may take, and pixels they always have


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


class NextPanel(Panel):
    """The panel of the next token, with the settings below; in a low panel they scroll, and the bars keep room."""

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: the settings as high as they are, or as the bars leave them."""
        most = max(SETTINGS_LEAST, int(SETTINGS_MOST * (self.height() - HEADER_HEIGHT)))
        self.settings.setFixedHeight(min(self.controls.sizeHint().height(), most))
        super().resizeEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        if hasattr(self, "controls"):
            self.controls.set_theme(theme)
