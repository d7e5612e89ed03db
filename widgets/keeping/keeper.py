"""Writes what a window keeps: soon after a change, on a thread of its own, and once more at the end."""

import logging
import traceback
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from visualizer.errors import BadInput
from visualizer.language import tr
from widgets.keeping.parts import Part
from widgets.keeping.settings import Section, Settings, reason
from widgets.notices import NoticeBar

log = logging.getLogger(__name__)
SOON = 2_000  # milliseconds from a change to the file
MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange)


class Keeper(QObject):
    """Restores the parts of a window from its settings, and writes them when they change.

    Without settings it keeps nothing. A part that fails costs itself: its section of the file stays as it was.
    """

    _trouble = Signal(str)  # from the thread that writes

    def __init__(self, window: QWidget, settings: Settings | None, notices: NoticeBar) -> None:
        super().__init__()
        self._window, self._settings, self._notices = window, settings, notices
        self._parts: dict[str, Part] = {}
        self._last: dict[str, Section] = dict(settings.sections) if settings else {}
        self._writer = ThreadPoolExecutor(1, "settings") if settings else None  # a disk may take its time
        self._written: Future[None] | None = None
        self._complained = False
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._write)
        self._trouble.connect(self._on_trouble)
        if settings is not None:
            window.installEventFilter(self)
            if settings.complaint:
                notices.show_notice("settings", settings.complaint, "warning")

    @property
    def keeps(self) -> bool:
        """Whether there is a next start that goes on from here."""
        return self._settings is not None

    def keep(self, **parts: Part) -> None:
        """Take these parts into care, each under the name of its section."""
        self._parts |= parts

    def restore(self) -> None:
        """Make the parts as they were."""
        if self._settings is None:
            return
        for name, part in self._parts.items():
            if section := self._settings.section(name):
                try:
                    part.restore(section)
                except Exception as wrong:  # whatever the file says, the window opens
                    log.exception("the section %s of the settings could not be restored", name)
                    sentence = tr("“{part}” could not be restored as it was ({why}).", part=name, why=repr(wrong))
                    self._notices.show_notice("settings", sentence, "warning", details=traceback.format_exc())

    @Slot()
    def touch(self) -> None:
        """Something changed: write it soon."""
        if self._settings is not None and not self._soon.isActive():
            self._soon.start()

    def close(self) -> None:
        """Write the last state, and wait until it is written."""
        self._window.removeEventFilter(self)
        self._soon.stop()
        if self._writer is not None:
            self._submit()
            self._writer.shutdown()
            self._writer = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES:
            self.touch()
        return False

    @Slot()
    def _write(self) -> None:
        if self._written is not None and not self._written.done():
            self._soon.start()  # a slow disk: what is newest then
        else:
            self._submit()

    def _submit(self) -> None:
        sections = self._state()
        if self._writer is not None and sections != self._last:
            self._last = sections
            self._written = self._writer.submit(self._save, sections)

    def _state(self) -> dict[str, Section]:
        state = dict(self._last)
        for name, part in self._parts.items():
            try:
                state[name] = dict(part.state())
            except Exception:  # the others are kept all the same
                log.exception("the section %s of the settings cannot be kept", name)
        return state

    def _save(self, sections: Mapping[str, Section]) -> None:
        """On the writer's thread."""
        assert self._settings is not None
        try:
            self._settings.write(sections)
        except (OSError, BadInput, ValueError, TypeError) as wrong:
            log.warning("the settings are not kept: %s", wrong)
            self._trouble.emit(reason(wrong) if isinstance(wrong, OSError | BadInput) else str(wrong))

    @Slot(str)
    def _on_trouble(self, why: str) -> None:
        if not self._complained and self._settings is not None:
            self._complained = True
            sentence = tr(
                "What you do here is not kept for the next start: {file} cannot be written ({why}).",
                file=self._settings.path,
                why=why,
            )
            self._notices.show_notice("settings", sentence, "warning")
