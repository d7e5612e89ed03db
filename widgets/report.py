"""The report that a person can hand on when something breaks: what happened, where, and on what; no prompt unasked."""

import os
import platform
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot, qVersion
from PySide6.QtGui import QGuiApplication

from visualizer.language import tr
from visualizer.views import program_version
from widgets.notices import Notice

if TYPE_CHECKING:
    from widgets.main_window import MainWindow

LIBRARIES = {"PySide6": "PySide6_Essentials", "numpy": "numpy", "torch": "torch", "onnxruntime": "onnxruntime"}
LIBRARIES |= {"onnxruntime ": "onnxruntime-gpu", "transformers": "transformers", "tokenizers": "tokenizers"}
SHORTEST = 3  # characters of a prompt that are looked for: shorter ones are in every text
LEFT_OUT = "‹the prompt›"


class Reporting(QObject):
    """Puts reports on the clipboard."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    @Slot(object, bool)
    def copy(self, notice: Notice, with_prompt: bool) -> None:
        """The report of one notice."""
        window = self._window
        spec, text = window.models.spec, window.prompt.field.text
        if window.passes.has_target and window.prompt.target.text:
            text = f"{text}\n{window.prompt.target.text}"
        model = "none"
        if spec is not None:
            _, backend, device = window.models.wanted
            model = f"{spec.name} ({spec.family}, {spec.layers} × {spec.heads} heads, {spec.precision})"
            model += f", {window.models.label}, asked for {backend} on {device}"
        trace = window.sitting.trace
        size = f"{len(text)} characters, {len(trace.tokens) if trace is not None else 0} tokens shown"
        report = report_of(notice, model, text, size, with_prompt)
        QGuiApplication.clipboard().setText(report)
        told = tr(
            "The report is copied, with the prompt." if with_prompt else "The report is copied, without the prompt."
        )
        window.notices.show_notice("report", told, fleeting=True)


def report_of(notice: Notice, model: str, prompt: str, size: str, with_prompt: bool = False) -> str:
    """The text of a report. Without the prompt also no piece of it that the details quote, nor the home folder."""
    lines = [
        f"Headlight {program_version()}",
        f"what: {notice.sentence}",
        f"when: {time.strftime('%Y-%m-%d %H:%M:%S %z')}",
        f"system: {platform.platform()}, Python {platform.python_version()}, Qt {qVersion()}",
        f"libraries: {libraries()}",
        f"screen: {screen()}",
        f"model: {model}",
    ]
    text = "\n".join([*lines, f"prompt: {size}", "", notice.details.rstrip(), ""])
    text = text.replace(str(Path.home()), "~") if len(str(Path.home())) > 1 else text
    if with_prompt:
        return f"{text}\nprompt in full:\n{prompt}\n"
    return without(text, prompt)


def without(text: str, prompt: str) -> str:
    """A text in which neither the prompt is quoted nor one of its lines, as it is or as Python writes it."""
    pieces = {piece.strip() for piece in (prompt, *prompt.splitlines())}
    for piece in sorted(pieces, key=len, reverse=True):
        if len(piece) >= SHORTEST:
            for form in (piece, repr(piece)[1:-1]):
                text = text.replace(form, LEFT_OUT)
    return text


def libraries() -> str:
    """The versions of what computes and draws, as far as it is loaded."""
    found = []
    for module, package in LIBRARIES.items():
        if module.strip() in sys.modules:
            try:
                found.append(f"{package} {version(package)}")
            except PackageNotFoundError:
                continue
    return ", ".join(found)


def screen() -> str:
    """What the window is drawn on."""
    primary = QGuiApplication.primaryScreen()
    size = "none"
    if primary is not None:
        size = f"{primary.size().width()}×{primary.size().height()} at {primary.devicePixelRatio():g}"
    desktop = os.environ.get("XDG_CURRENT_DESKTOP", "")
    return f"{size}, {QGuiApplication.platformName()}" + (f", {desktop}" if desktop else "")
