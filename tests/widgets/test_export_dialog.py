"""The export dialog: what is chosen, what is shown, what comes out."""

import io
import itertools
import os
import re
import shlex
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

import main
from exporters import FACTS, PRINTED, Page, page_height
from tests.traces import random_trace
from tests.widgets.conftest import LONG, PROMPT
from visualizer import open_model
from visualizer.following import Continuation, Continuations, Node, Tree
from visualizer.sampling import Sampling
from visualizer.state import UNTOUCHED, Baseline, Selection
from visualizer.trace import Trace
from visualizer.views import VIEWS
from widgets.export_dialog import ExportDialog, ExportSettings, Subject
from widgets.export_dialog.dialog import history_of
from widgets.export_dialog.settings import PRESETS
from widgets.main_window import MainWindow
from widgets.theme import ThemeController

TAKEN = Node(token_id=1, shown="a", parent=-1, depth=0, given=0.5, now=0.5, joint=0.5, rank=1, is_taken=True)
STOPPED = Continuations(Sampling(), (Continuation(0, stopped_by="stop_string"),))


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> ExportDialog:
    """The dialog on the panel of one head, its page drawn."""
    window.commands.do("save-figure")
    assert window.saving.dialog is not None
    settle(window.saving.dialog, qtbot)
    return window.saving.dialog


def settle(dialog: ExportDialog, qtbot: QtBot) -> None:
    """Wait until what is shown is what is chosen."""
    qtbot.waitUntil(lambda: dialog.is_settled, timeout=LONG)


def texts(dialog: ExportDialog) -> list[str]:
    """What stands in width, height and font size."""
    return [dialog.form.measures[entry].field.text() for entry in ("width_mm", "height_mm", "font_pt")]


def type_into(field: object, text: str) -> None:
    """As a person does: mark what stands there and write over it."""
    field.setFocus()  # type: ignore[attr-defined]
    field.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(field, text)  # type: ignore[arg-type]


def saved(dialog: ExportDialog, path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> bytes:
    """The file that Save makes."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *arguments: (str(path), ""))
    with qtbot.waitSignal(dialog.closed, timeout=LONG):
        QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    return path.read_bytes()


# ---- the figure in the paper, tonight ----
def test_a_single_column_is_89_mm_wide_with_7_pt_type(
    dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Ctrl+E, Ctrl+S: the PDF's page is 89 mm wide to a hundredth, its labels 7 pt high, its fonts inside."""
    document = PdfReader(io.BytesIO(saved(dialog, tmp_path / "head.pdf", monkeypatch, qtbot)))
    (page,) = document.pages
    assert float(page.mediabox.width) * 25.4 / 72 == pytest.approx(89, abs=0.01)
    sizes: dict[str, float] = {}
    page.extract_text(visitor_text=lambda text, cm, tm, font, size: sizes.setdefault(text.strip(), size))
    assert sizes["key"] == pytest.approx(7)
    fonts = page["/Resources"]["/Font"]
    assert {"Inter", "JetBrainsMono"} <= {
        str(font.get_object()["/BaseFont"]).partition("+")[2].partition("-")[0] for font in fonts.values()
    }


def test_the_page_shown_has_the_file_s_proportions(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """For every preset: width to height as in the file, and the picture in it is that page, drawn by the exporter."""
    for place, preset in enumerate(PRESETS):
        window.commands.do("save-figure")
        dialog = window.saving.dialog
        assert dialog is not None
        dialog.form.preset.choose(place)
        settle(dialog, qtbot)
        area, image = dialog.page.page_area, dialog.page._image
        assert image is not None
        content = saved(dialog, tmp_path / "head.pdf", monkeypatch, qtbot)
        box = PdfReader(io.BytesIO(content)).pages[0].mediabox
        wide, high = (float(length) * 25.4 / 72 for length in (box.width, box.height))
        assert wide == pytest.approx(PRESETS[preset].width_mm, abs=0.01)
        assert area.width() / area.height() == pytest.approx(wide / high, rel=0.005)
        assert image.width() / image.height() == pytest.approx(wide / high, rel=0.005)


# ---- choices ----
def test_a_preset_sets_size_and_type_together(dialog: ExportDialog) -> None:
    dialog.form.preset.choose(2)
    assert (dialog.settings.width_mm, dialog.settings.height_mm, dialog.settings.font_pt) == (254, 143, 12)
    assert texts(dialog) == ["254", "143", "12"]
    assert not dialog.form.auto.isChecked()
    dialog.form.preset.choose(0)
    assert texts(dialog) == ["89", "", "7"]
    assert dialog.form.auto.isChecked()


def test_any_change_afterwards_clears_the_preset(dialog: ExportDialog) -> None:
    """Of width, height or type; and coming back to its very measures chooses it again."""
    for name, text in (("width_mm", "60"), ("height_mm", "60"), ("font_pt", "6")):
        assert dialog.form.preset.choice == 0
        type_into(dialog.form.measures[name].field, text)
        assert dialog.form.preset.choice == -1, name
        assert "none" in dialog.form.preset.accessibleName()
        dialog.form.preset.choose(0)
        assert dialog.form.preset.choice == 0


def test_the_height_is_the_figure_s_until_one_is_asked_for(dialog: ExportDialog, qtbot: QtBot) -> None:
    """The field shows what the figure takes, faint; typing fixes it, emptying the field gives it back."""
    natural = page_height(dialog._figure, Page())
    assert float(dialog.form.measures["height_mm"].field.placeholderText()) == pytest.approx(natural, abs=0.05)
    type_into(dialog.form.measures["height_mm"].field, "120")
    assert (dialog.settings.height_mm, dialog.form.auto.isChecked()) == (120, False)
    dialog.form.measures["height_mm"].field.selectAll()
    QTest.keyClick(dialog.form.measures["height_mm"].field, Qt.Key.Key_Backspace)
    assert (dialog.settings.height_mm, dialog.form.auto.isChecked()) == (None, True)
    settle(dialog, qtbot)
    assert dialog.page.size_mm == pytest.approx((89, natural))


def test_up_and_down_step_a_number(dialog: ExportDialog) -> None:
    dialog.form.measures["width_mm"].field.setFocus()
    QTest.keyClick(dialog.form.measures["width_mm"].field, Qt.Key.Key_Up)
    assert (dialog.form.measures["width_mm"].field.text(), dialog.settings.width_mm) == ("90", 90)
    dialog.form.measures["font_pt"].field.setFocus()
    QTest.keyClick(dialog.form.measures["font_pt"].field, Qt.Key.Key_Down)
    assert (dialog.form.measures["font_pt"].field.text(), dialog.settings.font_pt) == ("6.5", 6.5)


def test_resolution_is_for_pixels_only(dialog: ExportDialog) -> None:
    """Greyed for vector formats, with the reason beside it; and outlines are a matter of SVG."""
    for place, name in enumerate(("png", "svg", "pdf")):
        dialog.form.format.choose(place)
        assert dialog.form.measures["dpi"].field.isEnabled() == (name == "png")
        assert ("need none" in dialog.form.dpi_note.text()) == (name != "png")
        assert dialog.form.text.isVisible() == (name == "svg")


def test_numbers_have_no_page(dialog: ExportDialog, qtbot: QtBot) -> None:
    """For CSV what concerns a page is greyed, and the file's beginning stands in its place."""
    dialog.form.format.choose(4)
    settle(dialog, qtbot)
    for part in (
        dialog.form.preset,
        dialog.form.measures["width_mm"].field,
        dialog.form.measures["height_mm"].field,
        dialog.form.measures["font_pt"].field,
        dialog.form.theme_choice,
    ):
        assert not part.isEnabled()
    assert not dialog.buttons["copy"].isEnabled()
    assert dialog.page.text is not None
    assert PROMPT in dialog.page.text
    assert dialog.form.file_name == "tiny-gpt-layer-3-head-3.csv"
    dialog.form.facts.rows["prompt"].travels.setChecked(False)
    settle(dialog, qtbot)
    assert PROMPT not in dialog.page.text


def test_every_view_is_shown_and_named(dialog: ExportDialog, qtbot: QtBot) -> None:
    """Each of the registry has its page and a name for its file."""
    for view in VIEWS:
        dialog.form.figure.setCurrentIndex(dialog.subject.views.index(view))
        settle(dialog, qtbot)
        assert dialog.form.problem == "", view
        assert dialog._figure is not None
        assert dialog._figure.view == view
        assert dialog.about.text().startswith(dialog._figure.title), view
        assert dialog.form.file_name.startswith("tiny-gpt-")
        assert dialog.form.file_name.endswith(".pdf")
        assert "--" not in dialog.form.file_name
        assert view == "head" or view in dialog.form.file_name


def test_the_suffix_and_the_format_go_together(dialog: ExportDialog) -> None:
    """A suffix that is typed changes the format; a format that is chosen changes the suffix, and nothing else."""
    type_into(dialog.form.name, "mine.svg")
    assert dialog.settings.format == "svg"
    dialog.form.format.choose(0)
    assert dialog.form.name.text() == "mine.png"
    dialog.form.preset.choose(1)
    assert dialog.form.name.text() == "mine.png"
    type_into(dialog.form.name, "v1.2")
    assert dialog.form.file_name == "v1.2.png"


# ---- the corner ----
def test_dragging_the_corner_changes_the_size(dialog: ExportDialog, qtbot: QtBot) -> None:
    """Whole millimetres, live in the fields and the measures; the corner stays under the pointer."""
    page = dialog.page
    corner, scale = page.page_area.bottomRight().toPoint(), page.scale
    QTest.mousePress(page, Qt.MouseButton.LeftButton, pos=corner)
    QTest.mouseMove(page, corner - QPoint(round(20 * scale), round(10 * scale)))
    width, height = page.size_mm
    assert width == pytest.approx(69, abs=1)
    assert height == pytest.approx(page_height(dialog._figure, Page()) - 10, abs=1)
    assert (dialog.form.measures["width_mm"].field.text(), dialog.form.measures["height_mm"].field.text()) == (
        f"{width:g}",
        f"{height:g}",
    )
    assert dialog.form.preset.choice == -1
    there = page.page_area.bottomRight().toPoint() - (corner - QPoint(round(20 * scale), round(10 * scale)))
    assert max(abs(there.x()), abs(there.y())) <= scale
    QTest.mouseRelease(page, Qt.MouseButton.LeftButton, pos=corner)
    settle(dialog, qtbot)
    assert page.size_mm == (width, height)
    assert page._image is not None
    assert page._image.width() / page._image.height() == pytest.approx(width / height, rel=0.01)


# ---- what is wrong ----
def test_what_has_no_meaning_is_said_at_its_field(dialog: ExportDialog) -> None:
    """One sentence below the field, Save refuses, what was typed stays; mended, all is well."""
    dialog.form.format.choose(0)
    for name, text, says, mended in (
        ("width_mm", "0", "between 1 and 5000", "89"),
        ("width_mm", "20", "no room for type", "89"),
        ("width_mm", "wide", "not a number", "89"),
        ("font_pt", "100", "between 3 and 72", "7"),
        ("dpi", "1", "between 10 and 10000", "300"),
        ("height_mm", "-3", "between 1 and 5000", "100"),
    ):
        field = dialog.form.measures[name].field
        type_into(field, text)
        assert says in dialog.form.sentences[name].text
        assert dialog.form.sentences[name].isVisible()
        assert [other for other, row in dialog.form.sentences.items() if row.text] == [name]
        assert field.text() == text
        assert field.accessibleDescription() == dialog.form.sentences[name].text
        assert not any(dialog.buttons[id].isEnabled() for id in ("save", "copy", "command")), name
        dialog.save()  # Ctrl+S does nothing either
        type_into(field, mended)
        assert dialog.form.problem == ""
        assert dialog.buttons["save"].isEnabled()


def test_two_wrong_fields_are_two_sentences(dialog: ExportDialog) -> None:
    type_into(dialog.form.measures["width_mm"].field, "0")
    type_into(dialog.form.measures["font_pt"].field, "100")
    assert "width" in dialog.form.sentences["width_mm"].text
    assert "font" in dialog.form.sentences["font_pt"].text
    dialog.form.theme_choice.choose(2)  # another choice meanwhile loses neither
    assert (dialog.form.measures["width_mm"].field.text(), dialog.form.measures["font_pt"].field.text()) == ("0", "100")
    dialog.form.preset.choose(1)  # a preset mends both
    assert dialog.form.problem == ""


def test_a_page_too_low_is_said_at_the_height(dialog: ExportDialog, qtbot: QtBot) -> None:
    """Only the exporter knows how much room a figure needs."""
    type_into(dialog.form.measures["height_mm"].field, "20")
    settle(dialog, qtbot)
    assert "too low" in dialog.form.sentences["height_mm"].text
    assert not dialog.buttons["save"].isEnabled()
    dialog.form.auto.click()
    settle(dialog, qtbot)
    assert dialog.form.problem == ""
    assert dialog.buttons["save"].isEnabled()


def test_too_many_pixels_are_said_at_the_resolution(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.form.format.choose(0)
    type_into(dialog.form.measures["dpi"].field, "9000")
    settle(dialog, qtbot)
    assert "pixels" in dialog.form.sentences["dpi"].text
    dialog.form.format.choose(2)
    settle(dialog, qtbot)
    assert dialog.form.problem == ""


# ---- facts ----
def test_boxes_decide_what_travels_and_what_is_printed(
    dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Left the file, right the page: each fact where it is ticked and nowhere else."""
    rows = dialog.form.facts.rows
    assert list(rows) == [fact for fact in FACTS if fact not in ("altered", "against")]
    assert {name for name, row in rows.items() if row.printed.isChecked()} == PRINTED & rows.keys()
    rows["prompt"].travels.click()
    rows["model"].printed.click()
    rows["sampling"].printed.click()
    document = PdfReader(io.BytesIO(saved(dialog, tmp_path / "head.pdf", monkeypatch, qtbot)))
    told, text = str(dict(document.metadata or {})), "".join(document.pages[0].extract_text().split())
    assert PROMPT not in told
    assert re.search("6.{1,8}377.{1,8}472", told)  # a narrow space between, as the file writes it
    assert "6377472" not in text
    assert "top-k40" in text


# ---- what leaves by the clipboard ----
def test_copy_puts_a_picture_and_a_drawing_on_the_clipboard(dialog: ExportDialog, qtbot: QtBot) -> None:
    """Ctrl+C, where no text is marked; at the size and resolution of the page."""
    dialog.form.change(dpi=100)
    dialog.form.figure.setFocus()
    with qtbot.waitSignal(dialog.copied, timeout=LONG):
        QTest.keyClick(dialog.form.figure, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    content = QGuiApplication.clipboard().mimeData()
    assert QGuiApplication.clipboard().image().width() == round(89 * 100 / 25.4)
    assert b"<svg" in content.data("image/svg+xml").data()
    assert "Copied" in dialog.said.text()


def test_marked_text_is_copied_as_text(dialog: ExportDialog) -> None:
    dialog.form.name.setFocus()
    dialog.form.name.selectAll()
    QTest.keyClick(dialog.form.name, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "tiny-gpt-layer-3-head-3.pdf"


def test_copied_data_is_a_table(dialog: ExportDialog, qtbot: QtBot) -> None:
    """What a spreadsheet takes: a row a line, a tab between two cells, the figure's own numbers."""
    with qtbot.waitSignal(dialog.copied, timeout=LONG):
        dialog.buttons["cells"].click()
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert len(rows) == 10
    assert dialog._figure is not None
    (mark,) = dialog._figure.marks
    last = np.array([float(cell) for cell in rows[-1][1:]], dtype=np.float32)
    np.testing.assert_array_equal(last, mark.values[-1])  # type: ignore[union-attr]


@pytest.mark.parametrize(("suffix", "view"), [("png", "head"), ("svg", "heads"), ("pdf", "next-token"), ("csv", "row")])
def test_the_copied_command_makes_the_same_file(
    window: MainWindow, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot,
    suffix: str, view: str,
) -> None:  # fmt: skip
    """Run as it was copied, it makes the picture that Save makes: the same pixels and text, all choices kept."""
    monkeypatch.chdir(tmp_path)
    dialog.form.figure.setCurrentIndex(dialog.subject.views.index(view))
    dialog.form.format.choose(["png", "svg", "pdf", "npz", "csv", "json"].index(suffix))
    dialog.form.theme_choice.choose(1)
    type_into(dialog.form.measures["width_mm"].field, "120.5")
    if suffix == "png":
        type_into(dialog.form.measures["dpi"].field, "150")
    settle(dialog, qtbot)
    dialog.form.facts.rows["sampling"].printed.click()
    dialog.form.facts.rows["prompt"].travels.click()
    settle(dialog, qtbot)
    dialog.buttons["command"].click()
    line = QGuiApplication.clipboard().text()
    name = dialog.form.file_name
    ours = saved(dialog, tmp_path / f"ours.{suffix}", monkeypatch, qtbot)
    words = shlex.split(line)
    assert words[:2] == ["headlight", "export"]
    assert main.main(words[1:]) == 0
    theirs = Path(name).read_bytes()
    if suffix == "png":
        pictures = [np.asarray(Image.open(io.BytesIO(content))) for content in (ours, theirs)]
        np.testing.assert_array_equal(*pictures)
    assert theirs == ours


def test_what_changed_since_a_moment_has_no_command(window: MainWindow, qtbot: QtBot) -> None:
    """A command starts from nothing: it knows no state that the window was in before."""
    trace = window.sitting.trace
    assert trace is not None
    subject = Subject(
        trace, window.sitting.selection, ("head", "lens"), Baseline(trace, Selection(), "what stood before")
    )
    dialog = ExportDialog(window, window.themes.theme, window.saving._press, subject, ExportSettings())
    dialog.open()
    settle(dialog, qtbot)
    assert not dialog.buttons["command"].isEnabled()
    assert "no command" in dialog.buttons["command"].toolTip()
    assert dialog.buttons["save"].isEnabled()
    dialog.form.figure.setCurrentIndex(1)  # the lens shows no change
    settle(dialog, qtbot)
    assert dialog.buttons["command"].isEnabled()
    dialog.dismiss()


def test_what_depends_on_drawn_tokens_has_no_command(window: MainWindow) -> None:
    """A command would read them as typed, and number its own draws from 0."""
    trace = window.sitting.trace
    assert trace is not None
    views = ("sampling", "temperature", "draws", "continuations", "timeline", "next-token", "beams")
    offered = {}
    for drawn in (0, 2):
        subject = Subject(replace(trace, drawn=drawn), window.sitting.selection, views)
        dialog = ExportDialog(window, window.themes.theme, window.saving._press, subject, ExportSettings())
        dialog.open()
        for place, view in enumerate(views):
            dialog.form.figure.setCurrentIndex(place)
            command = dialog.buttons["command"]
            offered[drawn, view] = command.isEnabled()
            assert command.isEnabled() != ("drawn" in command.toolTip())
        dialog.dismiss()
    assert all(offered[0, view] for view in views)
    assert [view for view in views if offered[2, view]] == ["next-token", "beams"]


@pytest.mark.parametrize(
    ("view", "trace", "reason"),
    [
        ("sampling", replace(random_trace(), drawn_next=1), "tokens that were drawn"),
        ("draws", replace(random_trace(), drawn_next=1), ""),
        ("tree", random_trace().with_study(Tree(Sampling(), (TAKEN,))), "tokens that were drawn"),
        ("tree", random_trace().with_study(Tree(Sampling(), (replace(TAKEN, is_taken=False),))), ""),
        ("continuations", random_trace().with_study(STOPPED), "no text to stop at"),
    ],
    ids=["the token drawn next", "the same draws", "the way the text went", "a tree alone", "a stop string"],
)
def test_how_a_text_came_about_has_no_command(view: str, trace: Trace, reason: str) -> None:
    """Where a view shows it."""
    assert reason in history_of(view, trace)
    assert bool(reason) == bool(history_of(view, trace))


@pytest.mark.parametrize("everywhere", [False, True])
def test_the_command_of_an_altered_model_names_its_heads(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, everywhere: bool
) -> None:
    """Heads that are off or scaled, and whether the change is shown: the same file, to the byte."""
    monkeypatch.chdir(tmp_path)
    factors = {(2, 1): 0.0, (3, 3): 0.5}
    with closing(open_model("tiny-gpt")) as engine:
        trace, untouched = engine.trace(PROMPT, factors), engine.trace(PROMPT)
    selection = Selection(layer=3, head=3)
    baseline = Baseline(untouched, selection, UNTOUCHED, everywhere)
    subject = Subject(trace, selection, ("head", "next-token"), baseline, factors, folder=str(tmp_path))
    for place in range(2):
        dialog = ExportDialog(window, window.themes.theme, window.saving._press, subject, ExportSettings(format="svg"))
        dialog.open()
        dialog.form.figure.setCurrentIndex(place)
        settle(dialog, qtbot)
        recipe = dialog.recipe
        assert recipe is not None
        with qtbot.waitSignal(dialog.closed, timeout=LONG):
            dialog.save_as(tmp_path / "ours.svg")
        assert main.main(recipe.words()[1:]) == 0
        assert Path(recipe.file).read_bytes() == (tmp_path / "ours.svg").read_bytes()


# ---- keys ----
def test_esc_gives_the_keyboard_back(window: MainWindow, dialog: ExportDialog) -> None:
    """Nothing is written, the dialog is gone, and one types on in the prompt."""
    assert dialog.isAncestorOf(window.focusWidget())
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.saving.dialog is None
    assert window.focusWidget() is window.prompt.field


def test_enter_saves_unless_a_button_has_the_keyboard(dialog: ExportDialog, window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.place_wanted):
        dialog.place_wanted.disconnect(window.saving._ask_place)
        QTest.keyClick(dialog.form.measures["width_mm"].field, Qt.Key.Key_Return)
    dialog.buttons["cancel"].setFocus()
    QTest.keyClick(dialog.buttons["cancel"], Qt.Key.Key_Return)
    assert window.saving.dialog is None


def test_keys_of_the_window_do_nothing_behind_the_dialog(window: MainWindow, dialog: ExportDialog) -> None:
    """Letters and arrows that move the selection elsewhere are the dialog's."""
    before = window.sitting.selection
    dialog.form.preset.setFocus()
    for key in (Qt.Key.Key_BracketRight, Qt.Key.Key_1, Qt.Key.Key_G, Qt.Key.Key_C, Qt.Key.Key_Right):
        QTest.keyClick(window.focusWidget(), key)
    assert window.sitting.selection == before
    assert dialog.form.preset.choice == 1


def test_tab_goes_round_as_it_is_read(window: MainWindow, dialog: ExportDialog) -> None:
    """Every control once, left to right and top to bottom, each with a name, and never out of the dialog."""
    dialog.cross.setFocus()
    seen = []
    for _ in range(60):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        now = window.focusWidget()
        if now is dialog.cross:
            break
        seen.append(now)
    assert seen == dialog.ring()[:-1]
    assert all(part.accessibleName() for part in seen)
    places = [part.mapTo(dialog, QPoint(0, part.height() // 2)) for part in seen]
    lines = [place.y() for place in places]
    assert all(below >= above - 3 for above, below in itertools.pairwise(lines))
    QTest.keyClick(dialog.cross, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is seen[-1]


# ---- rooms ----
def test_it_fits_the_window(window: MainWindow, dialog: ExportDialog, qtbot: QtBot) -> None:
    """A small and a large one: what does not fit scrolls, the buttons stay, and Tab brings every control into view."""
    for size in ((1024, 700), (1920, 1080)):
        window.resize(*size)
        settle(dialog, qtbot)
        assert dialog.rect().contains(dialog.card.geometry())
        assert dialog.page.rect().contains(dialog.page.page_area.toAlignedRect())
        for part in dialog.ring():
            part.setFocus()
            dialog.focusNextPrevChild(True)
            now = window.focusWidget()
            top = now.mapTo(dialog.card, QPoint(0, 0))
            assert dialog.card.rect().contains(top), now.accessibleName()
            if dialog.form.isAncestorOf(now):
                inside = now.mapTo(dialog.form.viewport(), QPoint(0, 0))
                assert dialog.form.viewport().rect().contains(inside), now.accessibleName()


def test_it_follows_the_theme(window: MainWindow, dialog: ExportDialog, themes: ThemeController) -> None:
    """The dialog turns dark with the window; the page does not: it is paper."""
    themes.switch()
    picture = dialog.grab().toImage()
    ratio = picture.devicePixelRatio()
    corner = dialog.card.geometry().topRight() + QPoint(-60, 12)
    assert picture.pixelColor(corner * ratio) == themes.theme.colour("panel")
    spot = dialog.page.mapTo(dialog, dialog.page.page_area.topLeft().toPoint() + QPoint(6, 6))
    assert picture.pixelColor(spot * ratio).name() == "#ffffff"


# ---- what is remembered ----
def test_choices_are_there_the_next_time(window: MainWindow, dialog: ExportDialog, qtbot: QtBot) -> None:
    """Also after Cancel; a wrong number is not."""
    dialog.form.format.choose(1)
    dialog.form.text.choose(1)
    type_into(dialog.form.measures["width_mm"].field, "120")
    dialog.form.facts.rows["program"].printed.click()
    type_into(dialog.form.measures["font_pt"].field, "1000")
    dialog.dismiss()
    window.commands.do("save-figure")
    again = window.saving.dialog
    assert again is not None
    settle(again, qtbot)
    assert (again.settings.format, again.settings.outlines, again.form.measures["width_mm"].field.text()) == (
        "svg",
        True,
        "120",
    )
    assert not again.form.facts.rows["program"].printed.isChecked()
    assert again.form.problem == ""


def test_settings_survive_as_plain_values() -> None:
    settings = ExportSettings(120.5, 80.0, 6.5, "dark", "svg", 96, True, frozenset({"prompt"}), frozenset({"model"}))
    plain = settings.to_dict()
    assert all(isinstance(value, str | float | int | bool | list) for value in plain.values())
    assert ExportSettings.from_dict(plain) == settings


@pytest.mark.parametrize(
    "plain",
    [
        {}, {"width_mm": "wide"}, {"width_mm": -3}, {"theme": "pink", "format": "gif"}, {"left_out": 7},
        {"outlines": "yes"}, {"height_mm": float("nan")}, {"what": "is this"}, {"width_mm": True},
    ],
)  # fmt: skip
def test_a_damaged_setting_is_as_usual(plain: dict) -> None:
    assert ExportSettings.from_dict(plain) == ExportSettings()


# ---- the press ----
def test_typing_never_waits_for_the_page(dialog: ExportDialog, qtbot: QtBot) -> None:
    """Many changes make few pages: one at a time, and the last one is what is shown."""
    drawn = []
    dialog._press.made.connect(drawn.append)
    for width in range(80, 120):
        type_into(dialog.form.measures["width_mm"].field, str(width))
    settle(dialog, qtbot)
    dialog._press.made.disconnect(drawn.append)
    assert dialog.page.size_mm[0] == 119
    assert 1 <= len(drawn) < 10


def test_a_closed_dialog_holds_no_trace(window: MainWindow, dialog: ExportDialog, qtbot: QtBot) -> None:
    """The engine copies what somebody holds: after the dialog nobody does."""
    dialog.dismiss()
    printer = window.saving._press._printer
    qtbot.waitUntil(lambda: printer._drawn is None, timeout=LONG)


def test_the_thread_ends_with_the_window(new_window: Callable[..., MainWindow], qtbot: QtBot) -> None:
    """Also while a page is being drawn."""
    window = new_window()
    window.commands.do("save-figure")
    press = window.saving._press
    window.close()
    assert not press.is_running
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
