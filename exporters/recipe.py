"""All that a file depends on, as the words of the command that makes it again.

One table says how a selection and a page are written on the command line. `commands.export` reads by it, the export
dialog writes by it, so that neither can forget what the other knows.
"""

import os
import shlex
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, get_args

from exporters.page import FACTS, THEMES, Page
from visualizer.attention import STAGES
from visualizer.state import Explains, HeadFactors, Selection

SWITCH = "switch"  # the metavar of an option that stands alone


@dataclass(frozen=True, slots=True)
class Option:
    """One option of `headlight export`, and the field it sets.

    `read` turns a word into the field's value and raises ValueError for one that has no meaning; `choices` are all
    words there are, where that can be said. With `alone` the option takes no word: it sets that value.
    """

    name: str  # "--layer"
    field: str
    metavar: str
    help: str
    read: Callable[[str], Any] = str
    write: Callable[[Any], str] = str
    choices: tuple[str, ...] | None = None
    alone: Any = None

    def words(self, value: Any) -> list[str]:
        """The option with this value, as the command line has it."""
        return [self.name] if self.alone is not None else pair(self.name, self.write(value))


def pair(name: str, value: str) -> list[str]:
    """An option and its word; as one where the word would pass for an option itself."""
    return [f"{name}={value}"] if value.startswith("-") else [name, value]


def _number(value: float) -> str:
    """The shortest decimals that give the same number back."""
    short = f"{value:g}"
    return short if float(short) == value else repr(float(value))


def _facts(words: str) -> frozenset[str] | None:
    """Names with commas; "all", or "none"."""
    if words == "all":
        return None
    return frozenset() if words == "none" else frozenset(word.strip() for word in words.split(",") if word.strip())


def _names(words: str) -> tuple[str, ...]:
    """Names with commas."""
    return tuple(word.strip() for word in words.split(",") if word.strip())


def _written(facts: frozenset[str] | None) -> str:
    if facts is None:
        return "all"
    places = {fact: place for place, fact in enumerate(FACTS)}
    return ",".join(sorted(facts, key=lambda fact: (places.get(fact, len(places)), fact))) or "none"


def _printed(words: str) -> frozenset[str]:
    names = _facts(words)
    return frozenset(FACTS) if names is None else names


SELECTION: tuple[Option, ...] = (
    Option("--kind", "kind", "KIND", "of attention, in an encoder-decoder", choices=("encoder", "decoder", "cross")),
    Option("--layer", "layer", "L", "counted from 0", int),
    Option("--head", "head", "H", "counted from 0", int),
    Option("--query", "query", "Q", "a token; -1 is the last one", int),
    Option("--key", "key", "K", "a token: the weight on it is explained; else the strongest", int),
    Option("--pin", "pinned", "Q", "a second query token, to stand beside the first", int),
    Option("--stage", "stage", "STAGE", "on the way to a weight", choices=STAGES),
    Option("--stretch", "contrast", SWITCH, "let the darkest colour stand for the weights that are common, not for 1",
           alone="stretched"),
    Option("--sink-aside", "sink", SWITCH, "leave the first key out of the colour scale of weights", alone="aside"),
    Option("--arcs-from", "arcs_from", "TOKENS", "whose arcs", choices=("query", "all")),
    Option("--explain", "explains", "WHAT", "which number's origin", choices=get_args(Explains)),
    Option("--candidate", "candidate", "ID", "the token whose probability is explained; else the likeliest", int),
    Option("--order", "order", "SCORE", "of the heads: model, or the score that comes first"),
    Option("--least", "least", "X", "heads with less of that score step back", float, _number),
    Option("--across", "across", "SCORE", "the score along the scatter of heads"),
    Option("--down", "down", "SCORE", "the score up the scatter of heads"),
    Option("--first-dimension", "first_dimension", "D", "of the embedding", int),
    Option("--dimensions", "dimensions", "N", "how many of them; else all", int),
    Option("--rows", "rows", "N", "tokens of the embedding; else all", int),
    Option("--positions", "positions", "N", "of the position pattern; else the whole context", int),
    Option("--tile-cells", "tile_cells", "N", "along a tile of the head grid: longer maps are pooled", int),
    Option("--candidates", "candidates", "N", "rows of a list, such as that of the likeliest tokens", int),
    Option("--guesses", "guesses", "N", "tokens a layer of the logit lens", int),
    Option("--depth", "depth", "N", "tokens along a branch of the tree", int),
    Option("--branches", "branches", "N", "that the tree begins with", int),
    Option("--beams", "beams", "N", "of a beam search", int),
    Option("--beam-steps", "beam_steps", "N", "of a beam search, a token each", int),
    Option("--texts", "texts", "N", "continuations beside the greedy one", int),
    Option("--new-tokens", "new_tokens", "N", "of a continuation, and of the text of a timeline", int),
    Option("--draws", "draws", "N", "from one distribution", int),
    Option("--shot-heads", "shot_heads", "HEADS", "whose attention to the parts of a prompt",
           choices=("all", "focused")),
    Option("--tokenizers", "tokenizers", "MODELS", "whose tokenizers read the prompt, too, with commas", _names,
           ",".join),
)  # fmt: skip

SAMPLING: tuple[Option, ...] = (
    Option("--temperature", "temperature", "T", "0: greedy", float, _number),
    Option("--top-k", "top_k", "K", "keep the K likeliest; 0: all", int),
    Option("--top-p", "top_p", "P", "keep the likeliest, P in all; 1: all", float, _number),
    Option("--min-p", "min_p", "P", "keep P of the likeliest; 0: all", float, _number),
    Option(
        "--repetition-penalty", "repetition_penalty", "R", "above 1 what was read becomes less likely", float, _number
    ),
    Option("--greedy", "greedy", SWITCH, "always the likeliest", alone=True),
    Option("--seed", "seed", "S", "makes a draw repeatable", int),
)

PAGE: tuple[Option, ...] = (
    Option("--width", "width_mm", "MM", "millimetres", float, _number),
    Option("--height", "height_mm", "MM", "millimetres; else as high as the view needs", float, _number),
    Option("--dpi", "dpi", "N", "dots an inch of a PNG, and of large maps in an SVG or PDF", float, _number),
    Option("--theme", "theme", "THEME", "the page's colours", choices=THEMES),
    Option("--font-size", "font_pt", "PT", "points", float, _number),
    Option("--facts", "facts", "NAMES",
           f"what travels in the file: all, none, or names with commas: {', '.join(FACTS)}", _facts, _written),
    Option("--caption", "printed", "NAMES", "which of them stand below the view; all, none, or names with commas",
           _printed, _written),
    Option("--outlines", "outlines", SWITCH, "write the text of an SVG as shapes", alone=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a file was made from. Made by the export dialog; `command` makes the same file.

    `target` is what an encoder-decoder has written. `factors` are the heads that are scaled; with `changed` every view
    shows the change against the untouched model. `model`, `backend` and `device` are what `open_model` takes.
    """

    prompt: str
    view: str
    file: str
    selection: Selection = field(default_factory=Selection)
    page: Page = field(default_factory=Page)
    model: str = "tiny-gpt"
    backend: str = "auto"
    device: str = "auto"
    factors: HeadFactors = field(default_factory=dict)
    changed: bool = False
    target: str = ""

    def words(self) -> list[str]:
        """The command's words. Options come first, so that a prompt may begin with a dash."""
        usual = Selection()
        words = ["headlight", "export", "--view", self.view, *pair("--output", self.file), *pair("--model", self.model)]
        words += pair("--backend", self.backend) if self.backend != "auto" else []
        words += pair("--device", self.device) if self.device != "auto" else []
        words += pair("--target", self.target) if self.target else []
        words += _heads(self.factors)
        words += _changed(SELECTION, self.selection, usual)
        words += _changed(SAMPLING, self.selection.sampling, usual.sampling)
        words += ["--changed"] if self.changed else []
        words += _changed(PAGE, self.page, Page())
        return [*words, "--", self.prompt]

    def command(self) -> str:
        """The command as one line for this system's shell.

        A prompt of a single dash means standard input; there it comes from `echo`.
        """
        words = self.words()
        line = subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
        return f"echo - | {line}" if self.prompt == "-" else line


def _heads(factors: HeadFactors) -> list[str]:
    """The heads that are off, and those that are scaled, by layer and head."""
    off = [_place(place) for place, factor in factors.items() if factor == 0]
    scaled = [f"{_place(place)}={_number(factor)}" for place, factor in factors.items() if factor != 0]
    return [*(["--off", ",".join(off)] if off else []), *(["--scale", ",".join(scaled)] if scaled else [])]


def _place(place: tuple[int | str, ...]) -> str:
    """A head as the command line has it: "3.3", and with its kind of attention "cross.1.0"."""
    return ".".join(map(str, place))


def _changed(options: tuple[Option, ...], thing: object, usual: object) -> list[str]:
    """The options whose fields differ from what is usual."""
    return [
        word
        for option in options
        if (value := getattr(thing, option.field)) != getattr(usual, option.field)
        for word in option.words(value)
    ]
