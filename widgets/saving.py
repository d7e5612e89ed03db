"""Exporting and copying the figures of a panel: the menu that every panel has, and the export dialog behind it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint, QStandardPaths, Slot
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from exporters import picture, svg
from visualizer.errors import HeadlightError
from visualizer.language import later, tr
from visualizer.state import Sitting
from visualizer.views import VIEWS
from widgets.actions import BY_ID
from widgets.export_dialog import ExportDialog, ExportSettings, Press, Subject
from widgets.models_menu import Models
from widgets.notices import NoticeBar
from widgets.panels.panel import Panel
from widgets.theme import Theme, ThemeController

KINDS = {
    ".png": later("Picture (*.png)"),
    ".svg": later("Drawing (*.svg)"),
    ".pdf": later("Document (*.pdf)"),
    ".npz": later("Numbers, NumPy (*.npz)"),
    ".csv": later("Numbers, table (*.csv)"),
    ".json": later("Numbers, JSON (*.json)"),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a row of the menu does: export or copy which view of the panel."""

    does: str  # "export" or "copy"
    view: str


class Saving(QObject):
    """Shows a panel's menu and the export dialog.

    `settings` are the dialog's choices as they were used last; whoever keeps settings reads and writes them.
    """

    def __init__(
        self, window: QWidget, notices: NoticeBar, sitting: Sitting, models: Models, themes: ThemeController
    ) -> None:
        super().__init__()
        self._window, self._notices, self._sitting, self._models = window, notices, sitting, models
        self._themes = themes
        self._panel: Panel | None = None
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        self._press = Press()
        self.settings = ExportSettings()
        self.dialog: ExportDialog | None = None
        themes.changed.connect(self._dress)

    def menu(self, panel: Panel) -> QMenu:
        """One row to export and one to copy, for each view that the panel shows."""
        self._panel = panel
        menu = QMenu(self._window)
        menu.setAccessibleName(tr("{title}: export or copy", title=tr(panel.kind.title)))
        several = len(panel.views) > 1
        for does, id, one, of in (
            ("export", "save-figure", tr("Export…"), later("Export “{view}”…")),
            ("copy", "copy-figure", tr("Copy picture"), later("Copy picture of “{view}”")),
        ):
            for place, view in enumerate(panel.views):
                row = menu.addAction(tr(of, view=tr(VIEWS[view].title)) if several else one)
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

    def export(self, panel: Panel, view: str | None = None) -> None:
        """Open the dialog on a panel's figure; the other views of the panel, then all others, are offered with it."""
        trace, selection, baseline = panel.shown
        if trace is None or self.dialog is not None:
            return
        origin = panel.opened_by or self._models.origin
        factors = {} if panel.opened_by else dict(self._sitting.factors)  # heads are scaled in the window's model alone
        views = dict.fromkeys([*([view] if view else []), *panel.views, *VIEWS])
        subject = Subject(
            trace, selection, tuple(views), baseline, factors, *origin, folder=self._folder,
        )  # fmt: skip
        self.dialog = ExportDialog(self._window, self._themes.theme, self._press, subject, self.settings)
        self.dialog.place_wanted.connect(self._ask_place)
        self.dialog.saved.connect(self._on_saved)
        self.dialog.closed.connect(self._on_closed)
        self.dialog.open()

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
        self._notices.show_notice("file", tr("Copied “{title}” as a picture.", title=figure.title), fleeting=True)

    def stop(self) -> None:
        """Close the dialog and end the thread that draws pages, before the window goes."""
        if self.dialog is not None:
            self.dialog.dismiss()
        self._press.stop()

    @Slot(str)
    def _ask_place(self, proposed: str) -> None:
        """The system's dialog; it also asks before it lets a file be overwritten."""
        if self.dialog is None:
            return
        known = {suffix: tr(words) for suffix, words in KINDS.items()}
        first = known[Path(proposed).suffix.lower()]
        kinds = [first, *(words for words in known.values() if words != first)]
        name, kind = QFileDialog.getSaveFileName(self._window, tr("Save the figure"), proposed, ";;".join(kinds))
        self._window.activateWindow()  # where no window manager does it, the keys of the table would stay dead
        if not name:
            return
        path = Path(name)
        if not path.suffix:
            path = path.with_suffix(next((suffix for suffix, words in known.items() if words == kind), ""))
        self.dialog.save_as(path)

    @Slot(str, object)
    def _on_saved(self, title: str, path: Path) -> None:
        self._folder = str(path.parent)
        self._notices.show_notice("file", tr("Saved “{title}” as {file}.", title=title, file=path), fleeting=True)

    @Slot()
    def _on_closed(self) -> None:
        if self.dialog is not None:
            self.settings = self.dialog.settings
            self.dialog = None

    @Slot(object)
    def _dress(self, theme: Theme) -> None:
        if self.dialog is not None:
            self.dialog.set_theme(theme)

    @Slot(QAction)
    def _on_chosen(self, row: QAction) -> None:
        wish = row.data()
        if self._panel is not None and isinstance(wish, Wish):
            (self.export if wish.does == "export" else self.copy)(self._panel, wish.view)
