"""A model folder's tokenizers: `tokenizer.json` where there is one, else made once from the older files.

    tokenizer.json ──────────────────────────────────► as it lies
    vocab.txt · vocab.json + merges.txt · *.model ───► by transformers ─┐
    source.spm + target.spm + vocab.json (Marian) ───► `spm.unigram`  ──┴─► the cache, by the content of the files

Made ones are kept in the program's cache folder, so transformers is loaded for them once.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from visualizer.backends.spm import UNIGRAM, read_spm, unigram
from visualizer.backends.weights import CONFIG, first_line, sample_digest
from visualizer.errors import ModelError
from visualizer.language import tr
from visualizer.places import cache_folder
from visualizer.specials import content
from visualizer.tokens import NUMBERING, Tokenizer

TOKENIZER = "tokenizer.json"
SOURCE, TARGET = "source.spm", "target.spm"  # Marian's
VOCABULARY, TARGET_VOCABULARY = "vocab.json", "target_vocab.json"
MODELS = ("spiece.model", "tokenizer.model", "sentencepiece.bpe.model", "spm.model", "tekken.json")
OLDER = (*MODELS, "vocab.txt", VOCABULARY)  # one of these makes a tokenizer, with what stands beside it
BESIDE = ("merges.txt", "added_tokens.json", "special_tokens_map.json", "tokenizer_config.json", "bpe.codes",
          CONFIG, SOURCE, TARGET, TARGET_VOCABULARY)  # fmt: skip
FORMAT = b"1"  # of what is kept; another number makes all of it anew


@dataclass(frozen=True, slots=True, eq=False)
class Tokenizers:
    """What turns text into a model's tokens; `target` is for what a decoder writes, None where nothing is."""

    source: Tokenizer
    target: Tokenizer | None = None


def open_tokenizers(folder: Path) -> Tokenizers:
    """The tokenizers of a model folder.

    Raises ModelError, in one sentence, where the folder has none, or one that cannot be read or made.
    """
    file = tokenizer_file(folder)
    source = Tokenizer.open(file)
    config = _read(folder / CONFIG)
    if not config.get("is_encoder_decoder"):
        return Tokenizers(source)
    other = file.parent / "target" / TOKENIZER
    written = Tokenizer.open(other) if other.is_file() else source
    return Tokenizers(source, written.as_target(decoder_start(folder)))


def has_tokenizer(folder: Path) -> bool:
    """Whether a folder holds the files of a tokenizer, in whatever form."""
    return any((folder / name).is_file() for name in (TOKENIZER, SOURCE, *OLDER))


def decoder_start(folder: Path) -> int | None:
    """The id that an encoder-decoder's decoder begins with, as its generation settings or configuration say."""
    for file in ("generation_config.json", CONFIG):
        said = _read(folder / file)
        for key in ("decoder_start_token_id", "bos_token_id"):
            if isinstance(said.get(key), int):
                return int(said[key])
    return None


def tokenizer_file(folder: Path) -> Path:
    """The `tokenizer.json` of a model folder, in the folder or in the cache; also of a GGUF file."""
    if folder.is_file():
        kept = cache_folder() / "tokenizers" / f"gguf-{sample_digest(folder)[:32]}"
        if not (kept / TOKENIZER).is_file():
            _make(folder, kept)
        return kept / TOKENIZER
    if (folder / TOKENIZER).is_file():
        return folder / TOKENIZER
    if not has_tokenizer(folder):
        raise ModelError(
            tr("{folder} has no {file}: save the model's fast tokenizer there.", folder=folder, file=TOKENIZER)
        )
    kept = cache_folder() / "tokenizers" / _digest(folder)
    if not (kept / TOKENIZER).is_file():
        _make(folder, kept)
    return kept / TOKENIZER


def _digest(folder: Path) -> str:
    """What the files of a tokenizer say, as a name."""
    total = hashlib.sha256(FORMAT)
    for name in sorted((*OLDER, *BESIDE)):
        if (folder / name).is_file():
            total.update(name.encode() + b"\0" + hashlib.sha256((folder / name).read_bytes()).digest())
    return total.hexdigest()[:32]


def _make(folder: Path, kept: Path) -> None:
    """Make the tokenizer of a folder and keep it; whole or not at all."""
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=kept.parent))
    except OSError as error:
        wrong = tr(
            "The tokenizer of {folder} cannot be kept in {cache} ({why}): make room for it there.",
            folder=folder,
            cache=kept.parent,
            why=first_line(error),
        )
        raise ModelError(wrong) from error
    try:
        if folder.is_file():
            _make_by_transformers(folder.parent, made, gguf_file=folder.name)
        elif (folder / SOURCE).is_file():
            _make_of_spm(folder, made)
        else:
            _make_by_transformers(folder, made)
        try:
            made.replace(kept)
        except OSError:  # another program was quicker
            if not (kept / TOKENIZER).is_file():
                raise
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _make_by_transformers(folder: Path, made: Path, **options: str) -> None:
    from transformers import AutoTokenizer

    from visualizer.backends.quiet import quiet

    try:
        with quiet():
            found = AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False, **options)
            found.save_pretrained(made)
    except Exception as error:  # of as many kinds as there are tokenizers
        wrong = tr(
            "The tokenizer of {folder} cannot be read ({why}): save its fast form, {file}, there.",
            folder=folder,
            why=first_line(error),
            file=TOKENIZER,
        )
        raise ModelError(wrong) from error
    if not (made / TOKENIZER).is_file():
        raise ModelError(
            tr(
                "The tokenizer of {folder}, a {kind}, has no fast form, which is needed to show its tokens.",
                folder=folder,
                kind=type(found).__name__,
            )
        )


def _make_of_spm(folder: Path, made: Path) -> None:
    """Marian's: pieces by a SentencePiece file, ids by a vocabulary of its own, for source and target each.

    A language code such as ">>fra<<" is one token wherever it is written; MarianTokenizer knows it at the start of a
    text alone.
    """
    settings = _read(folder / "tokenizer_config.json")
    names = {part: content(settings.get(f"{part}_token")) or f"<{part}>" for part in ("unk", "pad")}
    names["eos"] = content(settings.get("eos_token")) or "</s>"
    ids = _numbering(folder / VOCABULARY)
    target_ids = _numbering(folder / TARGET_VOCABULARY) if settings.get("separate_vocabs") else ids
    for file, numbering, place in ((SOURCE, ids, made), (TARGET, target_ids, made / "target")):
        spm = read_spm(folder / file)
        if spm.algorithm != UNIGRAM:
            raise ModelError(
                tr("{file} is no Unigram model, the only kind that a Marian tokenizer can be.", file=folder / file)
            )
        codes = sorted(piece for piece in numbering if piece.startswith(">>") and piece.endswith("<<"))
        literal = [name for name in (*names.values(), *codes) if name in numbering]
        tokenizer = unigram(spm, literal, names["eos"] if names["eos"] in numbering else "")
        place.mkdir(exist_ok=True)
        tokenizer.save(str(place / TOKENIZER))
        _write(place / NUMBERING, numbering)
        _write(place / "tokenizer_config.json", {f"{part}_token": name for part, name in names.items()})


def _numbering(file: Path) -> dict[str, int]:
    """Ids by piece."""
    found = _read(file)
    if not found or not all(isinstance(number, int) for number in found.values()):
        raise ModelError(
            tr("{folder} lacks {file}, a part of its tokenizer: fetch it.", folder=file.parent, file=file.name)
        )
    return found


def _read(file: Path) -> dict[str, Any]:
    """A JSON object, empty where there is none."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(file: Path, said: Mapping[str, Any]) -> None:
    file.write_text(json.dumps(said, ensure_ascii=False) + "\n", encoding="utf-8")
