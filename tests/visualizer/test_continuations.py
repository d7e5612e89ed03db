"""Several texts side by side, and one distribution drawn from many times."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.models import NumpyBackend
from visualizer.continuations import ContinuationsWork
from visualizer.draws import draws, margin_of_error
from visualizer.engine import Engine
from visualizer.errors import BadInput, PassCancelled
from visualizer.following import Continuations, repeated
from visualizer.generation import generate
from visualizer.sampling import Sampling, draw, next_token_distribution
from visualizer.tokens import Tokenizer

PROMPT, WARM = "The cat sat", Sampling(temperature=1.4, top_k=30, seed=5)


def never() -> bool:
    return False


@pytest.fixture
def make(tokenizer: Tokenizer) -> Callable[[], Engine]:
    """Fresh engines of one model."""
    return lambda: Engine(NumpyBackend(len(tokenizer.vocabulary)), tokenizer)


def drawn(engine: Engine, **settings: Any) -> Continuations:
    """The finished texts behind the prompt."""
    *_, last = ContinuationsWork(PROMPT, max_new_tokens=12, **settings)(engine, never)
    return last


def test_each_text_is_the_one_that_its_seed_generates(make: Callable[[], Engine]) -> None:
    """The greedy one first, then seed by seed; with the probabilities and ranks of generation."""
    found = drawn(make(), count=3, sampling=WARM)
    assert [text.seed for text in found.texts] == [None, 5, 6, 7]
    for text in found.texts:
        settings = Sampling(greedy=True) if text.seed is None else replace(WARM, seed=text.seed)
        steps = list(generate(make(), PROMPT, settings, 12))
        assert [one.token.id for one in text.tokens] == [step.token_id for step in steps]
        assert [one.rank for one in text.tokens] == [step.rank for step in steps]
        assert text.text == "".join(step.text for step in steps)
        assert text.stopped_by == "max_new_tokens"
        assert text.bits == pytest.approx(np.mean([-np.log2(step.probability) for step in steps]))


def test_texts_grow_token_by_token(make: Callable[[], Engine]) -> None:
    """One after the other, each result a token longer."""
    stages = list(ContinuationsWork(PROMPT, 2, WARM, 4)(make(), never))
    sizes = [[len(text.tokens) for text in stage.texts] for stage in stages]
    assert sizes == [[1], [2], [3], [4], [4, 1], [4, 2], [4, 3], [4, 4], [4, 4, 1], [4, 4, 2], [4, 4, 3], [4, 4, 4]]


def test_greedy_settings_leave_one_text(make: Callable[[], Engine]) -> None:
    """Every seed would draw the same."""
    assert [text.seed for text in drawn(make(), sampling=Sampling(temperature=0)).texts] == [None]


def test_a_stop_string_ends_each_text(make: Callable[[], Engine]) -> None:
    engine = make()
    plain = drawn(engine, count=1).texts[0]
    stop = plain.tokens[3].token.text
    ended = drawn(engine, count=1, stop=(stop,)).texts[0]
    assert ended.stopped_by == "stop_string"
    assert ended.text == plain.text[: len(ended.text)]


def test_texts_that_are_given_up_raise(make: Callable[[], Engine]) -> None:
    """At the next pass."""
    asked = iter([False] * 9)
    with pytest.raises(PassCancelled):
        list(ContinuationsWork(PROMPT)(make(), lambda: next(asked, True)))


def test_repetition_is_the_share_of_pieces_that_were_there_before() -> None:
    """1 − distinct ÷ all, of every four tokens in a row."""
    assert repeated([1, 2, 3, 4, 5, 6]) == 0
    assert repeated([7] * 13) == pytest.approx(0.9)
    assert repeated([1, 2, 3, 4, 1, 2, 3, 4]) == pytest.approx(1 / 5)
    assert repeated([1, 2, 1, 2], gram=2) == pytest.approx(1 / 3)
    assert repeated([1, 2, 3]) == 0, "too short for a piece"


def test_many_draws_are_those_of_the_seeds_one_by_one() -> None:
    """The first is the draw that the text goes on with; what is cut never comes."""
    logits = np.random.default_rng(3).normal(size=50).astype(np.float32) * 2
    distribution = next_token_distribution(logits, WARM)
    one_by_one = [draw(distribution, seed, 4) for seed in range(9, 309)]
    counts = draws(distribution, 300, 9, 4)
    np.testing.assert_array_equal(counts, np.bincount(one_by_one, minlength=50))
    assert not counts[~distribution.kept].any()


def test_shares_of_many_draws_lie_around_their_probabilities() -> None:
    """Nearly all within two standard errors, at fixed seeds."""
    logits = np.random.default_rng(4).normal(size=20).astype(np.float32)
    distribution = next_token_distribution(logits, Sampling())
    counts = draws(distribution, 10_000)
    assert counts.sum() == 10_000
    away = np.abs(counts / 10_000 - distribution.probabilities)
    around = np.array([margin_of_error(share, 10_000) for share in distribution.probabilities.tolist()])
    assert (away <= around).mean() >= 0.85


@pytest.mark.parametrize("count", [0, 10_001])
def test_draws_without_meaning_are_refused(count: int) -> None:
    with pytest.raises(BadInput, match="draws"):
        draws(next_token_distribution(np.zeros(3, dtype=np.float32), Sampling()), count)


@pytest.mark.parametrize("settings", [{"count": 0}, {"count": 101}, {"max_new_tokens": 0}], ids=str)
def test_texts_without_meaning_are_refused(settings: dict[str, int]) -> None:
    """Before anything is computed."""
    with pytest.raises(BadInput):
        ContinuationsWork(PROMPT, **settings)
