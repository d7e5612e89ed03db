"""Commands on the window itself."""

from PySide6.QtCore import QPoint

from widgets.commands.room import Room
from widgets.main_menu import show_main_menu


class WindowCommands(Room):
    """Theme, help, the end."""

    def switch_theme(self) -> None:
        """Light or dark."""
        self._window.themes.switch()

    def show_menu(self) -> None:
        """Open the menu under the program's name."""
        mark = self._window.bar.mark
        show_main_menu(self._window, self._window.commands, mark.mapToGlobal(QPoint(0, mark.height())))

    def show_keys(self) -> None:
        """List all keys."""
        self._window.key_sheet.open()

    def quit(self) -> None:
        """Close the window."""
        self._window.close()
