"""The page's type: Inter for words, JetBrains Mono for token pieces, and whatever else a prompt needs.

The two families come from `assets/fonts`, so that a page looks the same everywhere. Characters they lack are taken from
the bundled fonts of `assets.fallback_fonts`, then from DejaVu Sans, which matplotlib carries, and last from the fonts
of the system. Made for `sheet`, which draws with what is
measured here; matplotlib is imported when a page is made and not before.
"""

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from assets.fallback_fonts import fallback_fonts, fonts_for
from visualizer.tokens import SPACE

Face = Literal["text", "medium", "strong", "mono", "mono strong"]

FOLDER = Path(__file__).resolve().parents[1] / "assets" / "fonts"
BUNDLED = {  # file -> family and weight, whatever name tables say
    "Inter-Regular.ttf": ("Inter", 400),
    "Inter-Medium.ttf": ("Inter", 500),
    "Inter-SemiBold.ttf": ("Inter", 600),
    "JetBrainsMono-Regular.ttf": ("JetBrains Mono", 400),
    "JetBrainsMono-SemiBold.ttf": ("JetBrains Mono", 600),
}
# families in the order in which each character is looked for, and the weight
FACES: dict[Face, tuple[tuple[str, ...], int]] = {
    "text": (("Inter", "DejaVu Sans"), 400),
    "medium": (("Inter", "DejaVu Sans"), 500),
    "strong": (("Inter", "DejaVu Sans"), 600),
    "mono": (("JetBrains Mono", "DejaVu Sans Mono", "DejaVu Sans"), 400),
    "mono strong": (("JetBrains Mono", "DejaVu Sans Mono", "DejaVu Sans"), 600),
}
GENERIC: dict[Face, str] = {face: "monospace" if face.startswith("mono") else "sans-serif" for face in FACES}
# system families worth asking first: sans-serif faces that go with Inter
LIKED = ("Noto Sans", "Source Han Sans", "PingFang", "Hiragino", "Microsoft YaHei", "Yu Gothic", "Malgun", "WenQuanYi",
         "Segoe UI", "Arial Unicode", "Noto Emoji", "Symbola", "FreeSans")  # fmt: skip
ELLIPSIS = "…"
LAYOUT = ("GDEF", "GPOS", "GSUB")  # the tables of a font by which letters join and find their places


@lru_cache(maxsize=20_000)
def drawable(text: str) -> str:
    """The text without what no font and no XML file can hold: control characters as their pictures, surrogates as �."""
    return "".join(_drawable(character) for character in text)


def _drawable(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if 0x7F <= code < 0xA0:
        return "␡" if code == 0x7F else "\ufffd"
    return "\ufffd" if 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE else character


def features(text: str, face: Face) -> tuple[str, ...]:
    """The OpenType features of a line: figures of one width where it is a number, and no programming ligatures, since
    the characters of a token must be seen one by one."""
    if face.startswith("mono"):
        return ("-calt", "-liga")
    return ("tnum", "-calt") if any(map(str.isdigit, text)) and not any(map(str.isalpha, text)) else ("-calt",)


def measure(text: str, face: Face, size_pt: float) -> float:
    """How wide `text` is drawn, in millimetres."""
    return _unit_width(text, face) * size_pt * 25.4 / 72


def elided(text: str, face: Face, size_pt: float, room: float) -> str:
    """The longest beginning of `text` that fits into `room` millimetres, with an ellipsis where it was cut."""
    if measure(text, face, size_pt) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + ELLIPSIS, face, size_pt) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def wrapped(text: str, face: Face, size_pt: float, room: float, most: int = 12) -> list[str]:
    """`text` in lines of at most `room` millimetres, broken at spaces, or within a word too long for a line.

    No line begins with "%", and no last line is a single word. Beyond `most` lines the rest is left out, with an
    ellipsis.
    """
    text = text.replace(" %", "\u00a0%")
    lines: list[str] = []
    line = ""
    for word in _words(text, face, size_pt, room):
        if line and measure(line + word.rstrip(), face, size_pt) > room:
            lines.append(line.rstrip())
            line = ""
        line += word
        if len(lines) == most:
            lines[-1] = elided(lines[-1] + " " + line + ELLIPSIS, face, size_pt, room)
            return lines
    if not line.strip() and lines:
        return lines
    line = line.rstrip()
    if lines and " " not in line and lines[-1].count(" ") > 1:
        lines[-1], _, brought = lines[-1].rpartition(" ")
        if measure(f"{brought} {line}", face, size_pt) <= room:
            line = f"{brought} {line}"
        else:
            lines[-1] = f"{lines[-1]} {brought}"
    return [*lines, line]


def _words(text: str, face: Face, size_pt: float, room: float) -> Iterator[str]:
    """The words of `text`, each with the space behind it; a word wider than a line in pieces that fit."""
    for word in text.split(" "):
        while measure(word, face, size_pt) > room and len(word) > 1:
            fits = max(1, len(elided(word, face, size_pt, room)) - 1)
            yield word[:fits]
            word = word[fits:]
        yield word + " "


def leading_spaces(label: str) -> int:
    """How many dots that stand for spaces a token's label begins with; none where it is nothing else."""
    rest = label.lstrip(SPACE)
    return len(label) - len(rest) if rest else 0


def families(text: str, face: Face) -> tuple[str, ...]:
    """The families that together have all characters of `text`, best first, as far as this computer has them."""
    first, *others = FACES[face][0]
    missing = {character for character in text if ord(character) > 0x7F and not _covers((first,), character)}
    bundled = tuple(font.family for font in fonts_for(missing))
    chosen = (first, *bundled, *others)
    missing = {character for character in missing if not _covers(chosen, character)}
    found = dict.fromkeys(family for character in sorted(missing) if (family := _system_family(character)))
    return (*chosen, *found)


def web_fonts(face: Face, characters: Iterable[str]) -> list[tuple[str, int, bytes]]:
    """The glyphs of some characters from the bundled fonts, as (family, weight, WOFF); the same bytes for the same.

    The first is the face's own. Those for other scripts keep the tables that join and place letters.
    """
    wanted = set(characters)
    family, weight = FACES[face][0][0], FACES[face][1]
    file = next(file for file, named in BUNDLED.items() if named == (family, weight))
    found = [(family, weight, _woff(FOLDER / file, wanted, shapes=False))]
    missing = {character for character in wanted if not _covers((family,), character)}
    return found + [(font.family, 400, _woff(font.path, missing, shapes=True)) for font in fonts_for(missing)]


def _woff(path: Path, characters: Iterable[str], shapes: bool) -> bytes:
    """A font of these characters only; `shapes` keeps the tables by which letters join."""
    from fontTools import subset  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    options = subset.Options(hinting=False, glyph_names=False)
    with TTFont(path, recalcTimestamp=False) as font:
        for table in () if shapes else LAYOUT:  # they take longer than all else; kerning is slight
            if table in font:
                del font[table]
        cut = subset.Subsetter(options)
        cut.populate(text="".join(sorted(characters)))
        cut.subset(font)
        font.flavor = "woff"
        content = io.BytesIO()
        font.save(content)
    return content.getvalue()


@contextmanager
def only_glyphs() -> Iterator[None]:
    """What matplotlib cuts out of fonts meanwhile is without the tables by which letters join.

    For PDFs, where each glyph has its place already: these tables take longer to cut than all else on a page.
    """
    from fontTools import subset

    class OnlyGlyphs(subset.Options):  # type: ignore[misc]  # fontTools is not followed
        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            self.drop_tables += LAYOUT

    usual = subset.Options
    subset.Options = OnlyGlyphs
    try:
        yield
    finally:
        subset.Options = usual


@cache
def manager() -> Any:
    """matplotlib's font manager, with the bundled fonts before all others of the same name."""
    from dataclasses import replace

    from matplotlib import font_manager

    fonts: Any = font_manager.fontManager
    others = {font.path: (font.family, 400) for font in fallback_fonts()}
    for file, (name, weight) in {**others, **{FOLDER / file: named for file, named in BUNDLED.items()}}.items():
        before = len(fonts.ttflist)
        fonts.addfont(file)
        entry = replace(fonts.ttflist[before], name=name, weight=weight)
        fonts.ttflist[:] = [entry, *fonts.ttflist[:before]]
    fonts._findfont_cached.cache_clear()
    return fonts


@lru_cache(maxsize=20_000)
def _unit_width(text: str, face: Face) -> float:
    """The advance of `text` at a size of 1."""
    from matplotlib.ft2font import LoadFlags

    font = _font(families(text, face), FACES[face][1])
    font.set_text(text, 0, LoadFlags.NO_HINTING, features=features(text, face))
    return float(font.get_width_height()[0]) / 64 / 100


@cache
def _font(names: tuple[str, ...], weight: int) -> Any:
    """One font with its fallbacks, for measuring; of its own, since drawing changes a font's size."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.ft2font import FT2Font

    paths = [manager().findfont(FontProperties(family=[name], weight=weight)) for name in names]
    fallback = [FT2Font(path, face_index=getattr(path, "face_index", 0)) for path in paths[1:]]
    font = FT2Font(paths[0], _fallback_list=fallback)
    font.set_size(100, 72)
    return font


@cache
def _charmap(family: str) -> frozenset[int]:
    from matplotlib.font_manager import FontProperties
    from matplotlib.ft2font import FT2Font

    path = manager().findfont(FontProperties(family=[family]))
    return frozenset(FT2Font(path, face_index=getattr(path, "face_index", 0)).get_charmap())


def _covers(names: tuple[str, ...], character: str) -> bool:
    return any(ord(character) in _charmap(name) for name in names)


@lru_cache(maxsize=20_000)
def _system_family(character: str) -> str | None:
    """The first family of this system that has the character."""
    for name in _system_families():
        try:
            if ord(character) in _charmap(name):
                return name
        except (OSError, RuntimeError):  # listed, but gone or broken
            continue
    return None


@cache
def _system_families() -> tuple[str, ...]:
    """The upright families of this system: the liked ones first, TrueType outlines before others, no bitmaps."""
    entries = [e for e in manager().ttflist if e.style == "normal" and "color" not in e.name.lower()]

    def order(entry: Any) -> tuple[bool, int, str]:
        liked = next((place for place, start in enumerate(LIKED) if entry.name.startswith(start)), len(LIKED))
        return (not _has_truetype_outlines(entry.fname, getattr(entry, "index", 0)), liked, entry.name)

    return tuple(dict.fromkeys(entry.name for entry in sorted(entries, key=order)))


def _has_truetype_outlines(path: str, index: int) -> bool:
    """Whether a font file's face is TrueType and not CFF, which readers of PDF take less well."""
    try:
        with open(path, "rb") as file:
            head = file.read(12)
            if head[:4] == b"ttcf":
                file.seek(12 + 4 * index)
                file.seek(int.from_bytes(file.read(4), "big"))
                head = file.read(4)
    except OSError:
        return False
    return head[:4] != b"OTTO"
