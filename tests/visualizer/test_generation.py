"""Generation: transformers' greedy text, our distribution's draws, the same token by token as in one run."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests import families
from tests.models import STORY, NumpyBackend
from visualizer.engine import Engine
from visualizer.errors import BadInput, PassCancelled
from visualizer.generation import completed, generate, told
from visualizer.library import open_model
from visualizer.sampling import Sampling, draw, next_token_distribution, random_number
from visualizer.tokens import Prompt, Tokenizer

WARM = Sampling(temperature=1.3, top_k=50, top_p=0.95, seed=11)


@pytest.fixture
def engine(tokenizer: Tokenizer) -> Engine:
    return Engine(NumpyBackend(len(tokenizer.vocabulary)), tokenizer)


@pytest.fixture
def gpt2(gpt2_folder: Path) -> Engine:
    """A tiny GPT-2 on PyTorch that never ends."""
    from visualizer.backends.torch_backend import open_torch

    return Engine(open_torch(gpt2_folder, "cpu"), Tokenizer.open(gpt2_folder / "tokenizer.json"))


def test_greedy_text_is_that_of_transformers(gpt2: Engine, gpt2_folder: Path) -> None:
    """The same ids as `generate(do_sample=False)`, up to the edge of the context."""
    import torch
    from transformers import GPT2LMHeadModel

    model = GPT2LMHeadModel.from_pretrained(gpt2_folder)
    for prompt in ("Once upon a time", "It's 日本", "The"):
        ids = [token.id for token in gpt2.tokenizer.encode(prompt)]
        new = gpt2.spec.context - len(ids)
        expected = model.generate(
            torch.tensor([ids]), max_new_tokens=new, do_sample=False, eos_token_id=None, pad_token_id=0
        )[0, len(ids) :].tolist()
        steps = list(generate(gpt2, prompt, Sampling(greedy=True), new))
        assert [step.token_id for step in steps] == expected
        assert [step.stopped_by for step in steps] == [None] * (new - 1) + ["max_new_tokens"]


def test_a_greedy_target_is_that_of_transformers(tmp_path: Path) -> None:
    """An encoder-decoder writes behind what it has written so far, while its source stays."""
    import torch
    from transformers import T5ForConditionalGeneration

    folder = families.save("t5", tmp_path)
    engine, model = open_model(folder, backend="torch"), T5ForConditionalGeneration.from_pretrained(folder)
    engine.end_of_text = frozenset()
    source = torch.tensor([[token.id for token in engine.tokenizer.encode("The cat sat.")]])
    expected = model.generate(source, max_new_tokens=12, do_sample=False, eos_token_id=None)[0, 1:].tolist()
    steps = list(generate(engine, "The cat sat.", Sampling(greedy=True), 7))
    steps += generate(engine, "The cat sat.", Sampling(greedy=True), 5, target=steps[-1].prompt)
    assert [step.token_id for step in steps] == expected


def test_each_step_is_drawn_from_the_distribution_before_it(engine: Engine) -> None:
    """The n-th drawn token takes the n-th number of the seed; probability and rank are those the model gave it."""
    sampling = replace(WARM, repetition_penalty=1.5)
    trace = engine.trace("The cat")
    for place, step in enumerate(generate(engine, "The cat", sampling, 30)):
        distribution = next_token_distribution(trace.last_logits, sampling, trace.token_ids)
        assert step.token_id == draw(distribution, WARM.seed, place)
        assert step.number == random_number(WARM.seed, place)
        assert step.now == pytest.approx(distribution.probabilities[step.token_id], abs=1e-5)
        assert step.probability == pytest.approx(distribution.given[step.token_id], abs=1e-5)
        assert step.rank == distribution.rank(step.token_id)
        trace = engine.trace(step.prompt)
        np.testing.assert_allclose(step.trace.last_logits, trace.last_logits, atol=1e-5)
        assert step.trace.token_ids.tolist() == trace.token_ids.tolist()


def test_step_by_step_and_in_one_run_the_text_is_the_same(engine: Engine) -> None:
    """Also where the prompt goes back and forth between the steps, as it does in a window."""
    run = list(generate(engine, "The cat", WARM, 40))
    prompt = Prompt("The cat")
    for step in run:
        (single,) = generate(engine, prompt, WARM, 1)
        assert (single.token_id, single.text, single.prompt) == (step.token_id, step.text, step.prompt)
        engine.trace("Something else")
        prompt = single.prompt


def test_a_seed_repeats_and_another_one_does_not(engine: Engine) -> None:
    """A fresh engine included."""
    other = Engine(NumpyBackend(engine.spec.vocabulary), engine.tokenizer)
    first = [step.token_id for step in generate(engine, "The", WARM, 30)]
    assert [step.token_id for step in generate(other, "The", WARM, 30)] == first
    assert [step.token_id for step in generate(engine, "The", Sampling(1.3, seed=12), 30)] != first


def test_the_steps_spell_the_text(engine: Engine) -> None:
    """Prompt and texts joined are the last prompt, though single steps may be bytes of no character."""
    steps = list(generate(engine, "The cat 日", Sampling(seed=3, temperature=5.0), 60))
    assert "The cat 日" + "".join(step.text for step in steps) == steps[-1].prompt.text
    assert steps[-1].prompt.drawn == tuple(step.token_id for step in steps)
    assert any(step.text == "" for step in steps)  # a byte that waits for the next


def test_past_the_context_the_window_slides(engine: Engine) -> None:
    """Generation goes on from the last tokens that fit, each step like a fresh pass over them."""
    steps = list(generate(engine, STORY[:100], WARM, 60))
    assert len(steps) == 60
    last = steps[-1].trace
    assert len(last.tokens) == engine.spec.context
    assert last.omitted > 0
    fresh = Engine(NumpyBackend(engine.spec.vocabulary), engine.tokenizer).trace(steps[-1].prompt)
    np.testing.assert_allclose(last.last_logits, fresh.last_logits, atol=1e-5)
    assert last.tokens == fresh.tokens


def test_the_end_of_text_ends_it(tokenizer: Tokenizer) -> None:
    """The token is drawn and shown, and nothing behind it."""
    backend = NumpyBackend(len(tokenizer.vocabulary))
    every = [step.token_id for step in generate(Engine(backend, tokenizer), "The", WARM, 20)]
    ended = list(generate(Engine(backend, tokenizer, frozenset({every[7]})), "The", WARM, 20))
    place = every.index(every[7])
    assert [step.token_id for step in ended] == every[: place + 1]
    assert [step.stopped_by for step in ended] == [None] * place + ["end_of_text"]


def test_scaled_heads_change_what_is_drawn(engine: Engine) -> None:
    """Every pass of a run carries the head scale."""
    off = {(layer, head): 0.0 for layer in range(2) for head in range(2)}
    steps = list(generate(engine, "The cat", WARM, 12, head_scale=off))
    assert all((step.trace.head_scale == 0).all() for step in steps)
    assert [step.token_id for step in steps] != [step.token_id for step in generate(engine, "The cat", WARM, 12)]


@pytest.mark.parametrize("count", [1, 4])
def test_a_run_that_is_cancelled_says_so_on_its_last_step(engine: Engine, count: int) -> None:
    """Steps up to the cancellation are those of a run that goes on."""
    every = [step.token_id for step in generate(engine, "The cat", WARM, 10)]
    fresh = Engine(NumpyBackend(engine.spec.vocabulary), engine.tokenizer)
    asked = iter([False] * 2 * count + [True])  # once for the prompt, then before and behind the pass of each step
    steps = list(generate(fresh, "The cat", WARM, 10, cancelled=lambda: next(asked)))
    assert [step.token_id for step in steps] == every[:count]
    assert [step.stopped_by for step in steps] == [None] * (count - 1) + ["cancelled"]


def test_a_pass_that_is_cancelled_midway_ends_the_run(engine: Engine) -> None:
    """PassCancelled comes through, and the engine goes on."""
    with pytest.raises(PassCancelled):
        list(generate(engine, "The cat", WARM, 10, cancelled=lambda: True))
    assert len(list(generate(engine, "The cat", WARM, 3))) == 3


def test_a_step_is_computed_when_it_is_asked_for(tokenizer: Tokenizer) -> None:
    """Nothing runs ahead of whoever shows the steps, and a step costs one token."""
    backend = NumpyBackend(len(tokenizer.vocabulary))
    steps = generate(Engine(backend, tokenizer), "The cat", WARM, 10)
    assert backend.passes == []
    next(steps)
    assert backend.passes == [len(tokenizer.encode("The cat")), 1]
    next(steps)
    assert backend.passes[1:] == [1, 1]


# ---- what stops a text ----
def test_stop_strings_stop_where_those_of_transformers_do(engine: Engine, tokenizer_file: Path) -> None:
    """In the token that completes the first of them, whether it lies within one token or spreads over several."""
    import torch
    from transformers import PreTrainedTokenizerFast
    from transformers.generation import StopStringCriteria

    fast = PreTrainedTokenizerFast(tokenizer_file=str(tokenizer_file))
    every = list(generate(engine, "The cat", replace(WARM, seed=4), 60))
    text, ids = every[-1].prompt.text, torch.tensor([step.token_id for step in every])[None]
    begun = len("The cat")
    plain = [found.group() for found in re.finditer("[ -~]{4,}", text[begun:])][:4]  # which transformers knows to find
    assert len(plain) == 4
    for stop in (plain, plain[2:], plain[-1:], [word[:2] for word in plain[2:]], [word[-3:] for word in plain[1:]]):
        steps = list(generate(engine, "The cat", replace(WARM, seed=4), 60, stop=stop))
        criteria = StopStringCriteria(fast, stop)
        theirs = next(count for count in range(1, 61) if criteria(ids[:, :count], None)[0])
        assert len(steps) == theirs
        assert [step.stopped_by for step in steps] == [None] * (theirs - 1) + ["stop_string"]
        assert steps[-1].stop in stop
        assert steps[-1].stop in steps[-1].prompt.text[begun:], "it stays"


def test_a_stop_string_that_was_begun_step_by_step_stops_too(engine: Engine) -> None:
    """Drawn tokens count whichever run they come from; what was typed, and what stopped a text before, do not."""
    run = list(generate(engine, "The cat", WARM, 12))
    before, last = run[-2].prompt, run[-1]
    across = run[-1].prompt.text[len(before.text) - 1 :]  # the last drawn character, and the next token
    (step,) = generate(engine, before, WARM, 5, stop=across)
    assert (step.token_id, step.stopped_by, step.stop) == (last.token_id, "stop_string", across)
    typed = Prompt(before.text, before.drawn[-1:])
    assert len(list(generate(engine, typed, WARM, 2, stop="The cat"))) == 2
    assert len(list(generate(engine, step.prompt, WARM, 2, stop=across))) == 2


def test_the_string_that_is_completed_first_is_named() -> None:
    assert completed("one two", 3, ["two", "tw", "one", "o"]) == "tw"
    assert completed("one two", 2, ["o t", "e"]) == "e"
    assert completed("one two", 7, ["two"]) == ""


def test_what_stopped_a_text_is_said_in_a_sentence() -> None:
    assert told("max_new_tokens", 24) == "Stopped after 24 new tokens."
    assert told("max_new_tokens", 1) == "Stopped after one new token."
    assert told("end_of_text", 3) == "The model ended the text."
    assert told("stop_string", 3, "\n") == "Stopped by the stop string “↵”."
    assert told("cancelled", 3) == "Stopped by hand."


def test_an_empty_stop_string_is_refused_at_once(engine: Engine) -> None:
    with pytest.raises(BadInput, match="stop string"):
        generate(engine, "The cat", WARM, 3, stop=["end", ""])


@pytest.mark.parametrize("count", [0, -3])
def test_a_run_of_no_tokens_is_refused_at_once(engine: Engine, count: int) -> None:
    """Before the first step is asked for, in one sentence."""
    with pytest.raises(BadInput, match="max-new-tokens"):
        generate(engine, "The cat", WARM, count)
