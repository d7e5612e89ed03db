"""Tokens: the pieces a model reads, each knowing which characters of the prompt it stands for.

    text ─► Tokenizer.encode ─► (Token, Token, …)         and back, one drawn id at a time: Tokenizer.append

The spans of a prompt's tokens are a partition: joined, they give the prompt back, whatever the script. A character
that is cut into several tokens (an emoji in byte-level BPE) belongs to the span of the token that completes it; its
other tokens have an empty span there and know the whole character as `covers`. What a tokenizer drops (the spaces
between WordPiece's words) belongs to the token behind it. What its template adds ([CLS], </s>) has an empty span and
is `added`; the same written in the text is not.
"""

import codecs
import copy
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import tokenizers
from jaxtyping import Bool, Int64

from visualizer.errors import BadInput, ModelError
from visualizer.language import later, tr
from visualizer.specials import content, settings_of, specials_of

SPACE, NEWLINE, TAB, BLANK = "·", "↵", "⇥", "␣"

# How characters without a shape of their own are drawn: control characters as the pictures Unicode has for them.
VISIBLE = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
VISIBLE |= {ord(" "): ord(SPACE), ord("\n"): ord(NEWLINE), ord("\t"): ord(TAB)}

SURROGATES = re.compile("[\ud800-\udfff]")
NUMBERING = "numbering.json"  # beside a tokenizer whose pieces have other ids than their places
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
    added: bool = False  # by the tokenizer's template ([CLS], </s>): it stands for nothing that was typed

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
        if self.added:
            return self.piece
        return visible(self.text) or self.piece


def can_be_struck(shown: str) -> bool:
    """Whether a piece stays what it is when it is struck: a colon with a stroke through it reads as a division sign."""
    return any(character.isalnum() for character in shown)


def set_off(shown: str) -> str:
    """A piece amid words or curves: a lone sign in quotation marks, else it is lost there."""
    return shown if can_be_struck(shown) else f"“{shown}”"


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
    spell, as far as it is whole characters. A `complete` text has its special tokens written in it: the tokenizer's
    template adds none (`visualizer.chat`). Made by the window, by `Tokenizer.append` and by `generation`.
    """

    text: str
    drawn: tuple[int, ...] = ()
    complete: bool = False

    @staticmethod
    def of(prompt: "str | Prompt") -> "Prompt":
        """The prompt as a `Prompt`, with U+FFFD for each lone surrogate: Qt's strings can hold them, UTF-8 cannot."""
        if isinstance(prompt, str):
            prompt = Prompt(prompt)
        return prompt if prompt.text.isascii() else replace(prompt, text=SURROGATES.sub("\ufffd", prompt.text))


class Vocabulary:
    """What each token id spells. Never changes once made, so that views may read it from any thread."""

    def __init__(self, ids: Mapping[str, int], added: Iterable[int], decoder: dict[str, Any] | None) -> None:
        """The `ids` of all pieces, those that are `added` literally, and the decoder as `tokenizer.json` has it."""
        self._ids = ids
        self._pieces = {token_id: piece for piece, token_id in ids.items()}
        self._added = frozenset(added)
        self.steps = {step["type"]: step for step in _steps(decoder, "decoders")}

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
        if "ByteLevel" in self.steps:
            return b"".join(bytes([BYTE_OF[c]]) if c in BYTE_OF else c.encode() for c in piece)
        if "ByteFallback" in self.steps and (byte := BYTE_PIECE.fullmatch(piece)):
            return bytes.fromhex(byte[1])
        if piece and (wordpiece := self.steps.get("WordPiece")):
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
    numbers: Int64[np.ndarray, "tokens 6"]  # id, start and end of the span, of the characters, whether it was added
    tokens: tuple[Token, ...]


class Tokenizer:
    """From text to tokens. Used from one thread at a time; its `vocabulary` from any.

    `numbering` are the ids of pieces where they are others than the model's own (Marian's).
    """

    def __init__(
        self,
        model: tokenizers.Tokenizer,
        settings: Mapping[str, Any] | None = None,
        numbering: Mapping[str, int] | None = None,
    ) -> None:
        model.no_truncation()
        model.no_padding()
        self._settings = dict(settings or {})
        _add_listed(model, self._settings)
        self._model, self._numbering = model, numbering
        self._start: int | None = None
        facts = json.loads(model.to_str())
        behind = _steps(facts["post_processor"], "processors")
        ids = model.get_vocab(with_added_tokens=True) if numbering is None else numbering
        literal = [token.content for token in model.get_added_tokens_decoder().values()]
        added = {ids[name] for name in literal if name in ids}
        self.vocabulary = Vocabulary(ids, added, facts["decoder"])
        self.specials = specials_of(ids, added, self._settings, behind)
        self.algorithm = _algorithm(facts)
        named = _unknown(facts) if numbering is None else content(self._settings.get("unk_token"))
        self.unknown = ids.get(named or "")
        self._knows_pairs = any(_has_second_segment(step) for step in behind)
        self._strips_first_space = any(step in self.vocabulary.steps for step in ("Metaspace", "Strip", "WordPiece"))
        self._splits_at_cuts = numbering is None and _splits_at_cuts(facts)
        probe = model.encode("a").special_tokens_mask
        self._template = probe.index(0) if 0 in probe else 0, probe[::-1].index(0) if 0 in probe else 0
        self._words: dict[int, tuple[str, bytes, bytes | None]] = {}  # piece, data, and data if no characters, by id
        self._forget()

    def _forget(self) -> None:
        """Nothing was read yet."""
        self._known, self._is_complete = self._encoded(""), False  # the typed text that was read last
        self._drawn = self._known.part(0, 0, 0)  # the tokens that were drawn last
        self._made = _Made("", np.zeros((0, 6), dtype=np.int64), ())

    @staticmethod
    def open(file: Path) -> "Tokenizer":
        """Read `tokenizer.json`, and what the files beside it say of special tokens and of ids."""
        try:
            model = tokenizers.Tokenizer.from_str(file.read_text(encoding="utf-8"))
            numbers = file.with_name(NUMBERING)
            numbering = json.loads(numbers.read_text(encoding="utf-8")) if numbers.is_file() else None
            return Tokenizer(model, settings_of(file.parent), numbering)
        except FileNotFoundError:
            wrong = tr(
                "{folder} has no {file}: save the model's fast tokenizer there.", folder=file.parent, file=file.name
            )
            raise ModelError(wrong) from None
        except Exception as error:  # the library raises bare Exception
            wrong = tr("{file} cannot be read as a tokenizer ({why}): fetch it again.", file=file, why=error)
            raise ModelError(wrong) from error

    def as_target(self, start: int | None) -> "Tokenizer":
        """The same tokenizer for what a decoder has written so far.

        Its tokens begin with `start`, the id the decoder begins with, and what the template puts before a text; the
        end mark behind it is left out, since more is to come.
        """
        target = copy.copy(self)  # with the same vocabulary: what was read of it is not read again
        target._start, target._splits_at_cuts = -1 if start is None else start, False
        target._forget()
        return target

    @property
    def adds(self) -> tuple[int, int]:
        """How many tokens the template puts before a text, and how many behind it."""
        before, behind = self._template
        return (before, behind) if self._start is None else (before + (self._start >= 0), 0)

    def segments(self, tokens: Sequence[Token]) -> Int64[np.ndarray, "tokens"]:
        """Which of two texts each token belongs to, as BERT's kind numbers them (`token_type_ids`).

        A separator written in the text, "[SEP]", ends the first text, itself included; all that follows is the second.
        0 throughout where the tokenizer's template knows no second text.
        """
        typed = [token.id == self.specials.sep and not token.added for token in tokens]
        if not self._knows_pairs or not any(typed):
            return np.zeros(len(tokens), dtype=np.int64)
        return np.minimum(np.cumsum([False, *typed[:-1]]), 1).astype(np.int64)

    def encode(self, prompt: str | Prompt) -> tuple[Token, ...]:
        """The tokens of a prompt; special ones where the text has them and where the tokenizer's template adds them."""
        return self.last(prompt, None)[0]

    def last(self, prompt: str | Prompt, count: int | None) -> tuple[tuple[Token, ...], int]:
        """The last `count` tokens of a prompt (None: all), and how many of its tokens are left out before them.

        What the template puts before the text stays: a model without its first token reads something else.
        """
        prompt = Prompt.of(prompt)
        typed = self.typed(prompt)
        pieces = self._pieces(typed, prompt.complete)
        if prompt.drawn:
            drawn = self._spelled(prompt.drawn, not typed)
            pieces = Pieces.joined(prompt.text, pieces, drawn.part(0, None, len(typed)))
        omitted = 0 if count is None else max(0, len(pieces.ids) - count)
        borders = pieces.borders
        template = pieces.template.astype(np.int64)
        numbers = np.stack([pieces.ids, borders[:-1], borders[1:], pieces.starts, pieces.ends, template], axis=1)
        if omitted:
            stay = min(0 if prompt.complete else self.adds[0], len(numbers) - omitted)
            numbers = np.concatenate([numbers[:stay], numbers[stay + omitted :]])
        return self._tokens(prompt.text, numbers), omitted

    def append(self, prompt: str | Prompt, token_id: int) -> Prompt:
        """The prompt with one more drawn token; a character is in its text once its last byte is drawn."""
        prompt = Prompt.of(prompt)
        typed, drawn = self.typed(prompt), (*prompt.drawn, token_id)
        return replace(prompt, text=typed + self._spelled(drawn, not typed).text, drawn=drawn)

    def shortened(self, prompt: Prompt, drawn: int) -> Prompt:
        """The prompt with only the first `drawn` of its drawn tokens."""
        typed, kept = self.typed(prompt), prompt.drawn[:drawn]
        return replace(prompt, text=typed + self._spelled(kept, not typed).text, drawn=kept)

    def typed(self, prompt: Prompt) -> str:
        """The text before what was drawn."""
        spelled = self._spelled(prompt.drawn).text
        if prompt.drawn and prompt.text == self._spelled(prompt.drawn, True).text:
            return ""
        if not prompt.text.endswith(spelled):
            raise BadInput(
                tr("The prompt does not end with what its drawn tokens spell, {text!r}: leave them out.", text=spelled)
            )
        return prompt.text[: len(prompt.text) - len(spelled)]

    def _spelled(self, drawn: tuple[int, ...], first: bool = False) -> Pieces:
        """What drawn tokens spell; the `first` ones of a text without the space that their tokenizer puts before it."""
        ids = np.array(drawn, dtype=np.int64)
        if not np.array_equal(ids, self._drawn.ids):
            text, places = spell([self._word(token_id)[1] for token_id in drawn])
            self._drawn = Pieces(text, ids, places[:, 0], places[:, 1], np.zeros(len(ids), dtype=np.bool_))
        known = self._drawn
        if not (first and self._strips_first_space and known.text.startswith(" ")):
            return known
        starts, ends = np.maximum(known.starts - 1, 0), np.maximum(known.ends - 1, 0)
        return Pieces(known.text[1:], ids, starts, ends, known.template)

    def _word(self, token_id: int) -> tuple[str, bytes, bytes | None]:
        word = self._words.get(token_id)
        if word is None:
            token = self.vocabulary.token(token_id)
            ends = token_id == self.specials.eos  # the end mark ends a text and is no part of it
            word = self._words[token_id] = (token.piece, b"" if ends else self.vocabulary.data(token_id), token.data)
        return word

    def _tokens(self, text: str, numbers: Int64[np.ndarray, "tokens 6"]) -> tuple[Token, ...]:
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

    def _token(self, text: str, token_id: int, begin: int, end: int, start: int, stop: int, added: int) -> Token:
        piece, _, data = self._word(token_id)
        if added:
            return Token(token_id, piece, text[begin:end], begin, end, added=True)
        shared = start < stop and (start < begin or stop > end)  # a part of a character that another token owns
        covers = (min(start, begin), max(stop, end)) if shared else None
        return Token(token_id, piece, text[begin:end], begin, end, data, covers)

    def _pieces(self, text: str, complete: bool = False) -> Pieces:
        """The tokens of a text, using what is known of the text before it."""
        if self._splits_at_cuts:
            if text != self._known.text:
                self._known = self._changed(self._known, text)
        elif (text, complete) != (self._known.text, self._is_complete):
            self._known, self._is_complete = self._encoded(text, complete), complete
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

    def _encoded(self, text: str, complete: bool = False) -> Pieces:
        encoding = self._model.encode(text, add_special_tokens=not complete)
        ids = encoding.ids
        if self._numbering is not None:
            ids = [self._numbering.get(piece, self.unknown or 0) for piece in encoding.tokens]
        places = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
        template = np.array(encoding.special_tokens_mask, dtype=np.bool_)
        pieces = Pieces(text, np.array(ids, dtype=np.int64), places[:, 0], places[:, 1], template)
        return pieces if self._start is None else self._begun(pieces, 0 if complete else self._template[1])

    def _begun(self, pieces: Pieces, marks: int) -> Pieces:
        """The tokens behind the one that a decoder begins with, without the end `marks`."""
        none = np.zeros(1, dtype=np.int64)
        first = Pieces("", np.array([self._start], dtype=np.int64), none, none, np.ones(1, dtype=np.bool_))
        first = first if self.adds[0] > self._template[0] else first.part(0, 0, 0)
        return Pieces.joined(pieces.text, first, pieces.part(0, len(pieces.ids) - marks, 0))


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


def _add_listed(model: tokenizers.Tokenizer, settings: Mapping[str, Any]) -> None:
    """Add the tokens that `tokenizer_config.json` lists and the tokenizer's own file lacks, as transformers does.

    Its switches for the first and last token are not heeded: beside a `tokenizer.json`, whose template decides,
    transformers does not heed them either.
    """
    listed = sorted((settings.get("added_tokens_decoder") or {}).items(), key=lambda pair: int(pair[0]))
    for _, said in listed:
        name = content(said)
        if name and model.token_to_id(name) is None:
            options = {key: bool(said[key]) for key in ("single_word", "lstrip", "rstrip", "normalized") if key in said}
            token = tokenizers.AddedToken(name, special=bool(said.get("special")), **options)
            model.add_special_tokens([token]) if token.special else model.add_tokens([token])


def _algorithm(facts: dict[str, Any]) -> str:
    """How a tokenizer cuts, by the field's name: "byte-level BPE", "BPE", "WordPiece", "Unigram", "word level"."""
    kind: str = facts["model"]["type"]
    parts = _steps(facts["pre_tokenizer"], "pretokenizers") + _steps(facts["decoder"], "decoders")
    if kind == "BPE" and any(part["type"] == "ByteLevel" for part in parts):
        return later("byte-level BPE")
    return later("word level") if kind == "WordLevel" else kind


def _unknown(facts: dict[str, Any]) -> str | None:
    """The piece that stands for what has none; None where everything has one."""
    model, place = facts["model"], facts["model"].get("unk_id")
    named: str | None = (
        model.get("unk_token") if model["type"] != "Unigram" or place is None else model["vocab"][place][0]
    )
    return named


def _has_second_segment(step: Mapping[str, Any]) -> bool:
    """Whether a step of the post-processor numbers a second text with 1."""
    if step["type"] != "TemplateProcessing":
        return bool(step["type"] == "BertProcessing")
    return any(inner.get("type_id") == 1 for part in step["pair"] for inner in part.values())


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
