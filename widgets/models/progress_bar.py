"""A bar with a sentence: what is under way, how far it is, how fast."""

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualizer.language import tr
from visualizer.numerals import file_size
from widgets.accessible import Role, tell_changed
from widgets.brush import Brush
from widgets.shield import shielded
from widgets.theme import Theme

HEIGHT = 40
STEP, ROUND = 40, 60  # milliseconds, and steps of a bar that nobody knows the end of
MANY = 1 << 20  # bytes; smaller totals are counted as steps


class ProgressBar(QWidget):
    """Words alone, or words over a bar; a total of 0 lets the bar wander."""

    accessible_role = Role.ProgressBar

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.words, self.detail, self._done, self._total, self._has_bar, self._phase = "", "", 0, 0, False, 0
        self._wander = QTimer(self, interval=STEP)
        self._wander.timeout.connect(self._on_step)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def share(self) -> float | None:
        """How much is done, from 0 to 1; None where nobody knows, or nothing is under way."""
        return min(1.0, self._done / self._total) if self._has_bar and self._total > 0 else None

    def accessible_name(self) -> str:
        """What is under way."""
        return self.words

    def accessible_value(self) -> str:
        """How far it is."""
        return self.detail if self.share is None else f"{round(100 * self.share)} %"

    def show_words(self, words: str) -> None:
        """A sentence without a bar; an empty one shows nothing."""
        self.words, self.detail, self._has_bar = words, "", False
        self._update()

    def show_progress(self, words: str, done: int, total: int, speed: str = "") -> None:
        """What is under way, and how far."""
        counted = ""
        if total > MANY:
            counted = tr("{done} of {total}", done=file_size(done), total=file_size(total))
        elif total > 0:
            counted = tr("{done} of {total}", done=done, total=total)
        self.words, self.detail = words, "  ".join(filter(None, (counted, speed)))
        self._done, self._total, self._has_bar = done, total, True
        self._update()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(200, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Qt's."""
        return QSize(80, HEIGHT)

    def hideEvent(self, event: object) -> None:
        """Qt's: what nobody sees does not wander."""
        self._wander.stop()

    def showEvent(self, event: object) -> None:
        """Qt's."""
        self._update()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush, width = Brush(painter, self._theme), float(self.width())
        if self.words:
            baseline = 15 if self._has_bar else HEIGHT / 2 + 4.5
            drawn = brush.text(width, baseline, self.detail, 11, "faint", anchor="end") if self.detail else 0
            brush.text(0, baseline, self.words, 12, "muted", room=max(20.0, width - drawn - 12))
        if self._has_bar:
            brush.rect(0, 24, width, 6, "groove", radius=3)
            if self.share is not None:
                brush.rect(0, 24, max(6.0, width * self.share), 6, "bar", radius=3)
            else:
                there = abs(self._phase - ROUND / 2) / (ROUND / 2)  # forth and back
                brush.rect((width - 0.2 * width) * there, 24, 0.2 * width, 6, "bar", radius=3)
        painter.end()

    @Slot()
    def _on_step(self) -> None:
        self._phase = (self._phase + 1) % ROUND
        self.update()

    def _update(self) -> None:
        wanders = self._has_bar and self._total <= 0 and self.isVisible()
        if wanders and not self._wander.isActive():
            self._wander.start()
        elif not wanders:
            self._wander.stop()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        tell_changed(self)
        self.update()
