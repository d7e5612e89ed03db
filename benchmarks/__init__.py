"""What Headlight costs on this machine, beside what its parts cost by themselves.

    python main.py bench --json FILE        the same as        python -m benchmarks --json FILE

Things that are compared are measured in turn, in one run: read the ratios, not the milliseconds.
"""

import json
import os
import platform
from dataclasses import asdict, dataclass

from benchmarks import keystrokes, start, steps
from benchmarks.timing import Timed
from visualizer.views import program_version


@dataclass(frozen=True, slots=True)
class Report:
    """One run's measurements."""

    model: str
    steps: list[steps.Step]
    keystroke: Timed
    start: start.Start

    def json(self) -> str:
        """Seconds and ratios, and what they were measured on."""
        measured = {
            "program": f"Headlight {program_version()}",
            "model": self.model,
            "machine": {
                "system": platform.platform(),
                "python": platform.python_version(),
                "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
            },
            "one_more_token": [{**asdict(step), "ratio": step.ratio} for step in self.steps],
            "keystroke_to_painted": asdict(self.keystroke),
            "start": {**asdict(self.start), "ratio": self.start.ratio},
        }
        return json.dumps(measured, indent=2) + "\n"

    def table(self) -> str:
        """The same for a person."""
        rows = [("", "median", "worst", "rounds", "ratio")]
        for step in self.steps:
            rows.append(row(f"one more token, {step.tokens} in all", step.headlight, step.ratio))
            rows.append(row("    bare ONNX Runtime step", step.bare))
        rows.append(row("keystroke to painted window", self.keystroke))
        rows.append(row("start to first live frame", self.start.first_frame, self.start.ratio))
        rows.append(row("    bare imports", self.start.imports))
        first, *others = (max(map(len, column)) for column in zip(*rows, strict=True))
        return "\n".join(
            "  ".join((name.ljust(first), *map(str.rjust, cells, others))).rstrip() for name, *cells in rows
        )


def row(name: str, timed: Timed, ratio: float | None = None) -> tuple[str, ...]:
    """One line of the table."""
    shown = "" if ratio is None else f"{ratio:.2f} ×"
    return name, f"{1000 * timed.median:.2f} ms", f"{1000 * timed.worst:.2f} ms", str(timed.rounds), shown


def measure(model: str = "tiny-gpt", quick: bool = False) -> Report:
    """Measure everything; `quick` takes a tenth of the rounds, to see that it runs."""
    share = 10 if quick else 1
    return Report(
        model=model,
        steps=steps.measure(model, rounds=300 // share),
        keystroke=keystrokes.measure(model, rounds=200 // share),
        start=start.measure(model, rounds=10 // share),
    )
