"""Tiny LLaMA models as GGUF files, as llama.cpp's converter writes them, and the same models for transformers."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from tests.models import END, byte_level_bpe

LAYERS, HEADS, KV_HEADS, HEAD_WIDTH, WIDTH, INNER, CONTEXT = 2, 4, 2, 24, 96, 160, 64
TEMPLATE = "{% for message in messages %}{{ '<|endoftext|>' + message['content'] }}{% endfor %}"
NAMES = {  # of a layer's matrices: llama.cpp's, and transformers'
    "attn_q": "self_attn.q_proj", "attn_k": "self_attn.k_proj", "attn_v": "self_attn.v_proj",
    "attn_output": "self_attn.o_proj", "ffn_gate": "mlp.gate_proj", "ffn_up": "mlp.up_proj",
    "ffn_down": "mlp.down_proj",
}  # fmt: skip
NORMS = {"attn_norm": "input_layernorm", "ffn_norm": "post_attention_layernorm"}


def turned_for_llama_cpp(matrix: np.ndarray, heads: int) -> np.ndarray:
    """The rows of a query or key projection in the order of llama.cpp's rotary embedding."""
    out, width = matrix.shape
    return matrix.reshape(heads, 2, out // heads // 2, width).swapaxes(1, 2).reshape(out, width)


def turned_back(matrix: np.ndarray, heads: int) -> np.ndarray:
    """The inverse of `turned_for_llama_cpp`."""
    out, width = matrix.shape
    return matrix.reshape(heads, out // heads // 2, 2, width).swapaxes(1, 2).reshape(out, width)


def write_llama(file: Path, kind: str, table: str | None = None, tied: bool = True, seed: int = 0) -> Any:
    """Write a random LLaMA with its matrices in a kind of GGUF ("Q4_1"), the table of tokens in another one.

    Returns transformers' model with the weights as that kind has rounded them, unpacked by the gguf package.
    """
    import gguf
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    tokenizer = byte_level_bpe(pieces=384)
    vocabulary = tokenizer.get_vocab_size()
    config = LlamaConfig(
        hidden_size=WIDTH, intermediate_size=INNER, num_hidden_layers=LAYERS, num_attention_heads=HEADS,
        num_key_value_heads=KV_HEADS, head_dim=HEAD_WIDTH, vocab_size=vocabulary, max_position_embeddings=CONTEXT,
        rms_norm_eps=1e-5, rope_parameters={"rope_theta": 10000.0, "rope_type": "default"}, tie_word_embeddings=tied,
        bos_token_id=0, eos_token_id=0, attn_implementation="eager",
    )  # fmt: skip
    model = LlamaForCausalLM(config).eval()
    rng = np.random.default_rng(seed)
    writer = gguf.GGUFWriter(file, "llama")
    writer.add_name("Random")
    writer.add_license("mit")
    writer.add_block_count(LAYERS)
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KV_HEADS)
    writer.add_key_length(HEAD_WIDTH)
    writer.add_rope_dimension_count(HEAD_WIDTH)
    writer.add_rope_freq_base(10000.0)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_vocab_size(vocabulary)
    pieces = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list([piece for piece, _ in pieces])
    writer.add_token_types([3 if piece == END else 1 for piece, _ in pieces])
    merges = json.loads(tokenizer.to_str())["model"]["merges"]
    writer.add_token_merges([" ".join(merge) for merge in merges])
    writer.add_bos_token_id(0)
    writer.add_eos_token_id(0)
    writer.add_chat_template(TEMPLATE)

    parameters = dict(model.named_parameters())

    def put(name: str, parameter: str, stored_as: str, heads: int = 0) -> None:
        target = parameters[parameter]
        shape = tuple(target.shape)
        if target.ndim == 1:
            weights = rng.normal(1.0, 0.2, shape).astype(np.float32)
        else:
            weights = rng.normal(0.0, 1.2 / shape[1] ** 0.5, shape).astype(np.float32)
        stored = turned_for_llama_cpp(weights, heads) if heads else weights
        as_type = gguf.GGMLQuantizationType[stored_as]
        if stored_as == "F32":
            writer.add_tensor(name, stored)
            unpacked = stored
        else:
            raw = gguf.quantize(stored, as_type)
            writer.add_tensor(name, raw, raw_dtype=as_type)
            unpacked = gguf.dequantize(raw, as_type).astype(np.float32)
        with torch.no_grad():
            target.copy_(torch.from_numpy(np.ascontiguousarray(turned_back(unpacked, heads) if heads else unpacked)))

    put("token_embd.weight", "model.embed_tokens.weight", table or kind)
    for layer in range(LAYERS):
        for short, long in NAMES.items():
            turns = {"attn_q": HEADS, "attn_k": KV_HEADS}.get(short, 0)
            put(f"blk.{layer}.{short}.weight", f"model.layers.{layer}.{long}.weight", kind, turns)
        for short, long in NORMS.items():
            put(f"blk.{layer}.{short}.weight", f"model.layers.{layer}.{long}.weight", "F32")
    put("output_norm.weight", "model.norm.weight", "F32")
    if not tied:
        put("output.weight", "lm_head.weight", table or kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return model
