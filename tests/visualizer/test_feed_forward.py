"""The feed-forward view: strongest units, experts, and lengths in the residual stream."""

from dataclasses import replace

import numpy as np
import pytest

from tests.traces import BLUEPRINT, INNER, LAYERS, TOP, random_pair, random_trace
from visualizer.errors import BadInput
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import draw
from visualizer.views.feed_forward import activation_name
from visualizer.views.figure import HeatMap, Lines, Text, ValueBars

EXPERTS, CHOSEN = 8, 3


@pytest.fixture
def trace() -> Trace:
    return random_trace(words=6)


def mixture(words: int = 6) -> Trace:
    """A trace of a model that chooses 3 of 8 experts for each token."""
    trace, rng = random_trace(words), np.random.default_rng(4)
    chosen = rng.permuted(np.broadcast_to(np.arange(EXPERTS), (words, LAYERS, EXPERTS)), axis=-1)[..., :CHOSEN]
    weights = rng.dirichlet(np.ones(CHOSEN), size=(words, LAYERS)).astype(np.float32)
    return replace(
        trace,
        spec=replace(trace.spec, blueprint=replace(BLUEPRINT, experts=EXPERTS, chosen=CHOSEN)),
        rows=replace(trace.rows, experts=chosen, expert_weights=weights),
    )


def test_the_strongest_units_are_listed_with_their_signed_values(trace: Trace) -> None:
    """The strongest may be below zero, as a gated unit can be."""
    assert trace.rows.activations is not None
    signs = np.where(np.arange(TOP) % 2, 1, -1).astype(np.float32)
    trace = replace(trace, rows=replace(trace.rows, activations=trace.rows.activations * signs))
    bars = draw("feed-forward", trace, Selection(layer=2, query=3)).marks[0]
    assert isinstance(bars, ValueBars)
    assert trace.rows.units is not None
    assert trace.rows.activations is not None
    assert [bar.label for bar in bars.rows] == [f"unit {unit}" for unit in trace.rows.units[3, 2]]
    np.testing.assert_array_equal([bar.value for bar in bars.rows], trace.rows.activations[3, 2])
    low, high = bars.extent
    assert low == bars.rows[0].value < 0 < bars.rows[1].value == high
    assert len(bars.rows) == TOP
    assert bars.note == f"of {INNER} · GELU"
    fewer = draw("feed-forward", trace, Selection(layer=2, query=3, candidates=5)).marks[0]
    assert isinstance(fewer, ValueBars)
    assert fewer.rows == bars.rows[:5]


def test_the_overview_has_the_strongest_of_every_layer_and_names_their_units(trace: Trace) -> None:
    grid = draw("feed-forward", trace, Selection(layer=1, query=3)).marks[1]
    assert isinstance(grid, HeatMap)
    assert trace.rows.units is not None
    assert trace.rows.activations is not None
    assert grid.values.shape[1] == LAYERS
    np.testing.assert_array_equal(grid.values[0], trace.rows.activations[3, :, 0])
    assert f"unit {trace.rows.units[3, 2, 1]}" in grid.probe(1, 2).text
    assert grid.probe(1, 2).pick == {"layer": 2}
    assert grid.marked == (0, 1)


def test_attention_feed_forward_and_stream_stand_beside_one_another_in_every_layer(trace: Trace) -> None:
    lines = draw("feed-forward", trace, Selection(layer=1, query=3)).marks[-1]
    assert isinstance(lines, Lines)
    assert trace.rows.branches is not None
    named = dict(zip(lines.names, lines.values, strict=True))
    np.testing.assert_allclose(named["attention"], trace.rows.branches[3, :, 0])
    np.testing.assert_allclose(named["feed-forward"], trace.rows.branches[3, :, 1])
    behind = np.linalg.norm(trace.rows.residual[3, 1:], axis=-1)
    np.testing.assert_allclose(named["residual stream"], behind, rtol=1e-5)
    assert lines.probe(0, 2).pick == {"layer": 2}
    assert lines.marked == 1


def test_the_sentence_has_the_lengths_that_stand_beside_the_dots(trace: Trace) -> None:
    figure = draw("feed-forward", trace, Selection(layer=1, query=3))
    lines = figure.marks[-1]
    assert isinstance(lines, Lines)
    after, network, attention = (lines.number(line) for line in range(3))
    before = f"{np.linalg.norm(trace.rows.residual[3, 1]):.2f}"
    assert f"a vector of length {network}, the attention one of {attention}" in figure.sentence
    assert f"{before} long before the layer and {after} after it" in figure.sentence


def test_lengths_of_very_different_sizes_are_drawn_by_powers_of_ten(trace: Trace) -> None:
    assert trace.rows.branches is not None
    grown = replace(trace, rows=replace(trace.rows, residual=trace.rows.residual * np.float32(1000)))
    plain, wide = (draw("feed-forward", one).marks[-1] for one in (trace, grown))
    assert isinstance(plain, Lines)
    assert isinstance(wide, Lines)
    assert wide.logarithmic
    assert not draw("feed-forward", quiet(trace)).marks[-1].logarithmic  # type: ignore[union-attr]


def quiet(trace: Trace) -> Trace:
    """The same with branches as long as the stream."""
    assert trace.rows.branches is not None
    stream = np.linalg.norm(trace.rows.residual[:, 1:], axis=-1)
    return replace(trace, rows=replace(trace.rows, branches=np.stack([stream, stream], axis=-1).astype(np.float32)))


def test_a_branch_that_adds_nothing_has_no_place_on_a_scale_of_powers(trace: Trace) -> None:
    """All heads of a layer switched off, and no bias: its attention adds a vector of length 0."""
    assert trace.rows.branches is not None
    branches = trace.rows.branches.copy()
    branches[:, 1, 0] = 0
    silent = replace(
        trace, rows=replace(trace.rows, branches=branches, residual=trace.rows.residual * np.float32(1000))
    )
    lines = draw("feed-forward", silent, Selection(layer=1)).marks[-1]
    assert isinstance(lines, Lines)
    up = lines.up(lines.values)
    assert np.isnan(up[2, 1])
    assert np.isfinite(np.delete(up.ravel(), 2 * LAYERS + 1)).all()
    assert all(line != 2 for line, _ in lines.dots)


def test_experts_are_shown_with_their_weights_and_those_not_chosen_with_none() -> None:
    trace = mixture()
    figure = draw("feed-forward", trace, Selection(layer=1, query=2))
    bars, grid = figure.marks[:2]
    assert isinstance(bars, ValueBars)
    assert isinstance(grid, HeatMap)
    assert trace.rows.experts is not None
    assert trace.rows.expert_weights is not None
    weights = [bar.value for bar in bars.rows]
    assert weights == sorted(weights, reverse=True)
    assert sum(weights) == pytest.approx(1)
    assert grid.values.shape == (LAYERS, EXPERTS)
    for layer in range(LAYERS):
        for expert, weight in zip(trace.rows.experts[2, layer], trace.rows.expert_weights[2, layer], strict=True):
            assert grid.values[layer, expert] == weight
    assert (grid.values > 0).sum() == LAYERS * CHOSEN
    best = int(trace.rows.experts[2, 1, trace.rows.expert_weights[2, 1].argmax()])
    assert f"to expert {best} above all" in figure.sentence
    assert bars.note == "3 of 8"


def test_the_gate_is_named_as_people_name_it() -> None:
    assert activation_name(replace(BLUEPRINT, activation="silu", gated=True)) == "SwiGLU"
    assert activation_name(replace(BLUEPRINT, activation="gelu_pytorch_tanh", gated=True)) == "GeGLU"
    assert activation_name(replace(BLUEPRINT, activation="gelu_new")) == "GELU"
    assert activation_name(replace(BLUEPRINT, activation="mish", gated=True)) == "mish, gated"


@pytest.mark.parametrize("kept", ["branches", "units", "nothing"])
def test_what_a_backend_does_not_tell_is_left_out(kept: str, trace: Trace) -> None:
    rows = trace.rows
    if kept != "units":
        rows = replace(rows, units=None, activations=None)
    if kept != "branches":
        rows = replace(rows, branches=None)
    figure = draw("feed-forward", replace(trace, rows=rows), Selection(layer=1))
    kinds = {"branches": [Lines], "units": [ValueBars, HeatMap], "nothing": [Text]}[kept]
    assert [type(mark) for mark in figure.marks] == kinds
    assert figure.sentence.endswith(".")


@pytest.mark.parametrize("kind", ["encoder", "decoder", "cross"])
def test_each_part_of_an_encoder_decoder_has_its_own(kind: str) -> None:
    figure = draw("feed-forward", random_pair(), Selection(kind=kind, layer=1))  # type: ignore[arg-type]
    lines = figure.marks[-1]
    assert isinstance(lines, Lines)
    assert ("cross-attention" in lines.names) == (kind == "cross")


def test_a_layer_that_is_not_there_is_refused(trace: Trace) -> None:
    with pytest.raises(BadInput, match="There is no layer 3"):
        draw("feed-forward", trace, Selection(layer=LAYERS))
