"""What every mark is given to plan with, and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from exporters.page import POINT, Page
from exporters.sheet import Sheet
from visualizer.palette import Palette


@dataclass(frozen=True, slots=True)
class Place:
    """Where the columns of one map or of its bars stand, so that marks with the same columns share their x.

    `left` is from the content's left edge to the first column.
    """

    left: float
    width: float
    labelled: bool  # whether the columns' labels stand under this mark, and not under a later one
    scaled: bool  # whether the colour scale is drawn here, and not at an earlier mark with the same one


@dataclass(frozen=True, slots=True)
class Room:
    """The room a mark has: a width, type, colours; made by `figure_writer`.

    `stretch` is 1 where the content decides the height; otherwise what can be lower or higher is that many times so.
    """

    page: Page
    width: float  # of the content, without the margins
    stretch: float = 1.0
    tall_maps: int = 1  # how many maps share the height
    places: Mapping[int, Place] = field(default_factory=dict)  # by id of the mark

    @property
    def palette(self) -> Palette:
        """The theme's colours."""
        return self.page.palette

    @property
    def size(self) -> float:
        """Of the type, in points."""
        return self.page.font_pt

    @property
    def small(self) -> float:
        """Of notes and of the caption, in points."""
        return self.page.font_pt * 6 / 7

    @property
    def em(self) -> float:
        """The type size in millimetres."""
        return self.page.font_pt * POINT


@dataclass(frozen=True, slots=True)
class Block:
    """A mark that knows its height and paints itself below a point at the content's left edge."""

    height: float
    paint: Callable[[Sheet, float, float], None]
