"""The end of a window: one window after another in one process, and nothing that Qt asks of a half that is gone."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QResizeEvent
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from widgets import ending
from widgets.keeping.settings import Settings
from widgets.main_window import MainWindow
from widgets.theme import ThemeController


def let_qt_delete() -> None:
    """As Qt does between two events."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def test_windows_can_follow_one_another(
    themes: ThemeController, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    """A closed window that nobody holds is whole until Qt has deleted it, whenever Python collects."""
    for _ in range(2):
        window = MainWindow(themes)
        window.show()
        qtbot.waitExposed(window)
        window.close()
        del window
        gc.collect()
        let_qt_delete()
    said = capfd.readouterr().err
    assert "Error calling Python override" not in said
    assert "AttributeError" not in said


def test_a_closed_window_is_held_until_qt_has_deleted_it(themes: ThemeController, qtbot: QtBot) -> None:
    window = MainWindow(themes)
    window.show()
    finder = window.finder
    window.close()
    assert window in ending._ending.values()
    assert isValid(finder)
    let_qt_delete()
    assert not isValid(window)
    assert not isValid(finder)
    assert window not in ending._ending.values()


def test_what_listens_to_a_window_hears_nothing_of_it_once_it_is_closed(
    themes: ThemeController, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = MainWindow(themes, settings=Settings.read(tmp_path / "settings.json"))
    heard: list[str] = []
    for listener in (window.finder, window.key_sheet, window.drop, window.keeper):
        name = type(listener).__name__

        def listen(watched: object, event: object, name: str = name) -> bool:
            heard.append(name)
            return False

        monkeypatch.setattr(listener, "eventFilter", listen)
    window.show()
    size = window.size()
    QCoreApplication.sendEvent(window, QResizeEvent(size, size))
    assert set(heard) == {"Finder", "KeySheet", "DropTarget", "Keeper"}
    window.close()
    heard.clear()
    QCoreApplication.sendEvent(window, QResizeEvent(size, size))
    assert not heard
