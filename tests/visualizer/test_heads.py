"""All heads: sorted, filtered, with the sink aside, and looked at more closely."""

import numpy as np
import pytest

from tests.traces import HEADS, LAYERS, random_trace
from visualizer import attention, roles
from visualizer.errors import BadInput
from visualizer.roles import ROLES
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import draw, heads
from visualizer.views.figure import Scatter, TileGrid
from visualizer.views.names import Frame, place_names


@pytest.fixture
def trace() -> Trace:
    return random_trace(words=20)


def grid(trace: Trace, **fields: object) -> TileGrid:
    (mark,) = draw("heads", trace, Selection(**fields)).marks  # type: ignore[arg-type]
    assert isinstance(mark, TileGrid)
    return mark


@pytest.mark.parametrize("name", ROLES)
def test_heads_are_sorted_by_any_score_highest_first(name: str, trace: Trace) -> None:
    mark = grid(trace, order=name)
    assert mark.order is not None
    assert mark.sorted_by is not None
    assert sorted(mark.order.tolist()) == list(range(LAYERS * HEADS)), "each head stands once"
    values = mark.sorted_by.values.ravel()[mark.order]
    known = values[np.isfinite(values)]
    assert (np.diff(known) <= 0).all()
    assert np.isnan(values[len(known) :]).all(), "heads without a score come last"
    np.testing.assert_array_equal(mark.sorted_by.values, roles.scores(trace)[name])


def test_a_filter_puts_heads_back_and_hides_none(trace: Trace) -> None:
    scores = roles.scores(trace)["entropy"]
    least = float(np.median(scores))
    mark = grid(trace, order="entropy", least=least)
    assert mark.faded is not None
    np.testing.assert_array_equal(mark.faded, scores < least)
    assert len(mark.numbers) == LAYERS * HEADS
    assert grid(trace, order="entropy").faded is None
    sentence = draw("heads", trace, Selection(order="entropy", least=least)).sentence
    assert f"{int((scores >= least).sum())} of {LAYERS * HEADS} reach {least:.2f} bits." in sentence


def test_hovering_a_tile_names_every_score_of_its_head(trace: Trace) -> None:
    said = grid(trace).probe(1, 2).text
    for name, values in roles.scores(trace).items():
        assert roles.role(name).written(values[1, 2]) in said
        assert name in said


def test_an_unknown_order_is_refused_with_the_scores_there_are(trace: Trace) -> None:
    with pytest.raises(BadInput, match="induction"):
        draw("heads", trace, Selection(order="copies"))
    with pytest.raises(BadInput, match="induction"):
        draw("roles", trace, Selection(across="copies"))


def test_with_the_sink_aside_weights_stay_and_the_scale_forgets_the_first_key() -> None:
    trace = random_trace(words=12)
    shown, aside = (grid(trace, sink=sink, contrast="stretched") for sink in ("shown", "aside"))
    np.testing.assert_array_equal(shown.tiles, aside.tiles)
    assert (shown.aside, aside.aside) == ((), (0,))
    assert "first key aside" in aside.note
    rows = np.concatenate([trace.layer_attention(layer)[:, 1:, 1:].max(-1).ravel() for layer in range(LAYERS)])
    assert (rows <= aside.scale.high).mean() >= 0.85
    assert aside.scale.high < shown.scale.high
    for layer, head in np.ndindex(LAYERS, HEADS):
        query, key = aside.strongest[layer, head]
        assert key > 0
        weights = trace.attention(layer, head)
        assert weights[1:, 1:].max() == pytest.approx(aside.largest[layer, head], abs=1e-6)
        assert weights[query, key] == pytest.approx(aside.largest[layer, head], abs=1e-6)
    scales = {draw(view, trace, Selection(sink="aside", contrast="stretched")).marks[0].scale  # type: ignore[union-attr]
              for view in ("heads", "head", "row")}  # fmt: skip
    assert len(scales) == 1, "grid, map and bars share one scale"


def test_beyond_the_budget_tiles_come_from_real_rows_and_the_figure_says_how_many() -> None:
    trace = random_trace(words=64)
    found = heads.pool_heads(trace, budget=LAYERS * HEADS * 64 * 16)
    assert found.queries.tolist() == list(range(3, 64, 4))
    assert found.maps.shape == (LAYERS, HEADS, 16, 16)
    weights = trace.attention(2, 1)
    np.testing.assert_allclose(found.maps[2, 1, 5, 2], weights[23, 8:12].max(), atol=1e-6)
    assert heads.from_queries(trace, found) == "16 of 64 queries"
    assert weights[found.queries].max() == pytest.approx(found.largest[2, 1], abs=1e-6)
    assert found.hidden[0, 1]
    assert not found.hidden[5, 5]


def test_looking_closer_gives_the_exact_map_of_a_head() -> None:
    trace = random_trace(words=64)
    mark = grid(trace, tile_cells=8)
    assert mark.tiles.shape[-1] == 8
    assert mark.closer is not None
    detail = mark.closer([(1, 2), (0, 3)], 200)
    np.testing.assert_allclose(detail.maps[0], trace.attention(1, 2), atol=1e-6)
    np.testing.assert_allclose(detail.maps[1], trace.attention(0, 3), atol=1e-6)
    np.testing.assert_array_equal(detail.hidden, np.triu(np.ones((64, 64), dtype=bool), 1))
    coarse = mark.closer([(1, 2)], 16)
    np.testing.assert_allclose(coarse.maps[0], attention.pooled(trace.attention(1, 2)[None], 16)[0], atol=1e-6)


def test_one_pass_over_the_layers_serves_every_order_focus_and_scale(
    trace: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    passes = []
    monkeypatch.setattr(heads, "pool_heads", lambda trace, whole=heads.pool_heads: passes.append(1) or whole(trace))
    for fields in ({}, {"order": "induction"}, {"layer": 2}, {"contrast": "stretched"}, {"sink": "aside"}):
        grid(trace, **fields)
        draw("roles", trace, Selection(**fields))  # type: ignore[arg-type]
    assert len(passes) == 1


def test_dots_stand_where_both_scores_are_and_a_click_focuses(trace: Trace) -> None:
    (dots,) = draw("roles", trace, Selection(layer=1, head=2, across="entropy", down="distance")).marks
    assert isinstance(dots, Scatter)
    scores = roles.scores(trace)
    np.testing.assert_array_equal(dots.across.values, scores["entropy"])
    np.testing.assert_array_equal(dots.down.values, scores["distance"])
    assert dots.framed == (1, 2)
    probe = dots.probe(2, 3)
    assert probe.pick == {"layer": 2, "head": 3}
    assert f"entropy {scores['entropy'][2, 3]:.6g} bits" in probe.text
    assert dots.named, "the extreme heads are named"
    assert dots.across.end >= scores["entropy"].max()


def test_heads_without_a_score_have_no_dot_and_the_sentence_counts_them() -> None:
    figure = draw("roles", random_trace(words=6), Selection(down="induction"))
    (dots,) = figure.marks
    assert isinstance(dots, Scatter)
    assert not dots.placed.any()
    assert f"{LAYERS * HEADS} heads have no score here" in figure.sentence


def test_names_of_dots_cover_neither_dots_nor_one_another() -> None:
    rng = np.random.default_rng(0)
    points = rng.uniform(20, 280, size=(60, 2))
    plot = Frame(0, 0, 300, 300)
    placed = place_names(points, range(20), [30.0] * 20, 12.0, [8.0, *[3.0] * 19], 3.0, plot)
    assert 0 in placed, "the first always has its name"
    frames = {dot: Frame(x, y - 6, x + 30, y + 6) for dot, (x, y) in placed.items()}
    for dot, frame in frames.items():
        assert frame.within(plot)
        assert not any(frame.meets(other) for place, other in frames.items() if place != dot)
        if dot != 0:
            assert not (
                (np.abs(points[:, 0] - frame.left - 15) < 15) & (np.abs(points[:, 1] - frame.top - 6) < 6)
            ).any()
