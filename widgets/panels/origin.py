"""The drawer below the panels: where one number comes from, and, for a weight, what the head makes of it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from visualizer.language import later, tr
from visualizer.state import Baseline, Explains, Selection
from visualizer.trace import Trace
from visualizer.views.figure import ColumnBars, Figure, HeatMap, Mark, Steps, Table
from widgets.brush import elide
from widgets.controls import Segments
from widgets.marks.base import MarkItem, Places
from widgets.marks.heat_map import whole
from widgets.panels.panel import MARGIN, Heading, Panel, PanelKind
from widgets.shield import shielded
from widgets.theme import Theme

EXPLAINED: dict[Explains, str] = {
    "weight": later("weight"), "probability": later("probability"), "embedding": later("embedding"),
}  # fmt: skip
EXPLAINS = tuple(EXPLAINED)
BOTH = 1160  # pixels from which why and values stand side by side; below, one of them
HEIGHT, LEAST = 290, 236
GAP, BLOCK_TITLE, BLOCK_GAP = 32, 24, 6
LEAST_ROW, MOST_ROW = 8.0, 20.0
BARS_LEAST = 96
TABLE_DOWN = 6.0  # pixels, so that its title stands level with those of the chains
MAPS, CHAIN, TABLE = 1.6, 1.0, 0.75  # how columns share the width
LABEL, MOST_LABEL, LEAST_GUTTER = 11, 130.0, 72.0  # of rows: type size, widest, and the room for them


def heading(figures: Sequence[Figure]) -> Heading:
    """Which number of which head it is."""
    return Heading(focus=figures[0].focus)


def columns_of(marks: Sequence[Mark]) -> list[list[int]]:
    """The marks by columns: maps and bars below one another, and each chain of steps beside those before it."""
    columns: list[list[int]] = []
    for place, mark in enumerate(marks):
        if columns and not isinstance(mark, Steps) and not isinstance(marks[place - 1], Steps):
            columns[-1].append(place)
        else:
            columns.append([place])
    return columns


def layout(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """The columns from left to right; maps get whole pixels a dimension, and leave the rest to the chains."""
    columns = [
        Column([items[place] for place in places], [marks[place] for place in places]) for places in columns_of(marks)
    ]
    width = room.width() - 2 * MARGIN - GAP * (len(columns) - 1)
    unit = width / sum(column.share for column in columns)
    widths = [column.snapped(column.share * unit) for column in columns]
    chains = sum(not column.maps for column in columns)
    left_over = (width - sum(widths)) / chains if chains else 0.0
    x = room.x() + MARGIN
    for column, wide in zip(columns, widths, strict=True):
        w = wide if column.maps else float(int(wide + left_over))
        column.lay(QRectF(x, room.y(), w, room.height() - 12))
        x += w + GAP


class Column:
    """Marks below one another: maps with the bars under them, or one chain of steps."""

    def __init__(self, items: Sequence[MarkItem], marks: Sequence[Mark]) -> None:
        self.items, self.marks = items, marks
        self.maps = [mark for mark in marks if isinstance(mark, HeatMap)]
        self.share = MAPS if self.maps else TABLE if any(isinstance(mark, Table) for mark in marks) else CHAIN
        labels = (
            item.label_width(mark.rows, LABEL, MOST_LABEL) for item, mark in self._pairs() if isinstance(mark, HeatMap)
        )
        self.gutter = max(8.0 + max(labels, default=0.0), LEAST_GUTTER)

    def snapped(self, width: float) -> float:
        """The width at which each dimension of the widest map takes whole pixels, of those that have so many."""
        inner = float(int(width - self.gutter))
        widest = max((count for mark in self.maps if (count := mark.values.shape[1]) <= inner), default=0)
        return self.gutter + inner // widest * widest if widest else width

    def lay(self, room: QRectF) -> None:
        """Maps in rows of one height behind one gutter; what is left goes to the bars."""
        bars = BARS_LEAST if any(isinstance(mark, ColumnBars) for mark in self.marks) else 0
        free = room.height() - bars - len(self.maps) * (BLOCK_TITLE + BLOCK_GAP)
        rows = sum(len(mark.values) for mark in self.maps) or 1
        pitch = max(LEAST_ROW, min(MOST_ROW, float(int(free / rows))))
        y, left, inner = room.y(), room.x() + self.gutter, room.width() - self.gutter
        for item, mark in self._pairs():
            if isinstance(mark, HeatMap):
                height, count = BLOCK_TITLE + pitch * len(mark.values), mark.values.shape[1]
                item.show_mark(mark, QRectF(room.x(), y, room.width(), height), Places(left, inner / count, count))
                y += height + BLOCK_GAP
            else:
                down = TABLE_DOWN if isinstance(mark, Table) else 0.0
                of = QRectF(room.x(), y + down, room.width(), room.bottom() - y - down)
                count = len(mark.values) if isinstance(mark, ColumnBars) else 0
                item.show_mark(mark, of, Places(left, whole(inner / count), count) if count else None)

    def _pairs(self) -> Iterator[tuple[MarkItem, Mark]]:
        return zip(self.items, self.marks, strict=True)


ORIGIN = PanelKind("", "Where a number comes from", layout, heading, "Click a number, and see how it comes about.")


class OriginPanel(Panel):
    """Draws `why`, and beside it `values` where a weight is explained and there is room for both."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, ORIGIN, ("why",))
        self.explains = Segments(theme, [tr(word) for word in EXPLAINED.values()], name=tr("what is explained"))
        self.part = Segments(theme, [tr("the weight"), tr("what it carries")], name=tr("which part"))
        self.part.hide()
        self.shut = QToolButton()
        self.shut.setText("✕")
        self.shut.setAccessibleName(tr("Close the explanation"))
        self.shut.setToolTip(tr("Close the explanation"))
        self.shut.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.shut.setFixedSize(22, 22)
        bar = QHBoxLayout()
        bar.setContentsMargins(MARGIN, 0, MARGIN, 0)
        bar.setSpacing(12)
        self.header.folds = False
        self.column.removeWidget(self.header)
        bar.addWidget(self.explains)
        bar.addWidget(self.part)
        bar.addWidget(self.header, 1)
        bar.addWidget(self.shut)
        self.column.insertLayout(0, bar)
        self.part.chosen.connect(self._choose_part)
        self._dress(theme)

    def show_trace(self, trace: Trace | None, selection: Selection, baseline: Baseline | None = None) -> None:
        """Draw what the selection explains, and say so in the header."""
        self.explains.choice = EXPLAINS.index(selection.explains)
        self._choose_views(selection.explains)
        super().show_trace(trace, selection, baseline)
        self.header.title = self.figures[0].title if self.figures else tr(self.kind.title)
        self._say()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        if hasattr(self, "shut"):
            self._dress(theme)

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: one view or two, as there is room."""
        super().resizeEvent(event)  # draws anew
        self._say()

    def _choose_views(self, explains: Explains) -> None:
        is_narrow = self.width() < BOTH
        self.part.setVisible(is_narrow and explains == "weight")
        if explains != "weight":
            self.views = ("why",)
        elif is_narrow:
            self.views = ("values",) if self.part.choice == 1 else ("why",)
        else:
            self.views = ("why", "values")

    def _say(self) -> None:
        """The focus at the right of the title, as far as there is room."""
        header, focus = self.header, self.figures[0].focus if self.figures else ""
        free = header.width() - 2 * MARGIN - 64 - header.theme.text_width(header.title, 13, 600)
        header.show_heading(Heading(focus=elide(header.theme, focus, free, 12, 600) if focus and free > 60 else ""))
        header.update()

    def _dress(self, theme: Theme) -> None:
        p = theme.palette
        self.explains.set_theme(theme)
        self.part.set_theme(theme)
        self.shut.setStyleSheet(
            f"QToolButton {{ border: none; border-radius: 4px; color: {p.faint}; font-size: 13px; padding: 0; }}"
            f"QToolButton:hover, QToolButton:focus {{ background: {p.groove}; color: {p.ink}; }}"
        )

    @Slot(int)
    def _choose_part(self, place: int) -> None:
        self.show_trace(self._trace, self._selection, self._baseline)


class OriginDrawer(QWidget):
    """The drawer: one panel, drawn only while it is seen.

    `probed`, `picked` and `menu_wanted` are the panel's; `picked` also carries {"explains": ...} from the choice in
    its header. `closed` follows a click on the cross; whoever placed the drawer hides it.
    """

    probed = Signal(object)
    picked = Signal(object)
    menu_wanted = Signal(object, QPoint)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.panel = OriginPanel(theme)
        self._shown: tuple[Trace | None, Selection, Baseline | None] = (None, Selection(), None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self.setMinimumHeight(LEAST)
        self.panel.probed.connect(self.probed)
        self.panel.picked.connect(self.picked)
        self.panel.menu_wanted.connect(self.menu_wanted)
        self.panel.explains.chosen.connect(self._choose)
        self.panel.shut.clicked.connect(self.closed)

    @property
    def panels(self) -> tuple[Panel, ...]:
        """What can be saved and copied from here."""
        return (self.panel,)

    def show_trace(self, trace: Trace | None, selection: Selection, baseline: Baseline | None = None) -> None:
        """Explain what this selection asks for in this trace; costs nothing while the drawer is shut."""
        self._shown = trace, selection, baseline
        if self.isVisible():
            self.panel.show_trace(trace, selection, baseline)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.panel.set_theme(theme)

    def sizeHint(self) -> QSize:
        """Qt's: a third of an ordinary window."""
        return QSize(1024, HEIGHT)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's: now there is something to draw for."""
        super().showEvent(event)
        self.panel.show_trace(*self._shown)

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt's: what nobody sees holds no trace."""
        super().hideEvent(event)
        self.panel.show_trace(None, self._shown[1])

    @Slot(int)
    def _choose(self, place: int) -> None:
        self.picked.emit({"explains": EXPLAINS[place]})
