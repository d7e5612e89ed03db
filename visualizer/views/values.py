"""What one head reads, and where it goes: values by their weights, the head's output, its share of the stream."""

import numpy as np

from visualizer.language import later, tr
from visualizer.numerals import grouped, weight
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views.figure import Axis, Figure, HeatMap, Step, Steps
from visualizer.views.labels import head_words, labels_of
from visualizer.views.sentences import quoted
from visualizer.views.why import cosine_step, extent, length, whole_scale

MOST_KEYS = 6  # that are shown one by one; of more, the strongest, and the rest as one row
OUTPUT = later("output of the head")


def draw(trace: Trace, selection: Selection) -> Figure:
    """The row's weights times the value vectors, strongest first; their sum; and what of it reaches the stream."""
    layer, head, query = selection.layer, selection.head, selection.token(trace)
    labels, spec = labels_of(trace), trace.spec
    weights = trace.row(layer, head, query)
    parts = weights[:, None] * trace.value(layer, head)  # (keys, head_width)
    sizes = np.linalg.norm(parts, axis=1)
    order = np.argsort(-sizes, kind="stable")
    seen = int(spec.mask.allowed(len(labels) - query, len(labels))[0].sum())
    most = seen if seen <= MOST_KEYS + 1 else MOST_KEYS
    told, rest = [int(key) for key in order[:most]], order[most:seen]
    names = [f"{weight(float(weights[key]))} {labels[key]}" for key in told]
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
        rows=Axis("key", tuple(names), picks="key", tokens=tuple(places)),
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
        rows=Axis("", tuple(name for name, _ in sums), tokens=(query,) * len(sums)),
        columns=Axis("dimension"),
        scale=scale,
        quantity="component",
        title=tr(OUTPUT),
        note="" if factor == 1 else factor_words(factor),
        column_group="dimensions",
    )
    written = trace.contributions(layer, query)  # (heads, width)
    stream = HeatMap(
        values=written[head][None],
        rows=Axis("", (tr("to stream"),), tokens=(query,)),
        columns=Axis("dimension"),
        scale=whole_scale(written[head], tr("component")),
        quantity="component",
        title=tr("projected"),
        note=extent(spec.width),
    )
    return Figure(
        view="values",
        title=tr("What the head passes on"),
        marks=(
            read,
            total,
            stream,
            Steps(tuple(stream_steps(trace, layer, head, query, output, written)), tr("its share")),
        ),
        focus=f"“{labels[query]}”   {head_words(selection)}",
        sentence=tr(
            "The values that {token} reads in head {head} of layer {layer}, by their weights; their sum goes through "
            "the output projection into the residual stream.",
            token=quoted(labels[query]),
            head=head,
            layer=layer,
        ),
    )


def stream_steps(
    trace: Trace, layer: int, head: int, query: int, output: np.ndarray, written: np.ndarray
) -> list[Step]:
    """How large the head's part is, what share of the layer's attention output it makes, and where it points."""
    mine, tokens = written[head].astype(np.float64), (query,)
    bias = trace.projection.bias(layer)
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
            tokens=tokens,
        ),
        Step(tr("projected"), tr("length in the stream"), length(mine), tokens=tokens),
        Step(tr("stream"), tr("length before layer {layer}", layer=layer), length(before), tokens=tokens),
        cosine_step(tr("cosine"), tr("stream before layer {layer}", layer=layer), mine, before, tokens),
        cosine_step(tr("cosine"), tr("stream after layer {layer}", layer=layer), mine, after, tokens),
        Step(tr("attention"), tr("length in the stream"), length(whole), made_of, tokens=tokens),
        Step(
            tr("share of it"),
            tr("along its direction"),
            float(mine @ whole) / square if square else 0.0,
            tr("the shares of {parts} make 1", parts=made_of),
            strong=True,
            tokens=tokens,
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
