"""By keyboard alone: every head of the grid, every token, and every action of the table."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.endurance import faults_heard, nothing_blocks
from tests.standins import STANDINS
from tests.traces import random_trace
from tests.widgets.conftest import LONG, PROMPT
from visualizer.tokens import Prompt
from widgets.actions import ACTIONS, Action, Fact, at_hand
from widgets.main_window import MainWindow
from widgets.marks.tile_grid import TileGridItem
from widgets.pager import Page
from widgets.worker import open_from_library

FIRST = ("explore", "sample")  # where the others are made
LAST = ("plain", "idle", "panels", "typing", "ranking", "busy")  # facts in the order in which they are made
LEAVES = {"quit", "larger", "smaller", "usual-size", "language-en", "language-es"}  # the window closes

LACKS: dict[str, frozenset[Fact]] = {  # what can never hold with a kind of model
    "decoder": frozenset({"masks", "spans", "pair", "chats"}),
    "encoder": frozenset({"draws", "busy", "spans", "pair", "chats"}),
    "pair": frozenset({"masks", "ranking", "chats"}),
}


def grid(window: MainWindow) -> TileGridItem:
    """The painted grid of all heads."""
    return next(item for item in window.panels.heads.canvas.items_shown if isinstance(item, TileGridItem))


@pytest.mark.parametrize(("layers", "heads"), [(6, 8), (12, 12), (30, 9)])
def test_the_whole_grid_is_walked_by_keyboard_and_the_focus_stays_in_view(
    window: MainWindow, qtbot: QtBot, layers: int, heads: int
) -> None:
    """Snaking through: along a layer with [ and ], then one layer down."""
    window.sitting.trace = random_trace(12, layers=layers, heads=heads)
    window.sitting.select(layer=0, head=0)
    canvas = window.panels.heads.canvas
    canvas.setFocus()
    for layer in range(layers):
        forth = layer % 2 == 0
        for head in range(heads) if forth else reversed(range(heads)):
            assert (window.sitting.selection.layer, window.sitting.selection.head) == (layer, head)
            if layer in (0, layers // 2, layers - 1):
                qtbot.waitUntil(lambda layer=layer, head=head: grid(window).mark.framed == (layer, head), timeout=LONG)
                frame = grid(window).frame(layer, head)
                assert canvas.viewport().rect().contains(frame.toRect().center())
                assert grid(window).seen.contains(frame.center())
            qtbot.keyClick(canvas, Qt.Key.Key_BracketRight if forth else Qt.Key.Key_BracketLeft)
        qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert window.sitting.selection.layer == layers - 1


@pytest.mark.parametrize("kind", LACKS)
def test_every_action_of_the_table_can_be_triggered(
    kind: str, new_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    """Each is at hand where its facts hold, and none breaks anything; only those are missing that the kind lacks."""
    window = new_window(PROMPT, open_from_library if kind == "decoder" else lambda *_: STANDINS[kind]())
    window.prompt.field.insertPlainText(" so")
    ready: dict[str, Callable[[], object]] = {
        "typing": window.prompt.field.setFocus,
        "explore": lambda: window.workspaces.open("explore"),
        "sample": lambda: window.workspaces.open("sample"),
        "panels": lambda: window.workspaces.workspace.panels[0].canvas.setFocus(),
        "undo": lambda: window.sitting.select(layer=(window.sitting.selection.layer + 1) % 2),
        "redo": lambda: (window.sitting.select(layer=(window.sitting.selection.layer + 1) % 2), window.undoing.undo()),
        "arcs": lambda: window.panels.head.show_arcs(True),
        "map": lambda: window.panels.head.show_arcs(False),
        "drawer": lambda: window.panels.drawers.open("origin"),
        "plain": window.panels.drawers.close_drawer,
        "altered": lambda: setattr(window.sitting, "factors", {(1, 1): 0.0}),
        "presenting": window.presenting.begin,
        "pages": lambda: window.paging.add([Page("one", Prompt("One")), Page("two", Prompt("Two"))]),
        "busy": lambda: kind != "encoder" and window.passes.generate(200),
        "ranking": lambda: (window.panels.drawers.open("effects"), window.ranking.start()),
        "idle": window.passes.stop,
    }
    missed = set()
    with nothing_blocks(), faults_heard() as faults:
        for action in ACTIONS:
            if action.id not in LEAVES:
                if not is_triggered(window, qtbot, action, ready):
                    missed.add(action.id)
                assert not faults, f"{action.id}: {faults[0]}"
    assert missed == {action.id for action in ACTIONS if action.id not in LEAVES and LACKS[kind] & set(action.needs)}


def test_every_action_is_at_hand_with_some_kind_of_model() -> None:
    """But for the chat template's, which has tests of its own."""
    assert frozenset.intersection(*LACKS.values()) == {"chats"}


def is_triggered(window: MainWindow, qtbot: QtBot, action: Action, ready: dict[str, Callable[[], object]]) -> bool:
    """Make an action's facts hold, and trigger its row as a menu does; whether it was at hand."""
    qtbot.waitUntil(lambda: window.passes.is_up_to_date, timeout=LONG)
    for fact in sorted(action.needs | ({"explore"} if "sample" not in action.needs else set()), key=rank):
        if fact in ready:
            ready[fact]()
    window.commands.update_facts()
    is_there = at_hand(action, window.commands.facts)
    if is_there:
        window.commands.qt_action(action.id).trigger()
    QApplication.processEvents()
    window.passes.stop()
    window.presenting.end()
    window.finder.close_finder()
    window.key_sheet.close_sheet()
    if window.saving.dialog is not None:
        window.saving.dialog.dismiss()
    QApplication.processEvents()
    return is_there


def rank(fact: str) -> int:
    """Facts about the keyboard and about a run are made last, since making others may end them."""
    return LAST.index(fact) if fact in LAST else -2 if fact in FIRST else -1
