"""Commands on which workspace is shown."""

from collections.abc import Mapping

from widgets.actions import Fact
from widgets.commands.room import Room


class WorkspaceCommands(Room):
    """Going from one workspace to another."""

    def facts(self) -> Mapping[Fact, bool]:
        """Which one is shown, of those with keys of their own."""
        current = self._window.workspaces.current
        return {"explore": current == "explore", "sample": current == "sample"}

    def open(self, name: str) -> None:
        """Show a workspace."""
        self._window.workspaces.open(name)
