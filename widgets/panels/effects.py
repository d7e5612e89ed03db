"""The drawer of effects: what removing each head does to one token, and how far the ranking is."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRectF, QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from visualizer.effects import Effects
from visualizer.language import tr
from visualizer.numerals import grouped
from visualizer.state import Baseline, Selection
from visualizer.trace import Trace
from visualizer.views.figure import Figure, Mark
from widgets.controls import Button, RowButton
from widgets.marks.base import MarkItem
from widgets.marks.heat_map import HeatMapItem
from widgets.panels.panel import MARGIN, Heading, Panel, PanelKind
from widgets.theme import Theme

ROW = 19  # pixels a head in the list
MAP_SHARE, LEAST_MAP = 0.5, 200
GAP, MOST_LIST = 40, 640
HEIGHT = 300


def heading(figures: Sequence[Figure]) -> Heading:
    """Which token behind which."""
    return Heading(focus=figures[0].focus)


def fit(selection: Selection, trace: Trace, size: QSize) -> Selection:
    """As many heads as there are rows."""
    return replace(selection, candidates=max(4, min(60, (size.height() - 40) // ROW)))


def layout(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """The map of all heads, and beside it the list."""
    x, y, w, h = room.x() + MARGIN, room.y(), room.width() - 2 * MARGIN, room.height() - 12
    if len(items) == 1:
        items[0].show_mark(marks[0], QRectF(x, y, w, h))
        return
    grid, bars = items
    grid.show_mark(marks[0], QRectF(x, y, MAP_SHARE * w, h))
    assert isinstance(grid, HeatMapItem)
    left = max(grid.left + grid.w, x + LEAST_MAP) + GAP - x  # cells are square: a low drawer leaves room
    bars.show_mark(marks[1], QRectF(x + left, y, min(w - left, MOST_LIST), h))


EFFECTS = PanelKind(
    "", "Heads by effect", layout, heading, "What removing each head does to the likeliest token will stand here.", fit
)


class EffectsDrawer(QWidget):
    """Shows the effects of the present trace, once they are computed.

    `wanted` asks for them, `cancelled` for an end of the ranking; `probed`, `picked` and `menu_wanted` are the panel's,
    `closed` asks for the drawer to go.
    """

    probed = Signal(object)
    picked = Signal(object)
    menu_wanted = Signal(object, QPoint)
    closed = Signal()
    wanted = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._trace: Trace | None = None
        self._running = False
        self._shown: Trace | None = None  # the trace, with its effects
        self._selection = Selection()
        self.panel = Panel(theme, EFFECTS, ("effects",))
        self.panel.header.folds = False
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setFixedWidth(200)
        self.go = Button(theme, tr("Rank heads"), "", height=26)
        self.close_button = RowButton(theme, "close", tr("Close"))
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(12)
        self.panel.column.removeWidget(self.panel.header)
        for part, stretch in ((self.go, 0), (self.bar, 0), (self.panel.header, 1), (self.close_button, 0)):
            row.addWidget(part, stretch)
        self.panel.column.insertLayout(0, row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self.setAutoFillBackground(True)
        self.panel.probed.connect(self.probed)
        self.panel.picked.connect(self.picked)
        self.panel.menu_wanted.connect(self.menu_wanted)
        self.go.clicked.connect(self._on_go)
        self.close_button.clicked.connect(self.closed)
        self.set_theme(theme)
        self.show_progress(0, 0)

    @property
    def panels(self) -> tuple[Panel, ...]:
        """Whose figures can be saved."""
        return (self.panel,)

    def show_trace(self, trace: Trace | None, selection: Selection, baseline: Baseline | None = None) -> None:
        """Draw the effects where they are those of this trace, else say that there are none."""
        if trace is not self._trace:
            self._trace = self._shown = trace
        self._selection = selection
        self.panel.show_trace(self._shown, selection)

    def show_effects(self, trace: Trace, effects: Effects) -> None:
        """The ranking of a trace is through."""
        if self._trace is trace:
            self._shown = trace.with_study(effects)
            self.show_trace(trace, self._selection)

    def show_progress(self, done: int, total: int) -> None:
        """How many heads of how many were removed; 0 of 0 where nothing is being ranked."""
        self._running = total > 0
        self.bar.setVisible(self._running)
        if self._running:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            text = tr("{done} of {total} heads", done=grouped(done), total=grouped(total))
            self.bar.setToolTip(text)
            self.bar.setAccessibleName(text)
            self.go.set_label(tr("Stop"), text)
        else:
            self.go.set_label(tr("Rank heads"), "")

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.colour("panel"))
        self.setPalette(palette)
        p = theme.palette
        self.bar.setStyleSheet(
            f"QProgressBar {{ background: {p.groove}; border: none; border-radius: 3px; }}"
            f"QProgressBar::chunk {{ background: {p.bar}; border-radius: 3px; }}"
        )
        self.panel.set_theme(theme)
        self.go.set_theme(theme)
        self.close_button.set_theme(theme)

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(800, HEIGHT)

    @Slot()
    def _on_go(self) -> None:
        (self.cancelled if self._running else self.wanted).emit()
