"""The window off screen, on the embedded model; nothing of it may outlive a test."""

import gc
import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is loaded

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from widgets.main_window import MainWindow
from widgets.theme import ThemeController
from widgets.worker import Opener, open_from_library

MODEL = "tiny-gpt"
PROMPT = "The old king looked at the old queen and"
LONG = 20_000  # milliseconds that a loaded machine may take for what usually takes fifty


@pytest.fixture(scope="session", autouse=True)
def heap_before_the_tests(qapp: QApplication) -> None:
    """What is there before the first test is no leak of it; set aside, it also costs no time at each look."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard_at_the_end(qapp: QApplication) -> Iterator[None]:
    """Off screen Qt keeps the clipboard until the process ends, and what Python made must not outlive Python."""
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def nothing_is_left(qapp: QApplication) -> Iterator[None]:
    """After each test no top-level widget, no engine thread and no running timer of it is left.

    Where this fails, look for what still holds a widget: a signal connected to a lambda or a partial with `self` in
    it, a listener of the sitting that was not detached, a window that was not closed.
    """
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()  # a closed window is held until Qt has deleted it
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for widget in QApplication.topLevelWidgets() if not widget.objectName().startswith("qt_")]
    assert not left, f"top-level widgets outlived the test: {left}"
    threads = [thread for thread in all_of(QThread) if thread.isRunning() and thread.objectName() == "engine"]
    assert not threads, f"engine threads outlived the test: {threads}"
    timers = [timer for timer in all_of(QTimer) if timer.isActive()]
    assert not timers, f"timers run on behind the test: {[timer.parent() for timer in timers]}"
    gc.freeze()  # what is left now is there for good, such as a library that was imported: not looked at again


def all_of(kind: type) -> list:
    """Every living Python object of a Qt class."""
    return [thing for thing in gc.get_objects() if issubclass(type(thing), kind) and isValid(thing)]


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture
def themes(qapp: QApplication) -> ThemeController:
    qapp.setStyle("Fusion")
    return ThemeController(qapp, "light")


@pytest.fixture
def new_window(themes: ThemeController, qtbot: QtBot) -> Iterator[Callable[..., MainWindow]]:
    """Makes windows; each is closed and deleted after the test."""
    windows: list[MainWindow] = []

    def make(prompt: str = PROMPT, opener: Opener = open_from_library, settled: bool = True) -> MainWindow:
        window = MainWindow(themes, opener)
        windows.append(window)
        window.resize(1440, 900)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        if settled:
            with qtbot.waitSignal(window.settled, timeout=LONG):
                window.begin(prompt, MODEL)
            qtbot.waitUntil(lambda: window.models.spec is not None and window.passes.is_up_to_date, timeout=LONG)
        else:
            window.begin(prompt, MODEL)
        return window

    yield make
    while windows:
        window = windows.pop()
        if isValid(window):
            window.close()
        del window
    assert QGuiApplication.instance() is not None


@pytest.fixture
def window(new_window: Callable[..., MainWindow]) -> MainWindow:
    """A window with the embedded model and a short prompt, settled."""
    return new_window()
