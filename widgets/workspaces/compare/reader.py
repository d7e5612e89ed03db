"""Reads the text of one column: which model does it, when, and what came of it."""

from itertools import count

from PySide6.QtCore import QObject, Signal, Slot

from visualizer.language import tr
from visualizer.tokens import Prompt
from visualizer.trace import ModelSpec
from widgets.studying import Studying
from widgets.worker import Engines
from widgets.workspaces.compare.models import OtherModel, OtherModels
from widgets.workspaces.workspace import Desk

EMPTY = Prompt("")
_numbers = count()


class Reader(QObject):
    """Turns the text of a column into passes of its model: the window's, or one that is open beside it.

    `shown` carries each new `Measured`, or None where there is nothing to read; `said` what is to be told meanwhile and
    whether that is an error; `model_changed` says that another model reads from now on.
    """

    shown = Signal(object)
    said = Signal(str, bool)
    model_changed = Signal()

    def __init__(self, desk: Desk, others: OtherModels) -> None:
        super().__init__()
        self._desk, self._others = desk, others
        self._name = f"compare {next(_numbers)}"  # of its studies
        self._other: OtherModel | None = None
        self._prompt, self._target = EMPTY, EMPTY
        self._is_awake = True
        self._is_read = True  # whether what there is to read was asked for
        self._studying = self._studying_with(desk.engines)
        desk.models.opened.connect(self._on_window_model)
        desk.sitting.factors_changed.connect(self._on_factors)

    @property
    def model(self) -> str:
        """The model that reads, as `open_model` takes it; "" for the window's."""
        return "" if self._other is None else self._other.name

    @property
    def is_busy(self) -> bool:
        """Whether a text is waiting to be read, or being read."""
        return self._studying.is_busy

    @property
    def spec(self) -> ModelSpec | None:
        """What the model is; None while it is not open."""
        if self._other is None:
            return self._desk.models.spec
        return None if self._other.opened is None else self._other.opened.spec

    @property
    def mask(self) -> str:
        """How the model writes a mask; "" for one that has none."""
        if self._other is None:
            return self._desk.models.mask
        return "" if self._other.opened is None else self._other.opened.marks.mask

    def use(self, model: str) -> None:
        """Read with another model from now on; "" is the window's."""
        if model == self.model:
            return
        self._studying.detach()
        before = self._other
        self._other = self._others.borrow(model) if model else None
        if before is not None:
            before.changed.disconnect(self._on_other)
            self._others.give_back(before)
        self._studying = self._studying_with(self.engines)
        if self._other is not None:
            self._other.changed.connect(self._on_other)
        self.shown.emit(None)
        self._on_model()

    def read(self, prompt: Prompt, target: Prompt = EMPTY) -> None:
        """Read this text once it has come to rest; an encoder-decoder reads the target behind it."""
        self._prompt, self._target = prompt, target
        self._ask()

    def wake(self) -> None:
        """Read what has not been read."""
        self._is_awake = True
        if not self._is_read:
            self._ask(at_once=True)

    def sleep(self) -> None:
        """Nobody looks: read nothing."""
        self._is_awake = False
        self._is_read = self._is_read and not self.is_busy
        self._studying.cancel()

    def detach(self) -> None:
        """Stop listening, and let go of the model."""
        self._studying.detach()
        self._desk.models.opened.disconnect(self._on_window_model)
        self._desk.sitting.factors_changed.disconnect(self._on_factors)
        if self._other is not None:
            self._other.changed.disconnect(self._on_other)
            self._others.give_back(self._other)
            self._other = None

    @property
    def engines(self) -> Engines:
        """What it reads with: the window's, or those of the other model."""
        return self._desk.engines if self._other is None else self._other.engines

    def _studying_with(self, engines: Engines) -> Studying:
        studying = Studying(engines, self._name)
        studying.found.connect(self._on_found)
        studying.failed.connect(self._on_failed)
        return studying

    def _ask(self, at_once: bool = False) -> None:
        """Have the text read; asleep, leave that to `wake`. `at_once` where nobody is typing."""
        self._is_read = self._is_awake
        if not self._is_awake:
            return
        if self._prompt == EMPTY or self.spec is None:
            self._studying.cancel()
            self.shown.emit(None)
            return
        from visualizer.measuring import MeasureWork  # not before it is asked for: the window is up first

        factors = {} if self._other is not None else self._desk.passes.factors
        self._studying.ask(MeasureWork(self._prompt, self._target, factors), at_once)

    @Slot(object, bool)
    def _on_found(self, measured: object, done: bool) -> None:
        self.said.emit("", False)
        self.shown.emit(measured)

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self.shown.emit(None)
        self.said.emit(sentence, True)

    @Slot()
    def _on_other(self) -> None:
        """The other model is a step further, open, or not to be had."""
        other = self._other
        if other is None:
            return
        if other.opened is None:
            self.said.emit(other.said, other.has_failed)
            self.model_changed.emit()
        else:
            self._on_model()

    def _on_model(self) -> None:
        """Another model reads the same text."""
        other = self._other
        if other is not None and other.opened is None:
            self.said.emit(other.said or tr("Opening {name}…", name=other.name), other.has_failed)
        else:
            self.said.emit(other.said if other is not None else "", False)
        self.model_changed.emit()
        self._ask(at_once=True)

    @Slot(object)
    def _on_window_model(self, opened: object) -> None:
        if self._other is None:
            self._on_model()

    def _on_factors(self, factors: object) -> None:
        if self._other is None:
            self.read(self._prompt, self._target)
