"""What a scene is composed from, and the measures that all scenes share.

The presenter counts in units: 1440 × 900 of them fill a screen of that shape, and everything grows with the screen.
No text is smaller than `LEAST` but the line of keys.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from visualizer.state import Baseline, Selection
from visualizer.trace import Trace
from widgets.theme import Theme

WIDTH, HEIGHT = 1440.0, 900.0
BAND = 164.0  # the caption and the keys below the scene
EDGE = 40.0
LARGE, MIDDLE, TITLE, LEAST, KEYS = 32, 28, 24, 20, 16  # sizes of type


@dataclass(slots=True, eq=False)
class Sight:
    """Everything a scene may look at; made anew whenever one of it changes.

    Only `pointed`, the tokens that the pointer is on anywhere, changes in place: parts read it while they paint.
    `pixel` is how many units a pixel of the screen is, for edges that are to be sharp.
    """

    trace: Trace
    selection: Selection
    baseline: Baseline | None
    pointed: tuple[int, ...]
    theme: Theme
    pixel: float = 1.0
    pointed_target: tuple[int, ...] = ()

    @property
    def query(self) -> int:
        """The token that is looked from."""
        return self.selection.token(self.trace.facet(self.selection.kind))


def zoom_of(width: float, height: float) -> float:
    """How many pixels a unit is on a screen of this size."""
    return max(0.05, min(width / WIDTH, height / HEIGHT))


def middle_column(room: QRectF) -> QRectF:
    """As wide as the narrowest screen, in the middle of a wider one."""
    return QRectF(room.center().x() - WIDTH / 2, room.y(), WIDTH, room.height())
