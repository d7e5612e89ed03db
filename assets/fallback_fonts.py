"""The bundled fonts for what Inter and JetBrains Mono lack: which file has which characters.

Read by the window (`widgets.theme`) and by the pages (`exporters.fonts`), each of which asks the system's own fonts as
well. The table `fonts/fallback.json` is made by `make_fonts`; no font file is opened in here.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "fonts"


@dataclass(frozen=True, slots=True)
class FallbackFont:
    """One bundled font; `starts` and `ends` are the first and last code points of its runs, ascending."""

    path: Path
    family: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def has(self, character: str) -> bool:
        """Whether the font is asked for a character."""
        place = bisect_right(self.starts, ord(character)) - 1
        return place >= 0 and ord(character) <= self.ends[place]


@cache
def fallback_fonts() -> tuple[FallbackFont, ...]:
    """All of them, in the order in which they are asked."""
    rows = json.loads((FOLDER / "fallback.json").read_text(encoding="utf-8"))
    return tuple(
        FallbackFont(
            FOLDER / row["file"], row["family"], tuple(first for first, _ in row["ranges"]),
            tuple(last for _, last in row["ranges"]),
        )
        for row in rows
    )  # fmt: skip


def fonts_for(characters: Iterable[str]) -> tuple[FallbackFont, ...]:
    """The fewest fonts found that together have these characters, as far as any has them.

    What only one font has decides first, so that a full stop that many scripts share comes from the font of its
    neighbours.
    """
    offers = {character: [font for font in fallback_fonts() if font.has(character)] for character in set(characters)}
    chosen: dict[str, FallbackFont] = {}
    for _, fonts in sorted(offers.items(), key=lambda offer: (len(offer[1]), offer[0])):
        if fonts and not any(font.family in chosen for font in fonts):
            chosen[fonts[0].family] = fonts[0]
    return tuple(font for font in fallback_fonts() if font.family in chosen)
