"""What a head passes on: exact sums of weighted values, and shares of the layer that make a whole."""

from dataclasses import replace

import numpy as np
import pytest

from tests.traces import HEADS, LAYERS, random_trace
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import draw
from visualizer.views.figure import Figure, HeatMap, Steps


def parts_of(figure: Figure) -> tuple[HeatMap, HeatMap, HeatMap, dict[str, float | None]]:
    read, total, stream, chain = figure.marks
    assert isinstance(read, HeatMap)
    assert isinstance(total, HeatMap)
    assert isinstance(stream, HeatMap)
    assert isinstance(chain, Steps)
    return read, total, stream, {step.name: step.value for step in chain.rows}


def scaled(trace: Trace, factors: dict[tuple[int, int], float]) -> Trace:
    scale = np.ones((LAYERS, HEADS), dtype=np.float32)
    for place, factor in factors.items():
        scale[place] = factor
    return replace(trace, head_scale=scale)


@pytest.mark.parametrize("sharing", [1, 2, HEADS])
@pytest.mark.parametrize(("words", "query"), [(1, 0), (6, 3), (40, -1)])
def test_the_rows_add_up_to_the_heads_output(words: int, query: int, sharing: int) -> None:
    """Single keys and the rest together are the weighted sum of all values, computed here the long way."""
    trace = random_trace(words, kv_heads=HEADS // sharing)
    read, total, _, _ = parts_of(draw("values", trace, Selection(layer=1, head=2, query=query)))
    weights = trace.attention(1, 2)[query].astype(np.float64)
    expected = sum(weights[key] * trace.value(1, 2)[key].astype(np.float64) for key in range(words))
    np.testing.assert_allclose(total.values[0], expected, atol=1e-5)
    np.testing.assert_allclose(read.values.sum(axis=0), expected, atol=1e-5)


def test_the_strongest_keys_come_first_and_the_others_as_one_row() -> None:
    trace = random_trace(20)
    read, _, _, _ = parts_of(draw("values", trace, Selection(layer=0, head=1)))
    assert read.rows.labels[-1] == "14 others"
    sizes = np.linalg.norm(trace.attention(0, 1)[-1][:, None] * trace.value(0, 1), axis=1)
    assert read.rows.tokens == (*np.argsort(-sizes)[:6].tolist(), -1)
    assert read.probe(0, 0).pick == {"key": read.rows.tokens[0]}
    assert read.probe(6, 0).pick == {}
    assert read.probe(6, 0).tokens == ()


@pytest.mark.parametrize("sharing", [1, HEADS])
def test_what_reaches_the_stream_is_the_output_through_its_part_of_the_projection(sharing: int) -> None:
    trace = random_trace(7, kv_heads=HEADS // sharing)
    _, total, stream, told = parts_of(draw("values", trace, Selection(layer=2, head=3, query=4)))
    expected = total.values[0].astype(np.float64) @ trace.projection(2)[3].astype(np.float64)
    np.testing.assert_allclose(stream.values[0], expected, atol=1e-4)
    assert told["projected"] == pytest.approx(float(np.linalg.norm(expected)), rel=1e-5)


def test_the_shares_of_all_heads_and_the_bias_make_one() -> None:
    trace = random_trace(7)
    shares = [parts_of(draw("values", trace, Selection(layer=1, head=head)))[3]["share of it"] for head in range(HEADS)]
    bias = trace.projection.bias(1)
    assert bias is not None
    whole = trace.contributions(1, -1).sum(axis=0) + bias
    assert sum(share or 0 for share in shares) + bias @ whole / (whole @ whole) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("factor", [0.0, 0.5])
def test_a_scaled_head_passes_on_its_output_times_the_factor(factor: float) -> None:
    plain = random_trace(7)
    trace = scaled(plain, {(1, 2): factor})
    before = parts_of(draw("values", plain, Selection(layer=1, head=2)))
    read, total, stream, told = parts_of(draw("values", trace, Selection(layer=1, head=2)))
    np.testing.assert_array_equal(read.values, before[0].values)
    np.testing.assert_allclose(total.values[1], factor * before[1].values[0], atol=1e-6)
    np.testing.assert_allclose(stream.values, factor * before[2].values, atol=1e-5)
    assert total.rows.labels == ("= sum", f"× {factor:g}")
    assert told["length"] == pytest.approx(factor * (before[3]["length"] or 0), rel=1e-5)
    if factor == 0:
        assert told["cosine"] is None, "what is zero points nowhere"
        assert total.note == "switched off"


def test_a_layer_without_a_bias_says_nothing_of_one() -> None:
    class Bare:
        def __init__(self, trace: Trace) -> None:
            self._projection = trace.projection

        def __call__(self, layer: int) -> np.ndarray:
            return self._projection(layer)

        def bias(self, layer: int) -> None:
            return None

    trace = random_trace(5)
    chain = draw("values", replace(trace, projection=Bare(trace))).marks[-1]
    assert isinstance(chain, Steps)
    assert all("bias" not in step.note for step in chain.rows)
    shares = [
        parts_of(draw("values", replace(trace, projection=Bare(trace)), Selection(head=head)))[3]["share of it"]
        for head in range(HEADS)
    ]
    assert sum(share or 0 for share in shares) == pytest.approx(1, abs=1e-5)
