"""The timeline: a column for each draw, the step that is looked at, and the text above it."""

from dataclasses import replace

import numpy as np
import pytest

from tests.traces import random_encoding, random_pair, random_trace
from visualizer.state import Selection
from visualizer.surprisal import surprisal
from visualizer.trace import Trace
from visualizer.views import draw
from visualizer.views.figure import ColourScale, Figure, Passage, Piece, Text, Timeline

DRAWN = 4


@pytest.fixture
def trace() -> Trace:
    """Nine tokens, the last four of them drawn."""
    return replace(random_trace(9), drawn=DRAWN)


def marks(figure: Figure) -> tuple[Passage, Timeline]:
    """The text and the columns."""
    passage, timeline = figure.marks
    assert isinstance(passage, Passage)
    assert isinstance(timeline, Timeline)
    return passage, timeline


def test_a_column_stands_for_each_draw_and_one_for_the_next(trace: Trace) -> None:
    """With the probability and the rank that the model gave each, in the text and in the columns alike."""
    passage, timeline = marks(draw("timeline", trace))
    found = surprisal(trace)
    assert len(timeline.pieces) == DRAWN + 1
    assert timeline.pieces[:-1] == passage.pieces[-DRAWN:]
    assert [piece.probability for piece in timeline.pieces] == [*found.probabilities[-DRAWN:].tolist(), None]
    assert [piece.rank for piece in timeline.pieces[:-1]] == found.ranks[-DRAWN:].tolist()
    assert [piece.name for piece in timeline.pieces] == [
        "step 1 ·w5",
        "step 2 ·w6",
        "step 3 ·w0",
        "step 4 ·w1",
        "step 5",
    ]
    assert np.isnan(passage.values()[: 9 - DRAWN]).all(), "what was typed has no colour"
    np.testing.assert_array_equal(passage.values()[-DRAWN:], found.probabilities[-DRAWN:])


@pytest.mark.parametrize(
    ("query", "in_text", "column", "told"),
    [
        (5, 6, 1, "Step 2 of 4 drew “w6” behind “w5”"),
        (4, 5, 0, "Step 1 of 4 drew “w5” behind “w4”"),
        (-1, None, 4, "4 tokens were drawn; the next one will follow “w1”."),
        (1, 2, None, "4 tokens were drawn behind the prompt, in which “w1” is looked from."),
    ],
    ids=["a step", "the first step", "the draw to come", "in the prompt"],
)
def test_the_step_is_the_one_whose_pass_is_looked_at(
    trace: Trace, query: int, in_text: int | None, column: int | None, told: str
) -> None:
    """The query token is the one behind which was drawn; what comes later steps back."""
    figure = draw("timeline", trace, Selection(query=query))
    passage, timeline = marks(figure)
    assert (passage.framed, timeline.framed) == (in_text, column)
    assert figure.sentence.startswith(told)
    behind = [place for place in range(9) if passage.is_behind(place)]
    reached = 9 if in_text is None else in_text + 1
    assert behind == sorted({*range(9 - DRAWN), *range(reached, 9)})


def test_a_click_selects_the_step(trace: Trace) -> None:
    """Each token of text and columns picks the token before it, the draw to come the last one."""
    passage, timeline = marks(draw("timeline", trace))
    assert [passage.probe(place).pick for place in range(9)] == [{}, *({"query": place} for place in range(8))]
    assert [timeline.probe(place).pick for place in range(DRAWN + 1)] == [{"query": place} for place in range(4, 9)]
    for column in range(DRAWN):
        query = timeline.probe(column).pick["query"]
        assert marks(draw("timeline", trace, Selection(query=int(query))))[1].framed == column


def test_where_the_context_slid_the_steps_keep_their_numbers(trace: Trace) -> None:
    """All that is read was drawn: the first token has no number any more, and the figure says why."""
    figure = draw("timeline", replace(trace, drawn=30, omitted=26), Selection(query=2))
    passage, timeline = marks(figure)
    names = [piece.name.rsplit(" ", 1)[0] for piece in timeline.pieces[:-1]]
    assert names == [f"step {step}" for step in range(22, 31)]
    assert (timeline.pieces[0].probability, timeline.pieces[0].per_cent) == (None, "–")
    assert timeline.framed == passage.framed == 3
    assert "Step 25 of 30" in figure.sentence
    assert "the first 26 tokens are not read any more" in figure.sentence
    assert timeline.note == "of the text as it is read now, without its first 26 tokens"


def test_of_an_encoder_decoder_it_is_the_target() -> None:
    """Whatever is looked at; a click while the encoder is looked at comes back to the target."""
    pair = replace(random_pair(target=6), drawn=3)
    passage, timeline = marks(draw("timeline", pair, Selection(kind="cross", query=3)))
    assert (len(passage.pieces), len(timeline.pieces), timeline.framed) == (6, 4, 1)
    assert timeline.probe(0).target == (3,)
    timeline = marks(draw("timeline", pair, Selection(kind="encoder", query=3)))[1]
    assert (timeline.framed, timeline.probe(0).pick) == (3, {"kind": "cross", "query": 2})


@pytest.mark.parametrize(
    ("trace", "told"),
    [(random_trace(), "Nothing was drawn yet"), (random_encoding(), "masked language modelling")],
    ids=["nothing drawn", "encoder"],
)
def test_what_would_stand_here_is_said(trace: Trace, told: str) -> None:
    figure = draw("timeline", trace)
    assert [type(mark) for mark in figure.marks] == [Text]
    assert told in figure.sentence


# ---- the lines of a text ----
def passage_of(*texts: str) -> Passage:
    """A text of these pieces."""
    return Passage(tuple(Piece(text, text, text) for text in texts), "surprisal", ColourScale(0, 1))


def lines(room: float, *texts: str) -> list[str]:
    """The text in lines, each character one wide."""
    broken = passage_of(*texts).lines([len(text) for text in texts], room)
    assert [place for line in broken for place in line] == list(range(len(texts)))
    return ["".join(texts[place] for place in line) for line in broken]


def test_lines_break_before_a_space() -> None:
    assert lines(10, "The", " old", " king", "dom", " of", "s", "and") == ["The old", " kingdom", " ofsand"]


def test_a_word_longer_than_a_line_breaks_where_the_line_is_full() -> None:
    assert lines(5, "ab", "cd", "ef", "gh", "ij", " kl") == ["abcd", "efgh", "ij kl"]
    assert lines(5, "a", " bcd", "efg", "hij") == ["a", " bcd", "efg", "hij"]
    assert lines(3, "abcdefgh", "ij") == ["abcdefgh", "ij"]


def test_lines_break_behind_the_end_of_a_line() -> None:
    assert lines(20, "a", "↵", "↵", "b", ".↵", "c") == ["a↵↵", "b.↵", "c"]
    assert lines(20) == []
