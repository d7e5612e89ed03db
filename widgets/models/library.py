"""Shows the library dialog, and does what it asks for: listing, looking up, fetching, opening, removing."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from visualizer.language import tr
from widgets.models.clerk import Allow, Clerk, Fetch, ListModels, Look, Progress, Remove, Result
from widgets.models_menu import Models
from widgets.notices import NoticeBar
from widgets.theme import Theme, ThemeController
from widgets.worker import Engines, Failure, Loading, Opened

if TYPE_CHECKING:
    from widgets.models.dialog import LibraryDialog

TOPIC = "library"


class Library(QObject):
    """One for a window. Fetching goes on when the dialog is closed, and the notice says when it is through."""

    def __init__(
        self, window: QWidget, models: Models, engines: Engines, notices: NoticeBar, themes: ThemeController
    ) -> None:
        super().__init__()
        self._window, self._models, self._engines, self._notices = window, models, engines, notices
        self._themes = themes
        self._opening = ""
        self.clerk = Clerk()
        self.dialog: LibraryDialog | None = None
        self.clerk.done.connect(self._on_done)
        self.clerk.progressed.connect(self._on_progressed)
        engines.loading.connect(self._on_loading)
        engines.given_up.connect(self._on_given_up)
        engines.failed.connect(self._on_failed)
        models.opened.connect(self._on_opened)
        themes.changed.connect(self._dress)

    def open(self) -> None:
        """Lay the dialog over the window; once is enough."""
        if self.dialog is not None:
            return
        from widgets.models.dialog import LibraryDialog  # not needed for the first frame

        present = self._models.present
        self.dialog = LibraryDialog(self._window, self._themes.theme, present)
        self.dialog.open_wanted.connect(self._open)
        self.dialog.fetch_wanted.connect(self._fetch)
        self.dialog.look_wanted.connect(self._look)
        self.dialog.allow_wanted.connect(self._allow)
        self.dialog.remove_wanted.connect(self._remove)
        self.dialog.cancel_wanted.connect(self._cancel)
        self.dialog.closed.connect(self._on_closed)
        self.dialog.open()
        self.clerk.ask(ListModels())
        if Path(present).is_absolute():  # which no list may know
            self.clerk.ask(Look(present))

    def stop(self) -> None:
        """Close the dialog and end the threads, before the window goes."""
        if self.dialog is not None:
            self.dialog.dismiss()
        self.clerk.stop()

    # ---- what the dialog asks for ----
    @Slot(str)
    def _open(self, name: str) -> None:
        self._opening = name
        self._models.open(name)

    @Slot(str, object)
    def _fetch(self, name: str, allowed: tuple[object, ...]) -> None:
        self.clerk.ask(Fetch(name, allowed))  # type: ignore[arg-type]

    @Slot(str, bool)
    def _look(self, name: str, on_hub: bool) -> None:
        self.clerk.ask(Look(name, on_hub))

    @Slot(str, str)
    def _allow(self, name: str, risk: str) -> None:
        self.clerk.ask(Allow(name, risk))  # type: ignore[arg-type]

    @Slot(str)
    def _remove(self, name: str) -> None:
        self.clerk.ask(Remove(name))

    @Slot(str)
    def _cancel(self, doing: str) -> None:
        if doing == "fetching":
            self.clerk.cancel()
        else:
            self._engines.cancel_opening()

    # ---- what comes back ----
    @Slot(object)
    def _on_done(self, result: Result) -> None:
        if isinstance(result.errand, ListModels):
            if self.dialog is not None:
                self.dialog.show_models(result.models)
            return
        if isinstance(result.errand, (Fetch, Remove)):
            self.clerk.ask(ListModels())
        if self.dialog is not None:
            self.dialog.show_result(result)
            is_local = isinstance(result.errand, (Look, Allow)) and not result.errand_is_on_hub
            chosen = self.dialog.chosen
            if is_local and result.found is not None and chosen is not None and chosen.name == result.errand.name:
                self.dialog.decide()  # what was asked for was to open it
        elif isinstance(result.errand, Fetch) and not result.cancelled:
            name = result.errand.name
            done = tr("{name} is here: open it from the list of models.", name=name)
            self._notices.show_notice(
                TOPIC, result.problem or done, "error" if result.problem else "info", fleeting=True
            )

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        if self.dialog is not None:
            self.dialog.show_progress(progress)

    @Slot(object)
    def _on_loading(self, loading: Loading) -> None:
        if self.dialog is not None and self._opening:
            self.dialog.show_opening(self._opening, loading.what, loading.done, loading.total)
        self._models.show_loading(loading)

    @Slot()
    def _on_given_up(self) -> None:
        self._opening = ""
        if self.dialog is not None:
            self.dialog.show_given_up()

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        if failure.what == "open" and self.dialog is not None and self._opening:
            self._opening = ""
            self.dialog.show_failure(failure.sentence)

    @Slot(object)
    def _on_opened(self, opened: Opened) -> None:
        if self.dialog is not None and self._opening:
            self._opening = ""
            self.dialog.dismiss()

    @Slot()
    def _on_closed(self) -> None:
        self.dialog = None
        if self.clerk.fetching:
            name = Path(self.clerk.fetching).name
            sentence = tr("{name} is being fetched; the list of models shows how far it is.", name=name)
            self._notices.show_notice(TOPIC, sentence, fleeting=True)

    @Slot(object)
    def _dress(self, theme: Theme) -> None:
        if self.dialog is not None:
            self.dialog.set_theme(theme)
