"""Beam search: transformers' own beams and scores, and what is recorded of the way to them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests import families
from tests.models import NumpyBackend
from visualizer.beams import BeamWork, EarlyStopping
from visualizer.engine import Engine
from visualizer.errors import BadInput, PassCancelled
from visualizer.following import Beams
from visualizer.generation import generate
from visualizer.library import open_model
from visualizer.sampling import Sampling
from visualizer.tokens import Tokenizer

PROMPT = "Once upon a time"
NEW = 7  # tokens
SETTINGS: tuple[tuple[int, float, EarlyStopping], ...] = (  # beams, length penalty, early stopping
    (2, 1.0, False), (5, 0.0, True), (5, 2.5, "never"), (3, -1.0, False),
)  # fmt: skip


def never() -> bool:
    return False


def searched(engine: Engine, **settings: Any) -> Beams:
    """The finished search behind the prompt."""
    *_, last = BeamWork(PROMPT, max_new_tokens=NEW, **settings)(engine, never)
    return last


@pytest.fixture
def engine(tokenizer: Tokenizer) -> Engine:
    """A small random decoder without ends of text."""
    return Engine(NumpyBackend(len(tokenizer.vocabulary)), tokenizer)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory, gpt2_folder: Path) -> dict[str, Path]:
    """A tiny random decoder and a tiny random encoder-decoder."""
    return {"gpt2": gpt2_folder, "t5": families.save("t5", tmp_path_factory.mktemp("models") / "random-t5")}


@pytest.fixture(scope="module", params=["gpt2", "t5"])
def pair(request: pytest.FixtureRequest, folders: dict[str, Path]) -> Iterator[tuple[Engine, Any]]:
    """One of them as it is here, and as transformers has it."""
    import transformers

    kind = {"gpt2": transformers.GPT2LMHeadModel, "t5": transformers.T5ForConditionalGeneration}[request.param]
    engine = open_model(str(folders[request.param]))
    yield engine, kind.from_pretrained(folders[request.param]).eval()
    engine.close()


def expected(engine: Engine, model: Any, **settings: Any) -> list[tuple[list[int], float]]:
    """The new tokens of each of transformers' beams, and its score."""
    import torch

    ids = torch.tensor([[token.id for token in engine.tokenizer.encode(PROMPT)]])
    ends = sorted(engine.end_of_text) or None
    found = model.generate(
        ids, max_new_tokens=NEW, do_sample=False, eos_token_id=ends, pad_token_id=0, return_dict_in_generate=True,
        output_scores=True, num_return_sequences=settings["num_beams"], **settings,
    )  # fmt: skip
    before = 1 if model.config.is_encoder_decoder else ids.shape[1]
    texts = []
    for sequence, score in zip(found.sequences[:, before:].tolist(), found.sequences_scores.tolist(), strict=True):
        end = next((place + 1 for place, token in enumerate(sequence) if token in engine.end_of_text), None)
        texts.append((sequence[:end], score))
    return texts


def likely_ends(engine: Engine, count: int) -> frozenset[int]:
    """Tokens that beams come across: with them as ends of text, beams finish at different lengths."""
    engine.end_of_text = frozenset()
    beams = searched(engine, beams=5)
    seen = [beams.candidates[place].token_id for beam in beams.finished for place in beams.branch(beam.place)[2:]]
    return frozenset(list(dict.fromkeys(seen))[:count])


@pytest.mark.parametrize("ends", [1, 3])
def test_beams_and_scores_are_those_of_transformers(pair: tuple[Engine, Any], ends: int) -> None:
    """For several numbers of beams, length penalties and ways to stop; texts end by themselves, or are full."""
    engine, model = pair
    engine.end_of_text = likely_ends(engine, ends)
    lengths = set()
    for beams, penalty, stop in SETTINGS:
        search = searched(engine, beams=beams, length_penalty=penalty, early_stopping=stop)
        theirs = expected(engine, model, num_beams=beams, length_penalty=penalty, early_stopping=stop)
        assert [list(search.ids(beam.place)) for beam in search.finished] == [ids for ids, _ in theirs]
        np.testing.assert_allclose(
            [beam.score for beam in search.finished], [score for _, score in theirs], rtol=1e-6, atol=1e-5
        )
        lengths |= {len(ids) for ids, _ in theirs}
    assert len(lengths) > 1, "no text ended by itself"


def test_one_beam_is_greedy_choice(engine: Engine) -> None:
    """Its tokens are the likeliest ones, its score their mean log-probability."""
    search = searched(engine, beams=1)
    steps = list(generate(engine, PROMPT, Sampling(greedy=True), NEW))
    (beam,) = search.finished
    assert list(search.ids(beam.place)) == [step.token_id for step in steps]
    assert beam.score == pytest.approx(np.mean([np.log(step.probability) for step in steps]), abs=1e-6)


def test_each_step_records_what_was_kept_and_what_was_dropped(engine: Engine) -> None:
    """Of every step the best candidates are there in their order, each standing behind a beam that was kept."""
    beams = 3
    stages = list(BeamWork(PROMPT, beams, NEW)(engine, never))
    assert [stage.steps for stage in stages] == list(range(1, NEW + 1))
    last = stages[-1]
    assert last.candidates[: len(stages[0].candidates)] == stages[0].candidates, "a search only grows"
    for step in range(NEW):
        made = [candidate for candidate in last.candidates if candidate.step == step]
        fate = "finished" if step == NEW - 1 else "kept"
        assert [candidate.fate for candidate in made] == [fate] * beams + ["dropped"] * beams
        assert [candidate.score for candidate in made] == sorted((one.score for one in made), reverse=True)
        for candidate in made:
            before = last.candidates[candidate.parent] if step else None
            assert candidate.score == pytest.approx(
                candidate.log_probability + (before.score if before else 0.0), abs=1e-12
            )
            assert before is None or (before.fate, before.step) == ("kept", step - 1)


def test_a_beam_costs_one_new_token_a_step(tokenizer: Tokenizer) -> None:
    """What its text shares with the step before is known."""
    backend = NumpyBackend(len(tokenizer.vocabulary))
    list(BeamWork(PROMPT, 4, NEW)(Engine(backend, tokenizer), never))
    assert backend.passes == [len(tokenizer.encode(PROMPT)), *[1] * 4 * (NEW - 1)]


def test_a_search_that_is_given_up_raises(engine: Engine) -> None:
    """At the next pass, and the engine goes on."""
    asked = iter([False] * 3)
    with pytest.raises(PassCancelled):
        list(BeamWork(PROMPT, 2, NEW)(engine, lambda: next(asked, True)))
    assert searched(engine, beams=2).done


@pytest.mark.parametrize(
    "settings", [{"beams": 0}, {"beams": 300}, {"max_new_tokens": 0}, {"length_penalty": float("nan")}], ids=str
)
def test_settings_without_meaning_are_refused(engine: Engine, settings: dict[str, Any]) -> None:
    """In one sentence that names the setting."""
    name = next(iter(settings)).replace("_", "-")
    with pytest.raises(BadInput, match=name):
        list(BeamWork(PROMPT, **settings)(engine, never))


def test_an_encoder_has_no_beams(engine: Engine) -> None:
    """It fills masks."""
    engine.spec = replace(engine.spec, kind="encoder-only")
    with pytest.raises(BadInput, match="fills masks"):
        searched(engine)
