"""The export dialog: a figure on its page, exactly as the file will have it."""

from widgets.export_dialog.dialog import ExportDialog, Subject
from widgets.export_dialog.press import Press
from widgets.export_dialog.settings import ExportSettings

__all__ = ["ExportDialog", "ExportSettings", "Press", "Subject"]
