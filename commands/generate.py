"""`headlight generate PROMPT`: the text goes on, token by token."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from commands import arguments as common
from commands import beams
from visualizer.generation import Step, generate, told
from visualizer.tokens import Prompt


def add_arguments(parser: ArgumentParser) -> None:
    """PROMPT, how far, how the tokens are chosen, in which form."""
    common.add_prompt(parser)
    common.add_model(parser)
    common.add_target(parser)
    parser.add_argument("--max-new-tokens", metavar="N", type=int, default=40, help="%(default)s")
    parser.add_argument(
        "--stop", metavar="TEXT", action="append", default=[],
        help="end with the token that completes this text, which stays; may be repeated",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="one object with every token, at the end")
    beams.add_beams(parser)
    common.add_heads(parser)
    common.add_sampling(parser)


def run(arguments: Namespace) -> int:
    """Draw tokens, and print the new text as it comes or everything as one object."""
    prompt, sampling = common.prompt_of(arguments), common.sampling_of(arguments)
    with common.opened(arguments, prompt) as engine:
        target, factors = common.target_of(arguments, engine), common.factors_of(arguments) or None
        if beams.is_search(arguments, sampling):
            search = beams.searched(engine, prompt, arguments, target, factors)
            found = beams.as_object(prompt, search, target)
            print(json.dumps(found, ensure_ascii=False) if arguments.json else beams.written(search))
            return 0
        stop = [Prompt.of(text).text for text in arguments.stop]
        steps = generate(engine, prompt, sampling, arguments.max_new_tokens, factors, target=target, stop=stop)
        if arguments.json:
            print(json.dumps(as_object(prompt, list(steps), target), ensure_ascii=False))
        else:
            stream(steps)
    return 0


def stream(steps: Iterator[Step]) -> None:
    """The new text alone, each piece as soon as it is drawn; standard error says what stopped it."""
    for count, step in enumerate(steps, 1):
        print(said(step), end="", flush=True)
        if step.stopped_by is not None:
            print(flush=True)
            print("headlight:", told(step.stopped_by, count, step.stop), file=sys.stderr)


def said(step: Step) -> str:
    """What a step adds for a reader: the end mark ends the text and is no part of it."""
    return "" if step.stopped_by == "end_of_text" else step.text


def as_object(prompt: str, steps: list[Step], target: str | None = None) -> dict[str, object]:
    """What --json prints: the new text, for each of its tokens what the model thought of it and how it was drawn, and
    what stopped it.

    `now` is the probability after the settings; `number` is the random number that fell, null where none did.
    """
    return {
        "prompt": prompt,
        **({} if target is None else {"target": target}),
        "completion": "".join(said(step) for step in steps),
        "tokens": [
            {
                "id": step.token_id,
                "text": step.text,
                "probability": step.probability,
                "rank": step.rank,
                "now": step.now,
                "number": step.number,
            }
            for step in steps
        ],
        "stopped_by": steps[-1].stopped_by,
        **({"stop_string": steps[-1].stop} if steps[-1].stop else {}),
    }
