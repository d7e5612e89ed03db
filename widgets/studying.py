"""Asks the engine's thread for a study of what is shown, again whenever that has changed and come to rest."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from widgets.worker import Engines, Failure, Opened, Studied, Work

REST = 150  # milliseconds without a change before a study begins


class Studying(QObject):
    """One study by its name, the newest that was asked for.

    `found` carries what it has so far and whether that is all; `failed` the sentence about one that came to nothing;
    `busy_changed` says whether one is wanted and not yet complete. A study that gave way to a pass is asked for again,
    one of a model that is not open any more is not.
    """

    found = Signal(object, bool)
    failed = Signal(str)
    busy_changed = Signal(bool)

    def __init__(self, engines: Engines, name: str) -> None:
        super().__init__()
        self._engines, self.name = engines, name
        self._work: Work | None = None  # what is wanted and not yet complete
        self._model = engines.model  # that it is wanted of
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._begin)
        engines.studied.connect(self._on_studied)
        engines.failed.connect(self._on_failed)
        engines.opened.connect(self._on_opened)

    @property
    def is_busy(self) -> bool:
        """Whether a study is wanted and not yet complete."""
        return self._work is not None

    def ask(self, work: Work, at_once: bool = False) -> None:
        """Do this once nothing else has been asked for a moment long, in place of the study that is under way.

        `at_once` is for what was not typed: nothing more is to be expected.
        """
        self._engines.withdraw_study(self.name)
        self._model = self._engines.model
        self._set(work)
        self._rest.start(0 if at_once else REST)

    @Slot()
    def cancel(self) -> None:
        """Nothing is wanted any more."""
        self._rest.stop()
        self._engines.withdraw_study(self.name)
        self._set(None)

    def detach(self) -> None:
        """Nothing is wanted any more, and nothing heard."""
        self.cancel()
        self._engines.studied.disconnect(self._on_studied)
        self._engines.failed.disconnect(self._on_failed)
        self._engines.opened.disconnect(self._on_opened)

    def _set(self, work: Work | None) -> None:
        was, self._work = self.is_busy, work
        if self.is_busy != was:
            self.busy_changed.emit(self.is_busy)

    @Slot()
    def _begin(self) -> None:
        if self._work is not None:
            self._engines.study(self.name, self._work)

    @Slot(object)
    def _on_studied(self, studied: Studied) -> None:
        if studied.name != self.name or self._work is None:
            return
        if studied.given_up:
            self._rest.start(REST)
            return
        if studied.done:
            self._set(None)
        self.found.emit(studied.result, studied.done)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        if failure.what == self.name and self._work is not None:
            self._set(None)
            self.failed.emit(failure.sentence)

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        """What was wanted of another model is not wanted any more; whoever wants it of this one asks again, and may
        have done so before this is called."""
        if self._model != opened.number:
            self.cancel()
