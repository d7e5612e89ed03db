"""Tokens: the pieces a model reads, each knowing which characters of the prompt it stands for.

    text ─► Tokenizer.encode ─► (Token, Token, …)         and back, one drawn id at a time: Tokenizer.append

The spans of a prompt's tokens are a partition: joined, they give the prompt back, whatever the script. A character
that is cut into several tokens (an emoji in byte-level BPE) belongs to the span of the token that completes it; its
other tokens have an empty span there and know the whole character as `covers`. What a tokenizer drops (the spaces
between WordPiece's words) belongs to the token behind it.
"""

import codecs
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import tokenizers
from jaxtyping import Bool, Int64

from visualizer.errors import BadInput, ModelError
from visualizer.language import tr

SPACE, NEWLINE, TAB, BLANK = "·", "↵", "⇥", "␣"

# How characters without a shape of their own are drawn: control characters as the pictures Unicode has for them.
VISIBLE = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
VISIBLE |= {ord(" "): ord(SPACE), ord("\n"): ord(NEWLINE), ord("\t"): ord(TAB)}

SURROGATES = re.compile("[\ud800-\udfff]")
BYTE_PIECE = re.compile("<0x([0-9A-F]{2})>")  # how SentencePiece names a bare byte


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of the prompt, made by `Tokenizer`, read by every view.

    `start` and `end` count characters (Unicode code points) of the whole prompt; `data` is set where the piece is
    bytes that are no characters by themselves.
    """

    id: int
    piece: str  # as it stands in the vocabulary
    text: str  # the characters of the prompt in its span
    start: int
    end: int
    data: bytes | None = None
    covers: tuple[int, int] | None = None  # the characters it is part of, where those are not its span

    @property
    def span(self) -> tuple[int, int]:
        """First and one past the last character that are this token's own."""
        return self.start, self.end

    @property
    def marks(self) -> tuple[int, int]:
        """The characters to mark when a person points at this token."""
        return self.covers or self.span

    @property
    def shown(self) -> str:
        """The token as it is drawn: spaces as dots, line ends as arrows, bare bytes in hexadecimal between ‹ ›."""
        if self.data is not None:
            return f"‹{self.data.hex(' ').upper()}›"
        return visible(self.text) or self.piece


def visible(text: str) -> str:
    """Text as it is drawn in a chip or a list: nothing in it stays invisible."""
    if text.strip(" ") == "":
        return BLANK * len(text)
    if all(unicodedata.category(character) in ("Cf", "Zl", "Zp") for character in text):
        return " ".join(f"U+{ord(character):04X}" for character in text)  # joiners and direction marks
    shown = text.translate(VISIBLE)
    return "◌" + shown if unicodedata.combining(shown[0]) else shown  # a mark needs something to stand on


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is asked to read: the text a person sees, and the ids of the tokens drawn at its end.

    Drawn tokens are kept as ids because retokenizing their text may give other ones. `text` contains what they
    spell, as far as it is whole characters. Made by the window, by `Tokenizer.append` and by `generation`.
    """

    text: str
    drawn: tuple[int, ...] = ()

    @staticmethod
    def of(prompt: "str | Prompt") -> "Prompt":
        """The prompt as a `Prompt`, with U+FFFD for each lone surrogate: Qt's strings can hold them, UTF-8 cannot."""
        if isinstance(prompt, str):
            prompt = Prompt(prompt)
        return prompt if prompt.text.isascii() else Prompt(SURROGATES.sub("\ufffd", prompt.text), prompt.drawn)


class Vocabulary:
    """What each token id spells. Never changes once made, so that views may read it from any thread."""

    def __init__(self, ids: Mapping[str, int], added: Iterable[int], decoder: dict[str, Any] | None) -> None:
        """The `ids` of all pieces, those that are `added` literally, and the decoder as `tokenizer.json` has it."""
        self._ids = ids
        self._pieces = {token_id: piece for piece, token_id in ids.items()}
        self._added = frozenset(added)
        self._steps = {step["type"]: step for step in _steps(decoder, "decoders")}

    def __len__(self) -> int:
        return len(self._pieces)

    def piece(self, token_id: int) -> str:
        """The token as it stands in the vocabulary; a model may have more rows than its tokenizer has pieces."""
        return self._pieces.get(token_id, f"#{token_id}")

    def id(self, piece: str) -> int | None:
        """The id of a piece; None where there is no such piece."""
        return self._ids.get(piece)

    def data(self, token_id: int) -> bytes:
        """The bytes that a token adds to a text; none where the id has no piece."""
        piece = self._pieces.get(token_id, "")
        if token_id in self._added:
            return piece.encode()
        if "ByteLevel" in self._steps:
            return b"".join(bytes([BYTE_OF[c]]) if c in BYTE_OF else c.encode() for c in piece)
        if "ByteFallback" in self._steps and (byte := BYTE_PIECE.fullmatch(piece)):
            return bytes.fromhex(byte[1])
        if piece and (wordpiece := self._steps.get("WordPiece")):
            inside = piece.startswith(wordpiece["prefix"])
            return (piece.removeprefix(wordpiece["prefix"]) if inside else " " + piece).encode()
        return piece.replace("▁", " ").encode()  # SentencePiece writes a space as U+2581

    def token(self, token_id: int) -> Token:
        """A token that stands in no prompt."""
        data = self.data(token_id)
        try:
            return Token(token_id, self.piece(token_id), data.decode(), 0, 0)
        except UnicodeDecodeError:
            return Token(token_id, self.piece(token_id), "", 0, 0, data)

    def shown(self, token_id: int) -> str:
        """The token as it is drawn: visible spaces, bare bytes in hexadecimal."""
        return self.token(token_id).shown


@dataclass(frozen=True, eq=False)
class Pieces:
    """The tokens of a text as arrays: their ids, and first and one past the last character each is part of.

    A hundred thousand `Token`s would take longer to make than to compute; only those that are read are made.
    """

    text: str
    ids: Int64[np.ndarray, "tokens"]
    starts: Int64[np.ndarray, "tokens"]
    ends: Int64[np.ndarray, "tokens"]
    template: Bool[np.ndarray, "tokens"]  # added by the tokenizer, not in the text

    @cached_property
    def borders(self) -> Int64[np.ndarray, "borders"]:
        """Where each token's span begins, and the end of the text: the partition, one longer than the tokens.

        A span ends with the token's last character, or where the next token has a part of that character too.
        """
        borders = np.zeros(len(self.ids) + 1, dtype=np.int64)
        borders[1:-1] = np.minimum(self.ends[:-1], np.where(self.template, len(self.text), self.starts)[1:])
        own = np.flatnonzero(~self.template)
        borders[own[-1] + 1 if len(own) else -1 :] = len(self.text)
        return np.maximum.accumulate(borders)

    def part(self, first: int, end: int | None, shift: int) -> "Pieces":
        """Some of the tokens, for a text in which they stand `shift` characters further on."""
        some = slice(first, end)
        return Pieces("", self.ids[some], self.starts[some] + shift, self.ends[some] + shift, self.template[some])

    @staticmethod
    def joined(text: str, *parts: "Pieces") -> "Pieces":
        """Tokens that follow one another in `text`."""
        arrays = ("ids", "starts", "ends", "template")
        return Pieces(text, *(np.concatenate([getattr(part, name) for part in parts]) for name in arrays))


@dataclass(frozen=True, slots=True, eq=False)
class _Made:
    """The tokens that were made last, and from what."""

    text: str
    numbers: Int64[np.ndarray, "tokens 5"]  # id, start and end of the span, first and one past the last character
    tokens: tuple[Token, ...]


class Tokenizer:
    """From text to tokens. Used from one thread at a time; its `vocabulary` from any."""

    def __init__(self, model: tokenizers.Tokenizer) -> None:
        model.no_truncation()
        model.no_padding()
        self._model = model
        facts = json.loads(model.to_str())
        ids = model.get_vocab(with_added_tokens=True)
        self.vocabulary = Vocabulary(ids, model.get_added_tokens_decoder(), facts["decoder"])
        self._splits_at_cuts = _splits_at_cuts(facts)
        self._known = self._encoded("")  # the typed text that was read last
        self._drawn = self._known.part(0, 0, 0)  # the tokens that were drawn last
        self._made = _Made("", np.zeros((0, 5), dtype=np.int64), ())
        self._words: dict[int, tuple[str, bytes, bytes | None]] = {}  # piece, data, and data if no characters, by id

    @staticmethod
    def open(file: Path) -> "Tokenizer":
        """Read `tokenizer.json`."""
        try:
            return Tokenizer(tokenizers.Tokenizer.from_str(file.read_text(encoding="utf-8")))
        except FileNotFoundError:
            wrong = tr(
                "{folder} has no {file}: save the model's fast tokenizer there.", folder=file.parent, file=file.name
            )
            raise ModelError(wrong) from None
        except Exception as error:  # the library raises bare Exception
            wrong = tr("{file} cannot be read as a tokenizer ({why}): fetch it again.", file=file, why=error)
            raise ModelError(wrong) from error

    def encode(self, prompt: str | Prompt) -> tuple[Token, ...]:
        """The tokens of a prompt; special ones only where the tokenizer's own template adds them."""
        return self.last(prompt, None)[0]

    def last(self, prompt: str | Prompt, count: int | None) -> tuple[tuple[Token, ...], int]:
        """The last `count` tokens of a prompt (None: all), and how many there are before them."""
        prompt = Prompt.of(prompt)
        typed = self._typed(prompt)
        pieces = self._pieces(typed)
        if prompt.drawn:
            drawn = self._spelled(prompt.drawn)
            pieces = Pieces.joined(prompt.text, pieces, drawn.part(0, None, len(typed)))
        omitted = 0 if count is None else max(0, len(pieces.ids) - count)
        borders = pieces.borders
        numbers = np.stack([pieces.ids, borders[:-1], borders[1:], pieces.starts, pieces.ends], axis=1)[omitted:]
        return self._tokens(prompt.text, numbers), omitted

    def append(self, prompt: str | Prompt, token_id: int) -> Prompt:
        """The prompt with one more drawn token; a character is in its text once its last byte is drawn."""
        prompt = Prompt.of(prompt)
        typed, drawn = self._typed(prompt), (*prompt.drawn, token_id)
        return Prompt(typed + self._spelled(drawn).text, drawn)

    def _typed(self, prompt: Prompt) -> str:
        """The text before what was drawn."""
        spelled = self._spelled(prompt.drawn).text
        if not prompt.text.endswith(spelled):
            raise BadInput(
                tr("The prompt does not end with what its drawn tokens spell, {text!r}: leave them out.", text=spelled)
            )
        return prompt.text[: len(prompt.text) - len(spelled)]

    def _spelled(self, drawn: tuple[int, ...]) -> Pieces:
        """What drawn tokens spell."""
        ids = np.array(drawn, dtype=np.int64)
        if not np.array_equal(ids, self._drawn.ids):
            text, places = spell([self._word(token_id)[1] for token_id in drawn])
            self._drawn = Pieces(text, ids, places[:, 0], places[:, 1], np.zeros(len(ids), dtype=np.bool_))
        return self._drawn

    def _word(self, token_id: int) -> tuple[str, bytes, bytes | None]:
        word = self._words.get(token_id)
        if word is None:
            token = self.vocabulary.token(token_id)
            word = self._words[token_id] = (token.piece, self.vocabulary.data(token_id), token.data)
        return word

    def _tokens(self, text: str, numbers: Int64[np.ndarray, "tokens 5"]) -> tuple[Token, ...]:
        """The tokens with these ids, spans and characters; those that begin as the last time are not made anew."""
        made = self._made
        both = min(len(numbers), len(made.numbers))
        differ = np.flatnonzero((numbers[:both] != made.numbers[:both]).any(axis=1))
        same = int(differ[0]) if len(differ) else both
        if same and text[: numbers[same - 1, 2]] != made.text[: numbers[same - 1, 2]]:
            same = 0
        tokens = (*made.tokens[:same], *(self._token(text, *row) for row in numbers[same:].tolist()))
        self._made = _Made(text, numbers, tokens)
        return tokens

    def _token(self, text: str, token_id: int, begin: int, end: int, start: int, stop: int) -> Token:
        piece, _, data = self._word(token_id)
        shared = start < stop and (start < begin or stop > end)  # a part of a character that another token owns
        covers = (min(start, begin), max(stop, end)) if shared else None
        return Token(token_id, piece, text[begin:end], begin, end, data, covers)

    def _pieces(self, text: str) -> Pieces:
        """The tokens of a text, using what is known of the text before it."""
        if text != self._known.text:
            self._known = self._changed(self._known, text) if self._splits_at_cuts else self._encoded(text)
        return self._known

    def _changed(self, known: Pieces, text: str) -> Pieces:
        """The same as `_encoded(text)`, keeping the tokens of `known` before and behind what differs.

        That is exact because both texts are cut only where this tokenizer splits any text, whatever stands around.
        A keystroke in a hundred thousand characters then costs little more than one in ten.
        """
        head = _cut_before(text, _common_start(known.text, text))
        tail = _cut_behind(text, len(text) - _common_end(known.text[head:], text[head:]))
        shift = len(text) - len(known.text)
        before = int(np.searchsorted(known.starts, head))
        behind = int(np.searchsorted(known.starts, tail - shift))
        return Pieces.joined(
            text,
            known.part(0, before, 0),
            self._encoded(text[head:tail]).part(0, None, head),
            known.part(behind, None, shift),
        )

    def _encoded(self, text: str) -> Pieces:
        encoding = self._model.encode(text)
        places = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
        return Pieces(
            text,
            np.array(encoding.ids, dtype=np.int64),
            places[:, 0],
            places[:, 1],
            np.array(encoding.special_tokens_mask, dtype=np.bool_),
        )


def spell(pieces: Sequence[bytes]) -> tuple[str, Int64[np.ndarray, "pieces 2"]]:
    """The text that pieces of bytes spell one after the other, and the characters that each piece is part of.

    A character whose last byte is still to come is not in the text. Bytes that can become no character are U+FFFD,
    as many of them as Python's decoder makes.
    """
    data = b"".join(pieces)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        text = decoder.decode(data)
        begins = (np.frombuffer(data, dtype=np.uint8) & 0xC0) != 0x80
    except UnicodeDecodeError:
        text, begins = _spell_broken(data)
    character = np.append(np.cumsum(begins) - 1, len(text))  # which one each byte belongs to
    edges = np.cumsum([0, *map(len, pieces)])
    starts = np.minimum(character[edges[:-1]], len(text))
    ends = np.where(np.diff(edges) > 0, np.minimum(character[edges[1:] - 1] + 1, len(text)), starts)
    return text, np.stack([starts, ends], axis=1).astype(np.int64)


def _spell_broken(data: bytes) -> tuple[str, Bool[np.ndarray, "bytes"]]:
    """The text of bytes that are not all UTF-8, and at which bytes a character begins."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    text, begins = [], []
    for byte in data:
        waiting = len(decoder.getstate()[0])
        text.append(decoder.decode(bytes([byte])))
        still = len(decoder.getstate()[0])
        begins.append(still == 1 if still else len(text[-1]) > 1 or not waiting)
    return "".join(text), np.array(begins, dtype=np.bool_)


def _byte_alphabet() -> dict[str, int]:
    """GPT-2's alphabet: each byte as a character that can be seen. Radford et al. 2019."""
    seen = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    rest = [byte for byte in range(0x100) if byte not in seen]
    return {chr(byte): byte for byte in seen} | {chr(0x100 + place): byte for place, byte in enumerate(rest)}


BYTE_OF = _byte_alphabet()


def _steps(part: dict[str, Any] | None, kind: str) -> list[dict[str, Any]]:
    """One part of `tokenizer.json` as a list of its steps; most are a single one."""
    if part is None:
        return []
    return [step for inner in part[kind] for step in _steps(inner, kind)] if part["type"] == "Sequence" else [part]


def _splits_at_cuts(facts: dict[str, Any]) -> bool:
    """Whether the parts of a text that is cut at `CUT` give the same tokens as the whole.

    So it is with GPT-2's way of splitting: no piece of its pattern has a space behind another character, or a mark
    behind a letter.
    """
    before, behind = facts["pre_tokenizer"], facts["post_processor"]
    return (
        facts["normalizer"] is None
        and before is not None
        and before["type"] == "ByteLevel"
        and before.get("use_regex", True)
        and not before["add_prefix_space"]
        and (behind is None or behind["type"] == "ByteLevel")
        and facts["model"]["type"] == "BPE"
        and not facts["model"].get("dropout")
        and not any(
            token["rstrip"] or token["single_word"] or any(map(str.isspace, token["content"]))
            for token in facts["added_tokens"]
        )
    )


def _common_start(one: str, other: str) -> int:
    """How many characters two texts share at their start; halving, because comparing slices is quick."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def _common_end(one: str, other: str) -> int:
    """How many characters two texts share at their end."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        same = one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]
        low, high = (middle, high) if same else (low, middle - 1)
    return low


# Where GPT-2's pattern always splits: before a space that is not the first, and between a letter and the marks of East
# Asian writing. Only characters that every version of Unicode agrees on.
CUT = re.compile(r"\S[ \n]|[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3][、。，！？；：]")


def _cut_before(text: str, limit: int) -> int:
    """The last place before `limit` where a text may be cut; 0 if there is none near."""
    places = [found.end() - 1 for found in CUT.finditer(text, max(0, limit - 500), limit)]
    return places[-1] if places else 0


def _cut_behind(text: str, limit: int) -> int:
    """The first place behind `limit` where a text may be cut; the end if there is none."""
    found = CUT.search(text, limit)
    return found.end() - 1 if found else len(text)
