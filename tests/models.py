"""Models made on the spot, for tests that need a whole one: a tokenizer, a GPT-2 folder, a backend in plain NumPy."""

from pathlib import Path

import numpy as np
import tokenizers
from tokenizers import decoders, pre_tokenizers, processors, trainers
from tokenizers import models as kinds

from visualizer.attention import AttentionRule
from visualizer.backends.base import Extension, Memory, Past
from visualizer.trace import AttentionKind, HeadScale, ModelSpec, Rows

END = "<|endoftext|>"
STORY = (
    "Once upon a time there was a little girl who lived with her mother in a cottage at the edge of the wood. "
    "It's the girl's cottage, and they'd a cat; the cat sat on the mat, and we'll say that it wasn't 1 cat but 22.\n\n"
    "The king’s daughter said: “I am here!” – and 日本語、中文。 naïve café 🙂\r\n\tEnd.  "
)


def byte_level_bpe(pieces: int = 400) -> tokenizers.Tokenizer:
    """GPT-2's kind of tokenizer, trained on a story."""
    tokenizer = tokenizers.Tokenizer(kinds.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    trainer = trainers.BpeTrainer(
        vocab_size=pieces, special_tokens=[END], initial_alphabet=alphabet, show_progress=False
    )
    tokenizer.train_from_iterator([STORY] * 3, trainer)
    return tokenizer


def save_gpt2(folder: Path, layers: int = 2, heads: int = 3, width: int = 24, context: int = 32, seed: int = 0) -> Path:
    """A GPT-2 with random weights that make a difference, and its tokenizer, as transformers writes them."""
    import torch
    from transformers import GPT2Config, GPT2LMHeadModel, PreTrainedTokenizerFast

    tokenizer = byte_level_bpe()
    config = GPT2Config(
        n_layer=layers,
        n_head=heads,
        n_embd=width,
        n_positions=context,
        vocab_size=tokenizer.get_vocab_size(),
        bos_token_id=0,
        eos_token_id=0,
    )
    model = GPT2LMHeadModel(config).eval()
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            centre = 1.0 if "ln_" in name and name.endswith("weight") else 0.0
            spread = 0.2 if parameter.ndim == 1 else 0.8 / parameter.shape[-1] ** 0.5
            parameter.normal_(centre, spread, generator=generator)
    model.save_pretrained(folder)
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, bos_token=END, eos_token=END)
    fast.save_pretrained(folder)
    return folder


class NumpyBackend:
    """A transformer in plain NumPy with random weights, as small as one can be that has every part of a `Backend`.

    Each row depends on all tokens before it and on nothing else, so that a row left over from another prompt shows.
    `passes` notes how many tokens each call was asked for.
    """

    label = "NumPy"
    notice = None

    def __init__(self, vocabulary: int, context: int = 48, layers: int = 2, heads: int = 2, kv_heads: int = 1) -> None:
        rng, head_width, width = np.random.default_rng(5), 4, 8

        def weights(*shape: int) -> np.ndarray:
            return rng.normal(scale=1.5 / shape[-2] ** 0.5, size=shape).astype(np.float32)

        self.words, self.places = weights(vocabulary, width), weights(context, width)
        self.to_query = weights(layers, width, heads * head_width)
        self.to_key, self.to_value = weights(2, layers, width, kv_heads * head_width)
        self.out = weights(layers, heads * head_width, width)
        self.unembedding = weights(width, vocabulary)
        self.passes: list[int] = []
        self.closed = False
        self.spec = ModelSpec(
            name="tiny", family="numpy", kind="decoder-only", layers=layers, heads=heads, kv_heads=kv_heads,
            head_width=head_width, width=width, context=context, vocabulary=vocabulary, parameters=1000,
            rules=(AttentionRule(head_width**-0.5),) * layers, positions="learned", precision="fp32",
            fingerprint="0" * 64,
        )  # fmt: skip

    @property
    def readout(self) -> "NumpyReadout":
        return NumpyReadout(self.unembedding)

    extends = True

    def projection(self, kind: AttentionKind) -> "NumpyProjection":
        return NumpyProjection(self.out.reshape(self.spec.layers, self.spec.heads, -1, self.spec.width))

    def encode(
        self, ids: np.ndarray, segments: np.ndarray | None = None, head_scale: HeadScale | None = None
    ) -> Extension:
        raise NotImplementedError

    def extend(
        self,
        past: Past,
        ids: np.ndarray,
        head_scale: HeadScale | None = None,
        memory: Memory | None = None,
        cross_scale: HeadScale | None = None,
    ) -> Extension:
        spec, new, before = self.spec, len(ids), len(past)
        assert before + new <= spec.context
        assert not past.keys.flags.writeable or before == 0
        self.passes.append(new)
        scale = np.ones((spec.layers, spec.heads), np.float32) if head_scale is None else head_scale
        words, places = self.words[ids], self.places[before : before + new]
        stream = [words + places]
        queries, keys, values = [], [], []
        later = np.arange(before + new)[None, :] > np.arange(before, before + new)[:, None]  # (new, all)
        for layer in range(spec.layers):
            x = np.tanh(stream[-1])
            query = (x @ self.to_query[layer]).reshape(new, spec.heads, -1)
            key = (x @ self.to_key[layer]).reshape(new, spec.kv_heads, -1)
            value = (x @ self.to_value[layer]).reshape(new, spec.kv_heads, -1)
            every_key = np.concatenate([past.keys[:, layer], key]).repeat(spec.heads // spec.kv_heads, axis=1)
            every_value = np.concatenate([past.values[:, layer], value]).repeat(spec.heads // spec.kv_heads, axis=1)
            scores = np.einsum("qhw,khw->hqk", query, every_key) * np.float32(spec.rules[layer].scaling)
            weights = np.exp(np.where(later, -np.inf, scores))
            weights /= weights.sum(-1, keepdims=True)
            mixed = np.einsum("hqk,khw->qhw", weights, every_value) * scale[layer][:, None]
            stream.append((stream[-1] + mixed.reshape(new, -1) @ self.out[layer]).astype(np.float32))
            queries.append(query)
            keys.append(key)
            values.append(value)
        residual = np.stack(stream, axis=1)
        rows = Rows(np.stack(queries, 1), np.stack(keys, 1), np.stack(values, 1), residual, words, places)
        return Extension(rows, self.readout(residual[-1:, -1])[0])

    def position_table(self, kind: AttentionKind) -> np.ndarray:
        return self.places

    def close(self) -> None:
        self.closed = True


class NumpyReadout:
    """The final norm and the unembedding of a `NumpyBackend`."""

    def __init__(self, unembedding: np.ndarray) -> None:
        self.unembedding = unembedding

    def normalised(self, residual: np.ndarray) -> np.ndarray:
        return residual / np.sqrt((residual**2).mean(-1, keepdims=True) + np.float32(1e-5))

    def __call__(self, residual: np.ndarray) -> np.ndarray:
        return self.normalised(residual) @ self.unembedding


class NumpyProjection:
    """The output projections of a `NumpyBackend`, which has no biases."""

    def __init__(self, matrices: np.ndarray) -> None:
        self.matrices = matrices

    def __call__(self, layer: int) -> np.ndarray:
        return self.matrices[layer]

    def bias(self, layer: int) -> None:
        return None
