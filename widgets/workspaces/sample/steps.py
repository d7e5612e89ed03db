"""The steps of a generation as buttons: which one is looked at, those beside it, the draw once more, and what ended the
run."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from visualizer.language import tr
from visualizer.numerals import grouped
from visualizer.trace import Trace
from widgets.actions import BY_ID
from widgets.controls import Button, RowButton
from widgets.shield import shielded
from widgets.theme import Theme


class StepBar(QWidget):
    """Says which step is looked at. `wanted` carries the id of the action that a button stands for."""

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.before = RowButton(theme, "before", BY_ID["step-before"].title)
        self.after = RowButton(theme, "after", BY_ID["step-after"].title)
        self.words = QLabel()
        self.play = Button(theme, tr("Play"), BY_ID["play"].shown_keys, height=26)
        self.again = Button(theme, BY_ID["draw-again"].title, BY_ID["draw-again"].shown_keys, height=26)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.stopped = QLabel()
        self.stopped.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.stopped.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.stopped, 1)
        row.addSpacing(6)
        for part in (self.before, self.words, self.after, self.play, self.again):
            row.addWidget(part)
        self._told, self._is_at_end = "", False
        self._ids = {
            self.before: "step-before", self.after: "step-after", self.again: "draw-again", self.play: "play",
        }  # fmt: skip
        for part, id in self._ids.items():
            part.setToolTip(BY_ID[id].tooltip)
            part.clicked.connect(self._on_clicked)
        self.set_theme(theme)

    def show_step(self, trace: Trace | None, whole: Trace | None) -> None:
        """Say at which draw of how many one looks; the one to come is the last."""
        is_there = trace is not None and whole is not None
        self._is_at_end = trace is whole and whole is not None and whole.drawn > 0
        self._say_told()
        step, count = (trace.drawn, whole.drawn) if trace is not None and whole is not None else (0, 0)
        coming = tr("next: step {step}", step=grouped(step + 1))
        past = tr("step {step} of {count}", step=grouped(step + 1), count=grouped(count))
        self.words.setText("" if not is_there else coming if step == count else past)
        first = 0 if whole is None else max(0, whole.drawn - len(whole.tokens) + 1)
        self.before.setEnabled(is_there and step > first)
        self.after.setEnabled(is_there and step < count)
        self.play.setEnabled(is_there)
        self.again.setEnabled(is_there)

    @Slot(str)
    def say_stopped(self, told: str) -> None:
        """What ended the last run, in a sentence; it is said as long as one looks from the end of the text."""
        self._told = told
        self.stopped.setToolTip(told)
        self._say_told()

    def fit(self, is_narrow: bool) -> None:
        """Have no more than the steps where there is little room; what the buttons do has keys."""
        for part in (self.play, self.again):
            part.setVisible(not is_narrow)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        for part in (self.before, self.after, self.again, self.play):
            part.set_theme(theme)
        for label, role in ((self.words, "muted"), (self.stopped, "faint")):
            label.setFont(theme.words(12))
            label.setStyleSheet(f"color: {getattr(theme.palette, role)}; background: transparent;")

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: as much of the sentence as there is room for."""
        super().resizeEvent(event)
        self._say_told()

    def _say_told(self) -> None:
        told = self._told if self._is_at_end else ""
        room = self.stopped.width() - 4
        self.stopped.setText(self.stopped.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, room))

    @Slot()
    def _on_clicked(self) -> None:
        for part, id in self._ids.items():
            if part is self.sender():
                self.wanted.emit(id)
