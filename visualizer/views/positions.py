"""The position scheme: the learned position vectors, and how alike positions are."""

from visualizer import positions
from visualizer.language import tr
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import Axis, ColourScale, Figure, HeatMap, Text


def draw(trace: Trace, selection: Selection) -> Figure:
    """The vectors over position and dimension, and the cosine of each two; a sentence where nothing is learned."""
    table, query = trace.position_table, selection.token(trace)
    if table is None:
        text = sentences.positions(trace, selection)
        return Figure(view="positions", title=tr("Positions"), marks=(Text(text),), sentence=text)
    seen = positions.window(len(table), selection.positions, query)
    places = Axis("position", first=seen.start)
    framed = query - seen.start if seen.start <= query < seen.stop else None
    vectors = HeatMap(
        values=table[seen],
        rows=places,
        columns=Axis("dimension"),
        scale=ColourScale.symmetric(table, tr("position vector")),
        quantity="value",
        title=tr("position vectors, learned"),
        framed=framed,
    )
    pattern = HeatMap(
        values=positions.alike(table[seen]),
        rows=Axis("position", picks="query" if seen.stop <= len(trace.tokens) else None, first=seen.start),
        columns=Axis("position", first=seen.start),
        scale=ColourScale(-1, 1, "diverging", tr("cosine")),
        quantity="cosine",
        title=tr("position pattern"),
        note=tr("cosine, learned"),
        framed=framed,
        square=True,
    )
    sentence = sentences.positions(trace, selection)
    return Figure(view="positions", title=tr("Positions"), marks=(vectors, pattern), sentence=sentence)
