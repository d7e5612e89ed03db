"""Commands on the prompt: drawing tokens, taking back, and where the keyboard is."""

from collections.abc import Mapping

from PySide6.QtCore import Qt

from widgets.actions import Fact
from widgets.commands.room import Room
from widgets.workspaces import SAMPLE


class PromptCommands(Room):
    """The prompt and its tokens."""

    def facts(self) -> Mapping[Fact, bool]:
        """What holds of the prompt."""
        window = self._window
        field, running, spec = window.prompt.field, window.passes.is_running, window.models.spec
        typing = field.hasFocus() or window.prompt.target.hasFocus()
        has_prompt = window.workspaces.workspace.has_prompt
        return {
            "chats": window.prompt.chat.isVisibleTo(window.prompt),
            "draws": has_prompt and (spec is None or spec.kind != "encoder-only"),
            "pair": window.passes.has_target,
            "prompt": bool(field.text),
            "idle": not running,
            "busy": running,
            "undo": self._window.undoing.can_undo,
            "redo": self._window.undoing.can_redo,
            "typing": typing,
            "panels": has_prompt and not typing,
        }

    def step(self) -> None:
        """Draw one token."""
        self._leave_prompt_for_draw()
        self._window.passes.step()

    def generate(self) -> None:
        """Draw tokens."""
        self._leave_prompt_for_draw()
        self._window.passes.generate(self._window.panels.controls.max_new_tokens)

    def _leave_prompt_for_draw(self) -> None:
        """In *Sample* the keys are those of the draw from then on: a letter typed behind what was drawn would make it
        typed text, and its steps would be gone."""
        if self._window.workspaces.current == SAMPLE:
            self.focus_panels()

    def stop(self) -> None:
        """Draw no more."""
        self._window.passes.stop()

    def switch_chat(self) -> None:
        """The chat template on, or off."""
        self._window.prompt.chat.toggle()

    def undo(self) -> None:
        """Take back the last change."""
        self._window.passes.stop()
        self._window.undoing.undo()

    def redo(self) -> None:
        """Do it again."""
        self._window.passes.stop()
        self._window.undoing.redo()

    def focus_prompt(self) -> None:
        """The keyboard to the prompt."""
        self._window.prompt.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_panels(self) -> None:
        """The keyboard to the panel that had it last."""
        self._window.commands.panel.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
