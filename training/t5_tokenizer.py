"""A Unigram tokenizer for English and French in one vocabulary, with T5's sentinels.

SentencePiece learns the pieces and their scores; the tokenizer that ships is a `tokenizer.json` of its own.
"""

import json
import tempfile
from collections import Counter
from pathlib import Path

import sentencepiece
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

SPECIAL = ("<pad>", "</s>", "<unk>")
SPACE = "▁"
MARKS = '.,!?;:"()'
ALONE = Regex(f"{SPACE}?[{MARKS}]")
"""Marks stand alone, with the space before them: " ?" is one piece in French, and "dog." is "dog" and "."."""

LONGEST_PIECE = 16


def sentinel(number: int) -> str:
    """What stands for the `number`-th missing span."""
    return f"<extra_id_{number}>"


def _normalizer() -> normalizers.Normalizer:
    """No-break spaces and ligatures to plain ones, and the apostrophes and quotes of the training text."""
    plain = [("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"')]
    return normalizers.Sequence([normalizers.NFKC(), *(normalizers.Replace(old, new) for old, new in plain)])


def _splitter() -> pre_tokenizers.PreTokenizer:
    """Words with the space before them, apostrophes inside ("J'ai" may be one piece), marks alone."""
    return pre_tokenizers.Sequence(
        [
            pre_tokenizers.Metaspace(replacement=SPACE, prepend_scheme="first", split=True),
            pre_tokenizers.Split(ALONE, "isolated"),
        ]
    )


def count_words(texts: list[str]) -> Counter[str]:
    """How often each word (as the tokenizer splits them) stands in the texts."""
    normalizer, splitter = _normalizer(), _splitter()
    lines: Counter[str] = Counter()
    for text in texts:
        lines.update(normalizer.normalize_str(text).split())
    words: Counter[str] = Counter()
    for line, count in lines.items():  # each distinct run of letters and marks once
        for word, _ in splitter.pre_tokenize_str(line):
            words[word] += count
    return words


def seeds(words: Counter[str], most: int = 200_000) -> list[tuple[str, int]]:
    """Candidate pieces: the substrings of the words, by how many characters of the text they cover.

    SentencePiece's own seeding counts each word once, so that a whole word is never a candidate.
    """
    covered: Counter[str] = Counter()
    for word, count in words.items():
        for start in range(len(word)):
            for end in range(start + 1, min(len(word), start + LONGEST_PIECE) + 1):
                covered[word[start:end]] += count
    kept = [(piece, count) for piece, count in covered.items() if len(piece) == 1 or count > 1]
    kept.sort(key=lambda item: (-item[1] * len(item[0]), item[0]))
    return kept[:most]


def learn_pieces(words: Counter[str], count: int) -> list[tuple[str, float]]:
    """`count` pieces with their log-probabilities, every character of the words among them."""
    with tempfile.TemporaryDirectory() as folder:
        seed_file, input_file, prefix = (str(Path(folder) / name) for name in ("seeds", "words", "unigram"))
        lines = [f"{piece}\t{times}\n" for piece, times in seeds(words)]
        Path(seed_file).write_text("".join(lines), encoding="utf-8")
        # pieces are learnt from words and how often they come, sorted so that two runs are the same
        ordered = sorted(words.items(), key=lambda item: (-item[1], item[0]))
        Path(input_file).write_text("".join(f"{word}\t{times}\n" for word, times in ordered), encoding="utf-8")
        sentencepiece.SentencePieceTrainer.train(
            input=input_file, input_format="tsv", model_prefix=prefix, model_type="unigram",
            vocab_size=count + 1, character_coverage=1.0, max_sentencepiece_length=LONGEST_PIECE,
            seed_sentencepieces_file=seed_file, normalization_rule_name="identity", add_dummy_prefix=False,
            remove_extra_whitespaces=False, split_by_unicode_script=False, split_by_number=False,
            split_by_whitespace=False, unk_id=0, bos_id=-1, eos_id=-1, pad_id=-1, num_threads=2,
            hard_vocab_limit=False, minloglevel=2,
        )  # fmt: skip
        rows = Path(prefix + ".vocab").read_text(encoding="utf-8").splitlines()
    pieces = [(piece, float(score)) for piece, score in (row.split("\t") for row in rows)]
    return pieces[1:]  # the first is <unk>


def train_tokenizer(words: Counter[str], vocab: int, sentinels: int) -> Tokenizer:
    """A tokenizer of `vocab` ids: the special tokens, learnt pieces, and last, in falling order, the sentinels."""
    pieces = learn_pieces(words, vocab - len(SPECIAL) - sentinels)
    marks = [sentinel(number) for number in reversed(range(sentinels))]
    table = [(token, 0.0) for token in SPECIAL] + pieces + [(mark, 0.0) for mark in marks]
    tokenizer = Tokenizer(models.Unigram(table, unk_id=SPECIAL.index("<unk>"), byte_fallback=False))
    tokenizer.normalizer = _normalizer()
    tokenizer.pre_tokenizer = _splitter()
    tokenizer.decoder = decoders.Metaspace(replacement=SPACE, prepend_scheme="first", split=True)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="$A </s>", pair="$A </s> $B </s>", special_tokens=[("</s>", SPECIAL.index("</s>"))]
    )
    tokenizer.add_special_tokens([AddedToken(token, normalized=False) for token in SPECIAL])
    # the space before a sentinel is its own; the one after it belongs to the next word
    tokenizer.add_special_tokens([AddedToken(mark, lstrip=True, normalized=False) for mark in marks])
    return tokenizer


def save_tokenizer(tokenizer: Tokenizer, folder: Path, sentinels: int) -> None:
    """Write `tokenizer.json` and `tokenizer_config.json` as transformers reads them."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "pad_token": "<pad>",
        "eos_token": "</s>",
        "unk_token": "<unk>",
        "extra_special_tokens": [sentinel(number) for number in range(sentinels)],
        "model_max_length": 128,
        "clean_up_tokenization_spaces": False,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
