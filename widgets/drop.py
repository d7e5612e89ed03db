"""Dropping files on the window: a frame that says what will happen, and then it happens."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from visualizer.language import tr
from widgets.dropped import ModelFolder, TextFile, promise, sorted_out
from widgets.shield import shielded
from widgets.theme import Theme

WIDEST = 720  # pixels of the sentence


def local_files(content: QMimeData) -> list[Path]:
    """The files and folders of this machine that are dragged."""
    return [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]


class DropVeil(QWidget):
    """Lies over the window while files are dragged on it; neither pointer nor drag notices it."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme, self._sentence = theme, ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._sentence

    def say(self, sentence: str) -> None:
        """Cover the window with this sentence."""
        self._sentence = sentence
        self.setAccessibleName(sentence)
        self.setGeometry(self.parentWidget().rect())
        self.raise_()
        self.show()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        self.update()

    @shielded
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, area = self._theme, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme.colour("chrome"))
        veil.setAlpha(210)
        painter.fillRect(area, veil)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("bar"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(area.adjusted(5, 5, -5, -5), 8, 8)
        painter.setFont(theme.words(16, 600))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = QRectF(0, 0, min(WIDEST, area.width() - 96), area.height() - 96)
        text = QFontMetricsF(painter.font()).boundingRect(room, flags, self._sentence)
        card = QRectF(0, 0, text.width() + 56, text.height() + 36)
        card.moveCenter(area.center())
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("panel"))
        painter.drawRoundedRect(card, 10, 10)
        painter.setPen(theme.colour("ink"))
        painter.drawText(card.adjusted(28, 18, -28, -18), flags, self._sentence)


class DropTarget(QObject):
    """Takes files that are dropped on a window.

    `model_dropped` carries a folder's path, `texts_dropped` the `TextFile`s, `said` one sentence on what was left out.
    """

    model_dropped = Signal(str)
    texts_dropped = Signal(object)
    said = Signal(str)

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self.veil = DropVeil(window, theme)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._window = window

    def detach(self) -> None:
        """Take no files any more, before the window goes."""
        self._window.removeEventFilter(self)

    def take(self, paths: list[Path]) -> None:
        """Do what the files are for."""
        model, texts, said = sorted_out(paths)
        if isinstance(model, ModelFolder):
            self.model_dropped.emit(str(model.folder))
        if texts:
            self.texts_dropped.emit(tuple[TextFile, ...](texts))
        if said:
            more = tr("{count} more could not be used either.", count=len(said) - 1) if len(said) > 1 else ""
            self.said.emit(f"{said[0]} {more}".strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if files := local_files(event.mimeData()):
                self.veil.say(promise(files))
                event.setDropAction(Qt.DropAction.CopyAction)  # never to be moved away from where they lie
                event.accept()
                return True
        elif kind == QEvent.Type.DragMove and self.veil.isVisible():
            event.accept()
            return True
        elif kind == QEvent.Type.DragLeave:
            self.veil.hide()
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.veil.hide()
            if files := local_files(event.mimeData()):
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self.take(files)
                return True
        return False
