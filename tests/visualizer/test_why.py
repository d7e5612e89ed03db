"""Where a number comes from: every chain ends in exactly the number that was clicked."""

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.traces import HEAD_WIDTH, HEADS, LAYERS, VOCABULARY, WIDTH, random_trace
from visualizer import open_model
from visualizer.attention import AttentionRule, MaskRule, Stage
from visualizer.sampling import Sampling, next_token_distribution
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import draw
from visualizer.views.figure import ColumnBars, Figure, HeatMap, Step, Steps, Table, exact


@pytest.fixture
def trace() -> Trace:
    return random_trace(words=9)


@pytest.fixture(scope="module")
def spoken() -> Trace:
    """A pass of the embedded model, whose weights are far from even."""
    return open_model("tiny-gpt").trace("The old king looked at the old queen and she looked at him. " * 4)


def steps_of(figure: Figure, place: int = -1) -> dict[str, Step]:
    """The steps of one chain by their names."""
    chains = [mark for mark in figure.marks if isinstance(mark, Steps)]
    return {step.name: step for step in chains[place].rows}


def weight_figure(trace: Trace, layer: int, head: int, query: int, key: int | None) -> Figure:
    return draw("why", trace, Selection(layer=layer, head=head, query=query, key=key))


def clicked(trace: Trace, layer: int, head: int, query: int, key: int) -> str:
    """The weight as the map says it where it was clicked."""
    grid = draw("head", trace, Selection(layer=layer, head=head, query=query)).marks[0]
    assert isinstance(grid, HeatMap)
    said = re.search(r"weight (\S+)", grid.probe(query, key).text)
    assert said is not None
    return said.group(1)


cells = st.tuples(st.integers(0, LAYERS - 1), st.integers(0, HEADS - 1), st.integers(0, 38), st.integers(0, 38))


@given(words=st.integers(1, 39), seed=st.integers(0, 5), sharing=st.sampled_from([1, 2, HEADS]), cell=cells)
@settings(max_examples=60, deadline=None)
def test_the_chain_of_a_weight_ends_in_the_weight_of_the_trace(
    words: int, seed: int, sharing: int, cell: tuple[int, int, int, int]
) -> None:
    """Whatever is clicked, masked or not, the last number is that of the trace, and each follows from those before."""
    trace = random_trace(words, seed, kv_heads=HEADS // sharing)
    layer, head, query, key = cell[0], cell[1], cell[2] % words, cell[3] % words
    figure = weight_figure(trace, layer, head, query, key)
    vectors, product = figure.marks[0], figure.marks[1]
    steps = steps_of(figure)
    assert isinstance(vectors, HeatMap)
    assert isinstance(product, HeatMap)
    weight = steps["weight"].value
    assert weight == pytest.approx(trace.attention(layer, head)[query, key], abs=1e-6)
    np.testing.assert_array_equal(vectors.values, [trace.query(layer, head)[query], trace.key(layer, head)[key]])
    np.testing.assert_array_equal(product.values[0], vectors.values[0] * vectors.values[1])
    dot = float(product.values.sum(dtype=np.float64))
    assert steps["q · k"].value == pytest.approx(dot, abs=1e-5)
    assert steps["score"].value == pytest.approx(dot * HEAD_WIDTH**-0.5, abs=1e-5)
    assert steps["exponent"].value is not None
    assert steps["sum"].value is not None
    assert weight == pytest.approx(steps["exponent"].value / steps["sum"].value, abs=1e-6)
    if key > query:
        assert (weight, steps["mask"].word) == (0.0, "−∞")
        assert "comes later" in steps["mask"].formula
    else:
        assert steps["mask"].word == "allowed"


def test_the_printed_weight_is_the_one_that_the_map_says(spoken: Trace) -> None:
    """To the last digit, in every head of the embedded model, for strong and for faint weights."""
    count = len(spoken.tokens)
    for layer in range(spoken.spec.layers):
        for head in range(spoken.spec.heads):
            query = (7 * layer + 13 * head) % count
            for key in (0, query // 2, query, count - 1):
                shown = steps_of(weight_figure(spoken, layer, head, query, key))["weight"].shown
                if key <= query:
                    assert shown == clicked(spoken, layer, head, query, key)


@pytest.mark.parametrize("stage", ["softmax", "scaled"])
def test_the_weights_of_a_long_prompt_are_those_of_the_map_or_of_the_bars(stage: Stage) -> None:
    """Beyond the length up to which every stage is known: the map's digits, or, where it shows scores, the bars'."""
    trace = random_trace(600)
    for query, key in ((599, 3), (512, 511), (77, 0)):
        selection = Selection(layer=1, head=1, query=query, key=key, stage=stage)
        shown = steps_of(draw("why", trace, selection))["weight"].shown
        if stage == "softmax":
            assert shown == clicked(trace, 1, 1, query, key)
        else:
            bars = draw("row", trace, selection).marks[0]
            assert isinstance(bars, ColumnBars)
            assert shown == exact(bars.values[key])


def test_without_a_key_the_strongest_of_the_row_is_explained(trace: Trace) -> None:
    weights = trace.attention(1, 2)[5]
    figure = weight_figure(trace, 1, 2, 5, None)
    assert steps_of(figure)["weight"].shown == exact(weights.max())
    assert trace.tokens[int(weights.argmax())].shown in figure.focus


def test_a_key_that_the_prompt_no_longer_has_gives_way_to_the_strongest(trace: Trace) -> None:
    """The prompt may become shorter while its drawer is open."""
    assert weight_figure(trace, 1, 2, 5, 99).focus == weight_figure(trace, 1, 2, 5, None).focus


def test_the_exponents_are_those_of_the_softmax_and_a_click_on_one_explains_it(trace: Trace) -> None:
    bars = weight_figure(trace, 0, 1, 6, 2).marks[2]
    assert isinstance(bars, ColumnBars)
    assert bars.values.max() == 1
    assert (bars.values[7:] == 0).all()
    np.testing.assert_allclose(bars.values / bars.values.sum(), trace.attention(0, 1)[6], atol=1e-6)
    assert bars.probe(3).pick == {"key": 3}


def test_a_key_outside_the_window_is_masked_and_the_chain_says_why(trace: Trace) -> None:
    rule = AttentionRule(trace.rule(0).scaling, MaskRule(window=3))
    local = replace(trace, spec=replace(trace.spec, rules=(rule,) * LAYERS))
    steps = steps_of(weight_figure(local, 0, 0, 7, 2))
    assert steps["mask"].word == "−∞"
    assert "window of 3" in steps["mask"].formula
    assert steps["weight"].value == 0
    assert steps["sum"].formula == "3 exponents added up"


def test_the_scale_is_written_as_the_root_only_where_it_is_one(trace: Trace) -> None:
    other = replace(trace, spec=replace(trace.spec, rules=(AttentionRule(0.5),) * LAYERS))
    assert steps_of(weight_figure(trace, 0, 0, 3, 1))["score"].formula == "× 1/√8 = 0.353553"
    assert steps_of(weight_figure(other, 0, 0, 3, 1))["score"].formula == "× 0.5"


def test_vectors_say_their_token_and_light_it_up(trace: Trace) -> None:
    vectors = weight_figure(trace, 0, 0, 6, 2).marks[0]
    assert isinstance(vectors, HeatMap)
    probe = vectors.probe(1, 3)
    assert probe.text.startswith("key ·w2, dimension 3: component ")
    assert probe.tokens == (2,)


samplings = st.builds(
    Sampling,
    temperature=st.sampled_from([0.0, 0.3, 0.8, 1.0, 2.5]),
    top_k=st.sampled_from([0, 1, 5, 20]),
    top_p=st.sampled_from([0.3, 0.9, 1.0]),
    min_p=st.sampled_from([0.0, 0.05, 0.5]),
    repetition_penalty=st.sampled_from([1.0, 1.4]),
)


@given(seed=st.integers(0, 9), sampling=samplings, candidate=st.integers(0, VOCABULARY - 1), query=st.integers(0, 8))
@settings(max_examples=80, deadline=None)
def test_the_chains_of_a_probability_end_in_what_the_bars_show(
    seed: int, sampling: Sampling, candidate: int, query: int
) -> None:
    """As given and as the settings leave it, and the cut that is named is the first that takes the token out."""
    trace = random_trace(9, seed)
    trace = replace(trace, last_logits=trace.last_logits / 4, readout=Softer(trace))
    figure = draw("why", trace, Selection(query=query, sampling=sampling, candidate=candidate, explains="probability"))
    distribution = next_token_distribution(trace.logits[query], sampling, trace.read(query))
    given, now = steps_of(figure, 0), steps_of(figure, 1)
    assert given["probability"].value == pytest.approx(distribution.given[candidate], abs=1e-12)
    assert given["probability"].value == pytest.approx(given["exponent"].value / given["sum"].value)
    assert given["logit"].value == pytest.approx(trace.logits[query][candidate])
    assert given["rank"].value == distribution.rank(candidate)
    last = list(now.values())[-1]
    assert last.strong
    assert last.value == pytest.approx(distribution.probabilities[candidate], abs=1e-12)
    cuts = [step for step in now.values() if step.word == "cut"]
    if sampling.picks_likeliest:
        assert list(now) == [*(["repetition penalty"] if sampling.repetition_penalty != 1 else []), "greedy"]
    else:
        assert len(cuts) == (not distribution.kept[candidate])
        assert now["softmax"].value == pytest.approx(distribution.warmed[candidate], abs=1e-12)
        penalised = distribution.penalised.astype(np.float64)
        if cuts and cuts[0].name == "top-k":
            assert (penalised > penalised[candidate]).sum() >= sampling.top_k
        if cuts and cuts[0].name == "min-p":
            assert distribution.warmed[candidate] < sampling.min_p * distribution.warmed.max()
        assert now["temperature"].value == pytest.approx(penalised[candidate] / sampling.temperature)
    if sampling.repetition_penalty != 1:
        assert now["repetition penalty"].value == pytest.approx(distribution.penalised[candidate])


class Softer:
    """The readout of a trace with flatter logits, so that more than one token has a chance."""

    def __init__(self, trace: Trace) -> None:
        self._readout = trace.readout

    def normalised(self, residual: np.ndarray) -> np.ndarray:
        return self._readout.normalised(residual)

    def __call__(self, residual: np.ndarray) -> np.ndarray:
        return self._readout(residual) / 4


def test_without_a_candidate_the_likeliest_token_is_explained(trace: Trace) -> None:
    likeliest = int(trace.last_logits.argmax())
    for candidate in (None, VOCABULARY + 7):
        figure = draw("why", trace, Selection(candidate=candidate, explains="probability"))
        assert figure.focus.startswith(f"“{trace.vocabulary.shown(likeliest)}”")
        assert steps_of(figure, 0)["rank"].value == 1


def test_the_token_in_question_stands_among_the_likeliest_and_a_click_explains_another(trace: Trace) -> None:
    order = np.argsort(-trace.last_logits, kind="stable")
    table = draw("why", trace, Selection(candidate=int(order[20]), explains="probability")).marks[0]
    assert isinstance(table, Table)
    assert [dict(pick)["candidate"] for pick in table.picks] == [*order[:6].tolist(), order[20]]
    assert table.names == ("1", "2", "3", "4", "5", "6", "21")
    assert table.framed == 6
    assert table.probe(2, 0).pick == {"candidate": order[2]}


@pytest.mark.parametrize("query", [0, 4, 8])
def test_the_embedding_is_explained_dimension_by_dimension(query: int, trace: Trace) -> None:
    figure = draw("why", trace, Selection(query=query, explains="embedding"))
    vectors, strongest, lengths = figure.marks
    assert isinstance(vectors, HeatMap)
    assert isinstance(strongest, Steps)
    assert isinstance(lengths, Steps)
    token, position, total = vectors.values
    np.testing.assert_allclose(token + position, total, atol=1e-6)
    np.testing.assert_array_equal(total, trace.rows.residual[query, 0])
    order = np.argsort(-np.abs(total), kind="stable")
    assert [step.name for step in strongest.rows] == [f"dim {d}" for d in order[:8]]
    assert [step.value for step in strongest.rows] == [total[d] for d in order[:8]]
    assert strongest.note == f"8 of {WIDTH}"
    told = {step.name: step.value for step in lengths.rows}
    assert told["length of sum"] == pytest.approx(float(np.linalg.norm(total)), rel=1e-6)
    cosine = float(token @ position / np.linalg.norm(token) / np.linalg.norm(position))
    assert told["cosine token, position"] == pytest.approx(cosine, abs=1e-6)


def test_a_model_without_positions_enters_layer_0_as_its_tokens() -> None:
    figure = draw("why", random_trace(positions=False), Selection(explains="embedding"))
    assert isinstance(figure.marks[0], HeatMap)
    assert figure.marks[0].values.shape[0] == 1
    assert "no position vector" in figure.sentence


def test_a_negative_summand_is_written_with_a_minus(trace: Trace) -> None:
    figure = draw("why", trace, Selection(explains="embedding"))
    assert isinstance(figure.marks[1], Steps)
    for step in figure.marks[1].rows:
        assert "+ −" not in step.formula
