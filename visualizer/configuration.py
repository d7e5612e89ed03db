"""What a configuration says of a model, whatever its family calls it.

Families name the same number by a dozen names; the tables below list them, so that a new family usually needs no line
here. Nothing is read from disk.
"""

import re
from collections.abc import Iterable
from typing import Any

from visualizer.architectures import architectures
from visualizer.trace import Kind, Objective

Purpose = Objective
Config = dict[str, Any]

DECODER_HEADS = ("ForCausalLM", "LMHeadModel")  # how transformers' decoder-only classes end
ENCODER_HEADS = ("ForMaskedLM", "ForPreTraining")

LAYERS = ("num_hidden_layers", "n_layer", "num_layers", "n_layers", "encoder_layers")
ENCODER_LAYERS = ("encoder_layers", "num_encoder_layers", "num_layers", "num_hidden_layers")
DECODER_LAYERS = ("decoder_layers", "num_decoder_layers", "num_layers", "num_hidden_layers")
HEADS = ("num_attention_heads", "n_head", "n_heads", "num_heads", "decoder_attention_heads", "encoder_attention_heads")
KV_HEADS = ("num_key_value_heads", "num_kv_heads", "n_kv_heads", "n_head_kv", "kv_n_heads")
HEAD_WIDTH = ("head_dim", "d_kv", "kv_channels", "attention_head_dim")
WIDTH = ("hidden_size", "n_embd", "d_model", "dim", "model_dim", "embed_dim", "hidden_dim")
FEED_FORWARD = (
    "intermediate_size", "n_inner", "ffn_dim", "decoder_ffn_dim", "encoder_ffn_dim", "d_ff", "ffn_hidden_size",
    "hidden_dim", "dim_feedforward", "moe_intermediate_size",
)  # fmt: skip
CONTEXT = (
    "max_position_embeddings", "n_positions", "n_ctx", "max_seq_len", "max_sequence_length", "max_seq_length",
    "seq_length", "max_source_positions",
)  # fmt: skip
EXPERTS = ("num_local_experts", "num_experts", "n_routed_experts", "moe_num_experts", "num_moe_experts")
VOCABULARY = ("vocab_size", "decoder_vocab_size", "n_vocab")
NESTED = ("attn_config", "ffn_config")  # where MPT and DBRX keep some of these

PICTURES = ("vision_config", "image_size", "patch_size", "num_channels", "image_token_id", "image_token_index")
SOUND = ("audio_config", "num_mel_bins", "feat_extract_norm", "audio_token_id", "sampling_rate")
ROTARY = ("rope_theta", "rope_parameters", "rope_scaling", "rotary_dim", "rotary_pct", "rotary_emb_base",
          "partial_rotary_factor", "rotary")  # fmt: skip
COUNTED_WAVES = ("m2m_100", "nllb-moe", "pegasus", "pegasus_x", "xglm", "fsmt")  # sinusoidal, and their files are mute
PADDED = (
    "roberta",
    "xlm-roberta",
    "camembert",
    "xlm-roberta-xl",
    "roberta-prelayernorm",
    "mpnet",
)  # 2 rows for padding
TRANSLATORS = ("marian", "m2m_100", "nllb-moe", "fsmt", "mbart")

# what stands in the files of a trained head: of masked language models, and of those that continue a text
MASK_HEAD = re.compile(
    r"(^|\.)(cls\.predictions|lm_head|vocab_transform|vocab_projector|generator_lm_head|mlm_head|pred_layer"
    r"|predictions\.(dense|bias|decoder)|head\.dense)\b"
)
TEXT_HEAD = re.compile(r"(^|\.)(lm_head|embed_out|output_projection|output)\.weight$")


def kind_of(config: Config) -> Kind | None:
    """What kind of transformer a configuration describes; None where it is none for text."""
    architecture, known = architecture_of(config), architectures()
    if any(has(config, name) for name in (*PICTURES, *SOUND)) or not any(has(config, name) for name in VOCABULARY):
        return None
    if config.get("is_encoder_decoder"):
        return "encoder-decoder"
    if architecture.endswith(DECODER_HEADS) or config.get("is_decoder") is True:
        return "decoder-only"
    if architecture.endswith(ENCODER_HEADS):
        return "encoder-only"
    model_type = config["model_type"]
    if model_type in known.pairs and "is_encoder_decoder" not in config and not architecture.endswith("EncoderModel"):
        return "encoder-decoder"
    return "decoder-only" if model_type in known.causal - known.masked else "encoder-only"


def purpose_of(config: Config, kind: Kind, names: Iterable[str]) -> Purpose:
    """What a model was trained to do, as far as its files show: a head that is not in them counts for nothing."""
    names, model_type, architecture = list(names), config["model_type"], architecture_of(config)
    if kind == "encoder-decoder":
        return "translation" if model_type in TRANSLATORS else "denoising"
    if kind == "decoder-only":
        bare = architecture.endswith("Model") and not architecture.endswith(DECODER_HEADS)
        has_head = any(TEXT_HEAD.search(name) for name in names) or config.get("tie_word_embeddings", True)
        return "none" if bare and not has_head else "causal"
    if not architecture.endswith(ENCODER_HEADS) and architecture:
        return "none"
    if model_type == "electra" and not any("generator_lm_head" in name for name in names):
        return "none"  # its pre-training head tells replaced tokens from original ones
    if not names:
        return "masked" if architecture.endswith("ForMaskedLM") else "none"
    return "masked" if any(MASK_HEAD.search(name) for name in names) else "none"


def positions_of(config: Config, names: Iterable[str]) -> str:
    """How a model tells positions apart, as `ModelSpec.positions` calls it."""
    model_type, names = config["model_type"], list(names)
    attention = config.get("attn_config") if isinstance(config.get("attn_config"), dict) else {}
    if config.get("alibi") is True or attention.get("alibi") is True or model_type == "bloom":  # type: ignore[union-attr]
        return "alibi"
    if has(config, "relative_attention_num_buckets") or any("relative_attention_bias" in name for name in names):
        return "buckets"
    if config.get("relative_attention") is True:
        return "disentangled"
    waves = ("static_position_embeddings", "sinusoidal_pos_embds", "sinusoidal_embeddings")
    if any(config.get(name) is True for name in waves) or model_type in COUNTED_WAVES:
        return "sinusoidal"
    said = config.get("position_embedding_type")
    if said in ("rotary", "rope") or any(has(config, name) for name in ROTARY) or model_type in ("gptj", "falcon"):
        return "rotary"
    if said == "alibi":
        return "alibi"
    table = re.compile(r"(^|\.)(wpe|position_embeddings?|embed_positions|position_embed|pos_embed)\.weight$")
    if any(table.search(name) for name in names) or said in ("absolute", "learned_absolute"):
        return "learned"
    if not names and context_of(config):
        return "learned"
    known = ("gpt2", "gpt_neo", "opt", "bert", "roberta", "distilbert", "electra", "bart", "mbart", "albert", "biogpt")
    return "learned" if model_type in known else "rotary" if model_type in architectures().causal else "none"


def architecture_of(config: Config) -> str:
    """transformers' class, "" where the configuration does not say."""
    names = config.get("architectures")
    return str(names[0]) if isinstance(names, list) and names else ""


def has(config: Config, name: str) -> bool:
    """Whether a configuration says anything under that name."""
    return config.get(name) is not None


def number_in(config: Config, *names: str) -> int:
    """The first of several names that families use for the same number."""
    parts = [config, *(config[name] for name in NESTED if isinstance(config.get(name), dict))]
    for name in names:
        for part in parts:
            found = part.get(name)
            if isinstance(found, int) and not isinstance(found, bool):
                return found
    return 0


def layers_of(config: Config, kind: Kind) -> tuple[int, int]:
    """Of the encoder and of the decoder; of a single stack twice the same."""
    if kind == "encoder-decoder":
        return number_in(config, *ENCODER_LAYERS), number_in(config, *DECODER_LAYERS)
    layers = number_in(config, *LAYERS)
    return layers, layers


def heads_of(config: Config) -> int:
    """Query heads a layer; of an encoder-decoder the decoder's."""
    return number_in(config, *HEADS)


def kv_heads_of(config: Config, heads: int) -> int:
    """Key and value heads a layer, which the query heads share where they are fewer."""
    said = number_in(config, *KV_HEADS)
    if config.get("new_decoder_architecture") is True:  # Falcon's second generation
        return said or heads
    if config.get("multi_query") is True:
        return 1
    if config["model_type"] == "falcon":
        return heads  # it names a number of key-value heads, and does not heed it
    return said or heads


def width_of(config: Config) -> int:
    """Of the residual stream."""
    return number_in(config, *WIDTH)


def head_width_of(config: Config, heads: int) -> int:
    """Of one query, key or value."""
    return number_in(config, *HEAD_WIDTH) or (width_of(config) // heads if heads else 0)


def vocabulary_of(config: Config) -> int:
    """How many tokens there are."""
    return number_in(config, *VOCABULARY)


def experts_of(config: Config) -> int:
    """Feed-forward networks a layer, of which a token takes a few; 0 where there is one."""
    return number_in(config, *EXPERTS)


def context_of(config: Config) -> int | None:
    """The longest text in tokens; None where nothing in the model ends it."""
    said = number_in(config, *CONTEXT)
    padding = 2 if config["model_type"] in PADDED else 0
    return said - padding if said > padding else None


def feed_forward_of(config: Config) -> int:
    """Inner width of the feed-forward network; four times the width where a family does not say."""
    width = width_of(config)
    if isinstance(ratio := config.get("expansion_ratio"), int | float):  # MPT
        return int(ratio * width)
    return number_in(config, *(name for name in FEED_FORWARD if not (name == "hidden_dim" and _is_width(config)))) or (
        4 * width
    )


def _is_width(config: Config) -> bool:
    """Whether hidden_dim is the width of the stream, as DistilBERT's is not."""
    return not any(has(config, name) for name in WIDTH if name != "hidden_dim")


def stored_precision(config: Config) -> str:
    """The precision a configuration says its weights have."""
    said = str(config.get("dtype") or config.get("torch_dtype") or "float32").removeprefix("torch.")
    return {"float32": "fp32", "float16": "fp16", "bfloat16": "bf16"}.get(said, "fp32")
