"""A lean BERT: the same sums as transformers' `BertForMaskedLM`, arranged for a fast training step.

All layers' weights of one kind live in one tensor, so that the optimiser handles a dozen tensors and not
a hundred, and `to_transformers` copies them into the class that everybody else loads. A test holds the two
to the same logits.
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import BertConfig, BertForMaskedLM

NORM_EPSILON = 1e-12
"""BERT's own."""


@dataclass(frozen=True, slots=True)
class BertShape:
    """The size of a tiny BERT; it is written into `config.json`."""

    vocab: int = 12288
    layers: int = 6
    heads: int = 8
    width: int = 256
    context: int = 256


def block(x: Tensor, real: Tensor | None, heads: int, dropout: float, dtype: torch.dtype, *weights: Tensor) -> Tensor:
    """One layer: attention, then the feed-forward network, each added to its input and normalised.

    `x` is (batch, time, width) float32, as is what comes back; `real` is (batch, 1, 1, time) and false at
    padding, or None where there is none. The weights are one layer's of `TinyBERT.stacked`.
    """
    qkv, qkv_bias, out, out_bias, up, up_bias, down, down_bias, gain, bias = weights
    batch, time, d = x.shape
    y = F.linear(x.to(dtype), qkv.to(dtype), qkv_bias.to(dtype))
    q, k, v = y.view(batch, time, 3, heads, d // heads).permute(2, 0, 3, 1, 4).unbind()
    y = F.scaled_dot_product_attention(q, k, v, attn_mask=real)  # (batch, heads, time, d / heads)
    y = F.linear(y.transpose(1, 2).reshape(batch, time, d), out.to(dtype), out_bias.to(dtype))
    x = F.layer_norm(x + F.dropout(y.float(), dropout), (d,), gain[0], bias[0], NORM_EPSILON)
    y = F.gelu(F.linear(x.to(dtype), up.to(dtype), up_bias.to(dtype)))
    y = F.linear(y, down.to(dtype), down_bias.to(dtype))
    return F.layer_norm(x + F.dropout(y.float(), dropout), (d,), gain[1], bias[1], NORM_EPSILON)


class TinyBERT(nn.Module):
    """Encoder with learned positions and segments, post-norm blocks, GELU and tied embeddings.

    Weights are (out, in), as `F.linear` wants them; the first axis of a block's tensors is the layer.
    """

    def __init__(self, shape: BertShape, seed: int = 0) -> None:
        super().__init__()
        self.shape = shape
        generator = torch.Generator().manual_seed(seed)

        def normal(*size: int) -> nn.Parameter:
            return nn.Parameter(torch.randn(*size, generator=generator) * 0.02)

        def constant(*size: int, value: float = 0.0) -> nn.Parameter:
            return nn.Parameter(torch.full(size, value))

        n, d = shape.layers, shape.width
        self.tokens = normal(shape.vocab, d)
        self.positions = normal(shape.context, d)
        self.segments = normal(2, d)
        self.embedding_gain = constant(d, value=1.0)
        self.embedding_bias = constant(d)
        self.qkv = normal(n, 3 * d, d)
        self.qkv_bias = constant(n, 3 * d)
        self.out = normal(n, d, d)
        self.out_bias = constant(n, d)
        self.up = normal(n, 4 * d, d)
        self.up_bias = constant(n, 4 * d)
        self.down = normal(n, d, 4 * d)
        self.down_bias = constant(n, d)
        self.norm_gain = constant(n, 2, d, value=1.0)
        self.norm_bias = constant(n, 2, d)
        self.head = normal(1, d, d)
        self.head_bias = constant(d)
        self.head_gain = constant(d, value=1.0)
        self.head_norm_bias = constant(d)
        self.token_bias = constant(shape.vocab)

    @property
    def stacked(self) -> tuple[Tensor, ...]:
        """The blocks' weights, each with the layers first."""
        return (
            self.qkv, self.qkv_bias, self.out, self.out_bias, self.up, self.up_bias, self.down, self.down_bias,
            self.norm_gain, self.norm_bias,
        )  # fmt: skip

    def hidden(
        self,
        ids: Tensor,
        segments: Tensor,
        real: Tensor | None,
        dtype: torch.dtype = torch.float32,
        dropout: float = 0.0,
        run_block: Callable[..., Tensor] = block,
    ) -> Tensor:
        """(batch, time) ids and segments to the (batch, time, width) states of the last layer.

        `real` is (batch, time) and false at padding, or None. `dropout` acts where BERT's
        `hidden_dropout_prob` does, always (0.0 for a fixed answer); attention weights are never dropped.
        `run_block` is `block`, or the same function compiled.
        """
        d = self.shape.width
        x = F.embedding(ids, self.tokens) + self.positions[: ids.shape[1]] + F.embedding(segments, self.segments)
        x = F.layer_norm(x, (d,), self.embedding_gain, self.embedding_bias, NORM_EPSILON)
        x = F.dropout(x, dropout, dropout > 0)
        mask = None if real is None else real[:, None, None, :]
        for weights in zip(*(tensor.unbind() for tensor in self.stacked), strict=True):
            x = run_block(x, mask, self.shape.heads, dropout, dtype, *weights)
        return x

    @property
    def reading(self) -> tuple[Tensor, ...]:
        """The weights that `read_out` wants."""
        return self.head[0], self.head_bias, self.head_gain, self.head_norm_bias, self.tokens, self.token_bias

    def forward(self, ids: Tensor, segments: Tensor, real: Tensor | None = None) -> Tensor:
        """(batch, time) ids and segments to (batch, time, vocab) logits."""
        return read_out(self.hidden(ids, segments, real), torch.float32, *self.reading)


def read_out(x: Tensor, dtype: torch.dtype, *weights: Tensor) -> Tensor:
    """(..., width) states to (..., vocab) logits: one layer more, and the tied embedding."""
    head, head_bias, gain, norm_bias, tokens, token_bias = weights
    y = F.gelu(F.linear(x.to(dtype), head.to(dtype), head_bias.to(dtype))).float()
    y = F.layer_norm(y, (y.shape[-1],), gain, norm_bias, NORM_EPSILON)
    return F.linear(y.to(dtype), tokens.to(dtype), token_bias.to(dtype))


@torch.no_grad()
def to_transformers(model: TinyBERT, dropout: float = 0.1, padding: int = 0) -> BertForMaskedLM:
    """The same model as transformers' class; `padding` is the id of [PAD]."""
    shape, d = model.shape, model.shape.width
    config = BertConfig(
        vocab_size=shape.vocab,
        hidden_size=d,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=4 * d,
        max_position_embeddings=shape.context,
        type_vocab_size=2,
        hidden_act="gelu",
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=0.0,
        layer_norm_eps=NORM_EPSILON,
        pad_token_id=padding,
    )
    bert = BertForMaskedLM(config).eval()
    state = {
        "bert.embeddings.word_embeddings.weight": model.tokens,
        "bert.embeddings.position_embeddings.weight": model.positions,
        "bert.embeddings.token_type_embeddings.weight": model.segments,
        "bert.embeddings.LayerNorm.weight": model.embedding_gain,
        "bert.embeddings.LayerNorm.bias": model.embedding_bias,
        "cls.predictions.transform.dense.weight": model.head[0],
        "cls.predictions.transform.dense.bias": model.head_bias,
        "cls.predictions.transform.LayerNorm.weight": model.head_gain,
        "cls.predictions.transform.LayerNorm.bias": model.head_norm_bias,
        "cls.predictions.bias": model.token_bias,
        "cls.predictions.decoder.weight": model.tokens,
        "cls.predictions.decoder.bias": model.token_bias,
    }
    for i in range(shape.layers):
        state |= {
            f"bert.encoder.layer.{i}.{name}": tensor
            for name, tensor in {
                **{
                    f"attention.self.{name}.{kind}": part
                    for kind, stack in (("weight", model.qkv), ("bias", model.qkv_bias))
                    for name, part in zip(("query", "key", "value"), stack[i].chunk(3), strict=True)
                },
                "attention.output.dense.weight": model.out[i],
                "attention.output.dense.bias": model.out_bias[i],
                "attention.output.LayerNorm.weight": model.norm_gain[i, 0],
                "attention.output.LayerNorm.bias": model.norm_bias[i, 0],
                "intermediate.dense.weight": model.up[i],
                "intermediate.dense.bias": model.up_bias[i],
                "output.dense.weight": model.down[i],
                "output.dense.bias": model.down_bias[i],
                "output.LayerNorm.weight": model.norm_gain[i, 1],
                "output.LayerNorm.bias": model.norm_bias[i, 1],
            }.items()
        }
    bert.load_state_dict(state)
    return bert
