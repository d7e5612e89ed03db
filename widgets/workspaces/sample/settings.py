"""The sampling settings as a strip of two lines, and the step that one looks at."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSizePolicy

from visualizer.language import tr
from widgets.controls import Line, SamplingControls
from widgets.panels.panel import MARGIN
from widgets.shield import shielded
from widgets.theme import Theme
from widgets.workspaces.sample.steps import StepBar

PITCH = 34  # pixels a line
NARROW = 980  # pixels below which the buttons for the draw go
STOP_WIDTH = 96
WIDEST = 16_777_215  # Qt's own bound


def texts_of(written: str) -> tuple[str, ...]:
    """The texts that a field names: several between bars, a line end as \\n."""
    return tuple(text.replace("\\n", "\n") for text in written.split("|") if text)


class SettingsStrip(SamplingControls):
    """The settings of *Next token*, laid out for a wide and low place, and the texts that end a run.

    `stop_changed` carries those texts.
    """

    stop_changed = Signal(object)

    def _place(self) -> None:
        self.setContentsMargins(MARGIN, 4, MARGIN, 4)
        self.stop_label = QLabel(tr("stop at"))
        explains = tr("A text that ends the run once it is written; \\n is a line end, | parts several.")
        self.stop_label.setToolTip(explains)
        self.stop = QLineEdit()
        self.stop.setFixedSize(STOP_WIDTH, 24)
        self.stop.setAccessibleName(tr("text that ends a run"))
        self.stop.setPlaceholderText(tr("none"))
        self.stop.setToolTip(explains)
        self.stop_label.setBuddy(self.stop)
        self.stop.editingFinished.connect(self._on_stop)
        self.stopped = QLabel()  # what ended the last run
        self.stopped.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.steps = StepBar(self._theme)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        sliders, rest = QHBoxLayout(), QHBoxLayout()
        sliders.setSpacing(24)
        rest.setSpacing(8)
        for row in self.rows.values():
            row.label.setMinimumWidth(0)
            row.label.setMaximumWidth(WIDEST)
            row.label.setContentsMargins(0, 0, 6, 0)
            sliders.addWidget(row, 1)
        for part in (self.how, self.seed_label, self.seed, self.length_label, self.length, self.stop_label, self.stop):
            if isinstance(part, QLabel):
                rest.addSpacing(12)
            rest.addWidget(part)
        rest.addSpacing(12)
        rest.addWidget(self.stopped, 1)
        rest.addWidget(self.steps)
        self._grid.addLayout(sliders, 0, 0)
        self._grid.addLayout(rest, 1, 0)
        self._lines = {name: Line((row,), PITCH) for name, row in self.rows.items()}
        self._lines |= {
            "how": Line((self.how, self.seed_label, self.seed), PITCH),
            "length": Line((self.length_label, self.length, self.stop_label, self.stop), PITCH),
        }
        self.setFixedHeight(8 + 2 * PITCH)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        super().set_theme(theme)
        self.steps.set_theme(theme)
        self.stop.setFont(theme.font(12))
        for label, role in ((self.stop_label, "muted"), (self.stopped, "faint")):
            label.setFont(theme.words(12))
            label.setStyleSheet(f"color: {getattr(theme.palette, role)}; background: transparent;")

    def minimumSizeHint(self) -> QSize:
        """Qt's."""
        return QSize(320, 8 + 2 * PITCH)

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: a narrow window has no room for all buttons."""
        super().resizeEvent(event)
        self.steps.fit(self.width() < NARROW)

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: hairlines above and below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("panel"))
        for y in (0, self.height() - 1):
            painter.fillRect(0, y, self.width(), 1, self._theme.colour("line"))

    @Slot(str)
    def say_stopped(self, told: str) -> None:
        """What ended the last run, in a sentence."""
        self.stopped.setText(told)
        self.stopped.setToolTip(told)

    @Slot()
    def _on_stop(self) -> None:
        self.stop_changed.emit(texts_of(self.stop.text()))
