"""What travels with the file: a row a fact, its left box for the metadata, its right one for the page."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from visualizer.language import later, tr
from widgets.brush import elide
from widgets.export_dialog.controls import Tick
from widgets.shield import shielded
from widgets.theme import Theme

ROW, NAME_WIDTH = 26, 104
FACT_WORDS = (  # those of `exporters.FACTS`; a figure may have others of its own
    later("sentence"), later("model"), later("altered"), later("against"), later("prompt"), later("selection"),
    later("sampling"), later("program"),
)  # fmt: skip


def words_of(name: str) -> str:
    """A fact's name, for people."""
    return tr(name) if name in FACT_WORDS else name


class Words(QWidget):
    """A fact's name and what it says, on one line."""

    def __init__(self, theme: Theme, name: str, words: str) -> None:
        super().__init__()
        self._theme, self._name = theme, words_of(name)
        self._words = re.sub(r" \(.*?\)", "", words) if name == "model" else " ".join(words.split())  # name and hash
        self.setToolTip(words)
        self.setAccessibleName(f"{self._name}: {words}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, ROW)

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("muted"))
        painter.drawText(0, 17, self._name)
        painter.setPen(theme.colour("ink"))
        left = NAME_WIDTH - 24
        painter.drawText(left, 17, elide(theme, self._words, self.width() - left - 16, 12))


class FactRow(QWidget):
    """One fact and its two boxes."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, words: str) -> None:
        super().__init__()
        self.name = name
        self.travels = Tick(theme, tr("{fact} travels in the file", fact=words_of(name)))
        self.travels.setToolTip(tr("Write it into the file, where programs find it"))
        self.printed = Tick(theme, tr("{fact} stands on the page", fact=words_of(name)))
        self.printed.setToolTip(tr("Print it below the figure"))
        self.words = Words(theme, name, words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.travels)
        row.addSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.printed)
        self.setFixedHeight(ROW)
        self.travels.toggled.connect(self.changed)
        self.printed.toggled.connect(self.changed)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        for part in (self.travels, self.printed, self.words):
            part.set_theme(theme)


class FactList(QWidget):
    """All facts of a figure. `left_out` and `printed` are what a person chose, also of facts that this figure lacks."""

    changed = Signal()

    def __init__(self, theme: Theme, left_out: frozenset[str], printed: frozenset[str]) -> None:
        super().__init__()
        self._theme, self.left_out, self.printed = theme, left_out, printed
        self.rows: dict[str, FactRow] = {}
        self._told: Mapping[str, str] = {}
        self._has_page = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def names(self) -> frozenset[str]:
        """The facts that this figure has."""
        return frozenset(self.rows)

    def show_facts(self, facts: Mapping[str, str]) -> None:
        """The facts of a figure."""
        if facts == self._told:
            return
        self._told = dict(facts)
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {name: FactRow(self._theme, name, words) for name, words in facts.items()}
        for name, row in self.rows.items():
            row.travels.setChecked(name not in self.left_out)
            row.printed.setChecked(name in self.printed)
            row.printed.setEnabled(self._has_page)
            row.changed.connect(self._on_changed)
            self._column.addWidget(row)

    def set_page(self, has_page: bool) -> None:
        """Whether there is a page to print on."""
        self._has_page = has_page
        for row in self.rows.values():
            row.printed.setEnabled(has_page)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        for row in self.rows.values():
            row.set_theme(theme)

    @Slot()
    def _on_changed(self) -> None:
        rows = self.rows.values()
        self.left_out = (self.left_out - self.names) | {row.name for row in rows if not row.travels.isChecked()}
        self.printed = (self.printed - self.names) | {row.name for row in rows if row.printed.isChecked()}
        self.changed.emit()
