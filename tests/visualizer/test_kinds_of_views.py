"""Every view tells the truth for every kind of model: encoders, encoder-decoders, models that give maps alone."""

from dataclasses import replace

import numpy as np
import pytest

from tests.traces import HEADS, LAYERS, random_encoding, random_pair, random_trace
from visualizer import roles
from visualizer.attention import AttentionRule, MaskRule, pooled
from visualizer.errors import BadInput
from visualizer.sampling import Sampling
from visualizer.state import Baseline, Selection
from visualizer.tokens import Token
from visualizer.trace import AttentionKind, Trace
from visualizer.views import VIEWS, draw
from visualizer.views.figure import Arcs, Bars, ColumnBars, HeatMap, Scatter, Table, Text, TileGrid, TokenStrip
from visualizer.views.heads import survey

KINDS: tuple[AttentionKind, ...] = ("encoder", "decoder", "cross")
SOURCE, TARGET = 7, 5  # tokens of the pair


def with_maps(trace: Trace) -> Trace:
    """The trace as of a model that gives its weights and nothing that they are made of."""
    maps = np.stack([trace.layer_attention(layer) for layer in range(trace.spec.layers)])  # (layers, heads, q, k)
    return replace(trace, rows=replace(trace.rows, maps=np.ascontiguousarray(maps.transpose(2, 0, 1, 3))))


@pytest.fixture
def pair() -> Trace:
    return random_pair(SOURCE, TARGET)


PASSES = {
    "masked": lambda: random_encoding(8, (2, 5)),
    "unmasked": lambda: random_encoding(8, ()),
    "without a head": lambda: random_encoding(8, head=False),
    "one token, both ways": lambda: random_encoding(1, ()),
    "maps alone": lambda: with_maps(random_trace(6)),
    "a pair": random_pair,
    "a start alone": lambda: random_pair(SOURCE, 1),
    "a source of one token": lambda: random_pair(1, TARGET),
    "a longer target": lambda: random_pair(3, 9),
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("of", PASSES)
def test_every_view_draws_every_kind_of_pass(view: str, of: str) -> None:
    """In every kind of attention, at every stage, and with a sentence."""
    trace = PASSES[of]()
    for kind in (None, *trace.kinds):
        for stage in ("raw", "biased", "capped", "softmax"):
            figure = draw(view, trace, Selection(kind=kind, layer=1, head=2, stage=stage))  # type: ignore[arg-type]
            assert figure.marks
            assert figure.sentence.endswith(".")
            assert "  " not in figure.sentence


@pytest.mark.parametrize("explains", ["weight", "probability", "embedding"])
@pytest.mark.parametrize("of", PASSES)
def test_every_number_of_every_kind_is_explained(of: str, explains: str) -> None:
    trace = PASSES[of]()
    for kind in (None, *trace.kinds):
        figure = draw("why", trace, Selection(kind=kind, layer=1, head=2, explains=explains))  # type: ignore[arg-type]
        assert figure.marks
        assert figure.sentence.endswith(".")


@pytest.mark.parametrize("view", ["heads", "head", "row", "next-token"])
@pytest.mark.parametrize("of", PASSES)
def test_a_pass_against_itself_has_not_changed(view: str, of: str) -> None:
    trace = PASSES[of]()
    for kind in (None, *trace.kinds):
        selection = Selection(kind=kind, layer=1, head=1)
        figure = draw(view, trace, selection, Baseline(trace, selection, "what stood before"))
        for mark in figure.marks:
            if isinstance(mark, HeatMap):
                assert not mark.values.any()
            if isinstance(mark, TileGrid):
                assert not mark.tiles.any()


# ---- axes ----
def test_rows_of_cross_attention_are_the_target_and_columns_the_source(pair: Trace) -> None:
    grid = draw("head", pair, Selection(kind="cross", layer=1, head=2)).marks[0]
    assert isinstance(grid, HeatMap)
    assert grid.values.shape == (TARGET, SOURCE)
    np.testing.assert_array_equal(grid.values, pair.attention(1, 2, kind="cross"))
    assert grid.hidden is not None
    assert not grid.hidden.any()
    assert [grid.rows.label(place) for place in range(TARGET)] == [token.shown for token in pair.tokens]
    assert [grid.columns.label(place) for place in range(SOURCE)] == [token.shown for token in pair.source_tokens]
    assert (grid.rows.side, grid.columns.side) == ("target", "source")
    probe = grid.probe(4, 6)
    assert probe.text.startswith("target 4 ·w4, source 6 ·w6: weight ")
    assert probe.pick == {"query": 4, "key": 6}
    assert (probe.tokens, probe.target) == ((6,), (4,))


@pytest.mark.parametrize(("kind", "count", "side"), [("encoder", SOURCE, "source"), ("decoder", TARGET, "target")])
def test_a_kind_within_one_text_has_that_text_on_both_axes(
    kind: AttentionKind, count: int, side: str, pair: Trace
) -> None:
    grid = draw("head", pair, Selection(kind=kind, layer=1, head=2)).marks[0]
    assert isinstance(grid, HeatMap)
    assert grid.values.shape == (count, count)
    assert (grid.rows.side, grid.columns.side) == (side, side)
    assert grid.hidden is not None
    assert grid.hidden.any() == (kind == "decoder")


def test_without_a_kind_an_encoder_decoder_shows_its_decoder(pair: Trace) -> None:
    plain, decoder = (draw("head", pair, Selection(kind=kind)).marks[0] for kind in (None, "decoder"))
    assert isinstance(plain, HeatMap)
    assert isinstance(decoder, HeatMap)
    np.testing.assert_array_equal(plain.values, decoder.values)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_that_a_decoder_lacks_is_refused(view: str, kind: AttentionKind) -> None:
    with pytest.raises(BadInput, match='its kinds are "self"'):
        draw(view, random_trace(), Selection(kind=kind))


def test_a_click_on_a_bar_of_cross_attention_chooses_a_key_since_it_is_no_query(pair: Trace) -> None:
    bars = draw("row", pair, Selection(kind="cross", query=2)).marks[0]
    own = draw("row", pair, Selection(kind="encoder", query=2)).marks[0]
    assert isinstance(bars, ColumnBars)
    assert isinstance(own, ColumnBars)
    assert bars.probe(6).pick == {"key": 6}
    assert own.probe(6).pick == {"query": 6}
    np.testing.assert_allclose(bars.values, pair.attention(0, 0, kind="cross")[2], atol=1e-6)


def test_arcs_join_two_texts_or_go_both_ways_in_one(pair: Trace) -> None:
    across = draw("arcs", pair, Selection(kind="cross", arcs_from="all")).marks[0]
    within = draw("arcs", pair, Selection(kind="encoder", arcs_from="all")).marks[0]
    assert isinstance(across, Arcs)
    assert isinstance(within, Arcs)
    assert across.weights.shape == (TARGET, SOURCE)
    assert (across.queries.side, across.keys.side) == ("target", "source")
    assert across.probe(4, 6).tokens == (6,)
    assert across.probe(4, 6).target == (4,)
    assert (within.weights[np.triu_indices(SOURCE, 1)] > 0).all()
    assert within.hidden is not None
    assert not within.hidden.any()


def test_all_lines_of_a_map_without_a_mask_count_the_first_query_too(pair: Trace) -> None:
    """It can look elsewhere than at itself, so its strongest line may be the strongest of all."""
    for kind in ("encoder", "cross"):
        seen = pair.facet(kind)  # type: ignore[arg-type]
        for layer in range(seen.spec.layers):
            for head in range(HEADS):
                selection = Selection(kind=kind, layer=layer, head=head, arcs_from="all")  # type: ignore[arg-type]
                share = 100 * seen.attention(layer, head).max()
                assert f"({share:.0f} %)" in draw("arcs", pair, selection).sentence


# ---- all heads ----
@pytest.mark.parametrize("kind", KINDS)
def test_the_grid_of_a_kind_has_its_layers_its_tiles_and_its_strongest_pairs(kind: AttentionKind, pair: Trace) -> None:
    seen = pair.facet(kind)
    grid = draw("heads", pair, Selection(kind=kind, layer=1, head=1)).marks[0]
    assert isinstance(grid, TileGrid)
    assert grid.tiles.shape == (seen.spec.layers, HEADS, len(seen.tokens), len(seen.key_tokens))
    first = 1 if kind == "decoder" else 0
    for layer in range(seen.spec.layers):
        for head in range(HEADS):
            weights = seen.attention(layer, head)
            np.testing.assert_allclose(grid.tiles[layer, head], weights, atol=1e-6)
            query, key = grid.strongest[layer, head]
            assert weights[query, key] == pytest.approx(weights[first:].max(), abs=1e-6)
    query, key = grid.strongest[1, 1]
    named = f"{seen.tokens[query].shown} → {seen.key_tokens[key].shown}"
    assert named in grid.probe(1, 1).text


def test_a_long_map_of_two_texts_is_pooled_along_each_as_far_as_it_is_long() -> None:
    pair = random_pair(60, 10)
    grid = draw("heads", pair, Selection(kind="cross", tile_cells=20)).marks[0]
    assert isinstance(grid, TileGrid)
    assert grid.tiles.shape[-2:] == (10, 20)
    assert grid.note == "largest in each cell"
    weights = pair.attention(1, 1, kind="cross")
    assert grid.tiles[1, 1, 9, 19] == pytest.approx(weights[9, 57:60].max(), abs=1e-6)
    assert grid.closer is not None
    detail = grid.closer([(1, 1)], 60)
    np.testing.assert_allclose(detail.maps[0], weights, atol=1e-6)


@pytest.mark.parametrize("shape", [(3, 50), (50, 3), (50, 70), (4, 5)])
def test_pooling_keeps_the_largest_and_never_makes_a_side_longer(shape: tuple[int, int]) -> None:
    maps = np.random.default_rng(0).random((2, *shape)).astype(np.float32)
    small = pooled(maps, 20)
    assert small.shape == (2, min(shape[0], 20), min(shape[1], 20))
    np.testing.assert_array_equal(small.max((-1, -2)), maps.max((-1, -2)))
    np.testing.assert_array_equal(pooled(-maps, 20, signed=True).min((-1, -2)), -maps.max((-1, -2)))


def test_surveys_of_the_three_kinds_stand_beside_one_another(pair: Trace) -> None:
    """A window that shows all three does not survey anew whenever the focus moves; another model lets go of them."""
    found = {kind: survey(pair.facet(kind)) for kind in KINDS}
    assert all(survey(pair.facet(kind)) is found[kind] for kind in KINDS)
    other = replace(random_trace(), spec=replace(random_trace().spec, fingerprint="1" * 64))
    survey(other)
    assert survey(pair.facet("cross")) is not found["cross"]


# ---- roles ----
def test_scores_that_need_one_text_read_forwards_have_none_elsewhere(pair: Trace) -> None:
    across, both_ways = roles.scores(pair.facet("cross")), roles.scores(random_encoding(50))
    for name in ("previous token", "itself", "same token", "induction", roles.DISTANCE):
        assert np.isnan(across[name]).all()
    assert np.isfinite(across[roles.SINK]).all()
    assert np.isfinite(across[roles.ENTROPY]).all()
    assert np.isnan(both_ways["induction"]).all()
    for name in ("previous token", "itself", "same token", roles.SINK, roles.ENTROPY, roles.DISTANCE):
        assert np.isfinite(both_ways[name]).all()


def test_scores_of_a_model_that_reads_both_ways_count_every_query() -> None:
    """Also the first ones, which see the whole text."""
    trace = random_encoding(6, ())
    found = roles.scores(trace)
    weights = np.stack([trace.layer_attention(layer) for layer in range(LAYERS)]).astype(np.float64)
    rest = weights[..., 1:].sum(-1)  # (layers, heads, queries)
    np.testing.assert_allclose(found[roles.SINK], weights[..., 0].mean(-1), atol=1e-5)
    before = np.stack([weights[..., query, query - 1] / rest[..., query] for query in range(2, 6)], axis=-1)
    np.testing.assert_allclose(found["previous token"], before.mean(-1), atol=1e-5)
    itself = np.stack([weights[..., query, query] / rest[..., query] for query in range(1, 6)], axis=-1)
    np.testing.assert_allclose(found["itself"], itself.mean(-1), atol=1e-5)


def test_copies_on_either_side_count_where_a_model_reads_both_ways() -> None:
    trace = random_encoding(10, ())  # w0 … w6, then w0, w1, w2 again: ids are all different
    tokens = tuple(replace(token, id=token.id % 7) for token in trace.tokens)
    found = roles.scores(replace(trace, tokens=tokens))["same token"]
    weights = trace.attention(2, 1).astype(np.float64)
    rest = weights[:, 1:].sum(-1)
    # the first key is set aside, so that the copy of token 7 at 0 counts for nothing
    pairs = [(0, 7), (1, 8), (2, 9), (8, 1), (9, 2)]
    expected = np.mean([weights[query, key] / rest[query] for query, key in pairs])
    assert found[2, 1] == pytest.approx(expected, abs=1e-5)


def test_dots_without_meaning_give_way_to_others_and_say_so(pair: Trace) -> None:
    figure = draw("roles", pair, Selection(kind="cross"))
    (dots,) = figure.marks
    assert isinstance(dots, Scatter)
    assert (dots.across.name, dots.down.name) == (roles.SINK, roles.ENTROPY)
    assert dots.placed.all()
    assert "“previous token” and “induction” have no meaning from one text to another" in figure.sentence
    both_ways = draw("roles", random_encoding(8), Selection())
    assert "“induction” has no meaning in a model that reads both ways" in both_ways.sentence
    assert isinstance(both_ways.marks[0], Scatter)
    assert both_ways.marks[0].across.name == "previous token"


# ---- words ----
def test_sentences_say_which_way_a_query_looks(pair: Trace) -> None:
    assert draw("row", random_trace(), Selection(query=4)).sentence.startswith("Looking back from ")
    assert draw("row", random_encoding(), Selection(query=4)).sentence.startswith("Looking both ways from ")
    assert draw("row", pair, Selection(kind="cross", query=4)).sentence.startswith("Looking at the source from ")
    assert "first token" not in draw("row", random_encoding(), Selection(query=0)).sentence
    assert "first token" not in draw("row", pair, Selection(kind="cross", query=0)).sentence


def test_a_place_in_the_source_is_never_the_query_itself(pair: Trace) -> None:
    for query in range(TARGET):
        for layer in range(LAYERS):
            sentence = draw("row", pair, Selection(kind="cross", layer=layer, query=query)).sentence
            assert "itself" not in sentence


def test_figures_name_the_kind_of_attention_and_both_texts(pair: Trace) -> None:
    for kind in KINDS:
        figure = draw("head", pair, Selection(kind=kind, layer=1, head=0))
        assert figure.focus == f"{kind}   layer 1   head 0"
        assert figure.provenance["prompt"] == pair.facet("encoder").prompt
        assert figure.provenance["target"] == pair.prompt
        assert figure.provenance["selection"].startswith(f"{kind} attention, layer 1, head 0")
        assert f"heads of {kind} attention" in figure.provenance["model"]
    plain = draw("head", random_trace(), Selection(layer=1, head=0))
    assert plain.focus == "layer 1   head 0"
    assert "target" not in plain.provenance


@pytest.mark.parametrize(
    ("trace", "words"),
    [
        (random_trace(), "causal language modelling"),
        (random_encoding(), "masked language modelling"),
        (random_pair(), "denoising (span corruption)"),
    ],
)
def test_the_objective_is_named(trace: Trace, words: str) -> None:
    assert words in draw("tokens", trace).sentence


def test_no_objective_is_made_up_where_no_head_came_with_the_model() -> None:
    assert "trained" not in draw("tokens", random_encoding(head=False)).sentence


# ---- tokens and embedding ----
def test_source_and_target_stand_as_two_strips(pair: Trace) -> None:
    source, target = draw("tokens", pair, Selection(kind="cross", query=3, key=6)).marks
    assert isinstance(source, TokenStrip)
    assert isinstance(target, TokenStrip)
    assert (len(source.chips), len(target.chips)) == (SOURCE, TARGET)
    assert (source.side, target.side) == ("source", "target")
    assert (source.framed, target.framed) == (6, 3)
    assert source.probe(2).pick == {"key": 2}
    assert target.probe(2).pick == {"query": 2}
    assert (source.probe(2).tokens, target.probe(2).target) == ((2,), (2,))
    source, target = draw("tokens", pair, Selection(kind="encoder", query=3)).marks
    assert isinstance(source, TokenStrip)
    assert isinstance(target, TokenStrip)
    assert (source.framed, target.framed) == (3, None)
    assert source.probe(2).pick == {"query": 2}


def test_the_decoders_start_is_named_where_nothing_is_written_for_it(pair: Trace) -> None:
    started = replace(pair, tokens=(replace(pair.tokens[0], start=0, end=0), *pair.tokens[1:]))
    source, target = draw("tokens", started, Selection(query=1)).marks
    assert isinstance(source, TokenStrip)
    assert isinstance(target, TokenStrip)
    assert "the decoder's start" in target.probe(0).text
    assert not any("start" in strip.probe(place).text for strip, place in ((target, 1), (source, 0)))


def test_masks_are_marked_among_the_tokens() -> None:
    strip = draw("tokens", random_encoding(8, (2, 5))).marks[0]
    assert isinstance(strip, TokenStrip)
    assert [place for place, chip in enumerate(strip.chips) if chip.masked] == [2, 5]


def test_the_embedding_is_that_of_the_text_that_is_looked_at(pair: Trace) -> None:
    for kind in KINDS:
        block = draw("embedding", pair, Selection(kind=kind)).marks[-1]
        assert isinstance(block, HeatMap)
        np.testing.assert_array_equal(block.values, pair.facet(kind).rows.residual[:, 0])
        assert block.rows.side == ("source" if kind == "encoder" else "target")


def test_an_embedding_that_is_no_plain_sum_is_not_called_one() -> None:
    """A norm, a segment vector or a scale comes between, as in BERT."""
    trace = random_encoding(6)
    behind = trace.rows.residual.copy()
    behind[:, 0] = 2 * behind[:, 0] - 1
    trace = replace(trace, rows=replace(trace.rows, residual=behind))
    figure = draw("embedding", trace, Selection(query=2))
    assert [mark.sign for mark in figure.marks if isinstance(mark, HeatMap)] == ["", "+", "→"]
    token, position, total = figure.marks
    assert token.scale == position.scale != total.scale
    assert [mark.own_scale for mark in figure.marks] == [False, False, True], "which is said where it is drawn"
    assert "make a sum" not in figure.sentence
    assert f"{np.linalg.norm(behind[2, 0].astype(np.float64)):.2f}" in figure.sentence
    why = draw("why", trace, Selection(query=2, explains="embedding"))
    assert "dimension by dimension" not in why.sentence
    segments = replace(trace, segments=np.zeros(6, dtype=np.int64))
    assert "the segment vector and a norm" in draw("embedding", segments, Selection(query=2)).sentence


# ---- what is predicted ----
def test_an_encoder_has_no_next_token_and_points_to_its_fillers() -> None:
    for baseline in (None, Baseline(random_encoding(), Selection(), "before")):
        figure = draw("next-token", random_encoding(), Selection(), baseline)
        assert [type(mark) for mark in figure.marks] == [Text]
        assert "view of fillers" in figure.sentence


@pytest.mark.parametrize("view", ["next-token", "lens", "fillers", "effects"])
def test_nothing_is_predicted_where_no_head_came_with_the_model(view: str) -> None:
    figure = draw(view, random_encoding(head=False))
    assert [type(mark) for mark in figure.marks] == [Text]
    assert "without a language head" in figure.sentence


def test_the_lens_of_an_encoder_reads_out_each_layer_at_the_selected_token() -> None:
    trace = random_encoding(6, (2,))
    figure = draw("lens", trace, Selection(query=2))
    (table,) = figure.marks
    assert isinstance(table, Table)
    assert trace.readout is not None
    for depth in range(LAYERS + 1):
        best = int(trace.readout(trace.rows.residual[2:3, depth])[0].argmax())
        assert table.cells[depth][0].label == f"·w{best}"
    assert figure.sentence.startswith("At “w2” ")


def test_what_is_predicted_is_the_targets_whatever_is_looked_at(pair: Trace) -> None:
    """While the encoder is looked at, at its third token, what comes next is what follows the target's last."""
    last = draw("next-token", pair, Selection(sampling=Sampling(temperature=0.5))).marks[0]
    assert isinstance(last, Bars)
    assert last.rows[0].token_id == int(pair.logits[-1].argmax())
    for view in ("next-token", "lens"):
        plain = draw(view, pair, Selection())
        for kind, query in (("encoder", 2), ("cross", -1), ("decoder", -1)):
            figure = draw(view, pair, Selection(kind=kind, query=query))  # type: ignore[arg-type]
            assert figure.sentence == plain.sentence
    table = draw("lens", pair, Selection(kind="encoder", layer=1)).marks[0]
    assert isinstance(table, Table)
    assert table.framed is None, "the focused layer is the encoder's"


# ---- stages ----
def test_a_stage_that_a_layer_lacks_shows_as_the_one_before_it() -> None:
    trace = random_trace()
    scaled, biased, capped = (
        draw("head", trace, Selection(stage=stage)).marks[0]  # type: ignore[arg-type]
        for stage in ("scaled", "biased", "capped")
    )
    assert isinstance(scaled, HeatMap)
    assert isinstance(biased, HeatMap)
    assert isinstance(capped, HeatMap)
    np.testing.assert_array_equal(scaled.values, biased.values)
    np.testing.assert_array_equal(scaled.values, capped.values)
    assert (scaled.note, biased.note, capped.note) == ("", "no bias in this layer", "no cap in this layer")


def test_stages_that_are_there_show_what_they_are() -> None:
    pair = random_pair()
    rule = AttentionRule(0.5, softcap=3.0)
    capped = draw("head", random_trace(rule=rule), Selection(stage="capped")).marks[0]
    biased = draw("head", pair, Selection(kind="encoder", stage="biased")).marks[0]
    assert isinstance(capped, HeatMap)
    assert isinstance(biased, HeatMap)
    assert np.abs(capped.values).max() < 3
    source = pair.facet("encoder")
    bias = source.rule(0).bias
    assert bias is not None
    expected = source.stage(0, 0, "scaled") + bias.bias(np.arange(SOURCE), SOURCE, 0)
    np.testing.assert_allclose(biased.values, expected, atol=1e-6)
    assert "+ bias" in biased.probe(1, 4).text or "score" in biased.probe(1, 4).text


def test_a_model_that_gives_maps_alone_shows_its_weights_at_every_stage_and_says_why() -> None:
    plain = random_trace()
    trace = with_maps(plain)
    for stage in ("raw", "scaled", "masked"):
        grid = draw("head", trace, Selection(layer=1, head=2, stage=stage)).marks[0]  # type: ignore[arg-type]
        assert isinstance(grid, HeatMap)
        np.testing.assert_allclose(grid.values, plain.attention(1, 2), atol=1e-6)
        assert grid.quantity == "weight"
        assert grid.note == "the model gives its weights alone"
    assert "weights alone" in draw("values", trace).sentence
    assert "weights alone" in draw("why", trace).sentence


def test_what_a_window_hides_is_not_said_to_come_later() -> None:
    trace = random_trace(8, rule=AttentionRule(0.35, MaskRule(window=3)))
    grid = draw("head", trace).marks[0]
    bars = draw("row", trace, Selection(query=6)).marks[0]
    assert isinstance(grid, HeatMap)
    assert isinstance(bars, ColumnBars)
    assert "masked, outside the window" in grid.probe(6, 2).text
    assert "masked, this token comes later" in grid.probe(2, 6).text
    assert "masked, outside the window" in bars.probe(2).text
    assert "masked, this token comes later" in bars.probe(7).text


def test_rows_with_a_sink_say_what_share_goes_there() -> None:
    trace = random_trace(6, rule=AttentionRule(0.35, sinks=(3.0,) * HEADS))
    sentence = draw("row", trace, Selection(query=4)).sentence
    share = 1 - float(trace.row(0, 0, 4).sum())
    assert f"{100 * share:.0f} % go to the sink" in sentence


# ---- what a head passes on ----
def test_the_values_of_cross_attention_are_the_sources(pair: Trace) -> None:
    figure = draw("values", pair, Selection(kind="cross", layer=1, head=2, query=3))
    read, total = figure.marks[0], figure.marks[1]
    assert isinstance(read, HeatMap)
    assert isinstance(total, HeatMap)
    weights = pair.attention(1, 2, kind="cross")[3]
    np.testing.assert_allclose(
        total.values[0], weights @ pair.facet("cross").value(1, 2), atol=1e-5
    )  # fmt: skip
    assert len(read.values) == SOURCE
    assert read.rows.side == "source"
    assert "values of the source" in figure.sentence


def test_a_norm_behind_the_head_is_said() -> None:
    trace = random_encoding()
    assert trace.spec.blueprint is not None
    for norm, words in (("after", "a norm follows"), ("both", "pass through a norm")):
        blueprint = replace(trace.spec.blueprint, norm=norm)
        assert words in draw("values", replace(trace, spec=replace(trace.spec, blueprint=blueprint))).sentence


def test_without_a_projection_a_head_is_followed_up_to_its_output() -> None:
    figure = draw("values", replace(random_trace(), projection=None))
    assert [type(mark) for mark in figure.marks] == [HeatMap, HeatMap, Text]


# ---- changes ----
def test_keys_of_cross_attention_are_paired_by_the_source(pair: Trace) -> None:
    """A source token swapped and a target token more: rows and columns find their partners each in their own text."""
    longer = random_pair(SOURCE, TARGET + 1)
    swapped = list(pair.source_tokens)
    swapped[3] = Token(39, "new", "new", *swapped[3].span)
    assert longer.source is not None
    assert longer.cross is not None
    source = replace(longer.source, tokens=tuple(swapped), prompt="w0 w1 w2 new w4 w5 w6")
    longer = replace(longer, source=source, cross=replace(longer.cross, key_side=tuple(swapped)))
    selection = Selection(kind="cross", layer=1, head=1)
    figure = draw("head", longer, selection, Baseline(pair, selection, "what stood before"))
    (grid,) = figure.marks
    assert isinstance(grid, HeatMap)
    now, then = longer.attention(1, 1, kind="cross"), pair.attention(1, 1, kind="cross")
    np.testing.assert_allclose(grid.values[:TARGET], now[:TARGET] - then, atol=1e-6)
    assert grid.hidden is not None
    assert grid.hidden[TARGET].all(), "the new token has no partner"
    assert not grid.hidden[:TARGET].any()
    tiles = draw("heads", longer, selection, Baseline(pair, selection, "what stood before")).marks[0]
    assert isinstance(tiles, TileGrid)
    np.testing.assert_allclose(tiles.tiles[1, 1, :TARGET], now[:TARGET] - then, atol=1e-6)
    assert "the source “" in figure.provenance["against"]
    assert "the target “" in figure.provenance["against"]


def test_heads_that_are_scaled_are_named_with_their_kind(pair: Trace) -> None:
    assert pair.cross is not None
    scale = np.ones((LAYERS, HEADS), dtype=np.float32)
    scale[1, 2] = 0
    altered = replace(pair, cross=replace(pair.cross, head_scale=scale))
    assert draw("head", altered, Selection(kind="encoder")).provenance["altered"] == "cross layer 1 head 2 off"
