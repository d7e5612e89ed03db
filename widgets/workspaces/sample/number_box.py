"""A name and a whole number that can be typed, for a number of the selection."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from visualizer.language import tr
from visualizer.numerals import grouped
from visualizer.state import Selection
from widgets.controls import NumberField
from widgets.theme import Theme
from widgets.workspaces.sample.following import Number

FIELD = 34  # pixels of a number of two digits


class NumberBox(QWidget):
    """`wanted` carries {field: value}, as a click on a mark would; a value without meaning is refused in place."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, number: Number) -> None:
        super().__init__()
        self.number = number
        self.label = QLabel(tr(number.label))
        self.field = NumberField(theme)
        self.field.be_wide(FIELD)
        self.field.setAccessibleName(tr(number.label))
        self.label.setBuddy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.label)
        row.addWidget(self.field)
        self.field.typed.connect(self._on_typed)
        self.set_theme(theme)

    def show_value(self, selection: Selection) -> None:
        """Say what the selection has."""
        text = str(getattr(selection, self.number.field))
        if self.field.text() != text and not self.field.is_refused:
            self.field.show_text(text)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.field.set_theme(theme)
        self.label.setFont(theme.words(12))
        self.label.setStyleSheet(f"color: {theme.palette.muted}; background: transparent;")

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        number, typed = self.number, text.strip()
        value = int(typed) if typed.removeprefix("-").isdecimal() else None
        if value is not None and number.least <= value <= number.most:
            self.field.show_text(str(value))
            self.wanted.emit({number.field: value})
            return
        self.field.refuse(
            tr(
                "“{text}” is not possible: {name} takes a whole number from {least} to {most}.",
                text=typed,
                name=tr(number.label),
                least=number.least,
                most=grouped(number.most),
            )
        )
