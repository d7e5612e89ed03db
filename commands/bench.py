"""`headlight bench`: what this program costs on this machine, beside what its parts cost by themselves."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from commands.arguments import check_file
from exporters.files import written_whole
from visualizer.errors import HeadlightError


def add_arguments(parser: ArgumentParser) -> None:
    """Where the measurements go besides the table, and how long to measure."""
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the measurements there too")
    parser.add_argument("--quick", action="store_true", help="a tenth of the rounds: to see that it runs")


def run(arguments: Namespace) -> int:
    """Measure, print the table, write the file."""
    if arguments.json is not None:
        check_file(arguments.json, (".json",))
    try:
        import benchmarks
    except ModuleNotFoundError as error:
        raise HeadlightError(
            "bench is not in the installed program: run python main.py bench in a checkout of the repository."
        ) from error
    report = benchmarks.measure(quick=arguments.quick)
    print(report.table())
    if arguments.json is not None:
        with written_whole(arguments.json) as file:
            file.write(report.json().encode())
    return 0
