"""Dropping on the real window: a model, a text, several texts to page through, and what is neither."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import LONG, PROMPT
from visualizer.library import EMBEDDED
from widgets.main_window import MainWindow

TEXTS = {"one.txt": "Once upon a time", "three.txt": "The fox", "two.txt": "A queen and a king"}  # in order of names


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text + "\n")
    return [tmp_path / name for name in TEXTS]


def content_of(paths: list[Path]) -> QMimeData:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return content


def drag(target: QWidget, content: QMimeData) -> bool:
    """Drag into a widget, as Qt hands it on; whether it would be taken."""
    nothing = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, content, Qt.MouseButton.LeftButton, nothing)
    QApplication.sendEvent(target, enter)
    move = QDragMoveEvent(QPoint(9, 9), Qt.DropAction.CopyAction, content, Qt.MouseButton.LeftButton, nothing)
    QApplication.sendEvent(target, move)
    return enter.isAccepted()


def drop(window: MainWindow, paths: list[Path]) -> None:
    content = content_of(paths)
    drag(window, content)
    nothing = Qt.KeyboardModifier.NoModifier
    place = QPointF(9, 9)
    QApplication.sendEvent(
        window, QDropEvent(place, Qt.DropAction.CopyAction, content, Qt.MouseButton.LeftButton, nothing)
    )


def up_to_date(qtbot: QtBot, window: MainWindow, text: str) -> None:
    qtbot.waitUntil(lambda: window.passes.is_up_to_date and window.prompt.field.text == text, timeout=LONG)


def test_while_files_are_dragged_the_window_says_what_will_happen(window: MainWindow, texts: list[Path]) -> None:
    """Also above the prompt and the panels, which take no files themselves."""
    content = content_of(texts)
    for target in (window, window.prompt.field.viewport(), window.panels.heads.canvas.viewport(), window.pager):
        if target is not window and not target.acceptDrops():
            continue  # Qt asks the next one further up that does: the window
        assert drag(target, content)
        assert window.drop.veil.isVisible()
        assert window.drop.veil.sentence == "Page through 3 texts"
        QApplication.sendEvent(window, QDragLeaveEvent())
        assert not window.drop.veil.isVisible()


def test_text_that_is_dragged_is_the_prompt_s_as_ever(window: MainWindow) -> None:
    content = QMimeData()
    content.setText("dragged")
    assert drag(window.prompt.field.viewport(), content)
    assert not window.drop.veil.isVisible()


def test_one_text_becomes_the_prompt_and_can_be_taken_back(window: MainWindow, qtbot: QtBot, texts: list[Path]) -> None:
    drop(window, texts[:1])
    up_to_date(qtbot, window, "Once upon a time")
    assert not window.drop.veil.isVisible()
    assert not window.pager.isVisible()
    assert window.prompt.field.hasFocus()
    qtbot.keyClick(window.prompt.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    up_to_date(qtbot, window, PROMPT)


def test_several_texts_are_pages_and_each_keeps_its_edits_and_its_undo(
    window: MainWindow, qtbot: QtBot, texts: list[Path]
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    field = window.prompt.field
    drop(window, texts)
    up_to_date(qtbot, window, "Once upon a time")
    assert window.pager.isVisible()
    assert window.pager.text == "1 of 3 · one.txt"
    qtbot.keyClicks(field, " there")
    window.sitting.select(query=1)
    qtbot.keyClick(field, Qt.Key.Key_PageDown, control)
    up_to_date(qtbot, window, "The fox")
    assert window.pager.text == "2 of 3 · three.txt"
    assert window.sitting.selection.query == -1
    assert not window.undoing.can_undo
    window.pager.after.click()
    up_to_date(qtbot, window, "A queen and a king")
    assert not window.pager.after.isEnabled()
    for _ in range(2):
        qtbot.keyClick(field, Qt.Key.Key_PageUp, control)
    up_to_date(qtbot, window, "Once upon a time there")
    assert window.sitting.selection.query == 1
    for _ in range(9):
        qtbot.keyClick(field, Qt.Key.Key_Z, control)
    up_to_date(qtbot, window, "Once upon a time")


def test_closing_the_pages_keeps_the_text_and_undo_brings_back_what_was_before(
    window: MainWindow, qtbot: QtBot, texts: list[Path]
) -> None:
    drop(window, texts)
    window.commands.do("page-after")
    up_to_date(qtbot, window, "The fox")
    window.pager.close_button.click()
    assert not window.pager.isVisible()
    assert window.prompt.field.text == "The fox"
    qtbot.keyClick(window.prompt.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    up_to_date(qtbot, window, PROMPT)


def test_further_texts_become_further_pages(window: MainWindow, qtbot: QtBot, texts: list[Path]) -> None:
    drop(window, texts[:2])
    drop(window, texts[2:])
    up_to_date(qtbot, window, "A queen and a king")
    assert window.pager.text == "3 of 3 · two.txt"


def test_a_run_ends_where_the_page_is_turned(window: MainWindow, qtbot: QtBot, texts: list[Path]) -> None:
    """Its tokens belong to the page it began on."""
    drop(window, texts)
    up_to_date(qtbot, window, "Once upon a time")
    window.passes.generate(24)
    qtbot.waitUntil(lambda: bool(window.prompt.field.prompt.drawn), timeout=LONG)
    window.commands.do("page-after")
    up_to_date(qtbot, window, "The fox")
    assert not window.passes.is_running
    window.commands.do("page-before")
    qtbot.waitUntil(lambda: window.passes.is_up_to_date, timeout=LONG)
    assert window.prompt.field.prompt.drawn


def test_a_file_of_a_model_opens_its_folder(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "copied"
    shutil.copytree(EMBEDDED / "tiny-gpt", folder)
    with qtbot.waitSignal(window.models.opened, timeout=LONG):
        drop(window, [next(folder.glob("*.onnx"))])
    assert window.models.wanted[0] == str(folder)
    assert window.models.recent.names[0] == str(folder)
    qtbot.waitUntil(lambda: window.passes.is_up_to_date, timeout=LONG)


def test_what_is_neither_is_one_sentence(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"\x80\x02")
    drop(window, [tmp_path / "x.bin"])
    assert window.notices.shown is not None
    assert "can run code" in window.notices.shown.text
    assert window.prompt.field.text == PROMPT


def test_pages_come_back(new_window: Callable[..., MainWindow], qtbot: QtBot, texts: list[Path]) -> None:
    """As the settings hold them, with their edits and the page that was in view."""
    from widgets.keeping.settings import Settings
    from widgets.keeping.start import start

    window = new_window()
    drop(window, texts)
    window.commands.do("page-after")
    qtbot.keyClicks(window.prompt.field, " slept")
    found = Settings(Path("settings.json"))
    found.sections = {"prompt": dict(window.keeper._parts["prompt"].state())}
    again = new_window()
    again.resume(start(found, None, None, None, None))
    up_to_date(qtbot, again, "The fox slept")
    assert again.pager.text == "2 of 3 · three.txt"
    again.commands.do("page-before")
    up_to_date(qtbot, again, "Once upon a time")
