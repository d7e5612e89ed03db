"""Joins the history with the window: hears every change of prompt, selection and scaled heads, and takes them back."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace

from PySide6.QtCore import QObject, Signal, Slot

from visualizer.history import History, Moment
from visualizer.state import HeadFactors, Selection, Sitting, in_order
from visualizer.tokens import Prompt
from widgets.prompt import PromptField, common_length

FITTED = frozenset({"kind", "layer", "head", "stage"})  # what a selection may lose where a pass has no such thing


class Undoing(QObject):
    """One line of undo for the prompt, the target, what is looked at, the settings and the scaled heads.

    `changed` says that there may be more or less to take back.
    """

    changed = Signal()

    def __init__(
        self,
        field: PromptField,
        sitting: Sitting,
        clock: Callable[[], float] = time.monotonic,
        target: PromptField | None = None,
    ) -> None:
        super().__init__()
        self._field, self._target, self._sitting, self._clock = field, target, sitting, clock
        self._restoring = self._together = False
        self._history = History(self._now())
        field.edited.connect(self._on_edited)
        if target is not None:
            target.edited.connect(self._on_target_edited)
        sitting.selection_changed.connect(self._on_selection)
        sitting.factors_changed.connect(self._on_factors)

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return self._history.can_redo

    def undo(self) -> None:
        """Take back the last change."""
        self._restore(self._history.undo())

    def redo(self) -> None:
        """Do it again."""
        self._restore(self._history.redo())

    @contextmanager
    def one_change(self) -> Iterator[None]:
        """What is done meanwhile is taken back as one, such as an edit of both texts."""
        self._together = True
        try:
            yield
        finally:
            self._together = False
            self._note("together", begins=True)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What is done meanwhile is no act of a person: it cannot be taken back."""
        self._together = True
        try:
            yield
        finally:
            self._together = False
            self._history.amend(self._now())

    def begin_here(self) -> None:
        """What was before is nothing to undo."""
        self._history.clear(self._now())
        self.changed.emit()

    def turn(self, show: Callable[[], None], line: History | None = None) -> History:
        """Have `show` bring another text into view, which has a line of undo of its own; None begins one.

        Returns the line of the text before.
        """
        before, self._restoring = self._history, True
        try:
            show()
        finally:
            self._restoring = False
        self._history = line or History(self._now())
        self._history.amend(self._now())
        self.changed.emit()
        return before

    def rejoin(self, line: History) -> None:
        """Go on with a line that was left, to which what is in view now is one more edit."""
        self._history = line
        self._note("text", begins=True)

    def forget_drawn(self) -> None:
        """Another model is open: drawn tokens are text to it."""
        self._history.forget_drawn()
        self._history.amend(self._now())

    def detach(self) -> None:
        """Stop listening to the sitting, before the window goes."""
        self._sitting.selection_changed.disconnect(self._on_selection)
        self._sitting.factors_changed.disconnect(self._on_factors)

    def _now(self) -> Moment:
        sitting, field, target = self._sitting, self._field, self._target
        moment = Moment(field.prompt, field.caret, sitting.selection, sitting.factors)
        return moment if target is None else replace(moment, target=target.prompt, target_caret=target.caret)

    def _note(self, kind: str, begins: bool = False) -> None:
        if not self._restoring and not self._together:
            self._history.note(self._now(), kind, self._clock(), begins)
            self.changed.emit()

    def _restore(self, moment: Moment | None) -> None:
        if moment is None:
            return
        self._restoring = True
        try:
            self._sitting.selection = moment.selection
            self._sitting.factors = moment.factors
            self._field.restore(moment.prompt, moment.caret)
            if self._target is not None:
                self._target.restore(moment.target, moment.target_caret)
        finally:
            self._restoring = False
        self.changed.emit()

    @Slot(object)
    def _on_edited(self, prompt: Prompt) -> None:
        self._note(*kind_of_edit(self._history.present.prompt, prompt))

    @Slot(object)
    def _on_target_edited(self, target: Prompt) -> None:
        kind, begins = kind_of_edit(self._history.present.target, target)
        self._note(f"target {kind}", begins)

    def _on_selection(self, selection: Selection) -> None:
        before = self._history.present.selection
        changed = [f.name for f in fields(selection) if getattr(before, f.name) != getattr(selection, f.name)]
        if self._sitting.trace is None and FITTED.issuperset(changed):
            self._history.amend(self._now())  # another model has fewer layers, or another kind of attention
        else:
            self._note(" ".join(changed))

    def _on_factors(self, factors: HeadFactors) -> None:
        before = self._history.present.factors
        touched = {place for place in {**before, **factors} if before.get(place, 1) != factors.get(place, 1)}
        slides = len(touched) == 1 and all(factors.get(place, 1) not in (0, 1) for place in touched)
        heads = sorted(touched, key=in_order)
        self._note(f"factors {heads}", begins=not slides)  # a switch stands alone, a slider's steps do not


def kind_of_edit(before: Prompt, after: Prompt) -> tuple[str, bool]:
    """What an edit is to the history, and whether it begins a moment of its own.

    Letters of one word belong together, and so do letters deleted in a row; a drawn token and a paste stand alone.
    """
    grown = len(after.text) - len(before.text)
    if after.drawn or before.drawn or abs(grown) != 1:
        return "text", True
    if grown < 0:
        return "deleting", False
    place = common_length(before.text, after.text)
    return "typing", place > 0 and after.text[place - 1].isspace() and not after.text[place].isspace()
