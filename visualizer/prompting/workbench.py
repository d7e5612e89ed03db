"""The workbench: instruction, examples and question, joined into a prompt that remembers which part is which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from jaxtyping import Bool, Int64

from visualizer.errors import BadInput
from visualizer.language import tr
from visualizer.prompting.templates import ARROW, Template
from visualizer.tokens import Token

KEYS = ("instruction", "template", "examples", "question", "expected")  # of a workbench as JSON knows it
PartKind = Literal["instruction", "example", "question"]


@dataclass(frozen=True, slots=True)
class Example:
    """One row of the table; it takes part while it is `on`."""

    input: str
    output: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """The characters from `start` to before `end` of a prompt: the instruction, one example, or the question.

    `text` is what it says, without the line end behind it; `output` are the characters of an example's output.
    """

    kind: PartKind
    start: int
    end: int
    text: str
    output: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Joined:
    """A prompt and its parts, which follow one another without a gap; `lead` are the spaces the answer begins with."""

    text: str
    parts: tuple[Part, ...]
    lead: str

    @property
    def shots(self) -> int:
        """How many examples it has."""
        return sum(part.kind == "example" for part in self.parts)

    def part_of(self, tokens: Sequence[Token]) -> Int64[np.ndarray, "tokens"]:
        """The part that each token of the prompt belongs to, by its last character; -1 for what a template added."""
        ends = [part.end for part in self.parts]
        own = [-1 if token.added else int(np.searchsorted(ends, token.end - 1, side="right")) for token in tokens]
        return np.minimum(np.array(own, dtype=np.int64), len(ends) - 1)

    def is_output(self, tokens: Sequence[Token]) -> Bool[np.ndarray, "tokens"]:
        """Which tokens of the prompt end in the output of an example."""
        outputs = [part.output for part in self.parts]
        return np.array([any(first < token.end <= end for first, end in outputs) for token in tokens], dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class Workbench:
    """What a prompt is put together from, and the answer that is expected behind it.

    Made by the window, by samples and files, read by `visualizer.in_context`. An empty `expected` is no expectation.
    It holds whatever was written; what makes no prompt is refused when it is joined.
    """

    instruction: str = ""
    examples: tuple[Example, ...] = ()
    question: str = ""
    expected: str = ""
    pattern: str = ARROW  # of the template

    @property
    def template(self) -> Template:
        """How an example is written; raises BadInput for a pattern that is none."""
        return Template(self.pattern)

    @property
    def characters(self) -> int:
        """How long its texts are."""
        texts = (self.instruction, self.question, self.expected, self.pattern)
        return sum(map(len, texts)) + sum(len(one.input) + len(one.output) for one in self.examples)

    @property
    def shown(self) -> tuple[Example, ...]:
        """The examples that are switched on; raises BadInput for one that is half empty.

        A row that is empty on both sides is no example yet.
        """
        for place, example in enumerate(self.examples, 1):
            if example.on and bool(example.input.strip()) != bool(example.output.strip()):
                missing = tr("output") if example.input.strip() else tr("input")
                raise BadInput(
                    tr("Row {row} has no {part}: write one, or switch the row off.", row=place, part=missing)
                )
        return tuple(example for example in self.examples if example.on and example.input.strip())

    def joined(self, examples: Sequence[Example], question: str | None = None) -> Joined:
        """The prompt with these examples in front of the question; raises BadInput where there is no question."""
        question = self.question if question is None else question
        if not question.strip():
            raise BadInput(tr("There is no question: write the input whose output the model is to find."))
        template, parts, text = self.template, [], ""
        if self.instruction.strip():
            text = f"{self.instruction.strip()}{template.between}"
            parts.append(Part("instruction", 0, len(text), self.instruction.strip()))
        for example in examples:
            begun, lead = template.asked(example.input)
            start = len(text) + len(begun) + len(lead)
            said = f"{begun}{lead}{example.output}{template.behind}"
            output = (start, start + len(example.output))
            parts.append(Part("example", len(text), len(text) + len(said) + len(template.between), said, output))
            text += f"{said}{template.between}"
        asked, lead = template.asked(question)
        parts.append(Part("question", len(text), len(text) + len(asked), asked))
        return Joined(text + asked, tuple(parts), lead)

    def with_shots(self, count: int) -> Joined:
        """The prompt with the first `count` of the examples that are on; with fewer where there are no more."""
        return self.joined(self.shown[:count])

    def to_data(self) -> dict[str, Any]:
        """As JSON knows it: an example is input and output, and false behind them where it is off."""
        return {
            "instruction": self.instruction,
            "template": self.pattern,
            "examples": [[one.input, one.output, *([] if one.on else [False])] for one in self.examples],
            "question": self.question,
            "expected": self.expected,
        }

    @classmethod
    def from_data(cls, data: Any) -> "Workbench":
        """The inverse of `to_data`; all but the examples may be left out. Raises BadInput for anything else."""
        texts = ("instruction", "template", "question", "expected")
        rows = data.get("examples") if isinstance(data, Mapping) else None
        if not isinstance(rows, list) or not all(isinstance(data.get(name, ""), str) for name in texts):
            raise BadInput(
                tr('A workbench is an object with "examples", a list of [input, output], and texts beside it.')
            )
        examples = []
        for place, row in enumerate(rows, 1):
            if not (isinstance(row, list) and len(row) in (2, 3) and all(isinstance(one, str) for one in row[:2])):
                raise BadInput(tr("Example {number} is no pair of texts: write [input, output].", number=place))
            examples.append(Example(row[0], row[1], bool(row[2]) if len(row) == 3 else True))
        plain = {name: data[name] for name in ("instruction", "question", "expected") if name in data}
        return cls(examples=tuple(examples), pattern=data.get("template", ARROW), **plain)


SEPARATORS = ("\t", "->", "=>", "→", ",", ";", ":")


def rows_of(text: str) -> tuple[Example, ...]:
    """The rows that a pasted text stands for, one a line: input and output with one of `SEPARATORS` between them.

    All lines are parted by the first separator that the first line has; a line without it is an input alone. Further
    columns of a spreadsheet are no part of an example.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    mark = next((one for one in SEPARATORS if lines and one in lines[0]), "\t")
    pairs = (line.partition(mark) for line in lines)
    return tuple(Example(_first_column(left), _first_column(right)) for left, _, right in pairs)


def _first_column(text: str) -> str:
    return text.partition("\t")[0].strip()
