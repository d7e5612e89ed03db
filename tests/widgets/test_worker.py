"""The engine's thread: the newest request wins, and nothing stale is heard."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.models import NumpyBackend, byte_level_bpe
from tests.widgets.conftest import LONG
from visualizer.ablation import RankWork
from visualizer.engine import Engine
from visualizer.errors import BackendError, ModelError, PassCancelled
from visualizer.sampling import Sampling
from visualizer.tokens import Prompt, Tokenizer
from visualizer.trace import Trace
from widgets.worker import Ended, Engines, Mailbox, Opening, Pass, Reply, Run, Studied, Study, mailbox


class SlowEngine(Engine):
    """An engine whose passes last until they are let go or cancelled; a prompt that begins with "fast" waits not."""

    def __init__(self) -> None:
        tokenizer = Tokenizer(byte_level_bpe(300))
        super().__init__(NumpyBackend(len(tokenizer.vocabulary)), tokenizer)
        self.began = threading.Event()
        self.let_go = threading.Event()
        self.asked: list[str] = []
        self.cancelled: list[str] = []
        self.is_closed = False
        self.threads: set[int] = set()

    def trace(
        self,
        prompt: str | Prompt,
        head_scale: object = None,
        cancelled: Callable[[], bool] | None = None,
        target: object = None,
    ) -> Trace:
        text = Prompt.of(prompt).text
        self.threads.add(threading.get_ident())
        self.asked.append(text)
        self.began.set()
        while not text.startswith("fast") and not self.let_go.wait(0.002):
            if cancelled is not None and cancelled():
                self.cancelled.append(text)
                raise PassCancelled("newer")
        if text == "broken":
            raise BackendError("It broke.")
        return super().trace(prompt)

    def close(self) -> None:
        self.is_closed = True
        super().close()


@pytest.fixture
def slow() -> SlowEngine:
    return SlowEngine()


@pytest.fixture
def engines(qtbot: QtBot, slow: SlowEngine) -> Iterator[Engines]:
    def opener(name: str, backend: str, device: str) -> SlowEngine:
        if name == "nothing":
            raise ModelError("There is no such model.")
        return slow

    engines = Engines(opener)
    with qtbot.waitSignal(engines.opened, timeout=LONG):
        engines.open("slow")
    yield engines
    engines.stop()
    assert slow.is_closed


def test_a_newer_edit_cancels_the_pass_under_way(engines: Engines, slow: SlowEngine, qtbot: QtBot) -> None:
    """Of many edits during one slow pass, only the first begins, only the last is answered."""
    heard: list[Reply] = []
    engines.replied.connect(heard.append)
    engines.trace(Prompt("one"))
    assert slow.began.wait(LONG / 1000)
    for text in ("two", "three", "four"):
        engines.trace(Prompt(text))
    with qtbot.waitSignal(engines.replied, timeout=LONG):
        engines.trace(Prompt("fast"))
    assert [reply.prompt.text for reply in heard] == ["fast"]
    assert slow.cancelled[:1] == ["one"]
    assert len(slow.asked) < 5 or slow.cancelled == slow.asked[:-1]


def test_a_reply_that_is_under_way_when_a_newer_edit_comes_is_dropped(
    engines: Engines, slow: SlowEngine, qtbot: QtBot
) -> None:
    """The worker has answered, the window has not yet looked: what comes then is that of the newer edit alone."""
    heard: list[Reply] = []
    engines.replied.connect(heard.append)
    answered = threading.Event()
    direct = Qt.ConnectionType.DirectConnection  # on the worker's thread, before the window hears
    engines._worker.replied.connect(lambda reply: answered.set(), type=direct)
    engines.trace(Prompt("fast 1"))
    assert answered.wait(LONG / 1000)
    with qtbot.waitSignal(engines.replied, timeout=LONG):
        engines.trace(Prompt("fast 2"))
    assert [reply.prompt.text for reply in heard] == ["fast 2"]


def test_all_passes_run_on_one_thread_that_is_not_the_window_s(
    engines: Engines, slow: SlowEngine, qtbot: QtBot
) -> None:
    for text in ("fast 1", "fast 2"):
        with qtbot.waitSignal(engines.replied, timeout=LONG):
            engines.trace(Prompt(text))
    assert len(slow.threads) == 1
    assert threading.get_ident() not in slow.threads


def test_an_empty_prompt_is_answered_without_a_pass(engines: Engines, slow: SlowEngine, qtbot: QtBot) -> None:
    with qtbot.waitSignal(engines.replied, timeout=LONG) as heard:
        engines.trace(Prompt(""))
    assert heard.args is not None
    assert heard.args[0].trace is None
    assert slow.asked == []


def test_a_pass_that_fails_says_why_and_the_thread_lives(engines: Engines, slow: SlowEngine, qtbot: QtBot) -> None:
    slow.let_go.set()
    with qtbot.waitSignal(engines.failed, timeout=LONG) as heard:
        engines.trace(Prompt("broken"))
    assert heard.args is not None
    assert (heard.args[0].what, heard.args[0].sentence) == ("pass", "It broke.")
    with qtbot.waitSignal(engines.replied, timeout=LONG):
        engines.trace(Prompt("fast"))


def test_a_model_that_cannot_be_opened_leaves_the_present_one(engines: Engines, slow: SlowEngine, qtbot: QtBot) -> None:
    with qtbot.waitSignal(engines.failed, timeout=LONG) as heard:
        engines.open("nothing")
    assert heard.args is not None
    assert heard.args[0].sentence == "There is no such model."
    assert not slow.is_closed
    with qtbot.waitSignal(engines.replied, timeout=LONG):
        engines.trace(Prompt("fast"))


def test_a_run_waits_until_each_step_was_shown(
    engines: Engines, slow: SlowEngine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the window has not shown a step, the worker hands out no other; it computes one ahead, no more."""
    monkeypatch.setattr(mailbox, "PATIENCE", LONG / 1000)
    heard: list[Reply] = []
    engines.replied.connect(heard.append)
    engines.run(Prompt("fast"), Sampling(), 3)
    for count in (1, 2, 3):
        ahead = 1 + min(3, count + 1)  # the prompt's own pass, and one for each step
        qtbot.waitUntil(lambda count=count, ahead=ahead: (len(heard), len(slow.asked)) == (count, ahead), timeout=LONG)
        if count < 3:
            engines.step_shown()
    qtbot.waitUntil(lambda: engines._mailbox.take() is None, timeout=LONG)
    assert [len(reply.prompt.drawn) for reply in heard] == [1, 2, 3]


def test_a_run_says_when_it_is_over_and_why(engines: Engines, qtbot: QtBot) -> None:
    engines.replied.connect(engines.step_shown)
    with qtbot.waitSignal(engines.ended, timeout=LONG) as heard:
        number = engines.run(Prompt("fast"), Sampling(), 3)
    assert heard.args == [Ended(number, "max_new_tokens")]
    assert heard.args[0].told == "Stopped after 3 new tokens."


def test_a_stop_string_ends_a_run(engines: Engines, qtbot: QtBot) -> None:
    """With the token that completes it; the sentence names it."""
    drawn: list[Reply] = []
    engines.replied.connect(drawn.append)
    engines.replied.connect(engines.step_shown)
    with qtbot.waitSignal(engines.ended, timeout=LONG):
        engines.run(Prompt("fast"), Sampling(greedy=True), 3)
    text = drawn[-1].prompt.text.removeprefix("fast")
    drawn.clear()
    with qtbot.waitSignal(engines.ended, timeout=LONG) as heard:
        engines.run(Prompt("fast"), Sampling(greedy=True), 30, stop=[text])
    assert [len(reply.prompt.drawn) for reply in drawn] == [1, 2, 3]
    assert heard.args[0].stopped_by == "stop_string"
    assert "stop string" in heard.args[0].told


def test_withdrawing_ends_a_run_unheard(engines: Engines, slow: SlowEngine, qtbot: QtBot) -> None:
    engines.run(Prompt("slow"), Sampling(), 5)
    assert slow.began.wait(LONG / 1000)
    engines.withdraw()
    heard: list[object] = []
    engines.ended.connect(heard.append)
    with qtbot.waitSignal(engines.replied, timeout=LONG):
        engines.trace(Prompt("fast"))
    assert heard == []
    assert slow.cancelled == ["slow"]


def test_stopping_cancels_the_pass_under_way(qtbot: QtBot) -> None:
    """Closing the window does not wait for the end of a long pass."""
    slow = SlowEngine()
    engines = Engines(lambda name, backend, device: slow)
    with qtbot.waitSignal(engines.opened, timeout=LONG):
        engines.open("slow")
    engines.trace(Prompt("endless"))
    assert slow.began.wait(LONG / 1000)
    engines.stop()
    assert slow.cancelled == ["endless"]
    assert not engines.is_running


def test_letting_go_waits_for_nothing(qtbot: QtBot) -> None:
    """A model that is being opened can be given up only at its next word; then it is closed, and the thread ends."""
    slow, began, go_on = SlowEngine(), threading.Event(), threading.Event()

    def opener(name: str, backend: str, device: str) -> SlowEngine:
        began.set()
        go_on.wait(LONG / 1000)
        return slow

    engines = Engines(opener)
    engines.open("slow")
    assert began.wait(LONG / 1000)
    engines.let_go()
    assert engines.is_running
    go_on.set()
    qtbot.waitUntil(lambda: not engines.is_running, timeout=LONG)
    assert slow.is_closed


def test_the_mailbox_has_one_place_of_each_kind() -> None:
    """A model to open comes first; of passes and runs the newest stays; a closed mailbox is empty."""
    mailbox = Mailbox()
    mailbox.put(Pass(1, Prompt("a")))
    mailbox.put(Opening(2, "m", "auto", "auto"))
    mailbox.put(Run(3, Prompt("b"), Sampling(), 1))
    assert mailbox.take() == Opening(2, "m", "auto", "auto")
    assert mailbox.take() == Run(3, Prompt("b"), Sampling(), 1)
    assert mailbox.take() is None
    assert mailbox.is_wanted(3)
    mailbox.put(Pass(4, Prompt("c")))
    assert not mailbox.is_wanted(3)
    mailbox.close()
    assert mailbox.take() is None
    assert not mailbox.is_wanted(4)


def test_a_study_gives_way_to_a_pass(engines: Engines, slow: SlowEngine, qtbot: QtBot) -> None:
    """Its pass under way is cancelled, and it says that it was given up."""
    heard: list[Studied] = []
    engines.studied.connect(heard.append)
    engines.study("rank", RankWork(Prompt("slow")))
    assert slow.began.wait(LONG / 1000)
    with qtbot.waitSignal(engines.replied, timeout=LONG):
        engines.trace(Prompt("fast"))
    qtbot.waitUntil(lambda: bool(heard), timeout=LONG)
    assert heard[-1].given_up
    assert slow.cancelled == ["slow"]


def test_a_pass_ends_the_study_under_way_and_others_wait_for_it() -> None:
    """What has not begun was asked for on its own account: it keeps its place behind the pass."""
    mailbox = Mailbox()
    first, other, again = (Study(number, name, no_work) for number, name in ((1, "rank"), (2, "tree"), (4, "rank")))
    mailbox.put(first)
    assert mailbox.take() == first
    mailbox.put(other)
    assert mailbox.is_study_wanted(first)
    mailbox.put(Pass(3, Prompt("b")))
    assert not mailbox.is_study_wanted(first)
    mailbox.put(again)
    assert [mailbox.take() for _ in range(4)] == [Pass(3, Prompt("b")), other, again, None]
    assert mailbox.is_study_wanted(other)
    assert mailbox.is_study_wanted(again)
    assert mailbox.is_wanted(3)


def test_a_study_of_the_same_name_takes_the_place_of_one_not_begun() -> None:
    mailbox = Mailbox()
    mailbox.put(Study(1, "tree", no_work))
    mailbox.put(newer := Study(2, "tree", no_work))
    assert [mailbox.take(), mailbox.take()] == [newer, None]


def no_work(engine: object, given_up: Callable[[], bool]) -> Iterator[object]:
    """Nothing."""
    return iter(())
