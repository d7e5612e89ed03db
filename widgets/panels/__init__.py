"""The Explore workspace: four panels from left to right as the data flows, and a drawer below that tells more."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from visualizer.language import tr
from visualizer.state import Baseline, Selection, Sitting
from visualizer.trace import ModelSpec, Trace
from widgets.panels.drawers import Drawer, Drawers, Factory
from widgets.panels.effects import EffectsDrawer
from widgets.panels.embedding import EMBEDDING
from widgets.panels.folding import Folding
from widgets.panels.head import HeadPanel
from widgets.panels.heads import HeadsPanel
from widgets.panels.linked import Linked
from widgets.panels.next_token import NextPanel
from widgets.panels.origin import OriginDrawer
from widgets.panels.panel import Panel
from widgets.panels.rail import RAIL, Rail
from widgets.panels.view_drawer import BELOW, BESIDE, WIDTH, TokenizersDrawer, factories
from widgets.shield import shielded
from widgets.sides import Sides
from widgets.theme import Theme

WIDTHS = {"embedding": 248, "heads": 448, "head": 424, "next": 320}  # at 1440 pixels; they grow in proportion
LEAST = {"embedding": 240, "heads": 260, "head": 376, "next": 312}  # below which something would be cut off
DRAWERS: dict[str, Factory] = {
    "origin": OriginDrawer,
    "effects": EffectsDrawer,
    **factories(BELOW),
    "tokenizers": TokenizersDrawer,
}
SIDE_DRAWERS: dict[str, Factory] = dict(factories(BESIDE))
IN_DRAWER = {"why": "origin", "values": "origin"}  # which drawer draws a view, where it has another name
SIDE_LEAST, SIDE_MOST, PAIR_MOST = 300, 0.34, 0.5  # pixels beside the panels, and shares of the window at first
LARGEST_FIRST = ("heads", "head", "next", "embedding")  # who is painted last in a frame


class Panels(QWidget):
    """The panels, driven by one sitting; each can be folded to a rail, or be the only one.

    `probed` and `picked` are those of all canvases; `menu_wanted` carries a panel and a place for its menu; `drawn`
    follows each repaint of the largest open panel, the last of a frame; `arranged` says that panels were folded,
    unfolded or resized by hand; `tokens_wanted` asks for the keyboard on the token strip.
    """

    probed = Signal(object)
    picked = Signal(object)
    opened = Signal(object)
    menu_wanted = Signal(object, QPoint)
    drawn = Signal()
    arranged = Signal()
    tokens_wanted = Signal()

    def __init__(self, sitting: Sitting, theme: Theme, sides: Sides | None = None) -> None:
        super().__init__()
        self.sitting = sitting
        self.embedding = Panel(theme, EMBEDDING, ("embedding", "positions"))
        self.heads = HeadsPanel(theme)
        self.head = HeadPanel(theme)
        self.next = NextPanel(theme)
        self.by_name: dict[str, Panel] = {
            "embedding": self.embedding,
            "heads": self.heads,
            "head": self.head,
            "next": self.next,
        }
        self.rails = {
            name: Rail(theme, panel.kind.number, tr(panel.kind.title)) for name, panel in self.by_name.items()
        }
        self.controls = self.next.controls
        self.drawers = Drawers(theme, DRAWERS)
        self.side = Drawers(theme, SIDE_DRAWERS, QSize(WIDTH, 600))
        self.folding = Folding()
        self._open: frozenset[str] = frozenset(self.by_name)
        self._asleep = False
        self._side_is_placed = False  # whether what stands beside the panels has its width
        if sides is not None:
            for panel in self.all:
                panel.behind = sides.behind
        self._place()
        self.linked = Linked(sitting, self)
        for panel in self.all:
            self.linked.add(panel.canvas)
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self._draw)
        self.heads.refined.connect(self._late.start)
        self.set_theme(theme)
        sitting.trace_changed.connect(self._on_trace)
        sitting.selection_changed.connect(self._on_selection)
        sitting.baseline_changed.connect(self._on_baseline)

    def _place(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for name, panel in self.by_name.items():
            for part in (self.rails[name], panel):
                self.splitter.addWidget(part)
            self.splitter.setStretchFactor(self.splitter.indexOf(self.rails[name]), 0)
            self.splitter.setStretchFactor(self.splitter.indexOf(panel), WIDTHS[name])
            panel.setMinimumWidth(LEAST[name])
            self.rails[name].clicked.connect(self._on_rail)
            self._join(panel)
            panel.drawn.connect(self._on_drawn)
        self.heads.header.scale_clicked.connect(self.switch_contrast)
        self.splitter.setSizes([size for width in WIDTHS.values() for size in (0, width)])
        self.splitter.splitterMoved.connect(self.arranged)
        self.rows = QSplitter(Qt.Orientation.Vertical)
        self.rows.setHandleWidth(1)
        self.rows.setChildrenCollapsible(False)
        self.rows.addWidget(self.splitter)
        self.rows.addWidget(self.drawers)
        self.rows.setStretchFactor(0, 1)
        self.rows.setStretchFactor(1, 0)
        self.drawers.probed.connect(self.probed)
        self.drawers.picked.connect(self.picked)
        self.drawers.menu_wanted.connect(self.menu_wanted)
        self.drawers.switched.connect(self._on_drawer)
        self.drawers.made.connect(self._on_made)
        self.rows.splitterMoved.connect(self.arranged)
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.setHandleWidth(1)
        self.columns.setChildrenCollapsible(False)
        self.side.setMinimumWidth(SIDE_LEAST)
        self.columns.addWidget(self.side)
        self.columns.addWidget(self.rows)
        self.columns.setStretchFactor(0, 0)
        self.columns.setStretchFactor(1, 1)
        self.rows.setMinimumWidth(max(LEAST.values()) + 3 * RAIL)  # less than the panels want: some of them fold
        self.side.probed.connect(self.probed)
        self.side.picked.connect(self.picked)
        self.side.menu_wanted.connect(self.menu_wanted)
        self.side.switched.connect(self._on_side)
        self.side.made.connect(self._on_made)
        self.columns.splitterMoved.connect(self._on_columns)
        self.columns.setParent(self)  # in no layout: it would insist on room for all panels before any can fold

    def _join(self, panel: Panel) -> None:
        panel.probed.connect(self.probed)
        panel.picked.connect(self.picked)
        panel.opened.connect(self.opened)
        panel.menu_wanted.connect(self.menu_wanted)
        panel.fold_wanted.connect(self._on_fold)
        panel.only_wanted.connect(self._on_only)

    @property
    def all(self) -> tuple[Panel, ...]:
        """The panels from left to right, folded or not."""
        return tuple(self.by_name.values())

    def name_of(self, panel: Panel) -> str:
        """What a panel is called here."""
        return next(name for name, one in self.by_name.items() if one is panel)

    def is_open(self, panel: Panel) -> bool:
        """Whether a panel has room at the moment."""
        return self.name_of(panel) in self._open

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        # first: a style sheet gives all that is below it the palette back that it had before
        for splitter in (self.columns, self.rows, self.splitter):
            splitter.setStyleSheet(f"QSplitter::handle {{ background: {theme.palette.line}; }}")
        for panel in self.all:
            panel.set_theme(theme)
        for rail in self.rails.values():
            rail.set_theme(theme)
        self.drawers.set_theme(theme)
        self.side.set_theme(theme)

    def detach(self) -> None:
        """Stop listening to the sitting, before the window goes."""
        self.linked.detach()
        self.sitting.trace_changed.disconnect(self._on_trace)
        self.sitting.selection_changed.disconnect(self._on_selection)
        self.sitting.baseline_changed.disconnect(self._on_baseline)
        self._late.stop()

    def show_model(self, spec: ModelSpec) -> None:
        """Have the panels that a kind of model needs."""
        self.next.show_model(spec.kind)
        self.rails["next"].rename(tr(self.next.kind.title))
        self._late.start()

    @Slot()
    def switch_contrast(self) -> None:
        """The colour scale of weights up to 1, or up to what is common."""
        self.sitting.select(contrast=self.sitting.selection.other_contrast)

    def show_view(self, name: str) -> None:
        """Bring the panel or the drawer that draws a view to the fore, with the keyboard."""
        drawer = IN_DRAWER.get(name, name)
        for drawers in (self.drawers, self.side):
            if drawers.knows(drawer):
                drawers.open(drawer)
                return
        if name in ("next-token", "fillers"):
            name = self.next.views[0]
        if name == "tokens":
            self.tokens_wanted.emit()
            return
        if name in ("heads", "roles") and name not in self.heads.views:
            self.heads.show_dots(name == "roles")
        if name in ("arcs", "head", "row"):
            self.head.show_arcs(name == "arcs")
        panel = next((panel for panel in self.all if name in panel.views), None)
        if panel is not None:
            if not self.is_open(panel):
                self.fold(panel)
            panel.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def drawer_of(self, view: str) -> Drawers:
        """Where the drawer of a view is."""
        return self.side if self.side.knows(IN_DRAWER.get(view, view)) else self.drawers

    # ---- who has room ----
    def fold(self, panel: Panel) -> None:
        """Fold a panel to a rail, or bring it back; the last open one stays."""
        name = self.name_of(panel)
        if name not in self._open:
            self._arrange(self.folding.unfold(name))
        elif len(self._open) > 1:
            self._arrange(self.folding.fold(name))

    def toggle_only(self, panel: Panel) -> None:
        """Give one panel all the room, or put the others back."""
        self._arrange(self.folding.toggle_only(self.name_of(panel)))

    def show_all(self) -> None:
        """Every panel as wide as at the beginning."""
        self.splitter.setSizes([size for width in WIDTHS.values() for size in (0, width)])
        self._arrange(Folding())

    def state(self) -> dict[str, Any]:
        """How the panels lie, to be kept for another day."""
        sizes = dict(zip(self.by_name, self.splitter.sizes()[1::2], strict=True))
        return {
            "folded": sorted(self.folding.folded),
            "only": self.folding.only,
            "drawer": self.rows.sizes()[1] or None,
            "widths": {name: size for name, size in sizes.items() if size > 0},
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Lie as they did; what makes no sense is left out."""
        folded, only, widths = state.get("folded"), state.get("only"), state.get("widths")
        known = frozenset(name for name in folded if name in self.by_name) if isinstance(folded, list) else frozenset()
        if len(known) == len(self.by_name):
            known = frozenset()
        self._arrange(Folding(known, only if only in self.by_name else None))
        if isinstance(height := state.get("drawer"), int) and 0 < height < 10_000:
            self.rows.setSizes([max(1, self.rows.height() - height), height])
        if isinstance(widths, Mapping):
            given = {name: size for name, size in widths.items() if isinstance(size, int) and 0 < size < 10_000}
            self.splitter.setSizes([size for name, width in WIDTHS.items() for size in (RAIL, given.get(name, width))])

    def _arrange(self, folding: Folding) -> None:
        self.folding = folding
        self._make_room()
        self.arranged.emit()

    @property
    def _room(self) -> int:
        """How wide the panels may be."""
        return self.width() - (self._side_width() + 1 if self.side.current else 0)

    def _side_width(self) -> int:
        """How wide what stands beside the panels is, or will be."""
        left = self.width() - self.rows.minimumWidth()
        trace = self.sitting.trace
        share = SIDE_MOST if trace is None or trace.source is None else PAIR_MOST  # two stacks beside one another
        wanted = self.side.width() if self._side_is_placed else round(share * self.width())
        return max(SIDE_LEAST, min(wanted, left))

    def _make_room(self) -> None:
        """Show the panels that have room, and rails for the others; alone, a panel has no rails beside it."""
        open_now = self.folding.open(tuple(self.by_name), tuple(LEAST.values()), self._room, RAIL)
        alone = self.folding.only is not None
        if open_now == self._open and all(
            rail.isHidden() == (name in open_now or alone) for name, rail in self.rails.items()
        ):
            return
        focus = self.focusWidget()
        had_focus = next((name for name, panel in self.by_name.items() if focus and panel.isAncestorOf(focus)), None)
        self._open = open_now
        for name, panel in self.by_name.items():
            panel.setVisible(name in open_now)
            self.rails[name].setVisible(name not in open_now and not alone)
        if had_focus is not None and had_focus not in open_now:
            next(panel for name, panel in self.by_name.items() if name in open_now).canvas.setFocus()
        self._late.start()  # who was folded has not seen what was shown meanwhile

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: another width, another number of panels."""
        super().resizeEvent(event)
        self._make_room()
        self.columns.setGeometry(self.rect())

    def minimumSizeHint(self) -> QSize:
        """Qt's: one panel and the rails of the others."""
        return QSize(max(LEAST.values()) + 3 * RAIL, 240)

    @Slot()
    def _on_rail(self) -> None:
        name = next(name for name, rail in self.rails.items() if rail is self.sender())
        self.fold(self.by_name[name])
        self.by_name[name].canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_fold(self, panel: Panel) -> None:
        self.fold(panel)

    @Slot(object)
    def _on_only(self, panel: Panel) -> None:
        self.toggle_only(panel)

    @Slot(str, object)
    def _on_made(self, name: str, drawer: Drawer) -> None:
        for panel in drawer.panels:
            self.linked.add(panel.canvas)

    @Slot(str)
    def _on_side(self, name: str) -> None:
        """Something stands beside the panels, or no longer: they have another room."""
        self._side_is_placed = False
        self._make_room()
        if name:
            width = self._side_width()
            self.columns.setSizes([width, self.width() - width - 1])
            self._side_is_placed = True
        self._late.start()

    @Slot()
    def _on_columns(self) -> None:
        self._make_room()

    @Slot(str)
    def _on_drawer(self, name: str) -> None:
        self._late.start()  # whoever has just been opened has nothing to show yet

    # ---- what is shown ----
    @Slot()
    def _on_drawn(self) -> None:
        if self.sender() is self.by_name[next(name for name in LARGEST_FIRST if name in self._open)]:
            self.drawn.emit()

    def _on_trace(self, trace: Trace | None) -> None:
        self._draw()

    def _on_selection(self, selection: Selection) -> None:
        self._late.start()  # several fields may change at once

    def _on_baseline(self, baseline: Baseline | None) -> None:
        self._late.start()

    def wake(self) -> None:
        """Draw again, beginning with what came meanwhile."""
        self._asleep = False
        self._draw()

    def sleep(self) -> None:
        """Draw nothing until woken: nobody sees the panels."""
        self._asleep = True

    @Slot()
    def _draw(self) -> None:
        self._late.stop()
        if self._asleep:
            return
        for name, panel in self.by_name.items():
            if name in self._open:
                panel.show_trace(self.sitting.trace, self.sitting.selection, self.sitting.baseline)
        for drawers in (self.drawers, self.side):
            drawers.show_trace(self.sitting.trace, self.sitting.selection, self.sitting.baseline)
