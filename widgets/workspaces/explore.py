"""The workspace *Explore*: the token strips, and below them the four panels."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.altered import AlteredBar
from widgets.panels import Panels
from widgets.panels.panel import Panel
from widgets.panels.strip import Strip
from widgets.theme import Theme
from widgets.workspaces.workspace import Workspace


class Explore(Workspace):
    """Places the parts; what they do is theirs."""

    def __init__(self, strips: tuple[Strip, Strip], altered: AlteredBar, panels: Panels) -> None:
        super().__init__()
        self._parts = (*strips, altered, panels)
        self._panels = panels
        self._line = QWidget()
        self._line.setFixedHeight(1)
        self._line.setAutoFillBackground(True)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for strip in strips:
            row.addWidget(strip, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._line)
        column.addWidget(altered)
        column.addWidget(panels, 1)
        panels.drawn.connect(self.drawn)

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The panels and those of the drawers, the head first."""
        panels = self._panels
        first = panels.head
        return (first, *(one for one in panels.all if one is not first), *panels.drawers.panels, *panels.side.panels)

    def wake(self) -> None:
        """Draw what came meanwhile."""
        self._panels.wake()

    def sleep(self) -> None:
        """Draw nothing that nobody sees."""
        self._panels.sleep()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        for part in self._parts:
            part.set_theme(theme)
        palette = self.palette()
        palette.setColor(self._line.backgroundRole(), theme.colour("line"))
        self._line.setPalette(palette)
