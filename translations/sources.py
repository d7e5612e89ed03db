"""Gathers the texts that the program shows, from the source itself."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ("visualizer", "exporters", "widgets")
# which arguments of a call are texts to be translated: by place, or by name
TEXTS: dict[str, tuple[int | str, ...]] = {
    "tr": (0,),
    "later": (0,),
    "_row": (1, 4, 7),  # of the table of actions: title, explanation, hint
    "View": (1, 2),
    "PanelKind": (1, 4),
    "Axis": (0,),
    "HeatMap": ("quantity",),
    "ColumnBars": ("quantity",),
    "Lines": ("quantity",),
    "ValueBars": ("quantity",),
    "Dots": ("quantity",),
    "Role": (0, 1, 2),  # name, explanation, unit
}


@dataclass(frozen=True, slots=True)
class Text:
    """One text, and where it stands."""

    text: str
    file: str
    line: int


class NoLiteral(Exception):
    """A text to be translated is put together at run time, so nobody could translate it."""


def texts(root: Path = ROOT) -> dict[str, Text]:
    """Every text of the shipped code, by itself, in the order of the files."""
    found: dict[str, Text] = {}
    for package in SHIPPED:
        for path in sorted((root / package).rglob("*.py")):
            for text in texts_of(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix()):
                found.setdefault(text.text, text)
    return found


def texts_of(source: str, file: str) -> Iterator[Text]:
    """The texts of one file; raises NoLiteral for `tr` of an f-string or of a sum."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        given: dict[int | str, ast.expr] = dict(enumerate(node.args))
        given |= {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg}
        for place in TEXTS.get(name, ()):
            argument = given.get(place)
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                if argument.value:
                    yield Text(argument.value, file, argument.lineno)
            elif isinstance(argument, ast.IfExp):
                for branch in (argument.body, argument.orelse):
                    if isinstance(branch, ast.Constant) and isinstance(branch.value, str) and branch.value:
                        yield Text(branch.value, file, branch.lineno)
            elif isinstance(argument, ast.JoinedStr | ast.BinOp):
                raise NoLiteral(f"{file}:{argument.lineno}: put the values into {name}(…, name=value)")


def braces(text: str) -> set[str]:
    """The names in a text's braces, with how they are written: "{share:.1f}"."""
    try:
        return {f"{name}:{spec}" for _, name, spec, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return set()
