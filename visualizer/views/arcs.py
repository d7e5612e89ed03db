"""One head as lines between two columns of tokens."""

from visualizer.language import tr
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import Arcs, Figure
from visualizer.views.head import forbidden, map_of
from visualizer.views.labels import head_words, key_axis, query_axis


def draw(trace: Trace, selection: Selection) -> Figure:
    """Lines from the query token, or from all; width and opacity are the weight."""
    query = selection.token(trace)
    everything = selection.arcs_from == "all"
    arcs = Arcs(
        weights=map_of(trace, selection.layer, selection.head, "softmax"),
        queries=query_axis(trace),
        keys=key_axis(trace, picks="query"),
        framed=query,
        hidden=forbidden(trace, selection.layer),
        origin=None if everything else query,
    )
    return Figure(
        view="arcs",
        title=tr("Arcs"),
        marks=(arcs,),
        focus=head_words(selection, trace),
        sentence=sentences.arcs(trace, selection),
    )
