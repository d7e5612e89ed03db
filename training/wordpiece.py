"""WordPiece without case, trained on the training books, and the marks of a masked-language model."""

import json
from collections.abc import Iterable
from pathlib import Path
from string import ascii_lowercase, digits

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

PAD, UNKNOWN, CLS, SEP, MASK = MARKS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
"""Ids 0 to 4, in this order."""

PLAIN = {"\N{LEFT DOUBLE QUOTATION MARK}": '"', "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
         "\N{LEFT SINGLE QUOTATION MARK}": "'", "\N{RIGHT SINGLE QUOTATION MARK}": "'",
         "\N{EM DASH}": "--", "\N{EN DASH}": "-", "\N{HORIZONTAL ELLIPSIS}": "..."}  # fmt: skip
"""What people type and the books write plainer; unmapped, each would be unknown."""

CHARACTERS = sorted({*ascii_lowercase, *digits, *"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"})
"""Every word of these can be spelt, whether the books have it or not."""


def train_wordpiece(texts: Iterable[str], vocab: int) -> Tokenizer:
    """A tokenizer of `vocab` pieces that reads without case and accents, and adds [CLS] and [SEP]."""
    tokenizer = Tokenizer(models.WordPiece(unk_token=UNKNOWN))
    plain = [normalizers.Replace(typed, written) for typed, written in PLAIN.items()]
    tokenizer.normalizer = normalizers.Sequence([*plain, normalizers.BertNormalizer(lowercase=True)])
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    trainer = trainers.WordPieceTrainer(
        vocab_size=vocab, special_tokens=[*MARKS], initial_alphabet=CHARACTERS, show_progress=False
    )
    inside = " ".join(f"x{character}" for character in ascii_lowercase + digits)  # so that each has its ## form
    tokenizer.train_from_iterator([*texts, inside], trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{CLS}:0 $A:0 {SEP}:0",
        pair=f"{CLS}:0 $A:0 {SEP}:0 $B:1 {SEP}:1",
        special_tokens=[(mark, tokenizer.token_to_id(mark)) for mark in (CLS, SEP)],
    )
    return tokenizer


def starts_of_words(tokenizer: Tokenizer) -> list[bool]:
    """For each piece of the vocabulary whether a word begins with it."""
    vocab: dict[str, int] = tokenizer.get_vocab()
    return [not piece.startswith("##") for piece in sorted(vocab, key=vocab.__getitem__)]


def save_wordpiece(tokenizer: Tokenizer, folder: Path, context: int) -> None:
    """Write `tokenizer.json` and `tokenizer_config.json` as transformers reads them."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "pad_token": PAD,
        "unk_token": UNKNOWN,
        "cls_token": CLS,
        "sep_token": SEP,
        "mask_token": MASK,
        "model_max_length": context,
        "model_input_names": ["input_ids", "token_type_ids", "attention_mask"],
        "clean_up_tokenization_spaces": False,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
