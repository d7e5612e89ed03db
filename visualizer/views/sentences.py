"""What each view shows, said in one sentence of the field's words and with the numbers at hand.

Views put these into their figures: the presenter's caption, the accessible description and the caption data of files
read them there. Numbers are written as the figure beside them writes them. Each sentence stands here whole, so that it
can be said in another language in that language's order.
"""

from collections.abc import Sequence

import numpy as np
from jaxtyping import Float, Int64

from visualizer.attention import STAGES, Stage
from visualizer.language import later, tr
from visualizer.numerals import grouped, per_cent, signed
from visualizer.sampling import Distribution
from visualizer.state import Selection
from visualizer.tokens import SPACE
from visualizer.trace import ModelSpec, Trace

LEAST_TOLD = 0.1  # weights below it are no news


def quoted(shown: str) -> str:
    """A token as a sentence names it: “queen”, without the marks that stand for its spaces."""
    return f"“{shown.strip(SPACE) or shown}”"


def running(pieces: Sequence[str]) -> str:
    """Several tokens in a row as a sentence names them: “into the king”."""
    text = "".join(pieces)
    return f"“{text.replace(SPACE, ' ').strip() or text}”"


def listed(names: Sequence[str]) -> str:
    """Several things in a row: "a", "a and b", "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return tr("{others} and {last}", others=", ".join(names[:-1]), last=names[-1])


def key_name(trace: Trace, key: int, query: int) -> str:
    """A key in a sentence about a query's row; in cross attention a place in another text is never the query itself."""
    return tr("itself") if key == query and trace.key_side is None else quoted(trace.key_tokens[key].shown)


def objective(spec: ModelSpec) -> str:
    """What the model was trained to do, by the field's name; empty where no head came with it."""
    names = {
        "causal": tr("causal language modelling"),
        "masked": tr("masked language modelling"),
        "denoising": tr("denoising (span corruption)"),
        "translation": tr("translation"),
    }
    return names.get(spec.objective, "")


def no_head(trace: Trace) -> str:
    """Why there is no prediction to show."""
    return tr(
        "{model} came without a language head, so it predicts no tokens: its attention and its hidden states are all "
        "there is to see.",
        model=trace.spec.name,
    )


def unable(trace: Trace) -> str:
    """Why no next token is predicted; empty where one is."""
    if trace.readout is None:
        return no_head(trace)
    return fills_masks(trace) if trace.spec.objective == "masked" else ""


def fills_masks(trace: Trace) -> str:
    """Why nothing comes next in an encoder."""
    return tr(
        "{model} was trained by masked language modelling: it does not continue a text but fills masks in it, which "
        "the view of fillers shows.",
        model=trace.spec.name,
    )


def length(vector: Float[np.ndarray, "width"]) -> str:
    """The Euclidean length of a vector, as a sentence writes it."""
    return f"{float(np.linalg.norm(vector.astype(np.float64))):.2f}"


def tokens(trace: Trace, selection: Selection) -> str:
    """How the prompt was cut, which token is looked from, and what the model was trained to do with it."""
    if trace.source is not None:
        return " ".join(filter(None, (pair_tokens(trace, trace.source), trained(trace.spec))))
    query = selection.token(trace)
    token, count, model = trace.tokens[query], len(trace.tokens), trace.spec.name
    name = quoted(token.shown)
    if count == 1:
        told = tr("{model} reads the prompt as one token: {token}, id {id}.", model=model, token=name, id=token.id)
    elif query == count - 1:
        told = tr(
            "{model} reads the prompt as {count} tokens; the last, {token}, has the id {id}.",
            model=model, count=grouped(count), token=name, id=token.id,
        )  # fmt: skip
    else:
        told = tr(
            "{model} reads the prompt as {count} tokens; number {place}, {token}, has the id {id}.",
            model=model, count=grouped(count), place=query, token=name, id=token.id,
        )  # fmt: skip
    return " ".join(filter(None, (told, masks(trace), trained(trace.spec))))


def pair_tokens(trace: Trace, source: Trace) -> str:
    """How an encoder-decoder's two texts were cut."""
    read, written, last = len(source.tokens), len(trace.tokens), quoted(trace.tokens[-1].shown)
    if written == 1:
        return tr(
            "The encoder of {model} reads the source as {count} tokens; the target has only the token that it begins "
            "with, {token}.",
            model=trace.spec.name, count=grouped(read), token=last,
        )  # fmt: skip
    return tr(
        "The encoder of {model} reads the source as {count} tokens, the decoder has read {written} of the target, the "
        "last of them {token}.",
        model=trace.spec.name, count=grouped(read), written=grouped(written), token=last,
    )  # fmt: skip


def masks(trace: Trace) -> str:
    """How many of the tokens are masks; empty where none is."""
    count = len(trace.masked)
    if count == 0:
        return ""
    return tr("One of them is a mask." if count == 1 else "{count} of them are masks.", count=grouped(count))


def trained(spec: ModelSpec) -> str:
    """The objective as a sentence; empty where no head came with the model."""
    name = objective(spec)
    return tr("It was trained by {objective}.", objective=name) if name else ""


def embedding(trace: Trace, selection: Selection) -> str:
    """How long the summands of the query token's vector are, and their sum."""
    query, rows = selection.token(trace), trace.rows
    name, numbers = quoted(trace.tokens[query].shown), grouped(trace.spec.width)
    whole, one = length(rows.residual[query, 0]), length(rows.token_embedding[query])
    is_sum = is_plain_sum(trace)
    if rows.position_embedding is None:
        if is_sum:
            return tr(
                "{token} enters layer 0 as {count} numbers, its token vector, of length {whole}; no position is added.",
                token=name, count=numbers, whole=whole,
            )  # fmt: skip
        return tr(
            "{token} enters layer 0 as {count} numbers of length {whole}, made of its token vector (length {one}) by "
            "{further}; no position is added.",
            token=name, count=numbers, whole=whole, one=one, further=further(trace),
        )  # fmt: skip
    other = length(rows.position_embedding[query])
    if is_sum:
        return tr(
            "{token} enters layer 0 as {count} numbers: its token vector (length {one}) plus the vector of position "
            "{place} (length {other}) make a sum of length {whole}.",
            token=name, count=numbers, one=one, place=query, other=other, whole=whole,
        )  # fmt: skip
    return tr(
        "{token} enters layer 0 as {count} numbers: its token vector (length {one}) plus the vector of position "
        "{place} (length {other}), made by {further} into a vector of length {whole}.",
        token=name, count=numbers, one=one, place=query, other=other, further=further(trace), whole=whole,
    )  # fmt: skip


def is_plain_sum(trace: Trace) -> bool:
    """Whether token vector and position vector, without anything more, are what enters layer 0."""
    rows = trace.rows
    if rows.token_embedding.shape[1] != trace.spec.width:
        return False
    total = rows.token_embedding if rows.position_embedding is None else rows.token_embedding + rows.position_embedding
    scale = float(np.abs(rows.residual[:, 0]).max(initial=0.0))
    return bool(np.allclose(total, rows.residual[:, 0], rtol=1e-4, atol=1e-4 * max(scale, 1e-6)))


def further(trace: Trace) -> str:
    """What else the embedding does, where token and position vector are not all of it."""
    if trace.segments is not None:
        return tr("the segment vector and a norm")
    return tr("a further step of the embedding (a norm, a scale or a projection)")


def row(trace: Trace, selection: Selection) -> str:
    """Where the query token looks in the focused head: the one or two strongest keys."""
    query, layer, head = selection.token(trace), selection.layer, selection.head
    weights = trace.row(layer, head, query)
    name = quoted(trace.tokens[query].shown)
    if query == 0 and sees_itself_alone(trace, layer):
        return tr(
            "{token} is the first token: in head {head} of layer {layer}, as in every head, it can only look at "
            "itself.", token=name, head=head, layer=layer,
        )  # fmt: skip
    best = [int(key) for key in np.argsort(-weights, kind="stable")[:2] if weights[key] >= LEAST_TOLD]
    sentence = looking(trace, layer, bool(best))
    best = best or [int(weights.argmax())]
    told = listed([f"{key_name(trace, key, query)} ({whole_per_cent(weights[key])} %)" for key in best])
    said = tr(sentence, token=name, head=head, layer=layer, keys=told)
    taken = 0.0 if trace.rule(layer).sinks is None else max(0.0, 1.0 - float(weights.sum(dtype=np.float64)))
    if taken < LEAST_TOLD:
        return said
    return f"{said} {tr('{share} % go to the sink of the head, which passes nothing on.', share=whole_per_cent(taken))}"


def sees_itself_alone(trace: Trace, layer: int) -> bool:
    """Whether the first token has no key but itself."""
    return trace.key_side is None and int(trace.allowed(layer, np.array([0])).sum()) == 1


def looking(trace: Trace, layer: int, has_favourites: bool) -> str:
    """The sentence about a row: which way the query looks, and whether some keys stand out."""
    if trace.key_side is not None:
        if has_favourites:
            return later("Looking at the source from {token}, head {head} of layer {layer} reads mostly {keys}.")
        return later(
            "Looking at the source from {token}, head {head} of layer {layer} reads a little of everything, most "
            "{keys}."
        )
    if trace.rule(layer).mask.causal:
        if has_favourites:
            return later("Looking back from {token}, head {head} of layer {layer} reads mostly {keys}.")
        return later(
            "Looking back from {token}, head {head} of layer {layer} reads a little of everything, most {keys}."
        )
    if has_favourites:
        return later("Looking both ways from {token}, head {head} of layer {layer} reads mostly {keys}.")
    return later(
        "Looking both ways from {token}, head {head} of layer {layer} reads a little of everything, most {keys}."
    )


def whole_per_cent(weight: float | np.floating) -> str:
    """A weight as whole per cent: 0.478 is "48"."""
    return f"{100 * float(weight):.0f}"


def head(trace: Trace, selection: Selection, values: Float[np.ndarray, "queries keys"]) -> str:
    """The strongest keys of the query token's row, at any stage; `values` are those of the stage."""
    stages = trace.stages(selection.layer)
    stage = max((one for one in stages if STAGES.index(one) <= STAGES.index(selection.stage)), key=STAGES.index,
                default=stages[0])  # fmt: skip
    if stage == "softmax":
        return row(trace, selection)
    query = selection.token(trace)
    allowed = trace.allowed(selection.layer, np.array([query]))[0]  # (keys)
    scores = np.where(allowed, values[query], -np.inf)
    key = int(scores.argmax())
    sentences: dict[Stage, str] = {
        "raw": later("From {token}, the product q·k in head {head} of layer {layer} is largest with {key}: {score}."),
        "scaled": later(
            "From {token}, the scaled product in head {head} of layer {layer} is largest with {key}: {score}."
        ),
        "biased": later(
            "From {token}, the score with the position bias in head {head} of layer {layer} is largest with {key}: "
            "{score}."
        ),
        "capped": later(
            "From {token}, the capped score in head {head} of layer {layer} is largest with {key}: {score}."
        ),
        "masked": later(
            "From {token}, the score behind the mask in head {head} of layer {layer} is largest with {key}: {score}."
        ),
    }
    return tr(
        sentences[stage], token=quoted(trace.tokens[query].shown), head=selection.head,
        layer=selection.layer, key=key_name(trace, key, query), score=signed(float(scores[key])),
    )  # fmt: skip


def arcs(trace: Trace, selection: Selection) -> str:
    """The strongest line: of the query token, or of all of them."""
    first = int(sees_itself_alone(trace, selection.layer))  # such a query says nothing
    if selection.arcs_from == "query" or len(trace.tokens) == first:
        return row(trace, selection)
    weights = trace.attention(selection.layer, selection.head)[first:]
    query, key = divmod(int(weights.argmax()), weights.shape[1])
    return tr(
        "Head {head} of layer {layer}: the strongest of all lines goes from {token} to {key} ({share} %).",
        head=selection.head, layer=selection.layer, token=quoted(trace.tokens[query + first].shown),
        key=key_name(trace, key, query + first), share=whole_per_cent(weights[query, key]),
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
    fills = trace.spec.objective == "masked"
    if settled == 0:
        return tr("At {token} the embedding alone already says {said}, in the end with {share} %."
                  if fills else
                  "After {token} the embedding alone already says {said}, in the end with {share} %.",
                  token=name, said=said, share=share)  # fmt: skip
    other, chance = quoted(trace.vocabulary.shown(best[settled - 1])), per_cent(float(shares[settled - 1, 0]))
    before = (
        tr("the embedding alone says {other} ({share} %)", other=other, share=chance)
        if settled == 1
        else tr("one layer earlier it was {other} ({share} %)", other=other, share=chance)
    )
    if settled == last:
        return tr("At {token} only the last layer, {layer}, makes the model say {said} ({share} %); {before}."
                  if fills else
                  "After {token} only the last layer, {layer}, makes the model say {said} ({share} %); {before}.",
                  token=name, layer=last - 1, said=said, share=share, before=before)  # fmt: skip
    return tr("At {token} the model would say {said} from layer {layer} on (in the end {share} %); {before}."
              if fills else
              "After {token} the model would say {said} from layer {layer} on (in the end {share} %); {before}.",
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
