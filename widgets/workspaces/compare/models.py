"""Models besides the window's own: an engine's thread each, for as long as a column reads with it."""

from PySide6.QtCore import QObject, Signal, Slot

from widgets.worker import Engines, Failure, Loading, Opened, Opener


class OtherModel(QObject):
    """A model that is open, or being opened, beside the window's. `changed` follows what becomes of it."""

    changed = Signal()

    def __init__(self, opener: Opener, name: str) -> None:
        super().__init__()
        self.name = name
        self.engines = Engines(opener)
        self.opened: Opened | None = None
        self.said = ""  # how far it is, or why it is not there
        self.has_failed = False
        self.readers = 0
        self.engines.opened.connect(self._on_opened)
        self.engines.loading.connect(self._on_loading)
        self.engines.failed.connect(self._on_failed)
        self.engines.open(name)

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        self.opened, self.said = opened, opened.notice or ""
        self.changed.emit()

    @Slot(object)
    def _on_loading(self, loading: Loading) -> None:
        share = f"  {100 * loading.done // loading.total} %" if loading.total else ""
        self.said = f"{loading.what}{share}"
        self.changed.emit()

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        if failure.what == "open":
            self.said, self.has_failed = failure.sentence, True
            self.changed.emit()


class OtherModels:
    """Opens each such model once, however many columns read with it, and lets go of it with the last of them.

    Nobody waits for that while the window lives: a model that is being opened can be given up only at its next word.
    """

    def __init__(self, opener: Opener) -> None:
        self._opener = opener
        self._by_name: dict[str, OtherModel] = {}
        self._leaving: list[OtherModel] = []  # whose threads may not have ended yet

    def borrow(self, name: str) -> OtherModel:
        """A model by its name; to be given back."""
        model = self._by_name.get(name)
        if model is None:
            model = self._by_name[name] = OtherModel(self._opener, name)
        model.readers += 1
        return model

    def give_back(self, model: OtherModel) -> None:
        """A column reads with it no more; its memory is free where no other does."""
        model.readers -= 1
        if not model.readers:
            del self._by_name[model.name]
            model.engines.let_go()
            self._leaving = [model, *(one for one in self._leaving if one.engines.is_running)]

    def stop(self) -> None:
        """Wait until the last of those that were given back is gone, before the window goes."""
        for model in self._leaving:
            model.engines.stop()
        self._leaving.clear()
