"""Headlight's command line: no sub-command opens the window.

    python main.py "Once upon a time"            the window
    python main.py trace "Once" -o once.npz      a sub-command; `commands/` holds one file for each

The first word decides: where it is a sub-command's name it is the sub-command, so a prompt of just that word goes
behind `--`. Errors are one line on standard error; the exit status is 2 for bad input, 1 for a failure. Whatever
takes time to import (Qt, an engine, matplotlib) is imported by the command that needs it, once the arguments are right.
"""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn, TextIO

# One thread for NumPy: the maps are small, and a second thread that spins for its turn costs more than it brings.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from commands import COMMANDS, WINDOW, Command
from visualizer.errors import BadInput, HeadlightError

FAILURE, BAD_INPUT, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141


class Parser(argparse.ArgumentParser):
    """An argument parser that raises instead of printing usage and leaving."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments; `main` prints it."""
        if message.startswith("unrecognized arguments"):
            message += " (a prompt of several words goes in quotes)"
        raise BadInput(f'{message}; "{self.prog} --help" lists what there is.')


def parser_for(command: Command) -> Parser:
    """The grammar of one command."""
    window = command is WINDOW
    parser = Parser(
        prog="headlight" if window else f"headlight {command.name}",
        description=command.does[0].upper() + command.does[1:] + ".",
        epilog=command_list() if window else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.script.add_arguments(parser)
    parser.add_argument("--debug", action="store_true", help="show where an error came from")
    return parser


def command_list() -> str:
    """The sub-commands, as the help of the window shows them."""
    rows = "\n".join(f"  {command.name:<10} {command.does}" for command in COMMANDS.values())
    return (
        f"sub-commands, each with its own --help:\n{rows}\n\n"
        "A prompt that is a sub-command's name goes behind --, and a prompt of - is read from standard input."
    )


def run(words: Sequence[str]) -> int:
    """Find the command, read its arguments and do it."""
    command = COMMANDS.get(words[0]) if words else None
    rest = words if command is None else words[1:]
    command = command or WINDOW
    status = command.script.run(parser_for(command).parse_args(rest))
    sys.stdout.flush()
    return status


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words of a command line ask for; the exit status."""
    words = list(sys.argv[1:] if words is None else words)
    options = words[: words.index("--")] if "--" in words else words
    debug = "--debug" in options
    while words and words[0] == "--debug":
        words.pop(0)
    try:
        return run(words)
    except SystemExit as done:  # argparse, after --help and --version
        return int(done.code or 0)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has seen enough
        close_quietly(sys.stdout)
        return PIPE_CLOSED
    except HeadlightError as error:
        return report(str(error), debug, BAD_INPUT if isinstance(error, BadInput) else FAILURE)
    except Exception as error:
        what = f"Something went wrong: {type(error).__name__}: {error}".rstrip(": ")
        return report(what if debug else f"{what}; run again with --debug to see where.", debug, FAILURE)


def report(message: str, debug: bool, status: int) -> int:
    """Print one line about an error, and where it came from if that is wanted."""
    if debug:
        traceback.print_exc()
    print("headlight:", " ".join(message.split()), file=sys.stderr)
    return status


def close_quietly(stream: TextIO) -> None:
    """Point a stream whose reader has gone at nothing, so that the interpreter does not complain when it flushes."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return


def main_cli() -> NoReturn:
    """The entry point of the installed program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # text in any script goes out as UTF-8, also into a pipe on Windows
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main())


if __name__ == "__main__":
    main_cli()
