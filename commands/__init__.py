"""The sub-commands: one file and one line here for each."""

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast


class Script(Protocol):
    """What each file in this folder provides: the arguments it takes, and what runs it to an exit status."""

    def add_arguments(self, parser: ArgumentParser) -> None: ...

    def run(self, arguments: Namespace) -> int: ...


@dataclass(frozen=True, slots=True)
class Command:
    """One sub-command; its file is imported when it is asked for, so that none waits for what another needs."""

    name: str
    does: str

    @property
    def script(self) -> Script:
        """The file of that name."""
        return cast(Script, import_module(f"{__name__}.{self.name}"))


WINDOW = Command("window", "see inside a transformer while you type")

COMMANDS: dict[str, Command] = {
    command.name: command
    for command in (
        Command("trace", "write the numbers of one pass to a file"),
        Command("export", "draw one view into a file"),
        Command("generate", "continue a text"),
        Command("compare", "compare what several prompts or models say comes next"),
        Command("prompt", "show what examples in a prompt do to the answer"),
        Command("fill", "fill the masks of a text"),
        Command("models", "list the models that can be opened, or get one"),
        Command("convert", "make a model fast: write it as ONNX graphs"),
        Command("bench", "measure this program on this machine"),
    )
}
