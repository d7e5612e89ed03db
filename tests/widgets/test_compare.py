"""The workspace *Compare*, in the real window, with engines that answer at once."""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from tests.models import byte_level_bpe
from tests.standins import StandIn, open_standin, spec_of
from tests.widgets.conftest import LONG, PROMPT
from visualizer.errors import ModelError
from visualizer.numerals import grouped
from visualizer.state import Selection
from visualizer.tokens import Prompt, Tokenizer
from visualizer.views.figure import Dots, Facts, Text
from widgets.keeping.workspaces import WorkspacesPart
from widgets.main_window import MainWindow
from widgets.marks.facts import FactsItem
from widgets.marks.token_strip import TokenStripItem
from widgets.panels.panel import HEADER_HEIGHT
from widgets.workspaces.compare import Compare
from widgets.workspaces.compare.column import Column
from widgets.workspaces.compare.workspace import Rule

NewWindow = Callable[..., MainWindow]
ENGINES: list[StandIn] = []  # those that were opened in the test, in their order


def decoder(name: str, layers: int = 3) -> StandIn:
    """A model that goes on with a text."""
    tokenizer = Tokenizer(byte_level_bpe())
    spec = spec_of(name, len(tokenizer.vocabulary))
    return StandIn(replace(spec, layers=layers, rules=spec.rules[:1] * layers), tokenizer)


def opener(name: str, backend: str = "auto", device: str = "auto") -> StandIn:
    """The window's model, one with more layers, an encoder, an encoder-decoder, and none."""
    if name == "missing":
        raise ModelError("There is no model “missing”.")
    engine = decoder(name, 5 if name == "deep" else 3) if name in ("tiny-gpt", "deep") else open_standin(name)
    ENGINES.append(engine)
    return engine


@pytest.fixture
def window(new_window: NewWindow) -> MainWindow:
    ENGINES.clear()
    return new_window(opener=opener)


@pytest.fixture
def compare(window: MainWindow, qtbot: QtBot) -> Compare:
    """The workspace, opened, with both columns read."""
    window.commands.do("workspace-compare")
    workspace = cast(Compare, window.workspaces.workspace)
    settle(workspace, qtbot)
    return workspace


def settle(compare: Compare, qtbot: QtBot) -> None:
    """Wait until every column has read its text and what they say is compared."""
    qtbot.waitUntil(lambda: not compare.is_busy, timeout=LONG)


def write(column: Column, text: str, compare: Compare, qtbot: QtBot) -> None:
    """Put a text into a column as a person would, and wait for what comes of it."""
    column.field.set_text(text)
    settle(compare, qtbot)


def use(column: Column, model: str, compare: Compare, qtbot: QtBot) -> None:
    """Let a column read with another model, and wait until it has."""
    column.use(model)
    qtbot.waitUntil(lambda: column.trace is not None and column.trace.spec.name == model, timeout=LONG)
    settle(compare, qtbot)


def figure_of(compare: Compare) -> tuple[Dots, Dots, Facts]:
    """What is drawn below the columns."""
    (figure,) = compare.compared.figures
    likeliest, apart, distances = figure.marks
    assert isinstance(likeliest, Dots)
    assert isinstance(apart, Dots)
    assert isinstance(distances, Facts)
    return likeliest, apart, distances


def test_columns_follow_what_is_typed_and_come_and_go_with_their_letters(
    window: MainWindow, compare: Compare, qtbot: QtBot
) -> None:
    """It begins with the window's prompt twice; the second text has the keyboard, and what it changes shows at once."""
    assert [column.field.text for column in compare.columns] == [PROMPT, PROMPT]
    assert not window.prompt.isVisible()
    assert compare.columns[1].field.hasFocus()
    assert compare.columns[1].field.textCursor().selectedText() == PROMPT.split()[-1]
    (figure,) = compare.compared.figures
    assert [type(mark) for mark in figure.marks] == [Text]
    assert figure.sentence.startswith("A and B read the same tokens")
    lower = compare.compared.height()
    first = compare.columns[0].trace
    write(compare.columns[1], "The old queen", compare, qtbot)
    assert compare.columns[0].trace is first
    trace = compare.columns[1].trace
    assert trace is not None
    assert trace.prompt == "The old queen"
    likeliest, apart, distances = figure_of(compare)
    assert (likeliest.names, apart.names) == (("A", "B"), ("B",))
    qtbot.waitUntil(lambda: compare.compared.height() > 2 * lower, timeout=LONG)
    assert distances.facts[0].value != "0.0 %"
    assert compare.columns[1].facts.text.startswith(f"{len(trace.tokens)} of 64 tokens · perplexity")

    compare.columns[0].menu.actions()[0].trigger()  # duplicates it
    compare.add.click()
    settle(compare, qtbot)
    texts = [PROMPT, PROMPT, "The old queen", "The old queen"]
    assert [column.field.text for column in compare.columns] == texts
    assert [column.accessibleName() for column in compare.columns] == [f"Column {name}" for name in "ABCD"]
    assert not compare.add.isEnabled()
    assert figure_of(compare)[0].names == ("A", "B", "C", "D")
    gone = compare.columns[0]
    for _ in range(2):
        compare.columns[0].remove.trigger()
    settle(compare, qtbot)
    assert gone not in compare.columns
    assert [column.field.text for column in compare.columns] == ["The old queen", "The old queen"]
    assert not compare.columns[0].remove.isEnabled()
    assert "A and B read the same tokens" in compare.compared.figures[0].sentence


def test_a_column_reads_with_a_model_of_its_own_that_goes_with_it(
    window: MainWindow, compare: Compare, qtbot: QtBot
) -> None:
    """Two columns share one engine; it is closed with the last of them, and the window's goes on."""
    second = compare.columns[1]
    use(second, "deep", compare, qtbot)
    assert "matched by what they spell" in compare.compared.figures[0].sentence
    assert second.model.choice == "deep"
    compare.add.click()
    third = compare.columns[2]
    qtbot.waitUntil(lambda: third.trace is not None and third.trace.spec.name == "deep", timeout=LONG)
    assert [engine.spec.name for engine in ENGINES] == ["tiny-gpt", "deep"]
    assert third.reader.engines is second.reader.engines
    theirs = second.reader.engines
    third.remove.trigger()
    assert theirs.is_running
    use(second, "pair", compare, qtbot)
    qtbot.waitUntil(lambda: not theirs.is_running, timeout=LONG)
    assert second.target_frame.isVisible()
    write(second, "It is raining.", compare, qtbot)
    second.target.set_text("the queen")
    settle(compare, qtbot)
    assert second.trace is not None
    assert second.trace.prompt == "the queen"
    second.next.picked.emit({"append": second.trace.tokens[-1].id})
    settle(compare, qtbot)
    assert second.target.text.startswith("the queen")
    assert len(second.target.text) > len("the queen")
    second.use("")
    qtbot.waitUntil(lambda: second.trace is not None and second.trace.spec.name == "tiny-gpt", timeout=LONG)
    assert not second.target_frame.isVisible()
    assert window.engines.is_running


def test_a_model_that_is_not_wanted_any_more_is_waited_for_only_when_the_window_goes(
    new_window: NewWindow, qtbot: QtBot
) -> None:
    """Meanwhile its column reads with another."""
    began, go_on = threading.Event(), threading.Event()

    def late(name: str, backend: str = "auto", device: str = "auto") -> StandIn:
        if name == "deep":
            began.set()
            go_on.wait(LONG / 1000)
        return opener(name, backend, device)

    window = new_window(opener=late)
    window.commands.do("workspace-compare")
    compare = cast(Compare, window.workspaces.workspace)
    second = compare.columns[1]
    second.use("deep")
    assert began.wait(LONG / 1000)
    theirs = second.reader.engines
    use(second, "pair", compare, qtbot)
    assert theirs.is_running
    go_on.set()
    window.close()
    assert not theirs.is_running


def test_what_goes_wrong_is_said_in_its_column_and_the_others_go_on(compare: Compare, qtbot: QtBot) -> None:
    write(compare.columns[1], "The old queen", compare, qtbot)
    compare.add.click()
    third = compare.columns[2]
    third.use("missing")
    qtbot.waitUntil(lambda: third.said.text() == "There is no model “missing”.", timeout=LONG)
    settle(compare, qtbot)
    assert third.said.isVisible()
    assert third.trace is None
    assert figure_of(compare)[0].names == ("A", "B")
    use(third, "encoder", compare, qtbot)
    assert "write [MASK] into the prompt" in third.said.text()
    assert third.next.figures == ()  # of no token that it sees
    assert figure_of(compare)[0].names == ("A", "B")
    write(third, "The old [MASK] smiled.", compare, qtbot)
    assert not third.said.isVisible()
    assert third.next.views == ("fillers",)
    assert third.trace is not None
    assert third.place == third.trace.masked[0]
    king = ENGINES[-1].tokenizer.vocabulary.id("king")
    third.next.picked.emit({"fill": third.place, "filler": king})
    settle(compare, qtbot)
    assert third.field.text == "The old king smiled."
    write(third, "The old [MASK] smiled.", compare, qtbot)
    assert figure_of(compare)[0].names == ("A", "B", "C")
    write(compare.columns[0], "", compare, qtbot)
    assert figure_of(compare)[0].names == ("B", "C")


def test_that_a_text_was_cut_is_said_in_every_width(window: MainWindow, compare: Compare, qtbot: QtBot) -> None:
    """Under the text, in as many lines as it takes; what stands above the panels stays equally high in all columns."""
    for _ in range(2):
        compare.add.click()
    settle(compare, qtbot)
    first = compare.columns[0]
    assert first.measured is not None
    first.reader.shown.emit(replace(first.measured, trace=replace(first.measured.trace, omitted=1200)))
    cut, read = first.cut, len(first.measured.trace.tokens)
    for width in (1440, 900):
        window.resize(width, 900)
        qtbot.waitUntil(lambda: cut.height() >= cut.heightForWidth(cut.width()), timeout=LONG)
        assert cut.isVisible()
        assert cut.text() == f"The text has {grouped(1200 + read)} tokens; tiny-gpt reads the last {read}."
        assert cut.parentWidget().rect().contains(cut.geometry())
        qtbot.waitUntil(lambda: len({column.next.y() for column in compare.columns}) == 1, timeout=LONG)
    assert not compare.columns[1].cut.isVisible()
    write(compare.columns[0], "The old king", compare, qtbot)
    assert not cut.isVisible()


def test_where_fewer_than_two_columns_predict_a_token_the_comparison_says_so(compare: Compare, qtbot: QtBot) -> None:
    """Not that nothing was read."""
    use(compare.columns[1], "encoder", compare, qtbot)
    assert "Fewer than two columns predict a token" in compare.compared.canvas.accessibleDescription()
    write(compare.columns[0], "", compare, qtbot)
    assert "once both have read something" in compare.compared.canvas.accessibleDescription()


def test_while_columns_say_the_same_they_have_all_the_room(window: MainWindow, compare: Compare) -> None:
    """From the first look on. The upper row says what they are sampled with."""
    assert compare.compared.geometry().bottom() == compare.compared.parentWidget().height() - 1
    assert compare.sampling.text == f"sampling: {window.sitting.selection.sampling.words}"
    window.sitting.select(sampling=replace(window.sitting.selection.sampling, greedy=True))
    assert compare.sampling.text == "sampling: greedy"


def test_all_columns_look_at_the_same_head_each_from_its_own_token(
    window: MainWindow, compare: Compare, qtbot: QtBot
) -> None:
    """A head that only another model has is looked at there alone. Asleep, no column reads."""
    window.sitting.selection = Selection(layer=1, head=2)
    compare.layer.after.click()
    assert [column.sitting.selection.layer for column in compare.columns] == [2, 2]
    assert (window.sitting.selection.layer, window.sitting.selection.head) == (2, 2)
    compare.columns[0].strip.picked.emit({"query": 0})
    assert [column.sitting.selection.query for column in compare.columns] == [0, -1]
    assert window.sitting.selection.query == -1
    compare.columns[0].head.picked.emit({"stage": "raw"})
    assert [column.sitting.selection.stage for column in compare.columns] == ["raw", "raw"]
    second = compare.columns[1]
    use(second, "deep", compare, qtbot)
    for _ in range(2):
        compare.layer.after.click()
    assert second.sitting.selection.layer == 4
    assert compare.columns[0].sitting.selection.layer == 2
    assert window.sitting.selection.layer == 2
    assert not compare.layer.after.isEnabled()

    window.commands.do("workspace-explore")
    asked = len(ENGINES[1].asked)
    second.show_text(Prompt("The king"), Prompt(""))
    assert not second.reader.is_busy
    assert len(ENGINES[1].asked) == asked
    window.commands.do("workspace-compare")
    settle(compare, qtbot)
    assert second.trace is not None
    assert second.trace.prompt == "The king"


def test_asleep_nothing_is_compared(window: MainWindow, compare: Compare, qtbot: QtBot) -> None:
    """What became of the columns meanwhile is, once they are looked at again, such as of another model."""
    write(compare.columns[1], "The old queen", compare, qtbot)
    compare.columns[0].strip.picked.emit({"query": 0})
    figures = compare.compared.figures
    window.commands.do("workspace-explore")
    assert not compare.is_busy
    window.models.open("deep", "auto", "auto")
    qtbot.waitUntil(lambda: window.sitting.trace.spec.name == "deep" and window.passes.is_up_to_date, timeout=LONG)
    assert not compare.is_busy
    assert compare.compared.figures is figures
    window.commands.do("workspace-compare")
    settle(compare, qtbot)
    assert compare.compared.figures is not figures
    assert [column.trace.spec.name for column in compare.columns if column.trace] == ["deep", "deep"]
    window.commands.do("workspace-explore")
    figures = compare.compared.figures
    window.commands.do("workspace-compare")
    assert not compare.is_busy  # nothing is new
    assert compare.compared.figures is figures


def test_what_the_texts_do_not_share_is_underlined(compare: Compare, qtbot: QtBot) -> None:
    """In the first column it is what any other lacks; it stays when another token is looked from."""
    write(compare.columns[0], "The king was very", compare, qtbot)
    write(compare.columns[1], "The queen was very", compare, qtbot)
    compare.add.click()
    write(compare.columns[2], "The king was", compare, qtbot)
    compare.columns[1].strip.picked.emit({"query": 0})
    settle(compare, qtbot)
    underlined = []
    for column in compare.columns:
        (strip,) = (item for item in column.strip.canvas.items_shown if isinstance(item, TokenStripItem))
        assert column.trace is not None
        underlined.append("".join(column.trace.tokens[place].text for place in sorted(strip.underlined)))
    assert underlined == [" king very", " queen", ""]


def test_each_distance_is_explained_under_the_pointer(compare: Compare, qtbot: QtBot) -> None:
    """In per cent what is a difference of probabilities; what depends on the direction is smaller and says which."""
    write(compare.columns[1], "The old queen", compare, qtbot)
    (item,) = (item for item in compare.compared.canvas.items_shown if isinstance(item, FactsItem))
    told = []
    for place in range(4):
        spot = item.spot(QPointF(item.span(place)[0] + 4, item.room.y() + 30))
        assert spot is not None
        told.append(spot.probe.text)
    assert told[0].startswith("total variation: half the sum of all differences")
    assert "a code made for B" in told[2]
    assert "a code made for A" in told[3]
    assert item.spot(QPointF(item.room.x() + 4, item.room.y() - 4)) is None


def test_another_theme_is_everywhere_while_the_columns_are_open(window: MainWindow, compare: Compare) -> None:
    """Ground and text are those of the theme, also of what a style sheet above has a say in."""
    for name in ("dark", "light"):
        window.themes.choose(name)
        theme = window.themes.theme
        for column in compare.columns:
            assert column.field.palette().color(QPalette.ColorRole.Text) == theme.colour("ink")
            for panel in column.panels:
                stripe = panel.grab(QRect(0, HEADER_HEIGHT, panel.width(), 6)).toImage()
                assert stripe.pixelColor(2, 2) == theme.colour("panel")
        assert compare.compared.grab().toImage().pixelColor(2, 60) == theme.colour("panel")
        (rule,) = compare.findChildren(Rule)
        assert rule.grab().toImage().pixelColor(0, 9) == theme.colour("line")


def test_texts_go_to_explore_and_come_from_there(window: MainWindow, compare: Compare, qtbot: QtBot) -> None:
    """Undo in a column takes back its own typing; the window's prompt takes over a column's as one edit."""
    second = compare.columns[1]
    write(second, "The queen", compare, qtbot)
    qtbot.keyClick(second.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert second.field.text == PROMPT
    qtbot.keyClick(second.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert second.field.text == "The queen"
    second.menu.actions()[2].trigger()
    assert window.workspaces.current == "explore"
    assert window.prompt.field.text == "The queen"
    window.commands.do("undo")
    assert window.prompt.field.text == PROMPT
    window.prompt.field.set_text("The old king")
    window.commands.do("compare-prompt")
    settle(compare, qtbot)
    assert window.workspaces.current == "compare"
    assert [column.field.text for column in compare.columns] == ["The old king", "The queen"]
    before = compare.columns[0].trace
    window.sitting.factors = {(1, 1): 0.0}  # the model of the window is one model, wherever it reads
    qtbot.waitUntil(lambda: compare.columns[0].trace is not before, timeout=LONG)


def test_the_columns_are_there_again_another_day(window: MainWindow, qtbot: QtBot) -> None:
    """Whatever the file says, the workspace opens; a model comes with its column."""
    kept = {
        "columns": [
            {"text": "The king", "target": "", "model": ""},
            {"text": "It is raining.", "target": "the", "model": "pair"},
            {"text": "The queen", "target": "", "model": ""},
        ]
    }
    part = WorkspacesPart(window.workspaces)
    part.restore({"compare": kept, "of a later day": {"x": 1}})
    assert part.state() == {"compare": kept, "of a later day": {"x": 1}, "open": "explore"}
    window.commands.do("workspace-compare")
    compare = cast(Compare, window.workspaces.workspace)
    qtbot.waitUntil(lambda: all(column.trace is not None for column in compare.columns), timeout=LONG)
    settle(compare, qtbot)
    assert compare.state() == kept
    assert compare.columns[1].trace is not None
    assert compare.columns[1].trace.source is not None
    for junk in ({}, {"columns": 3}, {"columns": [1, {"text": "alone"}]}):
        compare.restore(junk)
        assert compare.state() == kept
