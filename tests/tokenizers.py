"""Tokenizers of every kind, trained on the spot and saved as folders, as a person has them beside a model.

Each maker writes a folder with the tokenizer's files, as transformers' own class saves them, and the `config.json` that
says whose they are. `older` takes the fast form away again, as in folders from before there was one.
"""

import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import tokenizers
from tokenizers import decoders, normalizers, pre_tokenizers, processors, trainers
from tokenizers import models as kinds

from tests.models import STORY, byte_level_bpe

FRENCH = (
    "Il était une fois une petite fille qui vivait avec sa mère dans une chaumière à la lisière du bois. "
    "C'est la chaumière de la fille, et elles avaient un chat; le chat était assis sur le tapis. Où est-il ? Là-bas ! "
)
TEXTS = {
    "plain": "The cat sat on the mat.",
    "accents and capitals": "Naïve CAFÉ — it's Über!",
    "spaces": "  two  spaces,\ttabs\nand lines \r\n ",
    "emoji": "a 🙂 family 👩\u200d👩\u200d👧 of one 🇺🇳",
    "Chinese": "日本語、中文。春天 mixed中with文",
    "right to left": "שלום \u200fعليكم\u202e abc",
    "control characters": "a\x00b\x07c\x7f\u200b\u00add\ufeff",
    "a capital that grows": "İstanbul İİ ß ﬁne",
    "letters that NFKC opens": "ﬁ ﷺ ½ Å ㍿ ｈｅｌｌｏ … e\u0301 ① ™",
    "marks": "e\u0301 \u0301 x \u0323\u0307",
    "Korean": "한국어 \u1112\u1161\u11ab",
    "a mask typed": "The [MASK] sat on the <mask> .",
    "sentinels typed": "The <extra_id_0> sat <extra_id_1>on the mat",
    "ends typed": "one </s> two<s>three [SEP] four [CLS]",
    "nothing": "",
    "a space": " ",
    "a mark of SentencePiece": "▁a ▁▁b▁",
    "numbers": "1234567 3.14 1,000",
    "long": STORY,
}
"""Texts that tell tokenizers apart, and that trip them."""


def save_bert(folder: Path, lower: bool = True) -> Path:
    """WordPiece with [CLS] and [SEP]; folds case and accents unless told not to."""
    from transformers import BertTokenizer

    return _saved(BertTokenizer(vocab=_pieces(wordpiece(lower)), do_lower_case=lower), folder, "bert")


def save_roberta(folder: Path) -> Path:
    """Byte-level BPE with <s>, </s> and <mask>, as RoBERTa and BART have it."""
    from transformers import RobertaTokenizer

    special = ["<s>", "<pad>", "</s>", "<unk>"]
    vocabulary, merges = _byte_level([*special], ["<mask>"])
    return _saved(RobertaTokenizer(vocab=vocabulary, merges=merges), folder, "roberta")


def save_t5(folder: Path) -> Path:
    """Unigram of SentencePiece with sentinels, </s> behind the text."""
    from transformers import T5Tokenizer

    vocabulary = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), *_unigram()]
    vocabulary += [(f"<extra_id_{number}>", 0.0) for number in range(9, -1, -1)]
    return _saved(T5Tokenizer(vocab=vocabulary, extra_ids=10), folder, "t5", is_encoder_decoder=True,
                  decoder_start_token_id=0)  # fmt: skip


def save_llama(folder: Path) -> Path:
    """LLaMA's: BPE over SentencePiece's pieces, <s> before the text, bare bytes for what has no piece."""
    from transformers import LlamaTokenizer

    vocabulary, merges = _byte_fallback(["<unk>", "<s>", "</s>"])
    return _saved(LlamaTokenizer(vocab=vocabulary, merges=merges, add_bos_token=True), folder, "llama")


def save_gemma(folder: Path) -> Path:
    """Gemma's: as LLaMA's, but with no space put before the text."""
    from transformers import GemmaTokenizer

    vocabulary, merges = _byte_fallback(["<pad>", "<eos>", "<bos>", "<unk>", "<mask>"])
    return _saved(GemmaTokenizer(vocab=vocabulary, merges=merges, add_bos_token=True), folder, "gemma")


def save_qwen(folder: Path) -> Path:
    """Qwen's: byte-level BPE over NFC, nothing added."""
    from transformers import Qwen2Tokenizer

    vocabulary, merges = _byte_level(["<|endoftext|>"])
    return _saved(Qwen2Tokenizer(vocab=vocabulary, merges=merges), folder, "qwen2")


def save_llama3(folder: Path) -> Path:
    """LLaMA 3's: byte-level BPE, split by its own pattern, <|begin_of_text|> before the text; a chat template."""
    from transformers import PreTrainedTokenizerFast

    tokenizer = byte_level_bpe()
    pattern = (
        r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s+(?!\S)|\s+"
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(tokenizers.Regex(pattern), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    special = ["<|begin_of_text|>", "<|end_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"]
    tokenizer.add_special_tokens(special)
    begin = special[0]
    template = processors.TemplateProcessing(
        single=[begin, "$A"], special_tokens=[(begin, tokenizer.token_to_id(begin))]
    )
    tokenizer.post_processor = processors.Sequence([processors.ByteLevel(trim_offsets=False), template])
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token=begin, eos_token=special[1], chat_template=LLAMA3_CHAT
    )
    return _saved(fast, folder, "llama")


def save_gpt2_tokenizer(folder: Path) -> Path:
    """GPT-2's own class: byte-level BPE, nothing added."""
    from transformers import GPT2Tokenizer

    vocabulary, merges = _byte_level(["<|endoftext|>"])
    return _saved(GPT2Tokenizer(vocab=vocabulary, merges=merges), folder, "gpt2")


def save_marian(folder: Path, separate: bool = False) -> Path:
    """Marian's: a SentencePiece file for each side, ids by a vocabulary of its own; no fast form exists.

    The vocabulary lacks some of the pieces and has others, as real ones do.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sides = {"source": STORY, "target": FRENCH}
    pieces = {side: train_spm(folder / f"{side}.spm", text) for side, text in sides.items()}
    both = [piece for piece in dict.fromkeys([*pieces["source"], *pieces["target"]]) if piece not in ("<s>", "</s>")]
    lost = {piece for piece in both[20:120:17] if len(piece) > 1}
    names = ["</s>", "<unk>", *(piece for piece in both if piece not in lost and piece != "<unk>"), "日本", ">>fra<<"]
    settings: dict[str, object] = {"tokenizer_class": "MarianTokenizer", "source_lang": "en", "target_lang": "fr"}
    if separate:
        own = ["</s>", "<unk>", *(piece for piece in reversed(pieces["target"]) if piece[0] != "<"), "<pad>"]
        _write(folder / "target_vocab.json", {piece: place for place, piece in enumerate(own)})
        settings |= {"separate_vocabs": True}
    vocabulary = {piece: place for place, piece in enumerate([*names, "<pad>"])}
    _write(folder / "vocab.json", vocabulary)
    _write(folder / "tokenizer_config.json", settings)
    start = vocabulary["<pad>"]
    _write(
        folder / "config.json", {"model_type": "marian", "is_encoder_decoder": True, "decoder_start_token_id": start}
    )
    return folder


def save_spiece(folder: Path, family: str, name: str = "spiece.model", **options: object) -> Path:
    """A folder with a SentencePiece file alone, as T5's and LLaMA's first ones were."""
    folder.mkdir(parents=True, exist_ok=True)
    train_spm(folder / name, STORY, **options)
    _write(folder / "config.json", {"model_type": family})
    return folder


def older(folder: Path, out: Path) -> Path:
    """The same folder without `tokenizer.json`: with `vocab.txt`, or `vocab.json` and `merges.txt`."""
    out.mkdir(parents=True, exist_ok=True)
    model = json.loads((folder / "tokenizer.json").read_text())["model"]
    if model["type"] == "WordPiece":
        pieces = sorted(model["vocab"], key=model["vocab"].get)
        (out / "vocab.txt").write_text("".join(piece + "\n" for piece in pieces))
    else:
        _write(out / "vocab.json", model["vocab"])
        merges = [pair if isinstance(pair, str) else " ".join(pair) for pair in model["merges"]]
        (out / "merges.txt").write_text("\n".join(["#version: 0.2", *merges, ""]))
    for name in ("config.json", "tokenizer_config.json"):
        shutil.copyfile(folder / name, out / name)
    return out


MAKERS: dict[str, Callable[[Path], Path]] = {
    "bert": save_bert,
    "cased bert": lambda folder: save_bert(folder, lower=False),
    "roberta": save_roberta,
    "t5": save_t5,
    "llama": save_llama,
    "gemma": save_gemma,
    "llama 3": save_llama3,
    "qwen": save_qwen,
    "gpt-2": save_gpt2_tokenizer,
}

LLAMA3_CHAT = (
    "{{- bos_token }}{% for message in messages %}"
    "{{- '<|start_header_id|>' + message['role'] + '<|end_header_id|>\n\n' }}"
    "{{- message['content'] | trim + '<|eot_id|>' }}"
    "{% endfor %}{% if add_generation_prompt %}{{- '<|start_header_id|>assistant<|end_header_id|>\n\n' }}{% endif %}"
)


def wordpiece(lower: bool = True, texts: Iterable[str] = (STORY,)) -> tokenizers.Tokenizer:
    """BERT's kind: drops spaces, folds case and accents, frames the text."""
    tokenizer = tokenizers.Tokenizer(kinds.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=lower)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    trainer = trainers.WordPieceTrainer(vocab_size=200, special_tokens=special, show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS]:0 $A:0 [SEP]:0", pair="[CLS]:0 $A:0 [SEP]:0 $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )  # fmt: skip
    return tokenizer


def train_spm(file: Path, text: str, **options: object) -> list[str]:
    """Write a SentencePiece file trained on a text; returns its pieces."""
    import sentencepiece

    settings: dict[str, object] = {"vocab_size": 140, "model_type": "unigram", "hard_vocab_limit": False, **options}
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(text.replace("\n", ". ").split(". ") * 3), model_prefix=str(file.with_suffix("")),
        minloglevel=2, **settings,
    )  # fmt: skip
    file.with_suffix(".vocab").unlink()
    if file.suffix != ".model":
        file.with_suffix(".model").rename(file)
    processor = sentencepiece.SentencePieceProcessor(model_file=str(file))
    return [processor.IdToPiece(place) for place in range(processor.GetPieceSize())]


def _pieces(tokenizer: tokenizers.Tokenizer) -> dict[str, int]:
    ids = tokenizer.get_vocab()
    return {piece: ids[piece] for piece in sorted(ids, key=lambda piece: ids[piece])}


def _byte_level(first: list[str], last: Iterable[str] = ()) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Vocabulary and merges of a byte-level BPE, with special tokens first and last."""
    model = json.loads(byte_level_bpe().to_str())["model"]
    pieces = [piece for piece in sorted(model["vocab"], key=model["vocab"].get) if piece[0] != "<" or len(piece) < 4]
    vocabulary = {piece: place for place, piece in enumerate(dict.fromkeys([*first, *pieces, *last]))}
    return vocabulary, [tuple(pair) for pair in model["merges"]]


def _unigram() -> list[tuple[str, float]]:
    """Pieces and scores of a Unigram model, without special ones."""
    tokenizer = tokenizers.Tokenizer(kinds.Unigram())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    trainer = trainers.UnigramTrainer(vocab_size=120, special_tokens=["<unk>"], unk_token="<unk>", show_progress=False)
    tokenizer.train_from_iterator([STORY] * 3, trainer)
    return [(piece, score) for piece, score in json.loads(tokenizer.to_str())["model"]["vocab"] if piece != "<unk>"]


def _byte_fallback(special: list[str]) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Vocabulary and merges of a BPE over SentencePiece's pieces, with all bytes."""
    tokenizer = tokenizers.Tokenizer(kinds.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.train_from_iterator([STORY] * 3, trainers.BpeTrainer(vocab_size=150, show_progress=False))
    model = json.loads(tokenizer.to_str())["model"]
    pieces = [*special, *(f"<0x{byte:02X}>" for byte in range(256)), *sorted(model["vocab"], key=model["vocab"].get)]
    return {piece: place for place, piece in enumerate(dict.fromkeys(pieces))}, [tuple(p) for p in model["merges"]]


def _saved(tokenizer: object, folder: Path, model_type: str, **config: object) -> Path:
    tokenizer.save_pretrained(folder)  # type: ignore[attr-defined]
    _write(folder / "config.json", {"model_type": model_type, **config})
    return folder


def _write(file: Path, said: object) -> None:
    file.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
