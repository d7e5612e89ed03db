"""What surrounds a window while it runs: Ctrl+C, faults, and the picture of a settled frame."""

import logging
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, TracebackType

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QObject, QSocketNotifier, QTimer, Slot
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from exporters.files import written_whole
from visualizer.errors import BackendError, HeadlightError, ModelError
from widgets.main_window import MainWindow
from widgets.notices import Fault

log = logging.getLogger(__name__)
LONGEST_WAIT = 300  # seconds for a settled frame; a large model from a slow disk takes its time


class Waker(QObject):
    """Lets Python see signals while Qt waits for events.

    Python runs a signal's handler between two of its own steps, of which there are none while Qt waits. The signal
    number that the interpreter writes into a socket wakes Qt, and with it this slot: a step of Python.
    """

    def __init__(self) -> None:
        super().__init__()
        self._ours, self._theirs = socket.socketpair()
        for end in (self._ours, self._theirs):
            end.setblocking(False)
        self._before = signal.set_wakeup_fd(self._theirs.fileno())
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)

    def close(self) -> None:
        """As it was before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        self._ours.close()
        self._theirs.close()

    @Slot()
    def _woken(self) -> None:
        try:
            self._ours.recv(64)
        except OSError:
            return


@contextmanager
def interrupts_close(window: MainWindow) -> Iterator[None]:
    """Ctrl+C and TERM close the window as a click on its cross does."""

    def close(number: int, frame: FrameType | None) -> None:
        if isValid(window):
            window.close()

    waker = Waker()
    before = {number: signal.signal(number, close) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        waker.close()


@contextmanager
def faults_shown(window: MainWindow) -> Iterator[None]:
    """An exception that nobody caught goes to standard error, and into a notice; the window lives on.

    That holds for slots, for painting, and for threads; Ctrl+C stays what it is.
    """

    def show(kind: type[BaseException], fault: BaseException, where: TracebackType | None) -> None:
        told = "".join(traceback.format_exception(kind, fault, where))
        sys.stderr.write(told)
        if not issubclass(kind, KeyboardInterrupt) and isValid(window):
            window.fault.emit(Fault(traceback.format_exception_only(kind, fault)[-1].strip(), told))

    def show_of_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and arguments.exc_type is not SystemExit:
            show(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    before, sys.excepthook = sys.excepthook, show
    of_threads, threading.excepthook = threading.excepthook, show_of_thread
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = before, of_threads


BUSY = 20  # milliseconds between two looks at whether a workspace is still busy


class Photographer(QObject):
    """Waits for the first settled frame, or for what prevents it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._loop = QEventLoop(self)
        self._settle = QTimer(self, singleShot=True, interval=BUSY)
        self._limit = QTimer(self, singleShot=True, interval=1000 * LONGEST_WAIT)
        self.fault: HeadlightError | None = None
        self._window = window
        window.settled.connect(self._on_settled)
        window.failed.connect(self._on_failed)
        self._settle.timeout.connect(self._look)
        self._limit.timeout.connect(self._on_limit)

    def wait(self) -> None:
        """Return when the frame is settled; raises what prevents it."""
        self._limit.start()
        self._loop.exec()
        self._limit.stop()
        if self.fault is not None:
            raise self.fault

    @Slot()
    def _on_settled(self) -> None:
        if self._window.models.spec is not None:
            self._settle.start()  # what the frame itself set off comes first

    @Slot()
    def _look(self) -> None:
        """What the workspace computes behind the frame belongs to the picture."""
        if self._window.workspaces.workspace.is_busy:
            self._settle.start()
        else:
            self._loop.quit()

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self.fault = (ModelError if self._window.models.spec is None else BackendError)(sentence)
        self._loop.quit()

    @Slot()
    def _on_limit(self) -> None:
        self.fault = BackendError(f"No frame was ready within {LONGEST_WAIT} seconds: try a smaller model.")
        self._loop.quit()


def photograph(window: MainWindow, file: Path) -> int:
    """Write the first settled frame of a window to a PNG, whole or not at all, and close the window."""
    QApplication.setCursorFlashTime(0)  # a caret that blinks would make two pictures differ
    try:
        Photographer(window).wait()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        window.grab().save(buffer, "PNG")
        with written_whole(file) as out:
            out.write(buffer.data().data())
    finally:
        window.close()
    return 0
