"""The prompt field: one text, counted in code points here and in UTF-16 units by Qt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from pytestqt.qtbot import QtBot

from visualizer.palette import LIGHT
from visualizer.tokens import Prompt, Token
from widgets.prompt import PromptRow, points, tokens_within, units
from widgets.theme import Theme

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40)


@pytest.fixture
def row(qtbot: QtBot) -> PromptRow:
    row = PromptRow(Theme(LIGHT))
    qtbot.addWidget(row)
    row.resize(900, 48)
    row.show()
    qtbot.waitExposed(row)
    return row


@given(text=TEXTS, data=st.data())
def test_points_and_units_are_each_others_inverse(text: str, data: st.DataObject) -> None:
    """Every code point has one place in UTF-16, and it leads back."""
    point = data.draw(st.integers(0, len(text)))
    assert points(text, units(text, point)) == point
    assert units(text, len(text)) == len(text.encode("utf-16-le")) // 2


def test_a_unit_in_the_middle_of_a_character_counts_as_before_it() -> None:
    assert points("🙂!", 1) == 0


@given(first=st.integers(0, 9), length=st.integers(0, 9))
def test_selected_text_marks_the_tokens_it_touches(first: int, length: int) -> None:
    """A token is marked exactly if one of its characters is selected; a caret marks the token it stands in."""
    part = Token(1, "", "", 3, 3, b"\xf0", (3, 4))
    tokens = [Token(0, "", "abc", 0, 3), part, Token(2, "", "x", 3, 4), Token(3, "", "yz", 4, 6)]
    last = min(6, first + length)
    first = min(first, last)
    marked = tokens_within(tokens, first, last)
    for place, token in enumerate(tokens):
        begin, end = token.marks
        touched = bool(set(range(begin, end)) & set(range(first, last)))
        assert (place in marked) == (touched if first < last else begin < first < end)


@pytest.mark.parametrize(
    "text", ["a\u00a0b", "tab\tand\nline", "\u2028", "🙂\n🙃", "e\u0301", "x\ufeffy", "\x00"], ids=repr
)
def test_no_character_is_changed_by_the_field(row: PromptRow, text: str) -> None:
    """No-break spaces stay no-break spaces; nothing is lost on the way through Qt."""
    row.field.set_text(text)
    assert row.field.text == text


def test_every_line_end_is_one_newline(row: PromptRow) -> None:
    row.field.set_text("a\r\nb\rc\u2029d")
    assert row.field.text == "a\nb\nc\nd"


def test_shift_enter_is_a_newline(row: PromptRow, qtbot: QtBot) -> None:
    qtbot.keyClicks(row.field, "a")
    qtbot.keyClick(row.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(row.field, "b")
    assert row.field.text == "a\nb"


def test_typing_is_announced_once_a_change(row: PromptRow, qtbot: QtBot) -> None:
    heard: list[Prompt] = []
    row.field.edited.connect(heard.append)
    qtbot.keyClicks(row.field, "ab")
    row.field.mark_query(Token(0, "", "a", 0, 1))
    row.set_theme(Theme(LIGHT))
    assert heard == [Prompt("a"), Prompt("ab")]


def test_a_picture_is_not_pasted(row: PromptRow) -> None:
    content = QMimeData()
    content.setData("image/png", b"\x89PNG")
    row.field.insertFromMimeData(content)
    assert row.field.text == ""


def test_a_drawn_token_behind_a_caret_in_the_middle_leaves_the_caret(row: PromptRow) -> None:
    """Whoever looks at the beginning while tokens are drawn is not thrown to the end."""
    row.field.set_text("one two")
    cursor = row.field.textCursor()
    cursor.setPosition(3)
    row.field.setTextCursor(cursor)
    row.field.append(Prompt("one two three", (7,)))
    assert row.field.text == "one two three"
    assert row.field.textCursor().position() == 3


def test_a_token_that_is_a_part_of_a_character_is_kept(row: PromptRow) -> None:
    """The text does not change yet, the prompt does."""
    row.field.set_text("a")
    row.field.append(Prompt("a", (240,)))
    assert row.field.prompt == Prompt("a", (240,))
    row.field.append(Prompt("a🙂", (240, 241)))
    assert row.field.prompt == Prompt("a🙂", (240, 241))
    row.field.restore(Prompt("a", (240,)), 1)
    assert row.field.prompt == Prompt("a", (240,))


def test_another_model_forgets_what_was_drawn(row: PromptRow) -> None:
    row.field.append(Prompt("x", (5,)))
    row.field.forget_drawn()
    assert row.field.prompt == Prompt("x")
