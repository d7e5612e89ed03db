"""How long the window takes to draw and paint: five sizes of models, three lengths of prompts.

    python -m benchmarks.painting

Traces of random numbers, the panel of all heads and that of one head at 1440 × 900, off screen. For each: the views
(`draw`) of a trace that was never seen, the first paint of what they drew, and a repaint as hovering causes it;
medians of five, in milliseconds.
"""

import os
import statistics
import time
from collections.abc import Callable

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from tests.traces import random_trace
from visualizer.palette import LIGHT
from visualizer.state import Selection
from visualizer.trace import Trace
from widgets.panels.head import HeadPanel
from widgets.panels.heads import HeadsPanel
from widgets.panels.panel import Panel
from widgets.theme import Theme

SIZES = ((6, 8), (12, 12), (30, 9), (32, 32), (80, 64))
TOKENS = (32, 256, 2_000)
REPEATS = 5


def timed(do: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    do()
    return 1000 * (time.perf_counter() - began)


def measured(panel: Panel, trace: Trace) -> tuple[float, float, float]:
    """Views, first paint, repaint of one panel."""
    selection = Selection(layer=1, head=1)
    drawn = timed(lambda: panel.show_trace(trace, selection))
    first = timed(panel.canvas.picture)
    again = timed(panel.canvas.picture)
    QCoreApplication.processEvents()
    return drawn, first, again


def main() -> None:
    """Print the table."""
    application = QApplication([])
    application.setStyle("Fusion")
    theme = Theme(LIGHT)
    panels: dict[str, Panel] = {"all heads": HeadsPanel(theme), "one head": HeadPanel(theme)}
    print("| panel | layers × heads | tokens | views | first paint | repaint |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, panel in panels.items():
        panel.resize(448, 706)
        panel.show()
        for layers, heads in SIZES if name == "all heads" else SIZES[:1]:
            for tokens in TOKENS:
                repeats = REPEATS if layers * heads * tokens < 1e6 else 2
                times = [
                    measured(panel, random_trace(tokens, seed, layers=layers, heads=heads)) for seed in range(repeats)
                ]
                median = [statistics.median(column) for column in zip(*times, strict=True)]
                print(f"| {name} | {layers} × {heads} | {tokens:,} | " + " | ".join(f"{m:.1f}" for m in median) + " |")
        panel.hide()
        panel.deleteLater()
    QCoreApplication.processEvents()


if __name__ == "__main__":
    main()
