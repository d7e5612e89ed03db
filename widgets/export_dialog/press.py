"""Draws pages on a thread of its own, so that the window never waits: matplotlib alone takes a second to load.

The dialog asks with a `Job`; one runs at a time. A preview that has not begun is replaced by a newer one; files and
copies are all made, in the order they were asked for.
"""

import logging
import threading
from collections import deque
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot
from PySide6.QtGui import QImage

from exporters import PICTURES, Page, cells, numbers_begin, page_height, picture, save, svg
from visualizer.errors import HeadlightError
from visualizer.language import tr
from visualizer.state import Baseline, Selection
from visualizer.trace import Trace
from visualizer.views import draw
from visualizer.views.figure import Figure

log = logging.getLogger(__name__)
What = Literal["preview", "save", "copy", "cells"]
LEAST_DPI = 10.0  # what a page may have


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """What is drawn: a view of a trace, from a selection, beside a baseline where there is one."""

    view: str
    trace: Trace
    selection: Selection
    baseline: Baseline | None = None

    def figure(self) -> Figure:
        """The whole figure, not cut to any room."""
        return draw(self.view, self.trace, self.selection, self.baseline)


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """One thing to make. `room` are the device pixels that a preview may fill; `path` is where a file goes."""

    what: What
    source: Source
    page: Page
    format: str
    room: tuple[float, float] = (0, 0)
    path: Path | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """What came of a job. `problem` is the sentence where nothing did, `concerns` the field that it is about.

    Of a preview: `image` is the page, `height_mm` its height; of numbers `text` is how the file begins. Of a copy:
    `image` and `drawing` (an SVG), or `table`.
    """

    job: Job
    figure: Figure | None = None
    image: QImage | None = None
    height_mm: float = 0.0
    text: str = ""
    drawing: bytes = b""
    table: bytes = b""
    problem: str = ""
    concerns: Literal["", "height_mm", "dpi"] = ""


class Mailbox:
    """The jobs that wait; the only thing both threads touch."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._preview: Job | None = None
        self._others: deque[Job] = deque()
        self.is_awaited = False  # whether anybody may ask again soon

    def put(self, job: Job) -> None:
        """Leave a job; a preview takes the place of the one that waits."""
        with self._lock:
            self.is_awaited = True
            if job.what == "preview":
                self._preview = job
            else:
                self._others.append(job)

    def take(self) -> Job | None:
        """The next one; what a person waits for comes first."""
        with self._lock:
            if self._others:
                return self._others.popleft()
            job, self._preview = self._preview, None
            return job

    def clear(self) -> None:
        """Nobody waits any more."""
        with self._lock:
            self.is_awaited = False
            self._preview = None
            self._others.clear()


class Printer(QObject):
    """Makes what the mailbox asks for, on its own thread."""

    made = Signal(object)

    def __init__(self, mailbox: Mailbox) -> None:
        super().__init__()
        self._mailbox = mailbox
        self._drawn: tuple[Source, Figure] | None = None  # the last figure: most jobs only change its page

    @Slot()
    def work(self) -> None:
        """Do all that waits."""
        while (job := self._mailbox.take()) is not None:
            try:
                made = self._make(job)
            except HeadlightError as wrong:
                concerns = "height_mm" if job.page.height_mm is not None else ""
                made = Made(job, self._known(job.source), problem=str(wrong), concerns=concerns)
            except Exception as wrong:  # a fault of ours or of a library: the window lives on and says so
                log.exception("a page could not be drawn")
                sentence = tr("The page could not be drawn ({why}).", why=f"{type(wrong).__name__}: {wrong}")
                made = Made(job, self._known(job.source), problem=sentence)
            self.made.emit(made)
        if not self._mailbox.is_awaited:
            self.forget()

    def forget(self) -> None:
        """Let go of the last figure and its trace: the engine copies what somebody holds."""
        self._drawn = None

    def _make(self, job: Job) -> Made:
        figure = self._figure(job.source)
        if job.what == "preview":
            return self._preview(job, figure)
        if job.what == "save":
            assert job.path is not None
            save(figure, job.path, job.page)
            return Made(job, figure)
        if job.what == "cells":
            return Made(job, figure, table=cells(figure))
        image = QImage.fromData(picture(figure, job.page), "PNG")
        return Made(job, figure, image=image, drawing=svg(figure, job.page))

    def _known(self, source: Source) -> Figure | None:
        return self._drawn[1] if self._drawn is not None and self._drawn[0] is source else None

    def _figure(self, source: Source) -> Figure:
        if self._drawn is None or self._drawn[0] is not source:
            self._drawn = None
            self._drawn = (source, source.figure())
        return self._drawn[1]

    @staticmethod
    def _preview(job: Job, figure: Figure) -> Made:
        if f".{job.format}" not in PICTURES:
            return Made(job, figure, text=numbers_begin(figure, f".{job.format}", job.page))
        page = job.page
        height = page.height_mm if page.height_mm is not None else page_height(figure, page)
        scale = min(job.room[0] / page.width_mm, job.room[1] / height)  # device pixels a millimetre
        shown = replace(page, dpi=max(LEAST_DPI, scale * 25.4))
        image = QImage.fromData(picture(figure, shown), "PNG")
        if job.format == "png":
            try:
                page.pixels(height)
            except HeadlightError as wrong:
                return Made(job, figure, image, height, problem=str(wrong), concerns="dpi")
        return Made(job, figure, image, height)


class Press(QObject):
    """The window's side: ask here, hear here. The thread starts with the first job."""

    made = Signal(object)  # Made
    _wake = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mailbox = Mailbox()
        self._printer = Printer(self._mailbox)
        self._thread = QThread()
        self._thread.setObjectName("press")
        self._printer.moveToThread(self._thread)
        queued = Qt.ConnectionType.QueuedConnection
        self._wake.connect(self._printer.work, queued)
        self._printer.made.connect(self._on_made, queued)

    def ask(self, job: Job) -> None:
        """Have something made; `made` tells what came of it."""
        if not self._thread.isRunning():
            self._thread.start()
        self._mailbox.put(job)
        self._wake.emit()

    def withdraw(self) -> None:
        """Nobody waits for anything any more."""
        self._mailbox.clear()
        if self._thread.isRunning():
            self._wake.emit()

    def stop(self) -> None:
        """End the thread; what is being made is finished first."""
        self._mailbox.clear()
        self._thread.quit()
        self._thread.wait()
        self._printer.forget()

    @property
    def is_running(self) -> bool:
        """Whether the thread is alive."""
        return self._thread.isRunning()

    @Slot(object)
    def _on_made(self, made: Made) -> None:
        self.made.emit(made)
