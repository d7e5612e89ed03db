"""Readings: the same text as other tokenizers cut it, to stand beside one another."""

from collections.abc import Iterator
from dataclasses import dataclass

from visualizer.tokens import Prompt, Token, Tokenizer


@dataclass(frozen=True, slots=True)
class Reading:
    """One text through one tokenizer.

    Made by `read`, travels on a trace, read by the view `tokenizers`. `unknown` is the id that stands for what the
    tokenizer has no piece for, None where it has one for everything.
    """

    name: str  # of the model that the tokenizer belongs to
    algorithm: str  # "byte-level BPE", "WordPiece"
    vocabulary: int  # how many pieces it knows
    tokens: tuple[Token, ...]
    unknown: int | None = None

    @property
    def own(self) -> tuple[Token, ...]:
        """The tokens that stand for the text, without those that the template adds."""
        return tuple(token for token in self.tokens if not token.added)

    @property
    def added(self) -> int:
        """How many tokens the template adds."""
        return sum(token.added for token in self.tokens)

    @property
    def characters(self) -> int:
        """How many characters the text has."""
        return self.tokens[-1].end if self.tokens else 0

    @property
    def unknowns(self) -> int:
        """How many tokens say no more than that something stood there."""
        return sum(self.is_unknown(token) for token in self.tokens)

    def is_unknown(self, token: Token) -> bool:
        """Whether a token stands for what the tokenizer has no piece for."""
        return self.unknown is not None and token.id == self.unknown and not token.added

    def of(self, first: int, end: int) -> Iterator[int]:
        """The places of the tokens that stand for some of the characters from `first` up to `end`."""
        for place, token in enumerate(self.tokens):
            low, high = token.span if token.start < token.end else token.marks
            if low < end and high > first and not token.added:
                yield place


@dataclass(frozen=True, slots=True)
class Readings:
    """One text through several tokenizers, as a study of its pass."""

    every: tuple[Reading, ...]


def read(name: str, tokenizer: Tokenizer, prompt: str | Prompt) -> Reading:
    """A text as the tokenizer of the model `name` cuts it, whole, whatever the model's context."""
    text = Prompt.of(prompt).text
    return Reading(name, tokenizer.algorithm, len(tokenizer.vocabulary), tokenizer.encode(text), tokenizer.unknown)
