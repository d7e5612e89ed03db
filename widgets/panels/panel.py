"""One panel of the window: a header, a canvas, and what stands between and below them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from visualizer.language import tr
from visualizer.state import Baseline, Selection
from visualizer.trace import Trace
from visualizer.views import draw
from visualizer.views.figure import ColourScale, Figure
from widgets.accessible import Role
from widgets.brush import Brush
from widgets.canvas import Canvas, Layout
from widgets.shield import report_fault, shielded
from widgets.theme import Theme

HEADER_HEIGHT, MARGIN = 44, 16
LEAST_SCALE = 16  # pixels of a colour scale beside a long name
LEAST_NOTE = 80  # pixels: of fewer letters nobody can tell what they say
LARGE = 300_000  # layers × vocabulary from which the logit lens waits until the frame is painted
Fit = Callable[[Selection, Trace, QSize], Selection]
"""Adapts a selection to the room of a panel: how many dimensions, candidates or guesses it has place for."""


PREDICTIONS = ("next-token", "lens")  # views of what follows a text


def unchanged(selection: Selection) -> Selection:
    """The selection as it is."""
    return selection


@dataclass(frozen=True, slots=True)
class Heading:
    """What the header says at its right: words, or a colour scale, or what has the focus."""

    note: str = ""
    focus: str = ""
    scale: ColourScale | None = None
    scale_width: int = 48
    scale_tip: str = ""  # what a click on the scale does; empty where it does nothing


class Header(QWidget):
    """The line over a panel: its number, its name, and what its figure says of itself.

    A click on the name asks to fold the panel, a double click on the line to give it all the room.
    """

    accessible_role = Role.Heading
    scale_clicked = Signal()
    fold_wanted = Signal()
    only_wanted = Signal()

    def __init__(self, theme: Theme, number: str, title: str) -> None:
        super().__init__()
        self.theme, self.number, self.title = theme, number, title
        self.heading = Heading()
        self.setAccessibleName(title)
        self.scale_area = QRect()  # where the colour scale is drawn
        self.name_area = QRect()  # where the name is
        self._on_name = False
        self.folds = True  # a click on the name folds the panel; a drawer's is closed instead
        self.setMouseTracking(True)
        self.setFixedHeight(HEADER_HEIGHT)
        self.more = QToolButton(self)
        self.more.setText("⋯")
        self.more.setToolTip(tr("Save or copy the figures of “{title}”", title=title))
        self.more.setAccessibleName(tr("{title}: save or copy", title=title))
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        p = theme.palette
        self.more.setStyleSheet(
            f"QToolButton {{ border: none; border-radius: 4px; color: {p.faint}; font-size: 15px; padding: 0; }}"
            f"QToolButton:hover, QToolButton:focus {{ background: {p.groove}; color: {p.ink}; }}"
            f"QToolButton:focus {{ border: 1.5px solid {p.bar}; }}"
        )
        self.update()

    def rename(self, title: str) -> None:
        """Be the line over another panel."""
        self.title = title
        self.setAccessibleName(title)
        self.more.setToolTip(tr("Save or copy the figures of “{title}”", title=title))
        self.more.setAccessibleName(tr("{title}: save or copy", title=title))
        self.update()

    def show_heading(self, heading: Heading) -> None:
        """Say something else at the right."""
        if heading != self.heading:
            self.heading = heading
            self.update()

    def accessible_value(self) -> str:
        """What stands at the right."""
        scale = self.heading.scale
        ends = ""
        if scale is not None:
            low, high = scale.ends
            ends = tr("{name} from {low} to {high}", name=scale.name, low=low, high=high).strip()
        return ", ".join(part for part in (self.heading.focus, self.heading.note, ends) if part)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's: a click on the scale or on the number."""
        point = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._is_on_scale(point):
            self.scale_clicked.emit()
        elif self.name_area.contains(point) and point.x() < MARGIN + 14:
            self.fold_wanted.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt's: all the room for this panel, or for all of them again."""
        if event.button() == Qt.MouseButton.LeftButton and not self._is_on_scale(event.position().toPoint()):
            self.only_wanted.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt's: the pointer is gone."""
        self._show_on_name(False)
        super().leaveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's: scale and name say that they can be clicked."""
        point = event.position().toPoint()
        on_scale, on_name = self._is_on_scale(point), self.name_area.contains(point)
        self._show_on_name(on_name)
        self.setCursor(Qt.CursorShape.PointingHandCursor if on_scale or on_name else Qt.CursorShape.ArrowCursor)
        tip = tr("‹ folds the panel; a double click gives it all the room, and again puts the others back")
        self.setToolTip(self.heading.scale_tip if on_scale else tip if on_name else "")

    def _show_on_name(self, on_name: bool) -> None:
        if on_name != self._on_name:
            self._on_name = on_name
            self.update()

    def _is_on_scale(self, point: QPoint) -> bool:
        return bool(self.heading.scale_tip) and self.scale_area.contains(point)

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: the menu's button stays at the right."""
        self.more.setGeometry(self.width() - MARGIN - 16, 13, 22, 22)
        super().resizeEvent(event)

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's."""
        painter = QPainter(self)
        brush, heading = Brush(painter, self.theme), self.heading
        brush.rect(0, 0, self.width(), self.height(), "panel")
        brush.text(MARGIN, 28, "‹" if self._on_name else self.number, 13, "ink" if self._on_name else "faint")
        indent = MARGIN + (16 if self.number or self.folds else 0)
        left = indent + brush.text(indent, 28, self.title, 13, weight=600)
        self.name_area = QRect(MARGIN - 6, 10, int(left) - MARGIN + 10, 26) if self.folds else QRect()
        right = self.width() - MARGIN - 24.0
        if heading.scale is not None:
            ends = sum(self.theme.text_width(end, 11) for end in heading.scale.ends) + 12
            width = min(heading.scale_width, max(LEAST_SCALE, right - left - 10 - ends))
            left_end = brush.scale(right, 20, width, heading.scale)
            self.scale_area = QRect(int(left_end), 8, int(right - left_end), 30)
            right = left_end - 10
        if heading.focus:
            free = right - left - 12
            right -= brush.text(right, 28, heading.focus, 12, "accent", 600, "end", room=free) + 12
        if heading.note and right - left - 12 >= min(LEAST_NOTE, self.theme.text_width(heading.note, 11)):
            brush.text(right, 28, heading.note, 11, "faint", anchor="end", room=right - left - 12)
        painter.end()


@dataclass(frozen=True, slots=True)
class PanelKind:
    """What makes a panel this panel; whoever shows `title` or `empty` translates it."""

    number: str
    title: str
    layout: Layout
    heading: Callable[[Sequence[Figure]], Heading]
    empty: str = ""  # what stands there before there is a prompt
    fit: Fit = lambda selection, trace, size: selection
    late: frozenset[str] = frozenset()  # views that a large model takes long for: drawn after the frame
    trim: Callable[[Figure], Figure] = lambda figure: figure  # leaves out marks that the panel has no place for


class Panel(QWidget):
    """Draws some views of the present trace.

    `probed`, `picked` and `opened` are the canvas's; `menu_wanted` carries the panel and where its menu goes;
    `fold_wanted` and `only_wanted` carry the panel; `drawn` follows each repaint of the canvas.
    """

    probed = Signal(object)
    picked = Signal(object)
    opened = Signal(object)
    menu_wanted = Signal(object, QPoint)
    fold_wanted = Signal(object)
    only_wanted = Signal(object)
    drawn = Signal()

    def __init__(self, theme: Theme, kind: PanelKind, views: tuple[str, ...]) -> None:
        super().__init__()
        self.kind, self.views = kind, views
        self._trace: Trace | None = None
        self._selection = Selection()
        self._baseline: Baseline | None = None
        self._settled: Trace | None = None  # the trace that every view shows
        self.opened_by: tuple[str, str, str] | None = None  # what opens the model again, where it is not the window's
        self.stale: Heading | None = None  # what the header says while what is shown is no longer what was asked
        self.behind: Callable[[Selection], Selection] = unchanged  # where to look from for what follows the text
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self._draw_late)
        title = tr(kind.title)
        self.setAccessibleName(title)
        self.header = Header(theme, kind.number, title)
        self.canvas = Canvas(theme, kind.layout)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.canvas, 1)
        self.column = column
        self.setAutoFillBackground(True)
        self.set_theme(theme)
        self.canvas.probed.connect(self.probed)
        self.canvas.picked.connect(self.picked)
        self.canvas.opened.connect(self.opened)
        self.canvas.painted.connect(self.drawn)
        self.canvas.painted.connect(self._late.start)
        self.header.more.clicked.connect(self._want_menu)
        self.header.fold_wanted.connect(self._want_fold)
        self.header.only_wanted.connect(self._want_only)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What the panel shows now."""
        return self.canvas.figures

    @property
    def shown(self) -> tuple[Trace | None, Selection, Baseline | None]:
        """The pass that the figures are of, where they look from, and what they are compared with."""
        return self._trace, self._selection, self._baseline

    def show_trace(self, trace: Trace | None, selection: Selection, baseline: Baseline | None = None) -> None:
        """Draw the panel's views of this trace from this selection, against a baseline; nothing without a trace."""
        self._trace, self._selection, self._baseline = trace, selection, baseline
        if trace is None:
            self.canvas.show_message(tr(self.kind.empty))
            self.header.show_heading(Heading())
            return
        try:
            self._draw_views(trace, selection, baseline)
        except Exception:  # the other panels have nothing to do with it; this one shows nothing rather than what was
            report_fault()
            self.canvas.show_figures(())
            self.header.show_heading(Heading())

    def _draw_views(self, trace: Trace, selection: Selection, baseline: Baseline | None) -> None:
        fitted = self.kind.fit(selection, trace.facet(selection.kind), self.canvas.viewport().size())
        before = {figure.view: figure for figure in self.figures}
        waits = trace is not self._settled and trace.spec.layers * trace.spec.vocabulary > LARGE
        late = {view for view in self.views if waits and view in self.kind.late and view in before}
        figures = tuple(
            before[view] if view in late else self.kind.trim(draw(view, trace, self._from(view, fitted), baseline))
            for view in self.views
        )
        self._settled = None if late else trace
        self.canvas.show_figures(figures, stale=late if self.stale is None else self.views)
        self.header.show_heading(self.stale or self.kind.heading(figures))

    @Slot()
    def _draw_late(self) -> None:
        """The frame is painted: now what takes longer."""
        if self._trace is not None and self._settled is not self._trace:
            self._settled = self._trace
            self.show_trace(self._trace, self._selection, self._baseline)

    def show_views(self, views: tuple[str, ...]) -> None:
        """Draw other views from now on."""
        if views != self.views:
            self.views = views
            self.show_trace(self._trace, self._selection, self._baseline)

    def whole_figure(self, view: str) -> Figure | None:
        """A view as a file has it: not cut to the room of the panel."""
        if self._trace is None:
            return None
        return draw(view, self._trace, self._from(view, self._selection), self._baseline)

    def _from(self, view: str, selection: Selection) -> Selection:
        """Where a view looks from: an encoder-decoder predicts what follows its target, whatever else is looked at."""
        return self.behind(selection) if view in PREDICTIONS else selection

    def show_kind(self, kind: PanelKind, views: tuple[str, ...]) -> None:
        """Be another panel in the same place, such as for another kind of model."""
        if kind is self.kind:
            return
        self.kind, self.views = kind, views
        title = tr(kind.title)
        self.setAccessibleName(title)
        self.header.rename(title)
        self.canvas.lay_out(kind.layout)
        self.show_trace(None, self._selection)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.colour("panel"))
        self.setPalette(palette)
        self.header.set_theme(theme)
        self.canvas.set_theme(theme)

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: another room shows more or less."""
        super().resizeEvent(event)
        if self._trace is not None:
            self.show_trace(self._trace, self._selection, self._baseline)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's: the right button asks for the same menu."""
        self.menu_wanted.emit(self, event.globalPos())

    @Slot()
    def _want_fold(self) -> None:
        self.fold_wanted.emit(self)

    @Slot()
    def _want_only(self) -> None:
        self.only_wanted.emit(self)

    @Slot()
    def _want_menu(self) -> None:
        more = self.header.more
        self.menu_wanted.emit(self, more.mapToGlobal(QPoint(0, more.height())))
