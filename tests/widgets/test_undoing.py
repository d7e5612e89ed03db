"""Undo in the real window: whatever it was that changed, the last change comes back first."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import LONG, PROMPT
from visualizer.tokens import Prompt
from widgets.main_window import MainWindow
from widgets.undoing import kind_of_edit

NewWindow = Callable[..., MainWindow]


def undo(window: MainWindow, qtbot: QtBot) -> None:
    """With the keyboard, wherever it is."""
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_the_beginning_is_nothing_to_undo(window: MainWindow) -> None:
    assert not window.undoing.can_undo


def test_typing_is_taken_back_by_words(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.prompt.field, " she said")
    undo(window, qtbot)
    assert window.prompt.field.text == PROMPT + " she "
    undo(window, qtbot)
    assert window.prompt.field.text == PROMPT + " "
    undo(window, qtbot)
    assert window.prompt.field.text == PROMPT
    assert not window.undoing.can_undo
    qtbot.waitUntil(lambda: window.passes.is_up_to_date, timeout=LONG)


def test_prompt_focus_and_settings_share_one_line(window: MainWindow, qtbot: QtBot) -> None:
    """The order of undo is the order of what was done, in the prompt and beside it."""
    start = window.sitting.selection
    qtbot.keyClicks(window.prompt.field, "x")
    window.sitting.select(layer=1, head=2)
    window.sitting.factors = {(1, 2): 0.0}
    window.panels.controls.changed.emit(start.sampling.__class__(temperature=1.5))
    assert window.sitting.selection.sampling.temperature == 1.5
    undo(window, qtbot)
    assert window.sitting.selection.sampling == start.sampling
    assert window.sitting.factors == {(1, 2): 0.0}
    undo(window, qtbot)
    assert window.sitting.factors == {}
    undo(window, qtbot)
    assert (window.sitting.selection.layer, window.sitting.selection.head) == (start.layer, start.head)
    assert window.prompt.field.text == PROMPT + "x"
    undo(window, qtbot)
    assert window.prompt.field.text == PROMPT
    window.commands.do("redo")
    window.commands.do("redo")
    assert window.prompt.field.text == PROMPT + "x"
    assert window.sitting.selection.head == 2
    qtbot.waitUntil(lambda: window.passes.is_up_to_date, timeout=LONG)


def test_the_caret_comes_back_to_where_it_was(window: MainWindow, qtbot: QtBot) -> None:
    field = window.prompt.field
    qtbot.keyClick(field, Qt.Key.Key_Home)
    qtbot.keyClicks(field, "So ")
    undo(window, qtbot)
    assert field.text == PROMPT
    assert field.caret in (0, len(PROMPT))
    qtbot.waitUntil(lambda: window.passes.is_up_to_date, timeout=LONG)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("a", "ab", ("typing", False)),
        ("a ", "a b", ("typing", True)),
        ("ab", "a", ("deleting", False)),
        ("a", "a long paste", ("text", True)),
    ],
)
def test_what_belongs_together(before: str, after: str, kind: tuple[str, bool]) -> None:
    assert kind_of_edit(Prompt(before), Prompt(after)) == kind


def test_a_drawn_token_stands_alone() -> None:
    assert kind_of_edit(Prompt("a"), Prompt("ab", (5,))) == ("text", True)
