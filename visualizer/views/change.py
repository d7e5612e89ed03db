"""What changed: views of the present trace against a baseline, each as a difference with its sign.

Tokens of the two prompts are paired by their common beginning and end; where exactly as many tokens stand between as
before, as after a word was swapped, those are paired by their places too. A token without a partner has no difference.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from jaxtyping import Bool, Float, Int64

from visualizer import attention, roles
from visualizer.attention import Stage
from visualizer.language import later, tr
from visualizer.numerals import grouped, per_cent, signed
from visualizer.sampling import Distribution, next_token_distribution
from visualizer.state import Baseline, Selection
from visualizer.trace import Trace
from visualizer.views import head, heads, next_token, row, sentences
from visualizer.views.figure import Bars, ColourScale, ColumnBars, Fact, Facts, Figure, HeatMap
from visualizer.views.labels import kind_words, of_target

MOST_NAMED = 3  # swapped tokens that a sentence names
LEAST_MOVE = 0.0005  # a probability or weight that moved by less has not moved
MOST_QUOTED = 60  # characters of a prompt that a sentence quotes


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Which token of the baseline each present token is paired with, -1 for none.

    `swapped` are the present tokens whose partner is another token; `gone` counts baseline tokens without a partner.
    """

    partners: Int64[np.ndarray, "tokens"]
    swapped: tuple[int, ...]
    gone: int

    @property
    def found(self) -> Bool[np.ndarray, "tokens"]:
        """Which present tokens have a partner."""
        return self.partners >= 0


def pairs(trace: Trace, before: Trace) -> Pairs:
    """The partners of the present tokens; places count from the beginning of the prompt, read or not."""
    return _paired(trace.token_ids, before.token_ids, trace.omitted, before.omitted)


def key_pairs(trace: Trace, before: Trace) -> Pairs:
    """The same of the tokens that keys stand for, which are another text's in cross attention."""
    if trace.key_side is None:
        return pairs(trace, before)
    now, then = (np.array([token.id for token in one.key_tokens], dtype=np.int64) for one in (trace, before))
    return _paired(now, then, 0, 0)


def _paired(
    now: Int64[np.ndarray, "tokens"], then: Int64[np.ndarray, "before"], omitted: int, omitted_then: int
) -> Pairs:
    skip_now, skip_then = max(0, omitted_then - omitted), max(0, omitted - omitted_then)
    ours, theirs = now[skip_now:], then[skip_then:]
    least = min(len(ours), len(theirs))
    start = _common(ours[:least], theirs[:least])
    end = _common(ours[::-1][: least - start], theirs[::-1][: least - start])
    partners = np.full(len(now), -1, dtype=np.int64)
    partners[skip_now : skip_now + start] = np.arange(start) + skip_then
    if end:
        partners[-end:] = np.arange(len(then) - end, len(then))
    swapped: tuple[int, ...] = ()
    if len(ours) == len(theirs):
        middle = np.arange(start, len(ours) - end)
        partners[middle + skip_now] = middle + skip_then
        swapped = tuple((middle + skip_now).tolist())
    return Pairs(partners, swapped, len(then) - int((partners >= 0).sum()))


def _common(one: Int64[np.ndarray, "count"], other: Int64[np.ndarray, "count"]) -> int:
    """How many entries agree from the beginning on."""
    differ = np.flatnonzero(one != other)
    return int(differ[0]) if len(differ) else len(one)


def query_before(trace: Trace, selection: Selection, before: Trace, paired: Pairs) -> int:
    """The baseline's token that the query token stands for: the last for the last, else its partner, else the nearest
    place."""
    query = selection.token(trace)
    if query == len(trace.tokens) - 1:
        return len(before.tokens) - 1
    partner = int(paired.partners[query])
    return partner if partner >= 0 else min(query, len(before.tokens) - 1)


# ---- in words ----
def described(trace: Trace, selection: Selection, baseline: Baseline, most: int | None = None) -> str:
    """What the baseline is, by all that differs: its prompt (at most so many characters of it), settings, heads."""
    then = baseline.trace
    words = [tr(name, prompt=_cut(old, most)) for name, now, old in _texts(trace, then) if old != now]
    if baseline.selection.sampling != selection.sampling:
        words.append(baseline.selection.sampling.words)
    if altered(then) != altered(trace):
        words.append(altered(then) or tr("the untouched model"))
    return ", ".join(words) or tr(baseline.name)


def _texts(trace: Trace, then: Trace) -> list[tuple[str, str, str]]:
    """What each text of a pass is called, and what it is now and was then."""
    if trace.spec.kind != "encoder-decoder" or trace.spec.attention == "encoder":
        return [(later("the prompt “{prompt}”"), trace.prompt, then.prompt)]
    texts = [(later("the target “{prompt}”"), trace.prompt, then.prompt)]
    if trace.source is not None and then.source is not None:
        texts = [(later("the source “{prompt}”"), trace.source.prompt, then.source.prompt), *texts]
    elif trace.key_side is not None:
        now, old = ("".join(token.text for token in one.key_tokens) for one in (trace, then))
        texts = [(later("the source “{prompt}”"), now, old), *texts]
    return texts


def _cut(text: str, most: int | None) -> str:
    return text if most is None or len(text) <= most else f"{text[:most].rstrip()}…"


def scaled_head(layer: int, head: int, factor: float) -> str:
    """One head that is off, or scaled by a factor."""
    if factor == 0:
        return tr("layer {layer} head {head} off", layer=layer, head=head)
    return f"{tr('layer {layer} head {head}', layer=layer, head=head)} × {factor:g}"


def altered(trace: Trace, most: int = 6) -> str:
    """Which heads are scaled and by what, the first of them by name; empty where none is."""
    words = []
    for kind in trace.kinds:
        seen = trace.facet(kind)
        if seen.head_scale is not None:
            named = f"{kind_words(seen.spec)} " if kind_words(seen.spec) else ""
            words += [
                named + scaled_head(int(layer), int(one), float(seen.head_scale[layer, one]))
                for layer, one in np.argwhere(seen.head_scale != 1)
            ]
    more = len(words) - most
    return ", ".join(words[:most]) + (" " + tr("and {count} more", count=grouped(more)) if more > 0 else "")


def told(trace: Trace, paired: Pairs, before: Trace) -> str:
    """What became of the tokens, in a few words: swapped, new, gone; empty where the prompts agree."""
    words = []
    if paired.swapped:
        named = [
            tr(
                "{before} became {now}",
                before=sentences.quoted(before.tokens[int(paired.partners[place])].shown),
                now=sentences.quoted(trace.tokens[place].shown),
            )
            for place in paired.swapped[:MOST_NAMED]
        ]
        more = len(paired.swapped) - MOST_NAMED
        words.append(", ".join(named) + (" " + tr("and {count} more", count=grouped(more)) if more > 0 else ""))
    new = int((~paired.found).sum())
    words += [tr("1 new token") if new == 1 else tr("{count} new tokens", count=grouped(new))] if new else []
    words += [tr("{count} gone", count=grouped(paired.gone))] if paired.gone else []
    return ", ".join(words)


def _said(trace: Trace, selection: Selection, baseline: Baseline, paired: Pairs, what: str) -> str:
    """A sentence about the change, what it is measured from, and what became of the tokens."""
    tokens = told(trace, paired, baseline.trace)
    ending = f" ({tokens})" if tokens else ""
    against = described(trace, selection, baseline, MOST_QUOTED)
    return tr("{what}, against {baseline}{tokens}.", what=what, baseline=against, tokens=ending)


# ---- the views ----
def of_next_token(trace: Trace, selection: Selection, baseline: Baseline) -> Figure:
    """The likeliest tokens of now and before, each with both probabilities and the difference."""
    if sentences.unable(trace):
        return next_token.draw(trace, selection)
    then, selection = baseline.trace, of_target(trace, selection)
    query = selection.token(trace)
    now = next_token_distribution(trace.logits[query], selection.sampling, trace.read(query))
    place = query_before(trace, selection, then, pairs(trace, then))
    old = next_token_distribution(then.logits[place], baseline.selection.sampling, then.read(place))
    count = min(selection.candidates, trace.spec.vocabulary)
    likeliest = set(now.likeliest(count).tolist()) | set(old.likeliest(count).tolist())
    most = sorted(likeliest, key=lambda id: -max(now.given[id], old.given[id], old.probabilities[id]))[:count]
    ordered = sorted(most, key=lambda id: (-float(now.given[id]), id))
    rows = tuple(
        replace(next_token.bar(trace, now, id, now.rank(id)), before=float(old.probabilities[id])) for id in ordered
    )
    against = described(trace, selection, baseline)
    facts = Facts(
        (
            Fact(tr("entropy"), f"{now.entropy:.2f}", tr("bits, before {entropy:.2f}", entropy=old.entropy)),
            Fact(
                tr("moved"),
                f"{100 * moved(now, old):.1f} %",
                tr("KL {bits:.3f} bits", bits=divergence(now.given, old.given)),
            ),
        )
    )
    bars = Bars(
        rows,
        note=tr("against {baseline}", baseline=tr(baseline.name)),
        against=against,
        names=(tr("before"), tr("now %")),
    )
    is_last = query == len(trace.tokens) - 1
    return Figure(
        view="next-token",
        title=tr("Next token: what changed"),
        marks=(bars, facts),
        focus="" if is_last else tr("after {token}", token=trace.tokens[query].shown),
        sentence=_next_sentence(trace, selection, baseline, now, old),
    )


def _next_sentence(trace: Trace, selection: Selection, baseline: Baseline, now: Distribution, old: Distribution) -> str:
    """Which token rose most and which fell most."""
    difference = now.probabilities - old.probabilities
    name = sentences.quoted(trace.tokens[selection.token(trace)].shown)
    parts = []
    for id, told in (
        (int(difference.argmax()), later("{token} rose most, from {before} to {now} %")),
        (int(difference.argmin()), later("{token} fell most, from {before} to {now} %")),
    ):
        if abs(difference[id]) >= LEAST_MOVE:
            shown = sentences.quoted(trace.vocabulary.shown(id))
            start, end = per_cent(float(old.probabilities[id])), per_cent(float(now.probabilities[id]))
            parts.append(tr(told, token=shown, before=start, now=end))
    moves = "; ".join(parts) if parts else tr("no token rose or fell")
    what = tr("After {token} {moves}", token=name, moves=moves)
    return _said(trace, selection, baseline, pairs(trace, baseline.trace), what)


def moved(now: Distribution, before: Distribution) -> float:
    """How much probability lies elsewhere than before: half the sum of all differences, from 0 to 1."""
    return float(np.abs(now.probabilities - before.probabilities).sum() / 2)


def divergence(now: Float[np.ndarray, "vocabulary"], before: Float[np.ndarray, "vocabulary"]) -> float:
    """Kullback and Leibler's divergence of the present distribution from the one before, in bits."""
    some = now > 0
    floor = np.finfo(np.float64).tiny
    return max(0.0, float((now[some] * np.log2(now[some] / np.maximum(before[some], floor))).sum()))


def of_head(trace: Trace, selection: Selection, baseline: Baseline) -> Figure:
    """The focused head's map as differences, at the stage on show, where both prompts have the pair of tokens."""
    plain = head.draw(trace, selection)
    grid = plain.marks[0]
    assert isinstance(grid, HeatMap)
    then, paired = baseline.trace, pairs(trace, baseline.trace)
    stage = head.shown_stage(trace, selection.layer, selection.stage)
    found = map_change(trace, then, selection.layer, selection.head, stage)
    mark = replace(
        grid,
        values=found.values,
        scale=ColourScale.around_zero(
            max(abs(found.most), LEAST_MOVE), tr("change of {quantity}", quantity=grid.shown_quantity)
        ),
        quantity=later("difference"),
        hidden=found.hidden,
        absent=found.absent,
        aside=(),
        note=_map_note(trace, paired, then),
        beside=((tr("{quantity} now", quantity=grid.shown_quantity), grid.values), (tr("before"), found.before)),
    )
    query, key = found.pair
    values = {
        "head": selection.head,
        "layer": selection.layer,
        "quantity": grid.shown_quantity,
        "query": sentences.quoted(trace.tokens[query].shown),
        "key": sentences.key_name(trace, key, query),
        "change": signed_change(found.most),
    }
    what = (
        tr(
            "Head {head} of layer {layer}: {quantity} from {query} to {key} changed most, by {change}",
            **values,
        )
        if abs(found.most) >= LEAST_MOVE
        else tr("Head {head} of layer {layer} is as it was", **values)
    )
    return replace(
        plain,
        title=tr("One head: what changed"),
        marks=(mark,),
        sentence=_said(trace, selection, baseline, paired, what),
    )


@dataclass(frozen=True, slots=True, eq=False)
class MapChange:
    """One head's map as differences. `pair` is the query and key that changed `most`.

    `before` holds the baseline's numbers at the present places, `absent` the pairs that it does not have.
    """

    values: Float[np.ndarray, "queries keys"]
    before: Float[np.ndarray, "queries keys"]
    hidden: Bool[np.ndarray, "queries keys"]
    absent: Bool[np.ndarray, "queries keys"]
    pair: tuple[int, int]
    most: float


@lru_cache(maxsize=1)  # another query token on the same two maps only moves the frame
def map_change(trace: Trace, before: Trace, layer: int, one: int, stage: Stage) -> MapChange:
    """The differences of one head at one stage."""
    paired, keys = pairs(trace, before), key_pairs(trace, before)
    rows, columns = np.maximum(paired.partners, 0), np.maximum(keys.partners, 0)
    old = before.stage(layer, one, stage)
    if not (np.array_equal(rows, np.arange(len(old))) and np.array_equal(columns, np.arange(old.shape[1]))):
        old = old[rows[:, None], columns[None, :]]  # (queries, keys), at the present places
    absent = ~(paired.found[:, None] & keys.found[None, :])
    hidden = absent.copy()
    if stage in ("masked", "softmax"):
        masked = ~trace.allowed(layer)
        hidden |= masked
        absent &= ~masked
    values = np.zeros(absent.shape, dtype=np.float32)
    np.subtract(head.map_of(trace, layer, one, stage), old, out=values, where=~hidden)
    up, down = int(values.argmax()), int(values.argmin())
    place = up if values.flat[up] >= -values.flat[down] else down
    return MapChange(values, old, hidden, absent, divmod(place, absent.shape[1]), float(values.flat[place]))


def _map_note(trace: Trace, paired: Pairs, before: Trace) -> str:
    tokens = told(trace, paired, before)
    return ", ".join(words for words in (tr("now − before"), tokens) if words)


def signed_change(value: float) -> str:
    """A difference with two decimals and its sign."""
    return ("+" if value > 0 else "") + signed(value)


def of_row(trace: Trace, selection: Selection, baseline: Baseline) -> Figure:
    """The query token's row, and around each bar the outline of what it was."""
    plain = row.draw(trace, selection)
    bars = plain.marks[0]
    assert isinstance(bars, ColumnBars)
    then, paired, keys = baseline.trace, pairs(trace, baseline.trace), key_pairs(trace, baseline.trace)
    query = query_before(trace, selection, then, paired)
    old = then.row(selection.layer, selection.head, query)
    before = np.where(keys.found, old[np.maximum(keys.partners, 0)], 0).astype(np.float32)
    mark = replace(bars, other=before, other_title=then.tokens[query].shown, other_note=tr("before"))
    difference = np.abs(bars.values - before)
    key = int(difference.argmax())
    values = {
        "query": sentences.quoted(trace.tokens[selection.token(trace)].shown),
        "head": selection.head,
        "layer": selection.layer,
        "key": sentences.key_name(trace, key, selection.token(trace)),
        "before": f"{100 * float(before[key]):.1f}",
        "now": f"{100 * float(bars.values[key]):.1f}",
    }
    what = (
        tr(
            "From {query}, head {head} of layer {layer} changed most on {key}, from {before} to {now} %",
            **values,
        )
        if difference[key] >= LEAST_MOVE
        else tr("From {query}, head {head} of layer {layer} looks where it looked", **values)
    )
    return replace(
        plain,
        title=tr("One row: what changed"),
        marks=(mark,),
        sentence=_said(trace, selection, baseline, paired, what),
    )


def of_heads(trace: Trace, selection: Selection, baseline: Baseline) -> Figure:
    """Every head's tile as differences: of each cell the largest, up or down."""
    found = heads.survey(trace)
    grid, paired = heads.tile_grid(trace, selection, found), pairs(trace, baseline.trace)  # of the queries
    small = differences(trace, baseline.trace)
    mark = replace(
        grid,
        tiles=attention.pooled(small.maps, selection.tile_cells, signed=True),
        hidden=~attention.pooled(~small.hidden[None], selection.tile_cells)[0],
        scale=ColourScale.around_zero(
            max(float(np.abs(small.largest).max(initial=0.0)), LEAST_MOVE), tr("change of weight")
        ),
        strongest=small.pairs,
        largest=small.largest,
        note=tr("now − before"),
        aside=(),
        closer=None,
    )
    flat = np.abs(small.largest)
    layer, one = (int(place) for place in np.unravel_index(int(flat.argmax()), flat.shape))
    query, key = (int(place) for place in small.pairs[layer, one])
    what = (
        tr(
            "Of all heads, head {head} of layer {layer} changed most: {change} from {query} to {key}",
            head=one,
            layer=layer,
            change=signed_change(float(small.largest[layer, one])),
            query=sentences.quoted(trace.tokens[query].shown),
            key=sentences.key_name(trace, key, query),
        )
        if flat.max(initial=0.0) >= LEAST_MOVE
        else tr("No head attends to other tokens than before")
    )
    return Figure(
        view="heads",
        title=tr("All heads: what changed"),
        marks=(mark,),
        focus=kind_words(trace.spec),
        sentence=_said(trace, selection, baseline, paired, what),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Differences:
    """Every head's change of weights made small, and for each head the pair of tokens that changed most."""

    maps: Float[np.ndarray, "layers heads down across"]
    hidden: Bool[np.ndarray, "down across"]
    pairs: Int64[np.ndarray, "layers heads 2"]
    largest: Float[np.ndarray, "layers heads"]


@lru_cache(maxsize=1)  # a new focus on the same two traces only moves the frame
def differences(trace: Trace, before: Trace, budget: int = roles.MOST_WEIGHTS // 2) -> Differences:
    """The changes of all weights, one layer at a time; beyond `budget` weights, some of the queries stand for all."""
    spec, count = trace.spec, len(trace.key_tokens)
    paired, keys = pairs(trace, before), key_pairs(trace, before)
    partners, columns = np.maximum(paired.partners, 0), np.maximum(keys.partners, 0)
    queries = roles.queries_of(trace, spec.layers * spec.heads, budget)
    seen = trace.seen(queries) & paired.found[queries][:, None] & keys.found[None, :]
    cells = heads.kept_cells(spec.layers * spec.heads, len(queries), len(trace.tokens), count)
    shape = min(len(queries), cells), min(count, cells)
    maps = np.empty((spec.layers, spec.heads, *shape), dtype=np.float32)
    places = np.empty((spec.layers, spec.heads, 2), dtype=np.int64)
    largest = np.empty((spec.layers, spec.heads), dtype=np.float32)
    same = np.array_equal(columns, np.arange(len(before.key_tokens)))
    for layer in range(spec.layers):
        old = before.layer_attention(layer, partners[queries])  # (heads, queries, keys before)
        change = trace.layer_attention(layer, queries) - (old if same else old[..., columns])  # (heads, queries, keys)
        change *= seen
        maps[layer] = attention.pooled(change, cells, signed=True)
        flat = change.reshape(spec.heads, -1)
        up, down, every = flat.argmax(axis=-1), flat.argmin(axis=-1), np.arange(spec.heads)
        most = np.where(flat[every, up] >= -flat[every, down], up, down)  # (heads)
        largest[layer] = flat[every, most]
        places[layer] = np.stack([queries[most // count], most % count], axis=-1)
    return Differences(maps, ~attention.pooled(seen[None], cells)[0], places, largest)
