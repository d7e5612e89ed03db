"""The works behind the views of what could follow: the numbers of a selection in each."""

from visualizer import works
from visualizer.sampling import Sampling
from visualizer.state import Selection
from visualizer.tree import tapered

PROMPT = "Once upon a time"
WARM = Sampling(temperature=0.7, seed=3)
CHOSEN = Selection(depth=2, branches=5, beams=4, beam_steps=6, texts=7, new_tokens=8, sampling=WARM)
SCALED = {(0, 1): 0.5}


def test_each_work_takes_its_numbers_from_the_selection() -> None:
    """And the text, the heads that are scaled, and what else it depends on."""
    tree = works.tree(PROMPT, CHOSEN, "she said", SCALED, taken=(3,))
    beams = works.beams(PROMPT, CHOSEN, "she said", SCALED)
    texts = works.continuations(PROMPT, CHOSEN, "she said", SCALED, stop=(".",))
    assert (tree.widths, tree.sampling, tree.taken) == (tapered(5, 2), WARM, (3,))
    assert (beams.beams, beams.max_new_tokens) == (4, 6)
    assert (texts.count, texts.max_new_tokens, texts.sampling, texts.stop) == (7, 8, WARM, (".",))
    for work in (tree, beams, texts):
        assert (work.prompt, work.target, work.factors) == (PROMPT, "she said", SCALED)


def test_settings_that_leave_one_branch_grow_the_tree_as_the_model_gives_it() -> None:
    for settings in (Sampling(greedy=True), Sampling(temperature=0)):
        assert works.tree(PROMPT, Selection(sampling=settings)).sampling == Sampling()
