"""The right side of the dialog: what the chosen model is, and what memory it takes of what the machine has."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from visualizer.language import tr
from visualizer.machine import Memory
from visualizer.numerals import file_size, grouped, millions
from widgets.accessible import Role, tell_changed
from widgets.brush import Brush, wrapped
from widgets.models.rows import KINDS, Row, put_words
from widgets.shield import shielded
from widgets.theme import Theme

if TYPE_CHECKING:
    from visualizer.about import About, Need
    from visualizer.fetching import Offer

PAD, LABEL = 24, 132
LINE, BAR_LINE = 22, 26
MEMORY_LABEL, MEMORY_NUMBERS = 48, 148


@dataclass(frozen=True, slots=True)
class Bar:
    """What a model takes at one precision, in bytes; `fits` None where nobody knows."""

    label: str
    weights: int
    rows: int
    fits: bool | None
    weights_fit: bool | None

    @property
    def words(self) -> str:
        """The same in words."""
        if self.fits is None:
            return ""
        if self.fits:
            return tr("fits")
        return tr("fits, not with a full context") if self.weights_fit else tr("does not fit")


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the sheet shows of a model; made by `facts_of`."""

    title: str
    sentence: str = ""  # what it is for
    rows: tuple[tuple[str, str], ...] = ()
    bars: tuple[Bar, ...] = ()
    notes: tuple[str, ...] = ()  # in whole sentences
    warnings: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """All of it for those who hear it."""
        rows = [f"{label}: {value}" for label, value in self.rows]
        bars = [f"{bar.label}: {file_size(bar.weights)}, {bar.words}".rstrip(", ") for bar in self.bars]
        parts = [self.title, self.sentence, *self.warnings, *rows, *bars, *self.notes]
        return ". ".join(part.rstrip(".") for part in parts if part)


def facts_of(
    row: Row, memory: Memory | None, offer: "Offer | None" = None, cards: Sequence[Memory] = (), present: str = ""
) -> Facts:
    """What is known of a row of the list; `offer` is what the Hub said of it."""
    if row.listed is not None:
        about, place = row.listed.about, row.listed.folder
        rows = [*about_rows(about), (tr("Runs on"), _engines(row.listed.engines)), *_place(place)]
        return _whole(row.title, about, rows, memory, cards)
    if offer is not None:
        rows = [*about_rows(offer.about), (tr("Licence"), offer.licence or tr("not said"))]
        rows += [(tr("To fetch"), file_size(offer.size)), (tr("From the Hub"), offer.repository)]
        notes = [_terms()] if offer.gated else []
        return _whole(row.title, offer.about, rows, memory, cards, notes)
    if row.known is not None:
        return _of_known(row, memory)
    if row.state == "closed":
        return Facts(row.title, notes=(_closed(row.name),))
    if row.state == "path":
        return Facts(row.title, notes=(row.name,))
    return Facts(row.title, notes=(tr("Look it up, and the Hub says what it is before anything is fetched."),))


def about_rows(about: "About") -> list[tuple[str, str]]:
    """What a model's files say of it, as labels and values."""
    from visualizer.about import POSITION_WORDS

    layers = str(about.layers)
    if about.encoder_layers:
        decoder = about.layers - about.encoder_layers
        layers = tr("{encoder} + {decoder}", encoder=about.encoder_layers, decoder=decoder)
    family = f"{about.family} ({about.architecture})" if about.architecture else about.family
    count = grouped(about.parameters) if about.counted else tr("about {count}", count=millions(about.parameters))
    shared = about.kv_heads != about.heads
    kv = tr("{count}, shared by {heads} query heads", count=about.kv_heads, heads=about.heads)
    rows = [
        (tr("Kind"), tr(KINDS[about.kind])),
        (tr("Family"), family),
        (tr("Parameters"), count),
        (tr("Layers × heads"), f"{layers} × {about.heads}"),
        (tr("Key-value heads"), kv if shared else str(about.kv_heads)),
        (tr("Width"), tr("{width}, {head} a head", width=grouped(about.width), head=about.head_width)),
        (tr("Feed-forward"), grouped(about.feed_forward)),
        (
            tr("Context"),
            tr("{count} tokens", count=grouped(about.context)) if about.context else tr("no end of its own"),
        ),
        (tr("Vocabulary"), grouped(about.vocabulary)),
        (tr("Positions"), tr(POSITION_WORDS[about.positions])),
        (tr("Stored as"), f"{about.precision}, {file_size(about.weights)}"),
    ]
    if about.experts:
        rows.insert(7, (tr("Experts"), tr("{count} a layer", count=about.experts)))
    return rows


def _whole(
    title: str,
    about: "About",
    rows: Sequence[tuple[str, str]],
    memory: Memory | None,
    cards: Sequence[Memory],
    notes: Sequence[str] = (),
) -> Facts:
    from visualizer.about import PURPOSE_WORDS

    needs = about.needs(memory) if memory is not None else ()
    warning = about.warning(memory)
    if about.format == "pickled":
        notes = [*notes, tr("Its weights are pickled: opening them can run any code.")]
    card_rows = [(tr("Graphics card"), f"{card.name}, {file_size(card.free)} {tr('free')}") for card in cards]
    return Facts(
        title,
        tr("Trained for {what}.", what=tr(PURPOSE_WORDS[about.objective]))
        if about.objective != "none"
        else tr("It gives vectors, and has no language head: attention and hidden states are shown."),
        (*rows, *card_rows),
        tuple(map(_bar, needs)),
        tuple(notes),
        (warning,) if warning else (),
    )


def _of_known(row: Row, memory: Memory | None) -> Facts:
    """What the catalogue says of a model that is not here yet."""
    from visualizer.about import BYTES

    one = row.known
    assert one is not None
    is_hub = isinstance(one.origin, str)
    rows = [
        (tr("Kind"), tr(KINDS[one.kind])),
        (tr("Parameters"), tr("about {count}", count=millions(one.parameters))),
        (tr("To fetch"), file_size(one.size)),
        (tr("Licence"), one.licence),
        (tr("From the Hub") if is_hub else tr("Python package"), one.source),
    ]
    bars = []
    if memory is not None:
        for precision, width in BYTES.items():
            weights = round(one.parameters * width)
            fits = weights <= memory.free
            bars.append(Bar(precision, weights, 0, fits, fits))
    notes = [_terms()] if one.gated else []
    return Facts(row.title, "", tuple(rows), tuple(bars), tuple(notes))


def _bar(need: "Need") -> Bar:
    return Bar(need.precision, need.weights, need.rows, need.fits, need.weights_fit)


def _engines(engines: Sequence[str]) -> str:
    names = {"onnx": "ONNX Runtime", "torch": "PyTorch"}
    return ", ".join(names[engine] for engine in engines)


def _place(place: Path) -> list[tuple[str, str]]:
    return [(tr("Folder") if place.suffix != ".gguf" else tr("File"), str(place))]


def _terms() -> str:
    return tr("The Hub hands it only to those who accepted its terms there, and logged in here with “hf auth login”.")


def _closed(name: str) -> str:
    from visualizer.catalogue import closed

    found = closed(name)
    what, like = found if found is not None else (name, "")
    return tr("There are no open weights of {what}: {like} is built alike, and can be fetched.", what=what, like=like)


class Sheet(QScrollArea):
    """Shows `Facts`; scrolls where they are longer than the room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.page = SheetPage(theme)
        self.setWidget(self.page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("What the model is"))
        self.viewport().setAutoFillBackground(False)
        self.page.setAutoFillBackground(False)
        self.setStyleSheet("QScrollArea { background: transparent; }")

    def show_facts(self, facts: Facts | None, memory: Memory | None) -> None:
        """Another model's; None shows nothing."""
        self.page.show_facts(facts, memory)
        self.setAccessibleDescription(facts.spoken if facts is not None else "")
        self.verticalScrollBar().setValue(0)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self.page.theme = theme
        self.page.lay_out()


class SheetPage(QWidget):
    """Paints facts: rows of labels and values, and bars of memory."""

    accessible_role = Role.StaticText

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.facts: Facts | None = None
        self._memory: Memory | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def accessible_name(self) -> str:
        """All that is shown."""
        return self.facts.spoken if self.facts is not None else ""

    def show_facts(self, facts: Facts | None, memory: Memory | None) -> None:
        """Other facts."""
        self.facts, self._memory = facts, memory
        self.lay_out()
        tell_changed(self)

    def lay_out(self) -> None:
        """As high as the facts need."""
        self.setMinimumHeight(round(self._draw(None)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(400, self.minimumHeight())

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: sentences wrap anew."""
        super().resizeEvent(event)
        self.setMinimumHeight(round(self._draw(None)))

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's."""
        painter = QPainter(self)
        self._draw(Brush(painter, self.theme))
        painter.end()

    def _draw(self, brush: Brush | None) -> float:
        """Draw, or only measure where there is no brush; returns how high it came to be."""
        facts, y, room = self.facts, 20.0, self.width() - 2 * PAD
        if facts is None:
            return y
        if brush:
            put_words(brush.painter, self.theme, PAD, y + 16, facts.title, 18, "ink", 600, room)
        y += 30
        y = self._sentences(brush, y, [facts.sentence], "muted", room)
        for warning in facts.warnings:
            y = self._warning(brush, y + 4, warning, room)
        y += 10
        for label, value in facts.rows:
            if brush:
                put_words(brush.painter, self.theme, PAD, y + 14, label, 12, "muted", 400, LABEL - 8)
                painter, theme = brush.painter, self.theme
                put_words(painter, theme, PAD + LABEL, y + 14, value, 12, "ink", 500, room - LABEL, middle=True)
            y += LINE
        y = self._sentences(brush, y + (6 if facts.rows else 0), facts.notes, "muted", room)
        if facts.bars and self._memory is not None:
            y = self._bars(brush, y + 12, facts.bars, self._memory, room)
        return y + 16

    def _sentences(self, brush: Brush | None, y: float, sentences: Sequence[str], colour: str, room: float) -> float:
        for sentence in filter(None, sentences):
            for line in wrapped(self.theme, sentence, room, 12):
                if brush:
                    brush.text(PAD, y + 14, line, 12, colour)
                y += 18
            y += 2
        return y

    def _warning(self, brush: Brush | None, y: float, sentence: str, room: float) -> float:
        """A sentence on a ground of its own, with the sign that warns."""
        lines = wrapped(self.theme, sentence, room - 44, 12, 500)
        height = 18 * len(lines) + 12
        if brush:
            brush.rect(PAD, y, room, height, "groove", radius=6)
            x, top = PAD + 14, y + height / 2 - 7
            for one, other in (((7, 0), (14, 13)), ((14, 13), (0, 13)), ((0, 13), (7, 0))):
                brush.line(x + one[0], top + one[1], x + other[0], top + other[1], "ink", 1.4)
            brush.text(x + 7, top + 11.5, "!", 10, "ink", 600, "middle")
            for place, line in enumerate(lines):
                brush.text(PAD + 38, y + 19 + 18 * place, line, 12, weight=500)
        return y + height

    def _bars(self, brush: Brush | None, y: float, bars: Sequence[Bar], memory: Memory, room: float) -> float:
        total, most = memory.total, max(bar.weights + bar.rows for bar in bars)
        if brush:
            brush.hline(PAD, y, room)
            brush.text(PAD, y + 24, tr("Memory"), 13, weight=600)
            fits = all(bar.fits for bar in bars)
            has = tr(
                "fits: {free} free of {total}" if fits else "{free} free of {total}",
                free=file_size(memory.free),
                total=file_size(total),
            )
            brush.text(PAD + room, y + 24, has, 11, "faint", anchor="end")
        y += 36
        left, track = PAD + MEMORY_LABEL, room - MEMORY_LABEL - MEMORY_NUMBERS
        for bar in bars:
            if brush:
                self._bar(brush, QRectF(left, y + 5, track, 12), bar, most, memory.free)
                brush.text(PAD, y + 15, bar.label, 12, "muted")
                words = bar.words if bar.fits is False else ""
                text = f"{file_size(bar.weights)}" + (f" + {file_size(bar.rows)}" if bar.rows else "")
                brush.text(PAD + room, y + 15, text, 12, weight=500, anchor="end")
                if words:
                    brush.text(PAD + room, y + 28, words, 11, "muted", anchor="end", room=MEMORY_NUMBERS - 4)
            y += BAR_LINE + (12 if bar.fits is False else 0)
        if brush:
            x, has_rows = float(left), any(bar.rows for bar in bars)
            keys = [("bar", tr("weights"))]
            keys += [("fill", tr("queries, keys and values of a full context"))] if has_rows else []
            keys += [("edge", tr("what is free ends here"))] if most > memory.free else []
            for role, words in keys:
                self._swatch(brush, x, y + 6, role)
                x += 15 + brush.text(x + 15, y + 15, words, 11, "faint", room=PAD + room - x - 15) + 16
        return y + 26

    @staticmethod
    def _swatch(brush: Brush, x: float, y: float, role: str) -> None:
        if role == "edge":
            brush.rect(x + 4, y - 2, 2, 14, "accent")
        elif role == "fill":
            brush.rect(x, y, 10, 10, "panel", "bar", radius=2)
        else:
            brush.rect(x, y, 10, 10, role, radius=2)

    @staticmethod
    def _bar(brush: Brush, area: QRectF, bar: Bar, most: int, free: int) -> None:
        """The weights, then the rows of a full context, of the most that any precision takes; and where what the
        machine has free ends, if it ends before that."""

        def at(count: float) -> float:
            return area.x() + area.width() * count / most

        brush.rect(area.x(), area.y(), area.width(), area.height(), "groove", radius=3)
        first, second, third = area.x(), at(bar.weights), at(bar.weights + bar.rows)
        if third - second >= 1:
            brush.rect(second, area.y(), third - second, area.height(), "panel", "bar", radius=2)
        brush.rect(first, area.y(), max(2.0, second - first), area.height(), "bar", radius=2)
        if free < most:
            brush.rect(round(at(free)) - 1, area.y() - 3, 2, area.height() + 6, "accent")
