"""The works behind the views of what could follow a text, each with the numbers that a selection has for it.

The window and the command line make them here, so that a figure is the same in both.
"""

from visualizer.beams import BeamWork
from visualizer.continuations import ContinuationsWork
from visualizer.sampling import Sampling
from visualizer.state import HeadFactors, Selection
from visualizer.tokens import Prompt
from visualizer.tree import TreeWork, tapered


def tree(
    prompt: str | Prompt,
    selection: Selection,
    target: str | Prompt | None = None,
    factors: HeadFactors | None = None,
    taken: tuple[int, ...] = (),
) -> TreeWork:
    """The likeliest continuations; as the model gives them where the settings would leave a single branch.

    `taken` are the tokens that the text went on with. Raises BadInput as `TreeWork` does.
    """
    widths = tapered(selection.branches, selection.depth)
    sampling = Sampling() if selection.sampling.picks_likeliest else selection.sampling
    return TreeWork(prompt, widths, sampling, target, factors or None, taken)


def beams(
    prompt: str | Prompt, selection: Selection, target: str | Prompt | None = None, factors: HeadFactors | None = None
) -> BeamWork:
    """A beam search. Raises BadInput as `BeamWork` does."""
    return BeamWork(prompt, selection.beams, selection.beam_steps, target=target, factors=factors or None)


def continuations(
    prompt: str | Prompt,
    selection: Selection,
    target: str | Prompt | None = None,
    factors: HeadFactors | None = None,
    stop: tuple[str, ...] = (),
) -> ContinuationsWork:
    """The greedy text and random ones; one of the `stop` strings ends a text. Raises BadInput as `ContinuationsWork`
    does."""
    return ContinuationsWork(
        prompt, selection.texts, selection.sampling, selection.new_tokens, target, factors or None, stop
    )
