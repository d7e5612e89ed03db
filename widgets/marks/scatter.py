"""Heads as dots: two scores across and down, the focused head ringed."""

import math
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from visualizer.language import tr
from visualizer.palette import mixed
from visualizer.views.figure import Scatter, short_number
from visualizer.views.names import Frame, place_names
from widgets.brush import Brush
from widgets.marks.base import MarkItem, Spot
from widgets.theme import Theme

NAME, BELOW, ABOVE, RIGHT = 22, 34, 8, 12  # around the plot; left of it a name and the widest number
DOT, LARGE_DOT, RING = 3.0, 4.5, 7.5  # radii: of many dots, of few, of the frame around the focused one
FEW = 200  # heads that get the larger dots
MARGIN = 12.0  # pixels around the plot into which a dot may reach
REACH = 9.0  # pixels from a dot within which the pointer is on it
ON_ONE_ANOTHER = 2.0  # pixels between dots that cannot be told apart
MOST_TOLD = 6  # of those under one dot that hovering names
TICKS, NUMBERED = (0.0, 0.25, 0.5, 0.75, 1.0), (0.0, 0.5, 1.0)  # shares of an axis
FONT, LINE = 10, 12  # of the names: size, height
SOFTEST = 0.25  # of the way from the lightest grey to ink, where the first layer stands


class ScatterItem(MarkItem):
    """Draws a `Scatter`: faint dots are early layers, strong dots are late ones."""

    mark: Scatter

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.points = np.empty((0, 2))  # the middle of each dot, in pixels
        self.dots = np.empty((0, 2), dtype=np.int64)  # layer and head of each
        self.labels: list[tuple[QPointF, str, tuple[int, int]]] = []
        self._named: tuple[object, ...] | None = None  # what the names were placed for
        self._dots: tuple[tuple[object, ...], QImage] | None = None  # what the picture of all dots was made of, and it

    # ---- geometry ----
    def arrange(self) -> None:
        """Axes from 0 to a round number, a dot for each head that has both scores, names where they fit."""
        mark, room = self.mark, self.room
        self.most = mark.across.end, mark.down.end
        ticks = (self.theme.text_width(short_number(share * self.most[1]), 11) for share in NUMBERED)
        gutter = NAME + 6 + max(ticks)
        self.plot = QRectF(
            room.x() + gutter, room.y() + ABOVE, max(20.0, room.width() - gutter - RIGHT),
            max(20.0, room.height() - ABOVE - BELOW),
        )  # fmt: skip
        self.dots = np.argwhere(mark.placed)
        across, down = (score.values[mark.placed] for score in (mark.across, mark.down))
        x = self.plot.x() + across / self.most[0] * self.plot.width()
        y = self.plot.bottom() - down / self.most[1] * self.plot.height()
        self.points = np.stack([x, y], axis=-1)
        self.radius = LARGE_DOT if len(self.dots) <= FEW else DOT
        key = self.mark, self.theme, self.plot.getRect()
        if key != self._named:
            self._named, self.labels = key, self.placed_names()

    def point(self, layer: int, head: int) -> QPointF | None:
        """The middle of a head's dot; None where it has none."""
        found = np.flatnonzero((self.dots == (layer, head)).all(axis=-1))
        return QPointF(*self.points[found[0]].tolist()) if len(found) else None

    def placed_names(self) -> list[tuple[QPointF, str, tuple[int, int]]]:
        """The names of the focused and of the extreme heads that have room beside their dots, with their baselines."""
        known = {place: dot for dot, place in enumerate(map(tuple, self.dots.tolist()))}
        heads = [place for place in dict.fromkeys((self.mark.framed, *self.mark.named)) if place in known]
        names = [self.mark.name(*place) for place in heads]
        found = place_names(
            self.points,
            [known[place] for place in heads],
            [self.theme.text_width(name, FONT, 600) for name in names],
            LINE,
            [RING + 1 if place == self.mark.framed else self.radius for place in heads],
            self.radius,
            Frame(self.plot.left(), self.plot.top() - LINE, self.plot.right() + RIGHT, self.plot.bottom()),
        )
        return [
            (QPointF(found[known[place]][0], found[known[place]][1] + 4), name, place)
            for place, name in zip(heads, names, strict=True)
            if known[place] in found
        ]

    def tint(self, layer: int) -> QColor:
        """A dot's colour: fainter for an early layer, ink for the last."""
        last, p = max(1, self.mark.across.values.shape[0] - 1), self.theme.palette
        return QColor(mixed(p.edge, p.ink, SOFTEST + (1 - SOFTEST) * layer / last))

    # ---- painting ----
    def draw(self, brush: Brush) -> None:
        """Axes, dots from the first layer to the last, the ring, names."""
        self.axes(brush)
        if not len(self.dots):
            words = tr("On this prompt no head has both scores.")
            brush.text(self.plot.center().x(), self.plot.center().y(), words, 12, "muted", anchor="middle")
        brush.painter.drawImage(self.plot.topLeft() - QPointF(MARGIN, MARGIN), self.picture(ratio_of(brush)))
        ringed = self.point(*self.mark.framed)
        if ringed is not None:
            brush.dot(ringed.x(), ringed.y(), RING, stroke="panel", width=5)
            brush.dot(ringed.x(), ringed.y(), RING, stroke="accent", width=2)
        for at, name, place in self.labels:
            on = place == self.mark.framed
            brush.text(at.x(), at.y(), name, FONT, "accent" if on else "ink", 600 if on else 500)

    def picture(self, ratio: float) -> QImage:
        """All dots, as a picture that is kept: hovering repaints none of them."""
        key = self.mark, self.theme, ratio, self.plot.getRect()
        if self._dots is None or self._dots[0] != key:
            size = (self.plot.size() + QSizeF(2 * MARGIN, 2 * MARGIN)) * ratio
            image = QImage(size.toSize(), QImage.Format.Format_ARGB32_Premultiplied)
            image.setDevicePixelRatio(ratio)
            image.fill(0)
            painter = QPainter(image)
            stamps = {}
            side = self.radius + 1.5
            for (layer, head), (x, y) in zip(self.dots.tolist(), self.points.tolist(), strict=True):
                look = layer, self.is_altered(layer, head)
                if look not in stamps:
                    stamps[look] = self.stamp(*look, side, ratio)
                corner = QPointF(x - self.plot.x() + MARGIN - side, y - self.plot.y() + MARGIN - side)
                painter.drawImage(corner, stamps[look])
            painter.end()
            self._dots = key, image
        return self._dots[1]

    def is_altered(self, layer: int, head: int) -> bool:
        """Whether what comes out of a head is scaled: its dot is hollow."""
        return self.mark.factors is not None and bool(self.mark.factors[layer, head] != 1)

    def stamp(self, layer: int, altered: bool, side: float, ratio: float) -> QImage:
        """The dot of a layer's heads, to be put wherever one stands."""
        image = QImage(*(2 * [math.ceil(2 * side * ratio)]), QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(0)
        painter = QPainter(image)
        brush = Brush(painter, self.theme)
        if altered:
            brush.dot(side, side, self.radius, "panel", self.tint(layer), 1.5)
        else:
            brush.dot(side, side, self.radius, self.tint(layer), "panel")
        painter.end()
        return image

    def axes(self, brush: Brush) -> None:
        """The frame with its numbers, the names of both scores, what a dot's lightness means."""
        plot = self.plot
        for share in TICKS:
            x, y = round(plot.x() + share * plot.width()), round(plot.bottom() - share * plot.height())
            brush.rect(plot.x(), y, plot.width(), 1, "line" if share else "edge")
            brush.rect(x, plot.y(), 1, plot.height(), "line" if share else "edge")
            if share in NUMBERED:
                brush.note(plot.x() - 6, y + 4, short_number(share * self.most[1]), anchor="end")
                brush.note(x, plot.bottom() + 14, short_number(share * self.most[0]), anchor="middle")
        brush.text(plot.right(), plot.bottom() + 30, f"{self.mark.across.title} →", 11, "muted", 500, "end")
        with brush.turned(self.room.x() + 11, plot.y(), -90):
            brush.text(0, 0, f"{self.mark.down.title} →", 11, "muted", 500, "end")
        self.key(brush)

    def key(self, brush: Brush) -> None:
        """Below at the left: faint is the first layer, strong the last."""
        last = self.mark.across.values.shape[0] - 1
        x, y = self.plot.x(), self.plot.bottom() + 30
        if self.plot.width() < 200 + self.theme.text_width(self.mark.across.title, 11, 500):
            return
        x += brush.note(x, y, tr("layer {layer}", layer=0)) + 8
        for step in range(5):
            brush.dot(x + 9 * step, y - 4, 3.5, self.tint(round(step * last / 4)))
        brush.note(x + 45, y, str(last))

    def spot(self, point: QPointF) -> Spot | None:
        """The nearest dot under the pointer; where several lie on one another, each click goes on to the next."""
        if not len(self.dots):
            return None
        away = np.hypot(self.points[:, 0] - point.x(), self.points[:, 1] - point.y())
        nearest = int(away.argmin())
        if away[nearest] > REACH:
            return None
        x, y = self.points[nearest].tolist()
        apart = np.hypot(self.points[:, 0] - x, self.points[:, 1] - y)
        pile = [(int(layer), int(head)) for layer, head in self.dots[apart < ON_ONE_ANOTHER]]
        layer, head = self.dots[nearest].tolist()
        if len(pile) > 1:
            layer, head = pile[(pile.index(self.mark.framed) + 1) % len(pile)] if self.mark.framed in pile else pile[0]
        probe = self.mark.probe(layer, head)
        others = [self.mark.name(*place) for place in pile if place != (layer, head)]
        if others:
            told = ", ".join(others[:MOST_TOLD]) + (", …" if len(others) > MOST_TOLD else "")
            probe = replace(probe, text=f"{probe.text} · {tr('also here: {heads}', heads=told)}")
        reach = self.radius + 2.5
        return Spot(probe, QRectF(x - reach, y - reach, 2 * reach, 2 * reach))


def ratio_of(brush: Brush) -> float:
    """The screen's pixels for each of ours."""
    return float(brush.painter.device().devicePixelRatio())
