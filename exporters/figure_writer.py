"""A figure on a page: its marks below one another, its caption under a hairline, its provenance in the metadata."""

import math
from collections.abc import Mapping
from dataclasses import replace

from exporters import fonts, marks
from exporters.marks.columns import arrange
from exporters.marks.heat_map import tall_maps
from exporters.marks.room import Block, Room
from exporters.page import POINT, Page, caption_lines, carried
from exporters.sheet import Format, Sheet, leading, settings
from visualizer.errors import BadInput
from visualizer.language import tr
from visualizer.views.figure import Figure

SMALLEST, LARGEST = 0.1, 2.5  # how far a page of a given height may squeeze and stretch its marks


def render(figure: Figure, page: Page, form: Format) -> bytes:
    """The figure as the content of a PNG, SVG or PDF file."""
    with settings(page.outlines):
        height, stretch = _fitted(figure, page)
        sheet = Sheet(page, height, form)
        _paint(sheet, figure, page, height, stretch)
        return sheet.picture(metadata(carried(figure, page)))


def natural_height(figure: Figure, page: Page) -> float:
    """The height in millimetres that the figure takes where nobody asks for another."""
    with settings(page.outlines):
        return _height(figure, page, _blocks(figure, page, 1.0))


def metadata(figure: Figure) -> Mapping[str, str]:
    """What travels inside a picture: title, sentence, and the provenance."""
    title = f"{figure.title}, {' '.join(figure.focus.split())}" if figure.focus else figure.title
    return {"title": title, "sentence": figure.sentence, **figure.provenance}


def _fitted(figure: Figure, page: Page) -> tuple[float, float]:
    """The page's height, and how far the marks are stretched so that they fill it."""
    natural = _height(figure, page, _blocks(figure, page, 1.0))
    if page.height_mm is None:
        return natural, 1.0
    low, high = (SMALLEST, 1.0) if natural > page.height_mm else (1.0, LARGEST)
    least = _height(figure, page, _blocks(figure, page, low))
    if least > page.height_mm + 1e-6:
        raise BadInput(
            tr(
                "A page {height:g} mm high is too low for this figure at {width:g} mm and {size:g} pt: make it at "
                "least {least} mm high, or leave the height out.",
                height=page.height_mm,
                width=page.width_mm,
                size=page.font_pt,
                least=math.ceil(least),
            )
        )
    for _ in range(14):  # to a few hundredths of a millimetre
        middle = (low + high) / 2
        fits = _height(figure, page, _blocks(figure, page, middle)) <= page.height_mm
        low, high = (middle, high) if fits else (low, middle)
    return page.height_mm, low


def _room(figure: Figure, page: Page, stretch: float) -> Room:
    room = Room(page, page.width_mm - 2 * page.margin_mm, stretch, max(1, tall_maps(figure.marks)))
    return replace(room, places=arrange(figure.marks, room))


def _blocks(figure: Figure, page: Page, stretch: float) -> list[Block]:
    room = _room(figure, page, stretch)
    return [marks.plan(mark, room) for mark in figure.marks]


def _height(figure: Figure, page: Page, blocks: list[Block]) -> float:
    """All of it, with header, gaps, caption and margins."""
    gaps = max(0, len(blocks) - 1) * _gap(page)
    body = sum(block.height for block in blocks) + gaps
    return 2 * page.margin_mm + _header_height(page) + body + _caption_height(figure, page)


def _paint(sheet: Sheet, figure: Figure, page: Page, height: float, stretch: float) -> None:
    room = _room(figure, page, stretch)
    blocks = [marks.plan(mark, room) for mark in figure.marks]
    left, y = page.margin_mm, page.margin_mm
    if page.has_header:
        _paint_header(sheet, figure, room, left, y)
        y += _header_height(page)
    y += max(0.0, height - _height(figure, page, blocks)) / 2  # what is left over, above and below
    for block in blocks:
        block.paint(sheet, left, y)
        y += block.height + _gap(page)
    if page.printed:
        _paint_caption(sheet, figure, room, left, height - page.margin_mm - _caption_height(figure, page))


def _gap(page: Page) -> float:
    """Between two marks."""
    return 1.2 * page.font_pt * POINT


def _header_height(page: Page) -> float:
    return 2.6 * page.font_pt * POINT if page.has_header else 0.0


def _paint_header(sheet: Sheet, figure: Figure, room: Room, x: float, y: float) -> None:
    """Title and focus, as at the head of a panel."""
    middle, palette = y + 0.6 * room.em, room.palette
    focus = fonts.elided(fonts.drawable(figure.focus), "medium", room.size, 0.6 * room.width)
    free = room.width - fonts.measure(focus, "medium", room.size) - room.em
    title = fonts.elided(fonts.drawable(figure.title), "strong", 1.1 * room.size, free)
    sheet.text(x, middle, title, 1.1 * room.size, palette.ink, "strong")
    sheet.text(x + room.width, middle, focus, room.size, palette.accent, "medium", "right")


def _caption(figure: Figure, page: Page) -> list[str]:
    """The caption in lines as wide as the page."""
    size, width = page.font_pt * 6 / 7, page.width_mm - 2 * page.margin_mm
    return [
        line
        for sentence in caption_lines(figure, page.printed)
        for line in fonts.wrapped(fonts.drawable(sentence), "text", size, width)
    ]


def _caption_height(figure: Figure, page: Page) -> float:
    em = page.font_pt * POINT
    lines = _caption(figure, page)
    return 2.0 * em + len(lines) * leading(page.font_pt * 6 / 7) - 0.3 * em if lines else 0.0


def _paint_caption(sheet: Sheet, figure: Figure, room: Room, x: float, y: float) -> None:
    lines = _caption(figure, room.page)
    if not lines:
        return
    hairline = y + 1.1 * room.em
    sheet.line(x, hairline, x + room.width, hairline, room.palette.edge)
    step = leading(room.small)
    for place, line in enumerate(lines):
        sheet.text(x, hairline + 0.6 * room.em + (place + 0.5) * step, line, room.small, room.palette.muted)
