"""The logit lens: what the model would say after each layer.

The final norm and the unembedding, applied to the residual stream of one token after each layer.
nostalgebraist 2020, "interpreting GPT: the logit lens".
"""

from functools import lru_cache

import numpy as np
from jaxtyping import Float, Int64

from visualizer.attention import softmax
from visualizer.numerals import per_cent
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views.figure import Cell, Figure, Table

HOVERED = 5  # guesses that hovering lists


def draw(trace: Trace, selection: Selection) -> Figure:
    """A row for the embedding and for each layer, with its likeliest tokens; the model's final word is bold."""
    query = selection.token(trace)
    layers = after_each_layer(trace, query)
    order = likeliest(layers, max(HOVERED, selection.guesses))
    final = int(order[-1, 0])
    names = ("embed", *(str(layer) for layer in range(trace.spec.layers)))

    def cell(row: int, token_id: int) -> Cell:
        shown, share = trace.vocabulary.shown(token_id), float(layers[row, token_id])
        listed = ", ".join(
            f"{trace.vocabulary.shown(int(i))} {per_cent(float(layers[row, i]))} %" for i in order[row, :HOVERED]
        )
        where = "the embedding alone" if row == 0 else f"after layer {row - 1}"
        return Cell(shown, per_cent(share), share, f"{where}: {listed}", strong=token_id == final)

    table = Table(
        names=names,
        cells=tuple(
            tuple(cell(row, int(token_id)) for token_id in order[row, : selection.guesses])
            for row in range(len(names))
        ),
        title="Logit lens",
        note="what the model would say after each layer",
        framed=selection.layer + 1,
        picks=({}, *({"layer": layer} for layer in range(trace.spec.layers))),
    )
    return Figure(
        view="lens",
        title="Logit lens",
        marks=(table,),
        sentence=f"What {trace.spec.name} would say after “{trace.tokens[query].shown}” if it stopped at each layer, %.",
    )


def likeliest(shares: Float[np.ndarray, "rows vocabulary"], count: int) -> Int64[np.ndarray, "rows count"]:
    """The ids of the `count` largest of each row, largest first."""
    some = np.argpartition(-shares, count, axis=-1)[:, :count]
    return np.take_along_axis(some, np.argsort(-np.take_along_axis(shares, some, -1), axis=-1), -1)


@lru_cache(maxsize=4)  # the focused layer moves over the same numbers
def after_each_layer(trace: Trace, query: int) -> Float[np.ndarray, "layers+1 vocabulary"]:
    """The distribution that each layer's residual stream, read out, would give."""
    return softmax(trace.readout(np.ascontiguousarray(trace.rows.residual[query])))
