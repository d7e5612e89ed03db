"""Several texts, one prompt: the pages that dropped files become, and the row under the prompt that turns them.

Each page keeps what was done to its text, where one looked in it, and a line of undo of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from visualizer.history import History
from visualizer.language import tr
from visualizer.state import Sitting
from visualizer.tokens import Prompt
from widgets.actions import BY_ID
from widgets.controls import RowButton
from widgets.prompt import PromptField
from widgets.shield import shielded
from widgets.theme import Theme
from widgets.undoing import Undoing

NOTHING = Prompt("")
MOST_PAGES = 100
LONGEST_NAME = 420  # pixels of a page's name before it is shortened


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One text as it stands. Made from a dropped file or from what was kept; `query`, `key` and `pinned` are those of
    `Selection`. `history` is None until the page was in view once.
    """

    name: str
    prompt: Prompt
    caret: int = 0
    query: int = -1
    key: int | None = None
    pinned: int | None = None
    history: History | None = None
    target: Prompt = NOTHING  # what an encoder-decoder has written for it


class Paging(QObject):
    """Which text is in the prompt. `changed` says that there are others, or another is in view."""

    changed = Signal()

    def __init__(
        self, field: PromptField, sitting: Sitting, undoing: Undoing, target: PromptField | None = None
    ) -> None:
        super().__init__()
        self._field, self._sitting, self._undoing, self._target = field, sitting, undoing, target
        self._pages: list[Page] = []
        self._place = 0
        self._before: History | None = None  # the line of undo of the prompt that the pages took the place of

    @property
    def is_open(self) -> bool:
        """Whether there are pages."""
        return bool(self._pages)

    @property
    def place(self) -> int:
        """Which page is in view, from 0."""
        return self._place

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages, the one in view as it stands in the prompt."""
        if not self._pages:
            return ()
        return (*self._pages[: self._place], self._noted(), *self._pages[self._place + 1 :])

    def resume(self, pages: Sequence[Page], place: int) -> None:
        """Have these pages, whose `place` is in the prompt already."""
        self._pages, self._place = list(pages[:MOST_PAGES]), place
        self.changed.emit()

    def add(self, pages: Sequence[Page]) -> None:
        """More texts, behind those there are; the first of them comes into view."""
        first = len(self._pages)
        self._pages += pages[: MOST_PAGES - first]
        if len(self._pages) > first:
            self._turn_to(first, leaving=self._place if first else None)

    def turn(self, by: int) -> None:
        """Another page, as far as there is one."""
        place = max(0, min(len(self._pages) - 1, self._place + by))
        if self._pages and place != self._place:
            self._turn_to(place, leaving=self._place)

    def close(self) -> None:
        """No pages any more. The text in view stays; one undo brings back what stood there before the pages."""
        self._pages, self._place = [], 0
        if self._before is not None:
            self._undoing.rejoin(self._before)
            self._before = None
        self.changed.emit()

    def forget_drawn(self) -> None:
        """Another model is open: drawn tokens are text to it."""
        self._pages = [
            replace(page, prompt=Prompt(page.prompt.text), target=Prompt(page.target.text)) for page in self._pages
        ]
        for history in (self._before, *(page.history for page in self._pages)):
            if history is not None:
                history.forget_drawn()

    def _turn_to(self, place: int, leaving: int | None) -> None:
        """Bring a page into view; `leaving` is the page that was, None where it was a prompt that is no page."""
        if leaving is not None:
            self._pages[leaving] = self._noted()
        self._place = place
        line = self._undoing.turn(self._show, self._pages[place].history)
        if leaving is not None:
            self._pages[leaving] = replace(self._pages[leaving], history=line)
        else:
            self._before = line
        self.changed.emit()

    def _noted(self) -> Page:
        """The page in view as it stands in the prompt."""
        selection = self._sitting.selection
        return replace(
            self._pages[self._place],
            prompt=self._field.prompt,
            caret=self._field.caret,
            query=selection.query,
            key=selection.key,
            pinned=selection.pinned,
            target=self._target.prompt if self._target is not None else Prompt(""),
        )

    def _show(self) -> None:
        page = self._pages[self._place]
        self._sitting.select(query=page.query, key=page.key, pinned=page.pinned)
        self._field.restore(page.prompt, page.caret)
        if self._target is not None:
            self._target.restore(page.target, len(page.target.text))


class PagerRow(QWidget):
    """The row that says which page is in view and turns to others; hidden while there are none."""

    turn_wanted = Signal(int)
    close_wanted = Signal()

    def __init__(self, theme: Theme, paging: Paging) -> None:
        super().__init__()
        self._theme, self._paging = theme, paging
        self.before = RowButton(theme, "before", BY_ID["page-before"].tooltip)
        self.after = RowButton(theme, "after", BY_ID["page-after"].tooltip)
        self.close_button = RowButton(theme, "close", BY_ID["close-pages"].tooltip)
        self._words = QWidget()  # the room in which the row writes
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 8)
        row.setSpacing(4)
        row.addWidget(self.before)
        row.addWidget(self.after)
        row.addWidget(self._words, 1)
        row.addWidget(self.close_button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.close_button.clicked.connect(self.close_wanted)
        paging.changed.connect(self._show)
        self._show()

    @property
    def text(self) -> str:
        """Which page it is: "2 of 5 · story.txt"; empty where there are none."""
        pages, place = self._paging.pages, self._paging.place
        if not pages:
            return ""
        return tr("{place} of {count} · {name}", place=place + 1, count=len(pages), name=pages[place].name)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        for button in (self.before, self.after, self.close_button):
            button.set_theme(theme)
        self.update()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._paging.is_open:
            return
        painter, room = QPainter(self), QRectF(self._words.geometry()).adjusted(6, 0, -6, 0)
        where, _, name = self.text.partition(" · ")
        strong = self._theme.font(12, 600)
        width = QFontMetricsF(strong).horizontalAdvance(where) + 10
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(strong)
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(room, middle, where)
        painter.setFont(self._theme.words(12))
        painter.setPen(self._theme.colour("muted"))
        shown = QFontMetricsF(painter.font()).elidedText(
            name, Qt.TextElideMode.ElideMiddle, min(LONGEST_NAME, room.width() - width)
        )
        painter.drawText(room.adjusted(width, 0, 0, 0), middle, shown)

    @Slot()
    def _show(self) -> None:
        paging = self._paging
        self.before.setEnabled(paging.place > 0)
        self.after.setEnabled(paging.place < len(paging.pages) - 1)
        self.setAccessibleName(self.text)
        self.setToolTip(paging.pages[paging.place].name if paging.is_open else "")
        self.setVisible(paging.is_open)
        self.update()

    @Slot()
    def _on_before(self) -> None:
        self.turn_wanted.emit(-1)

    @Slot()
    def _on_after(self) -> None:
        self.turn_wanted.emit(1)
