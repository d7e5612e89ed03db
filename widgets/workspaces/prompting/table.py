"""The table of examples: a row an example, switched on and off, moved, taken out, pasted; the last row is empty."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QMargins, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from visualizer.language import tr
from visualizer.prompting.workbench import Example, rows_of
from widgets.controls import RowButton
from widgets.export_dialog.controls import Tick
from widgets.shield import shielded
from widgets.theme import Theme
from widgets.workspaces.prompting.fields import Cell

PITCH, LEAST_ROWS, TOOL = 28, 4, 20  # pixels, rows, pixels
SHARES = (3, 2)  # of the width, for input and output
GAP, HEADS = 6, 22  # pixels between two cells; over the rows


class ExampleRow(QWidget):
    """One example. Its buttons are there while the pointer or the keyboard is.

    `edited` follows each change of its texts or its switch; `wanted` carries what is to become of the row: "remove",
    "up", "down" or "next", which is to write on in the row below.
    """

    edited = Signal()
    wanted = Signal(object, str)
    pasted = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.on = Tick(theme, "")
        self.input, self.output = Cell(theme, tr("input")), Cell(theme, tr("output"))
        self.up = RowButton(theme, "up", tr("Move up"))
        self.down = RowButton(theme, "down", tr("Move down"))
        self.remove = RowButton(theme, "close", tr("Take the row out"))
        self.buttons = {"up": self.up, "down": self.down, "remove": self.remove}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(GAP)
        row.addWidget(self.on)
        for cell, share in zip((self.input, self.output), SHARES, strict=True):
            row.addWidget(cell, share)
        for button in self.buttons.values():  # they lie on the end of the output, which makes room for them
            button.setParent(self)
            button.setFixedWidth(TOOL)
        self.setFixedHeight(PITCH)
        self.on.setChecked(True)
        self.on.toggled.connect(self._on_toggled)
        for cell in (self.input, self.output):
            cell.textEdited.connect(self._on_text)
            cell.pasted.connect(self._on_pasted)
            cell.returnPressed.connect(self._on_return)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.remove.clicked.connect(self._on_remove)
        for part in self.parts:
            part.installEventFilter(self)
        self._show_tools()

    @property
    def parts(self) -> tuple[Tick | Cell | RowButton, ...]:
        """What can be reached with Tab, in order."""
        return (self.on, self.input, self.output, *self.buttons.values())

    @property
    def example(self) -> Example:
        """What stands in it."""
        return Example(self.input.text(), self.output.text(), self.on.isChecked())

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in it."""
        return not (self.input.text() or self.output.text())

    def show_example(self, example: Example, place: int) -> None:
        """Show an example without announcing it; `place` counts from 1."""
        self.on.blockSignals(True)
        self.on.setChecked(example.on)
        self.on.blockSignals(False)
        for cell, text in ((self.input, example.input), (self.output, example.output)):
            if cell.text() != text:
                cell.setText(text)
                if not cell.hasFocus():
                    cell.setCursorPosition(0)  # of a long text the beginning is seen
        self.on.setAccessibleName(tr("row {row} is on", row=place))
        self.input.setAccessibleName(tr("row {row}, input", row=place))
        self.output.setAccessibleName(tr("row {row}, output", row=place))
        self._show_off()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        for part in self.parts:
            part.set_theme(theme)
        self._show_off()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Qt's: the keyboard comes and goes; Alt with an arrow moves the row."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_tools(event.type() == QEvent.Type.FocusIn)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            moves = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}
            if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in moves:
                self.wanted.emit(self, moves[Qt.Key(event.key())])
                return True
        return False

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: the buttons stay at the right."""
        super().resizeEvent(event)
        for place, button in enumerate(reversed(self.buttons.values()), 1):
            button.move(self.width() - 3 - place * TOOL, (self.height() - button.height()) // 2)

    def enterEvent(self, event: QEvent) -> None:
        """Qt's: the pointer is here."""
        super().enterEvent(event)  # type: ignore[arg-type]
        self._show_tools()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt's: the pointer is gone."""
        super().leaveEvent(event)
        self._show_tools()

    def _show_tools(self, focused: bool | None = None) -> None:
        inside = self.isAncestorOf(self.focusWidget()) if focused is None and self.focusWidget() else bool(focused)
        shown = (inside or self.underMouse()) and not self.is_empty
        for button in self.buttons.values():
            button.setVisible(shown)
        self.output.setTextMargins(0, 0, TOOL * len(self.buttons) if shown else 0, 0)

    def _show_off(self) -> None:
        """What takes no part steps back."""
        look = "" if self.on.isChecked() else f"color: {self._theme.palette.faint}; text-decoration: line-through;"
        for cell in (self.input, self.output):
            if cell.styleSheet() != look:
                cell.setStyleSheet(look)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        self._show_off()
        self.edited.emit()

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._show_tools(True)
        self.edited.emit()

    @Slot(str)
    def _on_pasted(self, text: str) -> None:
        self.pasted.emit(self, text)

    @Slot()
    def _on_return(self) -> None:
        if self.input.hasFocus():
            self.output.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.wanted.emit(self, "next")

    @Slot()
    def _on_up(self) -> None:
        self.wanted.emit(self, "up")

    @Slot()
    def _on_down(self) -> None:
        self.wanted.emit(self, "down")

    @Slot()
    def _on_remove(self) -> None:
        self.wanted.emit(self, "remove")


class ExampleTable(QScrollArea):
    """All rows, under a box that switches all of them. `edited` follows each change a person makes; it carries the
    number of the row, or -1 for several."""

    edited = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: list[ExampleRow] = []
        self.setAccessibleName(tr("Examples"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(HEADS + LEAST_ROWS * PITCH)
        self.every = Tick(theme, tr("all rows are on"))
        self.every.setParent(self)
        self.every.setTristate(True)
        self.every.clicked.connect(self._on_every)
        self.heads = QLabel(tr("input"), self), QLabel(tr("output"), self)
        self.verticalScrollBar().setSingleStep(PITCH)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(inside)
        for part in (self.viewport(), inside):
            part.setAutoFillBackground(False)
        self.show_examples(())

    @property
    def examples(self) -> tuple[Example, ...]:
        """What stands in the rows, without empty ones at the end."""
        found = [row.example for row in self.rows]
        while found and not (found[-1].input or found[-1].output):
            found.pop()
        return tuple(found)

    def show_examples(self, examples: Sequence[Example]) -> None:
        """Show other examples, and an empty row behind them, without announcing it."""
        while len(self.rows) > len(examples) + 1:
            row = self.rows.pop()
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(examples) + 1:
            self._add()
        for place, (row, example) in enumerate(zip(self.rows, (*examples, Example("", "")), strict=True), 1):
            row.show_example(example, place)
        self._show_every()

    def clear(self) -> None:
        """Take all rows out."""
        self.show_examples(())
        self.edited.emit(-1)

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: as many whole rows as there is room for, and over the cells what they are."""
        below = (self.height() - HEADS) % PITCH
        if self.viewportMargins() != QMargins(0, HEADS, 0, below):
            self.setViewportMargins(0, HEADS, 0, below)
        super().resizeEvent(event)
        before = self.rows[0].on.sizeHint().width() + GAP
        first = (self.viewport().width() - before - GAP) * SHARES[0] / sum(SHARES)
        self.every.move(0, 0)
        for head, left in zip(self.heads, (before, before + first + GAP), strict=True):
            head.setGeometry(round(left) + 1, 0, round(first), HEADS - 2)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        for part in (self.every, *self.rows):
            part.set_theme(theme)
        for head in self.heads:
            head.setFont(theme.words(11))
            head.setStyleSheet(f"color: {theme.palette.faint}; background: transparent;")

    def _add(self) -> None:
        row = ExampleRow(self._theme)
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        row.edited.connect(self._on_edited)
        row.wanted.connect(self._on_wanted)
        row.pasted.connect(self._on_pasted)
        if len(self.rows) > 1:  # Tab goes through the rows in their order, whenever they were made
            before: QWidget = self.rows[-2].parts[-1]
            for part in row.parts:
                QWidget.setTabOrder(before, part)
                before = part

    def _show_every(self) -> None:
        """Whether all rows are on, none, or some."""
        on = {example.on for example in self.examples}
        state = Qt.CheckState.Checked if on == {True} else Qt.CheckState.Unchecked
        self.every.setCheckState(Qt.CheckState.PartiallyChecked if len(on) > 1 else state)
        self.every.setEnabled(bool(on))
        self.every.setToolTip(tr("Switch all rows off") if on == {True} else tr("Switch all rows on"))

    @Slot()
    def _on_every(self) -> None:
        examples = self.examples
        on = not all(example.on for example in examples)
        self.show_examples([replace(example, on=on) for example in examples])
        self.edited.emit(-1)

    def _write_in(self, place: int, output: bool = False) -> None:
        """Go on writing in a row, and bring it into view."""
        row = self.rows[max(0, min(place, len(self.rows) - 1))]
        cell = row.output if output else row.input
        cell.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(row, 0, 0)

    @Slot()
    def _on_edited(self) -> None:
        place = self.rows.index(self.sender())  # type: ignore[arg-type]
        if place == len(self.rows) - 1 and not self.rows[-1].is_empty:
            self._add()
            self.rows[-1].show_example(Example("", ""), len(self.rows))
        self._show_every()
        self.edited.emit(place)

    @Slot(object, str)
    def _on_wanted(self, row: ExampleRow, what: str) -> None:
        place, examples = self.rows.index(row), list(self.examples)
        if what == "next":
            self._write_in(place + 1)
            return
        if place >= len(examples):
            return
        output, went = row.output.hasFocus(), place
        if what == "remove":
            del examples[place]
        else:
            went = place + (1 if what == "down" else -1)
            if not 0 <= went < len(examples):
                return
            examples.insert(went, examples.pop(place))
        self.show_examples(examples)
        self._write_in(went, output)
        self.edited.emit(-1)

    @Slot(object, str)
    def _on_pasted(self, row: ExampleRow, text: str) -> None:
        """Rows that were copied elsewhere take the place of an empty row, or follow the row they are pasted into."""
        place, examples, more = self.rows.index(row), list(self.examples), rows_of(text)
        at = place if row.is_empty else place + 1
        examples[min(at, len(examples)) : at + (row.is_empty and at < len(examples))] = more
        self.show_examples(examples)
        self._write_in(min(at, len(examples)) + len(more) - 1, output=True)
        self.edited.emit(-1)
