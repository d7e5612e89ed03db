"""What a person chose in the export dialog, and the presets it offers."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from exporters import FACTS, NUMBERS, PICTURES, PRINTED, THEMES, Page, Theme
from visualizer.errors import BadInput
from visualizer.language import later, tr

FORMATS: tuple[str, ...] = tuple(suffix.removeprefix(".") for suffix in (*PICTURES, *NUMBERS))


@dataclass(frozen=True, slots=True)
class Preset:
    """Size and type that go together; no height lets the content decide."""

    width_mm: float
    height_mm: float | None
    font_pt: float

    @property
    def words(self) -> str:
        """What it sets, in words."""
        width, font = f"{self.width_mm:g}", f"{self.font_pt:g}"
        if self.height_mm is None:
            return tr("{width} mm wide, as high as the figure needs, type of {font} pt", width=width, font=font)
        height = f"{self.height_mm:g}"
        return tr("{width} × {height} mm, type of {font} pt", width=width, height=height, font=font)


PRESETS: dict[str, Preset] = {
    later("single column"): Preset(89, None, 7),
    later("double column"): Preset(183, None, 7),
    later("slide"): Preset(254, 143, 12),
}


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """The dialog's choices, as they were used last. Made by the dialog, kept from one sitting to the next.

    `left_out` are facts that do not go into the file, `printed` those that stand on the page; by the names of
    `exporters.FACTS`.
    """

    width_mm: float = 89.0
    height_mm: float | None = None
    font_pt: float = 7.0
    theme: Theme = "paper"
    format: str = "pdf"
    dpi: float = 600.0
    outlines: bool = False
    left_out: frozenset[str] = frozenset()
    printed: frozenset[str] = PRINTED

    @property
    def preset(self) -> str | None:
        """The preset that these measures are; None where they are of a person's own."""
        measures = Preset(self.width_mm, self.height_mm, self.font_pt)
        return next((name for name, preset in PRESETS.items() if preset == measures), None)

    @property
    def is_picture(self) -> bool:
        """Whether there is a page; else only numbers."""
        return f".{self.format}" in PICTURES

    def with_preset(self, name: str) -> "ExportSettings":
        """The same with a preset's measures."""
        return replace(self, **asdict(PRESETS[name]))

    def page(self, facts: frozenset[str]) -> Page:
        """The page for a figure with these facts; raises BadInput for measures without meaning."""
        return Page(
            width_mm=self.width_mm,
            height_mm=self.height_mm,
            dpi=self.dpi,
            theme=self.theme,
            font_pt=self.font_pt,
            printed=self.printed & (facts | FACTS.keys()),
            facts=facts - self.left_out if self.left_out & facts else None,
            outlines=self.outlines and self.format == "svg",
        )

    def to_dict(self) -> dict[str, Any]:
        """Plain values, for a settings file."""
        return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in asdict(self).items()}

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> "ExportSettings":
        """What `to_dict` gave; whatever has no meaning, because a hand or another version wrote it, is as usual."""
        settings = cls()
        for entry in fields(cls):
            if entry.name in plain:
                settings = _with(settings, entry.name, plain[entry.name])
        return settings


def _with(settings: ExportSettings, name: str, value: object) -> ExportSettings:
    """One entry changed, if it makes sense beside the others."""
    before = getattr(settings, name)
    if isinstance(before, frozenset):
        words = [word for word in value if isinstance(word, str)] if isinstance(value, list | tuple) else before
        return replace(settings, **{name: frozenset(words)})
    if isinstance(before, bool):
        return replace(settings, **{name: value}) if isinstance(value, bool) else settings
    if isinstance(before, str):
        known = FORMATS if name == "format" else THEMES
        return replace(settings, **{name: value}) if value in known else settings
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not (is_number or (name == "height_mm" and value is None)):
        return settings
    wanted = replace(settings, **{name: value})
    try:
        wanted.page(frozenset())
    except BadInput:
        return settings
    return wanted
