"""Commands on masks and sentinels."""

from collections.abc import Mapping

from widgets.actions import Fact
from widgets.commands.room import Room


class MaskCommands(Room):
    """Taking tokens or spans out of a text, for the model to fill."""

    def facts(self) -> Mapping[Fact, bool]:
        """Whether the open model has masks to fill, or sentinels."""
        masking = self._window.masking
        return {"masks": masking.can_mask, "spans": masking.can_replace_spans}

    def mask(self) -> None:
        """Mask the token that one looks from."""
        self._window.masking.mask()

    def replace_span(self) -> None:
        """Replace what is selected in the source by a sentinel."""
        self._window.masking.replace_span()
