"""What one head reads, and where it goes: values by their weights, the head's output, its share of the stream."""

import numpy as np

from visualizer.language import later, tr
from visualizer.numerals import grouped, weight
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views.figure import Axis, Figure, HeatMap, Mark, Step, Steps, Text
from visualizer.views.labels import head_words, key_labels_of, key_side, labels_of, lit, query_side
from visualizer.views.sentences import quoted
from visualizer.views.why import cosine_step, extent, length, whole_scale

MOST_KEYS = 6  # that are shown one by one; of more, the strongest, and the rest as one row
OUTPUT = later("output of the head")


def draw(trace: Trace, selection: Selection) -> Figure:
    """The row's weights times the value vectors, strongest first; their sum; and what of it reaches the stream."""
    layer, head, query = selection.layer, selection.head, selection.token(trace)
    labels, keys, spec = labels_of(trace), key_labels_of(trace), trace.spec
    if trace.rows.maps is not None:
        refusal = tr(
            "{model} gives its attention weights alone: the values that its heads read are not known here.",
            model=spec.name,
        )
        return Figure(view="values", title=tr("What the head passes on"), marks=(Text(refusal),), sentence=refusal)
    weights = trace.row(layer, head, query)
    parts = weights[:, None] * trace.value(layer, head)  # (keys, head_width)
    sizes = np.linalg.norm(parts, axis=1)
    order = np.argsort(-sizes, kind="stable")
    seen = int(trace.allowed(layer, np.array([query]))[0].sum())
    most = seen if seen <= MOST_KEYS + 1 else MOST_KEYS
    told, rest = [int(key) for key in order[:most]], order[most:seen]
    names = [f"{weight(float(weights[key]))} {keys[key]}" for key in told]
    rows, places = [parts[key] for key in told], list(told)
    if len(rest):
        names.append(tr("{count} others", count=grouped(len(rest))))
        rows.append(parts[rest].sum(axis=0))
        places.append(-1)
    mixed = trace.mixed(layer, query)[head]  # (head_width,)
    factor = trace.factor(layer, head)
    output = mixed * np.float32(factor)
    scale = whole_scale(np.stack([*rows, mixed]), tr("component"))
    read = HeatMap(
        values=np.stack(rows),
        rows=Axis("key", tuple(names), picks="key", tokens=tuple(places), side=key_side(trace)),
        columns=Axis("dimension"),
        scale=scale,
        quantity="weight × value",
        title=tr("weight × value"),
        note=extent(spec.head_width),
        column_group="dimensions",
    )
    sums = [(tr("= sum"), mixed)] if factor == 1 else [(tr("= sum"), mixed), (f"× {factor:g}", output)]
    total = HeatMap(
        values=np.stack([vector for _, vector in sums]),
        rows=Axis("", tuple(name for name, _ in sums), tokens=(query,) * len(sums), side=query_side(trace)),
        columns=Axis("dimension"),
        scale=scale,
        quantity="component",
        title=tr(OUTPUT),
        note="" if factor == 1 else factor_words(factor),
        column_group="dimensions",
    )
    return Figure(
        view="values",
        title=tr("What the head passes on"),
        marks=(read, total, *stream_marks(trace, layer, head, query, output)),
        focus=f"“{labels[query]}”   {head_words(selection, trace)}",
        sentence=sentence(trace, quoted(labels[query]), layer, head),
    )


def stream_marks(trace: Trace, layer: int, head: int, query: int, output: np.ndarray) -> tuple[Mark, ...]:
    """What of the head's output reaches the stream, and its share; a sentence where the model does not show that."""
    if trace.projection is None:
        told = tr("{model} does not show what its heads add to the residual stream.", model=trace.spec.name)
        return (Text(told),)
    written = trace.contributions(layer, query)  # (heads, width)
    stream = HeatMap(
        values=written[head][None],
        rows=Axis("", (tr("to stream"),), tokens=(query,), side=query_side(trace)),
        columns=Axis("dimension"),
        scale=whole_scale(written[head], tr("component")),
        quantity="component",
        title=tr("projected"),
        note=extent(trace.spec.width),
    )
    bias = trace.projection.bias(layer)
    return stream, Steps(tuple(stream_steps(trace, layer, head, query, output, written, bias)), tr("its share"))


def sentence(trace: Trace, token: str, layer: int, head: int) -> str:
    """What is read, and where it goes; a norm on the way is said."""
    blueprint = trace.spec.blueprint
    if trace.key_side is not None:
        told = tr(
            "The values of the source that {token} reads in head {head} of layer {layer}, by their weights; their sum "
            "goes through the output projection into the residual stream of the target.",
            token=token, head=head, layer=layer,
        )  # fmt: skip
    else:
        told = tr(
            "The values that {token} reads in head {head} of layer {layer}, by their weights; their sum goes through "
            "the output projection into the residual stream.",
            token=token, head=head, layer=layer,
        )  # fmt: skip
    if blueprint is None or blueprint.norm == "before":
        return told
    norm = tr(
        "Once it is added, a norm follows, which scales all of the stream."
        if blueprint.norm == "after"
        else "All heads together pass through a norm before they are added.",
    )
    return f"{told} {norm}"


def stream_steps(
    trace: Trace,
    layer: int,
    head: int,
    query: int,
    output: np.ndarray,
    written: np.ndarray,
    bias: np.ndarray | None,
) -> list[Step]:
    """How large the head's part is, what share of the layer's attention output it makes, and where it points."""
    mine, tokens = written[head].astype(np.float64), lit(trace, query)
    whole = written.sum(axis=0, dtype=np.float64) + (0.0 if bias is None else bias.astype(np.float64))  # (width,)
    factor = trace.factor(layer, head)
    before, after = trace.rows.residual[query, layer], trace.rows.residual[query, layer + 1]
    square = float(whole @ whole)
    made_of = heads_words(trace.spec.heads, bias is not None)
    return [
        Step(
            tr("length"),
            tr("of the output"),
            length(output),
            "" if factor == 1 else factor_words(factor),
            **tokens,
        ),
        Step(tr("projected"), tr("length in the stream"), length(mine), **tokens),
        Step(tr("stream"), tr("length before layer {layer}", layer=layer), length(before), **tokens),
        cosine_step(tr("cosine"), tr("stream before layer {layer}", layer=layer), mine, before, tokens),
        cosine_step(tr("cosine"), tr("stream after layer {layer}", layer=layer), mine, after, tokens),
        Step(tr("attention"), tr("length in the stream"), length(whole), made_of, **tokens),
        Step(
            tr("share of it"),
            tr("along its direction"),
            float(mine @ whole) / square if square else 0.0,
            tr("the shares of {parts} make 1", parts=made_of),
            strong=True,
            **tokens,
        ),
    ]


def heads_words(count: int, bias: bool) -> str:
    """What a layer's attention output is the sum of."""
    if bias:
        return tr("{count} head + bias" if count == 1 else "{count} heads + bias", count=count)
    return tr("{count} head" if count == 1 else "{count} heads", count=count)


def factor_words(factor: float) -> str:
    """What was done to the head."""
    return tr("switched off") if factor == 0 else tr("scaled by {factor:g}", factor=factor)
