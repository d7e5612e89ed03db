"""The line along the bottom: what the pass took, what the pointer is on, and the keys of the moment."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from visualizer.language import tr
from visualizer.numerals import grouped
from visualizer.trace import Trace
from visualizer.views.sentences import objective
from widgets.accessible import Role, tell_changed
from widgets.controls import width_of
from widgets.shield import shielded
from widgets.theme import Theme, load_fonts_for

HEIGHT = 24
BASELINE = 15
ROOMY = 1280  # pixels from which on the line has room for what the model was trained to do


class Reading(QWidget):
    """A name and its number; hovering explains it."""

    accessible_role = Role.StaticText

    def __init__(self, theme: Theme, name: str, explains: str) -> None:
        super().__init__()
        self._theme, self._name, self._value = theme, name, ""
        self.setToolTip(explains)
        self.setAccessibleDescription(explains)
        self.setFixedHeight(HEIGHT - 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def accessible_value(self) -> str:
        """The number."""
        return self._value

    @property
    def value(self) -> str:
        """What it says, empty while there is nothing to say."""
        return self._value

    def say(self, value: str) -> None:
        """Another number; nothing for an empty text."""
        if value == self._value:
            return
        wider = self._width(value) != self._width(self._value)
        self._value = value
        self.setAccessibleName(self._name)
        tell_changed(self)
        self.setVisible(bool(value))
        if wider:
            self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._width(self._value), HEIGHT - 1)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._theme.font(11))
        painter.setPen(self._theme.colour("faint"))
        painter.drawText(QPointF(0, BASELINE), self._name)
        painter.setFont(self._theme.font(11, 500))
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(QPointF(width_of(self._theme, self._name, 11) + 6, BASELINE), self._value)

    def _width(self, value: str) -> int:
        return math.ceil(width_of(self._theme, self._name, 11) + 8 + width_of(self._theme, value, 11, 500))


class Telling(QWidget):
    """The rest of the line: what the pointer is on, or the keys of the moment from the right, as many as fit."""

    accessible_role = Role.StaticText

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._hints: tuple[tuple[str, str], ...] = ()
        self._probe = ""
        self.setFixedHeight(HEIGHT - 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What stands there, as one text."""
        return self._probe or "   ".join(f"{keys} {what}" for keys, what in self._hints)

    def show_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """The keys of the moment."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self._say()

    def show_probe(self, text: str) -> None:
        """What the pointer is on, in place of the keys; empty for nothing."""
        if text != self._probe:
            load_fonts_for(text)
            self._probe = text
            self._say()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT - 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, HEIGHT - 1)

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        if self._probe:
            font = theme.font(12)
            painter.setFont(font)
            painter.setPen(theme.colour("ink"))
            shown = QFontMetricsF(font).elidedText(self._probe, Qt.TextElideMode.ElideMiddle, self.width() - 32)
            painter.drawText(QPointF(self.width() - QFontMetricsF(font).horizontalAdvance(shown), BASELINE), shown)
            return
        x = float(self.width())
        for keys, what in reversed(self._hints):
            left = x - width_of(theme, what, 11) - 6 - width_of(theme, keys, 11, 500)
            if left < 16:
                break
            painter.setFont(theme.font(11))
            painter.setPen(theme.colour("faint"))
            painter.drawText(QPointF(x - width_of(theme, what, 11), BASELINE), what)
            painter.setFont(theme.font(11, 500))
            painter.setPen(theme.colour("muted"))
            painter.drawText(QPointF(left, BASELINE), keys)
            x = left - 20

    def _say(self) -> None:
        self.setAccessibleName(self.text)
        self.update()


class Foot(QWidget):
    """Places the readings and the rest."""

    accessible_role = Role.StatusBar

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._trained = theme, ""
        self.setAccessibleName(tr("Cost of the pass"))
        explains = tr("How many tokens the model reads, of how many its context window has room for.")
        self.context = Reading(theme, tr("context"), explains)
        self.took = Reading(theme, tr("pass"), tr("How long the model computed for this prompt."))
        explains = tr("Tokens whose rows are known from the pass before; only the others ran.")
        self.reused = Reading(theme, tr("reused"), explains)
        self.paint = Reading(theme, tr("paint"), tr("From the new pass to the painted window."))
        self.objective = Reading(theme, tr("objective"), tr("What the model was trained to do."))
        self.telling = Telling(theme)
        self.setFixedHeight(HEIGHT)
        row, readings = QHBoxLayout(self), QHBoxLayout()
        row.setContentsMargins(16, 1, 16, 0)
        row.setSpacing(24)
        readings.setContentsMargins(0, 0, 0, 0)
        readings.setSpacing(24)
        for reading in self.readings:
            readings.addWidget(reading)
        self._about_pass = QWidget()
        self._about_pass.setLayout(readings)
        row.addWidget(self._about_pass)
        row.addWidget(self.telling, 1)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The numbers, from left to right."""
        return self.context, self.took, self.reused, self.paint, self.objective

    def show_readings(self, is_shown: bool) -> None:
        """Say something of the pass over the window's prompt, or nothing where another prompt is on show."""
        self._about_pass.setVisible(is_shown)

    def show_trace(self, trace: Trace | None) -> None:
        """The numbers of a pass; none without one."""
        if trace is None:
            self._trained = ""
            for reading in self.readings:
                reading.say("")
            return
        count = grouped(len(trace.tokens))
        if trace.source is None:
            self.context.say(tr("{count} of {total} tokens", count=count, total=grouped(trace.spec.context)))
        else:
            read = grouped(len(trace.source.tokens))
            self.context.say(tr("source {read}, target {count} tokens", read=read, count=count))
        self.took.say(milliseconds(trace.cost.seconds))
        self.reused.say(tr("{count} of {total} tokens", count=grouped(trace.cost.reused), total=count))
        self._trained = objective(trace.spec) or tr("no language head")
        self._fit()

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The objective steps back where the keys of the moment need the room."""
        self.objective.say(self._trained if self.width() >= ROOMY else "")

    def show_paint(self, seconds: float) -> None:
        """How long the window took to paint the pass."""
        self.paint.say(milliseconds(seconds))

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        for part in (*self.readings, self.telling):
            part.set_theme(theme)
        self.update()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("chrome"))
        painter.fillRect(0, 0, self.width(), 1, self._theme.colour("line"))


def milliseconds(seconds: float) -> str:
    """A time as the foot writes it."""
    return f"{1000 * seconds:.1f} ms" if seconds < 10 else f"{seconds:.1f} s"
