"""Branches in the window: where their words lie, what the pointer finds, what a click goes on with."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.exporters import figures
from visualizer.palette import DARK, LIGHT, Palette
from visualizer.views.figure import Branches, Figure
from widgets.accessible import Role, name_of, role_of, value_of
from widgets.canvas import Canvas
from widgets.marks.branches import BranchesItem
from widgets.theme import Theme

SMALL, LARGE = QRectF(16, 10, 358, 320), QRectF(16, 10, 1100, 640)
NO_KEYS = Qt.KeyboardModifier.NoModifier


def item_of(figure: Figure, room: QRectF = LARGE) -> BranchesItem:
    """The branches of a figure in a room, without a window."""
    item = BranchesItem(Theme(LIGHT))
    item.show_mark(figure.marks[0], room)
    return item


@pytest.mark.parametrize("room", [SMALL, LARGE, QRectF(0, 0, 200, 90)], ids=["panel", "page", "tiny"])
@pytest.mark.parametrize("by_step", [False, True], ids=["tree", "search"])
def test_words_lie_in_the_room_and_on_no_others(qapp: QApplication, room: QRectF, by_step: bool) -> None:
    """However small the room: what has none is left out."""
    item = item_of(figures.branches(by_step, 6), room)
    frames = list(item.frames.values())
    assert frames
    assert all(room.adjusted(-1, -1, 1, 8).contains(frame) for frame in frames)
    assert not any(one.intersects(other) for one, other in combinations(frames, 2))
    assert (len(frames) < len(item.mark.nodes)) == bool(item.mark.told(len(frames)))


def test_the_pointer_finds_a_node_on_its_words_and_a_click_goes_on_with_its_branch(qtbot: QtBot) -> None:
    """Once a click: a drag over other nodes appends nothing more."""
    canvas = Canvas(Theme(LIGHT), lambda items, marks, room: items[0].show_mark(marks[0], room))
    qtbot.addWidget(canvas)
    canvas.resize(700, 420)
    canvas.show_figures([figures.branches()])
    (item,) = canvas.items_shown
    assert isinstance(item, BranchesItem)
    picked: list[object] = []
    canvas.picked.connect(picked.append)
    for place, frame in item.frames.items():
        spot = item.spot(frame.center())
        assert spot is not None
        assert spot.probe == item.mark.probe(place)
    first, other = (item.frames[place].center().toPoint() for place in (4, 0))
    qtbot.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(canvas.viewport(), other)
    qtbot.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=other)
    assert picked == [{"append_all": (300, 304)}]
    assert item.spot(QPointF(-50, -50)) is None


def test_a_wheel_moves_the_steps_of_a_search(qapp: QApplication) -> None:
    """From its last ones to its first, and no further; a tree that has room is not moved."""
    item = item_of(figures.branches(True, 12), SMALL)
    seen = item.placed.columns
    assert seen.stop == 12
    assert item.wheel(SMALL.center(), QPointF(0, 120), NO_KEYS)
    item.arrange()
    assert item.placed.columns == range(seen.start - 1, seen.stop - 1)
    while item.wheel(SMALL.center(), QPointF(0, 120), NO_KEYS):
        item.arrange()
    assert item.placed.columns.start == 0
    assert not item_of(figures.branches()).wheel(LARGE.center(), QPointF(0, 120), NO_KEYS)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_only_the_selected_branch_is_in_the_accent(qapp: QApplication, palette: Palette) -> None:
    """Its words and the curve that leads to them; a search has none."""
    for by_step in (False, True):
        item = item_of(figures.branches(by_step))
        item.set_theme(Theme(palette))
        image = QImage(1132, 660, QImage.Format.Format_RGB32)
        image.fill(item.theme.colour("panel"))
        painter = QPainter(image)
        item.paint(painter, None)
        painter.end()
        accent = item.theme.colour("accent").rgb()
        for place, frame in item.frames.items():
            area = frame.toAlignedRect()
            across, down = range(area.left(), area.right()), range(area.top(), area.bottom())
            pixels = {image.pixel(x, y) for x in across for y in down}
            assert (accent in pixels) == (item.mark.nodes[place].state == "selected")


def test_pointing_at_a_node_brings_out_its_branch(qapp: QApplication) -> None:
    item = item_of(figures.branches())
    place = max(item.frames)
    item.hover(item.spot(item.frames[place].center()))
    assert item.pointed_path() == set(item.mark.path(place))
    item.hover(None)
    assert item.pointed_path() == set()


def test_a_token_that_is_pointed_at_elsewhere_lights_up(qapp: QApplication) -> None:
    item = item_of(figures.branches())
    item.light((), (item.mark.nodes[2].token_id,))
    assert item.lit == {("node", 2)}


def test_branches_are_read_aloud(qapp: QApplication) -> None:
    """As a list, the selected branch first, then the likeliest."""
    (mark,) = figures.branches().marks
    assert isinstance(mark, Branches)
    assert role_of(mark) == Role.List
    assert name_of(mark) == f"Branches, {len(mark.nodes)} tokens"
    first, *others = value_of(mark).split("; ")
    selected = [place for place, node in enumerate(mark.nodes) if node.state == "selected"]
    assert first == mark.nodes[selected[-1]].detail
    assert len(others) == 4
