"""The list of models in the dialog: what is here, what is known and not yet here, and what a person has typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from visualizer.catalogue import KNOWN, Known, closed
from visualizer.language import later, tr
from visualizer.numerals import file_size, millions
from widgets.brush import Brush
from widgets.controls import focus_ring
from widgets.shield import shielded
from widgets.theme import Theme

if TYPE_CHECKING:
    from visualizer.library import Listed

State = Literal["here", "known", "hub", "path", "closed"]
HEIGHT, HEADING = 42, 30
SHELVES = {  # where a model lies: what the list calls it
    "embedded": later("Embedded"),
    "folder": later("In your folder of models"),
    "package": later("In Python packages"),
    "hub": later("In the cache of the Hub"),
}
KINDS = {
    "decoder-only": later("decoder-only"),
    "encoder-only": later("encoder-only"),
    "encoder-decoder": later("encoder-decoder"),
}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One model of the list."""

    name: str  # what opens or fetches it
    title: str
    state: State
    listed: "Listed | None" = None
    known: Known | None = None

    @property
    def facts(self) -> str:
        """Kind, parameters and size in one line."""
        if self.listed is not None:
            parts = [tr(KINDS[self.listed.kind]), millions(self.listed.parameters), file_size(self.listed.size)]
        elif self.known is not None:
            parts = [tr(KINDS[self.known.kind]), millions(self.known.parameters), file_size(self.known.size)]
        else:
            parts = [
                {"hub": tr("look for it on the Hub"), "path": tr("on this machine")}.get(
                    self.state, tr("no open weights")
                )
            ]
        return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group."""

    text: str


def is_same(name: str, row: Row) -> bool:
    """Whether a name, or the whole path of a folder or file, is that of a model in the list."""
    return bool(name) and (row.name == name or (row.listed is not None and str(row.listed.folder) == name))


def is_elsewhere(listed: Sequence["Listed"], present: str) -> bool:
    """Whether the model that is open lies at a path that no shelf has."""
    return Path(present).is_absolute() and not any(
        is_same(present, Row(one.name, one.name, "here", one)) for one in listed
    )


def rows_for(
    listed: Sequence["Listed"], typed: str, present: str = "", found: "Listed | None" = None
) -> list[Row | Heading]:
    """The list for what is typed: everything where nothing is.

    What is typed also stands for itself: a path, a name on the Hub, or a model that nobody gives out. A model that is
    open, `present`, and lies on no shelf comes first; `found` is what its files say.
    """
    wanted = typed.strip()
    rows: list[Row | Heading] = []
    if is_elsewhere(listed, present):
        own = Row(present, Path(present).name or present, "path", found)
        rows += _under(tr("Open now"), [own] if _fits(wanted, own) else [])
    for source, heading in SHELVES.items():
        shelf = [Row(one.name, one.name, "here", one) for one in listed if one.source == source]
        rows += _under(tr(heading), [row for row in shelf if _fits(wanted, row)])
    here = {one.name for one in listed}
    missing = [
        Row(one.name, one.title, "known", known=one) for one in KNOWN if one.name not in here and one.source not in here
    ]
    rows += _under(tr("Known, and not here yet"), [row for row in missing if _fits(wanted, row)])
    return _for_itself(wanted, rows) + rows


def _under(heading: str, rows: list[Row]) -> list[Row | Heading]:
    return [Heading(heading), *rows] if rows else []


def _fits(wanted: str, row: Row) -> bool:
    """Whether every word that is typed stands somewhere in what the row says."""
    said = f"{row.name} {row.title} {row.facts} {row.known.source if row.known else ''}".casefold()
    return all(word in said for word in wanted.casefold().split())


def _for_itself(wanted: str, rows: Sequence[Row | Heading]) -> list[Row | Heading]:
    """What is typed, as a row of its own; nothing where it names a row already, or nothing at all."""
    if not wanted or any(isinstance(row, Row) and wanted.casefold() in _names(row) for row in rows):
        return []
    if (found := closed(wanted)) is not None:
        return [Row(wanted, found[0], "closed")]
    try:
        if any(sign in wanted for sign in "/\\~.") and Path(wanted).expanduser().exists():
            return [Row(wanted, Path(wanted).name or wanted, "path")]
    except (OSError, RuntimeError, ValueError):
        return []
    looks_like_id = wanted.count("/") == 1 and " " not in wanted and all(wanted.split("/"))
    return [Row(wanted, wanted, "hub")] if looks_like_id or not rows else []


def _names(row: Row) -> tuple[str, ...]:
    return (row.name.casefold(), row.title.casefold(), *((row.known.source.casefold(),) if row.known else ()))


class Rows(QAbstractListModel):
    """The rows, for Qt's list."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row | Heading, ...] = ()
        self.open_name = ""  # the model in use

    def show_rows(self, rows: Sequence[Row | Heading]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def first(self) -> int:
        """The place of the first model; -1 where there is none."""
        return next((place for place, row in enumerate(self.rows) if isinstance(row, Row)), -1)

    def place_of(self, name: str) -> int:
        """The place of a model by its name; -1 where it is not there."""
        return next((at for at, row in enumerate(self.rows) if isinstance(row, Row) and is_same(name, row)), -1)

    def next_model(self, place: int, by: int) -> int:
        """The place of the next model in a direction, past headings; the same where there is none."""
        at = place + by
        while 0 <= at < len(self.rows):
            if isinstance(self.rows[at], Row):
                return at
            at += by
        return place

    def rowCount(self, parent: Index | None = None) -> int:
        """Qt's."""
        return len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt's: headings cannot be chosen."""
        if index.isValid() and isinstance(self.rows[index.row()], Row):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's: the words of a row, also for screen readers."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(row, Heading):
                return row.text
            return ", ".join([row.title, *([tr("open now")] if is_same(self.open_name, row) else []), row.facts])
        return None


def put_words(
    painter: QPainter, theme: Theme, x: float, y: float, text: str, size: float, colour: str, weight: int, room: float,
    middle: bool = False,
) -> None:  # fmt: skip
    """Names and words on the baseline y, whose hyphens keep their own width; what has no room is left out."""
    font = theme.words(size, weight)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(theme.colour(colour))
    mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    painter.drawText(QPointF(x, y), metrics.elidedText(text, mode, max(0.0, room)))


class RowPainter(QStyledItemDelegate):
    """Paints a model in two lines, and a heading in one."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme
        self.open_name = ""  # the model in use

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt's."""
        model = index.model()
        heading = isinstance(model, Rows) and isinstance(model.rows[index.row()], Heading)
        return QSize(200, HEADING if heading else HEIGHT)

    @shielded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt's."""
        model = index.model()
        if not isinstance(model, Rows):
            return
        row, room = model.rows[index.row()], QRectF(option.rect)
        painter.save()
        brush = Brush(painter, self.theme)
        if isinstance(row, Heading):
            brush.text(room.x() + 12, room.bottom() - 8, row.text, 11, "faint", 600, room=room.width() - 24)
        else:
            state = option.state
            self._paint_row(brush, room, row, bool(state & QStyle.StateFlag.State_Selected))
            if state & QStyle.StateFlag.State_HasFocus:
                focus_ring(painter, self.theme, room.adjusted(4, 1, -4, -1), 6)
        painter.restore()

    def _paint_row(self, brush: Brush, room: QRectF, row: Row, chosen: bool) -> None:
        if chosen:
            brush.rect(room.x() + 4, room.y() + 1, room.width() - 8, room.height() - 2, "wash", radius=6)
        right, x = room.right() - 16, room.x() + 14
        is_open = is_same(self.open_name, row)
        note = tr("open now") if is_open else tr("terms") if row.known and row.known.gated else ""
        if note:
            ink, weight = ("accent", 600) if is_open else ("muted", 500)
            right -= brush.text(right, room.y() + 18, note, 11, ink, weight, "end") + 10
        colour = "accent" if chosen else "ink"
        painter, theme = brush.painter, self.theme
        put_words(painter, theme, x, room.y() + 18, row.title, 13, colour, 600 if chosen else 500, right - x, True)
        put_words(painter, theme, x, room.y() + 34, row.facts, 11, "muted", 400, room.right() - 16 - x)
