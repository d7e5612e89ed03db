"""Makes `assets/fonts/scripts/` and its table from font files as they are published.

    python -m assets.make_fonts FOLDER...

takes every font that `WANTED` names out of the folders, drops the hints (the window and the pages draw without), and
writes `fallback.json`: for each file its family and the characters it is asked for, in the order in which files are
asked. `fonts/README.md` says where the published files come from.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FOLDER = Path(__file__).resolve().parent / "fonts"
TABLE = FOLDER / "fallback.json"
SCRIPTS = [
    "Adlam", "Arabic", "Armenian", "Balinese", "Bengali", "Buginese", "CanadianAboriginal", "Chakma", "Cham",
    "Cherokee", "Coptic", "Deseret", "Devanagari", "Ethiopic", "Georgian", "Glagolitic", "Gothic", "Gujarati",
    "Gurmukhi", "HanifiRohingya", "Hebrew", "Javanese", "Kannada", "KayahLi", "Khmer", "Lao", "Lepcha", "Limbu",
    "Lisu", "Malayalam", "MeeteiMayek", "Mongolian", "Myanmar", "NewTaiLue", "NKo", "Ogham", "OlChiki",
    "OldItalic", "Oriya", "Osage", "Osmanya", "Phoenician", "Runic", "Saurashtra", "Sinhala", "Sundanese",
    "SylotiNagri", "Syriac", "Tagalog", "TaiLe", "TaiTham", "TaiViet", "Tamil", "Telugu", "Thaana", "Thai",
    "Tifinagh", "Ugaritic", "Vai", "WarangCiti", "Yi",
]  # fmt: skip
WANTED = (  # in the order in which they are asked
    *(f"NotoSans{script}-Regular.ttf" for script in SCRIPTS),
    "NotoSerifTibetan-Regular.ttf",
    "NotoEmoji_400Regular.ttf",
    "DroidSansFallback.ttf",
    "NotoSans-Regular.ttf",
    "NotoSansSymbols-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
    "NotoSansMath-Regular.ttf",
)
EVERYWHERE = ("Inter-Regular.ttf", "JetBrainsMono-Regular.ttf")  # what both have no other font is asked for


def main(folders: Iterable[str]) -> None:
    """Write the fonts and the table."""
    published = {path.name: path for folder in folders for path in Path(folder).rglob("*.ttf")}
    known = set.intersection(*(set(characters_of(FOLDER / name)) for name in EVERYWHERE))
    table = []
    for name in WANTED:
        options = subset.Options(hinting=False, glyph_names=False, layout_features=["*"], name_IDs=["*"])
        options.notdef_outline = True
        with TTFont(published[name], recalcTimestamp=False) as font:
            cut = subset.Subsetter(options)
            cut.populate(unicodes=font.getBestCmap())
            cut.subset(font)
            if "GPOS" in font and "GSUB" not in font:
                add_substitutions(font)
            font.save(FOLDER / "scripts" / name)
            family = font["name"].getBestFamilyName()
        characters = sorted(set(characters_of(FOLDER / "scripts" / name)) - known)
        table.append({"file": f"scripts/{name}", "family": family, "ranges": ranges(characters)})
    rows = ",\n".join(json.dumps(row, separators=(",", ":")) for row in table)
    TABLE.write_text(f"[\n{rows}\n]\n", encoding="utf-8")


def add_substitutions(font: TTFont) -> None:
    """A substitution without effect for the scripts that the font positions: without one Qt takes it to lack them."""
    tags = {record.ScriptTag for record in font["GPOS"].table.ScriptList.ScriptRecord} | {"DFLT"}
    systems = "".join(f"languagesystem {tag} dflt; " for tag in ["DFLT", *sorted(tags - {"DFLT"})])
    glyph = font.getGlyphOrder()[0]
    addOpenTypeFeaturesFromString(font, f"{systems} feature ccmp {{ sub {glyph} by {glyph}; }} ccmp;", tables=["GSUB"])


def characters_of(path: Path) -> list[int]:
    """The code points that a font has."""
    with TTFont(path) as font:
        return sorted(font.getBestCmap())


def ranges(points: Iterable[int]) -> list[list[int]]:
    """Code points in ascending order as first and last of each run."""
    runs: list[list[int]] = []
    for point in points:
        if runs and point == runs[-1][1] + 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return runs


if __name__ == "__main__":
    main(sys.argv[1:])
