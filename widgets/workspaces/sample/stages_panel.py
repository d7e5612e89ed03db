"""The panel of the draw: the stages, where the number falls, and which step one looks at."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from widgets.panels.panel import MARGIN, Panel
from widgets.shield import shielded
from widgets.theme import Theme
from widgets.workspaces.sample.panels import STAGES
from widgets.workspaces.sample.steps import StepBar

NARROW = 620  # pixels below which the buttons for the draw go


class StagesPanel(Panel):
    """Has the steps in its header."""

    def __init__(self, theme: Theme, steps: StepBar) -> None:
        super().__init__(theme, STAGES, ("sampling",))
        self._steps = steps
        self.column.removeWidget(self.header)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, MARGIN, 0)
        row.addWidget(self.header, 2)
        row.addWidget(steps, 3)
        self.column.insertLayout(0, row)

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: a narrow panel has no room for all buttons."""
        if hasattr(self, "_steps"):
            self._steps.fit(self.width() < NARROW)
        super().resizeEvent(event)
