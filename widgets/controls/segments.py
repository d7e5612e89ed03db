"""Choices side by side, one of them chosen."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualizer.language import tr
from widgets.accessible import ChoiceRegion, Role, tell_changed
from widgets.controls.painting import ARROWS, focus_ring, width_of
from widgets.shield import shielded
from widgets.theme import Theme


class Segments(QWidget):
    """Choices side by side, one of them chosen; the chosen one carries the accent.

    Tab reaches it, the arrow keys move the choice. `each` makes all segments equally wide. A choice of -1 is none.
    """

    chosen = Signal(int)
    accessible_role = Role.Grouping

    def __init__(
        self,
        theme: Theme,
        labels: Sequence[str],
        choice: int = 0,
        *,
        name: str = "",
        each: int | None = None,
        tips: Sequence[str] = (),
        height: int = 24,
    ) -> None:
        super().__init__()
        self._height = height
        self._theme, self._labels, self._choice, self._each, self._name = theme, tuple(labels), choice, each, name
        self._tips = tuple(tips)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._regions = [ChoiceRegion(self, label) for label in self._labels]
        self._say()

    def accessible_value(self) -> str:
        """The chosen one."""
        return self._labels[self._choice] if self._choice >= 0 else ""

    @property
    def choice(self) -> int:
        """Which one is chosen."""
        return self._choice

    @choice.setter
    def choice(self, choice: int) -> None:
        """Show another choice without announcing it."""
        if choice != self._choice:
            self._choice = choice
            self._say()
            self.update()

    def show_labels(self, labels: Sequence[str], choice: int) -> None:
        """Have other choices, one of them chosen."""
        if tuple(labels) == self._labels:
            self.choice = choice
            return
        self._labels, self._choice = tuple(labels), choice
        for region in self._regions:
            region.hide()
            region.deleteLater()
        self._regions = [ChoiceRegion(self, label) for label in self._labels]
        self._say()
        self.updateGeometry()
        self._place_regions()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def choose(self, choice: int) -> None:
        """As if a person had clicked it."""
        if 0 <= choice < len(self._labels) and choice != self._choice:
            self.choice = choice
            self.chosen.emit(choice)

    def widths(self) -> list[int]:
        """The width of each segment, in pixels."""
        if self._each:
            widest = max(width_of(self._theme, label, 12, 600) for label in self._labels)
            return [max(self._each, math.ceil(widest) + 8)] * len(self._labels)
        return [math.ceil(width_of(self._theme, label, 12, 500)) + 20 for label in self._labels]

    def sizeHint(self) -> QSize:
        return QSize(sum(self.widths()), self._height)

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_regions()

    def _place_regions(self) -> None:
        left = 0
        for region, width in zip(self._regions, self.widths(), strict=True):
            region.setGeometry(left, 0, width, self._height)
            left += width

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in ARROWS:
            event.accept()  # the arrows are ours while we have the keyboard
            return True
        if event.type() == QEvent.Type.ToolTip and self._tips:
            self.setToolTip(self._tips[self._at(self.mapFromGlobal(self.cursor().pos()).x())])
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}.get(event.key())
        if step:
            self.choose(self._choice + step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.choose(self._at(event.position().x()))

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, widths, height, away = self._theme, self.widths(), self._height, not self.isEnabled()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("line" if away else "edge"))
        painter.setBrush(theme.colour("groove" if away else "field"))
        painter.drawRoundedRect(QRectF(0.5, 0.5, sum(widths) - 1, height - 1), 4.5, 4.5)
        left = 0
        for place, (label, width) in enumerate(zip(self._labels, widths, strict=True)):
            on = place == self._choice and not away
            if on:
                painter.setPen(theme.colour("accent"))
                painter.setBrush(theme.colour("wash"))
                painter.drawRoundedRect(QRectF(left + 0.5, 0.5, width - 1, height - 1), 4.5, 4.5)
                if self.hasFocus():
                    focus_ring(painter, theme, QRectF(left, 0, width, height).adjusted(2, 2, -2, -2), 3)
            elif place > 0 and (away or place - 1 != self._choice):
                painter.fillRect(QRectF(left, 6, 1, height - 12), theme.colour("line"))
            if self.hasFocus() and self._choice < 0 and place == 0:  # nothing chosen: the ring says where one is
                focus_ring(painter, theme, QRectF(0, 0, sum(widths), height), 4)
            font = theme.font(12, 600 if on else 400)
            painter.setFont(font)
            painter.setPen(theme.colour("accent" if on else "faint" if away else "muted"))
            drawn = QFontMetricsF(font).horizontalAdvance(label)
            painter.drawText(QPointF(left + (width - drawn) / 2, height / 2 + 4.3), label)
            left += width

    def _at(self, x: float) -> int:
        for place, width in enumerate(self.widths()):
            if x < width:
                return place
            x -= width
        return len(self._labels) - 1

    def _say(self) -> None:
        chosen = self._labels[self._choice] if self._choice >= 0 else tr("none")
        self.setAccessibleName(f"{self._name}: {chosen}" if self._name else chosen)
        for place, region in enumerate(self._regions):
            region.choose(place == self._choice)
        tell_changed(self)
        self.setAccessibleDescription(tr("one of {choices}", choices=", ".join(self._labels)))
