"""Causal attention with a backward pass that suits two CPU cores.

torch's fused kernel is quick forwards but takes a third of the whole training step backwards. The products
of the backward pass are cheap (AMX), what costs is writing (time, time) arrays to memory; so it is done for
a few sequences at a time, small enough to stay in the core's cache. On a GPU torch's own kernels serve.
"""

import math
from functools import cache
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

SEQUENCES_AT_ONCE = 2
"""8 heads x 256 x 256 in bf16 are 1 MB a sequence; a core has 2 MB of second-level cache."""


@cache
def future(time: int) -> Tensor:
    """(time, time) float32 mask to add to scores: -inf where the key lies after the query."""
    return torch.full((time, time), -math.inf).triu(1)


def weights_and_gradient(
    scores: Tensor, d_weights: Tensor, mask: Tensor, norm: Tensor, inner: Tensor, scale: float
) -> tuple[Tensor, Tensor]:
    """Softmax weights from raw scores and their log-sum `norm`, and the gradient of the raw scores."""
    weights = torch.exp(scores.float() * scale + mask - norm)
    return weights.to(scores.dtype), (weights * (d_weights.float() - inner) * scale).to(scores.dtype)


pointwise = weights_and_gradient
"""The run puts the compiled function here."""


@torch.library.custom_op("headlight::attend", mutates_args=())
def cpu_attend(q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor]:
    """(batch, heads, time, size) each to the mixed values, same shape, and (batch, heads, time) log-sums."""
    out, norm = torch.ops.aten._scaled_dot_product_flash_attention_for_cpu(q, k, v, 0.0, True)
    return out, norm.contiguous()


@cpu_attend.register_fake
def _(q: Tensor, k: Tensor, v: Tensor) -> tuple[Tensor, Tensor]:
    batch, heads, time, size = q.shape
    out = q.new_empty(batch, time, heads, size).transpose(1, 2)
    return out, q.new_empty(batch, heads, time, dtype=torch.float32)


@torch.library.custom_op("headlight::attend_backward", mutates_args=())
def cpu_attend_backward(
    d_out: Tensor, q: Tensor, k: Tensor, v: Tensor, out: Tensor, norm: Tensor
) -> tuple[Tensor, Tensor, Tensor]:
    """Gradients of q, k and v, each (batch, heads, time, size)."""
    batch, heads, time, size = q.shape
    scale, mask = 1.0 / math.sqrt(size), future(time)
    inner = (d_out.float() * out.float()).sum(-1, keepdim=True)  # what the softmax's backward subtracts
    norm = norm.unsqueeze(-1)
    d_q, d_k, d_v = (torch.empty(batch, heads, time, size, dtype=q.dtype) for _ in range(3))
    step = SEQUENCES_AT_ONCE if batch % SEQUENCES_AT_ONCE == 0 else 1
    for i in range(0, batch, step):
        rows = slice(i, i + step)
        q_, k_, v_, d_ = (t[rows].reshape(-1, time, size) for t in (q, k, v, d_out))
        weights, d_scores = pointwise(
            q_ @ k_.transpose(1, 2),
            d_ @ v_.transpose(1, 2),
            mask,
            norm[rows].reshape(-1, time, 1),
            inner[rows].reshape(-1, time, 1),
            scale,
        )
        flat = (step * heads, time, size)
        torch.bmm(d_scores, k_, out=d_q[rows].view(flat))
        torch.bmm(d_scores.transpose(1, 2), q_, out=d_k[rows].view(flat))
        torch.bmm(weights.transpose(1, 2), d_, out=d_v[rows].view(flat))
    return d_q, d_k, d_v


@cpu_attend_backward.register_fake
def _(d_out: Tensor, q: Tensor, k: Tensor, v: Tensor, out: Tensor, norm: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    d_q, d_k, d_v = (torch.empty_like(q, memory_format=torch.contiguous_format) for _ in range(3))
    return d_q, d_k, d_v


def _save(ctx: Any, inputs: tuple[Tensor, ...], output: tuple[Tensor, ...]) -> None:
    ctx.save_for_backward(*inputs, *output)


def _backward(ctx: Any, d_out: Tensor, d_norm: Tensor) -> tuple[Tensor, ...]:
    return cpu_attend_backward(d_out, *ctx.saved_tensors)


cpu_attend.register_autograd(_backward, setup_context=_save)


def attend(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    """Causal attention, (batch, heads, time, size) each in and out."""
    if q.device.type == "cpu" and q.dtype == torch.bfloat16:
        return cpu_attend(q, k, v)[0]
    return F.scaled_dot_product_attention(q, k, v, is_causal=True)
