"""The page a figure is put on: its size, theme, type size, and what is printed under it.

Made by `save` from what a person asked for, read by everything that draws. All measures are millimetres; type is in
points.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from visualizer.errors import BadInput
from visualizer.palette import PALETTES, Palette
from visualizer.views.figure import Figure

Theme = Literal["paper", "light", "dark"]
THEMES: tuple[Theme, ...] = get_args(Theme)
POINT = 25.4 / 72  # millimetres
LARGEST_SIDE = 20_000  # pixels
LARGEST_MM = 5_000.0  # what readers of PDF still open


@dataclass(frozen=True, slots=True)
class Page:
    """One page; checked when made, so that nothing drawn on it meets a measure without meaning.

    `height_mm` None lets the content decide. `paper` is for print: the light colours on white, nothing around the
    figure. `light` and `dark` are as on screen, with the figure's title.
    """

    width_mm: float = 89.0
    height_mm: float | None = None
    dpi: float = 300.0
    theme: Theme = "paper"
    font_pt: float = 7.0
    caption: bool = True
    margin_mm: float = 3.0

    def __post_init__(self) -> None:
        if self.theme not in THEMES:
            raise BadInput(f'There is no theme "{self.theme}": the themes are {", ".join(THEMES)}.')
        _within("The width", self.width_mm, 1, LARGEST_MM, "millimetres")
        if self.height_mm is not None:
            _within("The height", self.height_mm, 1, LARGEST_MM, "millimetres")
        _within("The resolution", self.dpi, 10, 10_000, "dots per inch")
        _within("The font size", self.font_pt, 3, 72, "points")
        least = 2 * self.margin_mm + 13 * self.font_pt * POINT
        if self.width_mm < least:
            raise BadInput(
                f"A page {self.width_mm:g} mm wide has no room for type of {self.font_pt:g} pt: make it at least "
                f"{math.ceil(least)} mm wide, or the type smaller."
            )
        _within("The margin", self.margin_mm, 0, self.width_mm / 4, "millimetres")

    @property
    def palette(self) -> Palette:
        """The theme's colours."""
        return PALETTES["dark" if self.theme == "dark" else "light"]

    @property
    def has_header(self) -> bool:
        """Whether the figure's title stands on the page; on paper the caption says it."""
        return self.theme != "paper"

    @property
    def background(self) -> str:
        """The colour of the page."""
        return "#ffffff" if self.theme == "paper" else self.palette.panel

    @property
    def frame(self) -> str:
        """The colour of the lines around maps: darker on paper, where hairlines get lost."""
        return "#6c7480" if self.theme == "paper" else self.palette.edge

    def pixels(self, height_mm: float) -> tuple[int, int]:
        """Width and height of the page as a picture; raises BadInput where that is absurdly large."""
        width, height = (round(mm * self.dpi / 25.4) for mm in (self.width_mm, height_mm))
        if max(width, height) > LARGEST_SIDE:
            raise BadInput(
                f"{self.width_mm:g} × {height_mm:.0f} mm at {self.dpi:g} dpi are {width} × {height} pixels, more than "
                f"{LARGEST_SIDE} a side: choose a lower resolution or a smaller page."
            )
        return max(width, 1), max(height, 1)


def caption_lines(figure: Figure) -> list[str]:
    """What stands under a figure: what is seen, which model and weights, which prompt, which program."""
    facts = figure.provenance
    lines = [figure.sentence] if figure.sentence else []
    if "model" in facts:
        lines.append(f"Model {facts['model']}{_fingerprint(facts)}.")
    if "altered" in facts:
        lines.append(f"Altered: {facts['altered']}.")
    ending = []
    if "prompt" in facts:
        prompt = _one_line(facts["prompt"])
        ending.append(f"Prompt: “{prompt}”" + ("" if prompt.endswith((".", "!", "?", "…")) else "."))
    ending += [f"{facts['program']}."] if "program" in facts else []
    return [*lines, " ".join(ending)] if ending else lines


def _fingerprint(facts: Mapping[str, str]) -> str:
    """The first eight digits of the weights' hash, enough to tell two files apart."""
    fingerprint = facts.get("fingerprint", "")
    return f", sha256 {fingerprint[:8]}" if fingerprint else ""


def _one_line(prompt: str) -> str:
    """A prompt on one line: line ends as arrows; of a long one beginning and end."""
    shown = prompt.replace("\r\n", "↵").replace("\n", "↵").replace("\t", " ")
    return shown if len(shown) <= 240 else f"{shown[:150].rstrip()} … {shown[-80:].lstrip()}"


def _within(what: str, value: float, low: float, high: float, unit: str) -> None:
    if not (low <= value <= high):  # also refuses NaN
        raise BadInput(f"{what} is {value:g}, but it must be between {low:g} and {high:g} {unit}.")
