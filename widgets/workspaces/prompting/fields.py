"""The fields of the workbench: texts of several lines, and the cells of the table. Undo is the workbench's own."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from visualizer.language import later
from widgets.actions import is_command_key
from widgets.notices import Sign
from widgets.prompt import PromptField, PromptFrame, TextPart
from widgets.theme import Theme

STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
ROWS_PASTED = ("\n", "\r", "\t")

INSTRUCTION = TextPart(
    later("Instruction"),
    later("What the model is told before the examples; may be empty."),
    later("no instruction"),
)
QUESTION = TextPart(
    later("Question"), later("The input whose output the model is to find."), later("the last input")
)  # fmt: skip
EXPECTED = TextPart(
    later("Expected answer"),
    later("The output that the question should have: its probability is followed."),
    later("its output"),
)
PATTERN = TextPart(
    later("Template"),
    later("How an example is written, with {input} and {output}; Shift+Enter begins a new line."),
    later("{input} -> {output}"),
)


def is_step(event: QKeyEvent) -> bool:
    """Whether a key takes a change back or does it again."""
    return any(event.matches(step) for step in STEPS)


class TextField(PromptField):
    """A text of one to four lines."""

    def __init__(self, theme: Theme, part: TextPart) -> None:
        super().__init__(theme)
        self.introduce(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: undo is left to the workbench."""
        if is_step(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Cell(QLineEdit):
    """One side of an example. `pasted` carries a text of several lines or columns, which is no text of one cell."""

    pasted = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._base = name
        self.setPlaceholderText(name)
        self.setFixedHeight(26)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(48)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.setFont(QFont(theme.font(12)))

    def event(self, event: QEvent) -> bool:
        """Qt's: keys of the window's commands and of undo are not the cell's."""
        if is_command_key(event, undo=True):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: undo is left to the workbench, rows that are pasted to the table."""
        text = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        if is_step(event):
            event.ignore()
        elif any(mark in text.strip() for mark in ROWS_PASTED):
            self.pasted.emit(text)
        else:
            super().keyPressEvent(event)


class RefusalLine(QWidget):
    """One sentence under what it is about; nothing where all is well."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.sign, self.words = Sign(theme), QLabel()
        self.sign.show_severity("warning")
        self.words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.set_theme(theme)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said, "" where all is well."""
        return self.words.text() if not self.isHidden() else ""

    def say(self, sentence: str) -> None:
        """Say what is wrong and what to do; "" where all is well."""
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.sign.set_theme(theme)
        self.words.setFont(theme.words(11))
        self.words.setStyleSheet(f"color: {theme.palette.ink}; background: transparent;")


class Labelled(QWidget):
    """A field in its frame under its name, and below it what is wrong with it."""

    edited = Signal()

    def __init__(self, theme: Theme, part: TextPart) -> None:
        super().__init__()
        self.field = TextField(theme, part)
        self.frame = PromptFrame(theme, self.field)
        self.label = QLabel(self.field.accessibleName())
        self.label.setToolTip(self.field.accessibleDescription())
        self.label.setBuddy(self.field)
        self.refusal = RefusalLine(theme)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self.head)
        column.addWidget(self.frame)
        column.addWidget(self.refusal)
        self.field.edited.connect(self._on_edited)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        for part in (self.field, self.frame, self.refusal):
            part.set_theme(theme)
        self.label.setFont(theme.words(12))
        self.label.setStyleSheet(f"color: {theme.palette.muted}; background: transparent;")

    @Slot(object)
    def _on_edited(self, prompt: object) -> None:
        self.edited.emit()
