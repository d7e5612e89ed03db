"""The token strip: the pieces that the model reads, with their ids."""

from visualizer.numerals import grouped
from visualizer.state import Selection
from visualizer.tokens import Token
from visualizer.trace import Trace
from visualizer.views.figure import Chip, Figure, TokenStrip


def draw(trace: Trace, selection: Selection) -> Figure:
    """One chip a token; the query token framed; says how many earlier tokens had no room in the context."""
    lead = f"{grouped(trace.omitted)} earlier, not read" if trace.omitted else ""
    chips = tuple(Chip(t.shown, str(t.id), detail(i, t), t.data is not None) for i, t in enumerate(trace.tokens))
    return Figure(
        view="tokens",
        title="Tokens",
        marks=(TokenStrip(chips, framed=selection.token(trace), lead=lead),),
        sentence=f"The prompt as {trace.spec.name} reads it: {len(trace.tokens)} tokens with their ids.",
    )


def detail(place: int, token: Token) -> str:
    """What hovering says of a token."""
    where = f"characters {token.start}–{token.end - 1}" if token.end - token.start > 1 else f"character {token.start}"
    if token.data is not None:
        first, _ = token.marks
        where = f"bytes {token.shown} of character {first}"
    return f"token {place}: {token.shown}, id {token.id}, piece {token.piece}, {where}"
