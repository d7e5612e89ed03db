"""Which model is open: the list under the model's name, opening a folder, and what comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from visualizer.errors import HeadlightError
from visualizer.language import tr
from visualizer.numerals import millions
from visualizer.trace import ModelSpec
from widgets.actions import BY_ID
from widgets.notices import NoticeBar
from widgets.top_bar import TopBar
from widgets.worker import Engines, Failure, Loading, Opened

MOST_RECENT = 6


class Recent:
    """The models that were opened before, newest first, by names that mean the same tomorrow."""

    def __init__(self, names: Sequence[str] = ()) -> None:
        self._names = list(names)

    @property
    def names(self) -> tuple[str, ...]:
        """What `open_model` takes."""
        return tuple(self._names)

    def add(self, name: str) -> None:
        """This model was opened just now."""
        self._names = [name, *(other for other in self._names if other != name)][:MOST_RECENT]


def lasting(name: str) -> str:
    """The name of a model as it can be opened again from anywhere: a path becomes absolute, other names stay."""
    from visualizer.library import find  # the engine's thread has loaded it long ago

    try:
        folder = find(name).resolve()
    except HeadlightError:
        return name
    return str(folder) if folder == Path(name).expanduser().resolve() else name


@dataclass(frozen=True, slots=True)
class Choice:
    """One row of the list of models."""

    name: str  # what `open_model` takes
    title: str
    facts: str  # layers × heads and size, where they are known
    tip: str
    is_there: bool = True


def at_hand(recent: Recent) -> list[list[Choice]]:
    """What can be opened, in groups: what was opened before, newest first, the embedded models, what else is here.

    Each model once. One that was opened before and is not there any more, such as one on another disk, says so.
    """
    from visualizer.library import available  # the engine's thread has loaded it long ago

    groups: dict[str, list[Choice]] = {"embedded": [], "folder": [], "package": [], "hub": []}
    known: dict[str, tuple[str, Choice]] = {}
    for listed in available():
        facts = f"{listed.layers} × {listed.heads}   {millions(listed.parameters)}"
        choice = Choice(listed.name, listed.name, facts, str(listed.folder))
        known[listed.name] = known[str(listed.folder)] = listed.source, choice
        groups[listed.source].append(choice)
    before: list[Choice] = []
    for name in recent.names:
        source, choice = known.get(name, ("", _elsewhere(name)))
        if source and choice in groups[source]:
            groups[source].remove(choice)
        if choice not in before:
            before.append(choice)
    return [group for group in (before, *groups.values()) if group]


def _elsewhere(name: str) -> Choice:
    """A model opened before that no list knows: a folder somewhere, or one that is gone."""
    if Path(name).is_dir():
        return Choice(name, Path(name).name, "", name)
    gone = tr("{name} is not there any more.", name=name)
    return Choice(name, Path(name).name, tr("not there"), gone, is_there=False)


class Models(QObject):
    """Opens models and says which one is open.

    `opened` carries `Opened` when another model is in place. A model that cannot be opened leaves the present one as
    it is, and the notice says why.
    """

    opened = Signal(object)
    library_wanted = Signal()

    def __init__(self, window: QWidget, bar: TopBar, engines: Engines, notices: NoticeBar) -> None:
        super().__init__()
        self._window, self._bar, self._engines, self._notices = window, bar, engines, notices
        self.recent = Recent()
        self.reader = ""  # the fingerprint of the model whose tokens the drawn ones of the prompt are
        self.reads_on = False  # whether the model opened last is the one that drew them
        self.wanted = "", "auto", "auto"  # name, backend and device, as a person last wanted them
        self._instead = self._stand_in = ""
        self._opened: Opened | None = None
        self._backend = self._device = "auto"
        bar.model_menu_wanted.connect(self.show_menu)
        engines.opened.connect(self._on_opened)
        engines.failed.connect(self._on_failed)
        engines.given_up.connect(self._on_given_up)

    @property
    def spec(self) -> ModelSpec | None:
        """The model that is open."""
        return self._opened.spec if self._opened else None

    @property
    def mask(self) -> str:
        """How the model that is open writes a mask; "" for one that has none."""
        return self._opened.marks.mask if self._opened else ""

    @property
    def label(self) -> str:
        """What runs the model that is open, and where."""
        return self._opened.label if self._opened else ""

    def choices(self) -> list[list[Choice]]:
        """What can be opened, in groups."""
        return at_hand(self.recent)

    def begin(self, name: str, backend: str, device: str, reader: str = "", instead: str = "") -> None:
        """Open the first model. `reader` is the model that drew the prompt's drawn tokens, by its fingerprint.

        `instead` is opened where that model cannot be; then the one that was wanted is wanted still at the next start.
        """
        self.reader, self.wanted, self._instead = reader, (name, backend, device), instead
        self.open(name, backend, device)

    @property
    def origin(self) -> tuple[str, str, str]:
        """Name, backend and device by which the present model is opened again; a folder by its whole path."""
        if self._opened is None:
            return "tiny-gpt", self._backend, self._device
        name = self._opened.name
        backend = "onnx" if self._opened.label.startswith("ONNX") else "torch"
        return str(Path(name).resolve()) if Path(name).is_dir() else name, backend, self._device

    def open(self, name: str, backend: str | None = None, device: str | None = None) -> None:
        """Open a model by its name or folder, with what runs it at present where nothing else is said."""
        self._backend, self._device = backend or self._backend, device or self._device
        if self._opened is None:
            self._bar.show_opening(Path(name).name or name)
        else:
            self._notices.show_notice("model", tr("Opening {name}…", name=Path(name).name or name))
        self._engines.open(name, self._backend, self._device)

    @property
    def present(self) -> str:
        """The model that is open, by the name that the lists have for it; "" while none is."""
        return lasting(self._opened.name) if self._opened is not None else ""

    def show_loading(self, loading: Loading) -> None:
        """How far the opening of a model is: in the notice, where another one is open."""
        if self._opened is not None:
            share = f"  {100 * loading.done // loading.total} %" if loading.total else ""
            self._notices.show_notice("model", f"{loading.what}{share}")

    @Slot()
    def ask_for_folder(self) -> None:
        """Let a person choose a folder to open."""
        folder = QFileDialog.getExistingDirectory(
            self._window, tr("Open a model: a folder with config.json, tokenizer.json and the weights")
        )
        self._window.activateWindow()  # as after saving
        if folder:
            self.open(folder)

    def menu(self) -> QMenu:
        """Embedded models, what else is on this machine, folders opened before, and a way to others."""
        menu = QMenu(self._window)
        menu.setAccessibleName(tr("Models"))
        menu.setToolTipsVisible(True)
        group = QActionGroup(menu)
        present = lasting(self._opened.name) if self._opened else ""
        for choices in at_hand(self.recent):
            for choice in choices:
                row = QAction(f"{choice.title}\t{choice.facts}", group)  # a tab: Qt sets it apart
                row.setToolTip(choice.tip)
                row.setData(choice.name)
                row.setCheckable(True)
                row.setChecked(present in (choice.name, choice.tip))
                row.setEnabled(choice.is_there)
                menu.addAction(row)
            menu.addSeparator()
        library = menu.addAction(f"{BY_ID['library'].title}\t{BY_ID['library'].shown_keys}")
        library.setToolTip(BY_ID["library"].explains)
        library.triggered.connect(self.library_wanted)
        other = menu.addAction(f"{BY_ID['open-folder'].title}\t{BY_ID['open-folder'].shown_keys}")
        other.setToolTip(BY_ID["open-folder"].explains)
        other.triggered.connect(self.ask_for_folder)
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
        if row.data() is not None and (self._opened is None or row.data() != self._opened.name):
            self.open(row.data())

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        self._opened = opened
        self.reads_on, self.reader = self.reader == opened.spec.fingerprint, opened.spec.fingerprint
        name = lasting(opened.name)
        if opened.name != self._stand_in:
            self.wanted = name, self._backend, self._device
        self._instead = self._stand_in = ""
        self.recent.add(name)
        self._bar.show_model(opened.spec, opened.label)
        self._notices.clear("model")
        if opened.notice:
            self._notices.show_notice("device", opened.notice, "warning")
        else:
            self._notices.clear("device")
        self.opened.emit(opened)

    @Slot()
    def _on_given_up(self) -> None:
        self._notices.clear("model")
        if self._opened is None:
            self._bar.show_none()

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        if failure.what != "open":
            return
        if self._opened is None and self._instead:
            self._stand_in, self._instead = self._instead, ""
            sentence = f"{failure.sentence} {tr('“{name}” is open instead.', name=self._stand_in)}"
            self._notices.show_notice("first model", sentence, "warning", details=failure.details)
            self.open(self._stand_in, "auto", "auto")
            return
        if self._opened is None:
            self._bar.show_none()
        self._notices.show_notice("model", failure.sentence, "error", fleeting=True, details=failure.details)
