"""Muon for the blocks' matrices, AdamW for the rest, over stacked tensors.

torch.optim.Muon takes one matrix at a time; here all layers' matrices of one size go through the
Newton-Schulz steps in one batch, and two processes each do half of them.
"""

import torch
import torch.distributed as dist
from torch import Tensor

COEFFICIENTS = (3.4445, -4.7750, 2.0315)
"""Keller Jordan's quintic: five steps bring every singular value near one."""


def orthogonalised(matrices: Tensor, steps: int = 5) -> Tensor:
    """(n, rows, columns) to the nearest half-orthogonal matrices, roughly, in bf16."""
    tall = matrices.shape[1] > matrices.shape[2]
    x = matrices.bfloat16()
    x = x.transpose(1, 2).contiguous() if tall else x
    x = x / (x.float().norm(dim=(1, 2), keepdim=True) + 1e-7).bfloat16()
    a, b, c = COEFFICIENTS
    for _ in range(steps):
        square = x @ x.transpose(1, 2)
        x = torch.baddbmm(x, torch.baddbmm(square, square, square, beta=b, alpha=c), x, beta=a)
    return x.transpose(1, 2) if tall else x


class Muon:
    """Momentum, made orthogonal; `update x 0.2 sqrt(longer side)` gives it the size of an AdamW step.

    Each tensor is (layers, rows, columns). A `parts` above 1 cuts the rows, so that queries, keys and
    values are three matrices to the optimiser though they are one to the model.
    """

    def __init__(self, tensors: list[tuple[Tensor, int]], momentum: float = 0.95) -> None:
        self.tensors, self.momentum = tensors, momentum
        self.velocity = [torch.zeros_like(tensor) for tensor, _ in tensors]

    @torch.no_grad()
    def step(self, rate: float, decay: float) -> None:
        rank, world = (dist.get_rank(), dist.get_world_size()) if dist.is_initialized() else (0, 1)
        for (tensor, parts), velocity in zip(self.tensors, self.velocity, strict=True):
            assert tensor.grad is not None
            velocity.lerp_(tensor.grad, 1 - self.momentum)
            n, rows, columns = tensor.shape
            wanted = torch.lerp(tensor.grad, velocity, self.momentum).view(n * parts, rows // parts, columns)
            if world > 1 and len(wanted) % world == 0:
                mine = orthogonalised(wanted.chunk(world)[rank]).contiguous()
                update = torch.empty(wanted.shape, dtype=mine.dtype)
                dist.all_gather_into_tensor(update, mine)
            else:
                update = orthogonalised(wanted)
            scale = 0.2 * max(rows // parts, columns) ** 0.5
            tensor.mul_(1 - rate * decay).add_(update.reshape(tensor.shape), alpha=-rate * scale)

    def state_dict(self) -> dict[str, list[Tensor]]:
        return {"velocity": self.velocity}

    def load_state_dict(self, state: dict[str, list[Tensor]]) -> None:
        for mine, saved in zip(self.velocity, state["velocity"], strict=True):
            mine.copy_(saved)
