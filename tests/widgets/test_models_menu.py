"""The list of models: recent ones first, each once, and those that are gone are greyed."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import LONG, MODEL
from visualizer.library import EMBEDDED
from widgets.main_window import MainWindow
from widgets.models_menu import MOST_RECENT, Recent, at_hand, lasting


def test_the_newest_is_first_and_each_is_there_once() -> None:
    recent = Recent()
    for name in "abcdefghd":
        recent.add(name)
    assert recent.names == ("d", "h", "g", "f", "e", "c")
    assert len(recent.names) == MOST_RECENT


def test_names_that_mean_something_elsewhere_too_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path becomes absolute, also "." and one that is written from here; a model's name stays a name."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(EMBEDDED / MODEL, tmp_path / "mine")
    (tmp_path / MODEL).mkdir()
    assert lasting("mine") == lasting("./mine/") == str(tmp_path / "mine")
    assert lasting(MODEL) == MODEL
    assert lasting("gone") == "gone"


def test_recent_models_come_first_and_are_not_named_twice(tmp_path: Path) -> None:
    shutil.copytree(EMBEDDED / MODEL, tmp_path / "mine")
    names = (str(tmp_path / "mine"), MODEL, str(tmp_path / "gone"))
    first, *others = at_hand(Recent(names))
    assert [choice.name for choice in first] == list(names)
    assert [choice.is_there for choice in first] == [True, True, False]
    assert "gone is not there any more." in first[2].tip
    assert MODEL not in [choice.name for group in others for choice in group]
    assert str(tmp_path / "mine") not in [choice.tip for group in others for choice in group]


def test_what_is_gone_is_greyed_and_what_is_open_is_ticked(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "copied"
    shutil.copytree(EMBEDDED / MODEL, folder)
    with qtbot.waitSignal(window.models.opened, timeout=LONG):
        window.models.open(str(folder))
    window.models.recent.add(str(tmp_path / "gone"))
    menu = window.models.menu()
    rows = {row.data(): row for row in menu.actions() if row.data() is not None}
    assert not rows[str(tmp_path / "gone")].isEnabled()
    assert [name for name, row in rows.items() if row.isChecked()] == [str(folder)]
    menu.deleteLater()
    qtbot.waitUntil(lambda: window.passes.is_up_to_date, timeout=LONG)
