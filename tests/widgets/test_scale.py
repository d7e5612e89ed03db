"""The size of the interface: what is read, which sizes there are, and how the program starts itself anew."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from widgets.keeping.settings import Settings
from widgets.main_window import MainWindow
from widgets.scale import (
    MAIN,
    SIZES,
    InterfacePart,
    Restart,
    largest_size,
    next_size,
    requested_scale,
    requested_size,
    scaled,
)
from widgets.theme import ThemeController


def kept(tmp_path: Path, size: object) -> Settings:
    settings = Settings(tmp_path / "settings.json")
    settings.sections = {"interface": {"size": size}}
    return settings


@pytest.mark.parametrize(
    ("size", "scale"), [(150, 1.5), (80, 0.8), (300, 3.0), (9000, 3.0), (-4, 0.8), (148, 1.5), ("big", 1), (None, 1)]
)
def test_the_size_that_was_kept_is_taken_as_near_as_there_is_one(tmp_path: Path, size: object, scale: float) -> None:
    assert requested_scale(kept(tmp_path, size)) == scale


def test_without_settings_the_size_is_the_usual_one() -> None:
    assert requested_size(None) == 100


def test_steps_go_from_80_to_300_per_cent_and_no_farther() -> None:
    assert (SIZES[0], SIZES[-1]) == (80, 300)
    assert next_size(100, 1) == 110
    assert next_size(100, -1) == 90
    assert next_size(300, 1) == 300
    assert next_size(80, -1) == 80


def test_a_size_that_the_screen_has_no_room_for_is_not_reached() -> None:
    assert largest_size(100, (1920, 1080), (800, 500)) == 200
    assert largest_size(200, (960, 540), (800, 500)) == 200
    assert largest_size(100, (3840, 2160), (800, 500)) == 300
    assert largest_size(100, (640, 480), (800, 500)) == 100


def test_qt_is_told_on_top_of_what_the_person_set() -> None:
    assert scaled({}, 1.5) == {"QT_SCALE_FACTOR": "1.5"}
    assert scaled({"QT_SCALE_FACTOR": "2", "A": "b"}, 1.25) == {"QT_SCALE_FACTOR": "2.5", "A": "b"}
    assert scaled({"QT_SCALE_FACTOR": "much"}, 2) == {"QT_SCALE_FACTOR": "2"}
    assert scaled({}, 1) == {}


def test_the_program_starts_itself_without_the_words_of_the_first_start() -> None:
    """The prompt of the command line must not take the place of what was written since."""
    restart = Restart.of({"HOME": "/"})
    assert restart.words == (sys.executable, str(MAIN))
    assert MAIN.is_file()
    assert restart.environment == {"HOME": "/"}


def test_what_is_kept_is_what_comes_back() -> None:
    part, again = InterfacePart(), InterfacePart()
    part.wanted = 175
    again.restore(part.state())
    assert again.size == again.wanted == 175
    assert part.is_changed
    assert not again.is_changed


def test_another_size_closes_the_window_and_asks_for_a_start(
    tmp_path: Path, themes: ThemeController, qtbot: QtBot
) -> None:
    window = MainWindow(themes, settings=Settings.read(tmp_path / "settings.json"))
    window.show()
    with qtbot.waitSignal(window.closed):
        window.commands.do("smaller")
    assert window.interface.is_changed
    assert requested_scale(Settings.read(tmp_path / "settings.json")) == 0.9
    window.deleteLater()


def test_a_window_that_keeps_nothing_says_so_and_stays(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.prompt.field, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.isVisible()
    assert window.notices.shown is not None
    assert "keeps nothing" in window.notices.shown.text
