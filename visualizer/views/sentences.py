"""What each view shows, said in one sentence of the field's words and with the numbers at hand.

Views put these into their figures: the presenter's caption, the accessible description and the caption data of files
read them there. Numbers are written as the figure beside them writes them. Each sentence stands here whole, so that it
can be said in another language in that language's order.
"""

from collections.abc import Sequence

import numpy as np
from jaxtyping import Float, Int64

from visualizer.attention import Stage
from visualizer.language import later, tr
from visualizer.numerals import grouped, per_cent, signed
from visualizer.sampling import Distribution
from visualizer.state import Selection
from visualizer.tokens import SPACE
from visualizer.trace import Trace

LEAST_TOLD = 0.1  # weights below it are no news


def quoted(shown: str) -> str:
    """A token as a sentence names it: “queen”, without the marks that stand for its spaces."""
    return f"“{shown.strip(SPACE) or shown}”"


def listed(names: Sequence[str]) -> str:
    """Several things in a row: "a", "a and b", "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return tr("{others} and {last}", others=", ".join(names[:-1]), last=names[-1])


def key_name(trace: Trace, key: int, query: int) -> str:
    """A key in a sentence about a query's row."""
    return tr("itself") if key == query else quoted(trace.tokens[key].shown)


def length(vector: Float[np.ndarray, "width"]) -> str:
    """The Euclidean length of a vector, as a sentence writes it."""
    return f"{float(np.linalg.norm(vector.astype(np.float64))):.2f}"


def tokens(trace: Trace, selection: Selection) -> str:
    """How the prompt was cut, and which token is looked from."""
    query = selection.token(trace)
    token, count, model = trace.tokens[query], len(trace.tokens), trace.spec.name
    name = quoted(token.shown)
    if count == 1:
        return tr("{model} reads the prompt as one token: {token}, id {id}.", model=model, token=name, id=token.id)
    if query == count - 1:
        return tr(
            "{model} reads the prompt as {count} tokens; the last, {token}, has the id {id}.",
            model=model, count=grouped(count), token=name, id=token.id,
        )  # fmt: skip
    return tr(
        "{model} reads the prompt as {count} tokens; number {place}, {token}, has the id {id}.",
        model=model, count=grouped(count), place=query, token=name, id=token.id,
    )  # fmt: skip


def embedding(trace: Trace, selection: Selection) -> str:
    """How long the summands of the query token's vector are, and their sum."""
    query, rows = selection.token(trace), trace.rows
    name, numbers = quoted(trace.tokens[query].shown), grouped(trace.spec.width)
    whole = length(rows.residual[query, 0])
    if rows.position_embedding is None:
        return tr(
            "{token} enters layer 0 as {count} numbers, its token vector, of length {whole}; no position is added.",
            token=name, count=numbers, whole=whole,
        )  # fmt: skip
    return tr(
        "{token} enters layer 0 as {count} numbers: its token vector (length {one}) plus the vector of position "
        "{place} (length {other}) make a sum of length {whole}.",
        token=name, count=numbers, one=length(rows.token_embedding[query]), place=query,
        other=length(rows.position_embedding[query]), whole=whole,
    )  # fmt: skip


def positions(trace: Trace, selection: Selection) -> str:
    """Which position is most like the query token's."""
    table, query = trace.position_table, selection.token(trace)
    if table is None:
        return tr("{model} adds no learned position vectors to its tokens.", model=trace.spec.name)
    query = min(query, len(table) - 1)
    unit = table / np.maximum(np.linalg.norm(table, axis=-1, keepdims=True), 1e-12)  # (positions, width)
    cosines = unit @ unit[query]
    cosines[query] = -np.inf
    other = int(cosines.argmax())
    return tr(
        "Each of the {count} positions has a learned vector of {width} numbers; position {place} is most like position "
        "{other}, cosine {cosine}.",
        count=grouped(len(table)), width=grouped(table.shape[1]), place=query, other=other,
        cosine=signed(float(cosines[other])),
    )  # fmt: skip


def row(trace: Trace, selection: Selection) -> str:
    """Where the query token looks in the focused head: the one or two strongest keys."""
    query, layer, head = selection.token(trace), selection.layer, selection.head
    weights = trace.row(layer, head, query)
    name = quoted(trace.tokens[query].shown)
    if len(trace.tokens) == 1 or (query == 0 and weights[0] > 0.9995):
        return tr(
            "{token} is the first token: in head {head} of layer {layer}, as in every head, it can only look at "
            "itself.", token=name, head=head, layer=layer,
        )  # fmt: skip
    looks_back = trace.spec.kind == "decoder-only"
    best = [int(key) for key in np.argsort(-weights, kind="stable")[:2] if weights[key] >= LEAST_TOLD]
    if best:
        sentence = (
            later("Looking back from {token}, head {head} of layer {layer} reads mostly {keys}.")
            if looks_back
            else later("Looking from {token}, head {head} of layer {layer} reads mostly {keys}.")
        )
    else:
        best = [int(weights.argmax())]
        sentence = (
            later("Looking back from {token}, head {head} of layer {layer} reads a little of everything, most {keys}.")
            if looks_back
            else later("Looking from {token}, head {head} of layer {layer} reads a little of everything, most {keys}.")
        )
    told = listed([f"{key_name(trace, key, query)} ({whole_per_cent(weights[key])} %)" for key in best])
    return tr(sentence, token=name, head=head, layer=layer, keys=told)


def whole_per_cent(weight: float | np.floating) -> str:
    """A weight as whole per cent: 0.478 is "48"."""
    return f"{100 * float(weight):.0f}"


def head(trace: Trace, selection: Selection, values: Float[np.ndarray, "queries keys"]) -> str:
    """The strongest keys of the query token's row, at any stage; `values` are those of the stage."""
    if selection.stage == "softmax":
        return row(trace, selection)
    query = selection.token(trace)
    allowed = trace.spec.mask.allowed_of(np.array([query]), len(trace.tokens))[0]  # (keys)
    scores = np.where(allowed, values[query], -np.inf)
    key = int(scores.argmax())
    sentences: dict[Stage, str] = {
        "raw": later("From {token}, the product q·k in head {head} of layer {layer} is largest with {key}: {score}."),
        "scaled": later(
            "From {token}, the scaled product in head {head} of layer {layer} is largest with {key}: {score}."
        ),
        "masked": later(
            "From {token}, the score behind the mask in head {head} of layer {layer} is largest with {key}: {score}."
        ),
    }
    return tr(
        sentences[selection.stage], token=quoted(trace.tokens[query].shown), head=selection.head,
        layer=selection.layer, key=key_name(trace, key, query), score=signed(float(scores[key])),
    )  # fmt: skip


def arcs(trace: Trace, selection: Selection) -> str:
    """The strongest line: of the query token, or of all of them."""
    if selection.arcs_from == "query" or len(trace.tokens) == 1:
        return row(trace, selection)
    weights = trace.attention(selection.layer, selection.head)[1:]  # the first query can only look at itself
    query, key = divmod(int(weights.argmax()), weights.shape[1])
    return tr(
        "Head {head} of layer {layer}: the strongest of all lines goes from {token} to {key} ({share} %).",
        head=selection.head, layer=selection.layer, token=quoted(trace.tokens[query + 1].shown),
        key=key_name(trace, key, query + 1), share=whole_per_cent(weights[query, key]),
    )  # fmt: skip


def heads(trace: Trace, selection: Selection, strongest: Int64[np.ndarray, "layers heads 2"],
          largest: Float[np.ndarray, "layers heads"]) -> str:  # fmt: skip
    """How many heads there are, and the strongest pair of the focused one."""
    spec, layer, chosen = trace.spec, selection.layer, selection.head
    if not (0 <= layer < spec.layers and 0 <= chosen < spec.heads):
        return tr("{layers} layers of {heads} heads.", layers=spec.layers, heads=spec.heads)
    query, key = (int(place) for place in strongest[layer, chosen])
    return tr(
        "{layers} layers of {heads} heads; head {head} of layer {layer} looks hardest from {token} to {key} "
        "({share} %).",
        layers=spec.layers, heads=spec.heads, head=chosen, layer=layer, token=quoted(trace.tokens[query].shown),
        key=key_name(trace, key, query), share=whole_per_cent(largest[layer, chosen]),
    )  # fmt: skip


def lens(trace: Trace, selection: Selection, ids: Int64[np.ndarray, "depths guesses"],
         shares: Float[np.ndarray, "depths guesses"]) -> str:  # fmt: skip
    """From which layer on the model would say what it says in the end; depth 0 is the embedding alone."""
    best = ids[:, 0].tolist()
    final, last = best[-1], len(best) - 1
    settled = last
    while settled > 0 and best[settled - 1] == final:
        settled -= 1
    name, said = quoted(trace.tokens[selection.token(trace)].shown), quoted(trace.vocabulary.shown(final))
    share = per_cent(float(shares[-1, 0]))
    if settled == 0:
        return tr("After {token} the embedding alone already says {said}, in the end with {share} %.",
                  token=name, said=said, share=share)  # fmt: skip
    other, chance = quoted(trace.vocabulary.shown(best[settled - 1])), per_cent(float(shares[settled - 1, 0]))
    before = (
        tr("the embedding alone says {other} ({share} %)", other=other, share=chance)
        if settled == 1
        else tr("one layer earlier it was {other} ({share} %)", other=other, share=chance)
    )
    if settled == last:
        return tr("After {token} only the last layer, {layer}, makes the model say {said} ({share} %); {before}.",
                  token=name, layer=last - 1, said=said, share=share, before=before)  # fmt: skip
    return tr("After {token} the model would say {said} from layer {layer} on (in the end {share} %); {before}.",
              token=name, said=said, layer=settled - 1, share=share, before=before)  # fmt: skip


def next_token(trace: Trace, selection: Selection, distribution: Distribution) -> str:
    """The likeliest next token, as the model gave it and after the sampling settings."""
    token_id = int(distribution.likeliest(1)[0])
    return tr(
        "After {token} the likeliest next token is {next}: {given} % as the model gave it (faint), {now} % after "
        "{settings} (solid).",
        token=quoted(trace.tokens[selection.token(trace)].shown), next=quoted(trace.vocabulary.shown(token_id)),
        given=per_cent(float(distribution.given[token_id])), now=per_cent(float(distribution.probabilities[token_id])),
        settings=selection.sampling.words,
    )  # fmt: skip
