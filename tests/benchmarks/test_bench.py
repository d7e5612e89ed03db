"""The measurements: not how fast, but that each is taken and told."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import main
from benchmarks.timing import interleaved


def test_interleaved_takes_every_action_once_in_every_round() -> None:
    """Things compared meet the same weather: they take turns, and the order turns round from round to round."""
    seen = []

    def action(name: str, seconds: float) -> object:
        return lambda number: seen.append((number, name)) or seconds + number

    quick, slow = interleaved(3, action("a", 0.0), action("b", 10.0))
    assert seen == [(0, "a"), (0, "b"), (1, "b"), (1, "a"), (2, "a"), (2, "b")]
    assert (quick.median, quick.worst, quick.rounds) == (1.0, 2.0, 3)
    assert (slow.median, slow.worst, slow.rounds) == (11.0, 12.0, 3)


@pytest.mark.timeout(180)  # a process of its own that starts more of them
def test_bench_measures_in_one_run_and_writes_what_it_prints(tmp_path: Path) -> None:
    """Every comparison has its ratio, in the file and in the table."""
    file = tmp_path / "bench.json"
    words = [sys.executable, main.__file__, "bench", "--quick", "--json", str(file)]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", cwd=tmp_path, timeout=170)
    assert (done.returncode, done.stderr) == (0, "")
    said = json.loads(file.read_text(encoding="utf-8"))
    assert [step["tokens"] for step in said["one_more_token"]] == [32, 128, 250]
    for pair in (*said["one_more_token"], said["start"]):
        whole, part = (timed["median"] for timed in pair.values() if isinstance(timed, dict))
        assert pair["ratio"] == pytest.approx(whole / part)
        assert f"{pair['ratio']:.2f} ×" in done.stdout
    assert said["keystroke_to_painted"]["rounds"] == 20
    assert 0 < said["keystroke_to_painted"]["median"] <= said["keystroke_to_painted"]["worst"]
