"""The real window on the embedded model: what a person does, and what a person then sees."""

import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import LONG, MODEL, PROMPT
from visualizer.errors import HeadlightError, ModelError
from visualizer.library import EMBEDDED
from visualizer.sampling import next_token_distribution
from visualizer.views.figure import Bars
from widgets.actions import ACTIONS, BY_ID
from widgets.commands import unknown_handlers
from widgets.controls import MAX_NEW_TOKENS
from widgets.controls.refusal import Refusal
from widgets.main_window import FIRST_LOOK, MainWindow
from widgets.marks.tile_grid import TileGridItem
from widgets.marks.token_strip import TokenStripItem
from widgets.worker import open_from_library

NewWindow = Callable[..., MainWindow]


def wait_for(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Wait until the trace of this text is shown."""
    qtbot.waitUntil(lambda: window.passes.is_up_to_date and text_shown(window) == text, timeout=LONG)


def text_shown(window: MainWindow) -> str:
    """The prompt whose trace is shown."""
    return window.sitting.trace.prompt if window.sitting.trace else ""


def step(qtbot: QtBot, window: MainWindow) -> str:
    """Draw one token with the keyboard; returns the text that came of it."""
    with qtbot.waitSignal(window.passes.running_changed, timeout=LONG, check_params_cb=lambda running: not running):
        qtbot.keyClick(window.prompt.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return window.prompt.field.text


def chip(window: MainWindow, place: int) -> QPoint:
    """Where a token's chip is in the strip."""
    (item,) = (item for item in window.strip.canvas.items_shown if isinstance(item, TokenStripItem))
    x = item.room.x() + item.starts[place] - item.offset + item.widths[place] / 2
    return QPoint(round(x), round(item.room.y() + 20))


def click_chip(qtbot: QtBot, window: MainWindow, place: int) -> None:
    """Click a token."""
    qtbot.mouseClick(window.strip.canvas.viewport(), Qt.MouseButton.LeftButton, pos=chip(window, place))


def shown_bars(window: MainWindow) -> Bars:
    """The bars of the next-token panel."""
    (bars,) = (mark for mark in window.panels.next.canvas.marks if isinstance(mark, Bars))
    return bars


# ---- typing ----
def test_what_is_typed_is_what_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    """Tokens, strip, panels and foot follow the keys, and only the new tokens are computed."""
    qtbot.keyClicks(window.prompt.field, " the")
    wait_for(qtbot, window, PROMPT + " the")
    trace = window.sitting.trace
    assert trace is not None
    assert "".join(token.text for token in trace.tokens) == PROMPT + " the"
    assert len(window.strip.figures[0].marks[0].chips) == len(trace.tokens)
    assert window.foot.context.value == f"{len(trace.tokens)} of {trace.spec.context} tokens"
    assert trace.cost.reused >= len(trace.tokens) - 2


def test_a_burst_of_keys_ends_with_the_last_text(window: MainWindow, qtbot: QtBot) -> None:
    """However fast one types, the frame that stays is that of the whole text."""
    for letter in " once upon a time there was a fox":
        qtbot.keyClick(window.prompt.field, letter)
    wait_for(qtbot, window, PROMPT + " once upon a time there was a fox")


def test_an_empty_prompt_shows_an_invitation_and_no_old_numbers(window: MainWindow, qtbot: QtBot) -> None:
    window.prompt.field.selectAll()
    qtbot.keyClick(window.prompt.field, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.sitting.trace is None, timeout=LONG)
    assert window.prompt.field.placeholderText()
    assert not window.panels.heads.figures
    assert window.foot.context.value == ""
    assert not window.prompt.step.isEnabled()
    qtbot.keyClicks(window.prompt.field, "Once")
    wait_for(qtbot, window, "Once")


def test_a_paste_of_a_hundred_thousand_characters(window: MainWindow, qtbot: QtBot) -> None:
    """All of it stays in the prompt, the model reads its end, the notice says so, the field stays four lines high."""
    paste = "The fox looked at the moon, and the moon looked back. " * 1900
    content = QMimeData()
    content.setText(paste)
    QGuiApplication.clipboard().setMimeData(content)
    window.prompt.field.selectAll()
    window.prompt.field.paste()
    wait_for(qtbot, window, paste)
    trace = window.sitting.trace
    assert trace is not None
    assert len(trace.tokens) == trace.spec.context
    assert trace.omitted > 20_000
    notice = window.notices.shown
    assert notice is not None
    assert notice.text.startswith("The prompt has ")
    assert notice.text.endswith(f" tokens; the model reads the last {trace.spec.context}.")
    assert window.prompt.height() < 110
    qtbot.keyClicks(window.prompt.field, "!")
    wait_for(qtbot, window, paste + "!")


def test_a_paste_is_plain_text(window: MainWindow, qtbot: QtBot) -> None:
    content = QMimeData()
    content.setHtml("<b>bold</b>")
    content.setText("bold")
    QGuiApplication.clipboard().setMimeData(content)
    window.prompt.field.selectAll()
    window.prompt.field.paste()
    wait_for(qtbot, window, "bold")


def test_the_field_grows_to_four_lines_and_the_panels_give_way(window: MainWindow, qtbot: QtBot) -> None:
    heights = []
    for _ in range(6):
        heights.append(window.prompt.field.height())
        qtbot.keyClick(window.prompt.field, Qt.Key.Key_Return)
        qtbot.keyClicks(window.prompt.field, "and")
        qtbot.waitUntil(lambda: window.passes.is_up_to_date, timeout=LONG)
    assert heights[0] < heights[1] < heights[2] < heights[3] == heights[4] == heights[5]
    assert window.prompt.geometry().bottom() < window.strip.mapTo(window, QPoint(0, 0)).y()


# ---- one selection ----
def test_a_click_on_a_head_focuses_it_everywhere(window: MainWindow, qtbot: QtBot) -> None:
    (grid,) = (item for item in window.panels.heads.canvas.items_shown if isinstance(item, TileGridItem))
    pos = grid.frame(4, 2).center().toPoint()
    qtbot.mouseClick(window.panels.heads.canvas.viewport(), Qt.MouseButton.LeftButton, pos=pos)
    assert (window.sitting.selection.layer, window.sitting.selection.head) == (4, 2)
    heading = ["layer", "4", "head", "2"]
    qtbot.waitUntil(lambda: window.panels.head.header.heading.focus.split() == heading, timeout=LONG)


def test_a_click_on_a_token_marks_its_text(window: MainWindow, qtbot: QtBot) -> None:
    click_chip(qtbot, window, 2)
    assert window.sitting.selection.query == 2
    assert window.prompt.field.marked_texts() == [" king"]


def test_a_click_on_the_last_token_follows_the_end(window: MainWindow, qtbot: QtBot) -> None:
    """Whoever looks from the last token looks from the new last one after the next key."""
    click_chip(qtbot, window, 1)
    click_chip(qtbot, window, len(window.sitting.trace.tokens) - 1)
    assert window.sitting.selection.query == -1


def test_pointing_at_a_token_lights_up_its_text_and_says_it(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseMove(window.strip.canvas.viewport(), chip(window, 3))
    qtbot.waitUntil(lambda: window.prompt.field.marked_texts() == [" looked"], timeout=LONG)
    assert window.foot.telling.text == window.strip.figures[0].marks[0].probe(3).text


def test_selecting_text_marks_its_tokens(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.passes.marked) as heard:
        cursor = window.prompt.field.textCursor()
        cursor.setPosition(PROMPT.index("king"))
        cursor.setPosition(PROMPT.index("at") + 1, QTextCursor.MoveMode.KeepAnchor)
        window.prompt.field.setTextCursor(cursor)
    assert heard.args == [[2, 3, 4]]
    (item,) = (item for item in window.strip.canvas.items_shown if isinstance(item, TokenStripItem))
    assert item.marked == {2, 3, 4}


@pytest.mark.parametrize("text", ["Say 🙂 to 東京 and 👩‍👩‍👧 now", "🙂", "a𝔘b𝔘c", "שלום עולם", "e\u0301🇩🇪"])
def test_tokens_and_text_meet_in_every_script(new_window: NewWindow, qtbot: QtBot, text: str) -> None:
    """A click on a token marks exactly its characters, also where Qt counts two units for one, and where a token is a
    part of a character: then the whole character is marked."""
    window = new_window(text)
    trace = window.sitting.trace
    for place, token in enumerate(trace.tokens):
        window.strip.picked.emit({"query": place})
        begin, end = token.marks
        expected = [text[begin:end]] if place < len(trace.tokens) - 1 else []
        assert window.prompt.field.marked_texts() == expected
    field = window.prompt.field
    field.selectAll()
    assert field.selected_points() == (0, len(text))


def test_keys_move_the_selection_when_the_prompt_has_not_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    """Esc leaves the prompt; arrows, brackets and digits then work, and the prompt stays as it is."""
    qtbot.keyClick(window.prompt.field, Qt.Key.Key_Escape)
    canvas = window.panels.head.canvas
    assert canvas.hasFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_BracketRight, Qt.Key.Key_2):
        qtbot.keyClick(canvas, key)
    selection = window.sitting.selection
    expected = (6, FIRST_LOOK.layer + 1, FIRST_LOOK.head + 1, "scaled")
    assert (selection.query, selection.layer, selection.head, selection.stage) == expected
    qtbot.keyClick(canvas, Qt.Key.Key_A)
    assert window.panels.head.is_arcs
    qtbot.keyClick(canvas, Qt.Key.Key_A)
    assert not window.panels.head.is_arcs
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert window.prompt.field.hasFocus()
    assert window.prompt.field.text == PROMPT


@pytest.mark.parametrize("id", ["save-figure", "open-folder", "copy-figure", "theme", "step", "generate", "keys"])
def test_commands_are_heard_while_one_types(
    window: MainWindow, qtbot: QtBot, id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Text fields of some systems use such keys themselves: Ctrl+E goes to the end of the line on X."""
    heard = []
    monkeypatch.setattr(window.commands, "do", heard.append)
    key = QKeySequence(BY_ID[id].keys[-1])
    for field in (window.prompt.field, window.panels.controls.seed):
        field.setFocus()
        QTest.keySequence(field, key)
    assert heard == [id, id]
    assert window.prompt.field.text == PROMPT


def test_arrows_in_the_prompt_move_the_caret_only(window: MainWindow, qtbot: QtBot) -> None:
    before = window.sitting.selection
    qtbot.keyClick(window.prompt.field, Qt.Key.Key_Left)
    qtbot.keyClick(window.prompt.field, Qt.Key.Key_Left)
    assert window.sitting.selection == before
    assert window.prompt.field.textCursor().position() == len(PROMPT) - 2


# ---- sampling ----
def test_a_slider_reshapes_the_bars_without_a_pass(window: MainWindow, qtbot: QtBot) -> None:
    """The bars are the sampled distribution of the very logits in hand."""
    trace, before = window.sitting.trace, shown_bars(window)
    slider = window.panels.controls.rows["temperature"].slider
    at = QPoint(round(slider.x_of(0.2)), slider.height() // 2)
    with qtbot.assertNotEmitted(window.engines.replied):
        qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=at)
        qtbot.waitUntil(lambda: shown_bars(window) is not before, timeout=LONG)
    assert window.sitting.trace is trace
    sampling = window.panels.controls.sampling
    assert sampling.temperature == pytest.approx(0.4, abs=0.02)
    expected = next_token_distribution(trace.last_logits, sampling).probabilities
    for row in shown_bars(window).rows:
        assert (row.now or 0.0) == pytest.approx(expected[row.token_id])


def test_a_setting_without_meaning_is_said_beside_its_field(window: MainWindow, qtbot: QtBot) -> None:
    field = window.panels.controls.rows["top_p"].field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "3")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    refusal = window.findChild(Refusal)
    assert refusal.isVisible()
    assert refusal.accessibleName().startswith("top-p is 3.0")
    assert window.rect().contains(refusal.geometry())
    assert window.sitting.selection.sampling == FIRST_LOOK.sampling
    window.prompt.field.setFocus()
    assert not refusal.isVisible()


# ---- steps ----
def test_a_step_draws_what_the_command_line_draws(window: MainWindow, qtbot: QtBot) -> None:
    """One seed, one text: window, command line and Python."""
    from visualizer.generation import generate

    seen = [step(qtbot, window) for _ in range(3)]
    engine = open_from_library(MODEL, "auto", "auto")
    expected = [made.prompt.text for made in generate(engine, PROMPT, FIRST_LOOK.sampling, 3)]
    engine.close()
    assert seen == expected


def test_a_step_is_one_undo(window: MainWindow, qtbot: QtBot) -> None:
    """Undo takes back exactly the drawn token, then what was typed; redo brings back the very token that was drawn."""
    qtbot.keyClicks(window.prompt.field, " so")
    wait_for(qtbot, window, PROMPT + " so")
    once = step(qtbot, window)
    drawn = window.prompt.field.prompt
    twice = step(qtbot, window)
    assert len(drawn.drawn) == 1
    assert PROMPT + " so" != once != twice
    window.commands.do("undo")
    wait_for(qtbot, window, once)
    assert window.prompt.field.prompt == drawn
    window.commands.do("undo")
    wait_for(qtbot, window, PROMPT + " so")
    assert window.prompt.field.prompt.drawn == ()
    window.commands.do("redo")
    wait_for(qtbot, window, once)
    assert window.prompt.field.prompt == drawn
    assert [token.id for token in window.sitting.trace.tokens][-1] == drawn.drawn[-1]


def test_typing_behind_drawn_tokens_is_tokenized_anew(window: MainWindow, qtbot: QtBot) -> None:
    step(qtbot, window)
    qtbot.keyClicks(window.prompt.field, "x")
    assert window.prompt.field.prompt.drawn == ()
    qtbot.waitUntil(lambda: window.passes.is_up_to_date, timeout=LONG)


def test_generate_fills_up_and_every_step_is_one_undo(window: MainWindow, qtbot: QtBot) -> None:
    traces = []
    window.passes.shown.connect(traces.append)
    with qtbot.waitSignal(window.passes.running_changed, timeout=LONG, check_params_cb=lambda running: not running):
        qtbot.keyClick(window.prompt.field, Qt.Key.Key_F6)
        assert window.prompt.generate.text() == "Stop"
    assert window.prompt.generate.text() == "Generate"
    assert len(traces) == MAX_NEW_TOKENS == len(window.prompt.field.prompt.drawn)
    assert [len(trace.tokens) for trace in traces] == [9 + count for count in range(1, MAX_NEW_TOKENS + 1)]
    for _ in range(MAX_NEW_TOKENS):
        assert window.undoing.can_undo
        window.commands.do("undo")
    wait_for(qtbot, window, PROMPT)
    assert not window.undoing.can_undo


def test_a_run_is_as_long_as_max_new_tokens_says(window: MainWindow, qtbot: QtBot) -> None:
    """The number is typed beside the seed and stands on the button; what is no number is refused in place."""
    field = window.panels.controls.length
    for typed, length in (("3", 3), ("none", 3)):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert window.panels.controls.max_new_tokens == length
    assert field.is_refused
    assert "max new tokens" in field.toolTip()
    assert window.prompt.generate.key.startswith("3 tokens")
    with qtbot.waitSignal(window.passes.running_changed, timeout=LONG, check_params_cb=lambda running: not running):
        qtbot.keyClick(window.prompt.field, Qt.Key.Key_F6)
    assert len(window.prompt.field.prompt.drawn) == 3


def test_what_is_typed_takes_the_place_of_the_sample(window: MainWindow, qtbot: QtBot) -> None:
    window.begin("A sample", MODEL, is_sample=True)
    qtbot.keyClicks(window.prompt.field, "Mine")
    assert window.prompt.field.text == "Mine"
    wait_for(qtbot, window, "Mine")


def test_generate_can_be_stopped_between_two_steps(window: MainWindow, qtbot: QtBot) -> None:
    """What was drawn before stays, nothing comes after, and the window shows the text it has."""
    with qtbot.waitSignal(window.passes.shown, timeout=LONG):
        qtbot.mouseClick(window.prompt.generate, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.prompt.generate, Qt.MouseButton.LeftButton)
    assert not window.passes.is_running
    drawn = window.prompt.field.prompt
    assert 1 <= len(drawn.drawn) < MAX_NEW_TOKENS
    with qtbot.assertNotEmitted(window.passes.shown, wait=300):
        pass
    assert window.prompt.field.prompt == drawn
    assert window.passes.is_up_to_date
    step(qtbot, window)
    assert len(window.prompt.field.prompt.drawn) == len(drawn.drawn) + 1


def test_typing_stops_a_run(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.passes.shown, timeout=LONG):
        qtbot.keyClick(window.prompt.field, Qt.Key.Key_F6)
    qtbot.keyClicks(window.prompt.field, " STOP")
    text = window.prompt.field.text
    assert text.endswith(" STOP")
    wait_for(qtbot, window, text)
    assert not window.passes.is_running


def test_a_click_on_a_bar_appends_its_token(window: MainWindow, qtbot: QtBot) -> None:
    bar = shown_bars(window).rows[1]
    window.panels.picked.emit({"append": bar.token_id})
    qtbot.waitUntil(lambda: window.prompt.field.prompt.drawn == (bar.token_id,), timeout=LONG)
    assert window.passes.is_up_to_date
    window.commands.do("undo")
    wait_for(qtbot, window, PROMPT)


# ---- models ----
def test_a_folder_that_cannot_be_opened_leaves_the_model_running(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """One sentence says why; the badge, the trace and the next pass are those of the present model."""
    (tmp_path / "config.json").write_text("{not json")
    label, trace = window.bar.badge.text, window.sitting.trace
    with qtbot.waitSignal(window.engines.failed, timeout=LONG):
        window.models.open(str(tmp_path))
    notice = window.notices.shown
    assert notice is not None
    assert notice.severity == "error"
    assert str(tmp_path) in notice.text
    assert "\n" not in notice.text
    assert window.bar.model.text() == MODEL
    assert window.bar.badge.text == label
    assert window.sitting.trace is trace
    qtbot.keyClicks(window.prompt.field, "!")
    wait_for(qtbot, window, PROMPT + "!")


def test_another_folder_takes_over_with_the_same_prompt(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(EMBEDDED / MODEL, folder)
    step(qtbot, window)
    text = window.prompt.field.text
    with qtbot.waitSignal(window.models.opened, timeout=LONG):
        window.models.open(str(folder))
    qtbot.waitUntil(lambda: window.sitting.trace.spec.name == window.models.spec.name, timeout=LONG)
    wait_for(qtbot, window, text)
    assert len(window.prompt.field.prompt.drawn) == 1  # the copy has the same vocabulary: drawn tokens mean the same
    rows = [action.data() for action in window.models.menu().actions() if action.isCheckable()]
    assert MODEL in rows
    assert str(folder) in rows


def test_a_window_without_a_model_says_so_and_lives(new_window: NewWindow, qtbot: QtBot) -> None:
    there = []

    def not_yet(name: str, backend: str, device: str) -> object:
        if not there:
            raise ModelError("There is no such model.")
        return open_from_library(name, backend, device)

    window = new_window(opener=not_yet, settled=False)
    qtbot.waitUntil(lambda: window.notices.shown is not None, timeout=LONG)
    assert window.notices.shown.text == "There is no such model."
    assert window.bar.model.text() == "no model"
    qtbot.keyClicks(window.prompt.field, " on")
    with qtbot.waitSignal(window.settled, timeout=LONG):
        there.append(MODEL)
        window.models.open(MODEL)
    wait_for(qtbot, window, PROMPT + " on")
    assert window.notices.shown is None


def test_what_the_engine_has_to_say_of_its_device_is_a_notice(new_window: NewWindow, qtbot: QtBot) -> None:
    def on_cpu(name: str, backend: str, device: str) -> object:
        engine = open_from_library(name, backend, device)
        engine.notice = "The GPU could not be used; the passes run on the CPU."
        return engine

    window = new_window(opener=on_cpu)
    assert window.notices.shown is not None
    assert window.notices.shown.severity == "warning"
    assert "CPU" in window.notices.shown.text


def test_a_pass_that_fails_is_said_and_the_next_one_runs(new_window: NewWindow, qtbot: QtBot) -> None:
    def fragile(name: str, backend: str, device: str) -> object:
        engine = open_from_library(name, backend, device)
        compute = engine.trace

        def trace(prompt: object, *arguments: object, **more: object) -> object:
            if prompt.text.endswith("?"):
                raise HeadlightError("It broke.")
            if prompt.text.endswith("#"):
                raise ZeroDivisionError("by zero")
            return compute(prompt, *arguments, **more)

        engine.trace = trace
        return engine

    window = new_window(opener=fragile)
    for key, says in (("?", "It broke."), ("#", "ZeroDivisionError: by zero")):
        with qtbot.waitSignal(window.engines.failed, timeout=LONG):
            qtbot.keyClicks(window.prompt.field, key)
        assert says in window.notices.shown.text
    qtbot.keyClicks(window.prompt.field, "!")
    wait_for(qtbot, window, PROMPT + "?#!")
    assert window.notices.shown is None


# ---- the end ----
def test_closing_while_tokens_are_drawn(new_window: NewWindow, qtbot: QtBot) -> None:
    """The thread has ended when the window is closed; the leak check sees whether anything is left."""
    window = new_window()
    with qtbot.waitSignal(window.passes.shown, timeout=LONG):
        qtbot.keyClick(window.prompt.field, Qt.Key.Key_F6)
    window.close()
    assert not window.engines.is_running


def test_closing_before_the_model_is_open(new_window: NewWindow) -> None:
    window = new_window(settled=False)
    window.close()
    assert not window.engines.is_running


# ---- actions, names, themes ----
def test_every_action_has_its_handler() -> None:
    assert unknown_handlers() == []
    assert len(BY_ID) == len(ACTIONS)


def test_no_key_means_two_things_at_once(window: MainWindow, qtbot: QtBot) -> None:
    """Of the actions at hand at any moment, no two have the same key; else Qt would do neither."""

    def check() -> None:
        keys: dict[str, str] = {}
        for action in ACTIONS:
            if window.commands.qt_action(action.id).isEnabled():
                for key in action.keys:
                    assert key not in keys, f"{key} is {keys.get(key)} and {action.id}"
                    keys[key] = action.id

    check()
    qtbot.keyClick(window.prompt.field, Qt.Key.Key_Escape)
    check()
    window.panels.head.show_arcs(True)
    window.commands.update_facts()
    check()
    with qtbot.waitSignal(window.passes.shown, timeout=LONG):
        window.passes.generate(MAX_NEW_TOKENS)
    check()
    window.passes.stop()


def test_the_foot_says_the_keys_of_the_moment(window: MainWindow, qtbot: QtBot) -> None:
    assert "Ctrl ↵ step" in window.foot.telling.text
    assert "query token" not in window.foot.telling.text
    qtbot.keyClick(window.prompt.field, Qt.Key.Key_Escape)
    for hint in ("← → query token", "↑ ↓ layer", "[ ] head", "1–4 stage", "A arcs", "? all keys"):
        assert hint in window.foot.telling.text


def test_the_list_of_keys_opens_and_any_key_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.prompt.field, Qt.Key.Key_F1)
    assert window.key_sheet.isVisible()
    qtbot.keyClick(window.key_sheet, Qt.Key.Key_Left)
    assert not window.key_sheet.isVisible()
    assert window.prompt.field.hasFocus()
    assert window.prompt.field.textCursor().position() == len(PROMPT)


def test_every_control_has_an_accessible_name(window: MainWindow) -> None:
    """Whatever Tab reaches can be said."""
    seen, widget = set(), window.prompt.field
    while widget not in seen:
        seen.add(widget)
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if reached and widget.isVisible() and widget is not window:
            assert widget.accessibleName(), f"{widget} has no name"
        widget = widget.nextInFocusChain()
    assert len(seen) > 15


def test_switching_the_theme_dresses_every_part_and_keeps_the_trace(window: MainWindow, qtbot: QtBot) -> None:
    trace = window.sitting.trace
    with qtbot.waitSignal(window.themes.changed):
        qtbot.mouseClick(window.bar.theme_button, Qt.MouseButton.LeftButton)
    assert window.themes.theme.name == "dark"
    picture = window.grab().toImage()
    places = [(part, QPoint(4, 6), "chrome") for part in (window.bar, window.prompt, window.foot)]
    places += [(panel, QPoint(4, 60), "panel") for panel in window.panels.all]  # between header and canvas, too
    places += [(window.panels.controls, QPoint(4, 20), "panel"), (window.strip, QPoint(4, 20), "chrome")]
    for part, place, role in places:
        assert picture.pixelColor(part.mapTo(window, place)).name() == getattr(window.themes.theme.palette, role)
    assert window.sitting.trace is trace


@pytest.mark.parametrize("size", [(1440, 900), (1920, 1080), (1196, 700)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_part_is_pushed_out_of_the_window(new_window: NewWindow, qtbot: QtBot, size: tuple[int, int]) -> None:
    """At every size each part lies inside, and the parts of the bar do not overlap."""
    window = new_window()
    window.resize(*size)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == size, timeout=LONG)
    for part in (window.bar, window.prompt, window.workspaces, window.foot):
        assert window.rect().contains(part.geometry())
    for part in (window.strip, window.panels):
        assert window.workspaces.workspace.rect().contains(part.geometry())
    head, controls = window.panels.head, window.panels.controls
    for part in (head.stages, head.shape, controls.how, controls.seed, *controls.rows.values()):
        assert part.width() >= part.minimumSizeHint().width()
        assert part.geometry().right() < part.parentWidget().width()
    assert head.stages.geometry().right() < head.shape.geometry().left()
    assert controls.how.geometry().right() < controls.seed_label.geometry().left()
    bar = window.bar
    parts = [bar.mark, bar.model, bar.facts, bar.badge, *bar.tabs.values(), bar.export, bar.theme_button]
    shown = [part for part in parts if part.isVisible()]
    for left, right in pairwise(shown):
        assert left.geometry().right() < right.geometry().left()
