"""Joins canvases to what the pointer is on: a token that is hovered in one of them lights up in all."""

from PySide6.QtCore import QObject, Slot

from visualizer.state import Sitting
from visualizer.views.figure import Probe
from widgets.canvas import Canvas


class Linked(QObject):
    """Canvases of one place in the window: tells the sitting which tokens are pointed at, and lights them up.

    A row of *Next token* is about no token of the prompt, but those of its kind in the prompt light up.
    """

    def __init__(self, sitting: Sitting, parent: QObject) -> None:
        super().__init__(parent)
        self._sitting = sitting
        self._canvases: list[Canvas] = []
        sitting.pointed_changed.connect(self._on_pointed)

    def add(self, canvas: Canvas) -> None:
        """Take in one canvas more."""
        self._canvases.append(canvas)
        canvas.probed.connect(self._on_probed)
        self._light(canvas, self._sitting.pointed)

    def detach(self) -> None:
        """Stop listening to the sitting, before the window goes."""
        self._sitting.pointed_changed.disconnect(self._on_pointed)
        self._canvases.clear()

    @Slot(object)
    def _on_probed(self, probe: Probe | None) -> None:
        trace = self._sitting.trace
        if probe is None:
            self._sitting.point()
        elif "append" in probe.pick and trace is not None:
            same = tuple(place for place, token in enumerate(trace.tokens) if token.id == probe.pick["append"])
            self._sitting.point(**{"tokens" if trace.source is None else "target": same})
        else:
            self._sitting.point(tuple(dict.fromkeys(probe.tokens)), tuple(dict.fromkeys(probe.target)))

    def _on_pointed(self, tokens: tuple[int, ...]) -> None:
        for canvas in self._canvases:
            self._light(canvas, tokens)

    def _light(self, canvas: Canvas, tokens: tuple[int, ...]) -> None:
        trace, target = self._sitting.trace, self._sitting.pointed_target
        if trace is None:
            canvas.light(tokens)
            return
        read = trace.tokens if trace.source is None else trace.source.tokens
        ids = {read[token].id for token in tokens if token < len(read)}
        ids |= {trace.tokens[token].id for token in target if token < len(trace.tokens)}
        canvas.light(tokens, tuple(ids), target)
