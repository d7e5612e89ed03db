"""Panel 3: one head as a map or as lines, and the query token's row below."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from visualizer.attention import Stage
from visualizer.language import tr
from visualizer.state import Baseline, Selection
from visualizer.trace import Trace
from visualizer.views.figure import Figure, Mark
from visualizer.views.head import STAGE_NAMES
from widgets.controls import Segments
from widgets.marks.base import MarkItem
from widgets.marks.heat_map import HeatMapItem
from widgets.panels.kinds import KindSwitch
from widgets.panels.panel import MARGIN, Heading, Panel, PanelKind
from widgets.shield import shielded
from widgets.theme import Theme

ORIGINS = ("query", "all")
BESIDE_LEAST, STACK_LEAST = 560, 300  # pixels of a panel in which map and bars stand side by side, or stacked
BARS_MOST, BARS_LEAST = 300, 120
WIDE = 1.7  # times its height: a room in which the bars stand beside the map
MAP_MOST = 0.55  # of the width of a wide room
BARS_WORDS, BAR_MOST = 88, 64  # pixels: the room of the words beside the bars, and of one of them


def heading(figures: Sequence[Figure]) -> Heading:
    """Which head it is."""
    return Heading(focus=figures[0].focus)


def layout(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """The map (or the arcs), and the bars of the query token's row: under its columns, or beside it in a wide room."""
    x, y, w = room.x() + MARGIN, room.y(), room.width() - 2 * MARGIN
    height = room.bottom() - 8 - y
    first, *rest = items
    if not isinstance(first, HeatMapItem):
        first.show_mark(marks[0], QRectF(x, y + 4, w, height - 12))
        return
    is_beside = w > WIDE * height
    has_room = w > BESIDE_LEAST if is_beside else height > STACK_LEAST
    first.names_columns = not (rest and has_room)
    for item in rest:
        item.setVisible(has_room)  # in a small panel the map comes first
    if not has_room:
        first.show_mark(marks[0], QRectF(x, y, w, height - 8))
        return
    if rest and is_beside:
        beside(items, marks, QRectF(x, y, w, height))
        return
    bars = max(BARS_LEAST, min(BARS_MOST, 0.36 * height)) if rest else 0
    first.show_mark(marks[0], QRectF(x, y, w, height - bars - 12))
    for item, mark in zip(rest, marks[1:], strict=True):
        top = first.upper + first.h + 12
        item.show_mark(mark, QRectF(x, top, w, min(bars + 60, y + height - top)), first.places())


def beside(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """The map as high as the room, and right of it the bars, which show the columns that the map shows."""
    first, *rest = items
    assert isinstance(first, HeatMapItem)
    across = min(MAP_MOST * room.width(), room.height() + 100)
    first.show_mark(marks[0], QRectF(room.x(), room.y(), across, room.height()))
    columns = first.places()
    x = max(first.left + first.w, first.left + 224) + 32  # the colour scale may reach beyond a small map
    left = x + BARS_WORDS
    for item, mark in zip(rest, marks[1:], strict=True):
        if columns is None or columns.left is None or columns.right is None:
            continue
        stretch = min((room.right() - left) / (columns.right - columns.left), BAR_MOST / columns.pitch)
        places = replace(
            columns,
            start=left + (columns.start - columns.left) * stretch,
            pitch=columns.pitch * stretch,
            left=left,
            right=left + (columns.right - columns.left) * stretch,
        )
        height = min(room.bottom() - first.upper, max(first.h + 60, 2.0 * BARS_LEAST))
        item.show_mark(mark, QRectF(x, first.upper, room.right() - x, height), places)


HEAD = PanelKind(
    "3",
    "One head",
    layout,
    heading,
    "Which token looks at which, in the head that has the focus.",
)


class HeadPanel(Panel):
    """The panel of one head: its stages, and the choice of map or arcs."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, HEAD, ("head", "row"))
        self._stages: tuple[Stage, ...] = ("raw", "scaled", "masked", "softmax")  # those of the layer on show
        names = [tr(STAGE_NAMES[stage]) for stage in self._stages]
        self.stages = Segments(theme, names, choice=len(names) - 1, name=tr("stage"))
        self.kinds = KindSwitch(theme, MARGIN)
        self.origin = Segments(theme, [tr("from the query token"), tr("from all")], name=tr("whose arcs"))
        self.origin.hide()
        self.shape = Segments(theme, [tr("map"), tr("arcs")], name=tr("drawn as"), each=48)
        self._upper = QHBoxLayout()  # of what has no room beside the stages
        self._upper.setContentsMargins(0, 0, MARGIN, 0)
        self._upper.addWidget(self.kinds)
        self._upper.addStretch(1)
        self._bar = QHBoxLayout()
        self._bar.setContentsMargins(MARGIN, 0, MARGIN, 12)
        self._bar.addWidget(self.stages)
        self._bar.addWidget(self.origin)
        self._bar.addStretch(1)
        self._bar.addWidget(self.shape)
        self._is_above = False  # whether the choice of map or arcs stands above the stages
        self.column.insertLayout(1, self._upper)
        self.column.insertLayout(2, self._bar)
        self.kinds.chosen.connect(self.picked)
        self.stages.chosen.connect(self._choose_stage)
        self.origin.chosen.connect(self._choose_origin)
        self.shape.chosen.connect(self._choose_shape)
        for before, after in pairwise((self.kinds.segments, self.stages, self.origin, self.shape, self.canvas)):
            self.setTabOrder(before, after)  # the keyboard comes to what stands above first

    def show_trace(self, trace: Trace | None, selection: Selection, baseline: Baseline | None = None) -> None:
        """Draw the head, and show its stage as chosen among those that its layer has."""
        if trace is not None:
            facet = trace.facet(selection.kind)
            self._stages = facet.stages(min(selection.layer, facet.spec.layers - 1))
        shown = selection.stage if selection.stage in self._stages else "softmax"
        self.stages.show_labels([tr(STAGE_NAMES[stage]) for stage in self._stages], self._stages.index(shown))
        self.kinds.show_kind(trace, selection.kind)
        self._fit_bar()
        selection = replace(selection, stage=shown)
        self.origin.choice = ORIGINS.index(selection.arcs_from)
        super().show_trace(trace, selection, baseline)

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: where the stages leave no room, the choice of map or arcs stands above them."""
        super().resizeEvent(event)
        self._fit_bar()

    def _fit_bar(self) -> None:
        needed = self.stages.sizeHint().width() + self.shape.sizeHint().width() + 8
        above = self.kinds.isVisibleTo(self) or needed > self.width() - 2 * MARGIN
        if above != self._is_above:
            self._is_above = above
            leave, enter = (self._bar, self._upper) if above else (self._upper, self._bar)
            leave.removeWidget(self.shape)
            enter.addWidget(self.shape, 0, Qt.AlignmentFlag.AlignTop)
            self._upper.setContentsMargins(0, 0, MARGIN, 8 if above and not self.kinds.isVisibleTo(self) else 0)

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
            self.kinds.set_theme(theme)
            self.origin.set_theme(theme)
            self.shape.set_theme(theme)

    @Slot(int)
    def _choose_stage(self, place: int) -> None:
        self.picked.emit({"stage": self._stages[place]})

    @Slot(int)
    def _choose_origin(self, place: int) -> None:
        self.picked.emit({"arcs_from": ORIGINS[place]})

    @Slot(int)
    def _choose_shape(self, place: int) -> None:
        self.show_arcs(place == 1)
