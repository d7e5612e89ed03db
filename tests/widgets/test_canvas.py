"""The canvas: what a person sees under the pointer is what the figure holds."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.traces import CONTEXT, HEADS, LAYERS, random_trace
from visualizer.palette import DARK, LIGHT, colours
from visualizer.state import Selection, Sitting
from visualizer.trace import Trace
from visualizer.views import draw
from visualizer.views.figure import Axis, Bars, ColourScale, HeatMap, Table, TileGrid
from widgets.marks.bars import BarsItem
from widgets.marks.heat_map import HeatMapItem
from widgets.marks.tile_grid import TileGridItem
from widgets.marks.token_strip import TokenStripItem
from widgets.panels import Panels
from widgets.panels.head import layout
from widgets.panels.strip import Strip
from widgets.theme import Theme


@pytest.fixture
def sitting() -> Sitting:
    return Sitting(Selection(layer=1, head=2))


@pytest.fixture
def panels(sitting: Sitting, qtbot: QtBot) -> Panels:
    panels = Panels(sitting, Theme(LIGHT))
    qtbot.addWidget(panels, before_close_func=lambda panels: panels.detach())
    panels.resize(1440, 734)
    panels.show()
    qtbot.waitExposed(panels)
    return panels


@pytest.fixture
def strip(sitting: Sitting, qtbot: QtBot) -> Strip:
    strip = Strip(sitting, Theme(LIGHT))
    qtbot.addWidget(strip, before_close_func=lambda strip: strip.detach())
    strip.resize(600, 52)
    strip.show()
    qtbot.waitExposed(strip)
    return strip


@pytest.fixture
def trace() -> Trace:
    return random_trace(words=6)


def settle(sitting: Sitting, trace: Trace, panels: Panels, qtbot: QtBot) -> None:
    """Show a trace and wait until it is painted."""
    with qtbot.waitSignal(panels.drawn):
        sitting.trace = trace
        panels.heads.canvas.viewport().update()


def test_pointing_at_a_cell_of_the_map_says_that_cell(
    sitting: Sitting, panels: Panels, trace: Trace, qtbot: QtBot
) -> None:
    settle(sitting, trace, panels, qtbot)
    item = panels.head.canvas.items_shown[0]
    assert isinstance(item, HeatMapItem)
    for row, column in [(0, 0), (5, 3), (2, 4)]:
        x, y = item.left + (column + 0.5) * item.cell_w, item.upper + (row + 0.5) * item.cell_h
        with qtbot.waitSignal(panels.probed) as said:
            qtbot.mouseMove(panels.head.canvas.viewport(), QPoint(round(x), round(y)))
        assert said.args is not None
        assert said.args[0] == item.mark.probe(row, column)


def test_a_cell_is_painted_in_the_colour_of_its_value(
    sitting: Sitting, panels: Panels, trace: Trace, qtbot: QtBot
) -> None:
    settle(sitting, trace, panels, qtbot)
    item = panels.head.canvas.items_shown[0]
    assert isinstance(item, HeatMapItem)
    picture = panels.head.canvas.picture()
    expected = colours(LIGHT, item.mark.scale, item.mark.values)
    for row in range(6):
        for column in range(row + 1):
            # beside the number in the cell's middle
            x, y = item.left + (column + 0.15) * item.cell_w, item.upper + (row + 0.15) * item.cell_h
            ratio = picture.devicePixelRatio()
            seen = picture.pixelColor(int(x * ratio), int(y * ratio))
            assert (seen.red(), seen.green(), seen.blue()) == tuple(expected[row, column].tolist())
    x, y = item.left + 5.5 * item.cell_w, item.upper + 0.5 * item.cell_h
    assert picture.pixelColor(int(x), int(y)) == QColor(LIGHT.masked)


def test_a_click_on_a_tile_focuses_that_head(sitting: Sitting, panels: Panels, trace: Trace, qtbot: QtBot) -> None:
    settle(sitting, trace, panels, qtbot)
    item = panels.heads.canvas.items_shown[0]
    assert isinstance(item, TileGridItem)
    place = item.frame(LAYERS - 1, HEADS - 1).center().toPoint()
    with qtbot.waitSignal(panels.picked) as picked:
        qtbot.mouseClick(panels.heads.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked.args == [{"layer": LAYERS - 1, "head": HEADS - 1}]


def test_every_tile_lies_where_its_layer_and_head_say(
    sitting: Sitting, panels: Panels, trace: Trace, qtbot: QtBot
) -> None:
    settle(sitting, trace, panels, qtbot)
    item = panels.heads.canvas.items_shown[0]
    assert isinstance(item, TileGridItem)
    assert isinstance(item.mark, TileGrid)
    for layer in range(LAYERS):
        for head in range(HEADS):
            spot = item.spot(item.frame(layer, head).center())
            assert spot is not None
            assert spot.probe == item.mark.probe(layer, head)


def test_a_click_on_a_bar_asks_for_its_token(sitting: Sitting, panels: Panels, trace: Trace, qtbot: QtBot) -> None:
    settle(sitting, trace, panels, qtbot)
    item = panels.next.canvas.items_shown[0]
    assert isinstance(item, BarsItem)
    assert isinstance(item.mark, Bars)
    place = QPointF(item.left + 5, item.top(2) + item.pitch / 2).toPoint()
    with qtbot.waitSignal(panels.picked) as picked:
        qtbot.mouseClick(panels.next.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked.args == [{"append": item.mark.rows[2].token_id}]


def test_the_bars_stand_under_the_columns_of_the_map(
    sitting: Sitting, panels: Panels, trace: Trace, qtbot: QtBot
) -> None:
    settle(sitting, trace, panels, qtbot)
    grid, bars = panels.head.canvas.items_shown
    assert bars.shared == grid.places()
    assert bars.shared is not None


def test_where_the_bars_have_no_room_the_map_names_its_columns(
    sitting: Sitting, panels: Panels, trace: Trace, qtbot: QtBot
) -> None:
    """As far as it stays high enough itself."""
    settle(sitting, trace, panels, qtbot)
    grid, bars = panels.head.canvas.items_shown
    figures = [figure.marks[0] for figure in panels.head.figures]
    for height, bars_shown, named in ((600, True, False), (250, False, True), (100, False, False)):
        layout((grid, bars), figures, QRectF(0, 0, 400, height))
        assert (bars.isVisible(), grid.label_room > 0) == (bars_shown, named)
        assert grid.upper + grid.h <= height


def test_a_new_trace_updates_the_items_in_place(sitting: Sitting, panels: Panels, qtbot: QtBot) -> None:
    settle(sitting, random_trace(4), panels, qtbot)
    before = [panel.canvas.items_shown for panel in panels.all]
    settle(sitting, random_trace(9, seed=1), panels, qtbot)
    assert [panel.canvas.items_shown for panel in panels.all] == before


def test_moving_the_selection_redraws_every_panel_from_the_same_trace(
    sitting: Sitting, panels: Panels, trace: Trace, qtbot: QtBot
) -> None:
    settle(sitting, trace, panels, qtbot)
    with qtbot.waitSignal(panels.drawn):
        sitting.select(layer=2, head=0, query=1)
    grid = panels.head.canvas.figures[0].marks[0]
    assert isinstance(grid, HeatMap)
    np.testing.assert_array_equal(grid.values, trace.attention(2, 0))
    assert grid.framed == 1
    assert panels.next.header.heading.focus == f"after {trace.tokens[1].shown}"


@pytest.mark.parametrize("size", [(1024, 560), (1440, 734), (1920, 914), (3840, 2000)], ids=str)
@pytest.mark.parametrize("words", [1, 2, 17, CONTEXT])
def test_every_size_and_length_is_drawn_inside_its_panel(
    size: tuple[int, int], words: int, sitting: Sitting, panels: Panels, qtbot: QtBot
) -> None:
    panels.resize(*size)
    settle(sitting, random_trace(words), panels, qtbot)
    for panel in panels.all:
        room = panel.canvas.viewport().rect()
        for item in panel.canvas.items_shown:
            assert item.room.width() > 0
            assert item.room.bottom() <= room.height() + 1, f"{panel.kind.title}: {type(item).__name__}"
            assert item.room.right() <= room.width() + 1


def test_arcs_take_the_place_of_the_map_and_back(sitting: Sitting, panels: Panels, trace: Trace, qtbot: QtBot) -> None:
    settle(sitting, trace, panels, qtbot)
    panels.head.show_arcs(True)
    assert [figure.view for figure in panels.head.figures] == ["arcs"]
    assert panels.head.origin.isVisible()
    panels.head.show_arcs(False)
    assert [figure.view for figure in panels.head.figures] == ["head", "row"]
    assert panels.head.stages.isVisible()


def test_what_was_hovered_is_forgotten_with_the_figure_it_was_in(
    sitting: Sitting, panels: Panels, trace: Trace, qtbot: QtBot
) -> None:
    settle(sitting, trace, panels, qtbot)
    item = panels.head.canvas.items_shown[0]
    assert isinstance(item, HeatMapItem)
    with qtbot.waitSignal(panels.probed):
        qtbot.mouseMove(panels.head.canvas.viewport(), QPoint(round(item.left + 5), round(item.upper + 5)))
    with qtbot.waitSignal(panels.probed) as said:
        panels.head.show_arcs(True)
    assert said.args == [None]


def test_a_click_on_the_scale_stretches_the_colours_and_back(sitting: Sitting, panels: Panels, qtbot: QtBot) -> None:
    settle(sitting, random_trace(words=40), panels, qtbot)
    header = panels.heads.header
    qtbot.waitUntil(lambda: header.scale_area.isValid())
    place = header.scale_area.center()
    qtbot.mouseClick(header, Qt.MouseButton.LeftButton, pos=place)
    assert sitting.selection.contrast == "stretched"
    qtbot.waitUntil(lambda: header.heading.scale is not None and header.heading.scale.clips)
    qtbot.mouseClick(header, Qt.MouseButton.LeftButton, pos=place)
    assert sitting.selection.contrast == "full"


def test_another_theme_repaints_the_same_numbers(sitting: Sitting, panels: Panels, trace: Trace, qtbot: QtBot) -> None:
    settle(sitting, trace, panels, qtbot)
    panels.set_theme(Theme(DARK))
    picture = panels.head.canvas.picture()
    item = panels.head.canvas.items_shown[0]
    assert isinstance(item, HeatMapItem)
    seen = picture.pixelColor(int(item.left + item.cell_w / 8), int(item.upper + item.cell_h / 8))
    assert seen.name() == QColor(*colours(DARK, item.mark.scale, np.array([1.0]))[0].tolist()).name()
    assert picture.pixelColor(2, 2) == QColor(DARK.panel)


def test_the_strip_brings_the_query_token_into_view(sitting: Sitting, strip: Strip) -> None:
    sitting.trace = random_trace(CONTEXT)
    item = strip.canvas.items_shown[0]
    assert isinstance(item, TokenStripItem)
    assert item.total > item.room.width()
    assert item.starts[-1] - item.offset < item.room.width(), "the last token is seen"
    sitting.select(query=0)
    assert item.offset == 0


def test_the_strip_follows_the_last_token_when_the_context_slides(sitting: Sitting, strip: Strip) -> None:
    """The number of tokens and the place of the query stay the same; what is shown must not."""
    for seed, shift in ((0, 0), (1, 40)):
        trace = random_trace(CONTEXT, seed=seed)
        tokens = tuple(replace(token, text=token.text + "x" * shift) for token in trace.tokens)
        sitting.trace = replace(trace, tokens=tokens)
        item = strip.canvas.items_shown[0]
        assert isinstance(item, TokenStripItem)
        right = item.starts[-1] + item.widths[-1] - item.offset
        assert right == pytest.approx(item.room.width()), "the last chip ends where the strip ends"


def test_tokens_whose_text_is_selected_are_filled(sitting: Sitting, strip: Strip) -> None:
    sitting.trace = random_trace(5)
    strip.mark_tokens([1, 2])
    item = strip.canvas.items_shown[0]
    assert isinstance(item, TokenStripItem)
    picture = strip.canvas.picture()
    fills = [
        picture.pixelColor(int(item.room.x() + start + 5), int(item.room.y() + 10)).name() for start in item.starts
    ]
    assert fills == [LIGHT.field, LIGHT.wash, LIGHT.wash, LIGHT.field, LIGHT.wash], "the last one is the query token"


def test_without_a_trace_the_panels_are_empty(sitting: Sitting, panels: Panels, trace: Trace, qtbot: QtBot) -> None:
    settle(sitting, trace, panels, qtbot)
    sitting.trace = None
    assert all(panel.figures == () for panel in panels.all)
    assert "becomes a vector" in panels.embedding.canvas.accessibleDescription(), "it says what would stand there"


def test_the_whole_figure_is_not_cut_to_the_panel(sitting: Sitting, panels: Panels, trace: Trace, qtbot: QtBot) -> None:
    settle(sitting, trace, panels, qtbot)
    figure = panels.embedding.whole_figure("embedding")
    assert figure is not None
    grid = figure.marks[0]
    assert isinstance(grid, HeatMap)
    assert grid.values.shape == (6, trace.spec.width)


def test_a_canvas_says_in_words_what_it_shows(sitting: Sitting, panels: Panels, trace: Trace, qtbot: QtBot) -> None:
    settle(sitting, replace(trace), panels, qtbot)
    assert panels.head.canvas.accessibleName() == "One head, One row"
    assert "head 2 of layer 1" in panels.head.canvas.accessibleDescription()


def test_what_takes_long_is_renewed_after_the_frame(
    sitting: Sitting, panels: Panels, trace: Trace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("widgets.panels.panel.LARGE", 0)
    settle(sitting, trace, panels, qtbot)
    first = panels.heads.figures[1]
    other = random_trace(words=6, seed=5)
    sitting.trace = other
    grid, lens = panels.heads.canvas.items_shown
    assert panels.heads.figures[1] is first, "the old lens stays until the frame is painted"
    assert lens.opacity() < 0.5 < grid.opacity()
    qtbot.waitUntil(lambda: lens.opacity() == 1.0)
    fresh = panels.heads.figures[1].marks[0]
    assert isinstance(fresh, Table)
    assert fresh.cells == draw("lens", other, Selection(layer=1, head=2, guesses=len(fresh.cells[0]))).marks[0].cells  # type: ignore[union-attr]


class Recorder:
    """A brush that only remembers where words go."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.said: list[tuple[float, float, float]] = []  # baseline, left and right end

    def note(
        self, x: float, y: float, text: str, colour: str = "faint", anchor: str = "start", weight: int = 400
    ) -> float:
        width = self.theme.text_width(text, 11)
        left = x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
        self.said.append((y, left, left + width))
        return width

    def scale(self, *_: object) -> float:
        return 0.0


@pytest.mark.parametrize("width", [190.0, 400.0], ids=["below the numbers", "between them"])
def test_what_the_cells_of_a_pattern_are_is_said_where_no_number_stands(qapp: QApplication, width: float) -> None:
    theme = Theme(LIGHT)
    item = HeatMapItem(theme)
    axis = Axis("position")
    mark = HeatMap(
        np.zeros((75, 75), dtype=np.float32), axis, axis, ColourScale(-1, 1, "diverging"), "cosine",
        title="position pattern", note="cosine, mean vector taken off", framed=8, square=True,
    )  # fmt: skip
    item.show_mark(mark, QRectF(16, 0, width, width + 44))
    brush = Recorder(theme)
    item.position_labels(brush)  # type: ignore[arg-type]
    for place, (line, left, right) in enumerate(brush.said):
        others = [(start, end) for y, start, end in brush.said[:place] if abs(y - line) < 10]
        assert all(end + 4 < left or right + 4 < start for start, end in others)
        assert left >= 16 or right < item.left
