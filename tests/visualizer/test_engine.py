"""The engine: whatever is kept from earlier passes, a trace is the one that a fresh pass would give, for ever."""

import gc
import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.models import STORY, NumpyBackend
from visualizer import engine as engine_module
from visualizer.backends.base import Backend, Extension, Past
from visualizer.engine import CHUNK, Engine, Shelf
from visualizer.errors import BackendError, BadInput, PassCancelled
from visualizer.tokens import Prompt, Tokenizer
from visualizer.trace import Rows, Trace

ARRAYS = ("queries", "keys", "values", "residual", "token_embedding", "position_embedding")


@pytest.fixture
def backend(tokenizer: Tokenizer) -> NumpyBackend:
    return NumpyBackend(len(tokenizer.vocabulary))


@pytest.fixture
def engine(backend: NumpyBackend, tokenizer: Tokenizer) -> Engine:
    return Engine(backend, tokenizer)


def fresh_pass(backend: Backend, ids: np.ndarray, head_scale: np.ndarray | None = None) -> Extension:
    """All of `ids` at once, behind nothing."""
    spec = backend.spec
    nothing = np.zeros((0, spec.layers, spec.kv_heads, spec.head_width), dtype=np.float32)
    return backend.extend(Past(nothing, nothing), ids, head_scale)


def assert_fresh(trace: Trace, backend: Backend, tolerance: float = 1e-5) -> None:
    """A trace holds what a pass over its tokens alone computes."""
    expected = fresh_pass(backend, trace.token_ids, trace.head_scale)
    for name in ARRAYS:
        found, right = getattr(trace.rows, name), getattr(expected.rows, name)
        np.testing.assert_allclose(found, right, atol=tolerance, err_msg=name)
    np.testing.assert_allclose(trace.last_logits, expected.last_logits, atol=tolerance)


def digest(trace: Trace) -> str:
    """Changes with any number of a trace."""
    arrays = [np.ascontiguousarray(getattr(trace.rows, name)) for name in ARRAYS]
    return hashlib.sha256(b"".join(array.tobytes() for array in [*arrays, trace.last_logits])).hexdigest()


def edited(text: str, rng: np.random.Generator) -> str:
    """What a person may do to a text: append, delete, insert, replace, paste, undo half of it."""
    first, last = sorted(rng.integers(0, len(text) + 1, 2).tolist())
    begin = int(rng.integers(0, len(STORY) - 20))
    piece = STORY[begin : begin + int(rng.integers(1, 20))]
    return {
        "append": text + piece[:3],
        "type": text + piece[:1],
        "delete the last": text[:-1],
        "delete": text[:first] + text[last:],
        "insert": text[:first] + piece + text[first:],
        "replace": text[:first] + piece + text[last:],
        "paste over all": piece,
        "shorten": text[:first],
        "double": (text + text)[:150],
        "prepend": piece[:2] + text,
    }[str(rng.choice(
        ["append", "type", "type", "type", "delete the last", "delete", "insert", "replace", "paste over all",
         "shorten", "double", "prepend"]
    ))]  # fmt: skip


# --- the one law ---


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.slow)])
def test_after_any_edit_the_trace_is_that_of_a_fresh_pass(engine: Engine, backend: NumpyBackend, seed: int) -> None:
    """A thousand edits of a text that now and then outgrows the context, with some traces kept and heads scaled."""
    rng = np.random.default_rng(seed)
    text, kept, hashes = "The cat", [], []
    scales = [None, None, None, {(0, 1): 0.0}, {(1, 0): 0.5, (0, 0): 2.0}]
    scale, reused = None, 0
    for _ in range(1000):
        text = edited(text, rng) or "The"
        if rng.random() < 0.05:
            scale = scales[int(rng.integers(len(scales)))]
        trace = engine.trace(text, head_scale=scale)
        assert trace.prompt == text
        assert "".join(token.text for token in trace.tokens) == text[trace.tokens[0].start :]
        assert_fresh(trace, backend)
        layer, head = int(rng.integers(2)), int(rng.integers(2))
        np.testing.assert_allclose(trace.attention(layer, head).sum(-1), 1, atol=1e-5)
        reused += trace.cost.reused
        if rng.random() < 0.3:
            kept.append(trace)
            hashes.append(digest(trace))
        if len(kept) > 12 or rng.random() < 0.02:
            gone = int(rng.integers(len(kept))) if kept else 0
            del kept[gone : gone + 3], hashes[gone : gone + 3]
        if rng.random() < 0.1:
            assert [digest(trace) for trace in kept] == hashes
    assert [digest(trace) for trace in kept] == hashes
    assert reused > 1000


def test_a_view_of_a_trace_that_is_gone_is_never_written(engine: Engine) -> None:
    """One row of one head keeps its numbers, even where the trace it came from was dropped."""
    keys = engine.trace("The cat sat on the mat").key(1, 0)[2:]
    before = keys.copy()
    for text in ("The dog", "The cat", "The cat sat", "A", "The cat sat on a mat and sang", "The cats"):
        engine.trace(text)
    np.testing.assert_array_equal(keys, before)


def test_a_trace_cannot_be_written(engine: Engine) -> None:
    """Its arrays are read-only, and those of a later trace do not change it."""
    trace = engine.trace("The cat")
    for array in [*(getattr(trace.rows, name) for name in ARRAYS), trace.last_logits, trace.position_table]:
        assert not array.flags.writeable
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


# --- what is reused ---


def passes_of(engine: Engine, backend: NumpyBackend, prompt: str | Prompt, **options: object) -> list[int]:
    """How many tokens each call of the backend computed for a prompt."""
    backend.passes.clear()
    engine.trace(prompt, **options)
    return list(backend.passes)


def test_only_what_changed_is_computed(engine: Engine, backend: NumpyBackend) -> None:
    """Append, delete, insert, replace, paste: the tokens behind the first that differs."""
    count = {text: len(engine.tokenizer.encode(text)) for text in ("The cat", "The cat sat", "The dog sat")}
    assert passes_of(engine, backend, "The cat") == [count["The cat"]]
    assert passes_of(engine, backend, "The cat sat") == [count["The cat sat"] - count["The cat"]]
    assert passes_of(engine, backend, "The cat") == []
    assert passes_of(engine, backend, "The cat sat") == []
    same = len(engine.tokenizer.encode("The"))
    assert passes_of(engine, backend, "The dog sat") == [count["The dog sat"] - same]


def test_the_cost_says_what_was_reused(engine: Engine) -> None:
    """All tokens of a first pass are computed; of a longer one, those that were there before are not."""
    first, second = engine.trace("The cat"), engine.trace("The cat sat")
    assert (first.cost.reused, second.cost.reused) == (0, len(first.tokens))
    assert second.cost.seconds > 0


def test_a_letter_typed_into_a_word_copies_a_row_or_two(
    engine: Engine, backend: NumpyBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the window shows one trace, the next is written beside it, without copying all they share."""
    written = []
    append = Shelf.append
    monkeypatch.setattr(Shelf, "append", lambda self, ids, rows: written.append(len(ids)) or append(self, ids, rows))
    start = "Once upon a time there was a girl who "
    shown = [engine.trace(start)]
    for end in ("z", "zq", "zqj", "zqjx", "zqjxw", "zqjxwv", "zqjxwvk"):
        for text in (start + end, start + end + "'", start + end + "!"):
            written.clear()
            shown = [engine.trace(text)]
            if end > "zqj":
                assert sum(written) <= 6
    assert_fresh(shown[0], backend)


def test_traces_of_a_run_share_their_rows(engine: Engine) -> None:
    """Those of an appended prompt are views of the same memory; keeping all of them costs little."""
    traces = [engine.trace("The cat sat" + " on" * count) for count in range(6)]
    assert all(np.shares_memory(traces[0].rows.keys, trace.rows.keys) for trace in traces)
    assert [len(trace.rows.keys) for trace in traces] == [len(trace.tokens) for trace in traces]


def test_typing_copies_a_row_or_two_also_while_rests_and_the_untouched_prompt_are_kept(
    engine: Engine, backend: NumpyBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window holds the shown trace, the same untouched, and the last two rests; none of them is copied whole."""
    written: list[int] = []
    append = Shelf.append
    monkeypatch.setattr(Shelf, "append", lambda self, ids, rows: written.append(len(ids)) or append(self, ids, rows))
    start, off = "Once upon a time there was a girl who ", {(0, 0): 0.0}
    rests: list[Trace] = []
    shown: list[Trace] = []
    copied: list[int] = []
    for turn, end in enumerate(("z", "zq", "zqj", "zqjx", "zqjxw", "zqjxwv", "zqjxwvk", "zqjxwvkq")):
        for text in (start + end, start + end + "'", start + end + "!"):
            written.clear()
            shown = [engine.trace(text, off), engine.trace(text)]
            copied.append(sum(written))
        rests = [*rests[-1:], shown[0]]
        assert_fresh(shown[1], backend)
        assert_fresh(rests[0], backend)
        if turn > 3:
            assert max(copied[-3:]) <= 12  # a row or two for each of the two


def test_the_engine_keeps_few_buffers(engine: Engine) -> None:
    """Traces that are kept hold their own numbers, and the engine none of those that it cannot use."""
    gc.collect()
    before = sum(type(thing) is Shelf for thing in gc.get_objects())
    texts = ("The cat", "A dog", "Once upon", "She said", "It's", "He", "You", "We")
    kept = [engine.trace(text) for text in texts]
    gc.collect()
    assert sum(type(thing) is Shelf for thing in gc.get_objects()) - before <= engine_module.SHELVES
    assert len({id(trace.rows.keys) for trace in kept}) == len(texts)


def test_a_buffer_that_runs_full_is_replaced(tokenizer: Tokenizer) -> None:
    """A text that grows through several sizes of buffer is read right, and its earlier traces stay as they were."""
    backend = NumpyBackend(len(tokenizer.vocabulary), context=4 * CHUNK)
    engine, traces, hashes = Engine(backend, tokenizer), [], []
    words = (STORY * 4).split(" ")
    for count in range(5, len(words), 9):
        traces.append(engine.trace(" ".join(words[:count])))
        hashes.append(digest(traces[-1]))
        assert_fresh(traces[-1], backend)
    assert len(traces[-1].tokens) > 2 * CHUNK
    assert [digest(trace) for trace in traces] == hashes


def test_logits_of_an_overwritten_prompt_are_forgotten(engine: Engine, backend: NumpyBackend) -> None:
    """Rows taken over by another buffer before a pass is cancelled do not answer with what it held before."""
    first = engine.trace(drawn(engine, 1, 2, 3, 4, 5))  # it lives, so that its buffer cannot be rewound
    engine.trace(drawn(engine, 1, 2, 8, 9))
    with pytest.raises(PassCancelled):
        engine.trace(drawn(engine, 1, 2, 3, 4, 6, 7), cancelled=lambda: True)
    del first
    engine.trace(drawn(engine, 11))
    assert_fresh(engine.trace(drawn(engine, 1, 2, 3, 4)), backend)


def drawn(engine: Engine, *ids: int) -> Prompt:
    """A prompt of exactly these tokens."""
    prompt = Prompt("")
    for token_id in ids:
        prompt = engine.tokenizer.append(prompt, token_id)
    return prompt


def test_scaled_heads_share_nothing_with_others(engine: Engine, backend: NumpyBackend) -> None:
    """A head scale is part of what a row depends on; going back to an earlier one costs nothing."""
    text = "The cat sat"
    plain = engine.trace(text)
    scaled = engine.trace(text, head_scale={(0, 0): 0.0})
    assert scaled.cost.reused == 0
    assert np.abs(plain.last_logits - scaled.last_logits).max() > 1e-3
    assert_fresh(scaled, backend)
    assert passes_of(engine, backend, text) == []


# --- the head scale ---


def test_a_head_scale_may_be_written_both_ways(engine: Engine) -> None:
    """As the heads that are changed, or as all of them."""
    every = np.ones((2, 2), dtype=np.float32)
    every[1, 0] = 0.25
    one, other = engine.trace("The cat", head_scale={(1, 0): 0.25}), engine.trace("The cat", head_scale=every)
    np.testing.assert_array_equal(one.head_scale, every)
    np.testing.assert_array_equal(other.last_logits, one.last_logits)
    assert engine.trace("The cat", head_scale={(1, 0): 1.0}).head_scale is None


def test_a_head_scale_is_copied(engine: Engine) -> None:
    """Writing to the array afterwards changes no trace, and no later pass is taken for one of before."""
    scale = np.full((2, 2), 0.5, dtype=np.float32)
    trace = engine.trace("The cat", head_scale=scale)
    scale[:] = 0
    assert (trace.head_scale == 0.5).all()
    assert engine.trace("The cat", head_scale=scale).cost.reused == 0


@pytest.mark.parametrize(
    "scale",
    [{(2, 0): 0.0}, {(0, -1): 0.0}, {(0, 0): float("nan")}, np.ones((3, 2), dtype=np.float32)],
    ids=["no such layer", "no such head", "no number", "another shape"],
)
def test_a_head_scale_without_meaning_is_refused(engine: Engine, scale: object) -> None:
    """In one sentence, and the engine goes on."""
    with pytest.raises(BadInput, match=r"head"):
        engine.trace("The cat", head_scale=scale)
    assert engine.trace("The cat").head_scale is None


# --- long prompts ---


def test_a_long_prompt_is_read_in_chunks(tokenizer: Tokenizer) -> None:
    """Each but the last of the same size, with the same rows as in one."""
    backend = NumpyBackend(len(tokenizer.vocabulary), context=3 * CHUNK)
    trace = Engine(backend, tokenizer).trace(STORY * 2)
    assert backend.passes[:-1] == [CHUNK] * (len(trace.tokens) // CHUNK)
    assert_fresh(trace, backend)


@pytest.mark.parametrize("chunks", [0, 1, 2])
def test_a_cancelled_pass_leaves_the_engine_usable(tokenizer: Tokenizer, chunks: int) -> None:
    """It stops before the next chunk; what was computed serves the next pass, which is exact."""
    backend = NumpyBackend(len(tokenizer.vocabulary), context=4 * CHUNK)
    engine = Engine(backend, tokenizer)
    answers = iter([False] * chunks + [True])
    with pytest.raises(PassCancelled):
        engine.trace(STORY * 3, cancelled=lambda: next(answers))
    assert backend.passes == [CHUNK] * chunks
    trace = engine.trace(STORY * 3)
    assert trace.cost.reused == chunks * CHUNK
    assert_fresh(trace, backend)
    other = engine.trace("The cat")
    assert_fresh(other, backend)


def test_nobody_is_asked_where_nothing_is_computed(engine: Engine) -> None:
    """A finished trace is handed out, even to someone who would cancel."""
    engine.trace("The cat sat")
    assert engine.trace("The cat", cancelled=lambda: True).prompt == "The cat"


def test_a_prompt_longer_than_the_context_is_read_from_its_end(engine: Engine, backend: NumpyBackend) -> None:
    """The last tokens that fit; the others are counted and nothing is lost from the prompt."""
    every = engine.tokenizer.encode(STORY)
    trace = engine.trace(STORY)
    context = backend.spec.context
    assert trace.tokens == every[-context:]
    assert trace.omitted == len(every) - context
    assert trace.prompt == STORY
    assert_fresh(trace, backend)


def test_the_context_slides_token_by_token(engine: Engine, backend: NumpyBackend) -> None:
    """Around the edge of the context each longer prompt is read like a fresh one."""
    words = STORY.split(" ")
    for count in range(20, 50):
        trace = engine.trace(" ".join(words[:count]))
        assert len(trace.tokens) <= backend.spec.context
        assert_fresh(trace, backend)
    assert trace.omitted > 0


# --- prompts that were drawn, and those that cannot be read ---


def test_drawn_tokens_are_read_as_ids(engine: Engine, backend: NumpyBackend) -> None:
    """A token that no text would be cut into is read all the same, and costs one row."""
    engine.trace("The ")
    token_id = engine.tokenizer.encode("c")[0].id
    prompt = engine.tokenizer.append("The ", token_id)
    assert passes_of(engine, backend, prompt) == [1]
    trace = engine.trace(prompt)
    assert trace.prompt == "The c"
    assert trace.token_ids[-1] == token_id
    assert_fresh(trace, backend)


def test_an_empty_prompt_is_one_sentence(engine: Engine) -> None:
    """It says what to do."""
    with pytest.raises(BadInput, match="write some text"):
        engine.trace("")


def test_a_prompt_of_one_incomplete_character_is_read(engine: Engine) -> None:
    """Its text is empty as yet, but there is a token."""
    byte = next(i for i in range(400) if engine.tokenizer.vocabulary.data(i) == b"\xf0")
    trace = engine.trace(engine.tokenizer.append("", byte))
    assert (trace.prompt, [token.shown for token in trace.tokens]) == ("", ["‹F0›"])


def test_a_tokenizer_of_another_model_is_one_sentence(tokenizer: Tokenizer) -> None:
    """Ids that the model has no embedding for are refused before the backend sees them."""
    engine = Engine(NumpyBackend(vocabulary=8), tokenizer)
    with pytest.raises(BadInput, match="tokenizer"):
        engine.trace("The cat")


# --- a backend that fails ---


class Failing(NumpyBackend):
    """Fails where a pass reaches token `at`."""

    at = 5

    def extend(self, past: Past, ids: np.ndarray, *rest: Any) -> Extension:
        if len(past) + len(ids) > self.at:
            raise MemoryError("no room")
        return super().extend(past, ids, *rest)


def test_a_backend_that_fails_is_one_sentence_and_the_engine_goes_on(tokenizer: Tokenizer) -> None:
    """The cause is kept; a shorter prompt is read."""
    backend = Failing(len(tokenizer.vocabulary))
    engine = Engine(backend, tokenizer)
    engine.trace("The")
    with pytest.raises(BackendError, match="tiny failed on NumPy: no room") as caught:
        engine.trace(STORY)
    assert isinstance(caught.value.__cause__, MemoryError)
    assert_fresh(engine.trace("The cat"), backend)


def test_a_closed_engine_says_so_and_its_traces_stay_whole(engine: Engine, backend: NumpyBackend) -> None:
    """Closing twice is closing."""
    trace = engine.trace("The cat")
    before = digest(trace)
    engine.close()
    engine.close()
    assert backend.closed
    assert digest(trace) == before
    assert np.asarray(trace.logits).shape == (len(trace.tokens), backend.spec.vocabulary)
    with pytest.raises(BackendError, match="closed"):
        engine.trace("The cat")


# --- the real backends ---


@pytest.mark.parametrize("kind", ["torch", "onnx"])
def test_edits_on_a_real_backend_are_fresh_passes(kind: str, request: pytest.FixtureRequest) -> None:
    """Edits of a GPT-2, within 1e-5 on maps and 1e-4 on logits."""
    backend = opened(kind, request)
    folder = request.getfixturevalue("gpt2_folder")
    engine = Engine(backend, Tokenizer.open(folder / "tokenizer.json"))
    rng, text, shown = np.random.default_rng(1), "The cat", None
    for _ in range(60):
        text = edited(text, rng) or "The"
        shown = engine.trace(text, head_scale={(1, 2): 0.3} if rng.random() < 0.1 else None)
        expected = fresh_pass(backend, shown.token_ids, shown.head_scale)
        for name in ARRAYS:
            np.testing.assert_allclose(
                getattr(shown.rows, name), getattr(expected.rows, name), atol=2e-5, rtol=1e-4, err_msg=name
            )
        np.testing.assert_allclose(shown.last_logits, expected.last_logits, atol=1e-4)
        layer, head = int(rng.integers(2)), int(rng.integers(3))
        again = replace(shown, rows=expected.rows)
        assert np.abs(shown.attention(layer, head) - again.attention(layer, head)).max() <= 1e-5
    engine.close()


def opened(kind: str, request: pytest.FixtureRequest) -> Backend:
    """A tiny GPT-2 on PyTorch, or converted on ONNX Runtime."""
    opener: Callable[[Path, str], Backend]
    if kind == "torch":
        from visualizer.backends.torch_backend import open_torch as opener

        folder = request.getfixturevalue("gpt2_folder")
    else:
        from visualizer.backends.onnx_backend import open_onnx as opener

        folder = request.getfixturevalue("converted_folder")
    return opener(folder, "cpu")


def test_rows_that_a_model_does_not_have_stay_none() -> None:
    """A model without position vectors has no rows of them, on any way through a shelf."""
    shelf = Shelf(context=8)
    numbers = np.ones((3, 1, 1, 2), dtype=np.float32)
    rows = Rows(numbers, numbers, numbers, np.ones((3, 2, 2), np.float32), np.ones((3, 2), np.float32), None)
    shelf.append(np.arange(3), rows)
    assert shelf.lend(2).position_embedding is None
    assert shelf.rows(1, 3).position_embedding is None
