"""What becomes of an exception in the midst of what Qt calls: it is reported, and goes no further.

An exception that leaves a method of Qt's keeps the frames alive that it passed, and with them a painter that was begun
there. Qt then shows a window that is still being painted on, which ends the program. Out of a resize it comes up again
in whatever call of Qt's was under way, which has nothing to do with it.
"""

import sys
from collections.abc import Callable
from functools import wraps
from traceback import clear_frames
from typing import Concatenate, ParamSpec, TypeVar

Self = TypeVar("Self")
Given = ParamSpec("Given")


def report_fault() -> None:
    """Tell of the exception that is being handled, as of one that nobody caught; what it held is let go."""
    kind, fault, where = sys.exc_info()
    assert kind is not None
    assert fault is not None
    sys.excepthook(kind, fault, where)
    clear_frames(where)  # a painter that one of them began ends here, while what it paints on is there


def shielded(method: Callable[Concatenate[Self, Given], None]) -> Callable[Concatenate[Self, Given], None]:
    """A method that Qt calls, to paint or after a resize, out of which no exception comes."""

    @wraps(method)
    def guarded(self: Self, /, *given: Given.args, **named: Given.kwargs) -> None:
        try:
            method(self, *given, **named)
        except Exception:
            report_fault()

    return guarded
