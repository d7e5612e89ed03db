"""Commands on where one looks from: query token, layer, head, stage, colours."""

from collections.abc import Mapping
from dataclasses import replace

from visualizer.trace import AttentionKind
from widgets.actions import Fact
from widgets.commands.room import Room
from widgets.sides import FIRST_KIND, KINDS


class LookCommands(Room):
    """What is looked at, and how."""

    def facts(self) -> Mapping[Fact, bool]:
        """What holds of the panels."""
        head = self._window.panels.head
        return {"trace": self._window.sitting.trace is not None, "arcs": head.is_arcs, "map": not head.is_arcs}

    def move_query(self, by: int) -> None:
        """Look from a neighbouring token; the last one is followed when the prompt grows."""
        sitting = self._window.sitting
        if sitting.trace is not None:
            facet = sitting.trace.facet(sitting.selection.kind)
            count = len(facet.tokens)
            place = max(0, min(count - 1, sitting.selection.token(facet) + by))
            sitting.select(query=-1 if place == count - 1 else place)

    def move_layer(self, by: int) -> None:
        """Focus another layer."""
        sitting = self._window.sitting
        if sitting.trace is not None:
            last = sitting.trace.facet(sitting.selection.kind).spec.layers - 1
            sitting.select(layer=max(0, min(last, sitting.selection.layer + by)))

    def move_head(self, by: int) -> None:
        """Focus another head."""
        sitting = self._window.sitting
        if sitting.trace is not None:
            last = sitting.trace.facet(sitting.selection.kind).spec.heads - 1
            sitting.select(head=max(0, min(last, sitting.selection.head + by)))

    def kind(self, kind: AttentionKind) -> None:
        """Show one kind of an encoder-decoder's attention."""
        self._window.sides.show_kind(kind)

    def move_kind(self, by: int) -> None:
        """Show the next kind of attention."""
        kind = self._window.sitting.selection.kind
        self.kind(KINDS[(KINDS.index(kind) + by) % len(KINDS)] if kind in KINDS else FIRST_KIND)

    def stage(self, stage: str) -> None:
        """Show another stage of the head, if its layer has that; stages are shown as a map."""
        sitting = self._window.sitting
        if sitting.trace is None:
            return
        facet = sitting.trace.facet(sitting.selection.kind)
        if stage not in facet.stages(min(sitting.selection.layer, facet.spec.layers - 1)):
            return
        self._window.panels.head.show_arcs(False)
        sitting.select(stage=stage)
        self._window.commands.update_facts()

    def shape(self, shape: str) -> None:
        """Map or arcs."""
        self._window.panels.head.show_arcs(shape == "arcs")
        self._window.commands.update_facts()

    def switch_contrast(self) -> None:
        """The colour scale of weights up to 1, or up to what occurs."""
        self._window.panels.switch_contrast()

    def switch_greedy(self) -> None:
        """Greedy or random."""
        sitting = self._window.sitting
        sampling = sitting.selection.sampling
        sitting.select(sampling=replace(sampling, greedy=not sampling.greedy))

    def pin(self) -> None:
        """Pin the query token, so that its row stands beside that of others; where it is pinned, end that."""
        sitting = self._window.sitting
        if sitting.trace is not None:
            token = sitting.selection.token(sitting.trace.facet(sitting.selection.kind))
            sitting.select(pinned=None if sitting.selection.pinned == token else token)

    def explain(self) -> None:
        """Open the drawer that tells where a number of the panel in focus comes from."""
        origins = {"embedding": "embedding", "next": "probability"}
        panels, panel = self._window.panels, self._window.commands.panel
        name = panels.name_of(panel) if panel in panels.all else "head"
        self._window.pick({"explains": origins.get(name, "weight")})
