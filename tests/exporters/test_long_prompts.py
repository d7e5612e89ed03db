"""Prompts with more tokens than a page can show one by one, rows that are compared, columns that are set aside."""

import io
import re
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from exporters import Page, picture, svg
from tests.traces import random_trace
from visualizer.palette import LIGHT
from visualizer.state import Selection
from visualizer.views import draw
from visualizer.views.figure import ColumnBars, Figure, HeatMap

PAGE = Page(width_mm=89, dpi=150, printed=frozenset())


def with_mark(figure: Figure, **fields: object) -> Figure:
    """The same figure with other fields of its mark."""
    return replace(figure, marks=(replace(figure.marks[0], **fields),))  # type: ignore[type-var]


@pytest.fixture(scope="module")
def long_map() -> Figure:
    return draw("head", random_trace(600, positions=False), Selection(layer=1, head=2))


def test_a_single_strong_cell_among_more_cells_than_pixels_is_printed(long_map: Figure) -> None:
    values = np.zeros((600, 600), dtype=np.float32)
    values[456, 123] = 1.0
    pixels = np.asarray(Image.open(io.BytesIO(picture(with_mark(long_map, values=values), PAGE))).convert("RGB"))
    empty = np.asarray(Image.open(io.BytesIO(picture(with_mark(long_map, values=0 * values), PAGE))).convert("RGB"))
    changed = np.argwhere((pixels != empty).any(axis=-1))
    assert len(changed) == 1
    assert tuple(pixels[tuple(changed[0])]) == tuple(bytes.fromhex(LIGHT.accent[1:]))


def test_of_more_bars_than_a_page_can_show_the_largest_are_drawn() -> None:
    figure = draw("row", random_trace(2000, positions=False), Selection(layer=1, head=2))
    text = svg(figure, PAGE).decode()
    assert "largest in each bar" in text
    assert text.count("<path") < 1200, "not one for each of 2,000 tokens"


def test_a_second_row_is_outlined_and_named() -> None:
    trace = random_trace(9, positions=False)
    figure = draw("row", trace, Selection(layer=1, head=2, query=8, pinned=4))
    mark = figure.marks[0]
    assert isinstance(mark, ColumnBars)
    np.testing.assert_array_equal(mark.other, trace.row(1, 2, 4))
    text = svg(figure, PAGE).decode()
    assert "pinned" in text
    outlines = len(re.findall("stroke-dasharray", text))
    assert outlines == 5 + 1, "one for each key that the pinned token sees, and the sample beside its name"


def test_a_column_set_aside_is_hatched_and_the_map_says_so() -> None:
    trace = random_trace(9, positions=False)
    shown, aside = (draw("head", trace, Selection(layer=1, head=2, sink=sink)) for sink in ("shown", "aside"))  # type: ignore[arg-type]
    mark = aside.marks[0]
    assert isinstance(mark, HeatMap)
    assert mark.aside == (0,)
    assert "first key aside" in svg(aside, PAGE).decode()
    assert svg(aside, PAGE).decode().count("<path") > svg(shown, PAGE).decode().count("<path") + 9
