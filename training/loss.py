"""Cross-entropy through the tied embedding, without ever holding all the logits."""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

ROWS_AT_ONCE = 512
"""512 x 6,144 logits in bf16 are 6 MB; the whole batch's would be 100 MB, written and read several times."""


def loss_and_slope(logits: Tensor, targets: Tensor, weight: float) -> tuple[Tensor, Tensor]:
    """(rows, vocab) logits and (rows,) targets to the rows' summed loss x weight, and its gradient."""
    logits32 = logits.float()
    top = logits32.amax(-1, keepdim=True)
    exponentials = (logits32 - top).exp()
    total = exponentials.sum(-1, keepdim=True)
    loss = (total.log() + top - logits32.gather(1, targets[:, None])).sum() * weight
    hit = torch.arange(logits.shape[1], device=logits.device)[None] == targets[:, None]
    slope = exponentials / total
    return loss, (torch.where(hit, slope - 1, slope) * weight).to(logits.dtype)


class TiedCrossEntropy(torch.autograd.Function):
    """The gradient is known as soon as the loss is, so the forward pass makes both."""

    @staticmethod
    def forward(
        ctx: Any,
        hidden: Tensor,
        tokens: Tensor,
        targets: Tensor,
        weight: float,
        slope_of: Callable[..., tuple[Tensor, Tensor]],
    ) -> Tensor:
        """Summed loss x `weight` of (rows, width) states against (rows,) ids, read out by the (vocab, width) `tokens`.

        `slope_of` is `loss_and_slope`, or the same function compiled.
        """
        readout = tokens.to(hidden.dtype)
        d_hidden, d_tokens = torch.empty_like(hidden), torch.zeros_like(tokens)
        loss = torch.zeros((), device=hidden.device)
        for start in range(0, len(hidden), ROWS_AT_ONCE):
            part = slice(start, start + ROWS_AT_ONCE)
            part_loss, slope = slope_of(hidden[part] @ readout.T, targets[part], weight)
            loss += part_loss
            torch.mm(slope, readout, out=d_hidden[part])
            d_tokens += slope.T @ hidden[part]
        ctx.save_for_backward(d_hidden, d_tokens)
        return loss

    @staticmethod
    def backward(ctx: Any, d_loss: Tensor) -> tuple[Tensor | None, ...]:
        d_hidden, d_tokens = ctx.saved_tensors
        return d_hidden * d_loss.to(d_hidden.dtype), d_tokens * d_loss, None, None, None
