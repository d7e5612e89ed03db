"""The position scheme of the selected layer, from the model's own numbers: vectors, rotations, or biases on scores.

The last mark of each figure is the one that sums the scheme up: what a panel with little room shows.
"""

from functools import lru_cache

import numpy as np
from jaxtyping import Float, Int64

from visualizer import positions
from visualizer.attention import AttentionRule
from visualizer.language import later, tr
from visualizer.numerals import grouped, signed
from visualizer.positions import Alibi, Buckets, PositionBias, Rotary
from visualizer.state import Selection
from visualizer.trace import AttentionKind, Trace
from visualizer.views.figure import (
    Axis,
    ColourScale,
    Figure,
    HeatMap,
    Lines,
    Mark,
    Text,
    ValueBar,
    ValueBars,
    exact,
    short_number,
)
from visualizer.views.labels import head_words, labels_of

MOST = 1024  # positions or distances that are drawn, where nobody asks for fewer or more
LEAST = 64  # so many at least, where the prompt is shorter
BEYOND = 1.25  # how far past its last bucket a table of biases is drawn

WHOSE: dict[AttentionKind, str] = {
    "encoder": later("encoder self-attention"),
    "decoder": later("decoder self-attention"),
    "cross": later("cross-attention"),
}
VECTORS = {"learned": later("position vectors, learned"), "sinusoidal": later("position vectors, sinusoidal")}


def draw(trace: Trace, selection: Selection) -> Figure:
    """What tells positions apart in the selected layer; a sentence where nothing does."""
    rule = trace.rule(selection.layer, selection.head)
    marks: tuple[Mark, ...]
    focus, by_layer = "", True
    if rule.rotary is not None:
        marks, sentence, focus = of_rotary(trace, selection, rule.rotary)
    elif isinstance(rule.bias, Alibi):
        marks, sentence = of_alibi(trace, selection, rule.bias)
        focus, by_layer = of_bias(trace, selection)
    elif isinstance(rule.bias, Buckets):
        marks, sentence = of_buckets(trace, selection, rule.bias)
        focus, by_layer = of_bias(trace, selection)
    elif trace.position_table is not None and trace.spec.attention != "cross":
        marks, sentence = of_vectors(trace, selection, trace.position_table)
        focus, by_layer = tr("all layers"), False
    else:
        sentence = why_none(trace, selection)
        marks = (Text(sentence),)
        by_layer = bool(layers_with_scheme(trace))
    return Figure(
        view="positions",
        title=tr("Positions"),
        marks=marks,
        focus="   ".join(filter(None, (whose(trace), focus))),
        sentence=sentence,
        by_layer=by_layer,
    )


def whose(trace: Trace) -> str:
    """Which of an encoder-decoder's kinds of attention it is about; empty for a model that has one kind."""
    return tr(WHOSE[trace.spec.attention]) if trace.spec.attention in WHOSE else ""


def of_bias(trace: Trace, selection: Selection) -> tuple[str, bool]:
    """What a figure of biases is headed with, and whether layers have biases of their own."""
    if len({rule.bias for rule in trace.spec.rules}) > 1:
        return head_words(selection), True
    return tr("all layers   head {head}", head=selection.head), False


def layers_with_scheme(trace: Trace) -> list[int]:
    """The layers whose attention tells positions apart."""
    return [layer for layer, rule in enumerate(trace.spec.rules) if rule.rotary is not None or rule.bias is not None]


def why_none(trace: Trace, selection: Selection) -> str:
    """Why nothing is drawn."""
    spec = trace.spec
    if spec.attention == "cross":
        return tr(
            "Cross-attention has no positions of its own: a query of the target looks at what stands in the source, "
            "wherever it stands."
        )
    others = layers_with_scheme(trace)
    if others:
        return tr(
            "Layer {layer} of {model} gives its heads no positions: they come in through other layers, of which "
            "layer {other} is the first.",
            layer=selection.layer, model=spec.name, other=others[0],
        )  # fmt: skip
    return tr("{model} adds no position vectors, and nothing in its attention tells positions apart.", model=spec.name)


# ---- vectors that are added to the tokens ----
def of_vectors(
    trace: Trace, selection: Selection, table: Float[np.ndarray, "positions width"]
) -> tuple[tuple[Mark, ...], str]:
    """The vectors over position and dimension, and how alike each two are, without what they all have in common."""
    query = selection.token(trace)
    seen = positions.window(len(table), selection.positions, query)
    framed = query - seen.start if seen.start <= query < seen.stop else None
    name = "sinusoidal" if trace.spec.positions == "sinusoidal" else "learned"
    vectors = HeatMap(
        values=table[seen],
        rows=Axis("position", first=seen.start),
        columns=Axis("dimension"),
        scale=ColourScale.around_zero(extent_of(Held(table)), tr("position vector")),
        quantity="value",
        title=tr(VECTORS[name]),
        framed=framed,
        own_scale=True,
        parts=halves(Held(table)) if name == "sinusoidal" else (),
    )
    pattern = HeatMap(
        values=pattern_of(Held(table), seen.start, seen.stop),
        rows=Axis("position", picks="query" if seen.stop <= len(trace.tokens) else None, first=seen.start),
        columns=Axis("position", first=seen.start),
        scale=ColourScale(-1, 1, "diverging", tr("cosine")),
        quantity="cosine",
        title=tr("position pattern"),
        note=tr("cosine, mean vector taken off"),
        framed=framed,
        square=True,
    )
    return (vectors, pattern), vectors_in_words(trace, table, min(query, len(table) - 1), name)


def vectors_in_words(trace: Trace, table: Float[np.ndarray, "positions width"], query: int, name: str) -> str:
    """What is added, and which position is most like the query token's."""
    count, width = grouped(len(table)), grouped(table.shape[1])
    if len(table) == 1:
        return tr("The one position there is has a vector of {width} numbers, added to its token's.", width=width)
    units = units_of(Held(table))
    cosines = units @ units[query]  # (positions)
    cosines[query] = -np.inf
    other = int(cosines.argmax())
    told = (
        later(
            "Each of the {count} positions has a vector of {width} sines and cosines, added to its token's: position "
            "{place} is most like position {other}, cosine {cosine}."
        )
        if name == "sinusoidal"
        else later(
            "Each of the {count} positions has a learned vector of {width} numbers, added to its token's: position "
            "{place} is most like position {other}, cosine {cosine}."
        )
    )
    return tr(told, count=count, width=width, place=query, other=other, cosine=signed(float(cosines[other])))


class Held:
    """A table by which object it is, so that what is made of it can be remembered."""

    def __init__(self, table: Float[np.ndarray, "positions width"]) -> None:
        self.table = table

    def __hash__(self) -> int:
        return id(self.table)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Held) and other.table is self.table


@lru_cache(maxsize=1)
def halves(held: Held) -> tuple[tuple[str, int, int], ...]:
    """Which half of the dimensions are sines and which cosines; empty where they are not halves.

    Of one pair the squares add up to the same at every position, at whatever speed it turns.
    """
    table = held.table.astype(np.float64)
    half = table.shape[1] // 2
    if 2 * half != table.shape[1] or not half or len(table) < 2:
        return ()
    first, second = table[:, :half], table[:, half:]
    size = first**2 + second**2  # (positions, pairs)
    if not np.allclose(size, size.mean(), rtol=1e-2, atol=1e-6):
        return ()
    is_sine_first = bool(np.abs(first[0]).sum() < np.abs(second[0]).sum())  # sin 0 is 0, cos 0 is 1
    names = (tr("sines"), tr("cosines")) if is_sine_first else (tr("cosines"), tr("sines"))
    return (names[0], 0, half), (names[1], half, 2 * half)


@lru_cache(maxsize=1)
def units_of(held: Held) -> Float[np.ndarray, "positions width"]:
    """Each position vector less the mean of all of them, at length 1: what they share says nothing of positions."""
    return positions.unit(held.table - held.table.mean(axis=0))


@lru_cache(maxsize=1)
def pattern_of(held: Held, first: int, last: int) -> Float[np.ndarray, "some some"]:
    """The cosine of each two of some positions, without what all share."""
    units = units_of(held)[first:last]
    return units @ units.T  # (some, width) @ (width, some)


@lru_cache(maxsize=1)
def extent_of(held: Held) -> float:
    """Where the colour scale of the vectors ends."""
    return ColourScale.symmetric(held.table).high


# ---- rotations of queries and keys ----
def of_rotary(trace: Trace, selection: Selection, rotary: Rotary) -> tuple[tuple[Mark, ...], str, str]:
    """Angles over position and pair, the pairs' wavelengths, and how one score would change with distance."""
    spec, layer, head, query = trace.spec, selection.layer, selection.head, selection.token(trace)
    labels, rule = labels_of(trace), trace.rule(layer)
    count = min(drawn(trace, selection), max(spec.context, len(trace.tokens)))
    pairs = len(rotary.frequencies)
    turned_words = (
        tr("all {count} dimensions", count=spec.head_width)
        if rotary.width >= spec.head_width
        else tr("{count} of {all} dimensions", count=rotary.width, all=spec.head_width)
    )
    wavelengths = lengths_of(rotary)
    turns = wrapped(rotary, count)
    angles = HeatMap(
        values=np.sin(np.deg2rad(turns)),
        rows=Axis("position", first=0),
        columns=Axis("pair"),
        scale=ColourScale(-1, 1, "diverging", tr("sine")),
        quantity="sine",
        title=tr("sine of each pair's angle"),
        note=turned_words,
        own_scale=True,
        beside=((tr("degrees"), turns),),
        framed=query if query < count else None,
    )
    waves = Lines(
        values=wavelengths[None],
        names=("",),
        columns=Axis("pair"),
        quantity="tokens a turn",
        title=tr("tokens for a whole turn"),
        note=tr("{count} pairs", count=pairs),
        focused=0,
        logarithmic=True,
        level=float(spec.context),
        level_name=tr("context, {count}", count=grouped(spec.context)),
    )
    key = key_of(trace, selection, query)
    distances = distances_of(rule, count)
    scores = scores_at(trace, layer, head, query, key, rotary, distances)
    present = int(np.flatnonzero(distances == key - query)[0]) if key - query in distances else None
    product = Lines(
        values=scores[None],
        names=("",),
        columns=axis_of(rule, distances),
        quantity="score",
        title=tr("the same q and k, further apart"),
        note=f"“{labels[query]}” → “{labels_of_keys(trace)[key]}”",
        focused=0,
        marked=present,
        marked_name=apart_words(key - query),
    )
    slow = int((wavelengths > spec.context).sum())
    sentence = tr(
        "Rotary positions turn each pair of a query's and a key's dimensions by an angle that grows with the position, "
        "so that q·k depends on the distance: the fastest pair turns once in {fast} tokens, and {slow} of {pairs} "
        "never turn once within the context.",
        fast=short_number(round(float(np.nanmin(wavelengths)), 1)), slow=slow, pairs=pairs,
    )  # fmt: skip
    if rotary.width < spec.head_width:
        sentence = tr(
            "Rotary positions turn {turned} of a head's {all} dimensions, pair by pair, by an angle that grows with "
            "the position, so that q·k depends on the distance; the other {left} carry no position.",
            turned=rotary.width, all=spec.head_width, left=spec.head_width - rotary.width,
        )  # fmt: skip
    return (angles, waves, product), sentence, head_words(selection)


def lengths_of(rotary: Rotary) -> Float[np.ndarray, "pairs"]:
    """How many tokens each pair takes for a whole turn; NaN for one that stands still."""
    frequencies = np.abs(np.array(rotary.frequencies, dtype=np.float64))
    return np.where(frequencies > 0, 2 * np.pi / np.where(frequencies > 0, frequencies, 1), np.nan).astype(np.float32)


@lru_cache(maxsize=1)
def wrapped(rotary: Rotary, count: int) -> Float[np.ndarray, "positions pairs"]:
    """The angle of each pair at each position in degrees, from -180 to 180."""
    turns = np.multiply.outer(np.arange(count, dtype=np.float64), np.array(rotary.frequencies) / (2 * np.pi))
    return (360 * (np.mod(turns + 0.5, 1) - 0.5)).astype(np.float32)


def scores_at(
    trace: Trace, layer: int, head: int, query: int, key: int, rotary: Rotary, distances: Int64[np.ndarray, "distances"]
) -> Float[np.ndarray, "distances"]:
    """The scaled score that one query and one key would have at other distances, key position − query position.

    The key as it was captured is turned already, for its own place; it is turned on from there.
    """
    on = rotary.angles(distances - (key - query))  # (distances, pairs)
    keys = rotary.turned(trace.key(layer, head)[key][None], on)  # (distances, head_width)
    return keys @ trace.query(layer, head)[query] * np.float32(trace.rule(layer).scaling)


def key_of(trace: Trace, selection: Selection, query: int) -> int:
    """The selected key; the one that the query looks at most where none is selected or there are fewer."""
    key = selection.key
    if key is not None and key < len(trace.key_tokens):
        return key
    return int(trace.row(selection.layer, selection.head, query).argmax())


def labels_of_keys(trace: Trace) -> tuple[str, ...]:
    """The keys as they are drawn."""
    return labels_of(trace) if trace.key_side is None else tuple(token.shown for token in trace.key_tokens)


# ---- biases on the scores ----
def of_alibi(trace: Trace, selection: Selection, alibi: Alibi) -> tuple[tuple[Mark, ...], str]:
    """The slope of each head, and what it makes of distances."""
    head = selection.head
    slopes = ValueBars(
        rows=tuple(
            ValueBar(tr("head {head}", head=place), slope, pick={"head": place}, strong=place == head)
            for place, slope in enumerate(alibi.slopes)
        ),
        quantity="slope",
        title=tr("slope of each head"),
        digits=4,
    )
    bias = bias_lines(trace, selection, alibi, drawn(trace, selection), tr("bias over distance"))
    return (slopes, bias), tr(
        "ALiBi adds no vectors: it lowers each score in proportion to the distance, in head {head} by {slope} for "
        "every token between query and key.",
        head=head, slope=exact(alibi.slopes[head]),
    )  # fmt: skip


def of_buckets(trace: Trace, selection: Selection, buckets: Buckets) -> tuple[tuple[Mark, ...], str]:
    """Which bucket each distance falls into, and each head's learned bias for it."""
    rule, head = trace.rule(selection.layer), selection.head
    count = drawn(trace, selection, int(BEYOND * buckets.farthest))
    distances = distances_of(rule, count)
    place = marked_of(trace, selection, distances)
    steps = Lines(
        values=buckets.bucket(distances).astype(np.float32)[None],
        names=("",),
        columns=axis_of(rule, distances),
        quantity="bucket",
        title=tr("bucket of each distance"),
        note=tr("{count} buckets", count=len(buckets.table)),
        focused=0,
        marked=place,
        marked_name=apart_words(int(distances[place])) if place is not None else "",
        digits=0,
        stepped=True,
    )
    bias = bias_lines(trace, selection, buckets, count, tr("bias of each bucket"))
    told = (
        later(
            "Each score gets a learned bias for its bucket of distances: {count} buckets, half of them for keys behind "
            "the query, one a distance at first and then wider ones up to {farthest}; in head {head} they reach from "
            "{low} to {high}."
        )
        if buckets.both_ways
        else later(
            "Each score gets a learned bias for its bucket of distances: {count} buckets, one a distance at first and "
            "then wider ones up to {farthest}; in head {head} they reach from {low} to {high}."
        )
    )
    own = [row[head] for row in buckets.table]
    return (steps, bias), tr(
        told, count=len(buckets.table), farthest=buckets.farthest, head=head, low=signed(min(own)),
        high=signed(max(own)),
    )  # fmt: skip


def bias_lines(trace: Trace, selection: Selection, bias: PositionBias, count: int, title: str) -> Lines:
    """What each head adds to a score at each distance, the focused head's line strong."""
    rule, head = trace.rule(selection.layer), selection.head
    distances = distances_of(rule, count)
    place = marked_of(trace, selection, distances)
    return Lines(
        values=over_distance(bias, count, rule.mask.causal),
        names=tuple(tr("head {head}", head=place) for place in range(trace.spec.heads)),
        columns=axis_of(rule, distances),
        quantity="bias",
        title=title,
        note=whose(trace) or tr("head {head}", head=head),
        focused=head,
        marked=place,
        marked_name=apart_words(int(distances[place])) if place is not None else "",
        stepped=isinstance(bias, Buckets),
        picks="head",
    )


@lru_cache(maxsize=1)
def over_distance(bias: PositionBias, count: int, causal: bool) -> Float[np.ndarray, "heads distances"]:
    """The bias of each head at each distance: the row of a query that has so many keys before it, and behind it."""
    keys = count if causal else 2 * count - 1
    row = bias.bias(np.array([count - 1]), keys)[:, 0]  # (heads, keys)
    return np.ascontiguousarray(row[:, ::-1] if causal else row)


# ---- distances ----
def drawn(trace: Trace, selection: Selection, least: int = LEAST) -> int:
    """How many positions or distances are drawn: as many as are asked for and the prompt has, and no fewer than
    `least`."""
    return min(MOST, max(least, selection.positions or 0, len(trace.tokens), len(trace.key_tokens)))


def distances_of(rule: AttentionRule, count: int) -> Int64[np.ndarray, "distances"]:
    """The distances that are drawn, key position − query position, in the order of the axis."""
    return -np.arange(count) if rule.mask.causal else np.arange(1 - count, count)


def apart_words(distance: int) -> str:
    """How far a key lies from its query, in words: "2 back", "3 ahead"."""
    return tr("{count} ahead", count=distance) if distance > 0 else tr("{count} back", count=-distance)


def axis_of(rule: AttentionRule, distances: Int64[np.ndarray, "distances"]) -> Axis:
    """Tokens back from the query where it only looks back; to both sides of it elsewhere."""
    return Axis("tokens back") if rule.mask.causal else Axis("distance", first=int(distances[0]))


def marked_of(trace: Trace, selection: Selection, distances: Int64[np.ndarray, "distances"]) -> int | None:
    """The place of the distance between the query token and the key, where it is drawn."""
    query = selection.token(trace)
    found = np.flatnonzero(distances == key_of(trace, selection, query) - query)
    return int(found[0]) if len(found) else None
