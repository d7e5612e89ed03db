"""The library dialog: models at the left, what the chosen one is at the right, opening and fetching at the foot."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from visualizer.language import tr
from visualizer.machine import Memory, cards, main_memory
from visualizer.numerals import file_size
from visualizer.permission import Risk
from widgets.controls import Button
from widgets.export_dialog.controls import Cross, Sentence
from widgets.models.clerk import Look as LookErrand
from widgets.models.clerk import Progress, Result
from widgets.models.progress_bar import ProgressBar
from widgets.models.question import Question, ask_about_removal, ask_about_risk
from widgets.models.rows import Row, RowPainter, Rows, is_elsewhere, is_same, rows_for
from widgets.models.sheet import Facts, Sheet, facts_of
from widgets.overlay import Overlay
from widgets.theme import Theme

if TYPE_CHECKING:
    from visualizer.fetching import Offer
    from visualizer.library import Listed

SIZE, HEAD, LIST, FOOT, FIELD = (1040, 720), 53, 360, 64, 34
Doing = Literal["", "fetching", "opening", "looking"]


class LibraryDialog(Overlay):
    """Covers the window. It asks by signals, and is told by `show_…`; it opens and fetches nothing itself.

    `open_wanted` and `fetch_wanted` carry a name (and what was allowed), `look_wanted` a name and whether the Hub is
    meant, `allow_wanted` a name and a risk, `remove_wanted` a name; `cancel_wanted` says which work is to end.
    """

    open_wanted = Signal(str)
    fetch_wanted = Signal(str, object)
    look_wanted = Signal(str, bool)
    allow_wanted = Signal(str, str)
    remove_wanted = Signal(str)
    cancel_wanted = Signal(str)

    def __init__(self, parent: QWidget, theme: Theme, present: str = "") -> None:
        """`present` is the name of the model that is open."""
        super().__init__(parent, theme, tr("Models"), SIZE)
        self.present, self._doing, self._doing_name = present, "", ""
        self._listed: tuple[Listed, ...] = ()
        self._offers: dict[str, Offer] = {}
        self._looked: dict[str, Listed] = {}  # what lies at paths that were typed
        self._risks: dict[str, Risk] = {}
        self._is_touched = False  # whether a person has chosen a row; until then it is the model in use
        self._wanted: tuple[str, ...] = ()  # the names that a model being fetched may have in the list
        self._memory: Memory | None = main_memory()
        self._cards = cards()
        self.question: Question | None = None
        self.title, self.about = QLabel(tr("Models")), QLabel()
        self.cross = Cross(theme, tr("Close"))
        self.cross.setToolTip(tr("Close"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Filter, or a name on the Hub, or a path"))
        self.field.setAccessibleName(tr("Filter the models, or give a name on the Hub or a path"))
        self.field.setClearButtonEnabled(True)
        self.field.setFixedHeight(FIELD)
        self.found = Rows()
        self.list = QListView()
        self.list.setModel(self.found)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(tr("Models"))
        self.painter_of_rows = RowPainter(theme, self.list)
        self.painter_of_rows.open_name = self.found.open_name = present
        self.list.setItemDelegate(self.painter_of_rows)
        self.sheet = Sheet(theme)
        self.said = Sentence(theme)
        self.bar = ProgressBar(theme)
        self.buttons = {
            "remove": Button(theme, tr("Remove…")),
            "look": Button(theme, tr("Look up")),
            "cancel": Button(theme, tr("Cancel")),
            "go": Button(theme, tr("Open"), solid=True),
        }
        self._place()
        self._join()
        self.set_theme(theme)
        self._show_rows()

    # ---- what it is told ----
    def open(self) -> None:
        """Lay the dialog over the window, ready to type."""
        self.open_at(self.field)

    def show_models(self, models: "Sequence[Listed]") -> None:
        """Which models can be opened."""
        self._listed = tuple(models)
        self._show_rows()
        for name in self._wanted:  # what was fetched just now
            if self.found.place_of(name) >= 0:
                self.select(name)
                self._wanted = ()
                break

    def show_result(self, result: Result) -> None:
        """What came of an errand that the dialog asked for."""
        name = getattr(result.errand, "name", "")
        if isinstance(result.errand, LookErrand) and result.errand.on_hub and result.found is not None:
            self._offers[name] = result.found  # type: ignore[assignment]
        elif result.found is not None:
            self._looked[name] = result.found  # type: ignore[assignment]
            self._risks.pop(name, None)
            if name == self.present:
                self._show_rows()
        if result.risk is not None:
            self._risks[name] = result.risk
        if name == self._doing_name:
            self._work("")
        self._say("" if result.cancelled else result.problem)
        if result.cancelled:
            self.bar.show_words(tr("Stopped; what has come is kept."))
        if result.risk is not None and self.question is None and self.isVisible():
            self._ask_about(name, result.risk)
        self._show_chosen(keep=True)

    def show_progress(self, progress: Progress) -> None:
        """How far fetching is."""
        self._work("fetching", progress.name)
        speed = tr("{size} a second", size=file_size(progress.speed)) if progress.speed else ""
        self.bar.show_progress(progress.what, progress.done, progress.total, speed)

    def show_opening(self, name: str, what: str = "", done: int = 0, total: int = 0) -> None:
        """How far the opening of a model is."""
        self._work("opening", name)
        self.bar.show_progress(what or tr("Opening {name}…", name=Path(name).name or name), done, total)

    def show_failure(self, sentence: str) -> None:
        """A model could not be opened; the present one stays."""
        self._work("")
        self._say(sentence)

    def show_given_up(self) -> None:
        """Opening was cancelled."""
        self._work("")
        self.bar.show_words(tr("Stopped; the model in use stays."))

    def select(self, name: str) -> None:
        """Choose a model of the list by its name, if it is there."""
        if (place := self.found.place_of(name)) >= 0:
            self._is_touched = True
            self._choose(place)

    @property
    def chosen(self) -> Row | None:
        """The row that the right side tells of."""
        index = self.list.currentIndex()
        row = self.found.rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Row) else None

    @property
    def facts(self) -> Facts | None:
        """What the right side shows."""
        return self.sheet.page.facts

    # ---- building ----
    def _place(self) -> None:
        head, top = QHBoxLayout(), QWidget()
        head.setContentsMargins(24, 0, 20, 0)
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.about)
        head.addStretch(1)
        head.addWidget(self.cross)
        top.setFixedHeight(HEAD)
        top.setLayout(head)
        side, left = QVBoxLayout(), QWidget()
        side.setContentsMargins(0, 12, 0, 8)
        side.setSpacing(8)
        line = QHBoxLayout()
        line.setContentsMargins(12, 0, 12, 0)
        line.addWidget(self.field)
        side.addLayout(line)
        side.addWidget(self.list, 1)
        left.setLayout(side)
        left.setFixedWidth(LIST)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.setSpacing(8)
        foot.addWidget(self.buttons["remove"])
        foot.addWidget(self.bar, 1)
        for id in ("look", "cancel", "go"):
            foot.addWidget(self.buttons[id])
        self.buttons["go"].setMinimumWidth(104)
        bottom = QWidget()
        bottom.setFixedHeight(FOOT)
        bottom.setLayout(foot)
        says = QHBoxLayout()
        says.setContentsMargins(24, 0, 24, 10)
        says.addWidget(self.said)
        right = QVBoxLayout()
        right.setContentsMargins(1, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.sheet, 1)
        right.addLayout(says)
        right.addWidget(bottom)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(left)
        body.addLayout(right, 1)
        whole = QVBoxLayout(self.card)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addLayout(body, 1)

    def _join(self) -> None:
        self.cross.clicked.connect(self.dismiss)
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.list.pressed.connect(self._on_pressed)
        self.list.doubleClicked.connect(self._on_double_clicked)
        for id, slot in (
            ("go", self.decide), ("cancel", self._cancel), ("look", self._look), ("remove", self._remove)
        ):  # fmt: skip
            self.buttons[id].clicked.connect(slot)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        for part in (self.cross, self.sheet, self.said, self.bar, *self.buttons.values()):
            part.set_theme(theme)
        self.painter_of_rows.theme = theme
        self.field.setFont(theme.font(13))
        palette = theme.palette
        self.list.setStyleSheet("QListView { background: transparent; border: none; outline: none; }")
        for label, size, weight, role in ((self.title, 15, 600, "ink"), (self.about, 13, 400, "muted")):
            label.setFont(theme.font(size, weight))
            label.setStyleSheet(f"color: {getattr(palette, role)}; background: transparent;")
        if self.question is not None:
            self.question.set_theme(theme)

    def paint_card(self, painter: QPainter, card: QRectF) -> None:
        """The list's ground, and the lines between the parts."""
        theme = self.theme
        left = QRectF(card.x(), card.y() + HEAD, LIST, card.height() - HEAD)
        painter.fillRect(left, theme.colour("chrome"))
        painter.fillRect(QRectF(card.x(), card.y() + HEAD - 1, card.width(), 1), theme.colour("line"))
        painter.fillRect(QRectF(left.right(), left.y(), 1, left.height()), theme.colour("line"))
        foot = card.bottom() - FOOT
        painter.fillRect(QRectF(left.right(), foot, card.width() - LIST, 1), theme.colour("line"))

    # ---- the list ----
    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._say("")
        self._show_rows()

    def _show_rows(self) -> None:
        before = self.chosen.name if self._is_touched and self.chosen is not None else self.present
        self.found.show_rows(rows_for(self._listed, self.field.text(), self.present, self._looked.get(self.present)))
        count = len(self._listed) + is_elsewhere(self._listed, self.present)
        self.about.setText(tr("{count} on this machine", count=count) if self._listed else "")
        place = self.found.place_of(before)
        self._choose(place if place >= 0 else self.found.first())
        if place < 0 and self.found.first() < 0:
            self._show_chosen()

    def _choose(self, place: int) -> None:
        index = self.found.index(place) if place >= 0 else QModelIndex()
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if place >= 0:
            self.list.scrollTo(index)
            if place == self.found.first():
                self.list.scrollToTop()  # its heading, too
        self._show_chosen()

    @Slot(QModelIndex, QModelIndex)
    def _on_chosen(self, now: QModelIndex, before: QModelIndex) -> None:
        self._show_chosen()

    @Slot(QModelIndex)
    def _on_pressed(self, index: QModelIndex) -> None:
        self._is_touched = True

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.decide()

    def _show_chosen(self, keep: bool = False) -> None:
        """What the right side tells, and which buttons work."""
        row = self.chosen
        if row is not None and row.state == "path" and row.name in self._looked:
            row = Row(row.name, row.title, "path", self._looked[row.name])
        offer = self._offers.get(self._fetch_name(row)) if row is not None else None
        facts = facts_of(row, self._memory, offer, self._cards) if row is not None else None
        self.sheet.show_facts(facts, self._memory)
        if not keep:
            self._say("")
        self._show_buttons(row)

    def _show_buttons(self, row: Row | None) -> None:
        busy = bool(self._doing)
        opens = row is not None and (row.state == "here" or row.state == "path")
        on_hub = row is not None and (
            row.state == "hub" or (row.known is not None and isinstance(row.known.origin, str))
        )
        looked = row is not None and self._fetch_name(row) in self._offers
        gets = row is not None and (row.state == "known" or (row.state == "hub" and looked))
        label = tr("Open") if opens else tr("Get") if gets else tr("Look up")
        go, look = self.buttons["go"], self.buttons["look"]
        go.set_label(label, "")
        is_open = row is not None and is_same(self.present, row)
        go.setEnabled(not busy and not is_open and (opens or gets or on_hub))
        look.setVisible(gets and on_hub and not looked and not busy)
        go.setVisible(not busy)
        self.buttons["cancel"].setVisible(self._doing in ("fetching", "opening"))
        own = row is not None and row.listed is not None and row.listed.source == "folder" and row.state == "here"
        self.buttons["remove"].setVisible(own and not busy)
        self.buttons["remove"].setEnabled(not is_open)

    @staticmethod
    def _fetch_name(row: Row | None) -> str:
        if row is None:
            return ""
        return row.known.source if row.known is not None and isinstance(row.known.origin, str) else row.name

    # ---- what a person does ----
    @Slot()
    def decide(self) -> None:
        """Open what is here, get what is not, look up what nobody knows yet."""
        row = self.chosen
        if row is None or not self.buttons["go"].isEnabled() or self._doing:
            return
        self._say("")
        risk = self._risks.get(row.name)
        if row.state in ("here", "path") and risk is not None:
            self._ask_about(row.name, risk)
        elif row.state == "here":
            self._open(row.name)
        elif row.state == "path":
            if row.name in self._looked:
                self._open(row.name)
            else:
                self._work("looking", row.name)
                self.look_wanted.emit(row.name, False)
        elif row.state == "known" or self._fetch_name(row) in self._offers:
            self._get(row, ())
        else:
            self._look()

    def _open(self, name: str) -> None:
        self.show_opening(name)
        self.open_wanted.emit(name)

    def _get(self, row: Row, allowed: tuple[Risk, ...]) -> None:
        self._wanted = (row.known.source, row.name) if row.known is not None else (row.name,)
        self._work("fetching", row.name)
        self.bar.show_progress(tr("Asking for {name}…", name=row.title), 0, 0)
        self.fetch_wanted.emit(row.name, allowed)

    @Slot()
    def _look(self) -> None:
        name = self._fetch_name(self.chosen)
        if name:
            self._say("")
            self._work("looking", name)
            self.bar.show_progress(tr("Asking the Hub…"), 0, 0)
            self.look_wanted.emit(name, True)

    @Slot()
    def _cancel(self) -> None:
        self.cancel_wanted.emit(self._doing)
        self.bar.show_words(tr("Stopping…"))
        self.buttons["cancel"].setEnabled(False)

    @Slot()
    def _remove(self) -> None:
        row = self.chosen
        if row is None or row.listed is None:
            return
        self.question = ask_about_removal(self, self.theme, row.title, str(row.listed.folder))
        self.question.answered.connect(self._on_removal)
        self.question.closed.connect(self._on_question_closed)
        self.question.open()

    @Slot()
    def _on_removal(self) -> None:
        if self.chosen is not None:
            self.remove_wanted.emit(self.chosen.name)

    def _ask_about(self, name: str, risk: Risk) -> None:
        self.question = ask_about_risk(self, self.theme, risk)
        self.question.setProperty("name", name)
        self.question.setProperty("risk", risk)
        self.question.answered.connect(self._on_allowed)
        self.question.closed.connect(self._on_question_closed)
        self.question.open()

    @Slot()
    def _on_allowed(self) -> None:
        asked = self.sender()
        name, risk = str(asked.property("name")), asked.property("risk")
        row = next((one for one in self.found.rows if isinstance(one, Row) and one.name == name), None)
        if row is not None and row.state in ("known", "hub"):
            self._get(row, (risk,))
        else:
            self._work("looking", name)
            self.allow_wanted.emit(name, risk)

    @Slot()
    def _on_question_closed(self) -> None:
        self.question = None

    # ---- at the foot ----
    def _work(self, doing: Doing, name: str = "") -> None:
        """Something is under way, or not any more."""
        changed = (doing, name) != (self._doing, self._doing_name)
        self._doing, self._doing_name = doing, name
        if not doing:
            self.bar.show_words("")
        if changed:
            self.buttons["cancel"].setEnabled(True)
            self._show_buttons(self.chosen)

    def _say(self, sentence: str) -> None:
        self.said.say(sentence)

    # ---- Qt ----
    def ring(self) -> list[QWidget]:
        """What Tab goes round."""
        order = ("remove", "look", "cancel", "go")
        return [self.field, self.list, self.sheet, *(self.buttons[id] for id in order), self.cross]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: the field's arrows move in the list, and no key of the window works in here."""
        if watched in (self.field, self.list) and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._key(event):
                return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self._is_touched = True
            now = self.list.currentIndex().row()
            self._choose(self.found.next_model(now, steps[Qt.Key(event.key())]))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.decide()
        elif event.key() == Qt.Key.Key_Escape:
            self.field.clear() if self.field.text() else self.dismiss()
        else:
            return False
        return True
