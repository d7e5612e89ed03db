"""What screen readers are told: names, roles and values, through Qt's own accessibility.

Ready-made Qt controls speak for themselves. A painted widget says what it is with two attributes of its class,
`accessible_role` and, where there is one, `accessible_value()`; what lies within it and can be told apart (a mark of a
figure, a choice of several) is a `Region`: a child that paints nothing and takes no mouse. Texts are made when somebody
asks, never for a screen that nobody reads aloud.
"""

from functools import cache
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from visualizer.language import later, tr
from visualizer.state import Selection, Sitting
from visualizer.views.figure import (
    Arcs,
    Bars,
    Branches,
    ColumnBars,
    Cuts,
    Diagram,
    Dots,
    Draw,
    Facts,
    HeatMap,
    Lines,
    Mark,
    Passage,
    Passages,
    Scatter,
    Stages,
    Steps,
    Sweep,
    Table,
    Text,
    TileGrid,
    Timeline,
    TokenStrip,
    ValueBars,
)

Role = QAccessible.Role
SETTLED = 250  # milliseconds without another change after which the new focus is told
COUNTED = {  # what the places of an axis or of a list are: one, and several
    "query": (later("{count} query"), later("{count} queries")),
    "key": (later("{count} key"), later("{count} keys")),
    "token": (later("{count} token"), later("{count} tokens")),
    "position": (later("{count} position"), later("{count} positions")),
    "dimension": (later("{count} dimension"), later("{count} dimensions")),
    "layer": (later("{count} layer"), later("{count} layers")),
    "head": (later("{count} head"), later("{count} heads")),
    "bar": (later("{count} bar"), later("{count} bars")),
    "step": (later("{count} step"), later("{count} steps")),
    "row": (later("{count} row"), later("{count} rows")),
    "line": (later("{count} line"), later("{count} lines")),
    "share": (later("{count} share"), later("{count} shares")),
    "part": (later("{count} part"), later("{count} parts")),
    "pair": (later("{count} pair"), later("{count} pairs")),
    "expert": (later("{count} expert"), later("{count} experts")),
    "distance": (later("{count} distance"), later("{count} distances")),
    "examples": (later("{count} number of examples"), later("{count} numbers of examples")),
    "tokens back": (later("{count} distance"), later("{count} distances")),
}


class SpokenWidget(QAccessibleWidget):
    """The accessibility of a painted widget, by the attributes of its class."""

    def __init__(self, widget: Any) -> None:
        super().__init__(widget, widget.accessible_role, "")

    def text(self, kind: QAccessible.Text) -> str:
        """Qt's: the name, the description, or the value in words."""
        widget: Any = self.object()
        if kind == QAccessible.Text.Value and hasattr(widget, "accessible_value"):
            return str(widget.accessible_value())
        if kind == QAccessible.Text.Name and hasattr(widget, "accessible_name"):
            return str(widget.accessible_name())
        return super().text(kind)

    def state(self) -> QAccessible.State:
        """Qt's: as of any widget, and whether it is the chosen one."""
        state = super().state()
        widget: Any = self.object()
        if hasattr(widget, "accessible_chosen"):
            state.checkable = True
            state.checked = widget.accessible_chosen()
        return state


def _spoken(key: str, thing: QObject) -> QAccessibleInterface | None:
    return SpokenWidget(thing) if isinstance(thing, QWidget) and hasattr(thing, "accessible_role") else None


@cache
def install() -> None:
    """Let painted widgets speak; once a process is enough."""
    QAccessible.installFactory(_spoken)


def tell_changed(widget: QWidget, event: QAccessible.Event = QAccessible.Event.ValueChanged) -> None:
    """A widget's value (or name) is another one; costs nothing where nobody listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(widget, event))


class Region(QWidget):
    """A place within a painted widget that has a name of its own."""

    accessible_role = Role.Graphic

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class MarkRegion(Region):
    """One mark of a figure."""

    def __init__(self, parent: QWidget, mark: Mark) -> None:
        super().__init__(parent)
        self.mark = mark

    def show_mark(self, mark: Mark) -> None:
        """The same place shows another mark now."""
        if mark is not self.mark:
            self.mark = mark
            tell_changed(self)

    @property
    def accessible_role(self) -> QAccessible.Role:  # type: ignore[override]
        """A table where it has rows and columns, else a list, a text or a picture."""
        return role_of(self.mark)

    def accessible_name(self) -> str:
        """What the mark is, and how large."""
        return name_of(self.mark)

    def accessible_value(self) -> str:
        """What it says about what is in focus."""
        return value_of(self.mark)


class ChoiceRegion(Region):
    """One of several choices side by side."""

    accessible_role = Role.RadioButton

    def __init__(self, parent: QWidget, label: str) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.is_chosen = False

    def accessible_chosen(self) -> bool:
        """Whether it is the chosen one."""
        return self.is_chosen

    def choose(self, is_chosen: bool) -> None:
        """It is the chosen one now, or is no more."""
        if is_chosen != self.is_chosen:
            self.is_chosen = is_chosen
            tell_changed(self, QAccessible.Event.StateChanged)


def role_of(mark: Mark) -> QAccessible.Role:
    """What kind of thing a mark is."""
    if isinstance(mark, (HeatMap, TileGrid, Table, Cuts, Stages)):
        return Role.Table
    if isinstance(mark, (Bars, ValueBars, Dots, TokenStrip, Steps, Facts, Diagram, Draw, Timeline, Branches, Passages)):
        return Role.List
    if isinstance(mark, (Passage, Text)):
        return Role.StaticText
    return Role.Chart


def name_of(mark: Mark) -> str:
    """What a mark is, and how large."""
    match mark:
        case HeatMap():
            rows, columns = mark.values.shape
            counted = _counted(rows, mark.rows.name), _counted(columns, mark.columns.name)
            size = tr("{rows} by {columns}", rows=counted[0], columns=counted[1])
            return f"{mark.title or mark.shown_quantity}, {size}"
        case TileGrid():
            layers, heads = mark.tiles.shape[:2]
            counted = _counted(layers, "layer"), _counted(heads, "head")
            return tr("All heads, {layers} by {heads}", layers=counted[0], heads=counted[1])
        case Scatter():
            return tr("All heads as dots, {across} by {down}", across=mark.across.title, down=mark.down.title)
        case Bars():
            return f"{mark.title or tr('Next tokens')}, {_counted(len(mark.rows), 'bar')}"
        case ColumnBars():
            quantity, columns = mark.shown_quantity, _counted(len(mark.values), mark.columns.name)
            return tr("{quantity} of {title} over {columns}", quantity=quantity, title=mark.title, columns=columns)
        case Arcs():
            return tr("Lines from {queries} to their keys", queries=_counted(len(mark.weights), mark.queries.name))
        case TokenStrip():
            return tr("Tokens, {count}", count=len(mark.chips))
        case Cuts():
            return tr("Tokenizers, {names}", names=", ".join(row.name for row in mark.rows))
        case Table():
            return f"{mark.title or tr('Table')}, {_counted(len(mark.cells), 'row')}"
        case Facts():
            return ", ".join(fact.name for fact in mark.facts)
        case Steps():
            return f"{mark.title or tr('Calculation')}, {_counted(len(mark.rows), 'step')}"
        case Lines():
            lines, places = mark.values.shape
            counted = _counted(lines, "line"), _counted(places, mark.columns.name)
            size = tr("{lines} over {places}", lines=counted[0], places=counted[1])
            return f"{mark.title or mark.shown_quantity}, {size}"
        case ValueBars():
            return f"{mark.title or mark.shown_quantity}, {_counted(len(mark.rows), 'bar')}"
        case Dots():
            return f"{mark.title or mark.shown_quantity}, {_counted(len(mark.rows), 'row')}"
        case Diagram():
            return f"{mark.title or tr('Architecture')}, {_counted(len(mark.named), 'part')}"
        case Passage():
            return f"{mark.title or tr('Text')}, {_counted(len(mark.pieces), 'token')}"
        case Timeline():
            return f"{mark.title}, {_counted(len(mark.pieces), 'step')}"
        case Stages():
            return tr("Sampling stages, {names}", names=", ".join(stage.title for stage in mark.columns))
        case Draw():
            return tr("The draw, {shares}", shares=_counted(len(mark.shares), "share"))
        case Sweep():
            return f"{mark.title or mark.shown_axis}, {_counted(len(mark.names), 'line')}"
        case Passages():
            return tr("{count} texts", count=len(mark.passages))
        case Branches():
            return tr("Branches, {count} tokens", count=len(mark.nodes))
        case Text():
            return mark.text


def value_of(mark: Mark) -> str:
    """What a mark says about what is in focus; the largest where nothing is."""
    match mark:
        case HeatMap() if mark.values.size:
            row = mark.framed if mark.framed is not None else int(mark.values.max(axis=1).argmax())
            return mark.probe(row, int(abs(mark.values[row]).argmax())).text
        case TileGrid() | Scatter():
            return mark.probe(*mark.framed).text
        case Bars():
            return "; ".join(mark.probe(row).text for row in range(min(5, len(mark.rows))))
        case ColumnBars() if mark.values.size:
            return mark.probe(int(mark.values.argmax())).text
        case Arcs() if mark.weights.size:
            row = mark.framed if mark.origin is None else mark.origin
            return mark.probe(row, int(mark.weights[row].argmax())).text
        case TokenStrip() if mark.framed is not None:
            return mark.probe(mark.framed).text
        case Table() if mark.framed is not None and mark.cells[mark.framed]:
            cells = mark.cells[mark.framed]
            return f"{mark.names[mark.framed]}: " + "; ".join(cell.detail for cell in cells)
        case Cuts():
            told = (zip(mark.heads, row.facts, strict=True) for row in mark.rows)
            facts = (", ".join(f"{head} {fact}" for head, fact in pairs) for pairs in told)
            return "; ".join(f"{row.name}: {of_it}" for row, of_it in zip(mark.rows, facts, strict=True))
        case Facts():
            return "; ".join(f"{fact.name} {fact.value} {fact.note}".strip() for fact in mark.facts)
        case Steps():
            return "; ".join(mark.probe(row).text for row in range(len(mark.rows)))
        case Lines() if mark.values.size:
            line = mark.focused or 0
            return mark.probe(line, mark.values.shape[1] - 1 if mark.marked is None else mark.marked).text
        case ValueBars():
            rows = range(len(mark.rows))
            return "; ".join(mark.probe(row).text for row in rows if mark.rows[row].strong or row < 5)
        case Dots():
            return "; ".join(mark.probe(row).text for row in range(min(5, len(mark.rows))))
        case Passages():
            return "; ".join(f"{text.title}: {''.join(piece.text for piece in text.pieces)}" for text in mark.passages)
        case Branches():
            return "; ".join(mark.probe(place).text for place in mark.ends[:5])
        case Diagram():
            return "; ".join(mark.probe(place).text for place in mark.named)
        case Passage() | Timeline() if mark.pieces:
            return mark.probe(len(mark.pieces) - 1 if mark.framed is None else mark.framed).text
        case Stages():
            hit = [] if mark.hit is None else [mark.probe(mark.hit).text]
            return "; ".join([*hit, *(stage.told for stage in mark.columns)])
        case Draw():
            facts = (f"{fact.name} {fact.value}" for fact in mark.facts)
            return "; ".join([mark.probe(mark.hit).text, *facts])
        case Sweep():
            return mark.told
        case _:
            return ""


def _counted(count: int, name: str) -> str:
    """A number of things; places that have no name of their own are rows."""
    one, several = COUNTED.get(name, COUNTED["row"])
    return tr(one if count == 1 else several, count=count)


class Announcer(QObject):
    """Tells a screen reader where one looks now, once the focus has come to rest."""

    def __init__(self, window: QWidget, sitting: Sitting) -> None:
        super().__init__(window)
        self._window, self._sitting = window, sitting
        self.told = ""  # the last announcement
        self._before: tuple[object, ...] | None = None
        self._timer = QTimer(self, singleShot=True, interval=SETTLED)
        self._timer.timeout.connect(self._tell)
        sitting.selection_changed.connect(self._on_selection)

    def detach(self) -> None:
        """The window closes."""
        self._timer.stop()
        self._sitting.selection_changed.disconnect(self._on_selection)

    def _on_selection(self, selection: Selection) -> None:
        focus = selection.layer, selection.head, selection.query, selection.kind
        if focus != self._before:
            self._before = focus
            if QAccessible.isActive():
                self._timer.start()

    @Slot()
    def _tell(self) -> None:
        trace, selection = self._sitting.trace, self._sitting.selection
        if trace is None or not trace.tokens:
            return
        facet = trace.facet(selection.kind)
        place = selection.token(facet)
        self.told = tr(
            "layer {layer} head {head}, token {place} {token}",
            layer=selection.layer,
            head=selection.head,
            place=place,
            token=facet.tokens[place].shown,
        )
        if trace.source is not None:
            self.told = tr("{kind} attention, {focus}", kind=tr(str(selection.kind)), focus=self.told)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, self.told))
