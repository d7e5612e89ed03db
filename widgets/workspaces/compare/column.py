"""One column of the workspace *Compare*: a text, the model that reads it, and what comes of it."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from visualizer.comparison import Measured
from visualizer.language import later, tr
from visualizer.numerals import grouped, perplexity
from visualizer.state import Selection, Sitting
from visualizer.tokens import Prompt
from visualizer.trace import Trace
from visualizer.views.figure import Mark
from visualizer.views.labels import of_target
from widgets.canvas import Layout
from widgets.choices import Choice, MenuButton
from widgets.marks.base import MarkItem
from widgets.panels.head import HeadPanel
from widgets.panels.linked import Linked
from widgets.panels.next_token import MASKS, NEXT
from widgets.panels.panel import MARGIN, Panel
from widgets.panels.strip import Strip
from widgets.prompt import PROMPT, SOURCE, TARGET, PromptFrame
from widgets.shield import shielded
from widgets.theme import Theme
from widgets.workspaces.compare.facts_line import FactsLine
from widgets.workspaces.compare.field import ColumnField
from widgets.workspaces.compare.layout import end
from widgets.workspaces.compare.letter import Letter
from widgets.workspaces.compare.models import OtherModels
from widgets.workspaces.compare.reader import Reader
from widgets.workspaces.workspace import Desk

NARROWEST = 300  # pixels of a column
BESIDE = 620  # pixels from which the panels stand beside one another
NEXT_LEAST, HEAD_LEAST = 230, 310  # pixels: how high the panels are at least
WORD = re.compile(r"(?<![\[<\w])\w+(?![\w\]>])")  # but no mask token: "[MASK]"
OWN = frozenset({"query", "key", "pinned", "kind"})  # fields of `Selection` that each column has for itself
SHARED = frozenset({"layer", "head", "stage", "arcs_from", "contrast", "sink"})  # those that are picked for all of them
NEXT_SHARE, HEAD_SHARE = 10, 11  # of the width: in half a window the controls of the head find room in one row


def ending(layout: Layout) -> Layout:
    """The layout of a panel that ends with its marks, where in Explore something stands below them."""

    def lay_out(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
        end(*items)
        layout(items, marks, room)

    return lay_out


NEXT_HERE = replace(
    NEXT,
    number="",
    empty=later("What may come next, as the model gives it and as the sampling settings leave it."),
    layout=ending(NEXT.layout),
)
MASKS_HERE = replace(MASKS, number="", layout=ending(MASKS.layout))
TARGET_HERE = replace(TARGET, placeholder=later("What the model has written so far"))


class Column(QWidget):
    """Its text, its model, its tokens, what comes next, and the head that all columns look at.

    `changed` follows each new pass and each other look at it, `arranged` another height of what stands above the
    panels. `picked` carries what is picked for all columns, such as a stage; what concerns this one alone stays here.
    `duplicate_wanted`, `remove_wanted`, `take_wanted` and `open_wanted` carry the column.
    """

    changed = Signal()
    arranged = Signal()
    picked = Signal(object)
    probed = Signal(object)
    menu_wanted = Signal(object, QPoint)
    duplicate_wanted = Signal(object)
    remove_wanted = Signal(object)
    take_wanted = Signal(object)
    open_wanted = Signal(object)

    def __init__(self, desk: Desk, others: OtherModels, choices: Sequence[Choice]) -> None:
        super().__init__()
        theme = desk.themes.theme
        self._theme = theme
        self.measured: Measured | None = None  # the pass that is shown
        self.sitting = Sitting(replace(desk.sitting.selection, query=-1, key=None, pinned=None))
        self.reader = Reader(desk, others)
        self.letter = Letter(theme)
        self.model = MenuButton(theme, tr("Model"), choices)
        self.more = QToolButton()
        self.more.setText("⋯")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        for title, signal in (
            (tr("Duplicate this column"), self._duplicate),
            (tr("Take the prompt from Explore"), self._take),
            (tr("Open this prompt in Explore"), self._open),
        ):
            self.menu.addAction(title).triggered.connect(signal)
        self.remove = self.menu.addAction(tr("Remove this column"))
        self.remove.triggered.connect(self._remove)
        self.field, self.target = ColumnField(theme), ColumnField(theme)
        self.target.introduce(TARGET_HERE)
        self.frame, self.target_frame = PromptFrame(theme, self.field), PromptFrame(theme, self.target)
        self.target_frame.hide()
        self.facts = FactsLine(theme)
        self.said = QLabel()
        self._is_error = False  # whether what is said is one
        self.cut = QLabel()  # how much of the text is read, where that is not all: in every width
        for words in (self.said, self.cut):
            words.setWordWrap(True)
            words.hide()
        self.strip = Strip(self.sitting, theme)
        self.next = Panel(theme, NEXT_HERE, ("next-token",))
        self.head = HeadPanel(theme)
        self.linked = Linked(self.sitting, self)
        self._place()
        self._join()
        self._on_model()
        self.set_theme(theme)

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The next token, and the head."""
        return self.next, self.head

    @property
    def trace(self) -> Trace | None:
        """The pass that is shown."""
        return self.sitting.trace

    @property
    def place(self) -> int:
        """The token behind which what comes next is compared."""
        trace = self.sitting.trace
        return -1 if trace is None else of_target(trace, self.sitting.selection).token(trace)

    @property
    def top_height(self) -> int:
        """How high what stands above the panels wants to be, its sentences in as many lines as they take."""
        upper = self._upper
        return upper.totalHeightForWidth(self.width()) if upper.hasHeightForWidth() else upper.sizeHint().height()

    def be(self, name: str, shape: int | None, can_be_removed: bool) -> None:
        """Have a letter, and the shape that stands for the column in the comparison."""
        self.letter.show_name(name, shape)
        self.setAccessibleName(tr("Column {name}", name=name))
        more = tr("More for column {name}", name=name)
        self.more.setAccessibleName(more)
        self.more.setToolTip(more)
        self.field.setAccessibleName(tr("Prompt of column {name}", name=name))
        self.target.setAccessibleName(tr("Target of column {name}", name=name))
        self.remove.setEnabled(can_be_removed)

    def show_text(self, prompt: Prompt, target: Prompt) -> None:
        """Put a text in place."""
        self.field.restore(prompt, len(prompt.text))
        self.target.restore(target, len(target.text))
        self.reader.read(self.field.prompt, self.target.prompt)

    def take_keyboard(self) -> None:
        """To the text, whose last word is selected: what is typed takes its place."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        words = list(WORD.finditer(self.field.text))
        if words:
            self.field.select(*words[-1].span())

    def use(self, model: str) -> None:
        """Read with another model; "" is the window's."""
        self.field.forget_drawn()
        self.target.forget_drawn()
        self.reader.use(model)
        self.model.show_choice(model)
        for panel in self.panels:
            panel.opened_by = (model, "auto", "auto") if model else None

    def follow(self, selection: Selection) -> None:
        """Look at what all columns look at, from this one's own token."""
        now = self.sitting.selection
        self.sitting.selection = replace(selection, **{name: getattr(now, name) for name in OWN})

    def say(self, sentence: str, is_error: bool = False) -> None:
        """Tell something under the text; "" tells nothing."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self._is_error = is_error
        self.said.setFont(self._theme.words(12, 500 if is_error else 400))
        palette = self._theme.palette
        self.said.setStyleSheet(f"color: {palette.ink if is_error else palette.muted};")
        self.arranged.emit()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        texts = (self.field, self.frame, self.target, self.target_frame)
        for part in (self.letter, self.model, self.facts, *texts, self.strip, *self.panels):
            part.set_theme(theme)
        p = theme.palette
        self.more.setStyleSheet(
            f"QToolButton {{ border: none; border-radius: 4px; color: {p.faint}; font-size: 15px; padding: 0 4px; }}"
            f"QToolButton:hover, QToolButton:focus {{ background: {p.groove}; color: {p.ink}; }}"
            f"QToolButton:focus {{ border: 1.5px solid {p.bar}; }}"
            "QToolButton::menu-indicator { image: none; }"
        )
        self.cut.setFont(theme.words(12))
        self.cut.setStyleSheet(f"color: {p.muted};")
        self.say(self.said.text(), self._is_error)

    def detach(self) -> None:
        """Stop listening, and let go of the model."""
        self.reader.detach()
        self.strip.detach()
        self.linked.detach()
        self.sitting.selection_changed.disconnect(self._on_selection)

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: in a narrow column the panels stand below one another."""
        super().resizeEvent(event)
        self._fit()
        self.arranged.emit()  # sentences take another number of lines

    def minimumSizeHint(self) -> QSize:
        """Qt's."""
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def _place(self) -> None:
        self.head.header.number = ""
        for panel in self.panels:
            panel.header.folds = False
        self.next.setMinimumHeight(NEXT_LEAST)
        self.head.setMinimumHeight(HEAD_LEAST)
        self.top = QWidget()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.letter)
        head.addWidget(self.model)
        head.addWidget(self.facts, 1)
        head.addWidget(self.more)
        self._upper = upper = QVBoxLayout(self.top)
        upper.setContentsMargins(0, 8, 0, 0)
        upper.setSpacing(8)
        texts = QVBoxLayout()
        texts.setContentsMargins(MARGIN, 0, MARGIN, 0)
        texts.setSpacing(8)
        texts.addLayout(head)
        for part in (self.frame, self.target_frame, self.cut, self.said):
            texts.addWidget(part)
        upper.addLayout(texts)
        upper.addStretch(1)
        upper.addWidget(self.strip)
        self._lower = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lower.setSpacing(0)
        for panel, share in zip(self.panels, (NEXT_SHARE, HEAD_SHARE), strict=True):
            self._lower.addWidget(panel, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(self._lower, 1)
        self.setMinimumWidth(NARROWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def _join(self) -> None:
        for field in (self.field, self.target):
            field.edited.connect(self._on_edited)
        self.field.document().documentLayout().documentSizeChanged.connect(self.arranged)
        self.model.chosen.connect(self.use)
        self.reader.shown.connect(self._on_shown)
        self.reader.said.connect(self.say)
        self.reader.model_changed.connect(self._on_model)
        self.strip.picked.connect(self._on_picked)
        self.strip.probed.connect(self.probed)
        for panel in self.panels:
            panel.picked.connect(self._on_picked)
            panel.probed.connect(self.probed)
            panel.menu_wanted.connect(self.menu_wanted)
            self.linked.add(panel.canvas)
        self.sitting.selection_changed.connect(self._on_selection)

    def _fit(self) -> None:
        beside = self.width() >= BESIDE
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._lower.direction() != way:
            self._lower.setDirection(way)

    @Slot(object)
    def _on_edited(self, prompt: Prompt) -> None:
        self.reader.read(self.field.prompt, self.target.prompt)

    @Slot()
    def _on_model(self) -> None:
        """Have the texts and the panels of the model's kind."""
        spec = self.reader.spec
        if spec is None:
            return
        pair, fills = spec.kind == "encoder-decoder", spec.kind == "encoder-only"
        self.field.introduce(SOURCE if pair else PROMPT)
        self.target_frame.setVisible(pair)
        self.next.show_kind(MASKS_HERE if fills else NEXT_HERE, ("fillers",) if fills else ("next-token",))
        self.arranged.emit()

    @Slot(object)
    def _on_shown(self, measured: object) -> None:
        self.measured = cast("Measured | None", measured)
        self.sitting.show(None if self.measured is None else self.measured.trace)
        self.facts.show_facts(() if self.measured is None else facts_of(self.measured))
        self._say_cut()
        self._look_at_mask()
        self._draw()
        self.changed.emit()

    def _on_selection(self, selection: Selection) -> None:
        self._draw()
        self.changed.emit()

    def _say_cut(self) -> None:
        """How much of a text that is longer than the context is read."""
        told = "" if self.measured is None else left_out(self.measured.trace)
        self.cut.setText(told)
        self.cut.setVisible(bool(told))
        self.arranged.emit()

    def _look_at_mask(self) -> None:
        """A model that fills masks is looked at where there is one."""
        trace = self.sitting.trace
        if trace is not None and trace.masked and self.sitting.selection.token(trace) not in trace.masked:
            self.sitting.select(query=trace.masked[0])

    def _draw(self) -> None:
        trace, selection = self.sitting.trace, self.sitting.selection
        self.head.show_trace(trace, selection)
        fills = trace is None or trace.spec.objective != "masked" or trace.masked
        self.next.show_trace(trace if fills else None, selection)  # at a token that it sees it is sure of itself

    @Slot(object)
    def _on_picked(self, pick: dict[str, Any]) -> None:
        """A token to be written is written here, a token to be looked from concerns this column, a head all of them."""
        trace = self.sitting.trace
        if trace is None:
            return
        own = {name: pick[name] for name in OWN & pick.keys()}
        if own.get("query") == len(trace.facet(self.sitting.selection.kind).tokens) - 1:
            own["query"] = -1  # the last one, also of a text that grows
        if own:
            self.sitting.select(**own)
        if shared := {name: pick[name] for name in SHARED & pick.keys()}:
            self.picked.emit(shared)
        if "append" in pick:
            field = self.field if trace.source is None else self.target
            self._write(trace, field, (len(field.text), len(field.text)), pick["append"])
        elif "fill" in pick:
            self._write(trace, self.field, trace.tokens[pick["fill"]].span, pick["filler"])

    def _write(self, trace: Trace, field: ColumnField, span: tuple[int, int], token_id: int) -> None:
        """Write a token into a text, as if it were typed; one that spells no whole characters cannot be."""
        with suppress(UnicodeDecodeError):
            text = trace.vocabulary.data(token_id).decode()
            field.replace(*span, text if span[0] else text.removeprefix(" "))

    @Slot()
    def _duplicate(self) -> None:
        self.duplicate_wanted.emit(self)

    @Slot()
    def _take(self) -> None:
        self.take_wanted.emit(self)

    @Slot()
    def _open(self) -> None:
        self.open_wanted.emit(self)

    @Slot()
    def _remove(self) -> None:
        self.remove_wanted.emit(self)


def facts_of(measured: Measured) -> tuple[str, ...]:
    """How much of its context a text uses, and how well the model foresaw it."""
    told = [used(measured.trace)]
    if measured.perplexity is not None and measured.bits_per_byte is not None:
        told.append(tr("perplexity {perplexity}", perplexity=perplexity(measured.perplexity)))
        told.append(tr("{bits:.2f} bits a byte", bits=measured.bits_per_byte))
    return tuple(told)


def used(trace: Trace) -> str:
    """How much of its context a text uses."""
    read = trace if trace.source is None else trace.source
    return tr("{count} of {context} tokens", count=grouped(len(read.tokens)), context=grouped(read.spec.context))


def left_out(trace: Trace) -> str:
    """How much is read of a text that is longer than the context; empty where all of it is."""
    read = trace if trace.source is None else trace.source
    if not read.omitted:
        return ""
    return tr(
        "The text has {count} tokens; {model} reads the last {read}.",
        count=grouped(len(read.tokens) + read.omitted),
        model=trace.spec.name,
        read=grouped(len(read.tokens)),
    )
