"""Exporting and copying from the window: what the menus offer, where files go, and a sentence about it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import LONG
from widgets.export_dialog import ExportDialog
from widgets.main_window import MainWindow
from widgets.panels.panel import Panel


@pytest.fixture
def dialog(window: MainWindow) -> ExportDialog:
    """The dialog on the panel of one head."""
    window.commands.do("save-figure")
    assert window.saving.dialog is not None
    return window.saving.dialog


def chosen(monkeypatch: pytest.MonkeyPatch, name: str, kind: str = "") -> None:
    """The person chooses this in the system's dialog."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *arguments: (name, kind))


def test_every_panel_offers_each_of_its_figures(window: MainWindow) -> None:
    """One row to export and one to copy for each view; the words name the view where there are several."""
    for panel in window.panels.all:
        menu = window.saving.menu(panel)
        rows = [row for row in menu.actions() if not row.isSeparator()]
        assert len(rows) == 2 * len(panel.views)
        assert all(row.isEnabled() for row in rows)
        assert {row.data().view for row in rows} == set(panel.views)
        menu.deleteLater()


def test_the_views_of_the_panel_come_first(window: MainWindow, qtbot: QtBot) -> None:
    """Export on a panel shows its figure, offers the panel's others next and then all there are, each once."""
    for panel in window.panels.all:
        for view in panel.views:
            window.saving.export(panel, view)
            dialog = window.saving.dialog
            assert dialog is not None
            assert dialog.form.view == view
            offered = list(dialog.subject.views)
            assert set(offered[: len(panel.views)]) == set(panel.views)
            assert len(offered) == len(set(offered))
            dialog.dismiss()


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf", "csv"])
def test_the_suffix_decides_what_is_written(
    window: MainWindow, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, suffix: str
) -> None:
    """Whatever the format was, the chosen name's suffix counts; the notice says where the file is, the dialog goes."""
    file = tmp_path / f"figure.{suffix}"
    chosen(monkeypatch, str(file))
    with qtbot.waitSignal(dialog.closed, timeout=LONG):
        dialog.save()
    begins = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF", "csv": b""}[suffix]
    assert file.read_bytes().startswith(begins)
    assert file.stat().st_size > 200
    assert window.notices.shown is not None
    assert str(file) in window.notices.shown.text
    assert window.saving.settings.format == suffix  # and the next time it is offered first


def test_a_name_without_a_suffix_takes_that_of_the_chosen_kind(
    window: MainWindow, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    chosen(monkeypatch, str(tmp_path / "figure"), "Drawing (*.svg)")
    with qtbot.waitSignal(dialog.closed, timeout=LONG):
        dialog.save()
    assert [file.name for file in tmp_path.iterdir()] == ["figure.svg"]


def test_a_place_that_is_not_chosen_leaves_the_dialog_as_it_is(
    window: MainWindow, dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(monkeypatch, "")
    dialog.save()
    assert window.saving.dialog is dialog
    assert window.notices.shown is None


def test_a_place_that_cannot_be_written_is_said_in_the_dialog(
    window: MainWindow, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """The sentence stands at the name, and nothing that was chosen is lost."""
    chosen(monkeypatch, str(tmp_path / "no" / "such" / "a.png"))
    dialog.save()
    qtbot.waitUntil(lambda: bool(dialog.form.sentences["file"].text), timeout=LONG)
    assert "no folder" in dialog.form.sentences["file"].text
    assert window.saving.dialog is dialog
    assert list(tmp_path.iterdir()) == []
    dialog.form.preset.choose(1)  # any change gives it another try
    qtbot.waitUntil(lambda: dialog.is_settled and not dialog.form.problem, timeout=LONG)
    assert dialog.buttons["save"].isEnabled()


def test_a_copied_figure_is_a_picture_and_a_drawing(window: MainWindow) -> None:
    window.commands.do("copy-figure")
    content = QGuiApplication.clipboard().mimeData()
    assert content.hasImage()
    assert QGuiApplication.clipboard().image().width() > 300
    assert b"<svg" in content.data("image/svg+xml").data()


def test_a_panel_in_focus_is_the_one_exported(window: MainWindow) -> None:
    """Ctrl+E is about the panel that has the keyboard, or had it last."""
    panel: Panel = window.panels.next
    panel.canvas.setFocus()
    window.commands.do("save-figure")
    assert window.saving.dialog is not None
    assert window.saving.dialog.form.view == "next-token"


def test_there_is_one_dialog(window: MainWindow, dialog: ExportDialog) -> None:
    window.commands.do("save-figure")
    assert window.saving.dialog is dialog


def test_no_dialog_without_a_figure(new_window: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = new_window("", settled=False)
    qtbot.waitUntil(lambda: window.models.spec is not None, timeout=LONG)
    window.commands.do("save-figure")
    assert window.saving.dialog is None
