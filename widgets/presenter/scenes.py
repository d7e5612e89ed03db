"""The panels that one pages through: every view of the registry, in its order, one at a time and large.

Most scenes are a view's figure under a magnifying glass, its selection fitted to the smaller room. `head` and
`next-token` have a layout of their own, as they are what a lecture dwells on.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from visualizer.errors import HeadlightError
from visualizer.language import later, tr
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import VIEWS, draw
from visualizer.views.figure import Bars, Facts, Figure, HeatMap, Mark, Table, Text, TileGrid
from visualizer.views.head import STAGE_NAMES
from visualizer.views.heads import weight_scale
from widgets.marks.base import MarkItem
from widgets.marks.tile_grid import TileGridItem
from widgets.panels.head import layout as map_and_bars
from widgets.presenter.big_bars import BigBars, rows_in
from widgets.presenter.big_map import BigMap
from widgets.presenter.chips import HEIGHT, Chips, Page
from widgets.presenter.marks import GLASS, Glass, Lay, leaves, maps_side_by_side, one_below_the_other
from widgets.presenter.parts import Heading, Part, Words
from widgets.presenter.sight import EDGE, Sight, middle_column
from widgets.theme import Theme

BEGIN = "head"  # where a presentation begins
BEHIND = ("next-token", "lens")  # scenes of what follows a text
TOP, BELOW = 176.0, 56.0  # of the room below the chips: its upper edge, and the air under it
TITLE_LINE, TITLE_ROOM = 68.0, 96.0
MAP_ROOM, BARS_LEFT, BARS_WIDTH = 740.0, 840.0, 544.0  # the head's scene, from the left of the middle column
LENS_ROW = 19.0  # under the glass: a row of the logit lens that can be read
FEW = 24  # dimensions of each summand of the embedding


@dataclass(frozen=True, slots=True, eq=False)
class Composition:
    """What a scene shows: its parts, and the sentence that says what is seen.

    A figure with more marks than a screen can show large has several `leaves`; this is the one called `leaf`.
    """

    parts: tuple[Part, ...]
    sentence: str
    leaf: int = 0
    leaves: int = 1


def names(trace: Trace | None = None) -> tuple[str, ...]:
    """The scenes in the order in which one pages; of a pass those that have something to show."""
    if trace is None:
        return tuple(VIEWS)
    fills, predicts = trace.spec.objective == "masked", trace.readout is not None
    without = {"next-token"} if fills else {"fillers"}
    without |= set() if predicts else {"fillers", "next-token", "lens"}
    without |= set() if trace.drawn else {"timeline"}
    without |= {view.name for view in VIEWS.values() if view.study is not None and trace.study(view.study) is None}
    return tuple(name for name in VIEWS if name not in without)


def compose(name: str, sight: Sight, room: QRectF, leaf: int = 0) -> Composition:
    """One scene in `room`; a view that cannot be drawn of this trace says why. A `leaf` of -1 is the last."""
    pair = sight.trace.source is not None
    if pair and name in BEHIND:  # what follows the target, whatever kind of attention one looks at
        on_source = sight.selection.kind == "encoder"
        behind = replace(sight.selection, kind="decoder", query=-1 if on_source else sight.selection.query)
        sight = Sight(sight.trace, behind.within(sight.trace.spec), sight.baseline, sight.pointed_target, sight.theme,
                      sight.pixel)  # fmt: skip
    if name == "positions" and sight.selection.kind == "cross":  # which has none: those of its decoder
        sight = Sight(sight.trace, replace(sight.selection, kind="decoder"), sight.baseline, sight.pointed, sight.theme,
                      sight.pixel, sight.pointed_target)  # fmt: skip
    composer = PAIR_COMPOSERS.get(name, COMPOSERS.get(name)) if pair else COMPOSERS.get(name)
    try:
        return (composer or Magnified(name))(sight, room, leaf)
    except HeadlightError as wrong:
        heading = Heading(EDGE, room.right() - EDGE, TITLE_LINE, tr(VIEWS[name].title))
        return Composition((heading, Words(sight.theme, room, str(wrong))), "")


def nothing_yet(theme: Theme, room: QRectF) -> Composition:
    """Before there is a prompt."""
    words = tr("Type something in the window: what the model makes of it stands here at once.")
    return Composition((Words(theme, room, words),), "")


# ---- scenes with a layout of their own ----
def head(sight: Sight, room: QRectF, leaf: int) -> Composition:
    """The focused head: tokens shaded by the query token's row, the map, and what comes next."""
    selection, trace = sight.selection, sight.trace
    column = middle_column(room)
    height = room.height() - TOP - BELOW
    figure = draw("head", trace, selection, sight.baseline)
    (mark, *_) = (mark for mark in figure.marks if isinstance(mark, HeatMap))
    stage = "" if selection.stage == "softmax" else tr(STAGE_NAMES[selection.stage])
    area = QRectF(column.x() + EDGE, TOP, MAP_ROOM, height)
    big_map = BigMap(sight, mark, figure.focus, stage, area)
    weights = trace.row(selection.layer, selection.head, sight.query)
    chips = Chips(sight, top_line(room), weights, weight_scale(trace, selection), mark.aside,
                  numbered=not big_map.has_numbers)  # fmt: skip
    bars = next_bars(sight, QRectF(column.x() + BARS_LEFT, TOP, BARS_WIDTH, height))
    return Composition((chips, big_map, *bars), figure.sentence)


def head_of_pair(sight: Sight, room: QRectF, leaf: int) -> Composition:
    """The focused head of an encoder-decoder, whose two axes may be different texts: the map, and one row of it with
    the names of its columns."""
    figure, row = (draw(view, sight.trace, sight.selection, sight.baseline) for view in ("head", "row"))
    area = QRectF(EDGE, TITLE_ROOM, room.width() - 2 * EDGE, room.height() - TITLE_ROOM - 16)
    heading = Heading(EDGE, room.width() - EDGE, TITLE_LINE, figure.title, figure.focus)
    glass = Glass(sight, (*figure.marks, *row.marks), area, map_and_bars)
    return Composition((heading, glass), figure.sentence)


def next_token(sight: Sight, room: QRectF, leaf: int) -> Composition:
    """What may come next, with both numbers for each token and what sums them up."""
    column = middle_column(room)
    area = QRectF(column.x() + 140, TOP, column.width() - 280, room.height() - TOP - BELOW + 8)
    fitted = replace(sight.selection, candidates=rows_in(area.height(), True))
    figure = draw("next-token", sight.trace, fitted, sight.baseline)
    chips = Chips(sight, top_line(room), None, None)
    return Composition((chips, *next_bars(sight, area, both=True)), figure.sentence)


def tokens(sight: Sight, room: QRectF, leaf: int) -> Composition:
    """The prompt as the model reads it: large chips in lines, each with its id."""
    figure = draw("tokens", sight.trace, sight.selection)
    page = Page(sight, QRectF(EDGE, TITLE_ROOM, room.width() - 2 * EDGE, room.height() - TITLE_ROOM - 24))
    heading = Heading(EDGE, room.width() - EDGE, TITLE_LINE, figure.title, note=page.left_out)
    return Composition((heading, page), figure.sentence)


def next_bars(sight: Sight, area: QRectF, both: bool = False) -> tuple[Part, ...]:
    """The likeliest next tokens as large bars; as the view draws them where it draws no plain bars."""
    fitted = replace(sight.selection, candidates=rows_in(area.height(), both))
    fills = sight.trace.spec.objective == "masked"
    figure = draw("fillers" if fills else "next-token", sight.trace, fitted, sight.baseline)
    bars = next((mark for mark in figure.marks if isinstance(mark, Bars)), None)
    if bars is None:
        return (Glass(sight, figure.marks, area),)
    title = tr("next token: what changed") if bars.against else bars.title if fills else tr("next token")
    facts = tuple(fact for mark in figure.marks if isinstance(mark, Facts) for fact in mark.facts) if both else ()
    return (BigBars(sight.theme, bars, sight.selection.sampling, area, title, figure.focus, both, facts),)


def top_line(room: QRectF) -> QRectF:
    """Where the chips stand."""
    return QRectF(EDGE, EDGE, room.width() - 2 * EDGE, HEIGHT)


# ---- figures under the glass ----
Fit = Callable[[Selection, Trace, QRectF], Selection]
"""Adapts a selection to a room, measured as the items under the glass see it."""


def as_it_is(selection: Selection, trace: Trace, room: QRectF) -> Selection:
    """Nothing to fit."""
    return selection


def fit_embedding(selection: Selection, trace: Trace, room: QRectF) -> Selection:
    """A few dimensions, so that a cell is seen from afar; as many rows as carry their labels."""
    few = FEW if trace.rows.position_embedding is not None else 3 * FEW
    return replace(selection, dimensions=few, rows=max(4, int((room.height() - 60) / 13)))


def fit_positions(selection: Selection, trace: Trace, room: QRectF) -> Selection:
    """A pixel a position at least."""
    return replace(selection, positions=max(16, int(min(room.width() / 2, room.height()) - 60) // 2))


def fit_heads(selection: Selection, trace: Trace, room: QRectF) -> Selection:
    """As many cells as a tile has pixels."""
    spec = trace.spec
    pitch = min((room.width() - 24) / spec.heads, (room.height() - 20) / spec.layers, 72.0)
    return replace(selection, tile_cells=max(8, int(pitch) - 4))


def fit_lens(selection: Selection, trace: Trace, room: QRectF) -> Selection:
    """A few guesses a layer, each with room for its token."""
    return replace(selection, guesses=max(1, min(4, int(room.width() // 160))))


def grid_in_the_middle(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """The grid of heads in the middle of what it leaves free."""
    grid = items[0]
    if len(items) != 1 or not isinstance(grid, TileGridItem):
        one_below_the_other(items, marks, room)
        return
    grid.show_mark(marks[0], room)
    spare = max(0.0, room.right() - grid.right) / 2
    grid.show_mark(marks[0], room.adjusted(spare, 0, 0, 0))


def thinned(figure: Figure, room: QRectF) -> Figure:
    """Of a table with more rows than can be read, evenly fewer: the first, the last and the framed one stay.

    Its title is that of the scene.
    """
    return replace(
        figure,
        marks=tuple(
            replace(thin(mark, room), title="", note="") if isinstance(mark, Table) else mark for mark in figure.marks
        ),
    )


def thin(table: Table, room: QRectF) -> Table:
    """The same table with the rows that there is room for."""
    count, most = len(table.names), max(3, int((room.height() - 20) / LENS_ROW))
    if count <= most:
        return table
    step = -(-(count - 1) // (most - 1))
    chosen = {0, *range(count - 1, 0, -step)}
    if table.framed is not None:
        near = min(chosen, key=lambda row: abs(row - table.framed))  # type: ignore[operator]
        chosen = (chosen - ({near} - {0, count - 1})) | {table.framed}
    rows = sorted(chosen)
    return replace(
        table,
        names=tuple(table.names[row] for row in rows),
        cells=tuple(table.cells[row] for row in rows),
        picks=tuple(table.picks[row] for row in rows) if table.picks else (),
        framed=None if table.framed is None else rows.index(table.framed),
    )


@dataclass(frozen=True, slots=True)
class Magnified:
    """A scene that is one view's figure, twice as large as in the window."""

    view: str
    fit: Fit = as_it_is
    lay: Lay = one_below_the_other
    trim: Callable[[Figure, QRectF], Figure] = lambda figure, room: figure
    note: str = ""
    is_whole: bool = False  # all of its marks fit one screen, as `lay` places them

    def __call__(self, sight: Sight, room: QRectF, leaf: int) -> Composition:
        """Title line, then the figure."""
        area = QRectF(EDGE, TITLE_ROOM, room.width() - 2 * EDGE, room.height() - TITLE_ROOM - 16)
        seen = QRectF(0, 0, area.width() / GLASS, area.height() / GLASS)
        fitted = self.fit(sight.selection, sight.trace, seen)
        figure = self.trim(draw(self.view, sight.trace, fitted, sight.baseline), seen)
        screens = [list(figure.marks)] if self.is_whole else leaves(figure.marks, seen.height())
        leaf = min(leaf, len(screens) - 1) if leaf >= 0 else len(screens) - 1
        marks = screens[leaf]
        first = marks[0]
        has_scale = isinstance(first, TileGrid) or (isinstance(first, HeatMap) and not first.square)
        heading = Heading(
            EDGE, room.width() - EDGE, TITLE_LINE, figure.title, figure.focus,
            note=first.note if isinstance(first, TileGrid) else tr(self.note),
            scale=first.scale if has_scale else None,  # type: ignore[union-attr]
        )  # fmt: skip
        if all(isinstance(mark, Text) for mark in marks):
            return Composition((heading, Words(sight.theme, room, figure.sentence)), "")
        return Composition((heading, Glass(sight, marks, area, self.lay)), figure.sentence, leaf, len(screens))


COMPOSERS: dict[str, Callable[[Sight, QRectF, int], Composition]] = {
    "tokens": tokens,
    "embedding": Magnified("embedding", fit_embedding, maps_side_by_side, is_whole=True),
    "positions": Magnified("positions", fit_positions, maps_side_by_side, is_whole=True),
    "heads": Magnified("heads", fit_heads, grid_in_the_middle, is_whole=True),
    "head": head,
    "lens": Magnified(
        "lens", fit_lens, trim=thinned, note=later("what the model would say after each layer"), is_whole=True
    ),
    "next-token": next_token,
}

PAIR_COMPOSERS: dict[str, Callable[[Sight, QRectF, int], Composition]] = {
    "head": head_of_pair,
    "tokens": Magnified("tokens", is_whole=True),
}
