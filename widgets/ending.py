"""The end of a window: Qt deletes it, with all that lies in it, before Python lets go of any of it.

A window and its parts hold on to one another, so that only Python's collector of cycles finds them when nobody else
holds them. It empties one object after the other while Qt's own are still there: a filter of events or a size hint
that Qt asks for meanwhile misses its attributes, which comes up as an exception in the midst of something else, or as
a crash.
"""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

_ending: dict[int, QWidget] = {}  # windows that Qt has yet to delete


def end(window: QWidget) -> None:
    """Have Qt delete a closed window at the next turn of its events, and hold the window until that is done."""
    if id(window) not in _ending:
        _ending[id(window)] = window
        window.destroyed.connect(partial(_on_destroyed, id(window)))
        window.deleteLater()


def _on_destroyed(key: int, *_: object) -> None:
    QTimer.singleShot(0, partial(_ending.pop, key, None))  # later: its children are deleted right after it
