"""The grid of all heads: as much of it as is in view, painted as one image."""

import math

import numpy as np
from jaxtyping import UInt16, UInt32
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from visualizer import attention, palette
from visualizer.language import tr
from visualizer.numerals import grouped
from visualizer.views.figure import TileGrid
from widgets.brush import Brush
from widgets.marks.base import MarkItem, Places, Spot, labelled
from widgets.marks.zoom import Zoom
from widgets.theme import Theme

GUTTER, TOP, EDGE = 24, 20, 2  # left of the rows, above the columns, and around tiles without either
GAP = 4  # pixels between tiles, where there are enough
MOST_PITCH = 112.0  # pixels a tile in a grid that fits its room
READABLE = 12.0  # pixels a tile below which a pattern cannot be made out: such a grid begins enlarged
CLOSEST = 420.0  # pixels that a tile may be enlarged to
NAMED, SCORED, TAGGED = 44.0, 50.0, 30.0  # pixels a tile from which its name, its score and its factor are written
FADED = 0.34  # of its colour, that is left of a head which steps back
HATCH = 4  # pixels from one line of a hatched column to the next


class TileGridItem(MarkItem):
    """Draws a `TileGrid`: rows of layers, or tiles in reading order where they are sorted.

    Where tiles would be too small to read, the grid begins enlarged around the focused head, and follows it.
    """

    mark: TileGrid

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.window = Zoom(CLOSEST)
        self.zoom = self.window
        self._shape: tuple[object, ...] = ()  # of the grid that was arranged last, and how it is ordered
        self._followed: object = None  # the focus that was brought into view last
        self._image: tuple[tuple[object, ...], QImage] | None = None  # what the picture in view was made of, and it
        self._small: tuple[tuple[object, ...], QImage] | None = None  # the same of the overview
        self._close: tuple[tuple[object, ...], np.ndarray, np.ndarray, int] | None = None  # the same of rebuilt tiles
        self.is_close = False  # whether the picture is made of rebuilt tiles

    # ---- geometry ----
    def arrange(self) -> None:
        """The largest square tiles that fit; the window stays where it is, unless the focus moves out of it."""
        mark = self.mark
        self.layers, self.heads = mark.tiles.shape[:2]
        self.numbers = mark.numbers  # which head stands at each place
        self.is_sorted = mark.order is not None
        self.places_of_heads = np.argsort(self.numbers)  # at which place each head stands
        left, top = (EDGE, EDGE) if self.is_sorted else (GUTTER, TOP)
        room = QRectF(self.room.x() + left, self.room.y() + top, self.room.width() - left, self.room.height() - top)
        room = room.adjusted(0, 0, 0 if not self.is_sorted else -EDGE, 0)
        count = len(self.numbers)
        self.columns = best_columns(count, room.width(), room.height()) if self.is_sorted else self.heads
        self.rows = math.ceil(count / self.columns)
        fit = min((room.width() + GAP) / self.columns, (room.height() + GAP) / self.rows, MOST_PITCH)
        fit = max(2.0, float(int(fit)))
        viewport = room.adjusted(0, 0, GAP, GAP)
        spare = room.width() + GAP - self.columns * fit
        if 0 < spare < self.columns and not self.is_sorted:  # what whole pixels leave over goes to the labels
            viewport.adjust(round(spare), 0, 0, 0)
        self.window.show(self.rows, self.columns, viewport, (fit, fit))
        shape = self.layers, self.heads, self.is_sorted
        if shape != self._shape:
            self._shape, self._followed = shape, None
            self.window.fit()
            if fit < READABLE:
                self.window.zoom_at(viewport.center(), READABLE / fit)
        focus = *mark.framed, self.is_sorted and self.place_of(*mark.framed), self.columns, self.room.getRect()
        if focus != self._followed:
            self._followed = focus
            self.follow()

    def follow(self) -> None:
        """Bring the focused head into view, with its neighbours."""
        place = self.place_of(*self.mark.framed)
        if place is not None:
            self.window.reveal(*divmod(place, self.columns))

    def place_of(self, layer: int, head: int) -> int | None:
        """Where a head stands in reading order, None for a head that is not there."""
        if not (0 <= layer < self.layers and 0 <= head < self.heads):
            return None
        return int(self.places_of_heads[layer * self.heads + head])

    def head_at(self, place: int) -> tuple[int, int]:
        """Layer and head at a place in reading order."""
        layer, head = divmod(int(self.numbers[place]), self.heads)
        return layer, head

    @property
    def pitch(self) -> float:
        """Pixels from one tile to the next."""
        return self.window.width

    @property
    def gap(self) -> int:
        """Pixels between tiles."""
        return GAP if self.pitch >= 16 else 1

    @property
    def tile(self) -> float:
        """Pixels along a tile."""
        return self.pitch - self.gap

    @property
    def left(self) -> float:
        """Where the first column in view may begin."""
        return self.window.viewport.x()

    @property
    def upper(self) -> float:
        """Where the first row in view may begin."""
        return self.window.viewport.y()

    @property
    def right(self) -> float:
        """Where the last column in view ends."""
        return self.window.area.right() - self.gap

    @property
    def bottom(self) -> float:
        """Where the last row in view ends."""
        return self.window.area.bottom() - self.gap

    @property
    def seen(self) -> QRectF:
        """What the tiles in view cover."""
        return self.window.area.adjusted(0, 0, -self.gap, -self.gap)

    def places(self) -> Places | None:
        """The rows of layers, for a lens that stands beside the grid."""
        if self.is_sorted:
            return None
        return Places(round(self.window.y(0)), self.pitch, self.layers, self.tile, self.upper, self.bottom)

    def frame(self, layer: int, head: int) -> QRectF:
        """The place of one tile, in whole pixels; empty for a head that is not there."""
        place = self.place_of(layer, head)
        if place is None:
            return QRectF()
        row, column = divmod(place, self.columns)
        x, y = round(self.window.x(column)), round(self.window.y(row))
        width, height = round(self.window.x(column + 1)) - x, round(self.window.y(row + 1)) - y
        return QRectF(x, y, width - self.gap, height - self.gap)

    @property
    def overview(self) -> QRectF | None:
        """As for every mark, but in another corner where the focused head lies beneath."""
        place = super().overview
        if place is None or self.frame(*self.mark.framed).isEmpty():
            return place
        area, air = self.seen, 6.0
        focus = self.frame(*self.mark.framed).adjusted(-6, -6, 6, 6)
        corners = (
            place,
            QRectF(place.x(), area.bottom() - place.height() - air, place.width(), place.height()),
            QRectF(area.x() + air, area.bottom() - place.height() - air, place.width(), place.height()),
        )
        return next((corner for corner in corners if not corner.intersects(focus)), place)

    # ---- colours ----
    def heads_in_view(self) -> list[tuple[int, int]]:
        """The heads of which a tile is in view, row after row."""
        rows, columns = self.window.visible_rows, self.window.visible_columns
        count = len(self.numbers)
        return [
            self.head_at(row * self.columns + column)
            for row in rows
            for column in columns
            if row * self.columns + column < count
        ]

    def maps_in_view(self, pixels: int) -> tuple[np.ndarray, np.ndarray]:
        """The maps of the heads in view, (heads, cells, cells), and their hidden cells; rebuilt where one looks closer
        than the tiles of the figure allow."""
        mark, heads = self.mark, self.heads_in_view()
        kept, tokens = max(mark.tiles.shape[-2:]), max(len(mark.tokens), mark.tiles.shape[-1])
        if mark.closer is not None and not self.window.is_fit and pixels > kept and kept < tokens:
            key = mark.closer, tuple(heads), min(pixels, tokens)
            if self._close is None or self._close[0] != key:
                detail = mark.closer(heads, pixels)
                self._close = key, detail.maps, detail.hidden, detail.queries
            self.is_close = max(self._close[1].shape[-2:]) > kept
            if self.is_close:
                return self._close[1], self._close[2]
        self.is_close = False
        layer, head = np.array(heads, dtype=np.int64).reshape(-1, 2).T
        maps = mark.tiles[layer, head]  # (heads, cells, cells)
        if kept > pixels:
            small = attention.pooled(maps, pixels, signed=mark.scale.kind == "diverging")
            return small, ~attention.pooled(~mark.hidden[None], pixels)[0]
        return maps, mark.hidden

    def picture(self, ratio: float) -> QImage:
        """What is in view, a whole number of the screen's pixels for each cell or cells for each pixel."""
        area = self.seen
        zoom = area.getRect(), self.window.x(0), self.window.y(0), self.pitch
        key = self.mark, self.theme, ratio, zoom
        if self._image is None or self._image[0] != key:
            self._image = key, self.painted(area, ratio)
        return self._image[1]

    def painted(self, area: QRectF, ratio: float) -> QImage:
        """All tiles in view as one picture, with the panel's colour between them."""
        window, mark = self.window, self.mark
        rows, columns = window.visible_rows, window.visible_columns
        pixels = max(1, int(self.tile * ratio))
        maps, hidden = self.maps_in_view(pixels)
        table, masked, gap, aside, line = self.colour_table()
        between = aside if not hidden.any() and self.gap == 1 else gap  # a line, where nothing else says what ends
        index = np.round(mark.scale.place(maps) * (masked - 1)).astype(np.uint16)  # (heads, cells, cells)
        index = np.nan_to_num(index)
        index[:, :, list(mark.aside)] = aside
        index[:, hidden] = masked
        if mark.faded is not None:
            layer, head = np.array(self.heads_in_view(), dtype=np.int64).reshape(-1, 2).T
            index[mark.faded[layer, head]] += np.uint16(len(table) // 2)
        down_cells, across_cells = maps.shape[-2:]  # a tile is square, its cells need not be
        across = [((window.x(c) - area.x()) * ratio, (window.x(c + 1) - area.x()) * ratio) for c in columns]
        down = [((window.y(r) - area.y()) * ratio, (window.y(r + 1) - area.y()) * ratio) for r in rows]
        shape = max(1, round(area.height() * ratio)), max(1, round(area.width() * ratio))
        space = max(1, round(self.gap * ratio))
        of_row = places(down, shape[0], down_cells, space)
        of_column = places(across, shape[1], across_cells, space)
        filled = np.full((len(rows) * len(columns), down_cells, across_cells), gap, dtype=np.uint16)
        filled[: len(index)] = index  # the last row of sorted tiles may be short
        sheet = filled.reshape(len(rows), len(columns), down_cells, across_cells).transpose(0, 2, 1, 3)
        sheet = sheet.reshape(len(rows) * down_cells, len(columns) * across_cells)
        drawn = np.take(np.take(sheet, np.maximum(of_row, 0), axis=0), np.maximum(of_column, 0), axis=1)
        drawn[of_row < 0] = between
        drawn[:, of_column < 0] = between
        if mark.aside:
            hatch(drawn, aside, line, len(table) // 2, round(HATCH * ratio))
        return image_of_words(table[drawn])

    def colour_table(self) -> tuple[np.ndarray, int, int, int, int]:
        """The pixels of every colour of the scale, and behind them, by their numbers, those of masked cells, of the
        space between tiles, of a column that is set aside and of its lines; then the same once more, faded."""
        theme = self.theme
        scale = palette.colour_table(theme.palette, self.mark.scale.kind)
        roles = [theme.colour(role) for role in ("masked", "panel", "groove", "faint")]
        others = np.array([[colour.red(), colour.green(), colour.blue()] for colour in roles], dtype=np.uint8)
        colours = np.concatenate([scale, others]).astype(np.float64)  # (colours, 3)
        panel = others[1].astype(np.float64)
        both = np.concatenate([colours, panel + FADED * (colours - panel)]).round().astype(np.uint32)
        words = 0xFF000000 | both[:, 0] << 16 | both[:, 1] << 8 | both[:, 2]
        count = len(scale)
        return words.astype(np.uint32), count, count + 1, count + 2, count + 3

    def whole_picture(self) -> QImage:
        """The whole grid with one pixel a head: its largest weight."""
        key = self.mark, self.theme
        if self._small is None or self._small[0] != key:
            table, masked, gap, _, _ = self.colour_table()
            index = np.full(self.rows * self.columns, gap, dtype=np.uint16)
            largest = self.mark.largest.ravel()[self.numbers]
            index[: len(largest)] = np.round(self.mark.scale.place(largest) * (masked - 1))
            self._small = key, image_of_words(table[index.reshape(self.rows, self.columns)])
        return self._small[1]

    # ---- painting ----
    def draw(self, brush: Brush) -> None:
        """Labels, tiles, what is written on them, the frame of the focused head, the overview."""
        area = self.seen
        if not self.window.visible_rows or not self.window.visible_columns:
            return  # a panel too low for a single tile
        if not self.is_sorted:
            self.labels(brush)
        brush.image(
            area.x(), area.y(), area.width(), area.height(), self.picture(brush.painter.device().devicePixelRatio())
        )
        brush.painter.save()
        brush.painter.setClipRect(area.adjusted(-3, -3, 3, 3))
        if not self.mark.hidden.any() and self.gap > 1:  # no ground of masked cells says where a tile ends
            for layer, head in self.heads_in_view():
                edge = self.frame(layer, head).adjusted(-1, -1, 1, 1)
                brush.rect(edge.x(), edge.y(), edge.width(), edge.height(), stroke="line")
        self.alterations(brush)
        if self.is_sorted and self.tile >= NAMED:
            for layer, head in self.heads_in_view():
                self.name(brush, layer, head)
        frame = self.frame(*self.mark.framed)
        if not frame.isEmpty():
            frame = frame.adjusted(-2, -2, 2, 2)
            air = frame.adjusted(-1, -1, 1, 1)
            brush.rect(air.x(), air.y(), air.width(), air.height(), stroke="panel", width=3)
            brush.rect(frame.x(), frame.y(), frame.width(), frame.height(), stroke="accent", width=2)
        brush.painter.restore()
        place = self.overview
        if place is not None:
            self.draw_overview(brush, self.whole_picture())
            self.mark_focus(brush, place)
            self.tell_queries(brush, place)

    def labels(self, brush: Brush) -> None:
        """Numbers of heads above and of layers to the left; they stay where the tiles move."""
        layer, head = self.mark.framed
        window, area = self.window, self.window.area
        for column in labelled(whole(window.visible_columns, self.heads), self.pitch, 18, [head]):
            x = window.x(column) + self.tile / 2
            if area.left() <= x <= area.right():
                on = column == head
                brush.note(x, self.upper - 8, str(column), "accent" if on else "faint", "middle", 600 if on else 400)
        for row in labelled(whole(window.visible_rows, self.layers), self.pitch, 12, [layer]):
            y = window.y(row) + self.tile / 2
            if area.top() <= y <= area.bottom():
                on = row == layer
                brush.note(self.left - 8, y + 4, str(row), "accent" if on else "faint", "end", 600 if on else 400)

    def name(self, brush: Brush, layer: int, head: int) -> None:
        """A sorted tile's head and score, where a causal mask leaves its corner empty."""
        frame, mark = self.frame(layer, head), self.mark
        on, back = (layer, head) == mark.framed, mark.faded is not None and bool(mark.faded[layer, head])
        lines = [(mark.name(layer, head), "accent" if on else "faint" if back else "ink", 600 if on else 500)]
        if mark.sorted_by is not None and self.tile >= SCORED:
            value = mark.sorted_by.values[layer, head]
            lines.append((f"{value:.2f}" if np.isfinite(value) else "–", "faint", 400))
        for place, (text, colour, weight) in enumerate(lines):
            width = self.theme.text_width(text, 10, weight)
            x, y = frame.right() - 3, frame.top() + 11 + 12 * place
            brush.rect(x - width - 2, y - 9, width + 4, 11, "masked", radius=2)
            brush.text(x, y, text, 10, colour, weight, "end")

    def alterations(self, brush: Brush) -> None:
        """Heads whose output is scaled: struck through where it is switched off, with the factor where it fits."""
        factors = self.mark.factors
        if factors is None:
            return
        for layer, head in self.heads_in_view():
            factor = float(factors[layer, head])
            if factor == 1:
                continue
            frame = self.frame(layer, head)
            if factor == 0:
                ends = frame.x(), frame.bottom(), frame.right(), frame.y()
                brush.line(*ends, "panel", 3.5)
                brush.line(*ends, "ink", 1.5)
            if self.tile >= TAGGED:
                text = f"×{factor:g}"
                width = self.theme.text_width(text, 10, 600)
                x, y = frame.x() + 2, frame.bottom() - 4
                brush.rect(x - 1, y - 9, width + 4, 12, "panel", radius=2)
                brush.text(x + 1, y, text, 10, "ink", 600)
            elif factor != 0:
                brush.rect(frame.x(), frame.bottom() - 5, 5, 5, "ink", "panel")

    def mark_focus(self, brush: Brush, place: QRectF) -> None:
        """The focused head on the overview."""
        found = self.place_of(*self.mark.framed)
        if found is not None:
            row, column = divmod(found, self.columns)
            w, h = place.width() / self.columns, place.height() / self.rows
            x, y = place.x() + (column + 0.5) * w, place.y() + (row + 0.5) * h
            brush.rect(round(x) - 3, round(y) - 3, 6, 6, "accent", "panel")

    def tell_queries(self, brush: Brush, place: QRectF) -> None:
        """Beside the overview, from how many queries the tiles in view are rebuilt, where those are not all."""
        tokens = len(self.mark.tokens)
        if self._close is None or self._close[3] == tokens or not self.is_close:
            return
        text = tr("{count} of {total} queries", count=self._close[3], total=grouped(tokens))
        width = self.theme.text_width(text, 10)
        y = place.bottom() + 18 if place.y() < self.seen.center().y() else place.y() - 8
        x = min(place.right() + 3, self.seen.right()) if place.x() > self.seen.center().x() else place.x() + width
        brush.rect(x - width - 4, y - 11, width + 8, 15, "panel", "edge", radius=3)
        brush.text(x, y, text, 10, "muted", anchor="end")

    def spot(self, point: QPointF) -> Spot | None:
        """The tile under the pointer."""
        cell = self.window.cell_at(point)
        if cell is None:
            return None
        place = cell[0] * self.columns + cell[1]
        if place >= len(self.numbers):
            return None
        layer, head = self.head_at(place)
        frame = self.frame(layer, head).adjusted(-1, -1, 1, 1).intersected(self.seen.adjusted(-1, -1, 1, 1))
        return Spot(self.mark.probe(layer, head), frame)


def best_columns(count: int, width: float, height: float) -> int:
    """Into how many columns so many square tiles are wrapped to be as large as can be in a room; the most of them."""
    width, height = max(1.0, width), max(1.0, height)

    def size(columns: int) -> float:
        return min(width / columns, height / math.ceil(count / columns), MOST_PITCH)

    return max(range(1, count + 1), key=lambda columns: (size(columns), columns))


def whole(visible: range, count: int) -> range:
    """The places in view, as the labels of a whole axis see them."""
    return range(visible.start, min(visible.stop, count))


def places(edges: list[tuple[float, float]], pixels: int, cells: int, gap: int) -> np.ndarray:
    """Along one side of the picture: which cell of which tile, counted through, each pixel shows; -1 between tiles."""
    found = np.full(pixels, -1, dtype=np.int64)
    for place, (start, end) in enumerate(edges):
        first, last = round(start), round(end) - gap  # whole pixels: alike within a cell
        if last <= first:
            last = first + 1
        along = place * cells + np.arange(last - first) * cells // (last - first)
        low, high = max(0, first), min(pixels, last)
        if low < high:
            found[low:high] = along[low - first : high - first]
    return found


def hatch(drawn: UInt16[np.ndarray, "height width"], aside: int, line: int, faded: int, step: int) -> None:
    """Draw slanted lines where a column is set aside, in place."""
    y, x = np.indices(drawn.shape, sparse=True)
    on_line = (x + y) % max(2, step) == 0
    for offset in (0, faded):
        drawn[on_line & (drawn == aside + offset)] = line + offset


def image_of_words(words: UInt32[np.ndarray, "height width"]) -> QImage:
    """A Qt image that owns its pixels, which come as Qt's 32-bit words."""
    height, width = words.shape
    words = np.ascontiguousarray(words)
    return QImage(words.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
