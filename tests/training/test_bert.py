"""tiny-bert: its pieces, its rows and masks, the lean model against transformers', and a run to the finished folder."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from math import log
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors import safe_open
from tokenizers import Tokenizer
from torch import Tensor
from transformers import AutoModelForMaskedLM, AutoTokenizer, PreTrainedTokenizerFast

from training import bert_finish
from training.bert_card import strongest
from training.bert_evaluate import (
    Words,
    batches,
    habits,
    masked_pieces,
    single_sentences,
    single_words,
    spread,
    windows,
)
from training.bert_finish import finish, write_weights
from training.bert_model import BertShape, TinyBERT, to_transformers
from training.bert_rows import IGNORED, KINDS, PASSAGE, SENTENCE, SHORT, WINDOW, Encoded, Reader, length_of, mask_words
from training.bert_settings import BertSettings
from training.bert_trainer import BertTrainer, load_encoded, load_reader
from training.sentences import sentences
from training.settings import Settings
from training.tiny_bert import parse, prepare, run, train
from training.wordpiece import MARKS, MASK

SHAPE = BertShape(vocab=300, layers=3, heads=4, width=32, context=48)
CLS, SEP, PAD, MASKED = 2, 3, 0, 4


class Killed(Exception):
    """Stands for the end of the process."""


@pytest.fixture
def bert(settings: Settings, tmp_path: Path) -> BertSettings:
    """Ten steps of a very small model on the corpus of four books, prepared: float32, nothing compiled."""
    bert = BertSettings(
        settings.corpus, str(tmp_path / "bert-work"), str(tmp_path / "bert-out"), steps=10, threads=1, compile=False,
        dtype="float32", vocab=280, layers=2, heads=2, width=16, tokens_per_step=512, validate_every=0.0,
        checkpoint_every=0.0,
    )  # fmt: skip
    prepare(bert)
    return bert


@pytest.fixture
def tokenizer(bert: BertSettings) -> Tokenizer:
    return Tokenizer.from_file(str(Path(bert.work) / "tokenizer" / "tokenizer.json"))


@pytest.fixture
def model() -> TinyBERT:
    """Every weight random and of some size, so that none can be forgotten without a difference."""
    model = TinyBERT(SHAPE, seed=1)
    generator = torch.Generator().manual_seed(2)
    with torch.no_grad():
        for p in model.parameters():
            p += 0.2 * torch.randn(p.shape, generator=generator)
    return model


def seeded(seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("He came. She went! Did they? Yes.", ["He came.", "She went!", "Did they?", "Yes."]),
        ('"Who is it?" "Mr. Fox," said he. "Come in."', ['"Who is it?"', '"Mr. Fox," said he.', '"Come in."']),
        ('"Stop!" he cried.', ['"Stop!" he cried.']),
        ("A verse\n\nanother", ["A verse", "another"]),
        ("J. M. Barrie wrote 3.5 pages... Perhaps.", ["J. M. Barrie wrote 3.5 pages...", "Perhaps."]),
        (" \n", []),
    ],
    ids=["marks", "title", "lower case goes on", "paragraphs", "initials", "nothing"],
)
def test_a_sentence_ends_where_the_next_one_begins(text: str, cut: list[str]):
    assert sentences(text) == cut


def test_case_accents_and_typographic_signs_make_no_difference(tokenizer: Tokenizer):
    plain = tokenizer.encode('"Oh," -- said the king\'s cafe...').ids
    assert tokenizer.encode("“OH,” — Said the King’s CAFÉ…").ids == plain
    assert tokenizer.token_to_id("[UNK]") not in plain


@pytest.mark.parametrize("word", ["zyzzyva", "x9z7", "don't", "Qqjjxx!?", "a@b.c", "{~`^}"])
def test_any_word_of_plain_characters_can_be_spelt(tokenizer: Tokenizer, word: str):
    encoding = tokenizer.encode(word, add_special_tokens=False)
    assert "[UNK]" not in encoding.tokens
    assert "".join(piece.removeprefix("##") for piece in encoding.tokens) == word.lower()


def test_the_tokenizer_marks_texts_as_bert_does(bert: BertSettings):
    loaded = AutoTokenizer.from_pretrained(Path(bert.work) / "tokenizer")
    assert loaded.convert_tokens_to_ids(list(MARKS)) == [0, 1, 2, 3, 4]
    assert (loaded.mask_token, loaded.model_max_length, len(loaded)) == (MASK, 256, 280)
    both = loaded("the [MASK] king", "the fox")
    ids, segments = both["input_ids"], both["token_type_ids"]
    assert [ids[0], ids[2], ids[4], ids[-1]] == [CLS, MASKED, SEP, SEP]
    assert segments == [0] * 5 + [1] * (len(ids) - 5)
    assert loaded("王")["input_ids"] == [CLS, 1, SEP], "what the books never have is unknown"


def test_the_lean_model_has_the_logits_of_transformers_class(model: TinyBERT):
    """Two segments, and rows of different length."""
    ids = torch.randint(5, SHAPE.vocab, (3, SHAPE.context), generator=seeded(0))
    segments = (torch.arange(SHAPE.context) > 20).long().expand(3, -1)
    real = torch.arange(SHAPE.context) < torch.tensor([[48], [30], [7]])
    with torch.no_grad():
        theirs = to_transformers(model)(ids, attention_mask=real.long(), token_type_ids=segments).logits
        mine = model(ids, segments, real)
        whole = model(ids, segments)
    assert mine.shape == (3, SHAPE.context, SHAPE.vocab)
    torch.testing.assert_close(mine[real], theirs[real], rtol=1e-4, atol=1e-4)
    torch.testing.assert_close(whole[0], mine[0], rtol=1e-4, atol=1e-4)
    assert not torch.allclose(whole[1, :30], mine[1, :30], atol=1e-2), "padding is not looked at"


def test_what_is_written_is_read_back_by_transformers(model: TinyBERT, bert: BertSettings, tmp_path: Path):
    """The tied matrix is stored once, everything in fp16, and nothing is missing or left over."""
    tokenizer = PreTrainedTokenizerFast.from_pretrained(Path(bert.work) / "tokenizer")
    folder = tmp_path / "written"
    written = write_weights(folder, model, tokenizer, dropout=0.1)
    with safe_open(folder / "model.safetensors", "pt") as stored:
        names = set(stored.keys())
        assert {str(stored.get_tensor(name).dtype) for name in names} == {"torch.float16"}
    assert not {name for name in names if "decoder" in name}
    loaded, told = AutoModelForMaskedLM.from_pretrained(folder, dtype=torch.float32, output_loading_info=True)
    assert not any(told[kind] for kind in ("missing_keys", "unexpected_keys", "mismatched_keys"))
    ids = torch.tensor([[CLS, 60, MASKED, 80, SEP]])
    with torch.no_grad():
        torch.testing.assert_close(loaded.eval()(ids).logits, written.float()(ids).logits)
    assert json.loads((folder / "config.json").read_text(encoding="utf-8"))["architectures"] == ["BertForMaskedLM"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_is_a_piece_of_the_books_between_marks(bert: BertSettings, kind: str):
    """Read without its marks, in one segment or two, every row stands in the books as it is."""
    reader = load_reader(bert, "training")
    stream = f" {' '.join(map(str, reader.stream.tolist()))} "
    rows = reader.rows(kind, 40, seeded(1))
    time = length_of(kind, bert.context)
    assert rows.ids.shape == rows.segments.shape == (40, time)
    real = torch.ones_like(rows.ids, dtype=torch.bool) if rows.real is None else rows.real
    assert torch.equal(rows.ids != PAD, real)
    twos = 0
    for ids, segments, there in zip(rows.ids, rows.segments, real, strict=True):
        line, seconds = ids[there].tolist(), segments[there].tolist()
        assert (line[0], line[-1]) == (CLS, SEP)
        seps = [i for i, piece in enumerate(line) if piece == SEP]
        assert len(seps) in (1, 2)
        assert seconds == [int(len(seps) == 2 and i > seps[0]) for i in range(len(line))]
        text = [piece for piece in line if piece >= len(MARKS)]
        assert len(text) == len(line) - 1 - len(seps)
        assert f" {' '.join(map(str, text))} " in stream
        twos += len(seps) == 2
    assert (twos > 0) == (kind != SENTENCE)
    assert (rows.real is None) == (kind in (PASSAGE, WINDOW))


def test_a_sentence_is_whole_or_stops_between_words(bert: BertSettings, tokenizer: Tokenizer):
    reader = load_reader(bert, "training")
    begins = reader.begins.tolist()
    ends = [*begins[1:], len(reader.stream)]
    known = {tuple(reader.stream[b:e].tolist()) for b, e in zip(begins, ends, strict=True)}
    rows = reader.rows(SENTENCE, 200, seeded(2))
    lines = [tuple(ids[1 : n - 1].tolist()) for ids, n in zip(rows.ids, rows.real.sum(1).tolist(), strict=True)]
    whole = [line in known for line in lines]
    assert 0.7 < np.mean(whole) < 0.9

    def words(line: tuple[int, ...]) -> set[str]:
        return set(" ".join(map(tokenizer.id_to_token, line)).replace(" ##", "").split())

    every_word = set().union(*map(words, known))
    for line in lines:
        assert words(line) <= every_word


def test_rows_follow_from_the_generator(bert: BertSettings):
    reader = load_reader(bert, "training")
    first, again, other = (reader.rows(SHORT, 8, seeded(seed)).ids for seed in (3, 3, 4))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)


def test_books_too_short_for_a_row_are_refused():
    with pytest.raises(ValueError, match="hold nothing for a row of kind sentence"):
        Reader(Encoded(np.full(40, 9), np.array([0])), [True] * 10, 256, torch.device("cpu"))


def test_words_are_masked_whole():
    """Pieces 10 to 19 begin words, 20 to 29 go on with them."""
    starts = torch.tensor([True] * 20 + [False] * 10)
    words = [[10 + i % 10, *([20 + i % 10] * (i % 4))] for i in range(40)]
    row = torch.tensor([CLS, *(piece for word in words for piece in word), SEP, PAD, PAD])
    numbers = torch.tensor([-1, *(i for i, word in enumerate(words) for _ in word), -1, -1, -1])
    rows = row.expand(200, -1)
    ids, targets = mask_words(rows, starts, 0.15, seeded(5))
    asked = targets != IGNORED
    assert torch.equal(targets[asked], rows[asked])
    assert torch.equal(ids[~asked], rows[~asked])
    assert not asked[:, numbers < 0].any(), "marks are never asked for"
    for line in asked:
        assert not set(numbers[line].tolist()) & set(numbers[~line].tolist())
    assert float(sum(len(numbers[line].unique()) for line in asked)) / 200 == pytest.approx(0.15 * 40, rel=0.05)


@pytest.mark.parametrize("length", [1, 2, 3])
def test_at_least_one_word_is_masked_however_short_the_text(length: int):
    rows = torch.tensor([CLS, *[30] * length, SEP, PAD]).expand(50, -1)
    targets = mask_words(rows, torch.ones(40, dtype=torch.bool), 0.15, seeded(6)).targets
    assert ((targets != IGNORED).sum(1) == 1).all()


def test_eight_of_ten_are_masked_one_is_another_one_stays():
    rows = torch.randint(5, 1000, (400, 100), generator=seeded(7))
    starts = torch.ones(1000, dtype=torch.bool)
    ids, targets = mask_words(rows, starts, 0.5, seeded(8))
    asked = targets != IGNORED
    masked, kept = (ids[asked] == MASKED).float().mean(), (ids[asked] == rows[asked]).float().mean()
    assert float(masked) == pytest.approx(0.8, abs=0.01)
    assert float(kept) == pytest.approx(0.1, abs=0.01)
    honest = mask_words(rows, starts, 0.5, seeded(8), honest=True)
    assert (honest.ids[honest.targets != IGNORED] == MASKED).all()


def test_training_lowers_the_loss(bert: BertSettings):
    trainer = BertTrainer(replace(bert, steps=40, dropout=0.0))
    before, _ = trainer.validate(SENTENCE)
    for _ in range(40):
        trainer.step()
    after, right = trainer.validate(SENTENCE)
    assert after < before - 1
    assert right > 0.1


def test_a_killed_run_goes_on_as_if_nothing_had_happened(
    bert: BertSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Killed in its seventh step, resumed from the file: the same weights as without, to the last bit."""
    whole = replace(bert, work=str(tmp_path / "whole"))
    shutil.copytree(bert.work, whole.work)  # pieces of equal frequency have another order each time
    train(whole)

    step = BertTrainer.step

    def step_until_killed(self: BertTrainer) -> Tensor:
        if self.step_number == 6:
            raise Killed
        return step(self)

    monkeypatch.setattr(BertTrainer, "step", step_until_killed)
    with pytest.raises(Killed):
        train(bert)
    monkeypatch.undo()
    assert torch.load(Path(bert.work) / "checkpoint.pt")["trainer"]["step_number"] == 6
    train(bert)

    mine, theirs = (torch.load(Path(s.work) / "checkpoint.pt")["trainer"]["model"] for s in (bert, whole))
    for name in theirs:
        assert torch.equal(mine[name], theirs[name]), name
    log_lines = (Path(bert.work) / "log.tsv").read_text(encoding="utf-8").splitlines()
    assert [line.split("\t")[0] for line in log_lines] == [f"step {i}" for i in range(1, 11)]


def test_a_run_with_other_settings_is_refused(bert: BertSettings):
    train(bert)
    with pytest.raises(SystemExit, match="other settings"):
        train(replace(bert, seed=2))
    with pytest.raises(SystemExit, match="other settings"):
        prepare(replace(bert, vocab=300))
    prepare(replace(bert, seed=2, minutes=1.0))


def test_a_loss_that_is_no_number_ends_the_run(bert: BertSettings, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(BertTrainer, "step", lambda self: torch.tensor(float("nan")))
    with pytest.raises(SystemExit, match="lower --rate"):
        train(bert)


def test_the_finished_folder_is_whole(bert: BertSettings, monkeypatch: pytest.MonkeyPatch):
    """Weights, tokenizer and a card that gives the measured numbers; results may lie in a folder of their own."""
    monkeypatch.setattr(bert_finish, "SENTENCES", 12)
    monkeypatch.setattr(bert_finish, "write_graph_if_possible", lambda folder: None)
    bert = replace(bert, results=str(Path(bert.work) / "results"))
    train(bert)
    measured = finish(bert)
    out = Path(bert.out)
    assert {path.name for path in out.iterdir()} == {
        "README.md", "config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json",
    }  # fmt: skip
    card = (out / "README.md").read_text(encoding="utf-8")
    assert f"{measured.masked['test, 12 sentences'].nats:.3f}" in card
    assert f"{measured.words['all words'].first:.1%}" in card
    assert "10 steps of 512 places" in card
    assert "Black Beauty" in card
    assert card.count("(second mask)") == 1
    assert np.array(measured.habits.largest).shape == (bert.layers, bert.heads)
    assert strongest(measured.habits.previous) in card
    assert measured.books["training"] == ["heidi", "white-fang"]
    loaded = AutoModelForMaskedLM.from_pretrained(out)
    assert loaded.config.vocab_size == 280


def test_one_part_of_the_run_can_be_done_alone(bert: BertSettings, tmp_path: Path):
    elsewhere = replace(bert, corpus="", results=str(tmp_path / "results"))
    run(elsewhere, only="train")
    assert (tmp_path / "results" / "weights.safetensors").exists()
    assert not Path(bert.out).exists()


ROWS = [torch.tensor([CLS, *range(10, 10 + n), SEP]) for n in (9, 4, 30, 7)]
STARTS = torch.ones(60, dtype=torch.bool)


def oracle(rank: int) -> Callable[[Tensor, Tensor], Tensor]:
    """Logits that have the right piece of `ROWS` in this place of the guesses: place i holds piece 9 + i."""

    def logits(ids: Tensor, asked: Tensor) -> Tensor:
        wanted = torch.nonzero(asked)[:, 1] + 9
        guesses = torch.zeros(len(wanted), 60)
        for before in range(rank):
            guesses[:, before] = 9.0 - before
        guesses[torch.arange(len(wanted)), wanted] = 9.0 - rank
        return guesses

    return logits


def test_every_row_is_batched_once():
    found = sorted(tuple(row[row != PAD].tolist()) for batch in batches(ROWS, pieces=20) for row in batch)
    assert found == sorted(tuple(row.tolist()) for row in ROWS)


@pytest.mark.parametrize(("rank", "first", "among"), [(0, 1.0, 1.0), (4, 0.0, 1.0), (5, 0.0, 0.0)])
def test_guesses_count_by_their_place(rank: int, first: float, among: float):
    pieces = masked_pieces(oracle(rank), ROWS, STARTS, 0.3, seed=0)
    assert (pieces.first, pieces.among) == (first, among)
    assert pieces.asked >= 0.3 * sum(len(row) - 2 for row in ROWS) - len(ROWS)
    letters = torch.arange(60) >= 10
    words = Words(letters, STARTS, torch.arange(60) < 14)
    both, common, others = single_words(oracle(rank), ROWS, words, seed=0)
    assert (both.asked, both.first, both.among) == (4, first, among)
    assert common.asked + others.asked == 4


def test_knowing_nothing_costs_the_logarithm_of_the_vocabulary():
    def nothing(ids: Tensor, asked: Tensor) -> Tensor:
        return torch.zeros(int(asked.sum()), 60)

    assert masked_pieces(nothing, ROWS, STARTS, 0.3, seed=0).nats == pytest.approx(log(60))


def test_a_word_of_several_pieces_is_masked_and_judged_as_one():
    """One word of three pieces; the oracle misses its last piece only."""
    row = torch.tensor([CLS, 10, 11, 12, SEP])
    starts = STARTS.clone()
    starts[11:13] = False
    words = Words(torch.arange(60) >= 10, starts, torch.zeros(60, dtype=torch.bool))
    seen: list[list[int]] = []

    def all_but_the_last(ids: Tensor, asked: Tensor) -> Tensor:
        seen.append(ids[0].tolist())
        logits = oracle(0)(ids, asked)
        logits[2, 12] = -9.0
        return logits

    both, common, others = single_words(all_but_the_last, [row], words, seed=0)
    assert seen == [[CLS, MASKED, MASKED, MASKED, SEP]]
    assert (both.asked, both.first, common.asked, others.asked) == (1, 0.0, 0, 1)


def test_habits_are_those_of_the_maps(model: TinyBERT):
    """Against the maps of one sentence, by hand; the strongest head is counted from 0."""
    row = torch.tensor([CLS, 50, 60, 70, SEP])
    looked = habits(to_transformers(model), [row, row])
    theirs = to_transformers(model)
    theirs.set_attn_implementation("eager")
    with torch.no_grad():
        maps = torch.stack(theirs.bert(row[None], output_attentions=True).attentions)[:, 0]
    before = [[np.mean([float(head[i, i - 1]) for i in range(1, 5)]) for head in layer] for layer in maps]
    np.testing.assert_allclose(looked.previous, before, rtol=1e-5)
    np.testing.assert_allclose(looked.largest, maps.amax(-1).mean(-1), rtol=1e-5)
    layer, head = np.unravel_index(np.argmax(before), (SHAPE.layers, SHAPE.heads))
    assert strongest(looked.previous).startswith(f"layer {layer}, head {head}: ")


def test_held_out_rows_are_whole_books_in_order(bert: BertSettings):
    books = load_encoded(Path(bert.work), "test")
    rows = windows(books, 64)
    text = [piece for row in rows for piece in row[1:-1].tolist()]
    assert text == books.stream[: len(text)].tolist()
    assert len(books.stream) - len(text) < 62
    first, middle, last = spread(rows, 3)
    assert (first is rows[0], middle is rows[(len(rows) - 1) // 2], last is rows[-1]) == (True, True, True)
    assert len(spread(rows, 500)) == len(rows)
    assert len(single_sentences(books, 256)) == len(books.begins)


def test_the_command_line_gives_the_recipe_that_ships(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    settings, only = parse(["--corpus", str(tmp_path), "--minutes", "2.5", "--device", "cpu", "--no-compile"])
    assert (settings.minutes, settings.compile, only) == (2.5, False, "")
    assert settings.shaping() == BertSettings("", "", "").shaping()
    assert parse(["--only", "train"])[1] == "train"
    with pytest.raises(SystemExit):
        parse([])
    assert "--corpus is needed" in capsys.readouterr().err
