"""The window's side of the engine's thread: ask here, hear here."""

import time
from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from visualizer.sampling import Sampling
from visualizer.state import HeadFactors
from visualizer.tokens import Prompt
from widgets.worker.mailbox import Mailbox
from widgets.worker.requests import (
    NO_FACTORS,
    Append,
    Ended,
    Failure,
    Loading,
    Opened,
    Opener,
    Opening,
    Pass,
    Reply,
    Request,
    Run,
    Studied,
    Study,
    Work,
    open_from_library,
)
from widgets.worker.worker import Worker


class Engines(QObject):
    """The window's side of the engine's thread: ask here, hear here.

    All signals arrive on the window's thread, and what concerns passes and runs only while it is still wanted.
    """

    opened = Signal(object)  # Opened
    replied = Signal(object)  # Reply
    ended = Signal(object)  # Ended
    studied = Signal(object)  # Studied
    failed = Signal(object)  # Failure
    loading = Signal(object)  # Loading
    given_up = Signal()  # a model that was being opened is not wanted any more; the present one stays
    _wake = Signal()

    def __init__(self, opener: Opener = open_from_library) -> None:
        super().__init__()
        self._mailbox = Mailbox()
        self._worker = Worker(self._mailbox, opener)
        self._thread = QThread()
        self._thread.setObjectName("engine")
        self._worker.moveToThread(self._thread)
        queued = Qt.ConnectionType.QueuedConnection
        self._wake.connect(self._worker.work, queued)
        self._worker.opened.connect(self._on_opened, queued)
        self._worker.replied.connect(self._on_replied, queued)
        self._worker.ended.connect(self._on_ended, queued)
        self._worker.studied.connect(self._on_studied, queued)
        self._worker.failed.connect(self._on_failed, queued)
        self._worker.loading.connect(self._on_loading, queued)
        self._worker.given_up.connect(self._on_given_up, queued)
        self._thread.finished.connect(self._worker.close, Qt.ConnectionType.DirectConnection)  # on the engine's thread
        self.model = 0  # the number of the request that opened the present one
        self._newest_pass = self._newest_opening = 0
        self._newest_studies: dict[str, int] = {}
        self._is_over = False
        self._thread.start()

    def open(self, name: str, backend: str = "auto", device: str = "auto") -> int:
        """Open a model; the present one goes on until it is open."""
        self._newest_opening = self._mailbox.next_number()
        return self._ask(Opening(self._newest_opening, name, backend, device))

    def cancel_opening(self) -> None:
        """Stop opening a model as soon as it can be stopped; the present one stays."""
        self._newest_opening = -1
        if self._mailbox.withdraw_opening():
            self.given_up.emit()

    def trace(
        self,
        prompt: Prompt,
        factors: HeadFactors = NO_FACTORS,
        target: Prompt | None = None,
        chat: bool = False,
    ) -> int:
        """Compute the trace of a prompt, in place of whatever pass or run is under way.

        `factors` multiply the outputs of heads; they are copied, as everywhere here.
        """
        self._newest_pass = self._mailbox.next_number()
        return self._ask(Pass(self._newest_pass, prompt, dict(factors), target, chat))

    def append(
        self,
        prompt: Prompt,
        token_ids: Sequence[int],
        factors: HeadFactors = NO_FACTORS,
        target: Prompt | None = None,
        chat: bool = False,
        keep: int | None = None,
    ) -> int:
        """Put tokens behind a prompt, in place of whatever pass or run is under way; `keep` as in `Append`."""
        self._newest_pass = self._mailbox.next_number()
        return self._ask(Append(self._newest_pass, prompt, tuple(token_ids), dict(factors), target, chat, keep))

    def run(
        self,
        prompt: Prompt,
        sampling: Sampling,
        count: int,
        factors: HeadFactors = NO_FACTORS,
        target: Prompt | None = None,
        chat: bool = False,
        keep: int | None = None,
        stop: Sequence[str] = (),
    ) -> int:
        """Draw up to `count` tokens, one reply each, in place of whatever pass or run is under way.

        `keep` and `stop` are those of `Run`.
        """
        self._newest_pass = self._mailbox.next_number()
        self._mailbox.step_shown()
        number, scaled = self._newest_pass, dict(factors)
        return self._ask(Run(number, prompt, sampling, count, scaled, target, chat, keep, tuple(stop)))

    def study(self, name: str, work: Work) -> int:
        """Do longer work on the model that is open, in place of the study of that name that is under way.

        It is heard as `studied`, and gives way to whatever else is asked for.
        """
        number = self._newest_studies[name] = self._mailbox.next_number()
        return self._ask(Study(number, name, work))

    def withdraw_study(self, name: str) -> None:
        """Stop a study; it is not heard any more."""
        self._newest_studies.pop(name, None)
        self._mailbox.withdraw_study(name)

    def withdraw(self) -> None:
        """Stop the pass or run under way; what it has not yet said is not heard any more."""
        self._newest_pass = -1
        self._mailbox.withdraw()

    def step_shown(self) -> None:
        """The last step of a run is on screen: the next may come."""
        self._mailbox.step_shown()

    def let_go(self) -> None:
        """End the thread and let go of the model as soon as what is under way can be given up, without waiting for it.

        To be kept while it `is_running`: no thread outlives its object.
        """
        self._newest_pass = self._newest_opening = -1
        self._newest_studies.clear()
        self._is_over = True
        self._mailbox.close()
        self._thread.quit()

    def stop(self) -> float:
        """End the thread and let go of the model; returns the seconds that took."""
        began = time.perf_counter()
        self.let_go()
        self._thread.wait()
        return time.perf_counter() - began

    @property
    def is_running(self) -> bool:
        """Whether the engine's thread is alive."""
        return self._thread.isRunning()

    def _ask(self, request: Request) -> int:
        self._mailbox.put(request)
        self._wake.emit()
        return request.number

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        self.model = opened.number
        self.opened.emit(opened)  # heard always: from now on it is this model that runs

    @Slot(object)
    def _on_replied(self, reply: Reply) -> None:
        if reply.number == self._newest_pass:
            self.replied.emit(reply)

    @Slot(object)
    def _on_ended(self, ended: Ended) -> None:
        if ended.number == self._newest_pass:
            self.ended.emit(ended)

    @Slot(object)
    def _on_studied(self, studied: Studied) -> None:
        if studied.number == self._newest_studies.get(studied.name):
            self.studied.emit(studied)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        wanted = {self._newest_pass, *self._newest_studies.values()}
        if failure.what == "open" or failure.number in wanted:
            self.failed.emit(failure)

    @Slot(object)
    def _on_loading(self, loading: Loading) -> None:
        if loading.number == self._newest_opening:
            self.loading.emit(loading)

    @Slot(int)
    def _on_given_up(self, number: int) -> None:
        if not self._is_over and self._newest_opening in (number, -1):  # else another model is on its way
            self.given_up.emit()
