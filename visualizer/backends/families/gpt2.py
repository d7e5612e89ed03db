"""GPT-2: decoder-only, learned positions, pre-norm blocks, tied embedding."""

from visualizer.backends.families.base import Family

GPT2 = Family(
    model_type="gpt2",
    layers="transformer.h",
    final_norm="transformer.ln_f",
    projection="attn.c_proj",
    projection_is_turned=True,
    position_table="transformer.wpe",
)
