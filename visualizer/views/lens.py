"""The logit lens: what the model would say after each layer.

The final norm and the unembedding, applied to the residual stream of one token after each layer.
nostalgebraist 2020, "interpreting GPT: the logit lens".
"""

from functools import lru_cache

import numpy as np
from jaxtyping import Float, Int64

from visualizer.attention import softmax
from visualizer.language import tr
from visualizer.numerals import per_cent
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import Cell, Figure, Table, Text
from visualizer.views.labels import of_target

HOVERED = 5  # guesses that hovering lists


def draw(trace: Trace, selection: Selection) -> Figure:
    """A row for the embedding and for each layer, with its likeliest tokens; the model's final word is bold."""
    if trace.readout is None:
        told = sentences.no_head(trace)
        return Figure(view="lens", title=tr("Logit lens"), marks=(Text(told),), sentence=told)
    is_elsewhere = trace.source is not None and selection.kind == "encoder"  # the focused layer is not the decoder's
    selection = of_target(trace, selection)
    query = selection.token(trace)
    ids, shares = after_each_layer(trace, query, max(HOVERED, selection.guesses))
    final = int(ids[-1, 0])
    names = (tr("embed"), *(str(layer) for layer in range(trace.spec.layers)))
    shown = [[trace.vocabulary.shown(int(token_id)) for token_id in row] for row in ids]

    def cell(row: int, place: int) -> Cell:
        listed = ", ".join(
            f"{shown[row][i]} {per_cent(float(shares[row, i]))} %" for i in range(min(HOVERED, ids.shape[1]))
        )
        where = tr("the embedding alone") if row == 0 else tr("after layer {layer}", layer=row - 1)
        share = float(shares[row, place])
        return Cell(
            shown[row][place], per_cent(share), share, f"{where}: {listed}", strong=int(ids[row, place]) == final
        )

    table = Table(
        names=names,
        cells=tuple(
            tuple(cell(row, place) for place in range(min(selection.guesses, ids.shape[1])))
            for row in range(len(names))
        ),
        title=tr("Logit lens"),
        note=tr(
            "what the model would put there after each layer"
            if trace.spec.objective == "masked"
            else "what the model would say after each layer"
        ),
        framed=None if is_elsewhere else selection.layer + 1,
        picks=({}, *({"layer": layer} for layer in range(trace.spec.layers))),
    )
    return Figure(
        view="lens",
        title=tr("Logit lens"),
        marks=(table,),
        focus=tr("at {token}", token=trace.tokens[query].shown) if trace.spec.objective == "masked" else "",
        sentence=sentences.lens(trace, selection, ids, shares),
    )


@lru_cache(maxsize=1)  # the focused layer moves over the same numbers
def after_each_layer(
    trace: Trace, query: int, count: int
) -> tuple[Int64[np.ndarray, "depths count"], Float[np.ndarray, "depths count"]]:
    """The likeliest tokens, and their probabilities, that each layer's residual stream would give if read out."""
    assert trace.readout is not None, "whoever asks has looked whether there is a head"
    shares = softmax(trace.readout(np.ascontiguousarray(trace.rows.residual[query])))  # (layers + 1, vocabulary)
    count = min(count, shares.shape[-1])
    some = np.argpartition(-shares, count - 1, axis=-1)[:, :count]
    order = np.argsort(-np.take_along_axis(shares, some, axis=-1), axis=-1, kind="stable")
    ids = np.take_along_axis(some, order, axis=-1)
    return ids, np.take_along_axis(shares, ids, axis=-1)
