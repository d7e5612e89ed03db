"""One head as a map, at any stage from q·k to weights."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
from jaxtyping import Bool, Float, Int64

from visualizer.attention import STAGES, Stage
from visualizer.language import later, tr
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import ColourScale, Figure, HeatMap
from visualizer.views.heads import weight_scale
from visualizer.views.labels import head_words, key_axis, query_axis

STAGE_NAMES: dict[Stage, str] = {
    "raw": "q·k",
    "scaled": later("scaled"),
    "biased": later("+ bias"),
    "capped": later("capped"),
    "masked": later("masked"),
    "softmax": later("softmax"),
}
BESIDE: dict[Stage, str] = {  # what hovering adds
    "raw": "q·k",
    "scaled": later("scaled"),
    "biased": later("+ bias"),
    "capped": later("capped"),
    "softmax": later("weight"),
}
MOST_STAGES = 512  # tokens; of longer prompts only the stage on show is computed
QUANTITIES: dict[Stage, str] = {
    "raw": "q·k",
    "scaled": later("score"),
    "biased": later("score"),
    "capped": later("score"),
    "masked": later("score"),
    "softmax": later("weight"),
}


def draw(trace: Trace, selection: Selection) -> Figure:
    """The map of the focused head: a row for each query, a column for each key, the query token's row framed."""
    layer, head, stage = selection.layer, selection.head, shown_stage(trace, selection.layer, selection.stage)
    values = map_of(trace, layer, head, stage)
    stages = every_stage(trace, layer, head) if has_every_stage(trace) else {}
    masked = stage in ("masked", "softmax")
    sink_aside = selection.sink == "aside" and stage == "softmax"
    grid = HeatMap(
        explains="weight",
        values=values,
        rows=query_axis(trace),
        columns=key_axis(trace),
        scale=weight_scale(trace, selection) if stage == "softmax" else scores_scale(values, tr(QUANTITIES[stage])),
        quantity=QUANTITIES[stage],
        hidden=forbidden(trace, layer) if masked else None,
        framed=selection.token(trace),
        pinned=selection.second(trace),
        marked=marked(trace, selection),
        aside=(0,) if sink_aside else (),
        note=", ".join(filter(None, (stage_note(trace, selection), tr("first key aside") if sink_aside else ""))),
        outside=outside(trace, layer) if masked else None,
        square=True,
        column_group="keys",
        beside=tuple((tr(BESIDE[name]), stages[name]) for name in stages if name in BESIDE and name != stage),
    )
    return Figure(
        view="head",
        title=tr("One head"),
        marks=(grid,),
        focus=head_words(selection, trace),
        sentence=sentences.head(trace, selection, values),
    )


def shown_stage(trace: Trace, layer: int, stage: Stage) -> Stage:
    """The stage that is drawn: in place of one that the layer lacks the one before, or weights where those are all."""
    there = trace.stages(layer)
    reached = [one for one in there if STAGES.index(one) <= STAGES.index(stage)]
    return reached[-1] if reached else there[0]


def stage_note(trace: Trace, selection: Selection) -> str:
    """Why another stage is drawn than the one asked for; empty where it is that one."""
    if selection.stage in trace.stages(selection.layer):
        return ""
    if trace.rows.maps is not None:
        return tr("the model gives its weights alone")
    return tr("no bias in this layer" if selection.stage == "biased" else "no cap in this layer")


def has_every_stage(trace: Trace) -> bool:
    """Whether all stages of a head are computed at once."""
    return max(len(trace.tokens), len(trace.key_tokens)) <= MOST_STAGES


def map_of(trace: Trace, layer: int, head: int, stage: Stage) -> Float[np.ndarray, "queries keys"]:
    """The map of one head at a stage; made once while only the query token or the colours change."""
    if has_every_stage(trace):
        return every_stage(trace, layer, head)[stage]
    return one_stage(trace, layer, head, stage)


@lru_cache(maxsize=1)
def every_stage(trace: Trace, layer: int, head: int) -> dict[Stage, Float[np.ndarray, "queries keys"]]:
    """All stages of a head, so that hovering says what a cell was before and becomes after."""
    return {stage: trace.stage(layer, head, stage) for stage in trace.stages(layer)}


@lru_cache(maxsize=1)
def one_stage(trace: Trace, layer: int, head: int, stage: Stage) -> Float[np.ndarray, "queries keys"]:
    """A head at one stage, where the prompt is too long for all of them."""
    return trace.stage(layer, head, stage)


@lru_cache(maxsize=1)
def forbidden(trace: Trace, layer: int) -> Bool[np.ndarray, "queries keys"]:
    """Which cells the mask forbids."""
    return ~trace.allowed(layer)


@lru_cache(maxsize=1)
def outside(trace: Trace, layer: int) -> Bool[np.ndarray, "queries keys"] | None:
    """Which cells lie outside the layer's window; None where it has none."""
    return outside_window(trace, layer, np.arange(len(trace.tokens)))


def outside_window(
    trace: Trace, layer: int, queries: Int64[np.ndarray, "queries"]
) -> Bool[np.ndarray, "queries keys"] | None:
    """Which keys some queries may not see because of the layer's window alone; None where it has none."""
    mask = trace.rule(layer).mask
    if mask.window is None:
        return None
    within = replace(mask, window=None).allowed_of(queries, len(trace.key_tokens))
    return within & ~trace.allowed(layer, queries)


def marked(trace: Trace, selection: Selection) -> tuple[int, int] | None:
    """Row and column of the cell that was clicked, None where no key was."""
    key = selection.key
    return None if key is None or key >= len(trace.key_tokens) else (selection.token(trace), key)


def scores_scale(values: np.ndarray, name: str) -> ColourScale:
    """Both ways from zero, as far as the largest finite score."""
    finite = np.abs(values[np.isfinite(values)])
    return ColourScale.around_zero(float(finite.max()) if finite.size else 1.0, name)
