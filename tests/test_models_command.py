"""`headlight models`: the list, one model's facts, and fetching, as a person sees them in a terminal."""

import io
import json
from functools import partial
from pathlib import Path

import pytest

import main
from commands import models
from tests.conftest import Say
from visualizer import catalogue, fetching, library, permission
from visualizer.errors import HeadlightError
from visualizer.loading import report
from visualizer.permission import NeedsPermission


@pytest.fixture(autouse=True)
def shelves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The embedded models, and nothing else."""
    monkeypatch.setattr(library.places, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(permission, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(library, "_packaged", lambda: iter(()))
    monkeypatch.setattr(library, "_hub_cache", lambda: iter(()))


@pytest.fixture
def say(say: Say) -> Say:
    """Runs `headlight models` with words; its exit status and what it wrote."""
    return partial(say, "models")


def test_the_list_ends_with_what_could_be_fetched(say: Say) -> None:
    status, out, _ = say()
    assert status == 0
    here, there = out.split("headlight models get NAME")
    assert "tiny-gpt" in here
    for one in catalogue.KNOWN:
        assert one.name in there
        assert one.licence in there
    assert "terms to accept on the Hub" in there


def test_one_models_facts(say: Say) -> None:
    """As rows for people, and as JSON for programs, however the option is placed."""
    status, sheet, _ = say("show", "tiny-gpt")
    assert status == 0
    rows = dict(line.split("  ", 1) for line in sheet.splitlines() if "  " in line)
    assert rows["layers × heads"].strip() == "6 × 8"
    assert rows["in fp32"].strip().startswith("26 MB of weights")
    for words in (("show", "tiny-gpt", "--json"), ("--json", "show", "tiny-gpt")):
        facts = json.loads(say(*words)[1])
        assert (facts["kind"], facts["layers"], facts["parameters"]) == ("decoder-only", 6, 6_377_472)
        assert facts["memory"]["needs"]["fp16"]["weights"] == 2 * facts["parameters"]


def test_the_list_as_json_has_the_same_facts(say: Say) -> None:
    listed = {one["name"]: one for one in json.loads(say("--json")[1])}
    shown = json.loads(say("show", "tiny-gpt", "--json")[1])
    for name in ("kind", "objective", "layers", "context", "positions", "parameters", "folder"):
        assert listed["tiny-gpt"][name] == shown[name]


def test_a_fetched_model_is_named_by_its_place(say: Say, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """On standard output, where a script reads it; progress goes elsewhere."""
    (tmp_path / "small").mkdir()

    def fetch(name: str, allowed: list[str]) -> Path:
        report(name, 0, 10)
        report(name, 10, 10)
        return tmp_path / name

    monkeypatch.setattr(fetching, "fetch", fetch)
    assert say("get", "small") == (0, f"{tmp_path / 'small'}\n", "small\n")


def test_what_has_to_be_allowed_is_said_with_its_option(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def fetch(name: str, allowed: list[str]) -> Path:
        asked.append(allowed)
        raise NeedsPermission("It has only pickled weights.", "pickled")

    monkeypatch.setattr(fetching, "fetch", fetch)
    status, _, err = say("get", "risky")
    assert (status, err) == (main.BAD_INPUT, "headlight: It has only pickled weights. --allow pickled does.\n")
    say("get", "risky", "--allow", "pickled")
    assert asked == [[], ["pickled"]]


def test_ctrl_c_ends_fetching_without_a_trace(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(name: str, allowed: list[str]) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(fetching, "fetch", fetch)
    assert say("get", "large") == (main.INTERRUPTED, "", "")


def test_a_hub_that_cannot_be_reached_is_one_line(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(name: str) -> None:
        raise HeadlightError("The Hub cannot be reached.")

    monkeypatch.setattr(fetching, "look_up", look_up)
    assert say("show", "someone/small") == (main.FAILURE, "", "headlight: The Hub cannot be reached.\n")


def test_palm_is_said_to_have_no_open_weights(say: Say) -> None:
    for words in (("get", "palm"), ("show", "PaLM")):
        status, _, err = say(*words)
        assert status == main.BAD_INPUT
        assert "no open weights of PaLM" in err


class Terminal(io.StringIO):
    """A stream that says it is one."""

    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_that_is_written_over() -> None:
    """With bytes and a bar; afterwards the line is clean."""
    stream = Terminal()
    with models.progress(stream):
        report("small", 0, 40_000_000)
        report("small", 40_000_000, 40_000_000)
    written = stream.getvalue()
    assert "\n" not in written
    first, *_, last = written.split("\r")[1:]
    assert "0.0 MB of 40 MB" in first
    assert "█" * models.BAR in written
    assert last == ""
