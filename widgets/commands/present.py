"""Commands on the presenter."""

from collections.abc import Mapping

from widgets.actions import Fact
from widgets.commands.room import Room


class PresentCommands(Room):
    """Begin, page, end. While the presenter has the keyboard its own keys work; these are the window's."""

    def facts(self) -> Mapping[Fact, bool]:
        """Whether one presents."""
        return {"presenting": self._window.presenting.is_on}

    def toggle(self) -> None:
        """Begin to present, or end."""
        self._window.presenting.toggle()

    def page(self, by: int) -> None:
        """Page on or back, with the keyboard in the window."""
        self._window.presenting.page(by)
