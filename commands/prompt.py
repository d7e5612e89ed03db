"""`headlight prompt TASK`: what each further example in a prompt does to the probability of the expected answer."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from commands import arguments as common
from exporters import NUMBERS, PICTURES, save
from visualizer.engine import Engine
from visualizer.errors import BadInput
from visualizer.in_context import CurveWork, ShotsWork
from visualizer.numerals import per_cent
from visualizer.prompting.records import Curve, left_out
from visualizer.prompting.samples import SAMPLES
from visualizer.prompting.workbench import KEYS, Workbench
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import draw


def add_arguments(parser: ArgumentParser) -> None:
    """TASK, how many examples, which questions, in which form."""
    parser.epilog = "samples, and the models they are for:\n" + "\n".join(
        f"  {one.name:<22}  {one.model}{'' if one.works else ', where they fail'}" for one in SAMPLES
    )
    parser.add_argument(
        "task", metavar="TASK", help='a sample below, or a file: {"examples": [[input, output], …], "question": …, …}'
    )
    common.add_model(parser, "what the sample is for, or tiny-gpt")
    parser.set_defaults(model=None)
    parser.add_argument("--examples", metavar="N", type=int, default=8, help="at most; %(default)s")
    parser.add_argument(
        "--every-row", action="store_true", help="ask each row of the table once, with examples from the other rows"
    )
    parser.add_argument("--draws", metavar="N", type=int, default=1, help="of examples for each question; %(default)s")
    parser.add_argument("--seed", metavar="S", type=int, default=0, help="makes the draws repeatable; %(default)s")
    parser.add_argument("--json", action="store_true", help="one object with every outcome")
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path,
        help=f"the view as a picture ({', '.join(PICTURES)}), or its numbers ({', '.join(NUMBERS)})",
    )  # fmt: skip
    parser.add_argument(
        "--view", choices=("in-context", "shots"), default="in-context",
        help="what goes into the file: the curve, or the next token without an example, with one, and with N",
    )  # fmt: skip
    common.add_heads(parser)


def run(arguments: Namespace) -> int:
    """Compute the curve; print it, and write it where that is asked for.

    Standard error says how many of the examples fit the context where not all do.
    """
    if arguments.examples < 0:
        raise BadInput(f"--examples is {arguments.examples}, but there cannot be fewer than 0.")
    path = None if arguments.output is None else common.check_file(arguments.output, (*PICTURES, *NUMBERS))
    bench, model = task_of(arguments.task)
    arguments.model = arguments.model or model
    work = CurveWork(
        bench,
        most=arguments.examples,
        draws=arguments.draws,
        every_row=arguments.every_row,
        seed=arguments.seed,
        factors=common.factors_of(arguments),
    )
    work.begun()  # refuses before a model is opened
    with common.opened(arguments, "") as engine:
        *_, curve = work(engine, lambda: False)
        if told := left_out(curve, engine.spec.name):
            print("headlight:", told, file=sys.stderr)
        trace = engine.trace(curve.longest.text, dict(work.factors) or None)
        print(json.dumps(as_object(curve, trace), ensure_ascii=False) if arguments.json else table(curve, trace))
        if path is not None:
            if arguments.view == "shots":
                trace = with_shots(engine, work)
            save(draw(arguments.view, trace.with_study(curve), Selection()), path)
    return 0


def with_shots(engine: Engine, work: CurveWork) -> Trace:
    """The pass over the longest prompt, with those over the shorter ones."""
    most = min(work.most, len(work.workbench.shown))
    *_, shots = ShotsWork(work.workbench, tuple(sorted({0, min(1, most), most})), work.factors)(engine, lambda: False)
    return shots.shots[-1].trace.with_study(shots)


def task_of(words: str) -> tuple[Workbench, str]:
    """The workbench that a sample's name or a file's stands for, and the model that it runs on unless another is named.

    Raises BadInput for what is neither.
    """
    found = next((one for one in SAMPLES if one.name == words), None)
    if found is not None:
        return found.workbench, found.model
    path = Path(words)
    if not path.is_file():
        known = ", ".join(one.name for one in SAMPLES)
        raise BadInput(f'There is no file "{words}", and no sample of that name: the samples are {known}.')
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as wrong:  # neither JSON nor UTF-8
        raise BadInput(f'"{path}" is no JSON ({wrong}): see "headlight prompt --help".') from wrong
    bench = Workbench.from_data(data)
    check_keys(data)
    return bench, "tiny-gpt"


def check_keys(data: dict[str, Any]) -> None:
    """Raise BadInput for a part that no workbench has: misspelt it would be missing without a word."""
    for key in data:
        if key not in KEYS:
            near = get_close_matches(key, KEYS, n=1)
            meant = f'did you mean "{near[0]}"?' if near else f"the parts are {', '.join(KEYS)}."
            raise BadInput(f'A workbench has no "{key}": {meant}')


def table(curve: Curve, trace: Trace) -> str:
    """A line for each number of examples: probability, how often or at which rank, and what was said instead."""
    many = curve.questions * curve.draws > 1
    heads = ("examples", "probability %", "top-1 %" if many else "rank", "likeliest")
    rows = [heads]
    for count, right in zip(curve.counts, curve.right.tolist(), strict=True):
        found = curve.at(count)
        mean = sum(one.probability for one in found) / len(found)
        guesses = Counter(trace.vocabulary.shown(one.guesses[0][0]) for one in found).most_common(3)
        said = ", ".join(f"{word} ({often})" if many else word for word, often in guesses)
        rows.append((str(count), per_cent(mean), per_cent(right) if many else str(found[0].rank), said))
    widths = [max(len(row[place]) for row in rows) for place in range(3)]
    return "\n".join(
        "  ".join([*(cell.rjust(width) for cell, width in zip(row, widths, strict=False)), row[3]]) for row in rows
    )


def as_object(curve: Curve, trace: Trace) -> dict[str, object]:
    """What --json prints: the workbench, the curve, and every outcome that it is made of."""
    means, whole, right = (curve.mean("probability").tolist(), curve.mean("whole").tolist(), curve.right.tolist())
    shown = trace.vocabulary.shown
    return {
        "model": trace.spec.name,
        "workbench": curve.workbench.to_data(),
        "questions": curve.questions,
        "draws": curve.draws,
        "curve": [
            {"examples": count, "probability": mean, "whole_answer": all_of_it, "top_1": share}
            for count, mean, all_of_it, share in zip(curve.counts, means, whole, right, strict=True)
        ],
        "outcomes": [
            {
                "examples": one.examples,
                "draw": one.draw,
                "question": one.question,
                "expected": one.expected,
                "probability": one.probability,
                "whole_answer": one.whole,
                "rank": one.rank,
                "question_among_examples": one.seen,
                "likeliest": [
                    {"id": token, "text": shown(token), "probability": chance} for token, chance in one.guesses
                ],
            }
            for one in curve.outcomes
        ],
    }
