"""Boxes and the wires between them: the picture of an architecture."""

import numpy as np

from exporters import fonts
from exporters.marks.room import Block, Room
from exporters.sheet import Sheet
from visualizer.palette import Palette
from visualizer.views.figure import Box, BoxRole, Diagram, arrow_head, toward

UNIT = 1.1  # of the type size: as large as the diagram is drawn where there is room
SMALLEST = 0.55  # of the type size: type is no smaller, and what does not fit is cut
HEAD = 0.66  # units an arrow's head is long
FILLS: dict[BoxRole, str] = {
    "block": "chrome", "attention": "panel", "feed-forward": "panel", "norm": "groove", "slab": "field",
    "scheme": "groove", "layer": "panel",
}  # fmt: skip


def plan(mark: Diagram, room: Room) -> Block:
    """The whole, in the middle of the room, as large as its type at most."""
    unit = min(UNIT * room.em * min(room.stretch, 1.6), room.width / mark.width)

    def paint(sheet: Sheet, x: float, y: float) -> None:
        Painter(sheet, room, mark, x + (room.width - unit * mark.width) / 2, y, unit).paint()

    return Block(unit * mark.height, paint)


class Painter:
    """One diagram on a sheet, with its upper left corner at x, y."""

    def __init__(self, sheet: Sheet, room: Room, mark: Diagram, x: float, y: float, unit: float) -> None:
        self.sheet, self.room, self.mark, self.left, self.top, self.unit = sheet, room, mark, x, y, unit
        self.size = max(SMALLEST, unit / (UNIT * room.em)) * room.size
        self.small = self.size * 6 / 7

    @property
    def palette(self) -> Palette:
        """The page's colours."""
        return self.room.palette

    def paint(self) -> None:
        """Blocks below the wires, everything else on them."""
        for box in self.mark.boxes:
            if box.role == "block":
                self.box(box)
        self.wires()
        for box in self.mark.boxes:
            if box.role != "block":
                self.box(box)
        self.sums()
        self.words()

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Millimetres on the page."""
        return self.left + x * self.unit, self.top + y * self.unit

    def box(self, box: Box) -> None:
        """The box, with as many copies behind it as it has, and its lines of words in the middle."""
        palette, sheet, unit = self.palette, self.sheet, self.unit
        x, y = self.point(box.x, box.y)
        width, height = box.width * unit, box.height * unit
        radius = {"block": 0.9, "layer": 0.12, "norm": 0.5}.get(box.role, 0.4) * unit
        fill = palette.accent if box.role == "layer" and box.focused else getattr(palette, FILLS[box.role])
        stroke = stroke_of(box, palette)
        line = (0.14 if box.focused and box.role != "layer" else 0.08) * unit
        for copy in range(box.copies, 0, -1):
            away = 0.36 * copy * unit
            sheet.rectangle(x + away, y - away, width, height, fill, stroke, line, radius)
        sheet.rectangle(x, y, width, height, fill, stroke, line, radius)
        strong = box.role in ("attention", "feed-forward", "slab")
        for place, (middle, words) in enumerate(self.mark.lines(box)):
            face: fonts.Face = "strong" if strong and place == 0 else "text"
            size = self.size if strong and place == 0 else self.small
            colour = palette.muted if place else palette.ink
            shown = fonts.elided(fonts.drawable(words), face, size, width - 0.6 * unit)
            sheet.text(x + width / 2, self.point(0, middle)[1], shown, size, colour, face, "center")

    def wires(self) -> None:
        """Every wire, its arrow a small filled triangle."""
        for wire in self.mark.wires:
            colour = self.palette.ink if wire.strong else self.palette.bar
            points = [self.point(*point) for point in wire.rounded()]
            before, end = points[-2:]
            if wire.arrow:  # the line ends inside its head
                points[-1] = toward(end, before, 0.4 * self.unit)
            self.sheet.path(points, colour, (0.16 if wire.strong else 0.1) * self.unit)
            if wire.arrow:
                self.sheet.polygon(arrow_head(before, end, HEAD * self.unit), colour)

    def sums(self) -> None:
        """Circles with a plus."""
        unit, palette = self.unit, self.palette
        for place in self.mark.sums:
            x, y = self.point(place.x, place.y)
            arm = 0.4 * unit
            self.sheet.dots(np.array([[x, y]]), 0.72 * unit, [palette.panel], [palette.ink], 0.1 * unit)
            self.sheet.line(x - arm, y, x + arm, y, palette.ink, 0.12 * unit)
            self.sheet.line(x, y - arm, x, y + arm, palette.ink, 0.12 * unit)

    def words(self) -> None:
        """What stands beside the boxes."""
        for words in self.mark.words:
            x, y = self.point(words.x, words.y)
            strong = words.role in ("accent", "strong")
            colour = getattr(self.palette, "ink" if words.role == "strong" else words.role)
            face: fonts.Face = "strong" if strong else "text"
            size, turn = self.size if strong else self.small, 90.0 if words.upright else 0.0
            self.sheet.text(x, y, words.text, size, colour, face, words.anchor, turn)


def stroke_of(box: Box, palette: Palette) -> str | None:
    """The colour of a box's edge."""
    if box.role == "layer":
        return palette.accent if box.focused else palette.edge
    if box.focused:
        return palette.accent
    if box.role in ("attention", "feed-forward", "slab"):
        return palette.bar
    return None if box.role == "scheme" else palette.edge
