"""The feed-forward network of the selected layer: its strongest units, its share of the stream, its experts."""

import numpy as np
from jaxtyping import Float

from visualizer.language import tr
from visualizer.numerals import grouped, signed
from visualizer.state import Selection
from visualizer.trace import Blueprint, Trace
from visualizer.views.figure import Axis, ColourScale, Figure, HeatMap, Lines, Mark, Text, ValueBar, ValueBars, round_up
from visualizer.views.labels import labels_of
from visualizer.views.sentences import quoted

RANKS = 6  # strongest units of each layer in the overview
GATED = {"silu": "SwiGLU", "swish": "SwiGLU", "gelu": "GeGLU", "relu": "ReGLU", "sigmoid": "GLU"}
PLAIN = {"gelu": "GELU", "relu": "ReLU", "silu": "SiLU", "swish": "SiLU", "tanh": "tanh", "relu2": "squared ReLU"}
WIDE = 30.0  # times the shortest line: from there on lengths are drawn by powers of ten


def draw(trace: Trace, selection: Selection) -> Figure:
    """What the network does with the query token, layer by layer; the parts that the trace has no numbers for are
    left out."""
    layer, query = selection.layer, selection.token(trace)
    trace.rule(layer)  # refuses a layer that is not there
    rows = trace.rows
    marks: list[Mark] = []
    if rows.experts is not None and rows.expert_weights is not None:
        marks += [experts_here(trace, layer, query), experts_everywhere(trace, layer, query)]
    if rows.units is not None and rows.activations is not None:
        marks += [strongest(trace, layer, query, selection.candidates), overview(trace, layer, query)]
    if rows.branches is not None:
        marks.append(lengths(trace, layer, query))
    if not marks:
        sentence = tr("Of {model} only the attention is known here, not its feed-forward networks.",
                      model=trace.spec.name)  # fmt: skip
        marks.append(Text(sentence))
    else:
        sentence = in_words(trace, layer, query)
    return Figure(
        view="feed-forward",
        title=tr("Feed-forward network"),
        marks=tuple(marks),
        focus=tr("“{token}”   layer {layer}", token=labels_of(trace)[query], layer=layer),
        sentence=sentence,
    )


def activation_name(blueprint: Blueprint) -> str:
    """The non-linearity as people call it, with its gate: "GELU", "SwiGLU"."""
    first = blueprint.activation.lower().split("_")[0]
    if blueprint.gated:
        return GATED.get(first, tr("{name}, gated", name=PLAIN.get(first, blueprint.activation)))
    return PLAIN.get(first, blueprint.activation)


# ---- units ----
def strongest(trace: Trace, layer: int, query: int, most: int) -> ValueBars:
    """The units that were strongest behind the non-linearity, as many as are asked for and known."""
    assert trace.rows.units is not None
    assert trace.rows.activations is not None
    units, values = trace.rows.units[query, layer, :most], trace.rows.activations[query, layer, :most]
    blueprint = trace.spec.blueprint
    of = "" if blueprint is None else tr("of {count}", count=grouped(blueprint.inner))
    name = "" if blueprint is None else activation_name(blueprint)
    return ValueBars(
        rows=tuple(
            ValueBar(tr("unit {number}", number=int(unit)), float(value))
            for unit, value in zip(units, values, strict=True)
        ),
        quantity="activation",
        title=tr("strongest units"),
        note=" · ".join(filter(None, (of, name))),
    )


def overview(trace: Trace, layer: int, query: int) -> HeatMap:
    """The few strongest activations of each layer; hovering names the unit."""
    assert trace.rows.units is not None
    assert trace.rows.activations is not None
    count = min(RANKS, trace.rows.units.shape[-1])
    values = np.ascontiguousarray(trace.rows.activations[query, :, :count].T)  # (ranks, layers)
    units = trace.rows.units[query, :, :count].T.astype(np.float64)
    return HeatMap(
        values=values,
        rows=Axis("rank", first=1),
        columns=Axis("layer", picks="layer"),
        scale=ColourScale.symmetric(values, tr("activation")),
        quantity="activation",
        title=tr("strongest units of every layer"),
        own_scale=True,
        beside=((tr("unit"), units),),
        marked=(0, layer),
    )


# ---- the residual stream ----
def lengths(trace: Trace, layer: int, query: int) -> Lines:
    """How long the vectors are that attention and feed-forward add in each layer, and the stream behind it."""
    assert trace.rows.branches is not None
    branches = trace.rows.branches[query]  # (layers, 2)
    stream = stream_lengths(trace, query)[1:]  # (layers)
    values = np.stack([stream, branches[:, 1], branches[:, 0]]).astype(np.float32)
    positive = values[values > 0]
    attention = tr("cross-attention") if trace.spec.attention == "cross" else tr("attention")
    return Lines(
        values=values,
        names=(tr("residual stream"), tr("feed-forward"), attention),
        columns=Axis("layer", picks="layer"),
        quantity="length",
        title=tr("lengths in the residual stream"),
        note=tr("after each layer"),
        marked=layer,
        logarithmic=bool(positive.size) and float(positive.max() / positive.min()) > WIDE,
    )


def stream_lengths(trace: Trace, query: int) -> Float[np.ndarray, "depths"]:
    """The length of the residual stream before each layer and behind the last one."""
    return np.linalg.norm(trace.rows.residual[query].astype(np.float64), axis=-1).astype(np.float32)


# ---- experts ----
def experts_here(trace: Trace, layer: int, query: int) -> ValueBars:
    """The experts that the layer's router chose, with their weights."""
    assert trace.rows.experts is not None
    assert trace.rows.expert_weights is not None
    chosen, weights = trace.rows.experts[query, layer], trace.rows.expert_weights[query, layer]  # (chosen)
    order = np.argsort(-weights, kind="stable")
    return ValueBars(
        rows=tuple(ValueBar(tr("expert {number}", number=int(chosen[p])), float(weights[p])) for p in order),
        quantity="weight",
        title=tr("experts chosen"),
        note=experts_in_words(trace.spec.blueprint),
    )


def experts_everywhere(trace: Trace, layer: int, query: int) -> HeatMap:
    """Every expert of every layer, with the weight it was given; 0 for those that were not chosen."""
    assert trace.rows.experts is not None
    assert trace.rows.expert_weights is not None
    chosen, weights = trace.rows.experts[query], trace.rows.expert_weights[query]  # (layers, chosen)
    known = 0 if trace.spec.blueprint is None else trace.spec.blueprint.experts
    values = np.zeros((len(chosen), max(known, int(chosen.max()) + 1)), dtype=np.float32)
    np.put_along_axis(values, chosen, weights.astype(np.float32), axis=1)
    return HeatMap(
        values=values,
        rows=Axis("layer", picks="layer"),
        columns=Axis("expert"),
        scale=ColourScale(0, min(1.0, round_up(float(values.max()))), name=tr("weight")),
        quantity="weight",
        title=tr("experts of every layer"),
        own_scale=True,
        framed=layer,
    )


def experts_in_words(blueprint: Blueprint | None) -> str:
    """ "4 of 32"; empty where the number is not known."""
    if blueprint is None or not blueprint.experts:
        return ""
    return tr("{chosen} of {count}", chosen=blueprint.chosen, count=blueprint.experts)


# ---- in words ----
def in_words(trace: Trace, layer: int, query: int) -> str:
    """The strongest unit or expert, and how much the network adds beside the attention."""
    rows, token = trace.rows, quoted(labels_of(trace)[query])
    if rows.branches is None:
        assert rows.units is not None
        assert rows.activations is not None
        return tr(
            "For {token}, unit {unit} of the feed-forward network of layer {layer} is strongest behind the "
            "non-linearity ({value}).",
            token=token, unit=int(rows.units[query, layer, 0]), layer=layer,
            value=signed(float(rows.activations[query, layer, 0])),
        )  # fmt: skip
    attention, network = (f"{float(length):.2f}" for length in rows.branches[query, layer])
    before, after = (f"{float(length):.2f}" for length in stream_lengths(trace, query)[layer : layer + 2])
    told = {
        "token": token, "layer": layer, "network": network, "attention": attention, "before": before, "after": after
    }  # fmt: skip
    if rows.experts is not None and rows.expert_weights is not None:
        best = int(rows.expert_weights[query, layer].argmax())
        return tr(
            "For {token}, layer {layer} sends the token to expert {expert} above all (weight {weight}); its networks "
            "add a vector of length {network}, its attention one of {attention}, to a stream that is {before} long "
            "before the layer and {after} after it.",
            expert=int(rows.experts[query, layer, best]),
            weight=f"{float(rows.expert_weights[query, layer, best]):.2f}", **told,
        )  # fmt: skip
    if rows.units is None or rows.activations is None:
        return tr(
            "For {token}, the feed-forward network of layer {layer} adds a vector of length {network}, its attention "
            "one of {attention}, to a stream that is {before} long before the layer and {after} after it.",
            **told,
        )
    return tr(
        "For {token}, unit {unit} is strongest in the feed-forward network of layer {layer} ({value}); the network "
        "adds a vector of length {network}, the attention one of {attention}, to a stream that is {before} long "
        "before the layer and {after} after it.",
        unit=int(rows.units[query, layer, 0]), value=signed(float(rows.activations[query, layer, 0])), **told,
    )  # fmt: skip
