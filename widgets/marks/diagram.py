"""Boxes and the wires between them: the picture of an architecture."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from visualizer.views.figure import LEADING, Box, BoxRole, Diagram, arrow_head, toward
from widgets.brush import Brush
from widgets.marks.base import MarkItem, Spot
from widgets.theme import Theme

UNIT = 15.0  # pixels a unit at the most
COMFORT = 11.0  # pixels a unit along one axis, as far as there is room, where the other axis has fewer
PER_UNIT, MOST_TYPE, LEAST_TYPE = 0.93, 16.0, 10.0  # pixels of type for each pixel of a unit, and between which limits
HEAD = 0.66  # units an arrow's head is long
FILLS: dict[BoxRole, str] = {
    "block": "chrome", "attention": "panel", "feed-forward": "panel", "norm": "groove", "slab": "field",
    "scheme": "groove", "layer": "panel",
}  # fmt: skip
STRONG: tuple[BoxRole, ...] = ("attention", "feed-forward", "slab")


class DiagramItem(MarkItem):
    """Draws a `Diagram` in the middle of its room, as large as it fits."""

    mark: Diagram

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.unit = UNIT
        self._whole: tuple[tuple[object, ...], QImage] | None = None  # what the picture was made of, and it

    def arrange(self) -> None:
        """One scale for both axes; in a low or narrow room the other axis stretches, so that words find room."""
        mark, room = self.mark, self.room
        across, down = max(1.0, room.width() / mark.width), max(1.0, room.height() / mark.height)
        self.unit = min(UNIT, across, down)
        self.across, self.down = (min(one, max(self.unit, COMFORT)) for one in (across, down))
        self.left = room.x() + (room.width() - self.across * mark.width) / 2
        self.upper = room.y() + max(0.0, (room.height() - self.down * mark.height) / 2)
        self.type = max(LEAST_TYPE, min(MOST_TYPE, PER_UNIT * self.unit))
        self.small = max(LEAST_TYPE, self.type * 6 / 7)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Pixels of the scene."""
        return self.left + x * self.across, self.upper + y * self.down

    def rect(self, box: Box) -> QRectF:
        """Where a box lies."""
        return QRectF(*self.point(box.x, box.y), box.width * self.across, box.height * self.down)

    # ---- painting ----
    def draw(self, brush: Brush) -> None:
        """The whole, as a picture that is kept: hovering repaints none of it."""
        area = self.room.toAlignedRect().adjusted(-2, -2, 2, 2)
        key = self.mark, self.theme, brush.density, area.getRect()
        if self._whole is None or self._whole[0] != key:
            with brush.kept(area) as (inner, image):
                self.paint_parts(inner)
            self._whole = key, image
        brush.image(area.x(), area.y(), area.width(), area.height(), self._whole[1])

    def paint_parts(self, brush: Brush) -> None:
        """Blocks below the wires, everything else on them."""
        for box in self.mark.boxes:
            if box.role == "block":
                self.box(brush, box)
        self.wires(brush)
        for box in self.mark.boxes:
            if box.role != "block":
                self.box(brush, box)
        for place in self.mark.sums:
            x, y = self.point(place.x, place.y)
            arm = 0.4 * self.unit
            brush.dot(x, y, 0.72 * self.unit, "panel", "ink", max(1.0, 0.1 * self.unit))
            brush.line(x - arm, y, x + arm, y, "ink", max(1.0, 0.12 * self.unit))
            brush.line(x, y - arm, x, y + arm, "ink", max(1.0, 0.12 * self.unit))
        self.words(brush)

    def box(self, brush: Brush, box: Box) -> None:
        """The box, with as many copies behind it as it has, and its words in the middle."""
        place = self.rect(box)
        radius = {"block": 0.9, "layer": 0.12, "norm": 0.5}.get(box.role, 0.4) * self.unit
        fill = "accent" if box.role == "layer" and box.focused else FILLS[box.role]
        width = 2.0 if box.focused and box.role != "layer" else 1.0
        for copy in range(box.copies, -1, -1):
            away = 0.36 * copy * self.unit
            brush.rect(place.x() + away, place.y() - away, place.width(), place.height(), fill, stroke_of(box), width,
                       radius)  # fmt: skip
        pitch = max(LEADING, 1.02 * self.type / self.down)
        for number, (middle, text) in enumerate(self.mark.lines(box, pitch)):
            strong = box.role in STRONG and number == 0
            size = self.type if strong else self.small
            x, y = place.center().x(), self.point(0, middle)[1] + 0.36 * size
            brush.text(x, y, text, size, "muted" if number else "ink", 600 if strong else 400, "middle",
                       room=place.width() - 4)  # fmt: skip

    def wires(self, brush: Brush) -> None:
        """Every wire, its arrow a small filled triangle."""
        for wire in self.mark.wires:
            colour = "ink" if wire.strong else "bar"
            points = [self.point(*point) for point in wire.rounded()]
            before, end = points[-2:]
            if wire.arrow:  # the line ends inside its head
                points[-1] = toward(end, before, 0.4 * self.unit)
            brush.polyline(points, colour, max(1.0, (0.16 if wire.strong else 0.1) * self.unit))
            if wire.arrow:
                brush.polygon(arrow_head(before, end, HEAD * self.unit), colour)

    def words(self, brush: Brush) -> None:
        """What stands beside the boxes."""
        for words in self.mark.words:
            strong = words.role in ("accent", "strong")
            size = self.type if strong else self.small
            colour, weight = ("ink" if words.role == "strong" else words.role), 600 if strong else 400
            anchor = {"left": "start", "center": "middle", "right": "end"}[words.anchor]
            x, y = self.point(words.x, words.y)
            if words.upright:
                with brush.turned(x, y, -90):
                    brush.text(0, 0.36 * size, words.text, size, colour, weight, anchor)  # type: ignore[arg-type]
            else:
                brush.text(x, y + 0.36 * size, words.text, size, colour, weight, anchor)  # type: ignore[arg-type]

    def spot(self, point: QPointF) -> Spot | None:
        """The uppermost box under the pointer."""
        place = self.mark.at((point.x() - self.left) / self.across, (point.y() - self.upper) / self.down)
        if place is None:
            return None
        return Spot(self.mark.probe(place), self.rect(self.mark.boxes[place]).adjusted(-1, -1, 1, 1))


def stroke_of(box: Box) -> str | None:
    """The colour of a box's edge."""
    if box.focused:
        return "accent"
    if box.role in STRONG:
        return "bar"
    return None if box.role == "scheme" else "edge"
