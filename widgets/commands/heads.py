"""Commands on heads: switching them off, ranking them, and what changed."""

from collections.abc import Iterable, Mapping

from visualizer.language import tr
from widgets.actions import Fact
from widgets.commands.room import Room

Place = tuple[int, int]  # layer, head


class HeadCommands(Room):
    """What heads are multiplied with, and what came of it."""

    def facts(self) -> Mapping[Fact, bool]:
        """Whether heads are scaled, whether they are being ranked."""
        return {"altered": bool(self._window.sitting.factors), "ranking": self._window.ranking.is_running}

    def switch_head(self) -> None:
        """The focused head off, or on again."""
        selection = self._window.sitting.selection
        self._switch([(selection.layer, selection.head)])

    def switch_layer(self) -> None:
        """Every head of the focused layer off, or on again."""
        layer = self._window.sitting.selection.layer
        self._switch([place for place in self._places() if place[0] == layer])

    def switch_others_of_layer(self) -> None:
        """Every head of the layer but the focused one off, or on again."""
        selection = self._window.sitting.selection
        layer, head = selection.layer, selection.head
        self._switch([place for place in self._places() if place[0] == layer and place[1] != head])

    def switch_others(self) -> None:
        """Every head of the model but the focused one off, or on again."""
        selection = self._window.sitting.selection
        self._switch([place for place in self._places() if place != (selection.layer, selection.head)])

    def reset(self) -> None:
        """The model as it was made."""
        self._window.sitting.factors = {}

    def hold_change(self) -> None:
        """Show what changed, as long as the key is down."""
        self._window.resting.hold()

    def switch_change(self) -> None:
        """Keep in sight what changed, or no longer."""
        self._window.resting.switch()

    def rank(self) -> None:
        """Rank the heads by the effect of removing each, where they are shown."""
        if not self._can_scale():
            return
        if self._window.panels.drawers.current == "effects":
            self._window.ranking.start()
        else:
            self._window.panels.drawers.open("effects")  # which starts it

    def stop_ranking(self) -> None:
        """Rank no further."""
        self._window.ranking.cancel()

    def _can_scale(self) -> bool:
        """Whether heads of the model can be scaled; says why where they cannot."""
        if not self._window.passes.has_target:
            return True
        words = tr("Heads of an encoder-decoder cannot be switched off here: the pass scales heads of one stack only.")
        self._window.notices.show_notice("heads", words, fleeting=True)
        return False

    def _places(self) -> list[Place]:
        trace = self._window.sitting.trace
        if trace is None:
            return []
        return [(layer, head) for layer in range(trace.spec.layers) for head in range(trace.spec.heads)]

    def _switch(self, places: Iterable[Place]) -> None:
        """Off; where all of them are off already, on again."""
        if not self._can_scale():
            return
        sitting, places = self._window.sitting, list(places)
        off = all(sitting.factors.get(place, 1.0) == 0 for place in places)
        sitting.factors = {**sitting.factors, **dict.fromkeys(places, 1.0 if off else 0.0)}
