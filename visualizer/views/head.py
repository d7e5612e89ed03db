"""One head as a map, at any stage from q·k to weights."""

import numpy as np

from visualizer.attention import Stage
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views.figure import Axis, ColourScale, Figure, HeatMap

STAGE_NAMES: dict[Stage, str] = {"raw": "q·k", "scaled": "scaled", "masked": "masked", "softmax": "softmax"}
QUANTITIES: dict[Stage, str] = {"raw": "q·k", "scaled": "score", "masked": "score", "softmax": "weight"}
SENTENCES: dict[Stage, str] = {
    "raw": "Dot products of queries and keys",
    "scaled": "Dot products of queries and keys, scaled",
    "masked": "Scaled scores behind the mask",
    "softmax": "Attention weights",
}


def draw(trace: Trace, selection: Selection) -> Figure:
    """The map of the focused head: a row for each query, a column for each key, the query token's row framed."""
    layer, head, stage = selection.layer, selection.head, selection.stage
    values = trace.stage(layer, head, stage)
    labels = tuple(token.shown for token in trace.tokens)
    masked = stage in ("masked", "softmax")
    grid = HeatMap(
        values=values,
        rows=Axis("query", labels, picks="query"),
        columns=Axis("key", labels),
        scale=ColourScale(0, 1, name="weight") if stage == "softmax" else scores_scale(values, QUANTITIES[stage]),
        quantity=QUANTITIES[stage],
        hidden=~trace.spec.mask.allowed(len(labels), len(labels)) if masked else None,
        framed=selection.token(trace),
        square=True,
        column_group="keys",
    )
    ending = ": each row sums to 1." if stage == "softmax" else "."
    return Figure(
        view="head",
        title="One head",
        marks=(grid,),
        focus=f"layer {layer}   head {head}",
        sentence=f"{SENTENCES[stage]}, layer {layer}, head {head}{ending}",
    )


def scores_scale(values: np.ndarray, name: str) -> ColourScale:
    """Both ways from zero, as far as the largest finite score."""
    finite = np.abs(values[np.isfinite(values)])
    return ColourScale.around_zero(float(finite.max()) if finite.size else 1.0, name)
