"""MPT: scores fall with distance (ALiBi); queries, keys and values come from one product."""

from functools import partial
from typing import Any

from torch import Tensor, nn
from transformers import PreTrainedModel
from transformers.models.mpt.modeling_mpt import MptAttention

from visualizer.backends.capture import ATTENTION, SLOPES, attend, causal


def adapt(model: PreTrainedModel) -> None:
    """Bring the attention of a loaded MPT to the seam."""
    model.config._attn_implementation = ATTENTION
    for module in model.modules():
        if isinstance(module, MptAttention):
            module.forward = partial(forward, module)


def forward(
    module: nn.Module,
    hidden_states: Tensor,
    position_bias: Tensor,
    cache: Any = None,
    attention_mask: Tensor | None = None,
    **options: Any,
) -> tuple[Tensor, None]:
    """What `MptAttention.forward` computes; `position_bias` (heads, 1, context) is 0 at its last place."""
    fused = module.Wqkv(hidden_states)
    if module.clip_qkv:
        fused = fused.clamp(min=-module.clip_qkv, max=module.clip_qkv)
    shape = (*fused.shape[:2], module.n_heads, module.head_dim)
    query, key, value = (part.reshape(shape).transpose(1, 2) for part in fused.chunk(3, dim=2))
    if cache is not None:
        key, value = cache.update(key, value, module.layer_idx)
    setattr(module, SLOPES, -position_bias[:, 0, -2])
    bias = position_bias[None, :, :, position_bias.shape[-1] - key.shape[2] :]
    allowed = causal(query, key)
    mixed, _ = attend(module, query, key, value, allowed, scaling=module.softmax_scale, position_bias=bias)
    return module.out_proj(mixed.flatten(2)), None
