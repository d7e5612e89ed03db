"""The command that makes a file again: complete, and read back as it was written."""

import ast
import io
import shlex
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest

import main
from commands import arguments as common
from commands import export
from exporters import FACTS, Page, Recipe, recipe, save
from visualizer import open_model
from visualizer.sampling import Sampling
from visualizer.state import Selection
from visualizer.views import draw

PROMPT = "The old king looked at the old queen and"
AWAY = Selection(
    layer=2, head=5, query=3, stage="scaled", arcs_from="all", contrast="stretched", first_dimension=4, dimensions=16,
    rows=3, positions=20, tile_cells=30, candidates=7, guesses=2, key=1, candidate=11, explains="probability", pinned=5,
    sink="aside", order="induction", least=0.25, across="entropy", down="distance",
    tokenizers=("tiny-gpt", "other"), kind="cross", depth=4, branches=2, beams=6, beam_steps=7,
    texts=3, new_tokens=12, draws=200, shot_heads="focused",
    sampling=Sampling(temperature=0.8, top_k=40, top_p=0.9, min_p=0.01, greedy=True, seed=7, repetition_penalty=1.2),
)  # fmt: skip
PAGE = Page(
    width_mm=123.4, height_mm=140.5, dpi=96.5, theme="dark", font_pt=6.5, printed=frozenset({"model", "sampling"}),
    facts=frozenset({"prompt"}), outlines=True,
)  # fmt: skip


def read_back(words: list[str]) -> tuple[Selection, Page, object]:
    """What the command line makes of the words."""
    arguments = main.parser_for(main.COMMANDS["export"]).parse_args(words[2:])
    return export.selection_of(arguments), export.page_of(arguments), arguments


def test_every_field_has_an_option() -> None:
    """A field that a figure or its page depends on cannot be forgotten: whoever adds one is told here."""
    assert {option.field for option in recipe.SELECTION} == {f.name for f in fields(Selection)} - {"sampling"}
    assert {option.field for option in recipe.SAMPLING} == {f.name for f in fields(Sampling)}
    assert {option.field for option in recipe.PAGE} == {f.name for f in fields(Page)} - {"margin_mm"}
    assert all(getattr(AWAY, f.name) != getattr(Selection(), f.name) for f in fields(Selection)), "not away from usual"


def test_what_is_written_is_read_back() -> None:
    """Every option away from what is usual, and none where all is usual."""
    written = Recipe(PROMPT, "head", "a.svg", AWAY, PAGE, "tiny-gpt", "torch", "cpu", target="Le vieux roi")
    selection, page, arguments = read_back(written.words())
    assert (selection, page) == (AWAY, PAGE)
    assert (arguments.prompt, arguments.view, str(arguments.output)) == (PROMPT, "head", "a.svg")  # type: ignore[attr-defined]
    assert (arguments.model, arguments.backend, arguments.device) == ("tiny-gpt", "torch", "cpu")  # type: ignore[attr-defined]
    assert arguments.target == "Le vieux roi"  # type: ignore[attr-defined]
    usual = Recipe(PROMPT, "head", "a.svg").words()
    assert usual == ["headlight", "export", "--view", "head", "--output", "a.svg", "--model", "tiny-gpt", "--", PROMPT]


@pytest.mark.parametrize(
    "prompt",
    [
        "--help",
        'it\'s a "test" of $HOME `ls` \\ !',
        "two\nlines\tand a tab",
        " spaces ",
        "-",
        "--",
        "日本 🙂 é",
        "export",
    ],
)
def test_any_prompt_survives_the_shell(prompt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shell hands the program the same words; a single dash, which means standard input, comes from there."""
    told = "import sys; print(ascii((sys.argv[-1], sys.stdin.buffer.read())))"  # in a Python that has nothing to load
    line = Recipe(prompt, "head", "a name.png").command()
    line = line.replace("headlight export", f"{shlex.quote(sys.executable)} -I -S -c {shlex.quote(told)}", 1)
    done = subprocess.run(["/bin/sh", "-c", line], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    word, piped = ast.literal_eval(done.stdout)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped)))
    assert common.clean(word) == prompt


def test_heads_are_read_back() -> None:
    """Those that are off and those that are scaled, apart."""
    factors = {(0, 1): 0.0, (3, 3): 0.5, (5, 7): 0.0, (2, 2): 1 / 3}
    words = Recipe(PROMPT, "head", "a.png", factors=factors, changed=True).words()
    arguments = read_back(words)[2]
    assert common.factors_of(arguments) == factors  # type: ignore[arg-type]
    assert arguments.changed  # type: ignore[attr-defined]


def test_every_field_of_a_recipe_changes_its_command() -> None:
    """What a file is made from cannot be left out of the command that makes it again."""
    usual = Recipe(PROMPT, "head", "a.png")
    away = {
        "prompt": "x", "view": "row", "file": "b.png", "selection": AWAY, "page": PAGE, "model": "m", "backend": "onnx",
        "device": "cpu", "factors": {(0, 1): 0.0}, "changed": True, "target": "-y",
    }  # fmt: skip
    assert set(away) == {f.name for f in fields(Recipe)}
    for name, value in away.items():
        assert replace(usual, **{name: value}).words() != usual.words()  # type: ignore[arg-type]


def test_a_target_that_looks_like_an_option_and_heads_of_a_kind_are_read_back() -> None:
    factors = {("cross", 1, 0): 0.0, ("encoder", 0, 3): 0.5}
    words = Recipe(PROMPT, "head", "a.png", target="-- Il", factors=factors).words()  # type: ignore[arg-type]
    arguments = read_back(words)[2]
    assert arguments.target == "-- Il"  # type: ignore[attr-defined]
    assert common.factors_of(arguments) == factors  # type: ignore[arg-type]


@pytest.mark.parametrize("number", [89.0, 89.1234567, 1e-07, 0.1 + 0.2, 1 / 3])
def test_numbers_are_read_back_to_the_last_bit(number: float) -> None:
    words = Recipe(PROMPT, "heads", "a.png", Selection(least=number)).words()
    assert read_back(words)[0].least == number
    words = Recipe(PROMPT, "heads", "a.png", Selection(least=-number)).words()
    assert read_back(words)[0].least == -number


@pytest.mark.parametrize("facts", [None, frozenset(), frozenset({"model"}), frozenset(FACTS)])
def test_facts_are_read_back(facts: frozenset[str] | None) -> None:
    page = replace(Page(), facts=facts, printed=facts or frozenset())
    assert read_back(Recipe(PROMPT, "head", "a.png", page=page).words())[1] == page


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf", "csv", "npz"])
def test_the_command_makes_the_same_file(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte for byte, run as a person would, from a fresh program."""
    selection = Selection(layer=3, head=3, query=5, stage="scaled", sampling=Sampling(temperature=0.8, top_k=40))
    page = Page(95, 120, 150, "light", 6.5, frozenset({"sentence", "selection"}), facts=frozenset({"model", "prompt"}))
    engine = open_model("tiny-gpt")
    try:
        ours = save(draw("head", engine.trace(PROMPT), selection), tmp_path / f"ours.{suffix}", page)
    finally:
        engine.close()
    monkeypatch.chdir(tmp_path)
    words = shlex.split(Recipe(PROMPT, "head", f"theirs.{suffix}", selection, page).command())
    assert main.main(words[1:]) == 0
    assert (tmp_path / f"theirs.{suffix}").read_bytes() == ours.read_bytes()
