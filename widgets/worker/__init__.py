"""The engine's thread: passes, generation and opening models, so that the window never waits.

The window talks to `Engines`, which lives on its thread. What it asks for goes into a mailbox with one place for a
pass, one for a model to open and one for each study by its name: a newer request replaces one not yet begun, and a pass
in progress is cancelled by a newer one between two chunks. Studies, such as a ranking of heads or a beam search, are
longer and give way to whatever else is asked for. Every request has a number; a reply whose number is no longer the
newest is dropped, on both sides. Payloads travel as `Signal(object)` and are immutable.
"""

from widgets.worker.engines import Engines
from widgets.worker.mailbox import Mailbox
from widgets.worker.requests import (
    Ended,
    Failure,
    Loading,
    Marks,
    Opened,
    Opener,
    Opening,
    Pass,
    Reply,
    Run,
    Studied,
    Study,
    Work,
    open_from_library,
)
from widgets.worker.worker import Worker

__all__ = [
    "Ended",
    "Engines",
    "Failure",
    "Loading",
    "Mailbox",
    "Marks",
    "Opened",
    "Opener",
    "Opening",
    "Pass",
    "Reply",
    "Run",
    "Studied",
    "Study",
    "Work",
    "Worker",
    "open_from_library",
]
