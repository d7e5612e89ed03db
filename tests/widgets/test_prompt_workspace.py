"""The workspace *Prompt*: what is written is computed as one writes, what makes no prompt is said where it stands."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import LONG
from visualizer.prompting.samples import SAMPLES
from visualizer.prompting.workbench import Example, Workbench
from visualizer.views.figure import Bars, Lines, ValueBars
from widgets.canvas import STALE_OPACITY
from widgets.main_window import MainWindow
from widgets.theme import ThemeController
from widgets.workspaces.prompting import Prompting
from widgets.workspaces.prompting.form import Form
from widgets.workspaces.prompting.panels import columns

ROWS = (Example("hot", "cold"), Example("big", "small"), Example("wet", "dry"))
BENCH = Workbench(examples=ROWS, question="bread", expected="window")


@pytest.fixture
def form(themes: ThemeController, qtbot: QtBot) -> Form:
    """The left side alone, on a clock that stands still unless a test moves it."""
    form = Form(themes.theme, clock=lambda: form_clock[0])
    qtbot.addWidget(form)
    form.resize(400, 800)
    form.show()
    form.show_bench(BENCH)
    return form


form_clock = [0.0]


@pytest.fixture
def workspace(window: MainWindow, qtbot: QtBot) -> Prompting:
    """The workspace of a window, with a table of three rows computed."""
    window.workspaces.open("prompt")
    workspace = window.workspaces.workspace
    assert isinstance(workspace, Prompting)
    workspace.form.show_bench(BENCH)
    settle(workspace, qtbot)
    return workspace


def settle(workspace: Prompting, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not workspace.is_busy, timeout=LONG)


def write(field: QWidget, text: str, qtbot: QtBot) -> None:
    """Type into a field, key by key."""
    field.setFocus()
    qtbot.keyClicks(field, text)


# ---- the form ----
def test_what_is_typed_is_the_workbench(form: Form, qtbot: QtBot) -> None:
    """Every field, and a new row in the empty one at the end; `changed` follows each key."""
    changes = []
    form.changed.connect(lambda: changes.append(form.bench))
    write(form.table.rows[3].input, "on", qtbot)
    write(form.table.rows[3].output, "off", qtbot)
    write(form.instruction.field, "Say it.", qtbot)
    assert form.bench == Workbench("Say it.", (*ROWS, Example("on", "off")), "bread", "window")
    assert len(form.table.rows) == 5
    assert len(changes) == len("onoff" + "Say it.")


def test_rows_are_switched_moved_and_taken_out(form: Form, qtbot: QtBot) -> None:
    """With the mouse, and with Alt and an arrow; the keyboard goes with the row."""
    form.table.rows[1].on.click()
    assert not form.bench.examples[1].on
    assert form.count.text() == "2 of 3 on"
    form.table.rows[0].output.setFocus()
    qtbot.keyClick(form.table.rows[0].output, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [example.input for example in form.bench.examples] == ["big", "hot", "wet"]
    assert form.table.rows[1].output.hasFocus()
    form.table.rows[1].remove.click()
    assert [example.input for example in form.bench.examples] == ["big", "wet"]


def test_enter_goes_on_to_the_next_cell_and_row(form: Form, qtbot: QtBot) -> None:
    """From the last output into the empty row below."""
    form.table.rows[2].input.setFocus()
    qtbot.keyClick(form.table.rows[2].input, Qt.Key.Key_Return)
    assert form.table.rows[2].output.hasFocus()
    qtbot.keyClick(form.table.rows[2].output, Qt.Key.Key_Return)
    assert form.table.rows[3].input.hasFocus()


@pytest.mark.parametrize(("place", "at"), [(3, 3), (0, 1)], ids=["into the empty row", "behind a row"])
def test_pasted_lines_are_rows(form: Form, qtbot: QtBot, place: int, at: int) -> None:
    """As they come out of a spreadsheet."""
    QGuiApplication.clipboard().setText("on\toff\nrich\tpoor\n")
    cell = form.table.rows[place].input
    cell.setFocus()
    qtbot.keyClick(cell, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert form.bench.examples[at : at + 2] == (Example("on", "off"), Example("rich", "poor"))
    assert len(form.bench.examples) == 5


def test_undo_takes_back_what_was_done_whatever_it_was(form: Form, qtbot: QtBot) -> None:
    """A word in a field is one step, a row one, a sample one; and each comes again."""
    write(form.question.field, " or", qtbot)
    form.table.rows[0].remove.click()
    form.samples.chosen.emit("antonyms")
    assert form.sample is not None
    states = [form.bench]
    for _ in range(3):
        form.undo()
        states.append(form.bench)
    assert [state.question for state in states] == ["long", "bread or", "bread or", "bread"]
    assert states[3] == BENCH
    for state in states[2::-1]:
        form.redo()
        assert form.bench == state


@pytest.mark.parametrize(
    ("bench", "refusal", "words"),
    [
        (Workbench(examples=(Example("hot", ""),), question="x"), "table_refusal", "Row 1 has no output"),
        (Workbench(examples=ROWS), "question.refusal", "There is no question"),
        (Workbench(examples=ROWS, question="x", pattern="{input}"), "pattern.refusal", "{output} exactly once"),
    ],
    ids=["half a row", "no question", "no place for the answer"],
)
def test_what_makes_no_prompt_is_said_where_it_stands(form: Form, bench: Workbench, refusal: str, words: str) -> None:
    """One sentence, in one place; nothing that was written is lost, and mending it takes the sentence away."""
    form.show_bench(bench)
    assert form.checked() is None
    said = [form.table_refusal, form.question.refusal, form.pattern.refusal]
    place = form
    for name in refusal.split("."):
        place = getattr(place, name)
    assert words in place.sentence
    assert sum(bool(one.sentence) for one in said) == 1
    assert form.bench == bench
    form.undo()
    assert form.checked() == BENCH
    assert not any(one.sentence for one in said)


def test_an_empty_table_is_said_and_the_question_is_still_asked(form: Form) -> None:
    """Zero-shot needs no example."""
    form.show_bench(Workbench(question="bread"))
    assert form.checked() == Workbench(question="bread")
    assert "table of examples is empty" in form.table_refusal.sentence


def test_a_sample_says_what_it_teaches_and_for_which_model(form: Form, qtbot: QtBot) -> None:
    """Also once it is changed, so that no row moves under the pointer; undo goes back to what each state began as."""
    sample = next(one for one in SAMPLES if not one.works)
    form.show_model("tiny-gpt")
    form.samples.chosen.emit(sample.name)
    assert sample.teaches in form.teaches.text()
    assert "This sample is for smollm2" in form.teaches.text()
    assert form.changed_label.isHidden()
    before = form.table.mapTo(form, form.table.rect().topLeft()), form.table.height()
    form.table.rows[0].on.click()
    qtbot.waitUntil(form.changed_label.isVisible, timeout=LONG)
    assert form.sample is None
    assert sample.teaches in form.teaches.text()
    assert form.samples.text().startswith(sample.title)
    assert (form.table.mapTo(form, form.table.rect().topLeft()), form.table.height()) == before
    form.samples.chosen.emit(SAMPLES[0].name)
    form.samples.chosen.emit("")
    assert form.teaches.isHidden()
    assert form.changed_label.isHidden()
    for teaches in (SAMPLES[0].teaches, sample.teaches):
        form.undo()
        assert teaches in form.teaches.text()
    assert form.changed_label.isVisible()


def test_all_rows_are_switched_at_once_and_taken_out_at_once(form: Form) -> None:
    """A box over the rows tells whether all are on, some, or none; each step can be taken back."""
    every = form.table.every
    assert every.checkState() is Qt.CheckState.Checked
    form.table.rows[1].on.click()
    assert every.checkState() is Qt.CheckState.PartiallyChecked
    every.click()
    assert form.bench == BENCH
    every.click()
    assert every.checkState() is Qt.CheckState.Unchecked
    assert form.count.text() == "0 of 3 on"
    form.clear.click()
    assert form.bench.examples == ()
    assert not every.isEnabled()
    assert not form.clear.isEnabled()
    form.undo()
    assert [example.on for example in form.bench.examples] == [False] * 3
    form.undo()
    assert form.bench == BENCH


def test_a_template_is_chosen_or_written(form: Form, qtbot: QtBot) -> None:
    """A ready-made one fills the field; any other text is one's own."""
    form.templates.chosen.emit("Q: {input}\nA: {output}")
    assert form.bench.with_shots(1).text == "Q: hot\nA: cold\n\nQ: bread\nA:"
    assert form.templates.text() == "question and answer"
    write(form.pattern.field, "!", qtbot)
    assert form.templates.text() == "your own"


def test_columns_give_way_where_there_is_no_room() -> None:
    """Three, then the first and the last, then the last."""
    for width, places in ((900, [0, 1, 2]), (600, [0, 2]), (380, [2])):
        shown = columns(3, width)
        assert [place for place, _, _ in shown] == places
        assert shown[-1][1] + shown[-1][2] == pytest.approx(width - 16)


# ---- the workspace ----
def test_shots_and_curve_come_by_themselves(workspace: Prompting, qtbot: QtBot) -> None:
    """Lists and attention for 0, 1 and all examples, the curve, and how full the context is."""
    workspace.form.samples.chosen.emit("made-up-labels")
    qtbot.waitUntil(lambda: not workspace.is_busy and workspace.curve.figures != (), timeout=LONG)
    marks = workspace.shots.figures[0].marks
    assert [type(mark) for mark in marks] == [Bars, ValueBars] * 3
    lines = workspace.curve.figures[0].marks[0]
    assert isinstance(lines, Lines)
    assert lines.values[0, 0] < 1
    assert lines.values[0, -1] > 90
    meter = workspace.form.meter
    assert meter.tokens == len(workspace.found.shots[-1].trace.tokens)
    assert [piece.kind for piece in meter.pieces].count("example") == 20
    assert "examples" in meter.accessibleDescription()


def test_an_edit_is_computed_at_once_and_bad_input_keeps_what_was(workspace: Prompting, qtbot: QtBot) -> None:
    """A row that is switched off is gone from the prompt; a prompt beyond the context is refused, what stood stays."""
    workspace.form.table.rows[0].on.click()
    settle(workspace, qtbot)
    assert workspace.found.shots[-1].joined.shots == 2
    workspace.form.instruction.field.set_text("word " * 300)
    settle(workspace, qtbot)
    assert "tiny-gpt reads 256" in workspace.form.meter_refusal.sentence
    assert workspace.found.shots[-1].joined.shots == 2
    explore = workspace.shots.shot_heads[-1].open
    assert not explore.isEnabled()
    assert "tiny-gpt reads 256" in explore.toolTip()
    workspace.form.undo()
    settle(workspace, qtbot)
    assert not workspace.form.meter_refusal.sentence
    assert explore.isEnabled()


def test_of_more_examples_than_the_context_holds_as_many_are_shown_as_fit(workspace: Prompting, qtbot: QtBot) -> None:
    """Under the meter stands how many; the curve goes as far, that of every row says so itself."""
    workspace.form.samples.chosen.emit("invented-labels")
    settle(workspace, qtbot)
    told = "11 of 20 examples fit the context of tiny-gpt."
    assert workspace.form.meter_refusal.sentence == told
    assert workspace.found.fit == workspace.curve.curve.fit == 11
    assert workspace.form.meter.tokens <= 256
    assert not workspace.curve.refusal.sentence
    workspace.form.instruction.field.set_text("word " * 120)
    settle(workspace, qtbot)
    assert workspace.form.meter_refusal.sentence.startswith(f"{workspace.found.fit} of 20 examples")
    workspace.curve.whose.choose(1)
    qtbot.waitUntil(lambda: bool(workspace.curve.refusal.sentence), timeout=LONG)
    assert workspace.curve.refusal.sentence == f"{workspace.curve.curve.fit} of 8 examples fit the context of tiny-gpt."
    workspace.curve.go.click()


def test_without_an_example_there_is_no_curve_but_a_sentence(workspace: Prompting, qtbot: QtBot) -> None:
    """In place of it, also of the one before; it is there again when the rows are."""
    before = workspace.curve.curve
    workspace.form.clear.click()
    settle(workspace, qtbot)
    assert workspace.curve.figures == ()
    assert "table of examples is empty" in workspace.curve.canvas.accessibleDescription()
    assert not workspace.curve.refusal.sentence
    assert [shot.joined.shots for shot in workspace.found.shots] == [0]
    workspace.form.undo()
    settle(workspace, qtbot)
    assert workspace.curve.curve is before
    assert workspace.curve.figures


def test_where_the_model_continues_no_text_one_sentence_says_so(
    window: MainWindow, workspace: Prompting, qtbot: QtBot
) -> None:
    """In the middle, with a way out; what was written is there again with a model that does."""
    with qtbot.waitSignal(window.engines.opened, timeout=LONG):
        window.models.open("tiny-bert")
    assert workspace.unable.isVisible()
    assert "tiny-bert fills masks" in workspace.unable.words.text()
    assert not workspace.form.isVisible()
    assert not workspace.is_busy
    with qtbot.waitSignal(window.engines.opened, timeout=LONG):
        window.models.open("tiny-gpt")
    settle(workspace, qtbot)
    assert not workspace.unable.isVisible()
    assert workspace.form.bench == BENCH
    assert workspace.found.fit == 3
    workspace.unable.go.click()
    assert window.workspaces.current == "explore"


def test_what_is_no_longer_what_is_written_steps_back_and_says_what_it_is_of(
    window: MainWindow, workspace: Prompting, qtbot: QtBot
) -> None:
    """Refused or not computed yet: faded, under the inputs that it belongs to; the foot tells of no other prompt."""
    panels = (workspace.shots, workspace.curve)
    qtbot.waitUntil(lambda: all(panel.figures and panel.stale is None for panel in panels), timeout=LONG)
    workspace.form.pattern.field.set_text("{input} means")
    assert not workspace.is_busy
    assert not workspace.shots.shot_heads[0].open.isEnabled()
    assert "{output} exactly once" in workspace.shots.shot_heads[0].open.toolTip()
    for panel in panels:
        assert {item.opacity() for item in panel.canvas.items_shown} == {STALE_OPACITY}
        assert panel.header.heading.note == "before the change: “bread” behind 3 examples, {input} -> {output}"
        panel.resize(panel.width(), panel.height() + 1)
        assert panel.header.heading.note.startswith("before the change")
    workspace.form.undo()
    settle(workspace, qtbot)
    for panel in panels:
        assert {item.opacity() for item in panel.canvas.items_shown} == {1.0}
    assert workspace.curve.header.heading.note == "bread: expected window"
    assert not workspace.curve.header.heading.focus
    assert not window.foot.context.isVisible()
    window.workspaces.open("explore")
    assert window.foot.context.isVisible()


def test_bars_of_all_columns_begin_and_end_in_one_place(workspace: Prompting, qtbot: QtBot) -> None:
    """So that their lengths can be compared from column to column."""
    workspace.window().resize(1440, 900)
    workspace.form.samples.chosen.emit("made-up-labels")
    settle(workspace, qtbot)
    items = workspace.shots.canvas.items_shown
    for kind in (items[0::2], items[1::2]):
        assert len({(round(item.left - item.room.x()), round(item.width)) for item in kind}) == 1
    assert len(items[-1].mark.rows) == 6  # five pairs and the question


def test_rows_of_the_table_are_whole_and_as_wide_as_the_other_fields(form: Form) -> None:
    """Whatever the height; the buttons of a row lie on the end of its output."""
    form.show_bench(SAMPLES[0].workbench)
    row = form.table.rows[0]
    for height in (800, 811, 700):
        form.resize(400, height)
        assert form.table.viewport().height() % row.height() == 0
    output = row.output.geometry()
    assert output.right() >= row.width() - 1
    assert form.question.width() + form.expected.width() - row.width() < 24  # the bar that scrolls, and a gap
    row.output.setFocus()
    assert output.contains(row.remove.geometry())
    assert row.output.textMargins().right() >= 3 * row.remove.width()


def test_undo_by_key_is_the_workbenchs_and_not_the_prompts(
    window: MainWindow, workspace: Prompting, qtbot: QtBot
) -> None:
    """Wherever in the workspace the keyboard is."""
    prompt = window.prompt.field.prompt
    cell = workspace.form.table.rows[0].input
    write(cell, "s", qtbot)
    assert cell.text() == "shot"
    qtbot.keyClick(cell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert cell.text() == "hot"
    assert window.prompt.field.prompt == prompt


def test_a_prompt_goes_to_explore(window: MainWindow, workspace: Prompting, qtbot: QtBot) -> None:
    """The joined prompt of a column becomes the window's prompt, and undo there brings the old one back."""
    before = window.prompt.field.text
    workspace.shots.shot_heads[1].open.click()
    assert window.workspaces.current == "explore"
    assert window.prompt.field.text == "hot -> cold\nbread ->"
    window.undoing.undo()
    assert window.prompt.field.text == before
    qtbot.waitUntil(lambda: window.passes.is_up_to_date, timeout=LONG)


def test_the_curve_of_every_row_grows_stops_and_goes_on(workspace: Prompting, qtbot: QtBot) -> None:
    """With the number of draws that is typed; a number without meaning is refused in its field."""
    panel = workspace.curve
    panel.whose.choose(1)
    panel.go.click()
    assert not panel.studying.is_busy
    panel.go.click()
    settle(workspace, qtbot)
    assert panel.curve.is_complete
    assert panel.header.heading.note == "3 questions × 3 draws"
    panel.studying.found.emit(replace(panel.curve, outcomes=panel.curve.outcomes[:5]), False)
    assert panel.header.heading.note == "5 of 27 prompts · 3 questions × 3 draws"
    workspace.form.pattern.field.set_text("{input} means")
    assert panel.header.heading.note.startswith("5 of 27 prompts · before the change: ")
    workspace.form.undo()
    settle(workspace, qtbot)
    panel.go.click()
    settle(workspace, qtbot)
    assert panel.curve.is_complete
    assert (panel.curve.questions, panel.curve.draws, panel.curve.counts) == (3, 3, (0, 1, 2))
    panel.draws.typed.emit("0")
    assert panel.draws.is_refused
    panel.draws.typed.emit("2")
    settle(workspace, qtbot)
    assert panel.curve.draws == 2
    found = panel.curve
    workspace.form.table.rows[0].on.click()
    settle(workspace, qtbot)
    assert panel.curve is found
    assert panel.stale is not None
    assert panel.go.isVisible()
    workspace.form.undo()  # then it is of what is written again
    settle(workspace, qtbot)
    assert panel.curve is found
    assert panel.stale is None
    assert not panel.go.isVisible()


def test_asleep_it_computes_nothing(window: MainWindow, workspace: Prompting) -> None:
    """Edits that come while another workspace is shown wait until it is shown again."""
    window.workspaces.open("explore")
    workspace.form.table.rows[0].on.click()
    assert not workspace.is_busy
    window.workspaces.open("prompt")
    assert workspace.is_busy


def test_what_is_written_is_there_the_next_day(window: MainWindow, workspace: Prompting) -> None:
    """Also what makes no prompt yet; what another program has made of the settings changes nothing."""
    bench = Workbench("Say it.", (*ROWS, Example("on", "off", on=False)), "", "window", "{input}")
    workspace.form.show_bench(bench)
    kept = workspace.state()
    workspace.form.show_bench(BENCH)
    workspace.restore(kept)
    assert workspace.form.bench == bench
    workspace.restore({"examples": 3})
    assert workspace.form.bench == bench
