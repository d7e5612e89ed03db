"""Views: numbers in, marks out."""

import numpy as np
import pytest

from tests.traces import CONTEXT, HEADS, LAYERS, VOCABULARY, WIDTH, random_trace
from visualizer.errors import BadInput
from visualizer.sampling import Sampling, next_token_distribution
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import VIEWS, draw
from visualizer.views.figure import Arcs, Bars, ColumnBars, Facts, HeatMap, Table, Text, TileGrid, TokenStrip


@pytest.fixture
def trace() -> Trace:
    return random_trace(words=6)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("words", [1, 2, CONTEXT])
def test_every_view_draws_from_one_token_to_a_full_context(view: str, words: int) -> None:
    figure = draw(view, random_trace(words))
    assert figure.view == view
    assert figure.marks
    assert figure.sentence.endswith((".", "%."))


@pytest.mark.parametrize("view", VIEWS)
def test_every_figure_says_where_its_numbers_come_from(view: str, trace: Trace) -> None:
    provenance = draw(view, trace, Selection(layer=1, head=2)).provenance
    assert provenance["prompt"] == trace.prompt
    assert provenance["fingerprint"] == trace.spec.fingerprint
    assert provenance["model"].startswith("random (3 × 4 heads")
    assert "layer 1, head 2" in provenance["selection"]


@pytest.mark.parametrize("view", ["head", "row", "arcs"])
@pytest.mark.parametrize(("layer", "head"), [(LAYERS, 0), (0, HEADS)])
def test_a_head_that_is_not_there_is_refused_with_the_range_there_is(
    view: str, layer: int, head: int, trace: Trace
) -> None:
    with pytest.raises(BadInput, match=r"There is no (layer|head) -?\d+: random has (layers|heads) 0 to"):
        draw(view, trace, Selection(layer=layer, head=head))


@pytest.mark.parametrize("field", ["layer", "head", "key", "pinned"])
def test_a_place_below_0_is_no_place(field: str) -> None:
    """Only the query counts from the end."""
    with pytest.raises(BadInput, match=f"There is no {field} -1: counting begins with 0"):
        Selection(**{field: -1})


def test_an_unknown_view_is_refused_with_the_names_there_are(trace: Trace) -> None:
    with pytest.raises(BadInput, match="next-token"):
        draw("heat", trace)


def test_the_strip_has_a_chip_for_each_token_and_says_what_was_left_out(trace: Trace) -> None:
    strip = draw("tokens", trace).marks[0]
    assert isinstance(strip, TokenStrip)
    assert [chip.label for chip in strip.chips] == [token.shown for token in trace.tokens]
    assert strip.framed == len(trace.tokens) - 1
    assert strip.lead == ""
    assert strip.probe(2).pick == {"query": 2}


def test_token_plus_position_is_what_enters_layer_0(trace: Trace) -> None:
    token, position, total = draw("embedding", trace).marks
    assert isinstance(token, HeatMap)
    assert isinstance(position, HeatMap)
    assert isinstance(total, HeatMap)
    np.testing.assert_allclose(token.values + position.values, total.values, atol=1e-6)
    np.testing.assert_array_equal(total.values, trace.rows.residual[:, 0])
    assert [token.sign, position.sign, total.sign] == ["", "+", "="]
    assert token.scale == position.scale == total.scale
    assert total.scale.low == -total.scale.high


def test_a_model_without_position_vectors_shows_its_tokens_alone() -> None:
    trace = random_trace(positions=False)
    assert len(draw("embedding", trace).marks) == 1
    (mark,) = draw("positions", trace).marks
    assert isinstance(mark, Text)


def test_a_window_of_dimensions_and_tokens_shows_the_numbers_of_just_those(trace: Trace) -> None:
    selection = Selection(first_dimension=10, dimensions=5, rows=3, query=5)
    total = draw("embedding", trace, selection).marks[-1]
    assert isinstance(total, HeatMap)
    np.testing.assert_array_equal(total.values, trace.rows.residual[3:6, 0, 10:15])
    assert total.columns.label(0) == "10"
    assert total.rows.pick(total.framed or 0) == {"query": 5}
    assert total.window == (10, WIDTH)


def test_the_grid_shows_every_head_and_names_its_strongest_pair(trace: Trace) -> None:
    grid = draw("heads", trace, Selection(layer=2, head=1)).marks[0]
    assert isinstance(grid, TileGrid)
    assert grid.framed == (2, 1)
    for layer in range(LAYERS):
        for head in range(HEADS):
            weights = trace.attention(layer, head)
            np.testing.assert_allclose(grid.tiles[layer, head], weights, atol=1e-6)
            query, key = grid.strongest[layer, head]
            assert query >= 1, "the first token can only look at itself"
            assert weights[1:].max() == pytest.approx(grid.largest[layer, head], abs=1e-6)
            assert weights[query, key] == pytest.approx(grid.largest[layer, head], abs=1e-6)
    assert grid.probe(1, 3).pick == {"layer": 1, "head": 3}


def test_a_long_map_is_pooled_to_the_largest_weight_in_each_cell() -> None:
    trace = random_trace(words=50)
    grid = draw("heads", trace, Selection(tile_cells=20)).marks[0]
    assert isinstance(grid, TileGrid)
    assert grid.tiles.shape[-2:] == (20, 20)
    assert grid.note == "largest in each cell"
    weights = trace.attention(1, 1)
    assert grid.tiles[1, 1].max() == pytest.approx(weights.max(), abs=1e-6)
    assert grid.tiles[1, 1, 19, 0] == pytest.approx(weights[47:50, 0:2].max(), abs=1e-6)
    assert not grid.hidden[0, 0]
    assert grid.hidden[0, 19]


def test_the_map_shows_each_stage_of_the_head(trace: Trace) -> None:
    raw, scaled, masked, weights = (
        draw("head", trace, Selection(layer=1, head=2, stage=stage)).marks[0]  # type: ignore[arg-type]
        for stage in ("raw", "scaled", "masked", "softmax")
    )
    query, key = trace.query(1, 2), trace.key(1, 2)
    np.testing.assert_allclose(raw.values, query @ key.T, atol=1e-5)
    np.testing.assert_allclose(scaled.values, raw.values * trace.rule(1).scaling, atol=1e-6)
    assert raw.hidden is None
    assert np.isneginf(masked.values[0, 1:]).all()
    assert masked.hidden is not None
    assert masked.hidden[0, 1]
    np.testing.assert_allclose(weights.values.sum(-1), 1, atol=1e-6)
    assert (weights.scale.low, weights.scale.high) == (0, 1)


def test_hovering_a_cell_says_the_exact_number_and_clicking_it_selects_query_and_key(trace: Trace) -> None:
    grid = draw("head", trace, Selection(layer=0, head=0)).marks[0]
    assert isinstance(grid, HeatMap)
    probe = grid.probe(4, 2)
    assert f"weight {grid.values[4, 2]:.6g}" in probe.text
    assert probe.pick == {"query": 4, "key": 2}
    assert probe.tokens == (4, 2)
    assert "masked" in grid.probe(2, 4).text


@pytest.mark.parametrize("query", [0, 3, -1])
def test_the_row_is_the_querys_row_of_the_map(query: int, trace: Trace) -> None:
    selection = Selection(layer=2, head=3, query=query)
    bars = draw("row", trace, selection).marks[0]
    assert isinstance(bars, ColumnBars)
    np.testing.assert_allclose(bars.values, trace.attention(2, 3)[query], atol=1e-6)
    assert bars.hidden is not None
    assert bars.hidden.sum() == len(trace.tokens) - 1 - selection.token(trace)


def test_stretched_colours_end_at_what_is_common_in_grid_and_map_alike() -> None:
    trace = random_trace(words=40)
    full, stretched = Selection(), Selection(contrast="stretched")
    for view in ("heads", "head", "row"):
        scale = draw(view, trace, full).marks[0].scale  # type: ignore[union-attr]
        assert (scale.high, scale.clips, scale.ends) == (1, False, ("0", "1"))
    scales = {draw(view, trace, stretched).marks[0].scale for view in ("heads", "head", "row")}  # type: ignore[union-attr]
    (scale,) = scales
    largest = np.concatenate([trace.layer_attention(layer)[:, 1:].max(-1).ravel() for layer in range(LAYERS)])
    assert scale.clips
    assert 0.85 <= (largest <= scale.high).mean() < 1
    assert scale.ends == ("0", f"≥ {scale.high:g}")


def test_hovering_a_cell_says_where_it_is_and_all_stages_of_it(trace: Trace) -> None:
    grid = draw("head", trace, Selection(layer=1, head=1)).marks[0]
    assert isinstance(grid, HeatMap)
    said = grid.probe(4, 2).text
    assert said.startswith("query 4 ·w4, key 2 ·w2: weight ")
    assert f"q·k {trace.stage(1, 1, 'raw')[4, 2]:.6g}".replace("-", "−") in said
    assert f"scaled {trace.stage(1, 1, 'scaled')[4, 2]:.6g}".replace("-", "−") in said


def test_arcs_come_from_the_query_or_from_all(trace: Trace) -> None:
    one, every = (draw("arcs", trace, Selection(query=3, arcs_from=origin)).marks[0] for origin in ("query", "all"))  # type: ignore[arg-type]
    assert isinstance(one, Arcs)
    assert isinstance(every, Arcs)
    assert (one.origin, every.origin) == (3, None)
    np.testing.assert_array_equal(one.weights, trace.attention(0, 0))


def test_the_last_row_of_the_lens_is_what_the_model_says(trace: Trace) -> None:
    table = draw("lens", trace).marks[0]
    assert isinstance(table, Table)
    assert table.names == ("embed", "0", "1", "2")
    given = next_token_distribution(trace.last_logits, Sampling()).given
    best = np.argsort(-given)[:3]
    assert [cell.label for cell in table.cells[-1]] == [f"·w{token_id}" for token_id in best]
    assert table.cells[-1][0].share == pytest.approx(given[best[0]], abs=1e-5)
    assert table.cells[-1][0].strong
    assert table.probe(2, 0).pick == {"layer": 1}


def test_next_token_shows_what_was_cut_and_how_much_is_kept(trace: Trace) -> None:
    selection = Selection(candidates=10, sampling=Sampling(temperature=0.7, top_k=4))
    bars, facts = draw("next-token", trace, selection).marks
    assert isinstance(bars, Bars)
    assert isinstance(facts, Facts)
    distribution = next_token_distribution(trace.last_logits, selection.sampling)
    assert [bar.token_id for bar in bars.rows] == [int(i) for i in np.argsort(-trace.last_logits)[:10]]
    assert [bar.now is None for bar in bars.rows] == [False] * 4 + [True] * 6
    assert sum(bar.now or 0 for bar in bars.rows) == pytest.approx(1)
    assert bars.rows[0].given == pytest.approx(distribution.given.max())
    entropy, mass = facts.facts
    assert entropy.value == f"{distribution.entropy:.2f}"
    assert mass.value == f"{100 * distribution.mass_kept:.1f} %"
    assert mass.note == "4 tokens"
    assert bars.note.endswith(str(VOCABULARY))


def test_the_caption_of_next_token_names_the_settings(trace: Trace) -> None:
    settings = Sampling(temperature=0.8, top_k=40, top_p=0.9)
    assert (
        "after temperature 0.8, top-k 40, top-p 0.9 (solid)"
        in draw("next-token", trace, Selection(sampling=settings)).sentence
    )
    assert "after greedy (solid)" in draw("next-token", trace, Selection(sampling=Sampling(greedy=True))).sentence


def test_logits_work_in_arithmetic_as_an_array_does(trace: Trace) -> None:
    every = np.asarray(trace.logits)
    assert every.shape == trace.logits.shape == (6, VOCABULARY)
    np.testing.assert_allclose(trace.logits - trace.logits, np.zeros_like(every))
    np.testing.assert_allclose(np.exp(trace.logits), np.exp(every))
    np.testing.assert_array_equal((trace.logits > 0), every > 0)
    np.testing.assert_allclose(trace.logits[2], every[2], atol=1e-6)
    np.testing.assert_array_equal(trace.logits[-1], trace.last_logits)


def test_looking_from_an_earlier_token_shows_what_would_follow_it(trace: Trace) -> None:
    figure = draw("next-token", trace, Selection(query=2))
    assert figure.focus == f"after {trace.tokens[2].shown}"
    bars = figure.marks[0]
    assert isinstance(bars, Bars)
    assert bars.rows[0].token_id == int(np.argmax(trace.logits[2]))


def test_heads_that_share_keys_read_the_same_ones() -> None:
    trace = random_trace(kv_heads=2)
    np.testing.assert_array_equal(trace.key(1, 0), trace.key(1, 1))
    np.testing.assert_array_equal(trace.key(1, 2), trace.rows.keys[:, 1, 1])
    every = trace.layer_attention(1)
    for head in range(HEADS):
        np.testing.assert_allclose(every[head], trace.attention(1, head), atol=1e-6)
