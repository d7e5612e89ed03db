"""BLOOM: scores fall with distance (ALiBi), and queries, keys and values come from one product, head by head."""

from functools import partial
from typing import Any

from torch import Tensor, nn
from transformers import PreTrainedModel
from transformers.models.bloom.modeling_bloom import BloomAttention, dropout_add

from visualizer.backends.capture import ATTENTION, SLOPES, attend, causal


def adapt(model: PreTrainedModel) -> None:
    """Bring the attention of a loaded BLOOM to the seam."""
    model.config._attn_implementation = ATTENTION
    for module in model.modules():
        if isinstance(module, BloomAttention):
            module.forward = partial(forward, module)


def forward(
    module: nn.Module,
    hidden_states: Tensor,
    residual: Tensor,
    alibi: Tensor,
    attention_mask: Tensor | None,
    layer_past: Any = None,
    **options: Any,
) -> tuple[Tensor, None]:
    """What `BloomAttention.forward` computes; `alibi` (heads, 1, keys) is each head's slope times the key's place."""
    query, key, value = module._reshape(module.query_key_value(hidden_states))
    if layer_past is not None:
        key, value = layer_past.update(key, value, module.layer_idx)
    setattr(module, SLOPES, alibi[:, 0, 1] if alibi.shape[-1] > 1 else alibi[:, 0, 0])
    allowed = causal(query, key)
    mixed, _ = attend(
        module, query, key, value, allowed, scaling=module.inv_norm_factor, position_bias=alibi[None, :, :, :]
    )
    projected = module.dense(mixed.flatten(2))
    return dropout_add(projected, residual, module.hidden_dropout, module.training), None
