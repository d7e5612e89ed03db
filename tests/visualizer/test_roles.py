"""What heads do: every score is the number that a slow loop over queries and keys finds."""

import math
from dataclasses import replace

import numpy as np
import pytest

from tests.traces import HEADS, LAYERS, random_trace
from visualizer import roles
from visualizer.errors import BadInput
from visualizer.library import open_model
from visualizer.roles import LEAST_REST, ROLES, is_separator, representative, role, scores
from visualizer.tokens import Token
from visualizer.trace import Trace


def slow(trace: Trace, layer: int, head: int) -> dict[str, float]:
    """Every score of one head, query by query and key by key, in double precision."""
    weights = trace.attention(layer, head).astype(np.float64)
    tokens, count = trace.tokens, len(trace.tokens)
    found: dict[str, list[float]] = {name: [] for name in ROLES}
    for query in range(1, count):
        found["first token"].append(weights[query, 0])
        rest = weights[query, 1:].sum()
        if query < 2 or rest <= LEAST_REST:
            continue
        row = [0.0, *(weights[query, key] / rest for key in range(1, count))]
        found["previous token"].append(row[query - 1])
        found["itself"].append(row[query])
        copies = [key for key in range(1, query) if tokens[key].id == tokens[query].id]
        if copies:
            found["same token"].append(sum(row[key] for key in copies))
        followers = [key for key in range(1, query) if tokens[key - 1].id == tokens[query].id]
        if followers:
            found["induction"].append(sum(row[key] for key in followers))
        separators = [key for key in range(1, query + 1) if is_separator(tokens[key])]
        if separators:
            found["separators"].append(sum(row[key] for key in separators))
        found["entropy"].append(-sum(weight * math.log2(weight) for weight in row if weight > 0))
        found["distance"].append(sum(weight * (query - key) for key, weight in enumerate(row)))
    return {name: float(np.mean(values)) if values else math.nan for name, values in found.items()}


def spoken(trace: Trace, texts: str) -> Trace:
    """The same numbers for other tokens, one letter each; equal letters are the same token."""
    tokens = tuple(Token(ord(letter), letter, letter, place, place + 1) for place, letter in enumerate(texts))
    return replace(trace, tokens=tokens, prompt=texts)


@pytest.mark.parametrize("text", ["abcabcabc", "aaaaaa", "a.b,a\nb a.", "abcdefgh", "ab"])
@pytest.mark.parametrize("kv_heads", [HEADS, 2])
def test_every_score_is_what_a_slow_loop_finds(text: str, kv_heads: int) -> None:
    trace = spoken(random_trace(len(text), seed=3, kv_heads=kv_heads), text)
    found = scores(trace)
    assert list(found) == list(ROLES)
    for layer in range(LAYERS):
        for head in range(HEADS):
            expected = slow(trace, layer, head)
            for name, values in found.items():
                assert values.shape == (LAYERS, HEADS)
                np.testing.assert_allclose(values[layer, head], expected[name], atol=2e-6, rtol=1e-5, err_msg=name)


def test_a_prompt_that_repeats_nothing_gives_no_score_for_copies() -> None:
    found = scores(spoken(random_trace(6), "abcdef"))
    assert np.isnan(found["same token"]).all()
    assert np.isnan(found["induction"]).all()
    assert np.isnan(found["separators"]).all(), "and no separators"
    assert np.isfinite(found["previous token"]).all()


def test_one_token_gives_no_scores_at_all_and_two_only_that_of_the_sink() -> None:
    assert all(np.isnan(values).all() for values in scores(random_trace(1)).values())
    found = scores(random_trace(2))
    assert np.isfinite(found["first token"]).all()
    assert all(np.isnan(values).all() for name, values in found.items() if name != "first token")


def test_rows_whose_rest_carries_no_weight_do_not_count() -> None:
    """Every query of a head rests on the first token so hard that float32 leaves nothing for the others."""
    trace = random_trace(6)
    queries, keys = trace.rows.queries.copy(), trace.rows.keys.copy()
    queries[:, 0, 0] = 1000.0
    keys[:, 0, 0] = -1.0
    keys[0, 0, 0] = 1.0
    found = scores(replace(trace, rows=replace(trace.rows, queries=queries, keys=keys)))
    assert found["first token"][0, 0] == 1
    assert all(np.isnan(values[0, 0]) for name, values in found.items() if name != "first token")
    assert np.isfinite(found["entropy"].ravel()[1:]).all(), "the others have theirs"


def test_a_sink_is_set_aside_before_the_other_roles_are_scored() -> None:
    """A head that gives 90 % to the first token and the rest to the token before is a previous-token head."""
    trace = random_trace(8)
    weights = np.zeros((1, 8, 8), dtype=np.float32)
    weights[0, 0, 0] = 1
    for query in range(1, 8):
        weights[0, query, 0] += 0.9
        weights[0, query, query - 1] += 0.1
    found = roles.score(weights, roles.patterns(trace, np.arange(8)))
    assert found["previous token"][0] == pytest.approx(1)
    assert found["distance"][0] == pytest.approx(1)
    assert found["entropy"][0] == pytest.approx(0, abs=1e-6)
    assert found["first token"][0] == pytest.approx(0.9 + 0.1 / 7)


def test_known_roles_are_found_in_a_trained_model() -> None:
    """Random letters twice over: in the second half something must look at what followed the first copy, or nothing
    could be repeated; and something must look at the token before, or the first could not know."""
    rng = np.random.default_rng(0)
    half = " ".join(rng.permutation([f"word{n}" for n in range(12)]).tolist())
    engine = open_model("tiny-gpt")
    try:
        found = scores(engine.trace(f"{half} {half}"))
    finally:
        engine.close()
    assert found["induction"].max() > 0.5
    assert found["previous token"].max() > 0.4
    assert found["induction"].argmax() // found["induction"].shape[1] >= 2, "induction needs an earlier layer"


@pytest.mark.parametrize(
    ("tokens", "heads", "count"), [(10, 48, 10), (2000, 48, 62), (256, 5120, 4), (2000, 5120, 2), (3, 10**9, 3)]
)
def test_beyond_the_budget_some_queries_stand_for_all(tokens: int, heads: int, count: int) -> None:
    queries = representative(tokens, heads, 6_000_000)
    assert len(queries) <= count
    assert queries[-1] == tokens - 1, "the last token is always among them"
    assert len(set(queries.tolist())) == len(queries)
    if len(queries) < tokens:
        assert len(queries).bit_count() == 1, "so that they fill the cells of a tile evenly"
        assert np.ptp(np.diff(queries)) <= 1


def test_scores_from_some_queries_are_those_of_just_these_rows() -> None:
    trace = random_trace(40)
    queries = representative(40, LAYERS * HEADS, LAYERS * HEADS * 40 * 8)
    assert len(queries) == 8
    found = scores(trace, LAYERS * HEADS * 40 * 8)
    expected = np.stack([trace.layer_attention(layer)[:, queries, 0].mean(-1) for layer in range(LAYERS)])
    np.testing.assert_allclose(found["first token"], expected, atol=1e-6)


@pytest.mark.parametrize(
    ("text", "piece", "separates"),
    [(".", ".", True), ("\n", "Ċ", True), (" ", "Ġ", True), ("", "<|endoftext|>", True), ("[SEP]", "[SEP]", True),
     ("a", "a", False), (" a.", "Ġa.", False), ("7", "7", False), ("+", "+", False), ("", "âĢ", False)],
)  # fmt: skip
def test_separators_are_tokens_without_anything_to_read(text: str, piece: str, separates: bool) -> None:
    assert is_separator(Token(1, piece, text, 0, len(text))) == separates


def test_an_unknown_score_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(BadInput, match=r"induction, separators"):
        role("copying")


def test_scores_are_written_with_their_unit_and_a_dash_where_there_is_none() -> None:
    assert role("induction").written(0.834) == "0.83"
    assert role("entropy").written(2.4) == "2.40 bits"
    assert role("distance").written(np.nan) == "–"
