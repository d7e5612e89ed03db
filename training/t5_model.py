"""A lean T5: the same sums as transformers' `T5ForConditionalGeneration`, arranged for a fast training step.

All layers' weights of one kind live in one tensor, as in `model.py`, and `to_transformers` copies them into the
class that everybody else loads. A test holds the two to the same logits.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import T5Config, T5ForConditionalGeneration

PAD, END = 0, 1
"""Ids of <pad>, which also starts the target, and </s>, which ends source and target."""

BUCKETS, FAR = 32, 128
"""T5's relative positions: buckets of distance, and the distance from which on all share the last one."""

Maps = list[Tensor]
"""Attention weights in the order they are computed, each (batch, heads, queries, keys)."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of a tiny T5."""

    vocab: int = 8192
    layers: int = 4
    decoder_layers: int = 4
    heads: int = 8
    width: int = 256
    inner: int = 512


def buckets(queries: int, keys: int, both_ways: bool, device: torch.device) -> Tensor:
    """(queries, keys) bucket of each distance: near ones singly, far ones by their logarithm.

    Looking both ways, half of the buckets are for keys after the query; else those all fall into the first.
    """
    distance = torch.arange(keys, device=device)[None] - torch.arange(queries, device=device)[:, None]
    count = BUCKETS // 2 if both_ways else BUCKETS
    after = (distance > 0).long() * count if both_ways else 0
    distance = distance.abs() if both_ways else (-distance).clamp(min=0)
    exact = count // 2
    share = torch.log(distance.clamp(min=1).float() / exact) / math.log(FAR / exact)
    far = (exact + (share * (count - exact)).long()).clamp(max=count - 1)
    return after + torch.where(distance < exact, distance, far)


def rms_norm(x: Tensor, gain: Tensor) -> Tensor:
    """T5's norm: no mean, no bias; float32 in and out."""
    return F.rms_norm(x, gain.shape, gain, 1e-6)


class Stack(nn.Module):
    """The blocks of an encoder (one attention each) or a decoder (self, then cross attention).

    Weights are (out, in), as `F.linear` wants them; the first axis is the layer, or for attention the layer and
    which of its attentions.
    """

    def __init__(self, shape: Shape, layers: int, attentions: int, generator: torch.Generator) -> None:
        super().__init__()
        self.shape, self.layers, self.attentions = shape, layers, attentions

        def normal(*size: int, std: float) -> nn.Parameter:
            return nn.Parameter(torch.randn(*size, generator=generator) * std)

        n, d, inner = layers, shape.width, shape.inner
        small = (d * d // shape.heads) ** -0.5  # T5 does not divide q . k by sqrt(head width): q starts smaller
        self.q = normal(n * attentions, d, d, std=small)
        self.kv = normal(n * attentions, 2 * d, d, std=d**-0.5)
        self.mix = normal(n * attentions, d, d, std=d**-0.5)
        self.up = normal(n, 2 * inner, d, std=d**-0.5)  # the gate's rows, then what it gates
        self.down = normal(n, d, inner, std=inner**-0.5)
        self.gain = nn.Parameter(torch.ones(n, attentions + 1, d))
        self.final_gain = nn.Parameter(torch.ones(d))
        self.position = normal(BUCKETS, shape.heads, std=d**-0.5)

    def attend(
        self, x: Tensor, source: Tensor, bias: Tensor, q: Tensor, kv: Tensor, mix: Tensor, maps: Maps | None
    ) -> Tensor:
        """(batch, queries, width) mixed from the (batch, keys, width) `source`; all in the products' dtype."""
        batch, queries, d = x.shape
        keys, heads = source.shape[1], self.shape.heads
        q = F.linear(x, q).view(batch, queries, heads, d // heads).transpose(1, 2)
        k, v = F.linear(source, kv).view(batch, keys, 2, heads, d // heads).permute(2, 0, 3, 1, 4).unbind()
        attention = ((q @ k.transpose(2, 3)).float() + bias).softmax(-1)  # (batch, heads, queries, keys)
        if maps is not None:
            maps.append(attention)
        mixed = (attention.to(v.dtype) @ v).transpose(1, 2).reshape(batch, queries, d)
        return F.linear(mixed, mix)

    def forward(
        self, x: Tensor, biases: list[Tensor], source: Tensor | None, dtype: torch.dtype, dropout: float,
        maps: Maps | None = None,
    ) -> Tensor:  # fmt: skip
        """(batch, time, width) embeddings to (batch, time, width) states, both float32.

        `biases` are added to the scores of self and of cross attention; `source` is what cross attention reads.
        """
        q, kv, mix = (stacked.to(dtype).unbind() for stacked in (self.q, self.kv, self.mix))
        up, down = (stacked.to(dtype).unbind() for stacked in (self.up, self.down))
        x = F.dropout(x, dropout, self.training)
        for i, gain in enumerate(self.gain.unbind()):
            for j in range(self.attentions):
                at = i * self.attentions + j
                y = rms_norm(x, gain[j]).to(dtype)
                y = self.attend(y, y if j == 0 or source is None else source, biases[j], q[at], kv[at], mix[at], maps)
                x = x + F.dropout(y, dropout, self.training).float()
            gate, y = F.linear(rms_norm(x, gain[-1]).to(dtype), up[i]).chunk(2, -1)
            y = F.dropout(F.gelu(gate, approximate="tanh") * y, dropout, self.training)
            x = x + F.dropout(F.linear(y, down[i]), dropout, self.training).float()
        return F.dropout(rms_norm(x, self.final_gain), dropout, self.training)


class TinyT5(nn.Module):
    """Encoder and decoder with relative positions, pre-norm blocks, gated GELU and one table of tokens."""

    def __init__(self, shape: Shape, seed: int = 0) -> None:
        super().__init__()
        self.shape = shape
        generator = torch.Generator().manual_seed(seed)
        self.tokens = nn.Parameter(torch.randn(shape.vocab, shape.width, generator=generator))
        self.encoder = Stack(shape, shape.layers, 1, generator)
        self.decoder = Stack(shape, shape.decoder_layers, 2, generator)

    def hidden(
        self, source: Tensor, target: Tensor, dtype: torch.dtype, dropout: float = 0.0, maps: Maps | None = None
    ) -> Tensor:
        """(batch, keys) source and (batch, queries) target ids to the (batch, queries, width) states to read out.

        `target` begins with the start token. Weights of attention are never dropped; else `dropout` acts where T5's
        does. `maps` takes the weights: the encoder's layers, then self and cross of each of the decoder's.
        """
        keys, queries, device = source.shape[1], target.shape[1], source.device
        hide = torch.where(source == PAD, -1e9, 0.0)[:, None, None, :]  # (batch, 1, 1, keys)
        future = torch.full((queries, queries), -1e9, device=device).triu(1)
        around = self.encoder.position[buckets(keys, keys, True, device)].permute(2, 0, 1)[None]
        before = self.decoder.position[buckets(queries, queries, False, device)].permute(2, 0, 1)[None]
        states = self.encoder(F.embedding(source, self.tokens), [around + hide], None, dtype, dropout, maps)
        x = F.embedding(target, self.tokens)
        x = self.decoder(x, [before + future, hide], states.to(dtype), dtype, dropout, maps)
        return (x * self.shape.width**-0.5).to(dtype)  # tied: the embedding's rows are not small

    def forward(
        self, source: Tensor, target: Tensor, dtype: torch.dtype = torch.float32, maps: Maps | None = None
    ) -> Tensor:
        """Ids as in `hidden` to (batch, queries, vocab) logits."""
        return F.linear(self.hidden(source, target, dtype, maps=maps), self.tokens.to(dtype))


def started(target: Tensor) -> Tensor:
    """(batch, time) wanted ids to what the decoder is fed: the start token, and all but the last."""
    return F.pad(target[:, :-1], (1, 0), value=PAD)


@torch.no_grad()
def to_transformers(model: TinyT5) -> T5ForConditionalGeneration:
    """The same model as transformers' class."""
    shape = model.shape
    config = T5Config(
        vocab_size=shape.vocab,
        d_model=shape.width,
        d_kv=shape.width // shape.heads,
        d_ff=shape.inner,
        num_layers=shape.layers,
        num_decoder_layers=shape.decoder_layers,
        num_heads=shape.heads,
        relative_attention_num_buckets=BUCKETS,
        relative_attention_max_distance=FAR,
        dropout_rate=0.0,
        feed_forward_proj="gated-gelu",
        pad_token_id=PAD,
        eos_token_id=END,
        decoder_start_token_id=PAD,
    )
    t5 = T5ForConditionalGeneration(config).eval()
    state = {name: model.tokens for name in t5.state_dict() if name.endswith(("shared.weight", "embed_tokens.weight"))}
    state["lm_head.weight"] = model.tokens
    for side, stack in (("encoder", model.encoder), ("decoder", model.decoder)):
        first = f"{side}.block.0.layer.0.SelfAttention.relative_attention_bias.weight"
        state |= {first: stack.position, f"{side}.final_layer_norm.weight": stack.final_gain}
        for i in range(stack.layers):
            block = f"{side}.block.{i}.layer"
            for j, name in enumerate(("SelfAttention", "EncDecAttention")[: stack.attentions]):
                at = i * stack.attentions + j
                k, v = stack.kv[at].chunk(2)
                for letter, matrix in (("q", stack.q[at]), ("k", k), ("v", v), ("o", stack.mix[at])):
                    state[f"{block}.{j}.{name}.{letter}.weight"] = matrix
                state[f"{block}.{j}.layer_norm.weight"] = stack.gain[i, j]
            gate, up = stack.up[i].chunk(2)
            last = f"{block}.{stack.attentions}"
            for letter, matrix in (("wi_0", gate), ("wi_1", up), ("wo", stack.down[i])):
                state[f"{last}.DenseReluDense.{letter}.weight"] = matrix
            state[f"{last}.layer_norm.weight"] = stack.gain[i, -1]
    t5.load_state_dict(state)
    return t5
