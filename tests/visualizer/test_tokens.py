"""Tokens: what is read is what stands there, in every script; and what is drawn is read back as it was drawn."""

import sys
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
import tokenizers
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import decoders, normalizers, pre_tokenizers, processors, trainers
from tokenizers import models as kinds

from tests.models import END, STORY, byte_level_bpe
from visualizer.errors import BadInput, ModelError
from visualizer.tokens import Prompt, Token, Tokenizer, can_be_struck, set_off, visible

ANY_TEXT = st.text(st.characters(categories=("L", "M", "N", "P", "S", "Z", "C")), max_size=60)  # lone surrogates too
KEYS = [
    "a",
    "The",
    " ",
    "  ",
    "\n",
    "\t",
    "'s",
    "'",
    "12",
    "。",
    "、",
    "日本",
    "é",
    "e\u0301",
    "🙂",
    END,
    "<|",
    "\u2028",
]
KEYED = st.lists(st.sampled_from(KEYS), max_size=12).map("".join)

BYTE_LEVEL = Tokenizer(byte_level_bpe())  # for hypothesis, which wants no fixture of a single test


def assert_partition(tokens: tuple[Token, ...], text: str) -> None:
    """The spans, joined, give the text back."""
    assert "".join(token.text for token in tokens) == text
    assert all(token.text == text[token.start : token.end] for token in tokens)
    assert all(one.end == other.start for one, other in pairwise(tokens))
    assert all(0 <= first <= last <= len(text) for first, last in (token.marks for token in tokens))


def readable(text: str) -> str:
    """A text as UTF-8 can hold it: lone surrogates, and nothing else, replaced."""
    return "".join("\ufffd" if 0xD800 <= ord(character) < 0xE000 else character for character in text)


def bytes_of(tokens: tuple[Token, ...], tokenizer: Tokenizer) -> bytes:
    return b"".join(tokenizer.vocabulary.data(token.id) for token in tokens)


# --- what is read ---


@given(text=ANY_TEXT)
def test_spans_are_a_partition_and_the_pieces_spell_the_text(text: str) -> None:
    """Joining the spans gives the prompt back, and joining the bytes of the pieces does, too."""
    tokens = BYTE_LEVEL.encode(text)
    assert_partition(tokens, readable(text))
    assert bytes_of(tokens, BYTE_LEVEL) == readable(text).encode()


@pytest.mark.parametrize("plane", range(17))
def test_every_block_of_every_plane_comes_back(plane: int, tokenizer: Tokenizer) -> None:
    """Three characters of each 64 that have one, assigned or of private use (those sparsely)."""
    some, step = [], 64 if plane < 15 else 1024
    for block in range(plane << 16, (plane + 1) << 16, step):
        codes = [code for code in range(block, block + 64) if unicodedata.category(chr(code)) not in ("Cs", "Cn")]
        some += [chr(codes[0]), chr(codes[len(codes) // 2]), chr(codes[-1])] if codes else []
    for text in ("".join(some), " ".join(some)):
        tokens = tokenizer.encode(text)
        assert_partition(tokens, text)
        assert bytes_of(tokens, tokenizer) == text.encode()


HOSTILE = {
    "a lone combining mark": "\u0301",
    "a mark behind a space": "x \u0301y",
    "a family joined by ZWJ": "👩\u200d👩\u200d👧\u200d👦!",
    "a flag of two letters": "🇺🇳",
    "NUL": "a\x00b",
    "line ends of Windows": "one\r\ntwo\r\n",
    "right to left with marks": "שלום \u200fعليكم\u202e abc",
    "the last code point": "\U0010ffff",
    "a byte order mark": "\ufeffa",
    "only spaces": "    ",
    "the mark for the end of text": f"a{END}b",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_come_back(text: str, tokenizer: Tokenizer) -> None:
    """Texts that trip programs are read like any other."""
    tokens = tokenizer.encode(text)
    assert_partition(tokens, text)
    assert all(token.shown for token in tokens)


@pytest.mark.parametrize("text", ["\ud83d", "a\ud83d\ude00b", "\udc00\ud800 x", "é\udfff"], ids=ascii)
def test_lone_surrogates_are_read_as_replacement_characters(text: str, tokenizer: Tokenizer) -> None:
    """What UTF-8 cannot hold becomes U+FFFD, one for one, so that every other character keeps its place."""
    assert "\ufffd" in readable(text)
    assert_partition(tokenizer.encode(text), readable(text))


def test_a_split_character_belongs_to_the_token_that_completes_it(tokenizer: Tokenizer) -> None:
    """Its other tokens have an empty span before it, and all of them mark it; each says its bytes."""
    tokens = tokenizer.encode("a𝄞b")
    assert [token.text for token in tokens] == ["a", "", "", "", "𝄞", "b"]
    assert [token.shown for token in tokens] == ["a", "‹F0›", "‹9D›", "‹84›", "‹9E›", "b"]
    assert {token.marks for token in tokens[1:5]} == {(1, 2)}
    assert [token.covers for token in tokens] == [None, (1, 2), (1, 2), (1, 2), None, None]
    assert b"".join(token.data or b"" for token in tokens) == "𝄞".encode()


def test_a_piece_of_two_characters_is_marked_on_both() -> None:
    """A piece that ends one character and begins another owns the first and marks both."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    # é is C3 A9; the one merge joins the A9 of one é to the C3 of the next
    model = tokenizers.Tokenizer(kinds.BPE({c: i for i, c in enumerate([*alphabet, "©Ã"])}, [("©", "Ã")]))
    model.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    model.decoder = decoders.ByteLevel()
    tokens = Tokenizer(model).encode("éé")
    assert_partition(tokens, "éé")
    assert [token.data for token in tokens] == [b"\xc3", b"\xa9\xc3", b"\xa9"]
    assert [token.span for token in tokens] == [(0, 0), (0, 1), (1, 2)]
    assert [token.marks for token in tokens] == [(0, 1), (0, 2), (1, 2)]


@given(text=ANY_TEXT, count=st.integers(1, 20))
def test_the_last_tokens_are_the_end_of_all(text: str, count: int) -> None:
    """Asking for the last tokens cuts the others off and counts them."""
    every = BYTE_LEVEL.encode(text)
    last, omitted = BYTE_LEVEL.last(text, count)
    assert (omitted, last) == (max(0, len(every) - count), every[-count:])


# --- tokens of other kinds of tokenizers ---


def wordpiece() -> tokenizers.Tokenizer:
    """BERT's kind: drops spaces, folds case and accents, frames the text."""
    tokenizer = tokenizers.Tokenizer(kinds.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    special = ["[UNK]", "[CLS]", "[SEP]"]
    tokenizer.train_from_iterator(
        [STORY], trainers.WordPieceTrainer(vocab_size=150, special_tokens=special, show_progress=False)
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 1), ("[SEP]", 2)]
    )
    return tokenizer


def unigram() -> tokenizers.Tokenizer:
    """T5's kind: spaces as U+2581, an end mark behind the text."""
    tokenizer = tokenizers.Tokenizer(kinds.Unigram())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    trainer = trainers.UnigramTrainer(
        vocab_size=120, special_tokens=["<unk>", "</s>"], unk_token="<unk>", show_progress=False
    )
    tokenizer.train_from_iterator([STORY] * 3, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    return tokenizer


def sentencepiece_bytes() -> tokenizers.Tokenizer:
    """LLaMA's kind: spaces as U+2581, a mark before the text, bare bytes for what is not in the vocabulary."""
    pieces = ["<unk>", "<s>", *(f"<0x{byte:02X}>" for byte in range(256)), "▁", *"abehlot", "▁h", "el", "lo", "▁hel"]
    vocabulary = {piece: place for place, piece in enumerate(pieces)}
    merges = [("▁", "h"), ("e", "l"), ("l", "o"), ("▁h", "el")]
    tokenizer = tokenizers.Tokenizer(kinds.BPE(vocabulary, merges, unk_token="<unk>", byte_fallback=True))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    tokenizer.decoder = decoders.Sequence(
        [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]
    )
    tokenizer.add_special_tokens(["<unk>", "<s>"])
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A", special_tokens=[("<s>", 1)])
    return tokenizer


MODELS = {make.__name__: make() for make in (wordpiece, unigram, sentencepiece_bytes)}
OTHERS = {kind: Tokenizer(tokenizers.Tokenizer.from_str(model.to_str())) for kind, model in MODELS.items()}


@pytest.mark.parametrize("kind", OTHERS)
@given(text=st.one_of(ANY_TEXT, KEYED))
@settings(max_examples=60)
def test_any_kind_of_tokenizer_makes_a_partition(kind: str, text: str) -> None:
    """What a tokenizer drops or adds breaks no partition, and no earlier text changes its tokens."""
    tokens = OTHERS[kind].encode(text)
    assert [token.id for token in tokens] == MODELS[kind].encode(readable(text)).ids
    if tokens:
        assert_partition(tokens, readable(text))


def test_dropped_spaces_belong_to_the_word_behind_them() -> None:
    """WordPiece reads no spaces; the special tokens of its template stand for nothing."""
    tokens = OTHERS["wordpiece"].encode("The cat ")
    assert_partition(tokens, "The cat ")
    assert (tokens[0].text, tokens[-1].text) == ("", "")
    assert any(token.text.startswith(" c") for token in tokens)
    assert tokens[-2].text.endswith(" ")


def test_bare_bytes_of_sentencepiece_say_their_bytes() -> None:
    """A character outside the vocabulary is its UTF-8, the last byte owning it."""
    tokens = OTHERS["sentencepiece_bytes"].encode("hello é")
    assert_partition(tokens, "hello é")
    assert [token.shown for token in tokens if token.data is not None] == ["‹C3›", "‹A9›"]
    assert tokens[0].piece == "<s>"
    assert tokens[0].span == (0, 0)


# --- reading again ---


@given(
    texts=st.lists(st.tuples(KEYED, KEYED, KEYED), min_size=2, max_size=6),
    padding=st.sampled_from(["", "The cat sat. " * 5]),
)
@settings(max_examples=150)
def test_reading_an_edited_text_again_is_reading_it_afresh(texts: list[tuple[str, str, str]], padding: str) -> None:
    """What is kept of the text before an edit changes no token, wherever the edit is."""
    kept = Tokenizer(byte_level_bpe_again())
    for begin, middle, end in texts:
        text = begin + padding + middle + padding + end
        expected = BYTE_LEVEL_MODEL.encode(text)
        tokens = kept.encode(text)
        assert [token.id for token in tokens] == expected.ids
        assert_partition(tokens, text)


BYTE_LEVEL_MODEL = byte_level_bpe()


def byte_level_bpe_again() -> tokenizers.Tokenizer:
    return tokenizers.Tokenizer.from_str(BYTE_LEVEL_MODEL.to_str())


def test_an_edit_in_a_long_text_reads_only_its_surroundings(
    tokenizer: Tokenizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A keystroke in a hundred thousand characters tokenizes a few words, in Chinese, too."""
    read = []
    encoded = tokenizer._encoded
    monkeypatch.setattr(tokenizer, "_encoded", lambda text: read.append(len(text)) or encoded(text))
    for text in (STORY * 300, "春天来了，小女孩和她的妈妈住在森林边上的小屋里。" * 4000):
        tokenizer.last(text, 32)
        for place in (0, 777, len(text) // 2, len(text)):
            read.clear()
            edited = text[:place] + "x" + text[place:]
            _, omitted = tokenizer.last(edited, 32)
            assert sum(read) < 200
            assert omitted + 32 == len(BYTE_LEVEL_MODEL.encode(edited))
            tokenizer.last(text, 32)


# --- what is drawn ---


@given(text=KEYED, drawn=st.lists(st.integers(1, BYTE_LEVEL_MODEL.get_vocab_size() - 1), max_size=24))
@settings(max_examples=200)
def test_drawn_tokens_are_read_as_they_were_drawn(text: str, drawn: list[int]) -> None:
    """Their ids come back, whatever they spell; the text only grows, and the spans stay a partition."""
    prompt = Prompt(text)
    typed = [token.id for token in BYTE_LEVEL.encode(text)]
    for count, token_id in enumerate(drawn, start=1):
        longer = BYTE_LEVEL.append(prompt, token_id)
        assert longer.text.startswith(prompt.text)
        prompt = longer
        tokens = BYTE_LEVEL.encode(prompt)
        assert [token.id for token in tokens] == typed + drawn[:count]
        assert_partition(tokens, prompt.text)
    whole = b"".join(BYTE_LEVEL.vocabulary.data(token_id) for token_id in drawn).decode(errors="replace")
    held_back = whole[len(prompt.text) - len(text) :]
    assert prompt.text == text + whole.removesuffix(held_back)
    assert held_back in ("", "\ufffd")


def test_an_end_mark_that_is_drawn_spells_nothing_and_shows_its_name(tokenizer: Tokenizer) -> None:
    """It ends the text and is no part of it; among the tokens it stands as what it is."""
    end = tokenizer.vocabulary.id("<|endoftext|>")
    assert end is not None
    marked = Tokenizer(tokenizer._model, {"eos_token": "<|endoftext|>"})
    prompt = marked.append("The cat", end)
    assert prompt == Prompt("The cat", (end,))
    last = marked.encode(prompt)[-1]
    assert (last.id, last.text, last.shown) == (end, "", "<|endoftext|>")


def test_an_incomplete_character_waits_for_its_last_byte(tokenizer: Tokenizer) -> None:
    """Three bytes of four show nothing; the fourth shows the character, and owns it."""
    prompt = Prompt("say ")
    texts = []
    for byte in "𝄞".encode():
        prompt = tokenizer.append(prompt, id_of_byte(tokenizer, byte))
        texts.append(prompt.text)
    assert texts == ["say "] * 3 + ["say 𝄞"]
    tokens = tokenizer.encode(prompt)[-4:]
    assert [token.span for token in tokens] == [(4, 4)] * 3 + [(4, 5)]
    assert {token.marks for token in tokens} == {(4, 5)}


def test_bytes_that_can_become_no_character_are_replaced(tokenizer: Tokenizer) -> None:
    """A beginning without an end is U+FFFD as soon as something else follows, and owned by its own last byte."""
    prompt = Prompt("")
    for byte in (0xF0, 0x9D, ord("a"), 0x9E):
        prompt = tokenizer.append(prompt, id_of_byte(tokenizer, byte))
    assert prompt.text == "\ufffda\ufffd"
    assert [token.span for token in tokenizer.encode(prompt)] == [(0, 0), (0, 1), (1, 2), (2, 3)]


def test_drawn_tokens_must_end_the_prompt(tokenizer: Tokenizer) -> None:
    """A text that was edited behind what was drawn is refused, as the ids would no longer stand for it."""
    prompt = tokenizer.append("The ", tokenizer.encode("cat")[0].id)
    with pytest.raises(BadInput, match="drawn tokens"):
        tokenizer.encode(Prompt(prompt.text + "!", prompt.drawn))


def id_of_byte(tokenizer: Tokenizer, byte: int) -> int:
    """The token that is this one byte."""
    return next(i for i in range(len(tokenizer.vocabulary)) if tokenizer.vocabulary.data(i) == bytes([byte]))


# --- how a token is drawn ---


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" cat", "·cat"),
        ("   ", "␣␣␣"),
        ("\n", "↵"),
        ("\r\n", "␍↵"),
        ("\t", "⇥"),
        ("\x00\x1b\x7f", "␀␛␡"),
        ("\u0301", "◌\u0301"),
        ("\u200d", "U+200D"),
        ("\u202e\u200f", "U+202E U+200F"),
        ("日本", "日本"),
    ],
    ids=ascii,
)
def test_nothing_in_a_token_is_invisible(text: str, shown: str) -> None:
    """Spaces, line ends, control characters, lone marks and direction marks have a shape."""
    assert visible(text) == shown


def test_the_vocabulary_names_tokens_outside_the_prompt(tokenizer: Tokenizer) -> None:
    """As in the prompt: visible spaces, bare bytes in hexadecimal; ids that no piece has are numbers."""
    vocabulary = tokenizer.vocabulary
    assert vocabulary.shown(tokenizer.encode(" the")[0].id) == "·the"
    assert vocabulary.shown(id_of_byte(tokenizer, 0xF0)) == "‹F0›"
    assert vocabulary.shown(0) == END
    assert vocabulary.shown(len(vocabulary) + 7) == f"#{len(vocabulary) + 7}"


@given(text=KEYED)
def test_a_token_is_called_the_same_in_the_prompt_and_in_a_list(text: str) -> None:
    """Byte-level pieces spell exactly their span, so that both ways of naming them agree."""
    for token in BYTE_LEVEL.encode(text):
        assert token.shown == BYTE_LEVEL.vocabulary.shown(token.id)


# --- files ---


def test_a_missing_tokenizer_is_one_sentence(tmp_path: Path) -> None:
    """It names the file and says what to do."""
    with pytest.raises(ModelError, match=r"has no tokenizer\.json: "):
        Tokenizer.open(tmp_path / "tokenizer.json")


def test_a_damaged_tokenizer_is_one_sentence(tmp_path: Path) -> None:
    """Half a file is refused by name."""
    file = tmp_path / "tokenizer.json"
    file.write_text(BYTE_LEVEL_MODEL.to_str()[:500], encoding="utf-8")
    with pytest.raises(ModelError, match=r"tokenizer\.json cannot be read"):
        Tokenizer.open(file)


def test_a_file_that_truncates_and_pads_does_neither_here(tmp_path: Path) -> None:
    """Such settings belong to training; a prompt is read whole."""
    model = byte_level_bpe_again()
    model.enable_truncation(4)
    model.enable_padding(length=64)
    model.save(str(tmp_path / "tokenizer.json"))
    tokens = Tokenizer.open(tmp_path / "tokenizer.json").encode(STORY)
    assert_partition(tokens, STORY)
    assert len(tokens) == len(BYTE_LEVEL_MODEL.encode(STORY))


def test_maxunicode_is_what_the_planes_test_counts_to() -> None:
    """Seventeen planes are all there are."""
    assert sys.maxunicode == (17 << 16) - 1


@pytest.mark.parametrize(("shown", "can"), [("·king", True), ("7", True), ("漢", True), (":", False), ("·—", False)])
def test_only_pieces_with_letters_or_digits_are_struck(shown: str, can: bool) -> None:
    """A stroke through a lone sign makes another sign of it; amid words such a sign is quoted."""
    assert can_be_struck(shown) == can
    assert set_off(shown) == (shown if can else f"“{shown}”")
