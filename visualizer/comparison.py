"""What several passes say comes next, token by token: one model on several prompts, or several models on one prompt.

    Trace, Trace, … ─► compare ─► Comparison ─► the view `compare`

Within one model tokens are matched by their ids. Models with vocabularies of their own are matched by what their tokens
spell, byte by byte, with the space before a word: " king" in one is " king" in the other, whatever their ids. Tokens
that spell the same are one event, whose probability is their sum; what one vocabulary spells and the other does not
has no counterpart, and how much of the probability that is, is told (`Comparison.unmatched`).

Distances are those of the whole distributions, as the models give them, before any sampling setting:

- total variation: half the sum of all differences, 0 to 1; what at most one event's probability can differ by.
- Kullback–Leibler divergence (Kullback & Leibler 1951), in bits: infinite where one gives 0 to what the other does not.
- Jensen–Shannon divergence (Lin 1991), in bits: each one's divergence from the mean of both, 0 to 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np
from jaxtyping import Bool, Float, Int64

from visualizer.errors import BadInput
from visualizer.language import tr
from visualizer.sampling import entropy, softmax64
from visualizer.surprisal import bits_per_byte, surprisal
from visualizer.trace import Trace, Vocabulary

NAMES = ("A", "B", "C", "D")  # of the passes; more of them one figure cannot tell apart
MOST_ROWS = 64  # likeliest tokens of each pass, and most different ones, that a comparison keeps
SAME = 1e-5  # total variation that rounding makes where the same text is read in other pieces


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """One pass to be compared, with how well it foresaw its own tokens; None where it foresaw none, or not yet told.

    Made by `measured`, in the window by `MeasureWork`; read by `compare`. Perplexities of models with different
    tokenizers do not compare, bits a byte do.
    """

    trace: Trace
    perplexity: float | None = None
    bits_per_byte: float | None = None


def measured(trace: Trace) -> Measured:
    """A pass with its perplexity; without one where no token of it was predicted."""
    if trace.readout is None or trace.spec.objective == "masked" or len(trace.tokens) < 2:
        return Measured(trace)
    found = surprisal(trace)
    return Measured(trace, found.perplexity, bits_per_byte(trace, found))


@dataclass(frozen=True, slots=True)
class Compared:
    """What is said of one pass of a comparison by itself."""

    name: str  # "A"
    model: str
    prompt: str  # of an encoder-decoder the source
    target: str | None  # None for a model that has no target
    place: int  # the token whose distribution it is: behind it, or of an encoder in its place
    token: str  # that token, as it is drawn
    read: int  # tokens, of an encoder-decoder those of the source
    omitted: int  # tokens before them that the context has no room for
    context: int
    entropy: float  # bits
    perplexity: float | None  # of its own tokens; of an encoder-decoder those of the target
    bits_per_byte: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Some passes and what they give the tokens that are likely in one of them, likeliest on average first.

    Made by `compare`, read by the view `compare`. `token_ids` has -1, and `probabilities` NaN, for a token that a
    pass's vocabulary does not have. Distances are symmetric but for `divergence`, which has in row i and column j that
    of pass i from pass j. `unmatched` has there the probability that pass i gives to tokens that pass j does not have.
    """

    passes: tuple[Compared, ...]
    labels: tuple[str, ...]
    token_ids: Int64[np.ndarray, "tokens passes"]
    probabilities: Float[np.ndarray, "tokens passes"]
    total_variation: Float[np.ndarray, "passes passes"]
    jensen_shannon: Float[np.ndarray, "passes passes"]  # bits
    divergence: Float[np.ndarray, "passes passes"]  # bits
    unmatched: Float[np.ndarray, "passes passes"]
    by_text: bool = False  # whether tokens were matched by what they spell, since the passes are of several models
    same_tokens: bool = False  # whether every pass read what the first one read, of the same model

    @property
    def agree(self) -> bool:
        """Whether every pass gives every token the same probability."""
        return float(self.total_variation.max()) < SAME

    @property
    def differences(self) -> Float[np.ndarray, "tokens passes"]:
        """What each pass gives a token more than the first one; a token that a vocabulary has not counts as 0."""
        known = np.nan_to_num(self.probabilities)
        return known - known[:, :1]

    def by_difference(self) -> Int64[np.ndarray, "tokens"]:
        """The rows sorted by how far apart the passes are, farthest first."""
        known = np.nan_to_num(self.probabilities)
        return np.argsort(known.min(1) - known.max(1), kind="stable")


def compare(
    passes: Sequence[Trace | Measured], places: Sequence[int] = (), names: Sequence[str] = NAMES, most: int = MOST_ROWS
) -> Comparison:
    """Lay the next-token distributions of two to four passes side by side.

    `places` are the tokens behind which they predict, the last ones where they are left out; a model that fills masks
    is compared at one of its masks, the first where no other is meant. The rows are the `most` likeliest tokens of each
    pass, and the `most` that differ by the largest probability between any two. Raises BadInput for too few or too many
    passes, and for one that predicts nothing.
    """
    every = [one if isinstance(one, Measured) else Measured(one) for one in passes]
    if not 2 <= len(every) <= len(NAMES):
        raise BadInput(tr("{count} passes cannot be compared: choose 2 to {most}.", count=len(every), most=len(NAMES)))
    traces = [one.trace for one in every]
    places = [_place(trace, place) for trace, place in zip(traces, places or (-1,) * len(traces), strict=True)]
    given = [softmax64(trace.logits[place]) for trace, place in zip(traces, places, strict=True)]
    events = _events(traces, [len(one) for one in given])
    spread = np.stack([np.bincount(at, one, events.count) for at, one in zip(events.of, given, strict=True)])
    rows = _rows(spread, most)
    ids = np.stack([_ids(at, one, rows, events.count) for at, one in zip(events.of, given, strict=True)], axis=1)
    labels = tuple(_label(traces, row) for row in ids)
    has = np.stack([_has(at, events.count) for at in events.of])  # (passes, events)
    return Comparison(
        tuple(
            _facts(one, name, place, probabilities)
            for one, name, place, probabilities in zip(every, names, places, given, strict=False)
        ),
        labels,
        ids,
        np.where(ids >= 0, spread[:, rows].T, np.nan),
        *_distances(spread),
        unmatched=np.array([[one[~other].sum() for other in has] for one in spread]),
        by_text=len({trace.spec.fingerprint for trace in traces}) > 1,
        same_tokens=len({_read(trace, place) for trace, place in zip(traces, places, strict=True)}) == 1,
    )


def differing(trace: Trace, other: Trace) -> frozenset[int]:
    """The tokens of a pass between what its text begins with and what it ends with as the other one does.

    Tokens are the same where they spell the same, whatever the models; of an encoder-decoder they are those of the
    source. Empty where the texts are equal, and where the other one only has something more.
    """
    mine, theirs = _pieces(trace), _pieces(other)
    own, others = list(mine.values()), list(theirs.values())
    shorter = min(len(own), len(others))
    first = next((place for place in range(shorter) if own[place] != others[place]), shorter)
    rest = shorter - first  # tokens at the end that may still be the same
    last = next((place for place in range(rest) if own[-1 - place] != others[-1 - place]), rest)
    return frozenset(list(mine)[first : len(own) - last])


def unable(trace: Trace, mask: str = "") -> str:
    """Why a pass cannot be compared; empty where it can. `mask` is how its model writes a mask, where that is known."""
    if trace.readout is None:
        return tr("{model} came without a language head, so it predicts no tokens to compare.", model=trace.spec.name)
    if trace.spec.objective != "masked" or trace.masked:
        return ""
    if not mask:
        return tr(
            "{model} fills masks: write its mask token into the prompt where it is to be compared.",
            model=trace.spec.name,
        )
    return tr(
        "{model} fills masks: write {mask} into the prompt where it is to be compared.",
        model=trace.spec.name,
        mask=mask,
    )


def _pieces(trace: Trace) -> dict[int, bytes]:
    """What each token of the text spells, by its place, without the space that some models write before the first."""
    text = trace if trace.source is None else trace.source
    places = [place for place, token in enumerate(text.tokens) if token.end > token.start]
    spelled = {place: text.vocabulary.data(text.tokens[place].id) for place in places}
    return spelled | {place: spelled[place].removeprefix(b" ") for place in places[:1]}


def _read(trace: Trace, place: int) -> tuple[object, ...]:
    """What a prediction follows from, but for altered heads: the model, the ids that it read, and the place."""
    source = () if trace.source is None else tuple(token.id for token in trace.source.tokens)
    return trace.spec.fingerprint, source, tuple(token.id for token in trace.tokens), place


def _place(trace: Trace, place: int) -> int:
    """The token whose distribution is compared, counted from 0."""
    if why_not := unable(trace):
        raise BadInput(why_not)
    place = range(len(trace.tokens))[place]
    return place if trace.spec.objective != "masked" or place in trace.masked else trace.masked[0]


@dataclass(frozen=True, slots=True, eq=False)
class _Events:
    """What can come next in any of the passes; `of` has, for each pass, the event of each of its ids."""

    of: tuple[Int64[np.ndarray, "_"], ...]  # their vocabularies differ in size
    count: int


def _events(traces: Sequence[Trace], sizes: Sequence[int]) -> _Events:
    if len({trace.spec.fingerprint for trace in traces}) == 1:
        return _Events((np.arange(sizes[0]),) * len(traces), sizes[0])
    return _events_by_text(tuple(trace.vocabulary for trace in traces), tuple(sizes))


@lru_cache(maxsize=1)  # while one types, the models stay the same
def _events_by_text(vocabularies: tuple[Vocabulary, ...], sizes: tuple[int, ...]) -> _Events:
    """Ids that spell the same are one event; an id that spells nothing is an event of its own model."""
    known: dict[bytes | tuple[int, int], int] = {}
    of = []
    for number, (vocabulary, size) in enumerate(zip(vocabularies, sizes, strict=True)):
        texts = enumerate(spelled(vocabulary, size))
        events = (known.setdefault(text or (number, token_id), len(known)) for token_id, text in texts)
        of.append(np.fromiter(events, dtype=np.int64, count=size))
    return _Events(tuple(of), len(known))


@lru_cache(maxsize=len(NAMES))
def spelled(vocabulary: Vocabulary, size: int) -> tuple[bytes, ...]:
    """What each id of a vocabulary adds to a text; nothing where it has no piece."""
    return tuple(vocabulary.data(token_id) for token_id in range(size))


def _rows(spread: Float[np.ndarray, "passes events"], most: int) -> Int64[np.ndarray, "tokens"]:
    """The events that are likeliest in one of the passes or differ most, likeliest on average first."""
    apart = spread.max(0) - spread.min(0)
    most = min(most, spread.shape[1])
    chosen = np.unique(np.concatenate([np.argpartition(-one, most - 1)[:most] for one in (*spread, apart)]))
    chosen = chosen[spread[:, chosen].max(0) > 0]
    return chosen[np.argsort(-spread[:, chosen].mean(0), kind="stable")]


def _ids(
    at: Int64[np.ndarray, "vocabulary"], given: Float[np.ndarray, "vocabulary"], rows: Int64[np.ndarray, "tokens"],
    count: int,
) -> Int64[np.ndarray, "tokens"]:  # fmt: skip
    """For each event in `rows` the likeliest of the ids that are it; -1 where there is none."""
    of = np.full(count, -1, dtype=np.int64)  # (events): the place among `rows`
    of[rows] = np.arange(len(rows))
    ids = np.flatnonzero(of[at] >= 0)
    ids = ids[np.argsort(given[ids], kind="stable")]
    found = np.full(len(rows), -1, dtype=np.int64)
    found[of[at[ids]]] = ids  # of several the last one, and so the likeliest, stays
    return found


def _label(traces: Sequence[Trace], ids: Int64[np.ndarray, "passes"]) -> str:
    """A token as the first vocabulary that has it draws it."""
    return next(trace.vocabulary.shown(int(one)) for trace, one in zip(traces, ids, strict=True) if one >= 0)


def _has(at: Int64[np.ndarray, "vocabulary"], count: int) -> Bool[np.ndarray, "events"]:
    has = np.zeros(count, dtype=np.bool_)
    has[at] = True
    return has


def _facts(one: Measured, name: str, place: int, given: Float[np.ndarray, "vocabulary"]) -> Compared:
    trace = one.trace
    text = trace if trace.source is None else trace.source  # whose tokens are the prompt's
    return Compared(
        name=name,
        model=trace.spec.name,
        prompt=text.prompt,
        target=None if trace.source is None else trace.prompt,
        place=place,
        token=trace.tokens[place].shown,
        read=len(text.tokens),
        omitted=text.omitted,
        context=text.spec.context,
        entropy=entropy(given),
        perplexity=one.perplexity,
        bits_per_byte=one.bits_per_byte,
    )


def _distances(
    spread: Float[np.ndarray, "passes events"],
) -> tuple[Float[np.ndarray, "passes passes"], Float[np.ndarray, "passes passes"], Float[np.ndarray, "passes passes"]]:
    """Total variation, 0 to 1, Jensen–Shannon and Kullback–Leibler in bits, the last of row i from column j."""
    variation, shannon = np.zeros((2, len(spread), len(spread)))
    for (i, p), (j, q) in combinations(enumerate(spread), 2):
        variation[[i, j], [j, i]] = 0.5 * np.abs(p - q).sum()
        shannon[[i, j], [j, i]] = _jensen_shannon(p, q)
    return variation, shannon, np.array([[divergence(p, q) for q in spread] for p in spread])


def divergence(p: Float[np.ndarray, "events"], q: Float[np.ndarray, "events"]) -> float:
    """The Kullback–Leibler divergence of p from q in bits; infinite where q is 0 and p is not."""
    some = p > 0
    if (q[some] == 0).any():
        return float("inf")
    return max(0.0, float((p[some] * np.log2(p[some] / q[some])).sum()))


def _jensen_shannon(p: Float[np.ndarray, "events"], q: Float[np.ndarray, "events"]) -> float:
    mean = (p + q) / 2
    return min(1.0, (divergence(p, mean) + divergence(q, mean)) / 2)
