"""The command palette: type a few letters of an action, a view, a head, a token or a model, and press Enter."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from visualizer.language import later, tr
from widgets.brush import Brush
from widgets.controls import width_of
from widgets.finding import Kind, Match
from widgets.shield import shielded
from widgets.theme import Theme

WIDTH, ROW, FIELD, ROWS, PAD = 600, 32, 40, 11, 10
PLACEHOLDER = later("An action, a view, a head such as L3 H5, a token, a model")
KIND_WORDS: dict[Kind, str] = {
    "action": "", "order": "", "view": later("view"), "head": later("head"), "token": later("token"),
    "model": later("model"),
}  # fmt: skip
Index = QModelIndex | QPersistentModelIndex


class Matches(QAbstractListModel):
    """What was found, for the list."""

    def __init__(self) -> None:
        super().__init__()
        self.matches: tuple[Match, ...] = ()

    def show_matches(self, matches: Sequence[Match]) -> None:
        """Other matches."""
        self.beginResetModel()
        self.matches = tuple(matches)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Qt's."""
        return len(self.matches)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's: the words of a row, also for screen readers."""
        if not index.isValid():
            return None
        entry = self.matches[index.row()].entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (entry.title, entry.note, entry.keys) if part)
        return None


class MatchRow(QStyledItemDelegate):
    """Paints one row: the characters that were meant are heavier; what it is and its key at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt's."""
        return QSize(WIDTH - 2 * PAD, ROW)

    @shielded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt's."""
        model = index.model()
        if not isinstance(model, Matches):
            return
        match, room = model.matches[index.row()], QRectF(option.rect)  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        brush = Brush(painter, self.theme)
        if chosen:
            brush.rect(room.x(), room.y(), room.width(), room.height(), "groove", radius=5)
            brush.rect(room.x(), room.y() + 6, 3, room.height() - 12, "ink", radius=1.5)
        baseline, x, right = room.y() + 21, room.x() + 12, room.right() - 12
        if match.entry.keys:
            right -= brush.text(right, baseline, match.entry.keys, 12, "muted", 500, "end") + 16
        kind = " · ".join(word for word in (tr(KIND_WORDS[match.entry.kind]), match.entry.note) if word)
        title_width = self.theme.text_width(match.entry.title, 13, 600)
        if kind and right - x - title_width > 60:
            brush.text(right, baseline, kind, 12, "faint", anchor="end", room=right - x - title_width - 24)
        meant = set(match.places)
        mono = match.entry.kind == "token"
        for run, heavy in runs(match.entry.title, meant):
            x += brush.text(x, baseline, run, 13, "ink", 600 if heavy else 400, mono=mono)
        painter.restore()


def runs(text: str, meant: set[int]) -> list[tuple[str, bool]]:
    """The text cut where meant characters meet others."""
    cut: list[tuple[str, bool]] = []
    for place, character in enumerate(text):
        heavy = place in meant
        if cut and cut[-1][1] == heavy:
            cut[-1] = (cut[-1][0] + character, heavy)
        else:
            cut.append((character, heavy))
    return cut


class Finder(QWidget):
    """Lies over the window until something is chosen or Esc is pressed.

    `asked` carries what is typed, and `show_matches` is the answer; `chosen` carries the `Entry`.
    """

    asked = Signal(str)
    chosen = Signal(object)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self._before: QWidget | None = None
        self.setAccessibleName(tr("Command palette"))
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr(PLACEHOLDER))
        self.field.setAccessibleName(tr("Find an action, a view, a head, a token or a model"))
        self.found = Matches()
        self.list = QListView(self)
        self.list.setModel(self.found)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(tr("What was found"))
        self._rows = MatchRow(theme, self.list)
        self.list.setItemDelegate(self._rows)
        self._card = QVBoxLayout(self)
        self._card.setSpacing(6)
        self._card.addWidget(self.field)
        self._card.addWidget(self.list)
        self._card.addStretch(1)
        self.field.textChanged.connect(self.asked)
        self.list.clicked.connect(self._on_clicked)
        self.field.installEventFilter(self)
        parent.installEventFilter(self)
        self.set_theme(theme)
        self.hide()

    def open(self, query: str = "") -> None:
        """Lay it over the window, ready to type."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self.setGeometry(self.parentWidget().rect())
        self.raise_()
        self.show()
        self.field.setText(query)
        self.asked.emit(query)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_finder(self) -> None:
        """Take it away; the keyboard goes back to where it was."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
            self._before = None

    def detach(self) -> None:
        """Hear of no events of others any more, before the window goes."""
        self.field.removeEventFilter(self)
        self.parentWidget().removeEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self._rows.theme = theme
        self.field.setFont(theme.font(14))
        self.field.setFixedHeight(FIELD)
        palette = theme.palette
        self.list.setStyleSheet(f"QListView {{ background: {palette.panel}; border: none; }}")
        self.update()

    @property
    def card(self) -> QRectF:
        """Where the card lies."""
        width = min(WIDTH, self.width() - 32)
        rows = max(1, min(ROWS, self.found.rowCount(), (self.height() - 140) // ROW))
        height = 2 * PAD + FIELD + 6 + rows * ROW
        return QRectF(round((self.width() - width) / 2), min(96, max(16, (self.height() - height) // 4)), width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: follows the window's size; the field's arrows move in the list."""
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self.parentWidget().rect())
            self._lay_out()
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # while it is open, every key is its own
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._key(event)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's: a click beside the card closes it."""
        if not self.card.contains(event.position()):
            self.close_finder()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: a veil over the window, and the card."""
        theme = self._theme
        painter = QPainter(self)
        veil = QColor(theme.colour("chrome"))
        veil.setAlpha(170)
        painter.fillRect(self.rect(), veil)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("panel"))
        card = self.card
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        if not self.found.rowCount():
            painter.setFont(theme.font(13))
            painter.setPen(theme.colour("muted"))
            words = tr("Nothing is called that.")
            place = QPointF(card.center().x() - width_of(theme, words, 13) / 2, card.bottom() - PAD - 10)
            painter.drawText(place, words)
        painter.end()

    def _lay_out(self) -> None:
        card = self.card
        left, top = int(card.x()) + PAD, int(card.y()) + PAD
        right = self.width() - int(card.right()) + PAD
        self._card.setContentsMargins(left, top, right, 0)
        self.list.setFixedHeight(int(card.height()) - 2 * PAD - FIELD - 6)
        self.list.setVisible(self.found.rowCount() > 0)
        self.update()

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -ROWS, Qt.Key.Key_PageDown: ROWS}
        key = Qt.Key(event.key())
        if key in steps:
            last = self.found.rowCount() - 1
            self._choose(max(0, min(last, self.list.currentIndex().row() + steps[key])))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape or (
            key == Qt.Key.Key_K and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            self.close_finder()
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)  # the keyboard stays here
        return True

    def _choose(self, row: int) -> None:
        index = self.found.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def show_matches(self, matches: Sequence[Match]) -> None:
        """What fits what is typed, best first."""
        self.found.show_matches(matches)
        self._lay_out()
        self._choose(0)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(index)

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            entry = self.found.matches[index.row()].entry
            self.close_finder()
            self.chosen.emit(entry)
