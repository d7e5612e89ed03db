"""A picture of every panel, dialog and state, in every theme and size, to be looked at.

    python -m tests.gallery FOLDER [--only WORD ...] [--theme NAME ...] [--size WxH ...] [--scale S ...]

Each picture is a settled frame of the real window, drawn off screen: FOLDER/STATE-THEME-SIZE.png. Pictures at 200 %
are made by Qt's own scale, in a process of their own.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.traces import random_trace
from visualizer.library import available
from visualizer.tokens import Prompt
from widgets.canvas import Canvas
from widgets.main_menu import main_menu
from widgets.main_window import FIRST_LOOK, MainWindow
from widgets.marks.heat_map import HeatMapItem
from widgets.presenter.presenting import Presenting
from widgets.theme import ThemeController
from widgets.workspaces.compare import Compare
from widgets.workspaces.prompting import Prompting
from widgets.workspaces.sample import Sample

MODEL = "tiny-gpt"
PROMPT = "The old king looked at the old queen and"
LONG = (
    "Once upon a time there was a king who had three daughters, and the youngest of them was so fair that the sun "
    "himself, who had seen so many things, wondered whenever he shone upon her face. Near the castle of the king "
    "there was a large and dark forest, and in the forest, under an old lime tree, there was a well; and when the day "
    "was hot the king's child went out into the forest and sat down by the side of the cool well."
)
SCRIPTS = "naïve Ελλάδα Москва 中文 日本語 한국어 हिन्दी ไทย العربية עברית e\u0301 👩‍🚀🙂"
THEMES = ("light", "dark", "light high contrast", "dark high contrast")
SIZES = ("1024x700", "1440x900", "1920x1080")

Pictures = Iterator[tuple[str, QWidget]]  # a name more, and what is pictured
State = Callable[[MainWindow], Pictures]


def settle(window: MainWindow) -> None:
    """Wait until the prompt's trace is shown and painted."""
    for _ in range(600):
        QTest.qWait(5)
        if window.models.spec is not None and window.passes.is_up_to_date and not window.passes.is_running:
            break
    QTest.qWait(120)


def begin_again(window: MainWindow) -> None:
    """The window as it starts."""
    window.workspaces.open("explore")
    window.prompt.field.set_text(PROMPT)
    window.sitting.factors = {}
    window.sitting.comparing = False
    window.sitting.pointed = ()
    window.sitting.selection = FIRST_LOOK
    window.panels.drawers.close_drawer()
    window.panels.head.show_arcs(False)
    window.panels.show_all()
    window.prompt.field.setFocus()
    window.passes.refresh()  # a state may have shown a trace that is not the prompt's
    settle(window)


def hover(canvas: Canvas, point: QPointF) -> None:
    """The pointer on a point of a drawn region."""
    place = QPointF(canvas.viewport().mapToGlobal(point.toPoint()))
    no = Qt.MouseButton.NoButton
    canvas.mouseMoveEvent(QMouseEvent(QEvent.Type.MouseMove, point, place, no, no, Qt.KeyboardModifier.NoModifier))


def item_of(canvas: Canvas, kind: type) -> object:
    """The first painted mark of a kind."""
    return next(item for item in canvas.items_shown if isinstance(item, kind))


# ---- the states ----
def explore(window: MainWindow) -> Pictures:
    yield "", window


def empty(window: MainWindow) -> Pictures:
    window.prompt.field.set_text("")
    settle(window)
    yield "", window


def long(window: MainWindow) -> Pictures:
    window.prompt.field.set_text(LONG)
    settle(window)
    yield "", window
    window.sitting.select(contrast="stretched", query=20)
    settle(window)
    yield "stretched", window


def scripts(window: MainWindow) -> Pictures:
    window.prompt.field.set_text(SCRIPTS)
    settle(window)
    yield "", window


def linked(window: MainWindow) -> Pictures:
    window.sitting.select(pinned=2)
    settle(window)
    heat = item_of(window.panels.head.canvas, HeatMapItem)
    assert isinstance(heat, HeatMapItem)
    hover(window.panels.head.canvas, QPointF(heat.left + 4.5 * heat.cell_w, heat.upper + 6.5 * heat.cell_h))
    QTest.qWait(50)
    yield "", window


def stages(window: MainWindow) -> Pictures:
    window.sitting.select(stage="raw")
    settle(window)
    yield "raw", window
    window.panels.head.show_arcs(True)
    settle(window)
    yield "arcs", window


def zoomed(window: MainWindow) -> Pictures:
    window.prompt.field.set_text(LONG)
    window.panels.toggle_only(window.panels.head)
    settle(window)
    window.panels.head.canvas.setFocus()
    for _ in range(4):
        window.commands.do("zoom-in")
    settle(window)
    yield "map", window


def heads(window: MainWindow) -> Pictures:
    window.prompt.field.set_text("the cat sat. a dog ran. the cat sat. a dog ran. the cat")
    window.sitting.select(sink="aside")
    settle(window)
    yield "sink", window
    window.sitting.select(order="induction", least=0.2)
    settle(window)
    yield "sorted", window
    window.panels.heads.canvas.setFocus()
    window.commands.do("dots")
    settle(window)
    yield "dots", window
    window.panels.heads.canvas.setFocus()
    window.commands.do("dots")


def large(window: MainWindow) -> Pictures:
    for layers, count, words in ((30, 9, 31), (32, 32, 60), (80, 64, 31), (12, 12, 2_000)):
        window.sitting.trace = random_trace(words, layers=layers, heads=count)
        QTest.qWait(300)
        yield f"{layers}x{count}-{words}", window
        if layers == 80:
            window.panels.heads.canvas.setFocus()
            for _ in range(5):
                window.commands.do("zoom-in")
            QTest.qWait(200)
            yield f"{layers}x{count}-zoomed", window
            window.commands.do("zoom-fit")


def origin(window: MainWindow) -> Pictures:
    window.pick({"query": 8, "key": 7})
    settle(window)
    yield "weight", window
    for explains in ("probability", "embedding"):
        window.pick({"explains": explains})
        settle(window)
        yield explains, window


def effects(window: MainWindow) -> Pictures:
    window.panels.head.canvas.setFocus()
    window.commands.do("rank-heads")
    for _ in range(400):
        QTest.qWait(20)
        if "ranking" not in window.commands.facts:
            break
    settle(window)
    yield "", window


def altered(window: MainWindow) -> Pictures:
    window.sitting.factors = {(3, 3): 0.0, (1, 2): 0.5}
    settle(window)
    yield "", window


def changed(window: MainWindow) -> Pictures:
    QTest.qWait(1500)
    window.prompt.field.set_text(PROMPT.replace("queen", "horse"))
    settle(window)
    QTest.qWait(1500)
    window.sitting.comparing = True
    settle(window)
    yield "", window


def folded(window: MainWindow) -> Pictures:
    window.panels.fold(window.panels.heads)
    settle(window)
    yield "", window
    window.panels.toggle_only(window.panels.next)
    settle(window)
    yield "only", window


def sheets(window: MainWindow) -> Pictures:
    window.finder.open()
    window.finder.field.setText("la")
    QTest.qWait(50)
    yield "finder", window
    window.finder.close_finder()
    window.key_sheet.open()
    QTest.qWait(50)
    yield "keys", window
    window.key_sheet.close_sheet()
    menu = main_menu(window, window.commands)
    for action in menu.actions():
        part = action.menu()
        if part is not None:
            part.popup(QPoint(0, 0))
            QTest.qWait(30)
            yield f"menu-{action.text().lower()}", part
            part.hide()
    menu.deleteLater()


def notices(window: MainWindow) -> Pictures:
    window.notices.show_notice("context", "The prompt has 300 tokens; the model reads the last 256.")
    window.notices.show_notice("file", "“/nowhere” cannot be written to: choose another place.", "error")
    settle(window)
    yield "", window
    for topic in ("context", "file"):
        window.notices.clear(topic)


def export(window: MainWindow) -> Pictures:
    window.saving.export(window.panels.head)
    dialog = window.saving.dialog
    QTest.qWait(300)
    for _ in range(600):
        QTest.qWait(10)
        if dialog is None or dialog.is_settled:
            break
    QTest.qWait(80)
    yield "", window
    if dialog is not None:
        dialog.dismiss()


def presenter(window: MainWindow) -> Pictures:
    presenting = window.presenting
    assert isinstance(presenting, Presenting)
    presenting.toggle()
    shown = presenting.presenter
    assert shown is not None
    shown.showNormal()
    shown.resize(window.size())
    for name in ("head", "tokens", "embedding", "heads", "row", "arcs", "lens", "next-token", "roles", "why"):
        shown.show_scene(name)
        QTest.qWait(120)
        yield name, shown
    shown.is_spotlit = True
    shown.show_scene("head")
    QTest.qWait(50)
    yield "spotlight", shown
    presenting.toggle()


def at_rest(window: MainWindow) -> None:
    """Wait until nothing that the open workspace shows is on its way."""
    settle(window)
    for _ in range(2000):
        QTest.qWait(10)
        if not window.workspaces.workspace.is_busy and not window.passes.is_running:
            break
    QTest.qWait(120)


def sample(window: MainWindow) -> Pictures:
    sitting = window.sitting
    window.workspaces.open("sample")
    at_rest(window)
    yield "typed", window
    window.passes.generate(24)
    at_rest(window)
    yield "drawn", window
    assert sitting.whole is not None
    sitting.scrub(len(sitting.whole.tokens) - 21)
    at_rest(window)
    yield "scrubbed", window
    usual = sitting.selection.sampling
    for temperature in (0.3, 1.8):
        sitting.select(sampling=replace(usual, temperature=temperature))
        at_rest(window)
        yield f"temperature-{temperature}", window
    sitting.select(sampling=replace(usual, repetition_penalty=1.3, min_p=0.05))
    at_rest(window)
    yield "every-stage", window
    sitting.select(sampling=usual)
    workspace = window.workspaces.workspace
    assert isinstance(workspace, Sample)
    for view in ("beams", "continuations", "draws", "surprisal", "tree"):
        workspace.show_view(view)
        at_rest(window)
        yield view, window


def prompting(window: MainWindow) -> Pictures:
    window.workspaces.open("prompt")
    workspace = window.workspaces.workspace
    assert isinstance(workspace, Prompting)
    workspace.form.samples.chosen.emit("made-up-labels")  # the state before may have left another prompt there
    workspace.curve.whose.choose(0)
    window.sitting.select(shot_heads="all")
    at_rest(window)
    yield "", window
    workspace.curve.whose.choose(1)
    window.sitting.select(layer=3, head=2, shot_heads="focused")
    at_rest(window)
    yield "every-row", window
    workspace.form.pattern.field.set_text("{input} means")
    workspace.form.table.rows[1].on.click()
    at_rest(window)
    yield "refused", window


def comparing(window: MainWindow) -> Pictures:
    window.workspaces.open("compare")
    workspace = window.workspaces.workspace
    assert isinstance(workspace, Compare)
    for _ in range(len(workspace.columns) - 2):
        workspace.columns[-1].remove.trigger()
    for text in (PROMPT, PROMPT), ("The king was very", "The queen was very"):
        for column, prompt in zip(workspace.columns, text, strict=True):
            column.use("")
            column.show_text(Prompt(prompt), Prompt(""))
        workspace.take_keyboard()
        at_rest(window)
        yield "same" if text[0] == text[1] else "different", window
    workspace.add.click()
    workspace.add.click()
    for column, prompt in zip(workspace.columns[2:], ("The very old king was", "The cats were"), strict=True):
        column.show_text(Prompt(prompt), Prompt(""))
    at_rest(window)
    yield "four", window
    for column in workspace.columns[2:]:
        column.remove.trigger()
    if any(listed.name == "smollm2" for listed in available()):
        one, other = workspace.columns
        one.show_text(other.field.prompt, Prompt(""))
        other.use("smollm2")
        for _ in range(3000):
            QTest.qWait(10)
            if other.trace is not None:
                break
        at_rest(window)
        yield "models", window
        other.use("")


STATES: dict[str, State] = {
    state.__name__: state
    for state in (
        explore, empty, long, scripts, linked, stages, zoomed, heads, large, origin, effects, altered, changed, folded,
        sheets, notices, export, presenter, sample, prompting, comparing,
    )
}  # fmt: skip


def draw(folder: Path, words: list[str], themes: list[str], sizes: list[str], mark: str) -> None:
    """All pictures of this process."""
    application = QApplication([])
    application.setStyle("Fusion")
    application.setCursorFlashTime(0)
    controller = ThemeController(application, "light")
    window = MainWindow(controller)
    window.show()
    window.begin(PROMPT, MODEL)
    settle(window)
    for theme, size in product(themes, sizes):
        controller.choose(theme)
        width, height = (int(side) for side in size.split("x"))
        window.resize(width, height)
        for name, state in STATES.items():
            if words and not any(word in name for word in words):
                continue
            begin_again(window)
            for more, widget in state(window):
                picture: QPixmap = widget.grab()
                parts = (name, more, theme.replace(" ", "-"), size, mark)
                file = folder / f"{'-'.join(part for part in parts if part)}.png"
                picture.save(str(file))
                print(file, flush=True)
    window.close()


def main() -> int:
    """See the top of this file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="*", default=[], metavar="WORD", help=f"of {', '.join(STATES)}")
    parser.add_argument("--theme", nargs="*", default=list(THEMES), choices=THEMES)
    parser.add_argument("--size", nargs="*", default=list(SIZES))
    parser.add_argument("--scale", nargs="*", default=["1", "2"])
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    if "QT_SCALE_FACTOR" in os.environ:
        mark = "" if os.environ["QT_SCALE_FACTOR"] == "1" else f"{float(os.environ['QT_SCALE_FACTOR']):.0%}"
        draw(arguments.folder, arguments.only, arguments.theme, arguments.size, mark)
        return 0
    for scale in arguments.scale:
        sizes = arguments.size if scale == "1" else ["1440x900"]
        command = [sys.executable, "-m", "tests.gallery", str(arguments.folder), "--theme", *arguments.theme]
        command += ["--size", *sizes, *(["--only", *arguments.only] if arguments.only else [])]
        subprocess.run(command, env={**os.environ, "QT_SCALE_FACTOR": scale}, check=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
