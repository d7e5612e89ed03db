"""The library: which models there are, where they lie, and how one is opened.

    name ─► find: a folder, or a GGUF file ─► check: what it holds ─► open_onnx or open_torch ─► Engine

A name is that of an embedded model, of a folder among the user's models, any path to a folder or a GGUF file, a model
that an installed package carries, or one in the local Hugging Face cache. Looking at a model reads its configuration
and the headers of its weights only.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args

from visualizer import places
from visualizer.about import GGUF, About, about
from visualizer.backends.base import Backend
from visualizer.backends.graph import GRAPH
from visualizer.backends.tokenizer_files import TOKENIZER, has_tokenizer, open_tokenizers
from visualizer.backends.weights import CONFIG, first_line, sample_digest
from visualizer.catalogue import KNOWN, Wheel, closed, known
from visualizer.engine import Engine
from visualizer.errors import BadInput, HeadlightError, ModelError
from visualizer.language import tr
from visualizer.numerals import file_size
from visualizer.permission import forbid
from visualizer.tokens import Tokenizer
from visualizer.trace import Kind

BackendName = Literal["onnx", "torch"]
Source = Literal["embedded", "folder", "package", "hub"]

EMBEDDED = Path(__file__).resolve().parents[1] / "assets" / "models"


@dataclass(frozen=True, slots=True)
class Listed:
    """One model that can be opened, as its files say; made by `available`, shown in lists of models."""

    name: str  # what `open_model` takes
    folder: Path  # or the GGUF file
    source: Source
    kind: Kind
    family: str  # transformers' model_type
    layers: int
    heads: int
    parameters: int
    precision: str
    size: int  # bytes on disk, of everything in the folder
    engines: tuple[BackendName, ...]  # the first is what "auto" takes
    about: About  # all that its files say of it


def open_model(name: str | Path, backend: str = "auto", device: str = "auto") -> Engine:
    """Open a model by name, folder or Hub id.

    `backend` "auto" is ONNX Runtime where the folder was converted, else PyTorch; `device` is "auto", "cpu", "cuda"
    or "mps". Raises ModelError, in one sentence, where there is no such model or its folder cannot be opened, and
    BadInput for a backend or device that does not exist. Nothing is fetched from anywhere.
    """
    if backend not in ("auto", *get_args(BackendName)):
        raise BadInput(tr('There is no backend "{backend}": the backends are auto, onnx, torch.', backend=backend))
    place = find(name)
    check(place)
    folder = ready(place)
    tokenizers = open_tokenizers(folder)
    opened = _open(folder, backend, device)
    opened.spec = replace(opened.spec, name=_name(place))
    written = tokenizers.target or tokenizers.source
    end = end_of_text(folder, opened.spec.vocabulary, written)
    return Engine(opened, tokenizers.source, end, tokenizers.target)


def available() -> list[Listed]:
    """Every model at hand: the embedded ones, the user's own, those of installed packages and of the Hub's cache.

    What cannot be opened is left out; `open_model` says why.
    """
    return [listed for name, place, source in _places() if (listed := _look(name, place, source)) is not None]


def look(name: str | Path) -> Listed:
    """One model as it would be listed, wherever it lies; ModelError as `find` and `check` raise it."""
    place = find(name)
    here = ((known_as, source) for known_as, listed, source in _places() if listed == place)
    known_as, source = next(here, (str(place), "folder"))
    return _listed(known_as, place, source, check(place))


def find(name: str | Path) -> Path:
    """The folder of a model, or its GGUF file; ModelError names the nearest models there are."""
    try:
        path = Path(name).expanduser()
        if str(name) == path.name and (EMBEDDED / path / CONFIG).is_file():
            return EMBEDDED / path
        own = dict(_own())
        for each in (str(name), str(name).replace("--", "/", 1)):  # as it is called, or as its folder is
            if each in own:
                return own[each]
        if path.is_dir():
            return _inside(path) or path
        if path.is_file():
            return _file(path)
    except (OSError, RuntimeError) as error:  # no right to look there, a name too long, no such home
        wrong = tr('"{name}" names no folder that can be read ({why}): give another.', name=name, why=first_line(error))
        raise ModelError(wrong) from error
    return _by_another_name(str(name), own)


def _by_another_name(name: str, own: dict[str, Path]) -> Path:
    """A model of the Hub's cache, of an installed package, or a known one by its other name; ModelError if none."""
    one = known(name)
    names = [name] if one is None else [one.name, one.source]
    elsewhere = dict(_hub_cache()) | dict(_packaged())
    for places_of in (own, elsewhere):
        for each in names:
            if each in places_of:
                return places_of[each]
    refuse_closed(name)
    if one is not None:
        raise ModelError(
            tr(
                '{title} is not here yet: fetch it in the library, or run "headlight models get {name}" ({size}).',
                title=one.title,
                name=one.name,
                size=file_size(one.size),
            )
        )
    if name.startswith((".", "~", "/")) or name.count("/") > 1:
        raise ModelError(tr("There is no folder {folder}: give the path of a model's folder.", folder=name))
    every = [known_as for known_as, _, _ in _places()]
    near = get_close_matches(name, every, n=3, cutoff=0.5) or every[:5]
    if not near:
        raise ModelError(tr('There is no model "{name}" here: give the path of a model\'s folder.', name=name))
    found = tr(" or ").join(near)
    raise ModelError(tr('There is no model "{name}" here: did you mean {found}?', name=name, found=found))


def refuse_closed(name: str) -> None:
    """ModelError for a model whose weights nobody gives out, such as PaLM."""
    if (found := closed(name)) is not None:
        what, like = found
        raise ModelError(
            tr("There are no open weights of {what}: {like} is built alike, and can be fetched.", what=what, like=like)
        )


def check(place: Path) -> About:
    """What a folder or a GGUF file holds; ModelError says what keeps it from being opened."""
    found = about(place)
    if found.format != "gguf" and not has_tokenizer(place):
        raise ModelError(
            tr("{folder} has no {file}: save the model's fast tokenizer there.", folder=place, file=TOKENIZER)
        )
    return found


def ready(place: Path) -> Path:
    """The folder from which a model is run: a GGUF file's is made the first time, which takes a minute.

    Raises ModelError where the file cannot be opened.
    """
    if place.is_dir():
        return place
    goal = prepared_folder(place)
    if not (goal / CONFIG).is_file():
        from visualizer.backends.gguf import prepare  # brings PyTorch
        from visualizer.loading import report

        half = goal.with_name(f"{goal.name}.half")
        shutil.rmtree(half, ignore_errors=True)
        half.parent.mkdir(parents=True, exist_ok=True)
        try:
            prepare(place, half, report)
            half.replace(goal)
        finally:
            shutil.rmtree(half, ignore_errors=True)
    return goal


def prepared_folder(gguf: Path) -> Path:
    """Where the runnable form of a GGUF file is kept; another file of the same name has another one."""
    return places.data_folder() / "prepared" / f"{gguf.stem}-{sample_digest(gguf)[:12]}"


def remove(name: str) -> None:
    """Delete a model of the user's models folder, and what was made of it; HeadlightError where it is not ours."""
    place, own = find(name), dict(_own())
    folder = next((child for child in _children(user_models()) if child == place or child == place.parent), None)
    if place not in own.values() or folder is None:
        raise HeadlightError(
            tr("{place} is not in the folder of models of this program: remove it where it came from.", place=place)
        )
    made = prepared_folder(place) if place.suffix == GGUF else None
    forbid(folder)
    try:
        shutil.rmtree(folder) if folder.is_dir() and not folder.is_symlink() else folder.unlink()
        if made is not None and made.is_dir():
            shutil.rmtree(made)
    except OSError as error:
        raise HeadlightError(
            tr("{place} cannot be removed ({why}): look at its rights.", place=place, why=error.strerror or error)
        ) from error


def end_of_text(folder: Path, vocabulary: int, tokenizer: Tokenizer) -> frozenset[int]:
    """The ids behind which the model has nothing more to say, as its generation settings or configuration say."""
    for file, key in (("generation_config.json", "eos_token_id"), (CONFIG, "eos_token_id")):
        said = _read(folder / file).get(key)
        ids = {number for number in (said if isinstance(said, list) else [said]) if isinstance(number, int)}
        known = frozenset(number for number in ids if 0 <= number < vocabulary)
        if known:  # GPT-2's configuration class writes its own id where a smaller vocabulary has none
            return known
    token = _read(folder / "tokenizer_config.json").get("eos_token")
    content = token.get("content") if isinstance(token, dict) else token
    number = tokenizer.vocabulary.id(content) if isinstance(content, str) else None
    return frozenset() if number is None else frozenset({number})


def user_models() -> Path:
    """Where a person's own models lie, and those that were fetched; the folder may not exist."""
    return places.user_models()


def _open(folder: Path, backend: str, device: str) -> Backend:
    if backend == "onnx" and not (folder / GRAPH).is_file():
        raise ModelError(
            tr(
                '{folder} has no {file}: run "headlight convert" on it, or open it with the torch backend.',
                folder=folder,
                file=GRAPH,
            )
        )
    if backend == "torch" or (backend == "auto" and not _is_converted(folder)):
        from visualizer.backends.torch_backend import open_torch

        return open_torch(folder, device)
    from visualizer.backends.onnx_backend import open_onnx

    try:
        return open_onnx(folder, device)
    except ModelError as error:
        if backend == "onnx":
            raise
        try:
            opened = _open(folder, "torch", device)
        except ModelError:
            raise error from None
        opened.notice = tr("PyTorch runs this model, because its graph could not be opened. {error}", error=error)
        return opened


def _is_converted(folder: Path) -> bool:
    """Whether the folder holds what `convert` writes."""
    return (folder / GRAPH).is_file()


def _places() -> Iterator[tuple[str, Path, Source]]:
    """Names and places of what may be models, the embedded ones first, each name once."""
    seen: set[str] = set()
    embedded = ((folder.name, folder) for folder in _children(EMBEDDED) if (folder / CONFIG).is_file())
    shelves: tuple[tuple[Iterator[tuple[str, Path]], Source], ...] = (
        (embedded, "embedded"), (_own(), "folder"), (_packaged(), "package"), (_hub_cache(), "hub"),
    )  # fmt: skip
    for shelf, source in shelves:
        for name, place in shelf:
            if name not in seen:
                seen.add(name)
                yield name, place, source


def _children(root: Path) -> list[Path]:
    """What lies in a folder, in order; what begins with a dot is no model."""
    return sorted(child for child in root.iterdir() if not child.name.startswith(".")) if root.is_dir() else []


def _own() -> Iterator[tuple[str, Path]]:
    """The models in the user's folder: folders, GGUF files, and folders around GGUF files."""
    for child in _children(user_models()):
        if child.suffix == GGUF and child.is_file():
            yield child.stem, child
        elif (child / CONFIG).is_file():
            yield _name(child), child
        elif child.is_dir() and (inside := _inside(child)) is not None:
            yield _name(child), inside


def _inside(folder: Path) -> Path | None:
    """The GGUF file of a folder that holds one and is no model folder itself."""
    files = [] if (folder / CONFIG).is_file() else sorted(folder.glob(f"*{GGUF}"))
    return files[0] if len(files) == 1 else None


def _file(path: Path) -> Path:
    """A GGUF file; ModelError for any other file."""
    if path.suffix == GGUF:
        return path
    raise ModelError(
        tr(
            "{path} is a file: give the folder that holds it, with {config} and {tokenizer}.",
            path=path,
            config=CONFIG,
            tokenizer=TOKENIZER,
        )
    )


def _packaged() -> Iterator[tuple[str, Path]]:
    """Known models that Python packages of this environment carry."""
    from importlib import metadata  # a dozen modules; the embedded models are opened without

    for one in KNOWN:
        if isinstance(one.origin, Wheel):
            try:
                place = Path(str(metadata.distribution(one.origin.project).locate_file(one.origin.inside)))
            except metadata.PackageNotFoundError:
                continue
            if place.is_file() or (place / CONFIG).is_file():
                yield one.name, place


def _hub_cache() -> Iterator[tuple[str, Path]]:
    """Hub ids and snapshot folders of the models in the local Hugging Face cache, each at the revision fetched last."""
    from huggingface_hub import constants

    root = Path(constants.HF_HUB_CACHE)
    for repository in sorted(root.glob("models--*")) if root.is_dir() else ():
        main = repository / "refs" / "main"
        folder = repository / "snapshots" / (main.read_text(encoding="utf-8").strip() if main.is_file() else "none")
        if (folder / CONFIG).is_file():
            yield _name(folder), folder
        elif (inside := _inside(folder)) is not None:
            yield _name(folder), inside


def _look(name: str, place: Path, source: Source) -> Listed | None:
    """What a place holds; None where it cannot be opened."""
    try:
        return _listed(name, place, source, check(place))
    except ModelError:
        return None


def _listed(name: str, place: Path, source: Source, found: About) -> Listed:
    engines: tuple[BackendName, ...] = ("onnx", "torch") if found.converted or found.format == "gguf" else ("torch",)
    files = place.iterdir() if place.is_dir() else (place,)
    return Listed(
        name=name,
        folder=place,
        source=source,
        kind=found.kind,
        family=found.family,
        layers=found.layers,
        heads=found.heads,
        parameters=found.parameters,
        precision=found.precision,
        size=sum(file.stat().st_size for file in files if file.is_file()),
        engines=engines,
        about=found,
    )


def _name(place: Path) -> str:
    """What a model is called: its folder's or file's name; of the Hub its id, of a known package its short name."""
    place = place.absolute()
    if place.parent == EMBEDDED:
        return place.name
    if place.suffix == GGUF:
        around = place.parent
        named = next((one for one, inside in _packaged() if inside.absolute() == place), None)
        if named is not None:
            return named
        if around.parent.name == "snapshots" or (around.parent == user_models().absolute() and _inside(around)):
            return _name(around)
        return place.stem
    if place.parent.name == "snapshots" and place.parents[1].name.startswith("models--"):
        return place.parents[1].name.removeprefix("models--").replace("--", "/")
    if place.parent == user_models().absolute():
        return place.name.replace("--", "/", 1)
    return next((one for one, inside in _packaged() if inside.absolute() == place), place.name)


def _read(file: Path) -> dict[str, Any]:
    """A JSON object, empty where there is none."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
