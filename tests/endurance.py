"""A long sitting in minutes: random edits, clicks, drags, wheels, keys and actions on the real window.

    python -m tests.endurance [--steps 10000] [--seed 0]

Ends with status 1 at the first exception, and where memory grew by more than 20 MB. That is measured behind a fifth as
many steps before the first, and behind the first tenth: by then fonts, matplotlib and buffers are there. Nothing in
here knows what an action does: the table of actions and the widgets on show are all there is to act on.
"""

import argparse
import ctypes
import gc
import os
import random
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from widgets.actions import ACTIONS, Action
from widgets.canvas import Canvas
from widgets.main_window import FIRST_LOOK, MainWindow
from widgets.theme import ThemeController
from widgets.workspaces import EXPLORE
from widgets.workspaces.compare import Compare

MODEL, PROMPT = "tiny-gpt", "The old king looked at the old queen and"
LETTERS = "abcdefghijklmnopqrstuvwxyz      .,;!?\n'éß中🙂א"
LEAVES = {"quit", "larger", "smaller", "usual-size"}  # actions that end the sitting or begin it anew
MOST_GROWTH = 20.0  # MB
LONGEST = 400  # characters of a prompt before it is cut: the sitting is long, the prompt is not


class Monkey:
    """Does one random thing after the other to a window; `did` are the last of them."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window = window
        self.random = random.Random(seed)
        self.did: list[str] = []
        self.actions = [
            action for action in ACTIONS if action.id not in LEAVES and not action.handler.endswith("scale")
        ]

    def act(self) -> None:
        """One thing, and all that follows from it at once."""
        ways = (self.type, self.delete, self.press, self.click, self.wheel, self.drag, self.do, self.settle)
        (way,) = self.random.choices(ways, (30, 8, 22, 14, 6, 5, 10, 5))
        del self.did[:-20]
        way()
        QCoreApplication.processEvents()

    def type(self) -> None:
        """A few letters into the prompt."""
        field = self.window.prompt.field
        field.setFocus()
        if len(field.text) > LONGEST:
            field.set_text(field.text[: self.random.randrange(40)])
        text = "".join(self.random.choices(LETTERS, k=self.random.randint(1, 3)))
        self.did.append(f"type {text!r}")
        field.insertPlainText(text)

    def delete(self) -> None:
        """Backspace or Delete somewhere in the prompt."""
        field = self.window.prompt.field
        field.setFocus()
        for _ in range(self.random.randrange(6)):
            QTest.keyClick(field, Qt.Key.Key_Left)
        key = self.random.choice((Qt.Key.Key_Backspace, Qt.Key.Key_Delete))
        self.did.append(key.name)
        for _ in range(self.random.randint(1, 8)):
            QTest.keyClick(field, key)

    def press(self) -> None:
        """A key of the table, where the keyboard is, or in a panel."""
        action = self._action()
        target: QWidget | None = QApplication.focusWidget()
        if target is None or self.random.random() < 0.6:
            target = self._canvas()
            target.setFocus()
        if not action.keys:
            return
        combination = QKeySequence(self.random.choice(action.keys))[0]
        self.did.append(f"press {combination.key().name} on {type(target).__name__}")
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    def click(self) -> None:
        """A click or a double click on a drawn region or on any control."""
        target = self._canvas().viewport() if self.random.random() < 0.7 else self._control()
        point = self._point(target)
        twice = self.random.random() < 0.15
        modifier = Qt.KeyboardModifier.AltModifier if self.random.random() < 0.1 else Qt.KeyboardModifier.NoModifier
        self.did.append(
            f"{'double ' * twice}click {type(target).__name__} {target.accessibleName()!r} {point.toTuple()}"
        )
        (QTest.mouseDClick if twice else QTest.mouseClick)(target, Qt.MouseButton.LeftButton, modifier, point)

    def wheel(self) -> None:
        """The wheel over a drawn region."""
        target = self._canvas().viewport()
        point = QPointF(self._point(target))
        turn = QPoint(0, self.random.choice((-240, -120, 120, 240, 480)))
        self.did.append(f"wheel {turn.y()} at {point.toTuple()}")
        QApplication.sendEvent(
            target,
            QWheelEvent(
                point, QPointF(target.mapToGlobal(point.toPoint())), QPoint(), turn, Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            ),
        )  # fmt: skip

    def drag(self) -> None:
        """From one point of a drawn region to another."""
        target = self._canvas().viewport()
        first, last = self._point(target), self._point(target)
        self.did.append(f"drag {first.toTuple()} to {last.toTuple()}")
        QTest.mousePress(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
        for step in range(1, 5):
            QTest.mouseMove(target, first + (last - first) * step / 4)
            QCoreApplication.processEvents()
        QTest.mouseRelease(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, last)

    def do(self) -> None:
        """An action, by its row."""
        action = self._action()
        self.did.append(f"do {action.id}")
        self.window.commands.do(action.id)

    def settle(self) -> None:
        """Wait until everything is shown; now and then another size."""
        if self.random.random() < 0.3:
            self.window.resize(self.random.randint(800, 1800), self.random.randint(600, 1100))
        self.did.append("settle")
        for _ in range(400):
            QCoreApplication.processEvents()
            if self.window.passes.is_up_to_date and not self.window.passes.is_running:
                break
            QTest.qWait(5)

    def _action(self) -> Action:
        return self.random.choice(self.actions)

    def _canvas(self) -> Canvas:
        return self.random.choice([canvas for canvas in self.window.findChildren(Canvas) if canvas.isVisible()])

    def _control(self) -> QWidget:
        focusable = Qt.FocusPolicy.TabFocus
        return self.random.choice(
            [w for w in self.window.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & focusable]
        )

    def _point(self, target: QWidget) -> QPoint:
        return QPoint(self.random.randrange(max(1, target.width())), self.random.randrange(max(1, target.height())))


class Impatient(QObject):
    """Closes menus and dialogs that wait for a person, as soon as they are shown."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QMenu | QDialog):
            QTimer.singleShot(0, watched, watched.close)
        return False


@contextmanager
def nothing_blocks() -> Iterator[None]:
    """Menus and file dialogs, which wait for a person, close at once."""
    application = QApplication.instance()
    assert application is not None
    impatient = Impatient()
    application.installEventFilter(impatient)
    try:
        yield
    finally:
        application.removeEventFilter(impatient)


@contextmanager
def faults_heard() -> Iterator[list[str]]:
    """Every exception that no one caught, as text."""
    heard: list[str] = []

    def hear(kind: type[BaseException], fault: BaseException, where: TracebackType | None) -> None:
        heard.append("".join(traceback.format_exception(kind, fault, where)))

    before, sys.excepthook = sys.excepthook, hear
    try:
        yield heard
    finally:
        sys.excepthook = before


def memory() -> float:
    """What the process occupies, in MB; 0 where the system does not say."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def endure(window: MainWindow, steps: int, seed: int = 0, say: bool = False) -> tuple[list[str], float]:
    """So many random things; returns what went wrong, and by how many MB memory grew behind the first tenth."""
    monkey = Monkey(window, seed)
    after_start = 0.0
    with nothing_blocks(), faults_heard() as heard:
        for step in range(steps):
            monkey.act()
            if heard:
                return [f"step {step}, after {'; '.join(monkey.did)}:\n{heard[0]}"], 0.0
            if step == steps // 10:
                after_start = rest(monkey)
            if say and step and step % (steps // 10) == 0:
                print(f"{step} steps: {rest(monkey):.0f} MB", flush=True)
        grown = rest(monkey) - after_start
    return heard, grown


def rest(monkey: Monkey) -> float:
    """Everything closed, as the window begins: what is left is what a sitting holds on to. In MB."""
    window = monkey.window
    window.presenting.end()
    if window.saving.dialog is not None:
        window.saving.dialog.dismiss()
    window.finder.close_finder()
    window.key_sheet.close_sheet()
    window.paging.close()
    window.workspaces.open(EXPLORE)
    compare = window.workspaces.by_name.get("compare")
    if isinstance(compare, Compare):  # whatever models were opened beside the window's
        for column in compare.columns:
            column.use("")
    window.panels.show_all()
    window.panels.drawers.close_drawer()
    window.sitting.comparing = False
    window.sitting.factors = {}
    window.sitting.selection = FIRST_LOOK
    window.resize(1440, 900)
    window.prompt.field.set_text(PROMPT)
    monkey.settle()
    window.undoing.begin_here()
    QGuiApplication.clipboard().clear()
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    if sys.platform == "linux":
        ctypes.CDLL(None).malloc_trim(0)  # what was freed goes back to the system, and is not counted
    return memory()


def main() -> int:
    """The long form, outside the tests."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    application = QApplication([])
    application.setStyle("Fusion")
    window = MainWindow(ThemeController(application, "light"))
    window.resize(1440, 900)
    window.show()
    window.begin(PROMPT, MODEL)
    while window.sitting.trace is None:
        QTest.qWait(10)
    wrong, _ = endure(window, arguments.steps // 5, arguments.seed + 1)  # everything was used once
    if not wrong:
        wrong, grown = endure(window, arguments.steps, arguments.seed, say=True)
    window.close()
    print(wrong[0] if wrong else f"{arguments.steps} steps without an exception; memory grew by {grown:.1f} MB")
    return int(bool(wrong) or grown > MOST_GROWTH)


if __name__ == "__main__":
    raise SystemExit(main())
