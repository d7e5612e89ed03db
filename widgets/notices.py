"""Notices: a quiet line under the prompt for what a person should know, which never takes the keyboard.

Each notice has a topic. A new one of the same topic replaces the old; when its cause is gone the topic is cleared.
What a person closed stays closed until its cause has gone and come back. The gravest is shown; the others are one
click away. A notice that has details shows them on demand, and its report can be copied.
"""

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from visualizer.language import later, tr
from widgets.controls import Button, RowButton
from widgets.shield import shielded
from widgets.theme import Theme

Severity = Literal["info", "warning", "error"]
FLEETING = 8_000  # milliseconds that a notice stays which only tells that something was done
ORDER: tuple[Severity, ...] = ("info", "warning", "error")
SEVERITIES: dict[Severity, str] = {"info": later("info"), "warning": later("warning"), "error": later("error")}
MOST_DETAILS = 20_000  # characters of details that are kept, the last ones
MOST_LINES, LEAST_LINES = 12, 3  # of details that are seen at once
NO_PROMPT = later(
    "The report holds the program, the system, the model and these lines; not what you wrote in the prompt."
)


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to know. `details` is where it came from, for who mends it; `count` how often it came in a row."""

    topic: str
    text: str
    severity: Severity = "info"
    details: str = ""
    count: int = 1

    @property
    def sentence(self) -> str:
        """The text, and how often it was said."""
        if self.count == 1:
            return self.text
        return f"{self.text} {tr('{count} such faults so far.', count=self.count)}"


@dataclass(frozen=True, slots=True)
class Fault:
    """An exception that nobody caught: in one line, and with where it came from. Made in any thread."""

    what: str
    details: str


class Sign(QWidget):
    """How grave it is: an i in a circle, a ! in a triangle, a ! in a filled circle. Shapes, not colours."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme: Theme = theme
        self._severity: Severity = "info"
        self.setFixedSize(16, 16)

    def show_severity(self, severity: Severity) -> None:
        """Another sign."""
        self._severity = severity
        self.setAccessibleName(tr(SEVERITIES[severity]))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("ink"), 1.4, j=Qt.PenJoinStyle.RoundJoin))
        if self._severity == "warning":
            shape = QPainterPath(QPointF(8, 1.5))
            shape.lineTo(15, 14)
            shape.lineTo(1, 14)
            shape.closeSubpath()
            painter.drawPath(shape)
        else:
            if self._severity == "error":
                painter.setBrush(theme.colour("ink"))
            painter.drawEllipse(QPointF(8, 8), 6.5, 6.5)
        painter.setPen(theme.colour("panel" if self._severity == "error" else "ink"))
        painter.setFont(theme.font(11, 600))
        area = QRectF(0, 2 if self._severity == "warning" else 0, 16, 16)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "i" if self._severity == "info" else "!")


class NoticeBar(QWidget):
    """Shows the gravest notice, of equals the newest; hidden while there is none.

    `report_wanted` carries a notice, and whether the prompt may stand in its report.
    """

    report_wanted = Signal(object, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._notices: dict[str, Notice] = {}
        self._closed: set[str] = set()
        self._chosen: str | None = None  # the topic that a person turned to
        self.sign = Sign(theme)
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.others = Button(theme, "+1", height=24)
        self.details_button = Button(theme, tr("Details"), height=24)
        self.copy_button = Button(theme, tr("Copy report"), height=24)
        self.copy_button.setToolTip(tr(NO_PROMPT))
        self.close_button = RowButton(theme, "close", tr("Close the notice"))
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName(tr("Details of the notice"))
        self.details.setFrameStyle(0)
        self.details.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.privacy = QLabel(tr(NO_PROMPT))
        self.privacy.setWordWrap(True)
        self.copy_with_prompt = Button(theme, tr("Copy report with the prompt"), height=24)
        self._place()
        self.close_button.clicked.connect(self._close)
        self.others.clicked.connect(self._turn)
        self.details_button.clicked.connect(self._switch_details)
        self.copy_button.clicked.connect(self._copy)
        self.copy_with_prompt.clicked.connect(self._copy_with_prompt)
        self._fading = QTimer(self, singleShot=True, interval=FLEETING)
        self._fading.timeout.connect(self._fade)
        self._fleeting: set[str] = set()
        self.set_theme(theme)
        self.hide()

    def _place(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.sign)
        row.addWidget(self.label, 1)
        for button in (self.details_button, self.copy_button, self.others, self.close_button):
            row.addWidget(button)
        self.folded = QWidget()
        under = QHBoxLayout()
        under.setSpacing(10)
        under.addWidget(self.privacy, 1)
        under.addWidget(self.copy_with_prompt)
        column = QVBoxLayout(self.folded)
        column.setContentsMargins(26, 0, 8, 4)
        column.setSpacing(6)
        column.addWidget(self.details)
        column.addLayout(under)
        self.folded.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 4, 20, 4)
        whole.setSpacing(4)
        whole.addLayout(row)
        whole.addWidget(self.folded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def open_ones(self) -> list[Notice]:
        """What is to be known, the gravest first, of equals the newest."""
        # a dictionary keeps the order of coming
        newest_first = [notice for notice in reversed(self._notices.values()) if notice.topic not in self._closed]
        return sorted(newest_first, key=lambda notice: -ORDER.index(notice.severity))

    @property
    def shown(self) -> Notice | None:
        """What a person reads at present."""
        ranked = self.open_ones
        return next((notice for notice in ranked if notice.topic == self._chosen), ranked[0] if ranked else None)

    def show_notice(
        self, topic: str, text: str, severity: Severity = "info", fleeting: bool = False, details: str = ""
    ) -> None:
        """Something to know, in place of what was said of the same topic; a fleeting notice goes by itself."""
        self._put(Notice(topic, text, severity, details[-MOST_DETAILS:]), fleeting)

    def count_notice(self, topic: str, text: str, details: str) -> None:
        """One more fault of a kind that may come in a row: it is counted, and the details of each are kept once."""
        before = self._notices.get(topic)
        if before is None or topic in self._closed:
            self._put(Notice(topic, text, "error", details[-MOST_DETAILS:]))
            return
        kept = before.details if details in before.details else f"{before.details}\n{details}"[-MOST_DETAILS:]
        self._put(replace(before, text=text, details=kept, count=before.count + 1))

    def _put(self, notice: Notice, fleeting: bool = False) -> None:
        topic = notice.topic
        (self._fleeting.add if fleeting else self._fleeting.discard)(topic)
        if fleeting:
            self._fading.start()
        before = self._notices.pop(topic, None)
        if notice.severity == "error":
            self._closed.discard(topic)  # a new fault is news, whatever was closed before
            if before is None or before.text != notice.text:
                self._chosen = None  # and whatever was turned to
        self._notices[topic] = notice
        self._show()

    def clear(self, topic: str) -> None:
        """Its cause is gone."""
        self._closed.discard(topic)
        if self._notices.pop(topic, None) is not None:
            self._show()

    @Slot()
    def _fade(self) -> None:
        for topic in tuple(self._fleeting):
            self.clear(topic)
        self._fleeting.clear()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        for part in (self.sign, self.others, self.details_button, self.copy_button, self.copy_with_prompt):
            part.set_theme(theme)
        self.close_button.set_theme(theme)
        for label, role in ((self.label, "ink"), (self.privacy, "muted")):
            label.setFont(theme.font(12))
            label.setStyleSheet(f"color: {getattr(theme.palette, role)}; background: transparent;")
        self.details.setFont(theme.font(11, 400, mono=True))
        palette = QPalette(self.details.palette())
        palette.setColor(QPalette.ColorRole.Base, theme.colour("field"))
        palette.setColor(QPalette.ColorRole.Text, theme.colour("ink"))
        self.details.setPalette(palette)
        self.update()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("groove"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(16, 0, -16, 0), 6, 6)

    @Slot()
    def _close(self) -> None:
        if (notice := self.shown) is not None:
            self._closed.add(notice.topic)
            self._show()

    @Slot()
    def _turn(self) -> None:
        topics = [notice.topic for notice in self.open_ones]
        if (notice := self.shown) is not None:
            self._chosen = topics[(topics.index(notice.topic) + 1) % len(topics)]
            self._show()

    @Slot()
    def _switch_details(self) -> None:
        self.folded.setVisible(self.folded.isHidden())
        self._show()

    @Slot()
    def _copy(self) -> None:
        self.report_wanted.emit(self.shown, False)

    @Slot()
    def _copy_with_prompt(self) -> None:
        self.report_wanted.emit(self.shown, True)

    def _fit_details(self) -> None:
        """As high as the details need, as far as the window has room beside the panels."""
        line = QFontMetricsF(self.details.font()).lineSpacing()
        room = min(MOST_LINES, int(0.2 * self.window().height() / line))
        lines = max(LEAST_LINES, min(self.details.blockCount(), room))
        self.details.setFixedHeight(round(lines * line) + 16)

    def _show(self) -> None:
        notice, others = self.shown, len(self.open_ones) - 1
        if notice is not None:
            self.sign.show_severity(notice.severity)
            self.label.setText(notice.sentence)
            self.setAccessibleName(f"{tr(SEVERITIES[notice.severity])}: {notice.sentence}")
            self.others.set_label(f"+{others}", "")
            explains = tr("{count} more: show the next notice", count=others)
            self.others.setAccessibleName(explains)
            self.others.setToolTip(explains)
            if self.details.toPlainText() != notice.details:
                self.details.setPlainText(notice.details)
            self._fit_details()
        has_details = notice is not None and bool(notice.details)
        if not has_details:
            self.folded.hide()
        self.others.setVisible(others > 0)
        self.details_button.setVisible(has_details)
        self.details_button.set_label(tr("Details" if self.folded.isHidden() else "Less"), "")
        self.copy_button.setVisible(has_details)
        self.setVisible(notice is not None)
