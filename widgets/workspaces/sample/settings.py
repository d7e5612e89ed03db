"""The sampling settings as a strip: one line where there is room, else two."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit

from visualizer.language import tr
from widgets.controls import Line, SamplingControls
from widgets.panels.panel import MARGIN
from widgets.shield import shielded
from widgets.theme import Theme

PITCH = 34  # pixels a line
ONE_LINE = 1400  # pixels from which all stand beside one another
GAP = 20
SELDOM = ("min_p", "repetition_penalty")  # settings that are numbers alone where all stand in one line
STOP_WIDTH, NUMBER_WIDTH = 84, 48
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
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setColumnStretch(0, 1)
        sliders, self._rest = QHBoxLayout(), QHBoxLayout()
        sliders.setSpacing(GAP)
        self._rest.setSpacing(8)
        for row in self.rows.values():
            row.label.setMinimumWidth(0)
            row.label.setMaximumWidth(WIDEST)
            row.label.setContentsMargins(0, 0, 6, 0)
            sliders.addWidget(row, 1)
        for part in (self.how, self.seed_label, self.seed, self.length_label, self.length, self.stop_label, self.stop):
            if isinstance(part, QLabel):
                self._rest.addSpacing(8)
            self._rest.addWidget(part)
        self._rest.addStretch(1)
        for field in (self.seed, self.length):
            field.be_wide(NUMBER_WIDTH)
        self._grid.addLayout(sliders, 0, 0)
        self._lines = {name: Line((row,), PITCH) for name, row in self.rows.items()}
        self._lines |= {
            "how": Line((self.how, self.seed_label, self.seed), PITCH),
            "length": Line((self.length_label, self.length, self.stop_label, self.stop), PITCH),
        }
        self._is_one_line: bool | None = None
        self._arrange(False)

    def _arrange(self, is_one_line: bool) -> None:
        """All in one line where there is room, else the sliders above the rest."""
        if is_one_line != self._is_one_line:
            self._is_one_line = is_one_line
            self._grid.removeItem(self._rest)
            self._grid.addLayout(self._rest, 0 if is_one_line else 1, 1 if is_one_line else 0)
            for name in SELDOM:  # leave their sliders' room to the others
                row = self.rows[name]
                row.slider.setVisible(not is_one_line)
                row.setMaximumWidth(row.minimumSizeHint().width() if is_one_line else WIDEST)
            self.setFixedHeight(8 + PITCH * (1 if is_one_line else 2))

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        super().set_theme(theme)
        self.stop.setFont(theme.font(12))
        self.stop_label.setFont(theme.words(12))
        self.stop_label.setStyleSheet(f"color: {theme.palette.muted}; background: transparent;")

    def minimumSizeHint(self) -> QSize:
        """Qt's."""
        return QSize(320, self.height())

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: another width, one line or two."""
        super().resizeEvent(event)
        self._arrange(self.width() >= ONE_LINE)

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: hairlines above and below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("panel"))
        for y in (0, self.height() - 1):
            painter.fillRect(0, y, self.width(), 1, self._theme.colour("line"))

    @Slot()
    def _on_stop(self) -> None:
        self.stop_changed.emit(texts_of(self.stop.text()))
