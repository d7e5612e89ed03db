"""The presenter: what a lecturer does with a clicker, and what the back row then sees."""

import math
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.traces import random_trace
from tests.widgets.conftest import LONG, PROMPT
from visualizer.numerals import per_cent
from visualizer.palette import DARK, LIGHT
from visualizer.sampling import Sampling, next_token_distribution
from visualizer.state import Selection, Sitting
from visualizer.views import VIEWS, draw
from widgets.actions import BY_ID
from widgets.brush import Brush
from widgets.main_window import MainWindow
from widgets.presenter import big_bars, parts, scenes
from widgets.presenter.big_map import BigMap
from widgets.presenter.caption import fitted
from widgets.presenter.chips import Chips, Page, chosen_tokens, line_width
from widgets.presenter.keys import OWN_BY_KEY, SHARED
from widgets.presenter.marks import Glass
from widgets.presenter.presenting import choose_screen
from widgets.presenter.sight import LEAST, Sight
from widgets.presenter.window import Presenter
from widgets.theme import Theme

SAMPLING = Sampling(temperature=0.8, top_k=10, top_p=0.9)
Make = Callable[..., Presenter]


@pytest.fixture
def make(qapp: QApplication) -> Iterator[Make]:
    """Makes presenters of a sitting on random numbers; each is closed and deleted after the test."""
    made: list[Presenter] = []

    def presenter(words: int = 9, scene: str = scenes.BEGIN, size: tuple[int, int] = (1440, 900), show: bool = False,
                  **selection: object) -> Presenter:  # fmt: skip
        sitting = Sitting(Selection(layer=1, head=2, sampling=SAMPLING, **selection))  # type: ignore[arg-type]
        sitting.trace = random_trace(words)
        new = Presenter(sitting, Theme(DARK), scene)
        made.append(new)
        new.resize(*size)
        if show:
            new.show()
        return new

    yield presenter
    while made:
        last = made.pop()
        last.close()
        last.deleteLater()
        del last


def picture(presenter: Presenter) -> QImage:
    """What is on the screen."""
    return presenter.grab().toImage()


def colour_at(presenter: Presenter, x: float, y: float) -> QColor:
    """One pixel of it."""
    return picture(presenter).pixelColor(round(x), round(y))


def part(presenter: Presenter, kind: type) -> object:
    """The part of a kind in the scene on show."""
    return next(part for part in presenter.composition.parts if isinstance(part, kind))


def shown_of_a_pass() -> tuple[str, ...]:
    """The views of a decoder's typed text: without what an encoder fills, what is drawn, what needs longer work."""
    without = ("fillers", "timeline")
    return tuple(view.name for view in VIEWS.values() if view.study is None and view.name not in without)


# ---- paging ----
def test_a_clicker_walks_all_views_that_the_model_has_and_stops_at_both_ends(make: Make, qtbot: QtBot) -> None:
    presenter = make(show=True)
    qtbot.keyClick(presenter, Qt.Key.Key_Home)
    seen = [presenter.scene]
    most = 3 * len(VIEWS)  # some views are more than a screenful
    for _ in range(most):
        qtbot.keyClick(presenter, Qt.Key.Key_PageDown)
        seen.append(presenter.scene)
        assert not picture(presenter).isNull()
    first, *_, last = views = shown_of_a_pass()
    assert tuple(dict.fromkeys(seen)) == views
    assert presenter.scene == last
    qtbot.keyClick(presenter, Qt.Key.Key_Home)
    assert presenter.scene == first
    qtbot.keyClick(presenter, Qt.Key.Key_End)
    assert presenter.scene == last
    back = [presenter.scene]
    for _ in range(most):
        qtbot.keyClick(presenter, Qt.Key.Key_PageUp)
        back.append(presenter.scene)
    assert presenter.scene == first
    assert set(back) == set(views)


def test_a_view_of_more_than_a_screenful_is_paged_through_leaf_by_leaf(make: Make) -> None:
    """No mark is lost, and a leaf is left backwards as it was entered."""
    presenter = make(9, "why")
    leaves = presenter.composition.leaves
    assert leaves > 1
    shown = []
    for leaf in range(leaves):
        assert presenter.composition.leaf == leaf
        shown += [type(item.mark) for item in glass(presenter).items]
        presenter.page(1)
    assert presenter.scene != "why"
    assert shown == [type(mark) for mark in draw("why", presenter.sitting.trace, presenter.sitting.selection).marks]
    presenter.page(-1)
    assert (presenter.scene, presenter.composition.leaf) == ("why", leaves - 1)


def glass(presenter: Presenter) -> Glass:
    """The magnified figure on show."""
    return next(part for part in presenter.composition.parts if isinstance(part, Glass))


@pytest.mark.parametrize(
    ("key", "action"),
    [
        (Qt.Key.Key_Left, "token-left"),
        (Qt.Key.Key_Right, "token-right"),
        (Qt.Key.Key_Up, "layer-up"),
        (Qt.Key.Key_Down, "layer-down"),
        (Qt.Key.Key_BracketLeft, "head-left"),
        (Qt.Key.Key_BracketRight, "head-right"),
        (Qt.Key.Key_1, "stage-raw"),
        (Qt.Key.Key_4, "stage-softmax"),
        (Qt.Key.Key_Space, "step"),
    ],
)
def test_the_keys_of_the_window_mean_the_same_here(key: Qt.Key, action: str, make: Make, qtbot: QtBot) -> None:
    presenter = make()
    with qtbot.waitSignal(presenter.wanted) as wanted:
        qtbot.keyClick(presenter, key)
    assert wanted.args == [action]


def test_no_key_means_two_things() -> None:
    """The presenter's own keys are none of those that it shares with the window."""
    assert not set(OWN_BY_KEY) & set(SHARED)
    assert SHARED["Space"] is BY_ID["step"]


# ---- in the window ----
@pytest.fixture
def presented(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window that presents, with the keyboard in the presenter."""
    window.panels.heads.canvas.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.presenting.presenter is not None
    qtbot.waitExposed(window.presenting.presenter)
    return window


def test_f5_presents_and_f5_or_escape_ends(presented: MainWindow, qtbot: QtBot) -> None:
    """The scene is remembered from one presentation to the next."""
    for end in (Qt.Key.Key_Escape, Qt.Key.Key_F5):
        presenter = presented.presenting.presenter
        assert presenter is not None
        assert presenter.isFullScreen()
        qtbot.keyClick(presenter, Qt.Key.Key_PageDown)
        scene = presenter.scene
        qtbot.keyClick(presenter, end)
        assert not presented.presenting.is_on
        assert presented.isVisible()
        presented.commands.do("present")
        assert presented.presenting.presenter is not None
        assert presented.presenting.presenter.scene == scene


def test_what_is_typed_in_the_window_is_presented_at_once(presented: MainWindow, qtbot: QtBot) -> None:
    presenter = presented.presenting.presenter
    assert presenter is not None
    picture(presenter)
    qtbot.keyClicks(presented.prompt.field, " the")
    qtbot.waitUntil(
        lambda: presented.sitting.trace is not None and presented.sitting.trace.prompt == PROMPT + " the", timeout=LONG
    )
    picture(presenter)
    assert "“the”" in presenter.caption
    chips = part(presenter, Chips)
    assert isinstance(chips, Chips)
    assert chips.labels[-1] == "·the"
    presented.prompt.field.set_text("")
    qtbot.waitUntil(lambda: presented.sitting.trace is None, timeout=LONG)
    assert not picture(presenter).isNull()
    assert presenter.caption == ""


def test_keys_in_the_presenter_move_the_one_selection(presented: MainWindow, qtbot: QtBot) -> None:
    """Token, layer, head and stage; the window's panels follow."""
    presenter = presented.presenting.presenter
    assert presenter is not None
    qtbot.keyClick(presenter, Qt.Key.Key_Left)
    qtbot.keyClick(presenter, Qt.Key.Key_Up)
    qtbot.keyClick(presenter, Qt.Key.Key_BracketRight)
    qtbot.keyClick(presenter, Qt.Key.Key_2)
    selection = presented.sitting.selection
    assert (selection.query, selection.layer, selection.head, selection.stage) == (7, 2, 4, "scaled")
    figure = draw("head", presented.sitting.trace, selection)
    assert presenter.caption == figure.sentence


def test_space_draws_the_next_token(presented: MainWindow, qtbot: QtBot) -> None:
    presenter = presented.presenting.presenter
    assert presenter is not None
    before = len(presented.sitting.trace.tokens)
    with qtbot.waitSignal(presented.passes.running_changed, timeout=LONG, check_params_cb=lambda running: not running):
        qtbot.keyClick(presenter, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(presented.sitting.trace.tokens) == before + 1, timeout=LONG)
    assert len(presented.prompt.field.prompt.drawn) == 1


def test_a_clicker_pages_while_the_keyboard_is_in_the_window(presented: MainWindow, qtbot: QtBot) -> None:
    presenter = presented.presenting.presenter
    assert presenter is not None
    before = presenter.scene
    presented.commands.do("scene-after")
    assert presenter.scene != before
    presented.commands.do("scene-before")
    assert presenter.scene == before
    presented.activateWindow()
    presented.prompt.field.setFocus()
    qtbot.waitUntil(presented.prompt.field.hasFocus, timeout=LONG)
    qtbot.keyClick(presented.prompt.field, Qt.Key.Key_PageDown)
    assert presenter.scene != before
    qtbot.keyClick(presented.prompt.field, Qt.Key.Key_F5)
    assert not presented.presenting.is_on


def test_the_window_closes_its_presenter(presented: MainWindow) -> None:
    presented.close()
    assert not presented.presenting.is_on
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Presenter)]


def test_the_presenter_follows_the_theme(presented: MainWindow) -> None:
    presenter = presented.presenting.presenter
    assert presenter is not None
    assert colour_at(presenter, 2, 2) == QColor(LIGHT.panel)
    presented.themes.switch()
    assert colour_at(presenter, 2, 2) == QColor(presented.themes.theme.palette.panel)
    presented.themes.switch()


def test_a_closed_presenter_hears_nothing_more(make: Make) -> None:
    presenter = make()
    sitting = presenter.sitting
    presenter.close()
    counts = [len(signal) for signal in (sitting.trace_changed, sitting.selection_changed, sitting.pointed_changed,
                                         sitting.baseline_changed, sitting.factors_changed)]  # fmt: skip
    assert counts == [0] * 5
    sitting.trace = random_trace(3)
    presenter.close()


def test_the_second_screen_is_chosen_where_there_is_one() -> None:
    assert choose_screen(["desk", "beamer"], "desk") == "beamer"
    assert choose_screen(["desk", "beamer"], "beamer") == "desk"
    assert choose_screen(["desk"], "desk") == "desk"
    assert choose_screen([], "desk") == "desk"


# ---- blank, spotlight ----
@pytest.mark.parametrize("back", [Qt.Key.Key_Period, Qt.Key.Key_PageDown, Qt.Key.Key_Escape, Qt.Key.Key_X])
def test_a_blank_screen_is_black_until_any_key(back: Qt.Key, make: Make, qtbot: QtBot) -> None:
    """The key that brings the scene back does nothing else."""
    presenter = make(show=True)
    scene = presenter.scene
    qtbot.keyClick(presenter, Qt.Key.Key_Period)
    assert {picture(presenter).pixelColor(x, y).name() for x in (5, 700) for y in (5, 100, 800)} == {"#000000"}
    qtbot.keyClick(presenter, back)
    assert colour_at(presenter, 5, 5) == QColor(DARK.panel)
    assert presenter.isVisible()
    assert presenter.scene == scene


@pytest.mark.parametrize("by", ["key", "button"])
def test_the_spotlight_leaves_the_pointer_bright_and_dims_the_rest(by: str, make: Make, qtbot: QtBot) -> None:
    presenter = make(show=True)
    plain = picture(presenter)
    if by == "key":
        qtbot.keyClick(presenter, Qt.Key.Key_L)
    else:
        qtbot.mouseClick(presenter, Qt.MouseButton.RightButton, pos=QPoint(700, 70))
    QTest.mouseMove(presenter, QPoint(700, 70))
    lit = picture(presenter)
    assert lit.pixelColor(705, 75) == plain.pixelColor(705, 75)
    assert lit.pixelColor(700, 800).lightness() < 0.5 * plain.pixelColor(700, 800).lightness()
    QTest.mouseMove(presenter, QPoint(700, 800))
    moved = picture(presenter)
    assert moved.pixelColor(705, 805) == plain.pixelColor(705, 805)
    assert moved.pixelColor(700, 70).lightness() < plain.pixelColor(700, 70).lightness()
    qtbot.keyClick(presenter, Qt.Key.Key_L)
    assert picture(presenter).pixelColor(20, 20) == plain.pixelColor(20, 20)


def test_the_wheel_makes_the_spotlight_larger_and_smaller(make: Make, qtbot: QtBot) -> None:
    presenter = make(show=True)
    qtbot.keyClick(presenter, Qt.Key.Key_L)
    first = presenter.radius
    turn(presenter, 240)
    assert presenter.radius > first
    turn(presenter, -100_000)
    assert 0 < presenter.radius < first


def turn(presenter: Presenter, angle: int) -> None:
    """Turn the wheel in the middle of the window."""
    middle = QPointF(presenter.rect().center())
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(middle, middle, QPoint(), QPoint(0, angle), none, Qt.KeyboardModifier.NoModifier, phase, False)
    QApplication.sendEvent(presenter, event)


# ---- the pointer ----
def test_a_cell_that_is_pointed_at_lights_its_tokens_up_and_a_click_looks_from_it(make: Make, qtbot: QtBot) -> None:
    presenter = make(show=True)
    picture(presenter)
    big_map = part(presenter, BigMap)
    assert isinstance(big_map, BigMap)
    at = QPoint(round(big_map.x + 2.5 * big_map.cell), round(big_map.y + 5.5 * big_map.cell))
    QTest.mouseMove(presenter, at)
    assert presenter.sitting.pointed == (5, 2)
    assert not picture(presenter).isNull()
    with qtbot.waitSignal(presenter.picked) as picked:
        qtbot.mouseClick(presenter, Qt.MouseButton.LeftButton, pos=at)
    assert picked.args[0]["query"] == 5
    presenter.close()
    assert presenter.sitting.pointed == ()


# ---- the caption ----
def test_a_caption_by_hand_stays_until_the_scene_or_the_prompt_changes(make: Make, qtbot: QtBot) -> None:
    presenter = make(show=True)
    live = presenter.caption

    def write(text: str) -> None:
        qtbot.keyClick(presenter, Qt.Key.Key_E)
        presenter.editor.setText(text)
        qtbot.keyClick(presenter.editor, Qt.Key.Key_Return)

    write("Look at this.")
    assert presenter.caption == "Look at this."
    presenter.sitting.select(query=3)
    assert presenter.caption == "Look at this."
    qtbot.keyClick(presenter, Qt.Key.Key_R)
    assert presenter.caption == presenter.composition.sentence
    write("Again.")
    qtbot.keyClick(presenter, Qt.Key.Key_PageDown)
    assert presenter.caption == presenter.composition.sentence
    qtbot.keyClick(presenter, Qt.Key.Key_PageUp)
    write("Once more.")
    presenter.sitting.trace = random_trace(4)
    assert presenter.caption == presenter.composition.sentence != live
    write("")
    assert presenter.caption == presenter.composition.sentence


def test_escape_leaves_the_caption_as_it_was(make: Make, qtbot: QtBot) -> None:
    presenter = make(show=True)
    live = presenter.caption
    qtbot.mouseDClick(presenter, Qt.MouseButton.LeftButton, pos=QPoint(720, 790))
    assert not presenter.editor.isHidden()
    qtbot.keyClicks(presenter.editor, "no")
    qtbot.keyClick(presenter.editor, Qt.Key.Key_Escape)
    assert presenter.isVisible()
    assert presenter.editor.isHidden()
    assert presenter.caption == live


def test_a_long_caption_is_wrapped_and_at_last_elided(qapp: QApplication) -> None:
    theme = Theme(DARK)
    lines, size = fitted(theme, "One short sentence.", 1300)
    assert (lines, size) == (["One short sentence."], 32)
    lines, size = fitted(theme, "word " * 28 + "45 %.", 1300)
    assert (len(lines), size) == (2, 28)
    assert lines[-1].endswith("45\u00a0%.")
    lines, size = fitted(theme, "word " * 400, 1300)
    assert (len(lines), size) == (3, 24)
    assert lines[-1].endswith("…")
    assert all(theme.text_width(line, size, 500) <= 1300 for line in lines)


# ---- readable from the back row ----
@pytest.mark.parametrize("scene", VIEWS)
@pytest.mark.parametrize("words", [1, 9, 60])
def test_nothing_is_smaller_than_20_pixels_but_the_line_of_keys(
    scene: str, words: int, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 1440 × 900, where a unit is a pixel: every text that is painted, under the glass or not."""
    sizes: dict[str, float] = {}

    def watched(paint: Callable[..., object]) -> Callable[..., object]:
        def wrapper(brush: Brush, x: float, y: float, text: str, size: float = 12, *args: object, **named: object):
            scale = math.sqrt(abs(brush.painter.worldTransform().determinant()))
            sizes[text] = min(sizes.get(text, math.inf), size * scale)
            return paint(brush, x, y, text, size, *args, **named)

        return wrapper

    monkeypatch.setattr(Brush, "text", watched(Brush.text))
    monkeypatch.setattr(Brush, "piece", watched(Brush.piece))
    for module in (parts, big_bars):
        monkeypatch.setattr(module, "phrase", watched(parts.phrase))
    presenter = make(words, scene)
    picture(presenter)
    keys = {word for pair in presenter_keys() for word in pair} | {text for text in sizes if " of " in text}
    assert sizes
    assert {text: size for text, size in sizes.items() if size < LEAST and text not in keys} == {}
    assert min(sizes.values()) >= 16


def presenter_keys() -> list[tuple[str, str]]:
    """The line of keys."""
    from widgets.presenter.keys import hints

    return hints(False)


@pytest.mark.parametrize("size", [(1024, 700), (1440, 900), (1920, 1080), (2560, 1080), (800, 1000)])
def test_every_scene_fits_every_screen(size: tuple[int, int], make: Make) -> None:
    """Parts stay above the caption, on screens of any shape."""
    presenter = make(20, size=size)
    for scene in VIEWS:
        presenter.show_scene(scene)
        assert not picture(presenter).isNull()
    presenter.show_scene("head")
    big_map, chips = part(presenter, BigMap), part(presenter, Chips)
    assert isinstance(big_map, BigMap)
    assert isinstance(chips, Chips)
    assert big_map.y + big_map.side <= presenter.room.height() - 164
    assert all(presenter.room.contains(place) for place in chips.places.values())


# ---- long prompts ----
def test_of_many_tokens_those_are_shown_that_the_query_token_reads(qapp: QApplication) -> None:
    presented = sight(60)
    weights = np.full(60, 0.001, dtype=np.float32)
    weights[[4, 31]] = 0.5, 0.4
    chips = Chips(presented, presenter_line(), weights, draw("heads", presented.trace).marks[0].scale, numbered=True)
    assert {4, 31, presented.query} <= set(chips.tokens)
    assert chips.left_out > 0
    assert chips.tokens == sorted(chips.tokens)
    assert max(place.right() for place in chips.places.values()) <= presenter_line().right() + 1


def presenter_line():
    """Where the chips stand at 1440 × 900."""
    from PySide6.QtCore import QRectF

    return QRectF(40, 40, 1360, 64)


def sight(words: int, **selection: object) -> Sight:
    """A trace of random numbers, seen from a selection."""
    chosen = Selection(layer=1, head=2, **selection)  # type: ignore[arg-type]
    return Sight(random_trace(words), chosen, None, (), Theme(DARK))


def test_a_line_takes_tokens_as_they_rank_and_never_more_than_fit() -> None:
    widths = dict.fromkeys(range(10), 10.0)
    assert chosen_tokens(widths, 10, range(10), 1000, 2, 5) == list(range(10))
    chosen = chosen_tokens(widths, 10, [9, 2, 8, 7, 6, 5], 60, 2, 5)
    assert 9 in chosen
    assert 2 in chosen
    assert line_width(widths, 10, chosen, 2, 5) <= 60
    assert chosen_tokens(widths, 10, [9], 3, 2, 5) == [9]


def test_the_page_of_tokens_keeps_the_query_token_in_view(qapp: QApplication) -> None:
    from PySide6.QtCore import QRectF

    for query in (0, 30, 59):
        page = Page(sight(60, query=query), QRectF(40, 96, 600, 300))
        assert query in page.places
        assert page.left_out
    whole = Page(sight(6), QRectF(40, 96, 1360, 600))
    assert set(whole.places) == set(range(6))
    assert whole.left_out == ""


# ---- sentences ----
def test_the_caption_of_a_head_has_the_numbers_of_its_row(make: Make) -> None:
    presenter = make(5, "row", query=3)
    trace = presenter.sitting.trace
    assert trace is not None
    weights = trace.row(1, 2, 3)
    best = int(weights.argmax())
    name = "itself" if best == 3 else f"“{trace.tokens[best].text.strip()}”"
    assert presenter.caption.startswith("Looking back from “w3”, head 2 of layer 1 reads ")
    assert f"{name} ({100 * weights[best]:.0f} %)" in presenter.caption


def test_the_caption_of_next_token_has_both_probabilities(make: Make) -> None:
    presenter = make(5, "next-token")
    trace = presenter.sitting.trace
    assert trace is not None
    distribution = next_token_distribution(trace.logits[-1], SAMPLING)
    best = int(distribution.likeliest(1)[0])
    assert f"“w{best}”: {per_cent(float(distribution.given[best]))} % as the model gave it" in presenter.caption
    assert f"{per_cent(float(distribution.probabilities[best]))} % after {SAMPLING.words}" in presenter.caption


def test_a_model_with_scaled_heads_says_so(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []
    paint = Brush.text

    def watched(brush: Brush, x: float, y: float, text: str, *args: object, **named: object) -> float:
        texts.append(text)
        return paint(brush, x, y, text, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Brush, "text", watched)
    presenter = make()
    picture(presenter)
    assert not any("altered" in text for text in texts)
    presenter.sitting.factors = {(1, 2): 0.0}
    picture(presenter)
    assert "altered: 1 head" in texts
