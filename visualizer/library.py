"""The library: which models there are, where they lie, and how one is opened.

    name ─► find: a folder ─► check: what it holds ─► open_onnx or open_torch ─► Engine

A name is that of an embedded model, of a folder among the user's models, any path to a folder, or a model in the
local Hugging Face cache. Looking at a folder reads its configuration and the headers of its weights only.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args

from visualizer.backends.base import Backend
from visualizer.backends.families import FAMILIES
from visualizer.backends.graph import GRAPH, READOUT
from visualizer.backends.weights import CONFIG, Header, first_line, read_config, read_header, weight_files
from visualizer.engine import Engine
from visualizer.errors import BadInput, ModelError
from visualizer.language import tr
from visualizer.tokens import Tokenizer
from visualizer.trace import Kind

BackendName = Literal["onnx", "torch"]
Source = Literal["embedded", "folder", "hub"]

EMBEDDED = Path(__file__).resolve().parents[1] / "assets" / "models"
TOKENIZER = "tokenizer.json"
DECODER_HEADS = ("ForCausalLM", "LMHeadModel")  # how transformers' decoder-only classes end


@dataclass(frozen=True, slots=True)
class Listed:
    """One model that can be opened, as its files say; made by `available`, shown in lists of models."""

    name: str  # what `open_model` takes
    folder: Path
    source: Source
    kind: Kind
    family: str  # transformers' model_type
    layers: int
    heads: int
    parameters: int
    precision: str
    size: int  # bytes on disk, of everything in the folder
    engines: tuple[BackendName, ...]  # the first is what "auto" takes


def open_model(name: str | Path, backend: str = "auto", device: str = "auto") -> Engine:
    """Open a model by name, folder or Hub id.

    `backend` "auto" is ONNX Runtime where the folder was converted, else PyTorch; `device` is "auto", "cpu", "cuda"
    or "mps". Raises ModelError, in one sentence, where there is no such model or its folder cannot be opened, and
    BadInput for a backend or device that does not exist. Nothing is fetched from anywhere.
    """
    if backend not in ("auto", *get_args(BackendName)):
        raise BadInput(tr('There is no backend "{backend}": the backends are auto, onnx, torch.', backend=backend))
    folder = find(name)
    check(folder)
    tokenizer = Tokenizer.open(folder / TOKENIZER)
    opened = _open(folder, backend, device)
    opened.spec = replace(opened.spec, name=_name(folder))
    return Engine(opened, tokenizer, end_of_text(folder, opened.spec.vocabulary, tokenizer))


def available() -> list[Listed]:
    """Every model at hand: the embedded ones, those in the user's models folder, those in the Hugging Face cache.

    Folders that cannot be opened are left out; `open_model` says why.
    """
    return [listed for name, folder, source in _places() if (listed := _look(name, folder, source)) is not None]


def find(name: str | Path) -> Path:
    """The folder of a model; ModelError names the nearest models there are."""
    try:
        path = Path(name).expanduser()
        for root in (EMBEDDED, user_models()):
            if str(name) == path.name and (root / path / CONFIG).is_file():
                return root / path
        if path.is_dir():
            return path
        if path.is_file():
            raise ModelError(
                tr(
                    "{path} is a file: give the folder that holds it, with {config} and {tokenizer}.",
                    path=path,
                    config=CONFIG,
                    tokenizer=TOKENIZER,
                )
            )
    except (OSError, RuntimeError) as error:  # no right to look there, a name too long, no such home
        wrong = tr('"{name}" names no folder that can be read ({why}): give another.', name=name, why=first_line(error))
        raise ModelError(wrong) from error
    if (folder := dict(_hub_cache()).get(str(name))) is not None:
        return folder
    names = [known for known, _, _ in _places()]
    near = get_close_matches(str(name), names, n=3, cutoff=0.5) or names[:5]
    if not near:
        raise ModelError(tr('There is no model "{name}" here: give the path of a model\'s folder.', name=name))
    found = tr(" or ").join(near)
    raise ModelError(tr('There is no model "{name}" here: did you mean {found}?', name=name, found=found))


def check(folder: Path) -> tuple[dict[str, Any], list[Header]]:
    """The configuration and the weights' headers of a folder; ModelError says what keeps it from being opened."""
    config = read_config(folder)
    kind = kind_of(config)
    if kind != "decoder-only":
        architecture = (config.get("architectures") or [config["model_type"]])[0]
        raise ModelError(
            tr(
                "{folder} holds a {architecture}, which is {what}: give a decoder-only text model.",
                folder=folder,
                architecture=architecture,
                what=kind if kind is not None else tr("no text model"),
            )
        )
    if not (folder / TOKENIZER).is_file():
        raise ModelError(
            tr("{folder} has no {file}: save the model's fast tokenizer there.", folder=folder, file=TOKENIZER)
        )
    return config, [read_header(file) for file in weight_files(folder)]


def kind_of(config: dict[str, Any]) -> Kind | None:
    """What kind of transformer a configuration describes; None where it is none for text."""
    architectures = config.get("architectures") or []
    if config.get("is_encoder_decoder"):
        return "encoder-decoder"
    if config["model_type"] in FAMILIES or any(str(name).endswith(DECODER_HEADS) for name in architectures):
        return "decoder-only"
    return "encoder-only" if "vocab_size" in config else None


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
    """Where a person's own models lie; the folder may not exist."""
    from platformdirs import user_data_path

    return user_data_path("headlight", appauthor=False) / "models"


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
    """Whether the folder holds the two graphs that `convert` writes."""
    return (folder / GRAPH).is_file() and (folder / READOUT).is_file()


def _places() -> Iterator[tuple[str, Path, Source]]:
    """Names and folders of what may be models, the embedded ones first."""
    for root, source in ((EMBEDDED, "embedded"), (user_models(), "folder")):
        for folder in sorted(root.iterdir()) if root.is_dir() else ():
            if (folder / CONFIG).is_file():
                yield folder.name, folder, source  # type: ignore[misc]
    for name, folder in _hub_cache():
        yield name, folder, "hub"


def _hub_cache() -> Iterator[tuple[str, Path]]:
    """Hub ids and snapshot folders of the models in the local Hugging Face cache, each at the revision fetched last."""
    from huggingface_hub import constants

    root = Path(constants.HF_HUB_CACHE)
    for repository in sorted(root.glob("models--*")) if root.is_dir() else ():
        main = repository / "refs" / "main"
        folder = repository / "snapshots" / (main.read_text(encoding="utf-8").strip() if main.is_file() else "none")
        if (folder / CONFIG).is_file():
            yield _name(folder), folder


def _look(name: str, folder: Path, source: Source) -> Listed | None:
    """What a folder holds; None where it cannot be opened."""
    try:
        config, headers = check(folder)
    except ModelError:
        return None
    converted = _is_converted(folder)
    quantized = headers[0].precision in ("int8", "int4")
    engines: list[BackendName] = ["onnx"] if converted else []
    if config["model_type"] in FAMILIES and not quantized:
        engines.append("torch")
    if not engines:
        return None
    return Listed(
        name=name,
        folder=folder,
        source=source,
        kind="decoder-only",
        family=config["model_type"],
        layers=_number(config, "num_hidden_layers", "n_layer", "num_layers", "n_layers"),
        heads=_number(config, "num_attention_heads", "n_head", "n_heads"),
        parameters=parameters(headers),
        precision=headers[0].precision,
        size=sum(file.stat().st_size for file in folder.iterdir() if file.is_file()),
        engines=tuple(engines),
    )


def parameters(headers: list[Header]) -> int:
    """How many trained numbers the weights hold.

    The masks that old GPT-2 files carry along are none, nor are the scales of quantized blocks; a byte of those
    blocks holds one number, or two of four bits.
    """
    return sum(
        tensor.size * (2 if header.precision == "int4" and name.endswith(".blocks") else 1)
        for header in headers
        for name, tensor in header.tensors.items()
        if not name.endswith((".attn.bias", ".attn.masked_bias", ".scales"))
    )


def _name(folder: Path) -> str:
    """What a model is called: its folder's name, in the Hugging Face cache its Hub id."""
    folder = folder.absolute()
    if folder.parent.name == "snapshots" and folder.parents[1].name.startswith("models--"):
        return folder.parents[1].name.removeprefix("models--").replace("--", "/")
    return folder.name


def _number(config: dict[str, Any], *names: str) -> int:
    """The first of several names that families use for the same number."""
    return next((int(config[name]) for name in names if isinstance(config.get(name), int)), 0)


def _read(file: Path) -> dict[str, Any]:
    """A JSON object, empty where there is none."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
