"""Heads by role: every head as a dot, with any two scores as axes."""

import numpy as np
from jaxtyping import Float

from visualizer import roles
from visualizer.language import tr
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import Axis, Figure, Scatter
from visualizer.views.heads import Survey, as_score, from_queries, score_list, survey
from visualizer.views.labels import head_words

NAMED = 8  # heads whose names are written, where there is room for them


def draw(trace: Trace, selection: Selection) -> Figure:
    """A dot a head; the focused head ringed, the extreme ones named."""
    found = survey(trace)
    across, down = (as_score(role, found.scores) for role in axes_of(trace, selection))
    dots = Scatter(
        across=across,
        down=down,
        rows=Axis("layer", picks="layer"),
        columns=Axis("head", picks="head"),
        framed=(selection.layer, selection.head),
        named=extreme(across.values, down.values),
        scores=score_list(found.scores),
        factors=trace.head_scale,
        note=from_queries(trace, found),
    )
    return Figure(
        view="roles",
        title=tr("Heads by role"),
        marks=(dots,),
        focus=head_words(selection, trace),
        sentence=sentence(trace, selection, found, dots),
    )


def extreme(
    across: Float[np.ndarray, "layers heads"], down: Float[np.ndarray, "layers heads"]
) -> tuple[tuple[int, int], ...]:
    """The heads farthest from the middle of all, farthest first; each axis counts by its own spread."""
    placed = np.isfinite(across) & np.isfinite(down)
    if not placed.any():
        return ()
    distance = np.zeros(across.shape)
    for scores in (across, down):
        middle, spread = float(np.median(scores[placed])), float(np.ptp(scores[placed]))
        distance += np.where(placed, (scores - middle) / (spread or 1.0), 0.0) ** 2
    heads = across.shape[1]
    order = np.argsort(np.where(placed, -distance, np.inf), axis=None, kind="stable")[:NAMED].tolist()
    return tuple(divmod(place, heads) for place in order if placed.flat[place])


def sentence(trace: Trace, selection: Selection, found: Survey, dots: Scatter) -> str:
    """Both scores of the focused head, and how many heads have no score on an axis."""
    spec, layer, head = trace.spec, selection.layer, selection.head
    axes = list(dict.fromkeys(axes_of(trace, selection)))
    names = sentences.listed([f"“{role.title}”" for role in axes])
    if 0 <= layer < spec.layers and 0 <= head < spec.heads:
        values = [f"{role.title} {role.written(found.scores[role.name][layer, head])}" for role in axes]
        told = tr(
            "{layers} layers of {heads} heads by {scores}; head {head} of layer {layer}: {values}.",
            layers=spec.layers, heads=spec.heads, scores=names, head=head, layer=layer,
            values=sentences.listed(values),
        )  # fmt: skip
    else:
        told = tr("{layers} layers of {heads} heads by {scores}.", layers=spec.layers, heads=spec.heads, scores=names)
    missing = int((~dots.placed).sum())
    some = from_queries(trace, found)
    chosen = dict.fromkeys((selection.across, selection.down))
    senseless = [f"“{roles.role(name).title}”" for name in chosen if not roles.has_meaning(name, trace)]
    if senseless:
        reason = senseless_words(trace, sentences.listed(senseless), len(senseless))
    else:
        reason = tr("{count} heads have no score here: the prompt gives them none.", count=missing) if missing else ""
    parts = [
        told,
        reason,
        tr("Computed from {queries}.", queries=some) if some else "",
    ]
    return " ".join(filter(None, parts))


def axes_of(trace: Trace, selection: Selection) -> tuple[roles.Role, roles.Role]:
    """The scores along and up; one that has no meaning in this kind of attention gives way to another."""
    across, down = (
        name if roles.has_meaning(name, trace) else instead
        for name, instead in ((selection.across, roles.SINK), (selection.down, roles.ENTROPY))
    )
    return roles.role(across), roles.role(down)


def senseless_words(trace: Trace, names: str, count: int) -> str:
    """Why other scores stand along the axes than those chosen."""
    if trace.key_side is not None:
        return tr(
            "{scores} has no meaning from one text to another and gives way to another score."
            if count == 1
            else "{scores} have no meaning from one text to another and give way to other scores.",
            scores=names,
        )
    return tr("{scores} has no meaning in a model that reads both ways and gives way to another score.", scores=names)
