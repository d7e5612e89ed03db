"""Surprisal: transformers' loss, the exact softmax by hand, computed once and a few rows at a time."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests import families
from tests.models import STORY, NumpyBackend
from tests.traces import random_encoding, random_pair, random_trace
from visualizer import open_model, surprisal
from visualizer.engine import Engine
from visualizer.errors import BadInput
from visualizer.sampling import Sampling, next_token_distribution
from visualizer.state import Selection
from visualizer.surprisal import bits_per_byte
from visualizer.tokens import Tokenizer
from visualizer.trace import Trace
from visualizer.views import draw
from visualizer.views.figure import Facts, Passage, Text, Timeline
from visualizer.views.surprisal import scale_of


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever another test has computed."""
    monkeypatch.setattr(surprisal, "_known", None)


@pytest.fixture
def engine(tokenizer: Tokenizer) -> Engine:
    return Engine(NumpyBackend(len(tokenizer.vocabulary)), tokenizer)


class Counting:
    """A readout that notes how many rows each call reads out."""

    def __init__(self, trace: Trace) -> None:
        self.readout, self.rows = trace.readout, []
        assert self.readout is not None
        self.normalised = self.readout.normalised

    def __call__(self, residual: np.ndarray) -> np.ndarray:
        self.rows.append(len(residual))
        return self.readout(residual)


def test_the_mean_is_transformers_loss(gpt2_folder: Path) -> None:
    """`labels=` gives the mean cross-entropy in nats over all tokens but the first."""
    import torch
    from transformers import GPT2LMHeadModel

    trace = open_model(gpt2_folder, backend="torch").trace("Once upon a time there was a 日本 cat")
    ids = torch.tensor(trace.token_ids)[None]
    with torch.no_grad():
        loss = GPT2LMHeadModel.from_pretrained(gpt2_folder)(ids, labels=ids).loss.item()
    found = surprisal.surprisal(trace)
    assert found.mean == pytest.approx(loss / np.log(2), abs=1e-5)
    assert found.perplexity == pytest.approx(np.exp(loss), rel=1e-5)


def test_of_an_encoder_decoder_it_is_the_targets(tmp_path: Path) -> None:
    """transformers puts the start before the labels, as the target has it."""
    import torch
    from transformers import T5ForConditionalGeneration

    folder = families.save("t5", tmp_path)
    trace = open_model(folder, backend="torch").trace("The cat sat.", target="the mat and the cat")
    assert trace.source is not None
    source, labels = torch.tensor(trace.source.token_ids)[None], torch.tensor(trace.token_ids)[None, 1:]
    with torch.no_grad():
        loss = T5ForConditionalGeneration.from_pretrained(folder)(source, labels=labels).loss.item()
    assert surprisal.surprisal(trace).mean == pytest.approx(loss / np.log(2), abs=1e-5)


def test_each_token_is_judged_by_the_row_before_it(engine: Engine) -> None:
    """Bits, rank and the likeliest tokens are those of the plain distribution behind the token before."""
    trace = engine.trace(STORY[:60])
    found = surprisal.surprisal(trace)
    assert len(found.bits) == len(trace.tokens) - 1
    for place, token in enumerate(trace.tokens[1:]):
        distribution = next_token_distribution(trace.logits[place], Sampling())
        assert found.bits[place] == pytest.approx(-np.log2(distribution.given[token.id]), abs=1e-5)
        assert found.probabilities[place] == pytest.approx(distribution.given[token.id], abs=1e-6)
        assert found.ranks[place] == distribution.rank(token.id)
        assert found.likeliest[place].tolist() == distribution.likeliest(5).tolist()
        np.testing.assert_allclose(found.shares[place], distribution.given[found.likeliest[place]], atol=1e-6)


def test_the_softmax_is_exact() -> None:
    """Also where single precision sees a certainty: e^-40 of a chance is 40 / ln 2 bits, and the other costs none."""
    logits = np.array([[0.0, -40.0, -np.inf], [0.0, -40.0, -np.inf]], dtype=np.float32)
    found = surprisal._judged(1, logits, np.array([1, 0]))
    assert found.bits == pytest.approx([40 / np.log(2), np.log1p(np.exp(-40.0)) / np.log(2)], rel=1e-12)
    assert found.likeliest[0].tolist() == [0, 1, 2]


def test_a_text_that_grows_is_computed_only_where_it_grew() -> None:
    """A longer text reads out what is new, a shorter one nothing; another text before it, or another model, all."""
    long = random_trace(12)
    counting = Counting(long)
    long = replace(long, readout=counting)
    short = long.first(7)
    counting.rows.clear()
    parts = surprisal.surprisal(short), surprisal.surprisal(long), surprisal.surprisal(short)
    assert counting.rows == [6, 5]
    assert [len(part.bits) for part in parts] == [6, 11, 6]
    surprisal._known = None
    fresh = surprisal.surprisal(long)
    for name in ("bits", "ranks", "likeliest", "shares"):
        np.testing.assert_array_equal(getattr(parts[1], name), getattr(fresh, name))
    counting.rows.clear()
    surprisal.surprisal(replace(long, tokens=(*long.tokens[:3], long.tokens[5], *long.tokens[4:])))
    assert counting.rows == [9], "the third row judges another token"
    other = Counting(long)
    surprisal.surprisal(replace(long, readout=other))
    assert other.rows == [11]


def test_only_the_tokens_that_are_asked_for_are_computed() -> None:
    """Those behind a long prompt cost no readout of it, and are the same numbers; the prompt may follow later."""
    trace = random_trace(12)
    whole = surprisal.surprisal(trace)
    surprisal._known = None
    counting = Counting(trace)
    trace = replace(trace, readout=counting)
    end = surprisal.surprisal(trace, first=8)
    assert (counting.rows, end.first, len(end.bits)) == ([4], 8, 4)
    np.testing.assert_allclose(end.bits, whole.bits[-4:], atol=1e-6)
    shorter = trace.first(10)
    counting.rows.clear()
    surprisal.surprisal(trace, first=9)
    surprisal.surprisal(shorter, first=8)
    assert counting.rows == [], "all of it is known"
    surprisal.surprisal(trace)
    assert counting.rows == [11]
    changed = replace(trace, tokens=(*trace.tokens[:3], trace.tokens[5], *trace.tokens[4:]))
    surprisal.surprisal(changed, first=8)
    assert counting.rows == [11, 4], "what is known ends before them, so they stand alone"


def test_few_logits_stand_in_memory_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows are read out some at a time, and the numbers are the same."""
    trace = random_trace(12)
    whole = surprisal.surprisal(trace)
    counting = Counting(trace)
    monkeypatch.setattr(surprisal, "MOST_LOGITS", 4 * trace.logits.shape[1])
    parts = surprisal.surprisal(replace(trace, readout=counting))
    assert counting.rows == [4, 4, 3]
    np.testing.assert_allclose(parts.bits, whole.bits, atol=1e-6)


@pytest.mark.parametrize("view", ["surprisal", "timeline"])
def test_a_model_that_is_closed_is_let_go_of(view: str) -> None:
    """What is kept for the next call, and for the next picture, keeps no readout alive."""
    import gc
    import weakref

    trace = replace(random_trace(), drawn=2)
    draw(view, trace)
    readout = weakref.ref(trace.readout)
    del trace
    gc.collect()
    assert readout() is None


def test_bits_per_byte_do_not_depend_on_the_cut() -> None:
    """All bits over the UTF-8 of the tokens told of."""
    trace = random_trace(5)
    found = surprisal.surprisal(trace)
    assert bits_per_byte(trace, found) == pytest.approx(found.bits.sum() / len(" w1 w2 w3 w4"))


@pytest.mark.parametrize(
    ("trace", "why"),
    [(random_trace(1), "one token"), (random_encoding(), "does not predict"), (random_encoding(head=False), "predict")],
    ids=["one token", "encoder", "no head"],
)
def test_what_expects_nothing_says_why(trace: Trace, why: str) -> None:
    """The function refuses, the view shows a sentence."""
    with pytest.raises(BadInput, match=why):
        surprisal.surprisal(trace)
    figure = draw("surprisal", trace)
    assert [type(mark) for mark in figure.marks] == [Text]
    assert figure.sentence


# ---- the view ----
def test_the_view_is_the_text_token_by_token() -> None:
    """Each token reads as it stands, looks from itself when clicked, and tells what was expected."""
    trace = random_trace(6)
    figure = draw("surprisal", trace, Selection(query=2))
    passage, columns, facts = figure.marks
    assert isinstance(passage, Passage)
    assert isinstance(columns, Timeline)
    assert isinstance(facts, Facts)
    found = surprisal.surprisal(trace)
    assert "".join(piece.text for piece in passage.pieces) == trace.prompt
    assert np.isnan(passage.values()[0])
    np.testing.assert_array_equal(passage.values()[1:], found.bits)
    assert passage.framed == 2
    probe = passage.probe(4)
    assert (probe.pick, probe.tokens) == ({"query": 4}, (4,))
    best = trace.vocabulary.shown(int(found.likeliest[3, 0]))
    assert f"{found.bits[3]:.2f} bits" in probe.text
    assert f"rank {found.ranks[3]} · likeliest in %: {best} " in probe.text
    assert columns.number(4) == f"{found.bits[3]:.1f}"
    assert columns.share(4) == pytest.approx(min(1.0, found.bits[3] / columns.scale.high))
    assert columns.share(0) is None
    assert "nothing stands before it" in passage.probe(0).text
    assert facts.facts[0].value == f"{found.mean:.2f}"
    assert trace.tokens[int(found.bits.argmax()) + 1].shown.strip("·") in figure.sentence


def test_the_scale_ends_where_rare_surprises_begin() -> None:
    """A round number that nearly all tokens lie below; the others take its colour, and the scale says so."""
    bits, none = np.concatenate([np.linspace(0, 9, 199), [80.0]]), np.zeros((200, 1))
    found = surprisal.Surprisal(1, bits, none[:, 0].astype(np.int64), none.astype(np.int64), none)
    scale = scale_of(found)
    assert (scale.low, scale.high, scale.ends[1]) == (0.0, 10.0, "≥ 10")
    assert scale_of(found.part(1, 21)).ends[1] == "4", "what was expected stays pale"


def test_a_click_comes_back_from_the_source_to_the_target() -> None:
    """While the encoder is looked at, a token of the target looks at the source from there."""
    pair = random_pair()
    passage = draw("surprisal", pair, Selection(kind="encoder", query=1)).marks[0]
    assert isinstance(passage, Passage)
    assert passage.probe(2).pick == {"kind": "cross", "query": 2}
    assert passage.probe(2).target == (2,)
    assert passage.framed == len(pair.tokens) - 1
    passage = draw("surprisal", pair, Selection(kind="decoder", query=1)).marks[0]
    assert isinstance(passage, Passage)
    assert (passage.probe(2).pick, passage.framed) == ({"query": 2}, 1)
