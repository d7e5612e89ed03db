"""The record of one pass: what went into every head, and what came out.

An engine makes a `Trace`; views, exporters and people read it. It is never written again: the arrays are read-only
views of buffers that only ever grow behind the rows a trace can see.
"""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal, Protocol, TypeVar, runtime_checkable

import numpy as np
from jaxtyping import Bool, Float, Int64

from visualizer import attention as rebuild
from visualizer.attention import AttentionRule, Stage
from visualizer.errors import BadInput
from visualizer.language import tr
from visualizer.tokens import Token

Kind = Literal["decoder-only", "encoder-only", "encoder-decoder"]
AttentionKind = Literal["self", "encoder", "decoder", "cross"]
Place = tuple[int, int] | tuple[AttentionKind, int, int]
"""A head, by layer and head; of an encoder-decoder by kind of attention, layer and head."""
Objective = Literal["causal", "masked", "denoising", "translation", "none"]
HeadScale = Float[np.ndarray, "layers heads"]
Study = TypeVar("Study")


@dataclass(frozen=True, slots=True)
class Blueprint:
    """What a block of the model is made of, with its sizes."""

    norm: Literal["before", "after", "both"]  # of attention and feed-forward
    norm_name: str  # "LayerNorm", "RMSNorm"
    parallel: bool  # attention and feed-forward read the same stream, and are added at once
    inner: int  # width of the feed-forward network, of one expert where there are several
    activation: str  # its non-linearity: "gelu"
    gated: bool  # one projection is multiplied with another behind its non-linearity
    final_norm: bool  # between the last block and the unembedding
    tied: bool  # the unembedding is the token embedding
    experts: int = 0  # a layer; 0 where there is one network
    chosen: int = 0  # of the experts, for each token
    shared_norm: bool = True  # of parallel branches: one norm before both, not one each
    embedding_norm: bool = False  # between the embedding and the first block


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """What a model is, as its configuration says; made by a backend, travels with every trace.

    Of an encoder-decoder it tells of the decoder; `encoder` and `cross` are the same of the encoder and of the
    attention from target to source.
    """

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
    rules: tuple[AttentionRule, ...]  # what each layer makes of q·k
    positions: str  # "learned", "sinusoidal", "rotary", "alibi", "buckets", "none" where nothing tells positions apart
    precision: str  # of the weights as they are stored: "fp16"
    fingerprint: str  # sha256 of the weights
    objective: Objective = "causal"  # what the model was trained to do; "none" where no head came with it
    attention: AttentionKind = "self"  # what the heads told of here do
    blueprint: Blueprint | None = None
    encoder: "ModelSpec | None" = None
    cross: "ModelSpec | None" = None

    @property
    def quantized(self) -> bool:
        """Whether weights are stored as short numbers of a common scale, so that maps are of rounded weights."""
        return self.precision not in ("fp64", "fp32", "bf16", "fp16")

    def to_data(self) -> dict[str, Any]:
        """As JSON knows it."""
        plain = {name: getattr(self, name) for name in self.__slots__}
        parts = {name: None if plain[name] is None else plain[name].to_data() for name in ("encoder", "cross")}
        blueprint = None if self.blueprint is None else asdict(self.blueprint)
        return {**plain, **parts, "blueprint": blueprint, "rules": [rule.to_data() for rule in self.rules]}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "ModelSpec":
        """The inverse of `to_data`; KeyError or TypeError for anything else."""
        parts = {name: None if data[name] is None else cls.from_data(data[name]) for name in ("encoder", "cross")}
        blueprint = None if data["blueprint"] is None else Blueprint(**data["blueprint"])
        rules = tuple(AttentionRule.from_data(rule) for rule in data["rules"])
        return cls(**{**data, **parts, "blueprint": blueprint, "rules": rules})


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

    def __hash__(self) -> int: ...

    def shown(self, token_id: int) -> str:
        """The token as it is drawn: visible spaces, bare bytes in hexadecimal."""
        ...

    def data(self, token_id: int) -> bytes:
        """The bytes that a token adds to a text; none where the id has no piece."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """What a backend computed for some tokens, one row a token; tokens come first, so that a prefix is contiguous.

    `residual` is the stream before each layer and, last, behind the last layer and before the final norm. Of the
    feed-forward networks it holds the units that were strongest behind the non-linearity, strongest first, and of
    each layer how long the vectors are that attention and feed-forward add. In cross attention `keys` and `values`
    have a row for each token of the source. `maps` are there only where heads cannot be rebuilt from queries and keys.
    """

    queries: Float[np.ndarray, "tokens layers heads head_width"]
    keys: Float[np.ndarray, "keys layers kv_heads head_width"]
    values: Float[np.ndarray, "keys layers kv_heads head_width"]
    residual: Float[np.ndarray, "tokens layers+1 width"]
    token_embedding: Float[np.ndarray, "tokens embedding_width"]  # narrower than the stream in a few models (ALBERT)
    position_embedding: Float[np.ndarray, "tokens embedding_width"] | None  # None where nothing is added
    units: Int64[np.ndarray, "tokens layers top"] | None = None  # of the feed-forward network, by number
    activations: Float[np.ndarray, "tokens layers top"] | None = None  # of those units
    branches: Float[np.ndarray, "tokens layers 2"] | None = None  # lengths of what attention and feed-forward add
    experts: Int64[np.ndarray, "tokens layers chosen"] | None = None  # where a layer has several networks
    expert_weights: Float[np.ndarray, "tokens layers chosen"] | None = None
    cross_queries: Float[np.ndarray, "tokens layers heads head_width"] | None = None  # of a decoder that reads a source
    final: Float[np.ndarray, "tokens width"] | None = None  # behind the final norm, where a text is read both ways
    maps: Float[np.ndarray, "tokens layers heads keys"] | None = None

    def first(self, tokens: int, keys: int) -> "Rows":
        """Those of the first `tokens`, looking at the first `keys`; nothing is copied."""
        counts = {"keys": keys, "values": keys}
        arrays = {field.name: getattr(self, field.name) for field in fields(self)}
        cut = {name: array[: counts.get(name, tokens)] for name, array in arrays.items() if array is not None}
        if "maps" in cut:
            cut["maps"] = cut["maps"][..., :keys]
        return replace(self, **cut)


@dataclass(frozen=True, slots=True, eq=False)
class Cost:
    """What a pass took: how many of its tokens were reused from the pass before, and the seconds spent on the rest."""

    reused: int
    seconds: float


class LogitRows(np.lib.mixins.NDArrayOperatorsMixin):
    """The logits of every token, (tokens, vocabulary); the last row is at hand, the others are computed when read.

    Works as an array does: indexed, in arithmetic, and in every function of NumPy.
    """

    def __init__(self, trace: "Trace", readout: Readout, last: Float[np.ndarray, "vocabulary"]) -> None:
        self._trace = trace
        self._readout = readout
        self._last = last
        self.shape = (len(trace.tokens), len(last))

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, index: Any) -> np.ndarray:
        if isinstance(index, int | np.integer):
            row = range(len(self))[index]
            return self._last if row == len(self) - 1 else self._readout(self._final(slice(row, row + 1)))[0]
        if isinstance(index, tuple):
            return self[index[0]][..., *index[1:]] if len(index) > 1 else self[index[0]]
        return self._readout(self._final(index))

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any) -> Any:
        arrays = [np.asarray(one) if isinstance(one, LogitRows) else one for one in inputs]
        return getattr(ufunc, method)(*arrays, **options)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        every = self[:]
        return every if dtype is None else every.astype(dtype)

    def _final(self, rows: Any) -> Float[np.ndarray, "rows width"]:
        return np.ascontiguousarray(self._trace.rows.residual[rows, -1])


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Trace:
    """One pass of one model over one prompt.

    A pass of an encoder-decoder leaves three traces, seen through one: this one is of the target in the decoder, and
    `facet` gives the other two, each a `Trace` like any other. `tokens` are those that queries stand for, `key_tokens`
    those that keys stand for: the source in cross attention, else the same.

    `tokens` are those the model read; `omitted` counts the tokens before them that the context had no room for.
    `readout` and `last_logits` are None where no language head came with the model, and in an encoder's facet.
    `position_table` holds the learned position vectors, None where the model has none. `head_scale` (layers, heads) is
    what each head's output was multiplied with, None where the model is untouched. `drawn` counts the tokens that the
    text ends with and that were drawn one by one, those among them included that the context has no room for any more.
    `studies` are the results of longer work on this pass, one of a kind.
    """

    prompt: str
    tokens: tuple[Token, ...]
    omitted: int
    spec: ModelSpec
    rows: Rows
    last_logits: Float[np.ndarray, "vocabulary"] | None
    readout: Readout | None
    projection: Projection | None  # None where the heads' outputs do not pass through one product
    vocabulary: Vocabulary
    cost: Cost
    position_table: Float[np.ndarray, "context embedding_width"] | None = None
    head_scale: HeadScale | None = None
    source: "Trace | None" = None  # of an encoder-decoder: what it read, in the encoder
    cross: "Trace | None" = None  # of an encoder-decoder: from target to source
    key_side: tuple[Token, ...] | None = None  # what the keys stand for, where those are not `tokens`
    segments: Int64[np.ndarray, "tokens"] | None = None  # of each token, where the model tells two texts apart
    masked: tuple[int, ...] = ()  # the tokens that are masks, for the model to fill
    drawn: int = 0
    drawn_next: int | None = None  # the id that was drawn behind the last token, where this is the pass of that step
    studies: tuple[object, ...] = ()

    def study(self, kind: type[Study]) -> Study | None:
        """The result of longer work on this pass, of the kind that is asked for; None where there is none."""
        return next((found for found in self.studies if isinstance(found, kind)), None)

    def with_study(self, study: object) -> "Trace":
        """The same pass with the result of longer work on it, in place of an earlier one of its kind."""
        others = tuple(found for found in self.studies if type(found) is not type(study))
        return replace(self, studies=(*others, study))

    def read(self, query: int) -> Int64[np.ndarray, "read"]:
        """The ids that were read when the token behind `query` was to be found: all up to and with it.

        Where masks are filled, the text was read both ways, and they are all of its ids.
        """
        if self.spec.objective == "masked":
            return self.token_ids
        return self.token_ids[: range(len(self.tokens))[query] + 1]

    def step(self, query: int) -> int:
        """The number of the draw behind a token: 0 for the first token that is drawn, also behind typed text."""
        behind = len(self.tokens) - 1 - range(len(self.tokens))[query]
        return max(0, self.drawn - behind)

    def first(self, count: int) -> "Trace":
        """The pass over the first `count` tokens that were read, such as that of an earlier step of a generation.

        It computes nothing: where tokens look back only, their rows do not change with what follows. Raises BadInput
        for a text that is read both ways, and for a count of tokens that is not there.
        """
        total = len(self.tokens)
        if self.spec.kind == "encoder-only" or self.spec.attention == "encoder" or self.key_side is not None:
            raise BadInput(
                tr("{model} reads its text both ways, so no part of a pass stands alone.", model=self.spec.name)
            )
        if not 0 < count <= total:
            raise BadInput(tr("There are no {count} tokens: the text has {total}.", count=count, total=total))
        if count == total:
            return self
        return replace(
            self,
            prompt=self.prompt[: self.tokens[count - 1].end],
            tokens=self.tokens[:count],
            rows=self.rows.first(count, count),
            last_logits=None if self.last_logits is None else self.logits[count - 1],
            cross=None if self.cross is None else self.cross._first_queries(count),
            segments=None if self.segments is None else self.segments[:count],
            drawn=max(0, self.drawn - (total - count)),
            drawn_next=self.tokens[count].id if total - count <= self.drawn else None,
            studies=(),
        )

    def _first_queries(self, count: int) -> "Trace":
        """Of cross attention, the first `count` tokens looking at the whole source."""
        rows = self.rows.first(count, len(self.key_tokens))
        return replace(self, prompt=self.prompt[: self.tokens[count - 1].end], tokens=self.tokens[:count], rows=rows)

    @property
    def kinds(self) -> tuple[AttentionKind, ...]:
        """The kinds of attention that the pass has."""
        return (self.spec.attention,) if self.source is None else ("encoder", "decoder", "cross")

    def facet(self, kind: AttentionKind | None = None) -> "Trace":
        """The pass seen through one kind of attention; without a kind, this trace itself.

        Raises BadInput where the model has no attention of the kind.
        """
        if kind is None or kind == self.spec.attention:
            return self
        if kind == "encoder" and self.source is not None:
            return self.source
        if kind == "cross" and self.cross is not None:
            return self.cross
        known = ", ".join(f'"{one}"' for one in self.kinds)
        raise BadInput(
            tr(
                '{model} is {of} and has no attention of the kind "{kind}": its kinds are {known}.',
                model=self.spec.name,
                of=self.spec.kind,
                kind=kind,
                known=known,
            )
        )

    @property
    def key_tokens(self) -> tuple[Token, ...]:
        """What the keys stand for."""
        return self.tokens if self.key_side is None else self.key_side

    @property
    def source_tokens(self) -> tuple[Token, ...]:
        """What an encoder-decoder has read; raises BadInput for other models."""
        return self.facet("encoder").tokens

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
        """The logits of every token, (tokens, vocabulary); only the last row is at hand, the others cost a readout.

        Raises BadInput where no language head came with the model.
        """
        if self.readout is None or self.last_logits is None:
            raise BadInput(tr("{model} has no language head here, so it predicts no tokens.", model=self.spec.name))
        return LogitRows(self, self.readout, self.last_logits)

    @property
    def hidden(self) -> Float[np.ndarray, "depths tokens width"]:
        """The hidden states as transformers' `output_hidden_states` has them: the last one behind the final norm."""
        stream = np.swapaxes(self.rows.residual, 0, 1).copy()
        if self.rows.final is not None:
            stream[-1] = self.rows.final
        elif self.readout is not None:
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

    def attention(self, layer: int, head: int, kind: AttentionKind | None = None) -> Float[np.ndarray, "queries keys"]:
        """The attention weights of one head; each row sums to 1, to less where heads have sinks."""
        return self.stage(layer, head, "softmax", kind)

    def scores(self, layer: int, head: int, kind: AttentionKind | None = None) -> Float[np.ndarray, "queries keys"]:
        """The scaled scores of one head, before bias, mask and softmax."""
        return self.stage(layer, head, "scaled", kind)

    def stage(
        self,
        layer: int,
        head: int,
        stage: Stage,
        kind: AttentionKind | None = None,
        queries: Int64[np.ndarray, "queries"] | None = None,
    ) -> Float[np.ndarray, "queries keys"]:
        """One head at any stage on the way from q·k to weights; with `queries` the rows of those tokens only.

        Raises BadInput for a layer, head or kind that is not there, and for any stage but the last where the model
        gives its weights alone.
        """
        if kind is not None and kind != self.spec.attention:
            return self.facet(kind).stage(layer, head, stage, queries=queries)
        rule = self.rule(layer, head)
        places = np.arange(len(self.tokens)) if queries is None else queries
        if self.rows.maps is not None:
            self._check_stage(stage)
            return self.rows.maps[places, layer, head]
        query = self.query(layer, head)[places]  # (queries, head_width)
        return rebuild.at_stage(query, self.key(layer, head), rule, stage, places, head)

    def rule(self, layer: int, head: int = 0) -> AttentionRule:
        """What a layer makes of q·k."""
        return self.spec.rules[self._check(layer, head)]

    def stages(self, layer: int) -> tuple[Stage, ...]:
        """The stages that a layer has, in order."""
        return ("softmax",) if self.rows.maps is not None else self.rule(layer).stages

    def allowed(
        self, layer: int, queries: Int64[np.ndarray, "queries"] | None = None
    ) -> Bool[np.ndarray, "queries keys"]:
        """Which keys each query may see in a layer; with `queries` the rows of those tokens only."""
        places = np.arange(len(self.tokens)) if queries is None else queries
        return self.rule(layer).mask.allowed_of(places, len(self.key_tokens))

    def seen(self, queries: Int64[np.ndarray, "queries"] | None = None) -> Bool[np.ndarray, "queries keys"]:
        """Which keys each query may see in any layer: layers may look through windows of different widths."""
        places = np.arange(len(self.tokens)) if queries is None else queries
        masks = [mask.allowed_of(places, len(self.key_tokens)) for mask in {rule.mask for rule in self.spec.rules}]
        return np.logical_or.reduce(masks)

    def row(self, layer: int, head: int, query: int) -> Float[np.ndarray, "keys"]:
        """The weights with which one query token looks at all keys, without rebuilding the other rows."""
        place = np.array([range(len(self.tokens))[query]])
        return self.stage(layer, head, "softmax", queries=place)[0]

    def layer_attention(
        self, layer: int, queries: Int64[np.ndarray, "queries"] | None = None
    ) -> Float[np.ndarray, "heads queries keys"]:
        """The weights of all heads of one layer; with `queries` the rows of those tokens only."""
        spec, rule = self.spec, self.rule(layer)
        places = np.arange(len(self.tokens)) if queries is None else queries
        if self.rows.maps is not None:
            return np.swapaxes(self.rows.maps[places, layer], 0, 1)
        query = np.swapaxes(self.rows.queries[places, layer], 0, 1)  # (heads, queries, head_width)
        # heads that share their keys stand below one another, so that no key is copied
        shared = query.reshape(spec.kv_heads, -1, spec.head_width)  # (kv_heads, sharing * queries, head_width)
        key = self.rows.keys[:, layer].transpose(1, 0, 2)  # (kv_heads, keys, head_width)
        each = np.tile(places, spec.heads // spec.kv_heads)  # (sharing * queries)
        of = np.repeat(np.arange(spec.heads), len(places)).reshape(spec.kv_heads, -1)  # (kv_heads, sharing * queries)
        weights = rebuild.at_stage(shared, key, rule, places=each, of=of)
        return weights.reshape(spec.heads, len(places), -1)

    def layer_rows(self, layer: int, query: int) -> Float[np.ndarray, "heads keys"]:
        """The weights with which one query token looks at all keys, in every head of one layer."""
        return self.layer_attention(layer, np.array([range(len(self.tokens))[query]]))[:, 0]

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
        weights = self.layer_rows(layer, query).reshape(spec.kv_heads, -1, len(self.key_tokens))
        mixed = weights @ self.rows.values[:, layer].transpose(1, 0, 2)  # (kv_heads, sharing, head_width)
        return mixed.reshape(spec.heads, -1)

    def contributions(self, layer: int, query: int) -> Float[np.ndarray, "heads width"]:
        """What each head of a layer adds to its attention output for one query, factors included, without the bias.

        Raises BadInput where the model does not show what its heads pass through.
        """
        if self.projection is None or self.rows.maps is not None:
            raise BadInput(tr("{model} does not show what its heads add to the residual stream.", model=self.spec.name))
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

    def _check_stage(self, stage: Stage) -> None:
        if stage != "softmax":
            raise BadInput(
                tr(
                    "{model} gives its attention weights alone: choose the stage softmax.",
                    model=self.spec.name,
                )
            )
