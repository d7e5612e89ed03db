"""What the rooms of commands have in common."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from widgets.actions import Fact

if TYPE_CHECKING:
    from widgets.main_window import MainWindow


class Room:
    """Some handlers of the table of actions, and the facts on which their rows depend.

    A handler changes the sitting or asks a presenter, and paints nothing itself.
    """

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def facts(self) -> Mapping[Fact, bool]:
        """What holds at the moment."""
        return {}
