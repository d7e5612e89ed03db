"""The seam: what goes into every head, caught on the way to the attention kernel.

transformers calls one attention function for every layer. Headlight registers its own: it notes queries, keys and
values, calls a fast kernel that keeps no maps, and multiplies each head's output with a factor (1 leaves it as it is,
0 switches it off). Hooks note the residual stream. `Observed` makes of it a pure function of tensors, which the torch
backend calls and `convert.py` exports.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import torch
from jaxtyping import Float, Int64
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import AttentionInterface, AttentionMaskInterface, DynamicCache, PreTrainedModel
from transformers.masking_utils import sdpa_mask

from visualizer.backends.families import Family

ATTENTION = "headlight"  # the name of the seam in transformers' registries


@dataclass(slots=True)
class Capture:
    """What one forward pass leaves behind: filled by the seam and the hooks, one entry a layer; the first axis is 1."""

    head_scale: Sequence[Float[Tensor, "1 1 heads 1"]] | None = None  # one a layer
    plain: bool = False  # spell attention out as product, softmax, product: for export
    scaling: list[float] = field(default_factory=list)  # what each layer multiplies q·k with
    queries: list[Float[Tensor, "1 heads new head_width"]] = field(default_factory=list)
    keys: list[Float[Tensor, "1 kv_heads new head_width"]] = field(default_factory=list)
    values: list[Float[Tensor, "1 kv_heads new head_width"]] = field(default_factory=list)
    residual: list[Float[Tensor, "1 new width"]] = field(default_factory=list)  # one more than there are layers
    token_embedding: Tensor = field(init=False)  # (1, new, width)
    position_embedding: Tensor = field(init=False)  # (1, new, width), where a model adds one
    logits: Tensor = field(init=False)  # (1, 1, vocabulary), behind the last token


_capture: ContextVar[Capture | None] = ContextVar("capture", default=None)


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
    query: Float[Tensor, "1 heads new head_width"],
    key: Float[Tensor, "1 kv_heads tokens head_width"],
    value: Float[Tensor, "1 kv_heads tokens head_width"],
    attention_mask: Tensor | None,
    scaling: float | None = None,
    dropout: float = 0.0,
    **options: Any,
) -> tuple[Float[Tensor, "1 new heads head_width"], None]:
    """Headlight's attention function, called by transformers for every layer.

    `attention_mask` comes from `mask` below. Soft caps, sinks and position biases change the scores in ways that the
    rebuilt maps would not show, so a model that asks for one is refused.
    """
    asked = [name for name in ("softcap", "s_aux", "position_bias") if options.get(name) is not None]
    if asked:
        raise NotImplementedError(f"attention with {asked[0]}")
    capture = _capture.get() or Capture()
    scaling = query.shape[-1] ** -0.5 if scaling is None else scaling
    new = query.shape[2]
    capture.scaling.append(scaling)
    capture.queries.append(query)
    capture.keys.append(key[:, :, key.shape[2] - new :])
    capture.values.append(value[:, :, value.shape[2] - new :])
    if capture.plain:
        mixed = _spelled_out(query, key, value, attention_mask, scaling)
    else:
        grouped = key.shape[1] != query.shape[1]
        mixed = F.scaled_dot_product_attention(
            query, key, value, attn_mask=attention_mask, scale=scaling, enable_gqa=grouped
        )
    mixed = mixed.transpose(1, 2)  # (1, new, heads, head_width)
    if capture.head_scale is not None:
        mixed = mixed * capture.head_scale[module.layer_idx]
    return mixed, None


def _spelled_out(query: Tensor, key: Tensor, value: Tensor, allowed: Tensor | None, scaling: float) -> Tensor:
    shared = query.shape[1] // key.shape[1]  # query heads for each key-value head
    if shared > 1:
        key, value = key.repeat_interleave(shared, dim=1), value.repeat_interleave(shared, dim=1)
    scores = query @ key.transpose(-1, -2) * scaling  # (1, heads, new, tokens)
    if allowed is not None:
        scores = torch.where(allowed, scores, torch.finfo(scores.dtype).min)
    return scores.softmax(dim=-1) @ value


def mask(*args: Any, **options: Any) -> Tensor | None:
    """Which keys each query may see, (1, 1, new, tokens) bool, True where it may.

    Always spelled out: without a mask, the kernel's own causal rule starts at the first key and not behind the past.
    """
    return sdpa_mask(*args, **{**options, "allow_is_causal_skip": False})


AttentionInterface.register(ATTENTION, attend)
AttentionMaskInterface.register(ATTENTION, mask)


def _note_residual(module: nn.Module, args: tuple[Any, ...]) -> None:
    if (capture := _capture.get()) is not None:
        capture.residual.append(args[0])


def _note_embedding(field_name: str, module: nn.Module, args: tuple[Any, ...], output: Tensor) -> None:
    if (capture := _capture.get()) is not None:
        setattr(capture, field_name, output)


class Observed(nn.Module):  # type: ignore[misc]  # torch is not followed
    """A causal language model as a pure function: past keys and values and new ids in, the new tokens' rows out.

    The outputs are named by `outputs`, in that order. Axes as in `visualizer.trace.Rows`: tokens come first. Made
    once for a loaded model, since it sets hooks on it.
    """

    def __init__(self, model: PreTrainedModel, family: Family) -> None:
        super().__init__()
        self.model = model
        self.family = family
        self.plain = False  # set while exporting
        self.outputs = ["queries", "keys", "values", "residual", "token_embedding", "position_embedding", "logits"]
        for layer in self.part(family.layers).children():
            layer.register_forward_pre_hook(_note_residual)
        self.part(family.final_norm).register_forward_pre_hook(_note_residual)
        model.get_input_embeddings().register_forward_hook(partial(_note_embedding, "token_embedding"))
        if family.position_table is None:
            self.outputs.remove("position_embedding")
        else:
            hook = partial(_note_embedding, "position_embedding")
            self.part(family.position_table).register_forward_hook(hook)
        self.eval()

    def part(self, path: str) -> nn.Module:
        """A part of the model by the path that its family gives."""
        return self.model.get_submodule(path)

    def position_table(self) -> Float[Tensor, "context width"] | None:
        """The learned position vectors; None where the model has none."""
        if self.family.position_table is None:
            return None
        return self.part(self.family.position_table).get_parameter("weight")

    def projections(self) -> list[tuple[Tensor, Tensor | None]]:
        """Weight and bias, if there is one, of each layer's output projection, as the model stores them."""
        parts = [layer.get_submodule(self.family.projection) for layer in self.part(self.family.layers).children()]
        return [(part.weight, part.bias) for part in parts]

    def capture(
        self,
        ids: Int64[Tensor, "new"],
        cache: DynamicCache | None,
        head_scale: Float[Tensor, "layers heads"] | None = None,
    ) -> Capture:
        """One forward pass of `ids` behind what `cache` holds, layer by layer as it was caught."""
        factors = None if head_scale is None else head_scale.reshape(len(head_scale), 1, -1, 1).split(1)
        with capturing(Capture(head_scale=factors, plain=self.plain)) as capture:
            capture.logits = self.model(ids[None], cache=cache, use_cache=cache is not None, logits_to_keep=1).logits
        return capture

    def forward(
        self,
        ids: Int64[Tensor, "new"],
        past_keys: Float[Tensor, "past layers kv_heads head_width"],
        past_values: Float[Tensor, "past layers kv_heads head_width"],
        head_scale: Float[Tensor, "layers heads"] | None = None,
    ) -> tuple[Tensor, ...]:
        """The rows of `ids`, which follow the tokens of the past; `logits` (vocabulary,) of the last row alone."""
        capture = self.capture(ids, _cache(past_keys, past_values), head_scale)
        rows = {
            "queries": torch.cat(capture.queries).permute(2, 0, 1, 3),  # (new, layers, heads, head_width)
            "keys": torch.cat(capture.keys).permute(2, 0, 1, 3),  # (new, layers, kv_heads, head_width)
            "values": torch.cat(capture.values).permute(2, 0, 1, 3),
            "residual": torch.cat(capture.residual).transpose(0, 1),  # (new, layers + 1, width)
            "token_embedding": capture.token_embedding.squeeze(0),  # (new, width)
            "logits": capture.logits.flatten(),
        }
        if "position_embedding" in self.outputs:
            rows["position_embedding"] = capture.position_embedding.squeeze(0)
        return tuple(rows[name].contiguous() for name in self.outputs)


class ReadoutModule(nn.Module):  # type: ignore[misc]
    """The final norm and the unembedding alone: residual rows in, normed rows and logits out."""

    def __init__(self, observed: Observed) -> None:
        super().__init__()
        self.final_norm = observed.part(observed.family.final_norm)
        self.unembedding = observed.model.get_output_embeddings()
        self.eval()

    def forward(self, residual: Float[Tensor, "rows width"]) -> tuple[Tensor, Tensor]:
        """`normalised` (rows, width) and `logits` (rows, vocabulary)."""
        normalised = self.final_norm(residual)
        return normalised, self.unembedding(normalised)


def _cache(
    keys: Float[Tensor, "past layers kv_heads head_width"], values: Float[Tensor, "past layers kv_heads head_width"]
) -> DynamicCache:
    """transformers' cache around the past, filled by hand: an empty past must not look like a missing one."""
    cache = DynamicCache()
    every = (keys.permute(1, 2, 0, 3).split(1), values.permute(1, 2, 0, 3).split(1))
    for layer_keys, layer_values in zip(*every, strict=True):  # each (1, kv_heads, past, head_width)
        layer = cache.layer_class_to_replicate()
        layer.keys, layer.values = layer_keys, layer_values
        layer.dtype, layer.device, layer.is_initialized = keys.dtype, keys.device, True
        cache.layers.append(layer)
    return cache
