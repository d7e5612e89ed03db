"""Theme, notices, actions, foot: the small parts around the panels."""

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from visualizer.palette import DARK, LIGHT
from widgets.actions import ACTIONS, GROUPS, hints, written
from widgets.foot import Telling, milliseconds
from widgets.notices import NoticeBar
from widgets.theme import Theme, ThemeController, load_fonts


def test_the_bundled_fonts_are_those_that_are_drawn(qapp: QApplication) -> None:
    """No system font stands in for Inter or JetBrains Mono."""
    assert {"Inter", "JetBrains Mono"} <= set(load_fonts())
    theme = Theme(LIGHT)
    assert QFontInfo(theme.font(13, 600)).family() == "Inter"
    assert QFontInfo(theme.font(13, 400, mono=True)).family() == "JetBrains Mono"
    assert theme.font(13).pixelSize() == 13


def test_figures_are_tabular_and_words_are_not(qapp: QApplication) -> None:
    """Columns of numbers stand still; a hyphen in a name is no wider than a hyphen."""
    theme = Theme(LIGHT)
    figures, words = QFontMetricsF(theme.font(100)), QFontMetricsF(theme.words(100))
    assert len({figures.horizontalAdvance(digit) for digit in "0123456789"}) == 1
    assert words.horizontalAdvance("-") < figures.horizontalAdvance("0")


def test_weights_are_drawn_in_their_own_cuts(qapp: QApplication) -> None:
    theme = Theme(LIGHT)
    widths = [QFontMetricsF(theme.font(100, weight)).horizontalAdvance("Headlight") for weight in (400, 500, 600)]
    assert widths == sorted(set(widths))


def test_switching_twice_is_the_system_s_theme_again(qapp: QApplication, qtbot: QtBot) -> None:
    themes = ThemeController(qapp)
    first = themes.theme.name
    with qtbot.waitSignal(themes.changed) as heard:
        themes.switch()
    assert heard.args is not None
    assert heard.args[0].name == ({"light", "dark"} - {first}).pop()
    themes.switch()
    assert themes.theme.name == first


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
def test_a_theme_dresses_what_qt_brings(qapp: QApplication, palette: object) -> None:
    theme = Theme(palette)
    theme.apply(qapp)
    assert qapp.palette().window().color() == theme.colour("chrome")
    assert qapp.palette().text().color() == theme.colour("ink")


@pytest.fixture
def notices(qtbot: QtBot) -> NoticeBar:
    bar = NoticeBar(Theme(LIGHT))
    qtbot.addWidget(bar)
    bar.show()
    bar._show()
    return bar


def test_the_gravest_notice_is_shown_and_of_equals_the_newest(notices: NoticeBar) -> None:
    notices.show_notice("a", "first", "warning")
    notices.show_notice("b", "grave", "error")
    notices.show_notice("c", "slight", "info")
    assert notices.shown is not None
    assert notices.shown.text == "grave"
    notices.show_notice("d", "graver", "error")
    assert notices.shown.text == "graver"
    notices.clear("d")
    notices.clear("b")
    assert notices.shown.text == "first"
    assert notices.accessibleName() == "warning: first"


def test_a_closed_notice_stays_closed_until_its_cause_comes_back(notices: NoticeBar) -> None:
    """The context notice changes with every key; closing it once is enough."""
    notices.show_notice("context", "The prompt has 300 tokens.")
    notices.close_button.click()
    notices.show_notice("context", "The prompt has 301 tokens.")
    assert notices.shown is None
    assert not notices.isVisible()
    notices.clear("context")
    notices.show_notice("context", "The prompt has 302 tokens.")
    assert notices.shown is not None


def test_a_notice_that_only_tells_goes_by_itself(notices: NoticeBar, qtbot: QtBot) -> None:
    """Another one of lasting cause stays."""
    notices.show_notice("context", "The prompt is long.")
    notices.show_notice("file", "Saved.", fleeting=True)
    assert notices.shown is not None
    assert notices.shown.topic == "file"
    notices._fading.setInterval(0)
    notices._fading.start()
    qtbot.waitUntil(lambda: notices.shown is not None and notices.shown.topic == "context")


def test_a_new_fault_opens_a_closed_notice(notices: NoticeBar) -> None:
    notices.show_notice("model", "no such folder", "error")
    notices.close_button.click()
    notices.show_notice("model", "no such folder either", "error")
    assert notices.shown is not None


def test_every_action_is_explained_in_a_sentence_and_has_a_group() -> None:
    for action in ACTIONS:
        assert action.explains.endswith(".")
        assert action.group in GROUPS
        assert action.shown_keys in action.tooltip


@pytest.mark.parametrize(
    ("key", "expected"),
    [("Ctrl+Return", "Ctrl ↵"), ("Left", "←"), ("F6", "F6"), ("[", "["), ("?", "?"), ("Ctrl+Shift+Z", "Ctrl Shift Z")],
)
def test_keys_are_written_as_on_the_keyboard(key: str, expected: str) -> None:
    assert written(key) == expected


def test_hints_join_keys_of_one_kind_and_leave_out_letters_while_typing() -> None:
    panels = hints(frozenset({"panels", "explore", "trace", "idle", "map"}))
    assert ("← →", "query token") in panels
    assert ("1–4", "stage") in panels
    assert ("?", "all keys") in panels
    assert ("F1", "all keys") in hints(frozenset({"typing", "idle"}))


def test_what_the_pointer_is_on_takes_the_place_of_the_keys(qtbot: QtBot) -> None:
    telling = Telling(Theme(LIGHT))
    qtbot.addWidget(telling)
    telling.show_hints([("F6", "generate")])
    telling.show_probe("weight 0.5")
    assert telling.text == "weight 0.5"
    telling.show_probe("")
    assert telling.text == "F6 generate"
    assert telling.accessibleName() == telling.text


def test_times_are_written_in_milliseconds() -> None:
    assert milliseconds(0.0052) == "5.2 ms"
    assert milliseconds(12.34) == "12.3 s"
