"""Commands of the workspace *Compare*."""

from typing import TYPE_CHECKING, cast

from widgets.commands.room import Room

if TYPE_CHECKING:
    from widgets.workspaces.compare import Compare

NAME = "compare"


class CompareCommands(Room):
    """Taking the prompt there."""

    def take(self) -> None:
        """Go there with the window's prompt in the first column."""
        workspaces = self._window.workspaces
        workspaces.open(NAME)
        cast("Compare", workspaces.by_name[NAME]).take_prompt()
