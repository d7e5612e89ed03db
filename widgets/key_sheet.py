"""The list of all keys, laid over the window; made from the table of actions."""

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from visualizer.language import later, tr
from widgets.accessible import Role
from widgets.actions import ACTIONS, GROUPS, Action, Fact, written
from widgets.brush import Brush
from widgets.controls import width_of
from widgets.shield import shielded
from widgets.theme import Theme

LINE, HEAD, GAP, PAD = 23, 32, 14, 28
COLUMN_WIDTH, KEYS_WIDTH, MOST_COLUMNS = 340, 132, 4
SHARES = (1.0, 0.92, 0.85, 0.78, 0.7)  # of the usual size, the first at which all keys fit
WHEN: dict[Fact, str] = {  # the first of these that an action needs says when its key means it
    "busy": later("while tokens are drawn"),
    "drawer": later("drawer open"),
    "arcs": later("from arcs"),
    "map": later("from the map"),
    "typing": later("in the prompt"),
    "plain": later("in a panel"),
}
APART = "Sample"  # the group of the workspace that has keys of its own


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One row of the list: keys, and what they do; several things where a key means one or another."""

    keys: str
    meanings: tuple[tuple[str, str], ...]  # what, and when: empty for always

    @property
    def height(self) -> int:
        """In pixels."""
        return LINE * len(self.meanings)


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group."""

    text: str
    height: int = HEAD


class KeySheet(QWidget):
    """Covers its parent until any key or click closes it."""

    accessible_role = Role.Dialog

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self._before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("All keys"))
        rows = [row for group in GROUPS for row in rows_of(group)]
        self.setAccessibleDescription(". ".join(f"{row.keys}: {', '.join(map(_told, row.meanings))}" for row in rows))
        self.hide()
        parent.installEventFilter(self)

    def open(self) -> None:
        """Lay the list over the window."""
        self._before = self.window().focusWidget()
        self.setGeometry(self.parentWidget().rect())
        self.raise_()
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_sheet(self) -> None:
        """Take it away; the keyboard goes back to where it was."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
            self._before = None

    def detach(self) -> None:
        """Hear of no events of the window any more, before it goes."""
        self.parentWidget().removeEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self.parentWidget().rect())
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # whatever the key means elsewhere, here it closes the list
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta):
            self.close_sheet()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close_sheet()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.colour("chrome"))
        veil.setAlpha(200)
        painter.fillRect(self.rect(), veil)
        for share in SHARES:  # on a small window, or in a large interface, the list is smaller
            room = QSizeF(self.width() / share, self.height() / share)
            columns = columns_of(room.height() - 2 * PAD - 16, room.width() - 2 * PAD - 16)
            height = max(sum(part.height for part in column) for column in columns) + 2 * PAD - 8
            if height <= room.height() - 16:
                break
        painter.scale(share, share)
        across = min(COLUMN_WIDTH, (room.width() - 2 * PAD - 16) / len(columns))
        width = across * len(columns) + 2 * PAD
        card = QRectF(round((room.width() - width) / 2), round((room.height() - height) / 2), width, height)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("panel"))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        brush = Brush(painter, theme)
        for place, column in enumerate(columns):
            y = card.top() + PAD
            for part in column:
                self._paint_part(brush, card.left() + PAD + place * across, y, across - 12, part)
                y += part.height

    def _paint_part(self, brush: Brush, x: float, y: float, width: float, part: "KeyRow | Heading") -> None:
        if isinstance(part, Heading):
            brush.text(x, y + part.height - HEAD + 14, part.text, 13, weight=600)
            return
        keys = min(KEYS_WIDTH, 0.42 * width)
        brush.text(x + keys - 16, y + 12, self._within(part.keys, keys - 16), 12, "muted", 500, "end")
        for line, (what, when) in enumerate(part.meanings):
            room = width - keys
            drawn = brush.text(x + keys, y + 12 + line * LINE, what, 12, room=room)
            if when and width_of(self._theme, when, 11) <= room - drawn - 8:
                brush.note(x + keys + drawn + 8, y + 12 + line * LINE, when)

    def _within(self, keys: str, room: float) -> str:
        """The keys as far as there is room: the first alone where several would run into what stands before them."""
        fits = width_of(self._theme, keys, 12, 500) <= room
        return keys if fits else keys.split(f" {tr('or')} ")[0]


def columns_of(height: float, width: float) -> list[list[KeyRow | Heading]]:
    """All rows under the names of their groups, in as few columns as the height allows and the width has room for."""
    parts: list[KeyRow | Heading] = []
    for group in GROUPS:
        if rows := rows_of(group):
            parts += [Heading(tr(group), HEAD + (GAP if parts else 0)), *rows]
    total = sum(part.height for part in parts)
    most = max(1, min(MOST_COLUMNS, int(width // 236)))
    count = next((n for n in range(1, most) if total / n + 2 * HEAD <= height), most)
    columns: list[list[KeyRow | Heading]] = [[]]
    filled = 0
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        needed = part.height + (following.height if isinstance(part, Heading) and following else 0)
        if columns[-1] and filled + needed > total / count + HEAD / 2 and len(columns) < count:
            columns.append([])
            filled = 0
        if not columns[-1] and isinstance(part, Heading):
            part = Heading(part.text)
        columns[-1].append(part)
        filled += part.height
    return columns


def rows_of(group: str) -> list[KeyRow]:
    """The rows of a group: what one hint joins is one row, and a key of several meanings stands there once.

    In *Sample* keys mean what its own group says, whatever they mean elsewhere.
    """
    peers = [action for action in ACTIONS if (action.group == APART) == (group == APART)]
    times = Counter(key for action in peers for key in action.keys)
    rows: list[KeyRow] = []
    done: set[str] = set()
    shared: set[str] = set()  # keys of several meanings; Return and Enter are written alike
    for action in ACTIONS:
        if action.group != group or action.id in done:
            continue
        alike = [other for other in ACTIONS if _is_alike(action, other)]
        own = [key for key in action.keys if times[key] == 1]
        if len(alike) > 1:
            done.update(other.id for other in alike)
            rows.append(KeyRow(_joined([written(other.keys[0]) for other in alike]), ((_begun(action.hint), ""),)))
        elif own:
            keys = f" {tr('or')} ".join(dict.fromkeys(written(key) for key in own))
            rows.append(KeyRow(keys, ((action.title, ""),)))
        for key in action.keys:
            users = [other for other in peers if key in other.keys]
            if times[key] > 1 and users[0] is action and written(key) not in shared:
                shared.add(written(key))
                rows.append(KeyRow(written(key), tuple((user.title, _when(user)) for user in users)))
    return rows


def _is_alike(action: Action, other: Action) -> bool:
    """Whether two actions are two directions of one thing."""
    hint, others_hint = action.english[2], other.english[2]  # alike in every language
    return bool(hint and action.keys and other.keys) and (
        (hint, action.group, action.handler) == (others_hint, other.group, other.handler)
    )


def _when(action: Action) -> str:
    return next((tr(when) for fact, when in WHEN.items() if fact in action.needs), "")


def _joined(keys: list[str]) -> str:
    return f"{keys[0]}–{keys[-1]}" if len(keys) > 2 and all(key.isdigit() for key in keys) else " ".join(keys)


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _told(meaning: tuple[str, str]) -> str:
    what, when = meaning
    return f"{what} {when}" if when else what
