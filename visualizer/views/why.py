"""Where one number comes from, step by step: an attention weight, a probability, or what enters layer 0."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float

from visualizer import attention as rebuild
from visualizer.attention import Stage
from visualizer.language import later, tr
from visualizer.numerals import MINUS, grouped, per_cent, weight
from visualizer.sampling import Distribution, Sampling, next_token_distribution, survivors
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views.figure import Axis, Cell, ColourScale, ColumnBars, Figure, HeatMap, Step, Steps, Table, exact
from visualizer.views.head import MOST_STAGES, every_stage, map_of
from visualizer.views.labels import head_words, labels_of
from visualizer.views.sentences import key_name, quoted

STRONGEST = 8  # dimensions of the embedding that are listed with their numbers
LIKELIEST = 7  # tokens that stand beside the one in question
DIMENSIONS = "dimensions"  # the maps' columns stand below one another


def draw(trace: Trace, selection: Selection) -> Figure:
    """The chain that ends in the number that `selection.explains` names."""
    return DRAWS[selection.explains](trace, selection)


# ---- a weight: q·k, scaled, masked, softmax ----
def of_weight(trace: Trace, selection: Selection) -> Figure:
    """From the query's and the key's vectors to the weight between them."""
    layer, head, query = selection.layer, selection.head, selection.token(trace)
    labels, spec = labels_of(trace), trace.spec
    row = Row.of(trace, layer, head, query, selection.stage)
    key = key_of(selection, row.weights)
    pair = np.stack([trace.query(layer, head)[query], trace.key(layer, head)[key]])  # (2, head_width)
    products = pair[0] * pair[1]
    dimensions = Axis("dimension")
    vectors = HeatMap(
        values=pair,
        rows=Axis(
            "", (tr("query {token}", token=labels[query]), tr("key {token}", token=labels[key])), tokens=(query, key)
        ),
        columns=dimensions,
        scale=whole_scale(pair, tr("component")),
        quantity="component",
        title=tr("query and key"),
        note=extent(spec.head_width),
        column_group=DIMENSIONS,
    )
    product = HeatMap(
        values=products[None],
        rows=Axis("", (tr("product"),), tokens=(-1,)),
        columns=dimensions,
        scale=whole_scale(products, tr("product")),
        quantity="product",
        title=tr("their products"),
        column_group=DIMENSIONS,
    )
    exponents = ColumnBars(
        values=row.exponents,
        columns=Axis("key", labels, picks="key", counts_tokens=True),
        scale=ColourScale(0, 1, name=tr("exponent")),
        quantity="e^(score − largest)",
        title=labels[query],
        note=tr("exponents"),
        hidden=~row.allowed,
    )
    chain = Steps(tuple(weight_steps(trace, row, layer, key)), tr("step by step"))
    shown = weight(float(row.weights[key]))
    return Figure(
        view="why",
        title=tr("Where {number} comes from", number=shown),
        marks=(vectors, product, exponents, chain),
        focus=f"“{labels[query]}” → “{labels[key]}”   {head_words(selection)}",
        sentence=tr(
            "In head {head} of layer {layer}, {token} looks at {key} with the weight {weight}: the products of query "
            "and key add up to {product}, scaled and set against the other keys by the softmax.",
            head=head,
            layer=layer,
            token=quoted(labels[query]),
            key=key_name(trace, key, query),
            weight=exact(row.weights[key]),
            product=exact(row.raw[key]),
        ),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One query's row of one head at every stage: what the steps to a weight are read from."""

    query: int
    raw: Float[np.ndarray, "keys"]
    scaled: Float[np.ndarray, "keys"]
    allowed: Bool[np.ndarray, "keys"]
    exponents: Float[np.ndarray, "keys"]  # of the scores less the largest of them
    largest: int  # which key has that one
    weights: Float[np.ndarray, "keys"]

    @classmethod
    def of(cls, trace: Trace, layer: int, head: int, query: int, stage: Stage) -> "Row":
        """The row out of the map on show at `stage`, where there is one: a product of another shape rounds otherwise.

        Of a long prompt the map is known at one stage only; the others are then made for this row alone.
        """
        count = len(trace.tokens)
        allowed = trace.spec.mask.allowed(count - query, count)[0]
        if count <= MOST_STAGES:
            raw = every_stage(trace, layer, head)["raw"][query]
        else:
            raw = trace.key(layer, head) @ trace.query(layer, head)[query]
        scaled = raw * np.float32(trace.spec.scaling[layer])
        masked = rebuild.masked_scores(scaled[None], allowed[None])[0]
        largest = int(masked.argmax())
        is_known = count <= MOST_STAGES or stage == "softmax"
        weights = map_of(trace, layer, head, "softmax")[query] if is_known else rebuild.softmax(masked[None])[0]
        return cls(query, raw, scaled, allowed, np.exp(masked - masked[largest]), largest, weights)


def weight_steps(trace: Trace, row: Row, layer: int, key: int) -> list[Step]:
    """From q·k to the weight; a step for whatever the model does on the way, and none for what it does not."""
    labels = labels_of(trace)
    query, spec, both = row.query, trace.spec, (row.query, key)
    seen = bool(row.allowed[key])
    score = float(row.scaled[key])
    factor = spec.scaling[layer]
    root = f"1/√{spec.head_width} = " if np.isclose(factor, spec.head_width**-0.5) else ""
    largest = f"“{labels[row.largest]}”"
    return [
        Step("q · k", tr("{count} products added up", count=spec.head_width), float(row.raw[key]), tokens=both),
        Step(tr("score"), f"× {root}{exact(factor)}", score, tokens=both),
        Step(tr("mask"), mask_words(query, key, spec.mask.window), word=tr("allowed") if seen else exact(-np.inf)),
        Step(
            tr("exponent"),
            f"e^({difference(score, row.scaled[row.largest])})" if seen else f"e^{exact(-np.inf)}",
            float(row.exponents[key]),
            tr("the largest score is that of {token}", token=largest) if seen else "",
            tokens=(key, row.largest),
        ),
        Step(tr("sum"), exponents_in_words(int(row.allowed.sum())), float(row.exponents.sum()), tokens=(query,)),
        Step(
            tr("weight"),
            f"{exact(row.exponents[key])} ÷ {exact(row.exponents.sum())}",
            float(row.weights[key]),
            f"{per_cent(float(row.weights[key]))} %",
            strong=True,
            tokens=both,
        ),
    ]


def mask_words(query: int, key: int, window: int | None) -> str:
    """Why a query may see a key, or why it may not."""
    if key > query:
        return tr("token {key} comes later", key=key)
    if window is not None and query - key >= window:
        return tr("token {key} is outside the window of {window}", key=key, window=window)
    if key == query:
        return tr("a token sees itself")
    return tr("token {key} is before token {query}", key=key, query=query)


def exponents_in_words(count: int) -> str:
    """How many of them make the sum of the softmax."""
    return tr("the one exponent there is" if count == 1 else "{count} exponents added up", count=grouped(count))


def key_of(selection: Selection, weights: Float[np.ndarray, "keys"]) -> int:
    """The key that is asked for; the one with the largest weight where none is, or the prompt has become shorter."""
    key = selection.key
    return key if key is not None and key < len(weights) else int(weights.argmax())


def difference(one: float | np.floating, other: float | np.floating) -> str:
    """ "a − b" with every digit, "a + b" where b is negative."""
    return f"{exact(one)} {'+' if other < 0 else MINUS} {exact(abs(float(other)))}"


# ---- a probability: logit, exponent, sum, and what the settings make of it ----
def of_probability(trace: Trace, selection: Selection) -> Figure:
    """From a token's logit to its probability, as given and as the sampling settings leave it."""
    query, sampling = selection.token(trace), selection.sampling
    distribution = next_token_distribution(trace.logits[query], sampling)
    token_id = candidate_of(selection, distribution)
    label, behind = trace.vocabulary.shown(token_id), trace.tokens[query].shown
    given, now = float(distribution.given[token_id]), float(distribution.probabilities[token_id])
    kept = bool(distribution.kept[token_id])
    shown = per_cent(now if sampling.words != Sampling().words and kept else given)
    token, after = quoted(label), quoted(behind)
    return Figure(
        view="why",
        title=tr("Where {share} % comes from", share=shown),
        marks=(
            likeliest(trace, distribution, token_id),
            Steps(tuple(given_steps(trace, distribution, token_id, query)), tr("as the model gives it")),
            Steps(tuple(sampled_steps(distribution, token_id, sampling, query)), tr("as the settings leave it")),
        ),
        focus=tr("“{token}” after “{query}”", token=label, query=behind),
        sentence=tr(
            "{token} after {query}: {given:.4f} % as the model gives it, {now:.4f} % after {settings}."
            if kept
            else "{token} after {query}: {given:.4f} % as the model gives it, {now:.4f} %, cut after {settings}.",
            token=token,
            query=after,
            given=100 * given,
            now=100 * now,
            settings=sampling.words,
        ),
    )


def likeliest(trace: Trace, distribution: Distribution, token_id: int) -> Table:
    """The tokens that share the sum, best first, the one in question among them; a click explains another."""
    ids = [int(one) for one in distribution.likeliest(LIKELIEST)]
    if token_id not in ids:
        ids = [*ids[:-1], token_id]
    names = [trace.vocabulary.shown(one) for one in ids]
    ranks = [grouped(distribution.rank(one)) for one in ids]
    shares = [float(distribution.given[one]) for one in ids]
    return Table(
        names=tuple(ranks),
        cells=tuple(
            (Cell(name, per_cent(share), share, rank_words(rank, name, share), one == token_id),)
            for one, name, rank, share in zip(ids, names, ranks, shares, strict=True)
        ),
        title=tr("likeliest"),
        note=tr("as given"),
        framed=ids.index(token_id),
        picks=tuple({"candidate": one} for one in ids),
    )


def rank_words(rank: str, token: str, share: float) -> str:
    """What hovering says of one of the likeliest tokens."""
    return tr("rank {rank} {token}: {share:.4f} % as given", rank=rank, token=token, share=100 * share)


def candidate_of(selection: Selection, distribution: Distribution) -> int:
    """The token in question; the likeliest where none is named, or the model is another one that lacks it."""
    candidate = selection.candidate
    is_there = candidate is not None and 0 <= candidate < len(distribution.logits)
    return candidate if candidate is not None and is_there else int(distribution.likeliest(1)[0])


def given_steps(trace: Trace, distribution: Distribution, token_id: int, query: int) -> list[Step]:
    """The plain softmax of the logits."""
    logits = distribution.logits.astype(np.float64)
    best = int(distribution.likeliest(1)[0])
    exponents = np.exp(logits - logits.max())
    rank, vocabulary, behind = distribution.rank(token_id), grouped(len(logits)), (query,)
    largest = tr("the largest logit is that of “{token}”", token=trace.vocabulary.shown(best))
    given = float(distribution.given[token_id])
    return [
        Step(tr("logit"), tr("norm and unembedding"), float(logits[token_id]), f"id {token_id}", tokens=behind),
        Step(tr("rank"), tr("of {count} tokens", count=vocabulary), float(rank), tokens=behind),
        Step(
            tr("exponent"),
            f"e^({difference(logits[token_id], logits.max())})",
            float(exponents[token_id]),
            largest,
            tokens=behind,
        ),
        Step(tr("sum"), tr("all {count} exponents added up", count=vocabulary), float(exponents.sum()), tokens=behind),
        Step(
            tr("probability"),
            f"{exact(exponents[token_id])} ÷ {exact(exponents.sum())}",
            given,
            f"{100 * given:.4f} %",
            strong=True,
            tokens=behind,
        ),
    ]


def sampled_steps(distribution: Distribution, token_id: int, sampling: Sampling, query: int) -> list[Step]:
    """Temperature, then each cut in its order, then what is left, renormalised."""
    behind, now = (query,), float(distribution.probabilities[token_id])
    kept = bool(distribution.kept[token_id])
    end = tr("{share:.4f} % of what is kept" if kept else "{share:.4f} %", share=100 * now)
    if sampling.picks_likeliest:
        words = tr("the likeliest token is taken" if kept else "another token is the likeliest")
        return [Step(tr("greedy"), words, now, end, strong=True, tokens=behind)]
    warm = distribution.logits.astype(np.float64) / sampling.temperature
    exponents = np.exp(warm - warm.max())
    steps = [
        Step(
            tr("temperature"),
            f"{exact(distribution.logits[token_id])} ÷ {sampling.temperature:g}",
            float(warm[token_id]),
            tokens=behind,
        ),
        Step(
            tr("exponent"),
            f"e^({difference(warm[token_id], warm.max())})",
            float(exponents[token_id]),
            tokens=behind,
        ),
        Step(
            tr("sum"),
            tr("all {count} exponents added up", count=grouped(len(warm))),
            float(exponents.sum()),
            tokens=behind,
        ),
        Step(
            tr("softmax"),
            f"{exact(exponents[token_id])} ÷ {exact(exponents.sum())}",
            float(distribution.warmed[token_id]),
            tokens=behind,
        ),
        *cut_steps(distribution, token_id, sampling, query),
    ]
    if kept:
        left = float(np.where(distribution.kept, distribution.warmed, 0.0).sum())
        formula = f"{exact(distribution.warmed[token_id])} ÷ {exact(left)}"
    else:
        formula = tr("cut: it cannot be drawn")
    return [*steps, Step(tr("now"), formula, now, end, strong=True, tokens=behind)]


def cut_steps(distribution: Distribution, token_id: int, sampling: Sampling, query: int) -> list[Step]:
    """What each cut that is on says of the token, up to the one that cuts it."""
    warm = distribution.logits.astype(np.float64) / sampling.temperature
    behind = survivors(warm, distribution.warmed, sampling)
    is_on = {"top-k": sampling.top_k > 0, "top-p": sampling.top_p < 1, "min-p": sampling.min_p > 0}
    least = sampling.min_p * float(distribution.warmed.max())
    rank = grouped(distribution.rank(token_id))
    steps, before = [], np.ones(len(warm), dtype=np.bool_)
    for name, left in behind.items():
        count = int(left.sum())
        words = {
            "top-k": tr("rank {rank}, the {count} likeliest stay", rank=rank, count=grouped(sampling.top_k)),
            "top-p": tr(
                "the likeliest token reaches {share:g}" if count == 1 else "the {count} likeliest reach {share:g}",
                count=grouped(count),
                share=sampling.top_p,
            ),
            "min-p": tr("at least {share:g} of the largest, {least}", share=sampling.min_p, least=exact(least)),
        }[name]
        if is_on[name]:
            kept = bool(left[token_id])
            note = tr("{count} of {before} stay", count=grouped(count), before=grouped(int(before.sum())))
            steps.append(Step(name, words, note=note, word=tr("kept" if kept else "cut"), tokens=(query,)))
            if not kept:
                break
        before = left
    return steps


# ---- what enters layer 0: token vector + position vector ----
def of_embedding(trace: Trace, selection: Selection) -> Figure:
    """The two vectors of the query token and their sum, whole, and with numbers where they are strongest."""
    query, rows = selection.token(trace), trace.rows
    label = trace.tokens[query].shown
    token, total = rows.token_embedding[query], rows.residual[query, 0]
    position = None if rows.position_embedding is None else rows.position_embedding[query]
    parts = {"token": token, **({} if position is None else {"position": position}), "sum": total}
    shown = parts if position is not None else {"token": token}
    vectors = HeatMap(
        values=np.stack(list(shown.values())),
        rows=Axis("", tuple(tr(ROW_NAMES[name]) for name in shown), tokens=(query,) * len(shown)),
        columns=Axis("dimension"),
        scale=ColourScale.symmetric(np.stack(list(shown.values())), tr("component")),
        quantity="component",
        title=tr("what enters layer 0" if position is None else "token + position"),
        note=extent(trace.spec.width),
    )
    strongest = np.argsort(-np.abs(total), kind="stable")[:STRONGEST]
    dimensions = tuple(
        Step(
            tr("dim {number}", number=int(d)),
            "" if position is None else difference(token[d], -position[d]),
            float(total[d]),
            tokens=(query,),
        )
        for d in strongest
    )
    return Figure(
        view="why",
        title=tr("Where the embedding comes from"),
        marks=(
            vectors,
            Steps(
                dimensions,
                tr("strongest dimensions"),
                tr("{count} of {all}", count=len(dimensions), all=grouped(trace.spec.width)),
            ),
            Steps(tuple(length_steps(shown, query)), tr("lengths and angles")),
        ),
        focus=tr("“{token}” at position {place}", token=label, place=query),
        sentence=tr(
            "{token} enters layer 0 as its token vector alone: this model adds no position vector."
            if position is None
            else "{token} enters layer 0 as its token vector plus the vector of position {place}, dimension by "
            "dimension.",
            token=quoted(label),
            place=query,
        ),
    )


ROW_NAMES = {"token": later("token"), "position": later("+ position"), "sum": later("= sum")}


def length_steps(parts: dict[str, Float[np.ndarray, "width"]], query: int) -> list[Step]:
    """The length of each vector, and how far each two point the same way."""
    names = list(parts)
    steps = [
        Step(tr("length of {vector}", vector=tr(name)), "", length(vector), tokens=(query,))
        for name, vector in parts.items()
    ]
    pairs = [(one, other) for place, one in enumerate(names) for other in names[place + 1 :]]
    return [
        *steps,
        *(
            cosine_step(
                tr("cosine {one}, {other}", one=tr(one), other=tr(other)), "", parts[one], parts[other], (query,)
            )
            for one, other in pairs
        ),
    ]


def cosine_step(
    name: str,
    formula: str,
    one: Float[np.ndarray, "width"],
    other: Float[np.ndarray, "width"],
    tokens: tuple[int, ...],
) -> Step:
    """How far two vectors point the same way, as a step; a vector without length points nowhere."""
    lengths = length(one) * length(other)
    if lengths == 0:
        return Step(name, tr("one of them is zero"), word=tr("none"), tokens=tokens)
    dot = float(one.astype(np.float64) @ other.astype(np.float64))
    return Step(name, formula, dot / lengths, tokens=tokens)


def length(vector: Float[np.ndarray, "width"]) -> float:
    """A vector's Euclidean length."""
    return float(np.linalg.norm(vector.astype(np.float64)))


def whole_scale(values: Float[np.ndarray, "*shape"], name: str) -> ColourScale:
    """Both ways from zero, as far as the largest value: nothing is clipped."""
    return ColourScale.around_zero(float(np.abs(values).max(initial=0.0)), name)


def extent(width: int) -> str:
    """Which dimensions a map shows: all of them."""
    return tr("dims 0–{last}", last=width - 1)


DRAWS = {"weight": of_weight, "probability": of_probability, "embedding": of_embedding}
