"""`headlight trace PROMPT -o FILE`: the numbers of one pass, as NumPy arrays or as JSON."""

from argparse import ArgumentParser, Namespace

from commands.arguments import (
    add_heads,
    add_model,
    add_output,
    add_prompt,
    add_target,
    check_file,
    factors_of,
    opened,
    prompt_of,
    target_of,
)


def add_arguments(parser: ArgumentParser) -> None:
    """PROMPT, the model, the file."""
    add_prompt(parser)
    add_output(parser, "FILE.npz|.json", "where the arrays go")
    add_model(parser)
    add_heads(parser)
    add_target(parser)


def run(arguments: Namespace) -> int:
    """Run one pass and write its arrays."""
    from exporters import save_trace

    path = check_file(arguments.output, (".npz", ".json"))
    prompt = prompt_of(arguments)
    with opened(arguments, prompt) as engine:
        target = target_of(arguments, engine)
        save_trace(engine.trace(prompt, factors_of(arguments) or None, target=target), path)
    return 0
