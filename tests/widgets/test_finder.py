"""The command palette: a few letters find an action, a view, a head, a token or a model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import LONG
from widgets.actions import BY_ID
from widgets.finding import Entry, fit, heads, search
from widgets.main_menu import main_menu
from widgets.main_window import MainWindow

WORDS = st.text(alphabet="abcdef ·", max_size=12)


@given(WORDS, WORDS)
def test_a_text_is_found_exactly_if_it_has_the_letters_in_order(query: str, text: str) -> None:
    letters = iter(text.casefold())
    expected = all(letter in letters for letter in "".join(query.split()))
    assert (fit(query, text) is not None) == expected


@given(WORDS, WORDS)
def test_the_places_are_those_of_the_letters(query: str, text: str) -> None:
    found = fit(query, text)
    if found is not None:
        assert "".join(text[place] for place in found[1]) == "".join(query.split())
        assert list(found[1]) == sorted(set(found[1]))


def test_beginnings_of_words_and_neighbours_come_first() -> None:
    entries = [Entry("action", title) for title in ("Stretch colours", "Step", "Layer before", "Stage q·k")]
    assert search("st", entries)[0].entry.title == "Step"
    assert search("sq", entries)[0].entry.title == "Stage q·k"
    assert search("zz", entries) == []


@pytest.mark.parametrize("query", ["L3 H5", "l3h5", "3.5", "layer 3 head 5", "3 5"])
def test_a_head_has_many_names(query: str) -> None:
    (entry,) = heads(query, 6, 8)
    assert entry.does == {"layer": 3, "head": 5}


def test_a_head_that_is_not_there_is_not_found() -> None:
    assert heads("L6 H0", 6, 8) == []
    assert heads("L0 H8", 6, 8) == []
    assert len(heads("L5", 6, 8)) == 8


def find(window: MainWindow, qtbot: QtBot, query: str) -> None:
    """Ctrl+K, a few letters, Enter."""
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.finder.isVisible()
    qtbot.keyClicks(window.finder.field, query)
    qtbot.keyClick(window.finder.field, Qt.Key.Key_Return)
    assert not window.finder.isVisible()


def test_a_head_is_focused_by_its_name(window: MainWindow, qtbot: QtBot) -> None:
    find(window, qtbot, "L5 H2")
    assert (window.sitting.selection.layer, window.sitting.selection.head) == (5, 2)


def test_a_token_becomes_the_query(window: MainWindow, qtbot: QtBot) -> None:
    find(window, qtbot, "queen")
    trace = window.sitting.trace
    assert trace is not None
    assert trace.tokens[window.sitting.selection.token(trace)].text == " queen"


def test_an_action_is_done(window: MainWindow, qtbot: QtBot) -> None:
    before = window.themes.theme.name
    find(window, qtbot, "light or dark")
    assert window.themes.theme.name != before
    window.themes.switch()


def test_an_action_of_the_panels_is_done_from_the_prompt(window: MainWindow, qtbot: QtBot) -> None:
    """Who types and finds “Head off” means it; the keyboard goes along."""
    qtbot.waitUntil(window.prompt.field.hasFocus, timeout=LONG)
    find(window, qtbot, "head off")
    assert window.sitting.factors == {(3, 3): 0.0}
    qtbot.waitUntil(lambda: window.passes.is_up_to_date, timeout=LONG)


def test_heads_are_sorted_by_a_role_that_is_named(window: MainWindow, qtbot: QtBot) -> None:
    find(window, qtbot, "induc")
    assert window.sitting.selection.order == "induction"


def test_the_menu_offers_what_belongs_to_the_panels_while_one_types(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.prompt.field.hasFocus, timeout=LONG)
    menu = main_menu(window, window.commands)
    rows = {row.data(): row for part in menu.actions() for row in part.menu().actions()}
    assert set(rows) == set(BY_ID)
    assert rows["switch-head"].isEnabled()
    assert not rows["redo"].isEnabled()
    menu.deleteLater()


def test_a_view_comes_to_the_fore(window: MainWindow, qtbot: QtBot) -> None:
    window.panels.fold(window.panels.embedding)
    find(window, qtbot, "embedding")
    assert window.panels.embedding.isVisible()
    find(window, qtbot, "positions")
    assert window.panels.drawer_of("positions").current == "positions"


def test_escape_gives_the_keyboard_back(window: MainWindow, qtbot: QtBot) -> None:
    field = window.prompt.field
    qtbot.waitUntil(field.hasFocus, timeout=LONG)
    qtbot.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.finder.field.hasFocus()
    qtbot.keyClicks(window.finder.field, "zzzzzz")
    assert window.finder.found.rowCount() == 0
    qtbot.keyClick(window.finder.field, Qt.Key.Key_Return)
    assert window.finder.isVisible()
    qtbot.keyClick(window.finder.field, Qt.Key.Key_Escape)
    assert field.hasFocus()


def test_arrows_choose_and_the_list_keeps_the_choice_in_view(window: MainWindow, qtbot: QtBot) -> None:
    window.finder.open()
    count = window.finder.found.rowCount()
    assert count > 20
    for _ in range(count + 3):
        qtbot.keyClick(window.finder.field, Qt.Key.Key_Down)
    current = window.finder.list.currentIndex()
    assert current.row() == count - 1
    assert window.finder.list.viewport().rect().contains(window.finder.list.visualRect(current).center())
    window.finder.close_finder()
