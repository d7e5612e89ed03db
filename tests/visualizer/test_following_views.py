"""The views of what could follow: what is drawn of a tree, a beam search, several texts and many draws."""

from itertools import combinations, pairwise

import numpy as np
import pytest

from tests.exporters import figures
from tests.models import NumpyBackend
from tests.traces import random_encoding, random_trace
from visualizer.beams import BeamWork
from visualizer.continuations import ContinuationsWork
from visualizer.draws import draws
from visualizer.engine import Engine
from visualizer.following import Beams, Continuations, Node, Tree
from visualizer.numerals import per_cent, signed, small_per_cent
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
        assert (branch.weight, branch.parent) == (node.joint, node.parent)
        assert mark.number(place) == ("cut" if not node.now else per_cent(node.now))
        assert mark.probe(place).pick == {"append_all": tree.ids(place)}
        assert f"{100 * node.joint:.4g} % as a whole" in mark.probe(place).text
        assert branch.state == ("cut" if not node.now else "selected" if node.is_taken else "open")
    likeliest = max((node for node in tree.nodes if node.depth == 1), key=lambda node: node.joint)
    assert f"{per_cent(likeliest.joint)} %" in figure.sentence
    assert figure.provenance["sampling"] == "temperature 0.7, top-k 20"


def test_what_the_settings_cut_of_the_text_is_shown_without_followers_of_its_own(tokenizer: Tokenizer) -> None:
    """The taken branch stays, its token cut; behind it stands only what the text went on with, without a number."""
    engine = Engine(NumpyBackend(len(tokenizer.vocabulary)), tokenizer)
    trace = engine.trace(PROMPT)
    unlikely = np.argsort(trace.logits[-1])[:2].tolist()
    *_, tree = TreeWork(PROMPT, (3, 2), WARM, taken=tuple(unlikely))(engine, lambda: False)
    (mark,) = draw("tree", trace.with_study(tree), Selection()).marks
    assert isinstance(mark, Branches)
    cut = [place for place, node in enumerate(mark.nodes) if node.state == "cut"]
    assert [mark.nodes[place].token_id for place in cut] == unlikely
    assert [mark.number(place) for place in cut] == ["cut", ""]
    assert not any(node.state == "selected" for node in mark.nodes)


@pytest.mark.parametrize(
    ("goes_on", "begins"),
    [(0.6, "After “sat” the likeliest 2 tokens here are “A B” with 48.0 % under"),
     (0.4, "After “sat” the likeliest branch here is “E”, which ends the text, with 60.0 % under")],
    ids=["one that goes on", "one that ended"],
)  # fmt: skip
def test_branches_that_ended_before_count_as_whole_ones(trace: Trace, goes_on: float, begins: str) -> None:
    """The sentence weighs them against those that go on, and what the branches hold takes them in."""
    ended = 1 - goes_on
    nodes = (
        Node(1, "A", -1, 0, goes_on, goes_on, goes_on, 1),
        Node(2, "E", -1, 0, ended, ended, ended, 2, ends=True),
        Node(3, " B", 0, 1, 0.8, 0.8, 0.8 * goes_on, 1),
        Node(2, "E", 0, 1, 0.1, 0.1, 0.1 * goes_on, 2, ends=True),
    )
    sentence = draw("tree", trace.with_study(Tree(Sampling(), nodes)), Selection()).sentence
    assert sentence.startswith(begins)
    assert f"hold {per_cent(ended + 0.9 * goes_on)} %" in sentence


def test_a_search_is_drawn_with_what_it_kept_and_dropped(trace: Trace) -> None:
    """Dropped candidates are struck, those on the way to a finished text strong; the best text has the longest bar."""
    search, figure = trace.study(Beams), draw("beams", trace, Selection())
    ways, finished = figure.marks
    assert search is not None
    assert isinstance(ways, Branches)
    assert isinstance(finished, ValueBars)
    on_the_way = {place for beam in search.finished for place in search.branch(beam.place)}
    for place, candidate in enumerate(search.candidates):
        assert ways.number(place) == small_per_cent(np.exp(candidate.score))
        assert ways.nodes[place].score == candidate.score
        expected = "best" if place in on_the_way else "dropped" if candidate.fate == "dropped" else "open"
        assert ways.nodes[place].state == expected
        assert candidate.fate in ways.probe(place).text
    for step in range(search.steps):
        shares = [ways.nodes[place].weight for place, one in enumerate(search.candidates) if one.step == step]
        assert sum(shares) == pytest.approx(1)
    lengths = [bar.value for bar in finished.rows]
    assert lengths == pytest.approx([100 * np.exp(beam.score) for beam in search.finished])
    assert lengths == sorted(lengths, reverse=True)
    assert [bar.label[:3] for bar in finished.rows] == [f"{rank}. " for rank in range(1, len(lengths) + 1)]
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
        assert f"its runs of four tokens {'were' if text.repeated else 'was'} there before" in mark.note
        assert mark.detail.startswith(f"{per_cent(text.repeated)} % of its runs of 4 tokens")
    assert f"repeats {per_cent(found.texts[0].repeated)} %" in figure.sentence


def test_draws_are_counted_from_the_step_that_is_looked_at() -> None:
    """Each bar is the share of the draws before its probability, with where it was to be expected; the last one is that
    of all that have no row."""
    trace = random_trace()
    selection = Selection(query=2, candidates=5, draws=200, sampling=WARM)
    figure = draw("draws", trace, selection)
    bars, facts = figure.marks
    assert isinstance(bars, Bars)
    assert isinstance(facts, Facts)
    distribution = next_token_distribution(trace.logits[2], WARM)
    counts = draws(distribution, 200, 3, 0)
    for bar in bars.rows[:-1]:
        assert bar.now == counts[bar.token_id] / 200
        assert bar.given == distribution.probabilities[bar.token_id]
    others = bars.rows[-1]
    assert (others.label, others.pick) == (f"{int(distribution.kept.sum()) - 4} others", {})
    for numbers in ([bar.now for bar in bars.rows], [bar.given for bar in bars.rows]):
        assert sum(numbers) == pytest.approx(1)
    for bar in bars.rows:
        assert bar.around is not None
        assert bar.around[0] <= bar.given <= bar.around[1]
    assert bars.probe(0).text.startswith(f"{bars.rows[0].label}: drawn {counts[bars.rows[0].token_id]} times in 200")
    assert (figure.focus, facts.facts[0].value) == (f"after {trace.tokens[2].shown}", "200")


def arranged(mark: Branches, rows: int, width: float = 100.0, first: int | None = None) -> set[int]:
    """The nodes that have room, with labels and numbers of three units."""
    return set(arrange(mark, rows, width, lambda place, more: (3.0, 3.0), SIZES, first).rows)


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
        placed = arrange(mark, 30, 100.0, lambda place, more: (3.0, 3.0), SIZES)
        depths = mark.depths
        for one, other in combinations(placed.rows, 2):
            if depths[one] == depths[other]:
                assert abs(placed.rows[one] - placed.rows[other]) >= 1 - 1e-9
        ends = {column: placed.starts[column] + placed.labels[column] + SIZES.between + 3.0 for column in placed.starts}
        assert all(placed.starts[column + 1] >= ends[column] + SIZES.least_gap - 1e-9 for column in list(ends)[:-1])
        assert max(ends.values()) <= 100 + 1e-9


def test_families_stand_apart_and_a_node_counts_the_followers_that_have_no_room() -> None:
    """Siblings are a row from one another, the followers of two tokens further."""
    (mark,) = figures.branches(count=2).marks
    assert isinstance(mark, Branches)
    placed = arrange(mark, 30, 100.0, lambda place, more: (3.0, 3.0), SIZES)
    leaves = sorted((place for place in placed.rows if mark.depths[place] == 1), key=lambda place: placed.rows[place])
    for one, other in pairwise(leaves):
        apart = placed.rows[other] - placed.rows[one]
        assert (apart == pytest.approx(1)) == (mark.nodes[one].parent == mark.nodes[other].parent)
    assert set(placed.more.values()) == {0}
    short = arrange(mark, 4, 100.0, lambda place, more: (3.0, 3.0), SIZES)
    assert short.height <= 4
    for place in short.rows:
        followers = [number for number, node in enumerate(mark.nodes) if node.parent == place]
        assert short.more[place] == len(set(followers) - set(short.rows))
    assert any(short.more.values())


def test_a_search_shows_its_last_steps_and_a_tree_its_first() -> None:
    """Where not all columns have room; or those that one has moved to."""
    (mark,) = figures.branches(True, 12).marks
    (tree,) = figures.branches(count=6).marks
    assert isinstance(mark, Branches)
    assert isinstance(tree, Branches)
    seen = [arrange(one, 30, 40.0, lambda place, more: (3.0, 3.0), SIZES, first).columns
            for one, first in ((mark, None), (tree, None), (mark, 2), (mark, 99))]  # fmt: skip
    count = len(seen[0])
    assert 1 < count < 12
    assert seen == [range(12 - count, 12), range(count), range(2, 2 + count), range(12 - count, 12)]
