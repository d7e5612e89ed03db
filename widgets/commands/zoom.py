"""Commands on how large the mark of the panel in focus is drawn."""

from collections.abc import Mapping

from widgets.actions import Fact
from widgets.canvas import Canvas
from widgets.commands.room import Room


class ZoomCommands(Room):
    """Larger, smaller, whole."""

    def facts(self) -> Mapping[Fact, bool]:
        """Whether the panel in focus has something to zoom."""
        return {"zoom": self._canvas.can_zoom}

    def step(self, percent: int) -> None:
        """Draw cells at so many per cent of their size now; what is under the pointer stays there."""
        self._canvas.zoom_by(percent / 100)

    def fit(self) -> None:
        """Show the whole again."""
        self._canvas.zoom_to_fit()

    @property
    def _canvas(self) -> Canvas:
        commands = getattr(self._window, "commands", None)  # not yet, while the window is being made
        return (commands.panel if commands is not None else self._window.panels.head).canvas
