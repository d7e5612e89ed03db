"""The seam: what goes into every head, caught on the way to the attention kernel.

transformers calls one attention function for every layer. Headlight registers its own: it notes queries, keys and
values, calls a fast kernel that keeps no maps, and multiplies each head's output with a factor (1 leaves it as it is,
0 switches it off). What else a pass leaves behind (residual stream, feed-forward networks) is noted by `observed.py`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import torch
from jaxtyping import Float, Int64
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import AttentionInterface, AttentionMaskInterface
from transformers.masking_utils import causal_mask_function, sdpa_mask

from visualizer.trace import AttentionKind

ATTENTION = "headlight"  # the name of the seam in transformers' registries
KIND = "headlight_kind"  # what an attention module's heads do: an attribute that `anatomy.py` sets
SLOPES = "headlight_slopes"  # how fast the scores of each head fall with distance; set by the families that do so
ROUNDED = "headlight_rounded"  # what they are multiplied with once slope times place was rounded to bfloat16

MaskFunction = Callable[[Any, Any, Tensor, Tensor], Tensor]  # (batch, head, query, key) to whether it may be seen


@dataclass(slots=True)
class Heads:
    """What went into one kind of attention: one entry a layer, the first axis is 1."""

    queries: list[Float[Tensor, "1 heads new head_width"]] = field(default_factory=list)
    keys: list[Float[Tensor, "1 kv_heads keys head_width"]] = field(default_factory=list)
    values: list[Float[Tensor, "1 kv_heads keys head_width"]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the attention function with all it was given; noted while a model's anatomy is looked for."""

    module: nn.Module
    query: Tensor
    key: Tensor
    scaling: float
    sees: MaskFunction | None  # None: every key
    position_bias: Tensor | None
    softcap: float | None
    sinks: Tensor | None
    mixed: Tensor  # (1, new, heads, head_width)


@dataclass(slots=True)
class Capture:
    """What one forward pass leaves behind, filled by the seam and the hooks of `observed.py`; the first axis is 1."""

    head_scale: Mapping[AttentionKind, Sequence[Float[Tensor, "1 1 heads 1"]]] = field(default_factory=dict)
    plain: bool = False  # spell attention out as product, softmax, product: for export
    injected: Float[Tensor, "rows 1 width"] | None = None  # stands in for what the last block gives
    heads: dict[AttentionKind, Heads] = field(default_factory=dict)
    residual: list[Float[Tensor, "1 new width"]] = field(default_factory=list)  # what enters each block
    last: Float[Tensor, "1 new width"] | None = None  # what leaves the last block
    final: Float[Tensor, "1 new width"] | None = None  # behind the final norm
    token_embedding: Float[Tensor, "1 new width"] | None = None
    position_embedding: Tensor | None = None  # (new, width) or (1, new, width)
    attention_added: list[Float[Tensor, "1 new width"]] = field(default_factory=list)
    feed_forward_added: list[Tensor] = field(default_factory=list)  # (1, new, width) or (new, width)
    units: list[Int64[Tensor, "new top"]] = field(default_factory=list)
    activations: list[Float[Tensor, "new top"]] = field(default_factory=list)
    experts: list[Int64[Tensor, "new chosen"]] = field(default_factory=list)
    expert_weights: list[Float[Tensor, "new chosen"]] = field(default_factory=list)
    calls: list[Call] | None = None  # while a model's anatomy is looked for
    masks: list[tuple[Tensor, MaskFunction]] = field(default_factory=list)  # likewise


_capture: ContextVar[Capture | None] = ContextVar("capture", default=None)


def current() -> Capture | None:
    """The capture of the pass that this thread is in."""
    return _capture.get()


@contextmanager
def capturing(capture: Capture) -> Iterator[Capture]:
    """Passes of this thread leave their traces in `capture`."""
    token = _capture.set(capture)
    try:
        yield capture
    finally:
        _capture.reset(token)


def attend(
    module: nn.Module,
    query: Float[Tensor, "batch heads new head_width"],
    key: Float[Tensor, "batch kv_heads tokens head_width"],
    value: Float[Tensor, "batch kv_heads tokens value_width"],
    attention_mask: Tensor | None,
    scaling: float | None = None,
    dropout: float = 0.0,
    position_bias: Float[Tensor, "1 heads #new tokens"] | None = None,
    softcap: float | None = None,
    s_aux: Float[Tensor, "heads"] | None = None,
    **options: Any,
) -> tuple[Float[Tensor, "batch new heads value_width"], None]:
    """Headlight's attention function, called by transformers for every layer.

    `attention_mask` comes from `mask` below, True where a key may be seen. `position_bias` is added to the scores
    (T5, ALiBi), `softcap` bounds them (Gemma 2), `s_aux` are the scores of the sinks (gpt-oss).
    """
    capture = _capture.get() or Capture()
    kind: AttentionKind = getattr(module, KIND, "self")
    heads = capture.heads.setdefault(kind, Heads())
    layer = len(heads.queries)
    scaling = query.shape[-1] ** -0.5 if scaling is None else scaling
    new = key.shape[2] if kind == "cross" else query.shape[2]
    heads.queries.append(query)
    heads.keys.append(key[:, :, key.shape[2] - new :])
    heads.values.append(value[:, :, value.shape[2] - new :])
    if capture.plain or softcap is not None or s_aux is not None:
        mixed = _spelled_out(query, key, value, attention_mask, scaling, position_bias, softcap, s_aux)
    else:
        mixed = F.scaled_dot_product_attention(
            query,
            key,
            value,
            attn_mask=attention_mask if position_bias is None else _added(position_bias, attention_mask),
            scale=scaling,
            enable_gqa=key.shape[1] != query.shape[1],
        )
    mixed = mixed.transpose(1, 2)  # (batch, new, heads, value_width)
    if (factors := capture.head_scale.get(kind)) is not None:
        mixed = mixed * factors[layer]
    if capture.calls is not None:
        sees = next((rule for known, rule in capture.masks if known is attention_mask), None)
        call = Call(module, query, key, scaling, sees, position_bias, softcap, s_aux, mixed)
        capture.calls.append(call)
    return mixed, None


def _spelled_out(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    allowed: Tensor | None,
    scaling: float,
    position_bias: Tensor | None,
    softcap: float | None,
    sinks: Tensor | None,
) -> Tensor:
    shared = query.shape[1] // key.shape[1]  # query heads for each key-value head
    if shared > 1:
        key, value = key.repeat_interleave(shared, dim=1), value.repeat_interleave(shared, dim=1)
    scores = query @ key.transpose(-1, -2) * scaling  # (batch, heads, new, tokens)
    if position_bias is not None:
        scores = scores + position_bias
    if softcap is not None:
        scores = softcap * torch.tanh(scores / softcap)
    if allowed is not None:
        scores = torch.where(allowed, scores, torch.finfo(scores.dtype).min)
    if sinks is None:
        return scores.softmax(dim=-1) @ value
    sink = sinks.reshape(1, -1, 1, 1).expand(scores.shape[0], -1, scores.shape[2], 1)
    weights = torch.cat([scores, sink], dim=-1).softmax(dim=-1)
    return weights[..., :-1] @ value


def _added(bias: Tensor, allowed: Tensor | None) -> Tensor:
    """A bias with minus infinity where a query must not look, as the kernel takes it."""
    return bias if allowed is None else torch.where(allowed, bias, torch.finfo(bias.dtype).min)


def mask(*args: Any, **options: Any) -> Tensor | None:
    """Which keys each query may see, (1, 1, new, tokens) bool, True where it may; None where it may see all.

    A causal one is always spelled out: without a mask, the kernel's own rule starts at the first key and not behind the
    past.
    """
    made = sdpa_mask(*args, **{**options, "allow_is_causal_skip": False})
    capture = _capture.get()
    if capture is not None and capture.calls is not None and made is not None and "mask_function" in options:
        capture.masks.append((made, options["mask_function"]))
    return made


def causal(
    query: Float[Tensor, "batch heads new head_width"], key: Float[Tensor, "batch kv_heads tokens head_width"]
) -> Tensor:
    """The mask of a family that makes none of its own: each of the last tokens sees itself and those before."""
    new, tokens = query.shape[2], key.shape[2]
    places = torch.arange(tokens, device=key.device)
    allowed = (places[None, :] <= places[tokens - new :, None])[None, None]  # (1, 1, new, tokens)
    capture = _capture.get()
    if capture is not None and capture.calls is not None:
        capture.masks.append((allowed, causal_mask_function))
    return allowed


AttentionInterface.register(ATTENTION, attend)
AttentionMaskInterface.register(ATTENTION, mask)
