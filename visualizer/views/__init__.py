"""Views: pure functions from a trace and a selection to a figure, and the one registry that lists them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from visualizer.errors import BadInput
from visualizer.language import tr
from visualizer.state import Baseline, Selection
from visualizer.trace import Trace
from visualizer.views import (
    arcs,
    change,
    effects,
    embedding,
    head,
    heads,
    lens,
    next_token,
    positions,
    roles,
    row,
    tokens,
    values,
    why,
)
from visualizer.views.figure import Figure

Draw = Callable[[Trace, Selection], Figure]
Compare = Callable[[Trace, Selection, Baseline], Figure]


@dataclass(frozen=True, slots=True)
class View:
    """One view: its name on the command line, what it is called in the window, what it shows, and how it is drawn.

    `compare` draws it beside a baseline: what rose and what fell; None where a view shows no change. A view that
    `always_compares` does so with every baseline, others only with one that is shown everywhere.
    """

    name: str
    title: str
    shows: str
    draw: Draw
    compare: Compare | None = None
    always_compares: bool = False


VIEWS: dict[str, View] = {
    view.name: view
    for view in (
        View("tokens", "Tokens", "the pieces the model reads, with their ids", tokens.draw),
        View("embedding", "Embedding", "token vector + position vector = what enters layer 0", embedding.draw),
        View("positions", "Positions", "the position vectors, and how alike they are", positions.draw),
        View("heads", "All heads", "the attention of every head of every layer", heads.draw, change.of_heads),
        View("roles", "Heads by role", "every head as a dot, with any two of its scores as axes", roles.draw),
        View("head", "One head", "the attention of one head, at any stage", head.draw, change.of_head),
        View("row", "One row", "where the query token looks, with numbers", row.draw, change.of_row),
        View("arcs", "Arcs", "the attention of one head as lines between tokens", arcs.draw),
        View("lens", "Logit lens", "what the model would say after each layer", lens.draw),
        View("next-token", "Next token", "what may come next, before and after sampling settings", next_token.draw,
             change.of_next_token, always_compares=True),
        View("why", "Where a number comes from", "how a weight, a probability or an embedding comes about", why.draw),
        View("values", "What the head passes on", "the values a head reads, and its share of the stream", values.draw),
        View("effects", "Heads by effect", "what removing each head does to the likeliest token", effects.draw),
    )
}  # fmt: skip


def draw(name: str, trace: Trace, selection: Selection | None = None, baseline: Baseline | None = None) -> Figure:
    """The figure of one view, against a baseline where one is given and the view can show a change.

    Raises BadInput for a view, layer, head or token that is not there.
    """
    view = VIEWS.get(name)
    if view is None:
        raise BadInput(tr('There is no view "{name}": the views are {known}.', name=name, known=", ".join(VIEWS)))
    selection = selection or Selection()
    if baseline is not None and view.compare is not None and (baseline.everywhere or view.always_compares):
        figure = view.compare(trace, selection, baseline)
        facts = {**provenance(figure, trace, selection), "against": change.described(trace, selection, baseline)}
        return replace(figure, provenance=facts)
    figure = view.draw(trace, selection)
    return replace(figure, provenance=provenance(figure, trace, selection))


def provenance(figure: Figure, trace: Trace, selection: Selection) -> dict[str, str]:
    """Where a figure's numbers come from: the caption data of every file."""
    spec = trace.spec
    query = selection.token(trace)
    facts = {
        "view": figure.view,
        "model": tr(
            "{model} ({layers} × {heads} heads, {parameters:,} parameters, {precision})",
            model=spec.name,
            layers=spec.layers,
            heads=spec.heads,
            parameters=spec.parameters,
            precision=spec.precision,
        ),
        "fingerprint": spec.fingerprint,
        "prompt": trace.prompt,
        "selection": tr(
            "layer {layer}, head {head}, {stage}, query {query} “{token}”",
            layer=selection.layer,
            head=selection.head,
            stage=selection.stage,
            query=query,
            token=trace.tokens[query].shown,
        ),
        "sampling": selection.sampling.words,
        "program": f"Headlight {program_version()}",
    }
    if trace.head_scale is not None:
        facts["altered"] = change.altered(trace)
    return facts


@cache
def program_version() -> str:
    """The version that is installed."""
    try:
        return version("headlight")
    except PackageNotFoundError:
        return tr("from a checkout")
