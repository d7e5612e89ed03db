"""Views: pure functions from a trace and a selection to a figure, and the one registry that lists them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from visualizer.comparison import Comparison
from visualizer.effects import Effects
from visualizer.errors import BadInput
from visualizer.following import Beams, Continuations, Tree
from visualizer.language import tr
from visualizer.numerals import grouped
from visualizer.prompting.records import Curve, Shots
from visualizer.state import Baseline, Selection
from visualizer.trace import Trace
from visualizer.views import (
    architecture,
    arcs,
    beams,
    change,
    comparison,
    continuations,
    draws,
    effects,
    embedding,
    feed_forward,
    fillers,
    head,
    heads,
    in_context,
    lens,
    next_token,
    positions,
    roles,
    row,
    sampling,
    shots,
    surprisal,
    temperature,
    timeline,
    tokenizers,
    tokens,
    tree,
    values,
    why,
)
from visualizer.views.figure import Figure
from visualizer.views.labels import kind_words

Draw = Callable[[Trace, Selection], Figure]
Compare = Callable[[Trace, Selection, Baseline], Figure]


@dataclass(frozen=True, slots=True)
class View:
    """One view: its name on the command line, what it is called in the window, what it shows, and how it is drawn.

    `compare` draws it beside a baseline: what rose and what fell; None where a view shows no change. A view that
    `always_compares` does so with every baseline, others only with one that is shown everywhere. A view that is of the
    `whole` pass is handed all of it, others the facet of the kind of attention that is selected. `study` is the result
    of longer work that it draws (`Trace.study`); None where a pass is enough.
    """

    name: str
    title: str
    shows: str
    draw: Draw
    compare: Compare | None = None
    always_compares: bool = False
    whole: bool = False
    study: type | None = None


VIEWS: dict[str, View] = {
    view.name: view
    for view in (
        View("tokens", "Tokens", "the pieces the model reads, with their ids", tokens.draw, whole=True),
        View("tokenizers", "Tokenizers", "the same text through the tokenizers of several models", tokenizers.draw,
             whole=True),
        View("embedding", "Embedding", "token vector + position vector = what enters layer 0", embedding.draw),
        View("positions", "Positions", "what tells positions apart in this model", positions.draw),
        View("heads", "All heads", "the attention of every head of every layer", heads.draw, change.of_heads),
        View("roles", "Heads by role", "every head as a dot, with any two of its scores as axes", roles.draw),
        View("head", "One head", "the attention of one head, at any stage", head.draw, change.of_head),
        View("row", "One row", "where the query token looks, with numbers", row.draw, change.of_row),
        View("arcs", "Arcs", "the attention of one head as lines between tokens", arcs.draw),
        View("lens", "Logit lens", "what the model would say after each layer", lens.draw, whole=True),
        View("next-token", "Next token", "what may come next, before and after sampling settings", next_token.draw,
             change.of_next_token, always_compares=True, whole=True),
        View("sampling", "Drawing the next token", "what each sampling setting keeps and cuts, and the draw",
             sampling.draw, whole=True),
        View("temperature", "Temperature", "the likeliest tokens as temperature runs from 0 to 2", temperature.draw,
             whole=True),
        View("timeline", "Timeline", "what was drawn, step by step, with its probability", timeline.draw, whole=True),
        View("surprisal", "Surprisal", "the text, coloured by how much each token surprises the model", surprisal.draw,
             whole=True),
        View("fillers", "Fillers", "what an encoder puts at each mask", fillers.draw, whole=True),
        View("why", "Where a number comes from", "how a weight, a probability or an embedding comes about", why.draw,
             whole=True),
        View("values", "What the head passes on", "the values a head reads, and its share of the stream", values.draw),
        View("feed-forward", "Feed-forward network", "the strongest units, and the network's share of the stream",
             feed_forward.draw),
        View("architecture", "Architecture", "the parts of the model, and how they are wired", architecture.draw,
             whole=True),
        View("draws", "Many draws", "how often each token is drawn, against its probability", draws.draw, whole=True),
        View("tree", "What could follow", "the likeliest continuations as branches", tree.draw, whole=True, study=Tree),
        View("beams", "Beam search", "the beams that each step keeps and drops", beams.draw, whole=True, study=Beams),
        View("continuations", "Continuations", "the greedy text, and random ones with other seeds", continuations.draw,
             whole=True, study=Continuations),
        View("compare", "Compare", "several prompts, or models, side by side", comparison.draw, whole=True,
             study=Comparison),
        View("shots", "Shots", "the next token behind no example, one, and all of them", shots.draw, whole=True,
             study=Shots),
        View("in-context", "In-context curve", "what examples do to the expected answer", in_context.draw, whole=True,
             study=Curve),
        View("effects", "Heads by effect", "what removing each head does to the likeliest token", effects.draw,
             whole=True, study=Effects),
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
    seen = trace.facet(selection.kind)
    if baseline is not None and view.compare is not None and (baseline.everywhere or view.always_compares):
        facts = {"against": change.described(trace, selection, baseline)}
        if not view.whole:
            baseline = replace(baseline, trace=baseline.trace.facet(selection.kind))
        figure = view.compare(trace if view.whole else seen, selection, baseline)
        return replace(figure, provenance={**provenance(figure, trace, selection), **facts})
    figure = view.draw(trace if view.whole else seen, selection)
    return replace(figure, provenance=provenance(figure, trace, selection))


def provenance(figure: Figure, trace: Trace, selection: Selection) -> dict[str, str]:
    """Where a figure's numbers come from: the caption data of every file."""
    seen = trace.facet(selection.kind)
    spec, query, kind = seen.spec, selection.token(seen), kind_words(seen.spec)
    place = tr(
        "layer {layer}, head {head}, {stage}, query {query} “{token}”",
        layer=selection.layer,
        head=selection.head,
        stage=selection.stage,
        query=query,
        token=seen.tokens[query].shown,
    )
    facts = {
        "view": figure.view,
        "model": tr(
            "{model} ({layers} × {heads} heads of {kind} attention, {parameters} parameters, {precision})"
            if kind
            else "{model} ({layers} × {heads} heads, {parameters} parameters, {precision})",
            model=spec.name,
            layers=spec.layers,
            heads=spec.heads,
            kind=kind,
            parameters=grouped(spec.parameters),
            precision=spec.precision,
        ),
        "fingerprint": spec.fingerprint,
        "prompt": trace.prompt if trace.source is None else trace.source.prompt,
        **({} if trace.source is None else {"target": trace.prompt}),
        "selection": tr("{kind} attention, {place}", kind=kind, place=place) if kind else place,
        "sampling": selection.sampling.words,
        "program": f"Headlight {program_version()}",
    }
    altered = change.altered(trace)
    if altered:
        facts["altered"] = altered
    return {**facts, **figure.provenance}


@cache
def program_version() -> str:
    """The version that is installed."""
    try:
        return version("headlight")
    except PackageNotFoundError:
        return tr("from a checkout")
