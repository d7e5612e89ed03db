"""The positions view: each scheme from the model's own numbers."""

from dataclasses import replace

import numpy as np
import pytest

from tests.traces import CONTEXT, HEAD_WIDTH, HEADS, LAYERS, buckets, random_pair, random_trace
from visualizer.attention import AttentionRule, MaskRule
from visualizer.numerals import signed
from visualizer.positions import Alibi, Rotary
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import draw
from visualizer.views.figure import HeatMap, Lines, Text, ValueBars

SCALING = HEAD_WIDTH**-0.5


def rotary(width: int = HEAD_WIDTH, base: float = 100.0, interleaved: bool = False) -> Rotary:
    """Frequencies that fall from 1 by powers of the base."""
    pairs = width // 2
    return Rotary(tuple(float(base ** (-pair / pairs)) for pair in range(pairs)), interleaved)


def turned_trace(rule: AttentionRule, words: int = 9, kv_heads: int | None = None) -> tuple[Trace, Trace]:
    """A trace whose queries and keys are turned by their places as a pass leaves them, and the same unturned."""
    plain = random_trace(words, positions=False, rule=rule, kv_heads=kv_heads)
    assert rule.rotary is not None
    angles = rule.rotary.angles(np.arange(words))[:, None, None]  # (tokens, 1, 1, pairs)
    rows = plain.rows
    turned = replace(rows, queries=rule.rotary.turned(rows.queries, angles), keys=rule.rotary.turned(rows.keys, angles))
    return replace(plain, rows=turned), plain


@pytest.mark.parametrize("interleaved", [False, True])
@pytest.mark.parametrize("width", [HEAD_WIDTH, HEAD_WIDTH // 2])
@pytest.mark.parametrize("causal", [True, False])
@pytest.mark.parametrize("kv_heads", [HEADS, 2])
def test_the_curve_goes_through_the_score_of_the_head_and_through_that_of_every_other_distance(
    interleaved: bool, width: int, causal: bool, kv_heads: int
) -> None:
    """The present distance has the head's own score; elsewhere stands what the same vectors would have had there."""
    scheme = rotary(width, interleaved=interleaved)
    trace, plain = turned_trace(AttentionRule(SCALING, MaskRule(causal=causal), rotary=scheme), kv_heads=kv_heads)
    layer, head, query, key = 1, 3, 6, 2
    line = draw("positions", trace, Selection(layer=layer, head=head, query=query, key=key)).marks[-1]
    assert isinstance(line, Lines)
    assert line.marked is not None
    score = trace.scores(layer, head)[query, key]
    assert line.values[0, line.marked] == pytest.approx(float(score), abs=1e-5)
    assert line.told.endswith(f": {signed(float(line.values[0, line.marked]))}")
    for place in (0, 5, 20):
        distance = -place if causal else place + line.columns.first
        there = np.array([query, query + distance])
        pair = np.stack([plain.query(layer, head)[query], plain.key(layer, head)[key]])
        one, other = scheme.turned(pair, scheme.angles(there))
        assert line.values[0, place] == pytest.approx(float(one @ other) * SCALING, abs=1e-4)


def test_angles_are_those_of_the_selected_layer_wrapped_to_half_a_turn() -> None:
    """Models turn by other frequencies where a layer looks through a window."""
    rules = tuple(AttentionRule(SCALING, rotary=rotary(base=base)) for base in (10.0, 100.0, 1000.0))
    trace = random_trace(5, positions=False)
    trace = replace(trace, spec=replace(trace.spec, rules=rules, positions="rotary"))
    for layer, rule in enumerate(rules):
        angles, waves, _ = draw("positions", trace, Selection(layer=layer)).marks
        assert isinstance(angles, HeatMap)
        assert isinstance(waves, Lines)
        assert rule.rotary is not None
        frequencies = np.array(rule.rotary.frequencies)
        ((_, degrees),) = angles.beside
        assert np.abs(degrees).max() <= 180
        expected = np.exp(1j * 40 * frequencies)
        np.testing.assert_allclose(np.exp(1j * np.deg2rad(degrees[40])), expected, atol=1e-4)
        np.testing.assert_allclose(angles.values[40], expected.imag, atol=1e-4)
        np.testing.assert_allclose(waves.values[0], 2 * np.pi / frequencies, rtol=1e-5)
        assert waves.level == CONTEXT


def test_dimensions_that_carry_no_position_are_counted() -> None:
    trace, _ = turned_trace(AttentionRule(SCALING, rotary=rotary(4)))
    figure = draw("positions", trace)
    assert figure.marks[0].note == f"4 of {HEAD_WIDTH} dimensions"  # type: ignore[union-attr]
    assert "the other 4 carry no position" in figure.sentence


def test_a_slope_falls_as_its_bar_says_and_the_bias_is_what_the_head_adds() -> None:
    slopes = tuple(2.0 ** -(head + 1) for head in range(HEADS))
    trace = random_trace(9, positions=False, rule=AttentionRule(SCALING, bias=Alibi(slopes)))
    bars, lines = draw("positions", trace, Selection(layer=1, head=2, query=7, key=3)).marks
    assert isinstance(bars, ValueBars)
    assert isinstance(lines, Lines)
    assert [bar.value for bar in bars.rows] == list(slopes)
    assert [bar.strong for bar in bars.rows] == [head == 2 for head in range(HEADS)]
    assert bars.probe(1).pick == {"head": 1}
    added = trace.stage(1, 2, "biased") - trace.stage(1, 2, "scaled")
    np.testing.assert_allclose(lines.values[2, :8], added[7, 7::-1], atol=1e-5)
    assert (lines.focused, lines.marked) == (2, 4)
    assert lines.probe(3, 4).pick == {"head": 3}


@pytest.mark.parametrize("kind", ["encoder", "decoder"])
def test_the_bias_of_each_distance_is_what_the_head_adds_in_its_bucket(kind: str) -> None:
    pair = random_pair(12, 9)
    facet = pair.facet(kind)  # type: ignore[arg-type]
    figure = draw("positions", pair, Selection(kind=kind, layer=1, head=1, query=5, key=2))  # type: ignore[arg-type]
    steps, lines = figure.marks
    assert isinstance(steps, Lines)
    assert isinstance(lines, Lines)
    added = facet.stage(1, 1, "biased") - facet.stage(1, 1, "scaled")
    scheme = buckets(kind == "encoder")
    for key in range(9 if kind == "encoder" else 6):
        place = key - 5 - lines.columns.first if kind == "encoder" else 5 - key
        assert lines.values[1, place] == pytest.approx(float(added[5, key]), abs=1e-5)
        assert steps.values[0, place] == scheme.bucket(np.array([key - 5]))[0]
    assert lines.marked is not None
    assert lines.columns.place(lines.marked) == ("distance -3" if kind == "encoder" else "tokens back 3")
    assert steps.stepped


def test_cross_attention_has_no_positions_and_says_so() -> None:
    figure = draw("positions", random_pair(), Selection(kind="cross"))
    assert isinstance(figure.marks[0], Text)
    assert figure.sentence.startswith("Cross-attention has no positions of its own")


def test_a_layer_without_positions_names_one_that_has_them() -> None:
    trace = random_trace(5, positions=False)
    rules = (AttentionRule(SCALING), AttentionRule(SCALING), AttentionRule(SCALING, rotary=rotary()))
    trace = replace(trace, spec=replace(trace.spec, rules=rules, positions="rotary"))
    assert "layer 2 is the first" in draw("positions", trace, Selection(layer=0)).sentence
    assert isinstance(draw("positions", trace, Selection(layer=LAYERS - 1)).marks[-1], Lines)


def test_a_model_without_any_scheme_says_so() -> None:
    figure = draw("positions", random_trace(positions=False))
    assert "nothing in its attention tells positions apart" in figure.sentence


def centred_cosines(table: np.ndarray) -> np.ndarray:
    """The cosine of each two vectors, as a loop over definitions would have them."""
    apart = table - table.mean(axis=0)
    return np.array([[one @ other / np.linalg.norm(one) / np.linalg.norm(other) for other in apart] for one in apart])


def test_positions_are_as_alike_as_their_vectors_without_what_all_share() -> None:
    """A large vector that all have in common would make one slab of the pattern."""
    trace = random_trace(6)
    table = trace.position_table
    assert table is not None
    table = table + np.float32(50)
    trace = replace(trace, position_table=table)
    figure = draw("positions", trace, Selection(query=4))
    vectors, pattern = figure.marks
    assert isinstance(vectors, HeatMap)
    assert isinstance(pattern, HeatMap)
    np.testing.assert_array_equal(vectors.values, table)
    expected = centred_cosines(table.astype(np.float64))
    np.testing.assert_allclose(pattern.values, expected, atol=1e-3)
    assert np.abs(pattern.values[~np.eye(len(table), dtype=bool)]).max() < 0.9
    assert "mean vector taken off" in pattern.note
    others = pattern.values[4].copy()
    others[4] = -2
    best = int(others.argmax())
    assert figure.sentence.endswith(f"position {best}, cosine {signed(float(others[best]))}.")


def test_sinusoidal_vectors_are_named_as_such() -> None:
    trace = random_trace(6)
    figure = draw("positions", replace(trace, spec=replace(trace.spec, positions="sinusoidal")))
    assert figure.marks[0].title == "position vectors, sinusoidal"  # type: ignore[union-attr]
    assert "sines and cosines" in figure.sentence


def test_a_single_position_is_told_without_another_one_like_it() -> None:
    trace = random_trace(1)
    assert trace.position_table is not None
    figure = draw("positions", replace(trace, position_table=trace.position_table[:1]))
    assert figure.sentence.startswith("The one position there is has a vector of")


@pytest.mark.parametrize("words", [1, 2, CONTEXT, 1100])
@pytest.mark.parametrize("scheme", ["rotary", "alibi", "buckets", "both ways"])
def test_every_scheme_is_drawn_at_every_length(words: int, scheme: str) -> None:
    rule = {
        "rotary": AttentionRule(SCALING, rotary=rotary()),
        "alibi": AttentionRule(SCALING, bias=Alibi((0.5, 0.25, 0.125, 0.0625))),
        "buckets": AttentionRule(SCALING, bias=buckets(False)),
        "both ways": AttentionRule(SCALING, MaskRule(causal=False), bias=buckets(True)),
    }[scheme]
    figure = draw(
        "positions", random_trace(words, positions=False, rule=rule), Selection(layer=1, head=1, positions=50)
    )
    last = figure.marks[-1]
    assert isinstance(last, Lines)
    assert np.isfinite(last.values).all()
    assert last.columns.title in ("tokens back", "distance")


@pytest.mark.parametrize(
    ("kind", "whose"), [("encoder", "encoder self-attention"), ("decoder", "decoder self-attention")]
)
def test_biases_of_an_encoder_decoder_say_whose_they_are(kind: str, whose: str) -> None:
    figure = draw("positions", random_pair(12, 9), Selection(kind=kind, head=1))  # type: ignore[arg-type]
    assert figure.focus == f"{whose}   all layers   head 1"
    assert figure.marks[-1].note == whose  # type: ignore[union-attr]


def test_only_what_depends_on_the_layer_offers_another_one() -> None:
    slopes = [AttentionRule(SCALING, bias=Alibi(tuple(size / (head + 1) for head in range(HEADS)))) for size in (1, 2)]
    shared = random_trace(6, positions=False, rule=slopes[0])
    assert not draw("positions", shared).by_layer
    own = replace(shared, spec=replace(shared.spec, rules=(*slopes, slopes[0])))
    assert draw("positions", own, Selection(layer=1)).by_layer
    assert not draw("positions", random_trace(6)).by_layer  # vectors, added once
    assert draw("positions", turned_trace(AttentionRule(SCALING, rotary=rotary()))[0]).by_layer  # queries and keys
    assert not draw("positions", random_trace(6, positions=False)).by_layer


def test_the_number_of_the_marked_distance_stands_in_words_with_two_decimals() -> None:
    slopes = tuple(0.25 / (head + 1) for head in range(HEADS))
    trace = random_trace(9, positions=False, rule=AttentionRule(SCALING, bias=Alibi(slopes)))
    lines = draw("positions", trace, Selection(head=0, query=7, key=5)).marks[-1]
    assert isinstance(lines, Lines)
    assert lines.told == "2 back: −0.50"
    ahead = draw("positions", random_pair(12, 9), Selection(kind="encoder", query=3, key=7)).marks[0]
    assert isinstance(ahead, Lines)
    assert ahead.told == f"4 ahead: {ahead.values[0, ahead.marked]:.0f}"


def sinusoids(count: int, width: int, interleaved: bool) -> np.ndarray:
    """Sines and cosines of the place at falling speeds: in halves, or one beside the other."""
    angles = np.multiply.outer(np.arange(count), 100.0 ** (-2 * np.arange(width // 2) / width))
    pair = np.stack([np.sin(angles), np.cos(angles)], axis=-1 if interleaved else 1)
    return pair.reshape(count, width).astype(np.float32)


@pytest.mark.parametrize("interleaved", [False, True])
def test_halves_of_sines_and_cosines_are_named_where_they_are_halves(interleaved: bool) -> None:
    trace = random_trace(6)
    assert trace.position_table is not None
    count, width = trace.position_table.shape
    table = sinusoids(count, width, interleaved)
    trace = replace(trace, position_table=table, spec=replace(trace.spec, positions="sinusoidal"))
    vectors = draw("positions", trace).marks[0]
    assert isinstance(vectors, HeatMap)
    halves = (("sines", 0, width // 2), ("cosines", width // 2, width))
    assert vectors.parts == (() if interleaved else halves)
