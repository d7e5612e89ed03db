"""The size of the interface, 80 to 300 %, over whatever the system's own display scaling is.

Qt scales everything, sharply, by a factor that it reads once, when the application is made. So another size is another
start: the window closes, which keeps everything, and the program runs itself again in its place. No Qt in here.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

SIZES = (80, 90, 100, 110, 125, 150, 175, 200, 250, 300)  # per cent
USUAL = 100
VARIABLE = "QT_SCALE_FACTOR"
MAIN = Path(__file__).resolve().parents[1] / "main.py"


class Sections(Protocol):
    """What is read of the settings: `widgets.keeping.settings.Settings`."""

    def section(self, name: str) -> Mapping[str, Any]: ...


def requested_size(settings: Sections | None) -> int:
    """The size in per cent that a person chose, the nearest that there is; 100 where none was."""
    size = settings.section("interface").get("size") if settings is not None else None
    if isinstance(size, bool) or not isinstance(size, int | float):
        return USUAL
    return min(SIZES, key=lambda known: abs(known - size))


def requested_scale(settings: Sections | None) -> float:
    """The same as a factor."""
    return requested_size(settings) / 100


def requested_language(settings: Sections | None) -> str:
    """The language that a person chose, "" where none was: then the system says."""
    language = settings.section("interface").get("language") if settings is not None else None
    return language if isinstance(language, str) else ""


def next_size(size: int, steps: int) -> int:
    """The size so many steps up or down, within the ends."""
    place = min(range(len(SIZES)), key=lambda known: abs(SIZES[known] - size))
    return SIZES[max(0, min(len(SIZES) - 1, place + steps))]


def largest_size(size: int, screen: tuple[float, float], least: tuple[int, int]) -> int:
    """The largest size at which a window of at least `least` fits a screen.

    Both are (width, height) in Qt's pixels, at the present `size` in per cent. Never below 100: a screen too small for
    that has to do.
    """
    room = min(screen[0] / least[0], screen[1] / least[1]) * size
    return max([USUAL, *(known for known in SIZES if known <= room)])


def scaled(environment: Mapping[str, str], scale: float) -> dict[str, str]:
    """The environment in which Qt draws larger by `scale`, on top of what the person's own environment asks for."""
    if scale == 1:
        return dict(environment)
    try:
        own = float(environment.get(VARIABLE, "1"))
    except ValueError:
        own = 1.0
    return {**environment, VARIABLE: f"{own * scale:g}"}


@dataclass(frozen=True, slots=True)
class Restart:
    """How the program starts itself anew: the words of the command, and its environment.

    Nothing of the first command line is repeated: what it asked for is in the settings by now, and what a person did
    since must not be undone by it.
    """

    words: tuple[str, ...]
    environment: dict[str, str]

    @staticmethod
    def of(environment: Mapping[str, str]) -> "Restart":
        """For the person's own environment, before it was `scaled`."""
        return Restart((sys.executable, str(MAIN)), dict(environment))

    def run(self) -> int:
        """Take this process's place; where a system cannot do that, start another one. The exit status."""
        sys.stdout.flush()
        if os.name == "posix":
            os.execve(self.words[0], self.words, self.environment)
        subprocess.Popen(self.words, env=self.environment, close_fds=True)
        return 0


class InterfacePart:
    """Size and language as the settings keep them; the wanted ones are those of the next start.

    `language` is one of `widgets.languages.LANGUAGES`, "" for that of the system.
    """

    def __init__(self) -> None:
        self.size = self.wanted = USUAL
        self.language = self.wanted_language = ""

    @property
    def is_changed(self) -> bool:
        """Whether the program has to start anew, in another size or language."""
        return self.wanted != self.size or self.wanted_language != self.language

    def speak(self, language: str) -> None:
        """The window was started in this language because somebody asked for it: keep it."""
        self.language = self.wanted_language = language

    def state(self) -> Mapping[str, Any]:
        """A number, and a language where one was chosen."""
        return {"size": self.wanted} | ({"language": self.wanted_language} if self.wanted_language else {})

    def restore(self, state: Mapping[str, Any]) -> None:
        """What this window was started with."""
        kept = _Kept(state)
        self.size = self.wanted = requested_size(kept)
        self.speak(requested_language(kept))


@dataclass(frozen=True, slots=True)
class _Kept:
    state: Mapping[str, Any]

    def section(self, name: str) -> Mapping[str, Any]:
        return self.state
