"""Where the query token looks: one row of one head as bars with numbers."""

import numpy as np

from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views.figure import Axis, ColumnBars, Figure
from visualizer.views.heads import weight_scale


def draw(trace: Trace, selection: Selection) -> Figure:
    """A bar for each key; they stand under the columns of the map."""
    query = selection.token(trace)
    weights = trace.row(selection.layer, selection.head, query)
    labels = tuple(token.shown for token in trace.tokens)
    count = len(labels)
    bars = ColumnBars(
        values=weights,
        columns=Axis("key", labels, picks="query", counts_tokens=True),
        scale=weight_scale(trace, selection),
        quantity="weight",
        title=labels[query],
        note="looks at",
        stage="softmax",
        hidden=~trace.spec.mask.allowed(count, count)[query],
        column_group="keys",
    )
    return Figure(
        view="row",
        title="One row",
        marks=(bars,),
        focus=f"layer {selection.layer}   head {selection.head}",
        sentence=sentence(weights, labels, query),
    )


def sentence(weights: np.ndarray, labels: tuple[str, ...], query: int) -> str:
    """What the bars say, in a sentence: the one or two strongest keys."""
    best = [int(key) for key in np.argsort(-weights, kind="stable")[:2] if weights[key] >= 0.1]
    told = " and ".join(f"“{labels[key]}” ({100 * weights[key]:.0f} %)" for key in best)
    return (
        f"Looking back from “{labels[query]}”, this head reads mostly {told}."
        if told
        else (f"Looking back from “{labels[query]}”, this head reads a little of everything.")
    )
