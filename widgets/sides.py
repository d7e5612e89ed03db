"""The two texts of an encoder-decoder: which of them one looks from, and which kind of attention is shown.

    kind "encoder"            queries are tokens of the source
    kind "decoder", "cross"   queries are tokens of the target

A model of another kind has one text, the source, and this says so throughout.
"""

from dataclasses import replace

from PySide6.QtCore import QObject

from visualizer.state import Selection, Sitting
from visualizer.tokens import Token
from visualizer.trace import AttentionKind, Trace
from visualizer.views.figure import Side

KINDS: tuple[AttentionKind, ...] = ("encoder", "decoder", "cross")
FIRST_KIND: AttentionKind = "cross"  # what an encoder-decoder is shown with: where its two texts meet


class Sides(QObject):
    """Remembers the query token of each side, so that it is there again when the kind of attention is changed."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._queries: dict[Side, int] = {"source": -1, "target": -1}
        self._target_kind: AttentionKind = FIRST_KIND  # the kind that was shown last, of those that ask from the target
        sitting.selection_changed.connect(self._on_selection)

    @property
    def are_two(self) -> bool:
        """Whether what is shown has a source and a target."""
        trace = self._sitting.trace
        return trace is not None and trace.source is not None

    @property
    def side(self) -> Side:
        """Whose tokens one looks from."""
        return side_of(self._sitting.selection.kind)

    def show_kind(self, kind: AttentionKind) -> None:
        """Show another kind of attention, from the query token that its side had last."""
        trace = self._sitting.trace
        if trace is None or kind not in trace.kinds or kind == self._sitting.selection.kind:
            return
        fields: dict[str, object] = {"kind": kind}
        if side_of(kind) != self.side:
            fields |= {"query": self._queries[side_of(kind)], "pinned": None}
        self._sitting.select(**fields, key=None)

    def look_from(self, side: Side, place: int) -> None:
        """Look from a token of one side; where the present kind does not ask from there, in one that does."""
        trace = self._sitting.trace
        if trace is None:
            return
        query = -1 if place == len(tokens_of(trace, side)) - 1 else place  # the last stays the last while one writes on
        if trace.source is None or side == self.side:
            self._sitting.select(query=query)
            return
        kind: AttentionKind = "encoder" if side == "source" else self._target_kind
        self._sitting.select(kind=kind, query=query, key=None, pinned=None)

    def behind(self, selection: Selection) -> Selection:
        """The same selection for what follows the target, whatever kind of attention it is on."""
        if not self.are_two:
            return selection
        query = selection.query if side_of(selection.kind) == "target" else self._queries["target"]
        trace = self._sitting.trace
        behind = replace(selection, kind="decoder", query=query)
        return behind if trace is None else behind.within(trace.spec)

    def on(self, side: Side, selection: Selection) -> Selection:
        """The same selection for one side's tokens."""
        if not self.are_two:
            return selection
        kind: AttentionKind = "encoder" if side == "source" else "decoder"
        if side_of(selection.kind) == side:
            return replace(selection, kind=kind)
        return replace(selection, kind=kind, query=self._queries[side], pinned=None)

    def detach(self) -> None:
        """Stop listening to the sitting, before the window goes."""
        self._sitting.selection_changed.disconnect(self._on_selection)

    def _on_selection(self, selection: Selection) -> None:
        self._queries[side_of(selection.kind)] = selection.query
        if selection.kind in ("decoder", "cross"):
            self._target_kind = selection.kind


def side_of(kind: AttentionKind | None) -> Side:
    """Whose tokens ask in a kind of attention."""
    return "target" if kind in ("decoder", "cross") else "source"


def tokens_of(trace: Trace, side: Side) -> tuple[Token, ...]:
    """The tokens of one side; of any other model those of the prompt."""
    return trace.source.tokens if trace.source is not None and side == "source" else trace.tokens
