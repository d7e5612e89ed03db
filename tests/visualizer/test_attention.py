"""Attention rebuilt from queries and keys: held to PyTorch, and to what a mask means."""

import numpy as np
import pytest

from tests.traces import HEADS, LAYERS, random_trace
from visualizer.attention import AttentionRule, MaskRule, at_stage, pooled, softmax
from visualizer.errors import BadInput

PLAIN = ("raw", "scaled", "masked", "softmax")  # the stages of a layer without bias and cap


def vectors(*shape: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


@pytest.mark.parametrize("queries", [1, 4, 9])
def test_weights_are_those_of_pytorch(queries: int) -> None:
    """The same map as softmax(QK^T / sqrt(d)) under a causal mask, also for the last queries behind a cached prefix."""
    import torch

    query, key = vectors(3, 9, 8), vectors(3, 9, 8, seed=1)
    scores = torch.from_numpy(query) @ torch.from_numpy(key).mT * 8**-0.5
    later = torch.ones(9, 9, dtype=torch.bool).triu(1)
    expected = scores.masked_fill(later, -torch.inf).softmax(-1).numpy()[:, -queries:]
    found = at_stage(query[:, -queries:], key, AttentionRule(8**-0.5))
    np.testing.assert_allclose(found, expected, atol=1e-6)


def test_each_stage_leads_to_the_next() -> None:
    """raw, times the scaling, minus infinity where masked, softmax."""
    query, key = vectors(5, 8), vectors(5, 8, seed=1)
    raw, scaled, masked, weights = (at_stage(query, key, AttentionRule(0.25), stage) for stage in PLAIN)
    np.testing.assert_allclose(raw, [[q @ k for k in key] for q in query], rtol=1e-5)
    np.testing.assert_array_equal(scaled, raw * np.float32(0.25))
    lower = np.tril(np.ones((5, 5), dtype=bool))
    np.testing.assert_array_equal(masked[lower], scaled[lower])
    assert np.isneginf(masked[~lower]).all()
    np.testing.assert_array_equal(weights, softmax(masked))


def test_rows_sum_to_one_and_what_is_masked_is_an_exact_zero() -> None:
    """Also where scores are as large as they get."""
    weights = at_stage(vectors(30, 8) * 100, vectors(30, 8, seed=1) * 100, AttentionRule(1.0))
    np.testing.assert_allclose(weights.sum(-1), 1, atol=1e-6)
    assert (weights[np.triu_indices(30, 1)] == 0).all()


@pytest.mark.parametrize(
    ("rule", "seen"),
    [
        (MaskRule(), ["x...", "xx..", "xxx.", "xxxx"]),
        (MaskRule(window=2), ["x...", "xx..", ".xx.", "..xx"]),
        (MaskRule(causal=False), ["xxxx"] * 4),
        (MaskRule(causal=False, window=2), ["xx..", "xxx.", ".xxx", "..xx"]),
    ],
    ids=["causal", "window", "all", "window both ways"],
)
def test_a_rule_says_which_keys_a_query_sees(rule: MaskRule, seen: list[str]) -> None:
    """A row a query; the last queries alone see what they see among all."""
    expected = np.array([[mark == "x" for mark in row] for row in seen])
    np.testing.assert_array_equal(rule.allowed(4, 4), expected)
    np.testing.assert_array_equal(rule.allowed(2, 4), expected[-2:])


def test_pooling_keeps_the_largest_weight_under_each_cell() -> None:
    """A single strong cell survives; a map with room for all its cells stays as it is."""
    maps = np.zeros((2, 10, 10), dtype=np.float32)
    maps[1, 9, 3] = 0.7
    small = pooled(maps, 4)
    assert small.shape == (2, 4, 4)
    assert small.max() == np.float32(0.7)
    assert np.argwhere(small).tolist() == [[1, 3, 1]]
    assert pooled(maps, 10) is maps


@pytest.mark.parametrize("kv_heads", [HEADS, 2, 1])
def test_a_trace_rebuilds_one_head_one_row_and_one_layer_alike(kv_heads: int) -> None:
    """Three ways to the same numbers, also where heads share keys."""
    trace = random_trace(9, kv_heads=kv_heads)
    for layer in range(LAYERS):
        maps = trace.layer_attention(layer)
        for head in range(HEADS):
            weights = trace.attention(layer, head)
            np.testing.assert_allclose(maps[head], weights, atol=1e-6)
            key = trace.rows.keys[:, layer, head * kv_heads // HEADS]
            by_hand = at_stage(trace.rows.queries[:, layer, head], key, trace.rule(layer))
            np.testing.assert_array_equal(weights, by_hand)
            for query in (0, 4, -1):
                np.testing.assert_allclose(trace.row(layer, head, query), weights[query], atol=1e-6)


def test_logits_of_any_row_are_at_hand() -> None:
    """A row, rows from the end, a slice and all of them agree; the last is the one the pass computed.

    Logits of about 10 in single precision: how many rows are multiplied at once changes the last digit.
    """
    trace = random_trace(5)
    every = np.asarray(trace.logits)
    assert every.shape == trace.logits.shape
    assert trace.logits[-1] is trace.last_logits
    np.testing.assert_allclose(every[-1], trace.last_logits, atol=1e-5)
    np.testing.assert_allclose(trace.logits[1], every[1], atol=1e-5)
    np.testing.assert_allclose(trace.logits[1:3], every[1:3], atol=1e-5)
    np.testing.assert_allclose(trace.logits[2, 7], every[2, 7], atol=1e-5)
    with pytest.raises(IndexError):
        trace.logits[5]


def test_hidden_states_are_the_stream_with_the_last_one_normed() -> None:
    """As transformers' output_hidden_states: (layers + 1, tokens, width)."""
    trace = random_trace(5)
    hidden = trace.hidden
    np.testing.assert_array_equal(hidden[:-1], np.swapaxes(trace.rows.residual, 0, 1)[:-1])
    np.testing.assert_allclose(hidden[-1].mean(-1), 0, atol=1e-6)


@pytest.mark.parametrize(("layer", "head"), [(LAYERS, 0), (-1, 0), (0, HEADS), (0, -1)])
def test_a_head_that_is_not_there_is_one_sentence(layer: int, head: int) -> None:
    """Negative numbers mean nothing here, and are refused like those too large."""
    with pytest.raises(BadInput, match=r"There is no (layer|head) -?\d: .* 0 to"):
        random_trace(3).attention(layer, head)


def test_a_decoder_has_one_kind_of_attention() -> None:
    """Asking for another kind says which there is."""
    with pytest.raises(BadInput, match='kinds are "self"'):
        random_trace(3).attention(0, 0, kind="cross")
