"""The tokenizers of model folders: the same ids as transformers' own, for every kind, from every form of files."""

import json
import shutil
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import tokenizers as makers
from tests.models import STORY
from visualizer.backends import tokenizer_files
from visualizer.backends.spm import read_spm
from visualizer.backends.tokenizer_files import Tokenizers, open_tokenizers
from visualizer.errors import ModelError
from visualizer.specials import Specials
from visualizer.tokens import Prompt, Tokenizer

Folder = Callable[[str], Path]
Ids = Callable[[str], list[int]]
KEYS = [
    "a",
    "The",
    " ",
    "  ",
    "\n",
    "'s",
    "12",
    "。",
    "日本",
    "é",
    "e\u0301",
    "🙂",
    "İ",
    "ß",
    "ﬁ",
    "…",
    "½",
    "▁",
    "가",
    "</s>",
    "<s>",
    "[MASK]",
    "[SEP]",
    "<mask>",
    "<pad>",
    "<extra_id_0>",
    "<|endoftext|>",
    "\x00",
    "\u200d",
]
KEYED = st.lists(st.sampled_from(KEYS), max_size=10).map("".join)


@pytest.fixture(scope="module")
def folder_of(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The folder of each kind, made once."""
    root = tmp_path_factory.mktemp("kinds")
    return cache(lambda kind: makers.MAKERS[kind](root / kind.replace(" ", "-")))


@pytest.fixture(scope="module", params=[False, True], ids=["one vocabulary", "two vocabularies"])
def marian(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Marian's folder: two SentencePiece files, and a vocabulary for both sides or for each."""
    return makers.save_marian(tmp_path_factory.mktemp("marian"), request.param)


def theirs(folder: Path) -> Ids:
    """What transformers makes of a text."""
    from transformers import AutoTokenizer

    from visualizer.backends.quiet import quiet

    with quiet():
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    return lambda text: tokenizer(text)["input_ids"]


def assert_same(ours: Tokenizer, ids: Ids, text: str) -> None:
    """The ids are transformers', and the spans give the text back."""
    tokens = ours.encode(text)
    assert [token.id for token in tokens] == ids(text), ascii(text)
    if tokens:  # SentencePiece reads nothing in a text of spaces
        assert "".join(token.text for token in tokens) == text
    else:
        assert not text.strip()
    assert all(one.end == other.start for one, other in pairwise(tokens))
    assert all(0 <= first <= last <= len(text) for first, last in (token.marks for token in tokens))
    assert all(token.shown for token in tokens)


# --- equal to transformers ---


@pytest.mark.parametrize("kind", makers.MAKERS)
def test_ids_are_those_of_transformers_and_spans_give_the_text_back(kind: str, folder_of: Folder) -> None:
    ours, ids = open_tokenizers(folder_of(kind)).source, theirs(folder_of(kind))
    for text in makers.TEXTS.values():
        assert_same(ours, ids, text)

    @given(text=KEYED)
    @settings(max_examples=60)
    def any_other_text(text: str) -> None:
        assert_same(ours, ids, text)

    any_other_text()


@pytest.mark.parametrize("kind", ["bert", "cased bert", "roberta", "gpt-2", "qwen"])
def test_a_folder_from_before_there_was_a_fast_form_reads_the_same(
    kind: str, folder_of: Folder, tmp_path: Path
) -> None:
    """vocab.txt, or vocab.json and merges.txt, as the first BERT and GPT-2 have them."""
    folder = makers.older(folder_of(kind), tmp_path / "older")
    ours, fast = open_tokenizers(folder).source, open_tokenizers(folder_of(kind)).source
    ids = theirs(folder)
    for text in makers.TEXTS.values():
        assert_same(ours, ids, text)
    assert [token.id for token in ours.encode(STORY)] == [token.id for token in fast.encode(STORY)]
    assert ours.specials == fast.specials


@pytest.mark.parametrize(
    ("model_type", "name", "options"),
    [
        ("t5", "spiece.model", {"pad_id": 0, "eos_id": 1, "unk_id": 2, "bos_id": -1}),
        ("llama", "tokenizer.model", {"model_type": "bpe", "byte_fallback": True, "vocab_size": 420}),
    ],
    ids=["t5", "llama"],
)
def test_a_folder_with_a_sentencepiece_file_alone_reads_as_transformers_does(
    model_type: str, name: str, options: dict[str, object], tmp_path: Path
) -> None:
    folder = makers.save_spiece(tmp_path, model_type, name, **options)
    ours, ids = open_tokenizers(folder).source, theirs(folder)
    for text in makers.TEXTS.values():
        assert_same(ours, ids, text)


def test_marian_reads_and_writes_as_transformers_does(marian: Path) -> None:
    """Pieces that its vocabulary lacks are unknown, runs that it has are known; the target by its own file."""
    from transformers import MarianTokenizer

    from visualizer.backends.quiet import quiet

    with quiet():
        tokenizer = MarianTokenizer.from_pretrained(marian)
    ours = open_tokenizers(marian)
    assert ours.target is not None
    start = json.loads((marian / "config.json").read_text())["decoder_start_token_id"]
    assert_same(ours.source, lambda text: tokenizer(text)["input_ids"], ">>fra<< The cat sat.")
    assert ">>fra<<" in [token.piece for token in ours.source.encode(">>fra<< The cat sat.")]
    for text in (*makers.TEXTS.values(), makers.FRENCH):
        assert_same(ours.source, lambda text: tokenizer(text)["input_ids"], text)
        assert_same(ours.target, lambda text: [start, *tokenizer(text_target=text)["input_ids"][:-1]], text)


def test_each_side_of_marian_names_its_pieces_by_its_own_vocabulary(marian: Path) -> None:
    ours = open_tokenizers(marian)
    assert ours.target is not None
    text = "Le chat était assis"
    assert "".join(token.piece for token in ours.target.encode(text)[1:]).replace("▁", " ").strip() == text
    assert ours.source.unknown == ours.target.unknown == 1
    prompt = Prompt("")
    for token in ours.target.encode(text)[1:]:
        prompt = ours.target.append(prompt, token.id)
    assert prompt.text == text


# --- what each token is ---


@pytest.mark.parametrize(
    ("kind", "text", "pieces"),
    [
        ("bert", "The [MASK] sat", ["[CLS]", "[SEP]"]),
        ("roberta", "The <mask> sat</s>", ["<s>", "</s>"]),
        ("t5", "The cat</s>", ["</s>"]),
        ("llama", "<s>The cat", ["<s>"]),
        ("llama 3", "The cat", ["<|begin_of_text|>"]),
        ("qwen", "The cat<|endoftext|>", []),
    ],
)
def test_tokens_of_the_template_say_so_and_the_same_written_do_not(
    kind: str, text: str, pieces: list[str], folder_of: Folder
) -> None:
    ours = open_tokenizers(folder_of(kind)).source
    tokens = ours.encode(text)
    assert [token.piece for token in tokens if token.added] == pieces
    assert all(token.span in ((0, 0), (len(text), len(text))) for token in tokens if token.added)
    assert all(token.shown == token.piece for token in tokens if token.added)
    before, behind = ours.adds
    assert [token.added for token in tokens] == [True] * before + [False] * (len(tokens) - before - behind) + [
        True
    ] * behind


def test_the_first_token_of_a_template_stays_where_a_prompt_is_too_long(folder_of: Folder) -> None:
    """A context of six: the first token, and the last five."""
    ours = open_tokenizers(folder_of("bert")).source
    every = ours.encode(STORY)
    last, omitted = ours.last(STORY, 6)
    assert (omitted, last) == (len(every) - 6, (every[0], *every[-5:]))


def test_a_separator_written_in_the_text_makes_a_pair(folder_of: Folder) -> None:
    """Ids and segments are those of transformers' pair."""
    from transformers import AutoTokenizer

    ours = open_tokenizers(folder_of("bert")).source
    pair = AutoTokenizer.from_pretrained(folder_of("bert"))("The cat sat.", "On the mat!")
    tokens = ours.encode("The cat sat. [SEP] On the mat!")
    assert [token.id for token in tokens] == pair["input_ids"]
    assert ours.segments(tokens).tolist() == pair["token_type_ids"]
    assert ours.segments(ours.encode("one [SEP] two [SEP] three")).max() == 1
    assert not ours.segments(ours.encode("The cat sat.")).any()


@pytest.mark.parametrize(
    ("kind", "text"), [("roberta", "one</s></s>two"), ("t5", "one</s>two"), ("gpt-2", "one [SEP]")]
)
def test_where_a_template_knows_no_second_text_there_is_one_segment(kind: str, text: str, folder_of: Folder) -> None:
    ours = open_tokenizers(folder_of(kind)).source
    tokens = ours.encode(text)
    np.testing.assert_array_equal(ours.segments(tokens), np.zeros(len(tokens)))


# --- special tokens ---


@pytest.mark.parametrize("kind", makers.MAKERS)
def test_special_ids_are_those_of_transformers(kind: str, folder_of: Folder) -> None:
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder_of(kind))
    specials = open_tokenizers(folder_of(kind)).source.specials
    for part in ("mask", "pad", "bos", "eos", "cls", "sep"):
        if getattr(tokenizer, f"{part}_token") is not None:
            assert getattr(specials, part) == getattr(tokenizer, f"{part}_token_id"), part
    assert specials.sentinels == tuple(
        tokenizer.convert_tokens_to_ids(f"<extra_id_{number}>") for number in range(10 if kind == "t5" else 0)
    )


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("bert", Specials(mask=4, pad=0, cls=2, sep=3)),
        ("roberta", Specials(mask=403, pad=1, bos=0, eos=2, cls=0, sep=2)),
        ("gpt-2", Specials(pad=0, bos=0, eos=0)),
    ],
)
def test_special_tokens_have_their_usual_names_where_no_file_says(
    kind: str, expected: Specials, folder_of: Folder, tmp_path: Path
) -> None:
    """As in the first BERT, RoBERTa and GPT-2, whose files name none."""
    shutil.copy(folder_of(kind) / "tokenizer.json", tmp_path)
    found = Tokenizer.open(tmp_path / "tokenizer.json").specials
    assert (found.mask, found.cls, found.sep) == (expected.mask, expected.cls, expected.sep)
    assert found.eos == expected.eos


def test_a_tokenizer_without_a_mask_token_has_none(folder_of: Folder) -> None:
    assert open_tokenizers(folder_of("gpt-2")).source.specials.mask is None


# --- targets ---


def test_a_target_begins_as_its_decoder_does_and_has_no_end(folder_of: Folder) -> None:
    ours = open_tokenizers(folder_of("t5"))
    assert ours.target is not None
    tokens = ours.target.encode("The cat")
    assert [token.id for token in tokens] == [0, *(token.id for token in ours.source.encode("The cat")[:-1])]
    assert (tokens[0].added, tokens[0].piece, tokens[-1].added) == (True, "<pad>", False)
    assert [token.piece for token in ours.target.encode("")] == ["<pad>"]
    begun = open_tokenizers(folder_of("roberta")).source.as_target(2)  # as BART does: </s> <s> and the text
    assert [token.id for token in begun.encode("The")][:2] == [2, 0]
    assert not begun.encode("The")[-1].added


def test_what_a_decoder_draws_first_has_no_space_before_it(folder_of: Folder) -> None:
    """SentencePiece writes a space before the first word too; nobody reads it."""
    ours = open_tokenizers(folder_of("t5")).target
    assert ours is not None
    drawn = [token.id for token in ours.encode("The cat sat")[1:]]
    prompt = Prompt("")
    for token_id in drawn:
        prompt = ours.append(prompt, token_id)
        assert [token.id for token in ours.encode(prompt)][1:] == list(prompt.drawn)
        assert "".join(token.text for token in ours.encode(prompt)) == prompt.text
    assert prompt.text == "The cat sat"
    later = ours.append("The", drawn[0])
    assert later.text.startswith("The ")


# --- what is kept, and what cannot be made ---


def test_a_tokenizer_is_made_once_and_anew_when_its_files_change(
    folder_of: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = makers.older(folder_of("bert"), tmp_path)
    first = tokenizer_files.tokenizer_file(folder)
    monkeypatch.setattr(tokenizer_files, "_make_by_transformers", lambda *_: pytest.fail("made again"))
    assert tokenizer_files.tokenizer_file(folder) == first
    monkeypatch.undo()
    with (folder / "vocab.txt").open("a") as file:
        file.write("xyzzy\n")
    other = tokenizer_files.tokenizer_file(folder)
    assert other != first
    assert "xyzzy" in [token.piece for token in Tokenizer.open(other).encode("xyzzy")]


def test_a_folder_without_a_tokenizer_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"has no tokenizer\.json: save the model's fast tokenizer there\."):
        open_tokenizers(tmp_path)


def test_damaged_files_are_named_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "t5"}')
    (tmp_path / "spiece.model").write_bytes(b"\x0a\xff\xff\xff")
    with pytest.raises(ModelError, match=r"^The tokenizer of .* cannot be read \(.*\): save its fast form"):
        open_tokenizers(tmp_path)
    for damaged in (b"", b"\x0a\xff\xff\xff", b"\xff" * 12, b"\x0b"):
        (tmp_path / "source.spm").write_bytes(damaged)
        with pytest.raises(ModelError, match=r"source\.spm cannot be read as a SentencePiece model: fetch it again\.$"):
            read_spm(tmp_path / "source.spm")


def test_marian_with_a_missing_part_names_it(tmp_path: Path) -> None:
    for lost in ("target.spm", "vocab.json"):
        folder = makers.save_marian(tmp_path / lost)
        (folder / lost).unlink()
        with pytest.raises(ModelError, match=f"lacks {lost}, a part of its tokenizer: fetch it"):
            open_tokenizers(folder)
    assert isinstance(open_tokenizers(makers.save_marian(tmp_path / "whole")), Tokenizers)


def test_what_the_settings_list_is_done_as_transformers_does(folder_of: Folder, tmp_path: Path) -> None:
    """Tokens that only `tokenizer_config.json` lists are added; the template is the tokenizer's own all the same."""
    folder = shutil.copytree(folder_of("llama 3"), tmp_path / "asked")
    said = json.loads((folder / "tokenizer_config.json").read_text())
    said |= {"add_bos_token": False, "add_eos_token": True}
    said["added_tokens_decoder"] = {"405": {"content": "<|extra|>", "special": True, "normalized": False}}
    (folder / "tokenizer_config.json").write_text(json.dumps(said))
    ours, ids = open_tokenizers(folder).source, theirs(folder)
    assert_same(ours, ids, "The cat <|extra|> sat")
    assert [token.piece for token in ours.encode("a") if token.added] == ["<|begin_of_text|>"]
    assert ours.vocabulary.id("<|extra|>") == 405
