"""The command line: what it prints, which status it ends with, and what it says when something is wrong."""

import io
import json
import os
import struct
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

import main
from commands import COMMANDS, generate
from tests.conftest import Say
from visualizer import generation, open_model
from visualizer.sampling import Sampling

MAIN = Path(main.__file__)
PROMPT = "Once upon a time there was a little"
QUIET = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

# Bad input: (the words, what the one line has to mention)
BAD_INPUT = {
    "no such model": (["trace", PROMPT, "--model", "no-such-model", "-o", "{room}/a.npz"], "no-such-model"),
    "a folder that is no model": (["trace", PROMPT, "--model", "{room}", "-o", "{room}/a.npz"], "config.json"),
    "no such layer": (["export", PROMPT, "--view", "head", "--layer", "99", "-o", "{room}/a.png"], "layer 99"),
    "no such layer for any view": (
        ["export", PROMPT, "--view", "lens", "--layer", "99", "-o", "{room}/a.png"],
        "layer 99",
    ),
    "no such head": (["export", PROMPT, "--view", "head", "--head", "-1", "-o", "{room}/a.png"], "head -1"),
    "no such token": (["export", PROMPT, "--view", "row", "--query", "500", "-o", "{room}/a.png"], "token 500"),
    "no such view": (["export", PROMPT, "--view", "tail", "-o", "{room}/a.png"], "tail"),
    "no such stage": (["export", PROMPT, "--view", "head", "--stage", "x", "-o", "{room}/a.png"], "softmax"),
    "no such theme": (["export", PROMPT, "--view", "head", "--theme", "x", "-o", "{room}/a.png"], "paper"),
    "a page of no width": (["export", PROMPT, "--view", "head", "--width", "0", "-o", "{room}/a.png"], "width"),
    "unknown suffix of a picture": (["export", PROMPT, "--view", "head", "-o", "{room}/a.gif"], ".svg"),
    "unknown suffix of a trace": (["trace", PROMPT, "-o", "{room}/a.txt"], ".npz or .json"),
    "no suffix": (["trace", PROMPT, "-o", "{room}/a"], ".npz or .json"),
    "unknown suffix of a screenshot": ([PROMPT, "--screenshot", "{room}/a.bmp"], ".png"),
    "a folder to write to": (["trace", PROMPT, "-o", "{room}/folder.npz"], "is a folder"),
    "no folder to write into": (["trace", PROMPT, "-o", "{room}/not/there.npz"], "make it first"),
    "a file to write into": (["trace", PROMPT, "-o", "{room}/file/there.npz"], "file"),
    "temperature below zero": (["generate", PROMPT, "--temperature", "-0.5"], "temperature"),
    "temperature that is no number": (["generate", PROMPT, "--temperature", "nan"], "temperature"),
    "top-p above one": (["generate", PROMPT, "--top-p", "1.5"], "top-p"),
    "top-k below zero": (["generate", PROMPT, "--top-k", "-3"], "top-k"),
    "min-p above one": (["generate", PROMPT, "--min-p", "2"], "min-p"),
    "seed below zero": (["generate", PROMPT, "--seed", "-1"], "seed"),
    "top-p of nothing": (["export", PROMPT, "--view", "next-token", "--top-p", "0", "-o", "{room}/a.png"], "top-p"),
    "an empty stop string": (["generate", PROMPT, "--stop", ""], "stop string"),
    "no tokens to draw": (["generate", PROMPT, "--max-new-tokens", "0"], "max-new-tokens"),
    "empty prompt to trace": (["trace", "", "-o", "{room}/a.npz"], "prompt is empty"),
    "empty prompt to export": (["export", "", "--view", "head", "-o", "{room}/a.png"], "prompt is empty"),
    "empty prompt to continue": (["generate", ""], "prompt is empty"),
    "a target for a decoder": (["trace", PROMPT, "--target", "Il", "-o", "{room}/a.npz"], "--target"),
    "no prompt": (["trace", "-o", "{room}/a.npz"], "PROMPT"),
    "no output": (["trace", PROMPT], "-o"),
    "no view": (["export", PROMPT, "-o", "{room}/a.png"], "--view"),
    "an option that is not there": (["generate", PROMPT, "--warmth", "2"], "--warmth"),
    "a number that is none": (["generate", PROMPT, "--top-k", "many"], "--top-k"),
    "a prompt without quotes": (["Once", "upon", "a", "time"], "quotes"),
    "a backend that is not there": (["generate", PROMPT, "--backend", "tensorflow"], "onnx"),
    "a size that is none": ([PROMPT, "--size", "large"], "1440x900"),
    "a size of nothing": ([PROMPT, "--size", "0x900"], "800x600"),
    "nothing to get": (["models", "get"], "NAME"),
    "a model that is nowhere": (["models", "get", "no such/model!"], "no such/model!"),
    "no model to convert": (["convert", "no-such-folder", "-o", "{room}/new"], "no-such-folder"),
    "a precision that is not there": (["convert", "tiny-gpt", "-o", "{room}/new", "--precision", "int3"], "fp16"),
}


@pytest.mark.parametrize(("words", "mentions"), BAD_INPUT.values(), ids=BAD_INPUT)
def test_bad_input_is_one_line_and_status_2(words: list[str], mentions: str, say: Say, tmp_path: Path) -> None:
    """What makes no sense is said in one line that names it; nothing is printed or written."""
    (tmp_path / "folder.npz").mkdir()
    (tmp_path / "file").touch()
    before = sorted(tmp_path.rglob("*"))
    status, out, err = say(*(word.format(room=tmp_path) for word in words))
    assert status == main.BAD_INPUT, err
    assert out == ""
    assert err.startswith("headlight: ")
    assert err.count("\n") == 1, err
    assert mentions in err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a folder that nobody can write to")
def test_a_place_that_cannot_be_written_is_bad_input(say: Say) -> None:
    """Not even by root: what the system says while writing becomes one line."""
    status, _, err = say("trace", PROMPT, "-o", "/proc/headlight.npz")
    assert (status, err.count("\n")) == (main.BAD_INPUT, 1)
    assert "cannot be written" in err


def test_an_unexpected_error_is_one_line_and_status_1(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake of the program itself is told as such, without a traceback."""
    monkeypatch.setattr(generate, "generate", fail)
    status, _, err = say("generate", PROMPT)
    assert status == main.FAILURE
    assert err == (
        "headlight: Something went wrong: ZeroDivisionError: first line second line; "
        "run again with --debug to see where.\n"
    )


def fail(*_: object, **__: object) -> None:
    """Something nobody expected."""
    raise ZeroDivisionError("first line\nsecond line")


@pytest.mark.parametrize("words", [["--debug", "generate", PROMPT], ["generate", PROMPT, "--debug"]])
def test_debug_shows_where_it_happened(words: list[str], say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    """--debug adds the traceback, wherever it stands."""
    monkeypatch.setattr(generate, "generate", fail)
    status, _, err = say(*words)
    assert status == main.FAILURE
    assert "Traceback" in err
    assert err.splitlines()[-1].startswith("headlight: Something went wrong")


def test_an_interrupt_is_status_130(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C ends the program without a word."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(generate, "generate", interrupted)
    assert say("generate", PROMPT) == (130, "", "")


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_of_each_command(name: str, say: Say) -> None:
    """Every sub-command explains itself, and the main help lists them all."""
    status, out, err = say(*filter(None, [name]), "--help")
    assert (status, err) == (0, "")
    assert f"usage: headlight {name}".rstrip() in out
    if not name:
        assert all(f"  {command} " in out for command in COMMANDS)


def test_version(say: Say) -> None:
    """--version names the program and its version."""
    status, out, _ = say("--version")
    assert status == 0
    assert out.startswith("Headlight ")


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    """Arguments are judged before Qt, an engine or a drawing library is imported."""
    heavy = "PySide6 pyqtgraph torch transformers onnxruntime onnx matplotlib huggingface_hub"
    code = f"import sys, main; print([name for name in {heavy.split()} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=MAIN.parent, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("words", "prompt"),
    [([], None), (["Once"], "Once"), (["--", "trace"], "trace"), (["--theme", "dark", "models"], "models"), ([""], "")],
    ids=["none", "a text", "a sub-command's name behind --", "a sub-command's name behind an option", "an empty text"],
)
def test_without_a_sub_command_the_window_opens(
    words: list[str], prompt: str | None, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first word decides between a prompt and a sub-command."""
    from widgets import app

    asked = []
    monkeypatch.setattr(app, "run_window", lambda **settings: asked.append(settings) or 0)
    assert say(*words) == (0, "", "")
    assert [settings["prompt"] for settings in asked] == [prompt]


def test_generate_prints_one_object(say: Say) -> None:
    """--json: the prompt, the new text alone, each token with its share and rank, and why it ended."""
    status, out, err = say("generate", PROMPT, "--greedy", "--max-new-tokens", 5, "--json")
    assert (status, err) == (0, "")
    said = json.loads(out)
    assert list(said) == ["prompt", "completion", "tokens", "stopped_by"]
    assert said["prompt"] == PROMPT
    assert said["stopped_by"] == "max_new_tokens"
    assert "".join(token["text"] for token in said["tokens"]) == said["completion"]
    assert len(said["tokens"]) == 5
    for token in said["tokens"]:
        assert list(token) == ["id", "text", "probability", "rank", "now", "number"]
        assert (token["rank"], token["now"], token["number"]) == (1, 1.0, None), "greedy: nothing falls"
        assert 0 < token["probability"] <= 1


def test_generate_streams_what_the_object_holds(say: Say) -> None:
    """Plain text, JSON and Python are the same run; a seed makes it repeatable, another seed another text."""
    flags = ("--temperature", 1.2, "--max-new-tokens", 12, "--seed")
    _, plain, _ = say("generate", PROMPT, *flags, 3)
    _, again, _ = say("generate", PROMPT, *flags, 3)
    _, other, _ = say("generate", PROMPT, *flags, 4)
    _, said, _ = say("generate", PROMPT, *flags, 3, "--json")
    assert plain == again == json.loads(said)["completion"] + "\n"
    assert plain != other
    with closing(open_model("tiny-gpt")) as engine:
        steps = list(generation.generate(engine, PROMPT, Sampling(temperature=1.2, seed=3), 12))
    told = [(token["id"], token["number"], token["now"]) for token in json.loads(said)["tokens"]]
    assert told == [(step.token_id, step.number, step.now) for step in steps]


def test_generate_ends_with_a_stop_string_and_says_so(say: Say) -> None:
    """The string stays in the text; standard error says what stopped it, --json names the string."""
    flags = ("--greedy", "--max-new-tokens", 60, "--stop", "never there", "--stop", "so f")
    status, plain, err = say("generate", PROMPT, *flags)
    assert status == 0
    assert plain.endswith(" so fond\n"), "with all of the token that completes it"
    assert plain.count("so f") == 1
    assert err == "headlight: Stopped by the stop string “so f”.\n"
    said = json.loads(say("generate", PROMPT, *flags, "--json")[1])
    assert (said["stopped_by"], said["stop_string"]) == ("stop_string", "so f")
    assert said["completion"] == plain.removesuffix("\n")


def test_a_prompt_from_standard_input(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    """- reads the prompt from a pipe; the line end that echo adds is no part of it, the one before it is."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Es war\neinmal \xfc\n\n".encode())))
    status, out, _ = say("generate", "-", "--greedy", "--max-new-tokens", 1, "--json")
    assert status == 0
    assert json.loads(out)["prompt"] == "Es war\neinmal ü\n"


HOSTILE = {
    "emoji": "👩‍👩‍👧‍👦 family 🏳️‍🌈",
    "Chinese": "从前有一个小女孩",
    "right to left": "היה היה פעם \u202eנסיכה",
    "control characters": "a\x00b\x1b[31mred\x7f",
    "only spaces": "   ",
    "line ends": "\r\n\n\t",
    "a lone surrogate": "half \ud83d of it",
}


@pytest.mark.parametrize("prompt", HOSTILE.values(), ids=HOSTILE)
def test_any_text_is_a_prompt(prompt: str, say: Say, tmp_path: Path) -> None:
    """Whatever a person pastes is traced, drawn and continued."""
    say("trace", prompt, "-o", tmp_path / "a.npz", succeeds=True)
    say("export", prompt, "--view", "tokens", "-o", tmp_path / "a.svg", succeeds=True)
    status, out, err = say("generate", prompt, "--max-new-tokens", 2, "--json")
    assert (status, err) == (0, "")
    assert json.loads(out)["prompt"] == prompt.replace("\ud83d", "\ufffd")


def test_a_prompt_longer_than_the_context_is_said_and_read_from_its_end(say: Say, tmp_path: Path) -> None:
    """The last tokens that fit are traced, one line says so, and nothing fails."""
    text = "word פעם 从前 👩 " * 4000
    status, out, err = say("trace", text, "-o", tmp_path / "a.npz")
    assert (status, out, err.count("\n")) == (0, "", 1)
    tokens, spans = (np.load(tmp_path / "a.npz")[name] for name in ("token_ids", "spans"))
    assert f"reads the last {len(tokens)}." in err
    assert spans[-1, 1] == len(text)


def test_bytes_that_are_no_text_are_a_prompt() -> None:
    """An argument that is no UTF-8 is read with U+FFFD for what cannot be read, and the program goes on."""
    words = [sys.executable, str(MAIN), "generate", b"caf\xe9 au", "--max-new-tokens", "1", "--json"]
    done = subprocess.run(words, capture_output=True, env=QUIET, timeout=50)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["prompt"] == "caf\ufffd au"


def test_trace_writes_the_arrays_from_anywhere(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The NPZ holds what DESIGN.md lists, in its types; the JSON holds the same numbers."""
    monkeypatch.chdir(tmp_path)
    say("trace", PROMPT, "-o", "a.npz", succeeds=True)
    say("trace", PROMPT, "-o", "a.json", succeeds=True)
    arrays = dict(np.load("a.npz"))
    tokens, said = len(arrays["token_ids"]), json.loads(Path("a.json").read_text(encoding="utf-8"))
    layers, heads = arrays["attention"].shape[:2]
    width, vocabulary = arrays["token_embedding"].shape[1], arrays["logits"].shape[1]
    assert arrays["token_ids"].dtype == np.int64
    assert arrays["tokens"].shape == (tokens,)
    assert arrays["spans"].shape == (tokens, 2)
    assert arrays["attention"].shape == (layers, heads, tokens, tokens)
    assert arrays["hidden"].shape == (layers + 1, tokens, width)
    assert arrays["position_embedding"].shape == (tokens, width)
    assert arrays["logits"].shape == (tokens, vocabulary)
    assert {arrays[name].dtype for name in ("attention", "hidden", "logits")} == {np.dtype(np.float32)}
    np.testing.assert_allclose(arrays["attention"].sum(axis=-1), 1, atol=1e-5)
    np.testing.assert_allclose(said["attention"], arrays["attention"], atol=1e-6)


BEGINS = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF", ".json": b"{"}


@pytest.mark.parametrize("suffix", BEGINS)
def test_export_writes_what_the_suffix_says(suffix: str, say: Say, tmp_path: Path) -> None:
    """The file is of the kind its name says, and everything that can be asked of the page is heard."""
    file = tmp_path / f"head{suffix.upper()}"
    page = ("--width", 120, "--height", 100, "--dpi", 100, "--theme", "dark", "--font-size", 6, "--no-caption")
    where = ("--layer", 1, "--head", 2, "--query", -2, "--stage", "masked")
    say("export", PROMPT, "--view", "head", *where, *page, "-o", file, succeeds=True)
    data = file.read_bytes()
    assert data.startswith(BEGINS[suffix])
    if suffix == ".png":
        assert struct.unpack(">II", data[16:24]) == (472, 394)  # 120 and 100 mm at 100 dpi


def test_models_are_listed_as_a_table_and_as_json(say: Say) -> None:
    """The embedded model is there, with the folder it lies in."""
    status, table, _ = say("models")
    assert status == 0
    assert "tiny-gpt" in table
    _, out, _ = say("models", "--json")
    listed = {model["name"]: model for model in json.loads(out)}
    assert Path(listed["tiny-gpt"]["folder"]).is_dir()


def test_a_reader_that_leaves_early_is_no_error() -> None:
    """`headlight models | head -0`: the program ends without a complaint."""
    words = [sys.executable, str(MAIN), "models", "--json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=QUIET) as program:
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait(timeout=50) == main.PIPE_CLOSED


def test_a_screenshot_is_the_window_at_its_size(tmp_path: Path) -> None:
    """--screenshot needs no display and no environment variable, and writes a picture of the size asked for."""
    file = tmp_path / "shot.png"
    bare = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "DISPLAY")}
    words = [sys.executable, str(MAIN), PROMPT, "--screenshot", str(file), "--size", "1200x800", "--theme", "dark"]
    done = subprocess.run(words, capture_output=True, env=bare, timeout=55, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert struct.unpack(">II", file.read_bytes()[16:24]) == (1200, 800)
