"""Tables, summary numbers, and chains of arithmetic."""

from collections.abc import Mapping
from dataclasses import dataclass

from visualizer.views.figure.axes import Probe
from visualizer.views.figure.scales import exact


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a `Table`: a token piece with a number; `share` fills its background from 0 to 1."""

    label: str
    number: str
    share: float
    detail: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a title, each row with a name; `framed` is the row of the focused layer.

    Under `heads` the numbers stand in a column of their own beside the bars, not on them.
    """

    names: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    title: str = ""
    note: str = ""
    framed: int | None = None
    picks: tuple[Mapping[str, int], ...] = ()  # what a click on a row selects
    heads: tuple[str, ...] = ()  # of the columns

    def probe(self, row: int, column: int) -> Probe:
        """One cell in words."""
        pick = dict(self.picks[row]) if self.picks else {}
        return Probe(self.cells[row][column].detail, pick)


@dataclass(frozen=True, slots=True)
class Fact:
    """One number that sums up: "entropy", "3.04", "bits, was 8.87"."""

    name: str
    value: str
    note: str = ""
    detail: str = ""  # what hovering explains
    is_minor: bool = False  # drawn no larger than its note


@dataclass(frozen=True, slots=True)
class Facts:
    """A few summary numbers side by side."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One line of `Steps`: what is computed, from what, and what comes out.

    `value` is None where words come out: then `word` stands in its place ("allowed", "cut").
    """

    name: str
    formula: str
    value: float | None = None
    note: str = ""
    word: str = ""
    strong: bool = False  # the number that the chain is about
    tokens: tuple[int, ...] = ()  # of the prompt, which this line is about
    target: tuple[int, ...] = ()  # of an encoder-decoder's target

    @property
    def shown(self) -> str:
        """What comes out, as it is drawn."""
        return self.word if self.value is None else exact(self.value)


@dataclass(frozen=True, slots=True)
class Steps:
    """A chain of arithmetic, a line a step, from what is given down to the number in question."""

    rows: tuple[Step, ...]
    title: str = ""
    note: str = ""

    def probe(self, row: int) -> Probe:
        """One step in words, with every digit of its number."""
        step = self.rows[row]
        formula = f"{step.formula}: " if step.formula else ""
        note = f", {step.note}" if step.note else ""
        return Probe(f"{step.name}: {formula}{step.shown}{note}", tokens=step.tokens, target=step.target)
