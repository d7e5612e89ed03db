"""The sentence of each view says what is seen, with the numbers of the trace."""

from dataclasses import replace

import numpy as np
import pytest

from tests.traces import HEADS, LAYERS, random_trace
from visualizer.attention import STAGES
from visualizer.numerals import per_cent, signed
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import VIEWS, draw, sentences
from visualizer.views.lens import after_each_layer


@pytest.fixture
def trace() -> Trace:
    return random_trace(words=6)


def named(trace: Trace, key: int, query: int) -> str:
    """A key as a sentence about a row names it."""
    return "itself" if key == query else f"“{trace.tokens[key].text.strip()}”"


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("words", [1, 2, 40])
def test_every_sentence_is_one_sentence(view: str, words: int) -> None:
    said = draw(view, random_trace(words), Selection(layer=1, head=1)).sentence
    assert said[0].isupper() or said[0] in "“‹" or said[0].isdigit() or said.startswith("random")
    assert said.endswith(".")
    assert "  " not in said
    assert "“·w" not in said


@pytest.mark.parametrize("layer", range(LAYERS))
@pytest.mark.parametrize("head", range(HEADS))
@pytest.mark.parametrize("query", [1, 3, 5])
def test_a_row_names_its_strongest_keys_with_their_weights(layer: int, head: int, query: int, trace: Trace) -> None:
    said = sentences.row(trace, Selection(layer=layer, head=head, query=query))
    weights = trace.row(layer, head, query)
    best = [int(key) for key in np.argsort(-weights, kind="stable")[:2]]
    assert f"head {head} of layer {layer}" in said
    for key in best:
        assert (f"{named(trace, key, query)} ({100 * weights[key]:.0f} %)" in said) == (weights[key] >= 0.1)


def test_the_first_token_looks_at_itself(trace: Trace) -> None:
    assert "it can only look at itself" in sentences.row(trace, Selection(query=0))


@pytest.mark.parametrize("stage", STAGES[:-1])
def test_on_the_way_to_a_weight_the_largest_score_is_named(stage: str, trace: Trace) -> None:
    """Of the keys that the mask allows, at every stage."""
    said = draw("head", trace, Selection(layer=2, head=1, query=3, stage=stage)).sentence  # type: ignore[arg-type]
    scores = trace.stage(2, 1, stage)[3, :4]  # type: ignore[arg-type]
    key = int(scores.argmax())
    assert said.endswith(f"{named(trace, key, 3)}: {signed(float(scores[key]))}.")


def test_all_arcs_name_the_strongest_of_them(trace: Trace) -> None:
    said = sentences.arcs(trace, Selection(layer=1, head=1, arcs_from="all"))
    weights = trace.attention(1, 1)[1:]
    assert f"({100 * weights.max():.0f} %)" in said


def test_the_grid_names_the_strongest_pair_of_the_focused_head(trace: Trace) -> None:
    weights = trace.attention(2, 3)[1:]
    assert f"({100 * weights.max():.0f} %)" in draw("heads", trace, Selection(layer=2, head=3)).sentence


@pytest.mark.parametrize("query", range(6))
def test_the_lens_says_from_which_layer_on_the_final_word_stands(query: int, trace: Trace) -> None:
    ids, shares = after_each_layer(trace, query, 3)
    said = sentences.lens(trace, Selection(query=query), ids, shares)
    best = ids[:, 0].tolist()
    assert f"“w{best[-1]}”" in said
    assert f"{per_cent(float(shares[-1, 0]))} %" in said
    if "from layer" in said:
        first = int(said.split("from layer ")[1].split()[0])
        assert set(best[first + 1 :]) == {best[-1]}
        assert best[first] != best[-1]


@pytest.mark.parametrize(
    ("best", "ending"),
    [
        ([7, 7, 7, 7], "the embedding alone already says “w7”, in the end with 25.0 %."),
        ([1, 7, 7, 7], "would say “w7” from layer 0 on (in the end 25.0 %); the embedding alone says “w1” (25.0 %)."),
        ([7, 2, 7, 7], "would say “w7” from layer 1 on (in the end 25.0 %); one layer earlier it was “w2” (25.0 %)."),
        ([1, 2, 3, 7], "the last layer, 2, makes the model say “w7” (25.0 %); one layer earlier it was “w3” (25.0 %)."),
    ],
)
def test_the_lens_finds_the_layer(best: list[int], ending: str, trace: Trace) -> None:
    ids = np.array(best, dtype=np.int64)[:, None]
    said = sentences.lens(trace, Selection(), ids, np.full(ids.shape, 0.25, dtype=np.float32))
    assert said.endswith(ending)


def test_the_embedding_is_told_with_the_lengths_of_its_summands(trace: Trace) -> None:
    said = sentences.embedding(trace, Selection(query=2))
    for vector in (trace.rows.token_embedding[2], trace.rows.position_embedding[2], trace.rows.residual[2, 0]):
        assert f"length {np.linalg.norm(vector.astype(np.float64)):.2f}" in said
    assert "no position is added" in sentences.embedding(random_trace(4, positions=False), Selection())


def test_tokens_are_counted_and_the_query_token_is_named_with_its_id(trace: Trace) -> None:
    assert "as 6 tokens; number 2, “w2”, has the id 2." in sentences.tokens(trace, Selection(query=2))
    assert "the last, “w5”, has the id 5." in sentences.tokens(trace, Selection())


def test_a_token_of_spaces_is_named_as_it_is_drawn(trace: Trace) -> None:
    assert sentences.quoted("·queen") == "“queen”"
    assert sentences.quoted("·") == "“·”"
    assert sentences.quoted("␣␣") == "“␣␣”"


def test_a_head_that_is_not_there_is_not_named(trace: Trace) -> None:
    said = sentences.heads(trace, replace(Selection(), layer=LAYERS), np.zeros((LAYERS, HEADS, 2), np.int64),
                           np.zeros((LAYERS, HEADS), np.float32))  # fmt: skip
    assert said == f"{LAYERS} layers of {HEADS} heads."
