"""Starts the window, or draws one settled frame of it into a file."""

import logging
import os
import sys
from pathlib import Path

from visualizer.errors import BadInput, HeadlightError
from widgets.system import check_display, check_libraries

log = logging.getLogger(__name__)
USUAL_SIZE = (1440, 900)


def run_window(
    prompt: str | None,
    model: str | None = None,
    backend: str | None = None,
    device: str | None = None,
    screenshot: Path | None = None,
    size: tuple[int, int] | None = None,
    theme: str | None = None,
    fresh: bool = False,
    language: str | None = None,
    target: str | None = None,
    workspace: str | None = None,
) -> int:
    """Open the window and stay until it is closed; the exit status.

    With `screenshot` the window is drawn off screen instead, and its first settled frame is written there as a PNG.
    What is None is as it was when the last window closed, else as usual: a sample on the embedded model. `theme` fixes
    "light" or "dark", `target` is what an encoder-decoder has written so far, `language` "en" or "es"; a picture is in
    English where nothing else is asked for. `workspace` names the one to begin with. `fresh` begins as if for the first
    time, and leaves alone what was kept; so does a screenshot.
    Raises HeadlightError where no window can be opened, BadInput for a file name that is no PNG.
    """
    if screenshot is not None:
        if screenshot.suffix.lower() != ".png":
            raise BadInput(f'A screenshot cannot be written as "{screenshot.name}": name the file *.png.')
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    else:
        check_display()
    check_libraries(on_screen=screenshot is None)
    try:
        from PySide6.QtWidgets import QApplication
    except ImportError as wrong:  # a library that the table does not know
        raise HeadlightError(f"Qt cannot be loaded ({wrong}): install the library it names.") from wrong

    from widgets.keeping.settings import Settings
    from widgets.languages import chosen, install
    from widgets.scale import Restart, requested_language, requested_scale, scaled

    settings = None if screenshot is not None or fresh else Settings.read(settings_file())
    restart = Restart.of(os.environ)
    os.environ.update(scaled(os.environ, requested_scale(settings)))  # Qt reads it when the application is made

    application = QApplication(sys.argv[:1])
    application.setApplicationName("headlight")
    application.setApplicationDisplayName("Headlight")
    application.setDesktopFileName("headlight")
    application.setStyle("Fusion")  # the same on every system; the themes dress it
    usual = "en" if screenshot is not None else chosen(requested_language(settings))
    install(application, language or usual)  # before anything is made that has words

    from widgets.keeping.start import start
    from widgets.main_window import MainWindow
    from widgets.sessions import faults_shown, interrupts_close, photograph
    from widgets.theme import ThemeController

    window = MainWindow(ThemeController(application, theme), settings=settings)
    if screenshot is None:  # a large interface on a small screen: no larger than what there is
        window.setMinimumSize(window.minimumSize().boundedTo(window.screen().availableSize()))
    window.resize(*USUAL_SIZE)
    window.keeper.restore()
    if language is not None:
        window.interface.speak(language)
    if size is not None:
        window.resize(*size)
    window.closed.connect(application.quit)
    with faults_shown(window), interrupts_close(window):
        window.show()
        window.resume(start(settings, prompt, model, backend, device, target))
        if workspace is not None:
            window.workspaces.open(workspace)
        if screenshot is not None:
            return photograph(window, screenshot)
        status = application.exec()
    return restart.run() if window.interface.is_changed else status


def settings_file() -> Path:
    """Where this system keeps a program's settings."""
    from platformdirs import user_config_path

    return user_config_path("headlight", appauthor=False) / "settings.json"
