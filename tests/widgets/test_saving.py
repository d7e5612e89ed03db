"""Saving and copying: a panel's whole figure, to a file or the clipboard, and a sentence about it."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from widgets.main_window import MainWindow


def test_every_panel_offers_each_of_its_figures(window: MainWindow) -> None:
    """One row to save and one to copy for each view; the words name the view where there are several."""
    for panel in window.panels.all:
        menu = window.saving.menu(panel)
        rows = [row for row in menu.actions() if not row.isSeparator()]
        assert len(rows) == 2 * len(panel.views)
        assert all(row.isEnabled() for row in rows)
        assert {row.data().view for row in rows} == set(panel.views)
        menu.deleteLater()


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf", "csv"])
def test_the_suffix_decides_what_is_written(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    """Ctrl+E saves the panel in focus, whole, and the notice says where."""
    file = tmp_path / f"figure.{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *arguments: (str(file), ""))
    window.commands.do("save-figure")
    begins = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF", "csv": b""}[suffix]
    assert file.read_bytes().startswith(begins)
    assert file.stat().st_size > 200
    assert window.notices.shown is not None
    assert str(file) in window.notices.shown.text


def test_a_name_without_a_suffix_takes_that_of_the_chosen_kind(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = (str(tmp_path / "figure"), "Drawing (*.svg)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *arguments: chosen)
    window.commands.do("save-figure")
    assert [file.name for file in tmp_path.iterdir()] == ["figure.svg"]


def test_a_dialog_that_is_left_writes_nothing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *arguments: ("", ""))
    window.commands.do("save-figure")
    assert window.notices.shown is None


@pytest.mark.parametrize("name", ["no/such/folder/a.png", "a.docx"])
def test_a_place_that_cannot_be_written_is_said(window: MainWindow, tmp_path: Path, name: str) -> None:
    figure = window.panels.head.whole_figure("head")
    assert figure is not None
    window.saving.write(figure, tmp_path / name)
    assert window.notices.shown is not None
    assert window.notices.shown.severity == "error"
    assert list(tmp_path.iterdir()) == []


def test_a_copied_figure_is_a_picture_and_a_drawing(window: MainWindow) -> None:
    window.commands.do("copy-figure")
    content = QGuiApplication.clipboard().mimeData()
    assert content.hasImage()
    assert QGuiApplication.clipboard().image().width() > 300
    assert b"<svg" in content.data("image/svg+xml").data()
