"""A tiny T5: its text, its spans, its sums, and a run from start to finished folder."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer
from torch.nn import functional as F
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer
from transformers.models.t5.modeling_t5 import T5Attention

from training import t5_evaluate, t5_finish
from training.t5_batches import Batches, Epochs
from training.t5_card import verdicts
from training.t5_evaluate import lexicon, score, spelled
from training.t5_model import END, PAD, Shape, TinyT5, buckets, started, to_transformers
from training.t5_settings import Settings
from training.t5_spans import Spans
from training.t5_text import PREFIX, Ragged, hold_out, letters, load, prepare
from training.t5_tokenizer import sentinel
from training.t5_trainer import Trainer, Validation, objective
from training.tiny_t5 import parse, train

SHAPE = Shape(vocab=300, layers=3, decoder_layers=2, heads=4, width=32, inner=48)
NOUNS = {"dog": "chien", "cat": "chat", "king": "roi", "fox": "renard", "baker": "boulanger", "horse": "cheval"}
DEEDS = {"eats": "mange", "sleeps": "dort", "sings": "chante", "runs": "court", "laughs": "rit", "waits": "attend"}
WHEN = {"now": "maintenant", "here": "ici", "today": "aujourd'hui", "too": "aussi"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A few hundred pairs and four small books, prepared; a model that takes a blink."""
    corpus = tmp_path / "corpus"
    (corpus / "books").mkdir(parents=True)
    (corpus / "translation").mkdir()
    for turn, name in enumerate(("black-beauty", "the-railway-children", "heidi", "white-fang")):
        nouns, deeds = list(NOUNS), list(DEEDS)
        lines = [
            f"The old {nouns[(i + turn) % 6]} {deeds[i % 6]} by the river, and the {nouns[i % 5]} {deeds[(i * i) % 6]}."
            for i in range(40)
        ]
        (corpus / "books" / f"{name}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    pairs = [
        f"The {noun} {deed} {when}.\tLe {NOUNS[noun]} {DEEDS[deed]} {WHEN[when]}."
        for noun in NOUNS for deed in DEEDS for when in WHEN
    ]  # fmt: skip
    (corpus / "translation" / "eng-fra.tsv").write_text("\n".join(pairs) + "\n", encoding="utf-8")
    settings = Settings(
        str(corpus), str(tmp_path / "work"), str(tmp_path / "run"), str(tmp_path / "out"), steps=4, threads=1,
        dtype="float32", vocab=200, sentinels=8, test_sentences=10, validation_sentences=10, layers=2,
        decoder_layers=1, heads=2, width=16, inner=24, tokens_per_step=200, span_share=0.5, log_every=0.0,
    )  # fmt: skip
    prepare(settings)
    return settings


@pytest.fixture
def tokenizer(settings: Settings) -> Tokenizer:
    return Tokenizer.from_file(str(Path(settings.work) / "tokenizer" / "tokenizer.json"))


@pytest.fixture
def model() -> TinyT5:
    """Every weight random and of some size, so that none can be forgotten without a difference."""
    model = TinyT5(SHAPE, seed=1).eval()
    generator = torch.Generator().manual_seed(2)
    with torch.no_grad():
        for p in model.parameters():
            p += 0.2 * torch.randn(p.shape, generator=generator)
    return model


def test_the_lean_model_has_the_logits_and_maps_of_transformers_class(model: TinyT5):
    """With padding in the source, and longer than the singly counted distances."""
    generator = torch.Generator().manual_seed(0)
    source = torch.randint(2, SHAPE.vocab, (3, 45), generator=generator)
    target = torch.randint(2, SHAPE.vocab, (3, 40), generator=generator)
    source[1, 30:] = PAD
    maps: list[torch.Tensor] = []
    with torch.no_grad():
        mine = model(source, target, maps=maps)
        t5 = to_transformers(model)
        t5.set_attn_implementation("eager")
        theirs = t5(
            input_ids=source, attention_mask=(source != PAD).long(), decoder_input_ids=target, output_attentions=True
        )  # fmt: skip
    torch.testing.assert_close(mine, theirs.logits, rtol=1e-3, atol=2e-4)
    n = SHAPE.layers
    wanted = [*theirs.encoder_attentions, *theirs.decoder_attentions, *theirs.cross_attentions]
    for weights, other in zip([*maps[:n], *maps[n::2], *maps[n + 1 :: 2]], wanted, strict=True):
        torch.testing.assert_close(weights, other, rtol=1e-3, atol=1e-5)


@pytest.mark.parametrize("both_ways", [True, False], ids=["encoder", "decoder"])
def test_distances_fall_into_transformers_buckets(both_ways: bool):
    distance = torch.arange(150)[None] - torch.arange(150)[:, None]
    wanted = T5Attention._relative_position_bucket(distance, bidirectional=both_ways)
    assert torch.equal(buckets(150, 150, both_ways, torch.device("cpu")), wanted)


def test_what_is_written_is_read_back_by_transformers(settings: Settings, tokenizer: Tokenizer, tmp_path: Path):
    """Half precision, the one table stored once, no dropout left on, and nothing missing."""
    trainer = Trainer(settings)
    written = t5_finish.write_weights(tmp_path / "folder", trainer.model, tokenizer, settings.sentinels)
    loaded, report = AutoModelForSeq2SeqLM.from_pretrained(tmp_path / "folder", output_loading_info=True)
    assert not any(report.values())
    assert (loaded.config.dtype, loaded.config.dropout_rate) == (torch.float16, 0.0)
    source, target = torch.arange(3, 20)[None], torch.arange(2, 12)[None]
    with torch.no_grad():
        mine = loaded.float()(input_ids=source, decoder_input_ids=target).logits
        assert torch.equal(mine, written.float()(input_ids=source, decoder_input_ids=target).logits)
    size = (tmp_path / "folder" / "model.safetensors").stat().st_size
    assert size < 2 * sum(p.numel() for p in trainer.model.parameters()) + 20_000


@pytest.mark.parametrize(
    "text", ["The dog eats now.", "Le chien mange aujourd'hui.", "The old king, the fox and the cat.", PREFIX + "The"]
)
def test_text_comes_back_from_its_pieces(settings: Settings, tokenizer: Tokenizer, text: str):
    """Both as `tokenizers` reads the file and as transformers does."""
    encoding = tokenizer.encode(text)
    assert encoding.ids[-1] == END
    assert "<unk>" not in encoding.tokens
    loaded = AutoTokenizer.from_pretrained(Path(settings.work) / "tokenizer")
    assert loaded(text)["input_ids"] == encoding.ids
    assert loaded.decode(encoding.ids, skip_special_tokens=True) == text


def test_common_words_are_one_piece_and_marks_stand_alone(tokenizer: Tokenizer):
    """Punctuation never makes a word another word."""
    assert tokenizer.encode("The dog sings.").tokens == ["▁The", "▁dog", "▁sings", ".", "</s>"]


def test_typographic_text_is_read_as_what_was_trained_on(tokenizer: Tokenizer):
    plain = tokenizer.encode("aujourd'hui le roi").ids
    assert tokenizer.encode("aujourd’hui\u00a0le\u202froi").ids == plain


def test_a_sentinel_takes_the_space_before_it_only(settings: Settings, tokenizer: Tokenizer):
    tokens = tokenizer.encode(f"The {sentinel(0)} eats").tokens
    assert [token.strip() for token in tokens] == ["▁The", sentinel(0), "▁eats", "</s>"]
    loaded = AutoTokenizer.from_pretrained(Path(settings.work) / "tokenizer")
    assert (loaded.pad_token_id, loaded.eos_token_id) == (PAD, END)
    assert sentinel(settings.sentinels - 1) in loaded.all_special_tokens


def test_no_part_shares_an_english_sentence_with_another():
    """Case and punctuation make no other sentence, and all translations go where the sentence goes."""
    english = [f"We saw {n} cats{mark}" for n in range(50) for mark in (".", "!", ".")]
    pairs = [(e, f"Nous avons vu {i} chats.") for i, e in enumerate(english)]
    held = hold_out(pairs, validation=10, test=5, seed=1)
    parts = [{letters(e) for e, _ in part} for part in (held.training, held.validation, held.test)]
    assert [len(part) for part in parts] == [35, 10, 5]
    assert not parts[0] & parts[1]
    assert not parts[2] & (parts[0] | parts[1])
    assert len(held.test) == 15


def test_rows_come_back_padded():
    rows = Ragged.of([[5, 6, 1], [1], [7, 1]])
    assert rows.padded().tolist() == [[5, 6, 1], [1, 0, 0], [7, 1, 0]]


@pytest.fixture
def spans(tokenizer: Tokenizer) -> Spans:
    return Spans(tokenizer, 0.3, torch.device("cpu"))


@pytest.fixture
def sentences(settings: Settings) -> torch.Tensor:
    return torch.from_numpy(load(Path(settings.work) / "sentences-training.npz")["text"].padded())


def test_source_and_target_together_are_the_sentence(spans: Spans, sentences: torch.Tensor, tokenizer: Tokenizer):
    """Every sentinel of the source stands for what follows it in the target; at least one, in order."""
    marks = spans.sentinels.tolist()
    sources, targets = spans(sentences, torch.Generator().manual_seed(0))
    for ids, source, target in zip(sentences.tolist(), sources.tolist(), targets.tolist(), strict=True):
        source, target = ([token for token in row if token != PAD] for row in (source, target))
        used = [token for token in source if token in marks]
        assert used == marks[: len(used)]
        assert used
        assert [token for token in target if token in marks] == marks[: len(used) + 1]
        assert target[-2:] == [marks[len(used)], END]
        whole: list[int] = []
        for token in source:
            if token in marks:
                at = target.index(token) + 1
                whole += target[at : target.index(marks[marks.index(token) + 1])]
            else:
                whole.append(token)
        assert whole == [token for token in ids if token != PAD], tokenizer.decode(source, skip_special_tokens=False)


def test_only_whole_words_go(spans: Spans, sentences: torch.Tensor):
    """What follows a gap opens a word, and so does the first piece of the gap."""
    gone = spans.chosen(sentences, torch.Generator().manual_seed(1))
    change = gone[:, 1:] != gone[:, :-1]
    after = sentences[:, 1:][change]
    assert len(after) > 100
    assert spans.opens_word[after[after != END]].all()


def test_spans_without_a_sentinel_left_stay(spans: Spans, sentences: torch.Tensor):
    """With two sentinels only one span can go: the second one ends the target."""
    spans.sentinels = spans.sentinels[:2]
    sources, _ = spans(sentences, torch.Generator().manual_seed(0))
    assert ((sources == spans.sentinels[0]).sum(1) == 1).all()
    assert not (sources == spans.sentinels[1]).any()


def test_an_epoch_reads_every_row_once_in_batches_of_the_asked_size():
    random = np.random.default_rng(0)
    lengths = [random.integers(3, 20, 500).astype(np.uint16), random.integers(3, 20, 500).astype(np.uint16)]
    epochs = Epochs(lengths, tokens=200, seed=3)
    seen: list[int] = []
    while len(seen) < 500:
        rows = epochs.next()
        assert len(rows) * int((lengths[0][rows] + lengths[1][rows]).max()) <= 220
        seen += rows.tolist()
    assert sorted(seen) == list(range(500))
    assert epochs.epoch == 0


def test_a_resumed_run_reads_on_where_it_stopped(settings: Settings):
    whole, resumed = (Batches(settings, torch.device("cpu")) for _ in range(2))
    wanted = [whole.batch(number) for number in range(40)]
    resumed.resume(30)
    for number in range(30, 40):
        for mine, theirs in zip(resumed.batch(number), wanted[number], strict=True):
            assert torch.equal(mine, theirs)


def test_the_objective_without_dropout_is_smoothed_cross_entropy(settings: Settings):
    """And two readings that cannot differ do not disagree."""
    trainer = Trainer(settings)
    source, target = trainer.batches.batch(0)
    logits = trainer.model(source, started(target))
    wanted = [
        F.cross_entropy(logits.flatten(0, 1), target.flatten(), ignore_index=PAD, label_smoothing=smoothing)
        for smoothing in (settings.smoothing, 0.0)
    ]
    for agreement in (0.0, 4.0):
        plain = replace(settings, dropout=0.0, agreement=agreement)
        torch.testing.assert_close(
            objective(trainer.model, source, target, torch.float32, plain), torch.stack(wanted), rtol=1e-4, atol=1e-5
        )
    trainer.model.train()
    dropped = replace(settings, dropout=0.3, agreement=4.0)
    torch.manual_seed(0)
    with_it = objective(trainer.model, source, target, torch.float32, dropped)
    torch.manual_seed(0)
    source, target = torch.cat([source, source]), torch.cat([target, target])
    without = objective(trainer.model, source, target, torch.float32, replace(dropped, agreement=0.0))
    assert with_it[0] > without[0] + 1e-4
    torch.testing.assert_close(with_it[1], without[1])


def test_training_lowers_the_loss(settings: Settings):
    trainer = Trainer(replace(settings, steps=30, dropout=0.0, agreement=0.0, span_share=0.2, rate=1e-2))
    validation = Validation(settings, trainer.device)
    before = validation.loss(trainer.model, validation.pairs, trainer.dtype)
    for _ in range(30):
        trainer.step()
    assert validation.loss(trainer.model, validation.pairs, trainer.dtype) < before - 0.5


def test_a_killed_run_goes_on_as_if_nothing_had_happened(settings: Settings, tmp_path: Path):
    """Stopped after its second step, resumed from the file: the same weights as without, to the last bit."""
    whole = replace(settings, run=str(tmp_path / "whole"))
    train(whole)
    trainer = Trainer(settings)
    for _ in range(2):
        trainer.step()
    Path(settings.run).mkdir()
    trainer.save(Path(settings.run) / "checkpoint.pt")
    train(settings)
    mine, theirs = (torch.load(Path(s.run) / "checkpoint.pt")["model"] for s in (settings, whole))
    for name in theirs:
        assert torch.equal(mine[name], theirs[name]), name


def test_a_folder_is_not_shared_by_two_recipes(settings: Settings):
    prepare(replace(settings, minutes=3.0, dropout=0.0))
    with pytest.raises(SystemExit, match="other settings"):
        prepare(replace(settings, seed=2))
    train(settings)
    with pytest.raises(SystemExit, match="other settings"):
        train(replace(settings, rate=1e-3))


def test_the_finished_folder_is_whole(settings: Settings, monkeypatch: pytest.MonkeyPatch):
    """Weights, tokenizer and a card that gives the measured numbers and the names that are owed."""
    monkeypatch.setattr(t5_evaluate, "LONGEST_ANSWER", 3)
    monkeypatch.setattr(t5_finish, "SHOWN_SPANS", 2)
    monkeypatch.setattr(t5_finish, "write_graph_if_possible", lambda folder: None)
    train(replace(settings, steps=1))
    measured = t5_finish.finish(settings)
    out = Path(settings.out)
    assert {path.name for path in out.iterdir()} == {
        "README.md", "config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json",
    }  # fmt: skip
    card = (out / "README.md").read_text(encoding="utf-8")
    assert f"{measured.scores['greedy'].chrf:.1f}" in card
    assert f"{measured.pair_loss['test']:.3f}" in card
    assert "Tatoeba Project" in card
    assert "CC BY 2.0 FR" in card
    assert "were read" not in card, "these translations are other ones than those that were read"
    rows = json.loads((Path(settings.run) / "translations.json").read_text(encoding="utf-8"))
    assert len(rows) == measured.test_sentences == 10


def test_a_translation_is_scored_by_its_best_reference():
    """Sentences may have other numbers of references."""
    assert score(["le chien dort ici", "oui"], [["un chat", "le chien dort ici"], ["oui"]]).exact == 1.0
    one = score(["le chien dort ici ce soir"], [["le chien dort ici ce matin", "le chien"]])
    assert 50 < one.bleu < 100
    assert one.exact == 0.0


def test_the_lexicon_pairs_words_that_come_together():
    """And leaves out what stands everywhere."""
    training = [
        (f"the {noun} {deed}", f"le {NOUNS[noun]} {DEEDS[deed]}") for noun in NOUNS for deed in DEEDS for _ in range(3)
    ]  # fmt: skip
    found = lexicon(training, [("the fox sleeps", "le renard dort")], rare=0.5)
    assert found == [[(4, 3), (8, 10)]]


def test_pieces_are_spelled_with_their_sentinels():
    assert spelled("<pad> <extra_id_0> ▁two ▁word s <extra_id_1> </s>") == "<extra_id_0> two words <extra_id_1>"


def test_verdicts_count_only_for_the_translations_that_were_read():
    text = "| | English | tiny | a reference | verdict |\n| --- | --- |\n| 1 | Go. | Va. | Va. | right |\n"
    text += "| 2 | I go. | Je vas. | Je vais. | nearly: form |\n"
    assert "50.0% are right and\n50.0% more" in verdicts(text, {"Go.": "Va.", "I go.": "Je vas."})
    assert verdicts(text, {"Go.": "Va.", "I go.": "Je vais."}) == ""


def test_the_command_line_gives_the_recipe_that_ships(tmp_path: Path):
    settings, stages = parse(["--corpus", str(tmp_path), "--minutes", "2.5", "--device", "cpu", "--only", "train"])
    assert (settings.minutes, settings.device, stages) == (2.5, "cpu", ("train",))
    assert settings.shaping() == Settings("", "", "", "").shaping()
    assert Path(settings.run) == Path(settings.work) / "run"
