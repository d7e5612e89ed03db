"""What a dropped file is: a model, a text for the prompt, or neither, and then why. No Qt.

path ─► expected: what it looks like, while it is dragged
path ─► read: a model's folder, a text, or a sentence, once it is dropped
"""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from visualizer.backends.weights import CONFIG
from visualizer.language import tr
from visualizer.numerals import grouped

LARGEST_TEXT = 1_000_000  # bytes; far more than any context, and read in no time
MOST_TEXTS = 100
OF_A_MODEL = (".onnx", ".safetensors")
FILES_OF_A_MODEL = (CONFIG, "tokenizer.json", "tokenizer_config.json", "generation_config.json")
PICKLED = (".bin", ".pt", ".pth", ".pkl", ".pickle", ".ckpt")
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}  # how a text may begin

Kind = Literal["model", "text", "neither"]


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A folder, or a GGUF file, to open as a model."""

    folder: Path


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text for the prompt; line ends are newlines, and the one that ends the file is left out."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Refused:
    """What cannot be used, and in one sentence why."""

    sentence: str


Dropped = ModelFolder | TextFile | Refused
GGUF = ".gguf"  # a whole model in one file


def expected(path: Path) -> Kind:
    """What a path looks like; nothing is read."""
    name, suffix = path.name.lower(), path.suffix.lower()
    if suffix == GGUF:
        return "model"
    if suffix in PICKLED:
        return "neither"
    if suffix in OF_A_MODEL or name in FILES_OF_A_MODEL or name.endswith(".safetensors.index.json"):
        return "model"
    return "model" if path.is_dir() else "text"


def read(path: Path) -> Dropped:
    """What a path is; a file of a model stands for its folder."""
    name, suffix = path.name, path.suffix.lower()
    try:
        if not path.exists():
            return Refused(tr("“{name}” is not there any more.", name=name))
        if suffix == GGUF and path.is_file():
            return ModelFolder(path)
        if suffix in PICKLED:
            return Refused(
                tr("“{name}” may hold pickled weights, which can run code: save them as safetensors.", name=name)
            )
        if expected(path) == "model":
            return _model(path)
        return _text(path)
    except OSError as wrong:
        return Refused(tr("“{name}” cannot be read ({why}).", name=name, why=wrong.strerror or wrong))


def _model(path: Path) -> Dropped:
    folder = path if path.is_dir() else path.parent
    if (folder / CONFIG).is_file():
        return ModelFolder(folder)
    if path.is_dir():
        return Refused(
            tr("“{name}” holds no {file}: drop a model's folder, or texts for the prompt.", name=path.name, file=CONFIG)
        )
    return Refused(tr("“{name}” is only a part of a model: there is no {file} beside it.", name=path.name, file=CONFIG))


def _text(path: Path) -> Dropped:
    if not path.is_file():  # a pipe would be waited for
        return Refused(tr("“{name}” is no file: drop a model's folder, or texts for the prompt.", name=path.name))
    with open(path, "rb") as file:
        data = file.read(LARGEST_TEXT + 1)
        size = max(len(data), os.fstat(file.fileno()).st_size)
    if len(data) > LARGEST_TEXT:
        return Refused(
            tr(
                "“{name}” has {size:.1f} MB: a text for the prompt has at most {most:g} MB.",
                name=path.name,
                size=size / 1e6,
                most=LARGEST_TEXT / 1e6,
            )
        )
    encoding = next((name for mark, name in MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as wrong:
        if _is_binary(data):
            return _neither(path)
        return Refused(
            tr(
                "“{name}” is no UTF-8 text (byte {place} is {byte:02X}): save it as UTF-8.",
                name=path.name,
                place=grouped(wrong.start + 1),
                byte=data[wrong.start],
            )
        )
    if "\0" in text:
        return _neither(path)
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    return TextFile(path.name, text) if text else Refused(tr("“{name}” is empty.", name=path.name))


def _neither(path: Path) -> Refused:
    return Refused(tr("“{name}” is neither a text nor a model.", name=path.name))


def _is_binary(data: bytes) -> bool:
    """Whether bytes that no text has are common."""
    return b"\0" in data or sum(byte < 9 for byte in data[:4096]) > len(data[:4096]) / 50


def promise(paths: Sequence[Path]) -> str:
    """What dropping them here will do, in one sentence."""
    kinds = [expected(path) for path in paths]
    texts, has_model = kinds.count("text"), "model" in kinds
    model = _folder(paths[kinds.index("model")]).name if has_model else ""
    text = paths[kinds.index("text")].name if texts else ""
    if has_model and texts > 1:
        return tr("Open the model “{model}” and page through {count} texts", model=model, count=texts)
    if has_model and texts:
        return tr("Open the model “{model}” and put “{text}” into the prompt", model=model, text=text)
    if has_model:
        return tr("Open the model “{model}”", model=model)
    if texts > 1:
        return tr("Page through {count} texts", count=texts)
    if texts:
        return tr("Put “{text}” into the prompt", text=text)
    refused = read(paths[0])
    return refused.sentence if isinstance(refused, Refused) else ""


def in_order(text: TextFile) -> list[tuple[int, str]]:
    """Sorts texts as people number them: "text 2" before "text 10"."""
    parts = re.split(r"([0-9]+)", text.name.casefold())
    return [(int(part) if part.isdigit() else -1, part) for part in parts]


def _folder(path: Path) -> Path:
    return path if path.is_dir() or path.suffix.lower() == GGUF else path.parent


def sorted_out(paths: Sequence[Path]) -> tuple[ModelFolder | None, list[TextFile], list[str]]:
    """What was dropped together: the model, the texts in the order of their names, and what there is to say."""
    found = [read(path) for path in paths[:MOST_TEXTS]]
    models = list(dict.fromkeys(one for one in found if isinstance(one, ModelFolder)))
    texts = sorted((one for one in found if isinstance(one, TextFile)), key=in_order)
    said = [one.sentence for one in found if isinstance(one, Refused)]
    if len(models) > 1:
        said.append(tr("One model is opened at a time: “{model}” is.", model=models[0].folder.name))
    if len(paths) > MOST_TEXTS:
        said.append(tr("Of {count} files the first {most} were read.", count=grouped(len(paths)), most=MOST_TEXTS))
    return (models[0] if models else None), texts, said
