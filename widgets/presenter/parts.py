"""What every part of a scene can do."""

from typing import Protocol

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF

from visualizer import palette
from visualizer.views.figure import ColourScale
from widgets.brush import Brush, image_of
from widgets.hint import HintItem
from widgets.marks.base import Spot
from widgets.presenter.caption import balanced
from widgets.presenter.sight import LEAST, MIDDLE, TITLE
from widgets.theme import Theme

HINT_ZOOM = 2.0  # the window's hint is made for a reader at the desk
SCALE_WIDTH, SCALE_HEIGHT = 144, 16


class Part(Protocol):
    """Paints itself in units, says what lies under a point, and shows that it is pointed at."""

    def paint(self, brush: Brush) -> None:
        """Draw everything but what depends on the pointer."""

    def spot(self, point: QPointF) -> Spot | None:
        """What lies under a point."""

    def paint_hover(self, brush: Brush, spot: Spot, bounds: QRectF) -> None:
        """Show the point under the pointer, and what it is, within `bounds`."""


def frame_and_hint(brush: Brush, spot: Spot, bounds: QRectF) -> None:
    """A frame around what is pointed at, and its number in words beside it."""
    frame = spot.frame
    brush.rect(frame.x(), frame.y(), frame.width(), frame.height(), stroke="ink", width=2)
    hint = HintItem(brush.theme)
    hint.point_at(spot.probe.text, scaled(frame, 1 / HINT_ZOOM), scaled(bounds, 1 / HINT_ZOOM))
    brush.painter.save()
    brush.painter.scale(HINT_ZOOM, HINT_ZOOM)
    hint.paint(brush.painter, None)
    brush.painter.restore()


def scaled(rect: QRectF, by: float) -> QRectF:
    """A rectangle with all its measures multiplied."""
    return QRectF(rect.x() * by, rect.y() * by, rect.width() * by, rect.height() * by)


def ink_role(theme: Theme, colour: object) -> str:
    """The role of the text colour that reads best on a coloured cell: "ink" or "panel"."""
    chosen = palette.ink_on(theme.palette, colour)  # type: ignore[arg-type]
    return "ink" if chosen == theme.palette.ink else "panel"


def colour_scale(brush: Brush, right: float, baseline: float, scale: ColourScale, least: float) -> float:
    """A colour scale with its ends, ending at `right`; not drawn where it would reach beyond `least`.

    Returns its left edge.
    """
    low, high = scale.ends
    wide = brush.theme.text_width
    x = right - wide(high, LEAST) - 12 - SCALE_WIDTH
    left = x - 12 - wide(low, LEAST)
    if left < least:
        return right
    brush.text(right, baseline, high, LEAST, "muted", anchor="end")
    ramp = np.linspace(scale.low, scale.high, SCALE_WIDTH)[None]
    image = image_of(palette.colours(brush.theme.palette, scale, ramp))
    brush.image(x, baseline - SCALE_HEIGHT, SCALE_WIDTH, SCALE_HEIGHT, image)
    brush.rect(x, baseline - SCALE_HEIGHT, SCALE_WIDTH, SCALE_HEIGHT, stroke="line")
    brush.text(x - 12, baseline, low, LEAST, "muted", anchor="end")
    return left


def hatch(brush: Brush, area: QRectF) -> None:
    """Strokes over what takes no part in the colour scale."""
    brush.painter.fillRect(area, QBrush(brush.theme.colour("faint"), Qt.BrushStyle.BDiagPattern))


def two_decimals(weight: float) -> str:
    """A weight as short as a cell has room for, read from afar: ".74", "1.0"."""
    return "1.0" if weight >= 0.995 else f"{weight:.2f}"[1:]


def phrase(brush: Brush, x: float, y: float, text: str, size: float, colour: str, weight: int = 400,
           anchor: str = "start", room: float | None = None) -> float:  # fmt: skip
    """A line of words: figures and hyphens have their own widths, as in running text. Returns its width."""
    font = brush.theme.words(size, weight)
    metrics = QFontMetricsF(font)
    if room is not None:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    width = metrics.horizontalAdvance(text)
    brush.painter.setFont(font)
    brush.painter.setPen(brush.theme.colour(colour))
    brush.painter.drawText(QPointF(x - {"start": 0.0, "middle": width / 2, "end": width}[anchor], y), text)
    return width


class Heading:
    """The title line of a scene: what is seen, what has the focus, a note, and a colour scale at the right."""

    def __init__(self, x: float, right: float, baseline: float, title: str, focus: str = "", note: str = "",
                 scale: ColourScale | None = None) -> None:  # fmt: skip
        self.x, self.right, self.baseline = x, right, baseline
        self.title, self.focus, self.note, self.scale = title, focus, note, scale

    def paint(self, brush: Brush) -> None:
        """Title in ink, focus in the accent, the rest where there is room for it."""
        x, right = self.x, self.right
        x += brush.text(x, self.baseline, self.title, TITLE, "ink", 600) + 24
        if self.focus:
            x += brush.text(x, self.baseline, self.focus, TITLE, "accent", 600, room=right - x) + 24
        if self.scale is not None:
            right = colour_scale(brush, right, self.baseline, self.scale, x) - 24
        if self.note and right - x > 80:
            brush.text(right, self.baseline, self.note, LEAST, "muted", anchor="end", room=right - x)

    def spot(self, point: QPointF) -> Spot | None:
        """Nothing to point at."""
        return None

    def paint_hover(self, brush: Brush, spot: Spot, bounds: QRectF) -> None:
        """Nothing to point at."""


class Words:
    """A sentence in the middle of the room: why nothing else is there."""

    def __init__(self, theme: Theme, room: QRectF, text: str) -> None:
        self.room, self.lines = room, balanced(theme, text, MIDDLE, min(room.width() - 160, 900.0))

    def paint(self, brush: Brush) -> None:
        """Line by line."""
        y = self.room.center().y() - 20 * (len(self.lines) - 2)
        for line in self.lines:
            phrase(brush, self.room.center().x(), y, line, MIDDLE, "muted", anchor="middle")
            y += 40

    def spot(self, point: QPointF) -> Spot | None:
        """Nothing to point at."""
        return None

    def paint_hover(self, brush: Brush, spot: Spot, bounds: QRectF) -> None:
        """Nothing to point at."""
