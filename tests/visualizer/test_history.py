"""Undo: one line of moments, whatever it was that changed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer import history as module
from visualizer.history import History, Moment
from visualizer.state import Selection
from visualizer.tokens import Prompt

START = Moment(Prompt("a"), 1, Selection(), {})


def typed(text: str) -> Moment:
    """The moment after a text was typed."""
    return replace(START, prompt=Prompt(text), caret=len(text))


@given(st.lists(st.sampled_from("abc"), max_size=12), st.integers(0, 12))
def test_going_back_and_forward_again_leads_to_the_same_moment(letters: list[str], back: int) -> None:
    """Every moment is whole, so undo and redo are each other's inverse."""
    history = History(START)
    moments = [START]
    for letter in letters:
        moments.append(typed(moments[-1].prompt.text + letter))
        history.note(moments[-1], "text", 0.0, begins=True)
    steps = min(back, len(letters))
    for step in range(steps):
        assert history.undo() == moments[-2 - step]
    for step in range(steps):
        assert history.redo() == moments[len(moments) - steps + step]
    assert history.redo() is None


def test_what_follows_quickly_and_is_of_one_kind_is_one_moment() -> None:
    history = History(START)
    history.note(typed("ab"), "typing", 0.0)
    history.note(typed("abc"), "typing", 0.9)
    history.note(typed("abcd"), "typing", 2.5)
    assert history.undo() == typed("abc")
    assert history.undo() == START


def test_another_kind_begins_another_moment() -> None:
    history = History(START)
    history.note(replace(START, selection=Selection(layer=1)), "layer", 0.0)
    history.note(replace(START, selection=Selection(layer=1, head=1)), "head", 0.1)
    undone = history.undo()
    assert undone is not None
    assert undone.selection == Selection(layer=1)


def test_a_change_behind_an_undo_drops_what_was_taken_back() -> None:
    history = History(START)
    history.note(typed("ab"), "typing", 0.0)
    history.undo()
    history.note(typed("ax"), "typing", 0.1)
    assert not history.can_redo
    assert history.undo() == START


def test_what_the_person_did_not_do_is_no_moment() -> None:
    history = History(START)
    history.note(START, "layer", 0.0)
    assert not history.can_undo
    history.amend(replace(START, selection=Selection(layer=2)))
    assert not history.can_undo


def test_another_model_forgets_drawn_tokens_everywhere() -> None:
    history = History(START)
    history.note(replace(START, prompt=Prompt("ab", (7,))), "text", 0.0, begins=True)
    history.note(replace(START, prompt=Prompt("abc", (7, 8))), "text", 0.0, begins=True)
    history.forget_drawn()
    assert history.present.prompt == Prompt("abc")
    undone = history.undo()
    assert undone is not None
    assert undone.prompt == Prompt("ab")


def test_the_oldest_moments_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_MOMENTS", 3)
    history = History(START)
    for count in range(10):
        history.note(typed("x" * count), "text", 0.0, begins=True)
    assert [history.undo() is not None for _ in range(5)] == [True, True, True, False, False]


def test_long_texts_count_by_their_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_CHARACTERS", 50_000)
    history = History(START)
    for count in range(10):
        history.note(typed("x" * (20_000 + count)), "text", 0.0, begins=True)
    assert [history.undo() is not None for _ in range(4)] == [True, True, False, False]
