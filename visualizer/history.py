"""Undo: the moments of a sitting that a person can go back to, in one line whatever it was that changed.

    prompt edit, drawn token, focus, settings, scaled heads  ─►  Moment  ─►  History

A moment is the whole state, so going back cannot miss a part. Changes of one kind that follow each other quickly, such
as the letters of a word or the steps of a slider, make one moment.
"""

from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar, runtime_checkable

from visualizer.state import HeadFactors, Selection
from visualizer.tokens import Prompt

NOTHING = Prompt("")
MOST_MOMENTS = 1_000
MOST_CHARACTERS = 8_000_000
TOGETHER = 1.0  # seconds between two changes of one kind that still make one moment


@dataclass(frozen=True, slots=True)
class Moment:
    """All that a person can change, at one time; carets count code points.

    `target` is what an encoder-decoder has written so far; empty for other models.
    """

    prompt: Prompt
    caret: int
    selection: Selection
    factors: HeadFactors
    target: Prompt = NOTHING
    target_caret: int = 0

    @property
    def characters(self) -> int:
        """How long its texts are."""
        return len(self.prompt.text) + len(self.target.text)


@runtime_checkable
class State(Protocol):
    """What a line of undo is made of: the whole of what can be changed, as one value."""

    @property
    def characters(self) -> int: ...


Kept = TypeVar("Kept", bound=State)


class Line(Generic[Kept]):
    """Where a person was, and where from there. Made and asked by the window; knows nothing of it.

    Bounded by number and by characters: the oldest moments are forgotten first.
    """

    def __init__(self, present: Kept) -> None:
        self._past: list[Kept] = []
        self._future: list[Kept] = []
        self._present = present
        self._kind = ""
        self._at = -TOGETHER

    @property
    def present(self) -> Kept:
        """Where the person is."""
        return self._present

    @property
    def can_undo(self) -> bool:
        """Whether there is a moment before."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a moment that was taken back."""
        return bool(self._future)

    def note(self, moment: Kept, kind: str, at: float, begins: bool = False) -> None:
        """Something changed at `at` seconds; `begins` says that it does not belong to what came before."""
        if moment == self._present:
            return
        together = kind == self._kind and at - self._at < TOGETHER and not begins and not self._future
        if not together:
            self._past.append(self._present)
        self._future.clear()
        self._present, self._kind, self._at = moment, kind, at
        self._forget_oldest()

    def amend(self, moment: Kept) -> None:
        """The present is another by no act of the person, such as after opening a smaller model."""
        self._present = moment

    def undo(self) -> Kept | None:
        """One moment back; None at the beginning."""
        return self._move(self._past, self._future)

    def redo(self) -> Kept | None:
        """One moment forward again; None where nothing was taken back."""
        return self._move(self._future, self._past)

    def clear(self, present: Kept) -> None:
        """Begin here."""
        self._past.clear()
        self._future.clear()
        self._present, self._kind = present, ""

    def _move(self, source: list[Kept], target: list[Kept]) -> Kept | None:
        if not source:
            return None
        target.append(self._present)
        self._present, self._kind = source.pop(), ""
        return self._present

    def _forget_oldest(self) -> None:
        characters = sum(moment.characters for moment in self._past)
        while self._past and (len(self._past) > MOST_MOMENTS or characters > MOST_CHARACTERS):
            characters -= self._past.pop(0).characters


class History(Line[Moment]):
    """The line of the prompt and of what is looked at."""

    def forget_drawn(self) -> None:
        """Another model has another vocabulary: drawn tokens mean nothing to it, their text does."""

        def plain(moment: Moment) -> Moment:
            return replace(moment, prompt=Prompt(moment.prompt.text), target=Prompt(moment.target.text))

        self._past = [plain(moment) for moment in self._past]
        self._future = [plain(moment) for moment in self._future]
        self._present = plain(self._present)
