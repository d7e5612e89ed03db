"""A tiny random model of every family that people come with, saved as a folder as a person has it.

Each entry is a configuration of transformers and the tokenizer that such models have; `save` writes the folder. The
weights are drawn so that every part makes a difference.
"""

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests import tokenizers as made

SMALL: dict[str, Any] = {
    "hidden_size": 32,
    "intermediate_size": 64,
    "num_hidden_layers": 3,
    "num_attention_heads": 4,
    "max_position_embeddings": 64,
}
SHARED: dict[str, Any] = {**SMALL, "num_key_value_heads": 2}
BART: dict[str, Any] = {
    "d_model": 32,
    "encoder_layers": 3,
    "decoder_layers": 2,
    "encoder_attention_heads": 4,
    "decoder_attention_heads": 4,
    "encoder_ffn_dim": 64,
    "decoder_ffn_dim": 64,
    "max_position_embeddings": 64,
}
T5: dict[str, Any] = {"d_model": 32, "d_ff": 64, "d_kv": 8, "num_layers": 3, "num_decoder_layers": 2, "num_heads": 4}
WINDOW = 5  # tokens that a sliding window shows


@dataclass(frozen=True, slots=True)
class Family:
    """One family: transformers' names of its configuration and class, its sizes, and its tokenizer.

    `eager_is_wrong` says that transformers' eager pass differs from its own default one: Falcon's, version 5.24, adds
    the position bias twice. Hidden states and logits are then held to the default pass.
    """

    config: str
    model: str
    sizes: dict[str, Any]
    tokenizer: Callable[[Path], Any]
    settings: dict[str, Any] = field(default_factory=dict)  # set on the configuration once it is made
    eager_is_wrong: bool = False


def gpt2_tokenizer(folder: Path) -> None:
    """GPT-2's byte-level BPE."""
    made.save_gpt2_tokenizer(folder)


FAMILIES: dict[str, Family] = {
    # decoders
    "gpt2": Family("GPT2Config", "GPT2LMHeadModel", {"n_embd": 32, "n_layer": 3, "n_head": 4, "n_positions": 64},
                   gpt2_tokenizer),
    "llama": Family("LlamaConfig", "LlamaForCausalLM", SHARED, made.save_llama),
    "mistral": Family("MistralConfig", "MistralForCausalLM", {**SHARED, "sliding_window": WINDOW}, made.save_llama),
    "qwen2": Family("Qwen2Config", "Qwen2ForCausalLM", SHARED, made.save_qwen),
    "qwen3": Family("Qwen3Config", "Qwen3ForCausalLM", {**SHARED, "head_dim": 16}, made.save_qwen),
    "bloom": Family("BloomConfig", "BloomForCausalLM", {"hidden_size": 32, "n_layer": 3, "n_head": 4}, gpt2_tokenizer),
    "falcon": Family("FalconConfig", "FalconForCausalLM", {
        "hidden_size": 32, "num_hidden_layers": 3, "num_attention_heads": 4, "multi_query": True, "parallel_attn": True,
        "alibi": False, "bias": False}, gpt2_tokenizer),
    "falcon-alibi": Family("FalconConfig", "FalconForCausalLM", {
        "hidden_size": 32, "num_hidden_layers": 3, "num_attention_heads": 4, "multi_query": False,
        "parallel_attn": False, "alibi": True, "bias": True}, gpt2_tokenizer, eager_is_wrong=True),
    "falcon-grouped": Family("FalconConfig", "FalconForCausalLM", {
        "hidden_size": 32, "num_hidden_layers": 3, "num_attention_heads": 4, "num_kv_heads": 2,
        "new_decoder_architecture": True}, gpt2_tokenizer),
    "gptj": Family("GPTJConfig", "GPTJForCausalLM", {"n_embd": 32, "n_layer": 3, "n_head": 4, "n_positions": 64,
                                                     "rotary_dim": 4}, gpt2_tokenizer),
    "gpt_neox": Family("GPTNeoXConfig", "GPTNeoXForCausalLM", {**SMALL, "rotary_pct": 0.5}, gpt2_tokenizer),
    "opt": Family("OPTConfig", "OPTForCausalLM", {
        "hidden_size": 32, "ffn_dim": 64, "num_hidden_layers": 3, "num_attention_heads": 4, "word_embed_proj_dim": 32,
        "max_position_embeddings": 64}, gpt2_tokenizer),
    "mpt": Family("MptConfig", "MptForCausalLM", {"d_model": 32, "n_layers": 3, "n_heads": 4, "max_seq_len": 64},
                  gpt2_tokenizer),
    "gemma": Family("GemmaConfig", "GemmaForCausalLM", {**SMALL, "num_key_value_heads": 1, "head_dim": 8},
                    made.save_gemma),
    "gemma2": Family("Gemma2Config", "Gemma2ForCausalLM", {
        **SHARED, "head_dim": 8, "num_hidden_layers": 4, "sliding_window": WINDOW}, made.save_gemma),
    "gpt_oss": Family("GptOssConfig", "GptOssForCausalLM", {
        **SHARED, "head_dim": 8, "num_hidden_layers": 4, "sliding_window": WINDOW, "intermediate_size": 32,
        "num_local_experts": 4, "num_experts_per_tok": 2}, gpt2_tokenizer),
    # encoders
    "bert": Family("BertConfig", "BertForMaskedLM", SMALL, made.save_bert),
    "roberta": Family("RobertaConfig", "RobertaForMaskedLM", {**SMALL, "type_vocab_size": 1}, made.save_roberta),
    "distilbert": Family("DistilBertConfig", "DistilBertForMaskedLM", {
        "dim": 32, "hidden_dim": 64, "n_layers": 3, "n_heads": 4, "max_position_embeddings": 64}, made.save_bert),
    "electra": Family("ElectraConfig", "ElectraForPreTraining", {**SMALL, "embedding_size": 16}, made.save_bert),
    "deberta-v2": Family("DebertaV2Config", "DebertaV2Model", {
        **SMALL, "relative_attention": True, "position_buckets": 8, "pos_att_type": ["p2c", "c2p"],
        "share_att_key": True, "norm_rel_ebd": "layer_norm", "position_biased_input": False}, made.save_bert),
    "minilm": Family("BertConfig", "BertModel", SMALL, made.save_bert),
    # encoder-decoders
    "t5": Family("T5Config", "T5ForConditionalGeneration", T5, made.save_t5),
    "flan-t5": Family("T5Config", "T5ForConditionalGeneration", {
        **T5, "feed_forward_proj": "gated-gelu", "tie_word_embeddings": False}, made.save_t5),
    "bart": Family("BartConfig", "BartForConditionalGeneration", BART, made.save_roberta,
                   {"decoder_start_token_id": 2}),
    "marian": Family("MarianConfig", "MarianMTModel", {**BART, "decoder_start_token_id": 0}, made.save_marian),
    # outside the course's table: nothing in Headlight knows them
    "gemma3_text": Family("Gemma3TextConfig", "Gemma3ForCausalLM", {
        **SHARED, "head_dim": 8, "num_hidden_layers": 4, "sliding_window": WINDOW,
        "layer_types": ["sliding_attention", "full_attention"] * 2}, made.save_gemma),
    "mixtral": Family("MixtralConfig", "MixtralForCausalLM", {
        **SHARED, "num_local_experts": 4, "num_experts_per_tok": 2}, made.save_llama),
    "phi": Family("PhiConfig", "PhiForCausalLM", SMALL, gpt2_tokenizer),
    "modernbert": Family("ModernBertConfig", "ModernBertForMaskedLM", {
        **SMALL, "num_hidden_layers": 4, "local_attention": 8}, made.save_bert),
    "albert": Family("AlbertConfig", "AlbertForMaskedLM", {**SMALL, "embedding_size": 16}, made.save_bert),
    "gpt_neo": Family("GPTNeoConfig", "GPTNeoForCausalLM", {
        "hidden_size": 32, "num_layers": 4, "num_heads": 4, "window_size": WINDOW, "max_position_embeddings": 64,
        "attention_types": [[["global", "local"], 2]]}, gpt2_tokenizer),
}  # fmt: skip


def save(name: str, folder: Path, seed: int = 0) -> Path:
    """Write a tiny random model of a family, with its tokenizer; returns the folder."""
    import torch
    import transformers

    family = FAMILIES[name]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Marian's would like a library to normalise with
        family.tokenizer(folder)
        tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
    ids = {key: getattr(tokenizer, key) for key in ("pad_token_id", "bos_token_id", "eos_token_id")}
    special = {key: value for key, value in ids.items() if value is not None}
    config = getattr(transformers, family.config)(vocab_size=len(tokenizer), **special, **family.sizes)
    if config.is_encoder_decoder:
        config.decoder_start_token_id = config.pad_token_id
    for key, value in family.settings.items():
        setattr(config, key, value)
    model = getattr(transformers, family.model)(config).eval()
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for parameter_name, parameter in model.named_parameters():
            is_norm = "norm" in parameter_name.lower() or "ln_" in parameter_name
            centre = 1.0 if is_norm and parameter_name.endswith("weight") and "gemma" not in name else 0.0
            spread = 0.2 if parameter.ndim == 1 else 0.8 / parameter.shape[-1] ** 0.5
            parameter.normal_(centre, spread, generator=generator)
    model.save_pretrained(folder)
    return folder


__all__ = ["FAMILIES", "WINDOW", "Family", "save"]
