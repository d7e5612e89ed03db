"""Small traces made of random numbers, for tests that need a trace and no model."""

from dataclasses import replace

import numpy as np

from visualizer.attention import AttentionRule, MaskRule
from visualizer.positions import Buckets
from visualizer.tokens import Token
from visualizer.trace import Blueprint, Cost, ModelSpec, Objective, Rows, Trace

LAYERS, HEADS, HEAD_WIDTH, WIDTH, VOCABULARY, CONTEXT = 3, 4, 8, 32, 40, 64
INNER, TOP = 128, 16  # units of a feed-forward network, and how many of them a trace keeps
BLUEPRINT = Blueprint(norm="before", norm_name="LayerNorm", parallel=False, inner=INNER, activation="gelu",
                      gated=False, final_norm=True, tied=True)  # fmt: skip


class Unembedding:
    """A readout of random weights: a norm without gain, then a matrix."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.matrix = rng.normal(size=(WIDTH, VOCABULARY)).astype(np.float32)

    def normalised(self, residual: np.ndarray) -> np.ndarray:
        """Mean 0, variance 1."""
        centred = residual - residual.mean(-1, keepdims=True)
        return (centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-5)).astype(np.float32)

    def __call__(self, residual: np.ndarray) -> np.ndarray:
        """Logits."""
        return self.normalised(residual) @ self.matrix


class Projections:
    """Output projections of random weights, with a bias."""

    def __init__(self, rng: np.random.Generator, layers: int, heads: int) -> None:
        self.matrices = rng.normal(size=(layers, heads, HEAD_WIDTH, WIDTH)).astype(np.float32)
        self.biases = rng.normal(size=(layers, WIDTH)).astype(np.float32)

    def __call__(self, layer: int) -> np.ndarray:
        """What each head is multiplied with."""
        return self.matrices[layer]

    def bias(self, layer: int) -> np.ndarray:
        """What the layer adds once."""
        return self.biases[layer]


class Letters:
    """A vocabulary whose tokens are called w0, w1, ..."""

    def shown(self, token_id: int) -> str:
        """The token as it is drawn."""
        return f"·w{token_id}"

    def data(self, token_id: int) -> bytes:
        """What it spells."""
        return f" w{token_id}".encode()


def random_trace(
    words: int = 6,
    seed: int = 0,
    positions: bool = True,
    kv_heads: int | None = None,
    layers: int = LAYERS,
    heads: int = HEADS,
    rule: AttentionRule | None = None,
) -> Trace:
    """A trace of `words` tokens, each one word of the prompt; as many key-value heads as heads if not said."""
    rng = np.random.default_rng(seed)
    kv_heads, context = kv_heads or heads, max(CONTEXT, words)
    tokens = tokens_of(words)
    table = numbers(rng, context, WIDTH) if positions else None
    readout = Unembedding(rng)
    spec = ModelSpec(
        name="random", family="gpt2", kind="decoder-only", layers=layers, heads=heads, kv_heads=kv_heads,
        head_width=HEAD_WIDTH, width=WIDTH, context=context, vocabulary=VOCABULARY, parameters=12_345,
        rules=(rule or AttentionRule(HEAD_WIDTH**-0.5),) * layers, positions="learned" if positions else "none",
        precision="fp32", fingerprint="0" * 64, blueprint=BLUEPRINT,
    )  # fmt: skip
    rows = random_rows(rng, spec, words, words, table)
    return Trace(
        prompt="".join(token.text for token in tokens),
        tokens=tokens,
        omitted=0,
        spec=spec,
        rows=rows,
        last_logits=readout(rows.residual[-1:, -1])[0],
        readout=readout,
        projection=Projections(np.random.default_rng(seed + 1), layers, heads),
        vocabulary=Letters(),
        cost=Cost(reused=words - 1, seconds=0.001),
        position_table=table,
    )


def random_encoding(words: int = 6, masks: tuple[int, ...] = (2,), seed: int = 0, head: bool = True) -> Trace:
    """A trace of an encoder-only model; `head` False leaves out what predicts."""
    trace = random_trace(words, seed, rule=AttentionRule(HEAD_WIDTH**-0.5, MaskRule(causal=False)))
    objective: Objective = "masked" if head else "none"
    spec = replace(trace.spec, family="bert", kind="encoder-only", objective=objective)
    if not head:
        return replace(trace, spec=spec, readout=None, last_logits=None)
    return replace(trace, spec=spec, masked=masks)


def random_pair(source: int = 7, target: int = 5, seed: int = 0) -> Trace:
    """A trace of an encoder-decoder: the decoder's, with the encoder's and the cross attention's behind it."""
    both_ways, causal = MaskRule(causal=False), MaskRule()
    read = random_trace(source, seed, positions=False, layers=2, rule=AttentionRule(1.0, both_ways, bias=buckets(True)))
    made = random_trace(target, seed + 1, positions=False, rule=AttentionRule(1.0, causal, bias=buckets(False)))
    both = {"family": "t5", "kind": "encoder-decoder", "objective": "denoising", "positions": "buckets"}
    encoder = replace(read.spec, attention="encoder", **both)
    cross = replace(made.spec, attention="cross", rules=(AttentionRule(1.0, both_ways),) * LAYERS, **both)
    spec = replace(made.spec, attention="decoder", encoder=encoder, cross=cross, **both)
    across = random_rows(np.random.default_rng(seed + 2), spec, target, source, None)
    stream = {"residual": made.rows.residual, "token_embedding": made.rows.token_embedding}
    return replace(
        made,
        spec=spec,
        source=replace(read, spec=encoder, readout=None, last_logits=None),
        cross=replace(made, spec=cross, rows=replace(across, **stream), key_side=read.tokens),
    )


def tokens_of(words: int) -> tuple[Token, ...]:
    """One token a word: w0, w1, ..."""
    pieces = [("" if place == 0 else " ") + f"w{place % 7}" for place in range(words)]
    ends = np.cumsum([len(piece) for piece in pieces]).tolist()
    return tuple(
        Token(place % VOCABULARY, piece, piece, end - len(piece), end)
        for place, (piece, end) in enumerate(zip(pieces, ends, strict=True))
    )


def buckets(both_ways: bool) -> Buckets:
    """A table of relative biases of random numbers."""
    table = np.random.default_rng(9).normal(size=(8, HEADS)).astype(np.float32)
    return Buckets(tuple(map(tuple, table.tolist())), farthest=16, both_ways=both_ways)


def numbers(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Normal numbers in single precision."""
    return rng.normal(size=shape).astype(np.float32)


def random_rows(rng: np.random.Generator, spec: ModelSpec, words: int, keys: int, table: np.ndarray | None) -> Rows:
    """Rows of `words` queries over `keys` keys."""
    residual = numbers(rng, words, spec.layers + 1, WIDTH)
    position = table[:words] if table is not None else None
    strength = -np.sort(-np.abs(numbers(rng, words, spec.layers, TOP)), axis=-1)
    return Rows(
        queries=numbers(rng, words, spec.layers, spec.heads, HEAD_WIDTH),
        keys=numbers(rng, keys, spec.layers, spec.kv_heads, HEAD_WIDTH),
        values=numbers(rng, keys, spec.layers, spec.kv_heads, HEAD_WIDTH),
        residual=residual,
        token_embedding=residual[:, 0] - (position if position is not None else 0),
        position_embedding=position,
        units=rng.permuted(np.broadcast_to(np.arange(INNER), (words, spec.layers, INNER)), axis=-1)[..., :TOP],
        activations=strength,
        branches=np.abs(numbers(rng, words, spec.layers, 2)) + 0.1,
    )
