"""Comparisons: distances by hand, tokens matched by id and by what they spell, and the view."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.standins import StandIn, spec_of, wordpiece
from tests.traces import VOCABULARY, Letters, random_encoding, random_pair, random_trace
from visualizer.comparison import Measured, compare, differing, divergence, measured, unable
from visualizer.errors import BadInput
from visualizer.measuring import MeasureWork
from visualizer.sampling import softmax64
from visualizer.state import Selection
from visualizer.surprisal import surprisal
from visualizer.tokens import Prompt
from visualizer.trace import Trace
from visualizer.views import draw
from visualizer.views.figure import Dots, Facts, Text


class Spelled(Letters):
    """A vocabulary that spells its ids as it is told to."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts

    def shown(self, token_id: int) -> str:
        """Without marks for spaces."""
        return self.texts[token_id]

    def data(self, token_id: int) -> bytes:
        """Nothing for an id without a piece."""
        return self.texts[token_id].encode()


def with_logits(logits: list[float], texts: list[str] | None = None) -> Trace:
    """A pass that ends in these logits, of a model of its own where its tokens are spelled."""
    trace = replace(random_trace(3), last_logits=np.array(logits, dtype=np.float32))
    if texts is None:
        return trace
    return replace(trace, vocabulary=Spelled(texts), spec=replace(trace.spec, fingerprint=" ".join(texts)))


def trace_of_words(words: list[int]) -> Trace:
    """A pass over these words of the test vocabulary."""
    trace = random_trace(len(words))
    tokens = (replace(token, id=word) for token, word in zip(trace.tokens, words, strict=True))
    return replace(trace, tokens=tuple(tokens))


def test_distances_are_those_of_the_whole_distributions() -> None:
    """Two fair coins of three tokens that share one: half of the mass differs."""
    low = float("-inf")
    found = compare([with_logits([0, 0, low]), with_logits([low, 0, 0])])
    np.testing.assert_allclose(found.total_variation, [[0, 0.5], [0.5, 0]])
    np.testing.assert_allclose(found.jensen_shannon, [[0, 0.5], [0.5, 0]])
    np.testing.assert_array_equal(found.divergence, [[0, np.inf], [np.inf, 0]])
    assert not found.unmatched.any()
    assert not found.by_text
    assert [one.entropy for one in found.passes] == [1, 1]


@settings(max_examples=30)
@given(st.lists(st.lists(st.floats(-30, 30, width=32), min_size=5, max_size=5), min_size=2, max_size=4))
def test_distances_keep_their_bounds(logits: list[list[float]]) -> None:
    """Total variation and Jensen–Shannon lie in 0 to 1 and are symmetric; Pinsker's inequality holds."""
    found = compare([with_logits(one) for one in logits])
    for distance in (found.total_variation, found.jensen_shannon):
        assert (distance >= 0).all()
        assert (distance <= 1).all()
        np.testing.assert_allclose(distance, distance.T, atol=1e-12)
        np.testing.assert_allclose(np.diag(distance), 0, atol=1e-12)
    assert (found.total_variation**2 <= found.divergence * np.log(2) / 2 + 1e-9).all()


def test_the_divergence_is_the_expected_difference_of_the_logarithms() -> None:
    p, q = np.array([0.5, 0.25, 0.25]), np.array([0.25, 0.25, 0.5])
    assert divergence(p, q) == pytest.approx(0.25)
    assert divergence(p, p) == 0


def test_rows_hold_the_likeliest_of_each_and_the_most_different_of_all() -> None:
    """No token of the vocabulary differs more than the rows say, however few are kept."""
    traces = [random_trace(seed=seed) for seed in range(3)]
    found = compare(traces, most=4)
    every = np.stack([softmax64(trace.logits[-1]) for trace in traces], axis=1)
    for trace in traces:
        assert set(np.argsort(-softmax64(trace.logits[-1]))[:4]) <= set(found.token_ids[:, 0])
    farthest = np.argsort(every.min(1) - every.max(1), kind="stable")[:4]
    assert found.token_ids[found.by_difference()[:4], 0].tolist() == farthest.tolist()
    np.testing.assert_allclose(found.probabilities, every[found.token_ids[:, 0]])
    assert (np.diff(found.probabilities.mean(1)) <= 0).all()
    assert found.labels[0] == f"·w{found.token_ids[0, 0]}"


def test_models_are_matched_by_what_their_tokens_spell() -> None:
    """The same distribution under other ids is no distance away."""
    order = np.random.default_rng(0).permutation(VOCABULARY)
    one = random_trace()
    assert one.last_logits is not None
    texts = [f" w{token_id}" for token_id in order]
    other = with_logits(one.last_logits[order].tolist(), texts)
    found = compare([one, other])
    assert found.by_text
    np.testing.assert_allclose(found.total_variation, 0, atol=1e-7)
    np.testing.assert_array_equal(order[found.token_ids[:, 1]], found.token_ids[:, 0])
    np.testing.assert_allclose(found.probabilities[:, 0], found.probabilities[:, 1], rtol=1e-6)


def test_what_one_vocabulary_lacks_is_said_and_counted() -> None:
    """Ids that spell the same are one event; an id that spells nothing is nobody else's."""
    one = with_logits([np.log(4), np.log(3), np.log(3)], ["a", "b", ""])
    other = with_logits([np.log(1.5), np.log(1.5), np.log(7)], ["a", "a", "c"])
    found = compare([one, other])
    rows = dict(zip(found.labels, found.probabilities.tolist(), strict=True))
    assert rows["a"] == pytest.approx([0.4, 0.3])
    assert rows["c"] == pytest.approx([np.nan, 0.7], nan_ok=True)
    assert rows["b"] == pytest.approx([0.3, np.nan], nan_ok=True)
    np.testing.assert_allclose(found.unmatched, [[0, 0.6], [0.7, 0]])
    np.testing.assert_allclose(found.total_variation[0, 1], 0.7)
    assert found.token_ids[found.labels.index("c")].tolist() == [-1, 2]
    figure = draw("compare", one.with_study(found))
    assert figure.sentence.endswith("B gives 70.0 % to tokens that A does not have.")
    assert "B gives it 70.0 %, A none, having no such token" in figure.sentence
    dots = figure.marks[0]
    assert isinstance(dots, Dots)
    assert "A not in its vocabulary, B 70.0000 %" in dots.probe([row.label for row in dots.rows].index("c")).text


def test_each_pass_says_what_it_read_and_how_well_it_foresaw_it() -> None:
    trace, pair = random_trace(6), random_pair(7, 5)
    found = compare([measured(trace), pair], places=(-2, -1))
    assert (found.passes[0].read, found.passes[0].context, found.passes[0].place) == (6, 64, 4)
    assert found.passes[0].perplexity == pytest.approx(surprisal(trace).perplexity)
    assert (found.passes[1].read, found.passes[1].target) == (7, pair.prompt)
    assert found.passes[1].perplexity is None
    assert measured(random_trace(1)).perplexity is None
    np.testing.assert_allclose(found.probabilities[0, 0], softmax64(trace.logits[-2])[found.token_ids[0, 0]], rtol=1e-6)


def test_a_model_that_fills_masks_is_compared_at_its_first_mask() -> None:
    trace = random_encoding(6, masks=(2, 4))
    found = compare([trace, trace])
    assert [one.place for one in found.passes] == [2, 2]
    np.testing.assert_allclose(found.probabilities[0, 0], softmax64(trace.logits[2])[found.token_ids[0, 0]])


@pytest.mark.parametrize(
    ("passes", "said"),
    [
        ([random_trace()], "1 passes cannot be compared: choose 2 to 4"),
        ([random_trace()] * 5, "5 passes"),
        ([random_trace(), random_encoding(masks=())], "write its mask token"),
        ([random_trace(), random_encoding(head=False)], "without a language head"),
    ],
    ids=["one", "five", "no mask", "no head"],
)
def test_what_cannot_be_compared_is_refused_in_one_sentence(passes: list[Trace], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        compare(passes)


def test_where_it_is_known_how_a_mask_is_written_it_is_named() -> None:
    assert "write <mask> into the prompt" in unable(random_encoding(masks=()), "<mask>")
    assert unable(random_encoding(), "<mask>") == ""


def test_the_work_shows_the_pass_first_and_its_perplexity_after() -> None:
    tokenizer = wordpiece()
    engine = StandIn(spec_of("causal", len(tokenizer.vocabulary)), tokenizer)
    first, last = MeasureWork(Prompt("The old king"))(engine, lambda: False)
    assert (first.trace, first.perplexity) == (last.trace, None)
    assert last.perplexity == pytest.approx(surprisal(last.trace).perplexity)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_the_view_draws_every_pass_on_one_axis_and_the_differences_sorted(count: int) -> None:
    traces = [random_trace(seed=seed) for seed in range(count)]
    found = compare([Measured(trace, 12.5) for trace in traces])
    figure = draw("compare", traces[0].with_study(found), Selection(candidates=5))
    likeliest, different, distances, passes = figure.marks
    assert isinstance(likeliest, Dots)
    assert isinstance(different, Dots)
    assert likeliest.names == ("A", "B", "C", "D")[:count]
    assert [row.label for row in likeliest.rows] == list(found.labels[:5])
    assert different.names == likeliest.names[1:]
    spans = [max(0.0, *row.values) - min(0.0, *row.values) for row in different.rows]
    assert spans == sorted(spans, reverse=True)
    assert len(spans) == 5
    assert isinstance(distances, Facts)
    assert len(distances.facts) == (4 if count == 2 else len(list(combinations(range(count), 2))))
    assert distances.facts[0].value == f"{100 * found.total_variation[0, 1]:.1f} %"
    assert all(fact.detail for fact in distances.facts)
    assert [fact.is_minor for fact in distances.facts[2:]] == [count == 2] * (len(distances.facts) - 2)
    assert isinstance(passes, Facts)
    assert all("perplexity 12.5 of the prompt" in fact.note for fact in passes.facts)
    assert figure.provenance["against"].startswith("B · “")


def test_without_a_comparison_the_view_says_what_would_stand_there() -> None:
    figure = draw("compare", random_trace())
    assert isinstance(figure.marks[0], Text)
    assert figure.sentence.startswith("Nothing is compared yet")


@pytest.mark.parametrize(("seed", "said"), [(0, "A and B read the same tokens"), (1, "A and B read different texts")])
def test_passes_that_agree_are_a_sentence_and_no_charts(seed: int, said: str) -> None:
    """The same text, and another text behind which every token is as likely."""
    trace = random_trace()
    other = replace(random_trace(5, seed), last_logits=trace.last_logits) if seed else trace
    found = compare([trace, other])
    assert found.agree
    figure = draw("compare", trace.with_study(found))
    assert [type(mark) for mark in figure.marks] == [Text, Facts]
    assert figure.sentence.startswith(said)


@pytest.mark.parametrize(
    ("text", "other", "differing_words", "missing_words"),
    [
        ([1, 2, 3, 4], [1, 5, 6, 4], {1, 2}, {1, 2}),
        ([1, 2, 3], [1, 2, 3], set(), set()),
        ([1, 2, 3, 3], [1, 3], {1, 2}, set()),
        ([1, 1, 1], [1, 1], {2}, set()),
        ([7], [8, 9], {0}, {0, 1}),
    ],
    ids=["changed", "equal", "longer", "repeated", "other"],
)
def test_texts_differ_between_their_common_beginning_and_end(
    text: list[int], other: list[int], differing_words: set[int], missing_words: set[int]
) -> None:
    one, another = (trace_of_words(words) for words in (text, other))
    assert differing(one, another) == differing_words
    assert differing(another, one) == missing_words


def test_differences_have_their_zero_inside_and_their_signs() -> None:
    mark = Dots((), ("B",), "difference", signed=True)
    assert [mark.number(value) for value in (0.051, -0.051, 0.0002, float("nan"))] == ["+5.1", "−5.1", "0", "–"]
