"""One head as lines between two columns of tokens."""

from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views.figure import Arcs, Axis, Figure


def draw(trace: Trace, selection: Selection) -> Figure:
    """Lines from the query token, or from all; width and opacity are the weight."""
    labels = tuple(token.shown for token in trace.tokens)
    query = selection.token(trace)
    everything = selection.arcs_from == "all"
    arcs = Arcs(
        weights=trace.attention(selection.layer, selection.head),
        queries=Axis("query", labels, picks="query", counts_tokens=True),
        keys=Axis("key", labels, picks="query", counts_tokens=True),
        framed=query,
        origin=None if everything else query,
    )
    whose = "every token" if everything else f"“{labels[query]}”"
    return Figure(
        view="arcs",
        title="Arcs",
        marks=(arcs,),
        focus=f"layer {selection.layer}   head {selection.head}",
        sentence=f"Where {whose} looks, layer {selection.layer}, head {selection.head}: the stronger, the larger the "
        "weight.",
    )
