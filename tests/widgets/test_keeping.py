"""What a window keeps: the file whole whatever happens, the state as it was, and nothing that does harm."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from tests.widgets.conftest import LONG, MODEL, PROMPT
from visualizer.errors import ModelError
from visualizer.sampling import Sampling
from visualizer.state import Selection
from visualizer.tokens import Prompt
from widgets.keeping.fields import plain, restored
from widgets.keeping.parts import FITTED, within_reach
from widgets.keeping.settings import Settings
from widgets.keeping.start import FIRST_MODEL, FIRST_PROMPT, Start, start
from widgets.keeping.workspaces import WorkspacesPart
from widgets.main_window import MainWindow
from widgets.theme import ThemeController
from widgets.worker import Opener, open_from_library

ROOT = Path(__file__).resolve().parents[2]
Reopen = Callable[..., MainWindow]


# ---- the file ----
WRITER = """
import sys
from pathlib import Path
from widgets.keeping.settings import Settings
settings = Settings.read(Path(sys.argv[1]))
print("ready", flush=True)
for count in range(int(sys.argv[2])):
    print("writing", flush=True)
    settings.write({"prompt": {"count": count, "text": str(count) * 20_000}})
"""


def writer(file: Path, count: int) -> subprocess.Popen:
    """A process that writes the settings `count` times."""
    process = subprocess.Popen([sys.executable, "-c", WRITER, file, str(count)], cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_kill_during_a_hundred_writes_leaves_a_whole_file(tmp_path: Path) -> None:
    """Whenever it comes, the file is that of one write, old or new, and the next start reads it."""
    file = tmp_path / "settings.json"
    Settings(file).write({"prompt": {"count": -1, "text": ""}})
    for begun in (1, 2, 13, 40, 77, 99):
        process = writer(file, 100)
        for _ in range(begun):
            assert process.stdout is not None
            process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        found = Settings.read(file)
        assert found.complaint == ""
        prompt = found.section("prompt")
        assert prompt["text"] == ("" if prompt["count"] < 0 else str(prompt["count"]) * 20_000)


def test_what_killed_writers_left_beside_the_file_is_swept_away(tmp_path: Path) -> None:
    left, fresh = tmp_path / ".headlight-1-aa.part", tmp_path / ".headlight-2-bb.part"
    for part in (left, fresh):
        part.write_bytes(b"{")
    os.utime(left, (1, 1))
    Settings(tmp_path / "settings.json").write({})
    assert not left.exists()
    assert fresh.exists()  # another window may be writing just now


def test_two_windows_leave_the_file_of_one_of_them(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    both = [writer(file, 60), writer(file, 60)]
    while any(process.poll() is None for process in both):
        assert Settings.read(file).complaint == ""
    for process in both:
        process.communicate()
    assert Settings.read(file).section("prompt")["count"] == 59


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "damaged"),
        (b'{"program": "headlight", "version": 1, "prompt": {"te', "damaged"),
        (b"\xff\xfe\x00\x01", "damaged"),
        (b"[" * 100_000, "damaged"),
        (b"[1, 2]", "another program"),
        (b'{"folders": []}', "another program"),
        (b'{"program": "headlight", "version": 99}', "another version"),
        (b'{"program": "headlight", "version": "1"}', "another version"),
    ],
    ids=["empty", "torn", "bytes", "deep", "list", "foreign", "newer", "ill-typed version"],
)
def test_a_file_that_cannot_be_understood_is_set_aside_and_said(tmp_path: Path, content: bytes, why: str) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    read = Settings.read(file)
    assert why in read.complaint
    assert read.sections == {}
    (aside,) = tmp_path.iterdir()
    assert aside.name.startswith("settings.json.damaged-")
    assert str(aside) in read.complaint
    assert aside.read_bytes() == content
    read.write({"run": {"arcs": True}})
    assert Settings.read(file).section("run") == {"arcs": True}


def test_no_file_is_no_complaint(tmp_path: Path) -> None:
    read = Settings.read(tmp_path / "not" / "there" / "settings.json")
    assert read.complaint == ""
    read.write({"run": {}})
    assert read.path.is_file()


def test_sections_and_fields_of_others_are_handed_on(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    Settings(file).write({"of a later day": {"x": [1]}, "run": {"arcs": True}})
    again = Settings.read(file)
    again.write({"run": {"arcs": False}})
    assert Settings.read(file).sections == {"of a later day": {"x": [1]}, "run": {"arcs": False}}


# ---- records ----
SELECTIONS: dict[str, some.SearchStrategy[Any]] = dict(
    layer=some.integers(0, 200),
    head=some.integers(0, 200),
    query=some.integers(-3000, 3000),
    stage=some.sampled_from(["raw", "scaled", "masked", "softmax"]),
    kind=some.none() | some.sampled_from(["self", "encoder", "decoder", "cross"]),
    tokenizers=some.lists(some.text(max_size=5), max_size=3).map(tuple),
    arcs_from=some.sampled_from(["query", "all"]),
    contrast=some.sampled_from(["full", "stretched"]),
    key=some.none() | some.integers(0, 3000),
    pinned=some.none() | some.integers(0, 3000),
    candidate=some.none() | some.integers(0, 200_000),
    sink=some.sampled_from(["shown", "aside"]),
    least=some.floats(0, 1),
    sampling=some.builds(
        Sampling,
        temperature=some.floats(0, 5),
        top_k=some.integers(0, 100),
        top_p=some.floats(0.01, 1),
        min_p=some.floats(0, 1),
        greedy=some.booleans(),
        seed=some.integers(0, 2**32),
        repetition_penalty=some.floats(0.1, 3),
    ),
)
JUNK = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=5),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(some.fixed_dictionaries(SELECTIONS))
@settings(max_examples=60, deadline=None)
def test_a_selection_comes_back_as_it_was(chosen: dict[str, Any]) -> None:
    selection = Selection(**chosen)  # not within the strategy: its types are checked by samples, drawn at random
    assert restored(Selection(), json.loads(json.dumps(plain(selection, FITTED))), FITTED) == selection


@given(some.dictionaries(some.sampled_from([field.name for field in fields(Selection)]), JUNK))
@settings(max_examples=150, deadline=None)
def test_whatever_a_file_says_a_selection_can_be_made_of_it(kept: dict[str, Any]) -> None:
    """Each field is of its type, those that make no sense are as usual, and what was made of them comes back."""
    found = restored(Selection(), json.loads(json.dumps(kept)), FITTED)
    for name, kind in (("layer", int), ("stage", str), ("order", str), ("least", float), ("sampling", Sampling)):
        assert type(getattr(found, name)) is kind
    assert restored(Selection(), json.loads(json.dumps(plain(found)))) == found


def test_one_field_that_lost_its_meaning_costs_only_itself() -> None:
    kept = {"layer": 5, "head": -1, "stage": "no such stage", "query": "2", "sampling": {"temperature": -1, "top_k": 7}}
    assert restored(Selection(), kept) == Selection(layer=5, sampling=Sampling(top_k=7))


# ---- what to begin with ----
def kept(**sections: dict[str, Any]) -> Settings:
    found = Settings(Path("settings.json"))
    found.sections = sections
    return found


def test_the_first_start_is_a_sample_on_the_embedded_model() -> None:
    first = start(None, None, None, None, None)
    assert (first.prompt, first.model, first.is_sample, first.instead) == (Prompt(FIRST_PROMPT), FIRST_MODEL, True, "")


def test_the_command_line_wins_over_what_was_kept() -> None:
    before = kept(
        prompt={"text": "kept", "drawn": [5], "drawn_by": "f", "caret": 2, "pages": [{"name": "a", "text": "kept"}]},
        model={"name": "/models/big", "backend": "torch", "device": "cuda"},
    )
    given = start(before, "typed", MODEL, None, None)
    assert given == Start(Prompt("typed"), 5, MODEL, "auto", "auto")
    again = start(before, None, None, None, "cpu")
    assert again.prompt == Prompt("kept")
    assert (again.model, again.backend, again.device, again.instead) == ("/models/big", "torch", "cpu", FIRST_MODEL)
    assert [page.name for page in again.pages] == ["a"]


def test_an_empty_prompt_is_kept_as_one() -> None:
    assert start(kept(prompt={"text": "", "caret": 0}), None, None, None, None).prompt == Prompt("")


@given(some.fixed_dictionaries({}, optional={name: JUNK for name in ("text", "drawn", "caret", "page", "pages")}), JUNK)
@settings(max_examples=150, deadline=None)
def test_a_window_can_begin_with_whatever_a_file_says(prompt: dict[str, Any], name: Any) -> None:
    first = start(kept(prompt=prompt, model={"name": name, "backend": name}), None, None, None, None)
    assert 0 <= first.caret <= len(first.prompt.text)
    assert all(token >= 0 for token in first.prompt.drawn)
    assert first.backend in ("auto", "onnx", "torch")
    assert first.model


# ---- where it lies ----
SCREENS = [QRect(0, 0, 1920, 1080), QRect(1920, 0, 1280, 1024)]


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        (QRect(100, 100, 1440, 900), QRect(100, 100, 1440, 900)),
        (QRect(2000, 10, 1000, 800), QRect(2000, 10, 1000, 800)),
        (QRect(1800, 700, 1440, 900), QRect(1800, 700, 1440, 900)),
        (QRect(5000, 200, 1440, 900), QRect(240, 90, 1440, 900)),
        (QRect(100, -2000, 4000, 3000), QRect(0, 0, 1920, 1080)),
        (QRect(-1430, 100, 1440, 900), QRect(240, 90, 1440, 900)),
    ],
    ids=["inside", "second screen", "over an edge", "on a screen that is gone", "too large", "out of reach"],
)
def test_a_window_lies_where_it_can_be_grasped(frame: QRect, expected: QRect) -> None:
    assert within_reach(frame, SCREENS) == expected


# ---- the window ----
@pytest.fixture
def reopen(themes: ThemeController, qtbot: QtBot, tmp_path: Path) -> Iterator[Reopen]:
    """Opens a window on the settings of the last one, which is closed first."""
    windows: list[MainWindow] = []

    def leave() -> None:
        while windows:
            window = windows.pop()
            window.close()
            window.deleteLater()

    def again(
        prompt: str | None = None, model: str | None = None, opener: Opener = open_from_library, wait: bool = True
    ) -> MainWindow:
        leave()
        found = Settings.read(tmp_path / "settings.json")
        window = MainWindow(themes, opener, settings=found)
        windows.append(window)
        window.resize(1440, 900)
        window.keeper.restore()
        window.show()
        window.resume(start(found, prompt, model, None, None))
        if wait:
            qtbot.waitUntil(lambda: window.models.spec is not None and window.passes.is_up_to_date, timeout=LONG)
        return window

    yield again
    leave()


def test_a_window_is_tomorrow_as_it_was_today(reopen: Reopen, qtbot: QtBot, themes: ThemeController) -> None:
    """Prompt with its drawn tokens, caret, focus, sliders, size, panels and shape; and nothing of it can be undone."""
    window = reopen(PROMPT, MODEL)
    with qtbot.waitSignal(window.passes.running_changed, timeout=LONG, check_params_cb=lambda running: not running):
        window.commands.do("step")
    window.sitting.select(layer=1, head=2, query=3, sampling=Sampling(temperature=0.31, top_k=9), contrast="stretched")
    window.panels.controls.max_new_tokens = 7
    window.panels.head.show_arcs(True)
    window.panels.fold(window.panels.embedding)
    window.resize(800, 640)  # off screen there are 800 × 800 pixels
    cursor = window.prompt.field.textCursor()
    cursor.setPosition(4)
    window.prompt.field.setTextCursor(cursor)
    prompt, selection, ids = window.prompt.field.prompt, window.sitting.selection, tokens(window)
    assert prompt.drawn

    window = reopen()
    assert window.prompt.field.prompt == prompt
    assert tokens(window) == ids
    assert window.prompt.field.caret == 4
    assert window.sitting.selection == selection
    assert window.panels.controls.sampling == selection.sampling
    assert window.panels.controls.max_new_tokens == 7
    assert window.prompt.generate.key.startswith("7 tokens")
    assert window.panels.head.is_arcs
    assert not window.panels.is_open(window.panels.embedding)
    assert (window.width(), window.height()) == (800, 640)
    assert window.models.wanted[0] == MODEL
    assert not window.undoing.can_undo
    assert window.notices.shown is None


def tokens(window: MainWindow) -> list[int]:
    """The ids of the tokens that are shown."""
    return [token.id for token in window.sitting.trace.tokens] if window.sitting.trace else []


def test_drawn_tokens_are_text_to_another_model(reopen: Reopen, tmp_path: Path) -> None:
    reopen(PROMPT, MODEL).close()
    file = tmp_path / "settings.json"
    told = json.loads(file.read_text())
    told["prompt"] |= {"drawn": [3, 4], "drawn_by": "another"}
    file.write_text(json.dumps(told))
    window = reopen()
    assert window.prompt.field.prompt == Prompt(PROMPT)


def test_a_prompt_on_the_command_line_is_looked_at_from_its_end(reopen: Reopen) -> None:
    window = reopen(PROMPT, MODEL)
    window.sitting.select(layer=2, query=1, pinned=2)
    window = reopen("Once upon a time")
    assert window.prompt.field.text == "Once upon a time"
    assert (window.sitting.selection.layer, window.sitting.selection.query) == (2, -1)
    assert window.sitting.selection.pinned is None


def test_a_model_that_is_not_there_today_is_said_and_wanted_still(reopen: Reopen, tmp_path: Path) -> None:
    """The embedded one is open instead; tomorrow the disk may be back."""
    gone = str(tmp_path / "usb" / "big-model")
    reopen(PROMPT, MODEL).models.wanted = gone, "onnx", "cpu"
    window = reopen()
    assert window.models.spec is not None
    assert window.models.spec.name == FIRST_MODEL
    assert window.notices.shown is not None
    assert "big-model" in window.notices.shown.text
    assert FIRST_MODEL in window.notices.shown.text
    assert window.models.wanted == (gone, "onnx", "cpu")
    assert window.prompt.field.text == PROMPT


def test_where_nothing_can_be_opened_the_window_says_so(reopen: Reopen, qtbot: QtBot) -> None:
    """The model that stands in is tried once."""
    reopen(PROMPT, MODEL).models.wanted = "gone", "auto", "auto"
    tried = []

    def nothing(name: str, backend: str, device: str) -> Any:
        tried.append(name)
        raise ModelError(f"There is no {name}.")

    window = reopen(opener=nothing, wait=False)
    qtbot.waitUntil(lambda: window.notices.shown is not None and window.notices.shown.topic == "model", timeout=LONG)
    assert tried == ["gone", FIRST_MODEL]


def test_a_change_is_written_soon_and_not_only_at_the_end(reopen: Reopen, qtbot: QtBot, tmp_path: Path) -> None:
    window = reopen(PROMPT, MODEL)
    window.keeper._soon.setInterval(0)
    window.sitting.select(layer=4)
    file = tmp_path / "settings.json"
    qtbot.waitUntil(lambda: Settings.read(file).section("look").get("layer") == 4, timeout=LONG)


def test_a_damaged_file_costs_the_settings_and_nothing_else(reopen: Reopen, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{torn")
    window = reopen()
    assert window.prompt.field.text == FIRST_PROMPT
    assert window.notices.shown is not None
    assert "settings.json.damaged-" in window.notices.shown.text


def test_a_part_that_cannot_be_restored_costs_only_itself(reopen: Reopen) -> None:
    class Broken:
        def state(self) -> dict[str, Any]:
            return {"x": 1}

        def restore(self, state: object) -> None:
            raise KeyError("lost")

    window = reopen(PROMPT, MODEL)
    window.keeper.keep(broken=Broken())
    window.keeper.restore()
    window = reopen()
    window.keeper.keep(broken=Broken())
    window.keeper.restore()
    assert window.notices.shown is not None
    assert "KeyError" in window.notices.shown.details
    assert window.prompt.field.text == PROMPT


def test_a_place_that_cannot_be_written_to_is_said_once(reopen: Reopen, qtbot: QtBot, tmp_path: Path) -> None:
    window = reopen(PROMPT, MODEL)
    (tmp_path / "settings.json").unlink(missing_ok=True)
    (tmp_path / "settings.json").mkdir()
    window.keeper._soon.setInterval(0)
    window.sitting.select(layer=1)
    qtbot.waitUntil(lambda: window.notices.shown is not None, timeout=LONG)
    assert window.notices.shown is not None
    assert window.notices.shown.severity == "warning"
    assert "not kept for the next start" in window.notices.shown.text
    window.notices.close_button.click()
    window.sitting.select(layer=2)
    qtbot.waitUntil(lambda: not window.keeper._soon.isActive(), timeout=LONG)
    assert window.notices.shown is None


def test_a_window_without_settings_writes_nothing(window: MainWindow, tmp_path: Path) -> None:
    window.sitting.select(layer=2)
    assert not window.keeper._soon.isActive()


def test_the_first_prompt_of_all_gives_way_to_what_is_typed_on_the_second_day_too(reopen: Reopen, qtbot: QtBot) -> None:
    reopen()
    window = reopen()
    qtbot.keyClicks(window.prompt.field, "Mine")
    assert window.prompt.field.text == "Mine"


def test_a_maximised_window_is_one_again_and_a_whole_screen_is_not(reopen: Reopen) -> None:
    window = reopen(PROMPT, MODEL)
    window.setWindowState(Qt.WindowState.WindowFullScreen)
    assert not reopen().isFullScreen()


def test_reading_takes_no_time(tmp_path: Path) -> None:
    """A millisecond or so, a long prompt included; here it is more, since the shapes are checked with every record."""
    file = tmp_path / "settings.json"
    look = plain(replace(Selection(), layer=4), FITTED)
    Settings(file).write({"prompt": {"text": "word " * 2000, "drawn": list(range(500))}, "look": look})
    times = []
    for _ in range(7):
        began = time.perf_counter()
        found = Settings.read(file)
        start(found, None, None, None, None)
        restored(Selection(), found.section("look"), FITTED)
        times.append(time.perf_counter() - began)
    assert min(times) < 0.012


def test_a_screenshot_neither_reads_nor_writes(tmp_path: Path) -> None:
    """Not even a damaged file is touched, and the picture is that of a first start."""
    kept = tmp_path / "headlight" / "settings.json"
    kept.parent.mkdir()
    kept.write_text("{torn")
    environment = os.environ | {"XDG_CONFIG_HOME": str(tmp_path)}
    words = [sys.executable, "main.py", "--screenshot", str(tmp_path / "shot.png"), "--size", "800x600"]
    done = subprocess.run(words, capture_output=True, cwd=ROOT, env=environment, timeout=55)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [path.name for path in kept.parent.iterdir()] == ["settings.json"]
    assert kept.read_text() == "{torn"


@pytest.mark.parametrize("fresh", [True, False])
def test_fresh_neither_reads_nor_writes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fresh: bool) -> None:
    """The whole program: a window that closes at once, with and without."""
    (tmp_path / "headlight").mkdir()
    file = tmp_path / "headlight" / "settings.json"
    Settings(file).write({"prompt": {"text": "kept"}, "of another": {}})
    before = file.read_text()
    code = (
        "import sys, main; from PySide6.QtCore import QTimer; from widgets.main_window import MainWindow\n"
        "class Short(MainWindow):\n"
        "    def resume(self, start):\n"
        "        print(start.prompt.text); super().resume(start); QTimer.singleShot(0, self.close)\n"
        "from widgets import main_window; main_window.MainWindow = Short; sys.exit(main.main(sys.argv[1:]))"
    )
    environment = os.environ | {"XDG_CONFIG_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    words = [sys.executable, "-c", code, *(["--fresh"] if fresh else [])]
    done = subprocess.run(words, capture_output=True, cwd=ROOT, env=environment, timeout=55, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == (FIRST_PROMPT if fresh else "kept")
    assert (file.read_text() == before) == fresh


def test_the_workspace_that_was_open_is_open_again(reopen: Reopen, qtbot: QtBot) -> None:
    """But for a text from the command line, which has to be seen; a name that makes no sense opens none."""
    window = reopen()
    window.commands.do("workspace-sample")
    window = reopen()
    assert window.workspaces.current == "sample"
    assert window.bar.tabs["sample"].isChecked()
    window.commands.do("workspace-compare")
    assert reopen().workspaces.current == "compare"
    window = reopen("A text")
    assert window.workspaces.current == "explore"
    assert window.prompt.isVisible()
    for junk in ("nowhere", 3, None, ["sample"]):
        WorkspacesPart(window.workspaces).restore({"open": junk})
        assert window.workspaces.current == "explore"
