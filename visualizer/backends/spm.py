"""SentencePiece's model files (`.spm`, `spiece.model`): read without its library, and made a tokenizer.

A file is one protocol buffer, `ModelProto`. Only what a Unigram model needs of it is read; the numbers of its fields
are those of sentencepiece_model.proto (https://github.com/google/sentencepiece). One thing differs from its library:
normalisation looks at a letter with all its marks at once, as every fast tokenizer does, so that a letter with marks of
several scripts (e + U+0301 + U+093C) may come out otherwise.
"""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from visualizer.errors import ModelError
from visualizer.language import tr

PIECES, TRAINER, NORMALIZER = 1, 2, 3  # fields of the model
UNIGRAM = 1
NORMAL, UNKNOWN, USER_DEFINED, BYTE = 1, 2, 4, 6  # kinds of pieces
NEVER = "\U0010ffff"  # before pieces that no text may become: control marks, unused ones


@dataclass(frozen=True, slots=True)
class SpmPiece:
    """One piece of the vocabulary."""

    piece: str
    score: float  # its log-probability
    kind: int


@dataclass(frozen=True, slots=True)
class SpmModel:
    """What a SentencePiece file says."""

    pieces: tuple[SpmPiece, ...]
    algorithm: int  # 1: Unigram, 2: BPE
    charsmap: bytes  # of the normalisation; empty for none
    adds_prefix: bool  # a space before the text
    strips: bool  # spaces at both ends, and all but one in between
    byte_fallback: bool

    @property
    def unknown(self) -> int:
        """The place of the piece that stands for what has none."""
        return next((place for place, piece in enumerate(self.pieces) if piece.kind == UNKNOWN), 0)


def read_spm(file: Path) -> SpmModel:
    """A SentencePiece file; ModelError, in one sentence, where it is missing or damaged."""
    try:
        return _model(file.read_bytes())
    except FileNotFoundError:
        raise ModelError(
            tr("{folder} lacks {file}, a part of its tokenizer: fetch it.", folder=file.parent, file=file.name)
        ) from None
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise ModelError(tr("{file} cannot be read as a SentencePiece model: fetch it again.", file=file)) from error


def unigram(spm: SpmModel, literal: Iterable[str] = (), end: str = "") -> Tokenizer:
    """A tokenizer that cuts as SentencePiece does; its ids are the places of the file's pieces.

    `literal` are texts that are read as one token wherever they stand; `end` is one of them, put behind every text.
    """
    vocabulary = [
        (piece.piece if piece.kind in (NORMAL, USER_DEFINED, BYTE) else NEVER + piece.piece, piece.score)
        for piece in spm.pieces
    ]
    tokenizer = Tokenizer(models.Unigram(vocabulary, spm.unknown, spm.byte_fallback))
    steps: list[Any] = [normalizers.Precompiled(spm.charsmap)] if spm.charsmap else []
    if spm.strips:
        steps += [normalizers.Replace(Regex(r"\A +| +\z"), ""), normalizers.Replace(Regex(" {2,}"), " ")]
    steps.append(normalizers.Replace(" ", "▁"))
    if spm.adds_prefix:
        steps.append(normalizers.Replace(Regex(r"\A▁"), "▁▁"))  # Metaspace adds none before one that is there
    tokenizer.normalizer = normalizers.Sequence(steps)
    scheme = "always" if spm.adds_prefix else "never"
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme=scheme, split=False)
    tokenizer.decoder = decoders.Metaspace(prepend_scheme=scheme)
    tokenizer.add_special_tokens([AddedToken(text, normalized=False, special=True) for text in literal])
    if end:
        tokenizer.post_processor = processors.TemplateProcessing(
            single=["$A", end], special_tokens=[(end, tokenizer.token_to_id(end))]
        )
    return tokenizer


def _model(data: bytes) -> SpmModel:
    pieces: list[SpmPiece] = []
    trainer: dict[int, Any] = {}
    normalizer: dict[int, Any] = {}
    for number, value in _fields(data):
        if number == PIECES:
            piece = dict(_fields(value))
            score = struct.unpack("<f", piece[2])[0] if 2 in piece else 0.0
            pieces.append(SpmPiece(piece.get(1, b"").decode(), score, piece.get(3, NORMAL)))
        elif number == TRAINER:
            trainer = dict(_fields(value))
        elif number == NORMALIZER:
            normalizer = dict(_fields(value))
    if not pieces:
        raise ValueError("no pieces")
    return SpmModel(
        pieces=tuple(pieces),
        algorithm=trainer.get(3, UNIGRAM),
        charsmap=normalizer.get(2, b""),
        adds_prefix=bool(normalizer.get(3, True)),
        strips=bool(normalizer.get(4, True)),
        byte_fallback=bool(trainer.get(35, False)),
    )


def _fields(data: bytes) -> Iterator[tuple[int, Any]]:
    """Number and value of each field of a message: whole numbers, or bytes as they lie there."""
    place = 0
    while place < len(data):
        key, place = _varint(data, place)
        number, kind = key >> 3, key & 7
        if kind == 0:
            value, place = _varint(data, place)
            yield number, value
            continue
        if kind == 2:
            length, place = _varint(data, place)
        elif kind in (1, 5):
            length = 8 if kind == 1 else 4
        else:
            raise ValueError(f"wire type {kind}")
        if place + length > len(data):
            raise ValueError("cut off")
        yield number, data[place : place + length]
        place += length


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value, shift = 0, 0
    while True:
        byte = data[place]
        value |= (byte & 0x7F) << shift
        place, shift = place + 1, shift + 7
        if byte < 0x80:
            return value, place
        if shift > 63:
            raise ValueError("no number")
