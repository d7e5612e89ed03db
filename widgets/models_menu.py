"""Which model is open: the list under the model's name, opening a folder, and what comes of it."""

import json
import logging
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from visualizer.numerals import millions
from visualizer.trace import ModelSpec
from widgets.actions import BY_ID
from widgets.notices import NoticeBar
from widgets.top_bar import TopBar
from widgets.worker import Engines, Failure, Opened

log = logging.getLogger(__name__)
MOST_RECENT = 6


class RecentFolders:
    """The folders that models were opened from, newest first, kept from one sitting to the next.

    A file that cannot be read or written costs the list, nothing else.
    """

    def __init__(self, file: Path | None) -> None:
        """None remembers for this sitting only."""
        self._file = file
        self._folders: list[str] = self._read()

    @property
    def folders(self) -> tuple[str, ...]:
        """Those that are still there."""
        return tuple(folder for folder in self._folders if Path(folder).is_dir())

    def add(self, folder: str) -> None:
        """A model was opened from here just now."""
        self._folders = [folder, *(other for other in self._folders if other != folder)][:MOST_RECENT]
        if self._file is None:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps({"recent_folders": self._folders}, indent=1), encoding="utf-8")
        except OSError as wrong:
            log.warning("the list of recent folders is not kept: %s", wrong)

    def _read(self) -> list[str]:
        if self._file is None:
            return []
        try:
            known = json.loads(self._file.read_text(encoding="utf-8"))["recent_folders"]
            return [folder for folder in known if isinstance(folder, str)][:MOST_RECENT]
        except (OSError, ValueError, KeyError, TypeError):
            return []


@dataclass(frozen=True, slots=True)
class Choice:
    """One row of the list of models."""

    name: str  # what `open_model` takes
    title: str
    facts: str  # layers × heads and size, where they are known
    tip: str


def at_hand(recent: RecentFolders) -> list[list[Choice]]:
    """What can be opened, in groups: the embedded models, those found on this machine, folders opened before."""
    from visualizer.library import available  # the engine's thread has loaded it long ago

    groups: dict[str, list[Choice]] = {"embedded": [], "folder": [], "hub": []}
    seen = set()
    for listed in available():
        facts = f"{listed.layers} × {listed.heads}   {millions(listed.parameters)}"
        groups[listed.source].append(Choice(listed.name, listed.name, facts, str(listed.folder)))
        seen.add(str(listed.folder))
    before = [Choice(folder, Path(folder).name, "", folder) for folder in recent.folders if folder not in seen]
    return [group for group in (*groups.values(), before) if group]


class Models(QObject):
    """Opens models and says which one is open.

    `opened` carries `Opened` when another model is in place. A model that cannot be opened leaves the present one as
    it is, and the notice says why.
    """

    opened = Signal(object)

    def __init__(
        self, window: QWidget, bar: TopBar, engines: Engines, notices: NoticeBar, recent: RecentFolders
    ) -> None:
        super().__init__()
        self._window, self._bar, self._engines, self._notices, self._recent = window, bar, engines, notices, recent
        self._opened: Opened | None = None
        self._backend = self._device = "auto"
        bar.model_menu_wanted.connect(self.show_menu)
        engines.opened.connect(self._on_opened)
        engines.failed.connect(self._on_failed)

    @property
    def spec(self) -> ModelSpec | None:
        """The model that is open."""
        return self._opened.spec if self._opened else None

    def open(self, name: str, backend: str = "auto", device: str = "auto") -> None:
        """Open a model by its name or folder."""
        self._backend, self._device = backend, device
        if self._opened is None:
            self._bar.show_opening(Path(name).name or name)
        else:
            self._notices.show_notice("model", f"Opening {Path(name).name or name}…")
        self._engines.open(name, backend, device)

    def ask_for_folder(self) -> None:
        """Let a person choose a folder to open."""
        folder = QFileDialog.getExistingDirectory(
            self._window, "Open a model: a folder with config.json, tokenizer.json and the weights"
        )
        self._window.activateWindow()  # as after saving
        if folder:
            self.open(folder, self._backend, self._device)

    def menu(self) -> QMenu:
        """Embedded models, what else is on this machine, folders opened before, and a way to others."""
        menu = QMenu(self._window)
        menu.setAccessibleName("Models")
        menu.setToolTipsVisible(True)
        group = QActionGroup(menu)
        present = self._opened.name if self._opened else ""
        for choices in at_hand(self._recent):
            for choice in choices:
                row = QAction(f"{choice.title}\t{choice.facts}", group)  # a tab: Qt sets it apart
                row.setToolTip(choice.tip)
                row.setData(choice.name)
                row.setCheckable(True)
                row.setChecked(choice.name == present)
                menu.addAction(row)
            menu.addSeparator()
        other = menu.addAction(f"{BY_ID['open-folder'].title}\t{BY_ID['open-folder'].shown_keys}")
        other.setToolTip(BY_ID["open-folder"].explains)
        menu.triggered.connect(self._on_chosen)
        return menu

    @Slot()
    def show_menu(self) -> None:
        """Open the list under the model's name."""
        menu = self.menu()
        button = self._bar.model
        menu.exec(button.mapToGlobal(QPoint(0, button.height() - 4)))
        menu.deleteLater()

    @Slot(QAction)
    def _on_chosen(self, row: QAction) -> None:
        if row.data() is None:
            self.ask_for_folder()
        elif self._opened is None or row.data() != self._opened.name:
            self.open(row.data(), self._backend, self._device)

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        self._opened = opened
        self._bar.show_model(opened.spec, opened.label)
        self._notices.clear("model")
        if opened.notice:
            self._notices.show_notice("device", opened.notice, "warning")
        else:
            self._notices.clear("device")
        if Path(opened.name).is_dir():
            self._recent.add(str(Path(opened.name).resolve()))
        self.opened.emit(opened)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        if failure.what == "open":
            if self._opened is None:
                self._bar.show_none()
            self._notices.show_notice("model", failure.sentence, "error", fleeting=True)
