"""Commands on the window itself."""

from PySide6.QtCore import QPoint

from visualizer.language import tr
from widgets.commands.room import Room
from widgets.languages import spoken
from widgets.main_menu import show_main_menu
from widgets.scale import USUAL, largest_size, next_size

LEAST = (800, 500)  # pixels of a window that can be worked in


class WindowCommands(Room):
    """Theme, help, the end."""

    def switch_theme(self) -> None:
        """Light or dark."""
        self._window.themes.switch()

    def switch_contrast(self) -> None:
        """High contrast, or the usual one."""
        self._window.themes.switch_contrast()

    def follow_system(self) -> None:
        """No theme chosen by hand any more."""
        self._window.themes.choose(None)

    def resize_interface(self, steps: int) -> None:
        """So many steps larger or smaller, 0 for the usual size: the window closes, and comes back in that size."""
        window, interface = self._window, self._window.interface
        if not window.keeper.keeps:
            sentence = tr("The size cannot change here: this window keeps nothing to come back with.")
            window.notices.show_notice("size", sentence, "info")
            return
        room = window.screen().availableSize()
        most = largest_size(interface.size, (room.width(), room.height()), LEAST)
        size = next_size(interface.size, steps) if steps else USUAL
        if steps > 0 and size > most:
            sentence = tr("{size} % is as large as this screen has room for.", size=max(most, interface.size))
            window.notices.show_notice("size", sentence, "info")
        elif size != interface.size:
            interface.wanted = size
            window.close()

    def speak(self, language: str) -> None:
        """Another language: the window closes, and comes back in it."""
        window = self._window
        if language == spoken():
            return
        if not window.keeper.keeps:
            sentence = tr("The language cannot change here: this window keeps nothing to come back with.")
            window.notices.show_notice("language", sentence, "info")
            return
        window.interface.wanted_language = language
        window.close()

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
