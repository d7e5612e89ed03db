"""A whole trace as arrays: NPZ or JSON, written layer by layer so that no full set of maps is ever in memory."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

import numpy as np

from exporters.data import strings
from exporters.files import written_whole
from exporters.numbers import Pieces, write_json, write_npz
from visualizer.errors import BadInput
from visualizer.language import tr
from visualizer.tokens import Token
from visualizer.trace import Trace

ROWS_AT_ONCE = 64  # of the logits


def save_trace(trace: Trace, path: str | Path) -> Path:
    """Write a trace to `path`, NPZ or JSON by its suffix; returns the path.

    The arrays, float32 unless said: `token_ids` (T,) int64, `tokens` (T,) str, `spans` (T, 2) int64, `logits` (T, V)
    where the model has a language head, `token_embedding` (T, d), `position_embedding` (T, d) where positions are
    added, `attention` (L, H, T, T) and `hidden` (L+1, T, d).

    Of an encoder-decoder these are of the target, with `decoder_attention` (L, H, T, T), `cross_attention`
    (L, H, T, S) and `decoder_hidden` in place of the last two; of its source there are `source_ids` (S,) int64,
    `source_tokens` (S,) str, `source_spans` (S, 2) int64, `encoder_attention` (Le, H, S, S) and `encoder_hidden`
    (Le+1, S, d). What is not finite is null in JSON. Raises BadInput for another suffix, and for a place that cannot
    be written to.
    """
    path = Path(path)
    writer = {".npz": write_npz, ".json": write_json}.get(path.suffix.lower())
    if writer is None:
        raise BadInput(tr('A trace cannot be written as "{name}": name the file .npz or .json.', name=path.suffix))
    with written_whole(path) as file:
        _write(trace, writer, file)
    return path


def arrays(trace: Trace) -> dict[str, np.ndarray | Pieces]:
    """The arrays of a trace by name; the large ones are made while they are written."""
    found: dict[str, np.ndarray | Pieces] = {
        "token_ids": trace.token_ids,
        "tokens": strings(text(token) for token in trace.tokens),
        "spans": trace.spans,
    }
    if trace.readout is not None:
        found["logits"] = Pieces((len(trace.tokens), trace.spec.vocabulary), _logits(trace))
    found["token_embedding"] = _float32(trace.rows.token_embedding)
    if trace.rows.position_embedding is not None:
        found["position_embedding"] = _float32(trace.rows.position_embedding)
    if trace.source is None:
        return {**found, "attention": _maps(trace), "hidden": _float32(trace.hidden)}
    source = trace.source
    return {
        **found,
        "decoder_attention": _maps(trace),
        "cross_attention": _maps(trace.facet("cross")),
        "decoder_hidden": _float32(trace.hidden),
        "source_ids": source.token_ids,
        "source_tokens": strings(text(token) for token in source.tokens),
        "source_spans": source.spans,
        "encoder_attention": _maps(source),
        "encoder_hidden": _float32(source.hidden),
    }


def text(token: Token) -> str:
    """The characters that a token stands for; bytes that are none of their own as the vocabulary writes them, and so
    a null character, which a NumPy string cannot end with."""
    return token.piece if not token.text or token.text.endswith("\0") else token.text


def _write(trace: Trace, writer: object, file: IO[bytes]) -> None:
    assert callable(writer)
    writer(file, arrays(trace))


def _maps(trace: Trace) -> Pieces:
    """The weights of every head, (layers, heads, queries, keys)."""
    spec = trace.spec
    return Pieces((spec.layers, spec.heads, len(trace.tokens), len(trace.key_tokens)), _attention(trace))


def _attention(trace: Trace) -> Iterator[np.ndarray]:
    for layer in range(trace.spec.layers):
        yield _float32(trace.layer_attention(layer))[None]  # (1, heads, queries, keys)


def _logits(trace: Trace) -> Iterator[np.ndarray]:
    for first in range(0, len(trace.tokens), ROWS_AT_ONCE):
        yield _float32(trace.logits[first : first + ROWS_AT_ONCE])


def _float32(numbers: np.ndarray) -> np.ndarray:
    return np.asarray(numbers, dtype=np.float32)
