"""What changed: the sitting's rests, the pairs of tokens, and the differences that views show."""

from dataclasses import fields, replace

import numpy as np
import pytest

from tests.traces import Letters, random_trace
from visualizer.effects import Effects
from visualizer.sampling import Sampling, next_token_distribution
from visualizer.state import Baseline, Selection, Sitting
from visualizer.tokens import Token
from visualizer.trace import Trace
from visualizer.views import change, draw
from visualizer.views.figure import Bar, Bars, ColumnBars, HeatMap, TileGrid, points


def with_ids(trace: Trace, ids: list[int], omitted: int = 0) -> Trace:
    """The first rows of a trace as those of other tokens."""
    tokens = tuple(Token(id, f"w{id}", f" w{id}", 2 * place, 2 * place + 2) for place, id in enumerate(ids))
    rows = replace(
        trace.rows,
        **{
            field.name: rows[: len(ids)]
            for field in fields(trace.rows)
            if (rows := getattr(trace.rows, field.name)) is not None
        },
    )
    return replace(trace, tokens=tokens, rows=rows, omitted=omitted, prompt=" ".join(f"w{id}" for id in ids))


# --- rests ---


@pytest.fixture
def traces() -> list[Trace]:
    return [random_trace(6, seed) for seed in range(4)]


def test_the_change_is_measured_from_the_rest_before_the_present_one(traces: list[Trace]) -> None:
    """Right after coming to rest, and long after, the last change is still in sight; the next one starts anew."""
    a, b, c = (with_ids(trace, [1, 2, id]) for id, trace in enumerate(traces[:3]))
    sitting = Sitting()
    sitting.show(a)
    sitting.rest()
    sitting.comparing = True
    assert sitting.baseline is None  # nothing changed yet
    sitting.show(b)
    assert sitting.baseline is not None
    assert sitting.baseline.trace is a
    for _ in range(3):
        sitting.rest()
        assert sitting.baseline.trace is a
    sitting.show(c)
    assert sitting.baseline.trace is b


def test_steps_of_one_burst_make_one_change(traces: list[Trace]) -> None:
    a, b, c = (with_ids(trace, [1, 2, id]) for id, trace in enumerate(traces[:3]))
    sitting = Sitting()
    sitting.show(a)
    sitting.rest()
    sitting.show(b)  # no rest between two keystrokes
    sitting.show(c)
    sitting.rest()
    sitting.comparing = True
    assert sitting.baseline is not None
    assert sitting.baseline.trace is a


def test_a_slider_makes_a_change_and_another_focus_does_not(traces: list[Trace]) -> None:
    sitting = Sitting()
    sitting.show(traces[0])
    sitting.rest()
    sitting.select(layer=1)
    sitting.rest()
    sitting.comparing = True
    assert sitting.baseline is None
    sitting.select(sampling=Sampling(temperature=0.5))
    assert sitting.baseline is not None
    assert sitting.baseline.selection.sampling == Sampling()


def test_another_model_has_nothing_to_compare_with(traces: list[Trace]) -> None:
    sitting = Sitting()
    sitting.show(traces[0])
    sitting.rest()
    sitting.show(replace(traces[1], spec=replace(traces[1].spec, fingerprint="1" * 64)))
    sitting.comparing = True
    assert sitting.baseline is None


def test_an_altered_model_is_compared_with_itself_untouched_and_then_maps_stay_maps(traces: list[Trace]) -> None:
    """Unless the person asks for the change."""
    sitting = Sitting()
    sitting.show(traces[0], untouched=traces[1])
    assert sitting.baseline is not None
    assert sitting.baseline.trace is traces[1]
    assert not sitting.baseline.everywhere
    heads = draw("heads", traces[0], sitting.selection, sitting.baseline).marks[0]
    assert isinstance(heads, TileGrid)
    assert heads.scale.kind == "sequential"
    bars = draw("next-token", traces[0], sitting.selection, sitting.baseline).marks[0]
    assert isinstance(bars, Bars)
    assert bars.against
    sitting.comparing = True
    assert sitting.baseline.everywhere


def test_the_untouched_baseline_follows_the_sampling_settings(traces: list[Trace]) -> None:
    """A slider reshapes both sides: what is compared is the model."""
    sitting = Sitting()
    sitting.show(traces[0], untouched=traces[1])
    sitting.select(sampling=Sampling(temperature=0.5))
    assert sitting.baseline is not None
    assert sitting.baseline.selection.sampling == Sampling(temperature=0.5)


# --- pairs of tokens ---


@pytest.mark.parametrize(
    ("now", "before", "partners", "swapped", "gone"),
    [
        ([1, 2, 3], [1, 2, 3], [0, 1, 2], (), 0),
        ([1, 9, 3], [1, 2, 3], [0, 1, 2], (1,), 0),
        ([1, 2, 3, 4], [1, 2, 3], [0, 1, 2, -1], (), 0),
        ([1, 8, 9, 3], [1, 2, 3], [0, -1, -1, 2], (), 1),
        ([1, 3], [1, 2, 3], [0, 2], (), 1),
        ([7], [1, 2, 3], [-1], (), 3),
        ([1, 1], [1, 1, 1], [0, 1], (), 1),
    ],
    ids=["same", "swapped", "appended", "replaced by two", "removed", "all new", "repeated"],
)
def test_tokens_are_paired_by_their_common_beginning_and_end(
    now: list[int], before: list[int], partners: list[int], swapped: tuple[int, ...], gone: int
) -> None:
    paired = change.pairs(with_ids(random_trace(), now), with_ids(random_trace(), before))
    assert paired.partners.tolist() == partners
    assert (paired.swapped, paired.gone) == (swapped, gone)


def test_tokens_are_paired_where_the_context_has_moved_on() -> None:
    """A full context reads one token less at its beginning for each that is added."""
    paired = change.pairs(with_ids(random_trace(), [2, 3, 4], omitted=1), with_ids(random_trace(), [1, 2, 3]))
    assert paired.partners.tolist() == [1, 2, -1]


# --- differences ---

NOW, BEFORE = [1, 2, 9, 4, 5], [1, 2, 3, 4, 5]


@pytest.fixture
def pair() -> tuple[Trace, Baseline]:
    """A trace, and the same prompt before one word was swapped."""
    before = with_ids(random_trace(seed=3), BEFORE)
    return with_ids(random_trace(seed=4), NOW), Baseline(before, Selection(), "what stood before")


def test_next_token_bars_show_now_against_before(pair: tuple[Trace, Baseline]) -> None:
    """Rows are the likeliest of both; differences are those of the two distributions, in percentage points."""
    trace, baseline = pair
    selection = Selection(sampling=Sampling(temperature=0.7, top_k=20), candidates=10)
    baseline = replace(baseline, selection=Selection(sampling=Sampling(temperature=1.3)))
    figure = draw("next-token", trace, selection, baseline)
    bars = figure.marks[0]
    assert isinstance(bars, Bars)
    now = next_token_distribution(trace.logits[-1], selection.sampling)
    before = next_token_distribution(baseline.trace.logits[-1], Sampling(temperature=1.3))
    for bar in bars.rows:
        expected = 100 * (now.probabilities[bar.token_id] - before.probabilities[bar.token_id])
        assert bars.difference(bar) == pytest.approx(expected)
        assert bars.faint(bar) == pytest.approx(before.probabilities[bar.token_id])
    ids = {bar.token_id for bar in bars.rows}
    assert {int(now.given.argmax()), int(before.given.argmax())} <= ids
    assert "temperature 1.3" in figure.sentence
    assert figure.provenance["against"] == "the prompt “w1 w2 w3 w4 w5”, temperature 1.3"


@pytest.mark.parametrize("stage", ["raw", "scaled", "masked", "softmax"])
def test_the_map_holds_now_minus_before(pair: tuple[Trace, Baseline], stage: str) -> None:
    trace, baseline = pair
    selection = Selection(layer=1, head=2, stage=stage)
    grid = draw("head", trace, selection, baseline).marks[0]
    assert isinstance(grid, HeatMap)
    shown = ~grid.hidden if grid.hidden is not None else np.ones_like(grid.values, dtype=bool)
    plain = "scaled" if stage == "masked" else stage  # what the mask forbids has no difference
    expected = trace.stage(1, 2, plain) - baseline.trace.stage(1, 2, plain)
    np.testing.assert_allclose(grid.values[shown], expected[shown], atol=1e-6)
    assert (grid.scale.kind, grid.scale.low) == ("diverging", -grid.scale.high)
    told = grid.probe(3, 1).text
    assert all(word in told for word in ("difference", "now", "before"))


def test_tokens_without_a_partner_have_no_difference() -> None:
    """New tokens are hidden in the map, and the hover line says why; those behind them are compared."""
    now, before = with_ids(random_trace(seed=1), [1, 2, 8, 9, 5]), with_ids(random_trace(seed=2), [1, 2, 3, 5])
    grid = draw("head", now, Selection(layer=1), Baseline(before, Selection(), "what stood before")).marks[0]
    assert isinstance(grid, HeatMap)
    assert grid.hidden[2:4].all()
    assert grid.hidden[4, 2:4].all()
    assert grid.probe(4, 2).text.endswith("not there before")
    assert "masked" in grid.probe(0, 4).text
    expected = now.attention(1, 0)[4, [0, 1, 4]] - before.attention(1, 0)[3, [0, 1, 3]]
    np.testing.assert_allclose(grid.values[4, [0, 1, 4]], expected, atol=1e-6)


def test_the_row_stands_beside_what_it_was(pair: tuple[Trace, Baseline]) -> None:
    trace, baseline = pair
    bars = draw("row", trace, Selection(layer=2, head=1), baseline).marks[0]
    assert isinstance(bars, ColumnBars)
    np.testing.assert_allclose(bars.other, baseline.trace.row(2, 1, -1), atol=1e-6)
    assert bars.other_note == "before"


def test_the_grid_holds_the_largest_difference_of_each_cell_up_or_down(pair: tuple[Trace, Baseline]) -> None:
    trace, baseline = pair
    figure = draw("heads", trace, Selection(tile_cells=45), baseline)
    grid = figure.marks[0]
    assert isinstance(grid, TileGrid)
    whole = np.stack([trace.layer_attention(n) - baseline.trace.layer_attention(n) for n in range(trace.spec.layers)])
    np.testing.assert_allclose(grid.tiles, whole, atol=1e-6)
    query, key = grid.strongest[1, 2]
    assert abs(grid.largest[1, 2]) == pytest.approx(np.abs(whole[1, 2]).max())
    assert whole[1, 2, query, key] == pytest.approx(grid.largest[1, 2])
    small = draw("heads", trace, Selection(tile_cells=2), baseline).marks[0]
    assert isinstance(small, TileGrid)
    block = whole[0, 0][2:, :2].ravel()  # the lower left of four cells: tokens 2 to 4, keys 0 and 1
    assert small.tiles[0, 0, 1, 0] == pytest.approx(block[np.abs(block).argmax()])


def test_nothing_changed_is_said_and_draws_no_noise(pair: tuple[Trace, Baseline]) -> None:
    trace, _ = pair
    same = Baseline(trace, Selection(), "the untouched model")
    for view, words in (("head", "as it was"), ("row", "looks where it looked"), ("heads", "No head"),
                        ("next-token", "no token rose or fell")):  # fmt: skip
        assert words in draw(view, trace, Selection(), same).sentence


def test_views_without_a_comparison_are_drawn_as_they_are(pair: tuple[Trace, Baseline]) -> None:
    trace, baseline = pair
    figure = draw("tokens", trace, Selection(), baseline)
    assert "against" not in figure.provenance


@pytest.mark.parametrize(
    ("difference", "expected"), [(3.24, "▲ +3.2"), (-1.0, "▼ −1.0"), (0.04, "0"), (-0.01, "0"), (0.0, "0")]
)
def test_differences_are_written_with_their_direction(difference: float, expected: str) -> None:
    assert points(difference) == expected


# --- effects ---


def test_effects_are_ranked_by_size_and_a_click_focuses_the_head() -> None:
    """The map holds each head's change of log-probability; bars come largest first."""
    trace = random_trace()
    shape = trace.spec.layers, trace.spec.heads
    probabilities = np.full(shape, 0.5)
    probabilities[2, 1], probabilities[0, 3] = 0.1, 0.8
    effects = Effects(7, 5, 1.0, 0.5, np.zeros(shape), probabilities)
    figure = draw("effects", trace.with_study(effects), Selection(candidates=3))
    grid, bars = figure.marks
    assert isinstance(grid, HeatMap)
    assert isinstance(bars, Bars)
    np.testing.assert_allclose(grid.values, np.log(probabilities / 0.5), atol=1e-6)
    assert [bar.label for bar in bars.rows[:2]] == ["L2 H1", "L0 H3"]
    assert bars.probe(0).pick == {"layer": 2, "head": 1}
    assert bars.difference(bars.rows[0]) == pytest.approx(-40)
    assert "helps" in figure.sentence
    assert Letters().shown(7).strip("·") in figure.sentence


def test_effects_that_were_not_computed_say_so() -> None:
    assert "one pass a head" in draw("effects", random_trace(), Selection()).sentence


def test_a_bar_without_a_pick_of_its_own_appends_its_token() -> None:
    bars = Bars((Bar("a", 3, 0.5, None, "", before=0.25),), against="before")
    assert bars.probe(0).pick == {"append": 3}
    assert bars.difference(bars.rows[0]) == -25
