"""What a dropped file is taken for, and the sentence where it is nothing that can be used."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from widgets.dropped import LARGEST_TEXT, ModelFolder, Refused, TextFile, expected, promise, read, sorted_out


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A folder that looks like a model's."""
    folder = tmp_path / "small-model"
    folder.mkdir()
    for name in ("config.json", "tokenizer.json", "model.safetensors", "model.onnx", "model.safetensors.index.json"):
        (folder / name).write_bytes(b"{}")
    return folder


def test_a_model_s_folder_and_each_of_its_files_stand_for_the_folder(model: Path) -> None:
    for path in (model, *model.iterdir()):
        assert expected(path) == "model"
        assert read(path) == ModelFolder(model)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Once upon\na time", "Once upon\na time"),
        (b"Once\r\nupon\ra time\r\n", "Once\nupon\na time"),
        (b"\xef\xbb\xbfOnce", "Once"),
        ("Zoë sagte: 日本語 🙂".encode(), "Zoë sagte: 日本語 🙂"),
        ("Zoë".encode("utf-16"), "Zoë"),
        (b"two ends\n\n", "two ends\n"),
    ],
    ids=["plain", "line ends", "mark", "scripts", "utf-16", "one line end is the file's"],
)
def test_a_text_is_read_as_it_was_meant(tmp_path: Path, data: bytes, text: str) -> None:
    file = tmp_path / "story.txt"
    file.write_bytes(data)
    assert expected(file) == "text"
    assert read(file) == TextFile("story.txt", text)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("latin.txt", "Zoë ist da".encode("latin-1"), "no UTF-8 text (byte 3 is EB)"),
        ("empty.txt", b"", "is empty"),
        ("line.txt", b"\n", "is empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "neither a text nor a model"),
        ("zeros", b"a\0b", "neither a text nor a model"),
        ("long.txt", b"x" * (LARGEST_TEXT + 1), "1.0 MB: a text for the prompt has at most 1 MB"),
        ("pytorch_model.bin", b"\x80\x02", "can run code"),
        ("weights.pt", b"\x80\x02", "can run code"),
        ("alone.safetensors", b"{}", "no config.json beside it"),
        ("alone.onnx", b"{}", "no config.json beside it"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value[-12:] else "",
)
def test_what_cannot_be_used_is_said_in_one_sentence(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    refused = read(file)
    assert isinstance(refused, Refused)
    assert says in refused.sentence
    assert name in refused.sentence
    assert refused.sentence.endswith(".")
    assert "\n" not in refused.sentence


def test_folders_that_are_no_models_and_files_that_are_gone_are_said(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    assert "holds no config.json" in read(tmp_path / "texts").sentence
    assert "not there any more" in read(tmp_path / "gone.txt").sentence


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert isinstance(read(tmp_path / "pipe"), Refused)


@given(some.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_a_text_or_a_sentence(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.txt"
    file.write_bytes(data)
    found = read(file)
    if isinstance(found, TextFile):
        assert found.text
        assert "\r" not in found.text
    else:
        assert isinstance(found, Refused)


def test_the_promise_names_what_will_happen(model: Path, tmp_path: Path) -> None:
    texts = [tmp_path / f"{name}.txt" for name in "cab"]
    for text in texts:
        text.write_text("Once")
    (tmp_path / "x.gguf").write_bytes(b"GGUF")
    assert promise([model / "model.onnx"]) == "Open the model “small-model”"
    assert promise(texts[:1]) == "Put “c.txt” into the prompt"
    assert promise(texts) == "Page through 3 texts"
    assert promise([model, *texts]) == "Open the model “small-model” and page through 3 texts"
    assert promise([tmp_path / "x.gguf"]) == "Open the model “x.gguf”"


def test_numbered_texts_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    for name in ("text 10.txt", "Text 2.txt", "text 1.txt", "summary.txt"):
        (tmp_path / name).write_text("x")
    _, texts, _ = sorted_out(list(tmp_path.iterdir()))
    assert [text.name for text in texts] == ["summary.txt", "text 1.txt", "Text 2.txt", "text 10.txt"]


def test_what_comes_together_is_sorted_out(model: Path, tmp_path: Path) -> None:
    """Texts in the order of their names, whatever order the file manager gives; one model."""
    for name in "cab":
        (tmp_path / f"{name}.txt").write_text(name)
    found = sorted_out([model / "model.onnx", model / "config.json", *sorted(tmp_path.glob("*.txt"), reverse=True)])
    assert found == (ModelFolder(model), [TextFile(f"{name}.txt", name) for name in "abc"], [])
    _, _, said = sorted_out([tmp_path / "gone.txt"] * 101)
    assert "Of 101 files the first 100 were read." in said
