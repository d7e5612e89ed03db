"""Reads the text of one column: which model does it, when, and what came of it."""

from itertools import count

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from visualizer.language import tr
from visualizer.tokens import Prompt
from visualizer.trace import ModelSpec
from widgets.worker import Engines, Failure, Studied
from widgets.workspaces.compare.models import OtherModel, OtherModels
from widgets.workspaces.workspace import Desk

REST = 150  # milliseconds without a keystroke before a text is read
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
        self._is_awake, self._is_read = True, True
        self.is_busy = False
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._read)
        self._listen(desk.engines)
        desk.models.opened.connect(self._on_window_model)
        desk.sitting.factors_changed.connect(self._on_factors)

    @property
    def model(self) -> str:
        """The model that reads, as `open_model` takes it; "" for the window's."""
        return "" if self._other is None else self._other.name

    @property
    def is_waiting(self) -> bool:
        """Whether a text has not come to rest yet."""
        return self._rest.isActive()

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
        self._withdraw()
        self._forget(self.engines)
        before = self._other
        self._other = self._others.borrow(model) if model else None
        if before is not None:
            before.changed.disconnect(self._on_other)
            self._others.give_back(before)
        self._listen(self.engines)
        if self._other is not None:
            self._other.changed.connect(self._on_other)
        self.shown.emit(None)
        self._on_model()

    def read(self, prompt: Prompt, target: Prompt = EMPTY) -> None:
        """Read this text once it has come to rest; an encoder-decoder reads the target behind it."""
        self._prompt, self._target, self._is_read = prompt, target, False
        self.is_busy = True
        self._rest.start()

    def wake(self) -> None:
        """Read what has not been read."""
        self._is_awake = True
        if not self._is_read:
            self._read()

    def sleep(self) -> None:
        """Nobody looks: read nothing."""
        self._is_awake = False
        self._is_read = self._is_read and not self.is_busy
        self._withdraw()

    def detach(self) -> None:
        """Stop listening, and let go of the model."""
        self._withdraw()
        self._forget(self.engines)
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

    def _listen(self, engines: Engines) -> None:
        engines.studied.connect(self._on_studied)
        engines.failed.connect(self._on_failed)

    def _forget(self, engines: Engines) -> None:
        engines.studied.disconnect(self._on_studied)
        engines.failed.disconnect(self._on_failed)

    def _withdraw(self) -> None:
        self._rest.stop()
        self.engines.withdraw_study(self._name)
        self.is_busy = False

    @Slot()
    def _read(self) -> None:
        self._rest.stop()
        if not self._is_awake:
            self.is_busy = False
            return
        self._is_read = True
        if self._prompt == EMPTY or self.spec is None:
            self._withdraw()
            self.shown.emit(None)
            return
        from visualizer.measuring import Measure  # not before it is asked for: the window is up first

        factors = {} if self._other is not None else dict(self._desk.sitting.factors)
        self.is_busy = True
        self.engines.study(self._name, Measure(self._prompt, self._target, factors))

    @Slot(object)
    def _on_studied(self, studied: Studied) -> None:
        if studied.name != self._name:
            return
        if studied.given_up:  # something else was asked for meanwhile: once more behind it
            self._rest.start()
            return
        self.is_busy = not studied.done or self.is_waiting  # a newer text may be on its way
        if not self.is_waiting:
            self.said.emit("", False)
        self.shown.emit(studied.result)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        if failure.what == self._name:
            self.is_busy = self.is_waiting
            self.shown.emit(None)
            self.said.emit(failure.sentence, True)

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
        self._is_read = False
        self._read()

    @Slot(object)
    def _on_window_model(self, opened: object) -> None:
        if self._other is None:
            self._on_model()

    def _on_factors(self, factors: object) -> None:
        if self._other is None:
            self.read(self._prompt, self._target)
