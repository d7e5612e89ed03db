"""From logits to the next token: temperature, top-k, top-p, min-p, and the draw.

The order and the meaning are those of transformers' generation, always over the whole vocabulary:

- temperature divides the logits; 0 means greedy, the likeliest token alone.
- top-k keeps the k likeliest tokens (and what ties with the last of them). Fan et al. 2018, arXiv:1805.04833
- top-p keeps the smallest set of likeliest tokens whose probability reaches p. Holtzman et al. 2020, arXiv:1904.09751
- min-p keeps tokens at least min_p times as likely as the likeliest. Nguyen et al. 2024, arXiv:2407.01082
"""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Bool, Float

from visualizer.errors import BadInput
from visualizer.language import tr


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the next token is chosen; checked when made, so that no later step meets a setting without meaning.

    `top_k` 0 keeps all, `top_p` 1 keeps all, `min_p` 0 keeps all.
    """

    temperature: float = 1.0
    top_k: int = 0
    top_p: float = 1.0
    min_p: float = 0.0
    greedy: bool = False
    seed: int = 0

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

    @property
    def words(self) -> str:
        """The settings as a caption has them: "temperature 0.8, top-k 40"; "greedy" where chance plays no part."""
        if self.picks_likeliest:
            return tr("greedy")
        cuts = [f"top-k {self.top_k}"] if self.top_k else []
        cuts += [f"top-p {self.top_p:g}"] if self.top_p < 1 else []
        cuts += [f"min-p {self.min_p:g}"] if self.min_p > 0 else []
        return ", ".join([tr("temperature {value:g}", value=self.temperature), *cuts])

    @property
    def picks_likeliest(self) -> bool:
        """Whether chance plays no part."""
        return self.greedy or self.temperature == 0


@dataclass(frozen=True, slots=True, eq=False)
class Distribution:
    """What may come next: as the model gave it, and as the settings leave it.

    `given` is the plain softmax of the logits, `warmed` the softmax after temperature, `kept` says which tokens
    survive, `probabilities` are theirs, renormalised; all over the vocabulary.
    """

    logits: Float[np.ndarray, "vocabulary"]
    given: Float[np.ndarray, "vocabulary"]
    warmed: Float[np.ndarray, "vocabulary"]
    kept: Bool[np.ndarray, "vocabulary"]
    probabilities: Float[np.ndarray, "vocabulary"]

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

    def likeliest(self, count: int) -> np.ndarray:
        """The ids of the `count` tokens that the model finds likeliest, best first; of equals the lower id first."""
        count = min(count, len(self.logits))
        chosen = np.argpartition(-self.logits, count - 1)[:count]
        return chosen[np.lexsort((chosen, -self.logits[chosen]))]

    def rank(self, token_id: int) -> int:
        """How many tokens the model finds likelier, plus one."""
        return int((self.logits > self.logits[token_id]).sum()) + 1

    def at(self, number: float) -> int:
        """The token that a random number in [0, 1) hits when the probabilities are laid end to end in id order."""
        edges = np.cumsum(self.probabilities)
        hit = int(np.searchsorted(edges, number * edges[-1], side="right"))
        return min(hit, int(np.flatnonzero(self.kept)[-1]))


def entropy(probabilities: Float[np.ndarray, "vocabulary"]) -> float:
    """Shannon's entropy in bits: 0 for a certainty, log2(n) for n equal chances."""
    some = probabilities[probabilities > 0]
    return float(-(some * np.log2(some)).sum()) + 0.0  # no minus zero


def softmax64(logits: Float[np.ndarray, "vocabulary"]) -> Float[np.ndarray, "vocabulary"]:
    """The softmax in double precision; minus infinity becomes an exact zero."""
    shifted = np.exp(logits.astype(np.float64) - logits.max())
    return shifted / shifted.sum()


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
) -> dict[str, Bool[np.ndarray, "vocabulary"]]:
    """Which tokens are still kept behind each of "top-k", "top-p", "min-p", in that order.

    `warm` are the logits after temperature, `warmed` their softmax; each cut sees what the one before it left.
    """
    kept = {"top-k": keep_top_k(warm, sampling.top_k)}
    left = kept["top-k"]
    for name, keep, setting in (("top-p", keep_top_p, sampling.top_p), ("min-p", keep_min_p, sampling.min_p)):
        share = np.where(left, warmed, 0.0)
        left = left & keep(share / share.sum(), setting)
        kept[name] = left
    return kept


def next_token_distribution(logits: Float[np.ndarray, "vocabulary"], sampling: Sampling) -> Distribution:
    """The distribution that the next token is drawn from, with every stage that leads to it."""
    given = softmax64(logits)
    if sampling.picks_likeliest:
        kept = np.zeros(len(logits), dtype=np.bool_)
        kept[int(np.argmax(logits))] = True
        return Distribution(logits, given, given, kept, kept.astype(np.float64))
    warm = logits.astype(np.float64) / sampling.temperature
    warmed = softmax64(warm)
    kept = survivors(warm, warmed, sampling)["min-p"]
    left = np.where(kept, warmed, 0.0)
    return Distribution(logits, given, warmed, kept, left / left.sum())


def draw(distribution: Distribution, seed: int, step: int = 0) -> int:
    """The next token: the same for the same seed and step, wherever it is drawn."""
    number = np.random.Generator(np.random.PCG64([seed, step])).random()
    return distribution.at(float(number))
