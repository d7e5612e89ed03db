"""From logits to the next token: repetition penalty, temperature, top-k, top-p, min-p, and the draw.

    logits ─► repetition penalty ─► temperature ─► top-k ─► top-p ─► min-p ─► renormalised ─► draw

The order and the meaning are those of transformers' generation, always over the whole vocabulary:

- the repetition penalty makes tokens that were read before less likely: it divides their logits where these are
  positive, and multiplies them where they are negative. Keskar et al. 2019, arXiv:1909.05858
- temperature divides the logits; 0 means greedy, the likeliest token alone.
- top-k keeps the k likeliest tokens (and what ties with the last of them). Fan et al. 2018, arXiv:1805.04833
- top-p keeps the smallest set of likeliest tokens whose probability reaches p. Holtzman et al. 2020, arXiv:1904.09751
- min-p keeps tokens at least min_p times as likely as the likeliest. Nguyen et al. 2024, arXiv:2407.01082

The tokens that are kept are then laid end to end from 0 to 1, the likeliest first, and a random number says which of
them is drawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from jaxtyping import Bool, Float, Int64

from visualizer.errors import BadInput
from visualizer.language import later, tr

StageName = Literal[
    "logits", "repetition penalty", "softmax", "temperature", "top-k", "top-p", "min-p", "greedy", "renormalised"
]
CutName = Literal["top-k", "top-p", "min-p"]
STAGE_TITLES: dict[StageName, str] = {  # what a stage is called: whoever shows it translates it
    "logits": later("logits"),
    "repetition penalty": later("repetition penalty"),
    "softmax": later("softmax"),
    "temperature": later("temperature"),
    "top-k": later("top-k"),
    "top-p": later("top-p"),
    "min-p": later("min-p"),
    "greedy": later("greedy"),
    "renormalised": later("renormalised"),
}


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the next token is chosen; checked when made, so that no later step meets a setting without meaning.

    `top_k` 0 keeps all, `top_p` 1 keeps all, `min_p` 0 keeps all; a `repetition_penalty` of 1 changes nothing.
    """

    temperature: float = 1.0
    top_k: int = 0
    top_p: float = 1.0
    min_p: float = 0.0
    greedy: bool = False
    seed: int = 0
    repetition_penalty: float = 1.0

    def __post_init__(self) -> None:
        if not self.temperature >= 0 or self.temperature == float("inf"):
            raise BadInput(
                tr(
                    "temperature is {value}, but it must be a number of at least 0; 0 is greedy.",
                    value=self.temperature,
                )
            )
        if self.top_k < 0:
            raise BadInput(
                tr("top-k is {value}, but it must be at least 1, or 0 to keep every token.", value=self.top_k)
            )
        if not 0 < self.top_p <= 1:
            raise BadInput(
                tr("top-p is {value}, but it must be above 0 and at most 1; 1 keeps every token.", value=self.top_p)
            )
        if not 0 <= self.min_p <= 1:
            raise BadInput(
                tr("min-p is {value}, but it must be between 0 and 1; 0 keeps every token.", value=self.min_p)
            )
        if self.seed < 0:
            raise BadInput(tr("seed is {value}, but it must be a whole number of at least 0.", value=self.seed))
        if not 0 < self.repetition_penalty < float("inf"):
            raise BadInput(
                tr(
                    "repetition penalty is {value}, but it must be a number above 0; 1 changes nothing.",
                    value=self.repetition_penalty,
                )
            )

    @property
    def words(self) -> str:
        """The settings as a caption has them: "temperature 0.8, top-k 40"; "greedy" where chance plays no part."""
        penalty = (
            [tr("repetition penalty {value:g}", value=self.repetition_penalty)] if self.repetition_penalty != 1 else []
        )
        if self.picks_likeliest:
            return ", ".join([tr("greedy"), *penalty])
        cuts = [f"top-k {self.top_k}"] if self.top_k else []
        cuts += [f"top-p {self.top_p:g}"] if self.top_p < 1 else []
        cuts += [f"min-p {self.min_p:g}"] if self.min_p > 0 else []
        return ", ".join([tr("temperature {value:g}", value=self.temperature), *cuts, *penalty])

    @property
    def picks_likeliest(self) -> bool:
        """Whether chance plays no part."""
        return self.greedy or self.temperature == 0


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """What one stage leaves, over the vocabulary.

    `probabilities` are 0 for what is cut; those of the cuts are shares of the distribution after temperature, so that
    they sum to the `mass` that is left. Where a stage is still one of `logits`, they are the softmax of these.
    """

    name: StageName
    probabilities: Float[np.ndarray, "vocabulary"]
    kept: Bool[np.ndarray, "vocabulary"]
    logits: Float[np.ndarray, "vocabulary"] | None = None

    @property
    def mass(self) -> float:
        """The share of the distribution that is left."""
        return float(self.probabilities.sum())

    @property
    def entropy(self) -> float:
        """Of what is left, renormalised; in bits."""
        return entropy(self.probabilities / self.probabilities.sum())

    @property
    def tokens(self) -> int:
        """How many tokens are left."""
        return int(self.kept.sum())


@dataclass(frozen=True, slots=True, eq=False)
class Distribution:
    """What may come next: as the model gave it, and as the settings leave it.

    `given` is the plain softmax of the logits, `penalised` the logits behind the repetition penalty, `warmed` their
    softmax after temperature; `cuts` says which tokens survive each of the cuts, `kept` which survive all of them;
    `probabilities` are theirs, renormalised. All are over the vocabulary. Made by `next_token_distribution`.
    """

    logits: Float[np.ndarray, "vocabulary"]
    given: Float[np.ndarray, "vocabulary"]
    penalised: Float[np.ndarray, "vocabulary"]
    warmed: Float[np.ndarray, "vocabulary"]
    cuts: Mapping[CutName, Bool[np.ndarray, "vocabulary"]]  # empty where the likeliest is picked
    kept: Bool[np.ndarray, "vocabulary"]
    probabilities: Float[np.ndarray, "vocabulary"]
    sampling: Sampling

    @property
    def stages(self) -> tuple[Stage, ...]:
        """Every stage from the logits to what is drawn from; the repetition penalty only where it is on.

        Of greedy choice they are the softmax and the likeliest token.
        """
        every = np.ones(len(self.logits), dtype=np.bool_)
        found = [Stage("logits", self.given, every, self.logits)]
        if self.sampling.repetition_penalty != 1:
            found.append(Stage("repetition penalty", softmax64(self.penalised), every, self.penalised))
        if self.sampling.picks_likeliest:
            found.append(Stage("softmax", self.warmed, every))
            found.append(Stage("greedy", np.where(self.kept, self.warmed, 0.0), self.kept))
        else:
            found.append(Stage("temperature", self.warmed, every))
            found += [Stage(name, np.where(left, self.warmed, 0.0), left) for name, left in self.cuts.items()]
        return (*found, Stage("renormalised", self.probabilities, self.kept))

    @property
    def entropy(self) -> float:
        """Of `probabilities`, in bits."""
        return entropy(self.probabilities)

    @property
    def entropy_given(self) -> float:
        """Of `given`, in bits."""
        return entropy(self.given)

    @property
    def mass_kept(self) -> float:
        """The probability that the model gave to the tokens that are kept."""
        return float(self.given[self.kept].sum())

    def likeliest(self, count: int) -> Int64[np.ndarray, "some"]:
        """The ids of the `count` tokens that the model finds likeliest, best first; of equals the lower id first."""
        return likeliest(self.logits, count)

    def rank(self, token_id: int) -> int:
        """How many tokens the model finds likelier, plus one."""
        return rank(self.logits, token_id)

    def end_to_end(self) -> tuple[Int64[np.ndarray, "kept"], Float[np.ndarray, "kept"]]:
        """The kept tokens laid end to end from 0 to 1, the likeliest first, of equals the lower id; and their ends."""
        ids = likeliest_first(self.probabilities, np.flatnonzero(self.kept))
        ends = np.cumsum(self.probabilities[ids])
        return ids, ends / ends[-1]

    def at(self, number: float) -> int:
        """The token that a random number in [0, 1) hits where the kept ones lie `end_to_end`."""
        ids, ends = self.end_to_end()
        return int(ids[np.searchsorted(ends, number, side="right")])  # the last one ends at 1, behind every number


def likeliest(logits: Float[np.ndarray, "vocabulary"], count: int) -> Int64[np.ndarray, "some"]:
    """The ids of the `count` likeliest tokens, of all where there are fewer; best first, of equals the lower id."""
    count = min(count, len(logits))
    least = np.partition(logits, -count)[-count]  # that belongs to them; what equals it may be more than has room
    chosen = np.flatnonzero(logits >= least)
    return chosen[np.argsort(-logits[chosen], kind="stable")[:count]]


def rank(logits: Float[np.ndarray, "vocabulary"], token_id: int) -> int:
    """How many tokens are likelier than this one, plus one; equals share a rank."""
    return int((logits > logits[token_id]).sum()) + 1


def likeliest_first(
    probabilities: Float[np.ndarray, "vocabulary"], ids: Int64[np.ndarray, "some"]
) -> Int64[np.ndarray, "some"]:
    """Some ids by their probabilities, of equals the lower id first.

    A stable sort of a whole vocabulary takes three times as long as this: one that leaves equals in any order, and
    then one of whole numbers that puts them in the order of their ids.
    """
    order = ids[np.argsort(-probabilities[ids])]
    falls = np.diff(probabilities[order], prepend=probabilities[order[:1]]) != 0
    places = np.cumsum(falls) * len(probabilities) + order  # equals share the first summand
    places.sort()
    return places % len(probabilities)


def entropy(probabilities: Float[np.ndarray, "vocabulary"]) -> float:
    """Shannon's entropy in bits: 0 for a certainty, log2(n) for n equal chances."""
    some = probabilities[probabilities > 0]
    return float(-(some * np.log2(some)).sum()) + 0.0  # no minus zero


def softmax64(logits: Float[np.ndarray, "vocabulary"]) -> Float[np.ndarray, "vocabulary"]:
    """The softmax in double precision; minus infinity becomes an exact zero."""
    shifted = np.exp(logits.astype(np.float64) - logits.max())
    return shifted / shifted.sum()


def log_softmax64(logits: Float[np.ndarray, "vocabulary"]) -> Float[np.ndarray, "vocabulary"]:
    """The logarithm of the softmax, in double precision."""
    shifted = logits.astype(np.float64) - logits.max()
    return shifted - np.log(np.exp(shifted).sum())


def penalise(
    logits: Float[np.ndarray, "vocabulary"], read: Int64[np.ndarray, "read"], penalty: float
) -> Float[np.ndarray, "vocabulary"]:
    """The logits with those of the tokens that were read made smaller, as transformers'
    RepetitionPenaltyLogitsProcessor makes them: however often one was read, once."""
    smaller = logits.astype(np.float64)
    before = smaller[read]
    smaller[read] = np.where(before < 0, before * penalty, before / penalty)
    return smaller


def keep_top_k(logits: Float[np.ndarray, "vocabulary"], k: int) -> Bool[np.ndarray, "vocabulary"]:
    """The k largest, and whatever equals the smallest of them, as transformers' TopKLogitsWarper keeps."""
    if k <= 0 or k >= len(logits):
        return np.ones(len(logits), dtype=np.bool_)
    return logits >= np.partition(logits, -k)[-k]


def keep_top_p(probabilities: Float[np.ndarray, "vocabulary"], p: float) -> Bool[np.ndarray, "vocabulary"]:
    """The smallest set of likeliest tokens that reaches p; of equally likely ones the higher ids stay.

    That is transformers' TopPLogitsWarper: it sorts upwards and cuts while the sum is at most 1 - p, never the last.
    """
    if p >= 1:
        return np.ones(len(probabilities), dtype=np.bool_)
    upwards = np.argsort(probabilities, kind="stable")
    cut = np.cumsum(probabilities[upwards]) <= 1 - p
    cut[-1] = False
    kept = np.empty(len(probabilities), dtype=np.bool_)
    kept[upwards] = ~cut
    return kept


def keep_min_p(probabilities: Float[np.ndarray, "vocabulary"], min_p: float) -> Bool[np.ndarray, "vocabulary"]:
    """The tokens at least min_p times as likely as the likeliest."""
    return probabilities >= min_p * probabilities.max()


def survivors(
    warm: Float[np.ndarray, "vocabulary"], warmed: Float[np.ndarray, "vocabulary"], sampling: Sampling
) -> dict[CutName, Bool[np.ndarray, "vocabulary"]]:
    """Which tokens are still kept behind each of "top-k", "top-p", "min-p", in that order.

    `warm` are the logits after temperature, `warmed` their softmax; each cut sees what the one before it left.
    """
    top_k = keep_top_k(warm, sampling.top_k)
    share = np.where(top_k, warmed, 0.0)
    top_p = top_k & keep_top_p(share / share.sum(), sampling.top_p)
    share = np.where(top_p, warmed, 0.0)
    return {"top-k": top_k, "top-p": top_p, "min-p": top_p & keep_min_p(share / share.sum(), sampling.min_p)}


def next_token_distribution(
    logits: Float[np.ndarray, "vocabulary"], sampling: Sampling, read: Int64[np.ndarray, "read"] | None = None
) -> Distribution:
    """The distribution that the next token is drawn from, with every stage that leads to it.

    `read` are the ids that the model has read so far, for the repetition penalty; without them it changes nothing.
    """
    given = softmax64(logits)
    is_on = read is not None and sampling.repetition_penalty != 1
    penalised = penalise(logits, read, sampling.repetition_penalty) if read is not None and is_on else logits
    if sampling.picks_likeliest:
        kept = np.zeros(len(logits), dtype=np.bool_)
        kept[int(np.argmax(penalised))] = True
        warmed = softmax64(penalised) if is_on else given
        return Distribution(logits, given, penalised, warmed, {}, kept, kept.astype(np.float64), sampling)
    with np.errstate(over="ignore"):  # next to temperature 0 all but the likeliest are infinitely far away
        warm = (penalised.astype(np.float64) - penalised.max()) / sampling.temperature
    warmed = softmax64(warm)
    cuts = survivors(warm, warmed, sampling)
    left = np.where(cuts["min-p"], warmed, 0.0)
    return Distribution(logits, given, penalised, warmed, cuts, cuts["min-p"], left / left.sum(), sampling)


def random_number(seed: int, step: int) -> float:
    """The number in [0, 1) that falls at a step of a seed, the same wherever it is asked for."""
    return float(np.random.Generator(np.random.PCG64([seed, step])).random())


def draw(distribution: Distribution, seed: int, step: int = 0) -> int:
    """The next token: the same for the same seed and step, wherever it is drawn."""
    return distribution.at(random_number(seed, step))
