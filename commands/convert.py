"""`headlight convert MODEL -o DIR`: a model folder that runs on ONNX Runtime, at a fraction of PyTorch's time."""

from argparse import ArgumentParser, Namespace

from commands.arguments import add_output
from visualizer.about import GGUF
from visualizer.library import find, ready


def add_arguments(parser: ArgumentParser) -> None:
    """MODEL, the new folder, how exact its weights are."""
    parser.add_argument("model", metavar="MODEL", help="a name, a folder or a Hub id")
    add_output(parser, "DIR", "the new folder")
    parser.add_argument(
        "--precision",
        choices=("fp32", "fp16", "int8", "int4"),
        help="of the weights; without it fp32, and of a GGUF file as it is there",
    )


def run(arguments: Namespace) -> int:
    """Write the folder."""
    source = find(arguments.model)

    from visualizer.backends.convert import convert  # brings PyTorch

    if source.suffix == GGUF and arguments.precision is None:
        from visualizer.backends.gguf import convert_gguf

        convert_gguf(source, arguments.output)
    else:
        convert(ready(source), arguments.output, arguments.precision or "fp32")
    print(f"{arguments.output} holds the converted model: open it with --model {arguments.output}")
    return 0
