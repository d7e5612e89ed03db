"""--off and --scale on the command line, and the view that removes each head in turn."""

import json
from pathlib import Path

import numpy as np
import pytest

import main
from exporters.recipe import Recipe
from visualizer import open_model

PROMPT = "The old king looked at the old queen and"
FACTORS = {(2, 1): 0.5, (3, 3): 0.0, (4, 0): 0.0}


def test_a_trace_of_scaled_heads_is_the_engine_s(tmp_path: Path) -> None:
    file = tmp_path / "off.npz"
    assert main.main(["trace", PROMPT, "--off", "3.3,4.0", "--scale", "2.1=0.5", "-o", str(file)]) == 0
    engine = open_model("tiny-gpt")
    expected = np.asarray(engine.trace(PROMPT, FACTORS).logits)
    assert np.abs(expected - np.asarray(engine.trace(PROMPT).logits)).max() > 0.1
    np.testing.assert_allclose(np.load(file)["logits"], expected, atol=1e-4)
    engine.close()


def test_the_effects_are_computed_first(tmp_path: Path) -> None:
    """One row a head, and the figure says what is altered."""
    file = tmp_path / "effects.json"
    words = ["export", PROMPT, "--view", "effects", "--off", "3.3", "--candidates", "48", "-o", str(file)]
    assert main.main(words) == 0
    figure = json.loads(file.read_text())
    grid, bars = figure["marks"]
    assert np.array(grid["values"]).shape == (6, 8)
    assert len(bars["labels"]) == 48
    assert figure["provenance"]["altered"] == "layer 3 head 3 off"
    off = bars["labels"].index("L3 H3")
    assert bars["now"][off] == bars["before"][off]


def test_the_command_of_a_figure_names_its_heads(tmp_path: Path) -> None:
    """And makes the same file again."""
    file = tmp_path / "next.json"
    words = Recipe(PROMPT, "next-token", str(file), factors=FACTORS).words()
    assert words[words.index("--off") + 1] == "3.3,4.0"
    assert words[words.index("--scale") + 1] == "2.1=0.5"
    assert main.main(words[1:]) == 0
    told = json.loads(file.read_text())["provenance"]["altered"]
    assert told == "layer 2 head 1 × 0.5, layer 3 head 3 off, layer 4 head 0 off"


@pytest.mark.parametrize(
    ("words", "mentioned"),
    [
        (["--off", "3.x"], "3.x"),
        (["--off", "3"], "3"),
        (["--off", "99.0"], "layer 99"),
        (["--scale", "3.3"], "3.3=0.5"),
        (["--scale", "3.3=much"], "3.3=0.5"),
        (["--scale", "3.3=nan"], "number"),
    ],
)
def test_heads_without_meaning_are_refused_in_one_line(
    words: list[str], mentioned: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["trace", PROMPT, *words, "-o", str(tmp_path / "a.npz")]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert mentioned in lines[0]
