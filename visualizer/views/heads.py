"""All heads of all layers as one picture, in the model's order or sorted by what they do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isqrt

import numpy as np
from jaxtyping import Bool, Float, Int64

from visualizer import attention, roles
from visualizer.language import later, tr
from visualizer.numerals import grouped
from visualizer.state import Selection
from visualizer.trace import AttentionKind, Trace
from visualizer.views import sentences
from visualizer.views.figure import Axis, ColourScale, Detail, Figure, Score, TileGrid, round_up
from visualizer.views.labels import key_labels_of, kind_words, labels_of

MOST_CELLS = 64  # along a tile that is kept: a grid shows fewer, whoever looks closer has them rebuilt
MOST_KEPT = 6_000_000  # cells of all tiles together
MOST_CLOSE = 1_000_000  # weights that one look closer rebuilds
MOST_AT_REST, MOST_A_LAYER = 60_000_000, 1_500_000  # weights that a survey rebuilds once nobody types any more
COMMON = 0.9  # share of all rows whose largest weight a stretched scale still tells apart


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """Every head of one trace, made small, and what each does: all that one pass over the layers finds.

    Made by `pool_heads`; read by the views of all heads and by whoever needs the scale of weights. `strongest` and
    `largest` are each head's strongest pair and its weight; the fields in `aside` say the same without the first key.
    """

    maps: Float[np.ndarray, "layers heads down across"]
    hidden: Bool[np.ndarray, "down across"]
    queries: Int64[np.ndarray, "queries"]  # those that the numbers come from
    strongest: Int64[np.ndarray, "layers heads 2"]
    largest: Float[np.ndarray, "layers heads"]
    common: float  # what the largest weight of nine in ten rows stays below
    aside: "Strongest"
    scores: roles.Scores


@dataclass(frozen=True, slots=True, eq=False)
class Strongest:
    """The strongest pair of each head where the first key is set aside, and what is common there."""

    pairs: Int64[np.ndarray, "layers heads 2"]
    weights: Float[np.ndarray, "layers heads"]
    common: float


def draw(trace: Trace, selection: Selection) -> Figure:
    """One tile a head; the focused head framed."""
    found = survey(trace)
    grid = tile_grid(trace, selection, found)
    return Figure(
        view="heads",
        title=tr("All heads"),
        marks=(grid,),
        focus=kind_words(trace.spec),
        sentence=sentence(trace, selection, found),
    )


def tile_grid(trace: Trace, selection: Selection, found: Survey) -> TileGrid:
    """The grid of a survey: order, filter, focus and colour scale as the selection says."""
    aside = selection.sink == "aside"
    by = None if selection.order == "model" else roles.role(selection.order)
    order = None if by is None else ranking(found.scores[by.name])
    return TileGrid(
        tiles=tiles(found, selection.tile_cells),
        hidden=~attention.pooled(~found.hidden[None], selection.tile_cells)[0],
        rows=Axis("layer", picks="layer"),
        columns=Axis("head", picks="head"),
        scale=weight_scale(trace, selection),
        strongest=found.aside.pairs if aside else found.strongest,
        largest=found.aside.weights if aside else found.largest,
        tokens=labels_of(trace),
        framed=(selection.layer, selection.head),
        note=note(trace, selection, found),
        aside=aside_columns(selection),
        scores=score_list(found.scores),
        order=order,
        sorted_by=None if by is None else as_score(by, found.scores),
        faded=None if by is None else below(found.scores[by.name], selection.least),
        factors=trace.head_scale,
        closer=Close(trace),
        keys=() if trace.key_side is None else key_labels_of(trace),
    )


def survey(trace: Trace) -> Survey:
    """The survey of the trace at hand, made when it is first asked for: a new focus, order or scale costs nothing."""
    kept = _kept.get(trace.spec.attention)
    if kept is None or kept[0] is not trace:
        found = pool_heads(trace)
        keep(trace, found)
        return found
    return kept[1]


def keep(trace: Trace, found: Survey) -> None:
    """Make a survey that of the trace at hand, in place of a coarser one or of another trace's."""
    model = trace.spec.fingerprint
    for kind in [kind for kind, (other, _) in _kept.items() if other.spec.fingerprint != model]:
        del _kept[kind]
    _kept[trace.spec.attention] = trace, found


_kept: dict[AttentionKind, tuple[Trace, Survey]] = {}  # one of each kind and of one model: older ones must not be held


def pool_heads(trace: Trace, budget: int = roles.MOST_WEIGHTS) -> Survey:
    """Every head pooled and scored. Beyond `budget` weights, some queries stand for all (`roles.representative`)."""
    *_, found = surveying(trace, budget)
    assert found is not None
    return found


def can_refine(trace: Trace) -> bool:
    """Whether more of the queries than the survey of the trace has can be had for `MOST_AT_REST`."""
    spec, found = trace.spec, survey(trace)
    most = roles.queries_of(trace, spec.layers * spec.heads, budget_at_rest(trace))
    return len(found.queries) < len(most)


def budget_at_rest(trace: Trace) -> int:
    """What a survey may rebuild while nobody types: no more in all, and no more a layer, than goes unnoticed."""
    return min(MOST_AT_REST, MOST_A_LAYER * trace.spec.layers)


def surveying(trace: Trace, budget: int) -> Iterator[Survey | None]:
    """A survey in the making, one layer at a time, so that no full set of weights ever exists.

    Gives None after each layer, so that whoever waits can do something else or break off, and at last the survey.
    """
    spec, tokens, keys = trace.spec, len(trace.tokens), len(trace.key_tokens)
    queries = roles.queries_of(trace, spec.layers * spec.heads, budget)
    seen, allowed = roles.patterns(trace, queries), trace.seen(queries)
    cells = kept_cells(spec.layers * spec.heads, len(queries), tokens, keys)
    shape = min(len(queries), cells), min(keys, cells)
    maps = np.empty((spec.layers, spec.heads, *shape), dtype=np.float32)
    pairs = np.empty((2, spec.layers, spec.heads, 2), dtype=np.int64)
    largest = np.empty((2, spec.layers, spec.heads), dtype=np.float32)
    peaks: tuple[list[np.ndarray], list[np.ndarray]] = ([], [])
    scored, first = [], first_of(allowed)
    for layer in range(spec.layers):
        weights = trace.layer_attention(layer, queries)  # (heads, queries, keys)
        maps[layer] = attention.pooled(weights, cells)
        scored.append(roles.score(weights, seen))
        for place, first_key in enumerate((0, min(1, keys - 1))):
            best, weight, rows = strongest_pairs(weights, queries, first_key, first)
            pairs[place, layer], largest[place, layer] = best, weight
            peaks[place].append(rows)
        yield None
    common, common_aside = (min(1.0, round_up(float(np.quantile(np.stack(rows), COMMON)))) for rows in peaks)
    yield Survey(
        maps,
        ~attention.pooled(allowed[None], cells)[0],
        queries,
        pairs[0],
        largest[0],
        common,
        Strongest(pairs[1], largest[1], common_aside),
        {name: np.stack([of_layer[name] for of_layer in scored]) for name in roles.ROLES},
    )


def first_of(allowed: Bool[np.ndarray, "queries keys"]) -> int:
    """The first query whose row says something: in a causal map the second, the first can only look at itself."""
    return 1 if len(allowed) > 1 and allowed[0].sum() == 1 and allowed.shape[1] > 1 else 0


def kept_cells(heads: int, queries: int, tokens: int, keys: int) -> int:
    """Most cells along each tile of a survey: all while there is room for them, else a divisor of the queries."""
    most = max(1, min(MOST_CELLS, isqrt(MOST_KEPT // heads)))
    if queries == tokens:
        return min(max(tokens, keys), most)
    return min(queries, 1 << (most.bit_length() - 1))  # both are powers of two: each cell has equally many queries


@lru_cache(maxsize=1)
def tiles(found: Survey, cells: int) -> Float[np.ndarray, "layers heads down across"]:
    """The tiles of a survey, pooled further to at most `cells` along a side."""
    layers, heads, *size = found.maps.shape
    small = attention.pooled(found.maps.reshape(layers * heads, *size), cells)
    return small.reshape(layers, heads, *small.shape[1:])


def strongest_pairs(
    weights: Float[np.ndarray, "heads queries keys"],
    queries: Int64[np.ndarray, "queries"],
    first_key: int = 0,
    first: int = 0,
) -> tuple[Int64[np.ndarray, "heads 2"], Float[np.ndarray, "heads"], Float[np.ndarray, "heads rows"]]:
    """Query and key of each head's largest weight from `first_key` on, that weight, and the largest of each row.

    Queries before the row `first` are left out (`first_of`).
    """
    rows = weights[:, first:, first_key:].max(axis=-1)  # (heads, rows)
    row = rows.argmax(axis=-1)  # (heads)
    every = np.arange(len(weights))
    key = weights[every, row + first, first_key:].argmax(axis=-1) + first_key
    return np.stack([queries[row + first], key], axis=-1), rows[every, row], rows


@dataclass(frozen=True, slots=True)
class Close:
    """Rebuilds some heads of a trace with more cells than the grid keeps: the `closer` of a `TileGrid`."""

    trace: Trace

    def __call__(self, heads: Sequence[tuple[int, int]], cells: int) -> Detail:
        """Of all queries while that is little work, else of some that stand for all."""
        trace, tokens = self.trace, len(self.trace.tokens)
        queries = roles.queries_of(trace, max(1, len(heads)), MOST_CLOSE)
        if len(queries) < tokens:
            cells = min(len(queries), 1 << (cells.bit_length() - 1))
        maps = [
            attention.pooled(trace.stage(layer, head, "softmax", queries=queries)[None], cells)[0]
            for layer, head in heads
        ]
        hidden = ~attention.pooled(trace.seen(queries)[None], cells)[0]
        return Detail(np.stack(maps), hidden, len(queries))


def ranking(scores: Float[np.ndarray, "layers heads"]) -> Int64[np.ndarray, "places"]:
    """The heads by their score, highest first, those without one last; equal ones in the model's order."""
    flat = scores.ravel()
    return np.argsort(np.where(np.isfinite(flat), -flat, np.inf), kind="stable")


def below(scores: Float[np.ndarray, "layers heads"], least: float) -> Bool[np.ndarray, "layers heads"] | None:
    """Which heads a filter puts back: those below it, and with any filter those without a score."""
    return ~(scores >= least) if least > 0 else None


def as_score(role: roles.Role, scores: roles.Scores) -> Score:
    """One score of the registry as the marks take it."""
    return Score(role.name, scores[role.name], role.unit, role.explains)


def score_list(scores: roles.Scores) -> tuple[Score, ...]:
    """Every score, in the registry's order."""
    return tuple(as_score(role, scores) for role in roles.ROLES.values())


def aside_columns(selection: Selection) -> tuple[int, ...]:
    """The columns of keys that take no part in the colour scale."""
    return (0,) if selection.sink == "aside" else ()


def from_queries(trace: Trace, found: Survey) -> str:
    """How many of the queries the numbers come from, empty where they are all: "64 of 2 000 queries"."""
    count, tokens = len(found.queries), len(trace.tokens)
    return tr("{count} of {tokens} queries", count=count, tokens=grouped(tokens)) if count < tokens else ""


def note(trace: Trace, selection: Selection, found: Survey) -> str:
    """What a cell of a tile is, in a few words."""
    down, across = found.maps.shape[-2:]
    is_pooled = len(trace.tokens) > min(selection.tile_cells, down) or len(trace.key_tokens) > min(
        selection.tile_cells, across
    )
    words = [
        tr("largest in each cell" if is_pooled else "softmax"),
        from_queries(trace, found),
        tr("first key aside") if selection.sink == "aside" else "",
    ]
    return ", ".join(filter(None, words))


def sentence(trace: Trace, selection: Selection, found: Survey) -> str:
    """What is seen: the strongest pair of the focused head, or with an order the heads that come first."""
    aside = selection.sink == "aside"
    if selection.order == "model":
        pairs, largest = (found.aside.pairs, found.aside.weights) if aside else (found.strongest, found.largest)
        told = sentences.heads(trace, selection, pairs, largest)
    else:
        told = sorted_sentence(trace, selection, found)
    some = from_queries(trace, found)
    more = [tr("Computed from {queries}.", queries=some) if some else "", tr(ASIDE) if aside else ""]
    return " ".join(part for part in (told, *more) if part)


ASIDE = later("The first token's column is set aside from the colours; its weights are as they were.")


def sorted_sentence(trace: Trace, selection: Selection, found: Survey) -> str:
    """The order, the first three heads with their scores, and how many pass the filter."""
    role, spec = roles.role(selection.order), trace.spec
    scores = found.scores[role.name]
    order = [divmod(int(number), spec.heads) for number in ranking(scores)[:3]]
    first = [
        tr("head {head} of layer {layer} ({score})", head=head, layer=layer, score=role.written(scores[layer, head]))
        for layer, head in order
        if np.isfinite(scores[layer, head])
    ]
    if not first:
        return tr(
            "This prompt gives no head of the {layers} layers of {heads} a score for “{score}”.",
            layers=spec.layers, heads=spec.heads, score=role.title,
        )  # fmt: skip
    told = tr(
        "{layers} layers of {heads} heads by “{score}”, highest first: {first}.",
        layers=spec.layers, heads=spec.heads, score=role.title, first=sentences.listed(first),
    )  # fmt: skip
    if selection.least <= 0:
        return told
    passing = int((scores >= selection.least).sum())
    reached = tr(
        "{passing} of {all} reach {least}.", passing=passing, all=scores.size, least=role.written(selection.least)
    )
    return f"{told} {reached}"


def weight_scale(trace: Trace, selection: Selection) -> ColourScale:
    """The colours of weights, the same in the grid and in every head: 0 to 1, or stretched to what is common.

    What is common is counted without the first key where that is set aside.
    """
    high = 1.0
    if selection.contrast == "stretched":
        found = survey(trace)
        high = found.aside.common if selection.sink == "aside" else found.common
    return ColourScale(0, high, name=tr("weight"), clips=high < 1)
