"""From the start of the program to its first live frame, beside the bare imports of what it stands on.

Each start is a process of its own. The clock runs from before the process is made until the window has painted the
first prompt's trace; for the bare imports, until the last of them is done.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import Timed, interleaved

ROOT = Path(__file__).parent.parent
PROMPT = "Once upon a time there was a little"

IMPORTS = """
import PySide6.QtWidgets, pyqtgraph, onnxruntime, tokenizers
import time
print(time.time())
"""

PROGRAM = f"""
import main
from widgets import main_window

class Watched(main_window.MainWindow):
    def __init__(self, *what, **how):
        super().__init__(*what, **how)
        self.settled.connect(self.report)

    def report(self):
        import os, time
        if self.sitting.trace is not None:
            print(time.time(), flush=True)
            os._exit(0)

main_window.MainWindow = Watched
main.main([{PROMPT!r}, "--fresh", "--theme", "light", "--backend", "onnx", "--device", "cpu", "--model", MODEL])
"""


@dataclass(frozen=True, slots=True)
class Start:
    """The start of the whole program, and that of its parts alone."""

    first_frame: Timed
    imports: Timed

    @property
    def ratio(self) -> float:
        """How many times the bare imports the program takes to its first live frame."""
        return self.first_frame.median / self.imports.median


def measure(model: str, rounds: int) -> Start:
    """Starts both in turn; where there is more than one round, the first start of each is to warm up the disk."""
    program, imports = f"MODEL = {model!r}{PROGRAM}", IMPORTS
    for code in (program, imports) if rounds > 1 else ():
        start(code)
    return Start(*interleaved(rounds, lambda _: start(program), lambda _: start(imports)))


def start(code: str) -> float:
    """The seconds from here to the moment that the code prints."""
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=120
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return float(done.stdout) - begun
