"""Heads switched off, what changed, and the ranking, in the real window."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import LONG, PROMPT
from visualizer.sampling import Sampling
from visualizer.state import Sitting
from visualizer.views.figure import Bars, HeatMap
from widgets import ranking as ranking_module
from widgets.altered import AlteredBar, Altering, altered_words
from widgets.main_window import MainWindow
from widgets.resting import Resting
from widgets.theme import ThemeController

PLACE = (3, 3)  # the focused head of a new window


@pytest.fixture
def in_panels(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window, with the keyboard in a panel."""
    window.commands.panel.canvas.setFocus()
    window.commands.update_facts()
    return window


def wait_for(window: MainWindow, qtbot: QtBot, factors: dict[tuple[int, int], float]) -> None:
    """Until the shown trace has these factors."""

    def there() -> bool:
        trace = window.sitting.trace
        if trace is None or not window.passes.is_up_to_date:
            return False
        expected = np.ones((trace.spec.layers, trace.spec.heads), dtype=np.float32)
        for place, factor in factors.items():
            expected[place] = factor
        return bool(np.array_equal(trace.scale, expected))

    qtbot.waitUntil(there, timeout=LONG)


def bars(window: MainWindow) -> Bars:
    """What panel 4 shows."""
    mark = window.panels.next.figures[0].marks[0]
    assert isinstance(mark, Bars)
    return mark


def test_x_switches_the_head_off_and_the_bars_show_the_change(in_panels: MainWindow, qtbot: QtBot) -> None:
    """Against the untouched model; the line above the panels says so, and x again is the plain trace, bit for bit."""
    window = in_panels
    plain = window.sitting.trace
    assert plain is not None
    assert window.altered.isHidden()
    qtbot.keyClick(window.commands.panel.canvas, Qt.Key.Key_X)
    wait_for(window, qtbot, {PLACE: 0.0})
    assert bars(window).against == "the untouched model"
    assert not window.altered.isHidden()
    assert "layer 3 head 3 off" in window.altered.altered.text
    baseline = window.sitting.baseline
    assert baseline is not None
    np.testing.assert_array_equal(baseline.trace.last_logits, plain.last_logits)
    qtbot.keyClick(window.commands.panel.canvas, Qt.Key.Key_X)
    wait_for(window, qtbot, {})
    np.testing.assert_array_equal(window.sitting.trace.last_logits, plain.last_logits)
    assert not bars(window).against
    assert window.altered.isHidden()


@pytest.mark.parametrize(
    ("action", "count"),
    [("switch-layer", 8), ("switch-others-of-layer", 7), ("switch-others", 47)],
)
def test_a_layer_or_every_other_head_is_switched_off_and_on(
    in_panels: MainWindow, qtbot: QtBot, action: str, count: int
) -> None:
    window = in_panels
    window.commands.do(action)
    off = [place for place, factor in window.sitting.factors.items() if factor == 0]
    assert len(off) == count
    assert (PLACE in off) == (action == "switch-layer")
    window.commands.do(action)
    assert window.sitting.factors == {}


def test_one_action_takes_the_model_as_it_was_made(in_panels: MainWindow, qtbot: QtBot) -> None:
    """By key and by the button; undo brings the factors back."""
    window = in_panels
    window.sitting.factors = {(0, 1): 0.0, (2, 2): 1.5}
    wait_for(window, qtbot, {(0, 1): 0.0, (2, 2): 1.5})
    qtbot.keyClick(window.commands.panel.canvas, Qt.Key.Key_R)
    wait_for(window, qtbot, {})
    window.commands.do("undo")
    wait_for(window, qtbot, {(0, 1): 0.0, (2, 2): 1.5})
    window.altered.reset.click()
    wait_for(window, qtbot, {})


def test_edits_and_drawn_tokens_keep_the_factors(in_panels: MainWindow, qtbot: QtBot) -> None:
    """And beside each stands the same prompt untouched."""
    window = in_panels
    window.sitting.factors = {PLACE: 0.0}
    wait_for(window, qtbot, {PLACE: 0.0})
    window.prompt.field.set_text("The old king looked at the young man and")
    wait_for(window, qtbot, {PLACE: 0.0})
    count = len(window.sitting.trace.tokens)
    window.passes.step()
    qtbot.waitUntil(lambda: len(window.sitting.trace.tokens) == count + 1, timeout=LONG)
    qtbot.waitUntil(lambda: not window.passes.is_running, timeout=LONG)
    trace, baseline = window.sitting.trace, window.sitting.baseline
    assert trace.factor(*PLACE) == 0
    assert baseline is not None
    assert baseline.trace.head_scale is None
    assert baseline.trace.tokens == trace.tokens


def test_the_slider_scales_the_focused_head_and_returns_to_1_by_a_double_click(
    in_panels: MainWindow, qtbot: QtBot
) -> None:
    window = in_panels
    window.commands.do("switch-head")
    slider = window.altered.slider
    slider.moved.emit(0.25)
    wait_for(window, qtbot, {PLACE: 0.5})
    assert "× 0.50" in window.altered.head.text
    slider.stepped.emit(2)
    assert window.sitting.factors == {PLACE: 0.6}
    slider.moved.emit(1.0)
    assert window.sitting.factors == {PLACE: 2.0}
    slider.reset.emit()
    wait_for(window, qtbot, {})


def test_the_slider_does_not_go_from_under_the_pointer(themes: ThemeController, qtbot: QtBot) -> None:
    """Dragged across 1, the line stays until the button is up."""
    sitting = Sitting()
    bar = AlteredBar(themes.theme)
    qtbot.addWidget(bar)
    resting = Resting(sitting)
    altering = Altering(bar, sitting, resting)
    sitting.factors = {(0, 0): 0.5}
    bar.slider.setSliderDown(True)
    bar.slider.moved.emit(0.5)
    assert sitting.factors == {}
    assert not bar.isHidden()
    bar.slider.moved.emit(0.75)
    assert sitting.factors == {(0, 0): 1.5}
    bar.slider.moved.emit(0.5)
    bar.slider.setSliderDown(False)
    assert bar.isHidden()
    altering.detach()
    resting.detach()


@pytest.mark.parametrize(
    ("factors", "words"),
    [
        ({(3, 3): 0.0}, "layer 3 head 3 off"),
        ({(3, 3): 0.5}, "layer 3 head 3 × 0.5"),
        ({(3, 3): 0.0, (4, 0): 0.0, (5, 1): 2.0}, "layer 3 head 3 off, 1 more off, 1 more scaled"),
    ],
)
def test_what_is_altered_is_said_in_a_few_words(factors: dict[tuple[int, int], float], words: str) -> None:
    assert altered_words(factors) == words


def test_heads_that_a_new_model_lacks_are_no_longer_scaled(in_panels: MainWindow, qtbot: QtBot) -> None:
    window = in_panels
    window.sitting.factors = {(5, 7): 0.0, (1, 1): 0.5}
    window.passes.take_model(replace(window.sitting.trace.spec, layers=2, heads=2))
    assert window.sitting.factors == {(1, 1): 0.5}


# --- what changed ---


def settle(window: MainWindow) -> None:
    """As a second without a change does."""
    window.resting._quiet.stop()
    window.resting._on_quiet()


@pytest.fixture
def changed(in_panels: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window whose prompt was edited, at rest before and after."""
    window = in_panels
    settle(window)
    with qtbot.waitSignal(window.settled, timeout=LONG):
        window.prompt.field.set_text("The old king looked at the young man and")
    settle(window)
    window.commands.panel.canvas.setFocus()
    window.commands.update_facts()
    return window


def shows_change(window: MainWindow) -> list[bool]:
    """Whether bars, map and grid show a change."""
    grid = window.panels.heads.figures[0].marks[0]
    head = window.panels.head.figures[0].marks[0]
    assert isinstance(head, HeatMap)
    return [bool(bars(window).against), head.scale.kind == "diverging", grid.scale.kind == "diverging"]


def test_the_change_is_in_bars_map_and_grid_while_the_key_is_down(changed: MainWindow, qtbot: QtBot) -> None:
    """And no longer."""
    window, canvas = changed, changed.commands.panel.canvas
    assert shows_change(window) == [False] * 3
    qtbot.keyPress(canvas, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: shows_change(window) == [True] * 3, timeout=LONG)
    assert PROMPT in bars(window).against
    qtbot.keyRelease(canvas, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: shows_change(window) == [False] * 3, timeout=LONG)


def test_a_key_that_works_while_typing_does_the_same(changed: MainWindow, qtbot: QtBot) -> None:
    window, field = changed, changed.prompt.field
    field.setFocus()
    window.commands.update_facts()
    text = field.text
    qtbot.keyPress(field, Qt.Key.Key_F7)
    assert window.sitting.comparing
    qtbot.keyRelease(field, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: not window.sitting.comparing, timeout=LONG)
    assert field.text == text


def test_a_key_that_repeats_is_not_let_go(changed: MainWindow, qtbot: QtBot) -> None:
    """X sends a release and a press for each repetition, and not always says that they are one."""
    window, canvas = changed, changed.commands.panel.canvas
    heard: list[bool] = []
    window.resting.changed.connect(lambda: heard.append(window.sitting.comparing))
    for _ in range(5):
        qtbot.keyPress(canvas, Qt.Key.Key_W)
        qtbot.keyRelease(canvas, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: heard == [True, False], timeout=LONG)


def test_a_window_that_loses_the_keyboard_lets_go_of_the_key(changed: MainWindow, qtbot: QtBot) -> None:
    """The release goes to another program then."""
    window = changed
    qtbot.keyPress(window.commands.panel.canvas, Qt.Key.Key_W)
    assert window.sitting.comparing
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
    assert not window.sitting.comparing
    assert not window.resting.is_held


def test_the_switch_keeps_the_change_and_says_against_what(changed: MainWindow, qtbot: QtBot) -> None:
    window = changed
    window.commands.do("keep-change")
    qtbot.waitUntil(lambda: shows_change(window) == [True] * 3, timeout=LONG)
    assert not window.altered.isHidden()
    assert PROMPT in window.altered.change.text
    window.altered.close_change.click()
    qtbot.waitUntil(lambda: shows_change(window) == [False] * 3, timeout=LONG)
    assert window.altered.isHidden()


def test_a_slider_move_is_a_change_too(changed: MainWindow, qtbot: QtBot) -> None:
    window = changed
    window.sitting.select(sampling=Sampling(temperature=2.0))
    settle(window)
    window.commands.do("keep-change")
    assert window.sitting.baseline is not None
    assert window.sitting.baseline.selection.sampling.temperature == 0.8


# --- the ranking ---


def test_the_drawer_ranks_heads_and_a_click_focuses_one(in_panels: MainWindow, qtbot: QtBot) -> None:
    """The first row is the head whose removal moves the token most."""
    window = in_panels
    window.commands.do("rank-heads")
    assert window.panels.drawers.current == "effects"
    panel = window.panels.drawers.panels[0]
    qtbot.waitUntil(lambda: len(panel.figures) == 1 and len(panel.figures[0].marks) == 2, timeout=LONG)
    grid, rows = panel.figures[0].marks
    assert isinstance(grid, HeatMap)
    assert isinstance(rows, Bars)
    assert not window.ranking.is_running
    layer, head = np.unravel_index(np.abs(grid.values).argmax(), grid.values.shape)
    assert rows.rows[0].label == f"L{layer} H{head}"
    window.pick(rows.probe(0).pick)
    assert (window.sitting.selection.layer, window.sitting.selection.head) == (layer, head)


def test_an_edit_ends_the_ranking_and_closing_the_drawer_too(
    in_panels: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking_module, "QUICK", 0.0)
    window = in_panels
    window.commands.do("rank-heads")
    assert window.ranking.is_running
    with qtbot.waitSignal(window.settled, timeout=LONG):
        window.prompt.field.set_text("A dog")
    qtbot.waitUntil(lambda: not window.ranking.is_running, timeout=LONG)
    window.ranking.start()
    assert window.ranking.is_running
    window.panels.drawers.close_drawer()
    assert not window.ranking.is_running
