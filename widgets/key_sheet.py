"""The list of all keys, laid over the window; made from the table of actions."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from widgets.actions import ACTIONS, GROUPS, Action, written
from widgets.controls import width_of
from widgets.theme import Theme

LINE, HEAD, GAP, PAD = 24, 32, 20, 28
COLUMN_WIDTH, KEYS_WIDTH = 330, 140


class KeySheet(QWidget):
    """Covers its parent until any key or click closes it."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self._before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("All keys")
        self.setAccessibleDescription(". ".join(f"{action.title}: {keys_of(action)}" for action in ACTIONS))
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

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.colour("chrome"))
        veil.setAlpha(200)
        painter.fillRect(self.rect(), veil)
        columns = self._columns()
        height = max(self._height(groups) for groups in columns) + 2 * PAD
        width = COLUMN_WIDTH * len(columns) + 2 * PAD
        card = QRectF(round((self.width() - width) / 2), round((self.height() - height) / 2), width, height)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("panel"))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        for place, groups in enumerate(columns):
            self._paint_column(painter, card.left() + PAD + place * COLUMN_WIDTH, card.top() + PAD, groups)

    def _paint_column(self, painter: QPainter, x: float, y: float, groups: list[str]) -> None:
        theme = self._theme
        for group in groups:
            painter.setFont(theme.font(13, 600))
            painter.setPen(theme.colour("ink"))
            painter.drawText(QPointF(x, y + 14), group)
            y += HEAD
            for action in rows_of(group):
                painter.setFont(theme.font(12, 500))
                painter.setPen(theme.colour("muted"))
                keys = keys_of(action)
                painter.drawText(QPointF(x + KEYS_WIDTH - 16 - width_of(theme, keys, 12, 500), y + 12), keys)
                painter.setFont(theme.font(12))
                painter.setPen(theme.colour("ink"))
                painter.drawText(QPointF(x + KEYS_WIDTH, y + 12), action.title)
                y += LINE
            y += GAP

    @staticmethod
    def _height(groups: list[str]) -> float:
        return sum(HEAD + LINE * len(rows_of(group)) for group in groups) + GAP * (len(groups) - 1) - 8

    @staticmethod
    def _columns() -> list[list[str]]:
        look = [group for group in GROUPS if group == "Look"]
        return [[group for group in GROUPS if group != "Look"], look]


def rows_of(group: str) -> list[Action]:
    """The actions of a group that have a key."""
    return [action for action in ACTIONS if action.group == group and action.keys]


def keys_of(action: Action) -> str:
    """All keys of an action: "Ctrl Y or Ctrl Shift Z"."""
    names = dict.fromkeys(written(key) for key in action.keys)
    return " or ".join(names)
