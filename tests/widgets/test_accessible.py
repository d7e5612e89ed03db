"""What a screen reader finds in the window: names, roles, values, the order of the keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from widgets.accessible import MarkRegion, install
from widgets.controls import Segments
from widgets.main_window import MainWindow
from widgets.theme import ThemeController

Role, Text = QAccessible.Role, QAccessible.Text


def interfaces(window: QWidget) -> Iterator[QAccessibleInterface]:
    """The window and all in it that can be seen, in order."""
    left = [QAccessible.queryAccessibleInterface(window)]
    while left:
        one = left.pop()
        if not one.state().invisible:
            yield one
            left += [one.child(place) for place in reversed(range(one.childCount())) if one.child(place) is not None]


def found(window: QWidget, role: QAccessible.Role) -> list[QAccessibleInterface]:
    return [one for one in interfaces(window) if one.role() == role]


def value(one: QAccessibleInterface) -> str:
    return one.text(Text.Value)


def test_every_control_has_a_name_and_a_role(window: MainWindow) -> None:
    """Whatever the keyboard reaches, and whatever can be pressed."""
    controls = (Role.Button, Role.RadioButton, Role.CheckBox, Role.Slider, Role.EditableText, Role.ButtonMenu)
    named = [one for one in interfaces(window) if one.role() in controls or one.state().focusable]
    assert len(named) > 30
    nameless = [type(one.object()).__name__ for one in named if not one.text(Text.Name).strip()]
    assert not nameless


def test_every_mark_on_show_is_a_region_with_a_name_a_role_and_a_value(window: MainWindow) -> None:
    regions = {one.object(): one for one in interfaces(window) if isinstance(one.object(), MarkRegion)}
    for canvas in [panel.canvas for panel in window.panels.all] + [window.strip.canvas]:
        if not canvas.isVisible():
            continue
        shown = [item for item in canvas.items_shown if item.isVisible()]
        here = [one for region, one in regions.items() if region.parent() is canvas]
        assert len(here) == len(shown)
        for one, item in zip(here, shown, strict=True):
            assert one.text(Text.Name)
            assert value(one)
            assert one.role() in (Role.Table, Role.List, Role.Chart, Role.StaticText)
            corner = canvas.viewport().mapToGlobal(item.room.topLeft().toPoint())
            assert (one.rect().topLeft() - corner).manhattanLength() <= 2


def test_a_region_says_what_is_in_focus(window: MainWindow, qtbot: QtBot) -> None:
    """The value of the grid is its framed head, in the very words of hovering it."""
    grid = next(one for one in interfaces(window) if one.text(Text.Name).startswith("All heads, 6 layers by 8 heads"))
    before = value(grid)
    assert before.startswith("layer 3 head 3")
    window.sitting.select(layer=1, head=5)
    qtbot.waitUntil(lambda: value(grid).startswith("layer 1 head 5"))
    assert value(grid) == window.panels.heads.figures[0].marks[0].probe(1, 5).text


def test_regions_take_no_mouse_and_no_keyboard(window: MainWindow) -> None:
    for region in window.findChildren(MarkRegion):
        assert region.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        assert region.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_choices_side_by_side_are_radio_buttons(themes: ThemeController, qtbot: QtBot) -> None:
    install()
    segments = Segments(themes.theme, ("grid", "dots"), 0, name="drawn as")
    qtbot.addWidget(segments)
    segments.show()
    group = QAccessible.queryAccessibleInterface(segments)
    assert (group.role(), value(group)) == (Role.Grouping, "grid")
    choices = [group.child(place) for place in range(group.childCount())]
    assert [(one.role(), one.text(Text.Name)) for one in choices] == [
        (Role.RadioButton, "grid"),
        (Role.RadioButton, "dots"),
    ]
    assert [bool(one.state().checked) for one in choices] == [True, False]
    segments.choose(1)
    assert [bool(one.state().checked) for one in choices] == [False, True]
    assert value(group) == "dots"


def test_a_slider_says_its_value_in_words(window: MainWindow) -> None:
    slider = window.panels.controls.rows["temperature"].slider
    one = QAccessible.queryAccessibleInterface(slider)
    assert (one.role(), one.text(Text.Name)) == (Role.Slider, "temperature, 0.80")
    window.sitting.select(sampling=window.sitting.selection.sampling)
    slider.moved.emit(0.25)
    assert one.text(Text.Name) == "temperature, 0.50"
    assert one.valueInterface() is not None


def test_the_readings_of_the_foot_are_texts_with_values(window: MainWindow) -> None:
    reading = QAccessible.queryAccessibleInterface(window.foot.context)
    assert (reading.role(), reading.text(Text.Name), value(reading)) == (
        Role.StaticText,
        "context",
        "9 of 256 tokens",
    )


def test_the_keyboard_walks_in_reading_order(window: MainWindow, qtbot: QtBot) -> None:
    """From the prompt on: row by row, panel by panel from left to right, in each from above, and round to the bar."""
    window.prompt.field.setFocus()
    start = QApplication.focusWidget()
    places: list[tuple[int, int, int]] = []
    for _ in range(80):
        one = QApplication.focusWidget()
        assert one is not None
        places.append(place_of(window, one))
        window.focusNextChild()
        if QApplication.focusWidget() is start:
            break
    else:
        pytest.fail("the keyboard does not come round")
    first_of_bar = next(index for index, (part, _, _) in enumerate(places) if part < 0)
    assert places[:first_of_bar] == sorted(places[:first_of_bar])
    assert places[first_of_bar:] == sorted(places[first_of_bar:])


def place_of(window: MainWindow, one: QWidget) -> tuple[int, int, int]:
    """Where a widget comes in reading order: the part of the window, then its line, then its place in the line."""
    point = one.mapTo(window, QPoint(0, one.height() // 2))
    if window.bar.isAncestorOf(one):
        return -1, 0, point.x()
    for number, panel in enumerate(sorted(window.panels.all, key=lambda panel: panel.mapTo(window, QPoint()).x())):
        if panel.isAncestorOf(one):
            return 1 + number, point.y() // 20, point.x()
    return 0, int(window.strip.isAncestorOf(one)), point.x()


def test_the_new_focus_is_announced_once_it_rests(window: MainWindow, qtbot: QtBot) -> None:
    QAccessible.setActive(True)
    try:
        for head in (4, 5, 6):
            window.sitting.select(head=head)
        qtbot.waitUntil(lambda: bool(window.announcer.told))
        assert window.announcer.told == "layer 3 head 6, token 8 ·and"
    finally:
        QAccessible.setActive(False)


def test_regions_come_and_go_with_their_marks(window: MainWindow) -> None:
    canvas = window.panels.head.canvas
    figures = canvas.figures
    canvas.show_figures(())
    assert not [one for one in interfaces(canvas) if isinstance(one.object(), MarkRegion)]
    canvas.show_figures(figures)
    assert len([one for one in interfaces(canvas) if isinstance(one.object(), MarkRegion)]) == len(canvas.marks)
