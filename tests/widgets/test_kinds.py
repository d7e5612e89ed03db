"""The window follows the kind of the open model: what an encoder and an encoder-decoder have, and what they lack."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.standins import open_standin
from tests.widgets.conftest import LONG
from visualizer.tokens import Prompt
from visualizer.views.figure import Bars, Text
from widgets.keeping.start import FIRST_PROMPT, Start
from widgets.main_window import MainWindow
from widgets.marks.token_strip import TokenStripItem
from widgets.presenter import scenes
from widgets.theme import ThemeController

TRANSLATION = "translate English to French: It is raining."
MASKED = "The old king looked at the old [MASK] and smiled."


@pytest.fixture
def open_kind(themes: ThemeController, qtbot: QtBot) -> Iterator[Callable[..., MainWindow]]:
    """Opens windows on stand-ins; each is closed and deleted after the test."""
    windows: list[MainWindow] = []

    def make(kind: str, prompt: str | None = None, target: str = "", is_sample: bool = False) -> MainWindow:
        window = MainWindow(themes, open_standin)
        windows.append(window)
        window.resize(1440, 900)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        text = prompt if prompt is not None else FIRST_PROMPT
        window.resume(Start(Prompt(text), len(text), kind, is_sample=is_sample, target=Prompt(target)))
        settle(window, qtbot)
        return window

    yield make
    while windows:
        window = windows.pop()
        window.close()
        window.deleteLater()
        del window


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until what stands in the fields is what is shown, and everything is drawn."""
    qtbot.waitUntil(lambda: window.models.spec is not None and window.passes.is_up_to_date, timeout=LONG)
    qtbot.wait(1)
    QApplication.processEvents()


def chips(window: MainWindow, side: str = "source") -> TokenStripItem:
    strip = window.strip if side == "source" else window.target_strip
    return next(item for item in strip.canvas.items_shown if isinstance(item, TokenStripItem))


def click(window: MainWindow, point: QPointF, double: bool = False, side: str = "source") -> None:
    strip = window.strip if side == "source" else window.target_strip
    act = QTest.mouseDClick if double else QTest.mouseClick
    act(strip.canvas.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())


# ---- encoders ----
class TestEncoder:
    def test_there_is_nothing_to_draw_but_a_token_to_mask(self, open_kind: Callable[..., MainWindow]) -> None:
        window = open_kind("encoder", MASKED)
        assert window.prompt.mask_token.isVisible()
        assert not window.prompt.step.isVisible()
        assert not window.prompt.generate.isVisible()
        assert "draws" not in window.commands.facts

    def test_only_the_settings_that_reshape_are_shown(self, open_kind: Callable[..., MainWindow], qtbot: QtBot) -> None:
        """Nothing is drawn: not greedily, not by a seed. Greedy of an earlier model makes no list of one filler."""
        window = open_kind("encoder", MASKED)
        controls = window.panels.controls
        assert controls.rows["temperature"].isVisible()
        assert not any(part.isVisible() for part in (controls.how, controls.seed, controls.length, controls.seed_label))
        before = window.panels.next.figures[0].marks[0]
        window.sitting.select(sampling=replace(window.sitting.selection.sampling, greedy=True))
        settle(window, qtbot)
        after = window.panels.next.figures[0].marks[0]
        assert [row.now for row in after.rows] == [row.now for row in before.rows]  # type: ignore[union-attr]
        window = open_kind("pair", TRANSLATION)
        assert window.panels.controls.how.isVisible()

    def test_the_sample_has_a_mask_and_one_looks_from_it(self, open_kind: Callable[..., MainWindow]) -> None:
        window = open_kind("encoder", is_sample=True)
        assert window.prompt.field.text == MASKED
        trace = window.sitting.trace
        assert trace is not None
        assert trace.masked == (window.sitting.selection.query,)
        assert not window.undoing.can_undo

    def test_a_text_of_ones_own_is_left_alone(self, open_kind: Callable[..., MainWindow]) -> None:
        assert open_kind("encoder", "A cat.").prompt.field.text == "A cat."

    def test_the_fillers_stand_in_the_fourth_panel(self, open_kind: Callable[..., MainWindow]) -> None:
        window = open_kind("encoder", "The [MASK] king looked at the [MASK].")
        lists = [mark for mark in window.panels.next.figures[0].marks if isinstance(mark, Bars)]
        assert window.panels.next.header.title == "Fill the masks"
        assert window.panels.next.header.heading.note == "masked language modelling"
        assert [one.fills for one in lists] == list(window.sitting.trace.masked)  # type: ignore[union-attr]

    def test_a_double_click_masks_a_token(self, open_kind: Callable[..., MainWindow], qtbot: QtBot) -> None:
        window = open_kind("encoder", "The old king looked.")
        place = chips(window).chip(3).center()
        click(window, place)
        assert window.sitting.selection.query == 3
        click(window, place, double=True)
        settle(window, qtbot)
        assert window.prompt.field.text == "The old [MASK] looked."
        assert window.sitting.trace.masked == (3,)  # type: ignore[union-attr]
        assert window.sitting.selection.query == 3

    def test_the_corner_of_a_chip_masks_its_token(self, open_kind: Callable[..., MainWindow], qtbot: QtBot) -> None:
        window = open_kind("encoder", "The old king looked.")
        click(window, chips(window).corner(2).center())
        settle(window, qtbot)
        assert window.prompt.field.text == "The [MASK] king looked."

    def test_keys_mask_the_query_token(self, open_kind: Callable[..., MainWindow], qtbot: QtBot) -> None:
        window = open_kind("encoder", "The old king looked.")
        window.pick({"query": 1})
        window.panels.head.canvas.setFocus()
        QTest.keyClick(window.panels.head.canvas, Qt.Key.Key_M)
        settle(window, qtbot)
        assert window.prompt.field.text == "[MASK] old king looked."
        window.pick({"query": 3})
        window.prompt.field.setFocus()
        QTest.keyClick(window.prompt.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle(window, qtbot)
        assert window.prompt.field.text == "[MASK] old [MASK] looked."

    def test_what_stands_for_nothing_typed_is_not_masked(self, open_kind: Callable[..., MainWindow]) -> None:
        window = open_kind("encoder", "The old king.")
        window.pick({"query": 0})  # [CLS]
        window.commands.do("mask")
        assert window.prompt.field.text == "The old king."
        assert any("cannot be masked" in notice.sentence for notice in window.notices.open_ones)

    def test_a_filler_takes_the_place_of_its_mask_and_undo_the_filler(
        self, open_kind: Callable[..., MainWindow], qtbot: QtBot
    ) -> None:
        window = open_kind("encoder", "The old [MASK] looked at the [MASK].")
        lists = [mark for mark in window.panels.next.figures[0].marks if isinstance(mark, Bars)]
        row = next(place for place, bar in enumerate(lists[0].rows) if bar.label.startswith("·"))
        word = lists[0].rows[row].label.lstrip("·")
        window.pick(lists[0].probe(row).pick)
        settle(window, qtbot)
        assert window.prompt.field.text == f"The old {word} looked at the [MASK]."
        window.commands.do("undo")
        settle(window, qtbot)
        assert window.prompt.field.text == "The old [MASK] looked at the [MASK]."

    def test_a_filler_at_the_beginning_brings_no_space(
        self, open_kind: Callable[..., MainWindow], qtbot: QtBot
    ) -> None:
        window = open_kind("encoder", "[MASK] king.")
        bars = next(mark for mark in window.panels.next.figures[0].marks if isinstance(mark, Bars))
        row = next(place for place, bar in enumerate(bars.rows) if bar.label.startswith("·"))
        window.pick(bars.probe(row).pick)
        settle(window, qtbot)
        assert window.prompt.field.text == f"{bars.rows[row].label.lstrip('·')} king."

    def test_masking_is_one_undo_with_the_look_at_it(self, open_kind: Callable[..., MainWindow], qtbot: QtBot) -> None:
        window = open_kind("encoder", "The old king looked.")
        window.pick({"query": 4})
        window.masking.mask(2)
        settle(window, qtbot)
        window.commands.do("undo")
        settle(window, qtbot)
        assert (window.prompt.field.text, window.sitting.selection.query) == ("The old king looked.", 4)

    def test_without_a_head_nothing_is_made_up(self, open_kind: Callable[..., MainWindow]) -> None:
        window = open_kind("headless", "The old king looked.")
        (mark,) = window.panels.next.figures[0].marks
        assert isinstance(mark, Text)
        assert "language head" in mark.text
        assert window.panels.next.header.heading.note == "no language head"
        assert "lens" not in {figure.view for figure in window.panels.heads.figures}

    def test_the_presentation_leaves_out_what_an_encoder_has_not(self, open_kind: Callable[..., MainWindow]) -> None:
        trace = open_kind("encoder", MASKED).sitting.trace
        assert "fillers" in scenes.names(trace)
        assert "next-token" not in scenes.names(trace)


# ---- encoder-decoders ----
class TestPair:
    def test_source_and_target_stand_side_by_side(self, open_kind: Callable[..., MainWindow]) -> None:
        window = open_kind("pair", "The king.", "Il")
        assert window.prompt.target_frame.isVisible()
        assert window.target_strip.isVisible()
        trace = window.sitting.trace
        assert trace is not None
        assert len(chips(window).mark.chips) == len(trace.source_tokens)
        assert len(chips(window, "target").mark.chips) == len(trace.tokens)
        assert window.target_strip.x() + 16 == window.prompt.target_frame.x()

    def test_the_room_that_the_target_leaves_goes_to_the_source(
        self, open_kind: Callable[..., MainWindow], qtbot: QtBot
    ) -> None:
        window = open_kind("pair", TRANSLATION, "Il")
        item = chips(window)
        assert item.total <= item.room.width()
        assert window.target_strip.x() > window.prompt.target_frame.x()
        window.prompt.field.set_text("The king.")
        settle(window, qtbot)
        qtbot.waitUntil(lambda: window.target_strip.x() + 16 == window.prompt.target_frame.x(), timeout=LONG)

    def test_it_begins_where_the_two_texts_meet_and_with_what_is_likeliest(
        self, open_kind: Callable[..., MainWindow]
    ) -> None:
        window = open_kind("pair", TRANSLATION)
        assert window.sitting.selection.kind == "cross"
        assert window.sitting.selection.sampling.greedy

    def test_steps_go_behind_the_target(self, open_kind: Callable[..., MainWindow], qtbot: QtBot) -> None:
        window = open_kind("pair", TRANSLATION, "Il")
        window.commands.do("step")
        qtbot.waitUntil(lambda: not window.passes.is_running, timeout=LONG)
        settle(window, qtbot)
        assert window.prompt.field.text == TRANSLATION
        assert window.prompt.target.text.startswith("Il")
        assert len(window.prompt.target.prompt.drawn) == 1
        window.commands.do("undo")
        settle(window, qtbot)
        assert window.prompt.target.prompt == Prompt("Il")

    def test_a_click_on_a_bar_goes_behind_the_target(self, open_kind: Callable[..., MainWindow], qtbot: QtBot) -> None:
        window = open_kind("pair", TRANSLATION, "Il")
        bars = next(mark for mark in window.panels.next.figures[0].marks if isinstance(mark, Bars))
        window.pick(bars.probe(2).pick)
        qtbot.waitUntil(lambda: bool(window.prompt.target.prompt.drawn), timeout=LONG)
        settle(window, qtbot)
        assert window.prompt.target.prompt.drawn == (bars.rows[2].token_id,)

    @pytest.mark.parametrize("kind", ["encoder", "decoder", "cross"])
    def test_heads_and_head_show_the_kind_that_is_chosen(
        self, kind: str, open_kind: Callable[..., MainWindow], qtbot: QtBot
    ) -> None:
        window = open_kind("pair", TRANSLATION, "Il ple")
        window.pick({"kind": kind})
        settle(window, qtbot)
        facet = window.sitting.trace.facet(kind)  # type: ignore[union-attr, arg-type]
        assert window.panels.head.figures[0].marks[0].values.shape == (  # type: ignore[union-attr]
            len(facet.tokens),
            len(facet.key_tokens),
        )
        assert window.panels.heads.figures[0].marks[0].tiles.shape[0] == facet.spec.layers  # type: ignore[union-attr]
        for panel in (window.panels.heads, window.panels.head):
            assert panel.kinds.segments.accessible_value() == kind

    def test_each_side_remembers_its_query_token(self, open_kind: Callable[..., MainWindow]) -> None:
        window = open_kind("pair", TRANSLATION, "Il ple")
        click(window, chips(window, "target").chip(1).center(), side="target")
        window.pick({"kind": "encoder"})
        window.pick({"query": 4})
        window.pick({"kind": "cross"})
        assert window.sitting.selection.query == 1
        window.pick({"kind": "encoder"})
        assert window.sitting.selection.query == 4

    def test_a_click_on_the_other_side_looks_from_there(self, open_kind: Callable[..., MainWindow]) -> None:
        window = open_kind("pair", TRANSLATION, "Il ple")
        window.pick({"kind": "encoder"})
        click(window, chips(window, "target").chip(1).center(), side="target")
        assert (window.sitting.selection.kind, window.sitting.selection.query) == ("cross", 1)

    def test_in_cross_attention_a_source_token_is_a_key(self, open_kind: Callable[..., MainWindow]) -> None:
        window = open_kind("pair", TRANSLATION, "Il ple")
        click(window, chips(window).chip(2).center())
        selection = window.sitting.selection
        assert (selection.kind, selection.key) == ("cross", 2)

    def test_a_hovered_source_token_lights_up_as_a_column_and_in_its_text_only(
        self, open_kind: Callable[..., MainWindow]
    ) -> None:
        window = open_kind("pair", TRANSLATION, "Il ple")
        window.sitting.point(tokens=(1,))
        item = window.panels.head.canvas.items_shown[0]
        assert item.lit == {("column", 1)}
        assert chips(window).lit == {("chip", 1)}
        assert not chips(window, "target").lit
        assert window.prompt.target.marked_texts() == []

    def test_the_next_token_is_the_targets_whatever_kind_is_shown(self, open_kind: Callable[..., MainWindow]) -> None:
        window = open_kind("pair", TRANSLATION, "Il ple")
        before = window.panels.next.figures[0].marks[0]
        window.pick({"kind": "encoder"})
        QApplication.processEvents()
        after = window.panels.next.figures[0].marks[0]
        assert isinstance(before, Bars)
        assert before.rows == after.rows  # type: ignore[union-attr]

    def test_the_key_goes_round_the_kinds(self, open_kind: Callable[..., MainWindow]) -> None:
        window = open_kind("pair", TRANSLATION)
        window.panels.head.canvas.setFocus()
        seen = []
        for _ in range(3):
            QTest.keyClick(window.panels.head.canvas, Qt.Key.Key_K)
            seen.append(window.sitting.selection.kind)
        assert seen == ["encoder", "decoder", "cross"]

    def test_a_span_becomes_a_sentinel_and_the_target_is_drawn_from_it(
        self, open_kind: Callable[..., MainWindow], qtbot: QtBot
    ) -> None:
        window = open_kind("pair", "The old king looked at the queen.", "Il")
        field = window.prompt.field
        select(window, 4, 12)
        assert window.prompt.frame.offer.isVisible()
        assert "<extra_id_0>" in window.prompt.frame.offer.text()
        window.prompt.frame.offer.click()
        qtbot.waitUntil(lambda: not window.passes.is_running, timeout=LONG)
        assert field.text == "The <extra_id_0> looked at the queen."
        assert window.prompt.target.text.startswith("<extra_id_0>")
        assert window.prompt.target.prompt.drawn

    def test_sentinels_count_from_the_left(self, open_kind: Callable[..., MainWindow], qtbot: QtBot) -> None:
        window = open_kind("pair", "The old king looked at the <extra_id_0>.")
        select(window, 4, 12)
        window.commands.do("replace-span")
        window.commands.do("stop")
        assert window.prompt.field.text == "The <extra_id_0> looked at the <extra_id_1>."
        settle(window, qtbot)

    def test_taking_out_a_span_is_one_undo_for_both_texts(
        self, open_kind: Callable[..., MainWindow], qtbot: QtBot
    ) -> None:
        window = open_kind("pair", "The old king looked.", "Il")
        select(window, 4, 12)
        window.commands.do("replace-span")
        window.commands.do("undo")
        settle(window, qtbot)
        assert (window.prompt.field.text, window.prompt.target.text) == ("The old king looked.", "Il")

    def test_an_empty_source_offers_a_sample(self, open_kind: Callable[..., MainWindow], qtbot: QtBot) -> None:
        window = open_kind("pair", "", "")
        assert window.prompt.frame.offer.text() == TRANSLATION
        window.prompt.frame.offer.click()
        settle(window, qtbot)
        assert window.prompt.field.text == TRANSLATION
        assert not window.prompt.frame.offer.isVisible()

    def test_a_head_is_switched_off_in_the_kind_of_attention_that_is_shown(
        self, open_kind: Callable[..., MainWindow], qtbot: QtBot
    ) -> None:
        """Its namesakes in the other two stay on; the line above the panels names the kind; undo brings it back."""
        window = open_kind("pair", TRANSLATION)
        window.pick({"kind": "cross", "layer": 1, "head": 2})
        window.panels.head.canvas.setFocus()
        window.commands.update_facts()
        window.commands.do("switch-head")
        settle(window, qtbot)
        assert window.sitting.factors == {("cross", 1, 2): 0.0}
        trace = window.sitting.trace
        assert trace is not None
        assert [trace.facet(kind).factor(1, 2) for kind in trace.kinds] == [1.0, 1.0, 0.0]
        assert "cross layer 1 head 2 off" in window.altered.altered.text
        window.pick({"kind": "encoder"})
        assert window.altered.head.text == "encoder layer 1 head 2  × 1.00"
        window.undoing.undo()  # the kind
        window.undoing.undo()
        settle(window, qtbot)
        assert not window.sitting.factors

    def test_a_whole_layer_is_that_of_one_stack(self, open_kind: Callable[..., MainWindow]) -> None:
        window = open_kind("pair", TRANSLATION)
        window.pick({"kind": "encoder", "layer": 1, "head": 0})
        window.panels.head.canvas.setFocus()
        window.commands.update_facts()
        window.commands.do("switch-layer")
        assert window.sitting.factors == {("encoder", 1, head): 0.0 for head in range(4)}

    def test_heads_of_another_kind_of_model_are_not_asked_for(self, open_kind: Callable[..., MainWindow]) -> None:
        """An undo may bring them back; the model that is open has no such heads."""
        window = open_kind("encoder", MASKED)
        window.sitting.factors = {("cross", 0, 0): 0.0, (0, 1): 0.5, (9, 0): 0.0}
        assert window.passes.factors == {(0, 1): 0.5}

    def test_heads_are_not_ranked_and_the_window_says_so(self, open_kind: Callable[..., MainWindow]) -> None:
        window = open_kind("pair", TRANSLATION)
        window.panels.head.canvas.setFocus()
        window.commands.update_facts()
        window.commands.do("rank-heads")
        assert not window.ranking.is_running
        assert any("are not ranked" in notice.sentence for notice in window.notices.open_ones)

    def test_a_command_of_the_export_dialog_names_the_target_and_the_kind(
        self, open_kind: Callable[..., MainWindow]
    ) -> None:
        window = open_kind("pair", TRANSLATION, "Il")
        window.saving.export(window.panels.head)
        dialog = window.saving.dialog
        assert dialog is not None
        recipe = dialog.recipe
        assert recipe is not None
        words = recipe.words()
        dialog.dismiss()
        assert (recipe.prompt, recipe.target) == (TRANSLATION, "Il")
        assert words[words.index("--kind") + 1] == "cross"

    def test_every_scene_of_a_presentation_can_be_composed(self, open_kind: Callable[..., MainWindow]) -> None:
        window = open_kind("pair", TRANSLATION, "Il")
        window.presenting.toggle()
        presenter = window.presenting.presenter
        assert presenter is not None
        for kind in ("encoder", "decoder", "cross"):
            window.pick({"kind": kind})
            for name in scenes.names(window.sitting.trace):
                presenter.show_scene(name)
                assert presenter.composition.parts, (kind, name)
        window.presenting.end()


# ---- changing from one kind to another ----
class TestChanging:
    def test_the_window_goes_from_kind_to_kind_and_back(
        self, open_kind: Callable[..., MainWindow], qtbot: QtBot
    ) -> None:
        window = open_kind("encoder", MASKED)
        for name in ("pair", "headless", "pair", "encoder"):
            with qtbot.waitSignal(window.models.opened, timeout=LONG):
                window.models.open(name)
            settle(window, qtbot)
            assert window.target_strip.isVisible() == (name == "pair")
            assert (window.sitting.selection.kind is None) == (name != "pair")
        assert window.prompt.field.text == MASKED
        assert not window.sitting.selection.sampling.greedy

    def test_what_is_kept_of_a_pair_comes_back(self, open_kind: Callable[..., MainWindow]) -> None:
        window = open_kind("pair", TRANSLATION, "Il")
        state: Any = next(part for name, part in window.keeper._parts.items() if name == "prompt").state()
        assert (state["text"], state["target"]) == (TRANSLATION, "Il")

    @pytest.mark.parametrize("view", ["positions", "feed-forward", "architecture"])
    @pytest.mark.parametrize("kind", ["encoder", "pair"])
    def test_views_without_a_panel_open_and_close_with_one_key(
        self, view: str, kind: str, open_kind: Callable[..., MainWindow], qtbot: QtBot
    ) -> None:
        window = open_kind(kind, MASKED)
        drawers = window.panels.drawer_of(view)
        window.panels.head.canvas.setFocus()
        window.commands.update_facts()
        window.commands.do(f"view-{view}")
        settle(window, qtbot)
        assert drawers.current == view
        assert drawers.panels[0].figures[0].view == view
        window.commands.do(f"view-{view}")
        assert not drawers.current

    def test_a_block_of_the_architecture_focuses_its_view(
        self, open_kind: Callable[..., MainWindow], qtbot: QtBot
    ) -> None:
        window = open_kind("pair", TRANSLATION, "Il")
        window.show_view("architecture")
        window.pick({"view": "feed-forward", "kind": "encoder", "layer": 1})
        settle(window, qtbot)
        assert window.panels.drawers.current == "feed-forward"
        assert window.panels.side.current == "architecture"
        assert (window.sitting.selection.kind, window.sitting.selection.layer) == ("encoder", 1)

    def test_what_stands_beside_the_panels_folds_some_and_gives_their_room_back(
        self, open_kind: Callable[..., MainWindow]
    ) -> None:
        window = open_kind("encoder", MASKED)
        window.show_view("architecture")
        assert not window.panels.is_open(window.panels.embedding)
        window.panels.side.close_drawer()
        assert all(window.panels.is_open(panel) for panel in window.panels.all)

    def test_stages_are_those_of_the_layer(self, open_kind: Callable[..., MainWindow], qtbot: QtBot) -> None:
        window = open_kind("pair", TRANSLATION, "Il")
        window.pick({"kind": "decoder"})
        window.pick({"stage": "biased"})
        settle(window, qtbot)
        assert window.panels.head.stages.accessible_value() == "+ bias"
        window.pick({"kind": "cross"})  # which has no bias
        settle(window, qtbot)
        assert window.panels.head.stages.accessible_value() == "softmax"
        assert window.sitting.selection.stage == "softmax"


def select(window: MainWindow, first: int, last: int) -> None:
    """Select characters of the source."""
    from PySide6.QtGui import QTextCursor

    cursor = window.prompt.field.textCursor()
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    window.prompt.field.setTextCursor(cursor)
