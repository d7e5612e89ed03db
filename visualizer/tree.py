"""The tree of the likeliest continuations: what could follow a text, a few tokens deep.

    text ─► its likeliest next tokens ─► behind each of them the likeliest again ─► …

A token's probability is the one it has behind its branch once the sampling settings are applied. The joint probability
of a branch is the product along it: how often a draw of as many tokens would write just these.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from math import prod

from visualizer.engine import Engine, HeadScales
from visualizer.errors import BadInput
from visualizer.following import Node, Tree
from visualizer.language import tr
from visualizer.numerals import grouped
from visualizer.sampling import Distribution, Sampling, next_token_distribution
from visualizer.tokens import Prompt
from visualizer.trace import Trace
from visualizer.writing import Writing

DEEPEST = 6  # tokens along a branch
MOST_PASSES = 1000  # of one tree


def tapered(branches: int, depth: int) -> tuple[int, ...]:
    """How many tokens follow at each depth, so that a tree stays readable: 4 gives 4, 2, 2, 1, 1, 1."""
    half = -(-branches // 2)
    return (branches, half, half, *(1,) * depth)[:depth]


@dataclass(frozen=True, slots=True)
class TreeWork:
    """Grows the tree behind a text, one pass a node: a new token behind a prefix that is known.

    `widths` says how many tokens follow at each depth, and so how deep the tree is; tokens that the settings cut are
    left out, and so are those of a joint probability below `least`. `taken` are the tokens that the text really goes on
    with: they are in the tree even where others are likelier. `prompt`, `target` and `factors` are those of
    `Engine.trace`. Raises BadInput for widths without meaning, and for a tree that would take too long.
    """

    prompt: str | Prompt
    widths: tuple[int, ...] = tapered(4, 3)
    sampling: Sampling = field(default_factory=Sampling)
    target: str | Prompt | None = None
    factors: HeadScales | None = None
    taken: tuple[int, ...] = ()
    least: float = 0.0

    def __post_init__(self) -> None:
        if not 1 <= len(self.widths) <= DEEPEST:
            raise BadInput(
                tr(
                    "The tree is {depth} tokens deep, but it must be between 1 and {most}.",
                    depth=len(self.widths),
                    most=DEEPEST,
                )
            )
        if min(self.widths) < 1:
            raise BadInput(tr("The tree has {width} branches, but it must have at least 1.", width=min(self.widths)))
        passes = sum(prod(self.widths[:depth]) for depth in range(len(self.widths)))
        if passes > MOST_PASSES:
            raise BadInput(
                tr(
                    "This tree would take {passes} passes of the model, more than {most}: make it less deep or give it "
                    "fewer branches.",
                    passes=grouped(passes),
                    most=grouped(MOST_PASSES),
                )
            )

    def __call__(self, engine: Engine, given_up: Callable[[], bool]) -> Iterator[Tree]:
        """The tree with more and more nodes; raises PassCancelled once it is given up.

        It grows depth first, and no trace outlives its node: so every prefix is still known when its next token comes.
        """
        writing = Writing.of(engine, self.prompt, self.target, self.factors, given_up)
        tree = Tree(self.sampling)
        waiting: list[tuple[int, Prompt]] = [(-1, writing.begun)]  # nodes to grow behind, the next one last
        while waiting:
            place, text = waiting.pop()
            grown = self._grown(tree, place, self._behind(writing.read(text)), engine)
            first, tree = len(tree.nodes), replace(tree, nodes=(*tree.nodes, *grown))
            if grown and grown[0].depth + 1 < len(self.widths):
                waiting += [
                    (first + number, writing.grown(text, node.token_id))
                    for number, node in reversed(list(enumerate(grown)))
                    if not node.ends
                ]
            yield tree

    def _behind(self, trace: Trace) -> Distribution:
        return next_token_distribution(trace.logits[-1], self.sampling, trace.read(-1))

    def _grown(self, tree: Tree, place: int, distribution: Distribution, engine: Engine) -> list[Node]:
        """The nodes right behind one, likeliest first."""
        before = tree.nodes[place] if place >= 0 else None
        depth = 0 if before is None else before.depth + 1
        joint = 1.0 if before is None else before.joint
        follows = self.taken[depth] if (before is None or before.is_taken) and depth < len(self.taken) else None
        ids, _ = distribution.end_to_end()
        width = self.widths[depth] if joint else 0  # behind what the settings cut, only the text itself goes on
        chosen = [
            token_id for token_id in ids[:width].tolist() if joint * distribution.probabilities[token_id] >= self.least
        ]
        if follows is not None and follows not in chosen:
            chosen.append(follows)
        return [
            Node(
                token_id=token_id,
                shown=engine.writer.vocabulary.shown(token_id),
                parent=place,
                depth=depth,
                given=float(distribution.given[token_id]),
                now=float(distribution.probabilities[token_id]),
                joint=joint * float(distribution.probabilities[token_id]),
                rank=distribution.rank(token_id),
                is_taken=token_id == follows,
                ends=token_id in engine.end_of_text,
            )
            for token_id in chosen
        ]
