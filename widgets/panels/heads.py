"""Panel 2: all heads as tiles or as dots, and what the model would say after each layer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QRectF, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from visualizer.language import later, tr
from visualizer.roles import ROLES
from visualizer.state import Baseline, Selection
from visualizer.trace import Trace
from visualizer.views import heads
from visualizer.views.figure import Figure, Mark, Scatter, Score, TileGrid
from visualizer.views.heads import Survey
from widgets.choices import Choice, MenuButton, Switch
from widgets.controls import Segments, Slider
from widgets.marks.base import MarkItem
from widgets.marks.scatter import ScatterItem
from widgets.marks.table import TableItem
from widgets.marks.tile_grid import MOST_PITCH, TileGridItem
from widgets.panels.kinds import KindSwitch
from widgets.panels.panel import MARGIN, Heading, Panel, PanelKind
from widgets.shield import shielded
from widgets.theme import Theme

NARROW = 330  # pixels of a panel below which its bar has no room for long names
TALL = 14  # from that many layers on the logit lens stands beside the grid
ROW_LEAST = 16  # pixels that a layer of the grid has at least before the lens below it gives way
LENS_LEAST = 132  # pixels that the lens needs beside it
SHAPES = (later("grid"), later("dots"))
SINK_TIP = later("Take the first token's column out of the colours, and stretch them to what is common besides (S)")
NOTHING: Iterator[Survey | None] = iter(())
REST = 400  # milliseconds without another pass, after which there is time to look more closely
STEPS = 40  # of the filter, from nothing to the largest score


def scores() -> tuple[Choice, ...]:
    """Every score of heads, as a choice."""
    return tuple(Choice(role.name, role.title, role.tip) for role in ROLES.values())


def orders() -> tuple[Choice, ...]:
    """What heads can be sorted by."""
    model = Choice("model", tr("model"), tr("Layers downwards, heads to the right, as the model has them."))
    return model, *scores()


def heading(figures: Sequence[Figure]) -> Heading:
    """What a cell of the grid is, and its scale; or which head is ringed."""
    mark = figures[0].marks[0]
    if isinstance(mark, Scatter):
        return Heading(note=mark.note, focus=figures[0].focus)
    tip = tr("Click to stretch the colours to what occurs, or back to 1 (C)")
    return Heading(note=mark.note, scale=mark.scale, scale_tip=tip) if isinstance(mark, TileGrid) else Heading()


def fit(selection: Selection, trace: Trace, size: QSize) -> Selection:
    """As many cells as a tile has pixels; three guesses a layer, one where the lens stands beside the grid."""
    spec, tall = trace.spec, trace.spec.layers > TALL
    width = size.width() - 2 * MARGIN if not tall else grid_width(size.width() - 2 * MARGIN, spec.heads)
    pitch = min(width / spec.heads, MOST_PITCH)
    guesses = 1 if tall else max(1, min(5, size.width() // 140))
    return replace(selection, tile_cells=max(8, int(pitch) - 4), guesses=guesses)


def grid_width(width: float, heads: int) -> float:
    """The room of the grid where the lens stands beside it: more of it for more heads."""
    return max(0.5 * width, min((0.56 if heads <= 16 else 0.7) * width, width - LENS_LEAST))


def layout(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """The grid, and the logit lens below it, or beside it where the model is tall; dots take the same place."""
    x, y, w = room.x() + MARGIN, room.y(), room.width() - 2 * MARGIN
    height = room.bottom() - 16 - y
    first, *lens = items
    mark = marks[0]
    if isinstance(first, TileGridItem) and isinstance(mark, TileGrid) and mark.tiles.shape[0] > TALL:
        first.show_mark(mark, QRectF(x, y, grid_width(w, mark.tiles.shape[1]) if lens else w, height))
        for item, table in zip(lens, marks[1:], strict=True):
            left = max(first.right, x) + 14
            item.show_mark(table, QRectF(left, y, room.right() - MARGIN - left, height), first.places())
        return
    layers = len(marks[1].names) - 1 if lens else 0  # type: ignore[union-attr]
    least = 28 + 20 * (layers + 1) if lens else 0
    has_room = height - least - 24 >= ROW_LEAST * layers
    for item in lens:
        item.setVisible(has_room)  # in a low panel the heads come first
    if not has_room:
        first.show_mark(mark, QRectF(x, y, w, height))
        return
    if isinstance(first, ScatterItem):
        top_height = min(height - least - (24 if lens else 0), max(0.85 * w, 0.55 * height))
    else:
        top_height = height - least - 24
    first.show_mark(mark, QRectF(x, y, w, top_height))
    for item, table in zip(lens, marks[1:], strict=True):
        assert isinstance(item, TableItem)
        top = (first.bottom if isinstance(first, TileGridItem) else first.room.bottom()) + 24
        item.show_mark(table, QRectF(x, top, w, y + height - top))


HEADS = PanelKind(
    "2",
    "All heads",
    layout,
    heading,
    "Every head of every layer will stand here, and below what the model would say after each layer.",
    fit,
    late=frozenset({"lens"}),
)


class HeadsPanel(Panel):
    """The panel of all heads: as a grid that can be sorted and filtered, or as dots with two scores as axes.

    While one types, some queries of a long prompt stand for all. Once that rests, the panel goes through the layers
    again with more of them, one layer between two events; `refined` says that the views can be drawn from those.
    """

    refined = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, HEADS, ("heads", "lens"))
        self._surveyed: Trace | None = None  # the trace that is being looked at more closely, or was
        self._surveying: Iterator[Survey | None] = NOTHING  # layer by layer
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._refine)
        self._next_layer = QTimer(self, singleShot=True, interval=0)
        self._next_layer.timeout.connect(self._survey_layer)
        self.shape = Segments(theme, [tr(shape) for shape in SHAPES], name=tr("heads drawn as"), each=38)
        self.sort = MenuButton(theme, tr("Heads in the order of"), orders(), tr("by"))
        self.sink = Switch(theme, tr("sink aside"), tr(SINK_TIP))
        self.across = MenuButton(theme, tr("To the right"), scores(), "→")
        self.down = MenuButton(theme, tr("Upwards"), scores(), "↑")
        self.filter = Filter(theme)
        self.kinds = KindSwitch(theme, MARGIN)
        self._parts = (self.shape, self.sort, self.sink, self.across, self.down, self.filter)
        bar = QHBoxLayout()
        bar.setContentsMargins(MARGIN, 0, MARGIN, 0)
        bar.setSpacing(6)
        bar.addWidget(self.shape)
        bar.addStretch(1)
        for part in (self.sort, self.sink, self.across, self.down):
            bar.addWidget(part)
        rows = QVBoxLayout()
        rows.setContentsMargins(0, 0, 0, 8)
        rows.setSpacing(4)
        rows.addLayout(bar)
        rows.addWidget(self.filter)
        self.column.insertWidget(1, self.kinds)
        self.column.insertLayout(2, rows)
        self.kinds.chosen.connect(self.picked)
        self.shape.chosen.connect(self._choose_shape)
        self.sort.chosen.connect(self._choose_order)
        self.sink.toggled.connect(self._choose_sink)
        self.across.chosen.connect(self._choose_across)
        self.down.chosen.connect(self._choose_down)
        self.filter.moved.connect(self._choose_least)
        for before, after in pairwise((self.kinds.segments, *self._parts[:-1], self.filter.slider, self.canvas)):
            self.setTabOrder(before, after)  # the keyboard comes to what stands above first
        self._show_parts()

    @property
    def is_dots(self) -> bool:
        """Whether heads are dots instead of tiles."""
        return self.shape.choice == 1

    def show_dots(self, dots: bool) -> None:
        """Dots instead of tiles, or tiles again."""
        self.shape.choice = int(dots)
        self._show_parts()
        self.show_trace(self._trace, self._selection, self._baseline)

    def show_trace(self, trace: Trace | None, selection: Selection, baseline: Baseline | None = None) -> None:
        """Draw the heads, and show what is chosen.

        A tall model's lens has no place below the dots, and a model that predicts nothing has none.
        """
        facet = None if trace is None else trace.facet(selection.kind)
        has_lens = trace is None or trace.readout is not None
        lens = ("lens",) if has_lens and not (self.is_dots and facet and facet.spec.layers > TALL) else ()
        self.kinds.show_kind(trace, selection.kind)
        self.views = ("roles" if self.is_dots else "heads", *lens)
        self._selection = selection
        self.sort.show_choice(selection.order)
        self.sink.show_on(selection.sink == "aside")
        self.across.show_choice(selection.across)
        self.down.show_choice(selection.down)
        self._show_parts()
        super().show_trace(trace, selection, baseline)
        grid = self.figures[0].marks[0] if self.figures else None
        self.filter.show_filter(grid.sorted_by if isinstance(grid, TileGrid) else None, selection.least)
        if facet is not self._surveyed:
            self._surveyed, self._surveying = facet, NOTHING
            self._rest.stop()
            if facet is not None and heads.can_refine(facet):
                self._rest.start()

    @Slot()
    def _refine(self) -> None:
        """Nobody types: look through the heads again, with more of the queries."""
        if self._surveyed is not None and self.isVisible():
            self._surveying = heads.surveying(self._surveyed, heads.budget_at_rest(self._surveyed))
            self._next_layer.start()

    @Slot()
    def _survey_layer(self) -> None:
        found = next(self._surveying, None)
        if found is not None and self._surveyed is not None:
            heads.keep(self._surveyed, found)
            self._surveying = NOTHING
            self.refined.emit()
        elif self._surveying is not NOTHING:
            self._next_layer.start()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        for part in getattr(self, "_parts", ()):
            part.set_theme(theme)
        if hasattr(self, "kinds"):
            self.kinds.set_theme(theme)

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: where the bar is short, so is the name of the switch."""
        self.sink.setText(tr("sink" if self.width() < NARROW else "sink aside"))
        self.sink.updateGeometry()
        super().resizeEvent(event)

    def _show_parts(self) -> None:
        dots = self.is_dots
        self.sort.setVisible(not dots)
        self.sink.setVisible(not dots)
        self.across.setVisible(dots)
        self.down.setVisible(dots)
        self.filter.setVisible(not dots and self._selection.order != "model")

    @Slot(int)
    def _choose_shape(self, place: int) -> None:
        self.show_dots(place == 1)

    @Slot(str)
    def _choose_order(self, name: str) -> None:
        self.picked.emit({"order": name, "least": 0.0})

    @Slot(bool)
    def _choose_sink(self, on: bool) -> None:
        self.picked.emit(sink_fields(on))

    @Slot(str)
    def _choose_across(self, name: str) -> None:
        self.picked.emit({"across": name})

    @Slot(str)
    def _choose_down(self, name: str) -> None:
        self.picked.emit({"down": name})

    @Slot(float)
    def _choose_least(self, least: float) -> None:
        self.picked.emit({"least": least})


def sink_fields(aside: bool) -> dict[str, object]:
    """What setting the sink aside selects: without its column, the colours are worth stretching."""
    return {"sink": "aside", "contrast": "stretched"} if aside else {"sink": "shown", "contrast": "full"}


class Filter(QWidget):
    """Heads below a score step back: a slider from nothing to the largest score, and how many heads are left."""

    moved = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.score: Score | None = None
        self.least = 0.0
        self.label = QLabel(tr("at least"))
        self.slider = Slider(theme)
        self.slider.setAccessibleName(tr("Heads below this score step back"))
        self.count = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(8)
        row.addWidget(self.label)
        row.addWidget(self.slider, 1)
        row.addWidget(self.count)
        self.slider.moved.connect(self._on_moved)
        self.slider.stepped.connect(self._on_stepped)
        self.slider.reset.connect(self._on_reset)
        self.set_theme(theme)

    @property
    def most(self) -> float:
        """The right end of the slider: a round number at or above the largest score."""
        return self.score.end if self.score is not None else 1.0

    def show_filter(self, score: Score | None, least: float) -> None:
        """Show a filter on a score, without announcing it."""
        self.score, self.least = score, least
        self.slider.show_place(least / self.most, None, least == 0)
        if score is not None:
            passing = int((score.values >= least).sum()) if least > 0 else score.values.size
            left = tr("{count} of {total}", count=passing, total=score.values.size)
            self.count.setText(f"{least:.2f} · {left}" if least > 0 else tr("all heads"))
            tip = later("Heads whose “{score}” is lower step back; a double click brings all back.")
            self.slider.setToolTip(tr(tip, score=score.shown_name))

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.slider.set_theme(theme)
        for label in (self.label, self.count):
            label.setFont(theme.font(11))
            label.setStyleSheet(f"color: {theme.palette.faint};")

    @Slot(float)
    def _on_moved(self, place: float) -> None:
        self.moved.emit(round(place * self.most, 4))

    @Slot(int)
    def _on_stepped(self, notches: int) -> None:
        self.moved.emit(round(float(np.clip(self.least + notches * self.most / STEPS, 0, self.most)), 4))

    @Slot()
    def _on_reset(self) -> None:
        self.moved.emit(0.0)
