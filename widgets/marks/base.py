"""What every painted mark can do: take a mark and a room, paint, and say what lies under a point."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from visualizer.views.figure import Axis, Probe
from widgets.brush import Brush
from widgets.marks.zoom import Zoom
from widgets.shield import report_fault
from widgets.theme import Theme

NOTCH = 120.0  # Qt's angle of one step of a wheel
STEP = 1.2  # what one step of a wheel zooms by
OVERVIEW_MOST = 84.0  # pixels along the longer side of the small picture that says where one is
Lit = frozenset[tuple[str, int]]
"""Places of a mark that are about pointed tokens, as (which part of the mark, which place of it)."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One point of a mark that can be hovered and clicked: what it says, and where its frame is drawn."""

    probe: Probe
    frame: QRectF


@dataclass(frozen=True, slots=True)
class Places:
    """Where the columns of a map (or the rows of a grid) lie, for marks that share them.

    `left` and `right` bound what is in view: a zoomed map has columns beyond them.
    """

    start: float
    pitch: float
    count: int
    size: float = 0.0  # of one place, where it is smaller than the pitch
    left: float | None = None
    right: float | None = None


class MarkItem(pg.GraphicsObject):
    """One mark of a figure in the scene; subclasses compute geometry in `arrange` and draw in `draw`.

    The scene counts pixels. `room` is what the panel's layout gave; `shared` are the columns or rows of an earlier
    mark of the same group. `zoom` is the window of a mark that can be drawn larger than its room, else None: the canvas
    moves it with wheel, pinch, drag and keys, and arranges the items anew.
    """

    zoom: Zoom | None = None

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.mark: Any = None
        self.room = QRectF()
        self.shared: Places | None = None
        self.hovered: Spot | None = None
        self.pointed: tuple[int, ...] = ()  # the tokens of the prompt that the pointer is on, wherever it is
        self.pointed_target: tuple[int, ...] = ()  # those of an encoder-decoder's target
        self.pointed_ids: tuple[int, ...] = ()  # their ids, for marks that list tokens of the vocabulary
        self.lit: Lit = frozenset()
        self._widest: tuple[tuple[str, ...], float, Theme, float] | None = (
            None  # the width of the widest of some labels
        )

    def show_mark(self, mark: Any, room: QRectF, shared: Places | None = None) -> None:
        """Take a new mark or a new room; repaints what changed."""
        if room != self.room:
            self.prepareGeometryChange()
        self.mark, self.room, self.shared = mark, room, shared
        self.arrange()
        self.lit = self.find_lit()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        if self.mark is not None:
            self.arrange()
        self.update()

    def hover(self, spot: Spot | None) -> None:
        """Frame the point under the pointer."""
        if spot != self.hovered:
            self.hovered = spot
            self.update()

    def light(self, tokens: tuple[int, ...], ids: tuple[int, ...] = (), target: tuple[int, ...] = ()) -> None:
        """Light up what is about these tokens of the prompt and of the target; repaints only where that is something
        else than before."""
        self.pointed, self.pointed_ids, self.pointed_target = tokens, ids, target
        lit = self.find_lit() if self.mark is not None else frozenset()
        if lit != self.lit:
            self.lit = lit
            self.update()

    def find_lit(self) -> Lit:
        """Which places of the mark are about the tokens that are pointed at."""
        return frozenset()

    def lit_on(self, axis: Axis, part: str) -> Lit:
        """The places of an axis that are tokens pointed at."""
        return places_of(axis, self.pointed if axis.side == "source" else self.pointed_target, part)

    # ---- gestures: the canvas asks, and arranges all its items anew after a True ----
    def wheel(self, point: QPointF, angle: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """A wheel turned over the mark: zooms around the pointer, sideways or with Shift moves; whether it did."""
        zoom = self.zoom
        if zoom is None or not zoom.viewport.contains(point):
            return False
        if angle.x() or modifiers & Qt.KeyboardModifier.ShiftModifier:
            return not zoom.is_fit and zoom.pan(angle.x() or angle.y(), 0)
        return zoom.zoom_at(point, STEP ** (angle.y() / NOTCH))

    def scroll(self, point: QPointF, pixels: QPointF) -> bool:
        """Two fingers moved over the mark: what is larger than its room follows them; whether it did."""
        zoom = self.zoom
        return zoom is not None and zoom.viewport.contains(point) and zoom.pan(pixels.x(), pixels.y())

    @property
    def overview(self) -> QRectF | None:
        """Where the small picture of the whole lies while only a part is in view: in the upper right corner, which a
        causal mask leaves empty."""
        zoom = self.zoom
        if zoom is None or zoom.is_fit:
            return None
        area = zoom.area
        most = min(OVERVIEW_MOST, 0.34 * area.width(), 0.5 * area.height())
        width, height = zoom.columns * zoom.width, zoom.rows * zoom.height
        share = most / max(width, height)
        size = max(8.0, round(width * share)), max(8.0, round(height * share))
        return QRectF(round(area.right()) - size[0] - 6, round(area.top()) + 6, *size)

    def draw_overview(self, brush: Brush, image: QImage) -> None:
        """The whole as a small picture, with a frame around what is in view."""
        place = self.overview
        if place is None or self.zoom is None:
            return
        air = place.adjusted(-3, -3, 3, 3)
        brush.rect(air.x(), air.y(), air.width(), air.height(), "panel", "edge", radius=3)
        brush.image(place.x(), place.y(), place.width(), place.height(), image)
        seen = self.zoom.window_in(place)
        seen = QRectF(seen.x() - 1, seen.y() - 1, max(5.0, seen.width() + 2), max(5.0, seen.height() + 2))
        brush.rect(seen.x() - 1, seen.y() - 1, seen.width() + 2, seen.height() + 2, stroke="panel")
        brush.rect(seen.x(), seen.y(), seen.width(), seen.height(), stroke="ink")

    def arrange(self) -> None:
        """Compute where everything goes, from mark, room and theme."""

    def draw(self, brush: Brush) -> None:
        """Paint the mark."""
        raise NotImplementedError

    def spot(self, point: QPointF) -> Spot | None:
        """What lies under a point of the scene."""
        raise NotImplementedError

    def places(self) -> Places | None:
        """The columns that later marks of the group share."""
        return None

    def boundingRect(self) -> QRectF:
        """Qt's: the room, with a little air for frames and for what hangs below a map."""
        return self.room.adjusted(-8, -4, 8, 18)

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        """Qt's: draws the mark, and the frame of what is hovered."""
        if self.mark is None:
            return
        brush = Brush(painter, self.theme)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, True)
        try:
            self.draw(brush)
        except Exception:  # an exception must not pass through Qt's painting: it would end the program
            report_fault()
            return
        if self.hovered is not None:
            frame = self.hovered.frame
            brush.rect(frame.x(), frame.y(), frame.width(), frame.height(), stroke="ink")

    def label_width(self, axis: Axis, size: float, most: float) -> float:
        """The room that the labels of an axis need, at most `most`; measured once while labels and theme stay."""
        known = self._widest
        if known is None or known[0] is not axis.labels or known[1:3] != (size, self.theme):
            widths = (self.theme.text_width(label, size, 600, mono=True) for label in axis.labels)
            known = self._widest = axis.labels, size, self.theme, max(widths, default=24.0)
        return min(most, known[3])


def labelled(places: range, pitch: float, least: float, always: Collection[int] = ()) -> list[int]:
    """Of the places in view those that are labelled: evenly as many as fit, and `always` some, such as the framed one.

    Their neighbours give way; of two of them that are too close, the one that comes first in `always` stays. The steps
    count from the first place of all, so that labels move with a map that is dragged.
    """
    if pitch >= least:
        return list(places)
    step = ceil(least / pitch)
    chosen = range(-(-places.start // step) * step, places.stop, step)
    kept: list[int] = []
    for place in always:
        if place in places and all(abs(place - other) * pitch >= least for other in kept):
            kept.append(place)
    return sorted([*(p for p in chosen if all(abs(p - k) * pitch >= least + 2 for k in kept)), *kept])


def lit_places(lit: Lit, part: str) -> list[int]:
    """The lit places of one part of a mark, in order."""
    return sorted(place for name, place in lit if name == part)


def places_of(axis: Axis, tokens: Sequence[int], part: str) -> Lit:
    """The places of an axis that are these tokens."""
    found = ((part, axis.place_of(token)) for token in tokens)
    return frozenset((name, place) for name, place in found if place is not None)
