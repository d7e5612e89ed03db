"""Words for people, in their language.

    tr("{count} of {context} tokens", count=12, context=256)

English stands in the source; the window puts another language in place by `speak`, the command line and Python speak
English. `later` marks a text that is looked up where it is used, because it stands in a table made on import.
"""

from collections.abc import Callable

_look_up: Callable[[str], str] | None = None


def tr(text: str, /, **values: object) -> str:
    """The text in the language spoken at present, with the values in its braces."""
    found = _look_up(text) if _look_up is not None and text else text
    return found.format(**values) if values else found


def later(text: str) -> str:
    """The text as it is: whoever shows it translates it."""
    return text


def speak(look_up: Callable[[str], str] | None) -> None:
    """Take another language: a function from the English text; None for English."""
    global _look_up
    _look_up = look_up
