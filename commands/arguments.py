"""What several sub-commands ask for, and how it is read: the prompt, the model, the sampling, the file to write."""

import argparse
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from visualizer import open_model
from visualizer.engine import Engine
from visualizer.errors import BadInput
from visualizer.numerals import grouped
from visualizer.sampling import Sampling
from visualizer.tokens import Prompt

Place = tuple[int | str, ...]  # of a head: layer and head, behind the kind of attention where there are several
FROM_STDIN = "-"
LARGEST_SIDE = 16384  # pixels of a window
LEAST_SIZE = (800, 600)  # of the window


def add_prompt(parser: ArgumentParser) -> None:
    """PROMPT, the text that the model reads."""
    parser.add_argument("prompt", metavar="PROMPT", help="the text; - reads it from standard input")


def prompt_of(arguments: Namespace) -> str:
    """The prompt, from the arguments or from standard input; raises BadInput where it is empty.

    Of standard input one line end is taken off: echo adds one. Bytes that are no UTF-8 become U+FFFD.
    """
    text = clean(arguments.prompt)
    if not text:
        raise BadInput('The prompt is empty: give some text, such as "Once upon a time".')
    return text


def clean(prompt: str) -> str:
    """The prompt's text, read from standard input where it is "-"."""
    if prompt == FROM_STDIN:
        return sys.stdin.buffer.read().decode("utf-8", "replace").removesuffix("\n").removesuffix("\r")
    return Prompt.of(prompt).text  # bytes that are no UTF-8 come from the system as lone surrogates


def add_model(parser: ArgumentParser, usual: str | None = "tiny-gpt", several: bool = False) -> None:
    """--model, --backend and --device; where `usual` is None they may be left open.

    Of `several` models each has its own --model; where none is named there is no list.
    """
    auto, last = (None, "as it was last") if usual is None else ("auto", "auto")
    words = f"a name, a folder or a Hub id; {usual or last}"
    if several:
        parser.add_argument("--model", metavar="M", dest="models", action="append", help=f"{words}; may be repeated")
    else:
        parser.add_argument("--model", metavar="M", default=usual, help=words)
    parser.add_argument("--backend", choices=("auto", "onnx", "torch"), default=auto, help=f"what computes; {last}")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default=auto, help=f"where; {last}")


@contextmanager
def opened(arguments: Namespace, prompt: str) -> Iterator[Engine]:
    """The model that was asked for, to read `prompt`.

    Standard error says where another device than the one wanted computes, and how much of the prompt does not fit.
    """
    engine = open_model(arguments.model, backend=arguments.backend, device=arguments.device)
    try:
        if engine.notice:
            print("headlight:", engine.notice, file=sys.stderr)
        read, omitted = engine.tokenizer.last(prompt, engine.spec.context)
        if omitted:
            every, name = grouped(omitted + len(read)), engine.spec.name
            print(f"headlight: The prompt has {every} tokens; {name} reads the last {len(read)}.", file=sys.stderr)
        yield engine
    finally:
        engine.close()


def add_target(parser: ArgumentParser) -> None:
    """--target: what an encoder-decoder has written so far."""
    parser.add_argument("--target", metavar="TEXT", help="what an encoder-decoder has written so far")


def target_of(arguments: Namespace, engine: Engine) -> str | None:
    """The target that was given; raises BadInput for a model that has none."""
    target: str | None = arguments.target
    if target is not None and engine.spec.kind != "encoder-decoder":
        raise BadInput(f"{engine.spec.name} is {engine.spec.kind}: it reads one text and takes no --target.")
    return None if target is None else Prompt.of(target).text


def add_heads(parser: ArgumentParser) -> None:
    """--off and --scale: heads that are not as the model has them."""
    group = parser.add_argument_group("heads")
    group.add_argument(
        "--off", metavar="L.H[,L.H]", type=off, action="append", default=[],
        help="switch heads off: layer and head, counted from 0, such as 3.3,4.0; in an encoder-decoder with their "
        "kind, such as cross.1.0",
    )  # fmt: skip
    group.add_argument(
        "--scale", metavar="L.H=F[,…]", type=scaled, action="append", default=[],
        help="multiply the outputs of heads, such as 3.3=0.5",
    )  # fmt: skip


def factors_of(arguments: Namespace) -> dict[Any, float]:
    """What the outputs of heads are multiplied with; a later word about a head takes the place of an earlier one."""
    factors: dict[Place, float] = {}
    for some in (*arguments.off, *arguments.scale):
        factors |= some
    return factors


def off(text: str) -> dict[Place, float]:
    """Heads to switch off, from "3.3,4.0"; for argparse."""
    return {_place(word): 0.0 for word in text.split(",")}


def scaled(text: str) -> dict[Place, float]:
    """Heads and their factors, from "3.3=0.5,4.0=2"; for argparse."""
    factors = {}
    for word in text.split(","):
        place, _, factor = word.partition("=")
        try:
            factors[_place(place)] = float(factor)
        except ValueError:
            raise argparse.ArgumentTypeError(f'"{word}" is no head and factor such as 3.3=0.5') from None
    return factors


def _place(word: str) -> Place:
    *kind, layer, head = ["", *word.strip().split(".")]
    kind = kind[1:]
    if not (layer.isdecimal() and head.isdecimal() and kind in ([], ["encoder"], ["decoder"], ["cross"])):
        raise argparse.ArgumentTypeError(
            f'"{word}" is no head such as 3.3: layer and head, counted from 0, or cross.3.3 in an encoder-decoder'
        )
    return (*kind, int(layer), int(head))


def add_sampling(parser: ArgumentParser) -> None:
    """How the next token is chosen; the defaults are those of `Sampling`."""
    usual = Sampling()
    group = parser.add_argument_group("sampling")
    group.add_argument(
        "--temperature", metavar="T", type=float, default=usual.temperature, help="0: greedy; %(default)s"
    )
    group.add_argument("--top-k", metavar="K", type=int, default=usual.top_k, help="keep the K likeliest; 0: all")
    group.add_argument(
        "--top-p", metavar="P", type=float, default=usual.top_p, help="keep the likeliest, P in all; 1: all"
    )
    group.add_argument("--min-p", metavar="P", type=float, default=usual.min_p, help="keep P of the likeliest; 0: all")
    group.add_argument(
        "--repetition-penalty", metavar="R", type=float, default=usual.repetition_penalty,
        help="above 1 what was read becomes less likely; %(default)s",
    )  # fmt: skip
    group.add_argument("--greedy", action="store_true", help="always the likeliest")
    group.add_argument("--seed", metavar="S", type=int, default=usual.seed, help="makes a draw repeatable; %(default)s")


def sampling_of(arguments: Namespace) -> Sampling:
    """The sampling settings; raises BadInput for one that makes no sense."""
    return Sampling(
        temperature=arguments.temperature,
        top_k=arguments.top_k,
        top_p=arguments.top_p,
        min_p=arguments.min_p,
        greedy=arguments.greedy,
        seed=arguments.seed,
        repetition_penalty=arguments.repetition_penalty,
    )


def add_output(parser: ArgumentParser, metavar: str, what: str) -> None:
    """-o, where the result goes."""
    parser.add_argument("-o", "--output", metavar=metavar, type=Path, required=True, help=what)


def check_file(path: Path, suffixes: Collection[str]) -> Path:
    """The path, if a file of one of these kinds can be written there; asked before anything slow begins."""
    if path.suffix.lower() not in suffixes:
        raise BadInput(f'"{path.name}" does not say what to write: let its name end in {listed(suffixes)}.')
    if path.is_dir():
        raise BadInput(f'"{path}" is a folder: name a file.')
    if not path.absolute().parent.is_dir():
        raise BadInput(f'There is no folder "{path.parent}" to write "{path.name}" into: make it first.')
    if not os.access(path if path.exists() else path.absolute().parent, os.W_OK):
        raise BadInput(f'"{path}" cannot be written: choose a place that you may write to.')
    return path


def listed(words: Collection[str]) -> str:
    """Words as a person lists them: "a, b or c"."""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def size(text: str) -> tuple[int, int]:
    """Width and height from WxH; for argparse."""
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f'"{text}" is no size such as 1440x900')
    least_width, least_height = LEAST_SIZE
    if not (least_width <= int(width) <= LARGEST_SIDE and least_height <= int(height) <= LARGEST_SIDE):
        raise argparse.ArgumentTypeError(
            f"{text} is no size for the window: it goes from {least_width}x{least_height} to {LARGEST_SIDE} a side"
        )
    return int(width), int(height)
