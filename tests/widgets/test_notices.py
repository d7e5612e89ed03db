"""Notices: the gravest first, the others one click away, faults counted, details and a report on demand."""

import ast
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import widgets
from tests.widgets.conftest import LONG, PROMPT
from visualizer.errors import BackendError
from visualizer.palette import LIGHT
from visualizer.views import draw
from visualizer.views.figure import Bars, Figure
from widgets.main_window import MainWindow
from widgets.marks.base import MarkItem
from widgets.notices import Notice, NoticeBar
from widgets.panels import panel as panel_module
from widgets.report import report_of, without
from widgets.sessions import faults_shown
from widgets.shield import shielded
from widgets.theme import Theme
from widgets.worker import Worker


@pytest.fixture
def notices(qtbot: QtBot) -> NoticeBar:
    bar = NoticeBar(Theme(LIGHT))
    qtbot.addWidget(bar)
    bar.show()
    bar._show()
    return bar


# ---- several at once ----
def test_the_others_are_one_click_away(notices: NoticeBar) -> None:
    """The button says how many; a round of clicks shows each, and comes back to the gravest."""
    notices.show_notice("a", "slight")
    assert not notices.others.isVisible()
    notices.show_notice("b", "grave", "error")
    notices.show_notice("c", "so so", "warning")
    assert notices.others.text() == "+2"
    seen = []
    for _ in range(4):
        seen.append(notices.label.text())
        notices.others.click()
    assert seen == ["grave", "so so", "slight", "grave"]


def test_a_new_error_is_shown_whatever_was_turned_to(notices: NoticeBar) -> None:
    notices.show_notice("a", "slight")
    notices.show_notice("b", "grave", "error")
    notices.others.click()
    assert notices.label.text() == "slight"
    notices.show_notice("c", "graver", "error")
    assert notices.label.text() == "graver"


def test_closing_shows_the_next_one(notices: NoticeBar) -> None:
    notices.show_notice("a", "slight")
    notices.show_notice("b", "grave", "error")
    notices.close_button.click()
    assert notices.label.text() == "slight"
    notices.close_button.click()
    assert not notices.isVisible()


# ---- details ----
def test_details_are_there_on_demand_and_can_be_selected(notices: NoticeBar) -> None:
    notices.show_notice("a", "no details")
    assert not notices.details_button.isVisible()
    assert not notices.copy_button.isVisible()
    notices.show_notice("b", "grave", "error", details="Traceback: here")
    assert notices.details_button.isVisible()
    assert not notices.details.isVisible()
    notices.details_button.click()
    assert notices.details.isVisible()
    assert notices.details.toPlainText() == "Traceback: here"
    assert notices.details.isReadOnly()
    notices.details_button.click()
    assert not notices.details.isVisible()


def test_faults_in_a_row_are_counted_and_the_same_one_is_told_once(notices: NoticeBar) -> None:
    for details in ("first", "second", "second", "second"):
        notices.count_notice("fault", "It went wrong.", details)
    assert notices.label.text() == "It went wrong. 4 such faults so far."
    assert notices.shown is not None
    assert notices.shown.details.split() == ["first", "second"]
    assert not notices.others.isVisible()
    notices.close_button.click()
    notices.count_notice("fault", "It went wrong.", "third")
    assert notices.label.text() == "It went wrong."  # what was read is read


def test_details_of_many_faults_stay_small(notices: NoticeBar) -> None:
    for count in range(300):
        notices.count_notice("fault", "It went wrong.", f"{count} " + "x" * 500)
    assert notices.shown is not None
    assert len(notices.shown.details) <= 20_000
    assert "299 x" in notices.shown.details


# ---- in the window ----
def test_no_notice_takes_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    """Not when it comes, not when its buttons are clicked."""
    window.notices.show_notice("a", "grave", "error", details="here")
    window.notices.show_notice("b", "slight")
    bar = window.notices
    for button in (bar.details_button, bar.copy_button, bar.others, bar.close_button):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.prompt.field.hasFocus()
    qtbot.keyClicks(window.prompt.field, " on")
    assert window.prompt.field.text == PROMPT + " on"


class Breaks(QObject):
    """A slot with a mistake in it."""

    go = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.go.connect(self.work, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def work(self) -> None:
        raise KeyError("lost")


def test_a_fault_in_a_slot_is_a_notice_with_where_it_came_from(
    window: MainWindow, qtbot: QtBot, capsys: pytest.CaptureFixture
) -> None:
    """The window lives on, and so does the next key."""
    breaks = Breaks()
    with qtbot.captureExceptions(), faults_shown(window):
        breaks.go.emit()
        qtbot.waitUntil(lambda: window.notices.shown is not None, timeout=LONG)
    assert window.notices.shown is not None
    assert "KeyError: 'lost'" in window.notices.shown.text
    assert 'raise KeyError("lost")' in window.notices.shown.details
    assert "KeyError" in capsys.readouterr().err
    qtbot.keyClicks(window.prompt.field, " and")
    qtbot.waitUntil(lambda: window.passes.is_up_to_date, timeout=LONG)


def test_a_fault_at_every_repaint_is_one_notice(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    """Painting goes on around it, and nothing is shown from the midst of painting."""

    def broken(self: MarkItem, brush: object) -> None:
        raise ZeroDivisionError("no width")

    with faults_shown(window), monkeypatch.context() as patch:
        patch.setattr(type(window.panels.heads.canvas.items_shown[0]), "draw", broken)
        for _ in range(3):
            window.panels.heads.canvas.viewport().repaint()
        assert window.notices.shown is None
        qtbot.waitUntil(lambda: window.notices.shown is not None and window.notices.shown.count >= 3, timeout=LONG)
    assert window.notices.shown is not None
    assert window.notices.shown.details.count("Traceback") == 1
    assert "no width" in window.notices.shown.text
    capsys.readouterr()


class Torn(QWidget):
    """Breaks off in the midst of painting."""

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.red)
        raise ZeroDivisionError("no height")


def test_a_fault_while_a_widget_is_painted_leaves_no_painter_behind(
    window: MainWindow, qtbot: QtBot, capsys: pytest.CaptureFixture
) -> None:
    """A window that is shown while somebody paints on it would end the program."""
    torn = Torn()
    with faults_shown(window):
        torn.show()
        qtbot.waitUntil(lambda: window.notices.shown is not None, timeout=LONG)
        assert not torn.paintingActive()
    assert window.notices.shown is not None
    assert "no height" in window.notices.shown.text
    capsys.readouterr()
    torn.deleteLater()


def test_nothing_that_paints_or_is_resized_lets_a_fault_through() -> None:
    """Every method of the kind, in every widget and delegate of the window, is shielded."""
    methods = ("paintEvent", "resizeEvent")
    bare = [
        f"{file.name}:{node.lineno}"
        for file in Path(widgets.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name in methods
        and not any(isinstance(one, ast.Name) and one.id == "shielded" for one in node.decorator_list)
    ]  # fmt: skip
    assert not bare


@pytest.mark.parametrize("fails", ["the view", "the layout"])
def test_a_panel_that_fails_is_empty_and_the_others_go_on(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture, fails: str
) -> None:
    """Also where the model changes meanwhile; once it works again, the panel shows what it should."""
    panel = window.panels.next

    def broken(view: str, *given: Any) -> Figure:
        if view == "next-token":
            raise ZeroDivisionError("no bars")
        return draw(view, *given)

    def nowhere(*given: Any) -> None:
        raise ZeroDivisionError("no bars")

    with faults_shown(window), monkeypatch.context() as patch:
        if fails == "the view":
            patch.setattr(panel_module, "draw", broken)
        else:
            panel.canvas.lay_out(nowhere)
        qtbot.keyClicks(window.prompt.field, " so")
        qtbot.waitUntil(lambda: window.passes.is_up_to_date and window.notices.shown is not None, timeout=LONG)
        window.resize(1200, 800)
        window.panels.next.canvas.viewport().repaint()
        assert not any(item.isVisible() for item in panel.canvas.items_shown)
        assert window.panels.heads.figures[0].marks
        assert window.sitting.trace is not None
        assert window.panels.embedding.figures[0].provenance["prompt"] == PROMPT + " so"
    assert window.notices.shown is not None
    assert "no bars" in window.notices.shown.text
    panel.canvas.lay_out(panel.kind.layout)
    qtbot.keyClicks(window.prompt.field, " on")
    qtbot.waitUntil(lambda: window.passes.is_up_to_date, timeout=LONG)
    assert isinstance(panel.figures[0].marks[0], Bars)
    assert all(item.isVisible() for item in panel.canvas.items_shown)
    capsys.readouterr()


def test_a_fault_in_a_thread_is_a_notice(window: MainWindow, qtbot: QtBot, capsys: pytest.CaptureFixture) -> None:
    def broken() -> None:
        raise OSError("the disk is gone")

    with faults_shown(window):
        thread = threading.Thread(target=broken)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: window.notices.shown is not None, timeout=LONG)
    assert window.notices.shown is not None
    assert "the disk is gone" in window.notices.shown.text
    capsys.readouterr()


@pytest.mark.parametrize("is_ours", [True, False], ids=["with a sentence", "unexpected"])
def test_a_failure_of_the_engine_tells_where_it_came_from(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, is_ours: bool
) -> None:
    def broken(self: Worker, engine: Any, request: Any) -> None:
        try:
            raise ZeroDivisionError("in a library")
        except ZeroDivisionError as wrong:
            if is_ours:
                raise BackendError("The pass failed.") from wrong
            raise

    with monkeypatch.context() as patch:
        patch.setattr(Worker, "_pass", broken)
        qtbot.keyClicks(window.prompt.field, "x")
        qtbot.waitUntil(lambda: window.notices.shown is not None, timeout=LONG)
    assert window.notices.shown is not None
    assert ("The pass failed." in window.notices.shown.text) == is_ours
    assert 'ZeroDivisionError("in a library")' in window.notices.shown.details
    qtbot.keyClicks(window.prompt.field, "y")
    qtbot.waitUntil(lambda: window.passes.is_up_to_date and window.notices.shown is None, timeout=LONG)


# ---- the report ----
def test_the_report_tells_all_but_the_prompt(window: MainWindow) -> None:
    details = f"Traceback\nKeyError: {PROMPT!r} in {Path.home() / 'models'}"
    window.notices.show_notice("fault", "It went wrong.", "error", details=details)
    window.notices.copy_button.click()
    report = QGuiApplication.clipboard().text()
    for word in ("Headlight", "It went wrong.", "Python", "Qt", "numpy", "tiny-gpt", "Traceback", "KeyError"):
        assert word in report
    assert PROMPT not in report
    assert str(Path.home()) not in report
    assert f"{len(PROMPT)} characters" in report
    window.notices.details_button.click()
    assert "not what you wrote" in window.notices.privacy.text()


def test_the_prompt_is_in_the_report_where_one_asks_for_it(window: MainWindow) -> None:
    window.notices.show_notice("fault", "It went wrong.", "error", details="Traceback")
    window.notices.details_button.click()
    window.notices.copy_with_prompt.click()
    assert QGuiApplication.clipboard().text().endswith(f"prompt in full:\n{PROMPT}\n")


def test_no_line_of_the_prompt_is_quoted() -> None:
    prompt = 'my "secret"\nand\tanother line\nab'
    text = without(f"ValueError: {prompt!r} or 'and\\tanother line'", prompt)
    assert "secret" not in text
    assert "another line" not in text
    assert "ValueError" in text


def test_a_report_without_a_model_is_one_too() -> None:
    assert "model: none" in report_of(Notice("open", "No model.", "error", "where"), "none", "", "0 characters")
