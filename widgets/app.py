"""Starts the window, or draws one settled frame of it into a file."""

import logging
import os
import sys
from pathlib import Path

from visualizer.errors import BadInput, HeadlightError
from widgets.system import check_display, check_libraries

log = logging.getLogger(__name__)
FIRST_PROMPT = "The old king looked at the old queen and"


def run_window(
    prompt: str | None,
    model: str,
    backend: str = "auto",
    device: str = "auto",
    screenshot: Path | None = None,
    size: tuple[int, int] = (1440, 900),
    theme: str | None = None,
) -> int:
    """Open the window and stay until it is closed; the exit status.

    With `screenshot` the window is drawn off screen instead, and its first settled frame is written there as a PNG.
    `prompt` None begins with a sample, `theme` fixes "light" or "dark". Raises HeadlightError where no window can be
    opened, BadInput for a file name that is no PNG.
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

    application = QApplication(sys.argv[:1])
    application.setApplicationName("headlight")
    application.setApplicationDisplayName("Headlight")
    application.setDesktopFileName("headlight")
    application.setStyle("Fusion")  # the same on every system; the themes dress it

    from widgets.main_window import MainWindow
    from widgets.sessions import faults_shown, interrupts_close, photograph
    from widgets.theme import ThemeController

    window = MainWindow(ThemeController(application, theme), settings_file=None if screenshot else settings_file())
    window.resize(*size)
    window.closed.connect(application.quit)
    with faults_shown(window), interrupts_close(window):
        window.show()
        window.begin(FIRST_PROMPT if prompt is None else prompt, model, backend, device, is_sample=prompt is None)
        if screenshot is not None:
            return photograph(window, screenshot)
        return application.exec()


def settings_file() -> Path:
    """Where this system keeps a program's settings."""
    from platformdirs import user_config_path

    return user_config_path("headlight", appauthor=False) / "window.json"
