"""The token strip across the window."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visualizer.state import Sitting
from visualizer.views import draw
from visualizer.views.figure import Figure, Mark
from widgets.canvas import Canvas
from widgets.marks.base import MarkItem
from widgets.marks.token_strip import TokenStripItem
from widgets.panels.linked import Linked
from widgets.panels.panel import MARGIN
from widgets.theme import Theme

STRIP_HEIGHT = 52


def layout(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """One line across the window."""
    for item, mark in zip(items, marks, strict=True):
        item.show_mark(mark, QRectF(room.x() + MARGIN, room.y(), room.width() - 2 * MARGIN, room.height()))


class Strip(QWidget):
    """The token strip across the window."""

    probed = Signal(object)
    picked = Signal(object)

    def __init__(self, sitting: Sitting, theme: Theme) -> None:
        super().__init__()
        self.sitting = sitting
        self.canvas = Canvas(theme, layout, ground="chrome")
        self.setFixedHeight(STRIP_HEIGHT)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self.canvas)
        self.canvas.probed.connect(self.probed)
        self.canvas.picked.connect(self.picked)
        self.linked = Linked(sitting, self)
        self.linked.add(self.canvas)
        sitting.trace_changed.connect(self._draw)
        sitting.selection_changed.connect(self._draw)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What the strip shows now."""
        return self.canvas.figures

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.canvas.set_theme(theme)

    def detach(self) -> None:
        """Stop listening to the sitting, before the window goes."""
        self.linked.detach()
        self.sitting.trace_changed.disconnect(self._draw)
        self.sitting.selection_changed.disconnect(self._draw)

    @Slot(object)
    def mark_tokens(self, places: Sequence[int]) -> None:
        """Mark the chips of the tokens whose text is selected in the prompt."""
        for item in self.canvas.items_shown:
            if isinstance(item, TokenStripItem):
                item.mark_tokens(frozenset(places))

    def _draw(self, changed: object) -> None:
        trace = self.sitting.trace
        self.canvas.show_figures((draw("tokens", trace, self.sitting.selection),) if trace else ())
