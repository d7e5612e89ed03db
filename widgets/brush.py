"""A small painter over QPainter: rectangles, text, token pieces and colour images, by the theme's roles.

Text is placed by its baseline. Everything that draws figures in the window draws through here.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

import numpy as np
import pyqtgraph as pg
from jaxtyping import Float, UInt8
from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF

from visualizer import palette
from visualizer.tokens import BLANK, NEWLINE, SPACE, can_be_struck
from visualizer.views.figure import ColourScale
from widgets.theme import Theme

Anchor = Literal["start", "middle", "end"]
ELLIPSIS = "…"


def elide(theme: Theme, text: str, room: float, size: float, weight: int = 400, mono: bool = False) -> str:
    """The text, or as much of its beginning as fits the room, with an ellipsis."""
    if theme.text_width(text, size, weight, mono) <= room:
        return text
    for length in reversed(_ends_of_characters(text)[:-1]):
        if theme.text_width(text[:length] + ELLIPSIS, size, weight, mono) <= room:
            return text[:length] + ELLIPSIS
    return ELLIPSIS


def wrapped(theme: Theme, text: str, room: float, size: float, weight: int = 400) -> list[str]:
    """A text in lines that fit the room, broken between words, and at no no-break space."""
    lines: list[str] = []
    for word in filter(None, text.replace("\n", " ").split(" ")):
        if lines and theme.text_width(f"{lines[-1]} {word}", size, weight) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _ends_of_characters(text: str) -> list[int]:
    """Where what people see as one character ends: behind its accents, behind a joined sequence of emoji."""
    if text.isascii():
        return list(range(1, len(text) + 1))
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    units = text.encode("utf-16-le", "surrogatepass")  # what Qt counts
    ends = []
    while (end := finder.toNextBoundary()) > 0:
        ends.append(len(units[: 2 * end].decode("utf-16-le", "surrogatepass")))
    return ends


def image_of(colours: UInt8[np.ndarray, "height width 3"]) -> QImage:
    """A Qt image that owns its pixels, in the format that Qt paints fastest."""
    height, width, _ = colours.shape
    pixels = np.full((height, width, 4), 255, dtype=np.uint8)
    pixels[..., :3] = colours[..., ::-1]  # blue, green, red, as 32-bit pixels lie in memory
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


class Brush:
    """Draws on one QPainter in one theme."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self.painter = painter
        self.theme = theme

    def rect(
        self, x: float, y: float, w: float, h: float, fill: str | QColor | None = None, stroke: str | None = None,
        width: float = 1, radius: float = 0,
    ) -> None:  # fmt: skip
        """A rectangle; a stroke lies inside it, so that hairlines are sharp."""
        inset = width / 2 if stroke else 0
        area = QRectF(x + inset, y + inset, max(0.0, w - 2 * inset), max(0.0, h - 2 * inset))
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, radius > 0)
        self.painter.setPen(self._pen(stroke, width) if stroke else Qt.PenStyle.NoPen)
        self.painter.setBrush(self._colour(fill) if fill else Qt.BrushStyle.NoBrush)
        if radius:
            self.painter.drawRoundedRect(area, max(0.0, radius - inset), max(0.0, radius - inset))
        elif stroke:
            self.painter.drawRect(area)
        else:
            self.painter.fillRect(area, self._colour(fill or "panel"))

    def dashed(self, place: QRectF, stroke: str, width: float = 1) -> None:
        """A dashed frame inside a rectangle."""
        inset = width / 2
        pen = self._pen(stroke, width)
        pen.setDashPattern([4 / width, 3 / width])
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(place.adjusted(inset, inset, -inset, -inset))

    def hatch(self, place: QRectF) -> None:
        """Slanted lines over colours that stay readable beneath: set aside, not missing."""
        colour = QColor(self.theme.colour("faint"))
        colour.setAlphaF(0.7)
        self.painter.fillRect(place, QBrush(colour, Qt.BrushStyle.BDiagPattern))

    def hline(self, x: float, y: float, w: float, colour: str = "line") -> None:
        """A hairline, one pixel high."""
        self.rect(x, y, w, 1, colour)

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str | QColor, width: float = 1) -> None:
        """A straight line."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self.painter.setPen(self._pen(colour, width))
        self.painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))

    @property
    def density(self) -> float:
        """The device's pixels for each of ours, a magnifying glass included."""
        enlarged = abs(self.painter.worldTransform().determinant()) ** 0.5
        return float(self.painter.device().devicePixelRatio()) * float(enlarged)

    @contextmanager
    def kept(self, area: QRect) -> Iterator[tuple["Brush", QImage]]:
        """A brush on an empty picture of an area, as fine as the device, to be drawn with `image` again and again."""
        density = self.density
        image = QImage(area.size() * density, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, True)
        painter.scale(density, density)
        painter.translate(-area.x(), -area.y())
        try:
            yield Brush(painter, self.theme), image
        finally:
            painter.end()

    def polyline(
        self, points: Sequence[tuple[float, float]], colour: str | QColor, width: float = 1, dashed: bool = False
    ) -> None:
        """A line through some points, with round corners."""
        pen = self._pen(colour, width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashed:
            pen.setDashPattern([4 / width, 3 / width])
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))

    def curve(
        self, x: Float[np.ndarray, " points"], y: Float[np.ndarray, " points"], colour: str | QColor, width: float = 1,
        dashed: bool = False,
    ) -> None:  # fmt: skip
        """A line through many points, in pieces where one is NaN."""
        pen = self._pen(colour, width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashed:
            pen.setDashPattern([4 / width, 3 / width])
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPath(pg.arrayToQPath(x, y, connect="finite"))

    def polygon(self, points: Sequence[tuple[float, float]], fill: str | QColor) -> None:
        """A filled shape without an edge."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self._colour(fill))
        self.painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))

    def dot(
        self, x: float, y: float, radius: float, fill: str | QColor | None = None, stroke: str | QColor | None = None,
        width: float = 1,
    ) -> None:  # fmt: skip
        """A filled disc, a ring, or both."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self.painter.setPen(self._pen(stroke, width) if stroke else Qt.PenStyle.NoPen)
        self.painter.setBrush(self._colour(fill) if fill else Qt.BrushStyle.NoBrush)
        self.painter.drawEllipse(QPointF(x, y), radius, radius)

    def text(
        self, x: float, y: float, text: str, size: float = 12, colour: str | QColor = "ink", weight: int = 400,
        anchor: Anchor = "start", mono: bool = False, room: float | None = None,
    ) -> float:  # fmt: skip
        """One line of text on the baseline y; returns its width. With `room` it is elided to fit."""
        font = self.theme.font_for(text, size, weight, mono)
        if room is not None:
            text = elide(self.theme, text, room, size, weight, mono)
        width = self.theme.text_width(text, size, weight, mono)
        self.painter.setFont(font)
        self.painter.setPen(self._colour(colour))
        self.painter.drawText(QPointF(_left(x, width, anchor), y), text)
        return width

    def note(
        self, x: float, y: float, text: str, colour: str = "faint", anchor: Anchor = "start", weight: int = 400
    ) -> float:
        """Small words: units, ends of scales."""
        return self.text(x, y, text, 11, colour, weight, anchor)

    def piece(
        self, x: float, y: float, shown: str, size: float = 12, colour: str = "ink", weight: int = 400,
        anchor: Anchor = "start", strike: bool = False, room: float | None = None,
    ) -> float:  # fmt: skip
        """A token piece as `Token.shown` has it: the marks that stand for spaces are fainter than the letters.

        Lone signs are not struck: a stroke makes other signs of them.
        """
        font = self.theme.font_for(shown, size, weight, mono=True)
        text = shown if room is None else elide(self.theme, shown, room, size, weight, mono=True)
        width = self.theme.text_width(text, size, weight, mono=True)
        left = _left(x, width, anchor)
        self.painter.setFont(font)
        soft = self._colour("faint" if colour in ("ink", "muted") else colour)
        soft.setAlphaF(0.75)
        at = left
        for run, is_soft in _runs(text):
            self.painter.setPen(soft if is_soft else self._colour(colour))
            self.painter.drawText(QPointF(at, y), run)
            at += self.theme.text_width(run, size, weight, mono=True)
        if strike and can_be_struck(shown):
            self.rect(left - 1, round(y - size * 0.34), np.ceil(width) + 2, 1, colour)
        return width

    def turned(self, x: float, y: float, degrees: float) -> "Turned":
        """Draw around (x, y), turned by some degrees, inside a `with`: what is drawn there starts at (0, 0)."""
        return Turned(self.painter, x, y, degrees)

    def image(self, x: float, y: float, w: float, h: float, image: QImage) -> None:
        """Colour cells, enlarged without smoothing."""
        self.painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.painter.drawImage(QRectF(x, y, w, h), image)

    def scale(self, right: float, y: float, width: float, scale: ColourScale, height: float = 8) -> float:
        """A colour scale with its two ends named, ending at `right`; returns its left edge."""
        low, high = scale.ends
        x = round(right - self.theme.text_width(high, 11) - 6 - width)
        ramp = np.linspace(scale.low, scale.high, int(width))[None]
        self.image(x, y, width, height, image_of(palette.colours(self.theme.palette, scale, ramp)))
        self.rect(x - 1, y - 1, width + 2, height + 2, stroke="line")
        self.note(x - 6, y + height / 2 + 4, low, anchor="end")
        self.note(x + width + 6, y + height / 2 + 4, high)
        return x - 6 - self.theme.text_width(low, 11)

    def _pen(self, colour: str | QColor, width: float) -> QPen:
        line, cap, corner = Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin
        return QPen(self._colour(colour), width, line, cap, corner)

    def _colour(self, colour: str | QColor) -> QColor:
        return QColor(colour) if isinstance(colour, QColor) else QColor(self.theme.colour(colour))


class Turned:
    """A turned coordinate system for the length of a `with`."""

    def __init__(self, painter: QPainter, x: float, y: float, degrees: float) -> None:
        self.painter, self.x, self.y, self.degrees = painter, x, y, degrees

    def __enter__(self) -> None:
        self.painter.save()
        self.painter.translate(self.x, self.y)
        self.painter.rotate(self.degrees)
        self.painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, True)

    def __exit__(self, *error: object) -> None:
        self.painter.restore()


def _left(x: float, width: float, anchor: Anchor) -> float:
    return x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]


def _runs(text: str) -> list[tuple[str, bool]]:
    """The text cut where marks for spaces meet letters; a piece of nothing but spaces is not faint."""
    soft = f"{SPACE}{NEWLINE}"
    if not text.strip(f"{SPACE}{NEWLINE}{BLANK}"):
        return [(text, False)]
    runs: list[tuple[str, bool]] = []
    for character in text:
        is_mark = bool(runs) and unicodedata.category(character).startswith("M")  # stays with what it stands on
        is_soft = runs[-1][1] if is_mark else character in soft
        if runs and runs[-1][1] == is_soft:
            runs[-1] = (runs[-1][0] + character, is_soft)
        else:
            runs.append((character, is_soft))
    return runs
