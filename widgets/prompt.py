"""The prompt: the editable text, Step and Generate, and the marks that join text and tokens.

`PromptField` is a plain text field that grows to four lines. It turns every change into a `Prompt`: text that drawn
tokens made keeps their very ids; any other text is tokenized anew. Undo is the history's, not the field's. Qt counts
UTF-16 units, tokens count code points; the two meet in `units` and `points` and nowhere else.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
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
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from visualizer.language import later, tr
from visualizer.tokens import Prompt, Token
from visualizer.trace import Kind
from widgets.actions import is_command_key
from widgets.choices import Switch
from widgets.controls import Button
from widgets.shield import shielded
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
        self._most_lines = MOST_LINES
        self._theme = theme
        self._frame: PromptFrame | None = None
        self._text = ""
        self._prompt = Prompt("")
        self._coming: Prompt | None = None  # what the field is being changed to, where that is known
        self._query: tuple[int, int] | None = None
        self._pointed: list[tuple[int, int]] = []
        self._under = -1  # the code point under the pointer
        self.introduce(PROMPT)
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

    def introduce(self, part: "TextPart") -> None:
        """Say which text of the model this is."""
        self.setAccessibleName(tr(part.name))
        self.setAccessibleDescription(tr(part.explains))
        self.setPlaceholderText(tr(part.placeholder))

    def replace(self, first: int, last: int, text: str) -> None:
        """Put another text in the place of some code points; the caret goes behind it."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(self._text, first))
        cursor.setPosition(units(self._text, last), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.setTextCursor(cursor)

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

    def show_lines(self, most: int) -> None:
        """Grow to so many lines and no further; the others are scrolled to."""
        if most != self._most_lines:
            self._most_lines = most
            self._fit()
            self.ensureCursorVisible()

    def lines(self) -> int:
        """How many lines the text takes as it is wrapped."""
        return max(1, round(self.document().size().height()))

    def sizeHint(self) -> QSize:
        return QSize(400, math.ceil(self._height_of_lines()) + 1)

    def _height_of_lines(self) -> float:
        """The height of as many lines as are shown at once; lines in other scripts are higher than Latin ones."""
        heights: list[float] = []
        block, layout = self.document().begin(), self.document().documentLayout()
        while block.isValid() and len(heights) < self._most_lines:
            layout.blockBoundingRect(block)  # lays the block out, where that is still to be done
            lines = block.layout()
            heights += [lines.lineAt(line).height() for line in range(min(self._most_lines, lines.lineCount()))]
            block = block.next()
        return sum(heights[: self._most_lines]) or QFontMetricsF(self.font()).lineSpacing()

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
        if is_command_key(event, undo=True):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._frame is not None:
            self._frame.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._frame is not None:
            self._frame.update()

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @shielded
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
        scrolls = self.lines() > self._most_lines
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
    """The frame around a field, with the field's name where there are two, and an offer at its right.

    The offer is a button for what can be done with the text at the moment, such as taking over a sample; whoever makes
    the offer says what it does.
    """

    def __init__(self, theme: Theme, field: PromptField) -> None:
        super().__init__()
        self._theme, self._field, self._name = theme, field, ""
        field._frame = self
        self.offer = Button(theme, "", height=22)
        self.offer.hide()
        self._box = QHBoxLayout(self)
        self._box.setSpacing(8)
        self._box.addWidget(field, 1, Qt.AlignmentFlag.AlignVCenter)
        self._box.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(field)
        self.show_name("")

    def show_name(self, name: str) -> None:
        """Write the field's name at its left; "" writes none."""
        self._name = name
        room = round(self._theme.text_width(name, 11)) + 12 if name else 0
        self._box.setContentsMargins(12 + room, 7, 6, 7)
        self.update()

    def show_offer(self, label: str, key: str = "", explains: str = "") -> None:
        """Offer something to do; "" offers nothing."""
        if label:
            self.offer.set_label(label, key)
            self.offer.setToolTip(explains)
        self.offer.setVisible(bool(label))
        tight = 4 if label else 7
        left, right = self._box.contentsMargins().left(), self._box.contentsMargins().right()
        self._box.setContentsMargins(left, tight, right, tight)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.offer.set_theme(theme)
        self.show_name(self._name)

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self._field.hasFocus()
        line = 1.5 if focused else 1.0  # the keyboard is said by more than a shade
        painter.setPen(QPen(self._theme.colour("bar" if focused else "edge"), line))
        painter.setBrush(self._theme.colour("field"))
        inset = line / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 5.5, 5.5)
        if self._name:
            painter.setFont(self._theme.font(11))
            painter.setPen(self._theme.colour("faint"))
            painter.drawText(QPointF(12, self._field.y() + QFontMetricsF(self._field.font()).ascent()), self._name)


class PromptRow(QWidget):
    """The field with what can be done with it, as the kind of the open model has it. What buttons do is wired by the
    window. `arranged` says that the fields lie elsewhere.

    A decoder has one field, and draws tokens behind it; an encoder masks tokens in it; an encoder-decoder has two
    fields side by side, what it reads and what it has written, and draws tokens behind the second.
    """

    arranged = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.field = PromptField(theme)
        self.frame = PromptFrame(theme, self.field)
        self.target = PromptField(theme)
        self.target.introduce(TARGET)
        self.target_frame = PromptFrame(theme, self.target)
        self.target_frame.hide()
        self.chat = Switch(theme, tr("chat"), tr(CHAT_TIP))
        self.chat.hide()
        self.mask_token = Button(theme, tr("Mask token"))
        self.mask_token.hide()
        self.step = Button(theme, tr("Step"))
        self.generate = Button(theme, tr("Generate"), solid=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.frame, 1)
        row.addWidget(self.target_frame, 1)
        row.addSpacing(8)
        row.addWidget(self.chat, 0, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.mask_token, self.step, self.generate):
            row.addWidget(button, 0, top)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def show_lines(self, most: int = MOST_LINES) -> None:
        """Let the texts grow to so many lines; fewer where something else shows them."""
        for field in (self.field, self.target):
            field.show_lines(most)

    def show_kind(self, kind: Kind | None, has_mask: bool = False) -> None:
        """Have the fields and the buttons of a kind of model."""
        pair, fills = kind == "encoder-decoder", kind == "encoder-only"
        self.field.introduce(SOURCE if pair else PROMPT)
        self.frame.show_name(tr(SOURCE.name) if pair else "")
        self.target_frame.show_name(tr(TARGET.name))
        self.target_frame.setVisible(pair)
        self.mask_token.setVisible(fills and has_mask)
        self.step.setVisible(not fills)
        self.generate.setVisible(not fills)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        for part in (self.field, self.frame, self.target, self.target_frame, self.chat, self.mask_token, self.step):
            part.set_theme(theme)
        self.generate.set_theme(theme)

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.arranged.emit()

    def _fit(self) -> None:
        """Where there is little room, the texts come first."""
        roomy = self.width() >= ROOMY or not self.target_frame.isVisibleTo(self)
        self.step.setMinimumWidth(96 if roomy else 0)
        self.generate.setMinimumWidth(176 if roomy else 0)


@dataclass(frozen=True, slots=True)
class TextPart:
    """Which text of a model a field holds: its name, what it is, and what stands there while it is empty."""

    name: str
    explains: str
    placeholder: str


ROOMY = 1240  # pixels of a row from which two fields leave the buttons their usual widths
CHAT_TIP = later("Put the prompt into the model's chat template, as one turn of a conversation")
PROMPT = TextPart(later("Prompt"), later("The text the model reads; every keystroke is computed."), PLACEHOLDER)
SOURCE = TextPart(
    later("Source"),
    later("The text the encoder reads; every keystroke is computed."),
    later("What the model is to read"),
)
TARGET = TextPart(
    later("Target"),
    later("The text the decoder has written so far; type it, or draw it token by token."),
    later("What the model writes: Step, Generate, or type"),
)


def tokens_within(tokens: Sequence[Token], first: int, last: int) -> list[int]:
    """Which tokens a stretch of text touches; for a bare caret the one it stands in, none at the very end."""
    if first == last:
        return [place for place, token in enumerate(tokens) if token.marks[0] < first < token.marks[1]]
    return [place for place, token in enumerate(tokens) if token.marks[0] < last and first < token.marks[1]]
