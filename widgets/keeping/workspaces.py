"""What stands in the workspaces: those that nobody has opened again keep what they had."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Slot

from widgets.workspaces import Workspaces
from widgets.workspaces.workspace import Workspace


class WorkspacesPart(QObject):
    """Hands each workspace what was kept of it when it is made."""

    def __init__(self, workspaces: Workspaces) -> None:
        super().__init__()
        self._workspaces = workspaces
        self._kept: dict[str, Mapping[str, Any]] = {}
        workspaces.made.connect(self._on_made)

    def state(self) -> Mapping[str, Any]:
        """By the name of each workspace, what it says of itself."""
        made = {name: dict(one.state()) for name, one in self._workspaces.by_name.items()}
        return {**self._kept, **{name: state for name, state in made.items() if state}}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Remember it until the workspace is opened."""
        self._kept = {name: kept for name, kept in state.items() if isinstance(kept, Mapping)}

    @Slot(object)
    def _on_made(self, workspace: Workspace) -> None:
        name = next(name for name, one in self._workspaces.by_name.items() if one is workspace)
        if name in self._kept:
            workspace.restore(self._kept[name])
