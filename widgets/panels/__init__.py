"""The Explore workspace: the four panels from left to right as the data flows."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from visualizer.state import Baseline, Selection, Sitting
from visualizer.trace import Trace
from widgets.controls import SamplingControls
from widgets.panels.embedding import EMBEDDING
from widgets.panels.head import HeadPanel
from widgets.panels.heads import HEADS
from widgets.panels.next_token import NEXT
from widgets.panels.panel import MARGIN, Panel
from widgets.theme import Theme

WIDTHS = (248, 448, 424, 320)  # of the four panels at 1440 pixels; they grow in proportion
LEAST = (240, 260, 376, 312)  # pixels below which something in a panel would be cut off


class Panels(QWidget):
    """The four panels, driven by one sitting.

    `probed` and `picked` are those of all canvases; `menu_wanted` carries a panel and a place for its menu; `drawn`
    follows each repaint of the panel of all heads, the last and largest of a frame.
    """

    probed = Signal(object)
    picked = Signal(object)
    opened = Signal(object)
    menu_wanted = Signal(object, QPoint)
    drawn = Signal()

    def __init__(self, sitting: Sitting, theme: Theme) -> None:
        super().__init__()
        self.sitting = sitting
        self.embedding = Panel(theme, EMBEDDING, ("embedding", "positions"))
        self.heads = Panel(theme, HEADS, ("heads", "lens"))
        self.head = HeadPanel(theme)
        self.next = Panel(theme, NEXT, ("next-token",))
        self.controls = SamplingControls(theme)
        self.controls.setContentsMargins(MARGIN, 12, MARGIN, 16)
        self.next.column.addWidget(self.controls)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for place, panel in enumerate(self.all):
            self.splitter.addWidget(panel)
            self.splitter.setStretchFactor(place, WIDTHS[place])
            panel.setMinimumWidth(LEAST[place])
            panel.probed.connect(self.probed)
            panel.picked.connect(self.picked)
            panel.opened.connect(self.opened)
            panel.menu_wanted.connect(self.menu_wanted)
        self.heads.drawn.connect(self.drawn)
        self.heads.header.scale_clicked.connect(self.switch_contrast)
        self.splitter.setSizes(list(WIDTHS))
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        self.scroll = QScrollArea()  # a window narrower than the panels scrolls instead of cutting them
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidget(self.splitter)
        frame.addWidget(self.scroll)
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self._draw)
        self.set_theme(theme)
        sitting.trace_changed.connect(self._on_trace)
        sitting.selection_changed.connect(self._on_selection)
        sitting.baseline_changed.connect(self._on_baseline)

    @property
    def all(self) -> tuple[Panel, ...]:
        """The panels from left to right."""
        return self.embedding, self.heads, self.head, self.next

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        # first: a style sheet gives all that is below it the palette back that it had before
        self.splitter.setStyleSheet(f"QSplitter::handle {{ background: {theme.palette.line}; }}")
        for panel in self.all:
            panel.set_theme(theme)
        self.controls.set_theme(theme)

    def detach(self) -> None:
        """Stop listening to the sitting, before the window goes."""
        self.sitting.trace_changed.disconnect(self._on_trace)
        self.sitting.selection_changed.disconnect(self._on_selection)
        self.sitting.baseline_changed.disconnect(self._on_baseline)
        self._late.stop()

    @Slot()
    def switch_contrast(self) -> None:
        """The colour scale of weights up to 1, or up to what is common."""
        self.sitting.select(contrast=self.sitting.selection.other_contrast)

    def _on_trace(self, trace: Trace | None) -> None:
        self._draw()

    def _on_selection(self, selection: Selection) -> None:
        self._late.start()  # several fields may change at once

    def _on_baseline(self, baseline: Baseline | None) -> None:
        self._late.start()

    @Slot()
    def _draw(self) -> None:
        self._late.stop()
        for panel in self.all:
            panel.show_trace(self.sitting.trace, self.sitting.selection, self.sitting.baseline)
