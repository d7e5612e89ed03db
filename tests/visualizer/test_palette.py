"""Colours: the maps begin at the panel, end at the accent, and stay readable."""

import numpy as np
import pytest

from visualizer.palette import PALETTES, Palette, colour_table, colours, hexadecimal, ink_on
from visualizer.views.figure import ColourScale


@pytest.fixture(params=PALETTES.values(), ids=PALETTES.keys())
def palette(request: pytest.FixtureRequest) -> Palette:
    return request.param


def channels(colour: str) -> np.ndarray:
    return np.array(list(bytes.fromhex(colour[1:])))


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        share = channels(colour) / 255
        linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
        return float(linear @ [0.2126, 0.7152, 0.0722])

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_sequential_map_runs_from_the_panel_to_the_accent(palette: Palette) -> None:
    table = colour_table(palette, "sequential")
    assert np.abs(table[0].astype(int) - channels(palette.panel)).max() <= 2
    assert np.abs(table[-1].astype(int) - channels(palette.accent)).max() <= 3


def test_the_diverging_map_has_the_panel_in_its_middle_and_two_different_ends(palette: Palette) -> None:
    table = colour_table(palette, "diverging").astype(int)
    assert np.abs(table[len(table) // 2] - channels(palette.panel)).max() <= 2
    assert np.abs(table[0] - table[-1]).sum() > 150


def test_a_map_changes_evenly_from_step_to_step(palette: Palette) -> None:
    for kind in ("sequential", "diverging"):
        steps = np.abs(np.diff(colour_table(palette, kind).astype(int), axis=0)).max()
        assert steps <= 3


@pytest.mark.parametrize("ground", ["chrome", "panel", "field", "groove"])
@pytest.mark.parametrize("text", ["ink", "muted", "faint"])
def test_words_can_be_read_on_every_ground(palette: Palette, text: str, ground: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


def test_values_outside_the_scale_take_its_ends_and_what_is_no_number_takes_zero(palette: Palette) -> None:
    scale = ColourScale(-2, 2, "diverging")
    low, high, zero, nothing = colours(palette, scale, np.array([-9.0, 9.0, 0.0, np.nan]))
    table = colour_table(palette, "diverging")
    np.testing.assert_array_equal(low, table[0])
    np.testing.assert_array_equal(high, table[-1])
    np.testing.assert_array_equal(zero, nothing)


def test_numbers_in_cells_are_written_in_the_ink_that_reads_better(palette: Palette) -> None:
    for colour in colour_table(palette, "sequential")[::128]:
        chosen = ink_on(palette, colour)
        other = palette.panel if chosen == palette.ink else palette.ink
        assert contrast(chosen, hexadecimal(colour)) >= max(3.5, contrast(other, hexadecimal(colour)))


@pytest.mark.parametrize(("limit", "end"), [(0.31, 0.4), (1.0, 1.0), (7.3, 8.0), (0.0, 1.0), (9.1, 10.0)])
def test_a_scale_around_zero_ends_at_a_round_number(limit: float, end: float) -> None:
    assert ColourScale.around_zero(limit).high == pytest.approx(end)
