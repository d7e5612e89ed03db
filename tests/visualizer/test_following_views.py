"""The views of what could follow: what is drawn of a tree, a beam search, several texts and many draws."""

from itertools import combinations

import numpy as np
import pytest

from tests.exporters import figures
from tests.models import NumpyBackend
from tests.traces import random_encoding, random_trace
from visualizer.beams import BeamWork
from visualizer.continuations import ContinuationsWork
from visualizer.draws import draws
from visualizer.engine import Engine
from visualizer.following import Beams, Continuations, Tree
from visualizer.numerals import per_cent, signed
from visualizer.sampling import Sampling, next_token_distribution
from visualizer.state import Selection
from visualizer.tokens import Tokenizer
from visualizer.trace import Trace
from visualizer.tree import TreeWork
from visualizer.views import draw
from visualizer.views.branching import Sizes, arrange
from visualizer.views.figure import Bars, Branches, Facts, Passages, Text, ValueBars

PROMPT, WARM = "The cat sat", Sampling(temperature=0.7, top_k=20, seed=3)
SIZES = Sizes(between=1, least_gap=2, most_gap=8, least_label=2)


@pytest.fixture
def trace(tokenizer: Tokenizer) -> Trace:
    """A pass with a tree, a search and texts behind it."""
    engine = Engine(NumpyBackend(len(tokenizer.vocabulary)), tokenizer)
    trace = engine.trace(PROMPT)
    for work in (
        TreeWork(PROMPT, (3, 2), WARM, taken=(9,)),
        BeamWork(PROMPT, 3, 4),
        ContinuationsWork(PROMPT, 2, WARM, 10),
    ):
        *_, found = work(engine, lambda: False)
        trace = trace.with_study(found)
    return trace


@pytest.mark.parametrize("view", ["tree", "beams", "continuations"])
def test_without_its_study_a_view_says_what_would_stand_there(view: str) -> None:
    """And an encoder's says why nothing follows."""
    for trace, words in ((random_trace(), "Nothing was"), (random_encoding(), "masked language modelling")):
        figure = draw(view, trace, Selection())
        (mark,) = figure.marks
        assert isinstance(mark, Text)
        assert words in mark.text
        assert figure.sentence == mark.text


def test_a_tree_is_drawn_with_its_probabilities(trace: Trace) -> None:
    """Numbers are those behind the branch, widths the joint ones; a click goes on with the whole branch."""
    tree, figure = trace.study(Tree), draw("tree", trace, Selection())
    (mark,) = figure.marks
    assert tree is not None
    assert isinstance(mark, Branches)
    for place, node in enumerate(tree.nodes):
        branch = mark.nodes[place]
        assert (branch.value, branch.weight, branch.parent) == (node.now, node.joint, node.parent)
        assert mark.number(place) == per_cent(node.now)
        assert mark.probe(place).pick == {"append_all": tree.ids(place)}
        assert f"{100 * node.joint:.4g} % as a whole" in mark.probe(place).text
        assert branch.state == ("selected" if node.is_taken else "open")
    likeliest = max((node for node in tree.nodes if node.depth == 1), key=lambda node: node.joint)
    assert f"{per_cent(likeliest.joint)} %" in figure.sentence
    assert figure.provenance["sampling"] == "temperature 0.7, top-k 20"


def test_a_search_is_drawn_with_what_it_kept_and_dropped(trace: Trace) -> None:
    """Dropped candidates are struck, those on the way to a finished text strong; finished texts carry their scores."""
    search, figure = trace.study(Beams), draw("beams", trace, Selection())
    ways, finished = figure.marks
    assert search is not None
    assert isinstance(ways, Branches)
    assert isinstance(finished, ValueBars)
    on_the_way = {place for beam in search.finished for place in search.branch(beam.place)}
    for place, candidate in enumerate(search.candidates):
        assert ways.number(place) == signed(candidate.score)
        expected = "best" if place in on_the_way else "dropped" if candidate.fate == "dropped" else "open"
        assert ways.nodes[place].state == expected
        assert candidate.fate in ways.probe(place).text
    for step in range(search.steps):
        shares = [ways.nodes[place].weight for place, one in enumerate(search.candidates) if one.step == step]
        assert sum(shares) == pytest.approx(1)
    assert [bar.value for bar in finished.rows] == [beam.score for beam in search.finished]
    assert finished.rows[0].pick == {"append_all": search.ids(search.finished[0].place)}
    assert signed(search.finished[0].score, 3) in figure.sentence


def test_texts_are_drawn_with_their_probabilities(trace: Trace) -> None:
    """A passage each, the greedy one first, headed by what sums it up."""
    found, figure = trace.study(Continuations), draw("continuations", trace, Selection())
    assert found is not None
    (texts,) = figure.marks
    assert isinstance(texts, Passages)
    assert [mark.title for mark in texts.passages] == ["greedy", "seed 3", "seed 4"]
    for mark, text in zip(texts.passages, found.texts, strict=True):
        np.testing.assert_allclose(mark.values(), [one.probability for one in text.tokens])
        assert f"4-grams repeated {per_cent(text.repeated)} % · {text.bits:.2f} bits a token" in mark.note
    assert f"repeats {per_cent(found.texts[0].repeated)} %" in figure.sentence


def test_draws_are_counted_from_the_step_that_is_looked_at() -> None:
    """Each bar is the share of the draws before its probability, with where it was to be expected."""
    trace = random_trace()
    selection = Selection(query=2, candidates=5, draws=200, sampling=WARM)
    figure = draw("draws", trace, selection)
    bars, facts = figure.marks
    assert isinstance(bars, Bars)
    assert isinstance(facts, Facts)
    distribution = next_token_distribution(trace.logits[2], WARM)
    counts = draws(distribution, 200, 3, 0)
    for bar in bars.rows:
        assert bar.now == counts[bar.token_id] / 200
        assert bar.given == distribution.probabilities[bar.token_id]
        assert bar.around is not None
        assert bar.around[0] <= bar.given <= bar.around[1]
    assert bars.probe(0).text.startswith(f"{bars.rows[0].label}: drawn {counts[bars.rows[0].token_id]} times in 200")
    assert (figure.focus, facts.facts[0].value) == (f"after {trace.tokens[2].shown}", "200")


def arranged(mark: Branches, rows: int, width: float = 100.0, first: int | None = None) -> set[int]:
    """The nodes that have room, with labels and numbers of three units."""
    return set(arrange(mark, rows, width, lambda place: (3.0, 3.0), SIZES, first).rows)


@pytest.mark.parametrize("rows", [1, 2, 3, 5, 8, 40])
def test_where_room_is_short_the_selected_branch_and_the_likeliest_stay(rows: int) -> None:
    """No more leaves than rows, each node with all before it; everything where there is room."""
    (mark,) = figures.branches().marks
    assert isinstance(mark, Branches)
    kept = arranged(mark, rows)
    assert all(set(mark.path(place)) <= kept for place in kept)
    assert len(kept - {mark.nodes[place].parent for place in kept}) <= rows
    selected = {place for place, node in enumerate(mark.nodes) if node.state == "selected"}
    assert selected <= kept
    assert len(kept) == len(mark.nodes) or rows < 12


def test_nothing_lies_on_another() -> None:
    """Labels of one column are a row apart at least; columns lie behind one another."""
    for name in ("branches", "branches of a search"):
        (mark,) = figures.EVERY[name]().marks
        assert isinstance(mark, Branches)
        placed = arrange(mark, 30, 100.0, lambda place: (3.0, 3.0), SIZES)
        depths = mark.depths
        for one, other in combinations(placed.rows, 2):
            if depths[one] == depths[other]:
                assert abs(placed.rows[one] - placed.rows[other]) >= 1 - 1e-9
        ends = {column: placed.starts[column] + placed.labels[column] + SIZES.between + 3.0 for column in placed.starts}
        assert all(placed.starts[column + 1] >= ends[column] + SIZES.least_gap - 1e-9 for column in list(ends)[:-1])
        assert max(ends.values()) <= 100 + 1e-9


def test_a_search_shows_its_last_steps_and_a_tree_its_first() -> None:
    """Where not all columns have room; or those that one has moved to."""
    (mark,) = figures.branches(True, 12).marks
    (tree,) = figures.branches(count=6).marks
    assert isinstance(mark, Branches)
    assert isinstance(tree, Branches)
    seen = [arrange(one, 30, 40.0, lambda place: (3.0, 3.0), SIZES, first).columns
            for one, first in ((mark, None), (tree, None), (mark, 2), (mark, 99))]  # fmt: skip
    count = len(seen[0])
    assert 1 < count < 12
    assert seen == [range(12 - count, 12), range(count), range(2, 2 + count), range(12 - count, 12)]
