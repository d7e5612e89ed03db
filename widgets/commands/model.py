"""Commands on models."""

from collections.abc import Mapping

from widgets.actions import Fact
from widgets.commands.room import Room


class ModelCommands(Room):
    """Opening models."""

    def facts(self) -> Mapping[Fact, bool]:
        """Whether a model is open."""
        return {"model": self._window.models.spec is not None}

    def open_library(self) -> None:
        """Lay the library over the window."""
        self._window.library.open()

    def open_folder(self) -> None:
        """Choose a model's folder."""
        self._window.models.ask_for_folder()
