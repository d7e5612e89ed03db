"""Small traces made of random numbers, for tests that need a trace and no model."""

import numpy as np

from visualizer.tokens import Token
from visualizer.trace import Cost, ModelSpec, Rows, Trace

LAYERS, HEADS, HEAD_WIDTH, WIDTH, VOCABULARY, CONTEXT = 3, 4, 8, 32, 40, 64


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


def random_trace(
    words: int = 6,
    seed: int = 0,
    positions: bool = True,
    kv_heads: int | None = None,
    layers: int = LAYERS,
    heads: int = HEADS,
) -> Trace:
    """A trace of `words` tokens, each one word of the prompt; as many key-value heads as heads if not said."""
    rng = np.random.default_rng(seed)
    kv_heads, context = kv_heads or heads, max(CONTEXT, words)

    def numbers(*shape: int) -> np.ndarray:
        return rng.normal(size=shape).astype(np.float32)

    pieces = [("" if place == 0 else " ") + f"w{place % 7}" for place in range(words)]
    ends = np.cumsum([len(piece) for piece in pieces]).tolist()
    tokens = tuple(
        Token(place % VOCABULARY, piece, piece, end - len(piece), end)
        for place, (piece, end) in enumerate(zip(pieces, ends, strict=True))
    )
    residual = numbers(words, layers + 1, WIDTH)
    table = numbers(context, WIDTH) if positions else None
    position = table[:words] if table is not None else None
    token_embedding = residual[:, 0] - (position if position is not None else 0)
    readout = Unembedding(rng)
    spec = ModelSpec(
        name="random", family="gpt2", kind="decoder-only", layers=layers, heads=heads, kv_heads=kv_heads,
        head_width=HEAD_WIDTH, width=WIDTH, context=context, vocabulary=VOCABULARY, parameters=12_345,
        scaling=(HEAD_WIDTH**-0.5,) * layers, positions="learned" if positions else "none", precision="fp32",
        fingerprint="0" * 64,
    )  # fmt: skip
    return Trace(
        prompt="".join(pieces),
        tokens=tokens,
        omitted=0,
        spec=spec,
        rows=Rows(
            queries=numbers(words, layers, heads, HEAD_WIDTH),
            keys=numbers(words, layers, kv_heads, HEAD_WIDTH),
            values=numbers(words, layers, kv_heads, HEAD_WIDTH),
            residual=residual,
            token_embedding=token_embedding,
            position_embedding=position,
        ),
        last_logits=readout(residual[-1:, -1])[0],
        readout=readout,
        projection=Projections(np.random.default_rng(seed + 1), layers, heads),
        vocabulary=Letters(),
        cost=Cost(reused=words - 1, seconds=0.001),
        position_table=table,
    )
