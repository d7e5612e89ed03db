"""What Qt needs of the system, looked at before Qt is loaded: a display, and libraries that its wheel does not bring.

Qt itself ends the process where one of them is missing; here it becomes one sentence that says what to do.
"""

import ctypes
import os
import sys
from collections.abc import Mapping

from visualizer.errors import HeadlightError

LOADING = {  # what loading Qt needs, and Debian's package of it
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
}
X_WINDOW = {  # what a window on an X display needs besides
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
}


def is_there(library: str) -> bool:
    """Whether the system's loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


class NoDisplay(HeadlightError):
    """There is no display to open a window on, or it does not answer."""


def check_display(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> None:
    """Raise NoDisplay where no window can be opened."""
    plugin = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform != "linux" or plugin not in ("", "xcb", "wayland"):
        return
    display = environment.get("DISPLAY", "")
    if environment.get("WAYLAND_DISPLAY") and plugin != "xcb":
        return
    if not display or plugin == "wayland":
        raise NoDisplay("There is no display to open a window on.")
    if not answers(display):
        raise NoDisplay(f"The display {display} does not answer.")


def answers(display: str) -> bool:
    """Whether an X server answers; true where that cannot be found out."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # `check_libraries` says what is missing
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def missing_packages(on_screen: bool, environment: Mapping[str, str] = os.environ) -> list[str]:
    """Debian's packages of the libraries that are missing, to draw off screen or to open a window."""
    needed = dict(LOADING)
    plugin = environment.get("QT_QPA_PLATFORM", "")
    if on_screen and plugin in ("", "xcb") and (environment.get("DISPLAY") or plugin == "xcb"):
        needed |= X_WINDOW
    return [package for library, package in needed.items() if not is_there(library)]


def check_libraries(on_screen: bool, platform: str = sys.platform) -> None:
    """Raise HeadlightError with the packages to install, where libraries of the system are missing."""
    if platform == "linux" and (packages := missing_packages(on_screen)):
        raise HeadlightError(
            "Qt needs libraries that this system lacks; on Debian and Ubuntu: apt-get install " + " ".join(packages)
        )
