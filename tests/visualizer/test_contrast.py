"""Contrast and colour-blindness: every word can be read on every ground, in high contrast at 7:1."""

import numpy as np
import pytest

from visualizer.palette import PALETTES, Palette, colour_table, theme_name

GROUNDS = ("chrome", "panel", "field", "groove", "masked")
TEXTS = ("ink", "muted", "faint")
# Viénot, Brettel and Mollon 1999: linear sRGB as a person without red, or without green cones sees it
BLIND = {
    "protanopia": np.array([[0.11238, 0.88762, 0.0], [0.11238, 0.88762, 0.0], [0.00401, -0.00401, 1.0]]),
    "deuteranopia": np.array([[0.29275, 0.70725, 0.0], [0.29275, 0.70725, 0.0], [-0.02234, 0.02234, 1.0]]),
}


@pytest.fixture(params=PALETTES.values(), ids=PALETTES.keys())
def palette(request: pytest.FixtureRequest) -> Palette:
    return request.param


def linear(rgb: np.ndarray) -> np.ndarray:
    share = rgb.astype(float) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def channels(colour: str) -> np.ndarray:
    return np.array(list(bytes.fromhex(colour[1:])))


def contrast(one: str, other: str) -> float:
    low, high = sorted(float(linear(channels(colour)) @ [0.2126, 0.7152, 0.0722]) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def lightness(rgb: np.ndarray) -> np.ndarray:
    """L* of colours (colours, 3)."""
    luminance = linear(rgb) @ [0.2126, 0.7152, 0.0722]
    return np.where(luminance > 0.008856, 116 * np.cbrt(luminance) - 16, 903.3 * luminance)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_words_can_be_read_on_every_ground(palette: Palette, text: str, ground: str) -> None:
    """WCAG 2: AA at 4.5:1, and AAA at 7:1 in high contrast."""
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= (7 if palette.is_high else 4.5)


@pytest.mark.parametrize("text", ["ink", "muted"])
def test_words_can_be_read_over_bars(palette: Palette, text: str) -> None:
    assert contrast(getattr(palette, text), palette.fill) >= (7 if palette.is_high else 4.5)


@pytest.mark.parametrize("ground", ["chrome", "panel", "field", "wash"])
@pytest.mark.parametrize("text", ["accent", "ink"])
def test_what_is_selected_can_be_read(palette: Palette, text: str, ground: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= (7 if palette.is_high else 4.5)


@pytest.mark.parametrize("ground", ["ink", "bar", "accent"])
def test_words_on_solid_buttons_and_marked_text_can_be_read(palette: Palette, ground: str) -> None:
    assert contrast(palette.panel, getattr(palette, ground)) >= (7 if palette.is_high else 4.5)


def test_the_focus_ring_and_the_bars_stand_out(palette: Palette) -> None:
    for ground in ("chrome", "panel", "field"):
        assert contrast(palette.bar, getattr(palette, ground)) >= 3


@pytest.mark.parametrize("border", ["edge", "line", "ghost"])
def test_in_high_contrast_every_border_can_be_seen(palette: Palette, border: str) -> None:
    if palette.is_high:
        for ground in ("chrome", "panel", "field"):
            assert contrast(getattr(palette, border), getattr(palette, ground)) >= 3


@pytest.mark.parametrize("kind", ["sequential", "diverging"])
def test_a_map_changes_its_lightness_one_way_from_zero_to_each_end(palette: Palette, kind: str) -> None:
    table = lightness(colour_table(palette, kind))
    middle = len(table) // 2
    ramps = [table] if kind == "sequential" else [table[middle:], table[: middle + 1][::-1]]
    for ramp in ramps:
        steps = np.diff(ramp) * np.sign(ramp[-1] - ramp[0])
        assert steps.min() > -0.4  # rounding to eight bits
        assert abs(ramp[-1] - ramp[0]) > 40


def test_high_contrast_maps_end_farther_from_their_zero() -> None:
    for ground in ("light", "dark"):
        usual, high = (
            abs(np.diff(lightness(colour_table(PALETTES[name], "sequential"))[[0, -1]])[0])
            for name in (ground, f"{ground} high contrast")
        )
        assert high > usual + 5


@pytest.mark.parametrize("blindness", BLIND)
def test_the_two_signs_differ_for_those_who_see_fewer_colours(palette: Palette, blindness: str) -> None:
    """The ends of the diverging map, and what lies half way to them, are not the same colour to anyone."""
    table = colour_table(palette, "diverging")
    quarter = len(table) // 4
    for one, other in ((0, -1), (quarter, -quarter - 1)):
        seen = linear(table[[one, other]]) @ BLIND[blindness].T
        encoded = 255 * np.clip(seen, 0, 1) ** (1 / 2.2)
        assert np.abs(encoded[0] - encoded[1]).max() > 60


def test_themes_are_named_by_ground_and_contrast() -> None:
    names = {theme_name(dark, high) for dark in (False, True) for high in (False, True)}
    assert names == set(PALETTES)
    assert all(palette.is_dark == ("dark" in name) for name, palette in PALETTES.items())
