"""Text in any script: no character is a box, even where the system has no font at all."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QTextLayout

from assets.fallback_fonts import FOLDER, fallback_fonts, fonts_for
from exporters import fonts
from visualizer.palette import LIGHT
from widgets.brush import _runs, elide
from widgets.theme import Theme, load_fonts_for

ROOT = Path(__file__).parents[2]
SAMPLES = {
    "Arabic": "السلام عليكم، ٣", "Armenian": "Բարեւ", "Bengali": "নমস্কার", "Cherokee": "ᎣᏏᏲ", "Cyrillic": "Привет",
    "Devanagari": "नमस्ते। क्षत्रिय", "Ethiopic": "ሰላም", "Georgian": "გამარჯობა", "Greek": "Ἑλληνικά", "Gujarati": "નમસ્તે",
    "Gurmukhi": "ਸਤਿ", "Han": "你好,世界", "Hangul": "안녕하세요", "Hebrew": "שָׁלוֹם", "Kana": "こんにちは カタカナ",
    "Kannada": "ನಮಸ್ಕಾರ", "Khmer": "សួស្តី", "Lao": "ສະບາຍດີ", "Latin": "Việt Nam, ạ́ ę́", "Malayalam": "നമസ്കാരം",
    "Mongolian": "ᠰᠠᠢᠨ", "Myanmar": "မင်္ဂလာပါ", "Sinhala": "ආයුබෝවන්", "Syriac": "ܫܠܡܐ", "Tamil": "வணக்கம்",
    "Telugu": "నమస్కారం",    "Thaana": "އައްސަލާމް", "Thai": "สวัสดีครับ",
    "Tibetan": "བཀྲ་ཤིས", "Tifinagh": "ⴰⵣⵓⵍ", "Canadian": "ᐃᓄᒃᑎᑐᑦ",
    "emoji": "😀🎉❤️👍🏽", "joined emoji": "👩‍🔬👨‍👩‍👧", "flags": "🇩🇪🇯🇵", "mathematics": "𝔸𝑥∀∑ℵ", "symbols": "☀♞⚑⛄→⌘",
}  # fmt: skip
NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>'
LAYOUT = """
import json, sys
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication
app = QApplication([])
from visualizer.palette import LIGHT
from widgets.theme import Theme
theme = Theme(LIGHT)
boxes = []
for name, text in json.loads(sys.argv[1]).items():
    for mono in (False, True):
        theme.text_width(text, 13, 400, mono)
        layout = QTextLayout(text, theme.font(13, 400, mono))
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        if any(0 in run.glyphIndexes() for run in layout.glyphRuns()):
            boxes.append(name)
print(json.dumps(boxes))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only fontconfig can be told that there are no fonts")
def test_nothing_is_a_box_where_the_system_has_no_font(tmp_path: Path) -> None:
    """With the bundled fonts alone every glyph that Qt lays out is one of a font."""
    (tmp_path / "fonts.conf").write_text(NO_FONTS, encoding="utf-8")
    environment = {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", LAYOUT, json.dumps(SAMPLES)]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=50)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


def test_hangul_is_drawn_beside_the_fonts_of_the_system() -> None:
    """That a bundled font has a character is not enough: Qt must take it, whatever else is installed."""
    load_fonts_for("한국어")
    layout = QTextLayout("한국어 abc", Theme(LIGHT).font_for("한국어 abc", 14))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    assert all(glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes())


@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_has_every_character_from_a_bundled_font(name: str) -> None:
    """The same on every computer: the families before DejaVu Sans are all of `assets/fonts`."""
    for face in ("text", "mono"):
        families = fonts.families(SAMPLES[name], face)
        bundled = families[: next(place for place, family in enumerate(families) if "DejaVu" in family)]
        lost = [c for c in SAMPLES[name] if not c.isspace() and not fonts._covers(bundled, c)]
        assert not [character for character in lost if character not in "\u200d\ufe0f"]  # joiners have no shape


def test_a_full_stop_of_many_scripts_comes_with_its_neighbours() -> None:
    """The danda is in every Indic font; beside Devanagari letters no second font is opened for it."""
    assert [font.family for font in fonts_for("नमस्ते।")] == ["Noto Sans Devanagari"]


def test_the_table_says_what_the_files_have() -> None:
    """`fallback.json` is that of these very files."""
    from fontTools.ttLib import TTFont

    for fallback in fallback_fonts():
        with TTFont(fallback.path) as font:
            characters = set(font.getBestCmap())
            assert font["name"].getBestFamilyName() == fallback.family
        ends = {*fallback.starts, *fallback.ends}
        assert ends <= characters
    assert {font.path for font in fallback_fonts()} == set((FOLDER / "scripts").glob("*.ttf"))


def test_an_svg_carries_the_glyphs_of_every_script() -> None:
    found = {family: font for family, _, font in fonts.web_fonts("mono", "a नमस्ते 😀")}
    assert set(found) == {"JetBrains Mono", "Noto Sans Devanagari", "Noto Emoji"}
    assert max(len(font) for font in found.values()) < 20_000
    assert fonts.web_fonts("mono", "a नमस्ते 😀") == fonts.web_fonts("mono", "a नमस्ते 😀")


def test_marks_stay_on_what_they_stand_on() -> None:
    """A piece is cut at dots for spaces only, never between a letter and its accent or within joined emoji."""
    for text in ("·e\u0301", "नमस्ते", "·👩\u200d🔬", "·שָׁלוֹם"):
        runs = [run for run, _ in _runs(text)]
        assert "".join(runs) == text
        assert len(runs) <= 2
    assert [run for run, _ in _runs("a·\u0301b")] == ["a", "·\u0301", "b"]


def test_a_text_is_shortened_between_characters_as_people_see_them(qapp: object) -> None:
    """What is cut off is never an accent alone, nor half of a family."""
    theme = Theme(LIGHT)
    text = "e\u0301👨\u200d👩\u200d👧" * 4
    whole = theme.text_width(text, 12)
    for share in (0.2, 0.4, 0.6, 0.8):
        short = elide(theme, text, share * whole, 12).removesuffix("…")
        assert short in {text[:length] for length in (0, 2, 7, 9, 14, 16, 21, 23, 28)}
