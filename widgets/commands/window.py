"""Commands on the window itself."""

from widgets.commands.room import Room


class WindowCommands(Room):
    """Theme, help, the end."""

    def switch_theme(self) -> None:
        """Light or dark."""
        self._window.themes.switch()

    def show_keys(self) -> None:
        """List all keys."""
        self._window.key_sheet.open()

    def quit(self) -> None:
        """Close the window."""
        self._window.close()
