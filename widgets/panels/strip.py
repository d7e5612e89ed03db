"""The token strip of one side: across the window, or half of it where there are two."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from visualizer.language import tr
from visualizer.state import Sitting
from visualizer.views import draw
from visualizer.views.figure import Figure, Mark, Side, TokenStrip
from widgets.canvas import Canvas
from widgets.marks.base import MarkItem
from widgets.marks.token_strip import TokenStripItem
from widgets.panels.linked import Linked
from widgets.panels.panel import MARGIN
from widgets.theme import Theme

STRIP_HEIGHT = 52
LEAST_STRIP = 160  # pixels that a strip always has


def layout(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """One line across the room."""
    for item, mark in zip(items, marks, strict=True):
        item.show_mark(mark, QRectF(room.x() + MARGIN, room.y(), room.width() - 2 * MARGIN, room.height()))


def shared(width: int, usual: int, source: Sequence[int], target: Sequence[int]) -> int:
    """How wide the strip of the source is: its usual half, and more or less of it where one strip needs more than its
    half and the other has room to spare. Needs are from roomy to tight."""
    if source[0] > usual:
        room = width - max(LEAST_STRIP, target[0])
        return max(usual, next((need for need in source if need <= room), room))
    if target[0] > width - usual:
        room = width - max(LEAST_STRIP, source[0])
        return min(usual, width - next((need for need in target if need <= room), room))
    return usual


class Strip(QWidget):
    """The tokens of one side as chips.

    `picked` carries {"query": place} of a token of this side, in cross attention {"key": place} of the source;
    {"pinned": place} with Alt; and {"mask": place} where the strip `can_mask`: at a click on a chip's small corner, a
    double click, or from the menu of the right button.
    """

    probed = Signal(object)
    picked = Signal(object)

    def __init__(self, sitting: Sitting, theme: Theme, side: Side = "source") -> None:
        super().__init__()
        self.sitting, self.side = sitting, side
        self.can_mask = False
        self.underlined: frozenset[int] = frozenset()
        self.canvas = Canvas(theme, layout, ground="chrome")
        self.setFixedHeight(STRIP_HEIGHT)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self.canvas)
        self.canvas.probed.connect(self.probed)
        self.canvas.picked.connect(self.picked)
        self.canvas.opened.connect(self._on_opened)
        self.linked = Linked(sitting, self)
        self.linked.add(self.canvas)
        sitting.trace_changed.connect(self._draw)
        sitting.selection_changed.connect(self._draw)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What the strip shows now."""
        return self.canvas.figures

    @property
    def needs(self) -> tuple[int, ...]:
        """How wide the strip is with all its chips, from roomy to tight."""
        items = (item for item in self.canvas.items_shown if isinstance(item, TokenStripItem))
        return next((tuple(ceil(total) + 2 * MARGIN for total in item.totals()) for item in items), (2 * MARGIN,))

    def let_mask(self, can_mask: bool) -> None:
        """Whether tokens can be masked here."""
        self.can_mask = can_mask
        self._tell_items()

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

    def underline_tokens(self, places: frozenset[int]) -> None:
        """Underline the chips of these tokens, now and whatever is drawn, until others are."""
        self.underlined = places
        self._tell_items()

    def menu(self, place: int) -> QMenu:
        """What can be done with a token."""
        menu = QMenu(self)
        menu.setAccessibleName(tr("Token"))
        rows = [({"query": place}, tr("Look from this token")), ({"pinned": place}, tr("Pin this token"))]
        if self.can_mask:
            rows.insert(0, ({"mask": place}, tr("Mask this token")))
        for pick, title in rows:
            menu.addAction(title).setData(pick)
        menu.triggered.connect(self._on_chosen)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's: the menu of the token under the pointer."""
        point = self.canvas.mapFrom(self, event.pos()).toPointF()
        for item in self.canvas.items_shown:
            place = item.chip_at(point) if isinstance(item, TokenStripItem) else None
            if place is not None:
                menu = self.menu(place)
                menu.exec(event.globalPos())
                menu.deleteLater()

    def _draw(self, changed: object) -> None:
        trace, selection = self.sitting.trace, self.sitting.selection
        if trace is None or (self.side == "target" and trace.source is None):
            self.canvas.show_figures(())
            return
        figure = draw("tokens", trace, selection)
        mine = (mark for mark in figure.marks if isinstance(mark, TokenStrip) and mark.side == self.side)
        marks = tuple(replace(mark, picks=mark.picks or "query", title="") for mark in mine)
        self.canvas.show_figures((replace(figure, marks=marks),))
        self._tell_items()

    def _tell_items(self) -> None:
        for item in self.canvas.items_shown:
            if isinstance(item, TokenStripItem):
                item.let_mask(self.can_mask)
                item.underline_tokens(self.underlined)

    @Slot(object)
    def _on_opened(self, pick: dict[str, int]) -> None:
        if self.can_mask and "query" in pick:
            self.picked.emit({"mask": pick["query"]})

    @Slot(QAction)
    def _on_chosen(self, row: QAction) -> None:
        self.picked.emit(row.data())
