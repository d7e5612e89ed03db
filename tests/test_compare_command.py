"""`headlight compare`: the numbers of Python, prompts and models paired, and what cannot be compared."""

import json
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import Say
from visualizer import open_model
from visualizer.comparison import compare, measured

ONE, OTHER = "The cat sat on the", "The dog lay under the"


def test_it_prints_the_numbers_of_python(say: Say) -> None:
    status, out, err = say("compare", ONE, OTHER, "--json", "--count", 5, "--sort", "difference")
    assert (status, err) == (0, "")
    told, engine = json.loads(out), open_model("tiny-gpt")
    try:
        found = compare([measured(engine.trace(prompt)) for prompt in (ONE, OTHER)])
    finally:
        engine.close()
    rows = found.by_difference()[:5]
    assert [token["text"] for token in told["tokens"]] == [found.labels[row] for row in rows]
    np.testing.assert_allclose([token["probabilities"] for token in told["tokens"]], found.probabilities[rows])
    assert told["total_variation"] == found.total_variation.tolist()
    assert told["passes"][1]["perplexity"] == pytest.approx(found.passes[1].perplexity)
    assert [one["prompt"] for one in told["passes"]] == [ONE, OTHER]


def test_one_prompt_goes_with_every_model_and_tokens_are_matched_by_text(say: Say, tmp_path: Path) -> None:
    words = ("compare", "The king [MASK] her.", "--model", "tiny-gpt", "--model", "tiny-bert", "--count", 3)
    status, out, _ = say(*words)
    assert status == 0
    assert "A · tiny-gpt · “The king [MASK] her.”" in out
    assert "B · tiny-bert" in out
    assert "Tokens are matched by what they spell" in out
    file = tmp_path / "compared.csv"
    status, out, _ = say(*words, "-o", file)
    assert (status, out) == (0, "")
    assert "probability A,probability B" in file.read_text(encoding="utf-8")


def test_how_much_of_a_long_prompt_is_read_is_said(say: Say) -> None:
    """Of each pass, in its line."""
    status, out, _ = say("compare", ONE, "The cat sat on the mat. " * 60)
    assert status == 0
    lines = [line for line in out.splitlines() if line[:3] in ("A ·", "B ·")]
    assert "of 256 tokens" in lines[0]
    assert "the last 256 of " in lines[1]
    assert lines[1].endswith("tokens are read")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((ONE,), "not 1"),
        (("a", "b", "c", "d", "e"), "not 5"),
        (("a", "b", "c", "--model", "x", "--model", "y"), "3 prompts and 2 models do not go together"),
        ((ONE, ""), "prompt is empty"),
        ((ONE, OTHER, "--count", "0"), "at least one token"),
        ((ONE, OTHER, "--target", "Il"), "takes no --target"),
        ((ONE, OTHER, "--model", "tiny-bert"), "write [MASK] into the prompt"),
        ((ONE, OTHER, "-o", "a.txt"), ".png"),
    ],
    ids=["one", "five", "unpaired", "empty", "none listed", "no target", "no mask", "suffix"],
)
def test_what_makes_no_sense_is_one_line(words: tuple[str, ...], said: str, say: Say) -> None:
    status, out, err = say("compare", *words)
    assert (status, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
