"""The one exception family of Headlight.

A message is one sentence that says what is wrong and what to do; the command line prints it as it is, and the
window shows it in a notice.
"""


class HeadlightError(Exception):
    """Whatever Headlight raises on purpose; the message is written for the person at the keyboard."""


class BadInput(HeadlightError):
    """What was asked for makes no sense: a layer that is not there, a temperature below zero (exit status 2)."""


class ModelError(BadInput):
    """A model that cannot be found, read or run; the model in use is left as it was."""


class BackendError(HeadlightError):
    """The engine failed while computing a pass (exit status 1)."""


class PassCancelled(HeadlightError):
    """A newer edit has taken the place of this pass; nobody waits for its result."""


class Cancelled(BaseException):
    """The person who asked for it, such as a model to be fetched or loaded, does not want it any more.

    No `Exception`, as KeyboardInterrupt is none: it has to come through libraries that catch whatever goes wrong.
    """
