"""`headlight prompt`: the in-context curve of a sample or of a file, as a table, as JSON, as a picture."""

import json
from pathlib import Path

import pytest

import main
from visualizer import open_model
from visualizer.in_context import CurveWork
from visualizer.prompting.samples import SAMPLES

SAMPLE = SAMPLES[0]


def test_a_sample_is_a_table_with_a_line_for_each_number_of_examples(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The asked word is the fifth example: from there on it is looked up. The file has the shots where asked for."""
    file = tmp_path / "shots.csv"
    assert main.main(["prompt", SAMPLE.name, "--examples", "6", "--view", "shots", "-o", str(file)]) == 0
    assert "3× king -> river" in file.read_text(encoding="utf-8")
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split() == ["examples", "probability", "%", "rank", "likeliest"]
    assert [row.split()[0] for row in rows] == [str(count) for count in range(7)]
    assert [row.split()[2] == "1" for row in rows] == [False] * 5 + [True] * 2
    assert rows[-1].endswith("·window")


def test_a_file_gives_the_same_numbers_as_python(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each row asked once; --json has every outcome, -o writes the figure."""
    file, figure = tmp_path / "task.json", tmp_path / "curve.csv"
    file.write_text(json.dumps(SAMPLE.workbench.to_data()), encoding="utf-8")
    words = ["prompt", str(file), "--every-row", "--examples", "1", "--seed", "3", "--json", "-o", str(figure)]
    assert main.main(words) == 0
    told = json.loads(capsys.readouterr().out)
    engine = open_model("tiny-gpt")
    try:
        *_, curve = CurveWork(SAMPLE.workbench, most=1, every_row=True, seed=3)(engine, lambda: False)
    finally:
        engine.close()
    assert [one["probability"] for one in told["outcomes"]] == pytest.approx([o.probability for o in curve.outcomes])
    assert [one["top_1"] for one in told["curve"]] == curve.right.tolist()
    assert told["workbench"] == SAMPLE.workbench.to_data()
    assert "examples,probability,top-1" in figure.read_text(encoding="utf-8")


@pytest.mark.parametrize("view", ["shots", "in-context"])
def test_export_says_which_command_writes_views_of_several_prompts(
    view: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It makes one pass itself."""
    assert main.main(["export", "x", "--view", view, "-o", str(tmp_path / "x.svg")]) == main.BAD_INPUT
    assert "headlight prompt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "no sample of that name"),
        ("{", "is no JSON"),
        ("[]", 'object with "examples"'),
        ('{"examples": [["a", "b"]], "question": "c"}', "No answer is expected"),
        ('{"examples": [["a", "b"]], "question": "c", "expected": "d", "template": "{input}"}', "exactly once"),
        ('{"examples": [["a", "b"]], "templat": "{input} {output}"}', 'no "templat": did you mean "template"?'),
        ('{"examples": [["a", "b"]], "zzz": 1}', 'no "zzz": the parts are instruction, template, examples'),
    ],
    ids=["no file", "no JSON", "no workbench", "no answer", "no place for it", "misspelt", "no part of one"],
)
def test_what_is_no_task_is_refused_in_one_line(
    text: str | None, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the exit status of bad input, before any model is opened."""
    file = tmp_path / "task.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    assert main.main(["prompt", str(file)]) == main.BAD_INPUT
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1


def test_as_many_examples_are_tried_as_fit_the_context(capsys: pytest.CaptureFixture[str]) -> None:
    """Standard error says so; fewer than none are refused, none are not."""
    assert main.main(["prompt", "invented-labels", "--model", "tiny-gpt", "--examples", "20"]) == 0
    out, err = capsys.readouterr()
    assert err == "headlight: 11 of 20 examples fit the context of tiny-gpt.\n"
    assert [row.split()[0] for row in out.splitlines()[1:]] == [str(count) for count in range(12)]
    assert main.main(["prompt", SAMPLE.name, "--examples", "-1"]) == main.BAD_INPUT
    out, err = capsys.readouterr()
    assert (out, err) == ("", "headlight: --examples is -1, but there cannot be fewer than 0.\n")
    assert main.main(["prompt", SAMPLE.name, "--examples", "0"]) == 0
    out, err = capsys.readouterr()
    assert (len(out.splitlines()), err) == (2, "")
