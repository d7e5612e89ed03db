"""A label, a slider and a number that can be typed."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from visualizer.errors import BadInput
from visualizer.language import tr
from widgets.controls.fields import ValueField
from widgets.controls.settings import Setting
from widgets.controls.slider import HANDLE, Slider
from widgets.theme import Theme

ROW_HEIGHT = 36
LABEL_WIDTH = 88
VALUE_WIDTH = 48


class SettingRow(QWidget):
    """A label, a slider and a number that can be typed: one `Setting` of the `Sampling`."""

    wanted = Signal(float)  # the value that a person asks for

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
