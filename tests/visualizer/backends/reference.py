"""Random GPT-2 models of odd sizes, and how a backend's rows are held to transformers' eager attention."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from visualizer.attention import at_stage
from visualizer.backends.base import Backend, Extension, Past
from visualizer.trace import ModelSpec, Rows

# Sizes that share no factor where they need not, so that a swapped axis shows. "plain" is not made a graph: what it
# has, "whole blocks" and "scaled by layer" have between them, and a graph takes seconds for each layer.
MODELS: dict[str, dict[str, Any]] = {
    "plain": {"n_layer": 2, "n_head": 3, "n_embd": 24, "vocab_size": 97, "n_positions": 40},
    "scaled by layer": {
        "n_layer": 2, "n_head": 5, "n_embd": 35, "n_inner": 50, "vocab_size": 61, "n_positions": 33,
        "scale_attn_by_inverse_layer_idx": True,
    },
    "whole blocks, untied": {
        "n_layer": 1, "n_head": 4, "n_embd": 64, "vocab_size": 83, "n_positions": 40,
        "scale_attn_weights": False, "activation_function": "relu", "tie_word_embeddings": False,
    },
    "whole blocks": {"n_layer": 2, "n_head": 4, "n_embd": 64, "vocab_size": 101, "n_positions": 40},
}  # fmt: skip
TOKENS = 21


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """A pass of transformers' eager attention, the judge of every backend."""

    ids: np.ndarray  # (tokens,)
    maps: np.ndarray  # (layers, heads, tokens, tokens)
    hidden: np.ndarray  # (layers + 1, tokens, width), the last one normed
    logits: np.ndarray  # (tokens, vocabulary)


def none(spec: ModelSpec) -> Past:
    """The past of a first token."""
    nothing = np.zeros((0, spec.layers, spec.kv_heads, spec.head_width), dtype=np.float32)
    return Past(nothing, nothing)


def in_pieces(
    backend: Backend, ids: np.ndarray, pieces: list[int], head_scale: np.ndarray | None = None
) -> tuple[Rows, np.ndarray]:
    """Extend piece after piece, as the engine does: behind read-only views of buffers with room to spare."""
    spec = backend.spec
    shape = (len(ids) + 5, spec.layers, spec.kv_heads, spec.head_width)
    keys, values = np.full(shape, np.nan, np.float32), np.full(shape, np.nan, np.float32)
    parts: list[Extension] = []
    first = 0
    for piece in pieces:
        past = Past(keys[:first], values[:first])
        past.keys.flags.writeable = past.values.flags.writeable = False
        part = backend.extend(past, ids[first : first + piece], head_scale)
        keys[first : first + piece], values[first : first + piece] = part.rows.keys, part.rows.values
        parts.append(part)
        first += piece
    assert first == len(ids)

    def join(name: str) -> np.ndarray:
        return np.concatenate([getattr(part.rows, name) for part in parts])

    names = ("queries", "keys", "values", "residual", "token_embedding", "position_embedding")
    return Rows(**{name: join(name) for name in names}), parts[-1].last_logits


def maps_of(spec: ModelSpec, rows: Rows) -> np.ndarray:
    """All attention maps, (layers, heads, tokens, tokens), rebuilt from the rows."""
    shared = spec.heads // spec.kv_heads
    return np.array([
        [
            at_stage(rows.queries[:, layer, head], rows.keys[:, layer, head // shared], spec.rules[layer], of=head)
            for head in range(spec.heads)
        ]
        for layer in range(spec.layers)
    ])  # fmt: skip


def assert_agrees(backend: Backend, rows: Rows, last_logits: np.ndarray, reference: Reference) -> None:
    """Maps within 1e-5, logits and the stream within 1e-4 of the eager pass."""
    maps = maps_of(backend.spec, rows)
    assert np.abs(maps - reference.maps).max() <= 1e-5
    stream = np.swapaxes(rows.residual, 0, 1)
    assert np.abs(stream[:-1] - reference.hidden[:-1]).max() <= 1e-4
    final = np.ascontiguousarray(stream[-1])
    assert np.abs(backend.readout.normalised(final) - reference.hidden[-1]).max() <= 1e-4
    assert np.abs(backend.readout(final) - reference.logits).max() <= 1e-4
    assert np.abs(last_logits - reference.logits[-1]).max() <= 1e-4
    assert rows.position_embedding is not None
    assert np.abs(rows.token_embedding + rows.position_embedding - reference.hidden[0]).max() <= 1e-6
