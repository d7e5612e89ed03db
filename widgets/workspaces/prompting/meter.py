"""The context meter: how much of the context a prompt takes, and which of its parts take how much of that."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visualizer.language import tr
from visualizer.numerals import grouped
from visualizer.prompting.records import Shot
from widgets.accessible import Role
from widgets.brush import Brush
from widgets.canvas import STALE_OPACITY
from widgets.shield import shielded
from widgets.theme import Theme

TOP, BAR = 20, 10  # pixels
HEIGHT, LEAST = 50, 1.0
SWATCH, BESIDE, BETWEEN = 8, 5, 12  # of the legend
SHADES = {"instruction": "faint", "example": "ghost", "question": "bar", "template": "edge"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a prompt: what it is, what it says, and how many tokens it takes."""

    kind: str
    text: str
    tokens: int


def pieces_of(shot: Shot) -> tuple[Piece, ...]:
    """The parts of a prompt in their order, and last what the tokenizer's template added."""
    tokens = (shot.trace.source or shot.trace).tokens
    of = shot.joined.part_of(tokens)
    pieces = [Piece(part.kind, part.text, int((of == place).sum())) for place, part in enumerate(shot.joined.parts)]
    return (*pieces, Piece("template", tr("added by the tokenizer"), int((of < 0).sum())))


class ContextMeter(QWidget):
    """A bar as long as the context, filled by the parts of the prompt; hovering one names it. Below, how many tokens
    each kind of part takes."""

    accessible_role = Role.ProgressBar

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.pieces: tuple[Piece, ...] = ()
        self.context = 0
        self._is_stale = False
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Context"))

    @property
    def tokens(self) -> int:
        """How many tokens the prompt has."""
        return sum(piece.tokens for piece in self.pieces)

    def show_pieces(self, pieces: Sequence[Piece], context: int) -> None:
        """Show another prompt, in a context of so many tokens."""
        self.pieces, self.context = tuple(pieces), context
        self.setAccessibleDescription(self.words())
        self.update()

    def show_stale(self, is_stale: bool) -> None:
        """Step back while this is not the prompt that is written."""
        if is_stale != self._is_stale:
            self._is_stale = is_stale
            self.update()

    def accessible_value(self) -> str:
        """How full the context is."""
        return tr("{count} of {context} tokens", count=grouped(self.tokens), context=grouped(self.context))

    def words(self) -> str:
        """The legend as one text."""
        return " · ".join(self.legend().values())

    def legend(self) -> dict[str, str]:
        """How many tokens each kind of part takes that there is."""
        counts = {kind: sum(one.tokens for one in self.pieces if one.kind == kind) for kind in SHADES}
        named = {
            "instruction": tr("instruction {count}", count=grouped(counts["instruction"])),
            "example": tr("examples {count}", count=grouped(counts["example"])),
            "question": tr("question {count}", count=grouped(counts["question"])),
            "template": tr("special tokens {count}", count=grouped(counts["template"])),
        }
        return {kind: words for kind, words in named.items() if counts[kind]}

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(240, HEIGHT)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's: the part under the pointer says what it is."""
        x = event.position().x()
        piece = next((piece for left, width, piece in self._places() if left <= x < left + width), None)
        told = tr("{part}: {count} tokens", part=piece.text, count=grouped(piece.tokens)) if piece else ""
        self.setToolTip(told)

    def leaveEvent(self, event: QEvent) -> None:
        """Qt's: nothing is under the pointer."""
        super().leaveEvent(event)
        self.setToolTip("")

    def _places(self) -> list[tuple[float, float, Piece]]:
        """Left edge and width of each part that has tokens; the bar is as long as the context."""
        unit, left, found = self.width() / max(1, self.context), 0.0, []
        for piece in self.pieces:
            if piece.tokens:
                found.append((left, piece.tokens * unit, piece))
                left += piece.tokens * unit
        return found

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's."""
        painter = QPainter(self)
        painter.setOpacity(STALE_OPACITY if self._is_stale else 1.0)
        brush = Brush(painter, self._theme)
        room = self.width()
        used = brush.text(0, 12, tr("Context"), 12, "muted")
        if self.context:
            brush.text(room, 12, self.accessible_value(), 12, "ink", anchor="end", room=room - used - 10)
        brush.rect(0, TOP, room, BAR, "groove", radius=2)
        for left, width, piece in self._places():
            gap = 1.0 if width > 3 else 0.0  # between two parts, where both are wide enough to be seen
            place = QRectF(left, TOP, max(LEAST, width - gap), BAR)
            painter.fillRect(place, self._theme.colour(SHADES[piece.kind]))
        x = 0.0
        for kind, words in self.legend().items():
            brush.rect(x, HEIGHT - SWATCH - 2, SWATCH, SWATCH, SHADES[kind], radius=2)
            x += SWATCH + BESIDE
            x += brush.text(x, HEIGHT - 2, words, 11, "muted", room=max(0.0, room - x)) + BETWEEN
        painter.end()
