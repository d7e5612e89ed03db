"""The language of the window: every word goes through translation, and another language is another start."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from translations.sources import ROOT, braces, texts
from translations.ts import read
from visualizer.language import speak, tr
from visualizer.roles import ROLES
from visualizer.state import Selection
from visualizer.views import VIEWS, draw
from visualizer.views.figure import Bars, Table
from widgets import languages
from widgets.actions import ACTIONS
from widgets.keeping.settings import Settings
from widgets.main_window import MainWindow
from widgets.presenter import keys
from widgets.scale import InterfacePart, requested_language
from widgets.theme import ThemeController

LONG = 20_000  # milliseconds
OPEN, SHUT = "«", "»"
WORD = re.compile("[A-Za-z]{3}")
NO_WORDS = (
    "tiny-gpt",
    "ONNX Runtime",
    "PNG",
    "SVG",
    "PDF",
    "NPZ",
    "CSV",
    "JSON",
    "dpi",
    "CPU",
)  # the same in every language
QT_OWN = "qt_"  # parts of Qt's controls, and of pyqtgraph's, which nobody sees


@pytest.fixture
def unknown() -> Iterator[set[str]]:
    """Speak a language in which every text stands in marks; the texts that the gatherer did not find."""
    known, strangers = texts(), set[str]()

    def marked(text: str) -> str:
        if text not in known and WORD.search(text):
            strangers.add(text)
        return f"{OPEN}{text}{SHUT}"

    speak(marked)
    yield strangers
    speak(None)


def bare(text: str) -> str:
    """What of a text lies outside of all marks."""
    depth, outside = 0, ""
    for character in text:
        depth += (character == OPEN) - (character == SHUT)
        outside += character if depth == 0 and character != SHUT else ""
    return outside


def said_by(widget: QWidget) -> Iterator[str]:
    """Everything that a widget shows, or tells a screen reader."""
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    for name in ("accessible_name", "accessible_value", "text", "placeholderText"):
        told = getattr(widget, name, None)
        if callable(told):
            yield str(told())
        elif isinstance(told, str):
            yield told
    for action in widget.actions():
        yield from (action.text(), action.toolTip())


def tokens_in(window: MainWindow) -> Iterator[str]:
    """Tokens of the vocabulary that the panels list."""
    for panel in window.panels.all:
        for mark in (mark for figure in panel.figures for mark in figure.marks):
            if isinstance(mark, Bars):
                yield from (row.label for row in mark.rows)
            elif isinstance(mark, Table):
                yield from (cell.label for row in mark.cells for cell in row)


def untranslated(window: QWidget, *own: str) -> set[str]:
    """Words in a window that went through no translation, but for names and for what is a person's `own`."""
    found = set()
    for widget in (window, *window.findChildren(QWidget)):
        if widget.objectName().startswith(QT_OWN):
            continue
        for text in said_by(widget):
            left = bare(text)
            for word in sorted((*own, *NO_WORDS), key=len, reverse=True):
                left = left.replace(bare(word), "")
            if WORD.search(left):
                found.add(f"{type(widget).__name__}: {text}")
    return found


def test_every_word_of_the_window_goes_through_translation(
    unknown: set[str], new_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    """Labels, tooltips, what a screen reader is told: of the window, its drawers, its list of keys, its dialog."""
    window = new_window("The old king")
    own = ("The old king", "old", "king", *(token.shown for token in window.sitting.trace.tokens))
    own += tuple(role.source for role in ROLES.values() if role.source)
    for view in ("why", "effects"):
        window.show_view(view)
    window.sitting.factors = {(3, 3): 0.0, (1, 1): 0.5}
    window.notices.show_notice("pass", tr("Step"), "error", details="-")
    window.panels.heads.show_dots(True)
    qtbot.waitUntil(lambda: window.passes.is_up_to_date and not window.ranking.is_running, timeout=LONG)
    window.finder.open("he")
    own += tuple(tokens_in(window))
    found = untranslated(window, *own)
    entries = [match.entry for match in window.finder.found.matches if match.entry.kind in ("action", "view")]
    assert entries
    found |= {entry.title for entry in entries if WORD.search(bare(f"{entry.title} {entry.note}"))}
    window.finder.close_finder()
    window.saving.export(window.panels.head)
    assert window.saving.dialog is not None
    qtbot.waitUntil(lambda: window.saving.dialog.is_settled, timeout=LONG)
    form = window.saving.dialog.form
    words = [row.words.toolTip() for row in form.facts.rows.values()]  # as they stand in the file
    found |= untranslated(window, form.file_name, *words, *own)
    window.saving.dialog.dismiss()
    menu = window.saving.menu(window.panels.head)
    found |= untranslated(menu)
    menu.deleteLater()
    assert not found, "\n".join(sorted(found))
    assert not unknown, f"python -m translations does not find {sorted(unknown)}"


def test_every_figure_goes_through_translation(unknown: set[str], new_window: Callable[..., MainWindow]) -> None:
    """Titles and sentences of all views."""
    trace = new_window("The old king").sitting.trace
    for name in VIEWS:
        figure = draw(name, trace, Selection(layer=2, head=1))
        for text in (figure.title, figure.sentence):
            assert not WORD.search(bare(text)), f"{name}: {text}"
    assert not unknown


def test_every_action_and_every_hint_goes_through_translation(unknown: set[str]) -> None:
    for action in ACTIONS:
        for text in (action.title, action.explains, action.hint, action.shown_keys):
            assert not WORD.search(bare(text)), f"{action.id}: {text}"
    assert not [does for _, does in keys.hints(True) if WORD.search(bare(does))]
    assert not unknown


def test_a_translation_has_the_braces_of_its_text() -> None:
    """Else a number or a name would be missing from a sentence, or the sentence would fail."""
    for file in languages.FOLDER.glob("*.ts"):
        wrong = [text for text, words in read(file).items() if words and braces(words) != braces(text)]
        assert not wrong, f"{file.name}: {wrong}"


def test_a_picture_of_the_window_in_spanish(tmp_path: Path) -> None:
    """--language es: the same window in other words; nothing that has a translation is left in English."""
    file = tmp_path / "es.png"
    words = [sys.executable, "-c", SPANISH, str(file)]
    done = subprocess.run(
        words, cwd=ROOT, env={**os.environ, "LC_ALL": "C"}, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert not QImage(str(file)).isNull()
    assert done.stdout.splitlines() == ["es", "[]"]


SPANISH = """
import re, sys
from pathlib import Path
from PySide6.QtWidgets import QWidget
from commands.window import LANGUAGES
from translations.ts import read
from widgets import app, languages, sessions

assert set(LANGUAGES) == set(languages.LANGUAGES)
file = languages.FOLDER / "headlight_es.ts"
english = {text for text, words in read(file).items() if words and words != text}
photograph = sessions.photograph

def look(window, picture):
    status = photograph(window, picture)
    said = {text for widget in window.findChildren(QWidget)
            for text in (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())}
    print(languages.spoken())
    print(sorted(said & english))
    return status

sessions.photograph = look
sys.exit(app.run_window("The old king", screenshot=Path(sys.argv[1]), language="es"))
"""


@pytest.mark.parametrize(
    ("kept", "system", "language"),
    [("en", "es_MX.UTF-8", "en"), ("es", "C", "es"), ("", "es_MX.UTF-8", "es"), ("", "de_DE.UTF-8", "en"),
     ("", "C", "en"), ("tlh", "es_ES.UTF-8", "es")],
)  # fmt: skip
def test_what_was_chosen_counts_more_than_the_system(kept: str, system: str, language: str) -> None:
    program = f"from widgets.languages import chosen; print(chosen({kept!r}))"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env={**environment, "LANG": system}, capture_output=True, text=True
    )
    assert done.stdout.strip() == language, done.stderr


def test_a_chosen_language_is_kept() -> None:
    part, again = InterfacePart(), InterfacePart()
    assert part.state() == {"size": 100}
    part.wanted_language = "es"
    again.restore(part.state())
    assert again.language == "es"
    assert part.is_changed
    assert not again.is_changed


@pytest.mark.parametrize("language", [None, 7, ["es"]])
def test_what_is_no_language_is_that_of_the_system(language: object, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.sections = {"interface": {"language": language}}
    assert requested_language(settings) == ""
    assert requested_language(None) == ""


def test_another_language_closes_the_window_and_asks_for_a_start(
    tmp_path: Path, themes: ThemeController, qtbot: QtBot
) -> None:
    window = MainWindow(themes, settings=Settings.read(tmp_path / "settings.json"))
    window.show()
    window.commands.do("language-en")  # which it speaks already
    assert window.isVisible()
    with qtbot.waitSignal(window.closed):
        window.commands.do("language-es")
    assert window.interface.is_changed
    assert requested_language(Settings.read(tmp_path / "settings.json")) == "es"
    window.deleteLater()


def test_a_window_that_keeps_nothing_says_so_and_stays(window: MainWindow) -> None:
    window.commands.do("language-es")
    assert window.isVisible()
    assert "keeps nothing" in window.notices.shown.text


def test_there_is_an_action_for_every_language(qapp: QApplication) -> None:
    """Named in the language itself, so that whoever speaks it finds it."""
    titles = {action.argument: action.title for action in ACTIONS if action.handler == "window.speak"}
    assert titles.keys() == languages.LANGUAGES.keys()
    assert all(languages.LANGUAGES[language] in title for language, title in titles.items())
