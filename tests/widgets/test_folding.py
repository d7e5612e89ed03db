"""Panels give way to one another: folded by hand, for want of room, or all but one."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import LONG, PROMPT
from widgets.main_window import MainWindow
from widgets.panels.folding import Folding

NAMES = ("embedding", "heads", "head", "next")
LEAST = (240, 260, 376, 312)
NewWindow = Callable[..., MainWindow]


def open_at(width: int, folding: Folding | None = None) -> set[str]:
    """The panels that are open in a window of this width."""
    return set((folding or Folding()).open(NAMES, LEAST, width, 36))


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (1440, set(NAMES)),
        (1188, set(NAMES)),
        (1024, {"heads", "head", "next"}),
        (800, {"head", "next"}),
        (300, {"head"}),
    ],
)
def test_a_narrow_window_folds_what_it_has_no_room_for(width: int, expected: set[str]) -> None:
    """And the head keeps its room longest."""
    assert open_at(width) == expected


def test_what_was_unfolded_last_keeps_its_room_before_the_others() -> None:
    assert "embedding" in open_at(1024, Folding().unfold("embedding"))
    assert len(open_at(1024, Folding().unfold("embedding"))) == 3


def test_what_was_folded_by_hand_stays_folded_in_a_wide_window() -> None:
    folding = Folding().fold("heads")
    assert open_at(3000, folding) == {"embedding", "head", "next"}
    assert open_at(3000, folding.unfold("heads")) == set(NAMES)


def test_the_only_panel_puts_the_others_back() -> None:
    folding = Folding().fold("heads").toggle_only("next")
    assert open_at(1440, folding) == {"next"}
    assert open_at(1440, folding.toggle_only("next")) == {"embedding", "head", "next"}


def test_a_click_on_the_number_folds_and_a_click_on_the_rail_unfolds(window: MainWindow, qtbot: QtBot) -> None:
    panel, rail = window.panels.embedding, window.panels.rails["embedding"]
    assert rail.isHidden()
    before = window.panels.heads.width()
    qtbot.mouseClick(panel.header, Qt.MouseButton.LeftButton, pos=QPoint(20, 24))
    assert not panel.isVisible()
    assert rail.isVisible()
    qtbot.waitUntil(lambda: window.panels.heads.width() > before)
    qtbot.mouseClick(rail, Qt.MouseButton.LeftButton)
    assert panel.isVisible()
    assert rail.isHidden()


def test_a_double_click_on_a_header_gives_a_panel_all_the_room(window: MainWindow, qtbot: QtBot) -> None:
    head = window.panels.head
    qtbot.mouseDClick(head.header, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    assert [panel.isVisible() for panel in window.panels.all] == [False, False, True, False]
    qtbot.waitUntil(lambda: head.width() == window.panels.width())
    qtbot.mouseDClick(head.header, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    assert all(panel.isVisible() for panel in window.panels.all)


def test_a_panel_that_comes_back_shows_the_present_trace(window: MainWindow, qtbot: QtBot) -> None:
    """Folded panels cost nothing at a keystroke; unfolded they are up to date."""
    panels = window.panels
    panels.fold(panels.embedding)
    old = panels.embedding.figures
    with qtbot.waitSignal(window.settled, timeout=LONG):
        qtbot.keyClicks(window.prompt.field, " the")
    qtbot.waitUntil(lambda: window.passes.is_up_to_date, timeout=LONG)
    assert panels.embedding.figures is old
    panels.fold(panels.embedding)
    qtbot.waitUntil(lambda: len(panels.embedding.figures[0].marks[0].values) == len(PROMPT.split()) + 1, timeout=LONG)


@pytest.mark.parametrize("name", NAMES)
def test_the_frame_settles_whichever_panel_is_open(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """The time of a frame is that of the largest panel that is open, whichever that is."""
    window.panels.toggle_only(window.panels.by_name[name])
    with qtbot.waitSignal(window.settled, timeout=LONG):
        qtbot.keyClicks(window.prompt.field, "s")
    qtbot.waitUntil(lambda: window.passes.is_up_to_date, timeout=LONG)


def test_the_arrangement_can_be_kept_and_restored(window: MainWindow, new_window: NewWindow) -> None:
    window.panels.fold(window.panels.heads)
    kept = window.panels.state()
    other = new_window()
    other.panels.restore(kept)
    assert not other.panels.heads.isVisible()
    assert other.panels.state()["folded"] == ["heads"]


@pytest.mark.parametrize("state", [{}, {"folded": 3, "only": 4, "widths": []}, {"folded": list(NAMES)}, {"only": "x"}])
def test_a_kept_arrangement_without_sense_is_ignored(window: MainWindow, state: dict) -> None:
    window.panels.restore(state)
    assert all(panel.isVisible() for panel in window.panels.all)


@pytest.mark.parametrize("size", [(1024, 700), (1440, 900)])
def test_nothing_is_cut_off_at_the_right(new_window: NewWindow, size: tuple[int, int]) -> None:
    window = new_window()
    window.resize(*size)
    assert window.width() == size[0]
    for panel in window.panels.all:
        if panel.isVisible():
            assert panel.mapTo(window, QPoint(panel.width(), 0)).x() <= size[0]
