"""What removing each head does to one token: a map of all heads, and the heads with the largest effect as bars."""

import numpy as np

from visualizer.effects import Effects
from visualizer.language import later, tr
from visualizer.numerals import grouped, per_cent, signed
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import Axis, Bar, Bars, ColourScale, Figure, HeatMap, Text

NOTHING = later(
    "Nothing was computed yet: what removing each head does to a token takes one pass a head, "
    "exact and in the background."
)


def draw(trace: Trace, selection: Selection) -> Figure:
    """The change of the token's log-probability without each head, and the heads by its size, largest first."""
    effects = trace.study(Effects)
    if trace.readout is None:
        told = sentences.no_head(trace)
        return Figure(view="effects", title=tr("Heads by effect"), marks=(Text(told),), sentence=told)
    if effects is None:
        return Figure(view="effects", title=tr("Heads by effect"), marks=(Text(tr(NOTHING)),), sentence=tr(NOTHING))
    changes = effects.changes.astype(np.float32)
    order = np.argsort(-np.abs(changes), axis=None, kind="stable")[: selection.candidates]
    places = [divmod(int(number), changes.shape[1]) for number in order]
    token = trace.vocabulary.shown(effects.token_id)
    bars = Bars(
        tuple(bar(effects, changes, layer, head) for layer, head in places),
        title=tr("{token} without the head", token=token),
        note=tr("top {count} of {all} heads", count=grouped(len(places)), all=grouped(changes.size)),
        against=tr("every head in place"),
        names=(tr("with"), tr("without %")),
    )
    is_shown = selection.layer < len(changes) and selection.kind in (None, trace.spec.attention)
    grid = HeatMap(
        values=changes,
        rows=Axis("layer", picks="layer"),
        columns=Axis("head", picks="head"),
        scale=ColourScale.around_zero(float(np.abs(changes).max(initial=0.0)), tr("nats")),
        quantity="change of log-probability",
        title=tr("change of log p"),
        note=tr("nats"),
        framed=selection.layer if is_shown else None,
        marked=(selection.layer, selection.head) if is_shown and selection.head < changes.shape[1] else None,
        square=True,
    )
    after = sentences.quoted(trace.tokens[min(effects.query, len(trace.tokens) - 1)].shown)
    return Figure(
        view="effects",
        title=tr("Heads by effect"),
        marks=(grid, bars),
        focus=tr(
            "{token} at {query}" if trace.spec.objective == "masked" else "{token} after {query}",
            token=token,
            query=trace.tokens[min(effects.query, len(trace.tokens) - 1)].shown,
        ),
        sentence=sentence(effects, places, sentences.quoted(token), after, trace.spec.objective == "masked"),
    )


def bar(effects: Effects, changes: np.ndarray, layer: int, head: int) -> Bar:
    """One head's row: the token's probability with every head, and without this one."""
    logit, without = effects.logit, float(effects.logits[layer, head])
    return Bar(
        label=f"L{layer} H{head}",
        token_id=effects.token_id,
        given=effects.probability,
        now=float(effects.probabilities[layer, head]),
        before=effects.probability,
        detail=tr(
            "log-probability {change} nats, logit {before} → {now}",
            change=signed(float(changes[layer, head]), 4),
            before=signed(logit, 3),
            now=signed(without, 3),
        ),
        pick={"layer": layer, "head": head},
    )


def sentence(
    effects: Effects, places: list[tuple[int, int]], token: str, query: str, fills: bool = False
) -> str:  # fmt: skip
    """The head whose removal moves the token most; `fills` where it is put at the query token, not behind it."""
    layer, head = places[0]
    without = float(effects.probabilities[layer, head])
    values = {
        "head": head,
        "layer": layer,
        "token": token,
        "query": query,
        "with_it": per_cent(effects.probability),
        "without": per_cent(without),
    }
    if without < effects.probability:
        return tr(
            "Head {head} of layer {layer} helps {token} at {query} most: {with_it} % with every head, {without} % "
            "without it."
            if fills
            else "Head {head} of layer {layer} helps {token} after {query} most: {with_it} % with every head, "
            "{without} % without it.",
            **values,
        )
    return tr(
        "Head {head} of layer {layer} hinders {token} at {query} most: {with_it} % with every head, {without} % "
        "without it."
        if fills
        else "Head {head} of layer {layer} hinders {token} after {query} most: {with_it} % with every head, "
        "{without} % without it.",
        **values,
    )
