"""The command line with encoders and encoder-decoders: fill, generate, trace and export."""

import json
from pathlib import Path

import numpy as np
import pytest

from tests import families
from tests.conftest import Say
from visualizer import open_model
from visualizer.sampling import Sampling, next_token_distribution
from visualizer.trace import Trace

MASKED, SOURCE, TARGET = "The old [MASK] looked at the [MASK].", "The old king looked at the queen.", "she said"


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny random encoder with a masked-language head."""
    return families.save("bert", tmp_path_factory.mktemp("bert"))


@pytest.fixture(scope="module")
def t5(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny random encoder-decoder."""
    return families.save("t5", tmp_path_factory.mktemp("t5"))


def traced(folder: Path, prompt: str, target: str | None = None) -> Trace:
    """The pass that a command makes."""
    engine = open_model(str(folder), backend="torch")
    try:
        return engine.trace(prompt, target=target)
    finally:
        engine.close()


def test_fill_says_what_the_model_puts_at_each_mask(bert: Path, say: Say) -> None:
    status, out, _ = say("fill", MASKED, "--model", bert, "--backend", "torch", "--count", 3, "--json")
    assert status == 0
    told, trace = json.loads(out), traced(bert, MASKED)
    assert [mask["token"] for mask in told["masks"]] == list(trace.masked)
    assert len(trace.masked) == 2
    for mask in told["masks"]:
        start, end = mask["span"]
        assert MASKED[start:end].strip() == "[MASK]"
        given = next_token_distribution(trace.logits[mask["token"]], Sampling()).given
        best = np.argsort(-given, kind="stable")[:3]
        assert [filler["id"] for filler in mask["fillers"]] == best.tolist()
        assert [filler["probability"] for filler in mask["fillers"]] == pytest.approx(given[best].tolist(), rel=1e-4)


def test_fill_takes_the_mask_of_other_models_too(bert: Path, say: Say) -> None:
    usual = say("fill", MASKED, "--model", bert, "--backend", "torch")
    other = say("fill", MASKED.replace("[MASK]", "<mask>"), "--model", bert, "--backend", "torch")
    assert usual == other
    assert usual[0] == 0
    assert usual[1].count("token ") == 2


@pytest.mark.parametrize(
    ("prompt", "of", "words"),
    [
        ("The old king.", "bert", "write [MASK] where"),
        ("The old king.", "t5", "encoder-decoder and fills no masks"),
    ],
)
def test_fill_refuses_what_it_cannot_fill(
    prompt: str, of: str, words: str, request: pytest.FixtureRequest, say: Say
) -> None:
    status, out, err = say("fill", prompt, "--model", request.getfixturevalue(of), "--backend", "torch")
    assert (status, out) == (2, "")
    assert words in err
    assert err.splitlines()[-1].startswith("headlight: ")


def test_an_encoder_generates_nothing_and_points_to_fill(bert: Path, say: Say) -> None:
    status, _, err = say("generate", MASKED, "--model", bert, "--backend", "torch")
    assert status == 2
    assert "fill" in err


def test_an_encoder_decoder_goes_on_with_its_target(t5: Path, say: Say) -> None:
    words = ("generate", SOURCE, "--target", TARGET, "--model", t5, "--backend", "torch", "--greedy", "--json")
    status, out, _ = say(*words, "--max-new-tokens", 3)
    assert status == 0
    told = json.loads(out)
    assert (told["prompt"], told["target"]) == (SOURCE, TARGET)
    assert 1 <= len(told["tokens"]) <= 3
    trace = traced(t5, SOURCE, TARGET)
    assert told["tokens"][0]["id"] == int(trace.logits[-1].argmax())


def test_a_trace_of_a_pair_holds_both_texts(t5: Path, say: Say, tmp_path: Path) -> None:
    file = tmp_path / "pair.npz"
    status, _, _ = say("trace", SOURCE, "--target", TARGET, "--model", t5, "--backend", "torch", "-o", file)
    assert status == 0
    pair = traced(t5, SOURCE, TARGET)
    with np.load(file) as read:
        count, source = len(pair.tokens), len(pair.source_tokens)
        assert read["cross_attention"].shape == (2, 4, count, source)
        assert read["encoder_attention"].shape == (3, 4, source, source)
        np.testing.assert_allclose(read["cross_attention"][1, 0], pair.attention(1, 0, kind="cross"), atol=1e-6)
        np.testing.assert_allclose(read["cross_attention"].sum(-1), 1, atol=1e-5)


@pytest.mark.parametrize("kind", ["encoder", "decoder", "cross"])
def test_each_kind_of_attention_is_exported(kind: str, t5: Path, say: Say, tmp_path: Path) -> None:
    file = tmp_path / "map.npz"
    words = ("export", SOURCE, "--target", TARGET, "--view", "head", "--kind", kind, "--layer", 1, "--head", 2)
    status, _, _ = say(*words, "--model", t5, "--backend", "torch", "-o", file)
    assert status == 0
    pair = traced(t5, SOURCE, TARGET)
    with np.load(file) as read:
        expected = pair.attention(1, 2, kind=kind)  # type: ignore[arg-type]
        np.testing.assert_allclose(read["map_values"], expected, atol=1e-6)


@pytest.mark.parametrize("command", ["generate", "trace", "export"])
def test_a_model_of_one_text_takes_no_target(command: str, bert: Path, say: Say, tmp_path: Path) -> None:
    words = {
        "generate": (),
        "trace": ("-o", tmp_path / "a.npz"),
        "export": ("--view", "head", "-o", tmp_path / "a.png"),
    }
    status, _, err = say(command, SOURCE, "--target", TARGET, "--model", bert, "--backend", "torch", *words[command])
    assert status == 2
    assert "takes no --target" in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--kind", "cross", "--layer", 2), "layer 2"),
        (("--kind", "cross", "--key", 500), "token 500"),
        (("--kind", "self"), "cross"),
    ],
)
def test_what_is_not_there_in_a_kind_is_refused(
    words: tuple[object, ...], told: str, t5: Path, say: Say, tmp_path: Path
) -> None:
    file = tmp_path / "a.npz"
    status, _, err = say("export", SOURCE, "--view", "head", *words, "--model", t5, "--backend", "torch", "-o", file)
    assert status == 2
    assert told in err
    assert not file.exists()


def test_heads_of_a_kind_are_switched_off(t5: Path, say: Say, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    words = ("export", SOURCE, "--target", TARGET, "--view", "head", "--kind", "cross", "--off", "cross.1.0")
    status, _, err = say(*words, "--model", t5, "--backend", "torch", "-o", file)
    assert (status, err) == (0, "")
    assert json.loads(file.read_text())["provenance"]["altered"] == "cross layer 1 head 0 off"
