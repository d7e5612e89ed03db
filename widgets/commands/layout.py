"""Commands on the panels: which are open, which has all the room, which has the keyboard."""

from collections.abc import Mapping

from PySide6.QtCore import Qt

from widgets.actions import Fact
from widgets.commands.room import Room
from widgets.workspaces import EXPLORE


class LayoutCommands(Room):
    """Folding, and moving between panels."""

    def facts(self) -> Mapping[Fact, bool]:
        """Whether a drawer is open, where one can be seen."""
        panels = self._window.panels
        is_open = self._window.workspaces.current == EXPLORE and bool(panels.drawers.current or panels.side.current)
        return {"drawer": is_open, "plain": not is_open}

    def fold(self, name: str) -> None:
        """Fold a panel, or bring it back."""
        panels = self._window.panels
        panels.fold(panels.by_name[name])

    def only(self) -> None:
        """Give the panel in focus all the room, or put the others back."""
        panels = self._window.panels
        panel = self._window.commands.panel
        panels.toggle_only(panel if panel in panels.all else panels.head)

    def show_all(self) -> None:
        """Every panel as at the beginning."""
        self._window.panels.drawers.close_drawer()
        self._window.panels.side.close_drawer()
        self._window.panels.show_all()

    def go_to(self, name: str) -> None:
        """The keyboard to a panel."""
        panels = self._window.panels
        panel = panels.by_name[name]
        if not panels.is_open(panel):
            panels.fold(panel)
        panel.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def switch_view(self, name: str) -> None:
        """Open the drawer of a view, or close it."""
        panels = self._window.panels
        if name in (panels.drawers.current, panels.side.current):
            panels.drawer_of(name).close_drawer()
        else:
            self._window.show_view(name)

    def close_drawer(self) -> None:
        """Close the drawer; the keyboard goes to the head, whose cell it told of."""
        panels = self._window.panels
        drawers = panels.drawers if panels.drawers.current else panels.side
        had_focus = drawers.isAncestorOf(self._window.focusWidget()) if self._window.focusWidget() else False
        drawers.close_drawer()
        if had_focus:
            self.go_to("head")
