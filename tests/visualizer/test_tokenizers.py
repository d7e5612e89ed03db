"""The same text through several tokenizers: what is counted, where each cuts, and that no model is opened for it."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests import tokenizers as makers
from tests.traces import random_trace
from visualizer import library, readers
from visualizer.errors import ModelError
from visualizer.reading import Reading, Readings, read
from visualizer.state import Selection
from visualizer.tokens import Tokenizer
from visualizer.trace import Trace
from visualizer.views import draw
from visualizer.views.figure import Cuts, Text

TEXT = "The cat's CAFÉ 🙂 xyz日 "


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One folder a kind, with a tokenizer and no weights."""
    root = tmp_path_factory.mktemp("models")
    return {kind: makers.MAKERS[kind](root / f"my-{kind}") for kind in ("gpt-2", "bert", "t5", "roberta")}


@pytest.fixture(scope="module")
def readings(folders: dict[str, Path]) -> tuple[Reading, ...]:
    opened = {kind: Tokenizer.open(folder / "tokenizer.json") for kind, folder in folders.items()}
    return tuple(read(kind, tokenizer, TEXT) for kind, tokenizer in opened.items())


@pytest.fixture(scope="module")
def trace(readings: tuple[Reading, ...]) -> Trace:
    """A pass whose tokens are the first reading's."""
    tokens = readings[0].tokens
    return replace(random_trace(len(tokens)), prompt=TEXT, tokens=tokens).with_study(Readings(tuple(readings)))


def mark_of(trace: Trace, selection: Selection | None = None) -> Cuts:
    (mark,) = draw("tokenizers", trace, selection).marks
    assert isinstance(mark, Cuts)
    return mark


def test_a_reading_counts_tokens_unknowns_and_what_the_template_adds(readings: tuple[Reading, ...]) -> None:
    gpt2, bert, t5, roberta = readings
    assert [one.algorithm for one in readings] == ["byte-level BPE", "WordPiece", "Unigram", "byte-level BPE"]
    assert [one.added for one in readings] == [0, 2, 1, 2]
    assert all(len(one.own) + one.added == len(one.tokens) for one in readings)
    assert {one.characters for one in readings} == {len(TEXT)}
    assert (gpt2.unknowns, roberta.unknowns) == (0, 0)
    assert bert.unknowns == [token.piece for token in bert.tokens].count("[UNK]")
    assert t5.unknowns == [token.piece for token in t5.tokens].count("<unk>") > 0


def test_rows_show_the_facts_of_each_tokenizer(trace: Trace, readings: tuple[Reading, ...]) -> None:
    mark = mark_of(trace)
    assert [row.name for row in mark.rows] == ["gpt-2", "bert", "t5", "roberta"]
    assert len(mark.heads) == len(mark.rows[0].facts)
    for row, reading in zip(mark.rows, readings, strict=True):
        facts = dict(zip(mark.heads, row.facts, strict=True))
        assert facts["algorithm"] == reading.algorithm
        assert facts["characters a token"] == f"{len(TEXT) / len(reading.own):.1f}"
        own = str(len(reading.own))
        assert facts["tokens"] == (f"{own} + {reading.added} added" if reading.added else own)
        assert facts["unknown"] == str(reading.unknowns)
        names = facts["added by the template"]
        assert names == (" ".join(token.shown for token in reading.tokens if token.added) or "–")


def test_pieces_cover_every_column_once_in_every_row(trace: Trace) -> None:
    """One after the other, from the first character to the last, bytes of a character in parts of its column."""
    mark = mark_of(trace)
    assert mark.columns[0] == mark.columns[-1] == ""
    assert len(mark.columns) == len(TEXT) + 2
    for row in mark.rows:
        place = 0.0
        for cut in row.cuts:
            if cut.kind == "added":
                assert mark.columns[int(cut.first)] == ""
                continue
            assert cut.first == pytest.approx(max(place, 1.0))
            assert cut.end > cut.first
            place = cut.end
        assert place == pytest.approx(len(TEXT) + 1)


def test_bytes_of_a_character_stand_side_by_side_in_its_column(trace: Trace) -> None:
    mark = mark_of(trace)
    column = TEXT.index("É") + 1
    shared = [cut for cut in mark.rows[0].cuts if column <= cut.first < column + 1]
    assert [cut.label for cut in shared] == ["C3", "89"]
    assert [(cut.first - column, cut.end - column) for cut in shared] == [(0.0, 0.5), (0.5, 1.0)]


def test_template_tokens_and_unknowns_are_told_apart(trace: Trace) -> None:
    _, bert, t5, roberta = mark_of(trace).rows
    assert [cut.label for cut in bert.cuts if cut.kind == "added"] == ["[CLS]", "[SEP]"]
    assert [cut.label for cut in roberta.cuts if cut.kind == "added"] == ["<s>", "</s>"]
    assert "put there by its template" in bert.cuts[0].detail
    unknown = next(cut for cut in t5.cuts if cut.kind == "unknown")
    assert "stands for what has no piece" in unknown.detail


def test_folded_letters_stand_behind_the_space_that_was_dropped(trace: Trace) -> None:
    """WordPiece reads “cafe” where “CAFÉ” stands: its label begins over the C."""
    bert = mark_of(trace).rows[1]
    cut = next(cut for cut in bert.cuts if cut.first == TEXT.index(" CAFÉ") + 1)
    assert cut.letters == TEXT.index("CAFÉ") + 1
    assert cut.label == cut.label.lower()
    assert "##" not in "".join(cut.label for cut in bert.cuts)


def test_the_word_of_the_query_token_is_marked_and_told(trace: Trace, readings: tuple[Reading, ...]) -> None:
    place = next(
        place for place, token in enumerate(trace.tokens) if "CAF".find(token.text.strip()) >= 0 and token.text.strip()
    )
    figure = draw("tokenizers", trace, Selection(query=place))
    mark = mark_of(trace, Selection(query=place))
    assert mark.marked == (TEXT.index("CAFÉ") + 1, TEXT.index("CAFÉ") + 5)
    assert figure.focus == "CAFÉ"
    assert f"takes {len(readings[0].own)} tokens for gpt-2" in figure.sentence
    assert "“CAFÉ” is" in figure.sentence


def test_hovering_a_piece_lights_the_tokens_of_the_prompt_and_a_click_looks_from_there(trace: Trace) -> None:
    mark = mark_of(trace)
    bert = mark.rows[1]
    place = next(place for place, cut in enumerate(bert.cuts) if cut.first <= TEXT.index("🙂") + 1 < cut.end)
    probe = mark.probe(1, place)
    tokens = [
        place
        for place, token in enumerate(trace.tokens)
        if token.marks[1] > TEXT.index(" 🙂") and token.marks[0] <= TEXT.index("🙂")
    ]
    assert set(probe.tokens) <= {*tokens}
    assert probe.pick == {"query": probe.tokens[-1]}
    assert probe.text.startswith("bert: ")
    assert mark.probe(1, 0).tokens == ()


def test_lines_break_before_words_and_hold_every_column_once(trace: Trace) -> None:
    mark = mark_of(trace)
    lines = mark.lines([1.0] * len(mark.columns), 10.0)
    assert [column for line in lines for column in line] == list(range(len(mark.columns)))
    assert all(len(line) <= 10 for line in lines)
    assert mark.columns[lines[1].start] == "·"
    assert len(mark.lines([1.0] * len(mark.columns), 0.5)) == len(mark.columns)


def test_only_the_tokenizers_that_are_named_are_shown(trace: Trace) -> None:
    named = mark_of(trace, Selection(tokenizers=("t5", "bert")))
    assert [row.name for row in named.rows] == ["bert", "t5"]


def test_without_readings_the_view_says_what_to_do() -> None:
    figure = draw("tokenizers", random_trace(4))
    assert isinstance(figure.marks[0], Text)
    assert figure.sentence.endswith(".")


def test_of_a_long_text_the_part_around_the_query_token_is_drawn(folders: dict[str, Path]) -> None:
    text = "The cat sat on the mat. " * 300
    tokenizer = Tokenizer.open(folders["bert"] / "tokenizer.json")
    tokens = tokenizer.encode(text)
    shown = Readings((read("bert", tokenizer, text),))
    long = replace(random_trace(len(tokens)), prompt=text, tokens=tokens).with_study(shown)
    middle = mark_of(long, Selection(query=len(tokens) // 2))
    assert len(middle.columns) == 2000
    assert middle.note.startswith("characters ")
    assert middle.marked is not None
    word = "".join(middle.columns[slice(*middle.marked)])
    assert word in text.split() or word == "."
    assert not any(cut.kind == "added" for cut in middle.rows[0].cuts)
    assert middle.rows[0].cuts[0].first == 0
    assert mark_of(long, Selection(query=0)).rows[0].cuts[0].kind == "added"


# --- where they come from ---


def test_tokenizers_are_opened_by_name_without_their_models(
    folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder without weights is enough; the embedded model by its name."""
    monkeypatch.setattr(library, "_open", lambda *_: pytest.fail("a model was opened"))
    found = readers.readings(TEXT, ["tiny-gpt", str(folders["bert"]), str(folders["t5"]), "tiny-gpt"])
    assert [one.name for one in found] == ["tiny-gpt", "my-bert", "my-t5"]
    with pytest.raises(ModelError, match='There is no model "tiny-gtp" here: did you mean'):
        readers.readings(TEXT, ["tiny-gtp"])


def test_a_folder_with_older_files_is_read_too(folders: dict[str, Path], tmp_path: Path) -> None:
    older = makers.older(folders["bert"], tmp_path / "older")
    (found,) = readers.readings(TEXT, [str(older)])
    (fast,) = readers.readings(TEXT, [str(folders["bert"])])
    assert found.tokens == fast.tokens
