"""Type and colour of the window: one `Theme` for each palette, and the controller that says which one is on.

Every widget takes a `Theme` and asks it for fonts and colours by role; nothing in `widgets/` names a colour or a
font family itself.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLoggingCategory, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette, QTextLayout
from PySide6.QtWidgets import QApplication

from assets.fallback_fonts import fonts_for
from visualizer.palette import PALETTES, Palette, theme_name

FONTS = Path(__file__).resolve().parents[1] / "assets" / "fonts"
WORDS = ("Inter", "DejaVu Sans", "sans-serif")
PIECES = ("JetBrains Mono", "DejaVu Sans Mono", "Noto Sans Mono", "monospace")
WEIGHTS = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold, 700: QFont.Weight.Bold}

MOST_WIDTHS = 50_000  # text widths that are remembered


@cache
def load_fonts() -> tuple[str, ...]:
    """Make the bundled fonts known to Qt, once a process; returns the families that came in."""
    QLoggingCategory.setFilterRules("qt.text.font.db=false")  # it names every font that lacks a script
    families: list[str] = []
    for path in sorted(FONTS.glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(dict.fromkeys(families))


_asked: set[str] = set()  # characters that were looked for
_opened: list[str] = []  # the families of the bundled fallback fonts that are known to Qt
_first_for_hangul: list[str] = []  # the bundled family, where Qt draws Hangul with it only if it stands first
HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")


def load_fonts_for(text: str) -> bool:
    """Make sure that no character of `text` is drawn as a box, where a bundled font can help; whether one came in.

    The fonts of the system come first: a bundled one is opened only for a character that none of them has, and only
    when such a character first occurs. Qt then says `fontDatabaseChanged`: a `QFont` made before does not know the new
    one and has to be asked of the theme again.
    """
    if text.isascii() or _asked.issuperset(text):
        return False
    new = {character for character in text if ord(character) > 0x7F} - _asked
    _asked.update(text)
    known = QFontMetricsF(_font_of(_families(mono=False)))
    missing = [character for character in new if not known.inFontUcs4(ord(character))]
    fonts = [font for font in fonts_for(missing) if font.family not in _opened]
    for font in fonts:
        _opened.append(font.family)
        QFontDatabase.addApplicationFont(str(font.path))
    for font in fonts:
        own = [character for character in missing if font in fonts_for([character])]
        if any(map(HANGUL.match, own)) and not _is_drawn("\ud55c", _families(mono=False)):
            _first_for_hangul.append(font.family)  # so it is beside some fonts of the system
    return bool(fonts)


def _is_drawn(character: str, families: tuple[str, ...]) -> bool:
    """Whether Qt finds a glyph for a character; that a font has one is not enough."""
    layout = QTextLayout(character, _font_of(families))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(glyph != 0 for run in layout.glyphRuns() for glyph in run.glyphIndexes())


def _families(mono: bool) -> tuple[str, ...]:
    """In which order a character is looked for."""
    return (*(PIECES if mono else WORDS), *_opened)


def _font_of(families: tuple[str, ...]) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    return font


class Theme:
    """One palette as Qt needs it: fonts, colours, the style sheet. Immutable; there is one for each palette."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self._fonts: dict[tuple[float, int, bool], QFont] = {}
        self._colours: dict[str, QColor] = {}
        self._widths: dict[tuple[str, float, int, bool], float] = {}
        self._fonts_opened = 0  # when the fonts were made
        load_fonts()

    @property
    def name(self) -> str:
        """ "light", "dark", "light high contrast" or "dark high contrast"."""
        return self.palette.name

    def font(self, size_px: float, weight: int = 400, mono: bool = False) -> QFont:
        """Inter, or JetBrains Mono for token pieces, with tabular figures and without ligatures.

        Other scripts and emoji fall back to the system's fonts, then to bundled ones (`load_fonts_for`). The font is
        shared: copy it before changing it.
        """
        if self._fonts_opened != len(_opened):
            self._fonts_opened = len(_opened)
            self._fonts.clear()
            self._widths.clear()
        key = (size_px, weight, mono)
        if key not in self._fonts:
            font = _font_of(_families(mono))
            font.setPixelSize(max(1, round(size_px)))
            font.setWeight(WEIGHTS[weight])
            for feature, on in (("tnum", 1), ("calt", 0), ("liga", 0)):
                font.setFeature(QFont.Tag(feature), on)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[key] = font
        return self._fonts[key]

    def font_for(self, text: str, size_px: float, weight: int = 400, mono: bool = False) -> QFont:
        """The font of one text: the usual one, but for Hangul, where that needs another family first."""
        font = self.font(size_px, weight, mono)
        if _first_for_hangul and HANGUL.search(text):
            font = QFont(font)
            font.setFamilies([*_first_for_hangul, *font.families()])
        return font

    def words(self, size_px: float, weight: int = 400) -> QFont:
        """Inter for names: the figures, and with them the hyphen, keep their own widths ("top-k", "decoder-only")."""
        font = QFont(self.font(size_px, weight))
        font.setFeature(QFont.Tag("tnum"), 0)
        return font

    def text_width(self, text: str, size_px: float, weight: int = 400, mono: bool = False) -> float:
        """The advance of a text in pixels; remembered, since the same labels are measured at every frame."""
        key = (text, size_px, weight, mono)
        if key not in self._widths:
            load_fonts_for(text)
            if len(self._widths) > MOST_WIDTHS:
                self._widths.clear()
            width = QFontMetricsF(self.font_for(text, size_px, weight, mono)).horizontalAdvance(text)
            self._widths[key] = width
        return self._widths[key]

    def colour(self, role: str) -> QColor:
        """A colour of the palette by its role: "ink", "accent", "line", …"""
        if role not in self._colours:
            self._colours[role] = QColor(getattr(self.palette, role))
        return self._colours[role]

    def apply(self, app: QApplication) -> None:
        """Give the whole program this theme, ready-made dialogs and menus included."""
        roles = QPalette.ColorRole
        qt = QPalette()
        for role, colour in (
            (roles.Window, "chrome"), (roles.WindowText, "ink"), (roles.Base, "field"), (roles.AlternateBase, "chrome"),
            (roles.Text, "ink"), (roles.Button, "field"), (roles.ButtonText, "ink"), (roles.BrightText, "ink"),
            (roles.ToolTipBase, "field"), (roles.ToolTipText, "ink"), (roles.PlaceholderText, "faint"),
            (roles.Highlight, "accent"), (roles.HighlightedText, "panel"), (roles.Link, "accent"),
            (roles.LinkVisited, "accent"), (roles.Accent, "accent"), (roles.Light, "field"), (roles.Midlight, "line"),
            (roles.Mid, "edge"), (roles.Dark, "edge"), (roles.Shadow, "edge"),
        ):  # fmt: skip
            qt.setColor(role, self.colour(colour))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            qt.setColor(QPalette.ColorGroup.Disabled, role, self.colour("faint"))
        app.setPalette(qt)
        app.setFont(self.font(13))
        app.setStyleSheet(self.style_sheet())

    def style_sheet(self) -> str:
        """What ready-made widgets look like: menus, tooltips, text fields, scroll bars."""
        p = self.palette
        return f"""
        QToolTip {{ background: {p.field}; color: {p.ink}; border: 1px solid {p.edge}; padding: 4px 6px;
            font-size: 12px; }}
        QMenu {{ background: {p.field}; color: {p.ink}; border: 1px solid {p.edge}; padding: 4px; font-size: 13px; }}
        QMenu::item {{ padding: 5px 24px 5px 12px; border-radius: 4px; }}
        QMenu::item:selected {{ background: {p.groove}; }}
        QMenu::item:disabled {{ color: {p.faint}; }}
        QMenu::item:checked {{ color: {p.accent}; }}
        QMenu::separator {{ height: 1px; background: {p.line}; margin: 4px 8px; }}
        QLineEdit {{ background: {p.field}; color: {p.ink}; border: 1px solid {p.edge}; border-radius: 5px;
            padding: 0 7px; selection-background-color: {p.accent}; selection-color: {p.panel}; }}
        QLineEdit:focus {{ border: 2px solid {p.bar}; padding: 0 6px; }}
        QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
        QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
        QScrollBar::handle {{ background: {p.edge}; border-radius: 3px; margin: 2px; }}
        QScrollBar::handle:vertical {{ min-height: 24px; }}
        QScrollBar::handle:horizontal {{ min-width: 24px; }}
        QScrollBar::handle:hover {{ background: {p.faint}; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
        QAbstractScrollArea::corner {{ background: transparent; border: none; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
        """


class ThemeController(QObject):
    """Which theme is on: the system's light or dark in its contrast, until a person chooses by hand.

    `changed` carries the new `Theme`. Whoever paints connects to it; the application itself is dressed here.
    """

    changed = Signal(object)

    def __init__(self, app: QApplication, name: str | None = None) -> None:
        """`name` fixes a theme, such as "dark" or "light high contrast"; None follows the system."""
        super().__init__()
        self._app = app
        self._chosen = name
        self._themes = {palette.name: Theme(palette) for palette in PALETTES.values()}
        self._shown = self._wanted()
        self._themes[self._shown].apply(app)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        if hasattr(hints, "accessibility"):  # from Qt 6.10 on
            hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        app.fontDatabaseChanged.connect(self._renew_font, Qt.ConnectionType.QueuedConnection)

    @property
    def theme(self) -> Theme:
        """The theme that is on."""
        return self._themes[self._shown]

    @property
    def chosen(self) -> str | None:
        """The name of the theme that a person chose; None while the system is followed."""
        return self._chosen

    def choose(self, name: str | None) -> None:
        """Fix a theme by its name; None follows the system again. An unknown name changes nothing."""
        if name is None or name in self._themes:
            self._chosen = name
            self._update()

    @Slot()
    def switch(self) -> None:
        """Light to dark or back, in the same contrast; where that is the system's theme, it is followed again."""
        palette = self.theme.palette
        self._choose_or_follow(theme_name(not palette.is_dark, palette.is_high))

    @Slot()
    def switch_contrast(self) -> None:
        """To high contrast or back, on the same ground; where that is the system's theme, it is followed again."""
        palette = self.theme.palette
        self._choose_or_follow(theme_name(palette.is_dark, not palette.is_high))

    def state(self) -> dict[str, Any]:
        """What a person chose, to be kept for another day; empty where the system is followed."""
        return {"chosen": self._chosen or ""}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Choose as then, where nothing is chosen yet and there still is such a theme."""
        if self._chosen is None and state.get("chosen") in list(self._themes):
            self.choose(state["chosen"])

    @Slot()
    def _follow(self) -> None:
        self._update()

    @Slot()
    def _renew_font(self) -> None:
        self._app.setFont(self.theme.font(13))  # a font for another script was opened

    def _choose_or_follow(self, name: str) -> None:
        self.choose(None if name == self._system() else name)

    def _update(self) -> None:
        wanted = self._wanted()
        if wanted != self._shown:
            self._shown = wanted
            self.theme.apply(self._app)
            self.changed.emit(self.theme)

    def _wanted(self) -> str:
        return self._chosen or self._system()

    @staticmethod
    def _system() -> str:
        hints = QGuiApplication.styleHints()
        is_high = hasattr(hints, "accessibility") and (
            hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        )
        return theme_name(hints.colorScheme() == Qt.ColorScheme.Dark, is_high)
