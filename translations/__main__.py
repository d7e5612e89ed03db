"""Bring the translations up to date.

    python -m translations            gather the texts into assets/translations/*.ts and compile them to *.qm
    python -m translations --check    say what is missing, and end with status 1

A text that is new is marked unfinished and waits for a translator; one that is gone goes.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from translations.sources import ROOT, texts
from translations.ts import missing, read, write

FOLDER = ROOT / "assets" / "translations"
LANGUAGES = ("es",)


def update(language: str) -> list[str]:
    """Gather, write, compile; returns the texts without a translation."""
    file = FOLDER / f"headlight_{language}.ts"
    known = read(file) if file.exists() else {}
    found = texts()
    write(file, language, {text: known.get(text, "") for text in found}, found)
    compiler = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([str(compiler), "-silent", str(file), "-qm", str(file.with_suffix(".qm"))], check=True)
    return [text for text in found if not known.get(text)]


def main() -> int:
    """See the top of this file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing")
    arguments = parser.parse_args()
    left = 0
    for language in LANGUAGES:
        lacking = missing(FOLDER / f"headlight_{language}.ts") if arguments.check else update(language)
        for text in lacking:
            print(f"{language}: {text}")
        left += len(lacking)
    return int(arguments.check and left > 0)


if __name__ == "__main__":
    raise SystemExit(main())
