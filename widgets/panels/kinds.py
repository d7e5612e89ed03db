"""The switch between an encoder-decoder's three kinds of attention; other models have one, and no switch."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from visualizer.language import later, tr
from visualizer.trace import AttentionKind, Trace
from widgets.controls import Segments
from widgets.sides import KINDS
from widgets.theme import Theme

NAMES: dict[AttentionKind, str] = {
    "encoder": later("encoder"), "decoder": later("decoder"), "cross": later("cross"),
}  # fmt: skip
TIPS: dict[AttentionKind, str] = {
    "encoder": later("Tokens of the source look at tokens of the source, both ways  K"),
    "decoder": later("Tokens of the target look at the target before them  K"),
    "cross": later("Tokens of the target look at tokens of the source  K"),
}


class KindSwitch(QWidget):
    """A row of its own under a panel's header. `chosen` carries {"kind": …}, as a click on a mark would."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, margin: int, kinds: Sequence[AttentionKind] = KINDS) -> None:
        super().__init__()
        self._kinds = tuple(kinds)
        tips = [tr(TIPS[kind]) for kind in kinds]
        self.segments = Segments(theme, [tr(NAMES[kind]) for kind in kinds], name=tr("attention"), tips=tips)
        row = QHBoxLayout(self)
        row.setContentsMargins(margin, 0, margin, 8)
        row.addWidget(self.segments)
        row.addStretch(1)
        self.segments.chosen.connect(self._choose)
        self.hide()

    def show_kind(self, trace: Trace | None, kind: AttentionKind | None) -> None:
        """Show which kind of attention is drawn, where a pass has several."""
        has_choice = trace is not None and len(trace.kinds) > 1
        self.setVisible(has_choice)
        if has_choice:
            self.segments.choice = self._kinds.index(kind) if kind in self._kinds else self._kinds.index("decoder")

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.segments.set_theme(theme)

    @Slot(int)
    def _choose(self, place: int) -> None:
        self.chosen.emit({"kind": self._kinds[place]})
