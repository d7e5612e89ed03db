"""Asks before something that cannot be taken back, or that could do harm; what is asked for is off by default."""

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from visualizer.language import later, tr
from visualizer.permission import Risk
from widgets.controls import Button
from widgets.export_dialog.controls import Tick
from widgets.overlay import Overlay
from widgets.theme import Theme

WIDTH, PAD = 520, 24
RISKS: dict[Risk, tuple[str, str, str]] = {  # title, what it means, what a person says by the tick
    "pickled": (
        later("Pickled weights"),
        later(
            "The weights of this model are stored with Python’s pickle. Such a file is a program: opening it can run "
            "whatever its maker put in, with all your rights. Files named *.safetensors hold numbers alone; look "
            "whether the model exists as one."
        ),
        later("I trust who made this model: open its pickled weights"),
    ),
    "code": (
        later("Code of the model’s own"),
        later(
            "This model brings Python code that no release of transformers contains. Opening it runs that code with "
            "all your rights: it can read your files and send them anywhere, and nobody but its author need ever have "
            "read it."
        ),
        later("I trust who wrote this code: run it"),
    ),
}


class Question(Overlay):
    """A sentence, a tick that says yes, and two buttons; `answered` follows the yes alone."""

    answered = Signal()

    def __init__(self, parent: QWidget, theme: Theme, title: str, words: str, yes: str, does: str) -> None:
        super().__init__(parent, theme, title, (WIDTH, 240))
        self.setAccessibleDescription(words)
        self.title, self.words = QLabel(title), QLabel(words)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.tick = Tick(theme, yes, yes)
        self.cancel = Button(theme, tr("Cancel"))
        self.go = Button(theme, does, solid=True)
        self.go.setEnabled(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.go)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(PAD, 20, PAD, 18)
        column.setSpacing(12)
        for part in (self.title, self.words, self.tick):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(row)
        self.tick.toggled.connect(self.go.setEnabled)
        self.cancel.clicked.connect(self.dismiss)
        self.go.clicked.connect(self._on_go)
        self.set_theme(theme)

    def open(self) -> None:
        """Lay it over the window; Enter says no."""
        inside = self.card.layout()
        assert inside is not None
        self._size = (WIDTH, max(200, inside.totalHeightForWidth(WIDTH) + PAD))
        self.open_at(self.cancel)

    def ring(self) -> list[QWidget]:
        """What Tab goes round."""
        return [self.tick, self.cancel, self.go]

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        for part in (self.tick, self.cancel, self.go):
            part.set_theme(theme)
        for label, size, weight, role in ((self.title, 15, 600, "ink"), (self.words, 13, 400, "muted")):
            label.setFont(theme.font(size, weight))
            label.setStyleSheet(f"color: {getattr(theme.palette, role)}; background: transparent;")

    def paint_card(self, painter: QPainter, card: QRectF) -> None:
        """Nothing but the card."""

    @Slot()
    def _on_go(self) -> None:
        self.dismiss()
        self.answered.emit()


def ask_about_risk(parent: QWidget, theme: Theme, risk: Risk) -> Question:
    """The question about pickled weights or code."""
    title, words, yes = RISKS[risk]
    return Question(parent, theme, tr(title), tr(words), tr(yes), tr("Allow"))


def ask_about_removal(parent: QWidget, theme: Theme, name: str, place: str) -> Question:
    """The question before a model is deleted."""
    words = tr("“{name}” is deleted from {place}. It can be fetched again where it came from.", name=name, place=place)
    return Question(parent, theme, tr("Remove the model"), words, tr("Delete its files"), tr("Remove"))
