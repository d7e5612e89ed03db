"""Where the query token looks: one row of one head as bars with numbers."""

import numpy as np

from visualizer.language import tr
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import ColumnBars, Figure
from visualizer.views.head import outside_window
from visualizer.views.heads import weight_scale
from visualizer.views.labels import head_words, key_axis, labels_of


def draw(trace: Trace, selection: Selection) -> Figure:
    """A bar for each key; they stand under the columns of the map."""
    query = selection.token(trace)
    weights = trace.row(selection.layer, selection.head, query)
    labels = labels_of(trace)
    pinned = selection.second(trace)
    place = np.array([query])
    outside = outside_window(trace, selection.layer, place)
    bars = ColumnBars(
        values=weights,
        columns=key_axis(trace, picks="query"),
        scale=weight_scale(trace, selection),
        quantity="weight",
        title=labels[query],
        note=tr("looks at"),
        hidden=~trace.allowed(selection.layer, place)[0],
        outside=None if outside is None else outside[0],
        column_group="keys",
        aside=(0,) if selection.sink == "aside" else (),
        other=None if pinned is None else trace.row(selection.layer, selection.head, pinned),
        other_title="" if pinned is None else labels[pinned],
    )
    return Figure(
        view="row",
        title=tr("One row"),
        marks=(bars,),
        focus=head_words(selection, trace),
        sentence=sentences.row(trace, selection),
    )
