"""The token strip: the pieces that the model reads, with their ids."""

from functools import lru_cache

from visualizer.language import tr
from visualizer.numerals import grouped
from visualizer.state import Selection
from visualizer.tokens import Token
from visualizer.trace import Trace
from visualizer.views import sentences
from visualizer.views.figure import Chip, Figure, TokenStrip
from visualizer.views.labels import labels_of


def draw(trace: Trace, selection: Selection) -> Figure:
    """One chip a token; the query token framed; says how many earlier tokens had no room in the context."""
    lead = tr("{count} earlier, not read", count=grouped(trace.omitted)) if trace.omitted else ""
    return Figure(
        view="tokens",
        title=tr("Tokens"),
        marks=(TokenStrip(chips(trace), framed=selection.token(trace), lead=lead, pinned=selection.pinned),),
        sentence=sentences.tokens(trace, selection),
    )


@lru_cache(maxsize=1)
def chips(trace: Trace) -> tuple[Chip, ...]:
    """A chip for each token; made once while only the query token changes."""
    tell = Detail()
    return tuple(
        Chip(label, str(token.id), tell(place, label, token), token.data is not None)
        for place, (label, token) in enumerate(zip(labels_of(trace), trace.tokens, strict=True))
    )


class Detail:
    """What hovering says of a token; the words are looked up once for a prompt's thousands of tokens."""

    def __init__(self) -> None:
        self._token = tr("token {place}: {token}, id {id}, piece {piece}, {where}")
        self._character = tr("character {first}")
        self._characters = tr("characters {first}–{last}")
        self._bytes = tr("bytes {bytes} of character {first}")

    def __call__(self, place: int, label: str, token: Token) -> str:
        """Its place, label, id and piece, and which characters it stands for."""
        where = self._characters if token.end - token.start > 1 else self._character
        first = token.start
        if token.data is not None:
            where, first = self._bytes, token.marks[0]
        told = where.format(first=first, last=token.end - 1, bytes=label)
        return self._token.format(place=place, token=label, id=token.id, piece=token.piece, where=told)
