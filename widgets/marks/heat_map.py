"""Maps: coloured cells with token or position axes."""

from functools import lru_cache

import numpy as np
from jaxtyping import Float
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from visualizer import numerals, palette
from visualizer.language import tr
from visualizer.palette import Palette
from visualizer.pooling import largest
from visualizer.views.figure import HeatMap, Probe
from widgets.brush import Brush, image_of
from widgets.marks.base import Lit, MarkItem, Places, Spot, labelled, lit_places
from widgets.marks.turned import turned_label
from widgets.marks.zoom import Zoom
from widgets.theme import Theme

MOST_SPARE = 60  # pixels that the labels get of what whole pixels leave over; more stays free at the right
LABEL_PITCH = 10  # pixels that a row of labels needs at least
MOST_SQUARE, MOST_ROW = 64.0, 20.0  # pixels a cell
LONGER = 2.5  # times the shorter side of a cell, where rows and columns are different texts
COLUMN_NAME, LEVEL = 11, 20.0  # pixels: the type of names under columns, and their room where they are level
MOST_NAME, LEAST_SLOPING = 64.0, 16.0  # pixels of such a name, and of a column from which on it slopes
LEAST_MAP = 100.0  # pixels that such names must leave of the map's height
MOST_GUTTER = 0.3  # share of the room that row labels may take
NOTE_LINE = 14.0  # pixels from the numbers below a map of positions to its note, where that has no room between them
SMALL_SCALE = 24.0  # pixels of the scale over a map of positions
NUMBER_AIR = 7.0  # pixels beside a number in its cell
NUMBERED = 30.0  # pixels a cell from which on it carries its number
LEAST_RING = 8.0  # pixels: the ring around the clicked cell is seen at every zoom
LEAST_HATCH = 3.0  # pixels: so wide a hatched column is at least
TICK = 3.0  # pixels: the marks beside lit rows and columns


class Numbers:
    """What the colours of a map come from: the same while only frames move, so that nothing is coloured anew."""

    def __init__(self, mark: HeatMap) -> None:
        self.values, self.hidden, self.scale = mark.values, mark.hidden, mark.scale

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Numbers)
            and self.values is other.values
            and self.hidden is other.hidden
            and self.scale == other.scale
        )


class HeatMapItem(MarkItem):
    """Draws a `HeatMap`: a tall block of rows, or a square map whose axes both carry tokens and which can be zoomed.

    Only what is in view is coloured. Where cells are smaller than a pixel, each pixel shows the largest value in it.
    """

    mark: HeatMap

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.window = Zoom(MOST_SQUARE)
        self.names_columns = False  # whether nothing below the map names its columns
        self._seen: HeatMap | None = None
        self._cells: tuple[tuple[object, ...], QImage] | None = None  # what the image was made of, and the image
        self._small: tuple[tuple[object, ...], QImage] | None = None  # the same of the overview

    def arrange(self) -> None:
        """Whole pixels a cell, as many as fit; a zoomed map keeps its window."""
        mark, room = self.mark, self.room
        self.rows, self.columns = mark.values.shape
        self.is_token_map = mark.square and bool(mark.rows.labels)
        self.top = 24 if self.is_token_map or mark.title else 0
        below = 0 if mark.rows.labels else 18
        self.font_px = 12 if self.is_token_map else 11
        self.gutter = 8 + (
            self.label_width(mark.rows, self.font_px, MOST_GUTTER * room.width()) if mark.rows.labels else 30
        )
        self.gutter = max(self.gutter, 68.0 if self.is_token_map else 56.0)
        if self.shared is not None:  # stand under an earlier map
            self.gutter = self.shared.start - room.x()
        width, height = room.width() - self.gutter, room.height() - self.top - below
        self.label_room, self.angle = 0.0, 0
        if self.names_columns and self.is_token_map:
            height -= self.turn_names(width, height)
        cell_w, cell_h = whole(width / self.columns), whole(height / self.rows)
        if mark.square:
            least = min(cell_w, cell_h, MOST_SQUARE)
            # of two texts the axes are not alike: a short one may have larger cells than the other
            most = LONGER * least if mark.rows.side != mark.columns.side else least
            cell_w, cell_h = whole(min(cell_w, most)), whole(min(cell_h, most))
        else:
            cell_h = min(cell_h, MOST_ROW)
        self.w, self.h = self.columns * cell_w, self.rows * cell_h
        self.left, self.upper = room.x() + round(self.gutter), room.y() + self.top
        # what whole pixels leave over goes to the labels
        if self.shared is None and width - self.w < min(self.columns, MOST_SPARE):
            self.left = round(room.right() - self.w)
        self.window.show(self.rows, self.columns, QRectF(self.left, self.upper, self.w, self.h), (cell_w, cell_h))
        self.zoom = self.window if self.is_token_map else None
        self._follow()
        self.slides = mark.window is not None and not mark.followed and self.columns < mark.window[1]

    def _follow(self) -> None:
        """Bring into view what a person just selected; a prompt that grew by a token moves nothing."""
        mark, before = self.mark, self._seen
        self._seen = mark
        if before is None or before is mark or before.values.shape != mark.values.shape:
            return
        if mark.framed != before.framed:
            self.window.reveal(row=mark.framed)
        if mark.marked is not None and mark.marked != before.marked:
            self.window.reveal(*mark.marked)

    def turn_names(self, width: float, height: float) -> float:
        """Turn the names of the columns so that they fit, and say what they take of the height: none where the map
        would be left too low."""
        labels = self.mark.columns.labels
        longest = max((self.theme.text_width(label, COLUMN_NAME, 600, mono=True) for label in labels), default=0.0)
        room = min(longest, MOST_NAME)
        angle, taken = -90, 14 + room
        for gentler, below, least in ((0, LEVEL, longest + 6), (-45, 14 + 0.75 * room, LEAST_SLOPING)):
            if min(width / self.columns, (height - below) / self.rows, MOST_SQUARE) >= least:
                angle, taken = gentler, below
                break
        if height - taken < LEAST_MAP:
            return 0.0
        self.angle, self.label_room = angle, room
        return taken

    @property
    def cell_w(self) -> float:
        """The width of a cell as it is drawn."""
        return self.window.width

    @property
    def cell_h(self) -> float:
        """The height of a cell as it is drawn."""
        return self.window.height

    def places(self) -> Places | None:
        """The columns, for the bars below; a zoomed map has some that are out of view."""
        return Places(self.window.x(0), self.cell_w, self.columns, left=self.left, right=self.left + self.w)

    def draw(self, brush: Brush) -> None:
        """Cells, frame, labels, scale."""
        mark, x, y = self.mark, self.left, self.upper
        if mark.sign:
            brush.text(self.room.x(), y - 8, mark.sign, 14, "muted")
        if mark.title:
            room = self.title_room if mark.square else None
            used = brush.text(x, y - 8, mark.title, 12, "muted", room=room)
            right = x + self.w
            if mark.own_scale:
                right = brush.scale(right, y - 16, SMALL_SCALE, mark.scale) - 8
            fits = used + 8 + self.theme.text_width(mark.note, 11) <= right - x
            if mark.note and not mark.square and fits:
                brush.note(right, y - 8, mark.note, anchor="end")
        ratio = brush.painter.device().devicePixelRatio()
        self.cells(brush, ratio)
        brush.rect(x - 1, y - 1, self.w + 2, self.h + 2, stroke="line")
        if mark.framed is not None:
            self.frame(brush, mark.framed)
        self.pin_and_ring(brush)
        self.ticks(brush)
        if mark.rows.labels:
            self.token_labels(brush)
            self.column_labels(brush)
        else:
            self.position_labels(brush)
        if mark.window is not None and self.slides:
            first, count = mark.window
            bar = self.slider
            brush.rect(bar.x(), bar.y() + 2, bar.width(), 4, "groove", radius=2)
            share = bar.width() / count
            brush.rect(bar.x() + first * share, bar.y() + 2, self.columns * share, 4, "bar", radius=2)
        if self.is_token_map:
            brush.note(x - 8, y - 8, mark.rows.title, anchor="end")
            scale = brush.scale(max(x + self.w, min(x + 200, self.room.right())), y - 16, 96, mark.scale)
            said = x + brush.note(x, y - 8, mark.columns.title) + 10
            words = [mark.note, tr("largest in each pixel") if self.is_pooled(ratio) else ""]
            note = " · ".join(word for word in words if word)
            if note and scale - said > 40:
                brush.text(said, y - 8, note, 11, "faint", room=scale - said - 8)
        if self.overview is not None:
            self.draw_overview(brush, self.whole_image(self.overview, ratio))

    # ---- cells ----
    def is_pooled(self, ratio: float) -> bool:
        """Whether there are fewer pixels than cells."""
        return min(self.cell_w, self.cell_h) * ratio < 1

    def cells(self, brush: Brush, ratio: float) -> None:
        """What is in view of the map, its set-aside columns hatched, large cells with their numbers."""
        window, painter = self.window, brush.painter
        area = window.area
        place = window.x(0), window.y(0), self.cell_w, self.cell_h, area.getRect()
        key = (Numbers(self.mark), self.theme, ratio, place)
        if self._cells is None or self._cells[0] != key:
            self._cells = key, self.cell_image(ratio)
        painter.save()
        painter.setClipRect(area)
        if self.is_pooled(ratio):
            brush.image(area.x(), area.y(), area.width(), area.height(), self._cells[1])
        else:
            rows, columns = window.visible_rows, window.visible_columns
            left, upper = window.x(columns.start), window.y(rows.start)
            brush.image(left, upper, len(columns) * self.cell_w, len(rows) * self.cell_h, self._cells[1])
        for column in self.mark.aside:
            width = max(LEAST_HATCH, self.cell_w)
            brush.hatch(QRectF(window.x(column), area.y(), width, area.height()))
        if self.is_token_map and self.cell_w >= NUMBERED:
            self.numbers(brush)
        painter.restore()

    def cell_image(self, ratio: float) -> QImage:
        """The cells in view as an image: one pixel each, or, where there are more cells than pixels, one for each
        pixel of the screen."""
        window, mark = self.window, self.mark
        rows, columns = window.visible_rows, window.visible_columns
        part = np.s_[rows.start : rows.stop, columns.start : columns.stop]
        if not self.is_pooled(ratio):
            hidden = None if mark.hidden is None else mark.hidden[part]
            return self.coloured(mark.values[part], hidden)
        area = window.area
        shape = max(1, round(area.height() * ratio)), max(1, round(area.width() * ratio))
        first = window.row_at(area.y()), window.column_at(area.x())
        return self.pooled(first, (1 / self.cell_h / ratio, 1 / self.cell_w / ratio), shape)

    def pooled(self, first: tuple[float, float], cells: tuple[float, float], shape: tuple[int, int]) -> QImage:
        """A picture of so many pixels whose corner is the cell `first`, with so many cells a pixel."""
        mark = self.mark
        signed = mark.scale.kind != "sequential"
        return self.coloured(*largest(mark.values, mark.hidden, first, cells, shape, signed))

    def whole_image(self, place: QRectF, ratio: float) -> QImage:
        """The whole map as small as the overview."""
        key = (Numbers(self.mark), self.theme, ratio, place.width(), place.height())
        if self._small is None or self._small[0] != key:
            shape = max(1, round(place.height() * ratio)), max(1, round(place.width() * ratio))
            cells = self.rows / shape[0], self.columns / shape[1]
            self._small = key, self.pooled((0.0, 0.0), cells, shape)
        return self._small[1]

    def coloured(self, values: Float[np.ndarray, "rows columns"], hidden: np.ndarray | None) -> QImage:
        """Values as colours; what the mask forbids in a colour of its own."""
        colours = palette.colours(self.theme.palette, self.mark.scale, values)
        if hidden is not None:
            masked = self.theme.colour("masked")
            colours[hidden] = masked.red(), masked.green(), masked.blue()
        return image_of(colours)

    def numbers(self, brush: Brush) -> None:
        """Each cell's number in it, in the ink that reads better there; what rounds to nothing has none."""
        window, mark = self.window, self.mark
        rows, columns = window.visible_rows, window.visible_columns
        part = mark.values[rows.start : rows.stop, columns.start : columns.stop]
        colours = palette.colours(self.theme.palette, mark.scale, part)
        digits = self.digits(part[np.isfinite(part)])
        if digits is None:
            return
        for row in rows:
            for column in columns:
                value = float(part[row - rows.start, column - columns.start])
                if abs(value) < 0.005 or not np.isfinite(value):
                    continue
                if mark.hidden is not None and mark.hidden[row, column]:
                    continue
                text = numerals.signed(value, digits)
                if self.window.area.contains(window.rect(row, column)):  # no half numbers at the edges
                    rgb = colours[row - rows.start, column - columns.start].tobytes()
                    place = window.rect(row, column).center()
                    brush.text(place.x(), place.y() + 4, text, 11, ink(self.theme.palette, rgb), anchor="middle")

    def digits(self, values: Float[np.ndarray, " values"]) -> int | None:
        """How many decimals all numbers in the cells have: two, for scores also as many as the widest has room for;
        None where there is room for none."""
        ends = [float(values.min(initial=0.0)), float(values.max(initial=0.0))]
        for digits in (2,) if self.mark.scale.kind == "sequential" else (2, 1, 0):
            widest = max(self.theme.text_width(numerals.signed(end, digits), 11) for end in ends)
            if widest <= self.cell_w - NUMBER_AIR:
                return digits
        return None

    # ---- what is marked ----
    def frame(self, brush: Brush, row: int) -> None:
        """The frame of the selected row; two ticks beside it where a frame would hide the row."""
        area, top = self.window.area, self.window.y(row)
        if top + self.cell_h <= area.top() or top >= area.bottom():
            return
        if self.cell_h < 4:
            for edge in (self.left - 6, self.left + self.w + 1):
                brush.rect(edge, round(top + self.cell_h / 2 - 1), 5, 2, "accent")
            return
        line = 2 if self.is_token_map and self.cell_h >= 6 else 1
        self.row_frame(brush, top, line, "accent")

    def row_frame(self, brush: Brush, top: float, line: float, colour: str, dashed: bool = False) -> None:
        """A frame around one row, as wide as the map, cut where the row leaves what is in view."""
        area = self.window.area
        painter = brush.painter
        painter.save()
        painter.setClipRect(area.adjusted(-line, -line, line, line))
        place = QRectF(self.left - line, top - line, self.w + 2 * line, self.cell_h + 2 * line)
        if dashed:
            brush.dashed(place, colour, line)
        else:
            brush.rect(place.x(), place.y(), place.width(), place.height(), stroke=colour, width=line)
        painter.restore()

    def pin_and_ring(self, brush: Brush) -> None:
        """A dashed frame around the pinned row, a ring around the clicked cell."""
        mark, window, area = self.mark, self.window, self.window.area
        if mark.pinned is not None and mark.pinned in window.visible_rows:
            top = window.y(mark.pinned)
            if self.cell_h < 4:
                for edge in (self.left - 6, self.left + self.w + 1):
                    for part in (0, 3):
                        brush.rect(edge + part, round(top + self.cell_h / 2 - 1), 2, 2, "ink")
            else:
                self.row_frame(brush, top, 2 if self.cell_h >= 6 else 1, "ink", dashed=True)
        if mark.marked is not None:
            cell = window.rect(*mark.marked)
            spare_w, spare_h = max(0.0, LEAST_RING - cell.width()) / 2, max(0.0, LEAST_RING - cell.height()) / 2
            ring = cell.adjusted(-1 - spare_w, -1 - spare_h, 1 + spare_w, 1 + spare_h)
            if ring.intersects(area):
                brush.painter.save()
                brush.painter.setClipRect(area.adjusted(-3, -3, 3, 3))
                inner = ring.adjusted(2, 2, -2, -2)
                brush.rect(inner.x(), inner.y(), inner.width(), inner.height(), stroke="panel")
                brush.rect(ring.x(), ring.y(), ring.width(), ring.height(), stroke="accent", width=2, radius=2)
                brush.painter.restore()

    def ticks(self, brush: Brush) -> None:
        """A mark beside each lit row and column, since a wash over cells would change their colours."""
        rows, columns = self.lit_rows_and_columns()
        area = self.window.area
        for row in rows:
            top, bottom = max(area.top(), self.window.y(row)), min(area.bottom(), self.window.y(row + 1))
            if bottom > area.top() and top < area.bottom():
                for edge in (self.left - TICK - 1, self.left + self.w + 1):
                    brush.rect(edge, round(top), TICK, max(2.0, round(bottom - top)), "ink")
        for column in columns:
            left, right = max(area.left(), self.window.x(column)), min(area.right(), self.window.x(column + 1))
            if right > area.left() and left < area.right():
                for edge in (self.upper - TICK - 1, self.upper + self.h + 1):
                    brush.rect(round(left), edge, max(2.0, round(right - left)), TICK, "ink")

    def find_lit(self) -> Lit:
        """The rows and columns of the tokens that are pointed at."""
        return self.lit_on(self.mark.rows, "row") | self.lit_on(self.mark.columns, "column")

    def lit_rows_and_columns(self) -> tuple[list[int], list[int]]:
        """What is lit: under the pointer the very row and column, else those of the pointed tokens."""
        if self.hovered is None:
            return lit_places(self.lit, "row"), lit_places(self.lit, "column")
        middle = self.hovered.frame.center()
        row, column = int(self.window.row_at(middle.y())), int(self.window.column_at(middle.x()))
        is_cell = self.hovered.frame.width() < self.cell_w + 4 and self.columns > 1
        counts = self.mark.columns.counts_tokens
        return [row] if 0 <= row < self.rows else [], [column] if is_cell and counts else []

    # ---- labels ----
    def token_labels(self, brush: Brush) -> None:
        """The tokens left of their rows; evenly fewer where rows are low, more of them as one zooms in."""
        mark, window = self.mark, self.window
        lit, _ = self.lit_rows_and_columns()
        always = [row for row in (*lit, mark.framed, mark.pinned) if row is not None]
        size = max(LABEL_PITCH, min(self.font_px, int(self.cell_h)))  # somewhat smaller where that shows all of them
        for row in labelled(window.visible_rows, self.cell_h, size, always):
            on = row == mark.framed or row in lit
            colour = "accent" if row == mark.framed else "ink" if self.is_token_map or on else "muted"
            middle, weight = window.y(row + 0.5), 600 if on else 400
            if not self.upper - 0.5 <= middle <= self.upper + self.h + 0.5:
                continue
            label, room = mark.rows.labels[row], self.gutter - 8
            if row in lit:
                width = min(room, self.theme.text_width(label, size, 600, mono=True))
                height = min(16.0, max(12.0, self.cell_h))
                brush.rect(self.left - 11 - width, middle - height / 2, width + 6, height, "groove", radius=3)
            brush.piece(self.left - 8, middle + 4, label, size, colour, weight, "end", room=room)

    def column_labels(self, brush: Brush) -> None:
        """The tokens under their columns, where there is room for them and no bars have them."""
        if not self.label_room:
            return
        _, lit = self.lit_rows_and_columns()
        for column in labelled(self.window.visible_columns, self.cell_w, COLUMN_NAME, lit):
            x = self.window.x(column + 0.5)
            if self.left - 0.5 <= x <= self.left + self.w + 0.5:
                label, foot = self.mark.columns.labels[column], self.upper + self.h
                turned_label(brush, x, foot, self.angle, label, COLUMN_NAME, self.label_room, column in lit)

    def position_labels(self, brush: Brush) -> None:
        """First, last and framed position; below, the first and last column and what the cells are."""
        mark, x, y = self.mark, self.left, self.upper
        last = self.rows - 1
        at = None if mark.framed is None else y + (mark.framed + 0.5) * self.cell_h + 4
        for row, baseline in ((0, y + 8), (last, y + self.h)):
            if at is None or abs(at - baseline) > LABEL_PITCH + 2:
                brush.note(x - 8, baseline, mark.rows.label(row), anchor="end")
        if at is not None and mark.framed is not None:
            brush.note(x - 8, at, mark.rows.label(mark.framed), "accent", "end", 600)
        baseline = y + self.h + 15
        ends = mark.columns.label(0), mark.columns.label(self.columns - 1)
        brush.note(x, baseline, ends[0])
        brush.note(x + self.w, baseline, ends[1], anchor="end")
        if not mark.square:
            self.axis_names(brush, baseline)
        if mark.square and mark.note and self.w >= 120:
            between = self.w - 2 * (max(self.theme.text_width(end, 11) for end in ends) + 8)
            below = 0 if self.theme.text_width(mark.note, 11) <= between else NOTE_LINE
            left = min(x + self.w / 2, self.room.right() - self.theme.text_width(mark.note, 11) / 2)
            brush.note(left, baseline + below, mark.note, anchor="middle")
        if mark.square and mark.title:
            brush.scale(self.scale_end, y - 16, SMALL_SCALE, mark.scale)

    def axis_names(self, brush: Brush, baseline: float) -> None:
        """What rows count, over their numbers; between those below what columns count, or brackets of their parts."""
        mark, x = self.mark, self.left
        brush.note(x - 8, self.upper - 8, mark.rows.title, anchor="end")
        ends = sum(self.theme.text_width(mark.columns.label(at), 11) + 12 for at in (0, self.columns - 1))
        if not mark.parts:
            if self.theme.text_width(mark.columns.title, 11) + ends <= self.w:
                brush.note(x + self.w / 2, baseline, mark.columns.title, anchor="middle")
            return
        for name, first, end in mark.parts:
            left, width = x + first * self.cell_w, (end - first) * self.cell_w
            words = self.theme.text_width(name, 11)
            if words + 2 * max(self.theme.text_width(mark.columns.label(at), 11) for at in (0, end - 1)) + 24 > width:
                continue
            line = round(baseline - 11)
            brush.hline(left + 1, line, width - 2, "edge")
            for edge in (left + 1, left + width - 2):
                brush.rect(edge, line - 3, 1, 3, "edge")
            brush.note(left + width / 2, baseline, name, anchor="middle")

    @property
    def scale_end(self) -> float:
        """Where the scale over a map of positions ends."""
        return min(self.left + max(self.w, 154), self.room.right())

    @property
    def title_room(self) -> float:
        """What the scale leaves the title of such a map."""
        ends = sum(self.theme.text_width(end, 11) for end in self.mark.scale.ends)
        return self.scale_end - SMALL_SCALE - ends - 14 - self.left

    # ---- the pointer ----
    @property
    def slider(self) -> QRectF:
        """Where the window on the columns is moved."""
        return QRectF(self.left, self.upper + self.h + 6, self.w, 8)

    def slide(self, x: float) -> Probe:
        """What a point of the slider means: the window of columns around it."""
        count = self.mark.window[1] if self.mark.window else self.columns
        middle = (x - self.left) / self.w * count
        first = int(max(0, min(count - self.columns, middle - self.columns / 2)))
        last = first + self.columns - 1
        text = tr("dimensions {first} to {last} of {count}: drag to see others", first=first, last=last, count=count)
        return Probe(text, {"first_dimension": first})

    def spot(self, point: QPointF) -> Spot | None:
        """A cell; its row where the pointer is on the labels; the slider below."""
        if self.slides and self.slider.adjusted(0, -2, 0, 4).contains(point):
            return Spot(self.slide(point.x()), self.slider)
        window = self.window
        row = int(window.row_at(point.y()))
        if not window.area.top() <= point.y() < window.area.bottom() or not 0 <= row < self.rows:
            return None
        if self.room.x() <= point.x() < self.left:
            probe = Probe(self.mark.rows.place(row), self.mark.rows.pick(row), self.mark.rows.token(row))
            return Spot(probe, self.in_view(QRectF(self.left, window.y(row), self.w, self.cell_h)))
        place = window.cell_at(point)
        if place is None:
            return None
        return Spot(self.mark.probe(*place), self.in_view(window.rect(*place)).adjusted(-1, -1, 1, 1))

    def in_view(self, place: QRectF) -> QRectF:
        """The part of a place that is in view."""
        return place.intersected(self.window.area)


@lru_cache(maxsize=4096)
def ink(theme: Palette, rgb: bytes) -> str:
    """The role whose colour reads best on a coloured cell."""
    return "panel" if palette.ink_on(theme, np.frombuffer(rgb, dtype=np.uint8)) == theme.panel else "ink"


def whole(pixels: float) -> float:
    """Whole pixels where there is at least one; a fraction where there are more cells than pixels."""
    return float(np.floor(pixels)) if pixels >= 1 else max(pixels, 1e-3)
