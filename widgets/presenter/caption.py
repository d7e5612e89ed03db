"""The one sentence below a scene, wrapped to its band."""

from widgets.brush import elide
from widgets.theme import Theme

SIZES = ((32, 1), (28, 2), (24, 3))  # sizes of type, and how many lines of each the band has place for
LEADING = 1.32


def wrapped(theme: Theme, text: str, size: int, room: float, weight: int = 400) -> list[str]:
    """The text in lines of at most `room`, broken between words; a number keeps its per cent sign."""
    lines: list[str] = []
    line = ""
    for word in text.replace(" %", "\u00a0%").split(" "):
        longer = f"{line} {word}" if line else word
        if line and theme.text_width(longer, size, weight) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def fitted(theme: Theme, text: str, room: float) -> tuple[list[str], int]:
    """The lines of a caption and their size: as large as the band allows, elided at the end where it must be."""
    for size, most in SIZES:
        lines = balanced(theme, text, size, room)
        if len(lines) <= most and all(theme.text_width(line, size, 500) <= room for line in lines):
            return lines, size
    size, most = SIZES[-1]
    rest = " ".join(lines[most - 1 :])
    return [elide(theme, line, room, size, 500) for line in (*lines[: most - 1], rest)], size


def balanced(theme: Theme, text: str, size: int, room: float) -> list[str]:
    """As few lines as `room` asks for, about equally long, so that no single word is left on the last."""
    lines = wrapped(theme, text, size, room, 500)
    if len(lines) == 1:
        return lines
    low, high = room / 2, room
    while high - low > 8:
        middle = (low + high) / 2
        if len(wrapped(theme, text, size, middle, 500)) <= len(lines):
            high = middle
        else:
            low = middle
    return wrapped(theme, text, size, high, 500)
