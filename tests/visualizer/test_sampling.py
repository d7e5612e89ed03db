"""Sampling, held to transformers' own logits processors over the whole vocabulary, and the draw to its chances."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from visualizer.errors import BadInput
from visualizer.sampling import (
    Sampling,
    draw,
    entropy,
    next_token_distribution,
    penalise,
    random_number,
    softmax64,
)

VOCABULARY = 60


def by_transformers(
    logits: np.ndarray, sampling: Sampling, read: np.ndarray | None = None
) -> Iterator[tuple[str, np.ndarray]]:
    """Each stage of transformers' pipeline with the probabilities behind it, in double precision as ours."""
    import torch
    from transformers.generation.logits_process import (
        LogitsProcessorList,
        MinPLogitsWarper,
        RepetitionPenaltyLogitsProcessor,
        TemperatureLogitsWarper,
        TopKLogitsWarper,
        TopPLogitsWarper,
    )

    stages = {
        "repetition penalty": RepetitionPenaltyLogitsProcessor(sampling.repetition_penalty),
        "temperature": TemperatureLogitsWarper(sampling.temperature),
    }
    stages |= {"top-k": TopKLogitsWarper(sampling.top_k)} if sampling.top_k else {}
    stages |= {"top-p": TopPLogitsWarper(sampling.top_p)} if sampling.top_p < 1 else {}
    stages |= {"min-p": MinPLogitsWarper(sampling.min_p)} if sampling.min_p else {}
    ids = torch.from_numpy(np.zeros(0, dtype=np.int64) if read is None else read)[None]
    scores = torch.from_numpy(logits.astype(np.float64))[None]
    for name, processor in stages.items():
        scores = LogitsProcessorList([processor])(ids, scores)
        yield name, scores.softmax(-1)[0].numpy()


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
def test_every_stage_is_that_of_transformers(kind: str) -> None:
    """Repetition penalty, temperature, top-k, top-p, min-p in this order: each leaves the same probabilities within
    1e-6, whatever the others are set to.

    Which of several equally likely tokens stay at the edge of top-p is left open by torch's sort, which is not
    stable: there as many of them have to stay. No p is a simple fraction, at which n equal chances would add up to
    it but for rounding.
    """
    rng = np.random.default_rng(3)
    for trial in range(300):
        sampling = Sampling(
            temperature=float(rng.choice([0.05, 0.5, 0.8, 1.0, 1.7, 20.0])),
            top_k=int(rng.choice([0, 0, 1, 2, 7, 40, VOCABULARY, VOCABULARY + 5])),
            top_p=float(rng.choice([1.0, 1.0, 0.9993, 0.9017, 0.5077, 0.1033, 1e-6, 1e-17])),
            min_p=float(rng.choice([0.0, 0.0, 0.01, 0.3, 1.0])),
            repetition_penalty=float(rng.choice([1.0, 1.0, 1.3, 0.7, 5.0])),
        )
        logits, read = logits_of(kind, rng), rng.integers(0, VOCABULARY, rng.integers(0, 12))
        distribution = next_token_distribution(logits, sampling, read)
        stages = {stage.name: stage for stage in distribution.stages}
        for name, expected in by_transformers(logits, sampling, read):
            if name == "repetition penalty" and sampling.repetition_penalty == 1:
                assert name not in stages
                continue
            found = stages[name].probabilities / stages[name].mass
            if len(np.unique(distribution.penalised)) < VOCABULARY:
                found, expected = np.sort(found), np.sort(expected)
            assert np.abs(found - expected).max() <= 1e-6, (trial, name, sampling)
            assert ((found > 0) == (expected > 0)).all(), (trial, name, sampling)
        assert np.array_equal(stages["renormalised"].probabilities, distribution.probabilities)
        assert np.abs(np.sort(distribution.probabilities) - np.sort(expected)).max() <= 1e-6, (trial, sampling)


def test_stages_lead_from_the_logits_to_what_is_drawn_from() -> None:
    """Each keeps no token that the one before cut; mass is what is left of the distribution after temperature."""
    logits = logits_of("plain", np.random.default_rng(11))
    sampling = Sampling(0.8, 20, 0.9, 0.02, repetition_penalty=1.2)
    found = next_token_distribution(logits, sampling, np.array([3, 3, 5]))
    stages = found.stages
    assert [stage.name for stage in stages] == [
        "logits", "repetition penalty", "temperature", "top-k", "top-p", "min-p", "renormalised",
    ]  # fmt: skip
    for before, after in pairwise(stages):
        assert not (after.kept & ~before.kept).any()
    for stage in stages[3:6]:
        assert stage.mass == pytest.approx(found.warmed[stage.kept].sum())
        assert stage.entropy == pytest.approx(entropy(found.warmed[stage.kept] / stage.mass))
        assert stage.tokens == stage.kept.sum()
    assert stages[0].logits is logits
    assert stages[0].entropy == pytest.approx(found.entropy_given)
    assert np.allclose(softmax64(stages[1].logits), stages[1].probabilities)
    assert stages[-1].mass == pytest.approx(1)
    assert stages[-1].entropy == pytest.approx(found.entropy)


def test_greedy_has_stages_of_its_own() -> None:
    """The softmax and the likeliest token, behind the repetition penalty where it is on, as transformers' greedy
    search has it."""
    logits = np.array([1, 3, 2.5, -1], dtype=np.float32)
    found = next_token_distribution(logits, Sampling(greedy=True, top_k=2))
    assert [stage.name for stage in found.stages] == ["logits", "softmax", "greedy", "renormalised"]
    assert found.stages[2].mass == pytest.approx(found.given[1])
    assert found.at(0.99) == 1
    found = next_token_distribution(logits, Sampling(temperature=0, repetition_penalty=2), np.array([1]))
    assert [stage.name for stage in found.stages][1] == "repetition penalty"
    assert found.at(0.0) == 2


def test_a_repetition_penalty_divides_what_is_positive_and_multiplies_what_is_negative() -> None:
    """Once a token, however often it was read; the others stay, and the caller's logits too."""
    logits = np.array([2, -2, 0, 1], dtype=np.float32)
    assert penalise(logits, np.array([0, 1, 0, 2]), 2.0).tolist() == [1, -4, 0, 1]
    assert logits.tolist() == [2, -2, 0, 1]
    unread = next_token_distribution(logits, Sampling(repetition_penalty=2))
    assert np.array_equal(unread.probabilities, next_token_distribution(logits, Sampling()).probabilities)


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
    *_, (_, expected) = by_transformers(logits, sampling)
    assert np.sort(expected).tolist() == [0, 0, 0.5, 0.5]


@pytest.mark.parametrize("greedy", [Sampling(greedy=True), Sampling(temperature=0), Sampling(temperature=0, top_p=0.5)])
def test_greedy_and_temperature_zero_take_the_likeliest(greedy: Sampling) -> None:
    """Of equals the lower id, as argmax does; the number drawn plays no part."""
    logits = np.array([1, 3, 3, 2], dtype=np.float32)
    found = next_token_distribution(logits, greedy)
    assert found.probabilities.tolist() == [0, 1, 0, 0]
    assert {draw(found, seed, step) for seed in range(20) for step in range(5)} == {1}
    assert found.entropy == 0


def test_a_million_draws_follow_the_probabilities() -> None:
    """Chi-square over the edges that `at` draws by; cut tokens are never drawn."""
    logits = np.random.default_rng(6).normal(scale=1.5, size=200).astype(np.float32)
    found = next_token_distribution(logits, Sampling(0.9, top_k=64, top_p=0.95))
    ids, ends = found.end_to_end()
    numbers = np.random.default_rng(7).random(1_000_000)
    counts = np.bincount(ids[np.searchsorted(ends, numbers, side="right")], minlength=200)
    assert (counts[~found.kept] == 0).all()
    expected = found.probabilities[found.kept] * len(numbers)
    freedom = len(expected) - 1
    chi_square = ((counts[found.kept] - expected) ** 2 / expected).sum()
    assert abs(chi_square - freedom) < 3 * np.sqrt(2 * freedom)  # its mean and standard deviation; the seed is fixed
    assert [found.at(number) for number in numbers[:50]] == [
        int(ids[np.searchsorted(ends, number, side="right")]) for number in numbers[:50]
    ]


def test_seeded_draws_follow_the_probabilities() -> None:
    """Chi-square over 4,000 draws of 20 seeds, each from the number that its seed gives at its step."""
    found = next_token_distribution(np.array([2, 1, 0, 0.5], dtype=np.float32), Sampling())
    drawn = [draw(found, seed, step) for seed in range(20) for step in range(200)]
    expected = found.probabilities * len(drawn)
    chi_square = ((np.bincount(drawn, minlength=4) - expected) ** 2 / expected).sum()
    assert chi_square < 16.3  # 3 degrees of freedom: exceeded once in a thousand, and the seeds are fixed


def test_a_number_hits_the_tokens_end_to_end_the_likeliest_first() -> None:
    """Of equals the lower id comes first; a token begins where the one before it ends."""
    logits = np.log(np.array([0.125, 0.5, 0.25, 0.125])).astype(np.float32)
    found = next_token_distribution(logits, Sampling())
    ids, ends = found.end_to_end()
    assert ids.tolist() == [1, 2, 0, 3]
    assert ends == pytest.approx([0.5, 0.75, 0.875, 1])
    assert [found.at(number) for number in (0.0, 0.49, 0.51, 0.74, 0.76, 0.88)] == [1, 1, 2, 2, 0, 3]
    assert draw(found, 22, 3) == found.at(random_number(22, 3))


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


def test_of_equals_that_do_not_all_have_room_the_lower_ids_are_among_the_likeliest() -> None:
    """Also where nothing else is left but tokens that are ruled out."""
    found = next_token_distribution(np.array([0, 1, 0, 0, 3, 0], dtype=np.float32), Sampling())
    assert found.likeliest(4).tolist() == [4, 1, 0, 2]
    low = -np.inf
    found = next_token_distribution(np.array([low, low, 1, low], dtype=np.float32), Sampling())
    assert found.likeliest(2).tolist() == [2, 0]


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
        {"repetition_penalty": 0.0},
        {"repetition_penalty": float("inf")},
    ],
    ids=str,
)
def test_settings_without_meaning_are_refused_when_made(wrong: dict[str, float]) -> None:
    """In one sentence that names the setting and its bounds."""
    (name,) = wrong
    with pytest.raises(BadInput, match=name.replace("_", "[- ]")):
        replace(Sampling(), **wrong)


@pytest.mark.parametrize("kind", ["plain", "ties", "all alike", "some forbidden"])
def test_the_likeliest_come_first_and_of_equals_the_lower_id(kind: str) -> None:
    """In any vocabulary as a stable sort has it."""
    found = next_token_distribution(logits_of(kind, np.random.default_rng(9)), Sampling(top_k=30))
    ids, _ = found.end_to_end()
    kept = np.flatnonzero(found.kept)
    assert ids.tolist() == kept[np.argsort(-found.probabilities[kept], kind="stable")].tolist()
