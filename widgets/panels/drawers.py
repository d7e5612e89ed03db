"""The drawer under the panels: tells more about what was clicked. One at a time, made when it is first wanted."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QPoint, QSize, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from visualizer.state import Baseline, Selection
from visualizer.trace import Trace
from widgets.panels.panel import Panel
from widgets.theme import Theme

HEIGHT = 300  # pixels, until a person drags it
LEAST = 170
USUAL = QSize(800, HEIGHT)


class Drawer(Protocol):
    """What the drawers need of one of them: a widget that draws some views of the present trace."""

    probed: SignalInstance
    picked: SignalInstance
    menu_wanted: SignalInstance
    closed: SignalInstance

    @property
    def panels(self) -> tuple[Panel, ...]: ...

    def show_trace(self, trace: Trace | None, selection: Selection, baseline: Baseline | None = None) -> None: ...

    def set_theme(self, theme: Theme) -> None: ...


Factory = Callable[[Theme], QWidget]  # makes a widget that is a `Drawer`


class Drawers(QStackedWidget):
    """Holds the drawers by name and shows one of them, or none.

    `probed`, `picked` and `menu_wanted` are those of their canvases; `made` carries the name and the drawer when one
    is made, `switched` the name of the one that is open, "" for none.
    """

    probed = Signal(object)
    picked = Signal(object)
    menu_wanted = Signal(object, QPoint)
    made = Signal(str, object)
    switched = Signal(str)

    def __init__(self, theme: Theme, factories: Mapping[str, Factory], size: QSize = USUAL) -> None:
        """`size` is what they would like to have: below the panels a height, beside them a width."""
        super().__init__()
        self._theme, self._factories, self._size = theme, factories, size
        self.by_name: dict[str, QWidget] = {}
        self.setMinimumHeight(LEAST)
        self.hide()

    def knows(self, name: str) -> bool:
        """Whether there is such a drawer here."""
        return name in self._factories

    @property
    def current(self) -> str:
        """The name of the drawer that is open, "" for none."""
        return next((name for name, drawer in self.by_name.items() if drawer is self.currentWidget()), "") * (
            not self.isHidden()
        )

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The panels of the drawer that is open."""
        return self.by_name[self.current].panels if self.current else ()  # type: ignore[attr-defined]

    def open(self, name: str) -> None:
        """Show one of them."""
        if name not in self.by_name:
            self._make(name)
        if self.current != name:
            self.setCurrentWidget(self.by_name[name])
            self.show()
            self.switched.emit(name)

    @Slot()
    def close_drawer(self) -> None:
        """Show none."""
        if self.current:
            self.hide()
            self.switched.emit("")

    def show_trace(self, trace: Trace | None, selection: Selection, baseline: Baseline | None = None) -> None:
        """Draw the one that is open."""
        if self.current:
            self.by_name[self.current].show_trace(trace, selection, baseline)  # type: ignore[attr-defined]

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        for drawer in self.by_name.values():
            drawer.set_theme(theme)  # type: ignore[attr-defined]

    def sizeHint(self) -> QSize:
        """Qt's."""
        return self._size

    def _make(self, name: str) -> None:
        widget = self._factories[name](self._theme)
        drawer: Drawer = widget  # type: ignore[assignment]
        drawer.probed.connect(self.probed)
        drawer.picked.connect(self.picked)
        drawer.menu_wanted.connect(self.menu_wanted)
        drawer.closed.connect(self.close_drawer)
        self.by_name[name] = widget
        self.addWidget(widget)
        self.made.emit(name, widget)
