"""Which panels have room: folded by hand, folded for want of room, or all but one set aside. Knows no widget."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

PRIORITY = ("head", "next", "heads", "embedding")  # who keeps their room longest where there is little


@dataclass(frozen=True, slots=True)
class Folding:
    """What a person did to the panels, by name.

    `folded` were folded by hand, `only` is the one that has all the room, `latest` the ones unfolded by hand, the last
    first: where there is little room, they keep it longest.
    """

    folded: frozenset[str] = frozenset()
    only: str | None = None
    latest: tuple[str, ...] = ()

    def open(self, names: Sequence[str], least: Sequence[int], width: int, rail: int) -> frozenset[str]:
        """The panels that are open in a window of this width, at least one; `least` are their narrowest widths."""
        if self.only in names:
            return frozenset({self.only})
        needs = dict(zip(names, least, strict=True))
        order = [*self.latest, *(name for name in (*PRIORITY, *names) if name not in self.latest)]
        wanted = [name for name in dict.fromkeys(order) if name in needs and name not in self.folded]
        left = width - rail * len(needs)
        chosen: list[str] = []
        for name in wanted:
            if not chosen or needs[name] - rail <= left:
                chosen.append(name)
                left -= needs[name] - rail
        return frozenset(chosen or names[:1])

    def fold(self, name: str) -> "Folding":
        """Fold one panel."""
        return replace(self, folded=self.folded | {name}, only=None, latest=tuple(n for n in self.latest if n != name))

    def unfold(self, name: str) -> "Folding":
        """Give one panel its room, before all others."""
        return replace(
            self,
            folded=self.folded - {name},
            only=None,
            latest=(name, *(other for other in self.latest if other != name)),
        )

    def toggle_only(self, name: str) -> "Folding":
        """Give one panel all the room, or put the others back."""
        return replace(self, only=None if self.only == name else name)
