"""The parts of a window whose state is kept, each as plain data: `state` gives it, `restore` takes it back.

What a part restores it checks itself: the file may be of another day, another screen, another model, or be edited by
hand. The prompt and the model are only given here; a window begins with them through `widgets.keeping.start`.
"""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any, Protocol

from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from visualizer.roles import ROLES
from visualizer.state import Sitting
from widgets.controls import SamplingControls
from widgets.export_dialog import ExportSettings
from widgets.keeping.fields import plain, restored
from widgets.keeping.start import KeptPage, KeptPrompt
from widgets.models_menu import Models
from widgets.pager import Paging
from widgets.panels.head import HeadPanel
from widgets.prompt import PromptRow
from widgets.saving import Saving

FITTED = frozenset({"dimensions", "rows", "positions", "tile_cells", "candidates", "guesses"})  # to a panel's size
SCORES = ("order", "across", "down")  # the fields that name a score of heads
MOST_KEPT = 2_000_000  # characters of pages that are kept; of more only the one in view
MOST_NEW_TOKENS = 100_000
LEAST_SEEN = 48  # pixels of a window's upper edge that must lie on a screen, so that it can be grasped


class Part(Protocol):
    """Something that is as it was at the next start. `state` holds what JSON can."""

    def state(self) -> Mapping[str, Any]: ...

    def restore(self, state: Mapping[str, Any]) -> None: ...


class PromptPart:
    """The prompt with its drawn tokens, and the pages."""

    def __init__(self, row: PromptRow, models: Models, paging: Paging) -> None:
        self._field, self._target, self._models, self._paging = row.field, row.target, models, paging
        self._chat = row.chat

    def state(self) -> Mapping[str, Any]:
        """The text, the ids of its drawn tokens, where the caret stands, and the texts beside it."""
        prompt, paging = self._field.prompt, self._paging
        pages = [
            asdict(KeptPage(one.name, one.prompt.text, one.prompt.drawn, one.caret, one.query, one.key, one.pinned))
            for one in paging.pages
        ]
        if sum(len(page["text"]) for page in pages) > MOST_KEPT:
            pages = []
        target = self._target.prompt
        kept = KeptPrompt(prompt.text, prompt.drawn, self._field.caret, self._models.reader, paging.place,
                          target.text, target.drawn, self._chat.isChecked())  # fmt: skip
        return {**asdict(kept), "pages": pages}

    def restore(self, state: Mapping[str, Any]) -> None:
        """A window begins with its prompt, see `start`."""


class ModelPart:
    """Which model is open, and which ones were."""

    def __init__(self, models: Models) -> None:
        self._models = models

    def state(self) -> Mapping[str, Any]:
        """The model's name, what runs it and where, and the recent ones."""
        name, backend, device = self._models.wanted
        return {"name": name, "backend": backend, "device": device, "recent": list(self._models.recent.names)}

    def restore(self, state: Mapping[str, Any]) -> None:
        """The recent ones alone; which model is opened `start` says."""
        recent = state.get("recent")
        names = [name for name in recent if isinstance(name, str)] if isinstance(recent, list) else []
        for name in reversed(names):
            self._models.recent.add(name)


class LookPart:
    """Where one looks from, and the sampling settings."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting

    def state(self) -> Mapping[str, Any]:
        """The selection, but for what is fitted to the panels."""
        return plain(self._sitting.selection, FITTED)

    def restore(self, state: Mapping[str, Any]) -> None:
        """The fields that still mean something, and scores of heads that there are."""
        usual = self._sitting.selection
        found = restored(usual, state, FITTED)
        lost = {name: getattr(usual, name) for name in SCORES if getattr(found, name) not in ("model", *ROLES)}
        self._sitting.selection = replace(found, **lost)


class RunPart:
    """How many tokens a run draws, and whether a head is drawn as lines."""

    def __init__(self, controls: SamplingControls, head: HeadPanel) -> None:
        self._controls, self._head = controls, head

    def state(self) -> Mapping[str, Any]:
        """Two small things."""
        return {"max_new_tokens": self._controls.max_new_tokens, "arcs": self._head.is_arcs}

    def restore(self, state: Mapping[str, Any]) -> None:
        """As they were."""
        count, arcs = state.get("max_new_tokens"), state.get("arcs")
        if type(count) is int and 1 <= count <= MOST_NEW_TOKENS:
            self._controls.max_new_tokens = count
        if isinstance(arcs, bool) and arcs != self._head.is_arcs:
            self._head.show_arcs(arcs)


class ExportPart:
    """The choices of the export dialog, as they were used last."""

    def __init__(self, saving: Saving) -> None:
        self._saving = saving

    def state(self) -> Mapping[str, Any]:
        """Measures, format, theme and what travels."""
        return self._saving.settings.to_dict()

    def restore(self, state: Mapping[str, Any]) -> None:
        """Those that still mean something."""
        self._saving.settings = ExportSettings.from_dict(state)


class FramePart:
    """Where the window lies on the screen, and how large it is."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def state(self) -> Mapping[str, Any]:
        """Qt's own record of it: it knows several screens, and what a window is when it is not maximised."""
        return {"geometry": base64.b64encode(self._window.saveGeometry().data()).decode()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """The same place, or one that can be seen where the screens have changed; never without a frame."""
        try:
            record = base64.b64decode(str(state.get("geometry", "")), validate=True)
        except binascii.Error:
            return
        window = self._window
        if not record or not window.restoreGeometry(QByteArray(record)):
            return
        unusable = Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMinimized
        window.setWindowState(window.windowState() & ~unusable)
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        if (seen := within_reach(window.geometry(), screens)) != window.geometry():
            window.setGeometry(seen)


def within_reach(frame: QRect, screens: list[QRect]) -> QRect:
    """A frame as it is where its upper edge can be grasped; else moved to the middle of the first screen."""
    handle = QRect(frame.left(), frame.top(), frame.width(), LEAST_SEEN)
    shared = (handle.intersected(screen) for screen in screens)
    if not screens or any(part.width() >= LEAST_SEEN and part.height() >= LEAST_SEEN // 2 for part in shared):
        return frame
    screen = screens[0]
    moved = QRect(0, 0, min(frame.width(), screen.width()), min(frame.height(), screen.height()))
    moved.moveCenter(screen.center())
    return moved
