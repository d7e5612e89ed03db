"""The labels of token axes, made once a trace, since several views of a long prompt would each make them anew; and
what heads a figure of one head."""

from functools import lru_cache

from visualizer.language import tr
from visualizer.state import Selection
from visualizer.trace import Trace


@lru_cache(maxsize=1)
def labels_of(trace: Trace) -> tuple[str, ...]:
    """Each token of the prompt as it is drawn."""
    return tuple(token.shown for token in trace.tokens)


def head_words(selection: Selection) -> str:
    """Which head a figure is of: its `focus`."""
    return tr("layer {layer}   head {head}", layer=selection.layer, head=selection.head)
