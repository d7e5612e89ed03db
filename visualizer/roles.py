"""What heads do on the prompt at hand, as numbers: the registry of scores, and the one pass that computes them.

A score looks at each query's row of weights. In most heads much of a row rests on the first token, whatever the prompt
says (the attention sink; Xiao et al. 2023, https://arxiv.org/abs/2309.17453). That share is a score of its own. For
every other score the first key is set aside and the rest of the row is scaled up to sum to 1, else nearly every head
would look like a sink and nothing else.

    row = weights[query];  first token = row[0];  rest = row[1:] / row[1:].sum()
    previous token = rest at query - 1;  induction = rest on what followed an earlier copy of the query;  ...

Scores come from the queries that see at least two keys besides the first: in a causal map those behind the second
token. A head that has no query to be scored by (no token repeats, say) has no score there: NaN. Nor has it one where
that has no meaning: what comes before or follows is another text's in cross attention, and induction goes on from what
was read, which a model that reads both ways has no need of.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float, Int64

from visualizer.errors import BadInput
from visualizer.language import later, tr
from visualizer.tokens import Token
from visualizer.trace import Trace

LEAST_REST = 1e-6  # of a row's weight: with less besides the first token, the row says nothing of the others
MOST_WEIGHTS = 3_200_000  # of all heads together that one pass rebuilds; beyond, some of the queries stand for all
LEAST_QUERIES = 2  # that stand for all, however many heads there are

SINK, ENTROPY, DISTANCE = later("first token"), later("entropy"), later("distance")
Scores = Mapping[str, Float[np.ndarray, "layers heads"]]


@dataclass(frozen=True, slots=True)
class Role:
    """One score: its name, what it says, in what unit, and where the idea comes from.

    A score without a unit is a share of weight, from 0 to 1.
    """

    name: str
    explains: str
    unit: str = ""
    source: str = ""

    @property
    def title(self) -> str:
        """The name for people, in their language; `name` is the key."""
        return tr(self.name)

    def written(self, score: float | np.floating) -> str:
        """A score as it is read: "0.83", "2.41 bits", and a dash where there is none."""
        if not np.isfinite(score):
            return "–"
        return f"{score:.2f} {tr(self.unit)}".rstrip()

    @property
    def tip(self) -> str:
        """Explanation and source, as a control shows them."""
        return f"{tr(self.explains)} {self.source}".rstrip()


CLARK = "(Clark et al. 2019)"
OLSSON = "(Olsson et al. 2022)"
ROLES: dict[str, Role] = {
    role.name: role
    for role in (
        Role(SINK, "Weight that rests on the first token, whatever it is: the sink.", source="(Xiao et al. 2023)"),
        Role("previous token", "Weight on the token just before, the first token set aside.", source=CLARK),
        Role("itself", "Weight on the query token itself, the first token set aside.", source=CLARK),
        Role("same token", "Weight on earlier copies of the query token, where there are any; on all other copies in a "
             "model that reads both ways.", source=OLSSON),
        Role("induction", "Weight on what followed an earlier copy of the query token, where there is one.",
             source=OLSSON),
        Role("separators", "Weight on punctuation, line ends and special tokens, where there are any.", source=CLARK),
        Role(ENTROPY, "How widely a row is spread, the first token set aside: 0 is one token, 1 bit is two.", "bits",
             source=CLARK),
        Role(DISTANCE, "How far away the head reads on average, the first token set aside.", "tokens",
             source="(Vig and Belinkov 2019)"),
    )
}  # fmt: skip
MASKED = tuple(name for name in ROLES if name not in (SINK, ENTROPY))  # each is a row's weight under a pattern of keys


def role(name: str) -> Role:
    """One score of the registry; raises BadInput for a name that is not there."""
    if name not in ROLES:
        raise BadInput(
            tr('There is no score "{name}": the scores of heads are {known}.', name=name, known=", ".join(ROLES))
        )
    return ROLES[name]


def queries_of(trace: Trace, heads: int, budget: int = MOST_WEIGHTS) -> Int64[np.ndarray, "queries"]:
    """The queries that stand for all of a trace in so many heads."""
    return representative(len(trace.tokens), heads, budget, len(trace.key_tokens))


def representative(
    tokens: int, heads: int, budget: int = MOST_WEIGHTS, keys: int | None = None
) -> Int64[np.ndarray, "queries"]:
    """The queries that stand for all in so many heads: every one while their weights stay within the budget.

    Otherwise a power of two of them, each the last of one of equally long stretches of the prompt. There are as many
    keys as tokens if not said.
    """
    affordable = budget // (heads * (tokens if keys is None else keys))
    if affordable >= tokens:
        return np.arange(tokens)
    chosen = min(tokens, max(LEAST_QUERIES, 1 << (max(1, affordable).bit_length() - 1)))
    return np.arange(1, chosen + 1) * tokens // chosen - 1


def is_separator(token: Token) -> bool:
    """Whether a token holds no letter, digit or symbol of a script: punctuation, blanks, or one of the model's own."""
    reads = any(unicodedata.category(character)[0] not in "PZC" for character in token.text)
    return (bool(token.text) and not reads) or is_special(token)  # a token without text is bytes of a character


def is_special(token: Token) -> bool:
    """Whether a token is one of the model's own marks: "<s>", "<|endoftext|>", "[SEP]"."""
    piece = token.piece
    return len(piece) > 2 and (piece[0], piece[-1]) in (("<", ">"), ("[", "]"))


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """Which keys each score counts, for some queries of one prompt; made by `patterns`, read by `score`.

    `keys` says for each name of `MASKED` what a key's weight counts, and last, for the rest of the row, 1 for every key
    but the first. `counted` says which queries a name is scored by, `sees_more` which see more than the one key that
    they must look at, and `sees_rest` which see at least two keys besides the first.
    """

    queries: Int64[np.ndarray, "queries"]
    keys: Float[np.ndarray, "queries keys patterns"]
    counted: Bool[np.ndarray, "queries patterns"]
    sees_more: Bool[np.ndarray, "queries"]
    sees_rest: Bool[np.ndarray, "queries"]


def has_meaning(name: str, trace: Trace) -> bool:
    """Whether a score says something of this kind of attention; raises BadInput for a name that is not there."""
    role(name)
    if trace.key_side is not None:
        return name in (SINK, ENTROPY, "separators")
    return name != "induction" or all(rule.mask.causal for rule in trace.spec.rules)


def patterns(trace: Trace, queries: Int64[np.ndarray, "queries"]) -> Patterns:
    """The patterns of a prompt: they depend on its tokens alone, so that one set serves every head."""
    count = len(trace.key_tokens)
    causal = all(rule.mask.causal for rule in trace.spec.rules)
    ids, keys_ids = trace.token_ids, np.array([token.id for token in trace.key_tokens], dtype=np.int64)
    query, key = queries[:, None], np.arange(count)[None, :]
    same = keys_ids[None, :] == ids[queries][:, None]
    before = np.concatenate([[-1], keys_ids[:-1]])  # the id in front of each key; no token has -1
    separators = np.array([is_separator(token) for token in trace.key_tokens], dtype=np.bool_)
    found: dict[str, np.ndarray] = {
        "previous token": key == query - 1,
        "itself": key == query,
        "same token": same & (key < query if causal else key != query),
        "induction": (before[None, :] == ids[queries][:, None]) & (key < query),
        "separators": np.broadcast_to(separators[None, :], (len(queries), count)),
        DISTANCE: np.abs(query - key),
    }
    none = np.zeros((len(queries), count), dtype=np.bool_)
    found = {name: keys if has_meaning(name, trace) else none for name, keys in found.items()}
    seen = trace.seen(queries)
    rest = seen & (key > 0)
    keys = np.stack([*(found[name] * rest for name in MASKED), rest], axis=-1).astype(np.float32)
    sees_rest = rest.sum(axis=1) >= 2
    return Patterns(queries, keys, sees_rest[:, None] & keys.any(axis=1), seen.sum(axis=1) >= 2, sees_rest)


def score(
    weights: Float[np.ndarray, "heads queries keys"], patterns: Patterns
) -> dict[str, Float[np.ndarray, "heads"]]:
    """Every score of some heads, from their rows of weights."""
    by_query = weights.transpose(1, 0, 2)  # (queries, heads, keys)
    sums = by_query @ patterns.keys  # (queries, heads, patterns): every row under every pattern
    says = sums[..., -1] > LEAST_REST  # (queries, heads)
    rest = np.where(says, sums[..., -1], 1)
    shares = sums / rest[..., None]
    scores = {SINK: mean(by_query[..., 0], patterns.sees_more[:, None])}
    for place, name in enumerate(MASKED):
        scores[name] = mean(shares[..., place], says & patterns.counted[:, place, None])
    # entropy of row / rest, over the keys behind the first: log rest - sum(row * log row) / rest
    terms = weights + np.finfo(np.float32).tiny  # 0 * log 0 is 0
    np.log(terms, out=terms)
    terms *= weights
    spread = (terms.transpose(1, 0, 2) @ patterns.keys[..., -1:])[..., 0]  # (queries, heads)
    nats = np.maximum(np.log(rest) - spread / rest, 0)
    scores[ENTROPY] = mean(nats / np.log(2), says & patterns.sees_rest[:, None])
    return {name: scores[name] for name in ROLES}


def mean(
    values: Float[np.ndarray, "queries heads"], counted: Bool[np.ndarray, "queries #heads"]
) -> Float[np.ndarray, "heads"]:
    """The mean over the queries that count; NaN for a head that has none."""
    counted = np.broadcast_to(counted, values.shape)
    count = counted.sum(axis=0)
    total = np.where(counted, values, 0).sum(axis=0, dtype=np.float64)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan).astype(np.float32)


def scores(trace: Trace, budget: int = MOST_WEIGHTS) -> Scores:
    """Every score of every head on this prompt, (layers, heads) each, one layer at a time."""
    spec = trace.spec
    seen = patterns(trace, queries_of(trace, spec.layers * spec.heads, budget))
    layers = [score(trace.layer_attention(layer, seen.queries), seen) for layer in range(spec.layers)]
    return {name: np.stack([of_layer[name] for of_layer in layers]) for name in ROLES}
