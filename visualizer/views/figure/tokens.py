"""Tokens as text: strips, flowing passages, columns, the cuts of several tokenizers, and plain words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from jaxtyping import Float

from visualizer import numerals
from visualizer.language import tr
from visualizer.tokens import BLANK, NEWLINE, SPACE
from visualizer.views.figure.axes import Pick, Probe, Side, _of_side
from visualizer.views.figure.scales import ColourScale

Measure = Literal["surprisal", "probability"]


@dataclass(frozen=True, slots=True)
class Chip:
    """One token of a `TokenStrip`."""

    label: str
    number: str
    detail: str
    is_bytes: bool = False
    masked: bool = False  # the mask token of an encoder, for the model to fill


@dataclass(frozen=True, slots=True)
class TokenStrip:
    """The tokens in a row, each with its id; the query token framed."""

    chips: tuple[Chip, ...]
    framed: int | None
    lead: str = ""  # what stands before the first chip, where earlier tokens are left out
    pinned: int | None = None  # the token whose row is compared with that of the framed one
    side: Side = "source"
    title: str = ""  # whose tokens they are, where a figure has several strips
    picks: str = "query"  # the field of `Selection` that a click sets; empty where it sets none

    def probe(self, place: int) -> Probe:
        """One token in words."""
        pick = {self.picks: place} if self.picks else {}
        return Probe(self.chips[place].detail, pick, **_of_side(self.side, (place,)))


@dataclass(frozen=True, slots=True)
class Cut:
    """One piece of a `CutRow`: which columns it covers, in parts of one where several share a character.

    `letters` is the first column that its label stands over, where a space before it was dropped.
    """

    label: str
    number: str  # its id
    first: float
    end: float
    letters: float
    detail: str
    kind: Literal["", "added", "unknown"] = ""  # put there by a template; standing for what has no piece


@dataclass(frozen=True, slots=True)
class CutRow:
    """One way to cut the text: whose, what is to be said of it, and its pieces."""

    name: str
    facts: tuple[str, ...]
    cuts: tuple[Cut, ...]


@dataclass(frozen=True, slots=True)
class Cuts:
    """One text as several tokenizers cut it, character under character.

    A column is a character as it is drawn; one before and one behind them may be kept for what templates add, and is
    "" here. `tokens` are the columns of each token of the prompt, so that what is pointed at elsewhere lights up here.
    """

    columns: tuple[str, ...]
    rows: tuple[CutRow, ...]
    heads: tuple[str, ...]  # of the rows' facts
    tokens: tuple[tuple[int, int], ...] = ()
    marked: tuple[int, int] | None = None  # the columns of the word that is looked at
    title: str = ""
    note: str = ""
    side: Side = "source"

    def probe(self, row: int, place: int) -> Probe:
        """One piece in words; a click looks from the token of the prompt that stands there."""
        cut = self.rows[row].cuts[place]
        shared = tuple(token for token, (first, end) in enumerate(self.tokens) if first < cut.end and end > cut.first)
        pick: Pick = {"query": shared[-1]} if shared and self.side == "source" else {}
        return Probe(f"{self.rows[row].name}: {cut.detail}", pick, **_of_side(self.side, shared))

    def lines(self, widths: Sequence[float], room: float) -> list[range]:
        """The columns in lines no longer than `room`, broken before a space where there is one in the last half."""
        found, start, used = [], 0, 0.0
        for column, width in enumerate(widths):
            if used + width > room and column > start:
                spaces = (at for at in range(column, (start + column) // 2, -1) if self.columns[at] in (SPACE, BLANK))
                end = next(spaces, column)
                found.append(range(start, end))
                start, used = end, sum(widths[end:column])
            used += width
        return [*found, range(start, len(widths))] if start < len(widths) else found


@dataclass(frozen=True, slots=True)
class Piece:
    """One token of a `Passage` or a `Timeline`, and how likely the model found it where it stands.

    `bits` is its surprisal, the negative binary logarithm of its probability; it and `rank` are None where nothing was
    expected, and `note` says why. `likeliest` are the tokens that were expected there, with their probabilities.
    """

    name: str  # what hovering calls it: "token 5 ·queen"
    label: str  # as it is drawn in a list
    text: str  # as it reads, its leading spaces with it
    token_id: int | None = None
    bits: float | None = None
    rank: int | None = None
    likeliest: tuple[tuple[str, float], ...] = ()
    note: str = ""
    pick: Pick = field(default_factory=dict)
    token: int | None = None  # its place among the tokens that were read

    @property
    def probability(self) -> float | None:
        """What the model gave it, before any sampling setting."""
        return None if self.bits is None else float(np.exp2(-self.bits))

    def value(self, measure: Measure) -> float | None:
        """Its probability or its surprisal in bits."""
        return self.bits if measure == "surprisal" else self.probability

    @property
    def per_cent(self) -> str:
        """Its probability as it is drawn: a dash where it has none."""
        return "–" if self.probability is None else numerals.per_cent(self.probability)

    @property
    def shown_bits(self) -> str:
        """Its surprisal as it is drawn: a dash where it has none."""
        return "–" if self.bits is None else f"{self.bits:.1f}"

    @property
    def is_line_end(self) -> bool:
        """Whether it only ends lines."""
        return bool(self.text) and not self.text.strip(NEWLINE)

    @property
    def indent(self) -> int:
        """How many spaces the text begins with."""
        return len(self.text) - len(self.text.lstrip(" "))

    def probe(self, side: Side) -> Probe:
        """The token in words."""
        tokens = _of_side(side, () if self.token is None else (self.token,))
        if self.bits is None or self.rank is None:
            return Probe(f"{self.name}: {self.note}" if self.note else self.name, self.pick, **tokens)
        told = tr(
            "{token}: {bits:.2f} bits, {probability} %, rank {rank} · likeliest in %: {expected}",
            token=self.name,
            bits=self.bits,
            probability=self.per_cent,
            rank=numerals.grouped(self.rank),
            expected="; ".join(f"{label} {numerals.per_cent(share)}" for label, share in self.likeliest),
        )
        return Probe(told, self.pick, **tokens)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as it reads, each of its tokens on a ground that is coloured by how likely the model found it.

    Pieces before `first` were given, pieces from `reached` on come later: both step back, the later ones by a colour
    only below them. A piece without a number has none.
    """

    pieces: tuple[Piece, ...]
    measure: Measure  # what the colours are of
    scale: ColourScale
    title: str = ""
    note: str = ""
    framed: int | None = None
    first: int = 0
    reached: int | None = None
    is_scaled: bool = True  # the scale is drawn with it, and not with another mark of the figure
    side: Side = "source"
    flows: bool = False  # ends of lines are drawn, and the text goes on behind them
    detail: str = ""  # what hovering the note adds

    def values(self) -> Float[np.ndarray, "pieces"]:
        """What the colours are of; NaN for a piece that has none."""
        measured = (piece.value(self.measure) for piece in self.pieces)
        return np.array([np.nan if value is None else value for value in measured], dtype=np.float64)

    def is_behind(self, place: int) -> bool:
        """Whether a piece steps back."""
        return place < self.first or (self.reached is not None and place >= self.reached)

    def probe(self, place: int) -> Probe:
        """One piece in words."""
        return self.pieces[place].probe(self.side)

    def lines(self, widths: Sequence[float], room: float) -> list[range]:
        """The pieces in lines no longer than `room`: broken behind ends of a line, of which several stand side by side,
        unless the text flows; else before a space, else where the line is full."""
        found, start, used = [], 0, 0.0
        for place, width in enumerate(widths):
            has_ended = not self.flows and place > start and self.pieces[place - 1].text.endswith(NEWLINE)
            if has_ended and self.pieces[place].text.strip(NEWLINE):
                found.append(range(start, place))
                start, used = place, 0.0
            while place > start and used + width > room:
                end = next((at for at in range(place, start, -1) if self.pieces[at].indent), place)
                found.append(range(start, end))
                start, used = end, sum(widths[end:place])
            used += width
        return [*found, range(start, len(widths))] if widths else found


@dataclass(frozen=True, slots=True)
class Passages:
    """Several texts below one another, each headed by what it is and what sums it up."""

    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Tokens of a text, a column each, and how likely the model found them: what was drawn, from the first draw to the
    last, or all that is read.

    The last piece may be a draw that is still to come, which has no number. Columns of surprisal are as high as the
    scale's end at most.
    """

    pieces: tuple[Piece, ...]
    scale: ColourScale
    title: str = ""
    note: str = ""
    framed: int | None = None
    side: Side = "source"
    measure: Measure = "probability"

    def share(self, column: int) -> float | None:
        """How high a column is, from 0 to 1; None for one without a number."""
        value = self.pieces[column].value(self.measure)
        return None if value is None else min(1.0, value / self.scale.high)

    def number(self, column: int) -> str:
        """A column's number as it is drawn: a dash where it has none."""
        piece = self.pieces[column]
        return piece.per_cent if self.measure == "probability" else piece.shown_bits

    def probe(self, column: int) -> Probe:
        """One column in words."""
        return self.pieces[column].probe(self.side)


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence."""

    text: str
