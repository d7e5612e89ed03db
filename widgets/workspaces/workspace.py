"""What every workspace is, and what it works with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from visualizer.state import Sitting
from widgets.controls import SamplingControls
from widgets.notices import NoticeBar
from widgets.panels.panel import Panel
from widgets.passes import Passes
from widgets.prompt import PromptRow
from widgets.theme import Theme, ThemeController
from widgets.undoing import Undoing
from widgets.worker import Engines, Opener

if TYPE_CHECKING:
    from widgets.models_menu import Models


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """The parts of the window that its workspaces share. Made by the window, read by the workspaces.

    `controls` are the one place that holds the sampling settings and how many tokens are drawn; `opener` is what opens
    models, for a workspace that needs a second one.
    """

    themes: ThemeController
    sitting: Sitting
    engines: Engines
    models: "Models"
    passes: Passes
    prompt: PromptRow
    controls: SamplingControls
    undoing: Undoing
    notices: NoticeBar
    opener: Opener


class Workspace(QWidget):
    """The part of the window between the prompt and the foot, for one purpose; made when it is first opened.

    `probed`, `picked` and `menu_wanted` are those of its panels; `action_wanted` carries the id of a row of the table
    of actions. `drawn` follows each repaint of what shows the present pass, the last of a frame. Asleep, a workspace
    computes nothing.
    """

    has_prompt = True  # whether the window's own prompt stands above it

    probed = Signal(object)
    picked = Signal(object)
    menu_wanted = Signal(object, QPoint)
    drawn = Signal()
    action_wanted = Signal(str)

    @property
    def panels(self) -> tuple[Panel, ...]:
        """Whose figures can be saved; the first is the one that a key means where none has the keyboard."""
        return ()

    @property
    def is_busy(self) -> bool:
        """Whether something that it shows is still on its way."""
        return False

    def wake(self) -> None:
        """It is shown now, and shows what there is."""

    def take_keyboard(self) -> None:
        """The keyboard comes here: to the first panel, where nothing else wants it."""
        if self.panels:
            self.panels[0].canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def sleep(self) -> None:
        """Another workspace is shown now."""

    def state(self) -> Mapping[str, Any]:
        """What is kept of it for another day, as JSON can hold it; nothing of what the sitting and the prompt hold."""
        return {}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Be as then, in what still means something; called before it is shown first."""

    def show_view(self, view: str) -> None:
        """Take the keyboard to the panel that draws a view."""
        panel = next((panel for panel in self.panels if view in panel.views), None)
        if panel is not None:
            panel.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""

    def detach(self) -> None:
        """Stop listening and end what is under way, before the window goes."""

    def join(self, panel: Panel) -> None:
        """Pass on what a panel says."""
        panel.probed.connect(self.probed)
        panel.picked.connect(self.picked)
        panel.menu_wanted.connect(self.menu_wanted)
