"""A lean GPT-2: the same sums as transformers' `GPT2LMHeadModel`, arranged for a fast training step.

All layers' weights of one kind live in one tensor, so that the optimiser handles a dozen tensors and not
seventy, and `to_transformers` copies them into the class that everybody else loads. A test holds the two
to the same logits.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import GPT2Config, GPT2LMHeadModel

from training.attention import attend


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of a tiny GPT; the run writes it into the checkpoint and into `config.json`."""

    vocab: int = 6144
    layers: int = 6
    heads: int = 8
    width: int = 256
    context: int = 256


class TinyGPT(nn.Module):
    """Decoder with learned positions, pre-norm blocks, tanh GELU and tied embeddings.

    Weights are (out, in), as `F.linear` wants them; the first axis of a block's tensors is the layer.
    """

    def __init__(self, shape: Shape, seed: int = 0) -> None:
        super().__init__()
        self.shape = shape
        generator = torch.Generator().manual_seed(seed)

        def normal(*size: int, std: float = 0.02) -> nn.Parameter:
            return nn.Parameter(torch.randn(*size, generator=generator) * std)

        def constant(*size: int, value: float = 0.0) -> nn.Parameter:
            return nn.Parameter(torch.full(size, value))

        n, d = shape.layers, shape.width
        into_residual = 0.02 / math.sqrt(2 * n)
        self.tokens = normal(shape.vocab, d)
        self.positions = normal(shape.context, d)
        self.qkv = normal(n, 3 * d, d)
        self.qkv_bias = constant(n, 3 * d)
        self.out = normal(n, d, d, std=into_residual)
        self.out_bias = constant(n, d)
        self.up = normal(n, 4 * d, d)
        self.up_bias = constant(n, 4 * d)
        self.down = normal(n, d, 4 * d, std=into_residual)
        self.down_bias = constant(n, d)
        self.norm_gain = constant(n, 2, d, value=1.0)
        self.norm_bias = constant(n, 2, d)
        self.final_gain = constant(d, value=1.0)
        self.final_bias = constant(d)

    def hidden(self, ids: Tensor, dtype: torch.dtype, dropout: float = 0.0) -> Tensor:
        """(batch, time) ids to the (batch, time, width) states that the tied embedding reads out.

        Products run in `dtype`, the residual stream and the norms in float32. `dropout` acts where
        GPT-2's `resid_pdrop` and `embd_pdrop` do; attention weights are never dropped.
        """
        shape = self.shape
        batch, time = ids.shape
        d = shape.width
        split = (batch, time, 3, shape.heads, d // shape.heads)
        x = F.embedding(ids, self.tokens) + self.positions[:time]
        x = F.dropout(x, dropout, self.training)
        layers = zip(
            self.qkv.to(dtype).unbind(), self.qkv_bias.to(dtype).unbind(),
            self.out.to(dtype).unbind(), self.out_bias.to(dtype).unbind(),
            self.up.to(dtype).unbind(), self.up_bias.to(dtype).unbind(),
            self.down.to(dtype).unbind(), self.down_bias.to(dtype).unbind(),
            self.norm_gain.unbind(), self.norm_bias.unbind(),
            strict=True,
        )  # fmt: skip
        for qkv, qkv_bias, out, out_bias, up, up_bias, down, down_bias, gain, bias in layers:
            y = F.layer_norm(x, (d,), gain[0], bias[0]).to(dtype)
            q, k, v = F.linear(y, qkv, qkv_bias).view(split).permute(2, 0, 3, 1, 4).unbind()
            y = attend(q, k, v)  # (batch, heads, time, d / heads)
            y = F.linear(y.transpose(1, 2).reshape(batch, time, d), out, out_bias)
            x = x + F.dropout(y, dropout, self.training).float()
            y = F.layer_norm(x, (d,), gain[1], bias[1]).to(dtype)
            y = F.linear(F.gelu(F.linear(y, up, up_bias), approximate="tanh"), down, down_bias)
            x = x + F.dropout(y, dropout, self.training).float()
        return F.layer_norm(x, (d,), self.final_gain, self.final_bias).to(dtype)

    def forward(self, ids: Tensor, dtype: torch.dtype = torch.float32) -> Tensor:
        """(batch, time) ids to (batch, time, vocab) logits."""
        return F.linear(self.hidden(ids, dtype), self.tokens.to(dtype))


@torch.no_grad()
def to_transformers(model: TinyGPT, end: int) -> GPT2LMHeadModel:
    """The same model as transformers' class; `end` is the id that begins and ends a text."""
    shape = model.shape
    config = GPT2Config(
        vocab_size=shape.vocab,
        n_positions=shape.context,
        n_ctx=shape.context,
        n_embd=shape.width,
        n_layer=shape.layers,
        n_head=shape.heads,
        attn_pdrop=0.0,
        resid_pdrop=0.0,
        embd_pdrop=0.0,
        bos_token_id=end,
        eos_token_id=end,
    )
    gpt2 = GPT2LMHeadModel(config).eval()
    state = {
        "transformer.wte.weight": model.tokens,
        "transformer.wpe.weight": model.positions,
        "transformer.ln_f.weight": model.final_gain,
        "transformer.ln_f.bias": model.final_bias,
        "lm_head.weight": model.tokens,
    }
    for i in range(shape.layers):
        state |= {
            f"transformer.h.{i}.{name}": tensor
            for name, tensor in {
                "ln_1.weight": model.norm_gain[i, 0],
                "ln_1.bias": model.norm_bias[i, 0],
                "attn.c_attn.weight": model.qkv[i].T,  # Conv1D keeps (in, out)
                "attn.c_attn.bias": model.qkv_bias[i],
                "attn.c_proj.weight": model.out[i].T,
                "attn.c_proj.bias": model.out_bias[i],
                "ln_2.weight": model.norm_gain[i, 1],
                "ln_2.bias": model.norm_bias[i, 1],
                "mlp.c_fc.weight": model.up[i].T,
                "mlp.c_fc.bias": model.up_bias[i],
                "mlp.c_proj.weight": model.down[i].T,
                "mlp.c_proj.bias": model.down_bias[i],
            }.items()
        }
    gpt2.load_state_dict(state)
    return gpt2
