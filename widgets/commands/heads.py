"""Commands on heads: switching them off, ranking them, and what changed."""

from collections.abc import Iterable, Mapping

from visualizer.language import tr
from visualizer.trace import Place
from widgets.actions import Fact
from widgets.commands.room import Room


class HeadCommands(Room):
    """What heads are multiplied with, and what came of it."""

    def facts(self) -> Mapping[Fact, bool]:
        """Whether heads are scaled, whether they are being ranked."""
        return {"altered": bool(self._window.sitting.factors), "ranking": self._window.ranking.is_running}

    def switch_head(self) -> None:
        """The focused head off, or on again."""
        self._switch([self._window.sitting.selection.place])

    def switch_layer(self) -> None:
        """Every head of the focused layer off, or on again."""
        layer = self._window.sitting.selection.layer
        self._switch([place for place in self._places() if place[-2] == layer])

    def switch_others_of_layer(self) -> None:
        """Every head of the layer but the focused one off, or on again."""
        selection = self._window.sitting.selection
        self._switch([place for place in self._places() if place[-2] == selection.layer and place != selection.place])

    def switch_others(self) -> None:
        """Every head but the focused one off, or on again; of an encoder-decoder those of one kind of attention."""
        self._switch([place for place in self._places() if place != self._window.sitting.selection.place])

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
        if self._window.passes.has_target:
            words = tr("Heads of an encoder-decoder are not ranked: switch one off to see what it does.")
            self._window.notices.show_notice("heads", words, fleeting=True)
            return
        if self._window.panels.drawers.current == "effects":
            self._window.ranking.start()
        else:
            self._window.panels.drawers.open("effects")  # which starts it

    def stop_ranking(self) -> None:
        """Rank no further."""
        self._window.ranking.cancel()

    def _places(self) -> list[Place]:
        """Every head of the kind of attention that is shown."""
        trace, selection = self._window.sitting.trace, self._window.sitting.selection
        if trace is None:
            return []
        spec = trace.facet(selection.kind).spec
        return [selection.beside(layer, head) for layer in range(spec.layers) for head in range(spec.heads)]

    def _switch(self, places: Iterable[Place]) -> None:
        """Off; where all of them are off already, on again."""
        sitting, places = self._window.sitting, list(places)
        off = all(sitting.factors.get(place, 1.0) == 0 for place in places)
        sitting.factors = {**sitting.factors, **dict.fromkeys(places, 1.0 if off else 0.0)}
