"""Which facts travel: in the file, on the page, or not at all; and how the text of an SVG is written."""

import io
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader

from exporters import FACTS, PRINTED, Page, cells, facts_of, numbers_begin, pdf, picture, save, svg
from tests.exporters import figures
from visualizer.errors import BadInput

SVG = "{http://www.w3.org/2000/svg}"
TOLD = {"model": "6,377,472", "prompt": "the old queen and", "sampling": "top-k 40", "program": "Headlight 0.1.0"}


@cache
def metadata(form: str, page: Page) -> str:
    """All that a picture says about itself, without what is drawn."""
    figure = figures.head()
    if form == "png":
        return json.dumps(Image.open(io.BytesIO(picture(figure, page))).info, default=str, ensure_ascii=False)
    if form == "svg":
        head = ElementTree.fromstring(svg(figure, page)).find(f"{SVG}metadata")
        assert head is not None
        return "".join(head.itertext())
    return str(dict(PdfReader(io.BytesIO(pdf(figure, page))).metadata or {}))


@cache
def page_text(page: Page) -> str:
    """What is printed, without white space."""
    document = PdfReader(io.BytesIO(pdf(figures.head(), page)))
    return re.sub(r"\s", "", document.pages[0].extract_text())


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
@pytest.mark.parametrize("fact", TOLD)
def test_a_fact_left_out_is_nowhere_in_the_metadata(form: str, fact: str) -> None:
    """With all facts it is there, without this one it is not, and the others stay."""
    assert TOLD[fact] in metadata(form, Page(dpi=60))
    told = metadata(form, Page(dpi=60, facts=frozenset(FACTS) - {fact}))
    assert TOLD[fact] not in told
    assert all(words in told for other, words in TOLD.items() if other != fact)


@pytest.mark.parametrize("fact", TOLD)
def test_a_fact_is_printed_only_where_it_is_asked_for(fact: str) -> None:
    """The right boxes: on the page with it, not on the page without it."""
    words = re.sub(r"\s", "", TOLD[fact])
    assert words in page_text(Page(printed=frozenset({fact})))
    assert words not in page_text(Page(printed=frozenset(FACTS) - {fact}))


def test_metadata_and_page_are_apart() -> None:
    """A fact that is printed need not travel, and the other way round."""
    page = Page(facts=frozenset(), printed=frozenset({"model"}))
    assert "6,377,472" in page_text(page)
    assert "6,377,472" not in metadata("pdf", page)


def test_nothing_printed_is_a_page_without_caption() -> None:
    """No facts, no hairline: the page is lower."""
    text = page_text(Page(printed=frozenset()))
    assert "Model" not in text
    assert "Whatisseen" not in text


@pytest.mark.parametrize("suffix", [".npz", ".csv", ".json"])
def test_numbers_carry_the_facts_that_are_asked_for(suffix: str, tmp_path: Path) -> None:
    """The sentence and the prompt stay out, the model stays in."""
    file = save(figures.head(), tmp_path / f"a{suffix}", facts=frozenset({"model"}))
    told = str(np.load(file)["figure"]) if suffix == ".npz" else file.read_text(encoding="utf-8")
    assert "6,377,472" in told
    assert figures.PROVENANCE["fingerprint"] in told
    assert "the old queen" not in told
    assert "What is seen" not in told
    assert "layer 3" not in told


def test_an_unknown_fact_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r'no fact "weather".*sentence, model'):
        save(figures.head(), tmp_path / "a.pdf", facts=frozenset({"weather"}))
    assert list(tmp_path.iterdir()) == []


def test_every_fact_of_the_provenance_has_a_row() -> None:
    """What a view adds to the provenance under a new name becomes a fact of its own, and can be left out."""
    figure = figures.head()
    figure = replace(
        figure, provenance={**figure.provenance, "altered": "head 3 off", "against": "that", "weather": "fine"}
    )
    assert list(facts_of(figure)) == [*FACTS, "weather"]
    assert "# weather: fine" in numbers_begin(figure, ".csv")
    assert "weather" not in numbers_begin(figure, ".csv", Page(facts=frozenset(FACTS)))


def test_the_usual_caption_names_no_sampling() -> None:
    """Unless asked for: it concerns one view in ten."""
    assert "sampling" not in PRINTED
    assert "top-k" not in page_text(Page())


def test_outlines_are_shapes_and_no_text() -> None:
    """A reader that ignores fonts gets the same page: shapes, no text element, no font; and it stays put."""
    drawing = svg(figures.head(), Page(outlines=True))
    root = ElementTree.fromstring(drawing)
    assert not list(root.iter(f"{SVG}text"))
    assert b"@font-face" not in drawing
    assert len(list(root.iter(f"{SVG}use"))) > 100  # one for each letter
    live = ElementTree.fromstring(svg(figures.head()))
    assert (root.get("width"), root.get("height")) == (live.get("width"), live.get("height"))


def test_cells_for_the_clipboard_are_a_plain_table() -> None:
    """Tabs between cells, no remarks: labels in the first row and column, numbers that read back."""
    rows = [line.split("\t") for line in cells(figures.head()).decode().splitlines()]
    assert rows[0][1:] == list(figures.WORDS)
    assert [row[0] for row in rows[1:]] == list(figures.WORDS)
    read = np.array([[float(cell or "nan") for cell in row[1:]] for row in rows[1:]], dtype=np.float32)
    np.testing.assert_array_equal(read[~figures.later(9)], figures.weights(9)[~figures.later(9)])
    assert np.isnan(read[figures.later(9)]).all()


@pytest.mark.parametrize("suffix", [".csv", ".json", ".npz"])
def test_a_file_s_beginning_is_that_of_the_file(suffix: str, tmp_path: Path) -> None:
    """Line by line, cut at the right and after some lines; an archive is told by the names of its arrays."""
    for figure in (figures.head(3), figures.head(400)):
        shown = numbers_begin(figure, suffix)
        file = save(figure, tmp_path / f"a{suffix}")
        if suffix == ".npz":
            with np.load(file) as archive:
                assert [line.split()[0] for line in shown.splitlines()] == archive.files
            continue
        lines = file.read_text(encoding="utf-8").splitlines()
        begun = shown.splitlines()
        assert all(line.startswith(part.removesuffix("…")) for part, line in zip(begun, lines, strict=False))
        assert (begun[-1] == "…") == (len(lines) > len(begun))
        assert len(begun) <= 61
