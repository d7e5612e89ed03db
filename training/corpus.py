"""The books: which are trained on, which are held out, and in what order windows of them are read."""

from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

VALIDATION = ("the-railway-children", "tik-tok-of-oz")
"""Whole books never trained on; the recipe was chosen by them and they are watched during the run."""

TEST = ("black-beauty", "the-sign-of-the-four")
"""Whole books never trained on and looked at only once, on the finished weights."""

END = "<|endoftext|>"


def find_books(corpus: Path) -> dict[str, Path]:
    """Book names to files, sorted by name; `corpus` is the folder of texts or its parent."""
    folder = corpus / "books" if (corpus / "books").is_dir() else corpus
    books = {path.stem: path for path in sorted(folder.glob("*.txt"))}
    if not books:
        raise FileNotFoundError(f"no .txt files in {folder}")
    return books


def split(books: dict[str, Path]) -> tuple[list[str], list[str], list[str]]:
    """Names for training, validation and test. A corpus without the named books lends its first ones."""
    names = list(books)
    validation = [name for name in VALIDATION if name in books] or names[:1]
    test = [name for name in TEST if name in books] or names[1:2]
    return [name for name in names if name not in {*validation, *test}], validation, test


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip() + "\n"


def encode(tokenizer: Tokenizer, texts: list[str]) -> np.ndarray:
    """One int32 stream: each text after an end mark, and an end mark after the last."""
    end = tokenizer.token_to_id(END)
    ids = [end]
    for text in texts:
        ids += tokenizer.encode(text).ids
        ids.append(end)
    return np.array(ids, dtype=np.int32)


class Windows:
    """Endless shuffled windows of a token stream; the number of a window says all about it.

    Every epoch cuts the stream anew from a random start and shuffles the cuts, so a run that was
    stopped goes on with nothing but the count of windows it has read.
    """

    def __init__(self, stream: np.ndarray, length: int, seed: int) -> None:
        self.stream, self.length, self.seed = stream, length, seed
        self.per_epoch = (len(stream) - length) // length
        if self.per_epoch < 1:
            raise ValueError(f"{len(stream)} tokens are fewer than two windows of {length}")
        self._epoch = -1
        self._starts = np.zeros(0, dtype=np.int64)

    def __getitem__(self, number: int) -> np.ndarray:
        """(length,) token ids of the window with this number."""
        epoch, place = divmod(number, self.per_epoch)
        if epoch != self._epoch:
            random = np.random.default_rng((self.seed, epoch))
            offset = int(random.integers(self.length))
            self._starts = offset + self.length * random.permutation(self.per_epoch)
            self._epoch = epoch
        start = self._starts[place]
        return self.stream[start : start + self.length]
