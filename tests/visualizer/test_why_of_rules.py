"""The chain of a weight under every rule: each number follows from those before it, and the last is the trace's."""

import math
import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.traces import HEAD_WIDTH, HEADS, LAYERS, random_pair, random_trace
from visualizer.attention import AttentionRule, MaskRule, Stage
from visualizer.positions import Alibi, Buckets, PositionBias, Rotary
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import draw
from visualizer.views.figure import ColumnBars, Figure, HeatMap, Step, Steps, exact


def steps_of(figure: Figure) -> dict[str, Step]:
    """The steps of the chain by their names."""
    (chain,) = (mark for mark in figure.marks if isinstance(mark, Steps))
    return {step.name: step for step in chain.rows}


def number(shown: str) -> float:
    """A number as it is written in a step."""
    return float(shown.replace("−", "-").replace("∞", "inf"))


def numbers(formula: str) -> list[float]:
    """The numbers of a formula, in order; a minus belongs to the number it touches."""
    return [number(found) for found in re.findall(r"−?\d+(?:\.\d+)?(?:e[-−+]?\d+)?", formula)]


TABLES = [
    tuple(map(tuple, np.random.default_rng(seed).normal(size=(8, HEADS)).astype(np.float32).tolist()))
    for seed in range(3)
]
BIASES: list[PositionBias | None] = [
    None,
    Alibi((0.5, 0.25, 0.125, 0.0625)),
    Alibi((1.0, 0.3, 0.1, 0.004)),
    *(Buckets(table, 16, both_ways) for table in TABLES for both_ways in (False, True)),
]
ROTARIES = [
    None,
    *(Rotary(turns, mixed) for turns in ((1.0,), (1.0, 0.3, 0.01), (1.0, 0.1, 0.01, 0.001)) for mixed in (False, True)),
]
MASKS = [MaskRule(causal, window) for causal in (True, False) for window in (None, 1, 3, 8)]
# made into a rule in the test: the types of a rule are checked at random places, which strategies must not be
parts = st.fixed_dictionaries(
    {
        "scaling": st.sampled_from([1.0, HEAD_WIDTH**-0.5, 0.2]),
        "mask": st.sampled_from(MASKS),
        "bias": st.sampled_from(BIASES),
        "softcap": st.sampled_from([None, 0.5, 30.0]),
        "sinks": st.one_of(st.none(), st.tuples(*[st.floats(-5, 5, width=32)] * HEADS)),
        "rotary": st.sampled_from(ROTARIES),
    }
)


@given(
    of=parts, words=st.integers(1, 20), seed=st.integers(0, 3), sharing=st.sampled_from([1, 2, HEADS]),
    head=st.integers(0, HEADS - 1), query=st.integers(0, 19), key=st.integers(0, 19),
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_the_chain_ends_in_the_weight_of_the_trace_under_every_rule(
    of: dict[str, Any], words: int, seed: int, sharing: int, head: int, query: int, key: int
) -> None:
    rule = AttentionRule(**of)
    trace = random_trace(words, seed, kv_heads=HEADS // sharing, rule=rule)
    query, key = query % words, key % words
    steps = steps_of(draw("why", trace, Selection(layer=1, head=head, query=query, key=key)))
    check(trace, rule, steps, head, query, key)
    assert ("rotation" in steps) == (rule.rotary is not None)
    assert ("key head" in steps) == (sharing > 1)
    assert ("position bias" in steps) == ("with bias" in steps) == (rule.bias is not None)
    assert ("capped" in steps) == (rule.softcap is not None)
    assert ("sink" in steps) == (rule.sinks is not None)


@given(source=st.integers(1, 9), target=st.integers(1, 9), head=st.integers(0, HEADS - 1), place=st.integers(0, 80))
@settings(max_examples=40, deadline=None)
def test_the_chains_of_an_encoder_decoder_end_in_its_weights(source: int, target: int, head: int, place: int) -> None:
    pair = random_pair(source, target)
    for kind in pair.kinds:
        seen = pair.facet(kind)
        query, key = place % len(seen.tokens), place // 9 % len(seen.key_tokens)
        figure = draw("why", pair, Selection(kind=kind, layer=1, head=head, query=query, key=key))
        check(seen, seen.rule(1), steps_of(figure), head, query, key)


def check(trace: Trace, rule: AttentionRule, steps: dict[str, Step], head: int, query: int, key: int) -> None:
    """Each printed number is the trace's to the printed digit, and follows from the printed ones before it."""
    for name, stage in (("q · k", "raw"), ("score", "scaled"), ("with bias", "biased"), ("capped", "capped"),
                        ("weight", "softmax")):  # fmt: skip
        if name in steps:
            assert steps[name].shown == exact(trace.stage(1, head, stage)[query, key])  # type: ignore[arg-type]
    value = {name: step.value for name, step in steps.items() if step.value is not None}
    assert value["score"] == pytest.approx(value["q · k"] * rule.scaling, rel=1e-5, abs=1e-6)
    score = value["score"]
    if rule.bias is not None:
        assert value["position bias"] == pytest.approx(
            float(rule.bias.bias(np.array([query]), len(trace.key_tokens), head)[0, key])
        )
        assert numbers(steps["position bias"].formula)[-1] == key - query
        score += value["position bias"]
        assert value["with bias"] == pytest.approx(score, rel=1e-5, abs=1e-5)
    if rule.softcap is not None:
        score = rule.softcap * math.tanh(score / rule.softcap)
        assert value["capped"] == pytest.approx(score, rel=1e-4, abs=1e-5)
    allowed = trace.allowed(1, np.array([query]))[0]
    assert (steps["mask"].word == "allowed") == bool(allowed[key])
    if allowed[key]:
        one, other = numbers(steps["exponent"].formula)
        sign = 1 if "+" in steps["exponent"].formula else -1
        assert value["exponent"] == pytest.approx(math.exp(one + sign * other), rel=1e-4, abs=1e-6)
    else:
        assert (value["exponent"], value["weight"]) == (0.0, 0.0)
    assert value["weight"] == pytest.approx(value["exponent"] / value["sum"], rel=1e-5, abs=1e-7)
    row = trace.row(1, head, query)
    left = 0.0 if rule.sinks is None else value["sink"] / value["sum"]
    assert row.sum(dtype=np.float64) + left == pytest.approx(1, abs=1e-5)
    if rule.sinks is not None:
        assert steps["sink"].note.startswith(f"{100 * left:.1f} %") or left < 0.001 or left > 0.999
    if rule.rotary is not None:
        turned = rule.rotary.angles(np.array([query, key]))
        first, second, distance, frequency = numbers(steps["rotation"].formula)
        pair = int(first) // 2 if rule.rotary.interleaved else int(first)
        assert second - first == (1 if rule.rotary.interleaved else len(rule.rotary.frequencies))
        assert (distance, frequency) == (query - key, pytest.approx(rule.rotary.frequencies[pair], rel=1e-5))
        assert value["rotation"] == pytest.approx(float(turned[0, pair] - turned[1, pair]), abs=1e-4)


@pytest.mark.parametrize("interleaved", [True, False])
def test_the_pair_of_dimensions_that_is_named_counts_most_in_the_product(interleaved: bool) -> None:
    rule = AttentionRule(1.0, rotary=Rotary((1.0, 0.3, 0.1), interleaved))
    trace = random_trace(8, rule=rule)
    for query, key in ((7, 2), (5, 5), (3, 0)):
        steps = steps_of(draw("why", trace, Selection(layer=1, head=1, query=query, key=key)))
        products = trace.query(1, 1)[query] * trace.key(1, 1)[key]
        pairs = [(2 * i, 2 * i + 1) if interleaved else (i, i + 3) for i in range(3)]
        best = max(pairs, key=lambda pair: abs(products[pair[0]] + products[pair[1]]))
        assert steps["rotation"].formula.startswith(f"dims {best[0]} and {best[1]}: ")


def test_a_rotated_product_depends_on_the_distance_alone() -> None:
    """What the step says is so: unrotated vectors that are moved together have the same product."""
    rotary = Rotary((1.0, 0.3, 0.1))
    rng = np.random.default_rng(0)
    query, key = (rng.normal(size=(1, HEAD_WIDTH)).astype(np.float32) for _ in range(2))
    products = [
        float((rotary.turned(query, rotary.angles(np.array([7 + by])))
               @ rotary.turned(key, rotary.angles(np.array([3 + by]))).T)[0, 0])
        for by in (0, 1, 20)
    ]  # fmt: skip
    assert products == pytest.approx([products[0]] * 3, abs=1e-4)


def test_shared_keys_are_named_with_the_heads_that_share_them() -> None:
    grouped, one = random_trace(6, kv_heads=2), random_trace(6, kv_heads=1)
    step = steps_of(draw("why", grouped, Selection(head=3, query=4, key=1)))["key head"]
    assert (step.shown, step.formula, step.note) == ("1", "shared by heads 2 to 3", "one of 2")
    step = steps_of(draw("why", one, Selection(head=3, query=4, key=1)))["key head"]
    assert (step.shown, step.formula) == ("0", f"shared by all {HEADS} heads")


def test_the_bucket_of_a_distance_is_named() -> None:
    pair = random_pair()
    source = pair.facet("encoder")
    bias = source.rule(1).bias
    assert isinstance(bias, Buckets)
    for key in range(7):
        step = steps_of(draw("why", pair, Selection(kind="encoder", layer=1, head=2, query=3, key=key)))[
            "position bias"
        ]
        bucket = int(bias.bucket(np.array([key - 3]))[0])
        assert step.formula.startswith(f"bucket {bucket} of 8, for distance ")
        assert step.value == pytest.approx(bias.table[bucket][2])


def test_a_sink_that_is_larger_than_every_score_is_what_they_are_set_against() -> None:
    trace = random_trace(6, rule=AttentionRule(0.1, sinks=(9.0,) * HEADS))
    figure = draw("why", trace, Selection(query=4, key=2))
    steps = steps_of(figure)
    assert "the sink's score is the largest" in steps["exponent"].note
    assert steps["sink"].value == 1
    assert steps["sum"].formula == "5 exponents and the sink's added up"
    bars = next(mark for mark in figure.marks if isinstance(mark, ColumnBars))
    assert bars.values.max() < 1


@pytest.mark.parametrize(
    ("mask", "query", "key", "words"),
    [
        (MaskRule(), 2, 5, "token 5 comes later"),
        (MaskRule(window=3), 7, 2, "outside the window of 3"),
        (MaskRule(causal=False, window=3), 2, 7, "outside the window of 3"),
        (MaskRule(causal=False), 2, 5, "tokens see both ways"),
        (MaskRule(causal=False), 5, 5, "a token sees itself"),
        (MaskRule(), 5, 2, "token 2 is before token 5"),
    ],
)
def test_the_mask_says_why(mask: MaskRule, query: int, key: int, words: str) -> None:
    trace = random_trace(8, rule=AttentionRule(0.3, mask))
    assert words in steps_of(draw("why", trace, Selection(query=query, key=key)))["mask"].formula


def test_the_target_sees_all_of_the_source_and_its_steps_light_up_both_texts() -> None:
    figure = draw("why", random_pair(), Selection(kind="cross", layer=1, head=2, query=3, key=6))
    steps = steps_of(figure)
    assert steps["mask"].formula == "every token of the target sees all of the source"
    assert (steps["q · k"].tokens, steps["q · k"].target) == ((6,), (3,))
    assert figure.focus == "“·w3” → “·w6”   cross   layer 1   head 2"
    vectors = figure.marks[0]
    assert isinstance(vectors, HeatMap)
    assert vectors.probe(1, 0).tokens == (6,)


@pytest.mark.parametrize("stage", ["softmax", "scaled", "capped"])
def test_the_weights_of_a_long_prompt_follow_from_its_own_row_under_every_rule(stage: Stage) -> None:
    """Beyond the length up to which all stages are kept."""
    rule = AttentionRule(0.35, MaskRule(window=100), Alibi((0.5, 0.25, 0.1, 0.05)), 5.0, (0.1, 1.0, 2.0, -1.0))
    trace = random_trace(600, rule=rule)
    for query, key in ((599, 580), (512, 511), (77, 0)):
        selection = Selection(layer=1, head=1, query=query, key=key, stage=stage)
        steps = steps_of(draw("why", trace, selection))
        bars = draw("row", trace, selection).marks[0]
        assert isinstance(bars, ColumnBars)
        assert steps["weight"].value == pytest.approx(float(bars.values[key]), rel=1e-5)
        assert steps["weight"].value == pytest.approx(steps["exponent"].value / steps["sum"].value, rel=1e-5)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("changes", "words"),
    [({}, "norm and unembedding"), ({"final_norm": False}, "unembedding")],
)
def test_a_logit_says_whether_a_norm_stands_before_the_unembedding(changes: dict[str, bool], words: str) -> None:
    trace = random_trace(LAYERS)
    assert trace.spec.blueprint is not None
    trace = replace(trace, spec=replace(trace.spec, blueprint=replace(trace.spec.blueprint, **changes)))  # type: ignore[arg-type]
    figure = draw("why", trace, Selection(explains="probability"))
    chain = next(mark for mark in figure.marks if isinstance(mark, Steps))
    assert chain.rows[0].formula == words
