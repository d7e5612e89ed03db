"""How likely a model found each token of a text where it stands: surprisal, rank, and what it found likelier.

    bits = −log2 p(token | the tokens before it)          perplexity = 2 ^ mean of the bits

Surprisal is Shannon's measure of information (1948); its mean is the cross-entropy that language models are trained to
lower. Everything comes from the logits of one pass: the row behind a token judges the token that follows.
"""

import weakref
from dataclasses import dataclass
from functools import reduce

import numpy as np
from jaxtyping import Float, Int64

from visualizer.errors import BadInput
from visualizer.language import tr
from visualizer.trace import Readout, Trace

ALTERNATIVES = 5
MOST_LOGITS = 4_000_000  # in memory at once: 81 rows of a vocabulary of 49,152


@dataclass(frozen=True, slots=True, eq=False)
class Surprisal:
    """What a pass found of the tokens that it read; made by `surprisal`, read by views.

    Entry i tells of token `first` + i. The likeliest token has the rank 1. `likeliest` are the ids of the tokens that
    the model found likeliest in that place, best first, and `shares` their probabilities.
    """

    first: int
    bits: Float[np.ndarray, "told"]
    ranks: Int64[np.ndarray, "told"]
    likeliest: Int64[np.ndarray, "told alternatives"]
    shares: Float[np.ndarray, "told alternatives"]

    def part(self, first: int, end: int) -> "Surprisal":
        """That of the tokens from `first` up to `end`."""
        some = slice(first - self.first, end - self.first)
        return Surprisal(first, self.bits[some], self.ranks[some], self.likeliest[some], self.shares[some])

    def then(self, more: "Surprisal") -> "Surprisal":
        """With that of the tokens that follow."""
        return Surprisal(
            self.first,
            np.concatenate([self.bits, more.bits]),
            np.concatenate([self.ranks, more.ranks]),
            np.concatenate([self.likeliest, more.likeliest]),
            np.concatenate([self.shares, more.shares]),
        )

    @property
    def probabilities(self) -> Float[np.ndarray, "told"]:
        """What the model gave each token, before any sampling setting."""
        return np.exp2(-self.bits)

    @property
    def mean(self) -> float:
        """Bits a token: the cross-entropy of the text under the model."""
        return float(self.bits.mean())

    @property
    def perplexity(self) -> float:
        """Among how many equally likely tokens the model would have been as unsure."""
        return float(np.exp2(self.mean))


def surprisal(trace: Trace, first: int = 1) -> Surprisal:
    """The surprisal of every token from `first` on; of an encoder-decoder, of its target.

    Nothing stands before token 0, so nothing was expected there. A text that grew since the last call is computed only
    where it grew. Raises BadInput where no token is left to tell of, and for a model that predicts no next token.
    """
    global _known
    if trace.readout is None or trace.spec.objective == "masked":
        raise BadInput(tr("{model} does not predict what follows, so no token surprises it.", model=trace.spec.name))
    count = len(trace.tokens)
    if not 1 <= first < count:
        raise BadInput(tr("There is one token and nothing before it to expect it by: write some more."))
    known = _known  # taken once: every engine's thread may leave another
    parts = [] if known is None else known.of(trace, first)
    begun = parts[0].first if parts else first
    done = begun + sum(len(part.bits) for part in parts)
    step = max(1, MOST_LOGITS // trace.logits.shape[1])
    for token in range(done, count, step):
        rows = np.ascontiguousarray(trace.rows.residual[token - 1 : min(token + step, count) - 1, -1])  # (rows, width)
        parts.append(_judged(token, trace.readout(rows), trace.token_ids[token : token + step]))
    found = reduce(Surprisal.then, parts)
    if done < count:
        stream = trace.rows.residual[begun - 1 : -1, -1].copy()  # (told, width)
        _known = _Known(weakref.ref(trace.readout), stream, trace.token_ids[begun:], found)
    return found.part(first, count)


def bits_per_byte(trace: Trace, found: Surprisal) -> float | None:
    """Bits for each byte of UTF-8 that the tokens told of spell; None where they spell nothing.

    Models with other tokenizers can be compared by it. Gao et al. 2020, arXiv:2101.00027
    """
    size = len("".join(token.text for token in trace.tokens[found.first :]).encode())
    return float(found.bits.sum()) / size if size else None


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """What was found last, and of what: a row of the residual stream and the id that it judges say all of it."""

    readout: "weakref.ref[Readout]"  # weak, so that no closed model is kept alive
    stream: Float[np.ndarray, "told width"]
    ids: Int64[np.ndarray, "told"]
    found: Surprisal

    def of(self, trace: Trace, first: int) -> list[Surprisal]:
        """What is known of a text, as one part that reaches up to token `first` at least; empty where none does."""
        begun = self.found.first
        stream, ids = trace.rows.residual[begun - 1 : -1, -1], trace.token_ids[begun:]
        if trace.readout is not self.readout() or stream.shape[1:] != self.stream.shape[1:]:
            return []
        count = min(len(ids), len(self.ids))
        same = (self.ids[:count] == ids[:count]) & (self.stream[:count] == stream[:count]).all(axis=1)
        end = begun + (count if same.all() else int(same.argmin()))
        return [self.found.part(begun, end)] if begun <= first <= end and begun < end else []


_known: _Known | None = None


def _judged(first: int, logits: Float[np.ndarray, "rows vocabulary"], ids: Int64[np.ndarray, "rows"]) -> Surprisal:
    """What each row of logits says of the token with its id, from token `first` on."""
    rows = np.arange(len(ids))
    chosen = logits[rows, ids]  # (rows,)
    top = logits.max(axis=1).astype(np.float64)  # (rows,)
    total = np.log(np.exp(logits - top[:, None]).sum(axis=1)) + top  # log of the softmax's denominator, (rows,)
    count = min(ALTERNATIVES, logits.shape[1])
    best = np.argpartition(-logits, count - 1, axis=1)[:, :count]  # (rows, alternatives), in no order
    best.sort(axis=1)  # of equals the lower id comes first
    scores = np.take_along_axis(logits, best, axis=1)  # (rows, alternatives)
    order = np.argsort(-scores, axis=1, kind="stable")
    best, scores = np.take_along_axis(best, order, axis=1), np.take_along_axis(scores, order, axis=1)
    return Surprisal(
        first,
        bits=np.maximum(0.0, (total - chosen) / np.log(2)),
        ranks=(logits > chosen[:, None]).sum(axis=1) + 1,
        likeliest=best.astype(np.int64),
        shares=np.exp(scores - total[:, None]),
    )
