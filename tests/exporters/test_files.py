"""Files are written whole or not at all, and what makes no sense is refused with a sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

from exporters import Page, data, save
from tests.exporters import figures
from visualizer.errors import BadInput


def one_sentence(wrong: pytest.ExceptionInfo[BadInput]) -> bool:
    """Whether a message is one line that ends in a full stop."""
    text = str(wrong.value)
    return text.endswith(".") and "\n" not in text and len(text) < 250


@pytest.mark.parametrize("name", ["figure", "figure.jpeg", "figure.PNG.exe", ".svg"])
def test_an_unknown_suffix_is_refused_with_those_that_are_known(name: str, tmp_path: Path) -> None:
    """The message lists what can be written."""
    with pytest.raises(BadInput, match=r"\.png, \.svg, \.pdf, \.npz, \.csv, \.json") as wrong:
        save(figures.head(), tmp_path / name)
    assert one_sentence(wrong)
    assert list(tmp_path.iterdir()) == []


def test_a_suffix_may_be_in_capitals(tmp_path: Path) -> None:
    """FIGURE.SVG is an SVG."""
    assert save(figures.strip(), tmp_path / "FIGURE.SVG").read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize(
    "measures",
    [
        {"width_mm": 0}, {"width_mm": -89}, {"width_mm": float("nan")}, {"width_mm": 12}, {"width_mm": 1e6},
        {"height_mm": 0}, {"height_mm": -1}, {"height_mm": 20}, {"dpi": 0}, {"dpi": float("inf")}, {"font_pt": 0},
        {"font_pt": 500}, {"theme": "sepia"}, {"width_mm": 2000, "dpi": 600}, {"dpi": 9999}, {"margin_mm": 40},
    ],
    ids=str,
)  # fmt: skip
def test_measures_without_meaning_are_refused(measures: dict[str, float], tmp_path: Path) -> None:
    """The message says what is wrong and what would do, and no file is made."""
    with pytest.raises(BadInput) as wrong:
        save(figures.head(), tmp_path / "figure.png", **measures)  # type: ignore[arg-type]
    assert one_sentence(wrong)
    assert list(tmp_path.iterdir()) == []


def test_too_low_a_page_says_how_high_it_must_be(tmp_path: Path) -> None:
    """The height that the message names is enough."""
    with pytest.raises(BadInput) as wrong:
        save(figures.next_token(), tmp_path / "figure.pdf", height_mm=20)
    least = int(str(wrong.value).split("at least ")[1].split()[0])
    save(figures.next_token(), tmp_path / "figure.pdf", height_mm=least)


@pytest.mark.parametrize("place", ["no/such/folder/figure.pdf", "folder.png", "nul\0.svg", "x" * 300 + ".json"])
def test_a_place_that_cannot_be_written_to_is_refused(place: str, tmp_path: Path) -> None:
    """No such folder, a folder of that name, a name that no system takes."""
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(BadInput) as wrong:
        save(figures.strip(), tmp_path / place)
    assert str(wrong.value).endswith(".")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.png"]


@pytest.mark.parametrize("suffix", ["png", "npz"])
def test_a_failing_write_leaves_the_old_file_and_nothing_else(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong while writing, the file that was there stays whole, and no half file lies beside it."""
    file = tmp_path / f"figure.{suffix}"
    file.write_bytes(b"before")

    def stumble(*_: object) -> None:
        raise RuntimeError("the disk is on fire")

    monkeypatch.setattr(data, "write_npz", stumble)
    monkeypatch.setattr("exporters.figure_writer.render", stumble)
    with pytest.raises(RuntimeError, match="on fire"):
        save(figures.head(), file)
    assert file.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [file]


def test_a_full_disk_is_bad_input_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system refuses while writing is told in a sentence."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(data, "write_npz", full)
    with pytest.raises(BadInput, match="No space left on device"):
        save(figures.head(), tmp_path / "figure.npz")
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Writing through a link changes what it leads to."""
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_text("before")
    link.symlink_to(target)
    save(figures.strip(), link)
    assert link.is_symlink()
    assert "·king" in target.read_text(encoding="utf-8")


def test_matplotlib_is_loaded_with_the_first_picture_and_not_before() -> None:
    """Numbers need no matplotlib, and no picture needs pyplot or a window."""
    program = (
        "import sys, tempfile, pathlib; from tests.exporters import figures; from exporters import Page, picture, save;"
        "save(figures.head(), pathlib.Path(tempfile.mkdtemp()) / 'a.json'); assert 'matplotlib' not in sys.modules;"
        "picture(figures.strip(), Page(dpi=50)); assert 'matplotlib' in sys.modules;"
        "assert not {'matplotlib.pyplot', 'PySide6', 'tkinter'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[2], timeout=50)


def test_a_page_is_checked_when_it_is_made() -> None:
    """No later step meets a measure without meaning."""
    with pytest.raises(BadInput, match="width"):
        Page(width_mm=-1)
