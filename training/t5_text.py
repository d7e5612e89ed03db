"""What a tiny T5 reads: sentence pairs and single sentences, which of them are held out, and their ids."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from training.corpus import find_books, read, split
from training.sentences import sentences
from training.t5_settings import Settings
from training.t5_tokenizer import count_words, save_tokenizer, train_tokenizer

PREFIX = "translate English to French: "

BOOKS_WEIGHT = 8
"""For the tokenizer a word of the books counts an eighth, so that books and pairs weigh about the same."""

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Pairs by part; no part shares an English sentence with another, whatever its case and punctuation."""

    training: Pairs
    validation: Pairs
    test: Pairs


def find_pairs(corpus: Path) -> Pairs:
    """The sentence pairs, English first, of `translation/eng-fra.tsv`."""
    path = corpus / "translation" / "eng-fra.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(english, french) for english, french in (line.split("\t") for line in lines)]


def letters(sentence: str) -> str:
    """A sentence without case, spaces and punctuation: what makes two sentences the same."""
    return re.sub(r"\W+", "", sentence.casefold())


def hold_out(pairs: Pairs, validation: int, test: int, seed: int) -> HeldOut:
    """Whole English sentences of 3 to 10 words are held out, with all their translations."""
    short = list(dict.fromkeys(letters(english) for english, _ in pairs if 3 <= len(english.split()) <= 10))
    order = [short[i] for i in np.random.default_rng(seed).permutation(len(short))]
    part = dict.fromkeys(order[:test], "test") | dict.fromkeys(order[test : test + validation], "validation")
    parts: dict[str, Pairs] = {"training": [], "validation": [], "test": []}
    for pair in pairs:
        parts[part.get(letters(pair[0]), "training")].append(pair)
    return HeldOut(**parts)


def references(pairs: Pairs) -> dict[str, list[str]]:
    """English sentences with all their translations, in the order of the pairs."""
    found: dict[str, list[str]] = {}
    for english, french in pairs:
        found.setdefault(english, []).append(french)
    return found


@dataclass(frozen=True, slots=True)
class Ragged:
    """Rows of different lengths, end to end: (tokens,) uint16 ids, and (rows,) uint16 lengths."""

    ids: np.ndarray
    lengths: np.ndarray

    @classmethod
    def of(cls, rows: list[list[int]]) -> "Ragged":
        lengths = [len(row) for row in rows]
        ids = np.fromiter((token for row in rows for token in row), dtype=np.uint16, count=sum(lengths))
        return cls(ids, np.array(lengths, dtype=np.uint16))

    def __len__(self) -> int:
        return len(self.lengths)

    def padded(self) -> np.ndarray:
        """(rows, longest) int64 ids, zeros after each row's end."""
        out = np.zeros((len(self), int(self.lengths.max())), dtype=np.int64)
        out[np.arange(out.shape[1]) < self.lengths[:, None]] = self.ids
        return out


def encode(tokenizer: Tokenizer, texts: list[str]) -> Ragged:
    """Each text's ids, </s> at its end."""
    return Ragged.of([encoding.ids for encoding in tokenizer.encode_batch(texts)])


def save(path: Path, **parts: Ragged) -> None:
    arrays = {f"{name}_{key}": getattr(part, key) for name, part in parts.items() for key in ("ids", "lengths")}
    np.savez_compressed(path, **arrays)


def load(path: Path) -> dict[str, Ragged]:
    with np.load(path) as file:
        names = [name.removesuffix("_ids") for name in file if name.endswith("_ids")]
        return {name: Ragged(file[f"{name}_ids"], file[f"{name}_lengths"]) for name in names}


def spoken(books: list[str]) -> list[str]:
    """The books' sentences of 4 to 30 words."""
    return [line for text in books for line in sentences(text) if 4 <= len(line.split()) <= 30]


def prepare(settings: Settings) -> None:
    """Hold out, train the tokenizer and encode everything into the work folder, unless that is done already."""
    work = Path(settings.work)
    record = work / "prepared.json"
    if record.exists():
        if json.loads(record.read_text(encoding="utf-8")) != settings.preparing():
            raise SystemExit(f"{work} was prepared with other settings; choose another --work or remove it")
        return
    work.mkdir(parents=True, exist_ok=True)
    corpus = Path(settings.corpus)
    held = hold_out(find_pairs(corpus), settings.validation_sentences, settings.test_sentences, settings.seed)
    books = find_books(corpus)
    parts = dict(zip(("training", "validation", "test"), split(books), strict=True))
    lines = {part: spoken([read(books[name]) for name in names]) for part, names in parts.items()}
    everyday = sorted({side for pair in held.training for side in pair})

    words = Counter({word: -(-n // BOOKS_WEIGHT) for word, n in count_words(lines["training"]).items() if n > 1})
    words.update(count_words([PREFIX + english for english, _ in held.training[::BOOKS_WEIGHT]]))
    words.update(count_words([side for pair in held.training for side in pair]))
    tokenizer = train_tokenizer(words, settings.vocab, settings.sentinels)
    save_tokenizer(tokenizer, work / "tokenizer", settings.sentinels)

    for part in ("training", "validation", "test"):
        pairs: Pairs = getattr(held, part)
        sides = {"source": [PREFIX + english for english, _ in pairs], "target": [french for _, french in pairs]}
        save(work / f"pairs-{part}.npz", **{side: encode(tokenizer, texts) for side, texts in sides.items()})
        texts = lines[part] + everyday if part == "training" else lines[part]
        rows = [e.ids for e in tokenizer.encode_batch(texts) if len(e.ids) <= settings.longest]
        save(work / f"sentences-{part}.npz", text=Ragged.of(rows))
    for part in ("validation", "test"):
        text = json.dumps(references(getattr(held, part)), ensure_ascii=False, indent=0)
        (work / f"{part}.json").write_text(text + "\n", encoding="utf-8")
    (work / "books.json").write_text(json.dumps(parts, indent=1), encoding="utf-8")
    record.write_text(json.dumps(settings.preparing(), indent=1), encoding="utf-8")
