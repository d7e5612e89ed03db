"""Colours by role, and the two colour maps, as both painters use them. No toolkit in here: hexadecimal strings.

The maps are straight lines in OKLab (Ottosson 2020, https://bottosson.github.io/posts/oklab/), so that equal steps of
data look equal; all of their colours lie inside sRGB, so that nothing is clipped.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from jaxtyping import Float, UInt8

from visualizer.views.figure import ColourScale

Oklch = tuple[float, float, float]  # lightness 0..1, chroma, hue in degrees
STEPS = 1025  # colours of a map


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme. The accent means selected, and nothing else."""

    name: str
    chrome: str  # top bar, prompt, token strip, foot
    panel: str  # panels; zero of both colour maps
    field: str  # text fields, chips, segments
    masked: str  # cells that the mask forbids: not the colour of zero
    line: str  # hairlines between panels
    edge: str  # borders of controls
    groove: str  # slider track, empty part of a bar
    ink: str  # values
    muted: str  # labels
    faint: str  # notes
    bar: str  # solid bars: now
    ghost: str  # faint bars: as given
    fill: str  # a bar behind words
    accent: str
    wash: str  # fill behind what is selected
    zero: Oklch
    weight: Oklch  # the sequential map's end: the accent
    positive: Oklch
    negative: Oklch

    @property
    def is_dark(self) -> bool:
        """Whether it is a dark ground with light ink."""
        return self.name.startswith("dark")

    @property
    def is_high(self) -> bool:
        """Whether it is one of high contrast: text at 7:1, the borders of controls at 3:1 (WCAG 2, AAA)."""
        return self.name.endswith("high contrast")


LIGHT = Palette(
    name="light", chrome="#f5f6f8", panel="#ffffff", field="#ffffff", masked="#f4f5f8", line="#e2e5ea", edge="#c9ced6",
    groove="#eceff3", ink="#15181e", muted="#535b67", faint="#636b76", bar="#4a5260", ghost="#d3d8df", fill="#d3d8df",
    accent="#1a4bcb", wash="#e9effd", zero=(1.0, 0.0, 264.0), weight=(0.47, 0.205, 264.0), positive=(0.55, 0.17, 264.0),
    negative=(0.55, 0.148, 48.0),
)  # fmt: skip
DARK = Palette(
    name="dark", chrome="#121519", panel="#181c21", field="#1e2329", masked="#121519", line="#2a3038", edge="#3d4550",
    groove="#242a32", ink="#eceff3", muted="#b0b8c3", faint="#9099a6", bar="#b3bbc6", ghost="#3f4854", fill="#3f4854",
    accent="#97bbfb", wash="#22304a", zero=(0.224, 0.012, 255.0), weight=(0.79, 0.1, 262.0),
    positive=(0.79, 0.1, 262.0), negative=(0.78, 0.138, 62.0),
)  # fmt: skip
LIGHT_HIGH = Palette(
    name="light high contrast", chrome="#ffffff", panel="#ffffff", field="#ffffff", masked="#e6e6e6", line="#808080",
    edge="#4d4d4d", groove="#e0e0e0", ink="#000000", muted="#1f1f1f", faint="#363636", bar="#262626",
    ghost="#8c8c8c", fill="#b8b8b8", accent="#00309e", wash="#d8e3ff", zero=(1.0, 0.0, 264.0),
    weight=(0.3705, 0.183, 262.8), positive=(0.3705, 0.183, 262.8), negative=(0.42, 0.11, 48.0),
)  # fmt: skip
DARK_HIGH = Palette(
    name="dark high contrast", chrome="#000000", panel="#000000", field="#000000", masked="#262626", line="#808080",
    edge="#b8b8b8", groove="#262626", ink="#ffffff", muted="#ebebeb", faint="#d6d6d6", bar="#e0e0e0",
    ghost="#737373", fill="#4d4d4d", accent="#a8ccff", wash="#0b2a63", zero=(0.0, 0.0, 255.0),
    weight=(0.837, 0.0817, 257.1), positive=(0.837, 0.0817, 257.1), negative=(0.82, 0.138, 72.0),
)  # fmt: skip
PALETTES: dict[str, Palette] = {palette.name: palette for palette in (LIGHT, DARK, LIGHT_HIGH, DARK_HIGH)}


def theme_name(dark: bool, high: bool) -> str:
    """The name of the theme for a ground and a contrast: "light", "dark high contrast"."""
    return ("dark" if dark else "light") + (" high contrast" if high else "")


def oklab(colour: Oklch) -> Float[np.ndarray, "3"]:
    """Lightness, a and b of a colour given by lightness, chroma and hue."""
    lightness, chroma, hue = colour
    return np.array([lightness, chroma * np.cos(np.radians(hue)), chroma * np.sin(np.radians(hue))])


def oklab_to_srgb(colours: Float[np.ndarray, "colours 3"]) -> UInt8[np.ndarray, "colours 3"]:
    """OKLab to 8-bit sRGB."""
    lightness, a, b = colours.T
    cones = np.stack(
        [
            lightness + 0.3963377774 * a + 0.2158037573 * b,
            lightness - 0.1055613458 * a - 0.0638541728 * b,
            lightness - 0.0894841775 * a - 1.291485548 * b,
        ],
        axis=-1,
    )  # (colours, 3)
    to_linear = np.array(
        [
            [4.0767416621, -3.3077115913, 0.2309699292],
            [-1.2684380046, 2.6097574011, -0.3413193965],
            [-0.0041960863, -0.7034186147, 1.707614701],
        ]
    )
    linear = np.clip(cones**3 @ to_linear.T, 0, 1)
    encoded = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.round(255 * encoded).astype(np.uint8)


@cache
def colour_table(palette: Palette, kind: str) -> UInt8[np.ndarray, "steps 3"]:
    """The colours of a map, from its low end to its high end."""
    steps = np.linspace(0, 1, STEPS)[:, None]

    def ramp(end: Oklch) -> UInt8[np.ndarray, "steps 3"]:
        zero = oklab(palette.zero)
        return oklab_to_srgb(zero + (oklab(end) - zero) * steps)

    if kind == "sequential":
        return ramp(palette.weight)
    return np.concatenate([ramp(palette.negative)[::-1], ramp(palette.positive)[1:]])


def colours(palette: Palette, scale: ColourScale, values: Float[np.ndarray, "*shape"]) -> UInt8[np.ndarray, "*shape 3"]:
    """The colour of each value on a scale; what is no number takes the colour of zero."""
    table = colour_table(palette, scale.kind)
    place = np.nan_to_num(scale.place(values), nan=0.5 if scale.kind == "diverging" else 0.0)
    return table[np.round(place * (len(table) - 1)).astype(np.intp)]


def hexadecimal(colour: UInt8[np.ndarray, "3"]) -> str:
    """One colour as "#rrggbb"."""
    return "#" + bytes(colour.tolist()).hex()


def mixed(start: str, end: str, share: float) -> str:
    """The colour that lies `share` of the way between two hexadecimal ones."""
    one, other = (np.array(list(bytes.fromhex(colour[1:]))) for colour in (start, end))
    return hexadecimal(np.round(one + share * (other - one)).astype(np.uint8))


def ink_on(palette: Palette, colour: UInt8[np.ndarray, "3"]) -> str:
    """Ink or panel, whichever reads better on a coloured cell (WCAG 2 contrast)."""

    def luminance(rgb: np.ndarray) -> float:
        share = rgb.astype(float) / 255
        linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
        return float(linear @ np.array([0.2126, 0.7152, 0.0722]))

    ground = luminance(colour)

    def contrast(candidate: str) -> float:
        low, high = sorted((ground, luminance(np.array(list(bytes.fromhex(candidate[1:]))))))
        return (high + 0.05) / (low + 0.05)

    return max((palette.ink, palette.panel), key=contrast)
