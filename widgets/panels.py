"""The Explore workspace: the token strip, and the four panels from left to right as the data flows."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from visualizer.attention import STAGES
from visualizer.state import Selection, Sitting
from visualizer.trace import Trace
from visualizer.views import draw
from visualizer.views.figure import Bars, Figure, HeatMap, TileGrid
from visualizer.views.head import STAGE_NAMES
from widgets import layouts
from widgets.canvas import Canvas
from widgets.controls import SamplingControls, Segments
from widgets.marks.token_strip import TokenStripItem
from widgets.panel import MARGIN, Heading, Panel, PanelKind
from widgets.theme import Theme

WIDTHS = (248, 448, 424, 320)  # of the four panels at 1440 pixels; they grow in proportion
LEAST = (240, 260, 376, 312)  # pixels below which something in a panel would be cut off
STRIP_HEIGHT = 52
CANDIDATE_PITCH = 23
ORIGINS = ("query", "all")
PATTERN_CELL = 2  # pixels a position of the position pattern takes


def heading_of_embedding(figures: Sequence[Figure]) -> Heading:
    """The scale of the summands."""
    first = figures[0].marks[0]
    return Heading(scale=first.scale, scale_width=36) if isinstance(first, HeatMap) else Heading()


def heading_of_heads(figures: Sequence[Figure]) -> Heading:
    """What a cell of the grid is, and its scale."""
    grid = figures[0].marks[0]
    tip = "Click to stretch the colours to what occurs, or back to 1 (C)"
    return Heading(note=grid.note, scale=grid.scale, scale_tip=tip) if isinstance(grid, TileGrid) else Heading()


def heading_of_head(figures: Sequence[Figure]) -> Heading:
    """Which head it is."""
    return Heading(focus=figures[0].focus)


def heading_of_next(figures: Sequence[Figure]) -> Heading:
    """How many of how many tokens are listed, and behind which token."""
    bars = figures[0].marks[0]
    return Heading(note=bars.note if isinstance(bars, Bars) else "", focus=figures[0].focus)


def fit_embedding(selection: Selection, trace: Trace, size: QSize) -> Selection:
    """Two pixels a dimension, two a position; rows no lower than can be told apart."""
    width = size.width() - 2 * MARGIN - 60
    labels = max((len(token.shown) for token in trace.tokens), default=0)
    gutter = min(0.3 * (size.width() - 2 * MARGIN), 7.0 * labels)
    dimensions = max(8, int((width - max(0.0, gutter - 52)) // 2))
    rows = layouts.embedding_rows(size.height())
    positions = max(16, int(min(width, layouts.pattern_room(size.height())) // PATTERN_CELL))
    return replace(selection, dimensions=dimensions, rows=rows, positions=positions)


def fit_heads(selection: Selection, trace: Trace, size: QSize) -> Selection:
    """As many cells as a tile has pixels; three guesses a layer, one where the lens stands beside the grid."""
    tall = trace.spec.layers > layouts.TALL
    pitch = min((size.width() - 60) / trace.spec.heads, 72) if not tall else 0.56 * size.width() / trace.spec.heads
    guesses = 1 if tall else max(1, min(5, size.width() // 140))
    return replace(selection, tile_cells=max(8, int(pitch) - 4), guesses=guesses)


def fit_next(selection: Selection, trace: Trace, size: QSize) -> Selection:
    """As many candidates as there are rows."""
    rows = (size.height() - 18 - 68) // CANDIDATE_PITCH
    return replace(selection, candidates=max(4, min(40, rows)))


def trim_embedding(figure: Figure) -> Figure:
    """Of the positions view only the pattern: the vectors themselves stand above it."""
    return replace(figure, marks=figure.marks[-1:]) if figure.view == "positions" else figure


EMBEDDING = PanelKind(
    "1",
    "Embedding",
    layouts.embedding,
    heading_of_embedding,
    "Type something: each token becomes a vector, its position is added, and the sum enters layer 0.",
    fit_embedding,
    trim=trim_embedding,
)
HEADS = PanelKind(
    "2",
    "All heads",
    layouts.heads,
    heading_of_heads,
    "Every head of every layer will stand here, and below what the model would say after each layer.",
    fit_heads,
    late=frozenset({"lens"}),
)
HEAD = PanelKind(
    "3",
    "One head",
    layouts.head,
    heading_of_head,
    "Which token looks at which, in the head that has the focus.",
)
NEXT = PanelKind(
    "4",
    "Next token",
    layouts.next_token,
    heading_of_next,
    "What may come next, as the model gives it and as the settings below reshape it.",
    fit_next,
)


class HeadPanel(Panel):
    """The panel of one head: its stages, and the choice of map or arcs."""

    stage_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, HEAD, ("head", "row"))
        self.stages = Segments(theme, [STAGE_NAMES[stage] for stage in STAGES], choice=len(STAGES) - 1, name="stage")
        self.origin = Segments(theme, ["from the query token", "from all"], name="whose arcs")
        self.origin.hide()
        self.shape = Segments(theme, ["map", "arcs"], name="drawn as", each=48)
        bar = QHBoxLayout()
        bar.setContentsMargins(MARGIN, 0, MARGIN, 12)
        bar.addWidget(self.stages)
        bar.addWidget(self.origin)
        bar.addStretch(1)
        bar.addWidget(self.shape)
        self.column.insertLayout(1, bar)
        self.stages.chosen.connect(self._choose_stage)
        self.origin.chosen.connect(self._choose_origin)
        self.shape.chosen.connect(self._choose_shape)

    def show_trace(self, trace: Trace | None, selection: Selection) -> None:
        """Draw the head, and show its stage as chosen."""
        self.stages.choice = STAGES.index(selection.stage)
        self.origin.choice = ORIGINS.index(selection.arcs_from)
        super().show_trace(trace, selection)

    @property
    def is_arcs(self) -> bool:
        """Whether lines are drawn instead of a map."""
        return self.shape.choice == 1

    def show_arcs(self, arcs: bool) -> None:
        """Lines instead of a map, or a map again. Lines have weights only: their stage is softmax."""
        self.shape.choice = int(arcs)
        self.stages.setVisible(not arcs)
        self.origin.setVisible(arcs)
        self.show_views(("arcs",) if arcs else ("head", "row"))

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        if hasattr(self, "stages"):
            self.stages.set_theme(theme)
            self.origin.set_theme(theme)
            self.shape.set_theme(theme)

    @Slot(int)
    def _choose_stage(self, place: int) -> None:
        self.picked.emit({"stage": STAGES[place]})

    @Slot(int)
    def _choose_origin(self, place: int) -> None:
        self.picked.emit({"arcs_from": ORIGINS[place]})

    @Slot(int)
    def _choose_shape(self, place: int) -> None:
        self.show_arcs(place == 1)


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
        self._late.stop()

    @Slot()
    def switch_contrast(self) -> None:
        """The colour scale of weights up to 1, or up to what is common."""
        self.sitting.select(contrast=self.sitting.selection.other_contrast)

    def _on_trace(self, trace: Trace | None) -> None:
        self._draw()

    def _on_selection(self, selection: Selection) -> None:
        self._late.start()  # several fields may change at once

    @Slot()
    def _draw(self) -> None:
        self._late.stop()
        for panel in self.all:
            panel.show_trace(self.sitting.trace, self.sitting.selection)


class Strip(QWidget):
    """The token strip across the window."""

    probed = Signal(object)
    picked = Signal(object)

    def __init__(self, sitting: Sitting, theme: Theme) -> None:
        super().__init__()
        self.sitting = sitting
        self.canvas = Canvas(theme, layouts.strip, ground="chrome")
        self.setFixedHeight(STRIP_HEIGHT)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self.canvas)
        self.canvas.probed.connect(self.probed)
        self.canvas.picked.connect(self.picked)
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
