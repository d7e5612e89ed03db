"""A line of facts at the right, as many of them as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.accessible import Role, tell_changed
from widgets.brush import Brush
from widgets.shield import shielded
from widgets.theme import Theme

BETWEEN = " · "


class FactsLine(QWidget):
    """Paints its facts, the first of them first; the others wait for the pointer."""

    accessible_role = Role.StaticText

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._facts: tuple[str, ...] = ()
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """All of them."""
        return BETWEEN.join(self._facts)

    def show_facts(self, facts: Sequence[str]) -> None:
        """Say something else."""
        self._facts = tuple(facts)
        self.setToolTip(self.text)
        self.setAccessibleName(self.text)
        tell_changed(self)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Qt's: it can do without room."""
        return QSize(0, 24)

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's."""
        texts = [BETWEEN.join(self._facts[:count]) for count in range(len(self._facts), 0, -1)]
        fitting = next((text for text in texts if self._theme.text_width(text, 11) <= self.width()), "")
        painter = QPainter(self)
        Brush(painter, self._theme).note(self.width(), 16, fitting, anchor="end")
        painter.end()
