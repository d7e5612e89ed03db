"""Type and colour of the window: one `Theme` for each palette, and the controller that says which one is on.

Every widget takes a `Theme` and asks it for fonts and colours by role; nothing in `widgets/` names a colour or a
font family itself.
"""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from visualizer.palette import DARK, LIGHT, Palette

FONTS = Path(__file__).resolve().parents[1] / "assets" / "fonts"
WORDS = ("Inter", "DejaVu Sans", "sans-serif")
PIECES = ("JetBrains Mono", "DejaVu Sans Mono", "Noto Sans Mono", "monospace")
WEIGHTS = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold, 700: QFont.Weight.Bold}

MOST_WIDTHS = 50_000  # text widths that are remembered


@cache
def load_fonts() -> tuple[str, ...]:
    """Make the bundled fonts known to Qt, once a process; returns the families that came in."""
    families: list[str] = []
    for path in sorted(FONTS.glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(dict.fromkeys(families))


class Theme:
    """One palette as Qt needs it: fonts, colours, the style sheet. Immutable; two of them make light and dark."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self._fonts: dict[tuple[float, int, bool], QFont] = {}
        self._colours: dict[str, QColor] = {}
        self._widths: dict[tuple[str, float, int, bool], float] = {}
        load_fonts()

    @property
    def name(self) -> str:
        """ "light" or "dark"."""
        return self.palette.name

    def font(self, size_px: float, weight: int = 400, mono: bool = False) -> QFont:
        """Inter, or JetBrains Mono for token pieces, with tabular figures and without ligatures.

        Other scripts and emoji fall back to the system's fonts. The font is shared: copy it before changing it.
        """
        key = (size_px, weight, mono)
        if key not in self._fonts:
            font = QFont()
            font.setFamilies(list(PIECES if mono else WORDS))
            font.setPixelSize(max(1, round(size_px)))
            font.setWeight(WEIGHTS[weight])
            for feature, on in (("tnum", 1), ("calt", 0), ("liga", 0)):
                font.setFeature(QFont.Tag(feature), on)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[key] = font
        return self._fonts[key]

    def words(self, size_px: float, weight: int = 400) -> QFont:
        """Inter for names: the figures, and with them the hyphen, keep their own widths ("top-k", "decoder-only")."""
        font = QFont(self.font(size_px, weight))
        font.setFeature(QFont.Tag("tnum"), 0)
        return font

    def text_width(self, text: str, size_px: float, weight: int = 400, mono: bool = False) -> float:
        """The advance of a text in pixels; remembered, since the same labels are measured at every frame."""
        key = (text, size_px, weight, mono)
        if key not in self._widths:
            if len(self._widths) > MOST_WIDTHS:
                self._widths.clear()
            self._widths[key] = QFontMetricsF(self.font(size_px, weight, mono)).horizontalAdvance(text)
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
        QLineEdit:focus {{ border-color: {p.bar}; }}
        QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
        QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
        QScrollBar::handle {{ background: {p.edge}; border-radius: 3px; margin: 2px; }}
        QScrollBar::handle:vertical {{ min-height: 24px; }}
        QScrollBar::handle:horizontal {{ min-width: 24px; }}
        QScrollBar::handle:hover {{ background: {p.faint}; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
        """


class ThemeController(QObject):
    """Which theme is on: the system's, until a person switches by hand.

    `changed` carries the new `Theme`. Whoever paints connects to it; the application itself is dressed here.
    """

    changed = Signal(object)

    def __init__(self, app: QApplication, name: str | None = None) -> None:
        """`name` fixes "light" or "dark"; None follows the system."""
        super().__init__()
        self._app = app
        self._chosen = name
        self._themes = {palette.name: Theme(palette) for palette in (LIGHT, DARK)}
        self._shown = self._wanted()
        self._themes[self._shown].apply(app)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def theme(self) -> Theme:
        """The theme that is on."""
        return self._themes[self._shown]

    @Slot()
    def switch(self) -> None:
        """To the other theme; where that is the system's, it is followed again."""
        other = "light" if self._shown == "dark" else "dark"
        self._chosen = None if other == self._system() else other
        self._update()

    @Slot(Qt.ColorScheme)
    def _follow(self, scheme: Qt.ColorScheme) -> None:
        self._update()

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
        return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"
