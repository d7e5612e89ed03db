"""The workspace *Compare*: two to four columns that scroll together, and below them what they say on one axis.

a column's text ─► its Reader ─► Measured ─┐
a column's text ─► its Reader ─► Measured ─┴─► compare ─► the view `compare`
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any, cast

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget

from visualizer.comparison import NAMES, Measured, compare, differing, unable
from visualizer.language import tr
from visualizer.state import Selection
from visualizer.tokens import Prompt
from widgets.choices import Choice
from widgets.controls import Button
from widgets.panels.panel import MARGIN, Panel
from widgets.panels.view_drawer import HEADS, Stepper
from widgets.theme import Theme
from widgets.workspaces.compare.column import Column
from widgets.workspaces.compare.facts_line import FactsLine
from widgets.workspaces.compare.layout import COMPARISON, RULE, TOO_FEW
from widgets.workspaces.compare.models import OtherModels
from widgets.workspaces.workspace import Desk, Workspace

FEWEST = 2
EMPTY = Prompt("")
COMPARED_LEAST, COLUMNS_LEAST = 160, 200  # pixels: how high the two parts are at least
UNBOUNDED = (1 << 24) - 1  # Qt's QWIDGETSIZE_MAX
COMPARED_USUAL, SENTENCE = 300, 96  # how high the comparison is at first, and while it is but a sentence


class Compare(Workspace):
    """Places the columns, keeps them looking at the same head, and compares what they have read.

    It has prompts of its own: the window's is that of its first column when it is opened first.
    """

    has_prompt = False

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._theme = desk.themes.theme
        self._others = OtherModels(desk.opener)
        self.columns: list[Column] = []
        self._seen = desk.sitting.selection.layer, desk.sitting.selection.head  # the window's head
        self._head = self._seen  # that all columns look at; models beside the window's may have more of them
        self._rules: list[Rule] = []
        self._is_awake = False
        self._is_compared = False  # whether what the columns have read by now is
        self._coming = QTimer(self, singleShot=True, interval=0)  # several columns may change at once
        self._coming.timeout.connect(self._compare)
        self._compared_height = COMPARED_USUAL  # where there is something to draw
        self.add = Button(self._theme, tr("Add a column"), height=24)
        self.note = QLabel(tr("The columns read their texts as they are, outside the chat template."))
        self.layer, self.head = Stepper(self._theme), Stepper(self._theme, HEADS)
        self.sampling = FactsLine(self._theme)  # what "now %" comes of
        self.compared = Panel(self._theme, COMPARISON, ("compare",))
        self._place()
        self.join(self.compared)
        self.compared.drawn.connect(self.drawn)
        self.add.clicked.connect(self._on_add)
        self.layer.chosen.connect(self._on_place)
        self.head.chosen.connect(self._on_place)
        desk.sitting.selection_changed.connect(self._on_selection)
        desk.models.opened.connect(self._show_choices)
        for _ in range(FEWEST):
            self._insert(len(self.columns), desk.prompt.field.prompt, desk.passes.target or EMPTY)
        self.set_theme(self._theme)

    # ---- what every workspace can do ----
    @property
    def panels(self) -> tuple[Panel, ...]:
        """The comparison, then the panels of each column."""
        return (self.compared, *(panel for column in self.columns for panel in column.panels))

    @property
    def is_busy(self) -> bool:
        """Whether a column is still reading."""
        return self._coming.isActive() or any(column.reader.is_busy for column in self.columns)

    def wake(self) -> None:
        """Read what was not read while nobody looked."""
        self._is_awake = True
        self._show_choices()
        self._follow()
        self.note.setVisible(self._desk.passes.chat)
        for column in self.columns:
            column.reader.wake()
        if not self._is_compared:
            self._coming.start()

    def take_keyboard(self) -> None:
        """To the last column, whose text is the one to be changed: where it is still that of the first, by its last
        word.
        """
        first, last = self.columns[0], self.columns[-1]
        if (first.field.text, first.reader.model) == (last.field.text, last.reader.model):
            last.take_keyboard()
        else:
            last.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def sleep(self) -> None:
        """Read nothing more, and compare nothing."""
        self._is_awake = False
        self._coming.stop()
        for column in self.columns:
            column.reader.sleep()

    def state(self) -> Mapping[str, Any]:
        """The texts and the models of the columns."""
        return {
            "columns": [
                {"text": one.field.text, "target": one.target.text, "model": one.reader.model} for one in self.columns
            ]
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """As many columns with their texts and their models."""
        kept = state.get("columns")
        texts = [one for one in kept if isinstance(one, Mapping)] if isinstance(kept, list) else []
        texts = [{name: str(one.get(name, "")) for name in ("text", "target", "model")} for one in texts[: len(NAMES)]]
        if len(texts) < FEWEST:
            return
        for place, one in enumerate(texts):
            if place == len(self.columns):
                self._insert(place, EMPTY, EMPTY)
            column = self.columns[place]
            if one["model"]:
                column.use(one["model"])
            column.show_text(Prompt(one["text"]), Prompt(one["target"]))
        self._show_choices()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        # first: a style sheet gives all that is below it the palette back that it had before
        self._splitter.setStyleSheet(f"QSplitter::handle {{ background: {theme.palette.line}; }}")
        parts = (self.add, self.layer, self.head, self.sampling, self.compared)
        for part in (*parts, *self.columns, *self._rules):
            part.set_theme(theme)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.colour("chrome"))
        self.setPalette(palette)
        self.note.setFont(theme.words(12))
        self.note.setStyleSheet(f"color: {theme.palette.muted};")

    def detach(self) -> None:
        """Stop listening, and let go of the models beside the window's."""
        self._coming.stop()
        self._desk.sitting.selection_changed.disconnect(self._on_selection)
        self._desk.models.opened.disconnect(self._show_choices)
        for column in self.columns:
            column.detach()
        self._others.stop()

    def _place(self) -> None:
        self.setAutoFillBackground(True)
        bar = QHBoxLayout()
        bar.setContentsMargins(MARGIN, 8, MARGIN, 8)
        bar.setSpacing(16)
        bar.addWidget(self.add)
        bar.addWidget(self.layer)
        bar.addWidget(self.head)
        bar.addWidget(self.sampling, 1)
        bar.addWidget(self.note)
        self._grid = QWidget()
        self._row = QHBoxLayout(self._grid)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._grid)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setMinimumHeight(COLUMNS_LEAST)
        for part in (self._scroll.viewport(), self._grid):
            part.setAutoFillBackground(False)
        self.compared.header.folds = False
        self.compared.setFixedHeight(SENTENCE)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setHandleWidth(RULE)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._scroll)
        self._splitter.addWidget(self.compared)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setSizes([COLUMNS_LEAST, SENTENCE])  # else it reserves what the panel would like to have
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._splitter, 1)

    def _give_room(self, most: int | None) -> None:
        """Room for a sentence alone, or for charts again as high as they were."""
        was = self.compared.maximumHeight() < COMPARED_LEAST
        if was == (most is not None):
            return
        if most is not None:
            self._compared_height = self._splitter.sizes()[1]
        self.compared.setMinimumHeight(COMPARED_LEAST if most is None else most)
        self.compared.setMaximumHeight(UNBOUNDED if most is None else most)
        height = self._compared_height if most is None else most
        self._splitter.setSizes([max(COLUMNS_LEAST, self._splitter.height() - RULE - height), height])

    @Slot()
    def _align(self) -> None:
        """What stands above the panels is equally high in all columns, so that panels stand beside one another."""
        height = max((column.top_height for column in self.columns), default=0)
        for column in self.columns:
            column.top.setMinimumHeight(height)

    # ---- columns ----
    def take_prompt(self) -> None:
        """Put the window's prompt into the first column."""
        self._on_take(self.columns[0])
        self.take_keyboard()

    def _insert(self, place: int, prompt: Prompt, target: Prompt, model: str = "") -> Column:
        """A new column with a text and a model of its own."""
        column = Column(self._desk, self._others, self._choices(model))
        column.changed.connect(self._on_changed)
        column.arranged.connect(self._align)
        column.picked.connect(self.picked)  # for all of them: the window's selection changes, and they follow
        column.probed.connect(self.probed)
        column.menu_wanted.connect(self.menu_wanted)
        column.duplicate_wanted.connect(self._on_duplicate)
        column.remove_wanted.connect(self._on_remove)
        column.take_wanted.connect(self._on_take)
        column.open_wanted.connect(self._on_open)
        column.follow(self._selection)
        if not self._is_awake:
            column.reader.sleep()
        self.columns.insert(place, column)
        column.use(model)
        column.show_text(prompt, target)
        self._arrange()
        return column

    def _arrange(self) -> None:
        """The columns from left to right with a hairline between two, each with its letter."""
        while self._row.count():
            self._row.takeAt(0)
        for rule in self._rules:
            rule.hide()
            rule.deleteLater()
        self._rules = [Rule(self._theme) for _ in self.columns[1:]]
        for place, column in enumerate(self.columns):
            if place:
                self._row.addWidget(self._rules[place - 1])
            self._row.addWidget(column, 1)
            column.setVisible(True)
        self.add.setEnabled(len(self.columns) < len(NAMES))
        self._name()
        self._order_keyboard()
        self._align()
        self._on_changed()

    def _name(self) -> None:
        """Letters for all, shapes for those that are compared."""
        shapes = {id(column): shape for shape, column in enumerate(self._readable())}
        for name, column in zip(NAMES, self.columns, strict=False):
            column.be(name, shapes.get(id(column)), len(self.columns) > FEWEST)

    def _order_keyboard(self) -> None:
        """Tab goes through a column from top to bottom, then to the next."""
        stops: list[QWidget] = [self.add, self.layer.before, self.layer.after, self.head.before, self.head.after]
        for column in self.columns:
            stops += [column.model, column.more, column.field, column.target, column.strip.canvas, column.next.canvas,
                      column.head.stages, column.head.canvas]  # fmt: skip
        stops.append(self.compared.canvas)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _choices(self, also: str = "") -> list[Choice]:
        """The models that are there, the window's first; `also` one that no list knows."""
        models = self._desk.models
        spec = models.spec
        window = tr("{model}, as in the window", model=spec.name) if spec is not None else tr("the window's model")
        found = [Choice("", window, tr("The model that is open in the whole window"))]
        for group in models.choices():
            others = (one for one in group if one.is_there and models.present not in (one.name, one.tip))
            found += [Choice(one.name, one.title, one.tip) for one in others]
        names = {choice.name for choice in found}
        return found + [Choice(also, also)] * (also not in names)

    @Slot()
    def _show_choices(self, opened: object = None) -> None:
        for column in self.columns:
            column.model.show_choices(self._choices(column.reader.model), column.reader.model)

    @Slot()
    def _on_add(self) -> None:
        self._on_duplicate(self.columns[-1])

    @Slot(object)
    def _on_duplicate(self, column: Column) -> None:
        if len(self.columns) < len(NAMES):
            place = self.columns.index(column) + 1
            twin = self._insert(place, column.field.prompt, column.target.prompt, column.reader.model)
            twin.take_keyboard()

    @Slot(object)
    def _on_remove(self, column: Column) -> None:
        if len(self.columns) > FEWEST:
            place = self.columns.index(column)
            self.columns.remove(column)
            keyboard = QApplication.focusWidget()
            if keyboard is not None and column.isAncestorOf(keyboard):
                self.columns[max(0, place - 1)].field.setFocus(Qt.FocusReason.OtherFocusReason)
            column.detach()
            column.hide()
            column.deleteLater()
            self._arrange()

    @Slot(object)
    def _on_take(self, column: Column) -> None:
        column.show_text(self._desk.prompt.field.prompt, self._desk.passes.target or EMPTY)

    @Slot(object)
    def _on_open(self, column: Column) -> None:
        with self._desk.undoing.one_change():
            self._desk.prompt.field.restore(column.field.prompt, len(column.field.text))
            if self._desk.passes.has_target:
                self._desk.prompt.target.restore(column.target.prompt, len(column.target.text))
        self.picked.emit({"view": "next-token"})

    # ---- the head that all look at ----
    @property
    def _selection(self) -> Selection:
        layer, head = self._head
        return replace(self._desk.sitting.selection, layer=layer, head=head)

    def _on_selection(self, selection: Selection) -> None:
        if self._seen != (selection.layer, selection.head):
            self._seen = self._head = selection.layer, selection.head
        if self._is_awake:
            self._follow()

    def _follow(self) -> None:
        """Every column looks at the present head, or at the nearest that its model has, and samples alike."""
        self.sampling.show_facts((tr("sampling: {settings}", settings=self._selection.sampling.words),))
        facets = [column.trace.facet(column.sitting.selection.kind) for column in self.columns if column.trace]
        layers = max((facet.spec.layers for facet in facets), default=1)
        heads = max((facet.spec.heads for facet in facets), default=1)
        self.layer.show_place(min(self._head[0], layers - 1), layers)
        self.head.show_place(min(self._head[1], heads - 1), heads)
        for column in self.columns:
            facet = None if column.trace is None else column.trace.facet(column.sitting.selection.kind)
            column.follow(self._selection if facet is None else self._selection.within(facet.spec))

    @Slot(object)
    def _on_place(self, fields: dict[str, int]) -> None:
        """Another head; one that the window's own model has is looked at everywhere."""
        layer, head = self._head = fields.get("layer", self._head[0]), fields.get("head", self._head[1])
        spec = self._desk.models.spec
        if spec is not None and layer < spec.layers and head < spec.heads:
            self._seen = self._head
            self.picked.emit({"layer": layer, "head": head})
        self._follow()

    # ---- the comparison ----
    def _readable(self) -> list[Column]:
        """The columns that have read something that predicts a token."""
        return [column for column in self.columns if column.trace is not None and not unable(column.trace)]

    def _underline(self) -> None:
        """In each column what its text does not share with the first one, in that what it does not share with all."""
        first = self.columns[0].trace
        apart: frozenset[int] = frozenset()
        for column in self.columns[1:]:
            own: frozenset[int] = frozenset()
            if first is not None and column.trace is not None:
                own = differing(column.trace, first)
                apart |= differing(first, column.trace)
            column.strip.underline_tokens(own)
        self.columns[0].strip.underline_tokens(apart)

    @Slot()
    def _on_changed(self) -> None:
        self._is_compared = False
        if self._is_awake:
            self._coming.start()

    @Slot()
    def _compare(self) -> None:
        """Lay side by side what the columns have read by now."""
        self._is_compared = True
        self._follow()
        self._name()
        self._underline()
        for column in self.columns:
            if column.trace is not None and (why_not := unable(column.trace, column.reader.mask)):
                column.say(why_not, is_error=True)
        columns = self._readable()
        passes = [cast(Measured, column.measured) for column in columns]
        names = tuple(name for name, column in zip(NAMES, self.columns, strict=False) if column in columns)
        if len(passes) < FEWEST:
            self._give_room(SENTENCE)
            self.compared.show_trace(None, self._selection)
            if sum(column.trace is not None for column in self.columns) >= FEWEST:
                self.compared.canvas.show_message(tr(TOO_FEW))
        else:
            found = compare(passes, [column.place for column in columns], names)
            looked_from = replace(self._selection, kind=None, query=columns[0].place)  # at the first one's prediction
            self._give_room(SENTENCE if found.agree else None)
            self.compared.show_trace(passes[0].trace.with_study(found), looked_from)


class Rule(QWidget):
    """The hairline between two columns."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFixedWidth(RULE)
        self.setAutoFillBackground(True)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.colour("line"))
        self.setPalette(palette)
