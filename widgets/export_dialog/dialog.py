"""The export dialog: a figure on its page at the left, what can be chosen about it at the right.

It lies over the dimmed window, and is the only thing that hears keys while it is open. The form makes settings of what
a person does; from valid ones the press draws the page again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from exporters import NUMBERS, PICTURES, Page, Recipe
from visualizer.following import Continuations, Tree
from visualizer.language import later, tr
from visualizer.state import UNTOUCHED, Baseline, HeadFactors, Selection
from visualizer.trace import Trace
from visualizer.views import VIEWS
from visualizer.views.figure import Figure
from widgets.actions import written
from widgets.controls import Button
from widgets.export_dialog.controls import Cross, Tick
from widgets.export_dialog.form import PAD, Form
from widgets.export_dialog.page_view import PageView
from widgets.export_dialog.press import Job, Made, Press, Source, What
from widgets.export_dialog.settings import ExportSettings
from widgets.overlay import CORNER, Overlay
from widgets.theme import Theme

WIDE, TALL, HEAD, CHOICES = 1120, 748, 53, 480
REST = 120  # milliseconds after the last change before the page is drawn again
OF_PROMPT = later("On the command line, “headlight prompt” computes what examples in a prompt do")
OWN_COMMANDS = {  # views of several passes: what says so in place of the command that makes the file
    "compare": later("On the command line, “headlight compare” compares prompts and models"),
    "shots": OF_PROMPT,
    "in-context": OF_PROMPT,
}
CHANGED = later("What changed since an earlier moment has no command")
DRAWN = later("A command cannot tell the tokens that were drawn from those that were typed")
STOPPED = later("A command knows no text to stop at")
OF_DRAWS = ("sampling", "temperature", "draws", "continuations", "timeline")  # each draw has a number of its own


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """What is exported: a snapshot of the sitting when the dialog opened. Made by `Saving`.

    `views` are those to offer, the first is shown; `model`, `backend` and `device` open the model again; `folder` is
    where a file goes unless a person says otherwise.
    """

    trace: Trace
    selection: Selection
    views: Sequence[str]
    baseline: Baseline | None = None
    factors: HeadFactors = field(default_factory=dict)
    model: str = "tiny-gpt"
    backend: str = "auto"
    device: str = "auto"
    folder: str = ""


def history_of(view: str, trace: Trace) -> str:
    """What a view shows of how its text came about, as the reason why it has no command; "" for nothing."""
    if view in OF_DRAWS and trace.drawn:
        return DRAWN
    if view == "sampling" and trace.drawn_next is not None:
        return DRAWN
    tree, texts = trace.study(Tree), trace.study(Continuations)
    if view == "tree" and tree is not None and any(node.is_taken for node in tree.nodes):
        return DRAWN
    if view == "continuations" and texts is not None and any(text.stopped_by == "stop_string" for text in texts.texts):
        return STOPPED
    return ""


class ExportDialog(Overlay):
    """Covers its parent until it is closed.

    `saved` carries the figure's title and the path of a file that was written, `copied` the sentence about what is on
    the clipboard; `closed` follows the end, after which the dialog deletes itself. `place_wanted` carries a proposed
    path: whoever opened the dialog asks the person, and calls `save_as`.
    """

    saved = Signal(str, object)
    copied = Signal(str)
    place_wanted = Signal(str)

    def __init__(self, parent: QWidget, theme: Theme, press: Press, subject: Subject, settings: ExportSettings) -> None:
        super().__init__(parent, theme, tr("Export"), (WIDE, TALL))
        self._press, self.subject = press, subject
        self._sources: dict[str, Source] = {}
        self._figure: Figure | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._draw)
        self.title, self.about, self.said = QLabel(tr("Export")), QLabel(), QLabel()
        self.cross = Cross(theme, tr("Close"))
        self.cross.setToolTip(f"{tr('Close without saving')}  {written('Esc')}")
        self.page = PageView(theme)
        self.form = Form(theme, subject.views, subject.trace.spec.name, settings)
        self.buttons = {
            "cells": Button(theme, tr("Copy data")),
            "command": Button(theme, tr("Copy command")),
            "cancel": Button(theme, tr("Cancel")),
            "copy": Button(theme, tr("Copy"), written("Ctrl+C")),
            "save": Button(theme, tr("Save…"), written("Ctrl+S"), solid=True),
        }
        self.buttons["cells"].setToolTip(tr("Copy the numbers; a spreadsheet takes them as cells"))
        self.buttons["copy"].setToolTip(tr("Copy the page as a picture (PNG) and a drawing (SVG)"))
        self._place()
        self._join()
        self.set_theme(theme)
        self._show_choices()

    # ---- coming and going ----
    def open(self) -> None:
        """Lay the dialog over the window."""
        self.open_at(self.form.figure)
        self._draw()

    @Slot()
    def dismiss(self) -> None:
        """Take it away; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        self._rest.stop()
        self._press.withdraw()
        super().dismiss()

    # ---- what it is about ----
    @property
    def settings(self) -> ExportSettings:
        """The choices, to be offered the next time."""
        return self.form.settings

    @property
    def is_settled(self) -> bool:
        """Whether the page shown is the one that is chosen."""
        return not (self._rest.isActive() or self.page.is_busy)

    @property
    def recipe(self) -> Recipe | None:
        """What makes the same file again; None while the page is not fit to be made, and where no command does."""
        subject, page, view = self.subject, self.form.page, VIEWS[self.form.view]
        if page is None or self.no_command:
            return None
        trace, baseline = subject.trace, self._shown_baseline
        return Recipe(
            prompt=trace.prompt if trace.source is None else trace.source.prompt,
            target="" if trace.source is None else trace.prompt,
            view=view.name,
            file=self.form.file_name,
            selection=subject.selection,
            page=page,
            model=subject.model,
            backend=subject.backend,
            device=subject.device,
            factors=subject.factors,
            changed=baseline is not None and baseline.everywhere,
        )

    @property
    def no_command(self) -> str:
        """Why no command makes the same file; "" where one does.

        Views of several passes have a command of their own. That of any other starts from nothing: it knows no earlier
        moment, and not how the text came about.
        """
        view, baseline = self.form.view, self._shown_baseline
        if view in OWN_COMMANDS:
            return OWN_COMMANDS[view]
        if baseline is not None and baseline.name != UNTOUCHED:
            return CHANGED
        return history_of(view, self.subject.trace)

    @property
    def _shown_baseline(self) -> Baseline | None:
        """What the view shows the change against; None where it shows none."""
        baseline, view = self.subject.baseline, VIEWS[self.form.view]
        shown = baseline is not None and view.compare is not None and (baseline.everywhere or view.always_compares)
        return baseline if shown else None

    # ---- what a person can do ----
    @Slot()
    def save(self) -> None:
        """Ask for the place."""
        if self._is_fine():
            self.place_wanted.emit(str(Path(self.subject.folder) / self.form.file_name))

    def save_as(self, path: Path) -> None:
        """Write the file there; its suffix decides the format where it is a known one."""
        suffix = path.suffix.lower()
        if suffix not in (*PICTURES, *NUMBERS):
            path = path.with_name(f"{path.name}.{self.settings.format}")
        elif suffix != f".{self.settings.format}":
            self.form.change(format=suffix.removeprefix("."))
        self._ask("save", path)

    @Slot()
    def copy(self) -> None:
        """Put the page on the clipboard, as a picture and as a drawing."""
        if self._is_fine() and self.settings.is_picture:
            self._ask("copy")

    @Slot()
    def copy_data(self) -> None:
        """Put the numbers on the clipboard, as a table."""
        self._ask("cells")

    @Slot()
    def copy_command(self) -> None:
        """Put the command line on the clipboard that makes the same file."""
        recipe = self.recipe
        if recipe is not None and self._is_fine():
            QGuiApplication.clipboard().setText(recipe.command())
            self._say(tr("Copied the command."), copied=True)

    # ---- building ----
    def _place(self) -> None:
        head, top = QHBoxLayout(), QWidget()
        head.setContentsMargins(PAD, 0, 20, 0)
        head.setSpacing(10)
        for part in (self.title, self.about):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self.cross)
        top.setFixedHeight(HEAD)
        top.setLayout(head)

        foot = QVBoxLayout()
        foot.setContentsMargins(PAD, 12, PAD, PAD - CORNER)
        foot.setSpacing(8)
        for ids in (("cells", "command"), ("cancel", "copy", "save")):
            line = QHBoxLayout()
            line.setSpacing(8)
            if "cells" in ids:
                line.addWidget(self.said, 1)
            else:
                line.addStretch(1)
            for id in ids:
                line.addWidget(self.buttons[id])
            foot.addLayout(line)
        for id in ("copy", "save"):
            self.buttons[id].setMinimumWidth(112)

        side, right = QVBoxLayout(), QWidget()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self.form, 1)
        side.addLayout(foot)
        right.setFixedWidth(CHOICES)
        right.setLayout(side)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.setContentsMargins(0, 0, 0, CORNER)  # round corners are the card's
        body.addWidget(self.page, 1)
        body.addWidget(right)
        whole = QVBoxLayout(self.card)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addLayout(body, 1)

    def _join(self) -> None:
        self.cross.clicked.connect(self.dismiss)
        for id, slot in (
            ("cancel", self.dismiss), ("save", self.save), ("copy", self.copy), ("cells", self.copy_data),
            ("command", self.copy_command),
        ):  # fmt: skip
            self.buttons[id].clicked.connect(slot)
        self.form.changed.connect(self._on_changed)
        self.form.view_changed.connect(self._on_view)
        self.page.pulled.connect(self.form.pull)
        self.page.let_go.connect(self._draw)
        self.page.room_changed.connect(self._rest.start)
        self._press.made.connect(self._on_made)
        self.parentWidget().installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        for part in (self.cross, self.page, self.form, *self.buttons.values()):
            part.set_theme(theme)
        for label, size, weight, role in (
            (self.title, 15, 600, "ink"), (self.about, 13, 400, "muted"), (self.said, 12, 400, "muted"),
        ):  # fmt: skip
            label.setStyleSheet(f"color: {getattr(theme.palette, role)}; background: transparent;")
            label.setFont(theme.font(size, weight))

    # ---- the page ----
    @Slot()
    def _on_changed(self) -> None:
        self._show_choices()
        self._rest.start()

    @Slot()
    def _on_view(self) -> None:
        self._figure = None
        self.page.show_busy()
        self._on_changed()

    def _show_choices(self) -> None:
        settings = self.settings
        if settings.is_picture:
            self.page.show_size(settings.width_mm, settings.height_mm or self.page.size_mm[1])
        fine, recipe = self._is_fine(), self.recipe
        self.buttons["save"].setEnabled(fine)
        self.buttons["copy"].setEnabled(fine and settings.is_picture)
        self.buttons["command"].setEnabled(fine and recipe is not None)
        self.buttons["cells"].setEnabled(self._figure is not None)
        self.buttons["command"].setToolTip(
            tr("Copy the command line that makes the same file")
            if recipe is not None or self.form.page is None
            else tr(self.no_command)
        )

    def _is_fine(self) -> bool:
        return self.form.page is not None and not self.form.problem

    @Slot()
    def _draw(self) -> None:
        """Have the page drawn anew."""
        self._rest.stop()
        if self.form.page is not None:
            self.page.show_busy()
            self._ask("preview")

    def _ask(self, what: What, path: Path | None = None) -> None:
        view, subject = self.form.view, self.subject
        if view not in self._sources:
            self._sources[view] = Source(view, subject.trace, subject.selection, subject.baseline)
        if what != "preview":
            self._say(tr("Saving…" if what == "save" else "Copying…"))
        page = self.form.page or Page()
        self._press.ask(Job(what, self._sources[view], page, self.settings.format, self.page.room, path))

    @Slot(object)
    def _on_made(self, made: Made) -> None:
        if self.isHidden():  # closed meanwhile; Qt ends the connection when it deletes the dialog
            return
        if made.job.what == "preview":
            if made.job.source is self._sources.get(self.form.view):
                self._on_preview(made)
        elif made.job.what == "save":
            self._on_saved(made)
        else:
            self._on_copied(made)

    def _on_preview(self, made: Made) -> None:
        if made.figure is not None and made.figure is not self._figure:
            self._figure = made.figure
            self.about.setText(", ".join(filter(None, (made.figure.title, " ".join(made.figure.focus.split())))))
            self.form.show_figure(made.figure)
        if self.form.page not in (None, made.job.page) or made.job.format != self.settings.format:
            if not self._rest.isActive():  # it was drawn for other choices: once more
                self._draw()
            return
        self.form.object_to(made.concerns, made.problem)
        if made.image is not None:
            self.page.show_page(made.image, made.height_mm)
            self.form.show_height(made.height_mm)
        elif made.problem:
            self.page.show_problem(made.problem)
        else:
            self.page.show_numbers(made.text)
        self._show_choices()

    def _on_saved(self, made: Made) -> None:
        self._say("")
        if made.problem or made.figure is None:
            self.form.say_of_file(made.problem)
            self._show_choices()
        else:
            self.saved.emit(made.figure.title, made.job.path)
            self.dismiss()

    def _on_copied(self, made: Made) -> None:
        if made.problem or made.figure is None:
            self._say(made.problem)
            return
        content = QMimeData()
        if made.job.what == "cells":
            content.setText(made.table.decode("utf-8"))
            content.setData("text/tab-separated-values", made.table)
        else:
            content.setImageData(made.image)
            content.setData("image/svg+xml", made.drawing)
        QGuiApplication.clipboard().setMimeData(content)
        self._say(tr("Copied the numbers." if made.job.what == "cells" else "Copied the page."), copied=True)

    def _say(self, sentence: str, copied: bool = False) -> None:
        """What was just done, at the foot; `copied` where something is on the clipboard now."""
        self.said.setText(sentence)
        self.said.setToolTip(sentence)
        self.said.setAccessibleName(sentence)
        if copied:
            self.copied.emit(sentence)

    # ---- Qt ----
    def ring(self) -> list[QWidget]:
        """What Tab goes round, as it is read."""
        every = [*self.form.ring(), *self.buttons.values(), self.cross]
        return [part for part in every if part.isVisible() and part.isEnabled()]

    def decide(self) -> None:
        """Enter saves where no button has the keyboard."""
        self.save()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Qt's: Tab never leaves the dialog, and brings into view what it reaches."""
        moved = super().focusNextPrevChild(forward)
        there = self.window().focusWidget()
        if there is not None and self.form.isAncestorOf(there):
            self.form.ensureWidgetVisible(there, 0, 24)
        return moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: what no control took for itself."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Save) or (
            is_enter and isinstance(self.window().focusWidget(), Tick)
        ):
            self.save()
        else:
            super().keyPressEvent(event)
        event.accept()

    def paint_card(self, painter: QPainter, card: QRectF) -> None:
        """The desk below the page, and the line under the head."""
        desk = QRectF(card.x(), card.y() + HEAD, card.width() - CHOICES, card.height() - HEAD)
        painter.fillRect(desk, self.theme.colour("groove"))
        painter.fillRect(QRectF(card.x(), card.y() + HEAD - 1, card.width(), 1), self.theme.colour("line"))
