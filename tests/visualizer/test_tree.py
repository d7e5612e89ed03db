"""The tree of continuations: its probabilities are those of whole passes, and each node costs one token."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.models import NumpyBackend
from visualizer.engine import Engine
from visualizer.errors import BadInput, PassCancelled
from visualizer.following import Tree
from visualizer.sampling import Sampling, next_token_distribution
from visualizer.tokens import Prompt, Tokenizer
from visualizer.tree import TreeWork, tapered

PROMPT = "The cat sat"
WARM = Sampling(temperature=1.7, top_k=30, top_p=0.9, repetition_penalty=1.3)


def never() -> bool:
    return False


@pytest.fixture
def make(tokenizer: Tokenizer) -> Callable[[], Engine]:
    """Fresh engines of one model."""
    return lambda: Engine(NumpyBackend(len(tokenizer.vocabulary)), tokenizer)


def grown(engine: Engine, **settings: Any) -> Tree:
    """The finished tree behind the prompt."""
    *_, last = TreeWork(PROMPT, **settings)(engine, never)
    return last


def test_probabilities_are_those_of_whole_passes(make: Callable[[], Engine]) -> None:
    """Behind each branch, read by an engine that knows nothing of it: as given, after the settings, and the product."""
    engine, tree = make(), grown(make(), widths=(3, 2, 2), sampling=WARM)
    for place, node in enumerate(tree.nodes):
        *before, token_id = tree.ids(place)
        text = Prompt(PROMPT)
        joint = 1.0
        for one in (*before, token_id):
            trace = engine.trace(text)
            distribution = next_token_distribution(trace.logits[-1], WARM, trace.read(-1))
            joint *= distribution.probabilities[one]
            text = engine.writer.append(text, one)
        assert node.given == pytest.approx(distribution.given[token_id], abs=1e-6)
        assert node.now == pytest.approx(distribution.probabilities[token_id], abs=1e-6)
        assert node.joint == pytest.approx(joint, abs=1e-6)
        assert node.rank == distribution.rank(token_id)
    assert len(tree.nodes) == 3 + 3 * 2 + 3 * 2 * 2


def test_siblings_are_the_likeliest_in_order(make: Callable[[], Engine]) -> None:
    """What the settings cut is no branch, also where that leaves fewer than are asked for."""
    tree = grown(make(), widths=(5, 3), sampling=Sampling(top_k=2))
    for parent in {node.parent for node in tree.nodes}:
        shares = [node.now for node in tree.nodes if node.parent == parent]
        assert len(shares) == 2
        assert shares == sorted(shares, reverse=True)
        assert sum(shares) == pytest.approx(1)


def test_greedy_choice_leaves_one_branch(make: Callable[[], Engine]) -> None:
    """Chance plays no part: it is certain."""
    tree = grown(make(), widths=(4, 2, 2), sampling=Sampling(greedy=True))
    assert [(node.depth, node.joint) for node in tree.nodes] == [(0, 1.0), (1, 1.0), (2, 1.0)]


def test_every_node_costs_one_token_behind_a_known_prefix(tokenizer: Tokenizer) -> None:
    """However the branches lie: nothing but the last token of each is computed."""
    backend = NumpyBackend(len(tokenizer.vocabulary))
    engine = Engine(backend, tokenizer)
    tree = grown(engine, widths=(4, 2, 2, 1))
    inner = [node for node in tree.nodes if node.depth < 3]
    assert backend.passes == [len(tokenizer.encode(PROMPT)), *[1] * len(inner)]
    last = engine.trace(PROMPT)
    assert last.cost.reused == len(last.tokens)


def test_a_tree_only_grows(make: Callable[[], Engine]) -> None:
    """Each result begins with the one before; the first already shows what may come next."""
    trees = list(TreeWork(PROMPT, (3, 2))(make(), never))
    assert [len(tree.nodes) for tree in trees] == [3, 5, 7, 9]
    assert all(after.nodes[: len(before.nodes)] == before.nodes for before, after in itertools.pairwise(trees))
    assert trees[-1].nodes == grown(make(), widths=(3, 2)).nodes, "the same every time"


def test_the_branch_that_was_taken_is_in_the_tree(make: Callable[[], Engine]) -> None:
    """Also where others are likelier, and where the settings would cut it."""
    engine = make()
    unlikely = int(np.argmin(engine.trace(PROMPT).logits[-1]))
    tree = grown(engine, widths=(2, 1), taken=(unlikely, 7), sampling=Sampling(top_k=5))
    taken = [place for place, node in enumerate(tree.nodes) if node.is_taken]
    assert [tree.nodes[place].token_id for place in taken] == [unlikely, 7]
    assert tree.ids(taken[-1]) == (unlikely, 7)
    assert tree.nodes[taken[0]].now == 0
    assert [node.depth for node in tree.nodes].count(0) == 2 + 1, "beside the likeliest, not in place of one"


def test_nothing_grows_behind_the_end_of_text(make: Callable[[], Engine]) -> None:
    """The end stands in the tree as a leaf."""
    engine = make()
    likeliest = int(np.argmax(engine.trace(PROMPT).logits[-1]))
    engine.end_of_text = frozenset({likeliest})
    tree = grown(engine, widths=(2, 2))
    assert tree.nodes[0].ends
    assert all(node.parent != 0 for node in tree.nodes)


def test_branches_below_a_probability_are_cut(make: Callable[[], Engine]) -> None:
    """By their joint probability."""
    whole = grown(make(), widths=(4, 4))
    least = float(np.median([node.joint for node in whole.nodes]))
    cut = grown(make(), widths=(4, 4), least=least)
    assert [node.joint for node in cut.nodes if node.joint < least] == []
    assert {cut.ids(place) for place in range(len(cut.nodes))} == {
        whole.ids(place) for place, node in enumerate(whole.nodes) if node.joint >= least
    }


def test_a_tree_that_is_given_up_raises(make: Callable[[], Engine]) -> None:
    """At the next pass."""
    asked = iter([False] * 4)
    with pytest.raises(PassCancelled):
        list(TreeWork(PROMPT)(make(), lambda: next(asked, True)))


def test_trees_taper() -> None:
    """Half as many behind the first tokens, and none but the likeliest from the fourth on."""
    assert tapered(4, 6) == (4, 2, 2, 1, 1, 1)
    assert tapered(5, 3) == (5, 3, 3)
    assert tapered(1, 2) == (1, 1)


@pytest.mark.parametrize("widths", [(), (1,) * 7, (0, 2), (3, 0), (20, 20, 20, 20)], ids=str)
def test_a_tree_without_meaning_is_refused(widths: tuple[int, ...]) -> None:
    """In one sentence, before anything is computed."""
    with pytest.raises(BadInput):
        TreeWork(PROMPT, widths)


def test_an_encoder_has_no_tree(make: Callable[[], Engine]) -> None:
    """It does not continue a text."""
    engine = make()
    engine.spec = replace(engine.spec, kind="encoder-only")
    with pytest.raises(BadInput, match="fills masks"):
        grown(engine)
