"""One head as lines between two columns of tokens."""

from visualizer.language import tr
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import Arcs, Axis, Figure
from visualizer.views.head import map_of
from visualizer.views.labels import head_words, labels_of


def draw(trace: Trace, selection: Selection) -> Figure:
    """Lines from the query token, or from all; width and opacity are the weight."""
    labels = labels_of(trace)
    query = selection.token(trace)
    everything = selection.arcs_from == "all"
    arcs = Arcs(
        weights=map_of(trace, selection.layer, selection.head, "softmax"),
        queries=Axis("query", labels, picks="query", counts_tokens=True),
        keys=Axis("key", labels, picks="query", counts_tokens=True),
        framed=query,
        origin=None if everything else query,
    )
    return Figure(
        view="arcs",
        title=tr("Arcs"),
        marks=(arcs,),
        focus=head_words(selection),
        sentence=sentences.arcs(trace, selection),
    )
