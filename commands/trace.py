"""`headlight trace PROMPT -o FILE`: the numbers of one pass, as NumPy arrays or as JSON."""

from argparse import ArgumentParser, Namespace

from commands.arguments import add_heads, add_model, add_output, add_prompt, check_file, factors_of, opened, prompt_of
from visualizer.errors import BadInput


def add_arguments(parser: ArgumentParser) -> None:
    """PROMPT, the model, the file."""
    add_prompt(parser)
    add_output(parser, "FILE.npz|.json", "where the arrays go")
    add_model(parser)
    add_heads(parser)
    parser.add_argument("--target", metavar="TEXT", help="what an encoder-decoder has written so far")


def run(arguments: Namespace) -> int:
    """Run one pass and write its arrays."""
    from exporters import save_trace

    path = check_file(arguments.output, (".npz", ".json"))
    prompt = prompt_of(arguments)
    with opened(arguments, prompt) as engine:
        if arguments.target is not None:
            raise BadInput(f"{engine.spec.name} is {engine.spec.kind}: it reads one text and takes no --target.")
        save_trace(engine.trace(prompt, factors_of(arguments) or None), path)
    return 0
