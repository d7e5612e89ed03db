"""`headlight generate PROMPT`: the text goes on, token by token."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from commands import arguments as common
from visualizer.generation import Step, generate


def add_arguments(parser: ArgumentParser) -> None:
    """PROMPT, how far, how the tokens are chosen, in which form."""
    common.add_prompt(parser)
    common.add_model(parser)
    common.add_target(parser)
    parser.add_argument("--max-new-tokens", metavar="N", type=int, default=40, help="%(default)s")
    parser.add_argument("--json", action="store_true", help="one object with every token, at the end")
    common.add_heads(parser)
    common.add_sampling(parser)


def run(arguments: Namespace) -> int:
    """Draw tokens, and print the new text as it comes or everything as one object."""
    prompt, sampling = common.prompt_of(arguments), common.sampling_of(arguments)
    with common.opened(arguments, prompt) as engine:
        target, factors = common.target_of(arguments, engine), common.factors_of(arguments) or None
        steps = generate(engine, prompt, sampling, arguments.max_new_tokens, factors, target=target)
        if arguments.json:
            print(json.dumps(as_object(prompt, list(steps), target), ensure_ascii=False))
        else:
            stream(steps)
    return 0


def stream(steps: Iterator[Step]) -> None:
    """The new text alone, each piece as soon as it is drawn."""
    for step in steps:
        print(said(step), end="", flush=True)
    print()


def said(step: Step) -> str:
    """What a step adds for a reader: the end mark ends the text and is no part of it."""
    return "" if step.stopped_by == "end_of_text" else step.text


def as_object(prompt: str, steps: list[Step], target: str | None = None) -> dict[str, object]:
    """What --json prints: the new text, and for each of its tokens what the model thought of it."""
    return {
        "prompt": prompt,
        **({} if target is None else {"target": target}),
        "completion": "".join(said(step) for step in steps),
        "tokens": [
            {"id": step.token_id, "text": step.text, "probability": step.probability, "rank": step.rank}
            for step in steps
        ],
        "stopped_by": steps[-1].stopped_by,
    }
