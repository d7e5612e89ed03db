"""`headlight compare PROMPT PROMPT…`: what several prompts, or several models, say comes next, side by side."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import combinations
from pathlib import Path

import numpy as np

from commands import arguments as common
from commands.fill import with_masks
from exporters import NUMBERS, PICTURES, save
from visualizer.comparison import NAMES, Compared, Comparison, Measured, compare, measured, unable
from visualizer.engine import Engine
from visualizer.errors import BadInput
from visualizer.numerals import per_cent
from visualizer.state import Selection
from visualizer.trace import Trace
from visualizer.views import draw
from visualizer.views.comparison import about, bits, described, matching

USUAL = "tiny-gpt"


def add_arguments(parser: ArgumentParser) -> None:
    """The prompts, the models, how many tokens in which order, in which form."""
    parser.add_argument("prompts", metavar="PROMPT", nargs="+", help="a text; - reads it from standard input")
    parser.epilog = (
        "Several prompts go with one model, one prompt with several models; of as many prompts as models the first\n"
        "goes with the first, the second with the second."
    )
    common.add_model(parser, USUAL, several=True)
    common.add_target(parser)
    parser.add_argument("--count", metavar="N", type=int, default=12, help="tokens that are listed; %(default)s")
    parser.add_argument(
        "--sort", choices=("probability", "difference"), default="probability",
        help="the likeliest on average first, or those that differ most; %(default)s",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="one object with every number")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="a picture instead, or its numbers")


def run(arguments: Namespace) -> int:
    """Make the passes, and print the table, one object, or write the view `compare`."""
    if arguments.count < 1:
        raise BadInput(f"--count is {arguments.count}, but at least one token has to be listed.")
    path = None if arguments.output is None else common.check_file(arguments.output, (*PICTURES, *NUMBERS))
    pairs = list(paired(arguments))
    with ExitStack() as stack:
        engines: dict[str, Engine] = {}
        for prompt, model in pairs:
            if model not in engines:
                one = Namespace(**{**vars(arguments), "model": model})
                engines[model] = stack.enter_context(common.opened(one, prompt))
        if arguments.target is not None and not any(map(has_target, engines.values())):
            common.target_of(arguments, engines[pairs[0][1]])  # says why there is none
        passes = [measured_on(engines[model], prompt, arguments) for prompt, model in pairs]
        found = compare(passes, most=max(64, arguments.count))
        if path is not None:
            save(draw("compare", trace_of(passes, found), Selection(candidates=arguments.count)), path)
        elif arguments.json:
            print(json.dumps(as_object(found, arguments.count, arguments.sort), ensure_ascii=False))
        else:
            print(table(found, arguments.count, arguments.sort))
    return 0


def paired(arguments: Namespace) -> Iterator[tuple[str, str]]:
    """Each prompt with its model; raises BadInput where they do not go together."""
    prompts, models = arguments.prompts, arguments.models or [USUAL]
    count = max(len(prompts), len(models))
    if not (len(prompts) in (1, count) and len(models) in (1, count)):
        raise BadInput(
            f"{len(prompts)} prompts and {len(models)} models do not go together: give one of either, or as many."
        )
    if not 2 <= count <= len(NAMES):
        raise BadInput(
            f"2 to {len(NAMES)} passes can be compared, not {count}: give several prompts, or one prompt and several "
            "models."
        )
    texts = [common.prompt_of(Namespace(prompt=prompt)) for prompt in prompts]
    for place in range(count):
        yield texts[place % len(texts)], models[place % len(models)]


def has_target(engine: Engine) -> bool:
    """Whether a model reads one text and writes another."""
    return engine.spec.kind == "encoder-decoder"


def measured_on(engine: Engine, prompt: str, arguments: Namespace) -> Measured:
    """The pass over a prompt, with its perplexity; raises BadInput where it predicts nothing to be compared."""
    if engine.spec.kind == "encoder-only":
        prompt = with_masks(engine, prompt)
    target = common.target_of(arguments, engine) if has_target(engine) else None
    trace, mask = engine.trace(prompt, target=target), engine.tokenizer.specials.mask
    if why_not := unable(trace, "" if mask is None else engine.tokenizer.vocabulary.piece(mask)):
        raise BadInput(why_not)
    return measured(trace)


def trace_of(passes: list[Measured], found: Comparison) -> Trace:
    """The first pass with the comparison that it begins: what the view draws."""
    return passes[0].trace.with_study(found)


def rows_of(found: Comparison, count: int, sort: str) -> list[int]:
    """Which tokens are listed, in their order."""
    order = found.by_difference() if sort == "difference" else np.arange(len(found.labels))
    return [int(row) for row in order[:count]]


def table(found: Comparison, count: int, sort: str) -> str:
    """A row for each token with a column for each pass, then what the passes are and how far apart they lie."""
    rows = rows_of(found, count, sort)
    width = max(len(found.labels[row]) for row in rows)
    lines = [" ".join([" " * width, *(f"{one.name:>9}" for one in found.passes)])]
    for row in rows:
        shares = ("–" if np.isnan(share) else f"{per_cent(share)} %" for share in found.probabilities[row].tolist())
        lines.append(" ".join([f"{found.labels[row]:<{width}}", *(f"{share:>9}" for share in shares)]))
    lines.append("")
    for one in found.passes:
        lines.append(f"{described(found, one)}: {one.entropy:.2f} {about(one, found.by_text)}")
    for i, j in combinations(range(len(found.passes)), 2):
        one, other = found.passes[i].name, found.passes[j].name
        lines.append(
            f"{one} and {other}: total variation {per_cent(found.total_variation[i, j])} %, Jensen–Shannon "
            f"{found.jensen_shannon[i, j]:.3f} bits, Kullback–Leibler {bits(found.divergence[i, j])} bits ({one} from "
            f"{other}) and {bits(found.divergence[j, i])} bits ({other} from {one})"
        )
    return "\n".join([*lines, *filter(None, [matching(found)])])


def as_object(found: Comparison, count: int, sort: str) -> dict[str, object]:
    """What --json prints: the passes, the listed tokens with the probability in each, the distances of each pair.

    A token that a vocabulary does not have has no id and no probability, and an infinite divergence is null.
    """
    return {
        "passes": [pass_as_object(one) for one in found.passes],
        "tokens": [
            {
                "text": found.labels[row],
                "ids": [None if one < 0 else one for one in found.token_ids[row].tolist()],
                "probabilities": [finite(one) for one in found.probabilities[row].tolist()],
            }
            for row in rows_of(found, count, sort)
        ],
        "total_variation": found.total_variation.tolist(),
        "jensen_shannon": found.jensen_shannon.tolist(),
        "divergence": [[finite(one) for one in row] for row in found.divergence.tolist()],
        "unmatched": found.unmatched.tolist(),
    }


def finite(value: float) -> float | None:
    """A number as JSON can have it."""
    return value if np.isfinite(value) else None


def pass_as_object(one: Compared) -> dict[str, object]:
    """One pass as --json has it."""
    return {
        "name": one.name,
        "model": one.model,
        "prompt": one.prompt,
        **({} if one.target is None else {"target": one.target}),
        "tokens": one.read,
        "omitted": one.omitted,
        "context": one.context,
        "entropy": one.entropy,
        "perplexity": one.perplexity,
        "bits_per_byte": one.bits_per_byte,
    }
