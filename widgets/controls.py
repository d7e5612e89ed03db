"""The controls a person sets things with: buttons, segments, sliders, and the block of sampling settings.

All are ready-made Qt controls that only paint themselves, so that keyboard, focus and accessibility are Qt's own.
`SamplingControls` turns what is dragged and typed into a checked `Sampling`; a value without meaning is refused with
the sentence of its `BadInput`, and the old one stays.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSlider,
    QWidget,
)

from visualizer.errors import BadInput
from visualizer.language import tr
from visualizer.sampling import Sampling
from widgets.accessible import ChoiceRegion, Role, tell_changed
from widgets.actions import is_command_key
from widgets.shield import shielded
from widgets.theme import Theme

ROW_HEIGHT = 36
LABEL_WIDTH = 88
VALUE_WIDTH = 48
HANDLE = 6  # radius
MAX_NEW_TOKENS = 24  # that a run draws, until a person says otherwise
DEFAULT_VOCABULARY = 50_000  # until a model is open


def width_of(theme: Theme, text: str, size: float = 12, weight: int = 400, mono: bool = False) -> float:
    """How wide a text is drawn, in pixels."""
    return theme.text_width(text, size, weight, mono)


def focus_ring(painter: QPainter, theme: Theme, area: QRectF, radius: float) -> None:
    """The frame that says where the keyboard is; ink, since the accent means selected."""
    painter.setPen(QPen(theme.colour("bar"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)


class Button(QAbstractButton):
    """A push button with its key written beside its name; `solid` is the strongest of its group."""

    def __init__(self, theme: Theme, label: str, key: str = "", *, solid: bool = False, height: int = 32) -> None:
        super().__init__()
        self._theme, self._key, self._solid = theme, key, solid
        self.setText(label)
        self.setAccessibleName(label)
        self.setFixedHeight(height)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is, in the prompt
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_label(self, label: str, key: str) -> None:
        """Another name and key, such as Stop in place of Generate."""
        if (label, key) != (self.text(), self._key):
            self._key = key
            self.setText(label)
            self.setAccessibleName(label)
            self.updateGeometry()

    @property
    def key(self) -> str:
        """What stands beside the name."""
        return self._key

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        text = width_of(self._theme, self.text(), 13, 500)
        key = 8 + width_of(self._theme, self._key, 11) if self._key else 0
        return QSize(math.ceil(text + key) + 26, self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, area = self._theme, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        away = not self.isEnabled()
        ground = theme.colour("ink" if self._solid else "field")
        if self.isDown() or (self.underMouse() and not away):
            ground = theme.colour("bar" if self._solid else "groove")
        painter.setBrush(theme.colour("groove") if away else ground)
        painter.setPen(QPen(theme.colour("line" if away else "edge")) if away or not self._solid else Qt.PenStyle.NoPen)
        if self._solid and not away:
            painter.drawRoundedRect(area, 6, 6)
        else:
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 5.5, 5.5)
        if self.hasFocus():
            focus_ring(painter, theme, area.adjusted(2, 2, -2, -2) if self._solid else area, 5)
        text = width_of(theme, self.text(), 13, 500)
        key = 8 + width_of(theme, self._key, 11) if self._key else 0
        left = (area.width() - text - key) / 2
        painter.setFont(theme.font(13, 500))
        painter.setPen(theme.colour("faint" if away else "panel" if self._solid else "ink"))
        painter.drawText(QPointF(left, area.height() / 2 + 4.5), self.text())
        if self._key:
            painter.setFont(theme.font(11))
            painter.setPen(theme.colour("groove" if self._solid and not away else "faint"))
            painter.drawText(QPointF(left + text + 8, area.height() / 2 + 4), self._key)


class RowButton(QAbstractButton):
    """A small button of a row that is only now and then there: a cross, or an arrow."""

    def __init__(self, theme: Theme, shape: str, label: str) -> None:
        """`shape` is "close", or where its arrow points: "before", "after", "up" or "down"."""
        super().__init__()
        self._theme, self._shape = theme, shape
        self.setFixedSize(24, 24)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(label)
        self.setToolTip(label)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return self.size()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, area = self._theme, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("line"))
            painter.drawRoundedRect(area, 5, 5)
        if self.hasFocus():
            focus_ring(painter, theme, area, 5)
        middle, role = area.center(), "muted" if self.isEnabled() else "edge"
        painter.setPen(QPen(theme.colour(role), 1.5, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        if self._shape == "close":
            painter.drawLine(middle - QPointF(4, 4), middle + QPointF(4, 4))
            painter.drawLine(middle + QPointF(-4, 4), middle + QPointF(4, -4))
        else:
            side = 1 if self._shape in ("after", "down") else -1
            corners = (QPointF(-2 * side, -4.5), QPointF(2.5 * side, 0), QPointF(-2 * side, 4.5))
            upright = self._shape in ("up", "down")
            painter.drawPolyline([middle + (corner.transposed() if upright else corner) for corner in corners])


class Segments(QWidget):
    """Choices side by side, one of them chosen; the chosen one carries the accent.

    Tab reaches it, the arrow keys move the choice. `each` makes all segments equally wide. A choice of -1 is none.
    """

    chosen = Signal(int)
    accessible_role = Role.Grouping

    def __init__(
        self,
        theme: Theme,
        labels: Sequence[str],
        choice: int = 0,
        *,
        name: str = "",
        each: int | None = None,
        tips: Sequence[str] = (),
        height: int = 24,
    ) -> None:
        super().__init__()
        self._height = height
        self._theme, self._labels, self._choice, self._each, self._name = theme, tuple(labels), choice, each, name
        self._tips = tuple(tips)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._regions = [ChoiceRegion(self, label) for label in self._labels]
        self._say()

    def accessible_value(self) -> str:
        """The chosen one."""
        return self._labels[self._choice] if self._choice >= 0 else ""

    @property
    def choice(self) -> int:
        """Which one is chosen."""
        return self._choice

    @choice.setter
    def choice(self, choice: int) -> None:
        """Show another choice without announcing it."""
        if choice != self._choice:
            self._choice = choice
            self._say()
            self.update()

    def show_labels(self, labels: Sequence[str], choice: int) -> None:
        """Have other choices, one of them chosen."""
        if tuple(labels) == self._labels:
            self.choice = choice
            return
        self._labels, self._choice = tuple(labels), choice
        for region in self._regions:
            region.hide()
            region.deleteLater()
        self._regions = [ChoiceRegion(self, label) for label in self._labels]
        self._say()
        self.updateGeometry()
        self._place_regions()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def choose(self, choice: int) -> None:
        """As if a person had clicked it."""
        if 0 <= choice < len(self._labels) and choice != self._choice:
            self.choice = choice
            self.chosen.emit(choice)

    def widths(self) -> list[int]:
        """The width of each segment, in pixels."""
        if self._each:
            widest = max(width_of(self._theme, label, 12, 600) for label in self._labels)
            return [max(self._each, math.ceil(widest) + 8)] * len(self._labels)
        return [math.ceil(width_of(self._theme, label, 12, 500)) + 20 for label in self._labels]

    def sizeHint(self) -> QSize:
        return QSize(sum(self.widths()), self._height)

    @shielded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_regions()

    def _place_regions(self) -> None:
        left = 0
        for region, width in zip(self._regions, self.widths(), strict=True):
            region.setGeometry(left, 0, width, self._height)
            left += width

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in ARROWS:
            event.accept()  # the arrows are ours while we have the keyboard
            return True
        if event.type() == QEvent.Type.ToolTip and self._tips:
            self.setToolTip(self._tips[self._at(self.mapFromGlobal(self.cursor().pos()).x())])
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}.get(event.key())
        if step:
            self.choose(self._choice + step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.choose(self._at(event.position().x()))

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, widths, height, away = self._theme, self.widths(), self._height, not self.isEnabled()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("line" if away else "edge"))
        painter.setBrush(theme.colour("groove" if away else "field"))
        painter.drawRoundedRect(QRectF(0.5, 0.5, sum(widths) - 1, height - 1), 4.5, 4.5)
        left = 0
        for place, (label, width) in enumerate(zip(self._labels, widths, strict=True)):
            on = place == self._choice and not away
            if on:
                painter.setPen(theme.colour("accent"))
                painter.setBrush(theme.colour("wash"))
                painter.drawRoundedRect(QRectF(left + 0.5, 0.5, width - 1, height - 1), 4.5, 4.5)
                if self.hasFocus():
                    focus_ring(painter, theme, QRectF(left, 0, width, height).adjusted(2, 2, -2, -2), 3)
            elif place > 0 and (away or place - 1 != self._choice):
                painter.fillRect(QRectF(left, 6, 1, height - 12), theme.colour("line"))
            if self.hasFocus() and self._choice < 0 and place == 0:  # nothing chosen: the ring says where one is
                focus_ring(painter, theme, QRectF(0, 0, sum(widths), height), 4)
            font = theme.font(12, 600 if on else 400)
            painter.setFont(font)
            painter.setPen(theme.colour("accent" if on else "faint" if away else "muted"))
            drawn = QFontMetricsF(font).horizontalAdvance(label)
            painter.drawText(QPointF(left + (width - drawn) / 2, height / 2 + 4.3), label)
            left += width

    def _at(self, x: float) -> int:
        for place, width in enumerate(self.widths()):
            if x < width:
                return place
            x -= width
        return len(self._labels) - 1

    def _say(self) -> None:
        chosen = self._labels[self._choice] if self._choice >= 0 else tr("none")
        self.setAccessibleName(f"{self._name}: {chosen}" if self._name else chosen)
        for place, region in enumerate(self._regions):
            region.choose(place == self._choice)
        tell_changed(self)
        self.setAccessibleDescription(tr("one of {choices}", choices=", ".join(self._labels)))


ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
SLIDER_KEYS = (*ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Setting:
    """One number of `Sampling`: how it is written, read, and laid along its slider, from 0 to 1.

    `step` answers the next value for so many notches of wheel or arrow key.
    """

    field: str
    label: str
    explains: str
    place: Callable[[float], float]
    value: Callable[[float], float]
    step: Callable[[float, int], float]
    write: Callable[[float], str]
    whole: bool = False
    none: str = ""  # why a typed 0 is refused, where it would leave no token but stands for off

    @property
    def default(self) -> float:
        """Where a double click returns to: the model's own distribution."""
        return float(getattr(Sampling(), self.field))

    def read(self, text: str) -> float:
        """What a person typed, as a number; raises BadInput for what is none."""
        typed = text.strip().replace(",", ".")
        if typed.lower() in ("off", tr("off"), ""):
            return self.default
        try:
            number = float(int(typed)) if self.whole else float(typed)
        except ValueError:
            sentence = tr(
                "“{text}” is not a whole number: {explains}" if self.whole else "“{text}” is not a number: {explains}",
                text=text.strip(),
                explains=self.explains,
            )
            raise BadInput(sentence) from None
        if self.none and number == 0:
            raise BadInput(self.none)
        return number

    def into(self, sampling: Sampling, value: float) -> Sampling:
        """`sampling` with this number; raises BadInput where it has no meaning."""
        return replace(sampling, **{self.field: int(value) if self.whole else value})


def _hundredths(lowest: float, highest: float) -> Callable[[float, int], float]:
    return lambda value, notches: min(highest, max(lowest, round(value * 20 + notches) / 20))


def settings(vocabulary: int) -> tuple[Setting, ...]:
    """The five settings with sliders, for a vocabulary of this size."""
    doublings = math.log2(max(2, vocabulary))

    def k_at(place: float) -> float:
        return 0 if place >= 1 else float(round(2 ** (doublings * place)))  # the right end keeps every token: off

    def step_k(k: float, notches: int) -> float:
        k = vocabulary if k == 0 else k
        for _ in range(abs(notches)):
            stride = max(1, 10 ** (len(str(int(k if notches > 0 else k - 1))) - 1) // 2)
            k = k + stride if notches > 0 else max(1, k - stride)
        return 0 if k >= vocabulary else k

    return (
        Setting(
            "temperature", tr("temperature"),
            tr("temperature takes a number of at least 0; 0 is greedy, 1 the model's own."),
            lambda value: value / 2, lambda place: round(2 * place, 2), _hundredths(0, 2), lambda value: f"{value:.2f}",
        ),
        Setting(
            "top_k", tr("top-k"), tr("top-k takes how many of the likeliest tokens to keep, or off."),
            lambda k: 1.0 if k == 0 else math.log2(k) / doublings, k_at, step_k,
            lambda k: tr("off") if k == 0 else str(int(k)), whole=True,
            none=tr("top-k 0 would keep no token: give at least 1, or “off” to keep every token."),
        ),
        Setting(
            "top_p", tr("top-p"), tr("top-p takes a number above 0 and at most 1; 1 keeps every token."),
            lambda value: value, lambda place: max(0.01, round(place, 2)), _hundredths(0.05, 1),
            lambda value: f"{value:.2f}" if value >= 0.005 else f"{value:.2g}",
        ),
        Setting(
            "min_p", tr("min-p"), tr("min-p takes a number between 0 and 1; 0 keeps every token."),
            lambda value: value, lambda place: round(place, 2), _hundredths(0, 1),
            lambda value: tr("off") if value == 0 else f"{value:.2f}" if value >= 0.005 else f"{value:.2g}",
        ),
        Setting(
            "repetition_penalty", tr("rep. penalty"),
            tr("The repetition penalty takes a number above 0: above 1 tokens that were read become less likely."),
            lambda value: value - 1, lambda place: round(1 + place, 2), _hundredths(1, 2),
            lambda value: tr("off") if value == 1 else f"{value:.2f}",
        ),
    )  # fmt: skip


class Slider(QSlider):
    """A groove of 4 pixels with a round handle. Drag, click, wheel, arrow keys; a double click returns to the default.

    It knows places from 0 to 1 only; what they mean is the `Setting`'s business.
    """

    moved = Signal(float)  # the place that a person moved it to
    stepped = Signal(int)  # notches of the wheel or the arrow keys
    reset = Signal()
    TICKS = 10_000

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme, self._tick, self._quiet = theme, None, False
        self._wheel = 0
        self.setRange(0, self.TICKS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def place(self) -> float:
        """Where the handle stands, from 0 to 1."""
        return self.value() / self.TICKS

    def show_place(self, place: float, tick: float | None, quiet: bool) -> None:
        """Move the handle without announcing it. `tick` marks the default, `quiet` paints a setting without effect."""
        tick = tick if tick is not None and 0 < tick < 1 else None
        if (tick, quiet) != (self._tick, self._quiet):
            self._tick, self._quiet = tick, quiet
            self.update()
        self.setValue(round(min(1.0, max(0.0, place)) * self.TICKS))

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 20)

    def x_of(self, place: float) -> float:
        """Where a place lies, in pixels."""
        return HANDLE + 1 + place * (self.width() - 2 * HANDLE - 2)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in SLIDER_KEYS:
            event.accept()  # these keys are ours while we have the keyboard
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        notches = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1,
            Qt.Key.Key_PageDown: -5, Qt.Key.Key_PageUp: 5,
        }.get(event.key())  # fmt: skip
        if notches:
            self.stepped.emit(notches)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.moved.emit(0.0 if event.key() == Qt.Key.Key_Home else 1.0)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._wheel += event.angleDelta().y() or event.angleDelta().x()
        notches = int(self._wheel / 120)  # fine wheels report parts of a notch
        if notches:
            self._wheel -= 120 * notches
            self.stepped.emit(notches)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._drag(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._drag(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
        self.reset.emit()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, middle = self._theme, self.height() / 2
        left, right, at = self.x_of(0), self.x_of(1), self.x_of(self.place)
        solid = theme.colour("edge" if self._quiet else "bar")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._tick is not None:
            painter.fillRect(QRectF(round(self.x_of(self._tick)), middle - 6, 1, 12), theme.colour("edge"))
        painter.setBrush(theme.colour("groove"))
        painter.drawRoundedRect(QRectF(left, middle - 2, right - left, 4), 2, 2)
        painter.setBrush(solid)
        painter.drawRoundedRect(QRectF(left, middle - 2, max(4.0, at - left), 4), 2, 2)
        painter.setBrush(theme.colour("panel"))
        painter.setPen(QPen(theme.colour("ink") if self.hasFocus() else solid, 2.5 if self.hasFocus() else 1.5))
        painter.drawEllipse(QPointF(at, middle), HANDLE, HANDLE)

    def _drag(self, x: float) -> None:
        left, right = self.x_of(0), self.x_of(1)
        self.moved.emit(min(1.0, max(0.0, (x - left) / max(1.0, right - left))))


class ValueField(QLineEdit):
    """A number at the right of its slider: plain text until clicked, then a field to type into.

    Enter or leaving takes what was typed, Esc puts the old text back; so does leaving what was refused.
    """

    typed = Signal(str)

    def __init__(self, theme: Theme, weight: int = 500) -> None:
        super().__init__()
        self._theme, self._weight, self._text, self._faint, self._wrong = theme, weight, "", False, False
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(24)
        self.setFont(theme.font(12, weight))
        self.returnPressed.connect(self._take)
        self.textEdited.connect(self._forget_refusal)

    def show_text(self, text: str, faint: bool = False) -> None:
        """What stands there now, in place of whatever was being typed."""
        self._text, self._faint, self._wrong = text, faint, False
        self.setText(text)
        self.setToolTip("")
        if self.hasFocus():
            self.selectAll()

    def refuse(self, why: str) -> None:
        """Say in place that what was typed has no meaning; the typed text stays, to be mended."""
        self._wrong = True
        self.setToolTip(why)
        self.setAccessibleDescription(why)
        self.update()

    @property
    def is_refused(self) -> bool:
        """Whether what stands in the field was refused."""
        return self._wrong

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.setFont(theme.font(12, self._weight))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._wrong:
            self.show_text(self._text, self._faint)
        elif self.text() != self._text:
            self._take()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.hasSelectedText() and self.text() == self._text:
            self.selectAll()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if is_command_key(event):
                event.ignore()
                return False
            if event.key() == Qt.Key.Key_Escape and self.text() != self._text:
                event.accept()  # takes back what was typed; the next one goes to the window
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.show_text(self._text, self._faint)
        else:
            super().keyPressEvent(event)

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            super().paintEvent(event)
            if self._wrong:
                painter = QPainter(self)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self._theme.colour("ink"), 1, Qt.PenStyle.DashLine))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            return
        self._paint_at_rest()

    def _paint_at_rest(self) -> None:
        theme, text = self._theme, self.text()
        width = QFontMetricsF(self.font()).horizontalAdvance(text)
        painter = QPainter(self)
        if self.underMouse():  # here one can type
            painter.fillRect(QRectF(self.width() - width, self.height() - 3, width, 1), theme.colour("edge"))
        painter.setFont(self.font())
        painter.setPen(theme.colour("faint" if self._faint else "ink"))
        painter.drawText(QPointF(self.width() - width, self.height() / 2 + 4), text)

    @Slot()
    def _take(self) -> None:
        self.typed.emit(self.text())

    @Slot(str)
    def _forget_refusal(self, text: str) -> None:
        if self._wrong:
            self._wrong = False
            self.setToolTip("")
            self.update()


class NumberField(ValueField):
    """A number in a frame of its own: the seed, the length of a run."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, weight=400)
        self.setFixedWidth(64)

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            super().paintEvent(event)
        else:
            QLineEdit.paintEvent(self, event)


class SettingRow(QWidget):
    """A label, a slider and a number that can be typed: one `Setting` of the `Sampling`."""

    wanted = Signal(float)  # the value that a person asks for
    refused = Signal(str)

    def __init__(self, theme: Theme, setting: Setting) -> None:
        super().__init__()
        self._theme, self.setting, self._value = theme, setting, setting.default
        self.setMinimumHeight(26)
        self.setMaximumHeight(ROW_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.label = QLabel(setting.label)
        self.slider = Slider(theme)
        self.field = ValueField(theme)
        self.label.setBuddy(self.field)
        self.label.setToolTip(setting.explains)
        self.slider.setToolTip(tr("{explains} Double click: back to the default.", explains=setting.explains))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.label.setFixedWidth(LABEL_WIDTH - HANDLE - 1)
        self.field.setFixedWidth(VALUE_WIDTH - HANDLE - 1)
        row.addWidget(self.label)
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        self.slider.moved.connect(self._moved)
        self.slider.stepped.connect(self._stepped)
        self.slider.reset.connect(self._reset)
        self.field.typed.connect(self._typed)
        self.set_theme(theme)

    def sizeHint(self) -> QSize:
        return QSize(240, ROW_HEIGHT)

    def set_setting(self, setting: Setting) -> None:
        """The same setting for another vocabulary."""
        self.setting = setting

    def show_value(self, value: float, quiet: bool) -> None:
        """Show a value; `quiet` where it has no effect at present."""
        setting = self.setting
        self._value = value
        text = setting.write(value)
        self.slider.show_place(setting.place(value), setting.place(setting.default), quiet)
        self.field.show_text(text, faint=quiet or text == tr("off"))
        self.slider.setAccessibleName(f"{setting.label}, {text}")
        self.field.setAccessibleName(tr("{setting}, number", setting=setting.label))

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.label.setFont(theme.words(12))
        self.label.setStyleSheet(f"color: {theme.palette.muted}; background: transparent;")
        self.slider.set_theme(theme)
        self.field.set_theme(theme)

    def refuse(self, why: str) -> None:
        """The typed value has no meaning; it stays in the field until it is mended or left."""
        self.field.refuse(why)
        self.refused.emit(why)

    @Slot(float)
    def _moved(self, place: float) -> None:
        self.wanted.emit(self.setting.value(place))

    @Slot(int)
    def _stepped(self, notches: int) -> None:
        self.wanted.emit(self.setting.step(self._value, notches))

    @Slot()
    def _reset(self) -> None:
        self.wanted.emit(self.setting.default)

    @Slot(str)
    def _typed(self, text: str) -> None:
        try:
            value = self.setting.read(text)
        except BadInput as wrong:
            self.refuse(str(wrong))
        else:
            self.wanted.emit(value)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sampling settings: its parts, its least height, and the row of the grid that is the air above."""

    parts: tuple[QWidget, ...]
    height: int
    gap: int = -1
    above: int = 0


# lines, where there is no room for all
NEEDED_FIRST = ("temperature", "how", "top_k", "top_p", "min_p", "length", "repetition_penalty")


class SamplingControls(QWidget):
    """The sampling settings: five sliders, greedy or random, the seed, and how many tokens a run draws.

    `sampling` is what they say; `changed` carries a new `Sampling` whenever a person changes one, and never when the
    program does. `max_new_tokens` likewise, with `length_changed`. `refused` carries the sentence about a typed value
    that has no meaning.
    """

    changed = Signal(object)
    length_changed = Signal(int)
    refused = Signal(str)

    def __init__(self, theme: Theme, vocabulary: int = DEFAULT_VOCABULARY) -> None:
        super().__init__()
        self._theme, self._sampling, self.vocabulary = theme, Sampling(), vocabulary
        self.setAccessibleName(tr("Sampling"))
        self.rows = {setting.field: SettingRow(theme, setting) for setting in settings(vocabulary)}
        self.how = Segments(
            theme, (tr("greedy"), tr("random")), 1, name=tr("How the next token is chosen"), each=68,
            tips=(tr("Always the likeliest token."), tr("Drawn by chance; the seed makes it repeatable.")),
        )  # fmt: skip
        self.seed_label = QLabel(tr("seed"))
        self.seed = NumberField(theme)
        self.seed.setAccessibleName(tr("seed"))
        self.seed_label.setBuddy(self.seed)
        self.seed_label.setToolTip(tr("The same seed and prompt give the same text."))
        self.length_label = QLabel(tr("max new tokens"))
        self.length = NumberField(theme)
        self.length.setAccessibleName(tr("max new tokens"))
        self.length_label.setBuddy(self.length)
        self.length_label.setToolTip(tr("How many tokens Generate draws, unless the model ends the text before."))
        self._max_new_tokens = MAX_NEW_TOKENS
        self._draws = True
        self._place()
        self._unfolded = tuple(self._lines)  # the lines that have room
        self._show_lines()
        self.rows["temperature"].wanted.connect(self._set_temperature)
        self.rows["top_k"].wanted.connect(self._set_top_k)
        self.rows["top_p"].wanted.connect(self._set_top_p)
        self.rows["min_p"].wanted.connect(self._set_min_p)
        self.rows["repetition_penalty"].wanted.connect(self._set_repetition_penalty)
        for row in self.rows.values():
            row.refused.connect(self.refused)
        self.how.chosen.connect(self._set_how)
        self.seed.typed.connect(self._set_seed)
        self.length.typed.connect(self._set_length)
        self.set_theme(theme)
        self._show()

    def _place(self) -> None:
        """The lines below one another."""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for place, row in enumerate(self.rows.values()):
            grid.addWidget(row, place, 0, 1, 4)
            grid.setRowStretch(place, 1)
        last = len(self.rows) + 1
        grid.addWidget(self.how, last, 0)
        grid.addWidget(self.seed_label, last, 2)
        grid.addWidget(self.seed, last, 3)
        grid.addWidget(self.length_label, last + 2, 0, 1, 3)
        grid.addWidget(self.length, last + 2, 3)
        self._grid = grid
        sliders = {name: Line((row,), row.minimumHeight()) for name, row in self.rows.items()}
        self._lines = sliders | {
            "how": Line((self.how, self.seed_label, self.seed), self.how.sizeHint().height(), last - 1, 10),
            "length": Line((self.length_label, self.length), self.how.sizeHint().height(), last + 1, 8),
        }

    @property
    def sampling(self) -> Sampling:
        """What the controls say."""
        return self._sampling

    @sampling.setter
    def sampling(self, sampling: Sampling) -> None:
        if sampling != self._sampling:
            self._sampling = sampling
            self._show()

    @property
    def max_new_tokens(self) -> int:
        """How many tokens a run draws at most."""
        return self._max_new_tokens

    @max_new_tokens.setter
    def max_new_tokens(self, count: int) -> None:
        if count != self._max_new_tokens:
            self._max_new_tokens = count
            self._show()

    def show_draws(self, draws: bool) -> None:
        """Whether tokens are drawn at all: else how, how many and with which seed has no meaning, and is hidden."""
        self._draws = draws
        self._show_lines()
        self._show()

    def fold(self, height: int) -> None:
        """Hide each line that has no room as a whole, those that are needed least first."""
        margins = self.contentsMargins()
        room = height - margins.top() - margins.bottom() - self._grid.contentsMargins().top()
        unfolded: list[str] = []
        for name in NEEDED_FIRST:
            if self._is_drawn(name):
                room -= self._lines[name].height + self._lines[name].above
                if room < 0 and unfolded:
                    break
            unfolded.append(name)
        if set(unfolded) != set(self._unfolded):
            self._unfolded = tuple(unfolded)
            self._show_lines()

    def _is_drawn(self, name: str) -> bool:
        """Whether a line has a meaning for the model."""
        return self._draws or name in self.rows

    def _show_lines(self) -> None:
        for name, line in self._lines.items():
            shown = name in self._unfolded and self._is_drawn(name)
            for part in line.parts:
                part.setVisible(shown)
            if line.above:
                self._grid.setRowMinimumHeight(line.gap, line.above if shown else 0)
        self._grid.invalidate()

    def set_vocabulary(self, vocabulary: int) -> None:
        """How many tokens the model knows: the right end of top-k."""
        self.vocabulary = vocabulary
        for setting in settings(vocabulary):
            self.rows[setting.field].set_setting(setting)
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        for row in self.rows.values():
            row.set_theme(theme)
        self.how.set_theme(theme)
        self.seed.set_theme(theme)
        self.length.set_theme(theme)
        for label, size, role in ((self.seed_label, 11, "faint"), (self.length_label, 12, "muted")):
            label.setFont(theme.words(size))
            label.setStyleSheet(f"color: {getattr(theme.palette, role)}; background: transparent;")

    @Slot(float)
    def _set_temperature(self, value: float) -> None:
        self._set("temperature", value)

    @Slot(float)
    def _set_top_k(self, value: float) -> None:
        self._set("top_k", value)

    @Slot(float)
    def _set_top_p(self, value: float) -> None:
        self._set("top_p", value)

    @Slot(float)
    def _set_min_p(self, value: float) -> None:
        self._set("min_p", value)

    @Slot(float)
    def _set_repetition_penalty(self, value: float) -> None:
        self._set("repetition_penalty", value)

    @Slot(int)
    def _set_how(self, choice: int) -> None:
        self._take(replace(self._sampling, greedy=choice == 0))

    @Slot(str)
    def _set_seed(self, text: str) -> None:
        try:
            try:
                seed = int(text.strip())
            except ValueError:
                sentence = tr("“{text}” is not a whole number: the seed takes one of at least 0.", text=text.strip())
                raise BadInput(sentence) from None
            self._take(replace(self._sampling, seed=seed))
        except BadInput as wrong:
            self.seed.refuse(str(wrong))
            self.refused.emit(str(wrong))

    @Slot(str)
    def _set_length(self, text: str) -> None:
        count = int(text) if text.strip().isdecimal() else 0
        if count < 1:
            sentence = tr(
                "“{text}” is no number of tokens: max new tokens takes a whole number of at least 1.", text=text.strip()
            )
            self.length.refuse(sentence)
            self.refused.emit(sentence)
        elif count != self._max_new_tokens:
            self._max_new_tokens = count
            self._show()
            self.length_changed.emit(count)

    def _set(self, field: str, value: float) -> None:
        row = self.rows[field]
        try:
            self._take(row.setting.into(self._sampling, value))
        except BadInput as wrong:
            row.refuse(str(wrong))

    def _take(self, sampling: Sampling) -> None:
        news = sampling != self._sampling
        self._sampling = sampling
        self._show()
        if news:
            self.changed.emit(sampling)

    def _show(self) -> None:
        quiet = self._sampling.greedy and self._draws  # the settings stay, but have no effect
        for field, row in self.rows.items():
            row.show_value(float(getattr(self._sampling, field)), quiet)
        self.how.choice = 0 if self._sampling.greedy else 1
        self.seed.show_text(str(self._sampling.seed))
        self.length.show_text(str(self._max_new_tokens))
