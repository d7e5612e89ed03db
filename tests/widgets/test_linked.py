"""A token that is hovered anywhere lights up everywhere."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from tests.traces import random_trace
from tests.widgets.pointer import hover
from visualizer.palette import DARK, LIGHT, Palette
from visualizer.state import Selection, Sitting
from visualizer.views import draw
from widgets.main_window import MainWindow
from widgets.marks.arcs import strongest
from widgets.marks.bars import BarsItem
from widgets.marks.base import lit_places
from widgets.marks.column_bars import ColumnBarsItem
from widgets.marks.curves import opacity
from widgets.marks.heat_map import HeatMapItem
from widgets.marks.token_strip import TokenStripItem
from widgets.panels import Panels
from widgets.panels.strip import Strip
from widgets.theme import Theme


@pytest.fixture
def sitting() -> Sitting:
    return Sitting(Selection(layer=1, head=2))


@pytest.fixture
def parts(sitting: Sitting, qtbot: QtBot) -> tuple[Panels, Strip]:
    panels, strip = Panels(sitting, Theme(LIGHT)), Strip(sitting, Theme(LIGHT))
    for part, height in ((panels, 734), (strip, 52)):
        qtbot.addWidget(part, before_close_func=lambda part: part.detach())
        part.resize(1440, height)
        part.show()
        qtbot.waitExposed(part)
    sitting.trace = random_trace(words=6)
    return panels, strip


def lit(panels: Panels, strip: Strip) -> dict[str, list[int]]:
    """What is lit where."""
    grid, bars = panels.head.canvas.items_shown
    chips, block, following = strip.canvas.items_shown[0], panels.embedding.canvas.items_shown[0], panels.next
    assert isinstance(grid, HeatMapItem)
    assert isinstance(bars, ColumnBarsItem)
    assert isinstance(chips, TokenStripItem)
    rows = following.canvas.items_shown[0]
    assert isinstance(rows, BarsItem)
    return {
        "map rows": lit_places(grid.lit, "row"),
        "map columns": lit_places(grid.lit, "column"),
        "bars": lit_places(bars.lit, "column"),
        "chips": lit_places(chips.lit, "chip"),
        "embedding": lit_places(block.lit, "row"),
        "next token": [rows.mark.rows[row].token_id for row in lit_places(rows.lit, "row")],
    }


def test_a_hovered_chip_lights_up_in_every_panel(sitting: Sitting, parts: tuple[Panels, Strip], qtbot: QtBot) -> None:
    panels, strip = parts
    item = strip.canvas.items_shown[0]
    assert isinstance(item, TokenStripItem)
    hover(strip.canvas, QPointF(item.room.x() + item.starts[3] + 8, 20))
    assert sitting.pointed == (3,)
    seen = lit(panels, strip)
    assert {name: places for name, places in seen.items() if name != "next token"} == {
        "map rows": [3], "map columns": [3], "bars": [3], "chips": [3], "embedding": [3],
    }  # fmt: skip
    assert set(seen["next token"]) <= {3}, "the same token of the vocabulary, where it is listed"


def test_a_hovered_cell_lights_up_both_of_its_tokens(
    sitting: Sitting, parts: tuple[Panels, Strip], qtbot: QtBot
) -> None:
    panels, strip = parts
    grid = panels.head.canvas.items_shown[0]
    assert isinstance(grid, HeatMapItem)
    hover(panels.head.canvas, grid.window.rect(4, 1).center())
    assert lit(panels, strip)["chips"] == [1, 4]
    assert grid.lit_rows_and_columns() == ([4], [1]), "under the pointer itself the row and the column of the cell"


def test_a_hovered_candidate_lights_up_where_the_prompt_has_that_token(
    sitting: Sitting, parts: tuple[Panels, Strip], qtbot: QtBot
) -> None:
    panels, strip = parts
    bars = panels.next.canvas.items_shown[0]
    assert isinstance(bars, BarsItem)
    row = next(row for row, bar in enumerate(bars.mark.rows) if bar.token_id < 6)  # token i of the prompt has the id i
    hover(panels.next.canvas, QPointF(bars.left + 4, bars.top(row) + 4))
    assert lit(panels, strip)["chips"] == [bars.mark.rows[row].token_id]


def test_lighting_up_draws_no_figure_anew(
    sitting: Sitting, parts: tuple[Panels, Strip], monkeypatch: pytest.MonkeyPatch
) -> None:
    panels, strip = parts
    figures = [panel.figures for panel in panels.all]
    monkeypatch.setattr(HeatMapItem, "arrange", lambda item: pytest.fail("a hover must not lay out anything"))
    sitting.pointed = (2,)
    assert lit(panels, strip)["map rows"] == [2]
    sitting.pointed = ()
    assert not any(lit(panels, strip).values())
    assert [panel.figures for panel in panels.all] == figures


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
def test_what_is_lit_can_be_seen_and_is_not_the_accent(
    palette: Palette, sitting: Sitting, parts: tuple[Panels, Strip]
) -> None:
    panels, strip = parts
    panels.set_theme(Theme(palette))
    strip.set_theme(Theme(palette))
    before = strip.canvas.picture(), panels.head.canvas.picture()
    sitting.pointed = (2,)
    after = strip.canvas.picture(), panels.head.canvas.picture()
    for one, other in zip(before, after, strict=True):
        changed = [
            other.pixelColor(x, y).name()
            for x in range(0, one.width())
            for y in range(0, one.height(), 2)
            if one.pixel(x, y) != other.pixel(x, y)
        ]
        assert len(changed) > 30
        assert palette.ink in changed
        assert palette.accent not in changed


def test_a_hovered_word_of_the_prompt_lights_up_its_token(new_window: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = new_window()
    field, trace = window.prompt.field, window.sitting.trace
    assert trace is not None
    token = 2
    middle = sum(trace.tokens[token].marks) // 2
    cursor = QTextCursor(field.document())
    cursor.setPosition(middle)
    place = field.cursorRect(cursor).center() + QPoint(3, 0)
    qtbot.mouseMove(field.viewport(), place)
    qtbot.waitUntil(lambda: window.sitting.pointed == (token,))
    chips = window.strip.canvas.items_shown[0]
    assert lit_places(chips.lit, "chip") == [token]
    assert field.marked_texts() == [trace.tokens[token].text]
    window.sitting.pointed = (0, 1)
    assert field.marked_texts() == [trace.tokens[0].text, trace.tokens[1].text]


def test_of_very_many_arcs_the_strongest_are_drawn_and_the_weakest_of_them_named() -> None:
    trace = random_trace(200, positions=False)
    mark = draw("arcs", trace, Selection(layer=1, head=2, arcs_from="all")).marks[0]
    pairs, least = strongest(mark)  # type: ignore[arg-type]
    weights = trace.attention(1, 2)
    kept = np.zeros_like(weights, dtype=np.bool_)
    kept[pairs[:, 0], pairs[:, 1]] = True
    assert weights[kept].min() == np.float32(least)
    assert weights[~kept].max() <= least
    assert (pairs[-1] == [199, weights[199].argmax()]).all() or not kept[199].any(), "the query token's lie on top"


def test_lines_drawn_together_cover_what_lines_drawn_one_by_one_do() -> None:
    rng = np.random.default_rng(0)
    starts, ends = rng.uniform(5, 55, 7), rng.uniform(5, 55, 7)
    widths, shades = rng.uniform(0.75, 5, 7), rng.uniform(0.1, 0.6, 7)
    together = opacity(starts, ends, widths, shades, (60, 40), 0.45)
    through = np.ones((60, 40))
    for one in range(7):
        part = slice(one, one + 1)
        through *= 1 - opacity(starts[part], ends[part], widths[part], shades[part], (60, 40), 0.45)
    np.testing.assert_allclose(together, 1 - through, atol=1e-9)
    level = opacity(np.array([30.0]), np.array([30.0]), np.array([4.0]), np.array([0.5]), (60, 40), 0.45)
    np.testing.assert_allclose(level[28:32], 0.5)
    assert level[:28].max() < 1e-12


def test_pinning_and_zooming_are_actions_of_the_panels(new_window: Callable[..., MainWindow]) -> None:
    window = new_window()
    window.panels.head.canvas.setFocus()
    window.sitting.select(query=4)
    for action, expected in (("pin", 4), ("pin", None)):
        window.commands.do(action)
        assert window.sitting.selection.pinned == expected
    grid = window.panels.head.canvas.items_shown[0]
    assert isinstance(grid, HeatMapItem)
    window.commands.do("zoom-in")
    assert not grid.window.is_fit
    window.commands.do("zoom-fit")
    assert grid.window.is_fit
