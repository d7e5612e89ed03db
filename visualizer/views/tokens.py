"""The token strip: the pieces that the model reads, with their ids."""

from dataclasses import replace
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
    """One chip a token; the query token framed; says how many earlier tokens had no room in the context.

    Of an encoder-decoder there are two strips: the source and the target.
    """
    marks = (strip(trace, selection),) if trace.source is None else (
        source_strip(trace.source, selection),
        target_strip(trace, selection),
    )  # fmt: skip
    return Figure(view="tokens", title=tr("Tokens"), marks=marks, sentence=sentences.tokens(trace, selection))


def strip(trace: Trace, selection: Selection) -> TokenStrip:
    """The tokens of a model that reads one text."""
    return TokenStrip(chips(trace), framed=selection.token(trace), lead=lead(trace), pinned=selection.pinned)


def source_strip(source: Trace, selection: Selection) -> TokenStrip:
    """The tokens that the encoder reads: looked from in the encoder, looked at in cross attention."""
    strip = TokenStrip(
        source_chips(source), framed=None, lead=lead(source), side="source", title=tr("source"), picks=""
    )
    if selection.kind == "encoder":
        return replace(strip, framed=selection.token(source), pinned=selection.pinned, picks="query")
    if selection.kind == "cross":
        key = selection.key
        return replace(strip, framed=key if key is not None and key < len(source.tokens) else None, picks="key")
    return strip


def target_strip(trace: Trace, selection: Selection) -> TokenStrip:
    """The tokens that the decoder has read: looked from, but in the encoder."""
    strip = TokenStrip(chips(trace), framed=None, lead=lead(trace), side="target", title=tr("target"), picks="")
    if selection.kind == "encoder":
        return strip
    return replace(strip, framed=selection.token(trace), pinned=selection.pinned, picks="query")


def lead(trace: Trace) -> str:
    """What stands before the first chip."""
    return tr("{count} earlier, not read", count=grouped(trace.omitted)) if trace.omitted else ""


@lru_cache(maxsize=1)
def chips(trace: Trace) -> tuple[Chip, ...]:
    """A chip for each token; made once while only the query token changes."""
    return made(trace, labels_of(trace))


@lru_cache(maxsize=1)
def source_chips(trace: Trace) -> tuple[Chip, ...]:
    """The same of an encoder-decoder's source, which stays while the target grows."""
    return made(trace, tuple(token.shown for token in trace.tokens))


def made(trace: Trace, labels: tuple[str, ...]) -> tuple[Chip, ...]:
    """A chip for each token."""
    tell, masked = Detail(), frozenset(trace.masked)
    starts = trace.source is not None and not trace.omitted  # an encoder-decoder's target, from its beginning
    return tuple(
        Chip(label, str(token.id), tell(place, label, token, starts and place == 0), token.data is not None,
             place in masked)
        for place, (label, token) in enumerate(zip(labels, trace.tokens, strict=True))
    )  # fmt: skip


class Detail:
    """What hovering says of a token; the words are looked up once for a prompt's thousands of tokens."""

    def __init__(self) -> None:
        self._token = tr("token {place}: {token}, id {id}, piece {piece}, {where}")
        self._character = tr("character {first}")
        self._characters = tr("characters {first}–{last}")
        self._bytes = tr("bytes {bytes} of character {first}")
        self._start = tr("the decoder's start: it stands before all that is written")

    def __call__(self, place: int, label: str, token: Token, is_start: bool = False) -> str:
        """Its place, label, id and piece, and which characters it stands for."""
        where = self._characters if token.end - token.start > 1 else self._character
        first = token.start
        if token.data is not None:
            where, first = self._bytes, token.marks[0]
        if is_start and token.start == token.end:
            where = self._start
        told = where.format(first=first, last=token.end - 1, bytes=label)
        return self._token.format(place=place, token=label, id=token.id, piece=token.piece, where=told)
