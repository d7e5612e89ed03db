"""Prompts that ship with the program: tasks that examples teach a model, and tasks that they do not."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from visualizer.language import later
from visualizer.prompting.workbench import Workbench

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "prompts"


@dataclass(frozen=True, slots=True)
class Sample:
    """One workbench that ships: its file's name, what it is called, the model it is for, and what it teaches.

    `works` tells whether examples help that model.
    """

    name: str
    title: str
    model: str
    teaches: str
    works: bool = True

    @property
    def workbench(self) -> Workbench:
        """What stands in its file."""
        return _read(self.name)


@cache
def _read(name: str) -> Workbench:
    return Workbench.from_data(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))


SAMPLES: tuple[Sample, ...] = (
    Sample(
        "made-up-labels",
        later("made-up labels"),
        "tiny-gpt",
        later(
            "No book pairs these words, so the answer can only be copied: once the asked word stands among the "
            "examples, the model looks its label up; before that no number of examples helps."
        ),
    ),
    Sample(
        "antonyms",
        later("antonyms"),
        "smollm2",
        later(
            "The model knows opposites from its training, but an arrow alone does not say that they are asked for: the "
            "examples do. They teach the task and the format, not the words."
        ),
    ),
    Sample(
        "antonyms-in-a-sentence",
        later("antonyms in a sentence"),
        "smollm2",
        later("Said in words the same task needs hardly any examples: a sentence can do what examples do."),
    ),
    Sample(
        "categories",
        later("categories"),
        "smollm2",
        later("The examples show which of many words about a thing is wanted, and which words serve as answers."),
    ),
    Sample(
        "swapped-labels",
        later("swapped labels"),
        "smollm2",
        later(
            "A failing task: good reviews are called negative. A small model takes the format from the examples and "
            "answers by what the words mean; examples do not overrule what it has learnt (Wei et al. 2023)."
        ),
        works=False,
    ),
    Sample(
        "invented-labels",
        later("invented labels"),
        "smollm2",
        later(
            "A failing task: reviews are called foo and bar. The model soon says one of the two, and which one it says "
            "stays a guess: it has learnt the labels from the examples, but not the rule."
        ),
        works=False,
    ),
)
