"""Other tokenizers for a prompt: opened by the names of their models, whose weights nobody touches.

names ─► open_reader: a tokenizer ─► readings ─► a study of the trace, which the view `tokenizers` draws
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from visualizer import library
from visualizer.backends.tokenizer_files import tokenizer_file
from visualizer.backends.weights import CONFIG
from visualizer.engine import Engine
from visualizer.reading import Reading, read
from visualizer.tokens import Prompt, Tokenizer

KEPT = 8  # tokenizers that stay open


def readings(prompt: str | Prompt, names: Iterable[str], engine: Engine | None = None) -> tuple[Reading, ...]:
    """The prompt through the tokenizers of these models; no model is opened.

    That of `engine`, which is open already, is read with its own. Runs on the thread that the engine runs on. Raises
    ModelError, in one sentence, for a model that is not there or has no tokenizer.
    """
    found = []
    for name in dict.fromkeys(names):
        own = engine is not None and name == engine.spec.name
        tokenizer = engine.tokenizer if engine is not None and own else open_reader(name)
        found.append(read(called(name), tokenizer, prompt))
    return tuple(found)


def usual(engine: Engine) -> tuple[str, ...]:
    """Whose tokenizers are compared where nobody names any: the model at hand, and the embedded ones."""
    embedded = sorted(folder.name for folder in library.EMBEDDED.iterdir() if (folder / CONFIG).is_file())
    return tuple(dict.fromkeys([engine.spec.name, *embedded]))


def called(name: str) -> str:
    """What a model is called beside others: a folder by its name alone."""
    path = Path(name)
    return path.name if path.exists() and path.name else name


def open_reader(name: str) -> Tokenizer:
    """The tokenizer of a model by the model's name, folder or Hub id; the last few stay open."""
    place = library.find(name)
    if place.is_file() and (made := library.prepared_folder(place)).is_dir():
        place = made
    file = tokenizer_file(place)
    return _open(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=KEPT)
def _open(file: Path, changed: int) -> Tokenizer:
    return Tokenizer.open(file)
