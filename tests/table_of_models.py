"""The table of docs/models.md: `python -m tests.table_of_models [--folder DIR] [--real NAME ...]`.

Makes a tiny random model of every family, converts it, and writes down how far the numbers shown are from those of
transformers' eager attention, on PyTorch and on ONNX Runtime, and which views each model has. Takes some minutes.
"""

import argparse
import logging
import tempfile
import warnings
from dataclasses import dataclass, field
from pathlib import Path

from tests.agreement import Eager, Errors, compare
from tests.families import FAMILIES, save
from visualizer.backends.convert import convert
from visualizer.engine import Engine
from visualizer.errors import HeadlightError
from visualizer.library import open_model
from visualizer.state import Selection
from visualizer.views import VIEWS, draw

PAGE = Path(__file__).resolve().parents[1] / "docs" / "models.md"
BEGIN, END = "<!-- table: written by python -m tests.table_of_models -->", "<!-- end of table -->"
REAL = {"smollm2": "SmolLM2-135M-Instruct (llama)", "all-minilm-l6-v2": "all-MiniLM-L6-v2 (bert)"}
KINDS = {"decoder-only": "decoder", "encoder-only": "encoder", "encoder-decoder": "encoder-decoder"}


@dataclass(slots=True)
class Row:
    """One model: what it is, and how far off each engine is."""

    name: str
    kind: str = ""
    positions: str = ""
    torch: Errors | str = ""
    onnx: Errors | str = ""
    views: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        views = (
            f"all but {', '.join(missing)}"
            if (missing := [view for view in VIEWS if view not in self.views])
            else "all"
        )
        cells = [self.name, self.kind, self.positions, *_cells(self.torch), *_cells(self.onnx), views]
        return f"| {' | '.join(cells)} |"


def _cells(errors: Errors | str) -> tuple[str, str]:
    if isinstance(errors, str):
        return errors, ""
    return f"{errors.maps:.0e}", "none" if errors.logits is None else f"{errors.logits:.0e}"


def measure(name: str, folder: Path, workshop: Path, attention: str = "eager") -> Row:
    """One row, from the model of a folder."""
    row = Row(name)
    engine = open_model(folder, backend="torch", device="cpu")
    eager = Eager(folder, engine, attention)
    row.kind, row.positions = KINDS[engine.spec.kind], engine.spec.positions
    row.torch, row.views = compare(engine, eager), views_of(engine)
    try:
        convert(folder, workshop / name)
        row.onnx = compare(open_model(workshop / name, backend="onnx", device="cpu"), eager)
    except HeadlightError as error:
        row.onnx = "not converted: " + ("experts" if "experts" in str(error) else "not in the attention interface")
    return row


def views_of(engine: Engine) -> list[str]:
    """The views that have something to show for this model: a figure with more than a sentence in it."""
    target = "The girl" if engine.spec.kind == "encoder-decoder" else None
    trace = engine.trace("The cat sat on the mat.", target=target)
    shown = ["tokenizers"]  # compares the tokenizers of several models, whatever they are
    shown += ["effects"] if engine.spec.kind == "decoder-only" else []  # ranked by passes of its own
    for view in VIEWS:
        try:
            figure = draw(view, trace, Selection())
        except HeadlightError:
            continue
        if any(type(mark).__name__ != "Text" for mark in figure.marks):
            shown.append(view)
    return shown


def main() -> None:
    """Write the table into the page."""
    parser = argparse.ArgumentParser(prog="python -m tests.table_of_models", description=__doc__)
    parser.add_argument("--folder", type=Path, help="where the models are made, and kept; else in a passing folder")
    parser.add_argument("--real", nargs="*", default=[], choices=REAL, help="real models at hand, by name")
    parser.add_argument("--only", nargs="*", default=list(FAMILIES), help="some of the families, to look at")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as passing:
        root = arguments.folder or Path(passing)
        for name in arguments.only:
            folder = root / name
            if not (folder / "config.json").is_file():
                save(name, folder)
            attention = "sdpa" if FAMILIES[name].eager_is_wrong else "eager"
            rows.append(measure(name, folder, Path(passing) / "onnx", attention))
            print(rows[-1], flush=True)
        for name in arguments.real:
            rows.append(measure_real(name, Path(passing) / "onnx"))
            print(rows[-1], flush=True)
    if arguments.only == list(FAMILIES):
        write(rows)


def measure_real(name: str, workshop: Path) -> Row:
    """A real model as it is opened by name: both engines on the folder that was made of it."""
    from visualizer.library import find, ready

    folder = ready(find(name))
    row = Row(REAL[name])
    by_torch = open_model(folder, backend="torch", device="cpu")
    eager = Eager(folder, by_torch)
    row.kind, row.positions = KINDS[by_torch.spec.kind], by_torch.spec.positions
    row.torch, row.views = compare(by_torch, eager), views_of(by_torch)
    if not (folder / "model.onnx").is_file():
        convert(folder, workshop / name)
        folder = workshop / name
    row.onnx = compare(open_model(folder, backend="onnx", device="cpu"), eager)
    return row


def write(rows: list[Row]) -> None:
    """Put the table into its place on the page."""
    head = "| model | kind | positions | torch: maps | torch: logits | ONNX: maps | ONNX: logits | views |"
    table = "\n".join([head, "|" + " --- |" * 8, *map(str, rows)])
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
