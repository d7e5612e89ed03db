"""Exporters: any figure on a page or as numbers, any trace as arrays.

    from exporters import save, save_trace

    save(figure, "head.pdf", width_mm=89)      # .png .svg .pdf: a picture    .npz .csv .json: its numbers
    save_trace(trace, "trace.npz")             # .npz .json

matplotlib is loaded when the first picture is made.
"""

from pathlib import Path
from typing import get_args

from exporters import data
from exporters.files import written_whole
from exporters.page import Page, Theme
from exporters.sheet import Format
from exporters.trace_data import save_trace
from visualizer.errors import BadInput
from visualizer.views.figure import Figure

__all__ = ["NUMBERS", "PICTURES", "Page", "Theme", "page_height", "pdf", "picture", "save", "save_trace", "svg"]

PICTURES: dict[str, Format] = {f".{form}": form for form in get_args(Format)}
NUMBERS = {".npz": data.save_npz, ".csv": data.save_csv, ".json": data.save_json}


def save(
    figure: Figure,
    path: str | Path,
    width_mm: float = 89,
    height_mm: float | None = None,
    dpi: float = 300,
    theme: Theme = "paper",
    font_pt: float = 7,
    caption: bool = True,
    margin_mm: float = 3,
) -> Path:
    """Write a figure to `path`: a picture or its numbers, by the suffix; returns the path.

    The page's measures concern pictures only; without a height the content decides it. The file is written whole or
    not at all. Raises BadInput for another suffix, measures without meaning, a place that cannot be written to.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    page = Page(width_mm, height_mm, dpi, theme, font_pt, caption, margin_mm)
    if suffix in NUMBERS:
        with written_whole(path) as file:
            NUMBERS[suffix](figure, file)
    elif suffix in PICTURES:
        with written_whole(path) as file:  # the place is tried before the work
            file.write(_render(figure, page, PICTURES[suffix]))
    else:
        known = ", ".join((*PICTURES, *NUMBERS))
        raise BadInput(f'A figure cannot be written as "{path.suffix or path.name}": name the file one of {known}.')
    return path


def picture(figure: Figure, page: Page | None = None) -> bytes:
    """The figure as a PNG, for the clipboard and for previews."""
    return _render(figure, page or Page(), "png")


def svg(figure: Figure, page: Page | None = None) -> bytes:
    """The figure as an SVG."""
    return _render(figure, page or Page(), "svg")


def pdf(figure: Figure, page: Page | None = None) -> bytes:
    """The figure as a PDF."""
    return _render(figure, page or Page(), "pdf")


def page_height(figure: Figure, page: Page | None = None) -> float:
    """The height in millimetres that the figure's page takes where none is asked for."""
    from exporters.figure_writer import natural_height

    return natural_height(figure, page or Page())


def _render(figure: Figure, page: Page, form: Format) -> bytes:
    from exporters.figure_writer import render  # brings matplotlib

    return render(figure, page, form)
