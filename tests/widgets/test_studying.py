"""Longer work on the engine's thread is asked for of one model, and goes with it."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import LONG
from tests.widgets.test_worker import SlowEngine
from visualizer.engine import Engine
from widgets.studying import Studying
from widgets.worker import Engines, Opened


def work(engine: Engine, given_up: Callable[[], bool]) -> Iterator[Engine]:
    """Finds the engine that does it."""
    yield engine


@pytest.fixture
def second() -> SlowEngine:
    """The model that is opened later."""
    return SlowEngine()


@pytest.fixture
def engines(second: SlowEngine, qtbot: QtBot) -> Iterator[Engines]:
    """With a model that is open."""
    engines = Engines(lambda name, backend, device: second if name == "second" else SlowEngine())
    with qtbot.waitSignal(engines.opened, timeout=LONG):
        engines.open("first")
    yield engines
    engines.stop()


def test_what_was_asked_of_a_model_is_not_asked_of_the_next(engines: Engines, qtbot: QtBot) -> None:
    studying = Studying(engines, "any")
    studying.ask(work)
    with qtbot.waitSignal(engines.opened, timeout=LONG):
        engines.open("second")
    assert not studying.is_busy


def test_what_is_asked_for_as_soon_as_a_model_is_open_is_asked_of_it(
    engines: Engines, second: SlowEngine, qtbot: QtBot
) -> None:
    """Also where who asks hears of the model before the study does."""
    asked: list[Studying] = []

    def ask(opened: Opened) -> None:
        asked[0].ask(work, at_once=True)

    engines.opened.connect(ask)
    asked.append(studying := Studying(engines, "any"))
    with qtbot.waitSignal(studying.found, timeout=LONG) as heard:
        engines.open("second")
    assert heard.args is not None
    assert heard.args[0] is second
