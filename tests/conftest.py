"""What every test runs under: shapes checked, no network, one thread a library, and no thread left behind."""

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")  # read when torch and NumPy are imported, so it comes first
for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY"):
    os.environ.setdefault(name, "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

import pytest
from hypothesis import settings

from tests import shapes

if os.environ.get("HEADLIGHT_CHECK_SHAPES", "1") != "0":
    # The shapes in the signatures of `visualizer` are checked at every call; that takes a little longer, and
    # HEADLIGHT_CHECK_SHAPES=0 switches it off.
    shapes.check("visualizer")

settings.register_profile("headlight", deadline=None)  # how long an example takes on a loaded machine says nothing
settings.load_profile("headlight")

import main
from tests import models
from visualizer.tokens import Tokenizer

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def no_thread_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test that leaves a thread running.

    Look for an engine's worker that was not closed, for an executor without `with`, for a QThread without `quit()`
    and `wait()`, and for a lambda or a partial in a signal that keeps the window of an earlier test alive.
    """
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    for thread in left:
        thread.join(timeout=2)  # one that is about to end is no leak
    running = [thread.name for thread in left if thread.is_alive()]
    if {"qtbot", "qapp"} & set(request.fixturenames):
        core = sys.modules["PySide6.QtCore"]
        threads = [one for one in gc.get_objects() if issubclass(type(one), core.QThread)]
        alive = [thread for thread in threads if thread.isRunning() and not thread.wait(2000)]
        running += [thread.objectName() or repr(thread) for thread in alive]
    assert not running, f"threads still run: {', '.join(running)}"


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Tokenizers that are made from older files land in a folder of the tests', not in the user's cache."""
    from visualizer.backends import tokenizer_files

    place = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokenizer_files, "cache_folder", lambda: place)
        yield place


@pytest.fixture(scope="session")
def tokenizer_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A byte-level BPE of a few hundred pieces, as `tokenizer.json`."""
    file = tmp_path_factory.mktemp("tokenizer") / "tokenizer.json"
    models.byte_level_bpe().save(str(file))
    return file


@pytest.fixture
def tokenizer(tokenizer_file: Path) -> Tokenizer:
    """A fresh tokenizer, which knows nothing of what other tests read."""
    return Tokenizer.open(tokenizer_file)


@pytest.fixture(scope="session")
def gpt2_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny GPT-2 with random weights, as transformers saves it, with a byte-level BPE."""
    return models.save_gpt2(tmp_path_factory.mktemp("models") / "random-gpt2")


@pytest.fixture(scope="session")
def converted_folder(gpt2_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same model with the graphs that ONNX Runtime reads."""
    from visualizer.backends.convert import convert

    folder = tmp_path_factory.mktemp("converted") / "random-gpt2"
    convert(gpt2_folder, folder)
    return folder


@pytest.fixture
def say(capfd: pytest.CaptureFixture[str]) -> Say:
    """Runs one command line in this process: exit status, standard output, standard error."""

    def run(*words: object, succeeds: bool = False) -> tuple[int, str, str]:
        status = main.main([str(word) for word in words])
        out, err = capfd.readouterr()
        assert not succeeds or (status, err) == (0, ""), err
        return status, out, err

    return run
