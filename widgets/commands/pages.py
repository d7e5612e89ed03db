"""Commands on texts to page through."""

from collections.abc import Mapping

from widgets.actions import Fact
from widgets.commands.room import Room


class PageCommands(Room):
    """Turning pages."""

    def facts(self) -> Mapping[Fact, bool]:
        """Whether there are pages."""
        return {"pages": self._window.paging.is_open}

    def move(self, by: int) -> None:
        """Another page."""
        self._window.passes.stop()
        self._window.paging.turn(by)

    def close(self) -> None:
        """No pages any more."""
        self._window.passes.stop()
        self._window.paging.close()
