"""One head as lines between two columns of tokens."""

import numpy as np
from jaxtyping import Float
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from visualizer import numerals
from visualizer.language import tr
from visualizer.views.figure import Arcs, Probe, about
from widgets.brush import Brush
from widgets.marks.base import Lit, MarkItem, Spot, labelled, lit_places
from widgets.marks.curves import opacity
from widgets.theme import Theme

LEAST_DRAWN = numerals.LEAST_WEIGHT  # weights below it would be lines that nobody sees
MOST_DRAWN = 1500  # lines; of more of them only the strongest are drawn, and the mark says from which weight on
TOP, MOST_PITCH, NUMBERS = 24, 64, 40
EXTRA = 14  # pixels that the words about the weakest line take
NAMED = 6  # of the keys that the query token reads most, so many always have their names
BEND = 0.45  # of the way across, over which a line leaves its ends level
KEY = (0.1, 0.5, 1.0)  # weights whose width the key shows


class ArcsItem(MarkItem):
    """Draws `Arcs`: queries left, keys right, a curve for each weight."""

    mark: Arcs

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._chosen: tuple[Arcs, np.ndarray, float] | None = None
        self._lines: tuple[tuple[object, ...], list[QImage]] | None = None  # what the pictures were made of, and they
        self._widths: dict[tuple[str, ...], tuple[Theme, float]] = {}

    def arrange(self) -> None:
        """Two columns of labels, each over the whole height, and the space between them."""
        self.counts = len(self.mark.queries.labels), len(self.mark.keys.labels)
        self.across = self.counts[0] == self.counts[1] and self.mark.queries.side == self.mark.keys.side
        if self._chosen is None or self._chosen[0] is not self.mark:
            self._chosen = self.mark, *strongest(self.mark)
        self.extra = EXTRA if self.threshold > LEAST_DRAWN else 0
        height = self.room.height() - TOP - self.extra - 8
        pitches = [min(MOST_PITCH, height / count) for count in self.counts]
        longest = max(count * pitch for count, pitch in zip(self.counts, pitches, strict=True))
        self.pitches = pitches if self.across else [min(1.5 * min(pitches), longest / count) for count in self.counts]
        self.tops = [(longest - count * pitch) / 2 for count, pitch in zip(self.counts, self.pitches, strict=True)]
        self.pitch = min(self.pitches)
        widest = [self.widest(axis.labels) for axis in (self.mark.queries, self.mark.keys)]
        self.gutter = min(0.28 * self.room.width(), max(widest)) + 12
        self.left, self.right = self.room.x() + self.gutter, self.room.right() - self.gutter - NUMBERS

    @property
    def threshold(self) -> float:
        """The least weight that has a line."""
        return self._chosen[2] if self._chosen else LEAST_DRAWN

    @property
    def pairs(self) -> np.ndarray:
        """Query and key of each line, (lines, 2), in the order in which they are drawn."""
        return self._chosen[1] if self._chosen else np.empty((0, 2), dtype=np.int64)

    def draw(self, brush: Brush) -> None:
        """The lines, weakest first, then the labels over their ends."""
        mark = self.mark
        y = self.room.y() + 12
        brush.note(self.left - 12, y, mark.queries.title, anchor="end")
        brush.note(self.right + 12, y, mark.keys.title)
        if mark.origin is not None:
            brush.note(self.room.right(), y, tr("weight"), anchor="end")
        self.lines(brush)
        self.key(brush)
        reads = mark.weights[mark.origin] if mark.origin is not None else None
        lit_queries, lit_keys = lit_places(self.lit, "query"), lit_places(self.lit, "key")
        queries, keys, room = range(self.counts[0]), range(self.counts[1]), self.gutter - 12
        read = [] if reads is None else np.argsort(-reads, kind="stable")[:NAMED].tolist()
        seen_by = np.ones(len(keys), dtype=bool) if mark.hidden is None else ~mark.hidden[mark.framed]
        for row in labelled(queries, self.pitches[0], 12, [*lit_queries, mark.framed]):
            on, lit = row == mark.framed, row in lit_queries
            colour = "accent" if on else "ink" if lit else "muted"
            self.wash(brush, mark.queries.labels[row], self.middle(row), lit, "end")
            y, weight = self.middle(row) + 4, 600 if on or lit else 400
            brush.piece(self.left - 12, y, mark.queries.labels[row], 12, colour, weight, "end", room=room)
        framed = [mark.framed] if self.across else []
        for row in labelled(keys, self.pitches[1], 12, [*lit_keys, *framed, *read]):
            lit = row in lit_keys
            seen = reads is None or reads[row] >= self.threshold
            self.wash(brush, mark.keys.labels[row], self.middle(row, 1), lit, "start")
            y, weight = self.middle(row, 1) + 4, 600 if lit else 400
            colour = "ink" if seen or lit else "faint"
            brush.piece(self.right + 12, y, mark.keys.labels[row], 12, colour, weight, room=room)
            if reads is not None and seen_by[row]:
                number = numerals.weight(float(reads[row]))
                brush.note(self.room.right(), y, number, "ink" if seen else "faint", "end")

    def wash(self, brush: Brush, label: str, middle: float, lit: bool, anchor: str) -> None:
        """The soft ground of a lit label."""
        if lit:
            width = min(self.gutter - 12, self.theme.text_width(label, 12, 600, mono=True)) + 6
            x = self.left - 9 - width if anchor == "end" else self.right + 9
            brush.rect(x, middle - 8, width, 16, "groove", radius=3)

    def middle(self, row: int, column: int = 0) -> float:
        """The height of a token's label, left (0) or right (1)."""
        return self.room.y() + TOP + self.extra + self.tops[column] + (row + 0.5) * self.pitches[column]

    def widest(self, labels: tuple[str, ...]) -> float:
        """The room that the widest of some labels needs; measured once while labels and theme stay."""
        known = self._widths.get(labels)
        if known is None or known[0] is not self.theme:
            width = max((self.theme.text_width(label, 12, 600, mono=True) for label in labels), default=24.0)
            self._widths = {**dict(list(self._widths.items())[-1:]), labels: (self.theme, width)}
            known = self._widths[labels]
        return known[1]

    def lines(self, brush: Brush) -> None:
        """All lines, as a picture that is kept: hovering repaints none of them."""
        left, top = round(self.left), round(self.room.y())  # whole pixels, so that none is left out or drawn twice
        area = QRectF(left, top, max(1, round(self.right) - left), round(self.room.height()))
        ratio = brush.painter.device().devicePixelRatio()
        key = (self.mark, self.theme, ratio, area.getRect())
        if self._lines is None or self._lines[0] != key:
            mine = self.pairs[:, 0] == self.mark.framed
            shape = max(1, round(area.height() * ratio)), max(1, round(area.width() * ratio))
            self._lines = (
                key,
                [
                    self.layer(pairs, shape, ratio, role, shade)
                    for pairs, role, shade in (
                        (self.pairs[~mine], "bar", (0.1, 0.6)),
                        (self.pairs[mine], "accent", (0.35, 1.0)),
                    )
                    if len(pairs)
                ],
            )
        for image in self._lines[1]:
            brush.image(area.x(), area.y(), area.width(), area.height(), image)

    def layer(
        self, pairs: np.ndarray, shape: tuple[int, int], ratio: float, role: str, shade: tuple[float, float]
    ) -> QImage:
        """Some lines in one colour: as wide and as opaque as their weights."""
        weights = np.minimum(1.0, self.mark.weights[pairs[:, 0], pairs[:, 1]].astype(np.float64))
        least, full = shade
        places = np.array(self.tops) + (pairs + 0.5) * np.array(self.pitches)  # (lines, 2)
        heights = (TOP + self.extra + places) * ratio
        widths = self.width(weights) * ratio
        seen = opacity(heights[:, 0], heights[:, 1], widths, least + (full - least) * weights, shape, BEND)
        colour = self.theme.colour(role)
        pixels = np.empty((*shape, 4), dtype=np.uint8)  # premultiplied blue, green, red, opacity
        for channel, most in enumerate((colour.blue(), colour.green(), colour.red(), 255)):
            pixels[..., channel] = seen * most + 0.5
        form = QImage.Format.Format_ARGB32_Premultiplied
        return QImage(pixels.data, shape[1], shape[0], 4 * shape[1], form).copy()

    def width(self, weights: Float[np.ndarray, " lines"]) -> Float[np.ndarray, "lines"]:
        """How wide the lines of weights are, in pixels."""
        return 0.75 + 9.25 * weights * min(1.0, self.pitch / 20)

    def key(self, brush: Brush) -> None:
        """What a width means, in the middle above the lines, and from which weight on lines are drawn."""
        middle, y = (self.left + self.right) / 2, self.room.y() + 8
        x = middle - 66
        if self.right - self.left > 240:
            brush.note(x - 8, y + 4, tr("weight"), anchor="end")
        for place, (weight, width) in enumerate(zip(KEY, self.width(np.array(KEY)).tolist(), strict=True)):
            shown = max(1.0, width)
            brush.rect(x + 52 * place, y - shown / 2, 18, shown, "bar")
            brush.note(x + 52 * place + 22, y + 4, f"{weight:g}")
        if self.extra:
            count, least = numerals.grouped(len(self.pairs)), f"{self.threshold:.2g}"
            words = tr("the {count} strongest lines, from {least}", count=count, least=least)
            brush.note(middle, y + 20, words, anchor="middle")

    def find_lit(self) -> Lit:
        """The labels of the tokens that are pointed at, on both sides."""
        return self.lit_on(self.mark.queries, "query") | self.lit_on(self.mark.keys, "key")

    def spot(self, point: QPointF) -> Spot | None:
        """Left a query; right the weight from the framed query to that key."""
        column = int(point.x() >= (self.left + self.right) / 2)
        pitch = self.pitches[column]
        row = int((point.y() - self.room.y() - TOP - self.extra - self.tops[column]) // pitch)
        if not 0 <= row < self.counts[column] or not self.room.left() <= point.x() <= self.room.right():
            return None
        top = self.middle(row, column) - pitch / 2
        if not column:
            probe = self.mark.probe(row, int(self.mark.weights[row].argmax()))
            return Spot(probe, QRectF(self.room.x(), top, self.gutter, pitch))
        probe = self.mark.probe(self.mark.framed, row)
        frame = QRectF(self.right + 6, top, self.room.right() - self.right - 2, pitch)
        return Spot(Probe(probe.text, self.mark.keys.pick(row), **about((self.mark.keys, row))), frame)


def strongest(mark: Arcs) -> tuple[np.ndarray, float]:
    """Query and key of each line, weakest first and those of the framed query last, and the least weight drawn."""
    if mark.origin is not None:
        keys = np.flatnonzero(mark.weights[mark.origin] >= LEAST_DRAWN)
        pairs = np.stack([np.full_like(keys, mark.origin), keys], axis=-1)
    else:
        pairs = np.argwhere(mark.weights >= LEAST_DRAWN)
    weights = mark.weights[pairs[:, 0], pairs[:, 1]]
    least = LEAST_DRAWN
    if len(pairs) > MOST_DRAWN:
        kept = np.argpartition(-weights, MOST_DRAWN)[:MOST_DRAWN]
        pairs, weights = pairs[kept], weights[kept]
        least = float(weights.min())
    return pairs[np.lexsort((weights, pairs[:, 0] == mark.framed))], least
