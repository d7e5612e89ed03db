"""The workspace *Sample* in the real window: steps that one scrubs through, the draw, and what could follow."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import LONG, MODEL, PROMPT
from visualizer.generation import generate
from visualizer.library import open_model
from visualizer.sampling import Sampling
from visualizer.views.figure import Bars, Branches, Draw, Passage, Passages, Stages, Timeline
from widgets.main_window import MainWindow
from widgets.marks.draw import DrawItem
from widgets.panels.panel import Panel
from widgets.workspaces.sample import Sample

SETTINGS = Sampling(temperature=0.8, top_k=40, top_p=0.9)  # those of a new window


@pytest.fixture
def sample(window: MainWindow) -> Sample:
    """The workspace, just opened."""
    window.commands.do("workspace-sample")
    workspace = window.workspaces.workspace
    assert isinstance(workspace, Sample)
    return workspace


@pytest.fixture
def drawn(window: MainWindow, sample: Sample, qtbot: QtBot) -> Sample:
    """The workspace with six drawn tokens."""
    run(window, qtbot, 6)
    return sample


def run(window: MainWindow, qtbot: QtBot, count: int) -> None:
    window.passes.generate(count)
    qtbot.waitUntil(lambda: not window.passes.is_running, timeout=LONG)


def mark(panel: Panel, kind: type) -> object:
    """The mark of a kind that a panel shows."""
    return next(one for figure in panel.figures for one in figure.marks if isinstance(one, kind))


def test_each_workspace_draws_only_while_it_is_shown(window: MainWindow, sample: Sample, qtbot: QtBot) -> None:
    """What came meanwhile is drawn when it is opened again."""
    heads = window.panels.heads
    before = heads.figures
    assert not window.panels.isVisible()
    with qtbot.waitSignal(window.settled, timeout=LONG):
        window.prompt.field.set_text("A dog")
    assert heads.figures is before
    window.commands.do("workspace-explore")
    assert heads.figures is not before
    stages = sample.stages.figures
    with qtbot.waitSignal(window.settled, timeout=LONG):
        window.prompt.field.set_text("A cat")
    assert sample.stages.figures is stages


def test_the_tab_of_the_open_workspace_is_marked_and_a_click_opens_another(window: MainWindow, qtbot: QtBot) -> None:
    tabs = window.bar.tabs
    assert [name for name, tab in tabs.items() if tab.isChecked()] == ["explore"]
    qtbot.mouseClick(tabs["sample"], Qt.MouseButton.LeftButton)
    assert window.workspaces.current == "sample"
    assert [name for name, tab in tabs.items() if tab.isChecked()] == ["sample"]


def test_a_seed_draws_the_same_text_as_in_python(window: MainWindow, drawn: Sample) -> None:
    engine = open_model(MODEL)
    try:
        steps = list(generate(engine, PROMPT, SETTINGS, 6))
    finally:
        engine.close()
    assert window.prompt.field.prompt == steps[-1].prompt
    columns = mark(drawn.timeline, Timeline)
    assert isinstance(columns, Timeline)
    assert [piece.token_id for piece in columns.pieces[:6]] == [step.token_id for step in steps]
    found = [piece.probability for piece in columns.pieces[:6]]
    np.testing.assert_allclose(found, [step.probability for step in steps], rtol=1e-5)  # type: ignore[arg-type]


def test_scrubbing_shows_the_pass_of_the_step_everywhere(window: MainWindow, drawn: Sample, qtbot: QtBot) -> None:
    """A click on a column, then the keys; Explore shows the same step."""
    whole = window.sitting.whole
    assert whole is not None
    typed = len(whole.tokens) - 6
    drawn.timeline.picked.emit({"query": typed + 1})  # behind the second drawn token stands the third
    trace = window.sitting.trace
    assert trace is not None
    assert (len(trace.tokens), trace.drawn) == (typed + 2, 2)
    assert mark(drawn.stages, Draw).number is not None  # type: ignore[attr-defined]
    assert drawn.steps.words.text() == "step 3 of 6"
    window.commands.do("panels")
    window.commands.do("step-before")
    assert window.sitting.trace is not None
    assert window.sitting.trace.drawn == 1
    window.commands.do("step-first")
    assert window.sitting.trace.drawn == 0
    window.commands.do("workspace-explore")
    head = window.panels.head.figures[0].marks[0]
    assert head.values.shape == (typed, typed)  # type: ignore[union-attr]
    window.commands.do("workspace-sample")
    window.commands.do("step-last")
    assert window.sitting.trace is whole


def test_the_draw_hits_the_token_that_was_drawn_then(window: MainWindow, drawn: Sample) -> None:
    whole = window.sitting.whole
    assert whole is not None
    for step in range(6):
        window.sitting.scrub(len(whole.tokens) - 6 + step)
        stages = mark(drawn.stages, Stages)
        assert isinstance(stages, Stages)
        assert stages.token_ids[stages.hit or 0] == whole.tokens[len(whole.tokens) - 6 + step].id


def test_draw_again_varies_one_step_and_undo_brings_the_text_back(
    window: MainWindow, drawn: Sample, qtbot: QtBot
) -> None:
    """As often as one likes, with seed after seed; each is one change of text and seed."""
    before, seed = window.prompt.field.prompt, window.sitting.selection.sampling.seed
    window.commands.do("panels")
    for _ in range(3):
        window.commands.do("step-before")
    for again in (1, 2, 3):
        window.commands.do("draw-again")
        qtbot.waitUntil(lambda: not window.passes.is_running and window.passes.is_up_to_date, timeout=LONG)
        after = window.prompt.field.prompt
        assert len(after.drawn) == 4
        assert after.drawn[:3] == before.drawn[:3]
        assert window.sitting.selection.sampling.seed == seed + again
        assert drawn.steps.words.text() == "step 4 of 4"
        stages = mark(drawn.stages, Stages)
        assert isinstance(stages, Stages)
        assert stages.token_ids[stages.hit or 0] == after.drawn[3]
    for _ in range(3):
        window.commands.do("undo")
    assert window.prompt.field.prompt == before
    assert window.sitting.selection.sampling.seed == seed


def test_where_nothing_is_drawn_yet_another_number_falls(window: MainWindow, sample: Sample, qtbot: QtBot) -> None:
    before, number = window.prompt.field.prompt, mark(sample.stages, Draw).number  # type: ignore[attr-defined]
    window.commands.do("panels")
    window.commands.do("draw-again")
    qtbot.waitUntil(lambda: mark(sample.stages, Draw).number != number, timeout=LONG)  # type: ignore[attr-defined]
    assert window.prompt.field.prompt == before


def test_behind_a_run_the_keys_are_those_of_the_draw(window: MainWindow, sample: Sample, qtbot: QtBot) -> None:
    """Not letters typed behind what was drawn."""
    window.prompt.field.setFocus()
    window.commands.update_facts()
    window.panels.controls.max_new_tokens = 2
    qtbot.keyClick(window.prompt.field, Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: not window.passes.is_running, timeout=LONG)
    assert not window.prompt.field.hasFocus()
    assert "sample" in window.commands.facts
    assert "panels" in window.commands.facts


def test_the_settings_are_those_of_explore(window: MainWindow, sample: Sample) -> None:
    """One value, wherever it is changed; a value without meaning is refused where it was typed."""
    row = sample.settings.rows["top_k"]
    row.field.typed.emit("7")
    assert window.sitting.selection.sampling.top_k == 7
    assert window.panels.controls.sampling.top_k == 7
    row = sample.settings.rows["temperature"]
    row.field.typed.emit("-1")
    assert row.field.is_refused
    assert "temperature" in row.field.toolTip()
    assert window.sitting.selection.sampling.temperature == 0.8
    sample.settings.length.typed.emit("12")
    assert window.panels.controls.max_new_tokens == 12
    window.pick({"temperature": 1.5})
    assert sample.settings.sampling.temperature == 1.5


def test_the_tree_grows_by_itself_and_a_click_goes_on_with_a_branch(
    window: MainWindow, sample: Sample, qtbot: QtBot
) -> None:
    follow = sample.follow
    qtbot.waitUntil(lambda: not sample.is_busy and isinstance(follow.canvas.marks[0], Branches), timeout=LONG)
    probe = follow.canvas.items_shown[0].mark.probe(1)
    ids = probe.pick["append_all"]
    before = window.prompt.field.prompt
    follow.picked.emit(probe.pick)
    qtbot.waitUntil(lambda: window.prompt.field.prompt.drawn == tuple(ids), timeout=LONG)
    qtbot.waitUntil(lambda: window.passes.is_up_to_date, timeout=LONG)
    window.commands.do("undo")
    assert window.prompt.field.prompt == before


@pytest.mark.parametrize(
    ("view", "kind"), [("beams", Branches), ("continuations", Passages), ("draws", Bars), ("surprisal", Passage)]
)
def test_every_way_to_look_at_what_follows_is_drawn(sample: Sample, qtbot: QtBot, view: str, kind: type) -> None:
    sample.follow.choose(view)
    qtbot.waitUntil(lambda: not sample.is_busy, timeout=LONG)
    (figure,) = sample.follow.figures
    assert figure.view == view
    assert isinstance(figure.marks[0], kind)


def test_the_stages_come_back_behind_what_had_all_the_room(window: MainWindow, sample: Sample) -> None:
    """Also when another workspace was open meanwhile."""
    sample.follow.choose("beams")
    assert not sample.stages.isVisible()
    window.commands.do("workspace-explore")
    window.commands.do("workspace-sample")
    assert not sample.stages.isVisible()
    sample.follow.choose("tree")
    assert sample.stages.isVisible()


def test_where_one_looks_from_does_not_begin_a_study_anew(window: MainWindow, sample: Sample, qtbot: QtBot) -> None:
    """A layer changes nothing of what could follow; a setting does."""
    qtbot.waitUntil(lambda: not sample.is_busy, timeout=LONG)
    sample.follow.choose("continuations")
    assert sample.is_busy
    begun: list[str] = []
    sample.follow.studying["continuations"].busy_changed.connect(lambda busy: begun.append(str(busy)))
    number = window.engines.study  # a study that is asked for anew takes another number
    asked: list[str] = []
    window.engines.study = lambda name, work: (asked.append(name), number(name, work))[1]  # type: ignore[method-assign]
    for layer in range(3):
        window.sitting.select(layer=layer)
        qtbot.wait(1)
    qtbot.waitUntil(lambda: not sample.is_busy, timeout=LONG)
    assert asked.count("continuations") == 1


def test_heads_of_another_model_are_no_matter_of_a_study(window: MainWindow, sample: Sample, qtbot: QtBot) -> None:
    """An undo may bring back heads that the present model has not: passes leave them out, and so do studies."""
    qtbot.waitUntil(lambda: not sample.is_busy, timeout=LONG)
    window.sitting.factors = {(40, 3): 0.0}
    qtbot.waitUntil(lambda: window.passes.is_up_to_date and not sample.is_busy, timeout=LONG)
    assert isinstance(sample.follow.canvas.marks[0], Branches)
    assert not window.notices.open_ones


def test_what_was_found_stays_in_another_room_and_goes_with_the_settings(sample: Sample, qtbot: QtBot) -> None:
    """Nothing is asked for twice because a window grew."""
    qtbot.waitUntil(lambda: not sample.is_busy, timeout=LONG)
    (tree,) = sample.follow.figures[0].marks
    sample.follow.resize(sample.follow.width() - 20, sample.follow.height() - 10)
    assert not sample.is_busy
    sample.follow.boxes["tree"][1].field.typed.emit("2")
    qtbot.waitUntil(lambda: sample.is_busy, timeout=LONG)
    qtbot.waitUntil(lambda: not sample.is_busy, timeout=LONG)
    assert sample.follow.figures[0].marks != (tree,)


def test_a_number_without_meaning_is_refused_where_it_was_typed(sample: Sample, qtbot: QtBot) -> None:
    sample.follow.choose("beams")
    box = sample.follow.boxes["beams"][0]
    box.field.typed.emit("0")
    assert box.field.is_refused
    assert "from 1 to 8" in box.field.toolTip()
    assert sample._desk.sitting.selection.beams == 3
    box.field.typed.emit("2")
    assert sample._desk.sitting.selection.beams == 2
    qtbot.waitUntil(lambda: not sample.is_busy, timeout=LONG)


def test_the_number_falls_once_more(sample: Sample, qtbot: QtBot) -> None:
    """While it falls nobody is told which token it hits."""
    draw = next(item for item in sample.stages.canvas.items_shown if isinstance(item, DrawItem))
    with qtbot.waitSignal(draw.landed, timeout=LONG):
        sample.play()
        assert not draw.has_landed or draw.mark.number is None
        draw.finish()


def test_of_an_encoder_it_says_why_nothing_is_drawn_and_where_to_go(
    new_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    from tests.standins import STANDINS

    window = new_window("The old [MASK]", lambda *_: STANDINS["encoder"]())
    window.workspaces.open("sample")
    sample = window.workspaces.workspace
    assert isinstance(sample, Sample)
    assert "fills masks" in sample.unable.words.text()
    assert not sample.stages.isVisible()
    assert not sample.is_busy
    sample.unable.go.click()
    assert window.workspaces.current == "explore"


def test_a_presentation_from_here_begins_with_the_draw(window: MainWindow, sample: Sample) -> None:
    window.presenting.begin()
    assert window.presenting.presenter is not None
    assert window.presenting.presenter.scene == "sampling"
    window.presenting.end()


def test_the_prompt_has_its_lines_again_once_sample_is_left(window: MainWindow, sample: Sample, qtbot: QtBot) -> None:
    """The timeline shows the text, so that one line of the prompt is enough; no other workspace has a timeline."""
    with qtbot.waitSignal(window.settled, timeout=LONG):
        window.prompt.field.set_text("One cat\nand two dogs\nsaw")
    run(window, qtbot, 2)
    low = window.prompt.field.height()
    window.commands.do("workspace-explore")
    assert window.prompt.field.height() > 2 * low
