"""The prompt through the tokenizers of other models, read on a thread of its own: some take a second to open.

drawer of tokenizers ─► wanted(trace) ─► thread ─► read(trace, readings) ─► drawer
"""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from visualizer.errors import HeadlightError
from visualizer.reading import Reading, read
from visualizer.tokens import Tokenizer
from visualizer.trace import Trace

MOST = 8  # models whose tokenizers are opened


class Readings(QObject):
    """Reads prompts. `ready` carries the trace that was asked for, and its readings."""

    ready = Signal(object, object)
    _made = Signal(object, object, int)

    def __init__(self) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(1, "tokenizers")
        self._open: dict[str, Tokenizer | None] = {}  # by name; None where it cannot be opened
        self._newest = 0
        self._made.connect(self._on_made, Qt.ConnectionType.QueuedConnection)

    def ask(self, trace: Trace, model: str) -> None:
        """Read what a trace has read; `model` is the name or folder of the open one, which comes first."""
        self._newest += 1
        text = (trace.source or trace).prompt
        self._pool.submit(self._read, trace, text, model, self._newest).add_done_callback(_tell)

    def stop(self) -> None:
        """End the thread, before the window goes."""
        self._newest = -1
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _read(self, trace: Trace, text: str, model: str, number: int) -> None:
        """On the thread."""
        if number != self._newest:
            return
        found: list[Reading] = []
        for name in self._names(model):
            tokenizer = self._tokenizer(name, is_open=name == model)
            if tokenizer is not None:
                found.append(read(Path(name).name, tokenizer, text))
        self._made.emit(trace, tuple(found), number)

    def _names(self, model: str) -> list[str]:
        from visualizer.library import available

        return list(dict.fromkeys([model, *(listed.name for listed in available())]))[:MOST]

    def _tokenizer(self, name: str, is_open: bool) -> Tokenizer | None:
        if self._open.get(name) is None and (is_open or name not in self._open):
            try:
                self._open[name] = opened(name, is_open)
            except (HeadlightError, OSError):
                self._open[name] = None  # left out: what the others make of the text is still worth seeing
        return self._open[name]

    @Slot(object, object, int)
    def _on_made(self, trace: Trace, readings: Any, number: int) -> None:
        if number == self._newest:
            self.ready.emit(trace, readings)


def opened(name: str, is_open: bool) -> Tokenizer:
    """The tokenizer of a model; HeadlightError where it cannot be opened.

    A GGUF file is unpacked for the model that is open alone: for its tokenizer that would take too long.
    """
    from visualizer.backends.tokenizer_files import open_tokenizers
    from visualizer.library import find, ready

    place = find(name)
    return open_tokenizers(ready(place) if is_open else place).source


def _tell(future: "Future[None]") -> None:
    """A fault of the thread is one of the program's, and shown as such."""
    if not future.cancelled() and (wrong := future.exception()) is not None:
        import sys

        sys.excepthook(type(wrong), wrong, wrong.__traceback__)
