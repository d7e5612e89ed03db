"""Saving and copying the figures of a panel: the menu that every panel has, and the file dialog behind it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint, QStandardPaths, Slot
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from exporters import picture, save, svg
from visualizer.errors import HeadlightError
from visualizer.views import VIEWS
from visualizer.views.figure import Figure
from widgets.actions import BY_ID
from widgets.notices import NoticeBar
from widgets.panels.panel import Panel

KINDS = {
    ".png": "Picture (*.png)",
    ".svg": "Drawing (*.svg)",
    ".pdf": "Document (*.pdf)",
    ".npz": "Numbers, NumPy (*.npz)",
    ".csv": "Numbers, table (*.csv)",
    ".json": "Numbers, JSON (*.json)",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a row of the menu does: save or copy which view of the panel."""

    does: str  # "save" or "copy"
    view: str


class Saving(QObject):
    """Shows a panel's menu and does what is chosen there."""

    def __init__(self, window: QWidget, notices: NoticeBar) -> None:
        super().__init__()
        self._window, self._notices = window, notices
        self._panel: Panel | None = None
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)

    def menu(self, panel: Panel) -> QMenu:
        """One row to save and one to copy, for each view that the panel shows."""
        self._panel = panel
        menu = QMenu(self._window)
        menu.setAccessibleName(f"{panel.kind.title}: save or copy")
        several = len(panel.views) > 1
        for does, id, word in (("save", "save-figure", "Save picture"), ("copy", "copy-figure", "Copy picture")):
            for place, view in enumerate(panel.views):
                of = f" of “{VIEWS[view].title}”" if several else ""
                dots = "…" if does == "save" else ""
                row = menu.addAction(f"{word}{of}{dots}")
                row.setToolTip(BY_ID[id].explains)
                row.setData(Wish(does, view))
                row.setEnabled(bool(panel.figures))
                if place == 0:
                    row.setText(f"{row.text()}\t{BY_ID[id].shown_keys}")  # a tab: Qt sets it apart, as a key
        menu.triggered.connect(self._on_chosen)
        return menu

    @Slot(object, QPoint)
    def show_menu(self, panel: Panel, place: QPoint) -> None:
        """Open the menu of a panel."""
        menu = self.menu(panel)
        menu.exec(place)
        menu.deleteLater()

    def save(self, panel: Panel, view: str | None = None) -> None:
        """Ask for a place, and write the figure there; the suffix decides picture or numbers."""
        figure = panel.whole_figure(view or panel.views[0])
        if figure is None:
            return
        proposed = str(Path(self._folder) / f"headlight-{figure.view}.png")
        name, kind = QFileDialog.getSaveFileName(self._window, "Save the figure", proposed, ";;".join(KINDS.values()))
        self._window.activateWindow()  # where no window manager does it, the keys of the table would stay dead
        if not name:
            return
        path = Path(name)
        if not path.suffix:
            path = path.with_suffix(next((suffix for suffix, words in KINDS.items() if words == kind), ".png"))
        self.write(figure, path)

    def write(self, figure: Figure, path: Path) -> None:
        """Write a figure, and say so; a place that cannot be written to is a notice."""
        try:
            save(figure, path)
        except HeadlightError as wrong:
            self._notices.show_notice("file", str(wrong), "error")
        else:
            self._folder = str(path.parent)
            self._notices.show_notice("file", f"Saved “{figure.title}” as {path}.", fleeting=True)

    def copy(self, panel: Panel, view: str | None = None) -> None:
        """Put the figure on the clipboard, as a picture and as a drawing."""
        figure = panel.whole_figure(view or panel.views[0])
        if figure is None:
            return
        try:
            content = QMimeData()
            content.setImageData(QImage.fromData(picture(figure), "PNG"))
            content.setData("image/svg+xml", svg(figure))
        except HeadlightError as wrong:
            self._notices.show_notice("file", str(wrong), "error")
            return
        QGuiApplication.clipboard().setMimeData(content)
        self._notices.show_notice("file", f"Copied “{figure.title}” as a picture.", fleeting=True)

    @Slot(QAction)
    def _on_chosen(self, row: QAction) -> None:
        wish = row.data()
        if self._panel is not None and isinstance(wish, Wish):
            (self.save if wish.does == "save" else self.copy)(self._panel, wish.view)
