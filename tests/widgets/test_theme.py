"""Light, dark and high contrast: chosen by hand, or the system's while it changes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from visualizer.palette import PALETTES
from widgets.actions import GROUPS
from widgets.key_sheet import columns_of, rows_of
from widgets.main_window import MainWindow
from widgets.theme import ThemeController


class System:
    """What the system asks for, in the place of the real one: off screen there is none."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.theme = "light"
        monkeypatch.setattr(ThemeController, "_system", lambda themes: self.theme)

    def becomes(self, theme: str) -> None:
        self.theme = theme
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Unknown)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    return System(monkeypatch)


def test_light_and_dark_change_places_in_the_same_contrast(themes: ThemeController) -> None:
    themes.choose("light")
    themes.switch()
    assert themes.theme.name == "dark"
    themes.switch_contrast()
    assert themes.theme.name == "dark high contrast"
    themes.switch()
    assert themes.theme.name == "light high contrast"
    themes.switch_contrast()
    assert themes.theme.name == "light"


def test_a_theme_is_chosen_by_its_name(themes: ThemeController, qtbot: QtBot) -> None:
    for name in PALETTES:
        themes.choose(name)
        assert themes.theme.name == themes.chosen == name
    themes.choose("sepia")
    assert themes.theme.name == "dark high contrast"


def test_the_system_is_followed_while_it_changes(qapp: QApplication, system: System) -> None:
    themes = ThemeController(qapp)
    for name in ("dark", "dark high contrast", "light"):
        system.becomes(name)
        assert themes.theme.name == name
    assert themes.chosen is None


def test_a_choice_by_hand_outlasts_the_system_until_it_is_given_back(qapp: QApplication, system: System) -> None:
    themes = ThemeController(qapp)
    themes.choose("light high contrast")
    system.becomes("dark")
    assert themes.theme.name == "light high contrast"
    themes.choose(None)
    assert themes.theme.name == "dark"
    themes.switch()
    themes.switch()
    assert themes.chosen is None, "back where the system is, it is followed again"


def test_the_contrast_of_the_system_counts_where_qt_knows_it(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        pytest.skip("Qt knows it from 6.10 on")
    assert ThemeController(qapp).theme.palette.is_high == (
        hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    )
    themes = ThemeController(qapp)
    monkeypatch.setattr(ThemeController, "_system", lambda themes: "light high contrast")
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert themes.theme.name == "light high contrast"


def test_what_was_chosen_comes_back_at_the_next_start(qapp: QApplication, themes: ThemeController) -> None:
    themes.choose("dark high contrast")
    again = ThemeController(qapp)
    again.restore(themes.state())
    assert again.theme.name == "dark high contrast"


def test_one_key_switches_to_high_contrast_and_back(window: MainWindow) -> None:
    window.commands.do("high-contrast")
    assert window.panels.head.canvas.theme.name == "light high contrast"
    window.commands.do("high-contrast")
    assert window.panels.head.canvas.theme.name == "light"


def test_a_key_of_several_meanings_stands_once_in_the_list_of_keys() -> None:
    rows = [row for group in GROUPS if group != "Sample" for row in rows_of(group)]
    for some in (rows, rows_of("Sample")):  # whose keys are its own
        keys = [row.keys for row in some]
        assert len(keys) == len(set(keys))
    escape = next(row for row in rows if row.keys == "Esc")
    assert len(escape.meanings) >= 3
    assert all(when for _, when in escape.meanings), "each meaning says when it holds"


@pytest.mark.parametrize(("width", "height"), [(1024, 700), (1440, 900), (3840, 2160)])
def test_the_list_of_keys_fits_the_window(width: int, height: int) -> None:
    columns = columns_of(height - 72, width - 72)
    assert max(sum(part.height for part in column) for column in columns) <= height - 60
    assert sum(len(column) for column in columns) == sum(len(rows_of(group)) + 1 for group in GROUPS if rows_of(group))
