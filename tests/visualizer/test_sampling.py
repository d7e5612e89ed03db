"""Sampling, held to transformers' own logits processors over the whole vocabulary, and the draw to its chances."""

from dataclasses import replace

import numpy as np
import pytest

from visualizer.errors import BadInput
from visualizer.sampling import Sampling, draw, entropy, next_token_distribution

VOCABULARY = 60


def by_transformers(logits: np.ndarray, sampling: Sampling) -> np.ndarray:
    """The probabilities that transformers draws from; in double precision, as ours."""
    import torch
    from transformers import (
        MinPLogitsWarper,
        TemperatureLogitsWarper,
        TopKLogitsWarper,
        TopPLogitsWarper,
    )

    scores = torch.from_numpy(logits.astype(np.float64))[None]
    scores = TemperatureLogitsWarper(sampling.temperature)(None, scores)
    if sampling.top_k:
        scores = TopKLogitsWarper(sampling.top_k)(None, scores)
    if sampling.top_p < 1:
        scores = TopPLogitsWarper(sampling.top_p)(None, scores)
    if sampling.min_p:
        scores = MinPLogitsWarper(sampling.min_p)(None, scores)
    return scores.softmax(-1)[0].numpy()


def logits_of(kind: str, rng: np.random.Generator) -> np.ndarray:
    """Logits as they come, and as they seldom come."""
    logits = {
        "plain": lambda: rng.normal(scale=3, size=VOCABULARY),
        "flat": lambda: rng.normal(scale=0.01, size=VOCABULARY),
        "ties": lambda: rng.integers(0, 5, VOCABULARY).astype(float),
        "all alike": lambda: np.zeros(VOCABULARY),
        "one certain": lambda: np.eye(VOCABULARY)[rng.integers(VOCABULARY)] * 80,
        "huge": lambda: rng.normal(scale=3e4, size=VOCABULARY),
        "some forbidden": lambda: np.where(rng.random(VOCABULARY) < 0.5, -np.inf, rng.normal(size=VOCABULARY)),
    }[kind]()
    return logits.astype(np.float32)


@pytest.mark.parametrize("kind", ["plain", "flat", "ties", "all alike", "one certain", "huge", "some forbidden"])
def test_the_distribution_is_that_of_transformers(kind: str) -> None:
    """Temperature, top-k, top-p, min-p in this order give the same probabilities within 1e-6.

    Which of several equally likely tokens stay at the edge of top-p is left open by torch's sort, which is not
    stable: there as many of them have to stay. No p is a simple fraction, at which n equal chances would add up to
    it but for rounding.
    """
    rng = np.random.default_rng(3)
    for trial in range(150):
        sampling = Sampling(
            temperature=float(rng.choice([0.05, 0.5, 0.8, 1.0, 1.7, 20.0])),
            top_k=int(rng.choice([0, 0, 1, 2, 7, 40, VOCABULARY, VOCABULARY + 5])),
            top_p=float(rng.choice([1.0, 1.0, 0.9993, 0.9017, 0.5077, 0.1033, 1e-6, 1e-17])),
            min_p=float(rng.choice([0.0, 0.0, 0.01, 0.3, 1.0])),
        )
        logits = logits_of(kind, rng)
        found, expected = next_token_distribution(logits, sampling).probabilities, by_transformers(logits, sampling)
        if len(np.unique(logits)) < VOCABULARY:
            found, expected = np.sort(found), np.sort(expected)
        assert np.abs(found - expected).max() <= 1e-6, (trial, sampling)
        assert ((found > 0) == (expected > 0)).all(), (trial, sampling)


@pytest.mark.parametrize("kind", ["plain", "ties", "all alike"])
def test_what_is_cut_is_zero_and_the_rest_sums_to_one(kind: str) -> None:
    """`probabilities` are exactly the kept tokens, renormalised from `warmed`; at least one is always kept."""
    rng = np.random.default_rng(4)
    for top_k, top_p, min_p in [(5, 1.0, 0.0), (0, 0.3, 0.0), (0, 1.0, 0.5), (3, 1e-9, 1.0)]:
        found = next_token_distribution(logits_of(kind, rng), Sampling(0.7, top_k, top_p, min_p))
        assert found.kept.any()
        assert (found.probabilities[~found.kept] == 0).all()
        assert found.probabilities.sum() == pytest.approx(1)
        kept = found.warmed * found.kept
        np.testing.assert_allclose(found.probabilities, kept / kept.sum(), atol=1e-12)


def test_top_p_keeps_the_smallest_set_that_reaches_p() -> None:
    """Without its least likely member the set would fall short of p."""
    rng = np.random.default_rng(5)
    for _ in range(100):
        p = float(rng.uniform(0.05, 0.99))
        found = next_token_distribution(rng.normal(scale=2, size=VOCABULARY).astype(np.float32), Sampling(top_p=p))
        kept = np.sort(found.given[found.kept])
        assert kept.sum() >= p - 1e-12
        assert kept[1:].sum() < p
        assert found.given[~found.kept].max() <= kept[0]
        assert found.mass_kept == pytest.approx(kept.sum())


def test_top_p_stops_where_p_is_reached_exactly() -> None:
    """Of four equal tokens, p = 0.5 keeps two, those of the higher ids, as transformers does."""
    logits, sampling = np.zeros(4, dtype=np.float32), Sampling(top_p=0.5)
    found = next_token_distribution(logits, sampling).probabilities
    assert found.tolist() == [0, 0, 0.5, 0.5]
    assert np.sort(by_transformers(logits, sampling)).tolist() == [0, 0, 0.5, 0.5]


@pytest.mark.parametrize("greedy", [Sampling(greedy=True), Sampling(temperature=0), Sampling(temperature=0, top_p=0.5)])
def test_greedy_and_temperature_zero_take_the_likeliest(greedy: Sampling) -> None:
    """Of equals the lower id, as argmax does; the number drawn plays no part."""
    logits = np.array([1, 3, 3, 2], dtype=np.float32)
    found = next_token_distribution(logits, greedy)
    assert found.probabilities.tolist() == [0, 1, 0, 0]
    assert {draw(found, seed, step) for seed in range(20) for step in range(5)} == {1}
    assert found.entropy == 0


def test_draws_follow_the_probabilities() -> None:
    """Chi-square over 20,000 draws of 20 seeds; cut tokens are never drawn."""
    logits = np.random.default_rng(6).normal(scale=1.5, size=12).astype(np.float32)
    found = next_token_distribution(logits, Sampling(top_k=8))
    drawn = [draw(found, seed, step) for seed in range(20) for step in range(1000)]
    counts = np.bincount(drawn, minlength=12)
    assert (counts[~found.kept] == 0).all()
    expected = found.probabilities[found.kept] * len(drawn)
    chi_square = ((counts[found.kept] - expected) ** 2 / expected).sum()
    assert chi_square < 24.3  # 7 degrees of freedom: exceeded once in a thousand, and the seeds are fixed


def test_a_seed_repeats_its_draws_and_steps_differ() -> None:
    """The same seed and step draw the same token; other steps and seeds go elsewhere."""
    found = next_token_distribution(np.zeros(1000, dtype=np.float32), Sampling())
    first = [draw(found, 7, step) for step in range(50)]
    assert first == [draw(found, 7, step) for step in range(50)]
    assert len(set(first)) > 40
    assert first != [draw(found, 8, step) for step in range(50)]


@pytest.mark.parametrize("number", [0.0, np.nextafter(1, 0)])
def test_the_ends_of_the_unit_interval_hit_kept_tokens(number: float) -> None:
    """Rounding never makes a draw fall on a cut token or behind the last one."""
    rng = np.random.default_rng(8)
    for _ in range(200):
        found = next_token_distribution(rng.normal(scale=4, size=VOCABULARY).astype(np.float32), Sampling(top_p=0.7))
        assert found.kept[found.at(number)]


def test_entropy_in_bits() -> None:
    """Four equal chances are two bits; a certainty is none."""
    assert entropy(np.full(4, 0.25)) == pytest.approx(2)
    assert str(entropy(np.array([0.0, 1.0]))) == "0.0"


def test_ranks_and_the_likeliest_agree() -> None:
    """The n-th of the likeliest has rank n; of equals the lower id comes first and all share a rank."""
    found = next_token_distribution(np.array([0, 2, 1, 2, -5], dtype=np.float32), Sampling())
    assert found.likeliest(3).tolist() == [1, 3, 2]
    assert found.likeliest(99).tolist() == [1, 3, 2, 0, 4]
    assert [found.rank(token) for token in (1, 3, 2, 0, 4)] == [1, 1, 3, 4, 5]


@pytest.mark.parametrize(
    "wrong",
    [
        {"temperature": -0.1},
        {"temperature": float("nan")},
        {"temperature": float("inf")},
        {"top_k": -1},
        {"top_p": 0.0},
        {"top_p": 1.01},
        {"min_p": -0.1},
        {"min_p": 1.1},
        {"seed": -1},
    ],
    ids=str,
)
def test_settings_without_meaning_are_refused_when_made(wrong: dict[str, float]) -> None:
    """In one sentence that names the setting and its bounds."""
    (name,) = wrong
    with pytest.raises(BadInput, match=name.replace("_", "-")):
        replace(Sampling(), **wrong)
