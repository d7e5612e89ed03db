"""Opens and closes the presenter's window, and joins it to the window of the sitting."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from widgets.ending import end
from widgets.presenter.scenes import BEGIN
from widgets.presenter.window import Presenter
from widgets.workspaces import EXPLORE, SAMPLE

if TYPE_CHECKING:
    from widgets.main_window import MainWindow

Screen = TypeVar("Screen")


def choose_screen(screens: Sequence[Screen], of: Screen) -> Screen:
    """Where the presenter goes: the first screen that the window is not on, else the window's own."""
    return next((screen for screen in screens if screen is not of and screen != of), of)


class Presenting(QObject):
    """Whether one presents at the moment; `changed` says that this has changed.

    The scene is remembered, so that a presentation that was left goes on where it was.
    """

    changed = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self._window = window
        self._scene = BEGIN
        self.presenter: Presenter | None = None

    @property
    def is_on(self) -> bool:
        """Whether the presenter is open."""
        return self.presenter is not None

    @Slot()
    def toggle(self) -> None:
        """Begin, or end."""
        if self.is_on:
            self.end()
        else:
            self.begin()

    def begin(self) -> None:
        """Open the presenter over a whole screen: the second one where there is one."""
        if self.presenter is not None:
            return
        window = self._window
        if not window.workspaces.workspace.has_prompt:  # it shows something else than the sitting
            window.workspaces.open(EXPLORE)
        from_draw = self._scene == BEGIN and window.workspaces.current == SAMPLE
        presenter = Presenter(window.sitting, window.themes.theme, "sampling" if from_draw else self._scene)
        window.themes.changed.connect(presenter.set_theme)
        presenter.wanted.connect(window.commands.do)
        presenter.picked.connect(window.panels.picked)
        presenter.closed.connect(self._on_closed)
        own = window.screen()
        screen = choose_screen(QGuiApplication.screens(), own)
        if screen == own:  # the window lies behind, where it may not be painted at all; a run of tokens waits for that
            presenter.painted.connect(window.passes.on_painted)
        presenter.setScreen(screen)
        presenter.setGeometry(screen.geometry())
        self.presenter = presenter
        presenter.showFullScreen()
        presenter.activateWindow()
        self.changed.emit()

    def end(self) -> None:
        """Close the presenter, if it is open."""
        if self.presenter is not None:
            self.presenter.close()

    def page(self, by: int) -> None:
        """Page on or back while one presents."""
        if self.presenter is not None:
            self.presenter.page(by)

    @Slot()
    def _on_closed(self) -> None:
        presenter, self.presenter = self.presenter, None
        if presenter is not None:
            self._scene = presenter.scene
            self._window.themes.changed.disconnect(presenter.set_theme)
            end(presenter)
            if self._window.isVisible():
                self._window.activateWindow()
            self.changed.emit()
