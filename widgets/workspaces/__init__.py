"""The workspaces: the one registry of them, and what shows one at a time."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from visualizer.language import later
from widgets.theme import Theme
from widgets.workspaces.workspace import Desk, Workspace

EXPLORE, SAMPLE = "explore", "sample"


def _sample(desk: Desk) -> Workspace:
    from widgets.workspaces.sample import Sample

    return Sample(desk)


def _prompt(desk: Desk) -> Workspace:
    from widgets.workspaces.prompting import Prompting

    return Prompting(desk)


def _compare(desk: Desk) -> Workspace:
    from widgets.workspaces.compare import Compare

    return Compare(desk)


@dataclass(frozen=True, slots=True)
class WorkspaceKind:
    """A workspace as its tab names it; made only when it is first opened, and imported only then.

    `views` are those that are shown in it and nowhere else.
    """

    name: str
    title: str
    explains: str
    make: Callable[[Desk], Workspace] | None  # None for the one that is there from the beginning
    views: tuple[str, ...] = ()


WORKSPACES: dict[str, WorkspaceKind] = {
    kind.name: kind
    for kind in (
        WorkspaceKind(EXPLORE, later("Explore"), later("What the model computes for the prompt, head by head."), None),
        WorkspaceKind(SAMPLE, later("Sample"), later("How the next token is drawn, and what a text becomes."),
                      _sample, ("sampling", "temperature", "timeline", "tree", "beams", "continuations", "draws",
                                "surprisal")),
        WorkspaceKind("prompt", later("Prompt"), later("What a prompt is put together from, and what examples do."),
                      _prompt, ("shots", "in-context")),
        WorkspaceKind("compare", later("Compare"), later("Several prompts, or several models, side by side."),
                      _compare, ("compare",)),
    )
}  # fmt: skip


class Workspaces(QWidget):
    """Shows one workspace at a time; the others sleep.

    `switched` carries the name of the one that is shown, `made` each workspace when it is made. `probed`, `picked`,
    `menu_wanted`, `drawn` and `action_wanted` are those of the workspaces.
    """

    switched = Signal(str)
    made = Signal(object)
    probed = Signal(object)
    picked = Signal(object)
    menu_wanted = Signal(object, QPoint)
    drawn = Signal()
    action_wanted = Signal(str)

    def __init__(self, explore: Workspace, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.by_name: dict[str, Workspace] = {}
        self.current = EXPLORE
        self._layout = QStackedLayout(self)
        self._add(EXPLORE, explore)

    @property
    def workspace(self) -> Workspace:
        """The one that is shown."""
        return self.by_name[self.current]

    def open(self, name: str) -> None:
        """Show a workspace."""
        if name == self.current:
            return
        if name not in self.by_name:
            make = WORKSPACES[name].make
            assert make is not None
            self._add(name, make(self._desk))
        self.workspace.sleep()
        self.current = name
        self._layout.setCurrentWidget(self.workspace)
        self.workspace.wake()
        self.switched.emit(name)

    def show_view(self, view: str) -> bool:
        """Open the workspace of a view, and bring the view to the fore; whether one has it."""
        home = next((kind.name for kind in WORKSPACES.values() if view in kind.views), None)
        if home is not None:
            self.open(home)
            self.workspace.show_view(view)
        return home is not None

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        for workspace in self.by_name.values():
            workspace.set_theme(theme)

    def detach(self) -> None:
        """Stop listening and end what is under way, before the window goes."""
        for workspace in self.by_name.values():
            workspace.detach()

    def _add(self, name: str, workspace: Workspace) -> None:
        self.by_name[name] = workspace
        self._layout.addWidget(workspace)
        workspace.probed.connect(self.probed)
        workspace.picked.connect(self.picked)
        workspace.menu_wanted.connect(self.menu_wanted)
        workspace.drawn.connect(self.drawn)
        workspace.action_wanted.connect(self.action_wanted)
        self.made.emit(workspace)
