"""Starting: the display, the libraries of the system, Ctrl+C, and the picture of a settled frame."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

import main
from commands import COMMANDS
from tests.widgets.conftest import LONG, MODEL, PROMPT
from visualizer.errors import BadInput, HeadlightError, ModelError
from widgets import app, system
from widgets.main_window import MainWindow
from widgets.sessions import faults_shown, interrupts_close, photograph
from widgets.worker import open_from_library

NewWindow = Callable[..., MainWindow]


def test_without_a_display_one_line_names_every_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """All of them work without one, and so does a picture of the window."""

    def run_window(**asked: object) -> int:
        system.check_display({}, "linux")
        return 0

    monkeypatch.setattr(app, "run_window", run_window)
    assert main.main([]) == main.FAILURE
    said = capsys.readouterr().err
    for word in (*COMMANDS, "--screenshot"):
        assert f" {word}" in said
    assert said.count("\n") == 1


def test_a_display_that_does_not_answer_is_said() -> None:
    with pytest.raises(HeadlightError, match=":4711 does not answer"):
        system.check_display({"DISPLAY": ":4711"}, "linux")


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({}, "darwin"),
        ({}, "win32"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux"),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "linux"),
    ],
    ids=str,
)
def test_where_a_window_can_open_nothing_is_said(environment: dict[str, str], platform: str) -> None:
    system.check_display(environment, platform)


def test_only_the_packages_that_are_missing_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Off screen nothing of X is needed."""
    missing = {"libEGL.so.1", "libxcb-icccm.so.4", "libxcb-keysyms.so.1"}
    monkeypatch.setattr(system, "is_there", lambda library: library not in missing)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    with pytest.raises(HeadlightError, match=r"apt-get install libegl1 libxcb-icccm4 libxcb-keysyms1$"):
        system.check_libraries(on_screen=True, platform="linux")
    with pytest.raises(HeadlightError, match=r"apt-get install libegl1$"):
        system.check_libraries(on_screen=False, platform="linux")
    system.check_libraries(on_screen=True, platform="darwin")


@pytest.mark.skipif(sys.platform != "linux", reason="the table names the libraries of Linux")
def test_a_library_is_found_or_not() -> None:
    assert system.is_there("libc.so.6")
    assert not system.is_there("libno-such-thing.so.9")


def test_a_screenshot_that_is_no_png_is_refused() -> None:
    with pytest.raises(BadInput, match=r"name the file \*\.png"):
        app.run_window("x", MODEL, screenshot=Path("x.jpg"))


def test_the_picture_is_the_settled_frame(new_window: NewWindow, tmp_path: Path) -> None:
    """It has the window's size, the model's name in it, and the panels are painted."""
    window = new_window(settled=False)
    assert photograph(window, tmp_path / "shot.png") == 0
    assert list(tmp_path.iterdir()) == [tmp_path / "shot.png"]
    image = QImage(str(tmp_path / "shot.png"))
    assert (image.width(), image.height()) == (1440, 900)
    colours = {image.pixelColor(x, y).name() for x in range(300, 680, 3) for y in range(220, 480, 3)}
    assert len(colours) > 50  # the grid of heads is a map of real numbers
    assert window.foot.paint.value.endswith("ms")
    assert not window.engines.is_running


def test_a_picture_of_a_model_that_is_not_there_fails_and_leaves_no_file(new_window: NewWindow, tmp_path: Path) -> None:
    def nothing(name: str, backend: str, device: str) -> None:
        raise ModelError("There is no such model.")

    window = new_window(opener=nothing, settled=False)
    with pytest.raises(ModelError, match=r"There is no such model\."):
        photograph(window, tmp_path / "shot.png")
    assert list(tmp_path.iterdir()) == []
    assert not window.engines.is_running


def test_a_picture_of_an_empty_prompt_is_the_invitation(new_window: NewWindow, tmp_path: Path) -> None:
    window = new_window(prompt="", settled=False)
    assert photograph(window, tmp_path / "shot.png") == 0
    assert window.sitting.trace is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["INT", "TERM"])
def test_signals_close_the_window_while_qt_waits(window: MainWindow, qtbot: QtBot, number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with interrupts_close(window):
        sender = threading.Thread(target=os.kill, args=(os.getpid(), number))
        with qtbot.waitSignal(window.closed, timeout=LONG):
            sender.start()
        sender.join()
    assert signal.getsignal(number) == before
    assert not window.engines.is_running


def test_a_fault_that_nobody_caught_is_shown_and_logged(
    window: MainWindow, qtbot: QtBot, capsys: pytest.CaptureFixture
) -> None:
    before = sys.excepthook
    with faults_shown(window):
        sys.excepthook(KeyError, KeyError("lost"), None)
    assert sys.excepthook is before
    assert "KeyError: 'lost'" in capsys.readouterr().err
    qtbot.waitUntil(lambda: window.notices.shown is not None)
    assert "KeyError: 'lost'" in window.notices.shown.text
    assert window.isVisible()


def test_opening_takes_the_model_from_the_library() -> None:
    engine = open_from_library(MODEL, "auto", "cpu")
    assert engine.spec.name == MODEL
    assert engine.trace(PROMPT).tokens
    engine.close()
