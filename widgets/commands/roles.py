"""Commands on how all heads are shown: their order, dots or tiles, the sink."""

from visualizer.roles import ROLES
from widgets.commands.room import Room
from widgets.panels.heads import sink_fields

ORDERS = ("model", *ROLES)


class RoleCommands(Room):
    """What heads do, made visible."""

    def next_order(self, by: int) -> None:
        """Sort the heads by the next score of the list, and behind the last as the model has them."""
        sitting = self._window.sitting
        now = ORDERS.index(sitting.selection.order) if sitting.selection.order in ORDERS else 0
        sitting.select(order=ORDERS[(now + by) % len(ORDERS)], least=0.0)

    def switch_dots(self) -> None:
        """Heads as dots with two scores as axes, or as tiles again."""
        heads = self._window.panels.heads
        heads.show_dots(not heads.is_dots)

    def switch_sink(self) -> None:
        """Take the first token's column out of the colours, or put it back."""
        sitting = self._window.sitting
        sitting.select(**sink_fields(sitting.selection.sink == "shown"))
