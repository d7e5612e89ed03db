"""What enters layer 0: token vector + position vector, for every token."""

import numpy as np
from jaxtyping import Float

from visualizer import positions
from visualizer.language import later, tr
from visualizer.state import Selection
from visualizer.trace import AttentionKind, Trace
from visualizer.views import sentences
from visualizer.views.figure import Axis, ColourScale, Figure, HeatMap
from visualizer.views.labels import query_side

TEXTS: dict[AttentionKind, str] = {  # of an encoder-decoder: whose tokens they are
    "encoder": later("source"),
    "decoder": later("target"),
    "cross": later("target"),
}


def draw(trace: Trace, selection: Selection) -> Figure:
    """Three maps, one below the other: token, position, and their sum; one map where no positions are added.

    Where a norm or the like lies between, the vectors before it have a colour scale of their own: they are of another
    size than what comes out of it.
    """
    rows, width, query = trace.rows, trace.spec.width, selection.token(trace)
    drawn = positions.window(len(trace.tokens), selection.rows, query)
    count = min(selection.dimensions or width, width)
    first = max(0, min(selection.first_dimension, width - count))
    labels = tuple(token.shown for token in trace.tokens[drawn])
    tokens = Axis(
        "token", labels, picks="query", first=drawn.start, counts_tokens=True, side=query_side(trace)
    )  # fmt: skip
    is_sum = sentences.is_plain_sum(trace)
    whole = ColourScale.symmetric(rows.residual[:, 0], tr("embedding" if is_sum else "into layer 0"))
    summands = whole if is_sum else ColourScale.symmetric(summand_values(trace), tr("embedding"))

    def block(
        title: str, values: Float[np.ndarray, "tokens width"], sign: str = "", note: str = "", last: bool = False
    ) -> HeatMap:
        return HeatMap(
            explains="embedding",
            values=values[drawn, narrowed(values, first, count)],
            rows=tokens,
            columns=Axis("dimension", first=narrowed(values, first, count).start),
            scale=whole if last else summands,
            own_scale=last and not is_sum,
            quantity=title,
            title=tr(title),
            note=note,
            sign=sign,
            framed=query - drawn.start if drawn.start <= query < drawn.stop else None,
            column_group="dimensions",
            window=(narrowed(values, first, count).start, values.shape[1]),
            followed=not last,
        )

    extent = tr("dims {first}–{last} of {width}", first=first, last=first + count - 1, width=width)
    all_drawn = drawn.stop - drawn.start == len(trace.tokens)
    which = "" if all_drawn else tr("tokens {first}–{last}", first=drawn.start, last=drawn.stop - 1)
    token, position, total = later("token"), later("position"), later("sum, into layer 0")
    if not is_sum:
        total = later("into layer 0")
    marks: tuple[HeatMap, ...]
    if rows.position_embedding is None and is_sum:
        marks = (block(later("token, into layer 0"), rows.token_embedding, note=extent, last=True),)
    else:
        position_blocks = (
            () if rows.position_embedding is None else (block(position, rows.position_embedding, sign="+", note=which),)
        )
        marks = (
            block(token, rows.token_embedding, note=extent),
            *position_blocks,
            block(
                total,
                rows.residual[:, 0],
                sign="=" if is_sum else "→",
                note="" if is_sum else tr("behind {further}", further=sentences.further(trace)),
                last=True,
            ),
        )
    return Figure(
        view="embedding",
        title=tr("Embedding"),
        marks=marks,
        focus=tr(TEXTS[trace.spec.attention]) if trace.spec.attention in TEXTS else "",
        sentence=sentences.embedding(trace, selection),
    )


def summand_values(trace: Trace) -> Float[np.ndarray, "values"]:
    """Every number of the token vectors and of the vectors of their positions."""
    rows = trace.rows
    parts = (rows.token_embedding, rows.position_embedding)
    return np.concatenate([part.ravel() for part in parts if part is not None])


def narrowed(values: Float[np.ndarray, "tokens width"], first: int, count: int) -> slice:
    """The dimensions in sight, of vectors that may be narrower than the stream: ELECTRA's embedding is."""
    width = values.shape[1]
    first = max(0, min(first, width - count))
    return slice(first, min(first + count, width))
