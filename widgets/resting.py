"""When what is shown has come to rest, and whether a person looks at what changed since the rest before."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent

from visualizer.state import Sitting

QUIET = 1_000  # milliseconds without a change that make a rest
HOLDING = frozenset({Qt.Key.Key_W, Qt.Key.Key_F7})  # the keys of the row "hold-change"
PRESSES = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})
REPEATED = 90  # milliseconds in which a key that came up is down again where it only repeats: X says so unreliably
LEAVING = frozenset({QEvent.Type.ApplicationStateChange, QEvent.Type.WindowDeactivate})


class Resting(QObject):
    """Tells the sitting of rests, and shows the last change while a key is held or a switch is on.

    `changed` says that the change is shown, or no longer.
    """

    changed = Signal()

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._held = self._kept = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(self._on_quiet)
        self._up = QTimer(self, singleShot=True, interval=REPEATED)
        self._up.timeout.connect(self.release)
        sitting.trace_changed.connect(self._on_changed)
        sitting.selection_changed.connect(self._on_changed)

    @property
    def is_kept(self) -> bool:
        """Whether the switch is on."""
        return self._kept

    @property
    def is_held(self) -> bool:
        """Whether a key is held down."""
        return self._held

    def hold(self) -> None:
        """The key went down: show the change until it comes up, or the window loses the keyboard."""
        self._up.stop()
        if not self._held:
            self._held = True
            QCoreApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
            self._show()

    @Slot()
    def release(self) -> None:
        """The key came up, for good."""
        self._up.stop()
        if self._held:
            self._held = False
            QCoreApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            self._show()

    @Slot()
    def switch(self) -> None:
        """Keep the change in sight, or no longer."""
        self._kept = not self._kept
        self._show()

    def detach(self) -> None:
        """Stop listening, before the window goes."""
        self.release()
        self._quiet.stop()
        self._sitting.trace_changed.disconnect(self._on_changed)
        self._sitting.selection_changed.disconnect(self._on_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's, installed while a key is held only: its release may come to any widget."""
        if event.type() in LEAVING:
            self.release()
        elif isinstance(event, QKeyEvent) and event.key() in HOLDING:
            if event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat():
                self._up.start()
            elif event.type() in PRESSES:
                self._up.stop()
        return False

    def _show(self) -> None:
        self._sitting.comparing = self._held or self._kept
        self.changed.emit()

    def _on_changed(self, what: object) -> None:
        self._quiet.start()

    @Slot()
    def _on_quiet(self) -> None:
        if self._held:  # while a person looks at a change, it stays measured from where it began
            self._quiet.start()
        else:
            self._sitting.rest()
