"""The pass of an earlier step, cut out of a later one: every number is that of the pass as it was."""

from collections.abc import Iterator
from dataclasses import fields

import numpy as np
import pytest

from tests.traces import random_encoding, random_trace
from visualizer.engine import Engine
from visualizer.errors import BadInput
from visualizer.generation import Step, generate
from visualizer.library import open_model
from visualizer.sampling import Sampling
from visualizer.state import Selection, Sitting
from visualizer.trace import Trace

SETTINGS = Sampling(temperature=0.9, seed=3)


@pytest.fixture(scope="module")
def gpt() -> Iterator[Engine]:
    engine = open_model("tiny-gpt", backend="onnx")
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def t5() -> Iterator[Engine]:
    engine = open_model("tiny-t5", backend="onnx")
    yield engine
    engine.close()


def same_pass(one: Trace, other: Trace) -> None:
    """Both hold the same numbers for the same tokens."""
    assert one.tokens == other.tokens
    for field in fields(one.rows):
        found, expected = getattr(one.rows, field.name), getattr(other.rows, field.name)
        assert (found is None) == (expected is None), field.name
        if found is not None and found.dtype.kind == "f":  # units that are equally strong may change places
            np.testing.assert_allclose(found, expected, atol=2e-5, err_msg=field.name)
    np.testing.assert_allclose(one.last_logits, other.last_logits, atol=1e-4)


def test_a_decoder_s_earlier_steps_are_in_its_last_pass(gpt: Engine) -> None:
    steps = list(generate(gpt, "The old king looked at", SETTINGS, 6))
    last = steps[-1].trace
    for back, step in enumerate(reversed(steps)):
        found = last.first(len(last.tokens) - back)
        same_pass(found, step.trace)
        assert (found.drawn, found.prompt) == (step.trace.drawn, step.prompt.text)
        np.testing.assert_array_equal(found.attention(3, 2), step.trace.attention(3, 2))


def test_of_an_encoder_decoder_the_target_is_cut_and_the_source_stays(t5: Engine) -> None:
    steps: list[Step] = list(generate(t5, "translate English to French: It is raining.", SETTINGS, 5))
    whole, early = steps[-1].trace, steps[1].trace
    found = whole.first(len(early.tokens))
    same_pass(found, early)
    assert found.source is whole.source
    np.testing.assert_allclose(found.attention(1, 0, "cross"), early.attention(1, 0, "cross"), atol=2e-6)
    assert found.attention(1, 0, "cross").shape == (len(early.tokens), len(whole.source_tokens))


def test_what_reads_both_ways_has_no_earlier_steps() -> None:
    with pytest.raises(BadInput, match="both ways"):
        random_encoding(5).first(3)


def test_a_count_that_is_not_there_is_refused() -> None:
    for count in (0, 7):
        with pytest.raises(BadInput, match="the text has 6"):
            random_trace(6).first(count)


def test_each_token_knows_which_draw_stands_behind_it(gpt: Engine) -> None:
    """The first drawn token is draw 0, and behind the last token comes the next draw."""
    trace = list(generate(gpt, "The old king", SETTINGS, 3))[-1].trace
    count = len(trace.tokens)
    assert [trace.step(query) for query in range(-5, 0)] == [0, 0, 1, 2, 3]
    assert trace.step(count - 4) == 0
    np.testing.assert_array_equal(trace.read(-2), trace.token_ids[:-1])


class TestSitting:
    """One scrubs back through the drawn tokens; the whole text stays at hand."""

    @pytest.fixture
    def sitting(self, gpt: Engine) -> Sitting:
        sitting = Sitting(Selection(sampling=SETTINGS))
        sitting.show(list(generate(gpt, "The old king", SETTINGS, 4))[-1].trace)
        return sitting

    def test_every_panel_is_shown_the_pass_of_the_step(self, sitting: Sitting) -> None:
        seen: list[Trace] = []
        sitting.trace_changed.connect(seen.append)
        whole = sitting.whole
        assert whole is not None
        sitting.scrub(len(whole.tokens) - 2)
        assert [trace.tokens for trace in seen] == [whole.tokens[:-2]]
        assert sitting.trace is seen[0]
        assert sitting.whole is whole

    def test_no_further_back_than_the_first_draw_and_no_further_on_than_the_end(self, sitting: Sitting) -> None:
        whole = sitting.whole
        assert whole is not None
        sitting.scrub(0)
        assert sitting.trace is not None
        assert sitting.trace.drawn == 0
        sitting.scrub(1000)
        assert sitting.trace is whole

    def test_a_new_pass_is_shown_whole(self, sitting: Sitting) -> None:
        sitting.scrub(0)
        trace = random_trace(4)
        sitting.show(trace)
        assert sitting.trace is sitting.whole is trace
