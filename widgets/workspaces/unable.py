"""Why nothing is drawn: the model fills masks, or predicts nothing; and the way to what it does."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from visualizer.language import tr
from widgets.actions import BY_ID
from widgets.controls import Button
from widgets.theme import Theme

WIDTH = 460  # pixels of a line of the sentence


class Unable(QWidget):
    """A sentence in the middle, and a button. `wanted` carries the id of the action that the button stands for."""

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setFixedWidth(WIDTH)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.go = Button(theme, tr("Go to Explore"), BY_ID["workspace-explore"].shown_keys)
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self.words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.go.clicked.connect(self._on_go)
        self.set_theme(theme)

    def say(self, why_not: str) -> None:
        """Say why; nothing to say hides it."""
        self.words.setText(why_not)
        if why_not:
            self.words.setFixedHeight(self.words.heightForWidth(WIDTH))
        self.setVisible(bool(why_not))

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.colour("panel"))
        self.setPalette(palette)
        self.words.setFont(theme.words(14))
        self.words.setStyleSheet(f"color: {theme.palette.muted}; background: transparent;")
        self.go.set_theme(theme)

    @Slot()
    def _on_go(self) -> None:
        self.wanted.emit("workspace-explore")
