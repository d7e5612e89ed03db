"""One head as a map, at any stage from q·k to weights."""

from functools import lru_cache

import numpy as np
from jaxtyping import Bool, Float

from visualizer.attention import STAGES, Stage
from visualizer.language import later, tr
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import Axis, ColourScale, Figure, HeatMap
from visualizer.views.heads import weight_scale
from visualizer.views.labels import head_words, labels_of

STAGE_NAMES: dict[Stage, str] = {
    "raw": "q·k",
    "scaled": later("scaled"),
    "masked": later("masked"),
    "softmax": later("softmax"),
}
BESIDE: dict[Stage, str] = {"raw": "q·k", "scaled": later("scaled"), "softmax": later("weight")}  # what hovering adds
MOST_STAGES = 512  # tokens; of longer prompts only the stage on show is computed
QUANTITIES: dict[Stage, str] = {
    "raw": "q·k",
    "scaled": later("score"),
    "masked": later("score"),
    "softmax": later("weight"),
}


def draw(trace: Trace, selection: Selection) -> Figure:
    """The map of the focused head: a row for each query, a column for each key, the query token's row framed."""
    layer, head, stage = selection.layer, selection.head, selection.stage
    values, labels = map_of(trace, layer, head, stage), labels_of(trace)
    stages = every_stage(trace, layer, head) if len(labels) <= MOST_STAGES else {}
    masked = stage in ("masked", "softmax")
    sink_aside = selection.sink == "aside" and stage == "softmax"
    grid = HeatMap(
        explains="weight",
        values=values,
        rows=Axis("query", labels, picks="query", counts_tokens=True),
        columns=Axis("key", labels, picks="key", counts_tokens=True),
        scale=weight_scale(trace, selection) if stage == "softmax" else scores_scale(values, tr(QUANTITIES[stage])),
        quantity=QUANTITIES[stage],
        hidden=forbidden(trace) if masked else None,
        framed=selection.token(trace),
        pinned=selection.second(trace),
        marked=marked(trace, selection),
        aside=(0,) if sink_aside else (),
        note=tr("first key aside") if sink_aside else "",
        square=True,
        column_group="keys",
        beside=tuple((tr(BESIDE[name]), stages[name]) for name in stages if name in BESIDE and name != stage),
    )
    return Figure(
        view="head",
        title=tr("One head"),
        marks=(grid,),
        focus=head_words(selection),
        sentence=sentences.head(trace, selection, values),
    )


def map_of(trace: Trace, layer: int, head: int, stage: Stage) -> Float[np.ndarray, "queries keys"]:
    """The map of one head at a stage; made once while only the query token or the colours change."""
    if len(trace.tokens) <= MOST_STAGES:
        return every_stage(trace, layer, head)[stage]
    return one_stage(trace, layer, head, stage)


@lru_cache(maxsize=1)
def every_stage(trace: Trace, layer: int, head: int) -> dict[Stage, Float[np.ndarray, "queries keys"]]:
    """All stages of a head, so that hovering says what a cell was before and becomes after."""
    return {stage: trace.stage(layer, head, stage) for stage in STAGES}


@lru_cache(maxsize=1)
def one_stage(trace: Trace, layer: int, head: int, stage: Stage) -> Float[np.ndarray, "queries keys"]:
    """A head at one stage, where the prompt is too long for all of them."""
    return trace.stage(layer, head, stage)


@lru_cache(maxsize=1)
def forbidden(trace: Trace) -> Bool[np.ndarray, "queries keys"]:
    """Which cells the mask forbids."""
    return ~trace.spec.mask.allowed(len(trace.tokens), len(trace.tokens))


def marked(trace: Trace, selection: Selection) -> tuple[int, int] | None:
    """Row and column of the cell that was clicked, None where no key was."""
    key = selection.key
    return None if key is None or key >= len(trace.tokens) else (selection.token(trace), key)


def scores_scale(values: np.ndarray, name: str) -> ColourScale:
    """Both ways from zero, as far as the largest finite score."""
    finite = np.abs(values[np.isfinite(values)])
    return ColourScale.around_zero(float(finite.max()) if finite.size else 1.0, name)
