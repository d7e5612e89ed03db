"""The prompt of a column: a prompt field whose edits are its own to take back."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from widgets.prompt import PromptField, units
from widgets.theme import Theme


class ColumnField(PromptField):
    """Undo and redo are Qt's here: the window's history is that of the window's prompt."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setUndoRedoEnabled(True)

    def select(self, first: int, last: int) -> None:
        """Select the text from character `first` up to `last`: what is typed takes its place."""
        cursor = self.textCursor()
        cursor.setPosition(units(self.text, first))
        cursor.setPosition(units(self.text, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Qt's: the keys of undo and redo stay here, before the window's commands have them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            steps = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(step) for step in steps):
                event.accept()
                return True
        return super().event(event)
