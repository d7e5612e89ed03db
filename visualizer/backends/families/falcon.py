"""Falcon: one product for queries, keys and values; one key-value head, several, or as many as heads; RoPE or ALiBi."""

from functools import partial
from typing import Any

import torch
from torch import Tensor, nn
from transformers import PreTrainedModel
from transformers.models.falcon.modeling_falcon import FalconAttention, apply_rotary_pos_emb

from visualizer.backends.capture import ATTENTION, ROUNDED, SLOPES, attend, causal


def adapt(model: PreTrainedModel) -> None:
    """Bring the attention of a loaded Falcon to the seam."""
    model.config._attn_implementation = ATTENTION
    for module in model.modules():
        if isinstance(module, FalconAttention):
            module.forward = partial(forward, module)


def forward(
    module: nn.Module,
    hidden_states: Tensor,
    alibi: Tensor | None,
    attention_mask: Tensor | None,
    position_ids: Tensor | None = None,
    layer_past: Any = None,
    position_embeddings: tuple[Tensor, Tensor] | None = None,
    **options: Any,
) -> tuple[Tensor, None]:
    """What `FalconAttention.forward` computes; `alibi` (heads, 1, keys), rounded before, is scaled like the scores."""
    query, key, value = (part.transpose(1, 2) for part in _split(module, module.query_key_value(hidden_states)))
    if alibi is None:
        assert position_embeddings is not None
        query, key = apply_rotary_pos_emb(query, key, *position_embeddings)
    if layer_past is not None:
        key, value = layer_past.update(key, value, module.layer_idx)
    scaling, bias = module.inv_norm_factor, None
    if alibi is not None:
        bias = alibi.reshape(1, module.num_heads, 1, -1) * scaling
        setattr(module, SLOPES, bias[0, :, 0, 1] if bias.shape[-1] > 1 else bias[0, :, 0, 0])
        setattr(module, ROUNDED, scaling)
    allowed = causal(query, key)
    mixed, _ = attend(module, query, key, value, allowed, scaling=scaling, position_bias=bias)
    return module.dense(mixed.flatten(2)), None


def _split(module: nn.Module, fused: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Queries (1, new, heads, head_width), keys and values (1, new, kv_heads, head_width), none of them repeated."""
    shape, width = fused.shape[:2], module.head_dim
    if module.new_decoder_architecture:
        groups = fused.view(*shape, module.num_kv_heads, -1, width)  # each with its queries, a key and a value
        return groups[:, :, :, :-2].flatten(2, 3), groups[:, :, :, -2], groups[:, :, :, -1]
    if module.multi_query:
        each = fused.view(*shape, module.num_heads + 2, width)
        return each[:, :, :-2], each[:, :, -2:-1], each[:, :, -1:]
    query, key, value = torch.unbind(fused.view(*shape, module.num_heads, 3, width), dim=3)
    return query, key, value
