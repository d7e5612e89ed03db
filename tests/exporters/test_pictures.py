"""What a picture must be: the asked size, exact colours, real text, and where it comes from."""

import base64
import io
import json
import re
import warnings
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from pypdf import PdfReader

from exporters import Page, page_height, pdf, picture, save, svg
from exporters.sheet import Sheet
from tests.exporters import figures
from tests.traces import random_encoding
from visualizer.errors import BadInput
from visualizer.palette import DARK, LIGHT, Palette, colours
from visualizer.state import Selection
from visualizer.views import draw
from visualizer.views.figure import Bars, Figure, HeatMap

SVG = "{http://www.w3.org/2000/svg}"


def pixels(png: bytes) -> np.ndarray:
    """The picture as (height, width, 3)."""
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


def svg_texts(drawing: bytes) -> list[str]:
    """All text elements of an SVG."""
    return [element.text or "" for element in ElementTree.fromstring(drawing).iter(f"{SVG}text")]


def pdf_text(document: bytes) -> str:
    """All text of a PDF without white space, which extraction sets as it likes."""
    return re.sub(r"\s", "", PdfReader(io.BytesIO(document)).pages[0].extract_text())


@pytest.mark.parametrize("name", figures.EVERY)
@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_every_mark_goes_into_every_format(name: str, suffix: str, tmp_path: Path) -> None:
    """Each mark can be written as PNG, SVG and PDF, and no warning is raised on the way."""
    kinds = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}
    file = save(figures.EVERY[name](), tmp_path / f"figure.{suffix}", dpi=60)
    assert file.read_bytes().startswith(kinds[suffix])


@pytest.mark.parametrize(("width", "dpi"), [(89, 300), (60, 72), (183, 96.5), (40.3, 611)])
def test_a_png_has_exactly_the_asked_width(width: float, dpi: float) -> None:
    """A PNG is width / 25.4 × dpi pixels wide, rounded, and says its resolution."""
    made = Image.open(io.BytesIO(picture(figures.strip(), Page(width, dpi=dpi))))
    assert made.width == round(width * dpi / 25.4)
    assert made.info["dpi"] == pytest.approx((dpi, dpi), abs=0.1)


@pytest.mark.parametrize("height", [75, 140.7])
@pytest.mark.parametrize("name", ["map", "sum of maps", "grid", "arcs"])
def test_a_page_has_exactly_the_asked_height(name: str, height: float) -> None:
    """A height that is asked for is kept to the pixel and to the point, whatever is on the page."""
    page = Page(height_mm=height, dpi=150)
    assert pixels(picture(figures.EVERY[name](), page)).shape[:2] == (
        round(height * 150 / 25.4),
        round(89 * 150 / 25.4),
    )
    box = PdfReader(io.BytesIO(pdf(figures.EVERY[name](), page))).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((89 * 72 / 25.4, height * 72 / 25.4), abs=0.01)


def test_without_a_height_the_content_decides() -> None:
    """More tokens make a higher strip, and the page is as high as `page_height` says."""
    few, many = (page_height(figures.strip(count)) for count in (5, 60))
    assert few < many
    assert pixels(picture(figures.strip(60), Page(dpi=100))).shape[0] == round(many * 100 / 25.4)


@pytest.mark.parametrize("width", [60, 89, 183, 250])
@pytest.mark.parametrize("count", [1, 2, 9, 40, 256])
@pytest.mark.parametrize("make", [figures.head, figures.embedding, figures.arcs, figures.strip])
def test_pages_have_sane_heights(make: object, count: int, width: float) -> None:
    """From 1 to 256 tokens and from 60 to 250 mm, no page is flat and none is longer than a sheet of paper is high
    or than six times its own width."""
    assert callable(make)
    height = page_height(make(count), Page(width))
    assert 15 < height < max(300, 6.5 * width)


def map_box(image: np.ndarray, colour: str) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the map, found by the lines around it."""
    drawn = np.abs(image.astype(int) - list(bytes.fromhex(colour[1:]))).sum(-1) < 12  # (height, width)
    rows = np.flatnonzero(drawn.sum(1) > 0.1 * image.shape[1])
    top = int(rows[0])
    columns = np.flatnonzero(drawn[top])
    run = np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1)
    longest = max(run, key=len)
    return int(longest[0]), top, int(longest[-1]), int(rows[-1])


@pytest.mark.parametrize(("theme", "palette"), [("paper", LIGHT), ("dark", DARK)])
@pytest.mark.parametrize("count", [1, 9, 80])
def test_each_cell_has_the_palette_s_colour(count: int, theme: str, palette: Palette) -> None:
    """The pixel in the middle of each cell of a PNG has exactly the colour that the palette gives its value."""
    mark = figures.head_map(figures.labels(count))
    unframed = HeatMap(mark.values, mark.rows, mark.columns, mark.scale, "weight", hidden=mark.hidden, square=True)
    page = Page(dpi=600, theme=theme, printed=frozenset())  # type: ignore[arg-type]
    image = pixels(picture(figures.figure(unframed), page))
    left, top, right, bottom = map_box(image, page.frame)
    assert abs((right - left) - (bottom - top)) <= 2, "the map is not square"
    middles = (np.arange(count) + 0.5) / count
    rows = np.round(top + middles * (bottom - top)).astype(int)
    columns = np.round(left + middles * (right - left)).astype(int)
    expected = colours(palette, mark.scale, mark.values)
    assert mark.hidden is not None
    expected[mark.hidden] = list(bytes.fromhex(palette.masked[1:]))
    np.testing.assert_array_equal(image[np.ix_(rows, columns)], expected)


def test_vector_cells_leave_no_seam() -> None:
    """In an SVG every cell but those of the last row and column reaches under its neighbours, so that no reader lets
    the page shine through between two."""
    drawing = svg(figures.figure(HeatMap(
        np.random.default_rng(0).random((3, 3)).astype(np.float32), figures.head_map(figures.labels(3)).rows,
        figures.head_map(figures.labels(3)).columns, figures.WEIGHT, "weight", square=True,
    )))  # fmt: skip
    group = ElementTree.fromstring(drawing).find(f".//{SVG}g[@id='PolyCollection_1']")
    assert group is not None
    boxes = []
    for path in group.iter(f"{SVG}path"):
        numbers = np.array(re.findall(r"-?[\d.]+", path.get("d", "")), dtype=float).reshape(-1, 2)
        boxes.append((*numbers.min(0), *numbers.max(0)))
    assert len(boxes) == 9
    left, top, right, bottom = np.array(boxes).reshape(3, 3, 4).transpose(2, 0, 1)  # each (rows, columns)
    assert (right[:, :-1] > left[:, 1:] + 1).all()
    assert (bottom[:-1] > top[1:] + 1).all()
    assert right.max() == right[0, -1]
    assert bottom.max() == bottom[-1, 0]


@pytest.mark.parametrize("form", [svg, pdf])
def test_large_maps_are_embedded_with_whole_pixels_a_cell(form: object) -> None:
    """A map of very many cells becomes one image, as many pixels for each, so that no reader blurs it."""
    assert callable(form)
    document: bytes = form(figures.head(100))
    if form is pdf:
        sizes = [image.image.size for image in PdfReader(io.BytesIO(document)).pages[0].images]
    else:
        sizes = [
            (int(image.get("width", "0").split(".")[0]),) * 2
            for image in ElementTree.fromstring(document).iter(f"{SVG}image")
        ]
    assert len(sizes) == 1
    if form is pdf:
        assert sizes[0][0] % 100 == 0
        assert sizes[0][0] >= 100 * 4


def test_the_text_of_an_svg_is_text() -> None:
    """An SVG parses, and holds the token labels, the axes and the caption as text."""
    texts = svg_texts(svg(figures.head()))
    for word in ("The", "king", "looked", "queen", "query", "key", "weight", "0.5", "What is seen, in a sentence."):
        assert word in texts
    assert texts.count("old") == 4  # twice a row, twice a column; the dot of the space stands before, fainter
    assert texts.count("·") == 16


def test_the_text_of_an_svg_names_its_fonts_with_fallbacks() -> None:
    """A reader without the fonts of the program knows what to take instead."""
    styles = [e.get("style", "") for e in ElementTree.fromstring(svg(figures.head())).iter(f"{SVG}text")]
    assert all("font-family: 'Inter', " in style or "font-family: 'JetBrains Mono', " in style for style in styles)
    assert all(re.search(r"(sans-serif|monospace)(;|$)", style) for style in styles)


def test_the_text_of_a_pdf_is_text_in_embedded_truetype_fonts() -> None:
    """Words can be selected and found in the PDF; its fonts are embedded as TrueType, without tables to set type by."""
    document = pdf(figures.head())
    text = pdf_text(document)
    for word in ("The", "king", "looked", "queen", "query", "weight", "Whatisseen,inasentence.", "Headlight0.1.0."):
        assert word in text
    resources = PdfReader(io.BytesIO(document)).pages[0]["/Resources"]
    fonts = [font.get_object() for font in resources["/Font"].values()]  # type: ignore[index]
    names = {font["/BaseFont"].split("+")[-1] for font in fonts}
    assert {"Inter-Regular", "JetBrainsMono-Regular"} <= names
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        assert inner["/Subtype"] in ("/CIDFontType2", "/TrueType")
        file = inner["/FontDescriptor"].get_object()["/FontFile2"].get_object().get_data()
        assert not {"GDEF", "GPOS", "GSUB"} & set(TTFont(io.BytesIO(file)).keys())


HOSTILE = (
    "·שלום",
    "中文",
    "😀",
    "‹F0 9F›",
    "·internationalization" * 3,
    "↵",
    "␣␣␣",
    "$x_1$",
    "\\frac",
    "<&>",
    "\x07\x00",
    "\ud800",
    "\U0010ffff",
)


@pytest.mark.parametrize("form", [picture, svg, pdf])
def test_any_text_can_be_drawn(form: object) -> None:
    """Right-to-left text, ideographs, emoji, control characters, lone surrogates, mathematics and mark-up are drawn or
    replaced; nothing stops, nothing warns, and an SVG stays well-formed."""
    assert callable(form)
    figure = figures.figure(figures.head_map(HOSTILE), title="\x00", sentence="\ud83d $\\alpha$ <b>&amp; \x1b")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        document = form(figure, Page(dpi=72))
    if form is svg:
        texts = svg_texts(document)
        assert "$x_1$" in texts
        assert "<&>" in texts


def test_labels_longer_than_their_room_end_in_an_ellipsis() -> None:
    """A piece wider than the gutter is cut, and the cut is visible."""
    texts = svg_texts(svg(figures.head(names=("w" * 200, "short"))))
    assert "short" in texts
    assert not any("w" * 60 in text for text in texts)
    assert any(re.fullmatch("w+…", text) for text in texts)


@pytest.mark.parametrize("count", [64, 256])
def test_crowded_axes_keep_the_framed_label(count: int) -> None:
    """Where not every token can be named the names are thinned out, and the selected one stays."""
    names = tuple(f"n{place}" for place in range(count))
    rows = [text for text in svg_texts(svg(figures.head(names=names))) if text.startswith("n")]
    assert 10 < len(rows) < 2 * count
    assert f"n{count - 1}" in rows


def test_the_provenance_travels_in_every_picture() -> None:
    """PNG, SVG and PDF each hold title, program and the whole provenance as JSON."""
    figure = figures.head()
    told = Image.open(io.BytesIO(picture(figure))).info
    assert told["Title"] == "One head, layer 3 head 3"
    assert told["Software"] == "Headlight 0.1.0"
    assert json.loads(told["Description"]).items() >= figures.PROVENANCE.items()

    root = ElementTree.fromstring(svg(figure))
    dublin = "{http://purl.org/dc/elements/1.1/}"
    assert root.findtext(f".//{dublin}title") == "One head, layer 3 head 3"
    assert json.loads(root.findtext(f".//{dublin}description") or "").items() >= figures.PROVENANCE.items()

    facts = PdfReader(io.BytesIO(pdf(figure))).metadata
    assert facts is not None
    assert facts["/Title"] == "One head, layer 3 head 3"
    assert facts["/Subject"] == "What is seen, in a sentence."
    assert facts["/Creator"] == "Headlight 0.1.0"
    assert json.loads(facts["/Keywords"]).items() >= figures.PROVENANCE.items()


def test_the_caption_says_what_is_seen_and_where_it_comes_from() -> None:
    """Sentence, model, fingerprint, prompt and program stand under the figure, and go when they are not wanted."""
    told = " ".join(svg_texts(svg(figures.head(), Page(width_mm=183))))
    for fact in (
        "What is seen, in a sentence.",
        "Model tiny-gpt",
        "sha256 0034ced1.",
        "“The old king",
        "Headlight 0.1.0",
    ):
        assert fact in told
    silent = " ".join(svg_texts(svg(figures.head(), Page(printed=frozenset()))))
    assert "Model" not in silent


def test_an_altered_model_is_named_under_the_figure() -> None:
    """A figure of a model whose heads were scaled says so on the page."""
    figure = figures.head()
    altered = Figure(
        figure.view, figure.title, figure.marks, provenance={**figures.PROVENANCE, "altered": "some heads are scaled"}
    )
    assert "Altered: some heads are scaled." in svg_texts(svg(altered))


def test_paper_is_white_and_dark_is_dark() -> None:
    """The page's colour is the theme's."""
    corner = {theme: pixels(picture(figures.head(), Page(theme=theme)))[0, 0] for theme in ("paper", "light", "dark")}  # type: ignore[arg-type]
    assert bytes(corner["paper"].tolist()).hex() == "ffffff"
    assert bytes(corner["light"].tolist()).hex() == LIGHT.panel[1:]
    assert bytes(corner["dark"].tolist()).hex() == DARK.panel[1:]


@pytest.mark.parametrize("form", [picture, svg, pdf])
def test_the_same_figure_gives_the_same_bytes(form: object) -> None:
    """No time, no chance: a picture made twice is the same file."""
    assert callable(form)
    assert form(figures.embedding()) == form(figures.embedding())


def test_bars_stand_under_the_columns_of_their_map() -> None:
    """A map and the bars of the same columns share one axis: its labels stand once, under the bars."""
    both = svg_texts(svg(figures.figure(figures.head_map(figures.WORDS), figures.column_bars())))
    assert both.count("king") == 2  # a row and a column
    assert both.count("key") == 1


def test_a_cut_token_is_visibly_cut() -> None:
    """Tokens that the settings cut say so where their number would stand."""
    texts = svg_texts(svg(figures.next_token()))
    assert texts.count("cut") == 2
    assert {"30.0", "60.0", "as given", "now %", "3.04", "bits, was 8.87"} <= set(texts)


def test_pictures_leave_matplotlib_as_it_was() -> None:
    """The settings of a person who uses matplotlib beside Headlight are neither used nor changed."""
    import matplotlib

    with matplotlib.rc_context({"text.usetex": True, "pdf.fonttype": 3, "savefig.bbox": "tight", "font.size": 30}):
        before = dict(matplotlib.rcParams)
        image = pixels(picture(figures.strip(), Page(dpi=100)))
        assert dict(matplotlib.rcParams) == before
    assert image.shape[1] == round(89 * 100 / 25.4)


def test_an_svg_carries_the_glyphs_of_its_text() -> None:
    """Each font of the text travels in the SVG with the glyphs that are drawn, and no others, in a few kilobytes."""
    drawing = svg(figures.head(names=("zebra", "·quick")))
    rules = re.findall(
        rb"font-family: '([^']+)'; font-weight: (\d+); src: url\(data:font/woff;base64,([^)]+)\)", drawing
    )
    assert {(family, weight) for family, weight, _ in rules} == {(b"Inter", b"400"), (b"JetBrains Mono", b"400")}
    for family, _, encoded in rules:
        content = base64.b64decode(encoded)
        assert len(content) < 15_000
        glyphs = set(map(chr, TTFont(io.BytesIO(content)).getBestCmap()))
        assert set("zebraquick·" if family == b"JetBrains Mono" else "Whatisseen,0.5") <= glyphs
        assert "Ж" not in glyphs


@pytest.mark.parametrize("name", figures.EVERY)
def test_the_narrowest_page_still_draws_every_mark(name: str) -> None:
    """At the width below which a page is refused, each mark still has its place."""
    width = 39
    with pytest.raises(BadInput, match=f"at least {width} mm"):
        Page(width - 1)
    image = Image.open(io.BytesIO(picture(figures.EVERY[name](), Page(width, dpi=72))))
    assert image.width == round(width * 72 / 25.4)


def test_bars_of_several_masks_have_one_scale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Equally long bars are equal shares, also where the names beside them are not equally long."""
    drawn: list[float] = []
    draw_rectangle = Sheet.rectangle

    def record(sheet: Sheet, x: float, y: float, width: float, height: float, *more: object, **named: object) -> None:
        if named.get("fill") == LIGHT.bar:
            drawn.append(width)
        draw_rectangle(sheet, x, y, width, height, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Sheet, "rectangle", record)
    fillers = draw("fillers", random_encoding(9, (2, 5)), Selection(candidates=8))
    first, second = (mark for mark in fillers.marks if isinstance(mark, Bars))
    long = replace(second.rows[0], label="·incomprehensibilities")
    every = (*first.rows, long, *second.rows[1:])
    svg(replace(fillers, marks=(replace(first, beside=every), replace(second, rows=every[4:], beside=every))))
    shares = [bar.now for bar in every]
    assert drawn == pytest.approx([max(drawn) * share / max(shares) for share in shares])
