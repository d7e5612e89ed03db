"""The file in which a window keeps its state from one start to the next.

    {"program": "headlight", "version": 1, "prompt": {…}, "look": {…}, …}        one section for each part

It is written beside and renamed, so that whoever reads it finds it whole whatever became of the writer. A file that
cannot be understood is set aside and said, never fatal. What a section means is its part's business: a section that
nobody here knows is handed on as it was. No Qt.
"""

import json
import logging
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from exporters.files import written_whole
from visualizer.errors import BadInput
from visualizer.language import tr

log = logging.getLogger(__name__)
PROGRAM, VERSION = "headlight", 1
LARGEST = 64 * 1024 * 1024  # bytes that are read; no window writes as many
STALE = 60.0  # seconds after which what a killed writer left behind is nobody's any more

Section = dict[str, Any]


class Settings:
    """The sections of one settings file. Made by `widgets.app`; read at the start, written by the `Keeper`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sections: dict[str, Section] = {}
        self.complaint = ""  # a sentence for the person about a file that could not be read
        self._may_write = True

    @staticmethod
    def read(path: Path) -> "Settings":
        """What the file holds; nothing where there is none."""
        settings = Settings(path)
        try:
            settings.sections = _parsed(path)
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError as wrong:
            settings._may_write = False  # it may be whole, so it stays
            why = wrong.strerror or wrong
            settings.complaint = tr("The settings could not be read ({why}); they stay as they are.", why=why)
        except (ValueError, RecursionError) as wrong:
            settings.complaint = settings._set_aside(str(wrong))
        return settings

    def section(self, name: str) -> Section:
        """One section; empty where the file has none."""
        return self.sections.get(name, {})

    def write(self, sections: Mapping[str, Section]) -> None:
        """Put these sections into the file, in the place of those of the same name, whole or not at all.

        May be called from any one thread at a time. Raises OSError or BadInput where the place cannot be written to.
        """
        if not self._may_write:
            return
        self.sections = {**self.sections, **sections}
        text = json.dumps({"program": PROGRAM, "version": VERSION, **self.sections}, indent=1)
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # prompts are nobody else's business
        self._sweep()
        with written_whole(self.path, settled=True) as file:
            file.write(text.encode())

    def _sweep(self) -> None:
        """Take away what writers that were killed left beside the file."""
        for part in self.path.parent.glob(".headlight-*.part"):
            try:
                if time.time() - part.stat().st_mtime > STALE:
                    part.unlink()
            except OSError:  # another window was quicker
                continue

    def _set_aside(self, why: str) -> str:
        """Rename a file that cannot be understood; returns the sentence about it."""
        log.warning("%s is set aside: %s", self.path, why)
        aside = self.path.with_name(f"{self.path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}")
        try:
            self.path.replace(aside)
        except OSError:
            self._may_write = False
            return tr(
                "The settings could not be understood ({why}): this start is fresh, and nothing is kept.", why=why
            )
        return tr(
            "The settings could not be understood ({why}): this start is fresh; they lie in {file}.",
            why=why,
            file=aside,
        )


def _parsed(path: Path) -> dict[str, Section]:
    """The sections of a file; ValueError says in a few words why it is none of ours."""
    with open(path, "rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError(tr("the file is too large"))
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as wrong:
        raise ValueError(tr("the file is damaged")) from wrong
    if not isinstance(found, dict) or found.pop("program", None) != PROGRAM:
        raise ValueError(tr("another program wrote the file"))
    if found.pop("version", None) != VERSION:
        raise ValueError(tr("another version of Headlight wrote the file"))
    return {name: section for name, section in found.items() if isinstance(section, dict)}


def reason(wrong: OSError | BadInput) -> str:
    """Why a file could not be written, in the system's words."""
    cause = wrong.__cause__ if isinstance(wrong.__cause__, OSError) else wrong
    return (cause.strerror if isinstance(cause, OSError) else "") or str(cause)
