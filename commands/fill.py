"""`headlight fill PROMPT`: what an encoder puts at each mask of a text, with probabilities."""

import json
from argparse import ArgumentParser, Namespace

from commands import arguments as common
from visualizer.engine import Engine
from visualizer.errors import BadInput
from visualizer.filling import Filler, check, fill
from visualizer.specials import USUAL
from visualizer.trace import Trace


def add_arguments(parser: ArgumentParser) -> None:
    """PROMPT with its masks, how many fillers, in which form."""
    common.add_prompt(parser)
    parser.epilog = 'A mask is written as the model writes it, or as [MASK] or <mask>: "The old [MASK] looked at her."'
    common.add_model(parser, usual="tiny-bert")
    parser.add_argument("--count", metavar="N", type=int, default=5, help="fillers of each mask; %(default)s")
    parser.add_argument("--json", action="store_true", help="one object with every mask")
    common.add_heads(parser)
    common.add_sampling(parser)


def run(arguments: Namespace) -> int:
    """Run one pass and print the likeliest fillers, best first."""
    prompt, sampling = common.prompt_of(arguments), common.sampling_of(arguments)
    with common.opened(arguments, prompt) as engine:
        prompt = with_masks(engine, prompt)
        trace = engine.trace(prompt, common.factors_of(arguments) or None)
        check(trace)
        if not trace.masked:
            mask = engine.tokenizer.specials.mask
            name = None if mask is None else engine.tokenizer.vocabulary.piece(mask)
            raise BadInput(
                f"{trace.spec.name} has no mask token, so there is nothing to fill."
                if name is None
                else f"Nothing in the prompt is masked: write {name} where the model is to put something."
            )
        found = fill(trace, arguments.count, sampling)
        if arguments.json:
            print(json.dumps(as_object(trace, found), ensure_ascii=False))
        else:
            print(table(trace, found))
    return 0


def with_masks(engine: Engine, prompt: str) -> str:
    """The prompt with the model's own mask token where another model's usual one stands."""
    mask = engine.tokenizer.specials.mask
    if mask is None:
        return prompt
    own = engine.tokenizer.vocabulary.piece(mask)
    for name in USUAL["mask"]:
        if engine.tokenizer.vocabulary.id(name) is None:
            prompt = prompt.replace(name, own)
    return prompt


def table(trace: Trace, found: list[Filler]) -> str:
    """A block for each mask: the fillers with their probabilities, as the model gives them and after the settings."""
    blocks = []
    for filler in found:
        width = max(len(guess.shown) for guess in filler.guesses)
        rows = [
            f"  {guess.shown:<{width}}  {100 * guess.probability:6.2f} %  {100 * guess.now:6.2f} %"
            for guess in filler.guesses
        ]
        heading = f"token {filler.place} {trace.tokens[filler.place].shown}: as given, now"
        blocks.append("\n".join([heading, *rows]))
    return "\n".join(blocks)


def as_object(trace: Trace, found: list[Filler]) -> dict[str, object]:
    """What --json prints: for each mask its place in the tokens and in the text, and its fillers."""
    return {
        "prompt": trace.prompt,
        "masks": [
            {
                "token": filler.place,
                "span": list(trace.tokens[filler.place].span),
                "fillers": [
                    {
                        "id": guess.token_id,
                        "text": guess.shown,
                        "probability": guess.probability,
                        "now": guess.now,
                        "rank": guess.rank,
                    }
                    for guess in filler.guesses
                ],
            }
            for filler in found
        ],
    }
