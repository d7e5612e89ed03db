"""Commands of the workspace *Sample*: the steps of a generation, and the draw."""

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt

from widgets.commands.room import Room

if TYPE_CHECKING:
    from widgets.workspaces.sample import Sample


class SampleCommands(Room):
    """Going through the steps, drawing once more."""

    def move(self, by: int) -> None:
        """Look at a neighbouring step."""
        sitting = self._window.sitting
        if sitting.trace is not None and sitting.whole is not None:
            self._scrub(len(sitting.trace.tokens) + by)

    def go(self, where: str) -> None:
        """Look at the first step, or at the one that comes next."""
        whole = self._window.sitting.whole
        if whole is not None:
            self._scrub(0 if where == "first" else len(whole.tokens))

    def play(self) -> None:
        """Let the random number fall once more."""
        self._sample.play()

    def draw_again(self) -> None:
        """Draw this step with the next seed, and stay at it; where nothing is drawn yet, the number falls anew."""
        sitting = self._window.sitting
        if sitting.trace is None:
            return
        sampling = replace(sitting.selection.sampling, seed=sitting.selection.sampling.seed + 1)
        if sitting.trace is sitting.whole:
            sitting.select(sampling=sampling)
            self._sample.play()
        else:
            self._window.passes.draw_again(sitting.trace.drawn, sampling)

    def temperature(self) -> None:
        """The keyboard to the temperature."""
        self._sample.settings.rows["temperature"].field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_wide(self) -> None:
        """Give what could follow all the room, or share it again."""
        self._sample.toggle_wide()

    @property
    def _sample(self) -> "Sample":
        """The workspace; the commands are at hand only while it is shown."""
        return cast("Sample", self._window.workspaces.by_name["sample"])

    def _scrub(self, count: int) -> None:
        self._window.passes.stop()
        self._window.sitting.scrub(count)
