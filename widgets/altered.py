"""The line above the panels that says when the model is not as it was made, or when a change is shown."""

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from visualizer.language import tr
from visualizer.numerals import grouped
from visualizer.state import Baseline, HeadFactors, Selection, Sitting
from visualizer.trace import Trace
from visualizer.views.change import described
from widgets.brush import elide
from widgets.controls import Button, RowButton, Slider, width_of
from widgets.panels.kinds import NAMES
from widgets.resting import Resting
from widgets.shield import shielded
from widgets.theme import Theme

HEIGHT, MARGIN = 36, 16
MOST_FACTOR, NOTCH, SNAP = 2.0, 0.05, 0.03
MOST_SAID = 60  # characters of the earlier prompt


def altered_words(factors: HeadFactors) -> str:
    """Which heads are scaled, in a few words: "layer 3 head 3 off, 2 more scaled"."""
    place, factor = next(iter(factors.items()))
    layer, head = place[-2:]
    if factor == 0:
        first = tr("layer {layer} head {head} off", layer=layer, head=head)
    else:
        first = tr("layer {layer} head {head} × {factor}", layer=layer, head=head, factor=f"{factor:g}")
    if len(place) == 3:
        first = f"{tr(NAMES[place[0]])} {first}"
    off = sum(one == 0 for one in factors.values()) - (factor == 0)
    scaled = len(factors) - 1 - off
    more = [tr("{count} more off", count=grouped(off))] if off else []
    more += [tr("{count} more scaled", count=grouped(scaled))] if scaled else []
    return ", ".join([first, *more])


class Words(QWidget):
    """One line of text behind a sign, elided where it does not fit."""

    def __init__(self, theme: Theme, sign: str) -> None:
        super().__init__()
        self._theme, self._sign, self._text = theme, sign, ""
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def say(self, text: str) -> None:
        """Another text."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.setToolTip(text)
            self.updateGeometry()
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's: all of it."""
        return QSize(int(width_of(self._theme, self._text, 12, 500)) + 32, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Qt's: enough to be understood."""
        return QSize(min(120, self.sizeHint().width()), HEIGHT)

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's."""
        painter = QPainter(self)
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(self._theme.font(12, 600))
        centre = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(0, 0, 26, HEIGHT), centre, self._sign)
        painter.setFont(self._theme.font(12, 500))
        text = elide(self._theme, self._text, self.width() - 30, 12, 500)
        painter.drawText(QRectF(28, 0, self.width() - 28, HEIGHT), centre, text)
        painter.end()


class AlteredBar(QWidget):
    """Says which heads are scaled, with a slider for the focused one and a way back; and that a change is shown.

    Hidden where there is neither. `factor_wanted` carries the factor that a person gives to the focused head,
    `reset_wanted` asks for the model as it was made, `change_unwanted` for the switch to go off.
    """

    factor_wanted = Signal(float)
    reset_wanted = Signal()
    change_unwanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._factor = 1.0
        self._waits = False  # hiding waits until the slider is let go
        self.altered = Words(theme, "≠")
        self.head = Words(theme, "")
        self.slider = Slider(theme)
        self.slider.setFixedWidth(160)
        self.slider.setAccessibleName(tr("factor of the focused head, 0 to 2"))
        self.reset = Button(theme, tr("Reset the model"), "R", height=26)
        self.change = Words(theme, "▲▼")
        self.close_change = RowButton(theme, "close", tr("Show the change no longer"))
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(10)
        for part in (self.altered, self.head, self.slider, self.reset):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.change)
        row.addWidget(self.close_change)
        self.setFixedHeight(HEIGHT)
        self.setAutoFillBackground(True)
        self.setAccessibleName(tr("the model is altered"))
        self.slider.moved.connect(self._on_moved)
        self.slider.stepped.connect(self._on_stepped)
        self.slider.reset.connect(self._on_slider_reset)
        self.slider.sliderReleased.connect(self._on_released)
        self.reset.clicked.connect(self.reset_wanted)
        self.close_change.clicked.connect(self.change_unwanted)
        self.set_theme(theme)
        self.hide()

    @property
    def is_altered(self) -> bool:
        """Whether it says that heads are scaled."""
        return not self.altered.isHidden()

    def show_state(self, factors: HeadFactors, selection: Selection, change: str) -> None:
        """Say which heads are scaled, and what the change on show is measured from; "" for none."""
        self._factor = factors.get(selection.place, 1.0)
        words = tr("layer {layer} head {head}", layer=selection.layer, head=selection.head)
        named = words if selection.kind is None else f"{tr(NAMES[selection.kind])} {words}"
        self.head.say(f"{named}  × {self._factor:.2f}")
        self.slider.show_place(self._factor / MOST_FACTOR, 1 / MOST_FACTOR, self._factor == 1)
        if factors:
            self.altered.say(tr("Altered: {heads}", heads=altered_words(factors)))
        self.change.say(change)
        self._waits = self.slider.isSliderDown()  # a slider must not go from under the pointer
        altered = bool(factors) or (self._waits and self.is_altered)
        for part in (self.altered, self.head, self.slider, self.reset):
            part.setVisible(altered)
        for part in (self.change, self.close_change):
            part.setVisible(bool(change))
        self.setVisible(altered or bool(change))

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, theme.colour("field"))
        self.setPalette(palette)
        for part in (self.altered, self.head, self.slider, self.reset, self.change, self.close_change):
            part.set_theme(theme)

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: a hairline below, and an edge of ink where heads are scaled."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour("line"))
        if self.is_altered:
            painter.fillRect(0, 0, 4, self.height(), self._theme.colour("ink"))
        painter.end()

    @Slot(float)
    def _on_moved(self, place: float) -> None:
        factor = round(MOST_FACTOR * place, 2)
        self._want(1.0 if abs(factor - 1) <= SNAP else factor)

    @Slot(int)
    def _on_stepped(self, notches: int) -> None:
        self._want(round(min(MOST_FACTOR, max(0.0, self._factor + NOTCH * notches)), 2))

    @Slot()
    def _on_slider_reset(self) -> None:
        self._want(1.0)

    @Slot()
    def _on_released(self) -> None:
        if self._waits:
            self.factor_wanted.emit(self._factor)  # said once more, now that the slider may go

    def _want(self, factor: float) -> None:
        self.factor_wanted.emit(factor)


class Altering(QObject):
    """Joins the line with the sitting: shows its state, and carries out what is wanted there."""

    def __init__(self, bar: AlteredBar, sitting: Sitting, resting: Resting) -> None:
        super().__init__()
        self._bar, self._sitting, self._resting = bar, sitting, resting
        bar.factor_wanted.connect(self._on_factor)
        bar.reset_wanted.connect(self.reset)
        bar.change_unwanted.connect(resting.switch)
        resting.changed.connect(self.update)
        sitting.factors_changed.connect(self._on_sitting)
        sitting.selection_changed.connect(self._on_sitting)
        sitting.baseline_changed.connect(self._on_sitting)
        sitting.trace_changed.connect(self._on_sitting)

    @Slot()
    def update(self) -> None:
        """Show how things stand."""
        sitting = self._sitting
        self._bar.show_state(sitting.factors, sitting.selection, self.change_words() if self._resting.is_kept else "")

    def change_words(self) -> str:
        """What the change on show is measured from."""
        trace, baseline = self._sitting.trace, self._sitting.baseline
        if trace is None or baseline is None:
            return tr("What changed: nothing to compare with yet")
        return said(trace, self._sitting.selection, baseline)

    @Slot()
    def reset(self) -> None:
        """The model as it was made."""
        self._sitting.factors = {}
        self.update()

    def detach(self) -> None:
        """Stop listening to the sitting, before the window goes."""
        self._sitting.factors_changed.disconnect(self._on_sitting)
        self._sitting.selection_changed.disconnect(self._on_sitting)
        self._sitting.baseline_changed.disconnect(self._on_sitting)
        self._sitting.trace_changed.disconnect(self._on_sitting)

    def _on_sitting(self, what: object) -> None:
        self.update()

    @Slot(float)
    def _on_factor(self, factor: float) -> None:
        self._sitting.factors = {**self._sitting.factors, self._sitting.selection.place: factor}
        self.update()


def said(trace: Trace, selection: Selection, baseline: Baseline) -> str:
    """What a change is measured from, in a few words."""
    return tr("What changed, against {what}", what=described(trace, selection, baseline, MOST_SAID))
