"""Exporters: any figure on a page or as numbers, any trace as arrays.

    from exporters import save, save_trace

    save(figure, "head.pdf", width_mm=89)      # .png .svg .pdf: a picture    .npz .csv .json: its numbers
    save_trace(trace, "trace.npz")             # .npz .json

matplotlib is loaded when the first picture is made.
"""

import io
from dataclasses import replace
from pathlib import Path
from typing import get_args

from exporters import data
from exporters.beginning import beginning
from exporters.files import written_whole
from exporters.page import FACTS, PRINTED, THEMES, Page, Theme, carried, facts_of
from exporters.recipe import Recipe
from exporters.sheet import Format
from exporters.trace_data import save_trace
from visualizer.errors import BadInput
from visualizer.language import tr
from visualizer.views.figure import Figure

__all__ = [
    "FACTS",
    "NUMBERS",
    "PICTURES",
    "PRINTED",
    "THEMES",
    "Page",
    "Recipe",
    "Theme",
    "cells",
    "facts_of",
    "numbers_begin",
    "page_height",
    "pdf",
    "picture",
    "save",
    "save_trace",
    "svg",
]

PICTURES: dict[str, Format] = {f".{form}": form for form in get_args(Format)}
NUMBERS = {".npz": data.save_npz, ".csv": data.save_csv, ".json": data.save_json}


def save(figure: Figure, path: str | Path, page: Page | None = None, **measures: object) -> Path:
    """Write a figure to `path`: a picture or its numbers, by the suffix; returns the path.

    `measures` are fields of `Page` to change, such as `width_mm=183`; of numbers only its `facts` count. Without a
    height the content decides it. The file is written whole or not at all. Raises BadInput for another suffix, measures
    without meaning, a place that cannot be written to.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    page = replace(page or Page(), **measures)  # type: ignore[arg-type]
    if suffix in NUMBERS:
        told = carried(figure, page)
        with written_whole(path) as file:
            NUMBERS[suffix](told, file)
    elif suffix in PICTURES:
        with written_whole(path) as file:  # the place is tried before the work
            file.write(_render(figure, page, PICTURES[suffix]))
    else:
        raise BadInput(
            tr(
                'A figure cannot be written as "{name}": name the file one of {known}.',
                name=path.suffix or path.name,
                known=", ".join((*PICTURES, *NUMBERS)),
            )
        )
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


def numbers_begin(figure: Figure, suffix: str, page: Page | None = None) -> str:
    """How the file of its numbers begins, with one of the suffixes `NUMBERS`: for previews, quick for any figure."""
    return beginning(carried(figure, page or Page()), suffix)


def cells(figure: Figure) -> bytes:
    """The figure's numbers as spreadsheets take them from the clipboard: UTF-8, a tab between two cells."""
    content = io.BytesIO()
    data.save_cells(figure, content)
    return content.getvalue()


def page_height(figure: Figure, page: Page | None = None) -> float:
    """The height in millimetres that the figure's page takes where none is asked for."""
    from exporters.figure_writer import natural_height

    return natural_height(figure, page or Page())


def _render(figure: Figure, page: Page, form: Format) -> bytes:
    from exporters.figure_writer import render  # brings matplotlib

    return render(figure, page, form)
