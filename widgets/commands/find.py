"""The command palette: what it lists, and what a chosen entry does."""

from collections.abc import Iterator, Sequence

from visualizer.language import tr
from visualizer.roles import ROLES
from visualizer.views import VIEWS
from widgets.actions import ACTIONS
from widgets.commands.room import Room
from widgets.finding import Entry, Match, heads, search, tokens


class FindCommands(Room):
    """Finding by a few letters what else would take a menu, a key or the mouse."""

    def open_finder(self) -> None:
        """Lay the command palette over the window."""
        self._window.finder.open()

    def lookup(self, query: str) -> Sequence[Match]:
        """What fits a query, best first: a head that is named comes before everything else."""
        trace = self._window.sitting.trace
        spec = None if trace is None else trace.facet(self._window.sitting.selection.kind).spec
        named = heads(query, spec.layers, spec.heads) if spec is not None else []
        first = [Match(entry, 0.0, tuple(range(len(entry.title)))) for entry in named]
        return [*first, *search(query, self._entries(bool(query.strip())))]

    def carry_out(self, entry: Entry) -> None:
        """Do what was chosen."""
        window = self._window
        if entry.kind == "action":
            window.commands.do_anywhere(entry.does)
        elif entry.kind == "view":
            window.show_view(entry.does)
        elif entry.kind == "model":
            window.models.open(entry.does)
        else:
            window.pick(entry.does)

    def _entries(self, everything: bool) -> Iterator[Entry]:
        """Actions and views; tokens and models once something is typed."""
        for action in ACTIONS:
            if self._window.commands.is_at_hand_anywhere(action) and action.handler != "find.open_finder":
                yield Entry("action", action.title, action.explains, action.shown_keys, action.id)
        trace = self._window.sitting.trace
        if trace is not None:
            yield from (Entry("view", tr(view.title), tr(view.shows), does=view.name) for view in VIEWS.values())
            yield from (
                Entry(
                    "order",
                    tr("Sort heads by {role}", role=role.title),
                    role.tip,
                    does={"order": role.name, "least": 0.0},
                )
                for role in ROLES.values()
            )
        if everything and trace is not None:
            facet = trace.facet(self._window.sitting.selection.kind)
            yield from tokens([token.shown for token in facet.tokens])
        if everything:
            for choice in (choice for group in self._window.models.choices() for choice in group):
                yield Entry("model", choice.title, choice.facts, does=choice.name)
