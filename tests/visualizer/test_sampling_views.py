"""The sampling stages, the draw and the temperature curve: what their figures hold, held to the distribution itself."""

from dataclasses import replace

import numpy as np
import pytest

from tests.traces import VOCABULARY, random_encoding, random_pair, random_trace
from visualizer.filling import fill_at
from visualizer.sampling import Distribution, Sampling, next_token_distribution, random_number, softmax64
from visualizer.state import Selection
from visualizer.tokens import set_off
from visualizer.trace import Trace
from visualizer.views import draw
from visualizer.views.figure import Bars, Draw, Figure, Stages, Sweep, Text

SETTINGS = Sampling(0.9, top_k=9, top_p=0.9, min_p=0.02, seed=22, repetition_penalty=1.3)


@pytest.fixture(scope="module")
def trace() -> Trace:
    """A pass with logits flat enough that several tokens are kept; its last three tokens were drawn."""
    made = random_trace(8, seed=3)
    return replace(made, last_logits=made.last_logits / 3, drawn=3)


def marks(figure: Figure) -> tuple[Stages, Draw]:
    """The two marks of the view."""
    stages, fallen = figure.marks
    assert isinstance(stages, Stages)
    assert isinstance(fallen, Draw)
    return stages, fallen


def distribution_of(trace: Trace, sampling: Sampling, query: int = -1) -> Distribution:
    """What the next token is drawn from."""
    return next_token_distribution(trace.logits[query], sampling, trace.read(query))


def test_the_columns_are_the_stages_of_the_distribution(trace: Trace) -> None:
    """Logits as numbers, then shares; the sums are of the whole vocabulary, the others those without a row."""
    stages, _ = marks(draw("sampling", trace, Selection(sampling=SETTINGS, candidates=5)))
    expected = distribution_of(trace, SETTINGS).stages
    assert [column.name for column in stages.columns] == [stage.name for stage in expected]
    assert [column.is_logits for column in stages.columns] == [True, True, *5 * [False]]
    for column, stage in zip(stages.columns, expected, strict=True):
        values = stage.probabilities if stage.logits is None else stage.logits
        np.testing.assert_allclose(column.values, values[list(stages.token_ids)])
        assert (column.mass, column.entropy, column.tokens) == (stage.mass, stage.entropy, stage.tokens)
        assert column.kept.tolist() == stage.kept[list(stages.token_ids)].tolist()
    rows = stages.rows(3)
    assert stages.others_name(rows) == f"{VOCABULARY - 3} others"
    rest = expected[2].mass - stages.columns[2].values[rows].sum()
    assert stages.others(2, rows) == f"{100 * rest:.1f}"
    assert stages.others(0, rows) == ""


def test_stages_that_are_off_have_no_column(trace: Trace) -> None:
    """The repetition penalty at 1 and min-p at 0; top-k and top-p stay and say that they are off."""
    stages, _ = marks(draw("sampling", trace, Selection(sampling=Sampling())))
    assert [column.name for column in stages.columns] == ["logits", "temperature", "top-k", "top-p", "renormalised"]
    assert stages.columns[2].notes[-1] == "off"


def test_a_token_is_struck_where_it_is_cut_and_gone_behind(trace: Trace) -> None:
    """Its number there is the one that it had before."""
    stages, _ = marks(draw("sampling", trace, Selection(sampling=Sampling(top_k=3, seed=1))))
    cut = next(row for row in range(len(stages.labels)) if stages.is_cut(row))
    assert [stages.state(column, cut) for column in range(5)] == ["kept", "kept", "cut", "gone", "gone"]
    assert stages.before(2) == 1
    assert stages.probe(cut).text.split(" · ")[0].endswith("top-k cuts it")


def test_the_draw_is_the_one_that_generation_makes(trace: Trace) -> None:
    """The number of the seed at the step behind the query token, and the token that it hits, on every row."""
    for query, step in ((7, 3), (6, 2), (4, 0), (2, 0)):
        stages, fallen = marks(draw("sampling", trace, Selection(query=query, sampling=SETTINGS)))
        distribution = distribution_of(trace, SETTINGS, query)
        assert fallen.number == random_number(22, step)
        hit = distribution.at(fallen.number)
        assert stages.token_ids[stages.hit] == fallen.shares[fallen.hit].token_id == hit
        share = fallen.shares[fallen.hit]
        assert share.start <= fallen.number < share.end
        assert share.end - share.start == pytest.approx(distribution.probabilities[hit])
        assert fallen.probe(fallen.at(fallen.number)).pick == {"append": hit}
        assert stages.probe(stages.hit).pick == {"append": hit}


def test_the_token_that_is_hit_has_a_row_however_unlikely(trace: Trace) -> None:
    """Also where there is room for fewer rows than tokens."""
    hot = Sampling(temperature=50.0)
    for seed in range(8):
        stages, _ = marks(draw("sampling", trace, Selection(sampling=replace(hot, seed=seed), candidates=3)))
        assert len(stages.labels) == 3
        assert stages.hit in stages.rows(2)


def test_a_row_that_the_rows_above_do_not_lead_up_to_tells_its_rank(trace: Trace) -> None:
    """That of the token that is hit, and that of the one that the text went on with; no other row."""
    stages, _ = marks(draw("sampling", trace, Selection(candidates=4)))
    stages = replace(stages, ranks=(1, 2, 3, 16), hit=3, then=2)
    assert [stages.rank_name(place, [0, 1, 2, 3]) for place in range(4)] == ["", "", "", "16."]
    assert [stages.rank_name(place, [0, 2, 3]) for place in range(3)] == ["", "3.", "16."]
    assert [stages.rank_name(place, [0, 1, 3]) for place in range(2)] == ["", ""]


def test_the_shares_fill_the_bar_in_the_order_of_the_draw() -> None:
    """A large vocabulary shares: the likeliest singly, the one that is hit too, those between them together."""
    trace = random_trace(4, seed=1)
    flat = replace(trace, last_logits=np.random.default_rng(2).normal(size=VOCABULARY).astype(np.float32) / 9)
    fallen = marks(draw("sampling", flat, Selection(sampling=Sampling(seed=5))))[1]
    assert fallen.shares[0].start == 0
    assert fallen.shares[-1].end == pytest.approx(1)
    assert sum(share.count for share in fallen.shares) == VOCABULARY
    for before, after in zip(fallen.shares, fallen.shares[1:], strict=False):
        assert before.end == pytest.approx(after.start)
    singly = [share.end - share.start for share in fallen.shares if share.count == 1]
    assert singly == sorted(singly, reverse=True)


def test_greedy_lets_no_number_fall(trace: Trace) -> None:
    stages, fallen = marks(draw("sampling", trace, Selection(sampling=Sampling(greedy=True))))
    assert [column.name for column in stages.columns] == ["logits", "softmax", "greedy", "renormalised"]
    assert fallen.number is None
    assert fallen.shown_number == ""
    assert stages.hit == 0
    assert "the likeliest token is taken" in draw("sampling", trace, Selection(sampling=Sampling(greedy=True))).sentence


def test_a_token_that_was_drawn_with_other_settings_is_named(trace: Trace) -> None:
    """Only where it was drawn, and only where it differs from what the number hits now."""
    was = trace.tokens[6].id
    for seed in range(40):
        figure = draw("sampling", trace, Selection(query=5, sampling=Sampling(temperature=9.0, seed=seed)))
        stages, fallen = marks(figure)
        differs = stages.token_ids[stages.hit] != was
        assert ("Drawn there was" in figure.sentence) == differs
        assert fallen.then == (trace.vocabulary.shown(was) if differs else "")
        assert fallen.news.endswith(f"the text went on with {set_off(trace.vocabulary.shown(was))}" if differs else "")
        assert bool(fallen.news) == differs
        shown = [] if stages.then is None else [stages.token_ids[stages.then]]
        assert shown == [was] * differs
        at = None if fallen.then_share is None else fallen.shares[fallen.then_share].token_id
        assert at in (None, was)
        earlier = draw("sampling", trace.first(6), Selection(sampling=Sampling(temperature=9.0, seed=seed)))
        assert earlier.sentence == figure.sentence, "the pass of that step knows what was drawn"
    typed = marks(draw("sampling", trace, Selection(query=3, sampling=Sampling(temperature=9.0))))[1]
    assert typed.then == ""


@pytest.mark.parametrize("penalty", [1.0, 1.5])
def test_the_temperature_curves_are_exact(trace: Trace, penalty: float) -> None:
    """Each point is the softmax of the penalised logits at its temperature; at 0 the likeliest token alone."""
    sampling = Sampling(temperature=0.7, repetition_penalty=penalty, seed=4)
    (sweep,) = draw("temperature", trace, Selection(sampling=sampling)).marks
    assert isinstance(sweep, Sweep)
    logits = distribution_of(trace, sampling).penalised.astype(np.float64)
    ids = list(sweep.token_ids)
    for place in (5, 40, 100):
        expected = softmax64(logits / sweep.across[place])[ids]
        np.testing.assert_allclose(sweep.values[:, place], expected, atol=1e-6)
    assert sweep.values[:, 0].tolist() == [float(token_id == logits.argmax()) for token_id in ids]
    np.testing.assert_allclose(sweep.at_values, softmax64(logits / 0.7)[ids], atol=1e-6)
    assert sweep.probe(40).pick == {"temperature": 0.8}
    assert ids[sweep.focused] == distribution_of(trace, sampling).at(random_number(4, 3))


@pytest.mark.parametrize(("temperature", "end"), [(0.0, 2.0), (1e-310, 2.0), (2.2, 2.5), (1e300, 1e300)])
def test_the_axis_of_temperature_grows_with_it(trace: Trace, temperature: float, end: float) -> None:
    (sweep,) = draw("temperature", trace, Selection(sampling=Sampling(temperature=temperature))).marks
    assert isinstance(sweep, Sweep)
    assert sweep.across[-1] == end
    assert 0 <= sweep.share(sweep.at) <= 1
    assert np.isfinite(sweep.values).all()
    assert len(sweep.across) <= 201
    marks(draw("sampling", trace, Selection(sampling=Sampling(temperature=temperature))))


@pytest.mark.parametrize("view", ["sampling", "temperature"])
def test_both_views_follow_a_translation_and_say_so_without_a_head(view: str, trace: Trace) -> None:
    """In an encoder-decoder they look from the target; a model without a language head has one sentence."""
    pair = random_pair()
    assert not isinstance(draw(view, pair, Selection(kind="encoder")).marks[0], Text)
    assert isinstance(draw(view, replace(trace, readout=None, last_logits=None), Selection()).marks[0], Text)


def test_the_repetition_penalty_reaches_whatever_shows_a_distribution(trace: Trace) -> None:
    """The bars of the next token, and the steps to one probability, are of what was read up to the query token."""
    sampling = Sampling(repetition_penalty=1.6)
    for query in (-1, 3):
        bars = draw("next-token", trace, Selection(query=query, sampling=sampling)).marks[0]
        assert isinstance(bars, Bars)
        expected = distribution_of(trace, sampling, query).probabilities
        assert [bar.now for bar in bars.rows] == [expected[bar.token_id] for bar in bars.rows]
        candidate = bars.rows[0].token_id
        asked = Selection(query=query, sampling=sampling, candidate=candidate, explains="probability")
        assert f"{100 * expected[candidate]:.4f} % after" in draw("why", trace, asked).sentence


def test_where_masks_are_filled_the_whole_text_was_read() -> None:
    """So the repetition penalty makes what stands behind a mask less likely, too."""
    masked = random_encoding(6)
    assert masked.read(2).tolist() == masked.token_ids.tolist()
    sampling = Sampling(repetition_penalty=3.0)
    found = fill_at(masked, 2, sampling=sampling).distribution
    expected = next_token_distribution(masked.logits[2], sampling, masked.token_ids)
    assert np.array_equal(found.probabilities, expected.probabilities)
