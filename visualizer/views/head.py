"""One head as a map, at any stage from q·k to weights."""

import numpy as np

from visualizer.attention import STAGES, Stage
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views.figure import Axis, ColourScale, Figure, HeatMap
from visualizer.views.heads import weight_scale

STAGE_NAMES: dict[Stage, str] = {"raw": "q·k", "scaled": "scaled", "masked": "masked", "softmax": "softmax"}
BESIDE: dict[Stage, str] = {"raw": "q·k", "scaled": "scaled", "softmax": "weight"}  # what hovering adds
MOST_STAGES = 512  # tokens; of longer prompts only the stage on show is computed
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
    stages = {name: trace.stage(layer, head, name) for name in STAGES} if len(trace.tokens) <= MOST_STAGES else {}
    values = stages[stage] if stages else trace.stage(layer, head, stage)
    labels = tuple(token.shown for token in trace.tokens)
    masked = stage in ("masked", "softmax")
    grid = HeatMap(
        values=values,
        rows=Axis("query", labels, picks="query", counts_tokens=True),
        columns=Axis("key", labels, picks="key", counts_tokens=True),
        scale=weight_scale(trace, selection) if stage == "softmax" else scores_scale(values, QUANTITIES[stage]),
        quantity=QUANTITIES[stage],
        hidden=~trace.spec.mask.allowed(len(labels), len(labels)) if masked else None,
        framed=selection.token(trace),
        square=True,
        column_group="keys",
        beside=tuple((BESIDE[name], stages[name]) for name in stages if name in BESIDE and name != stage),
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
