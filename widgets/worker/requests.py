"""What the window asks of the engine's thread, and what it hears: immutable, since both threads hold them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from visualizer.chat import Turn
from visualizer.sampling import Sampling
from visualizer.state import HeadFactors
from visualizer.tokens import Prompt
from visualizer.trace import ModelSpec, Trace

if TYPE_CHECKING:  # imported on the worker's thread: the window is up before it
    from visualizer.engine import Engine


EMPTY = Prompt("")
NO_FACTORS: HeadFactors = {}
Opener = Callable[[str, str, str], "Engine"]  # (name, backend, device)
Work = Callable[["Engine", Callable[[], bool]], Iterator[object]]
"""Longer work: what it has found so far, again and again; it asks the second argument whether it is given up."""


def open_from_library(name: str, backend: str, device: str) -> "Engine":
    """`visualizer.open_model`; the import is the worker's, so that the window is up before it."""
    from visualizer.library import open_model

    return open_model(name, backend=backend, device=device)


@dataclass(frozen=True, slots=True)
class Opening:
    """Ask for another model."""

    number: int
    name: str
    backend: str
    device: str


@dataclass(frozen=True, slots=True)
class Pass:
    """Ask for the trace of a prompt, the outputs of some heads multiplied with `factors`.

    Here and in the other requests, `target` is what an encoder-decoder has written so far; None for other models. With
    `chat` the prompt is put into the model's chat template first.
    """

    number: int
    prompt: Prompt
    factors: HeadFactors = field(default_factory=dict)
    target: Prompt | None = None
    chat: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Ask for tokens to be drawn, one after the other; `count` 1 is a step.

    With `keep` only the first so many of the tokens that are drawn already stay, and the others make room. A token that
    completes one of the strings in `stop` is the last.
    """

    number: int
    prompt: Prompt
    sampling: Sampling
    count: int
    factors: HeadFactors = field(default_factory=dict)
    target: Prompt | None = None
    chat: bool = False
    keep: int | None = None
    stop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Append:
    """Ask for tokens of a person's choice behind a prompt, or behind the target where there is one.

    With `keep` they stand behind the first so many of the tokens that are drawn already.
    """

    number: int
    prompt: Prompt
    token_ids: tuple[int, ...]
    factors: HeadFactors = field(default_factory=dict)
    target: Prompt | None = None
    chat: bool = False
    keep: int | None = None


@dataclass(frozen=True, slots=True)
class Study:
    """Ask for longer work on the model that is open; `work` yields what it has so far, and last what it was for."""

    number: int
    name: str
    work: Work


Request = Opening | Pass | Append | Run | Study
WHAT = {Opening: "open", Run: "run"}


@dataclass(frozen=True, slots=True)
class Marks:
    """What a model's tokenizer calls its special tokens, as one writes them in a text.

    `mask` is empty where there is none; `sentinels` stand in the order in which a model fills them. `chat` says that
    the model has a template for one turn of a chat.
    """

    mask: str = ""
    sentinels: tuple[str, ...] = ()
    chat: bool = False

    @staticmethod
    def of(engine: "Engine", chat: bool = False) -> "Marks":
        """Those of an engine's tokenizer."""
        specials = getattr(engine.tokenizer, "specials", None)
        if specials is None:
            return Marks(chat=chat)
        piece = engine.tokenizer.vocabulary.piece
        mask = "" if specials.mask is None else piece(specials.mask)
        return Marks(mask, tuple(piece(token) for token in specials.sentinels), chat)


@dataclass(frozen=True, slots=True)
class Opened:
    """A model is open. Made by the worker, read by the window; the engine itself stays with the worker."""

    number: int
    name: str  # what was asked for
    spec: ModelSpec
    label: str
    notice: str | None
    marks: Marks = Marks()


@dataclass(frozen=True, slots=True)
class Loading:
    """How far the opening of a model is: what is being done, how far, of how much (0 where nobody knows)."""

    number: int
    what: str
    done: int
    total: int


@dataclass(frozen=True, slots=True, eq=False)
class Reply:
    """What a pass or one step of a run came to.

    `grown` says that `prompt`, or `target` where there is one, is what was asked for with one more token; `trace` is
    None for an empty prompt; `turn` is what the model read for it where that is a turn of a chat; `untouched` is the
    same prompt's with every head as it was made, where heads of the trace are scaled.
    """

    number: int
    prompt: Prompt
    trace: Trace | None
    grown: bool = False
    untouched: Trace | None = None
    target: Prompt | None = None
    turn: Turn | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Studied:
    """What a study has come to so far; complete where it is `done`.

    `given_up` says that something else was asked for meanwhile, and that there will be no more of it.
    """

    number: int
    name: str
    result: object = None
    done: bool = False
    given_up: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """A run is over; `told` says in one sentence what stopped it."""

    number: int
    stopped_by: str
    told: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Failure:
    """What was asked for could not be done; `sentence` is for the person, `details` for who mends it."""

    number: int
    what: str  # "pass", "run", "open", or the name of a study
    sentence: str
    details: str = ""  # where it came from, if it is a fault or a library's
