"""What the model reads: books, their pieces, and generated pages."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from transformers import AutoTokenizer

from training.corpus import END, TEST, VALIDATION, Windows, find_books, split
from training.patterns import Patterns, kind_words
from training.settings import Settings
from training.tiny_gpt import prepare
from training.trainer import Batches


@pytest.fixture
def tokenizer(settings: Settings) -> Tokenizer:
    return Tokenizer.from_file(str(Path(settings.work) / "tokenizer" / "tokenizer.json"))


@pytest.fixture
def patterns(settings: Settings, tokenizer: Tokenizer) -> Patterns:
    words = json.loads((Path(settings.work) / "words.json").read_text(encoding="utf-8"))
    return Patterns(tokenizer, words, seed=5)


@pytest.mark.parametrize(
    "text",
    [
        " two  spaces before,\n\n\ttabs and line ends \r\n",
        "naïve Straße, 日本語、中文。 العربية עברית",
        "👩‍👩‍👧 🏳️‍🌈 🇫🇷",
        "e\u0301 \u200b\ufeff\u202e \x00\x7f \U0010ffff",
        "".join(map(chr, range(0x100))),
    ],
    ids=["spaces", "scripts", "emoji", "odd", "latin-1"],
)
def test_any_text_comes_back_as_it_went_in(settings: Settings, tokenizer: Tokenizer, text: str):
    """Both as `tokenizers` reads the file and as transformers does."""
    assert tokenizer.decode(tokenizer.encode(text).ids) == text
    loaded = AutoTokenizer.from_pretrained(Path(settings.work) / "tokenizer")
    assert loaded.decode(loaded(text)["input_ids"]) == text


def test_the_tokenizer_has_the_asked_size_and_one_mark(tokenizer: Tokenizer, settings: Settings):
    assert tokenizer.get_vocab_size() == settings.vocab
    loaded = AutoTokenizer.from_pretrained(Path(settings.work) / "tokenizer")
    assert (loaded.bos_token, loaded.eos_token, loaded.model_max_length) == (END, END, settings.context)
    assert loaded(END)["input_ids"] == [loaded.eos_token_id]
    assert loaded("plain")["input_ids"][0] != loaded.eos_token_id, "no mark is put before a prompt"


def test_held_out_books_are_whole_and_not_trained_on(settings: Settings):
    training, validation, test = split(find_books(Path(settings.corpus)))
    assert (training, validation, test) == (["heidi", "white-fang"], ["the-railway-children"], ["black-beauty"])
    assert not set(VALIDATION) & set(TEST)


def test_every_window_of_an_epoch_is_read_once_and_epochs_differ():
    windows = Windows(np.arange(1000), length=10, seed=3)
    first, second = (
        [tuple(windows[epoch * windows.per_epoch + i]) for i in range(windows.per_epoch)] for epoch in (0, 1)
    )
    assert len({window[0] for window in first}) == windows.per_epoch
    assert all(np.diff(window).tolist() == [1] * 9 for window in first)
    assert first != second
    again = Windows(np.arange(1000), length=10, seed=3)
    assert tuple(again[windows.per_epoch + 2]) == second[2], "a window follows from its number"


def test_pages_follow_from_seed_and_number(patterns: Patterns):
    pages = [patterns.page(i, 65) for i in range(20)]
    assert all(page.shape == (65,) for page in pages)
    other = Patterns(patterns.tokenizer, patterns.words, patterns.seed)
    assert all(np.array_equal(other.page(i, 65), pages[i]) for i in reversed(range(20)))
    assert len({page.tobytes() for page in pages}) == 20
    changed = Patterns(patterns.tokenizer, patterns.words, seed=6)
    assert not np.array_equal(changed.page(0, 65), pages[0])


def test_repeats_repeat(patterns: Patterns):
    ids = np.array(patterns.repeated_tokens(np.random.default_rng(0), 200))
    periods = [n for n in range(8, 100) if np.array_equal(ids[n:], ids[:-n])]
    assert periods
    assert patterns.end not in ids
    lines = patterns.repeated_words(np.random.default_rng(8)).split()
    assert len(lines) > len({word.strip(".,") for word in lines})


@pytest.mark.parametrize("kind", ["fixed_list", "rule_list"])
def test_a_list_keeps_its_labels_and_another_list_has_others(patterns: Patterns, kind: str):
    """One input never has two labels inside a list; over the lists it has many."""
    labels_of: dict[str, set[str]] = {}
    for seed in range(60):
        rows = [line.split(" -> ") for line in getattr(patterns, kind)(np.random.default_rng(seed)).splitlines()]
        assert 8 <= len(rows) <= 30
        mapping = dict(rows)
        assert all(mapping[word] == label for word, label in rows)
        for word, label in rows:
            labels_of.setdefault(word, set()).add(label)
    assert max(len(labels) for labels in labels_of.values()) > 2


def test_words_for_measuring_are_in_no_list_by_kinds(patterns: Patterns):
    trained = {word for kind in patterns.kinds for word in kind}
    unseen = kind_words(unseen=True)
    assert not trained & {word for words in unseen.values() for word in words}
    assert min(len(words) for words in unseen.values()) >= 3


def test_the_asked_share_of_rows_is_generated(settings: Settings):
    batches = Batches(settings)
    generated = sum(int((i + 1) * 0.3) > int(i * 0.3) for i in range(100))
    assert generated == 30
    assert batches.rows(0, 10).shape == (10, settings.context + 1)
    books_only = Batches(replace(settings, pattern_share=0.0))
    assert np.array_equal(books_only.row(7), batches.books[7])


def test_a_work_folder_is_not_shared_by_two_recipes(settings: Settings):
    prepare(replace(settings, minutes=3.0, threads=2))
    with pytest.raises(SystemExit, match="other settings"):
        prepare(replace(settings, seed=2))
