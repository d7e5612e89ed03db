"""Which workspace is open, and what stands in each: those that nobody has opened again keep what they had."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Slot

from widgets.workspaces import WORKSPACES, Workspaces
from widgets.workspaces.workspace import Workspace

OPEN = "open"  # the key of the name of the one that is open


class WorkspacesPart(QObject):
    """Opens the one that was open, and hands each workspace what was kept of it when it is made."""

    def __init__(self, workspaces: Workspaces) -> None:
        super().__init__()
        self._workspaces = workspaces
        self._kept: dict[str, Mapping[str, Any]] = {}
        workspaces.made.connect(self._on_made)

    def state(self) -> Mapping[str, Any]:
        """Which one is open, and by the name of each workspace what it says of itself."""
        made = {name: dict(one.state()) for name, one in self._workspaces.by_name.items()}
        return {**self._kept, **{name: state for name, state in made.items() if state}, OPEN: self._workspaces.current}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Remember what stood in them until they are opened; open the one that was open."""
        self._kept = {name: kept for name, kept in state.items() if isinstance(kept, Mapping)}
        name = state.get(OPEN)
        if isinstance(name, str) and name in WORKSPACES:
            self._workspaces.open(name)

    @Slot(object)
    def _on_made(self, workspace: Workspace) -> None:
        name = next(name for name, one in self._workspaces.by_name.items() if one is workspace)
        if name in self._kept:
            workspace.restore(self._kept[name])
