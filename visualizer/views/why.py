"""Where one number comes from, step by step: an attention weight, a probability, or what enters layer 0."""

import numpy as np
from jaxtyping import Float

from visualizer.language import later, tr
from visualizer.numerals import grouped, per_cent, weight
from visualizer.sampling import CutName, Distribution, Sampling, next_token_distribution
from visualizer.state import Selection
from visualizer.trace import ModelSpec, Trace
from visualizer.views.figure import (
    About,
    Axis,
    Cell,
    ColourScale,
    ColumnBars,
    Figure,
    HeatMap,
    Step,
    Steps,
    Table,
    Text,
    exact,
)
from visualizer.views.head import outside_window
from visualizer.views.labels import (
    head_words,
    key_axis,
    key_labels_of,
    key_side,
    labels_of,
    lit,
    of_target,
    query_side,
)
from visualizer.views.sentences import further, is_plain_sum, key_name, no_head, quoted
from visualizer.views.weight_steps import Row, difference, key_of, weight_steps

STRONGEST = 8  # dimensions of the embedding that are listed with their numbers
LIKELIEST = 7  # tokens that stand beside the one in question
DIMENSIONS = "dimensions"  # the maps' columns stand below one another


def draw(trace: Trace, selection: Selection) -> Figure:
    """The chain that ends in the number that `selection.explains` names; the trace is of the whole pass."""
    if selection.explains == "probability":
        return of_probability(trace, of_target(trace, selection))
    seen = trace.facet(selection.kind)
    return of_weight(seen, selection) if selection.explains == "weight" else of_embedding(seen, selection)


# ---- a weight: q·k, scaled, masked, softmax ----
def of_weight(trace: Trace, selection: Selection) -> Figure:
    """From the query's and the key's vectors to the weight between them."""
    layer, head, query = selection.layer, selection.head, selection.token(trace)
    labels, keys, spec = labels_of(trace), key_labels_of(trace), trace.spec
    if trace.rows.maps is not None:
        return of_given_weight(trace, selection)
    row = Row.of(trace, layer, head, query, selection.stage)
    key = key_of(selection, row.weights)
    pair = np.stack([trace.query(layer, head)[query], trace.key(layer, head)[key]])  # (2, head_width)
    products = pair[0] * pair[1]
    dimensions = Axis("dimension")
    names = tr("query {token}", token=labels[query]), tr("key {token}", token=keys[key])
    places = (query, key) if trace.key_side is None else (-1, key)
    vectors = HeatMap(
        values=pair,
        rows=Axis("", names, tokens=places, side=key_side(trace)),
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
    outside = outside_window(trace, layer, np.array([query]))
    exponents = ColumnBars(
        values=row.exponents,
        columns=key_axis(trace),
        scale=ColourScale(0, 1, name=tr("exponent")),
        quantity="e^(score − largest)",
        title=labels[query],
        note=tr("exponents"),
        hidden=~row.allowed,
        outside=None if outside is None else outside[0],
    )
    chain = Steps(tuple(weight_steps(trace, row, layer, key)), tr("step by step"))
    return Figure(
        view="why",
        title=tr("Where {number} comes from", number=weight(float(row.weights[key]))),
        marks=(vectors, product, exponents, chain),
        focus=f"“{labels[query]}” → “{keys[key]}”   {head_words(selection, trace)}",
        sentence=tr(
            "In head {head} of layer {layer}, {token} looks at {key} with the weight {weight}: the products of query "
            "and key add up to {product}, scaled and set against the other keys by the softmax.",
            head=head,
            layer=layer,
            token=quoted(labels[query]),
            key=key_name(trace, key, query),
            weight=exact(row.weights[key]),
            product=exact(row.stages["raw"][key]),
        ),
    )


def of_given_weight(trace: Trace, selection: Selection) -> Figure:
    """The weight alone, where a model hands out its weights and not what they are made of."""
    layer, head, query = selection.layer, selection.head, selection.token(trace)
    labels, weights = labels_of(trace), trace.row(layer, head, query)
    key = key_of(selection, weights)
    told = tr(
        "In head {head} of layer {layer}, {token} looks at {key} with the weight {weight}; {model} gives its attention "
        "weights alone, so the steps to it are not known here.",
        head=head, layer=layer, token=quoted(labels[query]), key=key_name(trace, key, query),
        weight=exact(weights[key]), model=trace.spec.name,
    )  # fmt: skip
    row = ColumnBars(
        values=weights,
        columns=key_axis(trace),
        scale=ColourScale(0, 1, name=tr("weight")),
        quantity="weight",
        title=labels[query],
        note=tr("looks at"),
        hidden=~trace.allowed(layer, np.array([query]))[0],
    )
    return Figure(
        view="why",
        title=tr("Where {number} comes from", number=weight(float(weights[key]))),
        marks=(row, Text(told)),
        focus=f"“{labels[query]}” → “{key_labels_of(trace)[key]}”   {head_words(selection, trace)}",
        sentence=told,
    )


# ---- a probability: logit, exponent, sum, and what the settings make of it ----
def of_probability(trace: Trace, selection: Selection) -> Figure:
    """From a token's logit to its probability, as given and as the sampling settings leave it."""
    if trace.readout is None:
        told = no_head(trace)
        return Figure(view="why", title=tr("Where a probability comes from"), marks=(Text(told),), sentence=told)
    query, sampling, fills = selection.token(trace), selection.sampling, trace.spec.objective == "masked"
    distribution = next_token_distribution(trace.logits[query], sampling, trace.read(query))
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
            Steps(
                tuple(sampled_steps(distribution, token_id, sampling, lit(trace, query))),
                tr("as the settings leave it"),
            ),
        ),
        focus=tr("“{token}” at “{query}”" if fills else "“{token}” after “{query}”", token=label, query=behind),
        sentence=tr(
            probability_sentence(fills, kept),
            token=token,
            query=after,
            given=100 * given,
            now=100 * now,
            settings=sampling.words,
        ),
    )


def probability_sentence(fills: bool, kept: bool) -> str:
    """The sentence about a probability: of what stands at a token or comes behind it, kept or cut."""
    if fills:
        if kept:
            return later("{token} at {query}: {given:.4f} % as the model gives it, {now:.4f} % after {settings}.")
        return later("{token} at {query}: {given:.4f} % as the model gives it, {now:.4f} %, cut after {settings}.")
    if kept:
        return later("{token} after {query}: {given:.4f} % as the model gives it, {now:.4f} % after {settings}.")
    return later("{token} after {query}: {given:.4f} % as the model gives it, {now:.4f} %, cut after {settings}.")


def readout_words(spec: ModelSpec) -> str:
    """What turns the residual stream into logits."""
    if spec.objective == "masked":
        return tr("masked-language head")
    if spec.blueprint is not None and not spec.blueprint.final_norm:
        return tr("unembedding")
    return tr("norm and unembedding")


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
    rank, vocabulary, behind = distribution.rank(token_id), grouped(len(logits)), lit(trace, query)
    largest = tr("the largest logit is that of “{token}”", token=trace.vocabulary.shown(best))
    given = float(distribution.given[token_id])
    return [
        Step(tr("logit"), readout_words(trace.spec), float(logits[token_id]), f"id {token_id}", **behind),
        Step(tr("rank"), tr("of {count} tokens", count=vocabulary), float(rank), **behind),
        Step(
            tr("exponent"),
            f"e^({difference(logits[token_id], logits.max())})",
            float(exponents[token_id]),
            largest,
            **behind,
        ),
        Step(tr("sum"), tr("all {count} exponents added up", count=vocabulary), float(exponents.sum()), **behind),
        Step(
            tr("probability"),
            f"{exact(exponents[token_id])} ÷ {exact(exponents.sum())}",
            given,
            f"{100 * given:.4f} %",
            strong=True,
            **behind,
        ),
    ]


def sampled_steps(distribution: Distribution, token_id: int, sampling: Sampling, behind: About) -> list[Step]:
    """Temperature, then each cut in its order, then what is left, renormalised."""
    now = float(distribution.probabilities[token_id])
    kept = bool(distribution.kept[token_id])
    end = tr("{share:.4f} % of what is kept" if kept else "{share:.4f} %", share=100 * now)
    if sampling.picks_likeliest:
        words = tr("the likeliest token is taken" if kept else "another token is the likeliest")
        return [
            *penalty_steps(distribution, token_id, behind),
            Step(tr("greedy"), words, now, end, strong=True, **behind),
        ]
    warm = distribution.penalised.astype(np.float64) / sampling.temperature
    exponents = np.exp(warm - warm.max())
    steps = [
        *penalty_steps(distribution, token_id, behind),
        Step(
            tr("temperature"),
            f"{exact(distribution.penalised[token_id])} ÷ {sampling.temperature:g}",
            float(warm[token_id]),
            **behind,
        ),
        Step(
            tr("exponent"),
            f"e^({difference(warm[token_id], warm.max())})",
            float(exponents[token_id]),
            **behind,
        ),
        Step(
            tr("sum"),
            tr("all {count} exponents added up", count=grouped(len(warm))),
            float(exponents.sum()),
            **behind,
        ),
        Step(
            tr("softmax"),
            f"{exact(exponents[token_id])} ÷ {exact(exponents.sum())}",
            float(distribution.warmed[token_id]),
            **behind,
        ),
        *cut_steps(distribution, token_id, sampling, behind),
    ]
    if kept:
        left = float(np.where(distribution.kept, distribution.warmed, 0.0).sum())
        formula = f"{exact(distribution.warmed[token_id])} ÷ {exact(left)}"
    else:
        formula = tr("cut: it cannot be drawn")
    return [*steps, Step(tr("now"), formula, now, end, strong=True, **behind)]


def penalty_steps(distribution: Distribution, token_id: int, about: About) -> list[Step]:
    """What the repetition penalty makes of the logit; nothing where it is off."""
    penalty = distribution.sampling.repetition_penalty
    if penalty == 1:
        return []
    logit, behind = float(distribution.logits[token_id]), float(distribution.penalised[token_id])
    formula = tr("not read before: unchanged")
    if behind != logit:
        formula = f"{exact(logit)} {'×' if logit < 0 else '÷'} {penalty:g}"
    return [Step(tr("repetition penalty"), formula, behind, **about)]


def cut_steps(distribution: Distribution, token_id: int, sampling: Sampling, about: About) -> list[Step]:
    """What each cut that is on says of the token, up to the one that cuts it."""
    penalised = distribution.penalised
    is_on: dict[CutName, bool] = {"top-k": sampling.top_k > 0, "top-p": sampling.top_p < 1, "min-p": sampling.min_p > 0}
    least = sampling.min_p * float(distribution.warmed.max())
    rank = grouped(int((penalised > penalised[token_id]).sum()) + 1)
    steps, before = [], np.ones(len(penalised), dtype=np.bool_)
    for name, left in distribution.cuts.items():
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
            steps.append(Step(name, words, note=note, word=tr("kept" if kept else "cut"), **about))
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
    position, is_sum = None if rows.position_embedding is None else rows.position_embedding[query], is_plain_sum(trace)
    total_name = "sum" if is_sum else "into layer 0"
    shown = {"token": token}
    if position is not None:
        shown["position"] = position
    if position is not None or not is_sum:
        shown[total_name] = total
    vectors = HeatMap(
        values=np.stack(list(shown.values())),
        rows=Axis(
            "", tuple(tr(ROW_NAMES[name]) for name in shown), tokens=(query,) * len(shown), side=query_side(trace)
        ),
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
            "" if position is None or not is_sum else difference(token[d], -position[d]),
            float(total[d]),
            **lit(trace, query),
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
            Steps(tuple(length_steps(shown, lit(trace, query))), tr("lengths and angles")),
        ),
        focus=tr("“{token}” at position {place}", token=label, place=query),
        sentence=embedding_sentence(trace, quoted(label), query),
    )


def embedding_sentence(trace: Trace, token: str, place: int) -> str:
    """What the vector that enters layer 0 is made of."""
    if is_plain_sum(trace):
        return tr(
            "{token} enters layer 0 as its token vector alone: this model adds no position vector."
            if trace.rows.position_embedding is None
            else "{token} enters layer 0 as its token vector plus the vector of position {place}, dimension by "
            "dimension.",
            token=token,
            place=place,
        )
    return tr(
        "{token} enters layer 0 as its token vector, made into another by {further}."
        if trace.rows.position_embedding is None
        else "{token} enters layer 0 as its token vector plus the vector of position {place}, made into another by "
        "{further}.",
        token=token,
        place=place,
        further=further(trace),
    )


ROW_NAMES = {
    "token": later("token"),
    "position": later("+ position"),
    "sum": later("= sum"),
    "into layer 0": later("→ into layer 0"),
}


def length_steps(parts: dict[str, Float[np.ndarray, "width"]], about: About) -> list[Step]:
    """The length of each vector, and how far each two point the same way."""
    names = list(parts)
    steps = [
        Step(tr("length of {vector}", vector=tr(name)), "", length(vector), **about) for name, vector in parts.items()
    ]
    pairs = [(one, other) for place, one in enumerate(names) for other in names[place + 1 :]]
    return [
        *steps,
        *(
            cosine_step(tr("cosine {one}, {other}", one=tr(one), other=tr(other)), "", parts[one], parts[other], about)
            for one, other in pairs
        ),
    ]


def cosine_step(
    name: str,
    formula: str,
    one: Float[np.ndarray, "width"],
    other: Float[np.ndarray, "width"],
    about: About,
) -> Step:
    """How far two vectors point the same way, as a step; a vector without length points nowhere."""
    lengths = length(one) * length(other)
    if lengths == 0:
        return Step(name, tr("one of them is zero"), word=tr("none"), **about)
    dot = float(one.astype(np.float64) @ other.astype(np.float64))
    return Step(name, formula, dot / lengths, **about)


def length(vector: Float[np.ndarray, "width"]) -> float:
    """A vector's Euclidean length."""
    return float(np.linalg.norm(vector.astype(np.float64)))


def whole_scale(values: Float[np.ndarray, "*shape"], name: str) -> ColourScale:
    """Both ways from zero, as far as the largest value: nothing is clipped."""
    return ColourScale.around_zero(float(np.abs(values).max(initial=0.0)), name)


def extent(width: int) -> str:
    """Which dimensions a map shows: all of them."""
    return tr("dims 0–{last}", last=width - 1)
