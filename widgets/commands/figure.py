"""Commands on the figures of the panel in focus."""

from widgets.commands.room import Room


class FigureCommands(Room):
    """Exporting and copying."""

    def export_figure(self) -> None:
        """Open the export dialog on what the panel in focus shows."""
        self._window.saving.export(self._window.commands.panel)

    def copy_figure(self) -> None:
        """Copy what the panel in focus shows."""
        self._window.saving.copy(self._window.commands.panel)
