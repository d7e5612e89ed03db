"""Falcon: one product for queries, keys and values; one key-value head, several, or as many as heads; RoPE or ALiBi."""

from functools import partial
from typing import Any

import torch
from torch import Tensor, nn
from transformers import PreTrainedModel
from transformers.models.falcon.modeling_falcon import FalconAttention, apply_rotary_pos_emb, build_alibi_tensor

from visualizer.backends.capture import ATTENTION, ROUNDED, SLOPES, attend, causal


def adapt(model: PreTrainedModel) -> None:
    """Bring the attention of a loaded Falcon to the seam."""
    model.config._attn_implementation = ATTENTION
    for module in model.modules():
        if isinstance(module, FalconAttention):
            module.forward = partial(forward, module)
            if model.config.alibi:
                slopes = build_alibi_tensor(torch.ones(1, 2), module.num_heads, torch.float32)[:, 0, 1]  # (heads,)
                setattr(module, SLOPES, slopes * module.inv_norm_factor)
                setattr(module, ROUNDED, module.inv_norm_factor)


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
    """What `FalconAttention.forward` computes.

    `alibi` is made anew: the model multiplies slope and place in bfloat16, which ONNX Runtime does not on a CPU.
    """
    query, key, value = (part.transpose(1, 2) for part in _split(module, module.query_key_value(hidden_states)))
    if alibi is None:
        assert position_embeddings is not None
        query, key = apply_rotary_pos_emb(query, key, *position_embeddings)
    if layer_past is not None:
        key, value = layer_past.update(key, value, module.layer_idx)
    scaling, bias = module.inv_norm_factor, None
    if alibi is not None:
        slopes = getattr(module, SLOPES).to(key.device)[:, None, None] / scaling  # (heads, 1, 1)
        places = _rounded(torch.arange(key.shape[2], device=key.device).to(torch.float32))
        bias = (_rounded(slopes * places) * scaling)[None]  # (1, heads, 1, keys)
    allowed = causal(query, key)
    mixed, _ = attend(module, query, key, value, allowed, scaling=scaling, position_bias=bias)
    return module.dense(mixed.flatten(2)), None


def _rounded(numbers: Tensor) -> Tensor:
    return numbers.to(torch.bfloat16).to(torch.float32)


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
