"""The tree of what could follow: the likeliest tokens, behind each of them the likeliest again."""

from visualizer.following import Tree
from visualizer.language import later, tr
from visualizer.numerals import grouped, per_cent
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import Branch, Branches, Figure, Text

NOTHING = later(
    "Nothing was computed yet: the likeliest continuations will stand here as branches, as wide as they are probable."
)


def draw(trace: Trace, selection: Selection) -> Figure:
    """The branches behind the text, each token with its probability after the sampling settings."""
    title = tr("What could follow")
    tree = trace.study(Tree)
    why_not = sentences.unable(trace) or (tr(NOTHING) if tree is None or not tree.nodes else "")
    if tree is None or why_not:
        return Figure(view="tree", title=title, marks=(Text(why_not),), sentence=why_not, by_layer=False)
    return Figure(
        view="tree",
        title=title,
        marks=(Branches(branches(tree), note=tr("probability now, %; width: of the whole branch")),),
        focus=tr("after {token}", token=trace.tokens[-1].shown),
        sentence=sentence(trace, tree),
        provenance={"sampling": tree.sampling.words},
        by_layer=False,
    )


def branches(tree: Tree) -> tuple[Branch, ...]:
    """The nodes of a tree as they are drawn; a click goes on with the branch."""
    return tuple(
        Branch(
            label=node.shown,
            token_id=node.token_id,
            parent=node.parent,
            value=node.now if node.parent < 0 or tree.nodes[node.parent].joint else None,
            weight=node.joint,
            detail=detail(tree, place),
            pick={"append_all": tree.ids(place)},
            state="cut" if not node.joint else "selected" if node.is_taken else "open",
        )
        for place, node in enumerate(tree.nodes)
    )


def spelled(tree: Tree, place: int) -> str:
    """A branch as a sentence names it: “into the king”."""
    return sentences.running([tree.nodes[on].shown for on in tree.branch(place)])


def detail(tree: Tree, place: int) -> str:
    """The whole branch with its joint probability, and the token's own numbers behind it."""
    node = tree.nodes[place]
    return tr(
        "{branch}: {joint:.4g} % as a whole · {token} {now:.4g} % behind it, as given {given:.4g} %, rank {rank}",
        branch=spelled(tree, place),
        joint=100 * node.joint,
        token=node.shown,
        now=100 * node.now,
        given=100 * node.given,
        rank=grouped(node.rank),
    )


def sentence(trace: Trace, tree: Tree) -> str:
    """The likeliest whole branch, and how much of all that could follow the tree shows."""
    deepest = max(node.depth for node in tree.nodes)
    whole = [place for place, node in enumerate(tree.nodes) if node.depth == deepest or node.ends]
    likeliest = max(whole, key=lambda place: tree.nodes[place].joint)
    shown = sum(tree.nodes[place].joint for place in whole)
    values = {
        "token": sentences.quoted(trace.tokens[-1].shown),
        "branch": spelled(tree, likeliest),
        "joint": per_cent(tree.nodes[likeliest].joint),
        "settings": tree.sampling.words,
        "shown": per_cent(min(1.0, shown)),
    }
    if tree.nodes[likeliest].depth < deepest:
        return tr(
            "After {token} the likeliest branch here is {branch}, which ends the text, with {joint} % under "
            "{settings}; the branches shown hold {shown} % of all that could follow.",
            **values,
        )
    if deepest:
        return tr(
            "After {token} the likeliest {count} tokens here are {branch} with {joint} % under {settings}; the "
            "branches shown hold {shown} % of all that could follow.",
            count=deepest + 1,
            **values,
        )
    return tr(
        "After {token} the likeliest token is {branch} with {joint} % under {settings}; the tokens shown hold {shown} "
        "% of all that could follow.",
        **values,
    )
