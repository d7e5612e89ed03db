"""The drawing surface: rectangles, lines, text and cells in millimetres from the page's upper left corner.

The marks draw on it and know nothing of matplotlib; it knows nothing of marks. Everything is painted in the order of
the calls.
"""

import base64
import io
import itertools
import json
import logging
import math
import threading
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from typing import Any, Literal

import numpy as np
from jaxtyping import Float, UInt8

from exporters import fonts
from exporters.fonts import Face
from exporters.page import POINT, Page

Format = Literal["png", "svg", "pdf"]
Anchor = Literal["left", "center", "right"]

MOST_VECTOR_CELLS = 4096  # a larger map becomes an image, or files grow and readers crawl
MOST_IMAGE_SIDE = 6000  # pixels of a map embedded in a vector page
MIDDLE = 0.36  # of the type size: from the middle of a capital to its baseline
HAIRLINE = 0.15
SPARSE = 3  # times the area of the maps of a picture: where they are further apart they are images of their own

_settings = threading.Lock()  # matplotlib's settings are one for the whole program


@contextmanager
def settings(outlines: bool = False) -> Iterator[None]:
    """matplotlib with the settings of these pages and nobody else's; a sheet is made, drawn and finished inside.

    With `outlines` the text of an SVG becomes shapes.
    """
    import matplotlib

    with _settings, matplotlib.rc_context(), warnings.catch_warnings(), _fewer_words():
        # a character that no font here has is drawn as a box; that is no reason to stop
        warnings.filterwarnings("ignore", message=r"Glyph .* missing")
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(
            {
                "pdf.fonttype": 42, "svg.fonttype": "path" if outlines else "none", "svg.hashsalt": "headlight",
                "svg.image_inline": True, "image.composite_image": False, "text.hinting": "none",
                "path.simplify": False, "font.sans-serif": ["DejaVu Sans"], "font.monospace": ["DejaVu Sans Mono"],
            }
        )  # fmt: skip
        yield


@contextmanager
def _fewer_words() -> Iterator[None]:
    """Without matplotlib's remark that a fallback family lacks a half-bold face."""
    log = logging.getLogger("matplotlib.font_manager")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(level)


class Sheet:
    """One page being drawn, for one format: a PNG has whole pixels, which the edges of its cells keep to."""

    def __init__(self, page: Page, height_mm: float, form: Format) -> None:
        from matplotlib.figure import Figure

        fonts.manager()
        self.page, self.height, self.form = page, height_mm, form
        self._live = form == "svg" and not page.outlines  # the reader sets the text, with fonts that travel in the file
        self._drawn: dict[Face, set[str]] = {}  # the characters, for those fonts
        self._order = itertools.count(1)
        self._tiles: list[tuple[int, int, np.ndarray]] = []  # left, top and pixels of maps that wait to be painted
        self._pixels = page.pixels(height_mm)
        whole = [(count + 1e-3) / page.dpi for count in self._pixels]  # matplotlib cuts what is not quite a pixel
        inches = whole if form == "png" else [page.width_mm / 25.4, height_mm / 25.4]
        self._figure = Figure(figsize=(inches[0], inches[1]), dpi=page.dpi if form == "png" else 72)
        self._figure.patch.set(facecolor=page.background, linewidth=0)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set(xlim=(0, page.width_mm), ylim=(height_mm, 0), autoscale_on=False)

    def rectangle(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str | None = None,
        stroke: str | None = None,
        line: float = HAIRLINE,
        radius: float = 0.0,
        dashed: bool = False,
    ) -> None:
        """A rectangle with its upper left corner at x, y."""
        from matplotlib.patches import FancyBboxPatch, Rectangle

        look: dict[str, Any] = {
            "facecolor": fill or "none",
            "edgecolor": stroke or "none",
            "linewidth": line / POINT if stroke else 0,
            "linestyle": (0, (4, 3)) if dashed else "solid",
            "joinstyle": "miter",
            "clip_on": False,
            "zorder": self._above(),
        }
        radius = min(radius, width / 2, height / 2)
        if radius > 0:
            shape = f"round,pad=0,rounding_size={radius:.4f}"
            self._axes.add_patch(FancyBboxPatch((x, y), width, height, boxstyle=shape, **look))
        else:
            self._axes.add_patch(Rectangle((x, y), width, height, **look))

    def line(self, x0: float, y0: float, x1: float, y1: float, colour: str, width: float = HAIRLINE) -> None:
        """A straight line."""
        from matplotlib.lines import Line2D

        self._axes.add_line(
            Line2D(
                [x0, x1], [y0, y1], color=colour, linewidth=width / POINT, solid_capstyle="butt",
                clip_on=False, zorder=self._above(),
            )
        )  # fmt: skip

    def path(
        self, points: Sequence[tuple[float, float]], colour: str, width: float = HAIRLINE, dashed: bool = False
    ) -> None:
        """A line through some points, with round corners; NaN makes a gap."""
        from matplotlib.lines import Line2D

        xs, ys = zip(*points, strict=True)
        self._axes.add_line(
            Line2D(
                xs, ys, color=colour, linewidth=width / POINT, linestyle=(0, (4, 3)) if dashed else "solid",
                solid_capstyle="round", solid_joinstyle="round", clip_on=False, zorder=self._above(),
            )
        )  # fmt: skip

    def polygon(self, points: Sequence[tuple[float, float]], fill: str) -> None:
        """A filled shape without an edge."""
        from matplotlib.patches import Polygon

        self._axes.add_patch(
            Polygon(list(points), closed=True, facecolor=fill, linewidth=0, clip_on=False, zorder=self._above())
        )

    def curves(
        self,
        ends: Float[np.ndarray, "curves 4"],
        colours: UInt8[np.ndarray, "curves 3"],
        widths: Float[np.ndarray, "curves"],
    ) -> None:
        """Curves from (x0, y0) to (x1, y1) that leave and arrive level, as lines between two columns do."""
        from matplotlib.collections import PathCollection
        from matplotlib.path import Path

        codes = [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
        paths = []
        for x0, y0, x1, y1 in ends.tolist():
            bend = (x1 - x0) * 0.5
            paths.append(Path([(x0, y0), (x0 + bend, y0), (x1 - bend, y1), (x1, y1)], codes))
        self._axes.add_collection(
            PathCollection(
                paths,
                facecolors="none",
                edgecolors=colours / 255,
                linewidths=widths / POINT,
                clip_on=False,
                zorder=self._above(),
            ),
            autolim=False,
        )

    def dots(
        self, middles: Float[np.ndarray, "dots 2"], radius: float, fills: Sequence[str], edges: Sequence[str],
        line: float = HAIRLINE,
    ) -> None:  # fmt: skip
        """Equally large discs, each with a fill and an edge; "none" leaves either out."""
        from matplotlib.collections import PathCollection
        from matplotlib.path import Path

        self._axes.add_collection(
            PathCollection(
                [Path.circle((x, y), radius) for x, y in middles.tolist()],
                facecolors=list(fills),
                edgecolors=list(edges),
                linewidths=line / POINT,
                clip_on=False,
                zorder=self._above(),
            ),
            autolim=False,
        )

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str,
        face: Face = "text",
        anchor: Anchor = "left",
        rotate: float = 0.0,
    ) -> None:
        """A line of text, its middle (of the capitals) at height y; rotated around that point."""
        if not text:
            return
        text = fonts.drawable(text)
        self._drawn.setdefault(face, set()).update(text)
        turn, drop = math.radians(rotate), MIDDLE * size * POINT
        if not self._live:  # matplotlib anchors by a width without font features; in an SVG the reader anchors
            along = fonts.measure(text, face, size) * {"left": 0.0, "center": 0.5, "right": 1.0}[anchor]
            x, y, anchor = x - along * math.cos(turn), y + along * math.sin(turn), "left"
        self._axes.text(
            x + drop * math.sin(turn), y + drop * math.cos(turn), text, color=colour, fontsize=size,
            family=[*fonts.families(text, face), fonts.GENERIC[face]], weight=fonts.FACES[face][1],
            fontfeatures=fonts.features(text, face), ha=anchor, va="baseline", rotation=rotate, rotation_mode="anchor",
            parse_math=False, zorder=self._above(), clip_on=False,
        )  # fmt: skip

    def piece(
        self,
        x: float,
        y: float,
        label: str,
        size: float,
        colour: str,
        anchor: Anchor = "left",
        rotate: float = 0.0,
        strong: bool = False,
    ) -> float:
        """A token's label, the dots of its leading spaces fainter than the rest; returns its width."""
        face: Face = "mono strong" if strong else "mono"
        label = fonts.drawable(label)
        dots = fonts.leading_spaces(label)
        before = fonts.measure(label[:dots], face, size) if dots else 0.0
        rest = fonts.measure(label[dots:], face, size)
        along = {"left": 0.0, "center": (before + rest) / 2, "right": before + rest}[anchor]
        turn = math.radians(rotate)

        def part(text: str, start: float, end: float, ink: str) -> None:
            # each part hangs on the side the whole hangs on, so that a reader's other font does the least harm
            at = start if anchor == "left" else end
            offset = at - along
            side: Anchor = "left" if anchor == "left" else "right"
            self.text(x + offset * math.cos(turn), y - offset * math.sin(turn), text, size, ink, face, side, rotate)

        part(label[:dots], 0.0, before, self._fainter(colour))
        part(label[dots:], before, before + rest, colour)
        return before + rest

    def cells(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        colours: UInt8[np.ndarray, "rows columns 3"],
        vector: bool = True,
    ) -> None:
        """A map of coloured cells: exact rectangles, or for a large one pixels that no reader blurs.

        `vector` False makes pixels of a small one too, where it is one of very many.
        """
        rows, columns, _ = colours.shape
        if self.form == "png":
            self._snapped_pixels(x, y, width, height, colours)
        elif vector and rows * columns <= MOST_VECTOR_CELLS:
            self._vector_cells(x, y, width / columns, height / rows, colours)
        else:
            self._embedded_pixels(x, y, width, height, colours)

    def picture(self, metadata: Mapping[str, str]) -> bytes:
        """The finished page as a file's content; the same bytes for the same page."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.backends.backend_pdf import FigureCanvasPdf
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        self._paint_tiles()
        canvas = {"png": FigureCanvasAgg, "svg": FigureCanvasSVG, "pdf": FigureCanvasPdf}[self.form]
        canvas(self._figure)
        content = io.BytesIO()
        with fonts.only_glyphs() if self.form == "pdf" else nullcontext():
            self._figure.savefig(content, format=self.form, dpi=self._figure.dpi, metadata=self._metadata(metadata))
        drawn = content.getvalue()
        return self._with_fonts(drawn) if self._live else drawn

    def _metadata(self, facts: Mapping[str, str]) -> dict[str, Any]:
        """Title, subject and the whole provenance, under the names each format gives them."""
        program, title = facts.get("program", "Headlight"), fonts.drawable(facts.get("title", ""))
        told = json.dumps(dict(facts))  # ASCII, which every format holds
        if self.form == "png":
            return {"Title": title, "Description": told, "Software": program}
        if self.form == "svg":
            return {"Title": title, "Description": told, "Creator": program, "Date": None, "Format": None, "Type": None}
        subject = fonts.drawable(facts.get("sentence", ""))
        return {"Title": title, "Subject": subject, "Keywords": told, "Creator": program, "CreationDate": None}

    def _with_fonts(self, drawing: bytes) -> bytes:
        """An SVG with the glyphs of its own text, so that it looks the same where the fonts are not installed."""
        rules = [
            f"@font-face {{font-family: '{family}'; font-weight: {weight}; "
            f"src: url(data:font/woff;base64,{base64.b64encode(font).decode()})}}"
            for face, characters in sorted(self._drawn.items())
            for family, weight, font in fonts.web_fonts(face, characters)
        ]
        style = "\n".join(["<defs>", '  <style type="text/css">', *rules, "  </style>"])
        return drawing.replace(b"<defs>", style.encode(), 1)  # the first: text before it is escaped

    def _vector_cells(
        self, x: float, y: float, width: float, height: float, colours: UInt8[np.ndarray, "rows columns 3"]
    ) -> None:
        """One rectangle for each run of equal cells in a row.

        Readers smooth the edge of every rectangle by itself, so that the page would shine through between two that
        only touch. So each reaches one cell further, to the right and down, and is painted over by its neighbours.
        """
        from matplotlib.collections import PolyCollection

        rows, columns, _ = colours.shape
        corners, fills = [], []
        right, bottom = x + columns * width, y + rows * height
        for row in range(rows):
            changes = np.flatnonzero((colours[row, 1:] != colours[row, :-1]).any(axis=-1)) + 1
            starts = [0, *changes.tolist()]
            for start, end in itertools.pairwise([*starts, columns]):
                x0, y0 = x + start * width, y + row * height
                x1, y1 = min(x + (end + 1) * width, right), min(y + (row + 2) * height, bottom)
                corners.append([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
                fills.append(colours[row, start])
        self._axes.add_collection(
            PolyCollection(
                corners, facecolors=np.array(fills) / 255, linewidths=0, clip_on=False, zorder=self._above()
            ),
            autolim=False,
        )

    def _snapped_pixels(
        self, x: float, y: float, width: float, height: float, colours: UInt8[np.ndarray, "rows columns 3"]
    ) -> None:
        """The map as pixels of the picture itself, each the colour of the cell under its middle."""
        rows, columns, _ = colours.shape
        across, down = (
            count / size for count, size in zip(self._pixels, (self.page.width_mm, self.height), strict=True)
        )

        def axis(start: float, length: float, scale: float, cells: int) -> tuple[int, int, np.ndarray]:
            first = round(start * scale)
            last = max(first + 1, round((start + length) * scale))
            middles = (np.arange(first, last) + 0.5 - start * scale) / (length * scale) * cells
            return first, last, np.clip(middles.astype(int), 0, cells - 1)

        left, _, column = axis(x, width, across, columns)
        top, _, row = axis(y, height, down, rows)
        self._tiles.append((left, top, colours[np.ix_(row, column)]))

    def _above(self) -> int:
        """The next place in the order of painting, above all that is there."""
        self._paint_tiles()
        return next(self._order)

    def _paint_tiles(self) -> None:
        """Paint the maps that wait: as one image where they lie side by side, since matplotlib takes as long for a
        small one as for a large one, and a model has thousands of heads."""
        tiles, self._tiles = self._tiles, []
        if not tiles:
            return
        left, top = (min(tile[side] for tile in tiles) for side in (0, 1))
        right = max(x + pixels.shape[1] for x, _, pixels in tiles)
        bottom = max(y + pixels.shape[0] for _, y, pixels in tiles)
        if len(tiles) > 1 and (right - left) * (bottom - top) > SPARSE * sum(
            pixels[..., 0].size for *_, pixels in tiles
        ):
            for tile in tiles:
                self._tiles = [tile]
                self._paint_tiles()
            return
        whole = np.zeros((bottom - top, right - left, 4), dtype=np.uint8)  # transparent between the maps
        for x, y, pixels in tiles:
            whole[y - top : y - top + pixels.shape[0], x - left : x - left + pixels.shape[1]] = np.dstack(
                [pixels, np.full(pixels.shape[:2], 255, dtype=np.uint8)]
            )
        across, down = (
            count / size for count, size in zip(self._pixels, (self.page.width_mm, self.height), strict=True)
        )
        self._image(left / across, top / down, right / across, bottom / down, whole, next(self._order))

    def _embedded_pixels(
        self, x: float, y: float, width: float, height: float, colours: UInt8[np.ndarray, "rows columns 3"]
    ) -> None:
        """The map with a whole number of pixels for each cell, at no less than the page's resolution."""
        rows, columns, _ = colours.shape

        def repeats(length: float, cells: int) -> int:
            wanted = math.ceil(length / 25.4 * self.page.dpi / cells)
            return max(1, min(wanted, MOST_IMAGE_SIDE // cells))

        image = colours.repeat(repeats(height, rows), axis=0).repeat(repeats(width, columns), axis=1)
        self._image(x, y, x + width, y + height, image, self._above())

    def _image(
        self, x0: float, y0: float, x1: float, y1: float, pixels: UInt8[np.ndarray, "rows columns channels"], order: int
    ) -> None:
        from matplotlib.image import AxesImage

        image = AxesImage(self._axes, extent=(x0, x1, y1, y0), origin="upper", interpolation="none", zorder=order)
        image.set_data(pixels)
        image.set_clip_on(False)
        self._axes.add_artist(image)

    def _fainter(self, colour: str) -> str:
        """Halfway from a colour to the page."""
        ink, paper = (np.array(list(bytes.fromhex(c[1:]))) for c in (colour, self.page.background))
        return "#" + bytes(np.round(0.5 * ink + 0.5 * paper).astype(np.uint8).tolist()).hex()


def stacked(lines: Sequence[str], size: float) -> float:
    """The height of some lines of text."""
    return len(lines) * leading(size)


def leading(size: float) -> float:
    """From one line of text to the next."""
    return 1.4 * size * POINT
