"""What an encoder puts at its masks, as numbers and as a view."""

import re

import numpy as np
import pytest

from tests.traces import VOCABULARY, random_encoding, random_pair, random_trace
from visualizer.errors import BadInput
from visualizer.filling import fill, fill_at
from visualizer.sampling import Sampling, next_token_distribution
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import draw
from visualizer.views.figure import Bars, Facts


def test_each_mask_is_filled_from_its_own_logits() -> None:
    trace = random_encoding(9, (2, 5, 8))
    found = fill(trace, 4)
    assert [filler.place for filler in found] == [2, 5, 8]
    for filler in found:
        logits = trace.logits[filler.place]
        best = np.argsort(-logits, kind="stable")[:4]
        assert [guess.token_id for guess in filler.guesses] == best.tolist()
        assert [guess.rank for guess in filler.guesses] == [1, 2, 3, 4]
        given = next_token_distribution(logits, Sampling()).given
        assert [guess.probability for guess in filler.guesses] == pytest.approx(given[best].tolist())
        assert [guess.shown for guess in filler.guesses] == [f"·w{token_id}" for token_id in best]


def test_settings_apply_to_what_may_be_drawn_and_not_to_what_the_model_says() -> None:
    trace, sampling = random_encoding(6, (3,)), Sampling(temperature=0.5, top_k=2)
    (plain,), (set_,) = fill(trace, 3), fill(trace, 3, sampling)
    assert [g.probability for g in plain.guesses] == [g.probability for g in set_.guesses]
    assert set_.guesses[2].now == 0
    assert sum(guess.now for guess in set_.guesses) == pytest.approx(1)


def test_nothing_is_filled_where_nothing_is_masked_but_any_token_can_be_asked_for() -> None:
    trace = random_encoding(6, ())
    assert fill(trace) == []
    assert fill_at(trace, 4, 1).guesses[0].token_id == int(trace.logits[4].argmax())


@pytest.mark.parametrize(
    ("trace", "words"),
    [
        (random_trace(), "decoder-only and fills no masks"),
        (random_pair(), "encoder-decoder and fills no masks"),
        (random_encoding(head=False), "without a language head"),
    ],
)
def test_other_models_are_refused_in_one_sentence(trace: Trace, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        fill(trace)


def test_a_count_below_one_is_refused() -> None:
    with pytest.raises(BadInput, match="count is 0"):
        fill(random_encoding(), 0)


def test_more_fillers_than_the_vocabulary_has_are_all_of_them() -> None:
    (filler,) = fill(random_encoding(), 10 * VOCABULARY)
    assert len(filler.guesses) == VOCABULARY


# ---- the view ----
def test_the_view_has_a_block_of_bars_for_each_mask() -> None:
    trace = random_encoding(9, (2, 5))
    figure = draw("fillers", trace, Selection(candidates=6, query=7))
    blocks = [mark for mark in figure.marks if isinstance(mark, Bars)]
    assert [block.title for block in blocks] == ["token 2 ·w2", "token 5 ·w5"]
    for block, filler in zip(blocks, fill(trace, 4), strict=True):
        assert [bar.token_id for bar in block.rows] == [guess.token_id for guess in filler.guesses]
        assert [bar.given for bar in block.rows] == [guess.probability for guess in filler.guesses]
    for filler in fill(trace, 1):
        share = f"{100 * filler.guesses[0].probability:.1f}"
        assert f"at token {filler.place} ({share} % as the model gave it" in figure.sentence


def test_a_click_on_a_filler_puts_it_in_place_of_its_mask_and_explains_it_there() -> None:
    figure = draw("fillers", random_encoding(9, (2, 5)))
    block = figure.marks[1]
    assert isinstance(block, Bars)
    probe = block.probe(0)
    assert probe.pick == {"fill": 5, "filler": block.rows[0].token_id}
    assert probe.tokens == (5,)
    assert probe.explain == {"explains": "probability", "candidate": block.rows[0].token_id, "query": 5}


def test_what_is_explained_is_what_the_bar_shows() -> None:
    """The bar's number, digit for digit."""
    trace = random_encoding(9, (2, 5))
    block = draw("fillers", trace).marks[0]
    assert isinstance(block, Bars)
    explain = dict(block.probe(1).explain)
    figure = draw("why", trace, Selection(**explain))  # type: ignore[arg-type]
    shown = re.search(r"([\d.]+) % as the model gives it", figure.sentence)
    assert shown is not None
    assert shown.group(1) == f"{100 * block.rows[1].given:.4f}"
    assert " at “w2”: " in figure.sentence


def test_settings_cut_in_the_view_as_in_next_token() -> None:
    figure = draw("fillers", random_encoding(9, (2,)), Selection(candidates=8, sampling=Sampling(top_k=3)))
    bars, facts = figure.marks
    assert isinstance(bars, Bars)
    assert isinstance(facts, Facts)
    assert [bar.now is None for bar in bars.rows] == [False] * 3 + [True] * 5
    assert "after temperature 1, top-k 3" in figure.sentence


def test_where_nothing_is_masked_the_selected_token_is_told_of_and_said_to_be_seen() -> None:
    trace = random_encoding(6, ())
    figure = draw("fillers", trace, Selection(query=4))
    bars = figure.marks[0]
    assert isinstance(bars, Bars)
    assert bars.rows[0].token_id == int(trace.logits[4].argmax())
    assert figure.sentence.startswith("Nothing is masked: at “w4”, which it sees, random would put ")


def test_many_masks_share_the_rows_and_the_sentence_names_the_first() -> None:
    figure = draw("fillers", random_encoding(12, tuple(range(10))), Selection(candidates=16))
    blocks = [mark for mark in figure.marks if isinstance(mark, Bars)]
    assert [len(block.rows) for block in blocks] == [4] * 10
    assert "fills the 10 masks, each by itself" in figure.sentence
    assert figure.sentence.endswith("and 7 more.")


def test_the_bars_of_all_masks_have_one_scale() -> None:
    """Equally long bars are equal shares, whichever mask they belong to."""
    blocks = [mark for mark in draw("fillers", random_encoding(9, (2, 5, 8))).marks if isinstance(mark, Bars)]
    own = [max(max(bar.given, bar.now or 0.0) for bar in block.rows) for block in blocks]
    assert len(set(own)) == 3
    assert {block.largest for block in blocks} == {max(own)}
