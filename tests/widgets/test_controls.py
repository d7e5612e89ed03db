"""The controls: what is dragged and typed becomes a checked `Sampling`, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from visualizer.palette import LIGHT
from visualizer.sampling import Sampling
from widgets.controls import SamplingControls, Segments, settings
from widgets.controls.refusal import Refusal
from widgets.theme import Theme

VOCABULARY = 6144


@pytest.fixture
def controls(qtbot: QtBot) -> SamplingControls:
    controls = SamplingControls(Theme(LIGHT), VOCABULARY)
    qtbot.addWidget(controls)
    controls.resize(288, 190)
    controls.show()
    qtbot.waitExposed(controls)
    return controls


def type_into(qtbot: QtBot, field: object, text: str) -> None:
    """Replace what stands in a field, and press Enter."""
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("setting", settings(VOCABULARY), ids=lambda setting: setting.field)
@given(place=st.floats(0, 1))
def test_every_place_of_a_slider_is_a_setting_with_meaning(setting, place: float) -> None:
    """Wherever the handle is dragged, `Sampling` accepts the value."""
    sampling = setting.into(Sampling(), setting.value(place))
    assert 0 <= setting.place(float(getattr(sampling, setting.field))) <= 1.0001


@pytest.mark.parametrize("setting", settings(VOCABULARY), ids=lambda setting: setting.field)
@pytest.mark.parametrize("notches", [-1, 1])
def test_notches_lead_from_one_end_to_the_other(setting, notches: int) -> None:
    """The wheel reaches both ends of every slider, and never stands still before."""
    value = setting.value(0.0 if notches > 0 else 1.0)
    for _ in range(1000):
        after = setting.step(value, notches)
        if after == value:
            break
        value = after
    assert setting.place(value) == pytest.approx(setting.place(setting.value(1.0 if notches > 0 else 0.0)), abs=0.06)


def test_typing_a_number_sets_it(controls: SamplingControls, qtbot: QtBot) -> None:
    with qtbot.waitSignal(controls.changed) as heard:
        type_into(qtbot, controls.rows["temperature"].field, "0.8")
    assert heard.args == [Sampling(temperature=0.8)]
    assert controls.rows["temperature"].slider.place == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("temperature", "-1", "temperature is -1.0"),
        ("temperature", "warm", "“warm” is not a number"),
        ("temperature", "nan", "temperature is nan"),
        ("top_k", "-3", "top-k is -3"),
        ("top_k", "2.5", "“2.5” is not a whole number"),
        ("top_k", "0", "top-k 0 would keep no token"),
        ("top_p", "1.5", "top-p is 1.5"),
        ("top_p", "0", "top-p is 0.0"),
        ("min_p", "2", "min-p is 2.0"),
        ("repetition_penalty", "0", "repetition penalty is 0.0"),
    ],
)
def test_a_typed_value_without_meaning_is_refused_in_place(
    controls: SamplingControls, qtbot: QtBot, field: str, typed: str, says: str
) -> None:
    """The sentence stands beside the field until it is mended or left; the old value stays."""
    before, row = controls.sampling, controls.rows[field]
    with qtbot.assertNotEmitted(controls.changed):
        type_into(qtbot, row.field, typed)
    assert says in row.field.toolTip()
    refusal = controls.window().findChild(Refusal)
    assert refusal.isVisible()
    assert refusal.accessibleName() == row.field.toolTip()
    assert controls.sampling == before
    qtbot.keyClick(row.field, Qt.Key.Key_Escape)
    assert not refusal.isVisible()


def test_every_digit_of_a_long_number_is_seen(controls: SamplingControls, qtbot: QtBot) -> None:
    """A seed that is cut at the left would read as another one."""
    usual = controls.seed.width()
    type_into(qtbot, controls.seed, "99999999999")
    assert controls.seed.width() > controls.seed.fontMetrics().horizontalAdvance("99999999999")
    type_into(qtbot, controls.seed, "7")
    assert controls.seed.width() == usual


def test_leaving_a_refused_field_puts_the_old_value_back(controls: SamplingControls, qtbot: QtBot) -> None:
    field = controls.rows["top_p"].field
    type_into(qtbot, field, "7")
    assert field.is_refused
    controls.seed.setFocus()
    assert field.text() == "1.00"
    assert not field.is_refused


def test_escape_while_typing_puts_the_old_value_back(controls: SamplingControls, qtbot: QtBot) -> None:
    field = controls.rows["temperature"].field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "0.3")
    with qtbot.assertNotEmitted(controls.changed):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "1.00"


def test_off_keeps_every_token(controls: SamplingControls, qtbot: QtBot) -> None:
    controls.sampling = Sampling(top_k=40)
    assert controls.rows["top_k"].field.text() == "40"
    type_into(qtbot, controls.rows["top_k"].field, "off")
    assert controls.sampling.top_k == 0
    assert controls.rows["top_k"].slider.place == 1.0


def test_a_double_click_returns_to_the_default(controls: SamplingControls, qtbot: QtBot) -> None:
    controls.sampling = Sampling(temperature=0.3, top_k=40)
    slider = controls.rows["temperature"].slider
    qtbot.mouseDClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(10, slider.height() // 2))
    assert controls.sampling == Sampling(top_k=40)


def test_dragging_to_the_middle_of_temperature_is_one(controls: SamplingControls, qtbot: QtBot) -> None:
    controls.sampling = Sampling(temperature=0.2)
    slider = controls.rows["temperature"].slider
    middle = slider.height() // 2
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.x_of(0.1)), middle))
    qtbot.mouseMove(slider, QPoint(round(slider.x_of(0.5)), middle))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.x_of(0.5)), middle))
    assert controls.sampling.temperature == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize(("key", "expected"), [(Qt.Key.Key_Left, 0.95), (Qt.Key.Key_Right, 1.05)])
def test_arrow_keys_step_a_slider(controls: SamplingControls, qtbot: QtBot, key: Qt.Key, expected: float) -> None:
    slider = controls.rows["temperature"].slider
    slider.setFocus()
    qtbot.keyClick(slider, key)
    assert controls.sampling.temperature == pytest.approx(expected)


def test_the_wheel_steps_a_slider(controls: SamplingControls, qtbot: QtBot) -> None:
    slider = controls.rows["top_p"].slider
    centre = QPointF(slider.rect().center())
    turn = QWheelEvent(
        centre, QPointF(slider.mapToGlobal(slider.rect().center())), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(slider, turn)
    assert controls.sampling.top_p == pytest.approx(0.95)


def test_the_program_setting_a_value_is_no_change_by_a_person(controls: SamplingControls, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(controls.changed):
        controls.sampling = Sampling(temperature=0.5, top_k=10, seed=3, greedy=True)
    assert controls.seed.text() == "3"
    assert controls.how.choice == 0


def test_greedy_and_random_are_chosen_with_the_keyboard(controls: SamplingControls, qtbot: QtBot) -> None:
    controls.how.setFocus()
    qtbot.keyClick(controls.how, Qt.Key.Key_Left)
    assert controls.sampling.greedy
    assert controls.how.accessibleName() == "How the next token is chosen: greedy"


def test_a_seed_that_is_no_number_is_refused(controls: SamplingControls, qtbot: QtBot) -> None:
    type_into(qtbot, controls.seed, "x")
    assert controls.seed.toolTip() == "“x” is not a whole number: the seed takes one of at least 0."
    assert controls.sampling.seed == 0


def test_a_click_on_a_segment_chooses_it_once(qtbot: QtBot) -> None:
    segments = Segments(Theme(LIGHT), ("q·k", "scaled", "masked", "softmax"), 3, name="stage")
    qtbot.addWidget(segments)
    first, second, *_ = segments.widths()
    with qtbot.waitSignal(segments.chosen) as heard:
        qtbot.mouseClick(segments, Qt.MouseButton.LeftButton, pos=QPoint(first + second // 2, 12))
    assert heard.args == [1]
    with qtbot.assertNotEmitted(segments.chosen):
        qtbot.mouseClick(segments, Qt.MouseButton.LeftButton, pos=QPoint(first + second // 2, 12))


def test_every_control_has_a_name(controls: SamplingControls) -> None:
    """A screen reader says each control and its value."""
    for row in controls.rows.values():
        assert row.slider.accessibleName().startswith(row.label.text())
        assert row.field.accessibleName()
    assert controls.seed.accessibleName() == "seed"


@pytest.mark.parametrize("height", [400, 230, 180, 150, 120, 90, 60, 30])
def test_a_line_of_settings_is_whole_or_folded(controls: SamplingControls, height: int) -> None:
    controls.fold(height)
    controls.layout().activate()  # first: it says how low the window may be
    controls.resize(288, height)
    controls.layout().activate()
    parts = [*controls.rows.values(), controls.how, controls.seed, controls.length]
    shown = [part for part in parts if part.isVisible()]
    assert controls.rows["temperature"] in shown
    for part in shown:
        assert part.height() >= min(24, part.minimumHeight() or 24)
        assert part.geometry().bottom() < max(height, 30)
    assert len(shown) == len(parts) or height < 190


def test_settings_unfold_where_there_is_room_again(controls: SamplingControls) -> None:
    controls.fold(60)
    assert not controls.length.isVisible()
    controls.show_draws(False)
    controls.fold(400)
    assert not controls.how.isVisible()
    controls.show_draws(True)
    assert controls.length.isVisible()
    assert controls.how.isVisible()
