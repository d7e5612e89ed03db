"""A dialog that lies over the dimmed window: one card in the middle, and the only thing that hears keys."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from widgets.accessible import Role
from widgets.shield import shielded
from widgets.theme import Theme

CORNER, MARGIN = 10, 16  # how round the card is; how near it comes to the edge of the window
SCRIM = QColor(21, 24, 30, 102)


class Overlay(QWidget):
    """Covers its parent until it is dismissed, after which it deletes itself; `closed` follows.

    A dialog puts its parts into `card`, says in `ring` what Tab goes round, and in `decide` what Enter does.
    """

    accessible_role = Role.Dialog
    closed = Signal()

    def __init__(self, parent: QWidget, theme: Theme, name: str, size: tuple[int, int]) -> None:
        super().__init__(parent)
        self.theme = theme
        self._size = size
        self._before = parent.window().focusWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.card = QWidget(self)
        self._over = parent
        parent.installEventFilter(self)
        self.hide()

    def open_at(self, first: QWidget) -> None:
        """Lay the dialog over the window, with the keyboard in one of its parts."""
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def dismiss(self) -> None:
        """Take it away; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        self._over.removeEventFilter(self)
        if self._before is not None:  # before it is hidden: else Qt looks for another place in here
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self.update()

    def ring(self) -> list[QWidget]:
        """What Tab goes round, as it is read; what is hidden or disabled is passed over."""
        return []

    def decide(self) -> None:
        """What Enter does where no button has the keyboard."""

    def paint_card(self, painter: QPainter, card: QRectF) -> None:
        """What a dialog draws on its card, below its parts."""

    # ---- Qt ----
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Qt's: Tab never leaves the dialog."""
        ring = [part for part in self.ring() if part.isVisible() and part.isEnabled()]
        now = self.window().focusWidget()
        if not ring:
            return False
        place = ring.index(now) if now in ring else -1 if forward else 0
        there = ring[(place + (1 if forward else -1)) % len(ring)]
        there.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: the dialog stays as large as the window."""
        if event.type() == QEvent.Type.Resize and watched is self.parent() and self.isVisible():
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Qt's: while the dialog is open, no key of the window works."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: what no control took for itself."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            now = self.window().focusWidget()
            if isinstance(now, QAbstractButton) and self.isAncestorOf(now):
                now.click()
            else:
                self.decide()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's: what lies below is out of reach."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt's."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt's."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt's."""
        event.accept()

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: the card in the middle."""
        width = min(self._size[0], self.width() - 2 * MARGIN)
        height = min(self._size[1], self.height() - 2 * MARGIN)
        self.card.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: the dimmed window and the card."""
        theme, card = self.theme, QRectF(self.card.geometry())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), SCRIM)
        whole = QPainterPath()
        whole.addRoundedRect(card, CORNER, CORNER)
        painter.fillPath(whole, theme.colour("panel"))
        painter.setClipPath(whole)
        self.paint_card(painter, card)
        painter.setClipping(False)
        if theme.name != "light":  # on a dark window the scrim alone does not lift the card off
            painter.setPen(theme.colour("edge"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 9.5, 9.5)
        painter.end()
