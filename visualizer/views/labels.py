"""The labels of token axes, made once a trace, since several views of a long prompt would each make them anew; the axes
of maps; and what heads a figure of one head."""

from dataclasses import replace
from functools import lru_cache

from visualizer.language import later, tr
from visualizer.state import Selection
from visualizer.trace import AttentionKind, ModelSpec, Trace
from visualizer.views.figure import About, Axis, Side

KINDS: dict[AttentionKind, str] = {  # what a figure of one of an encoder-decoder's kinds of attention is headed with
    "encoder": later("encoder"),
    "decoder": later("decoder"),
    "cross": later("cross"),
}


@lru_cache(maxsize=1)
def labels_of(trace: Trace) -> tuple[str, ...]:
    """Each token that queries stand for as it is drawn."""
    return tuple(token.shown for token in trace.tokens)


@lru_cache(maxsize=1)
def other_labels_of(trace: Trace) -> tuple[str, ...]:
    """Each token that keys stand for, where those are another text's."""
    return tuple(token.shown for token in trace.key_tokens)


def key_labels_of(trace: Trace) -> tuple[str, ...]:
    """Each token that keys stand for as it is drawn."""
    return labels_of(trace) if trace.key_side is None else other_labels_of(trace)


def query_side(trace: Trace) -> Side:
    """Which text the queries are of: a model that reads one text has no target."""
    return "target" if trace.spec.attention in ("decoder", "cross") else "source"


def key_side(trace: Trace) -> Side:
    """Which text the keys are of."""
    return "target" if trace.spec.attention == "decoder" else "source"


def query_axis(trace: Trace) -> Axis:
    """The axis of queries, named by their text where keys are another's; a click on a place looks from it."""
    name = later("query") if trace.key_side is None else later("target")
    return Axis(name, labels_of(trace), picks="query", counts_tokens=True, side=query_side(trace))


def key_axis(trace: Trace, picks: str = "key") -> Axis:
    """The axis of keys; where they are another text's, a click can only choose a key."""
    name, picks = ("key", picks) if trace.key_side is None else ("source", "key")
    return Axis(name, key_labels_of(trace), picks=picks, counts_tokens=True, side=key_side(trace))


def lit(trace: Trace, *queries: int) -> About:
    """Queries that a step is about, as fields of it."""
    return About(target=queries) if query_side(trace) == "target" else About(tokens=queries)


def pair_lit(trace: Trace, query: int, key: int) -> About:
    """A query and a key that a step is about, as fields of it."""
    if query_side(trace) == key_side(trace):
        return lit(trace, query, key)
    return About(tokens=(key,), target=(query,))


def keys_lit(trace: Trace, *keys: int) -> About:
    """Keys that a step is about, as fields of it."""
    return About(target=keys) if key_side(trace) == "target" else About(tokens=keys)


def of_target(trace: Trace, selection: Selection) -> Selection:
    """Where a view of what is predicted looks from: the target's last token while the encoder is looked at."""
    if trace.source is None or selection.kind != "encoder":
        return selection
    return replace(selection, kind=None, query=-1, key=None, pinned=None)


def kind_words(spec: ModelSpec) -> str:
    """Which of an encoder-decoder's kinds of attention a figure is of; empty for a model that has one kind."""
    return tr(KINDS[spec.attention]) if spec.attention in KINDS else ""


def head_words(selection: Selection, trace: Trace | None = None) -> str:
    """Which head a figure is of: its `focus`."""
    words = tr("layer {layer}   head {head}", layer=selection.layer, head=selection.head)
    kind = "" if trace is None else kind_words(trace.spec)
    return f"{kind}   {words}" if kind else words
