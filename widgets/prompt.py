"""The prompt: the editable text, Step and Generate, and the marks that join text and tokens.

`PromptField` is a plain text field that grows to four lines. It turns every change into a `Prompt`: text that drawn
tokens made keeps their very ids; any other text is tokenized anew. Undo is the history's, not the field's. Qt counts
UTF-16 units, tokens count code points; the two meet in `units` and `points` and nowhere else.
"""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from visualizer.language import later, tr
from visualizer.tokens import Prompt, Token
from widgets.actions import is_command_key
from widgets.controls import Button
from widgets.theme import Theme, load_fonts_for

MOST_LINES = 4
PLACEHOLDER = later("Write something: every keystroke runs through the model")


def units(text: str, point: int) -> int:
    """How many UTF-16 units stand before a code point: what Qt calls a position."""
    before = text[:point]
    return len(before) if before.isascii() else len(before.encode("utf-16-le", "surrogatepass")) // 2


def points(text: str, unit: int) -> int:
    """How many code points stand before a UTF-16 unit; one in the middle of a pair counts as before it."""
    if text.isascii():
        return min(unit, len(text))
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * unit]
    return len(before.decode("utf-16-le", "ignore"))


class PromptField(QPlainTextEdit):
    """The text. `edited` carries the new `Prompt`, `selected` the first and one past the last selected code point,
    `pointed` the code point that the pointer is on, below zero for none."""

    edited = Signal(object)
    selected = Signal(int, int)
    pointed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = ""
        self._prompt = Prompt("")
        self._coming: Prompt | None = None  # what the field is being changed to, where that is known
        self._query: tuple[int, int] | None = None
        self._pointed: list[tuple[int, int]] = []
        self._under = -1  # the code point under the pointer
        self.setAccessibleName(tr("Prompt"))
        self.setAccessibleDescription(tr("The text the model reads; every keystroke is computed."))
        self.setPlaceholderText(tr(PLACEHOLDER))
        self.setTabChangesFocus(True)
        self.viewport().setMouseTracking(True)
        self.setFrameStyle(0)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursorWidth(1)
        self.document().setDocumentMargin(0)
        self.setUndoRedoEnabled(False)
        self.textChanged.connect(self._on_text)
        self.selectionChanged.connect(self._on_selection)
        self.cursorPositionChanged.connect(self._on_selection)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        fonts = QGuiApplication.instance().fontDatabaseChanged  # type: ignore[union-attr]
        fonts.connect(self._renew_font, Qt.ConnectionType.QueuedConnection)
        self.set_theme(theme)

    @property
    def text(self) -> str:
        """What stands in the field; line ends are newlines, every other character is as it was typed."""
        return self._text

    @property
    def prompt(self) -> Prompt:
        """What stands in the field, with the drawn tokens it ends in."""
        return self._prompt

    @property
    def caret(self) -> int:
        """Where the caret stands, in code points."""
        return points(self._text, self.textCursor().position())

    def set_text(self, text: str) -> None:
        """Put a whole new text."""
        load_fonts_for(text)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.endEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self.setTextCursor(cursor)

    def append(self, prompt: Prompt) -> None:
        """Show a prompt that one drawn token made longer; a caret at the end stays at the end."""
        following = self.textCursor()
        was_at_end = following.atEnd() and not following.hasSelection()
        self._change_to(prompt)
        if was_at_end:
            following.movePosition(QTextCursor.MoveOperation.End)
            self.setTextCursor(following)
            self.ensureCursorVisible()

    def restore(self, prompt: Prompt, caret: int) -> None:
        """Show a prompt as it was, drawn tokens and all."""
        self._change_to(prompt)
        cursor = self.textCursor()
        cursor.setPosition(units(self._text, caret))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def forget_drawn(self) -> None:
        """Another model has another vocabulary: drawn tokens mean nothing to it, their text does."""
        self._prompt = Prompt(self._text)

    def _change_to(self, prompt: Prompt) -> None:
        """Become this prompt by the smallest change of the text, announced once."""
        before, after = self._text, shown_text(prompt.text)
        if prompt == self._prompt:
            return
        first = common_length(before, after)
        last = min(common_length(before[::-1], after[::-1]), len(before) - first, len(after) - first)
        self._coming = prompt
        try:
            cursor = QTextCursor(self.document())
            cursor.setPosition(units(before, first))
            cursor.setPosition(units(before, len(before) - last), QTextCursor.MoveMode.KeepAnchor)
            cursor.beginEditBlock()  # one change, announced once
            cursor.insertText(after[first : len(after) - last])
            cursor.endEditBlock()
            if self._coming is not None:  # the text is the same: a token that is only a part of a character
                self._take(self._text)
        finally:
            self._coming = None

    def mark_query(self, token: Token | None) -> None:
        """Mark the text of the token that the panels look from; None marks nothing."""
        self._query = token.marks if token else None
        self._show_marks()

    def mark_pointed(self, tokens: Sequence[Token]) -> None:
        """Mark the text of the tokens that the pointer is on, here or elsewhere."""
        spans = [token.marks for token in tokens]
        if spans != self._pointed:
            self._pointed = spans
            self._show_marks()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._point_at(self._point_under(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(-1)

    def _point_at(self, point: int) -> None:
        if point != self._under:
            self._under = point
            self.pointed.emit(point)

    def _point_under(self, place: QPoint) -> int:
        """The code point whose character lies at a place; below zero where there is none."""
        cursor = self.cursorForPosition(place)
        edge = self.cursorRect(cursor)  # at the nearer side of the character
        if not edge.top() <= place.y() <= edge.bottom():
            return -1
        if place.x() < edge.left():
            return -1 if cursor.atBlockStart() else points(self._text, cursor.position()) - 1
        return -1 if cursor.atBlockEnd() else points(self._text, cursor.position())

    def marked_texts(self) -> list[str]:
        """The pieces of text that are marked at present, as a person sees them."""
        return [selection.cursor.selectedText() for selection in self.extraSelections()]

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.setFont(theme.font_for(self._text, 14))
        palette = QPalette(self.palette())
        for role, colour in (
            (QPalette.ColorRole.Base, QColor(0, 0, 0, 0)),
            (QPalette.ColorRole.Text, theme.colour("ink")),
            (QPalette.ColorRole.PlaceholderText, theme.colour("faint")),
            (QPalette.ColorRole.Highlight, theme.colour("accent")),
            (QPalette.ColorRole.HighlightedText, theme.colour("panel")),
        ):
            palette.setColor(role, colour)
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)
        self._show_marks()
        self._fit()

    def lines(self) -> int:
        """How many lines the text takes as it is wrapped."""
        return max(1, round(self.document().size().height()))

    def sizeHint(self) -> QSize:
        return QSize(400, math.ceil(self._height_of_lines()) + 1)

    def _height_of_lines(self) -> float:
        """The height of as many lines as are shown at once; lines in other scripts are higher than Latin ones."""
        heights: list[float] = []
        block, layout = self.document().begin(), self.document().documentLayout()
        while block.isValid() and len(heights) < MOST_LINES:
            layout.blockBoundingRect(block)  # lays the block out, where that is still to be done
            lines = block.layout()
            heights += [lines.lineAt(line).height() for line in range(min(MOST_LINES, lines.lineCount()))]
            block = block.next()
        return sum(heights[:MOST_LINES]) or QFontMetricsF(self.font()).lineSpacing()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        # files that are dragged here are the window's: their names are no text for the prompt
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():  # never rich text, pictures or file contents
            self.insertPlainText(source.text())
            self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if shift and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.insertPlainText("\n")  # not Qt's line separator
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and is_command_key(event, undo=True)
        ):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.parentWidget().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.parentWidget().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.verticalScrollBar().value() > 0:  # lines are no whole pixels: the one above shows its descenders
            painter = QPainter(self.viewport())
            painter.fillRect(0, 0, self.viewport().width(), 2, self._theme.colour("field"))
            painter.end()

    @Slot()
    def _on_text(self) -> None:
        text = self.document().toRawText().replace("\u2029", "\n")  # toPlainText would also change no-break spaces
        if text != self._text:  # marks and fonts also count as changes to Qt
            self._take(text)

    @Slot()
    def _renew_font(self) -> None:
        self.setFont(self._theme.font_for(self._text, 14))  # a font for another script was opened
        self._fit()

    def _take(self, text: str) -> None:
        load_fonts_for(text)
        self._text = text
        font = self._theme.font_for(text, 14)
        if font.families() != self.font().families():
            self.setFont(font)
        self._prompt, self._coming = self._coming or Prompt(text), None
        self._query, self._pointed = None, []  # they belong to the tokens of the text before
        self._show_marks()
        self.edited.emit(self._prompt)

    def selected_points(self) -> tuple[int, int]:
        """First and one past the last code point that is selected; both the caret's where nothing is."""
        cursor = self.textCursor()
        return points(self._text, cursor.selectionStart()), points(self._text, cursor.selectionEnd())

    @Slot()
    def _on_selection(self) -> None:
        self.selected.emit(*self.selected_points())

    @Slot()
    def _fit(self) -> None:
        height = self.sizeHint().height()
        scrolls = self.lines() > MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)
        if self.height() != height:
            self.setFixedHeight(height)
            self.updateGeometry()

    def _show_marks(self) -> None:
        marks = []
        chosen = [] if self._query is None else [self._query]
        for span in dict.fromkeys([*self._pointed, *chosen]):  # the last one lies on top
            if span[0] >= span[1]:
                continue
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(units(self._text, span[0]))
            mark.cursor.setPosition(units(self._text, span[1]), QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            is_query, is_pointed = span == self._query, span in self._pointed
            look.setBackground(self._theme.colour("wash" if is_query else "groove"))
            look.setForeground(self._theme.colour("accent" if is_query else "ink"))
            look.setFontUnderline(is_pointed)  # not by colour alone
            mark.format = look
            marks.append(mark)
        if marks or self.extraSelections():
            self.setExtraSelections(marks)


def shown_text(text: str) -> str:
    """A text as the field holds it: every kind of line end is one newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")


def common_length(one: str, other: str) -> int:
    """How many characters two texts share at their beginning."""
    if other.startswith(one):
        return len(one)
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return place
    return min(len(one), len(other))


class PromptFrame(QWidget):
    """The frame around the field."""

    def __init__(self, theme: Theme, field: PromptField) -> None:
        super().__init__()
        self._theme, self._field = theme, field
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 7, 6, 7)
        box.addWidget(field, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(field)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self._field.hasFocus()
        line = 1.5 if focused else 1.0  # the keyboard is said by more than a shade
        painter.setPen(QPen(self._theme.colour("bar" if focused else "edge"), line))
        painter.setBrush(self._theme.colour("field"))
        inset = line / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 5.5, 5.5)


class PromptRow(QWidget):
    """The field with its two buttons. What they do is wired by the window."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.field = PromptField(theme)
        self.frame = PromptFrame(theme, self.field)
        self.step = Button(theme, tr("Step"))
        self.generate = Button(theme, tr("Generate"), solid=True)
        self.step.setMinimumWidth(96)
        self.generate.setMinimumWidth(176)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(0)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.frame, 1)
        row.addSpacing(16)
        row.addWidget(self.step, 0, top)
        row.addSpacing(8)
        row.addWidget(self.generate, 0, top)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        for part in (self.field, self.frame, self.step, self.generate):
            part.set_theme(theme)


def tokens_within(tokens: Sequence[Token], first: int, last: int) -> list[int]:
    """Which tokens a stretch of text touches; for a bare caret the one it stands in, none at the very end."""
    if first == last:
        return [place for place, token in enumerate(tokens) if token.marks[0] < first < token.marks[1]]
    return [place for place, token in enumerate(tokens) if token.marks[0] < last and first < token.marks[1]]
