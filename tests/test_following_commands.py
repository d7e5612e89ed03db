"""The command line with what could follow: beam search, and the views that take more than one pass."""

import json
from pathlib import Path

import pytest

from tests.conftest import Say
from visualizer import open_model
from visualizer.beams import BeamWork
from visualizer.sampling import Sampling
from visualizer.tree import TreeWork, tapered

PROMPT = "Once upon a time"


@pytest.fixture
def say(say: Say, gpt2_folder: Path) -> Say:
    """Runs one command line with a tiny model."""
    return lambda *words: say(*words, "--model", gpt2_folder, "--backend", "torch")


def test_beams_are_those_of_python(say: Say, gpt2_folder: Path) -> None:
    """As lines, best first, and as one object."""
    engine = open_model(str(gpt2_folder), backend="torch")
    *_, search = BeamWork(PROMPT, 3, 5, 0.5)(engine, lambda: False)
    engine.close()
    words = ["generate", PROMPT, "--beams", 3, "--max-new-tokens", 5, "--length-penalty", 0.5]
    status, out, _ = say(*words, "--json")
    told = json.loads(out)
    assert (status, told["prompt"], told["length_penalty"]) == (0, PROMPT, 0.5)
    assert [beam["completion"] for beam in told["beams"]] == [beam.text for beam in search.finished]
    assert [beam["score"] for beam in told["beams"]] == pytest.approx([beam.score for beam in search.finished])
    assert [[token["id"] for token in beam["tokens"]] for beam in told["beams"]] == [
        list(search.ids(beam.place)) for beam in search.finished
    ]
    status, out, _ = say(*words)
    assert [json.loads(line.split(maxsplit=1)[1]) for line in out.splitlines()] == [
        beam.text for beam in search.finished
    ]


@pytest.mark.parametrize(
    ("words", "mentioned"),
    [
        (["generate", PROMPT, "--beams", "0"], "beams is 0"),
        (["generate", PROMPT, "--beams", "2", "--seed", "4"], "leave out --seed, or --beams"),
        (["generate", PROMPT, "--beams", "2", "--min-p", "0.5", "--stop", "x"], "leave out --min-p and --stop, or"),
        (["generate", PROMPT, "--length-penalty", "2"], "add --beams"),
        (["export", PROMPT, "--view", "tree", "--depth", "9", "-o", "x.json"], "9 tokens deep"),
        (["export", PROMPT, "--view", "draws", "--draws", "0", "-o", "x.json"], "draws is 0"),
    ],
    ids=lambda words: " ".join(words[2:]) if isinstance(words, list) else "",
)
def test_what_has_no_meaning_is_refused(say: Say, words: list[str], mentioned: str) -> None:
    """In one sentence."""
    status, out, err = say(*words)
    assert (status, out) == (2, "")
    assert mentioned in err
    assert err.count("\n") == 1


def test_views_that_take_more_than_a_pass_are_computed_first(say: Say, gpt2_folder: Path, tmp_path: Path) -> None:
    """With the numbers that the command names; a tree as Python grows it."""
    words = {
        "tree": ["--depth", 2, "--branches", 3, "--top-k", 10],
        "beams": ["--beams", 2, "--beam-steps", 3],
        "continuations": ["--texts", 2, "--new-tokens", 4],
        "draws": ["--draws", 50],
    }
    marks = {}
    for view, settings in words.items():
        file = tmp_path / f"{view}.json"
        assert say("export", PROMPT, "--view", view, "-o", file, *settings)[0] == 0
        marks[view] = json.loads(file.read_text())["marks"]
    assert {view: [mark["kind"] for mark in found] for view, found in marks.items()} == {
        "tree": ["branches"],
        "beams": ["branches", "values"],
        "continuations": ["passages"],
        "draws": ["bars", "facts"],
    }
    assert len(marks["beams"][0]["labels"]) == 3 * 4
    engine = open_model(str(gpt2_folder), backend="torch")
    *_, tree = TreeWork(PROMPT, tapered(3, 2), Sampling(top_k=10))(engine, lambda: False)
    engine.close()
    assert marks["tree"][0]["token_ids"] == [node.token_id for node in tree.nodes]
    assert marks["tree"][0]["weights"] == pytest.approx([node.joint for node in tree.nodes])
