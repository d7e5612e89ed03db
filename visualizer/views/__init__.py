"""Views: pure functions from a trace and a selection to a figure, and the one registry that lists them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from visualizer.errors import BadInput
from visualizer.state import Baseline, Selection
from visualizer.trace import Trace
from visualizer.views import arcs, embedding, head, heads, lens, next_token, positions, row, tokens
from visualizer.views.figure import Figure

Draw = Callable[[Trace, Selection], Figure]
Compare = Callable[[Trace, Selection, Baseline], Figure]


@dataclass(frozen=True, slots=True)
class View:
    """One view: its name on the command line, what it is called in the window, what it shows, and how it is drawn.

    `compare` draws it beside a baseline: what rose and what fell; None where a view shows no change.
    """

    name: str
    title: str
    shows: str
    draw: Draw
    compare: Compare | None = None


VIEWS: dict[str, View] = {
    view.name: view
    for view in (
        View("tokens", "Tokens", "the pieces the model reads, with their ids", tokens.draw),
        View("embedding", "Embedding", "token vector + position vector = what enters layer 0", embedding.draw),
        View("positions", "Positions", "the position vectors, and how alike they are", positions.draw),
        View("heads", "All heads", "the attention of every head of every layer", heads.draw),
        View("head", "One head", "the attention of one head, at any stage", head.draw),
        View("row", "One row", "where the query token looks, with numbers", row.draw),
        View("arcs", "Arcs", "the attention of one head as lines between tokens", arcs.draw),
        View("lens", "Logit lens", "what the model would say after each layer", lens.draw),
        View("next-token", "Next token", "what may come next, before and after sampling settings", next_token.draw),
    )
}


def draw(name: str, trace: Trace, selection: Selection | None = None, baseline: Baseline | None = None) -> Figure:
    """The figure of one view, against a baseline where one is given and the view can show a change.

    Raises BadInput for a view, layer, head or token that is not there.
    """
    view = VIEWS.get(name)
    if view is None:
        raise BadInput(f'There is no view "{name}": the views are {", ".join(VIEWS)}.')
    selection = selection or Selection()
    if baseline is not None and view.compare is not None:
        figure = view.compare(trace, selection, baseline)
    else:
        figure = view.draw(trace, selection)
    return replace(figure, provenance=provenance(figure, trace, selection))


def provenance(figure: Figure, trace: Trace, selection: Selection) -> dict[str, str]:
    """Where a figure's numbers come from: the caption data of every file."""
    spec = trace.spec
    query = selection.token(trace)
    facts = {
        "view": figure.view,
        "model": f"{spec.name} ({spec.layers} × {spec.heads} heads, {spec.parameters:,} parameters, {spec.precision})",
        "fingerprint": spec.fingerprint,
        "prompt": trace.prompt,
        "selection": f"layer {selection.layer}, head {selection.head}, {selection.stage}, "
        f"query {query} “{trace.tokens[query].shown}”",
        "sampling": selection.sampling.words,
        "program": f"Headlight {program_version()}",
    }
    if trace.head_scale is not None:
        facts["altered"] = "the outputs of some heads are scaled"
    return facts


@cache
def program_version() -> str:
    """The version that is installed."""
    try:
        return version("headlight")
    except PackageNotFoundError:
        return "from a checkout"
