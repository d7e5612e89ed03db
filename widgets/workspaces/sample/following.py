"""What could follow a text, in several ways: which study each takes, and which numbers of the selection it reads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from visualizer.language import later
from visualizer.state import HeadFactors, Selection
from visualizer.tokens import Prompt
from widgets.worker import Work

if TYPE_CHECKING:  # what runs a model is imported on the worker's thread
    from visualizer.engine import Engine


@dataclass(frozen=True, slots=True)
class Question:
    """What a study is about: the text as it stands at a step, and the selection with its settings and numbers.

    `keep` of the drawn tokens stand at the step, `taken` are those that the text went on with.
    """

    prompt: Prompt
    target: Prompt | None
    keep: int
    taken: tuple[int, ...]
    selection: Selection
    factors: HeadFactors
    stop: tuple[str, ...] = ()  # texts that end a run


Make = Callable[[Question, Prompt, Prompt | None], Work]
"""The work on a prompt and target as they stood at the step."""


@dataclass(frozen=True, slots=True)
class AtStep:
    """Longer work on a text as it stood at a step: only the worker's tokenizer can take drawn tokens away."""

    question: Question
    make: Make

    def __call__(self, engine: "Engine", given_up: Callable[[], bool]) -> Iterator[object]:
        """What the work finds."""
        prompt, target, keep = self.question.prompt, self.question.target, self.question.keep
        if target is not None:
            target = engine.writer.shortened(target, keep)
        else:
            prompt = engine.tokenizer.shortened(prompt, keep)
        yield from self.make(self.question, prompt, target)(engine, given_up)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the selection that a person can set: its field, its name, and its bounds."""

    field: str
    label: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Way:
    """One way to look at what could follow: the view that shows it, and the study behind it, None where it has none.

    What is texts needs width, and is shown in place of the stages.
    """

    view: str
    label: str
    explains: str
    numbers: tuple[Number, ...] = ()
    make: Make | None = None
    is_wide: bool = False

    def settings(self, selection: Selection) -> tuple[object, ...]:
        """What of the selection its study depends on."""
        return (selection.sampling, *(getattr(selection, number.field) for number in self.numbers))


def tree(question: Question, prompt: Prompt, target: Prompt | None) -> Work:
    """The likeliest continuations."""
    from visualizer import works

    return works.tree(prompt, question.selection, target, question.factors, question.taken)


def beams(question: Question, prompt: Prompt, target: Prompt | None) -> Work:
    """The best few texts."""
    from visualizer import works

    return works.beams(prompt, question.selection, target, question.factors)


def continuations(question: Question, prompt: Prompt, target: Prompt | None) -> Work:
    """The greedy text, and random ones."""
    from visualizer import works

    return works.continuations(prompt, question.selection, target, question.factors, question.stop)


@dataclass(frozen=True, slots=True)
class ReadOut:
    """Reads a text out token by token on the engine's thread; what was found is remembered, and the view finds it."""

    prompt: Prompt
    target: Prompt | None
    factors: HeadFactors

    def __call__(self, engine: "Engine", given_up: Callable[[], bool]) -> Iterator[object]:
        """The surprisal of every token."""
        from visualizer.surprisal import surprisal
        from visualizer.writing import Writing

        writing = Writing.of(engine, self.prompt, self.target, self.factors or None, given_up)
        yield surprisal(writing.read(writing.begun))


def read_out(question: Question, prompt: Prompt, target: Prompt | None) -> Work:
    """How likely each token was."""
    return ReadOut(prompt, target, question.factors)


WAYS: tuple[Way, ...] = (
    Way("tree", later("tree"), later("The likeliest continuations, token by token; a click goes on with one."),
        (Number("branches", later("branches"), 1, 8), Number("depth", later("deep"), 1, 6)), tree),
    Way("beams", later("beams"), later("Beam search: the best few texts at each step, the others dropped."),
        (Number("beams", later("beams"), 1, 8), Number("beam_steps", later("tokens"), 1, 20)), beams, is_wide=True),
    Way("continuations", later("texts"), later("The greedy text, and random ones from seed to seed."),
        (Number("texts", later("texts"), 1, 20), Number("new_tokens", later("tokens"), 1, 100)), continuations,
        is_wide=True),
    Way("draws", later("counts"), later("How often each token is drawn, against its probability."),
        (Number("draws", later("draws"), 1, 10_000),)),
    Way("surprisal", later("surprisal"), later("How likely the model found each token of the text where it stands."),
        make=read_out, is_wide=True),
)  # fmt: skip
