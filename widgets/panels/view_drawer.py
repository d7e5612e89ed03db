"""A drawer that shows one view of the registry, whichever: its header, its controls, its marks beside one another."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from visualizer.language import later, tr
from visualizer.reading import Reading, Readings
from visualizer.state import Baseline, Selection
from visualizer.trace import Trace
from visualizer.views import VIEWS
from visualizer.views.figure import Figure, HeatMap, Mark, Text
from widgets.choices import Switch
from widgets.controls import RowButton
from widgets.marks.base import MarkItem
from widgets.panels.kinds import KindSwitch
from widgets.panels.panel import MARGIN, Fit, Heading, Panel, PanelKind
from widgets.theme import Theme

GAP = 32  # pixels between marks
HEIGHT, WIDTH = 320, 440  # of a drawer below the panels, and of one beside them
SQUARE = 1.0  # times its height that a square map is wide, at most


def heading(figures: Sequence[Figure]) -> Heading:
    """What the figure says of itself."""
    return Heading(focus=figures[0].focus)


def beside(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """The marks from left to right in equal shares; square maps take no more than they can use."""
    x, y, height = room.x() + MARGIN, room.y(), room.height() - 12
    width = room.width() - 2 * MARGIN - GAP * (len(items) - 1)
    narrow = [isinstance(mark, HeatMap) and mark.square for mark in marks]
    most = SQUARE * height + 40
    share = width / len(items)
    taken = sum(min(share, most) for is_narrow in narrow if is_narrow)
    others = len(items) - sum(narrow)
    for item, mark, is_narrow in zip(items, marks, narrow, strict=True):
        w = min(share, most) if is_narrow or not others else (width - taken) / others
        item.show_mark(mark, QRectF(x, y, w, height))
        x += w + GAP


def below(items: Sequence[MarkItem], marks: Sequence[Mark], room: QRectF) -> None:
    """The marks below one another: words as high as they are, the others share the rest."""
    x, y, width = room.x() + MARGIN, room.y(), room.width() - 2 * MARGIN
    words = [isinstance(mark, Text) for mark in marks]
    each = (room.height() - 12 - 60 * sum(words)) / max(1, len(marks) - sum(words))
    for item, mark, is_words in zip(items, marks, words, strict=True):
        height = 60.0 if is_words else each
        item.show_mark(mark, QRectF(x, y, width, height - 8))
        y += height


@dataclass(frozen=True, slots=True)
class Shown:
    """How one view is shown in a drawer of its own."""

    view: str
    by_layer: bool = False  # whether a stepper for the layer stands in its header
    by_kind: bool = False  # whether encoder and decoder can be switched there; of cross attention it tells nothing
    is_beside: bool = False  # whether it stands beside the panels instead of below them
    fit: Fit = lambda selection, trace, size: selection


@dataclass(frozen=True, slots=True)
class Stepped:
    """What a `Stepper` steps through: the field of `Selection`, and its words."""

    field: str
    before: str
    after: str
    place: str
    count: str


LAYERS = Stepped("layer", later("Layer before"), later("Layer after"), later("layer {place}"),
                 later("{count} layers, counted from 0"))  # fmt: skip
HEADS = Stepped("head", later("Head before"), later("Head after"), later("head {place}"),
                later("{count} heads, counted from 0"))  # fmt: skip


class Stepper(QWidget):
    """Steps through the layers, or through the heads of one. `chosen` carries {"layer": n} or {"head": n}."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, stepped: Stepped = LAYERS) -> None:
        super().__init__()
        self._stepped, self._place = stepped, 0
        self.before = RowButton(theme, "before", tr(stepped.before))
        self.after = RowButton(theme, "after", tr(stepped.after))
        self.words = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for part in (self.before, self.words, self.after):
            row.addWidget(part)
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.set_theme(theme)

    def show_place(self, place: int, count: int) -> None:
        """Say which one of how many is shown."""
        self._place = place
        self.words.setText(tr(self._stepped.place, place=place))
        self.words.setToolTip(tr(self._stepped.count, count=count))
        self.before.setEnabled(place > 0)
        self.after.setEnabled(place < count - 1)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.before.set_theme(theme)
        self.after.set_theme(theme)
        self.words.setFont(theme.font(12))
        self.words.setStyleSheet(f"color: {theme.palette.muted};")

    @Slot()
    def _on_before(self) -> None:
        self.chosen.emit({self._stepped.field: self._place - 1})

    @Slot()
    def _on_after(self) -> None:
        self.chosen.emit({self._stepped.field: self._place + 1})


class ViewDrawer(QWidget):
    """One view, drawn only while it is seen.

    `probed`, `picked` and `menu_wanted` are the panel's; `picked` also carries what its controls choose; `closed`
    follows a click on the cross.
    """

    probed = Signal(object)
    picked = Signal(object)
    menu_wanted = Signal(object, QPoint)
    closed = Signal()

    def __init__(self, theme: Theme, shown: Shown) -> None:
        super().__init__()
        self.shown = shown
        view = VIEWS[shown.view]
        layout = below if shown.is_beside else beside
        empty = tr("Write something, and this shows {what}.", what=tr(view.shows))
        self.panel = Panel(theme, PanelKind("", view.title, layout, heading, empty, shown.fit), (shown.view,))
        self.panel.header.folds = False
        self.layers, self.kinds = Stepper(theme), KindSwitch(theme, 0, ("encoder", "decoder"))
        self.kinds.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        self.layers.setVisible(shown.by_layer)
        self.cross = RowButton(theme, "close", tr("Close"))
        self.said = QLabel()  # the view's own sentence
        self.said.setWordWrap(True)
        self._now: tuple[Trace | None, Selection, Baseline | None] = (None, Selection(), None)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, MARGIN, 0)
        row.setSpacing(12)
        self.panel.column.removeWidget(self.panel.header)
        row.addWidget(self.panel.header, 1)
        row.addWidget(self.kinds)
        row.addWidget(self.layers)
        row.addWidget(self.cross)
        self.panel.column.insertLayout(0, row)
        self.panel.column.insertWidget(1, self.said)
        self.said.setContentsMargins(MARGIN, 0, MARGIN, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self.panel.probed.connect(self.probed)
        self.panel.picked.connect(self.picked)
        self.panel.menu_wanted.connect(self.menu_wanted)
        self.layers.chosen.connect(self.picked)
        self.kinds.chosen.connect(self.picked)
        self.cross.clicked.connect(self.closed)
        self.set_theme(theme)

    @property
    def panels(self) -> tuple[Panel, ...]:
        """Whose figures can be saved."""
        return (self.panel,)

    def show_trace(self, trace: Trace | None, selection: Selection, baseline: Baseline | None = None) -> None:
        """Draw the view of this trace; costs nothing while the drawer is shut."""
        self._now = trace, selection, baseline
        if not self.isVisible():
            return
        is_cross = self.shown.by_kind and selection.kind == "cross"
        if is_cross:  # which has nothing to show: its decoder's own attention
            selection = replace(selection, kind="decoder")
        self.panel.show_trace(trace, selection)
        if self.shown.by_kind:
            self.kinds.show_kind(trace, selection.kind)
        if trace is not None:
            facet = trace.facet(selection.kind)
            self.layers.show_place(min(selection.layer, facet.spec.layers - 1), facet.spec.layers)
        figures = self.panel.figures
        only_words = all(isinstance(mark, Text) for figure in figures for mark in figure.marks)
        note = tr("Cross-attention has no position bias; this is the decoder's self-attention.") if is_cross else ""
        told = "" if only_words or not figures else figures[0].sentence
        self.said.setText(" ".join(filter(None, (note, told))))
        self.layers.setVisible(self.shown.by_layer and (not figures or figures[0].by_layer))
        self.said.setVisible(bool(self.said.text()))

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.panel.set_theme(theme)
        self.layers.set_theme(theme)
        self.kinds.set_theme(theme)
        self.cross.set_theme(theme)
        self.said.setFont(theme.words(12))
        self.said.setStyleSheet(f"color: {theme.palette.muted};")

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(WIDTH, 600) if self.shown.is_beside else QSize(1024, HEIGHT)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's: now there is something to draw for."""
        super().showEvent(event)
        self.show_trace(*self._now)

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt's: what nobody sees holds no trace."""
        super().hideEvent(event)
        self.panel.show_trace(None, self._now[1])


class TokenizersDrawer(ViewDrawer):
    """The prompt through the tokenizers of several models, with a switch for each.

    `wanted` carries a trace whose prompt is to be read; who hears it answers by `show_readings`.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self._switches: dict[str, Switch] = {}
        super().__init__(theme, Shown("tokenizers"))
        self._theme = theme
        self._asked: Trace | None = None
        self._readings: tuple[Reading, ...] = ()
        self._text = ""  # that they are of
        self._row = QHBoxLayout()
        self._row.setContentsMargins(MARGIN, 0, MARGIN, 8)
        self._row.setSpacing(6)
        self._row.addStretch(1)
        self.panel.column.insertLayout(1, self._row)

    def show_trace(self, trace: Trace | None, selection: Selection, baseline: Baseline | None = None) -> None:
        """Draw the readings of this trace, and ask for them where they are not there yet."""
        self._now = trace, selection, baseline
        if not self.isVisible():
            return
        if trace is not None and trace is not self._asked:
            self._asked = trace
            self.wanted.emit(trace)
        fresh = bool(self._readings) and trace is not None and text_of(trace) == self._text
        if fresh and trace is not None:
            trace = trace.with_study(Readings(self._readings))
        elif self._readings and trace is not None:
            return  # what stands there stays until the new readings are made
        super().show_trace(trace, selection, baseline)
        self._now = self._asked, selection, baseline
        for name, switch in self._switches.items():
            switch.show_on(not selection.tokenizers or name in selection.tokenizers)

    def show_readings(self, trace: Trace, readings: tuple[Reading, ...]) -> None:
        """The prompt of a trace was read."""
        if trace is not self._asked:
            return
        self._readings, self._text = readings, text_of(trace)
        names = [reading.name for reading in readings]
        if names != list(self._switches):
            self._make_switches(names)
        self.show_trace(*self._now)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        self._theme = theme
        for switch in self._switches.values():
            switch.set_theme(theme)

    def _make_switches(self, names: Sequence[str]) -> None:
        for switch in self._switches.values():
            switch.hide()
            switch.deleteLater()
        self._switches = {}
        for place, name in enumerate(names):
            switch = Switch(self._theme, name, tr("Show how the tokenizer of {name} cuts the text", name=name))
            switch.toggled.connect(self._on_toggled)
            self._row.insertWidget(place, switch)
            self._switches[name] = switch

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        chosen = tuple(name for name, switch in self._switches.items() if switch.isChecked())
        every = len(chosen) in (0, len(self._switches))  # none is no choice: then all of them
        self.picked.emit({"tokenizers": () if every else chosen})


def text_of(trace: Trace) -> str:
    """The text whose readings are compared: of an encoder-decoder the source."""
    return (trace.source or trace).prompt


BELOW = (Shown("positions", by_layer=True, by_kind=True), Shown("feed-forward", by_layer=True))
BESIDE = (Shown("architecture", is_beside=True),)


def factories(all_shown: Sequence[Shown]) -> Mapping[str, Callable[[Theme], QWidget]]:
    """What makes the drawers, by the name of the view; views that the registry does not have make none."""
    return {shown.view: _maker(shown) for shown in all_shown if shown.view in VIEWS}


def _maker(shown: Shown) -> Callable[[Theme], QWidget]:
    return lambda theme: ViewDrawer(theme, shown)
