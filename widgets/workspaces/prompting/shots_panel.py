"""The panel of the shots: a column for each number of examples, with its name, its tokens and the way to Explore."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from visualizer.language import tr
from visualizer.numerals import grouped
from visualizer.prompting.records import Shot, Shots
from visualizer.state import Selection
from visualizer.views.shots import name_of
from widgets.controls import Button, Segments
from widgets.panels.panel import MARGIN, Panel
from widgets.shield import shielded
from widgets.theme import Theme
from widgets.workspaces.prompting.panels import SHOTS, before_the_change, columns

ALL, FOCUSED = 0, 1
HEAD_HEIGHT, ROOMY = 32, 290  # pixels


class ShotHead(QWidget):
    """Over one column: which shot it is, how long its prompt is, and a button that opens the prompt in Explore."""

    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._text = ""
        self.name, self.tokens = QLabel(), QLabel()
        self.open = Button(theme, tr("Explore"), quiet=True, height=22)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.name)
        row.addWidget(self.tokens, 1)
        row.addWidget(self.open)
        self.open.clicked.connect(self._on_open)
        self.set_theme(theme)

    def show_shot(self, shot: Shot, is_roomy: bool, why_not: str) -> None:
        """Name another shot; with all words where there is room. `why_not` says why its prompt is not to be opened."""
        self.open.setEnabled(not why_not)
        self.open.setToolTip(why_not or tr("Put this prompt into the window's prompt, and look into the model there"))
        self.open.set_label(tr("Open in Explore") if is_roomy else tr("Explore"), "")
        self._text = shot.joined.text
        name, count = name_of(shot), len((shot.trace.source or shot.trace).tokens)
        self.name.setText(name)
        self.tokens.setText(tr("{count} tokens", count=grouped(count)))
        self.open.setAccessibleName(tr("Open the {name} prompt in Explore", name=name))

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.open.set_theme(theme)
        for label, size, weight, role in ((self.name, 12, 600, "ink"), (self.tokens, 11, 400, "faint")):
            label.setFont(theme.words(size, weight))
            label.setStyleSheet(f"color: {getattr(theme.palette, role)}; background: transparent;")

    @Slot()
    def _on_open(self) -> None:
        self.opened.emit(self._text)


class ShotsPanel(Panel):
    """Shows `Shots`. `opened` carries the prompt that is wanted in Explore; `picked` also whose attention is shown."""

    text_opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, SHOTS, ("shots",))
        self.header.folds = False
        self._shots: Shots | None = None
        self._why_stale = ""
        self.heads = Segments(
            theme, (tr("all heads"), tr("focused head")), name=tr("Whose attention"),
            tips=(tr("The mean of all heads."), tr("The focused head; a click on a bar focuses its strongest.")),
        )  # fmt: skip
        self.column.removeWidget(self.header)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, MARGIN, 0)
        row.addWidget(self.header, 1)
        row.addWidget(self.heads)
        self.column.insertLayout(0, row)
        self.shot_heads = [ShotHead(theme) for _ in range(3)]
        self._over = QWidget()
        self._over.setFixedHeight(HEAD_HEIGHT)
        for head in self.shot_heads:
            head.setParent(self._over)
            head.hide()
            head.opened.connect(self.text_opened)
        self.column.insertWidget(1, self._over)
        self.heads.chosen.connect(self._on_heads)

    def show_shots(self, shots: Shots | None, selection: Selection, why_stale: str = "") -> None:
        """Show other passes, or the same from elsewhere; `why_stale` says why they are not of what is written now."""
        self._shots, self._why_stale = shots, why_stale
        self.stale = before_the_change(shots) if shots is not None and why_stale else None
        self.heads.choice = FOCUSED if selection.shot_heads == "focused" else ALL
        self.show_trace(None if shots is None else shots.shots[-1].trace.with_study(shots), selection)
        self._place_heads()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        for part in (self.heads, *self.shot_heads) if hasattr(self, "shot_heads") else ():
            part.set_theme(theme)

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: another room may have another number of columns."""
        super().resizeEvent(event)
        self._place_heads()

    def _place_heads(self) -> None:
        shots = () if self._shots is None else self._shots.shots
        shown = {place: (left, width) for place, left, width in columns(len(shots), self.canvas.viewport().width())}
        for place, head in enumerate(self.shot_heads):
            head.setVisible(place in shown)
            if place in shown:
                left, width = shown[place]
                head.show_shot(shots[place], width >= ROOMY, self._why_stale)
                head.setGeometry(round(left), 0, round(width), HEAD_HEIGHT)

    @Slot(int)
    def _on_heads(self, choice: int) -> None:
        self.picked.emit({"shot_heads": "focused" if choice == FOCUSED else "all"})
