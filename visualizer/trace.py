"""The record of one pass: what went into every head, and what came out.

An engine makes a `Trace`; views, exporters and people read it. It is never written again: the arrays are read-only
views of buffers that only ever grow behind the rows a trace can see.
"""

from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, runtime_checkable

import numpy as np
from jaxtyping import Float, Int64

from visualizer import attention as rebuild
from visualizer.attention import MaskRule, Stage
from visualizer.effects import Effects
from visualizer.errors import BadInput
from visualizer.language import tr
from visualizer.tokens import Token

Kind = Literal["decoder-only", "encoder-only", "encoder-decoder"]
AttentionKind = Literal["self", "encoder", "decoder", "cross"]
HeadScale = Float[np.ndarray, "layers heads"]


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """What a model is, as its configuration says; made by a backend, travels with every trace."""

    name: str
    family: str  # transformers' model_type: "gpt2"
    kind: Kind
    layers: int
    heads: int
    kv_heads: int
    head_width: int
    width: int
    context: int
    vocabulary: int
    parameters: int
    scaling: tuple[float, ...]  # what each layer multiplies q·k with
    positions: str  # "learned", "none" where nothing is added to the tokens
    precision: str  # of the weights as they are stored: "fp16"
    fingerprint: str  # sha256 of the weights
    mask: MaskRule = field(default_factory=MaskRule)


@runtime_checkable
class Readout(Protocol):
    """What turns the residual stream into logits: the final norm and the unembedding, without the layers."""

    def __call__(self, residual: Float[np.ndarray, "rows width"]) -> Float[np.ndarray, "rows vocabulary"]: ...

    def normalised(self, residual: Float[np.ndarray, "rows width"]) -> Float[np.ndarray, "rows width"]:
        """The final norm alone."""
        ...


@runtime_checkable
class Projection(Protocol):
    """What the heads of a layer pass through on their way into the residual stream: the output projections.

    A layer's attention output is the sum, over its heads, of what each has mixed times its own rows of the projection,
    plus the bias once.
    """

    def __call__(self, layer: int) -> Float[np.ndarray, "heads head_width width"]:
        """What the output of each head of a layer is multiplied with."""
        ...

    def bias(self, layer: int) -> Float[np.ndarray, "width"] | None:
        """What the layer adds once; None where it adds nothing."""
        ...


@runtime_checkable
class Vocabulary(Protocol):
    """What a token id is called, for lists of tokens that are not in the prompt."""

    def shown(self, token_id: int) -> str:
        """The token as it is drawn: visible spaces, bare bytes in hexadecimal."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """What a backend computed for some tokens, one row a token; tokens come first, so that a prefix is contiguous.

    `residual` is the stream before each layer and, last, behind the last layer and before the final norm.
    `position_embedding` is None where a model adds no position vectors.
    """

    queries: Float[np.ndarray, "tokens layers heads head_width"]
    keys: Float[np.ndarray, "tokens layers kv_heads head_width"]
    values: Float[np.ndarray, "tokens layers kv_heads head_width"]
    residual: Float[np.ndarray, "tokens layers+1 width"]
    token_embedding: Float[np.ndarray, "tokens width"]
    position_embedding: Float[np.ndarray, "tokens width"] | None


@dataclass(frozen=True, slots=True, eq=False)
class Cost:
    """What a pass took: how many of its tokens were reused from the pass before, and the seconds spent on the rest."""

    reused: int
    seconds: float


class LogitRows(np.lib.mixins.NDArrayOperatorsMixin):
    """The logits of every token, (tokens, vocabulary); the last row is at hand, the others are computed when read.

    Works as an array does: indexed, in arithmetic, and in every function of NumPy.
    """

    def __init__(self, trace: "Trace", last: Float[np.ndarray, "vocabulary"]) -> None:
        self._trace = trace
        self._last = last
        self.shape = (len(trace.tokens), len(last))

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, index: Any) -> np.ndarray:
        if isinstance(index, int | np.integer):
            row = range(len(self))[index]
            return self._last if row == len(self) - 1 else self._trace.readout(self._final(slice(row, row + 1)))[0]
        if isinstance(index, tuple):
            return self[index[0]][..., *index[1:]] if len(index) > 1 else self[index[0]]
        return self._trace.readout(self._final(index))

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any) -> Any:
        arrays = [np.asarray(one) if isinstance(one, LogitRows) else one for one in inputs]
        return getattr(ufunc, method)(*arrays, **options)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        every = self[:]
        return every if dtype is None else every.astype(dtype)

    def _final(self, rows: Any) -> Float[np.ndarray, "rows width"]:
        return np.ascontiguousarray(self._trace.rows.residual[rows, -1])


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """One pass of one model over one prompt.

    `tokens` are those the model read; `omitted` counts the tokens before them that the context had no room for.
    `position_table` holds the learned position vectors, None where the model has none. `head_scale` (layers, heads) is
    what each head's output was multiplied with, None where the model is untouched. `effects` is what removing each head
    does, where that was computed (`visualizer.ablation`).
    """

    prompt: str
    tokens: tuple[Token, ...]
    omitted: int
    spec: ModelSpec
    rows: Rows
    last_logits: Float[np.ndarray, "vocabulary"]
    readout: Readout
    projection: Projection
    vocabulary: Vocabulary
    cost: Cost
    position_table: Float[np.ndarray, "context width"] | None = None
    head_scale: HeadScale | None = None
    effects: Effects | None = None

    @property
    def token_ids(self) -> Int64[np.ndarray, "tokens"]:
        """The ids that the model read."""
        return np.array([token.id for token in self.tokens], dtype=np.int64)

    @property
    def spans(self) -> Int64[np.ndarray, "tokens 2"]:
        """First and one past the last character of each token."""
        return np.array([token.span for token in self.tokens], dtype=np.int64).reshape(-1, 2)

    @property
    def logits(self) -> LogitRows:
        """The logits of every token, (tokens, vocabulary); only the last row is at hand, the others cost a readout."""
        return LogitRows(self, self.last_logits)

    @property
    def hidden(self) -> Float[np.ndarray, "depths tokens width"]:
        """The hidden states as transformers' `output_hidden_states` has them: the last one behind the final norm."""
        stream = np.swapaxes(self.rows.residual, 0, 1).copy()
        stream[-1] = self.readout.normalised(np.ascontiguousarray(stream[-1]))
        return stream

    def query(self, layer: int, head: int) -> Float[np.ndarray, "tokens head_width"]:
        """The query vectors of one head."""
        self._check(layer, head)
        return self.rows.queries[:, layer, head]

    def key(self, layer: int, head: int) -> Float[np.ndarray, "tokens head_width"]:
        """The key vectors that one head reads; several heads share one where there are fewer key-value heads."""
        self._check(layer, head)
        return self.rows.keys[:, layer, self._kv_head(head)]

    def value(self, layer: int, head: int) -> Float[np.ndarray, "tokens head_width"]:
        """The value vectors that one head reads."""
        self._check(layer, head)
        return self.rows.values[:, layer, self._kv_head(head)]

    def attention(self, layer: int, head: int, kind: AttentionKind = "self") -> Float[np.ndarray, "queries keys"]:
        """The attention weights of one head; each row sums to 1."""
        return self.stage(layer, head, "softmax", kind)

    def scores(self, layer: int, head: int, kind: AttentionKind = "self") -> Float[np.ndarray, "queries keys"]:
        """The scaled scores of one head, before mask and softmax."""
        return self.stage(layer, head, "scaled", kind)

    def stage(
        self,
        layer: int,
        head: int,
        stage: Stage,
        kind: AttentionKind = "self",
        queries: Int64[np.ndarray, "queries"] | None = None,
    ) -> Float[np.ndarray, "queries keys"]:
        """One head at any stage on the way from q·k to weights; with `queries` the rows of those tokens only."""
        self._check_kind(kind)
        scaling = self.spec.scaling[self._check(layer, head)]
        places = np.arange(len(self.tokens)) if queries is None else queries
        query = self.query(layer, head)[places]  # (queries, head_width)
        return rebuild.at_stage(query, self.key(layer, head), scaling, self.spec.mask, stage, places)

    def row(self, layer: int, head: int, query: int) -> Float[np.ndarray, "keys"]:
        """The weights with which one query token looks at all tokens, without rebuilding the other rows."""
        query = range(len(self.tokens))[query]
        scores = self.key(layer, head) @ self.query(layer, head)[query] * np.float32(self.spec.scaling[layer])
        allowed = self.spec.mask.allowed(len(self.tokens) - query, len(self.tokens))[0]
        return rebuild.softmax(rebuild.masked_scores(scores[None], allowed[None]))[0]

    def layer_attention(
        self, layer: int, queries: Int64[np.ndarray, "queries"] | None = None
    ) -> Float[np.ndarray, "heads queries keys"]:
        """The weights of all heads of one layer; with `queries` the rows of those tokens only."""
        spec, count = self.spec, len(self.tokens)
        scaling = spec.scaling[self._check(layer, 0)]
        places = np.arange(count) if queries is None else queries
        query = np.swapaxes(self.rows.queries[places, layer], 0, 1)  # (heads, queries, head_width)
        # heads that share their keys stand below one another, so that no key is copied
        shared = query.reshape(spec.kv_heads, -1, spec.head_width)  # (kv_heads, sharing * queries, head_width)
        key = self.rows.keys[:, layer].transpose(1, 0, 2)  # (kv_heads, tokens, head_width)
        each = np.tile(places, spec.heads // spec.kv_heads)  # (sharing * queries)
        weights = rebuild.at_stage(shared, key, scaling, spec.mask, places=each)
        return weights.reshape(spec.heads, len(places), count)

    def layer_rows(self, layer: int, query: int) -> Float[np.ndarray, "heads keys"]:
        """The weights with which one query token looks at all tokens, in every head of one layer."""
        spec, count = self.spec, len(self.tokens)
        query = range(count)[query]
        queries = self.rows.queries[query, self._check(layer, 0)].reshape(spec.kv_heads, -1, spec.head_width)
        scores = queries @ self.rows.keys[:, layer].transpose(1, 2, 0)  # (kv_heads, sharing, keys)
        scores = scores.reshape(spec.heads, 1, count) * np.float32(spec.scaling[layer])
        return rebuild.softmax(rebuild.masked_scores(scores, spec.mask.allowed(count - query, count)[:1]))[:, 0]

    @property
    def scale(self) -> HeadScale:
        """What each head's output is multiplied with, also where all of them are 1."""
        ones = np.ones((self.spec.layers, self.spec.heads), dtype=np.float32)
        return ones if self.head_scale is None else self.head_scale

    def factor(self, layer: int, head: int) -> float:
        """What a head's output is multiplied with: 1 where the model is untouched."""
        self._check(layer, head)
        return 1.0 if self.head_scale is None else float(self.head_scale[layer, head])

    def mixed(self, layer: int, query: int) -> Float[np.ndarray, "heads head_width"]:
        """What each head of a layer has read for one query: the values under its row of weights, before any factor."""
        spec = self.spec
        weights = self.layer_rows(layer, query).reshape(spec.kv_heads, -1, len(self.tokens))
        mixed = weights @ self.rows.values[:, layer].transpose(1, 0, 2)  # (kv_heads, sharing, head_width)
        return mixed.reshape(spec.heads, spec.head_width)

    def contributions(self, layer: int, query: int) -> Float[np.ndarray, "heads width"]:
        """What each head of a layer adds to its attention output for one query, factors included, without the bias."""
        scale = np.float32(1) if self.head_scale is None else self.head_scale[layer][:, None].astype(np.float32)
        mixed = self.mixed(layer, query) * scale  # (heads, head_width)
        return (mixed[:, None] @ self.projection(layer))[:, 0]

    def _kv_head(self, head: int) -> int:
        return head * self.spec.kv_heads // self.spec.heads

    def _check(self, layer: int, head: int) -> int:
        if not 0 <= layer < self.spec.layers:
            raise BadInput(
                tr(
                    "There is no layer {layer}: {model} has layers 0 to {last}.",
                    layer=layer,
                    model=self.spec.name,
                    last=self.spec.layers - 1,
                )
            )
        if not 0 <= head < self.spec.heads:
            raise BadInput(
                tr(
                    "There is no head {head}: {model} has heads 0 to {last}.",
                    head=head,
                    model=self.spec.name,
                    last=self.spec.heads - 1,
                )
            )
        return layer

    def _check_kind(self, kind: AttentionKind) -> None:
        if kind != "self":
            raise BadInput(
                tr(
                    '{model} is {kind} and has attention of the kind "self" only.',
                    model=self.spec.name,
                    kind=self.spec.kind,
                )
            )
