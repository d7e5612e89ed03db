"""Commands on the figures of the panel in focus."""

from widgets.commands.room import Room


class FigureCommands(Room):
    """Saving and copying."""

    def save_figure(self) -> None:
        """Save what the panel in focus shows."""
        self._window.saving.save(self._window.commands.panel)

    def copy_figure(self) -> None:
        """Copy what the panel in focus shows."""
        self._window.saving.copy(self._window.commands.panel)
