"""The library dialog: what it lists and tells, by mouse and by keyboard; fetching and opening, cancelled and failed."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import LONG, MODEL
from visualizer import catalogue, fetching, library
from visualizer.errors import HeadlightError
from visualizer.library import EMBEDDED, Listed, look
from visualizer.loading import report
from visualizer.machine import Memory
from visualizer.permission import NeedsPermission
from widgets.models.clerk import Clerk, Fetch, ListModels, Look, Progress, Remove, Result
from widgets.models.dialog import LibraryDialog
from widgets.models.question import Question
from widgets.models.rows import Heading, Row, rows_for
from widgets.theme import ThemeController
from widgets.worker import Engines, Loading

PLENTY = Memory("", 64 << 30, 60 << 30)


@pytest.fixture
def listed() -> Listed:
    """The embedded model, as the library lists it."""
    return look(MODEL)


@pytest.fixture
def ground(qtbot: QtBot) -> Iterator[QWidget]:
    """What the dialog lies over."""
    ground = QWidget()
    ground.resize(1440, 900)
    ground.show()
    ground.activateWindow()
    qtbot.waitExposed(ground)
    yield ground
    ground.close()
    ground.deleteLater()


@pytest.fixture
def dialog(ground: QWidget, themes: ThemeController, listed: Listed) -> LibraryDialog:
    """Open, with the embedded model in it; another model is in use."""
    dialog = LibraryDialog(ground, themes.theme, "another")
    dialog._memory = PLENTY
    dialog.open()
    dialog.show_models([listed])
    return dialog


def titles(dialog: LibraryDialog) -> list[str]:
    return [row.title for row in dialog.found.rows if isinstance(row, Row)]


def shown(dialog: LibraryDialog) -> set[str]:
    return {id for id, button in dialog.buttons.items() if button.isVisible() and button.isEnabled()}


# --- the list ---


def test_what_is_here_comes_before_what_could_be_fetched(listed: Listed) -> None:
    rows = rows_for([listed], "")
    assert isinstance(rows[0], Heading)
    assert isinstance(rows[1], Row)
    assert (rows[1].name, rows[1].state) == (MODEL, "here")
    known = [row.name for row in rows if isinstance(row, Row) and row.state == "known"]
    assert known == [one.name for one in catalogue.KNOWN]


def test_a_known_model_that_is_here_is_not_offered_again(listed: Listed) -> None:
    from dataclasses import replace

    rows = rows_for([replace(listed, name="openai-community/gpt2")], "")
    assert "gpt2" not in [row.name for row in rows if isinstance(row, Row)]


@pytest.mark.parametrize(
    ("typed", "first", "state"),
    [
        ("tiny", MODEL, "here"),
        ("encoder-decoder english", "opus-mt-en-fr", "known"),
        ("google/flan-t5-small", "flan-t5-small", "known"),
        ("someone/model", "someone/model", "hub"),
        ("nothing-like-it", "nothing-like-it", "hub"),
        ("PaLM", "PaLM", "closed"),
        (str(EMBEDDED / MODEL), str(EMBEDDED / MODEL), "path"),
    ],
)
def test_typing_filters_and_stands_for_itself(listed: Listed, typed: str, first: str, state: str) -> None:
    row = next(row for row in rows_for([listed], typed) if isinstance(row, Row))
    assert (row.name, row.state) == (first, state)


def test_arrows_in_the_field_move_past_headings(dialog: LibraryDialog) -> None:
    """The keyboard stays in the field."""
    assert dialog.chosen is not None
    assert dialog.chosen.name == MODEL
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.chosen.name == catalogue.KNOWN[0].name
    QTest.keyClick(dialog.field, Qt.Key.Key_Up)
    QTest.keyClick(dialog.field, Qt.Key.Key_Up)
    assert dialog.chosen.name == MODEL
    assert dialog.field.hasFocus()


# --- what it tells ---


def test_the_sheet_tells_what_a_model_is(dialog: LibraryDialog, listed: Listed) -> None:
    assert dialog.facts is not None
    facts = dict(dialog.facts.rows)
    assert (facts["Kind"], facts["Layers × heads"], facts["Context"]) == ("decoder-only", "6 × 8", "256 tokens")
    assert facts["Folder"] == str(listed.folder)
    assert [bar.label for bar in dialog.facts.bars] == ["fp32", "fp16", "bf16", "int8"]
    assert "causal language modelling" in dialog.facts.sentence
    assert dialog.facts.warnings == ()
    assert "Vocabulary: 6\u202f144" in dialog.sheet.accessibleDescription()


def test_too_little_memory_is_said_in_words(dialog: LibraryDialog) -> None:
    dialog._memory = Memory("", 1 << 30, 1_000_000)
    dialog.select("smollm2")
    dialog.select(MODEL)
    assert dialog.facts is not None
    assert "It will not fit" in dialog.facts.warnings[0]
    assert dialog.facts.bars[0].words == "does not fit"


def test_a_gated_model_says_so(dialog: LibraryDialog) -> None:
    dialog.select("llama-3.2-1b")
    assert dialog.facts is not None
    assert "accepted its terms" in dialog.facts.notes[0]


def test_palm_is_said_to_have_no_open_weights(dialog: LibraryDialog) -> None:
    """And there is nothing to press."""
    dialog.field.setText("palm")
    assert dialog.facts is not None
    assert "no open weights of PaLM" in dialog.facts.notes[0]
    assert shown(dialog) == set()


# --- opening ---


def test_enter_opens_what_is_here(dialog: LibraryDialog, qtbot: QtBot) -> None:
    """A bar tells how far it is, and it can be cancelled."""
    with qtbot.waitSignal(dialog.open_wanted) as wanted:
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert wanted.args == [MODEL]
    assert shown(dialog) == {"cancel"}
    dialog.show_opening(MODEL, "Loading weights", 30, 120)
    assert dialog.bar.share == 0.25
    with qtbot.waitSignal(dialog.cancel_wanted) as cancelled:
        dialog.buttons["cancel"].click()
    assert cancelled.args == ["opening"]
    dialog.show_given_up()
    assert "the model in use stays" in dialog.bar.words
    assert shown(dialog) == {"go"}


def test_a_failure_is_a_sentence_in_the_dialog(dialog: LibraryDialog) -> None:
    """The dialog stays, and so does the model in use."""
    dialog.decide()
    dialog.show_failure("The weights are damaged; fetch the model anew.")
    assert dialog.said.isVisible()
    assert dialog.said.text == "The weights are damaged; fetch the model anew."
    assert shown(dialog) == {"go"}


def test_the_model_in_use_cannot_be_opened_again(ground: QWidget, themes: ThemeController, listed: Listed) -> None:
    dialog = LibraryDialog(ground, themes.theme, MODEL)
    dialog.open()
    dialog.show_models([listed])
    assert shown(dialog) == set()


def test_a_model_opened_by_its_path_is_listed_and_marked(
    ground: QWidget, themes: ThemeController, listed: Listed
) -> None:
    from dataclasses import replace

    path = "/somewhere/of-my-own"
    dialog = LibraryDialog(ground, themes.theme, path)
    dialog.open()
    dialog.show_models([listed])
    heading, row = dialog.found.rows[:2]
    assert isinstance(heading, Heading)
    assert isinstance(row, Row)
    assert (heading.text, row.title, row.name) == ("Open now", "of-my-own", path)
    assert dialog.chosen == row
    assert shown(dialog) == set()
    dialog.show_result(Result(Look(path), found=replace(listed, name=path, folder=Path(path))))
    assert dialog.facts is not None
    assert ("Vocabulary", "6\u202f144") in dialog.facts.rows
    said = dialog.found.data(dialog.found.index(1))
    assert str(said).startswith("of-my-own, open now, decoder-only")


def test_a_listed_model_opened_by_its_folder_is_the_one_that_is_open(
    ground: QWidget, themes: ThemeController, listed: Listed
) -> None:
    dialog = LibraryDialog(ground, themes.theme, str(listed.folder))
    dialog.open()
    dialog.show_models([listed])
    assert not any(isinstance(row, Heading) and row.text == "Open now" for row in dialog.found.rows)
    assert dialog.chosen is not None
    assert dialog.chosen.name == MODEL
    assert shown(dialog) == set()


def test_a_path_is_looked_at_before_it_is_opened(dialog: LibraryDialog, listed: Listed, qtbot: QtBot) -> None:
    path = str(EMBEDDED / MODEL)
    dialog.field.setText(path)
    with qtbot.waitSignal(dialog.look_wanted) as wanted:
        dialog.decide()
    assert wanted.args == [path, False]
    dialog.show_result(Result(Look(path), found=listed))
    with qtbot.waitSignal(dialog.open_wanted) as opened:
        dialog.decide()
    assert opened.args == [path]


# --- fetching ---


def test_fetching_shows_bytes_and_speed(dialog: LibraryDialog, qtbot: QtBot) -> None:
    dialog.select("gpt2")
    with qtbot.waitSignal(dialog.fetch_wanted) as wanted:
        dialog.buttons["go"].click()
    assert wanted.args == ["gpt2", ()]
    dialog.show_progress(Progress("gpt2", "GPT-2", 137_000_000, 548_000_000, 12_400_000))
    assert dialog.bar.detail == "137 MB of 548 MB  12 MB a second"
    assert dialog.bar.share == pytest.approx(0.25)
    assert shown(dialog) == {"cancel"}
    dialog.show_result(Result(Fetch("gpt2"), cancelled=True))
    assert "kept" in dialog.bar.words
    assert dialog.said.text == ""


def test_what_was_fetched_is_chosen(dialog: LibraryDialog, listed: Listed) -> None:
    """Whatever the list calls it now."""
    from dataclasses import replace

    dialog.select("gpt2")
    dialog.decide()
    dialog.show_result(Result(Fetch("gpt2"), place=Path("there")))
    dialog.show_models([listed, replace(listed, name="openai-community/gpt2", source="folder")])
    assert dialog.chosen is not None
    assert dialog.chosen.name == "openai-community/gpt2"
    assert shown(dialog) == {"go", "remove"}


def test_offline_is_a_sentence(dialog: LibraryDialog) -> None:
    dialog.select("gpt2")
    dialog.decide()
    dialog.show_result(Result(Fetch("gpt2"), problem="The Hub cannot be reached."))
    assert dialog.said.text == "The Hub cannot be reached."
    assert "go" in shown(dialog)


def test_a_name_on_the_hub_is_looked_up_first(dialog: LibraryDialog, listed: Listed, qtbot: QtBot) -> None:
    """Then its facts are there before anything is fetched."""
    dialog.field.setText("someone/model")
    assert dialog.buttons["go"].text() == "Look up"
    with qtbot.waitSignal(dialog.look_wanted) as wanted:
        dialog.decide()
    assert wanted.args == ["someone/model", True]
    offer = fetching.Offer("someone/model", "0123", "mit", False, 5_000_000, listed.about)
    dialog.show_result(Result(Look("someone/model", on_hub=True), found=offer))
    assert dialog.facts is not None
    assert dict(dialog.facts.rows)["Licence"] == "mit"
    assert dialog.buttons["go"].text() == "Get"
    with qtbot.waitSignal(dialog.fetch_wanted) as fetched:
        dialog.decide()
    assert fetched.args == ["someone/model", ()]


def test_pickled_weights_are_off_until_a_person_ticks(dialog: LibraryDialog, qtbot: QtBot) -> None:
    """Enter says no; the tick and the button say yes."""
    dialog.select("gpt2")
    dialog.decide()
    dialog.show_result(Result(Fetch("gpt2"), problem="Only pickled weights.", risk="pickled"))
    question = dialog.question
    assert isinstance(question, Question)
    assert "can run whatever its maker put in" in question.words.text()
    assert question.cancel.hasFocus()
    assert not question.go.isEnabled()
    question.tick.click()
    with qtbot.waitSignal(dialog.fetch_wanted) as wanted:
        question.go.click()
    assert wanted.args == ["gpt2", ("pickled",)]
    assert dialog.question is None


def test_no_is_what_enter_says(dialog: LibraryDialog, qtbot: QtBot) -> None:
    dialog.select("gpt2")
    dialog.decide()
    dialog.show_result(Result(Fetch("gpt2"), problem="Own code.", risk="code"))
    assert dialog.question is not None
    with qtbot.assertNotEmitted(dialog.fetch_wanted):
        QTest.keyClick(dialog.question.cancel, Qt.Key.Key_Return)
    assert dialog.question is None
    assert dialog.isVisible()


def test_removing_asks_first(dialog: LibraryDialog, listed: Listed, qtbot: QtBot) -> None:
    """And only what lies in the folder of models is offered for it."""
    from dataclasses import replace

    assert "remove" not in shown(dialog)
    dialog.show_models([replace(listed, name="mine", source="folder")])
    dialog.select("mine")
    dialog.buttons["remove"].click()
    assert dialog.question is not None
    dialog.question.tick.click()
    with qtbot.waitSignal(dialog.remove_wanted) as wanted:
        dialog.question.go.click()
    assert wanted.args == ["mine"]


# --- keyboard ---


def test_tab_goes_round_and_never_leaves(dialog: LibraryDialog) -> None:
    """Through the field, the list, the facts, the buttons and the cross."""
    reached = []
    for _ in range(5):
        reached.append(dialog.window().focusWidget())
        QTest.keyClick(dialog.window().focusWidget(), Qt.Key.Key_Tab)
    assert reached == [dialog.field, dialog.list, dialog.sheet, dialog.buttons["go"], dialog.cross]
    assert dialog.field.hasFocus()


def test_escape_empties_the_field_then_closes(dialog: LibraryDialog, qtbot: QtBot) -> None:
    dialog.field.setText("tiny")
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert dialog.field.text() == ""
    with qtbot.waitSignal(dialog.closed):
        QTest.keyClick(dialog.field, Qt.Key.Key_Escape)


def test_everything_has_a_name_for_those_who_hear(dialog: LibraryDialog) -> None:
    for part in (dialog, dialog.field, dialog.list, dialog.sheet, dialog.cross, *dialog.buttons.values()):
        assert part.accessibleName()
    index = dialog.list.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "tiny-gpt, decoder-only · 6.4 M · 13 MB"


# --- the threads behind it ---


@pytest.fixture
def clerk(qtbot: QtBot) -> Iterator[Clerk]:
    clerk = Clerk()
    yield clerk
    clerk.stop()
    clerk.deleteLater()


def result_of(clerk: Clerk, qtbot: QtBot, errand: object) -> Result:
    with qtbot.waitSignal(clerk.done, timeout=LONG) as done:
        clerk.ask(errand)  # type: ignore[arg-type]
    return done.args[0]


def test_the_list_is_made_on_another_thread(clerk: Clerk, qtbot: QtBot) -> None:
    result = result_of(clerk, qtbot, ListModels())
    assert MODEL in [one.name for one in result.models]


def test_fetching_can_be_cancelled_and_leaves_the_list_alive(
    clerk: Clerk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it waits for the network, the list is answered; the cancel ends it at its next word."""
    go_on = threading.Event()

    def fetch(name: str, allowed: tuple[str, ...]) -> Path:
        report(name, 1, 10)
        go_on.wait(LONG / 1000)
        report(name, 2, 10)
        raise AssertionError("it was cancelled")

    monkeypatch.setattr(fetching, "fetch", fetch)
    with qtbot.waitSignal(clerk.progressed, timeout=LONG) as progressed:
        clerk.ask(Fetch("slow"))
    assert (progressed.args[0].done, progressed.args[0].total) == (1, 10)
    assert result_of(clerk, qtbot, ListModels()).models
    clerk.cancel()
    with qtbot.waitSignal(clerk.done, timeout=LONG) as done:
        go_on.set()
    assert done.args[0].cancelled
    assert clerk.fetching == ""


@pytest.mark.parametrize(
    ("raised", "problem", "risk"),
    [
        (HeadlightError("Offline."), "Offline.", None),
        (NeedsPermission("Pickled.", "pickled"), "Pickled.", "pickled"),
        (RuntimeError("odd"), "That could not be done (RuntimeError: odd).", None),
    ],
    ids=["ours", "a risk", "a fault"],
)
def test_what_goes_wrong_is_a_sentence(
    clerk: Clerk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, raised: Exception, problem: str, risk: str | None
) -> None:
    def remove(name: str) -> None:
        raise raised

    monkeypatch.setattr(library, "remove", remove)
    result = result_of(clerk, qtbot, Remove("mine"))
    assert (result.problem, result.risk) == (problem, risk)


# --- opening, on the engine's thread ---


def test_opening_can_be_cancelled(qtbot: QtBot) -> None:
    """Where it reports how far it is; a model that came too late is closed again."""
    reached, go_on = threading.Event(), threading.Event()
    closed: list[str] = []

    class Late:
        def close(self) -> None:
            closed.append("late")

    def opener(name: str, backend: str, device: str) -> Late:
        reached.set()
        go_on.wait(LONG / 1000)
        if name == "reports":
            report("Loading weights", 1, 2)
        return Late()

    engines = Engines(opener)  # type: ignore[arg-type]
    try:
        for name in ("reports", "silent"):
            reached.clear()
            go_on.clear()
            engines.open(name)
            assert reached.wait(LONG / 1000)
            engines.cancel_opening()
            with qtbot.waitSignal(engines.given_up, timeout=LONG):
                go_on.set()
        assert closed == ["late"]
    finally:
        engines.stop()


def test_opening_says_how_far_it_is(qtbot: QtBot) -> None:
    def opener(name: str, backend: str, device: str) -> None:
        report("Loading weights", 2, 2)
        raise HeadlightError("The weights are damaged.")

    engines = Engines(opener)  # type: ignore[arg-type]
    try:
        heard: list[Loading] = []
        engines.loading.connect(heard.append)
        with qtbot.waitSignal(engines.failed, timeout=LONG):
            engines.open("broken")
        (loading,) = heard
        assert (loading.what, loading.done, loading.total) == ("Loading weights", 2, 2)
    finally:
        engines.stop()


# --- in the window ---


def test_the_window_opens_the_library_and_goes_back(window: object, qtbot: QtBot) -> None:
    """By its key; the keyboard is in the field, and afterwards where it was."""
    before = window.focusWidget()
    window.commands.do("library")
    dialog = window.library.dialog
    assert dialog.field.hasFocus()
    qtbot.waitUntil(lambda: MODEL in titles(dialog), timeout=LONG)
    window.commands.do("library")
    assert window.library.dialog is dialog
    dialog.dismiss()
    assert window.library.dialog is None
    assert window.focusWidget() is before
