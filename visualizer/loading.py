"""How far long work is, and whether it is still wanted, without a parameter through every function.

    with reported(show):                    the window, or the command line
        open_model("gpt2")                  ... somewhere below: loading.report("weights", 12, 148)

`show` is called in the thread that works, and may raise `Cancelled`, which ends the work there. Where nobody listens,
reports cost nothing.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Show = Callable[[str, int, int], None]  # (what, done, of how much); 0 where nobody knows how much there is

_shows: ContextVar[Show | None] = ContextVar("shows", default=None)


@contextmanager
def reported(show: Show) -> Iterator[None]:
    """Whatever is done inside reports to `show`."""
    before = _shows.set(show)
    try:
        yield
    finally:
        _shows.reset(before)


def report(what: str, done: int = 0, total: int = 0) -> None:
    """So much of `what` is done; raises Cancelled where nobody wants it any more."""
    show = _shows.get()
    if show is not None:
        show(what, done, total)
