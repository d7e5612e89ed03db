"""The page a figure is put on: its size, theme, type size, and which facts travel with it.

Made by `save` from what a person asked for, read by everything that draws. All measures are millimetres; type is in
points.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from visualizer.errors import BadInput
from visualizer.language import later, tr
from visualizer.palette import PALETTES, Palette
from visualizer.views.figure import Figure

Theme = Literal["paper", "light", "dark"]
THEMES: tuple[Theme, ...] = get_args(Theme)
POINT = 25.4 / 72  # millimetres
LARGEST_SIDE = 20_000  # pixels
LARGEST_MM = 5_000.0  # what readers of PDF still open

# what can travel with a file, in the order in which it is listed -> the names in a figure's provenance
FACTS: dict[str, tuple[str, ...]] = {
    "sentence": (),  # what is seen, in words: the figure's own
    "model": ("model", "fingerprint"),
    "altered": ("altered",),
    "against": ("against",),  # what a change is measured from
    "prompt": ("prompt", "target"),  # and what an encoder-decoder has written to it
    "selection": ("view", "selection"),
    "sampling": ("sampling",),
    "program": ("program",),
}
# how a fact stands under a figure, where it is not a sentence already
CAPTIONS = {
    "altered": later("Altered: {words}."),
    "against": later("Against: {words}."),
    "selection": later("Selection: {words}."),
    "sampling": later("Sampling: {words}."),
}
PROMPT, TARGET = later("Prompt: “{text}”"), later("Target: “{text}”")
PRINTED = frozenset(FACTS) - {"selection", "sampling"}  # unless somebody asks for others


@dataclass(frozen=True, slots=True)
class Page:
    """One page; checked when made, so that nothing drawn on it meets a measure without meaning.

    `height_mm` None lets the content decide. `paper` is for print: the light colours on white, nothing around the
    figure. `light` and `dark` are as on screen, with the figure's title. `facts` are those of `FACTS` that go into the
    file's metadata, None for all; `printed` are those that stand under the figure. `outlines` writes the text of an
    SVG as shapes, for readers that ignore the fonts it carries.
    """

    width_mm: float = 89.0
    height_mm: float | None = None
    dpi: float = 300.0
    theme: Theme = "paper"
    font_pt: float = 7.0
    printed: frozenset[str] = PRINTED
    margin_mm: float = 3.0
    facts: frozenset[str] | None = None
    outlines: bool = False

    def __post_init__(self) -> None:
        if self.theme not in THEMES:
            raise BadInput(
                tr('There is no theme "{name}": the themes are {known}.', name=self.theme, known=", ".join(THEMES))
            )
        _within(later("The width"), self.width_mm, 1, LARGEST_MM, later("millimetres"))
        if self.height_mm is not None:
            _within(later("The height"), self.height_mm, 1, LARGEST_MM, later("millimetres"))
        _within(later("The resolution"), self.dpi, 10, 10_000, later("dots per inch"))
        _within(later("The font size"), self.font_pt, 3, 72, later("points"))
        least = 2 * self.margin_mm + 13 * self.font_pt * POINT
        if self.width_mm < least:
            raise BadInput(
                tr(
                    "A page {width:g} mm wide has no room for type of {size:g} pt: make it at least {least} mm wide, "
                    "or the type smaller.",
                    width=self.width_mm,
                    size=self.font_pt,
                    least=math.ceil(least),
                )
            )
        _within(later("The margin"), self.margin_mm, 0, self.width_mm / 4, later("millimetres"))

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
                tr(
                    "{wide:g} × {high:.0f} mm at {dpi:g} dpi are {width} × {height} pixels, more than {most} a side: "
                    "choose a lower resolution or a smaller page.",
                    wide=self.width_mm,
                    high=height_mm,
                    dpi=self.dpi,
                    width=width,
                    height=height,
                    most=LARGEST_SIDE,
                )
            )
        return max(width, 1), max(height, 1)


def facts_of(figure: Figure) -> dict[str, str]:
    """The facts that a figure has to tell, in their order: "model" -> its name, size and fingerprint.

    What stands in the provenance under a name that `FACTS` does not know is a fact of its own.
    """
    told = {"sentence": figure.sentence, **figure.provenance}
    known = {name for names in FACTS.values() for name in names}
    rows = {fact: told.get(names[-1] if fact == "selection" else fact, "") for fact, names in FACTS.items()}
    rows["model"] += _fingerprint(told)
    rows["prompt"] = " → ".join(_one_line(told[name]) for name in FACTS["prompt"] if name in told)
    rows |= {name: words for name, words in told.items() if name not in known and name not in FACTS}
    return {fact: words for fact, words in rows.items() if words}


def carried(figure: Figure, page: Page) -> Figure:
    """The figure with only those facts that travel in the file; raises BadInput for a fact that does not exist."""
    there = facts_of(figure)
    unknown = sorted((page.printed | (page.facts or frozenset())) - FACTS.keys() - there.keys())
    if unknown:
        raise BadInput(
            tr(
                'There is no fact "{name}": the facts are {known}.',
                name=unknown[0],
                known=", ".join({**FACTS, **there}),
            )
        )
    if page.facts is None:
        return figure
    kept = {name for fact in page.facts for name in FACTS.get(fact, (fact,))}
    return replace(
        figure,
        focus=figure.focus if "selection" in page.facts else "",
        sentence=figure.sentence if "sentence" in page.facts else "",
        provenance={name: words for name, words in figure.provenance.items() if name in kept},
    )


def caption_lines(figure: Figure, printed: frozenset[str] = PRINTED) -> list[str]:
    """What stands under a figure: what is seen, which model and weights, which prompt, which program."""
    rows = {fact: words for fact, words in facts_of(figure).items() if fact in printed}
    lines = [rows["sentence"]] if "sentence" in rows else []
    if "model" in rows:
        lines.append(tr("Model {model}.", model=rows["model"]))
    lines += [
        tr(CAPTIONS[fact], words=words) if fact in CAPTIONS else f"{fact.capitalize()}: {words}."
        for fact, words in rows.items()
        if fact not in ("sentence", "model", "prompt", "program")
    ]
    ending = []
    if "prompt" in rows:
        for name, words in (("prompt", PROMPT), ("target", TARGET)):
            if name in figure.provenance:
                text = _one_line(figure.provenance[name])
                said = tr(words, text=text)
                ending.append(said if text.endswith((".", "!", "?", "…")) else f"{said}.")
    ending += [f"{rows['program']}."] if "program" in rows else []
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
        raise BadInput(
            tr(
                "{what} is {value:g}, but it must be between {low:g} and {high:g} {unit}.",
                what=tr(what),
                value=value,
                low=low,
                high=high,
                unit=tr(unit),
            )
        )
